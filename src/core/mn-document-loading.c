/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-document-loading.h"

#include "mn-store.h"

#include <glib/gi18n-lib.h>

/* Two workers read at the same time: one the text and then what is not a mention, the other the mentions. The text is not
 * waited for by those, since it is shown first; whichever worker is last puts the marks together. */
typedef enum
{
  MENTIONS,
  OTHERS,
  N_PARTS
} Part;

typedef struct
{
  MnLibrary  *library;
  MnId        article;
  MnSnapshot *snapshot; /* that the text was read from, for what follows it */
  GTask      *task;     /* that is given the marks */

  GMutex      mutex;
  guint       n_missing;
  GPtrArray  *parts[N_PARTS];
  GError     *error;
} Loading;

static void
clear_loading (gpointer data)
{
  Loading *self = data;

  g_clear_object (&self->library);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->task);
  for (guint i = 0; i < N_PARTS; i++)
    g_clear_pointer (&self->parts[i], g_ptr_array_unref);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
}

static void
release_loading (gpointer self)
{
  g_atomic_rc_box_release_full (self, clear_loading);
}

static void
put_together (Loading    *self,
              MnSnapshot *snapshot)
{
  MnAnnotations *annotations = NULL;

  if (self->error == NULL)
    {
      g_ptr_array_extend_and_steal (self->parts[MENTIONS], g_steal_pointer (&self->parts[OTHERS]));
      annotations = mn_annotations_new_from (g_steal_pointer (&self->parts[MENTIONS]), snapshot, &self->error);
    }
  if (annotations != NULL)
    g_task_return_pointer (self->task, annotations, (GDestroyNotify) mn_annotations_free);
  else
    g_task_return_error (self->task, g_steal_pointer (&self->error));
}

/* @marks: (transfer full) (nullable); @error: (transfer full) (nullable) */
static void
take_part (Loading    *self,
           Part        part,
           GPtrArray  *marks,
           GError     *error,
           MnSnapshot *snapshot)
{
  gboolean is_last;

  g_mutex_lock (&self->mutex);
  self->parts[part] = marks;
  if (self->error == NULL)
    self->error = error;
  else
    g_clear_error (&error);
  is_last = --self->n_missing == 0;
  g_mutex_unlock (&self->mutex);
  if (is_last)
    put_together (self, snapshot);
}

static void
load_mentions (GTask        *task G_GNUC_UNUSED,
               gpointer      source G_GNUC_UNUSED,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Loading *self = task_data;
  GError *error = NULL;
  GPtrArray *marks = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (mn_library_get_store (self->library), &error);

  if (snapshot != NULL)
    marks = mn_snapshot_marks_of (snapshot, &self->article, MN_MARKS_MENTIONS, cancellable, &error);
  take_part (self, MENTIONS, marks, error, snapshot);
}

static void
load_others (GTask        *task G_GNUC_UNUSED,
             gpointer      source G_GNUC_UNUSED,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Loading *self = task_data;
  GError *error = NULL;
  g_autoptr (MnSnapshot) snapshot = g_steal_pointer (&self->snapshot);
  GPtrArray *marks = mn_snapshot_marks_of (snapshot, &self->article, MN_MARKS_OTHERS, cancellable, &error);

  take_part (self, OTHERS, marks, error, snapshot);
}

static void
run (Loading        *self,
     GCancellable   *cancellable,
     GTaskThreadFunc function)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, NULL, NULL);

  g_task_set_task_data (task, g_atomic_rc_box_acquire (self), release_loading);
  g_task_run_in_thread (task, function);
}

static void
load_text (GTask        *task,
           gpointer      source G_GNUC_UNUSED,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Loading *self = task_data;
  GError *error = NULL;
  MnArticle *article = NULL;

  self->snapshot = mn_store_open_snapshot (mn_library_get_store (self->library), &error);
  if (self->snapshot != NULL)
    article = mn_snapshot_get_article (self->snapshot, &self->article, TRUE, &error);
  if (article == NULL && error == NULL)
    error = g_error_new_literal (MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                                 _("The article is no longer in the library"));
  if (article != NULL)
    {
      run (self, cancellable, load_others);
      g_task_return_pointer (task, (gpointer) article, (GDestroyNotify) mn_article_unref);
      return;
    }
  take_part (self, OTHERS, NULL, g_error_copy (error), NULL);
  g_task_return_error (task, error);
}

/**
 * mn_document_loading_start:
 * @library: a library
 * @article: which article
 * @cancellable: (nullable): stops it
 * @source: a #GObject that is kept until both have been called
 * @on_text: called when the text has been read, or could not be
 * @on_marks: called when the marks have, before or after that
 * @user_data: for both
 *
 * Reads an article and its annotations in other threads. What is written meanwhile may be in some of it and not in the rest.
 */
void
mn_document_loading_start (MnLibrary          *library,
                           const MnId         *article,
                           GCancellable       *cancellable,
                           gpointer            source,
                           GAsyncReadyCallback on_text,
                           GAsyncReadyCallback on_marks,
                           gpointer            user_data)
{
  Loading *self = g_atomic_rc_box_new0 (Loading);
  g_autoptr (GTask) task = g_task_new (source, cancellable, on_text, user_data);

  self->library = g_object_ref (library);
  self->article = *article;
  self->task = g_task_new (source, cancellable, on_marks, user_data);
  self->n_missing = N_PARTS;
  g_mutex_init (&self->mutex);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self), release_loading);
  g_task_run_in_thread (task, load_text);
  run (self, cancellable, load_mentions);
  release_loading (self);
}

/**
 * mn_document_loading_finish_text:
 * @result: what @on_text was given
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the article with its text and blocks
 */
MnArticle *
mn_document_loading_finish_text (GAsyncResult *result,
                                 GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mn_document_loading_finish_marks:
 * @result: what @on_marks was given
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the annotations
 */
MnAnnotations *
mn_document_loading_finish_marks (GAsyncResult *result,
                                  GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
