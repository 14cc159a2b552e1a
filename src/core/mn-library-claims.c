/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-library-claims.h"

#include "mn-library-change.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MnId           annotator;
  GArray        *keys; /* of guint32 */
  gint64         revision;
  char          *label;
  MnModifyFunc   modify;
  gpointer       modify_data;
  GDestroyNotify destroy;
} Edit;

static void
free_edit (gpointer data)
{
  Edit *edit = data;

  g_array_unref (edit->keys);
  g_free (edit->label);
  if (edit->destroy != NULL)
    edit->destroy (edit->modify_data);
  g_free (edit);
}

static void
add_modification (MnChange *change,
                  Edit     *edit,
                  MnClaim  *claim)
{
  MnClaimBuilder *after = mn_claim_edit (claim);

  edit->modify (after, edit->modify_data);
  if (mn_record_equal (claim, after))
    mn_record_unref (after);
  else
    mn_change_modify (change, claim, after);
}

static MnChange *
build (MnSnapshot   *snapshot,
       gpointer      data,
       GCancellable *cancellable G_GNUC_UNUSED,
       GError      **error)
{
  Edit *edit = data;
  g_autoptr (MnChange) change = mn_change_new (edit->label, &edit->annotator);
  g_autoptr (GError) problem = NULL;
  guint n_found = 0;

  for (guint i = 0; i < edit->keys->len; i++)
    {
      g_autoptr (MnClaimRow) row = mn_snapshot_read_claim (snapshot, g_array_index (edit->keys, guint32, i), &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (row == NULL)
        continue;
      if (edit->revision != 0 && row->claim->record.revision != edit->revision)
        {
          g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                               _("Nothing was changed: the claim has been changed elsewhere in the meantime"));
          return NULL;
        }
      n_found++;
      add_modification (change, edit, row->claim);
    }
  if (n_found == 0)
    g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                         _("What you wanted to change has been removed in the meantime"));
  return n_found > 0 && mn_change_get_n_items (change) > 0 ? g_steal_pointer (&change) : NULL;
}

/**
 * mn_library_edit_claims_async:
 * @self: a library
 * @keys: (array length=n_keys): keys of claims, as mn_snapshot_find_claims() finds them
 * @n_keys: how many
 * @revision: of the one claim: the state it must still be in; 0 where that does not matter
 * @label: what is done, for people
 * @modify: changes one thing of a claim; called in a worker
 * @modify_data: for @modify
 * @destroy: (nullable): frees @modify_data
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Changes claims of whatever articles, open or not, as one change. Those that are gone, or are so already, are left
 * out.
 */
void
mn_library_edit_claims_async (MnLibrary          *self,
                              const guint32      *keys,
                              guint               n_keys,
                              gint64              revision,
                              const char         *label,
                              MnModifyFunc        modify,
                              gpointer            modify_data,
                              GDestroyNotify      destroy,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Edit *edit = g_new (Edit, 1);

  *edit = (Edit){ *mn_library_get_annotator (self), g_array_sized_new (FALSE, FALSE, sizeof *keys, n_keys), revision,
                  g_strdup (label), modify, modify_data, destroy };
  g_array_append_vals (edit->keys, keys, n_keys);
  mn_library_build_change_async (self, build, edit, free_edit, NULL, callback, user_data);
}

/**
 * mn_library_edit_claims_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR: %MN_STORE_ERROR_CONFLICT where the claims are gone or not as they must be
 *
 * Returns: (transfer full) (nullable): the change that was made, by whose `seq` it can be picked to be undone; %NULL
 *   without an error where there was nothing to do
 */
MnChange *
mn_library_edit_claims_finish (MnLibrary    *self,
                               GAsyncResult *result,
                               GError      **error)
{
  return mn_library_build_change_finish (self, result, error);
}
