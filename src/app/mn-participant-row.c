/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-participant-row.h"

#include "mn-form.h"
#include "mn-picker.h"
#include "mn-swatch.h"

#include <glib/gi18n.h>

struct _MnParticipantRow
{
  GtkWidget    parent_instance;

  MnSwatch    *swatch;
  GtkLabel    *words;
  MnPicker    *role;
  GtkWidget   *remove;

  MnWorkspace *workspace;
  MnId         claim;
  MnId         mention;
};

G_DEFINE_FINAL_TYPE (MnParticipantRow, mn_participant_row, GTK_TYPE_WIDGET)

/* What to do with a participant: another role, or none any more */
typedef struct
{
  MnId        mention;
  const char *role; /* NULL to remove it */
} RoleEdit;

static void
apply_role (gpointer builder,
            gpointer user_data)
{
  MnClaimBuilder *claim = builder;
  RoleEdit *edit = user_data;

  for (guint i = 0; i < claim->participants.n; i++)
    if (mn_id_equal (&claim->participants.items[i].mention, &edit->mention))
      {
        if (edit->role != NULL)
          claim->participants.items[i].role = edit->role;
        else
          mn_array_remove (&mn_participant_info, &claim->participants, i);
        return;
      }
}

static void
set_role (MnParticipantRow *self,
          const char       *label,
          const char       *role)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);
  RoleEdit *edit;

  if (document == NULL)
    return;
  edit = g_new0 (RoleEdit, 1);
  edit->mention = self->mention;
  edit->role = g_intern_string (role);
  mn_document_modify_mark_async (document, &self->claim, label, NULL, apply_role, edit, g_free, mn_workspace_finish_edit,
                                 g_object_ref (self->workspace));
}

static void
on_role (MnParticipantRow *self,
         const char       *role)
{
  if (role != NULL)
    set_role (self, _("Change Role"), role);
}

static void
on_remove (MnParticipantRow *self)
{
  set_role (self, _("Remove Participant"), NULL);
}

static void
mn_participant_row_dispose (GObject *object)
{
  MnParticipantRow *self = MN_PARTICIPANT_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_participant_row_parent_class)->dispose (object);
}

static void
mn_participant_row_class_init (MnParticipantRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_participant_row_dispose;

  g_type_ensure (MN_TYPE_PICKER);
  g_type_ensure (MN_TYPE_SWATCH);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-participant-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MnParticipantRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, MnParticipantRow, words);
  gtk_widget_class_bind_template_child (widget_class, MnParticipantRow, role);
  gtk_widget_class_bind_template_child (widget_class, MnParticipantRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_role);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
mn_participant_row_init (MnParticipantRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_participant_row_new:
 * @workspace: what the claim is in
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mn_participant_row_new (MnWorkspace *workspace)
{
  MnParticipantRow *self = g_object_new (MN_TYPE_PARTICIPANT_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  mn_participant_row_set_tagset (self, mn_library_get_tagset (mn_workspace_get_library (workspace)));
  return GTK_WIDGET (self);
}

/**
 * mn_participant_row_set_tagset:
 * @self: a row
 * @tagset: what roles there are
 */
void
mn_participant_row_set_tagset (MnParticipantRow *self,
                               MnTagset         *tagset)
{
  mn_picker_set_tags (self->role, &tagset->roles, NULL);
}

/**
 * mn_participant_row_show:
 * @self: a row
 * @claim: a claim
 * @participant: one of its participants, as it is now
 *
 * Tells it what to show.
 */
void
mn_participant_row_show (MnParticipantRow    *self,
                         MnClaim             *claim,
                         const MnParticipant *participant)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  MnMention *mention = (MnMention *) mn_document_get_mark (document, &participant->mention);
  MnEntity *entity = mention != NULL ? mn_document_get_entity (document, &mention->entity) : NULL;
  g_autofree char *words
      = mention != NULL ? mn_spans_get_quote (&mention->spans) : g_strdup (_("A mention that is not here"));
  g_autofree char *title = g_strdup_printf (_("Role of “%s”"), words);
  g_autofree char *remove = g_strdup_printf (_("Remove “%s”"), words);

  self->claim = claim->record.id;
  self->mention = participant->mention;
  gtk_label_set_text (self->words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), entity != NULL ? entity->name : words);
  mn_swatch_set_tag (self->swatch, mention != NULL ? mn_tags_find (&tagset->entity_types, mention->type) : NULL);
  g_object_set (self->role, "title", title, NULL);
  mn_picker_set_selected (self->role, participant->role);
  gtk_widget_set_tooltip_text (self->remove, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}
