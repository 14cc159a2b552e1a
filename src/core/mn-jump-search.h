/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"
#include "mn-jump.h"

G_BEGIN_DECLS

/**
 * MnJumpRange:
 * @MN_JUMP_NEAR: entities of the library and claims of the open article, which takes a moment
 * @MN_JUMP_FAR: claims of the other articles, and articles by their titles, which takes as long as there is to look through
 *
 * Where to look for something to jump to.
 */
typedef enum
{
  MN_JUMP_NEAR,
  MN_JUMP_FAR,
} MnJumpRange;

/**
 * MnJumpResults:
 * @entities: (element-type MnJump): entities, those of the open article first
 * @claims: (element-type MnJump): claims
 * @articles: (element-type MnJump): articles
 *
 * What was found, a few of each, likeliest first.
 */
typedef struct
{
  GPtrArray *entities;
  GPtrArray *claims;
  GPtrArray *articles;
} MnJumpResults;

void           mn_jump_search_async  (MnLibrary            *library,
                                      MnDocument           *document,
                                      const char           *typed,
                                      MnJumpRange           range,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
MnJumpResults *mn_jump_search_finish (MnLibrary            *library,
                                      GAsyncResult         *result,
                                      GError              **error);
void           mn_jump_results_free  (MnJumpResults        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnJumpResults, mn_jump_results_free)

G_END_DECLS
