/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "config.h"

#include "mn-claims-window.h"

#include "mn-claim-edits.h"
#include "mn-claim-values.h"
#include "mn-claims-filter.h"
#include "mn-claims-state.h"
#include "mn-claims-table.h"
#include "mn-claims-undo.h"
#include "mn-library-claims.h"
#include "mn-message-strip.h"
#include "mn-notice.h"
#include "mn-window-pages.h"

#include <glib/gi18n.h>

#define OF_WINDOW "claims-window"

/* After so long, a search says that it is under way */
#define SPIN_AFTER_MS 150

/* A value that is set once the list shows what was set before */
typedef struct
{
  MnClaimOrder column;
  char        *id;
} Setting;

struct _MnClaimsWindow
{
  AdwWindow        parent_instance;

  MnWindow        *window; /* not owned: this is destroyed with it */
  MnWorkspace     *workspace;
  GSettings       *settings;
  GQueue           queue;  /* of Setting */
  guint            resume; /* where the selection is taken up again if what was selected goes */
  guint            spinning;
  gboolean         is_working;
  gboolean         is_settled; /* the list shows what was done last */
  gboolean         has_failed;

  AdwWindowTitle  *title;
  GtkSpinner      *spinner;
  MnMessageStrip  *strip;
  MnClaimsFilter  *filter;
  MnNotice        *notice;
  GtkStack        *stack;
  GtkWidget       *clear_button;
  MnClaimsTable   *table;
};

G_DEFINE_FINAL_TYPE (MnClaimsWindow, mn_claims_window, ADW_TYPE_WINDOW)

static MnLibrary *
get_library (MnClaimsWindow *self)
{
  return mn_workspace_get_library (self->workspace);
}

static void
free_setting (gpointer data)
{
  g_free (((Setting *) data)->id);
  g_free (data);
}

static void
tell (MnClaimsWindow *self,
      const char     *message,
      gboolean        with_undo)
{
  mn_notice_show (self->notice, message, with_undo ? _("_Undo") : NULL, with_undo ? "claims.undo" : NULL);
}

static void
fail (MnClaimsWindow *self,
      const GError   *error)
{
  g_autofree char *message = mn_window_explain (error);

  mn_message_strip_show (self->strip, message, TRUE);
  self->has_failed = TRUE;
}

/* What went wrong is over once something has been written */
static void
on_applied (MnClaimsWindow *self)
{
  if (!self->has_failed || self->workspace == NULL)
    return;
  self->has_failed = FALSE;
  mn_message_strip_hide (self->strip);
}

static void
update_title (MnClaimsWindow *self)
{
  MnClaimList *list = mn_claims_table_get_list (self->table);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint total = (guint) MAX (mn_claim_list_get_total (list), n);
  guint n_selected = mn_claim_selection_get_n (mn_claims_table_get_selection (self->table));
  GString *words = g_string_new (NULL);

  if (mn_claim_query_is_filtered (mn_claim_list_get_query (list)))
    /* Translators: how many claims the table shows, and how many there are */
    g_string_append_printf (words, ngettext ("%u of %u claim", "%u of %u claims", total), n, total);
  else
    g_string_append_printf (words, ngettext ("%u claim", "%u claims", n), n);
  if (n_selected > 1)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, ngettext ("%u selected", "%u selected", n_selected), n_selected);
    }
  adw_window_title_set_subtitle (self->title, words->str);
  g_string_free (words, TRUE);
}

static gboolean
on_spin (gpointer user_data)
{
  MnClaimsWindow *self = user_data;

  self->spinning = 0;
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
on_busy (MnClaimsWindow *self)
{
  g_clear_handle_id (&self->spinning, g_source_remove);
  if (mn_claim_list_is_busy (mn_claims_table_get_list (self->table)))
    self->spinning = g_timeout_add (SPIN_AFTER_MS, on_spin, self);
  else
    gtk_spinner_stop (self->spinner);
}

static void
on_set (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (MnClaimsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_library_edit_claims_finish (MN_LIBRARY (source), result, &error);
  g_autofree char *message = NULL;
  guint n;

  self->is_working = FALSE;
  if (self->workspace == NULL) /* closed meanwhile */
    return;
  if (error != NULL)
    fail (self, error);
  if (change == NULL)
    {
      self->is_settled = TRUE;
      return;
    }
  mn_claims_undo_note (MN_LIBRARY (source), change);
  n = mn_change_get_n_items (change);
  /* Translators: what was done (“Set Verdict”), and to how many claims */
  message = g_strdup_printf (ngettext ("%s: %u claim", "%s: %u claims", n), mn_change_get_label (change), n);
  tell (self, message, TRUE);
}

static void
set_value (MnClaimsWindow *self,
           MnClaimOrder    column,
           const char     *id)
{
  MnClaimSelection *selection = mn_claims_table_get_selection (self->table);
  g_autoptr (GArray) keys = mn_claim_selection_get_keys (selection);

  if (keys->len == 0)
    {
      tell (self, _("Select a claim first"), FALSE);
      return;
    }
  self->resume = mn_claim_selection_get_first (selection);
  self->is_working = TRUE;
  self->is_settled = FALSE;
  mn_claim_values_set_async (get_library (self), (const guint32 *) (gpointer) keys->data, keys->len, column, id, on_set,
                             g_object_ref (self));
}

/* A key that comes before the list shows what the last one did is meant for what that will show */
static void
on_chosen (MnClaimsWindow *self,
           guint           column,
           const char     *id)
{
  if (self->is_settled && !self->is_working)
    set_value (self, column, id);
  else
    {
      Setting *setting = g_new (Setting, 1);

      *setting = (Setting){ column, g_strdup (id) };
      g_queue_push_tail (&self->queue, setting);
    }
}

static gboolean
is_filter_focused (MnClaimsWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->filter));
}

