/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-duplicates-dialog.h"

#include "mn-accessible.h"
#include "mn-duplicate-row.h"
#include "mn-library-entities.h"
#include "mn-notice.h"

#include <glib/gi18n.h>

struct _MnDuplicatesDialog
{
  AdwWindow           parent_instance;

  MnWorkspace        *workspace;
  GCancellable       *searching;
  GListStore         *items; /* of MnDuplicateItem, also those that are dealt with */

  AdwWindowTitle     *title;
  GtkButton          *close_button;
  MnNotice           *notice;
  GtkStack           *stack;
  GtkSpinner         *spinner;
  GtkListView        *list;
  GtkFilterListModel *open;
  GtkCustomFilter    *filter;
};

G_DEFINE_FINAL_TYPE (MnDuplicatesDialog, mn_duplicates_dialog, ADW_TYPE_WINDOW)

static gboolean
is_open (gpointer item,
         gpointer user_data G_GNUC_UNUSED)
{
  return mn_duplicate_item_get_state (item) == MN_DUPLICATE_OPEN;
}

/* What was dealt with goes, and the keyboard to the next row */
static void
update (MnDuplicatesDialog *self)
{
  g_autofree char *subtitle = NULL;
  guint n;

  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->open));
  subtitle = g_strdup_printf (g_dngettext (NULL, "%u pair", "%u pairs", n), n);
  adw_window_title_set_subtitle (self->title, n > 0 ? subtitle : "");
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
  if (n > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MnDuplicatesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = mn_entity_duplicates_finish (MN_LIBRARY (source), result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->items == NULL)
    return;
  gtk_spinner_stop (self->spinner);
  if (error != NULL)
    {
      mn_workspace_fail (self->workspace, error);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (items, mn_duplicate_item_new (found->pdata[i]));
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  gtk_button_set_label (self->close_button, _("_Close"));
  mn_accessible_mend_button (self->close_button);
  update (self);
}

/* Sets aside all pairs with an entity that is gone, and shows anew those with the other, which has more uses now */
static void
take_up_merger (MnDuplicatesDialog *self,
                MnDuplicateItem    *merger,
                gint64              seq)
{
  const MnId *kept = &mn_duplicate_item_get_kept (merger)->record.id;
  const MnId *merged = &mn_duplicate_item_get_merged (merger)->record.id;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (MnDuplicateItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (mn_duplicate_item_get_state (item) != MN_DUPLICATE_OPEN)
        continue;
      if (mn_duplicate_item_has (item, merged))
        mn_duplicate_item_set_state (item, seq);
      else if (mn_duplicate_item_has (item, kept))
        mn_duplicate_item_refresh (item);
    }
}

typedef struct
{
  MnDuplicatesDialog *self;
  MnDuplicateItem    *item;
} Merging;

static void
free_merging (Merging *merging)
{
  g_object_unref (merging->self);
  g_object_unref (merging->item);
  g_free (merging);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Merging, free_merging)

static void
offer_undo (MnDuplicatesDialog *self,
            MnDuplicateItem    *item,
            gint64              seq)
{
  g_autofree char *message = g_strdup_printf (_("Merged “%s” into “%s”"), mn_duplicate_item_get_merged (item)->name,
                                              mn_duplicate_item_get_kept (item)->name);
  g_autofree char *action = g_strdup_printf ("duplicates.undo(int64 %" G_GINT64_FORMAT ")", seq);

  mn_notice_show (self->notice, message, _("_Undo"), action);
}

static void
on_merged (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Merging) merging = user_data;
  MnDuplicatesDialog *self = merging->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_library_entities_finish (MN_LIBRARY (source), result, &error);

  if (self->items == NULL) /* closed meanwhile */
    return;
  mn_duplicate_item_set_busy (merging->item, FALSE);
  if (error != NULL)
    mn_workspace_fail (self->workspace, error);
  if (change == NULL)
    return;
  take_up_merger (self, merging->item, mn_change_get_seq (change));
  update (self);
  offer_undo (self, merging->item, mn_change_get_seq (change));
}

static void
on_merge (MnDuplicatesDialog *self,
          MnDuplicateItem    *item)
{
  Merging *merging = g_new (Merging, 1);

  *merging = (Merging){ g_object_ref (self), g_object_ref (item) };
  mn_duplicate_item_set_busy (item, TRUE);
  mn_library_merge_entities_async (mn_workspace_get_library (self->workspace),
                                   &mn_duplicate_item_get_kept (item)->record.id,
                                   &mn_duplicate_item_get_merged (item)->record.id, on_merged, merging);
}

