/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-remark-form.h"

#include "mn-form.h"
#include "mn-text-field.h"

#include <glib/gi18n.h>

struct _MnRemarkForm
{
  GtkWidget    parent_instance;

  MnWorkspace *workspace;
  GtkLabel    *quote;
  MnTextField *note;
  GtkLabel    *provenance;
};

G_DEFINE_FINAL_TYPE (MnRemarkForm, mn_remark_form, GTK_TYPE_WIDGET)

static char *
get_note (gconstpointer record,
          MnLibrary    *library G_GNUC_UNUSED)
{
  return g_strdup (((MnRemark *) record)->note);
}

static void
set_note (gpointer    builder,
          const char *text,
          MnLibrary  *library G_GNUC_UNUSED)
{
  g_free (((MnRemarkBuilder *) builder)->note);
  ((MnRemarkBuilder *) builder)->note = g_strdup (text);
}

static const MnTextBinding note_binding = { N_("Change Remark"), get_note, set_note, NULL };

static void
update (MnRemarkForm *self)
{
  MnRecord *current = mn_workspace_get_current (self->workspace);
  gboolean is_remark = current != NULL && mn_record_kind (current) == MN_RECORD_REMARK;
  g_autofree char *quote = NULL;
  g_autofree char *provenance = NULL;

  mn_text_field_set_record (self->note, is_remark ? current : NULL);
  if (!is_remark)
    return;
  quote = mn_spans_get_quote (mn_mark_get_spans (current));
  provenance = mn_form_provenance (self->workspace, current);
  gtk_label_set_text (self->quote, quote);
  gtk_label_set_text (self->provenance, provenance);
}

static gboolean
mn_remark_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MN_REMARK_FORM (widget)->note));
}

static void
mn_remark_form_dispose (GObject *object)
{
  MnRemarkForm *self = MN_REMARK_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_remark_form_parent_class)->dispose (object);
}

static void
mn_remark_form_class_init (MnRemarkFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_remark_form_dispose;
  widget_class->grab_focus = mn_remark_form_grab_focus;

  g_type_ensure (MN_TYPE_TEXT_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-remark-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MnRemarkForm, quote);
  gtk_widget_class_bind_template_child (widget_class, MnRemarkForm, note);
  gtk_widget_class_bind_template_child (widget_class, MnRemarkForm, provenance);
}

static void
mn_remark_form_init (MnRemarkForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_remark_form_set_workspace:
 * @self: a form
 * @workspace: whose current remark it shows
 */
void
mn_remark_form_set_workspace (MnRemarkForm *self,
                              MnWorkspace  *workspace)
{
  self->workspace = g_object_ref (workspace);
  mn_text_field_bind (self->note, workspace, &note_binding);
  g_signal_connect_object (workspace, "notify::current", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_library (workspace), "annotators-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
