/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-mention-form.h"

#include "mn-attributes-form.h"
#include "mn-entity-chooser.h"
#include "mn-form.h"
#include "mn-mention-edits.h"
#include "mn-picker.h"
#include "mn-text-field.h"
#include "mn-value-text.h"
#include "mn-workspace-values.h"

#include <glib/gi18n.h>

struct _MnMentionForm
{
  GtkWidget        parent_instance;

  MnWorkspace     *workspace;
  GtkLabel        *quote;
  MnEntityChooser *entity;
  MnPicker        *type;
  MnTextField     *role;
  MnTextField     *value;
  GtkWidget       *proposal;
  GtkButton       *use_value;
  GtkLabel        *origin;
  MnAttributesForm *attributes;
  MnTextField     *note;
  GtkLabel        *provenance;
};

G_DEFINE_FINAL_TYPE (MnMentionForm, mn_mention_form, GTK_TYPE_WIDGET)

static char *
get_role (gconstpointer record,
          MnLibrary    *library G_GNUC_UNUSED)
{
  return g_strdup (((MnMention *) record)->role);
}

static void
set_role (gpointer    builder,
          const char *text,
          MnLibrary  *library G_GNUC_UNUSED)
{
  g_free (((MnMentionBuilder *) builder)->role);
  ((MnMentionBuilder *) builder)->role = g_strdup (text);
}

static char *
get_note (gconstpointer record,
          MnLibrary    *library G_GNUC_UNUSED)
{
  return g_strdup (((MnMention *) record)->note);
}

static void
set_note (gpointer    builder,
          const char *text,
          MnLibrary  *library G_GNUC_UNUSED)
{
  g_free (((MnMentionBuilder *) builder)->note);
  ((MnMentionBuilder *) builder)->note = g_strdup (text);
}

static char *
get_value (gconstpointer record,
           MnLibrary    *library G_GNUC_UNUSED)
{
  return mn_value_to_text (((MnMention *) record)->value);
}

static void
set_value (gpointer    builder,
           const char *text,
           MnLibrary  *library G_GNUC_UNUSED)
{
  g_autoptr (MnValue) value = text != NULL ? mn_value_from_text (text, ((MnMentionBuilder *) builder)->type) : NULL;

  /* the type may have become another since the text was found to be one of it */
  if (text == NULL || value != NULL)
    mn_mention_set_value (builder, value);
}

static char *
check_value (const char   *text,
             gconstpointer record)
{
  return mn_value_check_text (text, ((MnMention *) record)->type);
}

static const MnTextBinding role_binding = { N_("Change Role"), get_role, set_role, NULL };
static const MnTextBinding note_binding = { N_("Change Note"), get_note, set_note, NULL };
static const MnTextBinding value_binding = { N_("Change Value"), get_value, set_value, check_value };

static MnMention *
get_mention (MnMentionForm *self)
{
  MnRecord *current = mn_workspace_get_current (self->workspace);

  return current != NULL && mn_record_kind (current) == MN_RECORD_MENTION ? (MnMention *) current : NULL;
}

/* What the words come to is offered where no value is; it is never taken by itself */
static void
update_proposal (MnMentionForm *self,
                 MnMention     *mention)
{
  gboolean used_date;
  g_autoptr (MnValue) value = mn_workspace_propose_value (self->workspace, mention, &used_date);
  g_autofree char *text = mn_value_to_text (value);
  g_autofree char *label = NULL;
  g_autofree char *origin = NULL;

  if (value != NULL)
    {
      g_autofree char *day = used_date ? mn_workspace_dup_article_day (self->workspace) : NULL;

      /* Translators: %s is a value, such as “2024-02” */
      label = g_strdup_printf (_("Use “%s”"), text);
      gtk_button_set_label (self->use_value, label);
      origin = day != NULL ? g_strdup_printf (_("Read from the words and the article’s date, %s"), day)
                           : g_strdup (_("Read from the words"));
      gtk_label_set_text (self->origin, origin);
      /* GTK 4.8 lets the tooltip win over a relation */
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->use_value), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, origin,
                                      -1);
    }
  else if (gtk_widget_has_focus (GTK_WIDGET (self->use_value)))
    gtk_widget_grab_focus (GTK_WIDGET (self->value));
  gtk_widget_set_visible (self->proposal, value != NULL);
}

static void
update (MnMentionForm *self)
{
  MnMention *mention = get_mention (self);
  MnDocument *document = mn_workspace_get_document (self->workspace);
  MnEntity *entity;
  g_autofree char *quote = NULL;
  g_autofree char *provenance = NULL;

  mn_text_field_set_record (self->role, mention);
  mn_text_field_set_record (self->value, mention);
  mn_attributes_form_set_record (self->attributes, mention);
  mn_text_field_set_record (self->note, mention);
  if (mention == NULL)
    return;

  entity = mn_document_get_entity (document, &mention->entity);
  quote = mn_spans_get_quote (&mention->spans);
  provenance = mn_form_provenance (self->workspace, mention);
  gtk_label_set_text (self->quote, quote);
  gtk_label_set_text (self->provenance, provenance);
  mn_entity_chooser_show (self->entity, entity != NULL ? entity->name : NULL, quote, mention->type);
  mn_picker_set_selected (self->type, mention->type);
  update_proposal (self, mention);
}

