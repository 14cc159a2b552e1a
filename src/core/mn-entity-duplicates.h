/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

/**
 * MnDuplicateReason:
 * @MN_DUPLICATE_LINK: they have a link in common, of whatever types they are
 * @MN_DUPLICATE_NAME: they are called the same
 * @MN_DUPLICATE_ALIAS: an alias of one is the name or an alias of the other
 * @MN_DUPLICATE_NEAR: one letter of their names differs
 * @MN_DUPLICATE_INITIALS: as far as both are spelt out they are called the same: “D. Trump” and “Donald Trump”
 * @MN_DUPLICATE_SURNAME: one is only called by the surname of the other
 *
 * Why two entities may be one, the best reasons first.
 */
typedef enum
{
  MN_DUPLICATE_LINK,
  MN_DUPLICATE_NAME,
  MN_DUPLICATE_ALIAS,
  MN_DUPLICATE_NEAR,
  MN_DUPLICATE_INITIALS,
  MN_DUPLICATE_SURNAME,
} MnDuplicateReason;

/**
 * MnDuplicate:
 * @a: an entity, the one that was made first
 * @b: another that may be the same
 * @reason: the best reason to think so
 * @score: how likely it is, up to 100
 */
typedef struct
{
  MnEntity         *a;
  MnEntity         *b;
  MnDuplicateReason reason;
  guint             score;
} MnDuplicate;

GPtrArray *mn_entity_duplicates_find   (MnSnapshot           *snapshot,
                                        GCancellable         *cancellable,
                                        GError              **error);
void       mn_entity_duplicates_async  (MnLibrary            *library,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
GPtrArray *mn_entity_duplicates_finish (MnLibrary            *library,
                                        GAsyncResult         *result,
                                        GError              **error);
void       mn_duplicate_free           (MnDuplicate          *self);

G_END_DECLS
