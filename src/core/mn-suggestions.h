/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-rules.h"
#include "mn-document.h"
#include "mn-layers.h"

G_BEGIN_DECLS

/**
 * MnSuggestion:
 * @start: where it begins, in code points
 * @end: where it ends
 * @entity: of a mention: what it refers to; of a claim, none
 * @type: of a mention: the type of that entity, interned
 * @claim: (nullable): of a claim: what is proposed, which lives until the suggestions change
 *
 * What could be marked: never an annotation until it is accepted.
 */
typedef struct
{
  guint                  start;
  guint                  end;
  MnId                   entity;
  const char            *type;
  const MnClaimProposal *claim;
} MnSuggestion;

/**
 * MnSuggestionFunc:
 * @suggestion: (transfer none): a suggestion
 * @user_data: what was given
 *
 * Returns: %FALSE to stop
 */
typedef gboolean (*MnSuggestionFunc) (const MnSuggestion *suggestion,
                                      gpointer            user_data);

#define MN_TYPE_SUGGESTIONS (mn_suggestions_get_type ())

/**
 * MnSuggestions:
 *
 * What could be marked in a document: names of entities that the library knows, and what quotation marks and words of
 * saying make look like a claim. Both are found by a worker. Emits `changed`.
 */
G_DECLARE_FINAL_TYPE (MnSuggestions, mn_suggestions, MN, SUGGESTIONS, GObject)

MnSuggestions *mn_suggestions_new         (MnDocument         *document);
void           mn_suggestions_set_wanted  (MnSuggestions      *self,
                                           gboolean            names,
                                           gboolean            claims);
void           mn_suggestions_set_layers  (MnSuggestions      *self,
                                           MnLayers           *layers);
void           mn_suggestions_foreach     (MnSuggestions      *self,
                                           guint               start,
                                           guint               end,
                                           MnSuggestionFunc    function,
                                           gpointer            user_data);
gboolean       mn_suggestions_find_at     (MnSuggestions      *self,
                                           guint               offset,
                                           MnSuggestion       *found);
gboolean       mn_suggestions_find_next   (MnSuggestions      *self,
                                           guint               offset,
                                           gboolean            backwards,
                                           MnSuggestion       *found);
GArray        *mn_suggestions_list_entity (MnSuggestions      *self,
                                           const MnId         *entity);
void           mn_suggestions_set_rejected (MnSuggestions      *self,
                                           const MnSuggestion *suggestion,
                                           gboolean            is_rejected,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);

G_END_DECLS
