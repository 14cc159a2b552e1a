/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-library-pane.h"

#include "mn-accessible.h"
#include "mn-article-list.h"
#include "mn-article-row.h"
#include "mn-list-click.h"

#include <glib/gi18n.h>

/* A list view makes two hundred rows at once and measures them all, seen or not. At first there are as many as can be
 * seen, so that the window shows; each frame adds some, and after the last of those two hundred the list is whole. */
#define FIRST_ROWS 30
#define MORE_ROWS 15
#define ROWS_OF_VIEW 210

struct _MnLibraryPane
{
  GtkWidget           parent_instance;

  MnWorkspace        *workspace;
  MnArticleList      *articles;
  GtkSingleSelection *selection;
  GtkSliceListModel  *rows; /* the articles that have a row so far, from the first on */

  GtkWidget          *box;
  GtkSearchEntry     *search;
  GtkDropDown        *status;
  GtkStack           *stack;
  GtkListView        *list;
  GtkWidget          *menu;
  MnId                menu_article;
  MnDocument         *document; /* the one whose changes are followed */
  guint               refresh;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnLibraryPane, mn_library_pane, GTK_TYPE_WIDGET)

static void
update_stack (MnLibraryPane *self)
{
  const char *page = "list";

  if (self->articles != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->articles)) == 0)
    page = mn_article_list_is_filtered (self->articles) ? "none" : "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
show_all_rows (MnLibraryPane *self)
{
  gtk_slice_list_model_set_size (self->rows, G_MAXUINT);
}

static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock G_GNUC_UNUSED,
          gpointer       user_data G_GNUC_UNUSED)
{
  MnLibraryPane *self = MN_LIBRARY_PANE (widget);
  guint size = gtk_slice_list_model_get_size (self->rows);

  if (size < MIN (ROWS_OF_VIEW, g_list_model_get_n_items (G_LIST_MODEL (self->articles))))
    {
      gtk_slice_list_model_set_size (self->rows, size + MORE_ROWS);
      return G_SOURCE_CONTINUE;
    }
  show_all_rows (self);
  return G_SOURCE_REMOVE;
}

/* The row of the open article is the selected one */
static void
select_open (MnLibraryPane *self)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);
  gint64 position = document != NULL ? mn_article_list_find (self->articles, mn_document_get_id (document)) : -1;

  if (position >= gtk_slice_list_model_get_size (self->rows))
    show_all_rows (self);
  gtk_single_selection_set_selected (self->selection,
                                     position >= 0 ? (guint) position : GTK_INVALID_LIST_POSITION);
}

static gboolean
on_refresh (gpointer user_data)
{
  MnLibraryPane *self = user_data;

  self->refresh = 0;
  mn_article_list_refresh (self->articles);
  return G_SOURCE_REMOVE;
}

/* What is marked in the open article changes its row, but nobody waits for that: marking goes first */
static void
on_document_changed (MnLibraryPane *self)
{
  if (self->refresh == 0)
    self->refresh = g_timeout_add_full (G_PRIORITY_LOW, 1000, on_refresh, self, NULL);
}

static void
on_document (MnLibraryPane *self)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed), self, G_CONNECT_SWAPPED);
  select_open (self);
}

static void
on_items_changed (MnLibraryPane *self)
{
  update_stack (self);
  select_open (self);
}

static void
on_activate (MnLibraryPane *self,
             guint          position)
{
  g_autoptr (MnArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->articles), position);
  char id[MN_ID_STRING_SIZE];

  if (item != NULL && mn_article_item_get_article (item) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-article", "s",
                                mn_id_to_string (&mn_article_item_get_article (item)->record.id, id));
}