static void
on_chosen (MnMentionForm *self,
           MnChoice      *choice)
{
  MnMention *mention = get_mention (self);
  MnDocument *document = mn_workspace_get_document (self->workspace);

  if (mention == NULL)
    return;
  if (mn_choice_get_kind (choice) == MN_CHOICE_NEW)
    mn_document_link_new_async (document, &mention->record.id, mn_choice_get_name (choice), mn_workspace_finish_edit,
                                g_object_ref (self->workspace));
  else
    mn_document_link_async (document, &mention->record.id,
                            mn_choice_get_kind (choice) == MN_CHOICE_ENTITY
                                ? &mn_choice_get_entity (choice)->record.id
                                : NULL,
                            mn_workspace_finish_edit, g_object_ref (self->workspace));
}

static void
on_type (MnMentionForm *self,
         const char    *type)
{
  MnMention *mention = get_mention (self);

  if (mention != NULL && type != NULL)
    mn_document_retype_async (mn_workspace_get_document (self->workspace), &mention->record.id, type,
                              mn_workspace_finish_edit, g_object_ref (self->workspace));
}

/* What was typed goes first; if it is no value, this is the answer to it */
static void
on_use_value (MnMentionForm *self)
{
  MnMention *mention = get_mention (self);
  g_autofree char *typed = mn_text_field_dup_text (self->value);
  g_autofree char *fault = mention != NULL ? mn_value_check_text (typed, mention->type) : NULL;

  if (fault != NULL)
    mn_text_field_type (self->value, "");
  else
    mn_text_field_commit (self->value);
  gtk_widget_activate_action (GTK_WIDGET (self), "doc.use-value", NULL);
}

static gboolean
mn_mention_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MN_MENTION_FORM (widget)->entity));
}

static void
mn_mention_form_dispose (GObject *object)
{
  MnMentionForm *self = MN_MENTION_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_mention_form_parent_class)->dispose (object);
}

static void
mn_mention_form_class_init (MnMentionFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_mention_form_dispose;
  widget_class->grab_focus = mn_mention_form_grab_focus;

  g_type_ensure (MN_TYPE_ENTITY_CHOOSER);
  g_type_ensure (MN_TYPE_ATTRIBUTES_FORM);
  g_type_ensure (MN_TYPE_PICKER);
  g_type_ensure (MN_TYPE_TEXT_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-mention-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MnMentionForm, quote);
  gtk_widget_class_bind_template_child (widget_class, MnMentionForm, entity);
  gtk_widget_class_bind_template_child (widget_class, MnMentionForm, type);
  gtk_widget_class_bind_template_child (widget_class, MnMentionForm, role);
  gtk_widget_class_bind_template_child (widget_class, MnMentionForm, value);
  gtk_widget_class_bind_template_child (widget_class, MnMentionForm, proposal);
  gtk_widget_class_bind_template_child (widget_class, MnMentionForm, use_value);
  gtk_widget_class_bind_template_child (widget_class, MnMentionForm, origin);
  gtk_widget_class_bind_template_child (widget_class, MnMentionForm, attributes);
  gtk_widget_class_bind_template_child (widget_class, MnMentionForm, note);
  gtk_widget_class_bind_template_child (widget_class, MnMentionForm, provenance);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_type);
  gtk_widget_class_bind_template_callback (widget_class, on_use_value);
}

static void
mn_mention_form_init (MnMentionForm *self)
{
  GtkLabel *label;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* “between 30000000 and 50000000 barrels” is wider than the form */
  label = GTK_LABEL (gtk_button_get_child (self->use_value));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (label, 0);
}

static void
on_tagset (MnMentionForm *self)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));

  mn_picker_set_tags (self->type, &tagset->entity_types, NULL);
  update (self);
}

/**
 * mn_mention_form_set_workspace:
 * @self: a form
 * @workspace: whose current mention it shows
 */
void
mn_mention_form_set_workspace (MnMentionForm *self,
                               MnWorkspace   *workspace)
{
  self->workspace = g_object_ref (workspace);
  mn_entity_chooser_set_workspace (self->entity, workspace);
  mn_text_field_bind (self->role, workspace, &role_binding);
  mn_text_field_bind (self->value, workspace, &value_binding);
  mn_attributes_form_set_workspace (self->attributes, workspace);
  mn_text_field_bind (self->note, workspace, &note_binding);
  g_signal_connect_object (workspace, "notify::current", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::current-entity", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* what was picked and could not be written must not look done */
  g_signal_connect_object (workspace, "fail", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_library (workspace), "notify::tagset", G_CALLBACK (on_tagset), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_library (workspace), "annotators-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  on_tagset (self);
}
