/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-verdict-form.h"

#include "mn-claim-edits.h"
#include "mn-picker.h"
#include "mn-swatch.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

struct _MnVerdictForm
{
  GtkWidget    parent_instance;

  MnPicker    *verdict;
  GtkLabel    *date;
  MnTextField *reasoning;
  GtkWidget   *others_frame;
  GtkBox      *others;

  MnWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (MnVerdictForm, mn_verdict_form, GTK_TYPE_WIDGET)

static void
on_verdict (MnVerdictForm *self,
            const char    *value)
{
  mn_form_set (self->workspace, mn_workspace_get_current (self->workspace), _("Change Verdict"),
               mn_claim_set_verdict_value, value);
}

static char *
describe_date (const MnVerdict *verdict)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (verdict->date);

  return date != NULL && verdict->date != 0 ? g_date_time_format (date, "%x %R") : NULL;
}

static char *
describe_annotator (MnVerdictForm   *self,
                    const MnVerdict *verdict)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_workspace_get_library (self->workspace));
  g_autoptr (MnAnnotator) annotator = NULL;

  if (!mn_id_is_none (&verdict->annotator))
    annotator = mn_snapshot_get (snapshot, MN_RECORD_ANNOTATOR, &MN_ID_NONE, &verdict->annotator, NULL);
  return g_strdup (annotator != NULL ? annotator->name : _("Somebody unknown"));
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, css_class);
    }
  return label;
}

/* What somebody else found: the verdict with its colour, who and when, and why */
static GtkWidget *
new_other (MnVerdictForm   *self,
           const MnVerdict *verdict)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = describe_annotator (self, verdict);
  g_autofree char *date = describe_date (verdict);
  g_autofree char *by = date != NULL ? g_strdup_printf ("%s · %s", name, date) : g_strdup (name);

  gtk_box_append (GTK_BOX (line), mn_swatch_new (mn_tags_find (&tagset->verdicts, verdict->value), FALSE));
  gtk_box_append (GTK_BOX (line),
                  new_label (mn_tag_words_translate (mn_tags_get_label (&tagset->verdicts, verdict->value)), NULL));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), new_label (by, "dim-label"));
  if (verdict->reasoning != NULL)
    gtk_box_append (GTK_BOX (box), new_label (verdict->reasoning, "reasoning"));
  return box;
}

static void
show_others (MnVerdictForm *self,
             MnClaim       *claim)
{
  const MnId *annotator = mn_library_get_annotator (mn_workspace_get_library (self->workspace));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->others))) != NULL)
    gtk_box_remove (self->others, child);
  for (guint i = 0; i < claim->verdicts.n; i++)
    if (!mn_id_equal (&claim->verdicts.items[i].annotator, annotator))
      gtk_box_append (self->others, new_other (self, &claim->verdicts.items[i]));
  gtk_widget_set_visible (self->others_frame, gtk_widget_get_first_child (GTK_WIDGET (self->others)) != NULL);
}

static void
on_tagset (MnVerdictForm *self)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));

  mn_picker_set_tags (self->verdict, &tagset->verdicts, _("None yet"));
}

static void
mn_verdict_form_dispose (GObject *object)
{
  MnVerdictForm *self = MN_VERDICT_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_verdict_form_parent_class)->dispose (object);
}

static void
mn_verdict_form_class_init (MnVerdictFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_verdict_form_dispose;

  g_type_ensure (MN_TYPE_PICKER);
  g_type_ensure (MN_TYPE_TEXT_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-verdict-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MnVerdictForm, verdict);
  gtk_widget_class_bind_template_child (widget_class, MnVerdictForm, date);
  gtk_widget_class_bind_template_child (widget_class, MnVerdictForm, reasoning);
  gtk_widget_class_bind_template_child (widget_class, MnVerdictForm, others_frame);
  gtk_widget_class_bind_template_child (widget_class, MnVerdictForm, others);
  gtk_widget_class_bind_template_callback (widget_class, on_verdict);
}

static void
mn_verdict_form_init (MnVerdictForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_verdict_form_set_workspace:
 * @self: a form
 * @workspace: whose current claim it shows
 */
void
mn_verdict_form_set_workspace (MnVerdictForm *self,
                               MnWorkspace   *workspace)
{
  self->workspace = g_object_ref (workspace);
  mn_text_field_bind (self->reasoning, workspace, &mn_claim_reasoning_binding);
  g_signal_connect_object (mn_workspace_get_library (workspace), "notify::tagset", G_CALLBACK (on_tagset), self,
                           G_CONNECT_SWAPPED);
  on_tagset (self);
}

/**
 * mn_verdict_form_show:
 * @self: a form
 * @claim: (nullable): the current claim, as it is now
 *
 * Shows the verdicts on a claim, or newer ones.
 */
void
mn_verdict_form_show (MnVerdictForm *self,
                      MnClaim       *claim)
{
  const MnVerdict *verdict;
  g_autofree char *date = NULL;
  g_autofree char *given = NULL;

  mn_text_field_set_record (self->reasoning, claim);
  if (claim == NULL)
    return;
  verdict = mn_claim_get_verdict (claim, mn_library_get_annotator (mn_workspace_get_library (self->workspace)));
  mn_picker_set_selected (self->verdict, verdict != NULL ? verdict->value : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reasoning), verdict != NULL);
  date = verdict != NULL ? describe_date (verdict) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->date), date != NULL);
  if (date != NULL)
    {
      /* Translators: the date of a verdict */
      given = g_strdup_printf (_("Given %s"), date);
      gtk_label_set_text (self->date, given);
    }
  show_others (self, claim);
}
