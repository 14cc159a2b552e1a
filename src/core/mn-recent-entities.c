/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-recent-entities.h"

#include "mn-claim.h"
#include "mn-mention.h"

#define KEY "mn-recent-entities"

#define MOST_ENTITIES 16

/* What writes more records at once is no choice of one entity */
#define MOST_ITEMS 16

static void
use (GArray     *recent,
     const MnId *entity)
{
  MnId id = *entity;

  if (mn_id_is_none (&id))
    return;
  for (guint i = 0; i < recent->len; i++)
    if (mn_id_equal (&g_array_index (recent, MnId, i), &id))
      {
        g_array_remove_index (recent, i);
        break;
      }
  g_array_prepend_val (recent, id);
  if (recent->len > MOST_ENTITIES)
    g_array_set_size (recent, MOST_ENTITIES);
}

static void
use_mention (GArray    *recent,
             MnMention *before,
             MnMention *after)
{
  if (before == NULL || !mn_id_equal (&before->entity, &after->entity))
    use (recent, &after->entity);
}

static gboolean
has_claimant (MnClaim    *claim,
              const MnId *entity)
{
  for (guint i = 0; claim != NULL && i < claim->attributions.n; i++)
    if (mn_id_equal (&claim->attributions.items[i].claimant.entity, entity))
      return TRUE;
  return FALSE;
}

static void
use_claim (GArray  *recent,
           MnClaim *before,
           MnClaim *after)
{
  for (guint i = 0; i < after->attributions.n; i++)
    if (!has_claimant (before, &after->attributions.items[i].claimant.entity))
      use (recent, &after->attributions.items[i].claimant.entity);
}

static void
on_applied (MnStore  *store G_GNUC_UNUSED,
            MnChange *change,
            GArray   *recent)
{
  if (mn_change_get_source (change) != MN_CHANGE_BY_HAND || mn_change_get_undoes (change) != 0
      || mn_change_get_n_items (change) > MOST_ITEMS)
    return;
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if (item->after == NULL)
        continue;
      if (mn_record_kind (item->after) == MN_RECORD_MENTION)
        use_mention (recent, (MnMention *) item->before, (MnMention *) item->after);
      else if (mn_record_kind (item->after) == MN_RECORD_CLAIM)
        use_claim (recent, (MnClaim *) item->before, (MnClaim *) item->after);
    }
}

/**
 * mn_recent_entities_watch:
 * @library: a library
 *
 * Begins to note which entities marks are linked to. Once is enough.
 */
void
mn_recent_entities_watch (MnLibrary *library)
{
  GArray *recent = g_object_get_data (G_OBJECT (library), KEY);

  if (recent != NULL)
    return;
  recent = g_array_new (FALSE, FALSE, sizeof (MnId));
  g_object_set_data_full (G_OBJECT (library), KEY, recent, (GDestroyNotify) g_array_unref);
  g_signal_connect_data (mn_library_get_store (library), "applied", G_CALLBACK (on_applied), g_array_ref (recent),
                         (GClosureNotify) (void (*) (void)) g_array_unref, 0);
}

/**
 * mn_recent_entities_get_age:
 * @library: a library
 * @entity: an entity
 *
 * Returns: 0 for the entity that was linked last, 1 for the one before…; %G_MAXUINT for one that was not
 */
guint
mn_recent_entities_get_age (MnLibrary  *library,
                            const MnId *entity)
{
  GArray *recent = g_object_get_data (G_OBJECT (library), KEY);

  for (guint i = 0; recent != NULL && i < recent->len; i++)
    if (mn_id_equal (&g_array_index (recent, MnId, i), entity))
      return i;
  return G_MAXUINT;
}
