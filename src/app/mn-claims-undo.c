/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-claims-undo.h"

/* What was done to claims of whatever articles from their table, so that Ctrl+Z there takes back that, and no change of
 * an article that is not in view. The library has it: it outlives the window, and there is one for all windows */
typedef struct
{
  GArray *done;   /* of gint64: places in the journal, the newest last */
  GArray *undone; /* likewise: of what took them back */
} Steps;

static void
free_steps (gpointer data)
{
  Steps *steps = data;

  g_array_unref (steps->done);
  g_array_unref (steps->undone);
  g_free (steps);
}

static Steps *
get_steps (MnLibrary *library)
{
  Steps *steps = g_object_get_data (G_OBJECT (library), "claim-steps");

  if (steps == NULL)
    {
      steps = g_new (Steps, 1);
      *steps = (Steps){ g_array_new (FALSE, FALSE, sizeof (gint64)), g_array_new (FALSE, FALSE, sizeof (gint64)) };
      g_object_set_data_full (G_OBJECT (library), "claim-steps", steps, free_steps);
    }
  return steps;
}

/**
 * mn_claims_undo_note:
 * @library: the library
 * @change: what was done from the table of claims
 *
 * Remembers it as what Ctrl+Z takes back there. What was taken back before can no longer be done again.
 */
void
mn_claims_undo_note (MnLibrary *library,
                     MnChange  *change)
{
  Steps *steps = get_steps (library);
  gint64 seq = mn_change_get_seq (change);

  g_array_append_val (steps->done, seq);
  g_array_set_size (steps->undone, 0);
}

static void go_back (GTask *task);

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  gboolean redo = GPOINTER_TO_INT (g_task_get_task_data (task));
  Steps *steps = get_steps (g_task_get_source_object (task));
  GError *error = NULL;
  g_autoptr (GPtrArray) changes = mn_store_undo_finish (MN_STORE (source), result, &error);

  if (changes != NULL)
    {
      gint64 seq = mn_change_get_seq (changes->pdata[0]);

      g_array_append_val (redo ? steps->done : steps->undone, seq);
      g_task_return_pointer (task, g_strdup (mn_change_get_label (changes->pdata[0])), g_free);
    }
  else if (g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_NOTHING))
    {
      /* it was undone elsewhere, from the article or the history: the one before is meant */
      g_error_free (error);
      go_back (g_steal_pointer (&task));
    }
  else
    g_task_return_error (task, error);
}

/* Takes the task */
static void
go_back (GTask *task)
{
  MnLibrary *library = g_task_get_source_object (task);
  Steps *steps = get_steps (library);
  GArray *from = GPOINTER_TO_INT (g_task_get_task_data (task)) ? steps->undone : steps->done;
  MnUndoRequest request = { .annotator = *mn_library_get_annotator (library) };

  if (from->len == 0)
    {
      g_task_return_pointer (task, NULL, NULL);
      g_object_unref (task);
      return;
    }
  request.seq = g_array_index (from, gint64, from->len - 1);
  g_array_set_size (from, from->len - 1);
  mn_store_undo_async (mn_library_get_store (library), &request, NULL, on_undone, task);
}

/**
 * mn_claims_undo_async:
 * @library: the library
 * @redo: whether to do again what was taken back last
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Takes back what was done last from the table of claims.
 */
void
mn_claims_undo_async (MnLibrary          *library,
                      gboolean            redo,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task = g_task_new (library, NULL, callback, user_data);

  g_task_set_task_data (task, GINT_TO_POINTER (redo), NULL);
  go_back (task);
}

/**
 * mn_claims_undo_finish:
 * @library: the library
 * @result: what the callback got
 * @error: where to put why it could not be taken back
 *
 * Returns: (transfer full) (nullable): what was taken back, in the words of then; %NULL without an error where there
 *   was nothing
 */
char *
mn_claims_undo_finish (MnLibrary    *library G_GNUC_UNUSED,
                       GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
