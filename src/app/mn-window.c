/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "config.h"

#include "mn-window.h"

#include "mn-annotator-menu.h"
#include "mn-article-pane.h"
#include "mn-fold.h"
#include "mn-inspector.h"
#include "mn-library-pane.h"
#include "mn-message-strip.h"
#include "mn-notice.h"
#include "mn-occurrence-dialog.h"
#include "mn-places.h"
#include "mn-window-articles.h"
#include "mn-window-claims.h"
#include "mn-window-entities.h"
#include "mn-window-files.h"
#include "mn-window-jumps.h"
#include "mn-window-relations.h"
#include "mn-window-pages.h"
#include "mn-window-tagset.h"
#include "mn-workspace-actions.h"

#include <glib/gi18n.h>

struct _MnWindow
{
  AdwApplicationWindow parent_instance;

  MnWorkspace         *workspace;
  GSettings           *settings;
  GCancellable        *opening; /* of the article that is being opened */
  MnDocument          *document;

  MnNotice            *answer; /* what a key has come to */
  MnNotice            *remedy; /* what can be done about it, which no later answer takes away */
  MnFold              *fold;
  MnLibraryPane       *library_pane;
  MnMiddle            *middle;
  MnArticlePane       *article_pane;
  MnInspector         *inspector;
  MnMessageStrip      *strip;
  MnPlaces            *places;
  AdwWindowTitle      *title;
  GtkMenuButton       *menu_button;
  GMenu               *annotator_section; /* of the main menu */
  MnAnnotatorMenu     *annotator_menu;
  gboolean             is_waiting;
  gboolean             has_failed; /* the strip says that something could not be done */
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnWindow, mn_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_title (MnWindow *self)
{
  MnArticle *article = self->document != NULL ? mn_document_get_article (self->document) : NULL;

  adw_window_title_set_title (self->title, article != NULL ? article->title : _("Manicule"));
  adw_window_title_set_subtitle (self->title, article != NULL && article->publisher != NULL ? article->publisher : "");
  gtk_window_set_title (GTK_WINDOW (self), article != NULL ? article->title : _("Manicule"));
}

static void
update_actions (MnWindow *self)
{
  gboolean can_edit = !mn_library_is_read_only (mn_workspace_get_library (self->workspace));
  gboolean has_document = self->document != NULL;
  static const char *const edits[] = { "mark",   "claim", "remark", "again", "add-piece", "remove-piece", "set-bounds",
                                       "move-edge", "remove", "undo", "redo", "link", "accept-suggestion",
                                       "accept-entity", "pick-evidence", "use-evidence" };
  GActionMap *map = G_ACTION_MAP (mn_workspace_get_actions (self->workspace));

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, edits[i])), can_edit && has_document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.mark-all", can_edit && has_document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.relate", can_edit && has_document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-evidence", can_edit && has_document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.layers", has_document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find", has_document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find-next", has_document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find-previous", has_document);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.paste", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", can_edit);
  mn_window_entities_update (self);
  mn_window_pages_update (self);
}

static void
show_standing_message (MnWindow *self)
{
  if (self->document != NULL && mn_document_is_waiting (self->document))
    {
      mn_message_strip_show (self->strip, _("Waiting for the disk, or for another program that is using the library…"),
                             FALSE);
      self->is_waiting = TRUE;
    }
  else if (mn_library_is_read_only (mn_workspace_get_library (self->workspace)))
    mn_message_strip_show (self->strip, _("This library can be read but not changed"), FALSE);
  else if (self->is_waiting)
    {
      self->is_waiting = FALSE;
      mn_message_strip_hide (self->strip);
    }
}

static void
on_document_removed (MnWindow *self)
{
  mn_workspace_set_document (self->workspace, NULL);
  mn_window_add_toast (self, _("The article was removed from the library"), NULL, NULL);
}

