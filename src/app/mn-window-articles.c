/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-window-articles.h"

#include "mn-history-dialog.h"

#include <glib/gi18n.h>

/* The window's actions on articles of the library: status, title, removal, history */

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (MnWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mn_library_change_finish (MN_LIBRARY (source), result, &error))
    mn_workspace_fail (mn_window_get_workspace (self), error);
}

static void
set_status (gpointer builder,
            gpointer user_data)
{
  ((MnArticleBuilder *) builder)->status = GPOINTER_TO_INT (user_data);
}

static void
set_status_action (GtkWidget  *widget,
                   const char *name G_GNUC_UNUSED,
                   GVariant   *parameter)
{
  MnWindow *self = MN_WINDOW (widget);
  const char *text;
  gint32 status;
  MnId id;

  g_variant_get (parameter, "(&si)", &text, &status);
  if (mn_id_parse (text, &id) && status >= MN_ARTICLE_TO_DO && status <= MN_ARTICLE_DONE)
    mn_library_edit_article_async (mn_workspace_get_library (mn_window_get_workspace (self)), &id, _("Change Status"),
                                   set_status, GINT_TO_POINTER (status), NULL, on_done, g_object_ref (self));
}

static void
set_title (gpointer builder,
           gpointer user_data)
{
  MnArticleBuilder *article = builder;

  g_free (article->title);
  article->title = g_strdup (user_data);
}

typedef struct
{
  MnId      article;
  GtkEntry *entry;
} Renaming;

static void
on_rename_response (AdwMessageDialog *dialog,
                    const char       *response,
                    Renaming         *renaming)
{
  MnWindow *self = MN_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (renaming->entry))));

  if (g_str_equal (response, "rename") && *title != '\0')
    mn_library_edit_article_async (mn_workspace_get_library (mn_window_get_workspace (self)), &renaming->article,
                                   _("Rename Article"), set_title, g_steal_pointer (&title), g_free, on_done,
                                   g_object_ref (self));
}

static void
rename_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter)
{
  MnWindow *self = MN_WINDOW (widget);
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_workspace_get_library (mn_window_get_workspace (self)));
  g_autoptr (MnArticle) article = NULL;
  GtkWidget *dialog, *entry;
  Renaming *renaming;
  MnId id;

  if (mn_id_parse (g_variant_get_string (parameter, NULL), &id))
    article = mn_snapshot_get_article (snapshot, &id, FALSE, NULL);
  if (article == NULL)
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Rename Article"), NULL);
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), article->title);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Title of the article"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "rename", _("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  renaming = g_new (Renaming, 1);
  *renaming = (Renaming){ id, GTK_ENTRY (entry) };
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_rename_response), renaming,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (MnWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (mn_library_change_finish (MN_LIBRARY (source), result, &error))
    mn_window_add_toast (self, _("Article removed"), _("_Undo"), "win.undo-removal");
  else
    mn_workspace_fail (mn_window_get_workspace (self), error);
}

static void
remove_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter)
{
  MnWindow *self = MN_WINDOW (widget);
  MnId id;

  if (mn_id_parse (g_variant_get_string (parameter, NULL), &id))
    mn_library_remove_article_async (mn_workspace_get_library (mn_window_get_workspace (self)), &id, on_removed,
                                     g_object_ref (self));
}

static void
on_removal_undone (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (MnWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = mn_store_undo_finish (MN_STORE (source), result, &error);

  if (error != NULL)
    mn_workspace_fail (mn_window_get_workspace (self), error);
}

/* The removed article is in no view, so its removal is taken back as the library's newest change */
static void
undo_removal_action (GtkWidget  *widget,
                     const char *name G_GNUC_UNUSED,
                     GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);
  MnLibrary *library = mn_workspace_get_library (mn_window_get_workspace (self));
  MnUndoRequest request = { .annotator = *mn_library_get_annotator (library),
                            .seq = mn_library_get_last_removal (library) };

  if (request.seq > 0)
    mn_store_undo_async (mn_library_get_store (library), &request, NULL, on_removal_undone, g_object_ref (self));
}

/* The same library, so that what is done in one window shows in the other */
static void
open_in_new_window_action (GtkWidget  *widget,
                           const char *name G_GNUC_UNUSED,
                           GVariant   *parameter)
{
  MnWindow *self;
  MnId id;

  if (!mn_id_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  self = mn_window_new_beside (MN_WINDOW (widget));
  mn_window_open_article (self, &id);
  gtk_window_present (GTK_WINDOW (self));
}

/* A field that is left keeps what was typed, so that it is in the history */
static void
leave_field (MnWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_EDITABLE (focus) || (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus))))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
history_action (GtkWidget  *widget,
                const char *name G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);

  leave_field (self);
  mn_history_dialog_present (GTK_WINDOW (self), mn_window_get_workspace (self));
}

static void
record_history_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);
  MnWorkspace *workspace = mn_window_get_workspace (self);
  gconstpointer record = g_str_equal (name, "win.entity-history")
                             ? (gconstpointer) mn_workspace_get_current_entity (workspace)
                             : (gconstpointer) mn_workspace_get_current (workspace);

  if (record == NULL)
    {
      mn_workspace_tell (workspace, _("Choose a mark first"), FALSE);
      return;
    }
  leave_field (self);
  mn_history_dialog_present_of (GTK_WINDOW (self), workspace, record);
}

/**
 * mn_window_articles_install:
 * @widget_class: the class of the window
 *
 * Installs `win.open-in-new-window`, `win.set-status`, `win.rename-article`, `win.remove-article`, `win.undo-removal`,
 * `win.history`, `win.mark-history` and `win.entity-history`.
 */
void
mn_window_articles_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-in-new-window", "s", open_in_new_window_action);
  gtk_widget_class_install_action (widget_class, "win.set-status", "(si)", set_status_action);
  gtk_widget_class_install_action (widget_class, "win.rename-article", "s", rename_action);
  gtk_widget_class_install_action (widget_class, "win.remove-article", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "win.undo-removal", NULL, undo_removal_action);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.mark-history", NULL, record_history_action);
  gtk_widget_class_install_action (widget_class, "win.entity-history", NULL, record_history_action);
}