/* What shows gets the keyboard, unless somebody is typing what to look for: it would go there by itself, where Ctrl+Z is
 * the field's own */
static void
show_page (MnClaimsWindow *self)
{
  MnClaimList *list = mn_claims_table_get_list (self->table);
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (list)) == 0;
  gboolean is_filtered = mn_claim_query_is_filtered (mn_claim_list_get_query (list));
  const char *page = !is_empty ? "table" : is_filtered ? "no-match" : "none";
  gboolean takes_keyboard = !is_filter_focused (self);

  if ((is_empty && mn_claim_list_is_busy (list))
      || g_str_equal (page, gtk_stack_get_visible_child_name (self->stack)))
    return;
  gtk_stack_set_visible_child_name (self->stack, page);
  if (takes_keyboard && !is_empty)
    mn_claims_table_select (self->table, 0);
  else if (takes_keyboard && is_filtered)
    gtk_widget_grab_focus (self->clear_button);
}

/* What was selected has gone from the list, which was filtered by what was set: the next takes its place */
static void
take_up_selection (MnClaimsWindow *self)
{
  MnClaimList *list = mn_claims_table_get_list (self->table);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (n > 0 && self->resume != GTK_INVALID_LIST_POSITION
      && mn_claim_selection_get_n (mn_claims_table_get_selection (self->table)) == 0
      && !is_filter_focused (self))
    mn_claims_table_select (self->table, MIN (self->resume, n - 1));
}

static void
on_found (MnClaimsWindow *self)
{
  Setting *setting;

  show_page (self);
  take_up_selection (self);
  update_title (self);
  if (self->is_working || mn_claim_list_is_busy (mn_claims_table_get_list (self->table)))
    return;
  self->is_settled = TRUE;
  setting = g_queue_pop_head (&self->queue);
  if (setting == NULL)
    return;
  set_value (self, setting->column, setting->id);
  free_setting (setting);
}

static void
on_search_failed (MnClaimsWindow *self,
                  const GError   *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self, error);
}

static void
set_statement (gpointer builder,
               gpointer user_data)
{
  mn_claim_statement_binding.set (builder, user_data, NULL);
}

static void
on_statement_set (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (MnClaimsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_library_edit_claims_finish (MN_LIBRARY (source), result, &error);

  if (change != NULL)
    mn_claims_undo_note (MN_LIBRARY (source), change);
  if (self->workspace == NULL) /* closed meanwhile */
    return;
  mn_claims_table_end_edit (self->table, error == NULL);
  if (error != NULL)
    fail (self, error);
  else if (change != NULL)
    tell (self, mn_change_get_label (change), TRUE);
}

static void
on_edited (MnClaimsWindow *self,
           guint           key,
           const char     *text,
           gint64          revision)
{
  guint32 which = key;

  mn_library_edit_claims_async (get_library (self), &which, 1, revision, _(mn_claim_statement_binding.label),
                                set_statement, g_strdup (text), g_free, on_statement_set, g_object_ref (self));
}

static void
on_activated (MnClaimsWindow *self,
              guint           position)
{
  g_autoptr (MnClaimItem) item = g_list_model_get_item (G_LIST_MODEL (mn_claims_table_get_list (self->table)), position);
  const MnClaimRow *row = item != NULL ? mn_claim_item_get_row (item) : NULL;

  if (row == NULL)
    return;
  mn_window_pages_go_to_mark (self->window, &row->claim->record.article, &row->claim->record.id);
  gtk_window_present (GTK_WINDOW (self->window));
}

typedef struct
{
  MnClaimsWindow *self;
  gboolean        redo;
} Undoing;

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Undoing *undoing = user_data;
  g_autoptr (MnClaimsWindow) self = undoing->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = mn_claims_undo_finish (MN_LIBRARY (source), result, &error);
  g_autofree char *message = NULL;

  if (self->workspace == NULL)
    return;
  if (error != NULL)
    {
      fail (self, error);
      return;
    }
  if (label != NULL)
    message = g_strdup_printf (undoing->redo ? _("Redone: %s") : _("Undone: %s"), label);
  else
    message = g_strdup (undoing->redo ? _("Nothing to redo") : _("Nothing to undo"));
  tell (self, message, FALSE);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter G_GNUC_UNUSED)
{
  MnClaimsWindow *self = MN_CLAIMS_WINDOW (widget);
  Undoing *undoing = g_new (Undoing, 1);

  *undoing = (Undoing){ g_object_ref (self), g_str_equal (name, "claims.redo") };
  mn_claims_undo_async (get_library (self), undoing->redo, on_undone, undoing);
}