static void
on_document (MnWindow *self)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);
  char id[MN_ID_STRING_SIZE];

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_object (document, "notify::article", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "notify::is-waiting", G_CALLBACK (show_standing_message), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "removed", G_CALLBACK (on_document_removed), self, G_CONNECT_SWAPPED);
      g_settings_set_string (self->settings, "last-article", mn_id_to_string (mn_document_get_id (document), id));
    }
  mn_message_strip_hide (self->strip);
  self->is_waiting = FALSE;
  show_standing_message (self);
  update_title (self);
  update_actions (self);
}

static void
on_tell (MnWindow   *self,
         const char *message,
         gboolean    with_undo)
{
  mn_window_add_toast (self, message, with_undo ? _("_Undo") : NULL, with_undo ? "doc.undo" : NULL);
}

static void
on_offer (MnWindow   *self,
          const char *message,
          const char *button,
          const char *action)
{
  mn_notice_show (self->remedy, message, button, action);
}

/* What can be done about it belongs to the window; the message itself is complete */
static const char *
advise (const GError *error)
{
  if (error->domain != MN_STORE_ERROR)
    return NULL;
  switch (error->code)
    {
    case MN_STORE_ERROR_FULL:
      return _("Nothing was lost and nothing was changed. Free some space, then do it again.");
    case MN_STORE_ERROR_BUSY:
      return _("Nothing was changed. Do it again when the other program is done.");
    case MN_STORE_ERROR_CONFLICT:
      return _("Nothing was changed. You see the newest state now.");
    case MN_STORE_ERROR_READ_ONLY:
      return _("Nothing was changed. See who may write to the library’s file and folder.");
    case MN_STORE_ERROR_CORRUPT:
      return _("Nothing was changed. “manicule-cli check --repair” can save what is readable into a new library.");
    default:
      return _("Nothing was changed.");
    }
}

static void
on_fail (MnWindow     *self,
         const GError *error)
{
  g_autofree char *message = mn_window_explain (error);

  mn_message_strip_show (self->strip, message, TRUE);
  self->has_failed = TRUE;
}

/* What went wrong is over once something has been written */
static void
on_applied (MnWindow *self)
{
  if (!self->has_failed)
    return;
  self->has_failed = FALSE;
  mn_message_strip_hide (self->strip);
}

static void
on_opened (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MnWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) document = mn_document_open_finish (result, &error);

  if (document != NULL)
    {
      mn_workspace_set_document (self->workspace, document);
      mn_fold_show_content (self->fold);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    on_fail (self, error);
}

static void
open_article_action (GtkWidget  *widget,
                     const char *name G_GNUC_UNUSED,
                     GVariant   *parameter)
{
  MnId id;

  if (mn_id_parse (g_variant_get_string (parameter, NULL), &id))
    mn_window_open_article (MN_WINDOW (widget), &id);
}

static void
close_action (GtkWidget  *widget,
              const char *name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
search_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);

  g_object_set (self->fold, "show-library", TRUE, NULL);
  mn_library_pane_search (self->library_pane);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);

  mn_fold_show_content (self->fold);
  mn_middle_show_article (self->middle);
  if (g_str_equal (name, "win.find"))
    mn_article_pane_find (self->article_pane);
  else
    mn_article_pane_find_next (self->article_pane, g_str_equal (name, "win.find-previous"));
}

static void
menu_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_menu_button_popup (MN_WINDOW (widget)->menu_button);
}

static void
focus_text_action (GtkWidget  *widget,
                   const char *name G_GNUC_UNUSED,
                   GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);

  mn_fold_show_content (self->fold);
  mn_middle_show_article (self->middle);
  gtk_widget_grab_focus (GTK_WIDGET (self->article_pane));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter G_GNUC_UNUSED)
{
  mn_places_go (MN_WINDOW (widget)->places, g_str_equal (name, "win.forward"));
}

static void
layers_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);

  g_object_set (self->fold, "show-inspector", TRUE, NULL);
  mn_inspector_show_layers (self->inspector);
}

