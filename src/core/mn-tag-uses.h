/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

/**
 * MnTagUse:
 * @n_marks: mentions or claims that have the tag
 * @n_articles: how many articles these are in
 * @n_records: entities and relations of the library that have it
 *
 * How much a tag is used.
 */
typedef struct
{
  guint n_marks;
  guint n_articles;
  guint n_records;
} MnTagUse;

/** MnTagUses: how much each tag is used in a library, at one moment. */
typedef struct _MnTagUses MnTagUses;

void        mn_tag_uses_count_async  (MnLibrary            *library,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
MnTagUses  *mn_tag_uses_count_finish (MnLibrary            *library,
                                      GAsyncResult         *result,
                                      GError              **error);
MnTagUses  *mn_tag_uses_count        (MnSnapshot           *snapshot,
                                      GCancellable         *cancellable,
                                      GError              **error);
MnTagUse    mn_tag_uses_get          (const MnTagUses      *self,
                                      MnTagList             list,
                                      const char           *id);
gboolean    mn_tag_uses_has          (const MnTagUses      *self,
                                      MnTagList             list,
                                      const char           *id);
GPtrArray  *mn_tag_uses_list         (const MnTagUses      *self,
                                      MnTagList             list);
void        mn_tag_uses_free         (MnTagUses            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnTagUses, mn_tag_uses_free)

G_END_DECLS
