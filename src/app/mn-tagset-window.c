/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tagset-window.h"

#include "mn-accessible.h"
#include "mn-library-tagset.h"
#include "mn-notice.h"
#include "mn-progress.h"
#include "mn-tag-colors.h"
#include "mn-tag-fates.h"
#include "mn-tag-form.h"
#include "mn-tag-row.h"
#include "mn-tagset-transfer.h"
#include "mn-tagset-undo.h"
#include "mn-tagset-words.h"

#include <glib/gi18n.h>

struct _MnTagsetWindow
{
  AdwWindow           parent_instance;

  MnWorkspace        *workspace;
  MnTagsetUndo       *undo;
  GListStore         *items; /* of MnTagItem: those of the page */
  MnTagPlace          wanted; /* to be shown as soon as it is there; its id is NULL where there is none */

  MnNotice           *notice;
  GtkDropDown        *pages;
  GtkStringList      *page_names;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GtkStack           *stack;
  MnTagForm          *form;
};

G_DEFINE_FINAL_TYPE (MnTagsetWindow, mn_tagset_window, ADW_TYPE_WINDOW)

static MnLibrary *
get_library (MnTagsetWindow *self)
{
  return mn_workspace_get_library (self->workspace);
}

static MnTagList
get_list (MnTagsetWindow *self)
{
  return (MnTagList) gtk_drop_down_get_selected (self->pages);
}

static MnTagItem *
get_item (MnTagsetWindow *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
on_selected (MnTagsetWindow *self)
{
  gboolean has_item = get_item (self) != NULL;
  gboolean can_edit = self->workspace != NULL && !mn_library_is_read_only (get_library (self));
  guint position = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  mn_tag_form_show (self->form, get_item (self));
  gtk_stack_set_visible_child_name (self->stack, has_item ? "form" : "none");
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tagset.add", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tagset.remove", can_edit && has_item);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tagset.move-up", can_edit && has_item && position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tagset.move-down", can_edit && has_item && position + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tagset.preset", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tagset.import", can_edit);
}

