/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-evidence-row.h"

#include "mn-entity.h"
#include "mn-evidence-edits.h"
#include "mn-evidence-words.h"
#include "mn-text-line.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MnEvidenceRow
{
  GtkWidget          parent_instance;

  MnWorkspace       *workspace;
  MnClaim           *claim;
  const MnEvidence  *evidence; /* of the claim */
  GSimpleAction     *stance;

  GtkBox            *source;
  GtkMenuButton     *stance_button;
  MnTextLine        *detail;
  GtkLabel          *quote;
  GtkLabel          *note;
};

enum
{
  EDIT,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnEvidenceRow, mn_evidence_row, GTK_TYPE_WIDGET)

static void
on_edit (MnEvidenceRow *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
on_remove (MnEvidenceRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
on_stance (MnEvidenceRow *self,
           GVariant      *parameter)
{
  gint stance = mn_enum_from_name (mn_evidence_stance_names, g_variant_get_string (parameter, NULL));
  MnDocument *document = mn_workspace_get_document (self->workspace);
  MnEvidence wanted = { 0 };

  if (self->evidence == NULL || document == NULL || stance < 0)
    return;
  mn_struct_copy (&mn_evidence_info, &wanted, self->evidence);
  wanted.stance = stance;
  mn_document_change_evidence_async (document, &self->claim->record.id, _("Change Stance"), self->evidence, &wanted,
                                     mn_workspace_finish_edit, g_object_ref (self->workspace));
  mn_struct_clear (&mn_evidence_info, &wanted);
}

static GtkWidget *
new_source_label (const char *icon,
                  const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* An address opens in the browser, a stretch in its article */
static void
show_source (MnEvidenceRow *self)
{
  const MnEvidence *evidence = self->evidence;
  gboolean is_stretch = !mn_id_is_none (&evidence->article);
  const char *words = evidence->title != NULL ? evidence->title : evidence->uri != NULL ? evidence->uri : _("Untitled");
  GtkWidget *child, *button;
  char id[MN_ID_STRING_SIZE];

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->source))) != NULL)
    gtk_box_remove (self->source, child);
  if (!is_stretch && evidence->uri == NULL)
    {
      /* its article has been removed from the library: what it said is kept */
      gtk_box_append (self->source, new_source_label ("text-x-generic-symbolic", words));
      return;
    }
  button = is_stretch ? gtk_button_new () : gtk_link_button_new (evidence->uri);
  gtk_button_set_child (GTK_BUTTON (button),
                        new_source_label (is_stretch ? "text-x-generic-symbolic" : "web-browser-symbolic", words));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "entity-link");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (is_stretch)
    {
      gtk_widget_set_tooltip_text (button, _("Go to the Passage"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(suu)", mn_id_to_string (&evidence->article, id),
                                        (guint) MAX (mn_spans_first (&evidence->spans), 0),
                                        (guint) MAX (mn_spans_last (&evidence->spans), 0));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go-to-stretch");
    }
  gtk_box_append (self->source, button);
}

static void
show_detail (MnEvidenceRow *self)
{
  const MnEvidence *evidence = self->evidence;
  g_autofree char *target = evidence->uri != NULL ? mn_link_get_target (evidence->uri) : NULL;
  g_autoptr (GDateTime) seen = evidence->seen != 0 ? g_date_time_new_from_unix_local (evidence->seen) : NULL;
  g_autofree char *day = seen != NULL ? g_date_time_format (seen, "%x") : NULL;
  g_autofree char *when = NULL;
  g_autofree char *words = NULL;

  if (target != NULL)
    target[strcspn (target, "/")] = '\0';
  if (day != NULL)
    /* Translators: %s is a date */
    when = g_strdup_printf (_("Seen %s"), day);
  if (target != NULL && when != NULL)
    words = g_strdup_printf ("%s · %s", target, when);
  mn_text_line_set_text (self->detail, words != NULL ? words : when != NULL ? when : target != NULL ? target : "");
}

