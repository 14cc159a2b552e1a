/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-words.h"
#include "mn-mention.h"

G_BEGIN_DECLS

/**
 * MnClaimEntity:
 * @id: an entity that a claim is about
 * @stems: (element-type utf8): the words by which it is called there
 */
typedef struct
{
  MnId       id;
  GPtrArray *stems;
} MnClaimEntity;

/**
 * MnClaimTerms:
 * @stems: (element-type utf8 utf8): the set of the words that say something, as mn_word_stem() leaves them
 * @entities: (element-type MnClaimEntity): whom and what it is about
 * @figures: (element-type MnValue): the figures in it, those that were read from its words first
 * @n_read: how many were read so
 * @is_negated: whether it says that something is not so
 *
 * What a claim says, taken apart to be compared with others.
 */
typedef struct
{
  GHashTable *stems;
  GPtrArray  *entities;
  GPtrArray  *figures;
  guint       n_read;
  gboolean    is_negated;
} MnClaimTerms;

MnClaimTerms *mn_claim_terms_new        (const char         *text,
                                         const char         *language,
                                         const MnClaimWords *words);
void          mn_claim_terms_free       (MnClaimTerms       *self);
void          mn_claim_terms_add_entity (MnClaimTerms       *self,
                                         const MnId         *entity,
                                         const char         *called,
                                         const MnClaimWords *words);
void          mn_claim_terms_add_figure (MnClaimTerms       *self,
                                         const MnValue      *figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnClaimTerms, mn_claim_terms_free)

G_END_DECLS
