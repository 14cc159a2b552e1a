/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-relation-rules.h"

#include "mn-entity.h"

/**
 * mn_relation_type_find:
 * @tagset: what may be said
 * @id: (nullable): the id of a relation type
 *
 * Returns: (transfer none) (nullable): the type of that id
 */
const MnRelationType *
mn_relation_type_find (MnTagset   *tagset,
                       const char *id)
{
  for (guint i = 0; i < tagset->relation_types.n; i++)
    if (g_strcmp0 (tagset->relation_types.items[i].tag.id, id) == 0)
      return &tagset->relation_types.items[i];
  return NULL;
}

static gboolean
has (char      **allowed,
     const char *what)
{
  return allowed != NULL && what != NULL && g_strv_contains ((const char *const *) allowed, what);
}

/**
 * mn_relation_type_takes:
 * @self: a relation type
 * @is_from: whether @end is what it goes out from, not what it goes to
 * @end: a claim or an entity
 *
 * Returns: whether a relation of that type may have that end; of a symmetric one, whether either end may be it
 */
gboolean
mn_relation_type_takes (const MnRelationType *self,
                        gboolean              is_from,
                        MnRecord             *end)
{
  gboolean is_claim = mn_record_kind (end) == MN_RECORD_CLAIM;
  const char *kind = is_claim ? "claim" : "entity";
  const char *type = is_claim ? NULL : ((MnEntity *) end)->type;

  if (has (is_from ? self->from : self->to, kind) || has (is_from ? self->from : self->to, type))
    return TRUE;
  return self->is_symmetric && (has (is_from ? self->to : self->from, kind) || has (is_from ? self->to : self->from, type));
}

/**
 * mn_relation_type_allows:
 * @self: a relation type
 * @from: a claim or an entity that it is to go out from
 * @to: what it is to go to
 *
 * Returns: whether a relation of that type may join them
 */
gboolean
mn_relation_type_allows (const MnRelationType *self,
                         MnRecord             *from,
                         MnRecord             *to)
{
  return mn_record_kind (from) == mn_record_kind (to) && mn_relation_type_takes (self, TRUE, from)
         && mn_relation_type_takes (self, FALSE, to);
}