/* While something is typed, Ctrl+Z is the field's own */
static gboolean
on_undo_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data G_GNUC_UNUSED)
{
  if (GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (widget))))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, g_variant_get_boolean (arguments) ? "claims.redo" : "claims.undo", NULL);
  return GDK_EVENT_STOP;
}

static void
show_query (MnClaimsWindow     *self,
            const MnClaimQuery *query)
{
  g_autoptr (MnClaimQuery) whole = mn_claim_query_copy (query);
  MnTagset *tagset = mn_library_get_tagset (get_library (self));
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) verdicts = g_strv_builder_new ();

  for (guint i = 0; i < tagset->claim_kinds.n; i++)
    g_strv_builder_add (kinds, tagset->claim_kinds.items[i].id);
  for (guint i = 0; i < tagset->verdicts.n; i++)
    g_strv_builder_add (verdicts, tagset->verdicts.items[i].id);
  g_strfreev (whole->kinds);
  whole->kinds = g_strv_builder_end (kinds);
  g_strfreev (whole->verdicts);
  whole->verdicts = g_strv_builder_end (verdicts);
  self->resume = GTK_INVALID_LIST_POSITION;
  mn_claim_list_set_query (mn_claims_table_get_list (self->table), whole);
}

static void
on_filter_changed (MnClaimsWindow *self)
{
  g_autoptr (MnClaimQuery) query = mn_claim_query_copy (mn_claim_list_get_query (mn_claims_table_get_list (self->table)));

  mn_claims_filter_fill (self->filter, query);
  show_query (self, query);
}

static void
on_sorted (MnClaimsWindow *self,
           guint           order,
           gboolean        is_descending)
{
  g_autoptr (MnClaimQuery) query = mn_claim_query_copy (mn_claim_list_get_query (mn_claims_table_get_list (self->table)));

  query->order = order;
  query->is_descending = is_descending;
  show_query (self, query);
}

static void
on_tagset (MnClaimsWindow *self)
{
  if (self->workspace == NULL) /* closed meanwhile */
    return;
  mn_claims_filter_set_tagset (self->filter, mn_library_get_tagset (get_library (self)));
  on_filter_changed (self);
}

static void
on_document (MnClaimsWindow *self)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);

  mn_claims_filter_set_article (self->filter, document != NULL ? mn_document_get_id (document) : NULL);
}

static void
clear_action (GtkWidget  *widget,
              const char *name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  mn_claims_filter_clear (MN_CLAIMS_WINDOW (widget)->filter);
}

static void
search_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  mn_claims_filter_search (MN_CLAIMS_WINDOW (widget)->filter);
}

static void
help_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_widget_activate_action (GTK_WIDGET (MN_CLAIMS_WINDOW (widget)->window), "win.show-help-overlay", NULL);
}

/* From the words that are searched for to what was found */
static void
rows_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  MnClaimsWindow *self = MN_CLAIMS_WINDOW (widget);

  if (g_list_model_get_n_items (G_LIST_MODEL (mn_claims_table_get_list (self->table))) > 0)
    mn_claims_table_select (self->table,
                            mn_claim_selection_get_n (mn_claims_table_get_selection (self->table)) > 0
                                ? GTK_INVALID_LIST_POSITION
                                : 0);
}

