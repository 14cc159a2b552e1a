/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tag-turns.h"
#include "mn-tag-uses.h"

G_BEGIN_DECLS

/* What is done to a tagset, in a builder of one */

const char  *mn_tagset_add_tag      (MnTagsetBuilder  *self,
                                     MnTagList         list,
                                     const char       *label,
                                     const char       *color);
gboolean     mn_tagset_remove_tag   (MnTagsetBuilder  *self,
                                     MnTagList         list,
                                     const char       *id,
                                     const char       *instead);
gboolean     mn_tagset_move_tag     (MnTagsetBuilder  *self,
                                     MnTagList         list,
                                     const char       *id,
                                     guint             position);
void         mn_tagset_adopt        (MnTagsetBuilder  *self,
                                     MnTagset         *wanted,
                                     gboolean          with_cues);
void         mn_tagset_keep_used    (MnTagsetBuilder  *self,
                                     MnTagset         *before,
                                     const MnTagUses  *uses,
                                     const MnTagTurn  *turns,
                                     guint             n_turns);
const MnTag *mn_tagset_find_key     (gconstpointer     tagset,
                                     const char       *key,
                                     const char       *except);
char       **mn_tag_label           (gpointer          tag);
char       **mn_tag_description     (MnTagList         list,
                                     gpointer          tag);

MnCueWord   *mn_tagset_add_cue      (MnTagsetBuilder  *self,
                                     const char       *text,
                                     const char       *language);
MnCueWord   *mn_tagset_find_cue     (gconstpointer     tagset,
                                     const char       *text,
                                     const char       *language);
gboolean     mn_tagset_remove_cue   (MnTagsetBuilder  *self,
                                     const char       *text,
                                     const char       *language);
gboolean     mn_tagset_move_cue     (MnTagsetBuilder  *self,
                                     const char       *text,
                                     const char       *language,
                                     guint             position);

G_END_DECLS