static void
show_text (GtkLabel   *label,
           const char *text,
           gboolean    is_quotation)
{
  g_autofree char *words = text != NULL && is_quotation ? g_strdup_printf ("“%s”", text) : g_strdup (text);

  if (words != NULL)
    gtk_label_set_text (label, g_strdelimit (words, "\n\t", ' '));
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static void
mn_evidence_row_dispose (GObject *object)
{
  MnEvidenceRow *self = MN_EVIDENCE_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->evidence = NULL;
  g_clear_pointer (&self->claim, mn_claim_unref);
  g_clear_object (&self->workspace);
  g_clear_object (&self->stance);

  G_OBJECT_CLASS (mn_evidence_row_parent_class)->dispose (object);
}

static void
mn_evidence_row_class_init (MnEvidenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_evidence_row_dispose;

  /**
   * MnEvidenceRow::edit:
   * @self: a row
   */
  signals[EDIT] = g_signal_new ("edit", MN_TYPE_EVIDENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MnEvidenceRow::remove:
   * @self: a row
   */
  signals[REMOVE]
      = g_signal_new ("remove", MN_TYPE_EVIDENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MN_TYPE_TEXT_LINE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-evidence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceRow, source);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceRow, stance_button);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceRow, detail);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceRow, quote);
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceRow, note);
  gtk_widget_class_bind_template_callback (widget_class, on_edit);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
mn_evidence_row_init (MnEvidenceRow *self)
{
  static const gint stances[] = { MN_EVIDENCE_SUPPORTS, MN_EVIDENCE_REFUTES, MN_EVIDENCE_CONTEXT };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->stance = g_simple_action_new_stateful ("stance", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (self->stance, "change-state", G_CALLBACK (on_stance), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->stance));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "evidence", G_ACTION_GROUP (group));
  for (gsize i = 0; i < G_N_ELEMENTS (stances); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (mn_evidence_stance_label (stances[i]), NULL);

      g_menu_item_set_action_and_target (item, "evidence.stance", "s", mn_evidence_stance_names[stances[i]]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->stance_button, G_MENU_MODEL (menu));
}

/**
 * mn_evidence_row_new:
 * @workspace: whose claims it shows
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mn_evidence_row_new (MnWorkspace *workspace)
{
  MnEvidenceRow *self = g_object_new (MN_TYPE_EVIDENCE_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * mn_evidence_row_show:
 * @self: a row
 * @claim: a claim
 * @evidence: evidence of it
 */
void
mn_evidence_row_show (MnEvidenceRow    *self,
                      MnClaim          *claim,
                      const MnEvidence *evidence)
{
  gboolean is_same = self->evidence != NULL && mn_struct_equal (&mn_evidence_info, self->evidence, evidence);
  MnClaim *before = self->claim;
  const char *label = mn_evidence_stance_label (evidence->stance);

  self->claim = mn_claim_ref (claim);
  self->evidence = evidence;
  g_clear_pointer (&before, mn_claim_unref);
  if (is_same)
    return;
  show_source (self);
  show_detail (self);
  show_text (self->quote, evidence->quote, TRUE);
  show_text (self->note, evidence->note, FALSE);
  g_simple_action_set_state (self->stance, g_variant_new_string (mn_evidence_stance_names[evidence->stance]));
  gtk_menu_button_set_label (self->stance_button, label);
  for (gint i = MN_EVIDENCE_CONTEXT; i <= MN_EVIDENCE_REFUTES; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), mn_evidence_stance_names[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), mn_evidence_stance_names[evidence->stance]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  evidence->title != NULL ? evidence->title : label, -1);
}

/**
 * mn_evidence_row_get_claim:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the claim
 */
MnClaim *
mn_evidence_row_get_claim (MnEvidenceRow *self)
{
  return self->claim;
}

/**
 * mn_evidence_row_get_evidence:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the evidence it shows
 */
const MnEvidence *
mn_evidence_row_get_evidence (MnEvidenceRow *self)
{
  return self->evidence;
}