static gboolean
mn_claims_window_close_request (GtkWindow *window)
{
  MnClaimsWindow *self = MN_CLAIMS_WINDOW (window);

  gtk_window_set_focus (window, NULL); /* a statement that is left is kept */
  mn_claims_state_keep (self->settings, window, mn_claims_table_get_view (self->table),
                        mn_claim_list_get_query (mn_claims_table_get_list (self->table)),
                        mn_claims_filter_is_in_article (self->filter));
  return GTK_WINDOW_CLASS (mn_claims_window_parent_class)->close_request (window);
}

static void
mn_claims_window_dispose (GObject *object)
{
  MnClaimsWindow *self = MN_CLAIMS_WINDOW (object);

  g_clear_handle_id (&self->spinning, g_source_remove);
  g_queue_clear_full (&self->queue, free_setting);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (mn_claims_window_parent_class)->dispose (object);
}

static void
mn_claims_window_class_init (MnClaimsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_claims_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mn_claims_window_close_request;

  g_type_ensure (MN_TYPE_MESSAGE_STRIP);
  g_type_ensure (MN_TYPE_CLAIMS_FILTER);
  g_type_ensure (MN_TYPE_CLAIMS_TABLE);
  g_type_ensure (MN_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-claims-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MnClaimsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MnClaimsWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, MnClaimsWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, MnClaimsWindow, filter);
  gtk_widget_class_bind_template_child (widget_class, MnClaimsWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, MnClaimsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MnClaimsWindow, clear_button);
  gtk_widget_class_bind_template_child (widget_class, MnClaimsWindow, table);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_sorted);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "claims.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "claims.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "claims.clear-filters", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "claims.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "claims.rows", NULL, rows_action);
  gtk_widget_class_install_action (widget_class, "claims.help", NULL, help_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_key, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_undo_key, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, on_undo_key, "b", TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "claims.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "claims.rows", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_CONTROL_MASK, "claims.help", NULL);
}

static void
mn_claims_window_init (MnClaimsWindow *self)
{
  self->is_settled = TRUE;
  self->resume = GTK_INVALID_LIST_POSITION;
  g_queue_init (&self->queue);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_window (MnClaimsWindow *self,
            MnWindow       *window)
{
  MnLibrary *library;
  g_autoptr (MnClaimQuery) query = mn_claim_query_new ();
  gboolean in_article;

  self->window = window;
  self->workspace = g_object_ref (mn_window_get_workspace (window));
  self->settings = g_settings_new (MN_APP_ID);
  library = get_library (self);
  mn_claims_table_set_library (self->table, library);
  mn_claims_filter_set_tagset (self->filter, mn_library_get_tagset (library));
  mn_claims_state_restore (self->settings, GTK_WINDOW (self), mn_claims_table_get_view (self->table), query, &in_article);
  on_document (self);
  mn_claims_filter_set_query (self->filter, query, in_article);
  mn_claims_filter_fill (self->filter, query);
  mn_claims_table_sort (self->table, query->order, query->is_descending);

  g_signal_connect_object (mn_claims_table_get_list (self->table), "found", G_CALLBACK (on_found), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (mn_claims_table_get_list (self->table), "items-changed", G_CALLBACK (show_page), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (mn_claims_table_get_list (self->table), "failed", G_CALLBACK (on_search_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_claims_table_get_list (self->table), "notify::is-busy", G_CALLBACK (on_busy), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_claims_table_get_selection (self->table), "selection-changed", G_CALLBACK (update_title),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::document", G_CALLBACK (on_document), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::tagset", G_CALLBACK (on_tagset), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "annotators-changed", G_CALLBACK (on_tagset), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_library_get_store (library), "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  if (mn_library_is_read_only (library))
    mn_message_strip_show (self->strip, _("This library can be read but not changed"), FALSE);
  show_query (self, query);
}

static void
on_destroyed (MnClaimsWindow *self)
{
  g_object_set_data (G_OBJECT (self->window), OF_WINDOW, NULL);
}

/**
 * mn_claims_window_present:
 * @parent: the window it belongs to, which goes to claims of it
 *
 * Shows the claims of the library, in the one such window of @parent.
 */
void
mn_claims_window_present (MnWindow *parent)
{
  MnClaimsWindow *self = g_object_get_data (G_OBJECT (parent), OF_WINDOW);

  if (self == NULL)
    {
      /* not transient: it would stay above the claim that it goes to */
      self = g_object_new (MN_TYPE_CLAIMS_WINDOW, NULL);
      g_signal_connect_object (parent, "destroy", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
      set_window (self, parent);
      g_object_set_data (G_OBJECT (parent), OF_WINDOW, self);
      g_signal_connect (self, "destroy", G_CALLBACK (on_destroyed), NULL);
      gtk_widget_grab_focus (GTK_WIDGET (mn_claims_table_get_view (self->table)));
    }
  gtk_window_present (GTK_WINDOW (self));
}
