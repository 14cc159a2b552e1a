/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-window-jumps.h"

#include "mn-window-pages.h"

#include <glib/gi18n.h>

/* The window's actions that go to a stretch or an entity in whatever article of the library */

/* Where it is being gone to, until the article is open; the window has it */
typedef struct
{
  MnId  article;
  guint start;
  guint end;
} Jump;

static Jump *
get_jump (MnWindow *self)
{
  return g_object_get_data (G_OBJECT (self), "jump");
}

static void
arrive (MnWindow *self)
{
  MnWorkspace *workspace = mn_window_get_workspace (self);
  MnText *text = mn_document_get_text (mn_workspace_get_document (workspace));
  g_autofree Jump *jump = g_object_steal_data (G_OBJECT (self), "jump");

  mn_workspace_select (workspace, jump->start, MIN (jump->end, mn_text_get_length (text)));
}

static void
on_loaded (MnWindow *self)
{
  MnDocument *document = mn_workspace_get_document (mn_window_get_workspace (self));
  Jump *jump = get_jump (self);

  if (jump == NULL || document == NULL || !mn_id_equal (mn_document_get_id (document), &jump->article))
    return;
  if (mn_document_is_loaded (document))
    arrive (self);
  else
    g_signal_connect_object (document, "notify::is-loaded", G_CALLBACK (on_loaded), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* After the view has its text */
static void
on_document (MnWindow *self)
{
  MnDocument *document = mn_workspace_get_document (mn_window_get_workspace (self));
  Jump *jump = get_jump (self);

  if (jump != NULL && document != NULL && !mn_id_equal (mn_document_get_id (document), &jump->article))
    g_object_set_data (G_OBJECT (self), "jump", NULL); /* another one was opened meanwhile */
  else
    on_loaded (self);
}

static void
go (MnWindow   *self,
    const Jump *to)
{
  MnWorkspace *workspace = mn_window_get_workspace (self);
  MnDocument *document = mn_workspace_get_document (workspace);

  if (g_object_get_data (G_OBJECT (self), "jumps") == NULL)
    {
      g_object_set_data (G_OBJECT (self), "jumps", self);
      g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  g_object_set_data_full (G_OBJECT (self), "jump", g_memdup2 (to, sizeof *to), g_free);
  if (document != NULL && mn_id_equal (mn_document_get_id (document), &to->article))
    {
      mn_workspace_leave (workspace, to->start);
      mn_window_open_article (self, &to->article); /* a list in front of it goes away */
      on_loaded (self);
    }
  else
    mn_window_open_article (self, &to->article);
}

/* The claim that a passage was last made evidence of, as a message says */
static void
go_to_evidenced_claim_action (GtkWidget  *widget,
                              const char *name G_GNUC_UNUSED,
                              GVariant   *parameter G_GNUC_UNUSED)
{
  GVariant *place = g_object_get_data (G_OBJECT (mn_window_get_workspace (MN_WINDOW (widget))), "evidenced-claim");

  if (place != NULL)
    gtk_widget_activate_action_variant (widget, "win.go-to-mark", place);
}

static void
go_to_stretch_action (GtkWidget  *widget,
                      const char *name G_GNUC_UNUSED,
                      GVariant   *parameter)
{
  const char *article;
  Jump to;

  g_variant_get (parameter, "(&suu)", &article, &to.start, &to.end);
  if (mn_id_parse (article, &to.article))
    go (MN_WINDOW (widget), &to);
}

typedef struct
{
  MnStore *store;
  MnId     entity;
} EntityRequest;

static void
free_entity_request (gpointer data)
{
  g_object_unref (((EntityRequest *) data)->store);
  g_free (data);
}

/* An entity may have very many mentions: not on the main thread */
static void
find_mention_in_thread (GTask        *task,
                        gpointer      source G_GNUC_UNUSED,
                        gpointer      task_data,
                        GCancellable *cancellable G_GNUC_UNUSED)
{
  const EntityRequest *request = task_data;
  GError *error = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (request->store, &error);
  g_autoptr (GPtrArray) mentions
      = snapshot != NULL ? mn_snapshot_mentions_of (snapshot, &request->entity, &error) : NULL;

  if (mentions == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, mentions->len > 0 ? mn_record_ref (mentions->pdata[0]) : NULL,
                           (GDestroyNotify) mn_record_unref);
}

static void
on_mention_found (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) mention = g_task_propagate_pointer (G_TASK (result), &error);
  MnWorkspace *workspace = mn_window_get_workspace (self);

  if (workspace == NULL) /* closed meanwhile */
    return;
  if (error != NULL)
    mn_workspace_fail (workspace, error);
  else if (mention == NULL)
    mn_workspace_tell (workspace, _("No article mentions it"), FALSE);
  else
    mn_window_pages_go_to_mark (self, &mention->article, &mention->id);
}

/* In this article if it is mentioned here, else in the first that mentions it */
static void
go_to_entity_action (GtkWidget  *widget,
                     const char *name G_GNUC_UNUSED,
                     GVariant   *parameter)
{
  MnWindow *self = MN_WINDOW (widget);
  MnWorkspace *workspace = mn_window_get_workspace (self);
  MnDocument *document = mn_workspace_get_document (workspace);
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (GTask) task = NULL;
  EntityRequest *request;
  MnId id;

  if (!mn_id_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  if (document != NULL)
    mentions = mn_document_list_mentions (document, &id);
  if (mentions != NULL && mentions->len > 0)
    {
      MnRecord *first = mentions->pdata[0];

      mn_window_pages_go_to_mark (self, &first->article, &first->id);
      return;
    }
  request = g_new (EntityRequest, 1);
  *request = (EntityRequest){ g_object_ref (mn_library_get_store (mn_workspace_get_library (workspace))), id };
  task = g_task_new (self, NULL, on_mention_found, NULL);
  g_task_set_task_data (task, request, free_entity_request);
  g_task_run_in_thread (task, find_mention_in_thread);
}

/**
 * mn_window_jumps_install:
 * @widget_class: the class of the window
 *
 * Installs `win.go-to-evidenced-claim`, `win.go-to-stretch` (article, start, end) and `win.go-to-entity` (entity), which open
 * the article they go to.
 */
void
mn_window_jumps_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.go-to-evidenced-claim", NULL, go_to_evidenced_claim_action);
  gtk_widget_class_install_action (widget_class, "win.go-to-stretch", "(suu)", go_to_stretch_action);
  gtk_widget_class_install_action (widget_class, "win.go-to-entity", "s", go_to_entity_action);
}
