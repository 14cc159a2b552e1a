/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-history-undo.h"

#include <glib/gi18n.h>

/* Changes picked from the history are undone one after another, each in a transaction of its own */

typedef struct
{
  GArray *seqs;
  guint   n_tried;
  guint   n_undone;
} Undoing;

static void
free_undoing (gpointer data)
{
  Undoing *undoing = data;

  g_array_unref (undoing->seqs);
  g_free (undoing);
}

static void go_on (GTask *task);

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Undoing *undoing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = mn_store_undo_finish (MN_STORE (source), result, &error);

  if (changes != NULL)
    undoing->n_undone++;
  else if (undoing->seqs->len > 1 && g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_NOTHING))
    g_debug ("already undone: %s", error->message);
  else
    {
      if (undoing->n_undone > 0)
        {
          g_autofree char *before = g_strdup_printf (ngettext ("%u newer change has been undone",
                                                               "%u newer changes have been undone", undoing->n_undone),
                                                     undoing->n_undone);
          g_autofree char *reason = g_steal_pointer (&error->message);

          error->message = g_strdup_printf ("%s. %s", reason, before);
        }
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  go_on (g_steal_pointer (&task));
}

/* The next, or the end; takes the task */
static void
go_on (GTask *task)
{
  MnLibrary *library = g_task_get_source_object (task);
  Undoing *undoing = g_task_get_task_data (task);
  MnUndoRequest request = { .annotator = *mn_library_get_annotator (library) };

  if (undoing->n_tried == undoing->seqs->len)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  request.seq = g_array_index (undoing->seqs, gint64, undoing->n_tried++);
  mn_store_undo_async (mn_library_get_store (library), &request, NULL, on_undone, task);
}

/**
 * mn_history_undo_async:
 * @library: a library
 * @seqs: (element-type gint64): places in the journal, in the order in which to undo them
 * @callback: called in the main context
 * @user_data: for @callback
 *
 * Undoes changes, whosever they are. Where one cannot be undone, those after it stay as they are.
 */
void
mn_history_undo_async (MnLibrary          *library,
                       GArray             *seqs,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask *task = g_task_new (library, NULL, callback, user_data);
  Undoing *undoing = g_new0 (Undoing, 1);

  undoing->seqs = g_array_ref (seqs);
  g_task_set_task_data (task, undoing, free_undoing);
  go_on (task);
}

/**
 * mn_history_undo_finish:
 * @result: what the callback got
 * @error: where to put which could not be undone, and why
 *
 * Returns: whether all is undone
 */
gboolean
mn_history_undo_finish (GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
