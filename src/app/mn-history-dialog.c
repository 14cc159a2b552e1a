/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-history-dialog.h"

#include "mn-accessible.h"
#include "mn-history-item.h"
#include "mn-history-undo.h"
#include "mn-message-strip.h"

#include <glib/gi18n.h>

/* How many changes are read at once */
#define PAGE 200

/* How many changes of one mark are shown, which are read all at once */
#define MOST_OF_ONE 1000

struct _MnHistoryDialog
{
  AdwWindow           parent_instance;

  MnWorkspace        *workspace;
  MnRecord           *record;   /* a mark or entity that can be looked at alone, as it was last; or NULL */
  GListStore         *items;    /* of MnHistoryItem */
  gboolean            has_more; /* older ones than those in the list */
  gboolean            is_working;
  guint               refreshing;

  AdwWindowTitle     *title;
  MnMessageStrip     *strip;
  GtkToggleButton    *one;
  GtkToggleButton    *here;
  GtkToggleButton    *everywhere;
  GtkStack           *stack;
  GtkScrolledWindow  *scrolled;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GtkButton          *undo_button;
  GtkButton          *since_button;
};

G_DEFINE_FINAL_TYPE (MnHistoryDialog, mn_history_dialog, ADW_TYPE_WINDOW)

static MnHistoryEntry *
get_selected (MnHistoryDialog *self)
{
  MnHistoryItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? mn_history_item_get_entry (item) : NULL;
}

/* What to undo to come back to what was right after the selected change */
static GArray *
list_since (MnHistoryDialog *self)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  guint n = gtk_single_selection_get_selected (self->selection);

  for (guint i = 0; n != GTK_INVALID_LIST_POSITION && i < n; i++)
    {
      g_autoptr (MnHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_ptr_array_add (entries, mn_history_item_get_entry (item));
    }
  return mn_history_list_to_undo (entries);
}

static void
update_buttons (MnHistoryDialog *self)
{
  MnHistoryEntry *entry = get_selected (self);
  gboolean can_undo = self->workspace != NULL && !self->is_working
                      && !mn_library_is_read_only (mn_workspace_get_library (self->workspace));
  g_autoptr (GArray) since = list_since (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->undo_button), can_undo && entry != NULL && !entry->is_undone);
  gtk_widget_set_sensitive (GTK_WIDGET (self->since_button), can_undo && since->len > 0);
}

static const MnId *
get_article (MnHistoryDialog *self)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);

  return document != NULL && !gtk_toggle_button_get_active (self->everywhere) ? mn_document_get_id (document) : NULL;
}

/* The newest state of the record, which says what was done to it last; of one that is gone the last that was */
static MnRecord *
follow_record (MnHistoryDialog *self)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);
  MnRecord *now = NULL;

  if (document != NULL && mn_record_kind (self->record) == MN_RECORD_ENTITY)
    now = (MnRecord *) mn_document_get_entity (document, &self->record->id);
  else if (document != NULL)
    now = mn_document_get_mark (document, &self->record->id);
  if (now != NULL && now != self->record)
    {
      mn_record_unref (self->record);
      self->record = mn_record_ref (now);
    }
  return self->record;
}

static GPtrArray *
list_changes (MnHistoryDialog *self,
              gint64           before,
              guint            limit,
              GError         **error)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_workspace_get_library (self->workspace));
  MnRecord *record;

  if (!gtk_toggle_button_get_active (self->one))
    return mn_snapshot_list_changes (snapshot, get_article (self), before, limit, error);
  record = follow_record (self);
  return mn_snapshot_list_changes_of (snapshot, mn_record_kind (record), &record->id, record->revision, MOST_OF_ONE,
                                      error);
}

/* Puts what was done before @before at the end of the list, in the place of what is there from @position on */
static void
load (MnHistoryDialog *self,
      guint            position,
      gint64           before,
      guint            limit)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = list_changes (self, before, limit, &error);

  if (entries == NULL)
    {
      self->has_more = FALSE;
      mn_message_strip_show (self->strip, error->message, TRUE);
      return;
    }
  self->has_more = entries->len == limit && !gtk_toggle_button_get_active (self->one);
  g_ptr_array_set_free_func (entries, NULL); /* the items have them */
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (items, mn_history_item_new (entries->pdata[i]));
  g_list_store_splice (self->items, position, g_list_model_get_n_items (G_LIST_MODEL (self->items)) - position,
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0 ? "list" : "none");
  update_buttons (self);
}

static void
load_more (MnHistoryDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr (MnHistoryItem) last = n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->items), n - 1) : NULL;

  if (last != NULL && self->has_more)
    load (self, n, mn_history_item_get_entry (last)->seq, PAGE);
}

