/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-participant-list.h"

#include "mn-participant-row.h"
#include "mn-participants.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

struct _MnParticipantList
{
  GtkWidget    parent_instance;

  GtkWidget   *add;
  GtkBox      *rows;
  GtkWidget   *offer;
  GtkFlowBox  *offers;

  MnWorkspace *workspace;
  MnClaim     *shown;
  GArray      *offered; /* of MnParticipant */
};

G_DEFINE_FINAL_TYPE (MnParticipantList, mn_participant_list, GTK_TYPE_WIDGET)

/* One for each participant. Those that stay keep the keyboard */
static void
set_n_rows (MnParticipantList *self,
            guint              wanted)
{
  GtkWidget *child;
  guint n = 0;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); child; child = gtk_widget_get_next_sibling (child))
    n++;
  for (; n < wanted; n++)
    gtk_box_append (self->rows, mn_participant_row_new (self->workspace));
  for (; n > wanted; n--)
    gtk_box_remove (self->rows, gtk_widget_get_last_child (GTK_WIDGET (self->rows)));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), wanted > 0);
}

static void
show_rows (MnParticipantList *self)
{
  GtkWidget *row;
  guint i = 0;

  set_n_rows (self, self->shown->participants.n);
  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    mn_participant_row_show (MN_PARTICIPANT_ROW (row), self->shown, &self->shown->participants.items[i++]);
}

static void
on_accept (MnParticipantList *self,
           GtkWidget         *button)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position"));

  if (self->shown != NULL && position < self->offered->len)
    mn_document_accept_participants_async (mn_workspace_get_document (self->workspace), &self->shown->record.id,
                                           &g_array_index (self->offered, MnParticipant, position), 1,
                                           mn_workspace_finish_edit, g_object_ref (self->workspace));
}

static GtkWidget *
new_offer (MnParticipantList   *self,
           const MnParticipant *participant,
           guint                position)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  MnRecord *mention = mn_document_get_mark (mn_workspace_get_document (self->workspace), &participant->mention);
  g_autofree char *words = mn_spans_get_quote (mn_mark_get_spans (mention));
  const char *role = mn_tag_words_translate (mn_tags_get_label (&tagset->roles, participant->role));
  g_autofree char *text = g_strdup_printf ("%s · %s", words, role);
  g_autofree char *name = g_strdup_printf (_("Accept “%s” as %s"), words, role);
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_accept), self, G_CONNECT_SWAPPED);
  return button;
}

/* Which of the offers has the keyboard; as many as there are where none has */
static guint
get_focused (MnParticipantList *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->offers));
  guint position = 0;

  for (; child != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->offers)) != child; position++)
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? position : G_MAXUINT;
}

static gboolean
is_offered (MnParticipantList *self,
            const GArray      *offered)
{
  if (self->offered->len != offered->len)
    return FALSE;
  for (guint i = 0; i < offered->len; i++)
    {
      const MnParticipant *before = &g_array_index (self->offered, MnParticipant, i);
      const MnParticipant *after = &g_array_index (offered, MnParticipant, i);

      if (!mn_id_equal (&before->mention, &after->mention) || before->role != after->role)
        return FALSE;
    }
  return TRUE;
}

/* An offer that was accepted hands the keyboard on to the next one, or to the participants */
static void
move_focus (MnParticipantList *self,
            guint              position)
{
  GtkFlowBoxChild *child
      = gtk_flow_box_get_child_at_index (self->offers, (int) MIN (position, MAX (self->offered->len, 1) - 1));

  if (child != NULL)
    gtk_widget_grab_focus (gtk_flow_box_child_get_child (child));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

static void
show_offers (MnParticipantList *self)
{
  GArray *offered = mn_participants_offer (mn_workspace_get_document (self->workspace), self->shown);
  guint focused = get_focused (self);
  GtkWidget *child;

  if (is_offered (self, offered))
    {
      g_array_unref (offered);
      return;
    }
  g_array_unref (self->offered);
  self->offered = offered;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->offers))) != NULL)
    gtk_flow_box_remove (self->offers, child);
  for (guint i = 0; i < offered->len; i++)
    {
      gtk_flow_box_insert (self->offers, new_offer (self, &g_array_index (offered, MnParticipant, i), i), -1);
      child = gtk_widget_get_last_child (GTK_WIDGET (self->offers));
      gtk_widget_set_focusable (child, FALSE);
    }
  if (focused != G_MAXUINT)
    move_focus (self, focused);
  gtk_widget_set_visible (self->offer, offered->len > 0);
}

static void
on_tagset (MnParticipantList *self)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    mn_participant_row_set_tagset (MN_PARTICIPANT_ROW (row), tagset);
  g_array_set_size (self->offered, 0); /* the roles may be called otherwise */
  mn_participant_list_show (self, self->shown);
}

/* An action of the button's own would say whether it is sensitive */
static void
on_add (MnParticipantList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "doc.add-participant", NULL);
}

static void
on_selection (MnParticipantList *self)
{
  gboolean has_selection;

  g_object_get (self->workspace, "has-selection", &has_selection, NULL);
  gtk_widget_set_sensitive (self->add, has_selection);
}

static void
mn_participant_list_dispose (GObject *object)
{
  MnParticipantList *self = MN_PARTICIPANT_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, mn_claim_unref);
  g_clear_pointer (&self->offered, g_array_unref);

  G_OBJECT_CLASS (mn_participant_list_parent_class)->dispose (object);
}

static void
mn_participant_list_class_init (MnParticipantListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_participant_list_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-participant-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MnParticipantList, add);
  gtk_widget_class_bind_template_child (widget_class, MnParticipantList, rows);
  gtk_widget_class_bind_template_child (widget_class, MnParticipantList, offer);
  gtk_widget_class_bind_template_child (widget_class, MnParticipantList, offers);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
mn_participant_list_init (MnParticipantList *self)
{
  self->offered = g_array_new (FALSE, FALSE, sizeof (MnParticipant));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_participant_list_set_workspace:
 * @self: a list
 * @workspace: whose current claim it shows
 */
void
mn_participant_list_set_workspace (MnParticipantList *self,
                                   MnWorkspace       *workspace)
{
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::has-selection", G_CALLBACK (on_selection), self, G_CONNECT_SWAPPED);
  on_selection (self);
  g_signal_connect_object (mn_workspace_get_library (workspace), "notify::tagset", G_CALLBACK (on_tagset), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mn_participant_list_show:
 * @self: a list
 * @claim: (nullable): the current claim, as it is now
 *
 * Shows the participants of a claim, or newer ones.
 */
void
mn_participant_list_show (MnParticipantList *self,
                          MnClaim           *claim)
{
  if (claim != NULL)
    mn_claim_ref (claim);
  g_clear_pointer (&self->shown, mn_claim_unref);
  self->shown = claim;
  if (claim == NULL)
    return;
  show_rows (self);
  show_offers (self);
}
