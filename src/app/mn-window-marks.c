/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-window-marks.h"

/* Going to a mark of whatever article of the library */

#define GOING "going-to-mark"
#define FOLLOWING "follows-documents"

typedef struct
{
  MnId article;
  MnId mark;
} Going;

/* As soon as the article is open and its marks are there */
static void
arrive (MnWindow *self)
{
  MnWorkspace *workspace = mn_window_get_workspace (self);
  MnDocument *document = mn_workspace_get_document (workspace);
  const Going *going = g_object_get_data (G_OBJECT (self), GOING);
  MnId mark;

  if (going == NULL || document == NULL || !mn_document_is_loaded (document)
      || !mn_id_equal (mn_document_get_id (document), &going->article))
    return;
  mark = going->mark;
  g_object_set_data (G_OBJECT (self), GOING, NULL);
  mn_workspace_go_to_mark (workspace, &mark);
}

static void
on_document (MnWindow *self)
{
  MnDocument *document = mn_workspace_get_document (mn_window_get_workspace (self));

  if (document != NULL && !mn_document_is_loaded (document))
    g_signal_connect_object (document, "notify::is-loaded", G_CALLBACK (arrive), self, G_CONNECT_SWAPPED);
  arrive (self);
}

static void
go_to_mark_action (GtkWidget  *widget,
                   const char *name G_GNUC_UNUSED,
                   GVariant   *parameter)
{
  MnWindow *self = MN_WINDOW (widget);
  MnWorkspace *workspace = mn_window_get_workspace (self);
  const char *article, *mark;
  Going going;

  g_variant_get (parameter, "(&s&s)", &article, &mark);
  if (!mn_id_parse (article, &going.article) || !mn_id_parse (mark, &going.mark))
    return;
  g_object_set_data_full (G_OBJECT (self), GOING, g_memdup2 (&going, sizeof going), g_free);
  if (g_object_get_data (G_OBJECT (self), FOLLOWING) == NULL)
    /* after the view has its text */
    g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_object_set_data (G_OBJECT (self), FOLLOWING, GINT_TO_POINTER (TRUE));
  mn_window_open_article (self, &going.article);
  arrive (self);
}

/**
 * mn_window_marks_install:
 * @widget_class: the class of the window
 *
 * Installs `win.go-to-mark` (article, mark).
 */
void
mn_window_marks_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.go-to-mark", "(ss)", go_to_mark_action);
}