static void
on_search_changed (MnLibraryPane *self)
{
  if (self->articles == NULL)
    return;
  mn_article_list_set_words (self->articles, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  update_stack (self);
}

static void
on_status_changed (MnLibraryPane *self)
{
  if (self->articles == NULL)
    return;
  /* the first choice is “All” */
  mn_article_list_set_status (self->articles, (gint) gtk_drop_down_get_selected (self->status) - 1);
  update_stack (self);
}

static void
on_search_done (MnLibraryPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_search_stopped (MnLibraryPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
show_menu (MnLibraryPane *self,
           MnArticle     *article,
           GtkWidget     *at,
           double         x,
           double         y)
{
  double list_x, list_y;

  self->menu_article = article->record.id;
  if (!gtk_widget_translate_coordinates (at, GTK_WIDGET (self), x, y, &list_x, &list_y))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) list_x, (int) list_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_row_pressed (GtkGestureClick *gesture,
                int              n_press G_GNUC_UNUSED,
                double           x,
                double           y,
                MnLibraryPane   *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  g_autoptr (MnArticleItem) item = NULL;

  g_object_get (row, "item", &item, NULL);
  if (item == NULL || mn_article_item_get_article (item) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, mn_article_item_get_article (item), row, x, y);
}

static void
open_in_new_window (MnLibraryPane *self,
                    MnArticleItem *item)
{
  char id[MN_ID_STRING_SIZE];

  if (item != NULL && mn_article_item_get_article (item) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-in-new-window", "s",
                                mn_id_to_string (&mn_article_item_get_article (item)->record.id, id));
}

/* The middle button, as it opens a link elsewhere in a browser */
static void
on_row_middle_pressed (GtkGestureClick *gesture,
                       int              n_press G_GNUC_UNUSED,
                       double           x G_GNUC_UNUSED,
                       double           y G_GNUC_UNUSED,
                       MnLibraryPane   *self)
{
  g_autoptr (MnArticleItem) item = NULL;

  g_object_get (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), "item", &item, NULL);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_in_new_window (self, item);
}

static void
on_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *list_item,
          MnLibraryPane            *self)
{
  GtkWidget *row = g_object_new (MN_TYPE_ARTICLE_ROW, NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_row_pressed), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_MIDDLE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_row_middle_pressed), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  g_object_bind_property (list_item, "item", row, "item", G_BINDING_SYNC_CREATE);
  mn_list_click_activates (list_item, row);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MnLibraryPane *self = MN_LIBRARY_PANE (widget);
  char id[MN_ID_STRING_SIZE];

  mn_id_to_string (&self->menu_article, id);
  if (g_str_equal (name, "article.open"))
    gtk_widget_activate_action (widget, "win.open-article", "s", id);
  else if (g_str_equal (name, "article.open-in-new-window"))
    gtk_widget_activate_action (widget, "win.open-in-new-window", "s", id);
  else if (g_str_equal (name, "article.remove"))
    gtk_widget_activate_action (widget, "win.remove-article", "s", id);
  else if (g_str_equal (name, "article.rename"))
    gtk_widget_activate_action (widget, "win.rename-article", "s", id);
  else
    gtk_widget_activate_action (widget, "win.set-status", "(si)", id, g_variant_get_int32 (parameter));
}

/* The article of the row that has the keyboard, which need not be the selected one; the list moves both by the arrows */
static void
open_in_new_window_by_key (GtkWidget  *widget,
                           const char *name G_GNUC_UNUSED,
                           GVariant   *parameter G_GNUC_UNUSED)
{
  MnLibraryPane *self = MN_LIBRARY_PANE (widget);

  open_in_new_window (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
menu_by_key (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  MnLibraryPane *self = MN_LIBRARY_PANE (widget);
  MnArticleItem *item = gtk_single_selection_get_selected_item (self->selection);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    focus = GTK_WIDGET (self->list);
  if (item != NULL && mn_article_item_get_article (item) != NULL)
    show_menu (self, mn_article_item_get_article (item), focus, 24, gtk_widget_get_height (focus) / 2.0);
}

static void
set_workspace (MnLibraryPane *self,
               MnWorkspace   *workspace)
{
  if (workspace == NULL)
    return;
  self->workspace = g_object_ref (workspace);
  self->articles = mn_article_list_new (mn_workspace_get_library (workspace));
  gtk_slice_list_model_set_size (self->rows, FIRST_ROWS);
  gtk_slice_list_model_set_model (self->rows, G_LIST_MODEL (self->articles));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  g_signal_connect_object (self->articles, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self, G_CONNECT_SWAPPED);
  update_stack (self);
}

static void
mn_library_pane_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, MN_LIBRARY_PANE (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_library_pane_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      set_workspace (MN_LIBRARY_PANE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_library_pane_dispose (GObject *object)
{
  MnLibraryPane *self = MN_LIBRARY_PANE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->articles);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_library_pane_parent_class)->dispose (object);
}

static void
mn_library_pane_class_init (MnLibraryPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_library_pane_get_property;
  object_class->set_property = mn_library_pane_set_property;
  object_class->dispose = mn_library_pane_dispose;

  /**
   * MnLibraryPane:workspace:
   *
   * What the window has in hand.
   */
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, MN_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-library-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MnLibraryPane, box);
  gtk_widget_class_bind_template_child (widget_class, MnLibraryPane, search);
  gtk_widget_class_bind_template_child (widget_class, MnLibraryPane, status);
  gtk_widget_class_bind_template_child (widget_class, MnLibraryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, MnLibraryPane, list);
  gtk_widget_class_bind_template_child (widget_class, MnLibraryPane, selection);
  gtk_widget_class_bind_template_child (widget_class, MnLibraryPane, rows);
  gtk_widget_class_bind_template_child (widget_class, MnLibraryPane, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_done);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_status_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "article.open", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "article.open-in-new-window", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "article.rename", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "article.remove", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "article.set-status", "i", menu_action);
  gtk_widget_class_install_action (widget_class, "library.menu", NULL, menu_by_key);
  gtk_widget_class_install_action (widget_class, "library.open-in-new-window", NULL, open_in_new_window_by_key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "library.open-in-new-window", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "library.open-in-new-window",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "library.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "library.menu", NULL);
}

static void
mn_library_pane_init (MnLibraryPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mn_accessible_name_drop_down (self->status, GTK_WIDGET (self->status));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->list));
}

/**
 * mn_library_pane_search:
 * @self: a pane
 *
 * Puts the keyboard into the search box.
 */
void
mn_library_pane_search (MnLibraryPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
