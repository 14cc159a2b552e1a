/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-library-annotators.h"

#include "mn-entity.h"

#include <glib/gi18n-lib.h>

static gboolean
collect (MnRecord *record,
         gpointer  user_data)
{
  g_ptr_array_add (user_data, (gpointer) mn_record_ref (record));
  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  MnAnnotator *one = *(MnAnnotator *const *) a;
  MnAnnotator *other = *(MnAnnotator *const *) b;
  int order = g_utf8_collate (one->name, other->name);

  return order != 0 ? order : mn_id_compare (&one->record.id, &other->record.id);
}

/**
 * mn_library_list_annotators:
 * @self: a library
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: (transfer full) (element-type MnAnnotator) (nullable): all that the library knows, by name
 */
GPtrArray *
mn_library_list_annotators (MnLibrary *self,
                            GError   **error)
{
  g_autoptr (GPtrArray) annotators = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);

  if (!mn_snapshot_each (mn_library_get_snapshot (self), MN_RECORD_ANNOTATOR, collect, annotators, NULL, error))
    return NULL;
  g_ptr_array_sort (annotators, compare_names);
  return g_steal_pointer (&annotators);
}

/**
 * mn_library_check_annotator_name:
 * @self: a library
 * @annotator: (nullable): whose name it shall be; %NULL for a new one
 * @name: what was typed
 *
 * Returns: (transfer full) (nullable): what is wrong with it, for people: it says nothing, or somebody else is called
 *   so, however it is written; %NULL where nothing is
 */
char *
mn_library_check_annotator_name (MnLibrary  *self,
                                 const MnId *annotator,
                                 const char *name)
{
  g_autofree char *folded = mn_name_fold (name);
  g_autoptr (GPtrArray) annotators = NULL;

  if (*folded == '\0')
    return g_strdup (_("A profile needs a name"));
  annotators = mn_library_list_annotators (self, NULL);
  for (guint i = 0; annotators != NULL && i < annotators->len; i++)
    {
      MnAnnotator *other = annotators->pdata[i];
      g_autofree char *taken = mn_name_fold (other->name);

      if (g_str_equal (folded, taken) && (annotator == NULL || !mn_id_equal (annotator, &other->record.id)))
        return g_strdup_printf (_("There is a profile called “%s” already"), other->name);
    }
  return NULL;
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mn_store_apply_finish (MN_STORE (source), result, &error))
    g_task_return_pointer (task, mn_change_ref (g_task_get_task_data (task)), (GDestroyNotify) mn_change_unref);
  else
    g_task_return_error (task, error);
}

static void
write_change (GTask    *task,
              MnChange *change)
{
  MnLibrary *self = g_task_get_source_object (task);

  g_task_set_task_data (task, change, (GDestroyNotify) mn_change_unref);
  mn_store_apply_async (mn_library_get_store (self), change, NULL, on_written, task);
}

/* Where not, the task ends with what is wrong */
static gboolean
may_be_called (GTask      *task,
               const MnId *annotator,
               const char *name)
{
  g_autofree char *fault = mn_library_check_annotator_name (g_task_get_source_object (task), annotator, name);

  if (fault != NULL)
    g_task_return_new_error (task, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, "%s", fault);
  return fault == NULL;
}

/**
 * mn_library_add_annotator_async:
 * @self: a library
 * @name: what to call them; one that mn_library_check_annotator_name() refuses is an error
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Adds an annotator, who does not annotate yet: mn_library_use_annotator() says that.
 */
void
mn_library_add_annotator_async (MnLibrary          *self,
                                const char         *name,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  const MnId *maker = mn_library_get_annotator (self);
  MnAnnotatorBuilder *annotator;
  MnChange *change;

  if (!may_be_called (task, NULL, name))
    return;
  annotator = mn_annotator_new ();
  annotator->name = g_strstrip (g_strdup (name));
  change = mn_change_new (_("New Annotator"), mn_id_is_none (maker) ? &annotator->record.id : maker);
  mn_change_set_source (change, MN_CHANGE_BY_COMMAND);
  mn_change_add (change, NULL, mn_record_end (annotator));
  write_change (g_steal_pointer (&task), change);
}

/**
 * mn_library_rename_annotator_async:
 * @self: a library
 * @annotator: who
 * @name: what to call them; one that mn_library_check_annotator_name() refuses is an error
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Gives an annotator another name, everywhere at once: what they made names them by their id.
 */
void
mn_library_rename_annotator_async (MnLibrary          *self,
                                   const MnId         *annotator,
                                   const char         *name,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnAnnotator) before = mn_snapshot_get (mn_library_get_snapshot (self), MN_RECORD_ANNOTATOR, &MN_ID_NONE,
                                                    annotator, &error);
  MnAnnotatorBuilder *after;
  MnChange *change;

  if (!may_be_called (task, annotator, name))
    return;
  if (before == NULL)
    {
      if (error == NULL)
        error = g_error_new_literal (MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                                     _("The profile is no longer in the library"));
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  after = mn_annotator_edit (before);
  g_free (after->name);
  after->name = g_strstrip (g_strdup (name));
  if (mn_record_equal (before, after))
    {
      mn_record_unref (after);
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  change = mn_change_new (_("Rename Annotator"), mn_library_get_annotator (self));
  mn_change_set_library_wide (change, TRUE);
  mn_change_add (change, mn_annotator_ref (before), mn_record_end (after));
  write_change (g_steal_pointer (&task), change);
}

/**
 * mn_library_annotators_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the change that was made, whose one item is the annotator; %NULL without an
 *   error where there was nothing to do
 */
MnChange *
mn_library_annotators_finish (MnLibrary    *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
