/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-occurrence-dialog.h"

#include "mn-accessible.h"
#include "mn-occurrence-item.h"

#include <glib/gi18n.h>

struct _MnOccurrenceDialog
{
  AdwWindow         parent_instance;

  MnWorkspace      *workspace;
  MnMention        *mention;
  MnEntity         *entity; /* NULL where it has none */
  GCancellable     *searching;
  GListStore       *items;  /* of MnOccurrenceItem */
  guint             n_wanted;
  gboolean          is_ticking; /* all at once: what each says is not listened to */

  AdwWindowTitle   *title;
  GtkWidget        *cancel_button;
  GtkButton        *mark_button;
  GtkCheckButton   *everywhere;
  GtkCheckButton   *other_names;
  GtkCheckButton   *whole_words;
  GtkCheckButton   *match_case;
  GtkCheckButton   *all;
  GtkStack         *stack;
  GtkSpinner       *spinner;
  GtkListView      *list;
  GtkNoSelection   *selection;
};

G_DEFINE_FINAL_TYPE (MnOccurrenceDialog, mn_occurrence_dialog, ADW_TYPE_WINDOW)

static void
update (MnOccurrenceDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *label = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->mark_button), self->n_wanted > 0);
  /* Translators: how many places to mark; on a button */
  label = g_strdup_printf (g_dngettext (NULL, "_Mark %u", "_Mark %u", self->n_wanted), self->n_wanted);
  gtk_button_set_label (self->mark_button, self->n_wanted > 0 ? label : _("_Mark"));
  mn_accessible_mend_button (self->mark_button);
  self->is_ticking = TRUE;
  gtk_check_button_set_active (self->all, n > 0 && self->n_wanted == n);
  gtk_check_button_set_inconsistent (self->all, self->n_wanted > 0 && self->n_wanted < n);
  self->is_ticking = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->all), n > 0);
}

static void
on_wanted (MnOccurrenceDialog *self,
           GParamSpec         *pspec G_GNUC_UNUSED,
           MnOccurrenceItem   *item)
{
  if (mn_occurrence_item_is_wanted (item))
    self->n_wanted++;
  else
    self->n_wanted--;
  if (!self->is_ticking)
    update (self);
}

static void
on_all_toggled (MnOccurrenceDialog *self)
{
  gboolean is_active = gtk_check_button_get_active (self->all);

  if (self->is_ticking)
    return;
  self->is_ticking = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (MnOccurrenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      mn_occurrence_item_set_wanted (item, is_active);
    }
  self->is_ticking = FALSE;
  update (self);
}

static void
show_found (MnOccurrenceDialog *self,
            GPtrArray          *found)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (found->len, g_object_unref);

  for (guint i = 0; i < found->len; i++)
    {
      MnOccurrenceItem *item = mn_occurrence_item_new (found->pdata[i]);

      g_signal_connect_object (item, "notify::is-wanted", G_CALLBACK (on_wanted), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  self->n_wanted = found->len;
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "none");
  update (self);
  if (found->len > 0 && gtk_window_get_focus (GTK_WINDOW (self)) == self->cancel_button)
    gtk_widget_grab_focus (GTK_WIDGET (self->mark_button));
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MnOccurrenceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = mn_occurrences_find_finish (MN_DOCUMENT (source), result, &error);

  /* one that was called off has been followed by another, or the window is closed */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_spinner_stop (self->spinner);
  if (found != NULL)
    show_found (self, found);
  else
    {
      mn_workspace_fail (self->workspace, error);
      gtk_window_close (GTK_WINDOW (self));
    }
}

/* What the mention says; and, if wanted, all that its entity is called */
static char **
list_names (MnOccurrenceDialog *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *quote = mn_spans_get_quote (&self->mention->spans);

  g_strv_builder_add (names, quote);
  if (self->entity != NULL && gtk_check_button_get_active (self->other_names))
    {
      g_strv_builder_add (names, self->entity->name);
      if (self->entity->aliases != NULL)
        g_strv_builder_addv (names, (const char **) self->entity->aliases);
    }
  return g_strv_builder_end (names);
}

