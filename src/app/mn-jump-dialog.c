/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-jump-dialog.h"

#include "mn-accessible.h"
#include "mn-jump-search.h"
#include "mn-list-click.h"
#include "mn-swatch.h"
#include "mn-window-pages.h"

#include <glib/gi18n.h>

struct _MnJumpDialog
{
  AdwWindow           parent_instance;

  MnWindow           *window;
  MnWorkspace        *workspace;
  GCancellable       *searching;
  MnJumpResults      *near;    /* what was found last; NULL until something was */
  MnJumpResults      *far;
  guint               n_going; /* searches that have not come back */
  gboolean            is_by_hand; /* what is selected was chosen since something was typed */

  GtkSearchEntry     *entry;
  GtkStack           *stack;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GListStore         *jumps;
};

G_DEFINE_FINAL_TYPE (MnJumpDialog, mn_jump_dialog, ADW_TYPE_WINDOW)

static MnJump *
get_jump (MnJumpDialog *self,
          guint         position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->jumps), position);
}

static gboolean
is_heading (MnJumpDialog *self,
            guint         position)
{
  g_autoptr (MnJump) jump = get_jump (self, position);

  return jump != NULL && mn_jump_get_record (jump) == NULL;
}

static void
add_group (GPtrArray  *jumps,
           const char *heading,
           GPtrArray  *first,
           GPtrArray  *second)
{
  guint n = (first != NULL ? first->len : 0) + (second != NULL ? second->len : 0);

  if (n == 0)
    return;
  g_ptr_array_add (jumps, mn_jump_new_heading (heading));
  for (guint i = 0; first != NULL && i < first->len; i++)
    g_ptr_array_add (jumps, g_object_ref (first->pdata[i]));
  for (guint i = 0; second != NULL && i < second->len; i++)
    g_ptr_array_add (jumps, g_object_ref (second->pdata[i]));
}

/* The one that was selected, if it is still there and a hand has chosen it; else the first */
static void
select_again (MnJumpDialog *self,
              const MnId   *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->jumps));

  for (guint i = 0; id != NULL && i < n; i++)
    {
      g_autoptr (MnJump) jump = get_jump (self, i);

      if (mn_jump_get_record (jump) != NULL && mn_id_equal (&mn_jump_get_record (jump)->id, id))
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
  gtk_single_selection_set_selected (self->selection, n > 1 ? 1 : GTK_INVALID_LIST_POSITION);
  if (n > 1)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
}

/* In one go: what was found before stays until something else is found */
static void
show_found (MnJumpDialog *self)
{
  g_autoptr (GPtrArray) jumps = g_ptr_array_new_with_free_func (g_object_unref);
  MnJump *selected = gtk_single_selection_get_selected_item (self->selection);
  MnRecord *record = selected != NULL ? mn_jump_get_record (selected) : NULL;
  MnId id = record != NULL ? record->id : MN_ID_NONE;

  add_group (jumps, _("Entities"), self->near != NULL ? self->near->entities : NULL, NULL);
  add_group (jumps, _("Claims"), self->near != NULL ? self->near->claims : NULL,
             self->far != NULL ? self->far->claims : NULL);
  add_group (jumps, _("Articles"), self->far != NULL ? self->far->articles : NULL, NULL);
  g_list_store_splice (self->jumps, 0, g_list_model_get_n_items (G_LIST_MODEL (self->jumps)), jumps->pdata, jumps->len);
  select_again (self, self->is_by_hand ? &id : NULL);
  if (jumps->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (self->n_going == 0)
    gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
take (MnJumpDialog   *self,
      GObject        *source,
      GAsyncResult   *result,
      MnJumpResults **results)
{
  g_autoptr (GError) error = NULL;
  MnJumpResults *found = mn_jump_search_finish (MN_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->jumps == NULL)
    {
      g_clear_pointer (&found, mn_jump_results_free);
      return;
    }
  self->n_going--;
  if (found == NULL)
    {
      mn_workspace_fail (self->workspace, error);
      return;
    }
  g_clear_pointer (results, mn_jump_results_free);
  *results = found;
  show_found (self);
}

static void
on_near (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MnJumpDialog) self = user_data;

  take (self, source, result, &self->near);
}

static void
on_far (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (MnJumpDialog) self = user_data;

  take (self, source, result, &self->far);
}

static void
stop (MnJumpDialog *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->n_going = 0;
}

static void
clear_found (MnJumpDialog *self)
{
  g_clear_pointer (&self->near, mn_jump_results_free);
  g_clear_pointer (&self->far, mn_jump_results_free);
}

static void
on_changed (MnJumpDialog *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  MnLibrary *library = mn_workspace_get_library (self->workspace);
  MnDocument *document = mn_workspace_get_document (self->workspace);

  stop (self);
  self->is_by_hand = FALSE;
  if (*typed == '\0')
    {
      clear_found (self);
      g_list_store_remove_all (self->jumps);
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }
  self->searching = g_cancellable_new ();
  self->n_going = 2;
  mn_jump_search_async (library, document, typed, MN_JUMP_NEAR, self->searching, on_near, g_object_ref (self));
  mn_jump_search_async (library, document, typed, MN_JUMP_FAR, self->searching, on_far, g_object_ref (self));
}

/* To its next mention in the article; where it has none, to its page */
static void
jump_to_entity (MnJumpDialog *self,
                MnEntity     *entity,
                gboolean      to_page)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);

  if (to_page || document == NULL || mn_document_get_n_uses (document, &entity->record.id) == 0)
    {
      mn_window_pages_open_entity (self->window, &entity->record.id);
      return;
    }
  mn_workspace_set_current_entity (self->workspace, &entity->record.id);
  {
    g_autoptr (GPtrArray) mentions = mn_document_list_mentions (document, &entity->record.id);
    guint caret = mn_workspace_get_caret (self->workspace);
    MnRecord *next = mentions->pdata[0];

    for (guint i = 0; i < mentions->len; i++)
      if (mn_spans_first (mn_mark_get_spans (mentions->pdata[i])) > (gint) caret)
        {
          next = mentions->pdata[i];
          break;
        }
    mn_window_pages_go_to_mark (self->window, mn_document_get_id (document), &next->id);
  }
}