static void
mark_all_action (GtkWidget  *widget,
                 const char *name G_GNUC_UNUSED,
                 GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);
  MnRecord *mark = mn_workspace_find_at_caret (self->workspace, MN_RECORD_MENTION);

  if (mark != NULL)
    mn_occurrence_dialog_present (GTK_WINDOW (self), self->workspace, (MnMention *) mark);
  else
    mn_workspace_tell (self->workspace, _("Mark one of them first, then all others like it"), FALSE);
}

/* From the text to the form of the current mark, which may be folded away */
static void
edit_current_action (GtkWidget  *widget,
                     const char *name G_GNUC_UNUSED,
                     GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);

  if (mn_workspace_get_current (self->workspace) == NULL && mn_workspace_get_current_entity (self->workspace) == NULL)
    return;
  g_object_set (self->fold, "show-inspector", TRUE, NULL);
  mn_inspector_focus_form (self->inspector);
}

static gboolean
is_typing (MnWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return GTK_IS_EDITABLE (focus) || (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)));
}

/* While a field has the focus, Ctrl+Z is the field's own, also where it has nothing to undo */
static gboolean
on_undo_key (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);

  if (is_typing (self))
    return GDK_EVENT_PROPAGATE;
  g_action_group_activate_action (mn_workspace_get_actions (self->workspace),
                                  g_variant_get_boolean (arguments) ? "redo" : "undo", NULL);
  return GDK_EVENT_STOP;
}

static void
add_undo_key (GtkEventController *controller,
              guint               key,
              GdkModifierType     modifiers,
              gboolean            is_redo)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (key, modifiers),
                                                                         gtk_callback_action_new (on_undo_key, NULL,
                                                                                                  NULL),
                                                                         "b", is_redo));
}

static void
add_undo_keys (MnWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_undo_key (controller, GDK_KEY_z, GDK_CONTROL_MASK, FALSE);
  add_undo_key (controller, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, TRUE);
  add_undo_key (controller, GDK_KEY_y, GDK_CONTROL_MASK, TRUE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static gboolean
on_drop (MnWindow     *self,
         const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *link = g_value_get_boxed (value); link != NULL; link = link->next)
    g_ptr_array_add (files, link->data);
  mn_window_open_files (self, (GFile **) files->pdata, files->len);
  return TRUE;
}

static void
add_drop_target (MnWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* before the text of the article, which takes files for a text to insert, and then does not insert it */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
restore_state (MnWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_object_set (self->fold, "show-library", g_settings_get_boolean (self->settings, "show-library"), "show-inspector",
                g_settings_get_boolean (self->settings, "show-inspector"), NULL);
}

static void
keep_state (MnWindow *self)
{
  gboolean show_library, show_inspector, is_folded, is_inspector_over;
  int width, height;

  g_object_get (self->fold, "show-library", &show_library, "show-inspector", &show_inspector, "is-folded", &is_folded,
                "is-inspector-over", &is_inspector_over, NULL);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 240));
  /* what a narrow window folds away is no wish of the user's */
  if (!is_folded)
    g_settings_set_boolean (self->settings, "show-library", show_library);
  if (!is_inspector_over)
    g_settings_set_boolean (self->settings, "show-inspector", show_inspector);
}

static gboolean
mn_window_close_request (GtkWindow *window)
{
  MnWindow *self = MN_WINDOW (window);

  gtk_window_set_focus (window, NULL); /* a field that is left keeps what was typed */
  keep_state (self);
  return GTK_WINDOW_CLASS (mn_window_parent_class)->close_request (window);
}

static void
mn_window_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, MN_WINDOW (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_window_dispose (GObject *object)
{
  MnWindow *self = MN_WINDOW (object);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->places);
  g_clear_object (&self->annotator_menu);
  if (self->workspace != NULL)
    mn_workspace_set_document (self->workspace, NULL);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (mn_window_parent_class)->dispose (object);
}