static void
on_scrolled (MnHistoryDialog *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (self->has_more && page > 0
      && gtk_adjustment_get_value (adjustment) + 2 * page > gtk_adjustment_get_upper (adjustment))
    load_more (self);
}

static void
select_position (MnHistoryDialog *self,
                 guint            position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Reads all again that is in the list, and what is new; the same change stays selected */
static void
refresh (MnHistoryDialog *self)
{
  MnHistoryEntry *selected = get_selected (self);
  gint64 seq = selected != NULL ? selected->seq : 0;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  g_clear_handle_id (&self->refreshing, g_source_remove);
  load (self, 0, 0, MAX (n + 1, PAGE));
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MnHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (mn_history_item_get_entry (item)->seq <= seq)
        {
          select_position (self, i);
          break;
        }
    }
  update_buttons (self);
}

static gboolean
on_refresh (gpointer user_data)
{
  MnHistoryDialog *self = user_data;

  self->refreshing = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* However many changes come at once, they are read once */
static void
queue_refresh (MnHistoryDialog *self)
{
  if (self->refreshing == 0 && !self->is_working)
    self->refreshing = g_idle_add (on_refresh, self);
}

static void
on_scope (MnHistoryDialog *self)
{
  MnDocument *document;

  if (self->workspace == NULL)
    return;
  document = mn_workspace_get_document (self->workspace);
  adw_window_title_set_subtitle (self->title,
                                 get_article (self) != NULL ? mn_document_get_article (document)->title : "");
  mn_message_strip_hide (self->strip);
  g_list_store_remove_all (self->items);
  load (self, 0, 0, PAGE);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    select_position (self, 0);
}

/* The article has been closed, or is gone because its adding was undone */
static void
on_document (MnHistoryDialog *self)
{
  gboolean has_document = mn_workspace_get_document (self->workspace) != NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->here), has_document);
  if (!has_document && !gtk_toggle_button_get_active (self->one))
    gtk_toggle_button_set_active (self->everywhere, TRUE);
}

static void
on_undone (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MnHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  mn_history_undo_finish (result, &error);
  if (self->items == NULL) /* it has been closed meanwhile */
    {
      if (error != NULL)
        mn_workspace_fail (self->workspace, error);
      return;
    }
  self->is_working = FALSE;
  refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  if (error != NULL)
    mn_message_strip_show (self->strip, error->message, TRUE);
}

static void
undo (MnHistoryDialog *self,
      GArray          *seqs)
{
  self->is_working = TRUE;
  mn_message_strip_hide (self->strip);
  update_buttons (self);
  mn_history_undo_async (mn_workspace_get_library (self->workspace), seqs, on_undone, g_object_ref (self));
}

static void
on_undo (MnHistoryDialog *self)
{
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  MnHistoryEntry *entry = get_selected (self);

  if (entry == NULL)
    return;
  g_array_append_val (seqs, entry->seq);
  undo (self, seqs);
}

static void
on_since_response (MnHistoryDialog *self,
                   const char      *response,
                   GtkWidget       *dialog)
{
  if (g_str_equal (response, "undo"))
    undo (self, g_object_get_data (G_OBJECT (dialog), "seqs"));
}

static void
on_since (MnHistoryDialog *self)
{
  GArray *seqs = list_since (self);
  g_autofree char *what = mn_history_item_tell_what (gtk_single_selection_get_selected_item (self->selection));
  g_autofree char *heading = g_strdup_printf (ngettext ("Undo %u Change?", "Undo %u Changes?", seqs->len), seqs->len);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  /* Translators: what stays, the newest that does */
  body = g_strdup_printf (_("All in this list that is newer than “%s” is undone, the newest first. It can be done again "
                            "from here."),
                          what);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "undo", _("_Undo"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "undo", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "undo");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "seqs", seqs, (GDestroyNotify) g_array_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_since_response), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Enter on a change goes to what can be done with it */
static void
on_activate (MnHistoryDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (gtk_widget_is_sensitive (GTK_WIDGET (self->undo_button)) ? self->undo_button
                                                                                              : self->since_button));
}

static GtkWidget *
new_line (gboolean is_small)
{
  GtkWidget *line = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                  "hexpand", TRUE, NULL);

  if (is_small)
    {
      gtk_widget_add_css_class (line, "caption");
      gtk_widget_add_css_class (line, "dim-label");
    }
  return line;
}