static void
search (MnOccurrenceDialog *self)
{
  g_auto (GStrv) names = NULL;
  MnMatcherFlags flags = MN_MATCHER_DEFAULT;
  MnDocument *document;

  if (self->workspace == NULL)
    return;
  document = mn_workspace_get_document (self->workspace);
  if (document == NULL)
    return;
  if (gtk_check_button_get_active (self->whole_words))
    flags |= MN_MATCHER_WHOLE_WORDS;
  if (!gtk_check_button_get_active (self->match_case))
    flags |= MN_MATCHER_FOLD_CASE;
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  g_list_store_remove_all (self->items);
  self->n_wanted = 0;
  update (self);
  gtk_stack_set_visible_child_name (self->stack, "searching");
  gtk_spinner_start (self->spinner);
  names = list_names (self);
  mn_occurrences_find_async (document, gtk_check_button_get_active (self->everywhere), (const char *const *) names, flags,
                             self->searching, on_found, g_object_ref (self));
}

static void
on_marked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MnWorkspace) workspace = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);
  g_autofree char *message = NULL;

  if (error != NULL)
    mn_workspace_fail (workspace, error);
  else if (change != NULL)
    {
      guint n = mn_change_get_n_items (change);

      message = g_strdup_printf (g_dngettext (NULL, "Marked one more place", "Marked %u more places", n), n);
      mn_workspace_tell (workspace, message, TRUE);
    }
}

static void
on_mark (MnOccurrenceDialog *self)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_occurrence_unref);
  MnDocument *document = mn_workspace_get_document (self->workspace);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (MnOccurrenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (mn_occurrence_item_is_wanted (item))
        g_ptr_array_add (wanted, mn_occurrence_ref (mn_occurrence_item_get_occurrence (item)));
    }
  if (document != NULL && wanted->len > 0)
    mn_document_mark_all_async (document, self->mention->type, &self->mention->entity, wanted, on_marked,
                                g_object_ref (self->workspace));
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
new_part (float              xalign,
          PangoEllipsizeMode ellipsize)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "ellipsize", ellipsize, "hexpand",
                       ellipsize != PANGO_ELLIPSIZE_NONE, "single-line-mode", TRUE, NULL);
}

/* A line of a concordance: the words themselves in the middle */
static void
on_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *list_item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *before = new_part (1, PANGO_ELLIPSIZE_START);
  GtkWidget *quote = new_part (0.5f, PANGO_ELLIPSIZE_NONE);
  GtkWidget *after = new_part (0, PANGO_ELLIPSIZE_END);
  GtkWidget *title = new_part (0, PANGO_ELLIPSIZE_END);

  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_add_css_class (before, "dim-label");
  gtk_widget_add_css_class (after, "dim-label");
  gtk_widget_add_css_class (quote, "heading");
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_box_append (GTK_BOX (line), before);
  gtk_box_append (GTK_BOX (line), quote);
  gtk_box_append (GTK_BOX (line), after);
  gtk_box_append (GTK_BOX (column), line);
  gtk_box_append (GTK_BOX (column), title);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), column);
  gtk_list_item_set_child (list_item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *list_item,
         MnOccurrenceDialog       *self)
{
  MnOccurrenceItem *item = gtk_list_item_get_item (list_item);
  const MnOccurrence *occurrence = mn_occurrence_item_get_occurrence (item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *column = gtk_widget_get_next_sibling (check);
  GtkWidget *before = gtk_widget_get_first_child (gtk_widget_get_first_child (column));
  GtkWidget *quote = gtk_widget_get_next_sibling (before);
  GtkWidget *title = gtk_widget_get_last_child (column);
  g_autofree char *sentence = g_strconcat (occurrence->before, occurrence->quote, occurrence->after, NULL);
  GBinding *binding = g_object_bind_property (item, "is-wanted", check, "active",
                                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  gtk_label_set_text (GTK_LABEL (before), occurrence->before);
  gtk_label_set_text (GTK_LABEL (quote), occurrence->quote);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (quote)), occurrence->after);
  gtk_label_set_text (GTK_LABEL (title), occurrence->title != NULL ? occurrence->title : "");
  gtk_widget_set_visible (title, gtk_check_button_get_active (self->everywhere));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  mn_accessible_name_row (gtk_list_item_get_child (list_item), sentence);
  g_object_set_data (G_OBJECT (list_item), "binding", binding);
}