static void
on_dismiss (MnDuplicatesDialog *self,
            MnDuplicateItem    *item)
{
  mn_duplicate_item_set_state (item, MN_DUPLICATE_DISMISSED);
  update (self);
}

typedef struct
{
  MnDuplicatesDialog *self;
  gint64              seq;
} Undoing;

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Undoing *undoing = user_data;
  g_autoptr (MnDuplicatesDialog) self = undoing->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = mn_store_undo_finish (MN_STORE (source), result, &error);

  if (error != NULL)
    mn_workspace_fail (self->workspace, error);
  if (changes == NULL || self->items == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (MnDuplicateItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (mn_duplicate_item_get_state (item) == undoing->seq)
        mn_duplicate_item_set_state (item, MN_DUPLICATE_OPEN);
      mn_duplicate_item_refresh (item);
    }
  update (self);
}

static void
undo_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter)
{
  MnDuplicatesDialog *self = MN_DUPLICATES_DIALOG (widget);
  MnLibrary *library = mn_workspace_get_library (self->workspace);
  MnUndoRequest request = { .annotator = *mn_library_get_annotator (library), .seq = g_variant_get_int64 (parameter) };
  Undoing *undoing = g_new (Undoing, 1);

  *undoing = (Undoing){ g_object_ref (self), request.seq };
  mn_store_undo_async (mn_library_get_store (library), &request, NULL, on_undone, undoing);
}

static void
on_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *list_item,
          MnDuplicatesDialog       *self)
{
  GtkWidget *row = g_object_new (MN_TYPE_DUPLICATE_ROW, NULL);

  g_signal_connect_swapped (row, "merge", G_CALLBACK (on_merge), self);
  g_signal_connect_swapped (row, "dismiss", G_CALLBACK (on_dismiss), self);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *list_item,
         MnDuplicatesDialog       *self)
{
  mn_duplicate_row_show (MN_DUPLICATE_ROW (gtk_list_item_get_child (list_item)),
                         mn_workspace_get_library (self->workspace), gtk_list_item_get_item (list_item));
}

static void
on_unbind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
           GtkListItem              *list_item)
{
  mn_duplicate_row_show (MN_DUPLICATE_ROW (gtk_list_item_get_child (list_item)), NULL, NULL);
}

static void
mn_duplicates_dialog_dispose (GObject *object)
{
  MnDuplicatesDialog *self = MN_DUPLICATES_DIALOG (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (mn_duplicates_dialog_parent_class)->dispose (object);
}

static void
mn_duplicates_dialog_finalize (GObject *object)
{
  /* not before: a row may be bound while the window is taken apart */
  g_object_unref (MN_DUPLICATES_DIALOG (object)->workspace);

  G_OBJECT_CLASS (mn_duplicates_dialog_parent_class)->finalize (object);
}

static void
mn_duplicates_dialog_class_init (MnDuplicatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_duplicates_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mn_duplicates_dialog_finalize;

  g_type_ensure (MN_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-duplicates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MnDuplicatesDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MnDuplicatesDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, MnDuplicatesDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, MnDuplicatesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MnDuplicatesDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, MnDuplicatesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MnDuplicatesDialog, open);
  gtk_widget_class_bind_template_child (widget_class, MnDuplicatesDialog, filter);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_install_action (widget_class, "duplicates.undo", "x", undo_action);
}

static void
mn_duplicates_dialog_init (MnDuplicatesDialog *self)
{
  self->items = g_list_store_new (MN_TYPE_DUPLICATE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, is_open, NULL, NULL);
  gtk_filter_list_model_set_model (self->open, G_LIST_MODEL (self->items));
}

/**
 * mn_duplicates_dialog_present:
 * @parent: the window it belongs to
 * @workspace: what that has in hand
 *
 * Looks for entities that may be one, and shows them.
 */
void
mn_duplicates_dialog_present (GtkWindow   *parent,
                              MnWorkspace *workspace)
{
  MnDuplicatesDialog *self = g_object_new (MN_TYPE_DUPLICATES_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->searching = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  mn_entity_duplicates_async (mn_workspace_get_library (workspace), self->searching, on_found, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