static void
on_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *undone = gtk_label_new (_("undone"));

  gtk_box_append (GTK_BOX (column), new_line (FALSE));
  gtk_box_append (GTK_BOX (column), new_line (TRUE));
  gtk_box_append (GTK_BOX (column), new_line (TRUE));
  gtk_widget_add_css_class (undone, "caption");
  gtk_widget_add_css_class (undone, "dim-label");
  gtk_box_append (GTK_BOX (box), column);
  gtk_box_append (GTK_BOX (box), undone);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_list_item_set_child (list_item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *list_item,
         MnHistoryDialog          *self)
{
  MnHistoryItem *item = gtk_list_item_get_item (list_item);
  gboolean is_undone = mn_history_item_get_entry (item)->is_undone;
  GtkWidget *column = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *first = gtk_widget_get_first_child (column);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  GtkWidget *third = gtk_widget_get_last_child (column);
  g_autofree char *what = mn_history_item_tell_what (item);
  g_autofree char *who = mn_history_item_tell_who (item);
  g_autofree char *where = mn_history_item_tell_where (item);
  /* of a single article its title would be the same in every row; that others are touched too is news */
  gboolean with_where = *where != '\0'
                        && (get_article (self) == NULL || mn_history_item_get_entry (item)->n_articles > 1);
  g_autoptr (GString) sentence = g_string_new (what);

  gtk_label_set_text (GTK_LABEL (first), what);
  gtk_label_set_text (GTK_LABEL (second), who);
  gtk_label_set_text (GTK_LABEL (third), where);
  gtk_widget_set_visible (third, with_where);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (column), is_undone);
  if (is_undone)
    gtk_widget_add_css_class (first, "dim-label");
  else
    gtk_widget_remove_css_class (first, "dim-label");
  if (is_undone)
    g_string_append_printf (sentence, ", %s", _("undone"));
  g_string_append_printf (sentence, ", %s", who);
  if (with_where)
    g_string_append_printf (sentence, ", %s", where);
  mn_accessible_name_row (gtk_list_item_get_child (list_item), sentence->str);
}

static void
mn_history_dialog_dispose (GObject *object)
{
  MnHistoryDialog *self = MN_HISTORY_DIALOG (object);

  g_clear_handle_id (&self->refreshing, g_source_remove);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (mn_history_dialog_parent_class)->dispose (object);
}

/* What is being undone goes on when the dialog is closed, and if it fails the window says so */
static void
mn_history_dialog_finalize (GObject *object)
{
  g_clear_object (&MN_HISTORY_DIALOG (object)->workspace);
  g_clear_pointer (&MN_HISTORY_DIALOG (object)->record, mn_record_unref);

  G_OBJECT_CLASS (mn_history_dialog_parent_class)->finalize (object);
}

static void
mn_history_dialog_class_init (MnHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_history_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mn_history_dialog_finalize;

  g_type_ensure (MN_TYPE_MESSAGE_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, strip);
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, one);
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, here);
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, everywhere);
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, scrolled);
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, MnHistoryDialog, since_button);
  gtk_widget_class_bind_template_callback (widget_class, on_scope);
  gtk_widget_class_bind_template_callback (widget_class, update_buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_undo);
  gtk_widget_class_bind_template_callback (widget_class, on_since);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
}

static void
mn_history_dialog_init (MnHistoryDialog *self)
{
  self->items = g_list_store_new (MN_TYPE_HISTORY_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled), "value-changed",
                           G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
}

static void
present (MnHistoryDialog *self,
         MnWorkspace     *workspace)
{
  MnStore *store = mn_library_get_store (mn_workspace_get_library (workspace));

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "applied", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  on_document (self);
  on_scope (self);
  if (mn_library_is_read_only (mn_workspace_get_library (workspace)))
    mn_message_strip_show (self->strip, _("This library can be read but not changed"), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * mn_history_dialog_present:
 * @parent: the window it belongs to
 * @workspace: what that has in hand
 *
 * Shows what was done to the open article, or to the library where none is open.
 */
void
mn_history_dialog_present (GtkWindow   *parent,
                           MnWorkspace *workspace)
{
  MnHistoryDialog *self = g_object_new (MN_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);

  gtk_toggle_button_set_active (mn_workspace_get_document (workspace) != NULL ? self->here : self->everywhere, TRUE);
  present (self, workspace);
}

/**
 * mn_history_dialog_present_of:
 * @parent: the window it belongs to
 * @workspace: what that has in hand
 * @record: a mark or an entity of its document
 *
 * Shows what was done to a single mark or entity.
 */
void
mn_history_dialog_present_of (GtkWindow   *parent,
                              MnWorkspace *workspace,
                              MnRecord    *record)
{
  MnHistoryDialog *self = g_object_new (MN_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);

  self->record = mn_record_ref (record);
  gtk_button_set_label (GTK_BUTTON (self->one),
                        mn_record_kind (record) == MN_RECORD_ENTITY ? _("This _Entity") : _("This _Mark"));
  gtk_widget_set_visible (GTK_WIDGET (self->one), TRUE);
  gtk_toggle_button_set_active (self->one, TRUE);
  present (self, workspace);
}