static void
mn_window_class_init (MnWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_window_get_property;
  object_class->dispose = mn_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mn_window_close_request;

  /**
   * MnWindow:workspace:
   *
   * What the window has in hand.
   */
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, MN_TYPE_WORKSPACE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MN_TYPE_FOLD);
  g_type_ensure (MN_TYPE_LIBRARY_PANE);
  g_type_ensure (MN_TYPE_MIDDLE);
  g_type_ensure (MN_TYPE_ARTICLE_PANE);
  g_type_ensure (MN_TYPE_INSPECTOR);
  g_type_ensure (MN_TYPE_MESSAGE_STRIP);
  g_type_ensure (MN_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MnWindow, answer);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, remedy);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, fold);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, library_pane);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, middle);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, article_pane);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, annotator_section);

  gtk_widget_class_install_action (widget_class, "win.open-article", "s", open_article_action);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.find-next", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.find-previous", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "win.focus-text", NULL, focus_text_action);
  gtk_widget_class_install_action (widget_class, "win.edit-current", NULL, edit_current_action);
  gtk_widget_class_install_action (widget_class, "win.mark-all", NULL, mark_all_action);
  gtk_widget_class_install_action (widget_class, "win.layers", NULL, layers_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, back_action);
  mn_window_articles_install (widget_class);
  mn_window_claims_install (widget_class);
  mn_window_entities_install (widget_class);
  mn_window_files_install (widget_class);
  mn_window_jumps_install (widget_class);
  mn_window_relations_install (widget_class);
  mn_window_pages_install (widget_class);
  mn_window_tagset_install (widget_class);
}

static void
mn_window_init (MnWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_undo_keys (self);
  add_drop_target (self);
  if (!g_str_has_suffix (MN_VERSION, ".0"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

static void
on_suggesting (MnWindow *self)
{
  mn_workspace_set_suggesting (self->workspace, g_settings_get_boolean (self->settings, "suggest-names"),
                               g_settings_get_boolean (self->settings, "suggest-claims"));
}

static void
on_layers (MnWindow *self)
{
  g_auto (GStrv) hidden = mn_layers_dup_hidden (mn_workspace_get_layers (self->workspace));

  g_settings_set_strv (self->settings, "hidden-layers", (const char *const *) hidden);
}

/* Whose marks are shown is of the moment: somebody else may not be in the next library */
static void
restore_layers (MnWindow *self)
{
  MnLayers *layers = mn_workspace_get_layers (self->workspace);
  g_auto (GStrv) hidden = g_settings_get_strv (self->settings, "hidden-layers");

  mn_layers_set_hidden (layers, (const char *const *) hidden);
  g_signal_connect_object (layers, "changed", G_CALLBACK (on_layers), self, G_CONNECT_SWAPPED);
}

static void
add_property_actions (MnWindow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) library = g_property_action_new ("library", self->fold, "show-library");
  g_autoptr (GPropertyAction) inspector = g_property_action_new ("inspector", self->fold, "show-inspector");

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (library));
  g_autoptr (GAction) names = g_settings_create_action (self->settings, "suggest-names");
  g_autoptr (GAction) claims = g_settings_create_action (self->settings, "suggest-claims");

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (inspector));
  g_action_map_add_action (G_ACTION_MAP (group), names);
  g_action_map_add_action (G_ACTION_MAP (group), claims);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", G_ACTION_GROUP (group));
}

/**
 * mn_window_new:
 * @application: the program
 * @library: the library it is on
 * @settings: where its state is kept
 *
 * Returns: (transfer none): a window without an article
 */