static void
on_unbind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
           GtkListItem              *list_item)
{
  g_binding_unbind (g_object_steal_data (G_OBJECT (list_item), "binding"));
}

static void
on_activate (MnOccurrenceDialog *self,
             guint               position)
{
  g_autoptr (MnOccurrenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  mn_occurrence_item_set_wanted (item, !mn_occurrence_item_is_wanted (item));
}

static void
mn_occurrence_dialog_dispose (GObject *object)
{
  MnOccurrenceDialog *self = MN_OCCURRENCE_DIALOG (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->items);
  g_clear_pointer (&self->mention, mn_mention_unref);
  g_clear_pointer (&self->entity, mn_entity_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_occurrence_dialog_parent_class)->dispose (object);
}

static gboolean
mn_occurrence_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (MN_OCCURRENCE_DIALOG (window)->searching);
  return GTK_WINDOW_CLASS (mn_occurrence_dialog_parent_class)->close_request (window);
}

static void
mn_occurrence_dialog_class_init (MnOccurrenceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_occurrence_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mn_occurrence_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-occurrence-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MnOccurrenceDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MnOccurrenceDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MnOccurrenceDialog, mark_button);
  gtk_widget_class_bind_template_child (widget_class, MnOccurrenceDialog, everywhere);
  gtk_widget_class_bind_template_child (widget_class, MnOccurrenceDialog, other_names);
  gtk_widget_class_bind_template_child (widget_class, MnOccurrenceDialog, whole_words);
  gtk_widget_class_bind_template_child (widget_class, MnOccurrenceDialog, match_case);
  gtk_widget_class_bind_template_child (widget_class, MnOccurrenceDialog, all);
  gtk_widget_class_bind_template_child (widget_class, MnOccurrenceDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MnOccurrenceDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, MnOccurrenceDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MnOccurrenceDialog, selection);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, on_mark);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
mn_occurrence_dialog_init (MnOccurrenceDialog *self)
{
  self->items = g_list_store_new (MN_TYPE_OCCURRENCE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (self->items));
}

/**
 * mn_occurrence_dialog_present:
 * @parent: the window it belongs to
 * @workspace: what that has in hand
 * @mention: the mention whose words to look for, of any article: those of another are looked for everywhere
 *
 * Looks for the words at once and shows where they stand.
 */
void
mn_occurrence_dialog_present (GtkWindow   *parent,
                              MnWorkspace *workspace,
                              MnMention   *mention)
{
  MnOccurrenceDialog *self = g_object_new (MN_TYPE_OCCURRENCE_DIALOG, "transient-for", parent, NULL);
  MnDocument *document = mn_workspace_get_document (workspace);
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_workspace_get_library (workspace));
  g_autoptr (MnEntity) entity = NULL;
  g_autofree char *quote = mn_spans_get_quote (&mention->spans);

  if (!mn_id_is_none (&mention->entity))
    entity = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, &mention->entity, NULL);
  self->mention = mn_mention_ref (mention);
  self->entity = entity != NULL ? mn_entity_ref (entity) : NULL;
  if (!mn_id_equal (&mention->record.article, mn_document_get_id (document)))
    gtk_check_button_set_active (self->everywhere, TRUE);
  adw_window_title_set_subtitle (self->title, entity != NULL ? entity->name : quote);
  gtk_widget_set_sensitive (GTK_WIDGET (self->other_names), entity != NULL);
  gtk_check_button_set_active (self->other_names, entity != NULL);
  self->workspace = g_object_ref (workspace);
  search (self);
  gtk_window_present (GTK_WINDOW (self));
}