static void
jump (MnJumpDialog *self,
      guint         position,
      gboolean      to_page)
{
  g_autoptr (MnJump) chosen = position != GTK_INVALID_LIST_POSITION ? get_jump (self, position) : NULL;
  MnRecord *record = chosen != NULL ? mn_jump_get_record (chosen) : NULL;

  if (record == NULL)
    return;
  gtk_widget_hide (GTK_WIDGET (self));
  if (mn_record_kind (record) == MN_RECORD_ENTITY)
    jump_to_entity (self, (MnEntity *) record, to_page);
  else if (mn_record_kind (record) == MN_RECORD_CLAIM)
    mn_window_pages_go_to_mark (self->window, &record->article, &record->id);
  else
    {
      mn_window_open_article (self->window, &record->id);
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.focus-text", NULL);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_activate_row (MnJumpDialog *self,
                 guint         position)
{
  jump (self, position, FALSE);
}

static void
step (MnJumpDialog *self,
      int           direction)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->jumps));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (n < 2)
    return;
  do
    position = (position + n + (guint) direction) % n;
  while (is_heading (self, position));
  self->is_by_hand = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position == 1 ? 0 : position);
}

static gboolean
on_key (MnJumpDialog   *self,
        guint           keyval,
        guint           keycode G_GNUC_UNUSED,
        GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      step (self, keyval == GDK_KEY_Down ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      jump (self, gtk_single_selection_get_selected (self->selection), (state & GDK_SHIFT_MASK) != 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE,
                                    "width-chars", 8, NULL);

  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), mn_swatch_new (NULL, FALSE));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), detail);
  mn_list_click_activates (item, box);
}

/* The colour of an entity's type, or of the verdict of a claim */
static const MnTag *
find_tag (MnJumpDialog *self,
          MnRecord     *record)
{
  MnLibrary *library = mn_workspace_get_library (self->workspace);
  MnTagset *tagset = mn_library_get_tagset (library);
  const MnVerdict *verdict;

  if (record == NULL)
    return NULL;
  if (mn_record_kind (record) == MN_RECORD_ENTITY)
    return mn_tags_find (&tagset->entity_types, ((MnEntity *) record)->type);
  if (mn_record_kind (record) != MN_RECORD_CLAIM)
    return NULL;
  verdict = mn_claim_get_verdict ((MnClaim *) record, mn_library_get_annotator (library));
  return verdict != NULL ? mn_tags_find (&tagset->verdicts, verdict->value) : NULL;
}

static void
on_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *item,
         MnJumpDialog             *self)
{
  MnJump *one = gtk_list_item_get_item (item);
  gboolean is_group = mn_jump_get_record (one) == NULL;
  const MnTag *tag = find_tag (self, mn_jump_get_record (one));
  const char *detail = mn_jump_get_detail (one) != NULL ? mn_jump_get_detail (one) : "";
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *swatch = gtk_widget_get_first_child (box);
  GtkWidget *text = gtk_widget_get_next_sibling (swatch);
  g_autofree char *spoken = g_strdup_printf (*detail != '\0' ? "%s · %s" : "%s", mn_jump_get_text (one), detail);

  gtk_list_item_set_activatable (item, !is_group);
  gtk_list_item_set_selectable (item, !is_group);
  gtk_label_set_text (GTK_LABEL (text), mn_jump_get_text (one));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), detail);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), *detail != '\0');
  gtk_widget_set_visible (swatch, tag != NULL);
  mn_swatch_set_tag (MN_SWATCH (swatch), tag);
  if (is_group)
    gtk_widget_add_css_class (box, "group-header");
  else
    gtk_widget_remove_css_class (box, "group-header");
  mn_accessible_name_row (box, spoken);
}

static void
close_dialog (MnJumpDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
mn_jump_dialog_dispose (GObject *object)
{
  MnJumpDialog *self = MN_JUMP_DIALOG (object);

  stop (self);
  clear_found (self);
  g_clear_object (&self->jumps);

  G_OBJECT_CLASS (mn_jump_dialog_parent_class)->dispose (object);
}

static void
mn_jump_dialog_finalize (GObject *object)
{
  /* not before: a row may be bound while the window is taken apart */
  g_object_unref (MN_JUMP_DIALOG (object)->workspace);

  G_OBJECT_CLASS (mn_jump_dialog_parent_class)->finalize (object);
}

static void
mn_jump_dialog_class_init (MnJumpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_jump_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mn_jump_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-jump-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MnJumpDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, MnJumpDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MnJumpDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MnJumpDialog, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_row);
  gtk_widget_class_bind_template_callback (widget_class, close_dialog);
}

static void
mn_jump_dialog_init (MnJumpDialog *self)
{
  self->jumps = g_list_store_new (MN_TYPE_JUMP);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->jumps));
}

/**
 * mn_jump_dialog_present:
 * @parent: the window to jump in
 *
 * Shows it over the window.
 */
void
mn_jump_dialog_present (MnWindow *parent)
{
  MnJumpDialog *self = g_object_new (MN_TYPE_JUMP_DIALOG, "transient-for", parent, NULL);

  self->window = parent;
  self->workspace = g_object_ref (mn_window_get_workspace (parent));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