static void
select_position (MnTagsetWindow *self,
                 guint           position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Shows what was just added */
static void
show_wanted (MnTagsetWindow *self)
{
  for (guint i = 0; self->wanted.id != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (MnTagItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!mn_tag_item_is (item, &self->wanted))
        continue;
      self->wanted.id = NULL;
      select_position (self, i);
      mn_tag_form_name (self->form);
    }
}

static void
on_tagset (MnTagsetWindow *self)
{
  mn_tag_items_fill (self->items, mn_library_get_tagset (get_library (self)), get_list (self));
  show_wanted (self);
  on_selected (self);
}

static void
on_page (MnTagsetWindow *self)
{
  if (self->workspace == NULL)
    return;
  mn_tag_form_commit (self->form);
  mn_tag_form_show (self->form, NULL);
  g_list_store_remove_all (self->items);
  on_tagset (self);
  gtk_single_selection_set_selected (self->selection, 0);
}

/* One thing done to a tag or cue, on its way */
typedef struct
{
  MnTagPlace  place; /* with interned words */
  const char *instead;
  guint       position;
  char       *color;
} TagEdit;

static void
free_tag_edit (gpointer data)
{
  g_free (((TagEdit *) data)->color);
  g_free (data);
}

static void
add_tag (gpointer builder,
         gpointer user_data)
{
  TagEdit *edit = user_data;
  MnTagsetBuilder *tagset = builder;
  gpointer tag;

  if (edit->place.list == MN_TAGS_CUES)
    {
      mn_tagset_add_cue (tagset, edit->place.id, edit->place.language);
      return;
    }
  mn_tagset_add_tag (tagset, edit->place.list, edit->instead, edit->color);
  /* the window knows what to show by an id of its own */
  tag = mn_tagset_get_tag (tagset, edit->place.list, mn_tagset_get_list (tagset, edit->place.list)->n - 1);
  *(const char **) tag = edit->place.id;
}

static void
remove_tag (gpointer builder,
            gpointer user_data)
{
  TagEdit *edit = user_data;

  if (edit->place.list == MN_TAGS_CUES)
    mn_tagset_remove_cue (builder, edit->place.id, edit->place.language);
  else
    mn_tagset_remove_tag (builder, edit->place.list, edit->place.id, edit->instead);
}

static void
move_tag (gpointer builder,
          gpointer user_data)
{
  TagEdit *edit = user_data;

  if (edit->place.list == MN_TAGS_CUES)
    mn_tagset_move_cue (builder, edit->place.id, edit->place.language, edit->position);
  else
    mn_tagset_move_tag (builder, edit->place.list, edit->place.id, edit->position);
}

static void
on_edited (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MnTagsetWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_library_edit_tagset_finish (MN_LIBRARY (source), result, &error);
  MnProgress *progress = g_object_steal_data (G_OBJECT (self), "progress");

  if (progress != NULL)
    {
      mn_progress_end (progress);
      g_object_unref (progress);
    }
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mn_workspace_fail (self->workspace, error);
}

static void
edit_tagset (MnTagsetWindow  *self,
             MnModifyFunc     modify,
             const TagEdit   *asked,
             const MnTagTurn *turns,
             guint            n_turns)
{
  MnProgress *progress = NULL;
  MnTagsetEdit edit = { .label = _("Change Tagset"), .modify = modify, .data = g_memdup2 (asked, sizeof *asked),
                        .destroy = free_tag_edit, .turns = turns, .n_turns = n_turns,
                        .removes_tags = modify == remove_tag && asked->place.list != MN_TAGS_CUES };

  if (n_turns > 0)
    {
      progress = mn_progress_new (GTK_WINDOW (self), _("Changing All Articles"), NULL);
      g_object_set_data_full (G_OBJECT (self), "progress", progress, g_object_unref);
      edit.progress = mn_progress_set_done;
      edit.progress_data = progress;
    }
  mn_library_edit_tagset_async (get_library (self), &edit,
                                progress != NULL ? mn_progress_get_cancellable (progress) : NULL, on_edited,
                                g_object_ref (self));
}

/* A cue that is not there yet: “new cue”, “new cue 2” */
static const char *
find_free_cue (MnTagset *tagset)
{
  const char *text = mn_tagset_words_new (MN_TAGS_CUES);

  for (guint i = 2; mn_tagset_find_cue (tagset, text, NULL) != NULL; i++)
    {
      g_autofree char *other = g_strdup_printf ("%s %u", mn_tagset_words_new (MN_TAGS_CUES), i);

      text = g_intern_string (other);
    }
  return text;
}

static void
add_action (GtkWidget  *widget,
            const char *name G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  MnTagsetWindow *self = MN_TAGSET_WINDOW (widget);
  MnTagset *tagset = mn_library_get_tagset (get_library (self));
  MnTagList list = get_list (self);
  TagEdit edit = { .place = { .list = list } };
  char text[MN_ID_STRING_SIZE];
  MnId id = mn_id_new ();

  mn_tag_form_commit (self->form);
  if (list == MN_TAGS_CUES)
    edit.place.id = g_intern_string (find_free_cue (tagset));
  else
    {
      edit.place.id = g_intern_string (mn_id_to_string (&id, text));
      edit.instead = mn_tagset_words_new (list);
      edit.color = list < MN_TAGS_ATTRIBUTES && list != MN_TAGS_STANCES && list != MN_TAGS_ROLES
                       ? g_strdup (mn_tag_colors_propose (tagset, list))
                       : NULL;
    }
  self->wanted = edit.place;
  edit_tagset (self, add_tag, &edit, NULL, 0);
}

/* What is to be removed, while it is found out what uses it */
typedef struct
{
  MnTagsetWindow *self;
  MnTagPlace      place;
} Removing;

static void
free_removing (gpointer data)
{
  Removing *removing = data;

  g_object_unref (removing->self);
  g_free (removing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removing, free_removing)

static void
on_fate (const MnTagTurn *turns,
         guint            n_turns,
         gpointer         user_data)
{
  Removing *removing = user_data;
  TagEdit edit = { .place = removing->place, .instead = n_turns > 0 ? turns[0].to : NULL };

  edit_tagset (removing->self, remove_tag, &edit, turns, n_turns);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Removing) removing = user_data;
  MnTagsetWindow *self = removing->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTagUses) uses = mn_tag_uses_count_finish (MN_LIBRARY (source), result, &error);
  MnTagset *tagset = mn_library_get_tagset (MN_LIBRARY (source));

  if (error != NULL)
    mn_workspace_fail (self->workspace, error);
  if (uses == NULL || mn_tagset_find_tag (tagset, removing->place.list, removing->place.id) == NULL)
    return;
  if (mn_tag_uses_has (uses, removing->place.list, removing->place.id))
    {
      const MnTagPlace *place = &removing->place;

      mn_tag_fates_ask_one (GTK_WINDOW (self), tagset, uses, place->list, place->id, on_fate, removing, free_removing);
      g_steal_pointer (&removing);
    }
  else
    on_fate (NULL, 0, removing);
}

