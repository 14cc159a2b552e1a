/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claimant.h"

G_BEGIN_DECLS

/**
 * MnSaying:
 * @reading: the sentence
 * @mentions: (nullable): known mentions
 * @index: which of the sentence's cues it is
 * @cue: the cue
 * @floor: the token before which all belongs to what was found already
 * @verb: the token that the verb begins with, with “has”, “also” and the like
 * @is_passive: whether it is told who heard it, not who said it
 * @before: who stands before it
 *
 * A verb of saying in its sentence.
 */
typedef struct
{
  const MnClaimReading *reading;
  const GArray         *mentions;
  guint                 index;
  const MnCue          *cue;
  guint                 floor;
  guint                 verb;
  gboolean              is_passive;
  MnClaimant            before;
} MnSaying;

gboolean   mn_saying_read        (MnSaying             *self,
                                  const MnClaimReading *reading,
                                  const GArray         *mentions,
                                  guint                 index,
                                  guint                 floor);
MnClaimant mn_saying_claimant    (const MnSaying       *self);
gboolean   mn_saying_find_that   (const MnSaying       *self,
                                  guint                *content);
gboolean   mn_saying_find_clause (const MnSaying       *self,
                                  guint                *content);
gboolean   mn_saying_ends        (const MnSaying       *self,
                                  guint                 token);
guint      mn_saying_clause_end  (const MnSaying       *self,
                                  guint                 content);

G_END_DECLS