MnWindow *
mn_window_new (GtkApplication *application,
               MnLibrary      *library,
               GSettings      *settings)
{
  MnWindow *self = g_object_new (MN_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  self->workspace = mn_workspace_new (library);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "doc", mn_workspace_get_actions (self->workspace));
  add_property_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
  g_object_set (self->library_pane, "workspace", self->workspace, NULL);
  mn_middle_set_workspace (self->middle, self->workspace);
  g_object_set (self->article_pane, "workspace", self->workspace, NULL);
  g_object_set (self->inspector, "workspace", self->workspace, NULL);

  g_signal_connect_object (self->workspace, "notify::document", G_CALLBACK (on_document), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::current", G_CALLBACK (mn_window_entities_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::current-entity", G_CALLBACK (mn_window_entities_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "tell", G_CALLBACK (on_tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "offer", G_CALLBACK (on_offer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "fail", G_CALLBACK (on_fail), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_library_get_store (library), "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  mn_window_tagset_follow (self);
  self->places = mn_places_new (self);
  self->annotator_menu = mn_annotator_menu_new (self->annotator_section, library);
  g_signal_connect_object (settings, "changed::suggest-names", G_CALLBACK (on_suggesting), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::suggest-claims", G_CALLBACK (on_suggesting), self, G_CONNECT_SWAPPED);
  on_suggesting (self);
  restore_layers (self);
  restore_state (self);
  on_document (self);
  return self;
}

/**
 * mn_window_new_beside:
 * @other: a window
 *
 * Returns: (transfer none): another window on the same library, of the same program
 */
MnWindow *
mn_window_new_beside (MnWindow *other)
{
  return mn_window_new (gtk_window_get_application (GTK_WINDOW (other)),
                        mn_workspace_get_library (other->workspace), other->settings);
}

/**
 * mn_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none): what it has in hand
 */
MnWorkspace *
mn_window_get_workspace (MnWindow *self)
{
  return self->workspace;
}

/**
 * mn_window_get_middle:
 * @self: a window
 *
 * Returns: (transfer none): what shows its article, or the page of an entity
 */
MnMiddle *
mn_window_get_middle (MnWindow *self)
{
  return self->middle;
}

/**
 * mn_window_show_content:
 * @self: a window
 *
 * Brings its middle to the front where the library or the inspector covers it.
 */
void
mn_window_show_content (MnWindow *self)
{
  mn_fold_show_content (self->fold);
}

/**
 * mn_window_open_article:
 * @self: a window
 * @article: an article of the library
 *
 * Opens an article; one that is still being opened is given up for it.
 */
void
mn_window_open_article (MnWindow   *self,
                        const MnId *article)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);

  if (self->document != NULL && mn_id_equal (mn_document_get_id (self->document), article))
    {
      mn_fold_show_content (self->fold);
      mn_middle_show_article (self->middle);
      return;
    }
  self->opening = g_cancellable_new ();
  mn_document_open_async (mn_workspace_get_library (self->workspace), article, self->opening, on_opened,
                          g_object_ref (self));
}

/**
 * mn_window_reopen_last:
 * @self: a window
 *
 * Opens the article that was open last, if it is still there and no other is open.
 */
void
mn_window_reopen_last (MnWindow *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-article");
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_workspace_get_library (self->workspace));
  g_autoptr (MnArticle) article = NULL;
  MnId id;

  if (self->document != NULL || self->opening != NULL || !mn_id_parse (last, &id))
    return;
  article = mn_snapshot_get_article (snapshot, &id, FALSE, NULL);
  if (article != NULL)
    mn_window_open_article (self, &id);
}

/**
 * mn_window_add_toast:
 * @self: a window
 * @message: plain text
 * @button: (nullable): the label of a button, with a mnemonic
 * @action: (nullable): the detailed action that the button activates
 *
 * Says what has been done. Of those with a button and of those without, the newest shows.
 */
void
mn_window_add_toast (MnWindow   *self,
                     const char *message,
                     const char *button,
                     const char *action)
{
  mn_notice_show (button != NULL ? self->remedy : self->answer, message, button, action);
}

/**
 * mn_window_tell_problems:
 * @self: a window
 * @heading: what could not be done
 * @body: why, one line each
 *
 * Shows a dialog that waits to be read.
 */
void
mn_window_tell_problems (MnWindow   *self,
                         const char *heading,
                         const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * mn_window_explain:
 * @error: why something could not be done
 *
 * Returns: (transfer full): that, and what can be done about it
 */
char *
mn_window_explain (const GError *error)
{
  const char *advice = advise (error);

  return advice != NULL ? g_strdup_printf ("%s. %s", error->message, advice) : g_strdup (error->message);
}