/* What the program gives to claims and claimants by itself */
static gboolean
is_needed (const MnTagPlace *place)
{
  if (place->list == MN_TAGS_STANCES)
    return g_str_equal (place->id, "asserts");
  return place->list == MN_TAGS_ENTITY_TYPES
         && (g_str_equal (place->id, "person") || g_str_equal (place->id, "organisation"));
}

static void
remove_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  MnTagsetWindow *self = MN_TAGSET_WINDOW (widget);
  TagEdit edit = { .instead = NULL };
  Removing *removing;

  if (get_item (self) == NULL)
    return;
  edit.place = *mn_tag_item_get_place (get_item (self));
  if (edit.place.list == MN_TAGS_CUES)
    {
      edit_tagset (self, remove_tag, &edit, NULL, 0);
      return;
    }
  if (is_needed (&edit.place))
    {
      mn_tagset_window_tell (self, _("This one is given by Manicule itself, and stays"));
      return;
    }
  removing = g_new (Removing, 1);
  *removing = (Removing){ g_object_ref (self), edit.place };
  mn_tag_uses_count_async (get_library (self), NULL, on_counted, removing);
}

static void
move_to (MnTagsetWindow   *self,
         const MnTagPlace *place,
         guint             position)
{
  TagEdit edit = { .place = *place, .position = position };

  edit_tagset (self, move_tag, &edit, NULL, 0);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter G_GNUC_UNUSED)
{
  MnTagsetWindow *self = MN_TAGSET_WINDOW (widget);
  guint position = gtk_single_selection_get_selected (self->selection);

  mn_tag_form_commit (self->form);
  if (get_item (self) != NULL)
    move_to (self, mn_tag_item_get_place (get_item (self)),
             g_str_equal (name, "tagset.move-up") ? position - 1 : position + 1);
}

static void
on_dropped (MnTagsetWindow *self,
            MnTagItem      *dragged,
            MnTagItem      *target)
{
  guint position;

  if (mn_tag_item_get_place (dragged)->list == mn_tag_item_get_place (target)->list
      && g_list_store_find (self->items, target, &position))
    move_to (self, mn_tag_item_get_place (dragged), position);
}

static void
page_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter G_GNUC_UNUSED)
{
  MnTagsetWindow *self = MN_TAGSET_WINDOW (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->page_names));
  guint page = gtk_drop_down_get_selected (self->pages);

  gtk_drop_down_set_selected (self->pages, (page + (g_str_equal (name, "tagset.next-page") ? 1 : n - 1)) % n);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter G_GNUC_UNUSED)
{
  MnTagsetWindow *self = MN_TAGSET_WINDOW (widget);

  mn_tag_form_commit (self->form);
  mn_tagset_undo_run (self->undo, g_str_equal (name, "tagset.redo"));
}

static void
name_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  if (get_item (MN_TAGSET_WINDOW (widget)) != NULL)
    mn_tag_form_name (MN_TAGSET_WINDOW (widget)->form);
}

static void
transfer_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter G_GNUC_UNUSED)
{
  MnTagsetWindow *self = MN_TAGSET_WINDOW (widget);

  mn_tag_form_commit (self->form);
  if (g_str_equal (name, "tagset.preset"))
    mn_tagset_transfer_use_preset (self);
  else if (g_str_equal (name, "tagset.import"))
    mn_tagset_transfer_import (self);
  else
    mn_tagset_transfer_export (self);
}

static void
on_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *list_item,
          MnTagsetWindow           *self)
{
  GtkWidget *row = g_object_new (MN_TYPE_TAG_ROW, NULL);

  g_signal_connect_object (row, "dropped", G_CALLBACK (on_dropped), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *list_item)
{
  mn_tag_row_show (MN_TAG_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_unbind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
           GtkListItem              *list_item)
{
  mn_tag_row_show (MN_TAG_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
on_failed (MnTagsetWindow *self,
           const GError   *error)
{
  mn_tagset_window_tell (self, error->message);
}

static gboolean
mn_tagset_window_close_request (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL); /* a field that is left keeps what was typed */
  mn_tag_form_commit (MN_TAGSET_WINDOW (window)->form);
  return GTK_WINDOW_CLASS (mn_tagset_window_parent_class)->close_request (window);
}

static void
mn_tagset_window_dispose (GObject *object)
{
  MnTagsetWindow *self = MN_TAGSET_WINDOW (object);

  if (self->undo != NULL)
    g_object_run_dispose (G_OBJECT (self->undo)); /* one that is on its way still holds it */
  g_clear_object (&self->undo);

  G_OBJECT_CLASS (mn_tagset_window_parent_class)->dispose (object);
}

static void
mn_tagset_window_finalize (GObject *object)
{
  /* not before: a row may be bound while the window is taken apart */
  g_clear_object (&MN_TAGSET_WINDOW (object)->workspace);
  g_clear_object (&MN_TAGSET_WINDOW (object)->items);

  G_OBJECT_CLASS (mn_tagset_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "tagset.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "tagset.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "tagset.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "tagset.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "tagset.next-page", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "tagset.previous-page", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "tagset.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "tagset.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "tagset.name", NULL, name_action);
  gtk_widget_class_install_action (widget_class, "tagset.preset", NULL, transfer_action);
  gtk_widget_class_install_action (widget_class, "tagset.import", NULL, transfer_action);
  gtk_widget_class_install_action (widget_class, "tagset.export", NULL, transfer_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "tagset.add", NULL);
  /* while a field has the focus, Ctrl+Z is the field's own: it takes the key before the window sees it */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "tagset.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "tagset.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "tagset.name", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mn_tagset_window_class_init (MnTagsetWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_tagset_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = mn_tagset_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = mn_tagset_window_close_request;

  g_type_ensure (MN_TYPE_NOTICE);
  g_type_ensure (MN_TYPE_TAG_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-tagset-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MnTagsetWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, MnTagsetWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, MnTagsetWindow, page_names);
  gtk_widget_class_bind_template_child (widget_class, MnTagsetWindow, list);
  gtk_widget_class_bind_template_child (widget_class, MnTagsetWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, MnTagsetWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MnTagsetWindow, form);
  gtk_widget_class_bind_template_callback (widget_class, on_page);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  install_actions (widget_class);
}

/* Before a widget inside sees it: lists and texts have a use of their own for some */
static void
add_key (GtkWidget      *widget,
         guint           key,
         GdkModifierType modifiers,
         const char     *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                                          gtk_named_action_new (action)));
  gtk_widget_add_controller (widget, controller);
}

static void
mn_tagset_window_init (MnTagsetWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (MN_TYPE_TAG_ITEM);
  for (guint list = 0; list <= MN_TAGS_CUES; list++)
    gtk_string_list_append (self->page_names, mn_tagset_words_list (list));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
  mn_accessible_name_drop_down (self->pages, GTK_WIDGET (self->pages));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tags"), -1);
  add_key (GTK_WIDGET (self->list), GDK_KEY_Up, GDK_ALT_MASK, "tagset.move-up");
  add_key (GTK_WIDGET (self->list), GDK_KEY_Down, GDK_ALT_MASK, "tagset.move-down");
  add_key (GTK_WIDGET (self->list), GDK_KEY_Delete, 0, "tagset.remove");
  add_key (GTK_WIDGET (self->list), GDK_KEY_Return, 0, "tagset.name");
  add_key (GTK_WIDGET (self), GDK_KEY_Page_Down, GDK_CONTROL_MASK, "tagset.next-page");
  add_key (GTK_WIDGET (self), GDK_KEY_Page_Up, GDK_CONTROL_MASK, "tagset.previous-page");
}

static MnTagsetWindow *
find_open (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (MN_IS_TAGSET_WINDOW (window) && gtk_window_get_transient_for (window) == parent)
        return MN_TAGSET_WINDOW (window);
    }
  return NULL;
}

/**
 * mn_tagset_window_present:
 * @parent: the window it belongs to
 * @workspace: what that has in hand
 *
 * Opens the editor, or shows the one that is open.
 */
void
mn_tagset_window_present (GtkWindow   *parent,
                          MnWorkspace *workspace)
{
  MnTagsetWindow *self = find_open (parent);

  if (self == NULL)
    {
      self = g_object_new (MN_TYPE_TAGSET_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
      self->workspace = g_object_ref (workspace);
      self->undo = mn_tagset_undo_new (self);
      g_signal_connect_object (get_library (self), "notify::tagset", G_CALLBACK (on_tagset), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "fail", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
      mn_tag_form_set_workspace (self->form, workspace);
      on_page (self);
    }
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * mn_tagset_window_get_workspace:
 * @self: an editor
 *
 * Returns: (transfer none): what the window has in hand that it belongs to
 */
MnWorkspace *
mn_tagset_window_get_workspace (MnTagsetWindow *self)
{
  return self->workspace;
}

/**
 * mn_tagset_window_tell:
 * @self: an editor
 * @message: plain text
 *
 * Says something in passing.
 */
void
mn_tagset_window_tell (MnTagsetWindow *self,
                       const char     *message)
{
  mn_notice_show (self->notice, message, NULL, NULL);
}
