/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset-edits.h"

G_BEGIN_DECLS

/** MN_TAGS_CUES: the cues, where they stand beside the lists of tags. */
#define MN_TAGS_CUES MN_TAGS_N_LISTS

/**
 * MnTagField:
 * @MN_TAG_LABEL: the label; of a cue its text
 * @MN_TAG_COLOR: `#rrggbb`
 * @MN_TAG_KEY: a letter
 * @MN_TAG_DESCRIPTION: when to use it
 * @MN_TAG_FROM: what a relation may go out from, a word a line
 * @MN_TAG_TO: what it may go to, a word a line
 * @MN_TAG_SYMMETRIC: “true”, or %NULL
 * @MN_TAG_ON: what has an attribute, a word a line
 * @MN_TAG_KIND: the name of what an attribute's values are, or of what a cue does
 * @MN_TAG_CHOICES: what may be chosen, a line each
 * @MN_TAG_UNIT: of a number
 * @MN_TAG_LANGUAGE: of a cue
 *
 * What is said of a tag or a cue, as text.
 */
typedef enum
{
  MN_TAG_LABEL,
  MN_TAG_COLOR,
  MN_TAG_KEY,
  MN_TAG_DESCRIPTION,
  MN_TAG_FROM,
  MN_TAG_TO,
  MN_TAG_SYMMETRIC,
  MN_TAG_ON,
  MN_TAG_KIND,
  MN_TAG_CHOICES,
  MN_TAG_UNIT,
  MN_TAG_LANGUAGE,
} MnTagField;

/**
 * MnTagPlace:
 * @list: a list of tags, or %MN_TAGS_CUES
 * @id: the id of a tag, or the text of a cue
 * @language: (nullable): of a cue
 *
 * What names a tag or a cue.
 */
typedef struct
{
  MnTagList   list;
  const char *id;
  const char *language;
} MnTagPlace;

gboolean mn_tag_field_is_of (MnTagList          list,
                             MnTagField         field);
char    *mn_tag_field_get   (gconstpointer      tagset,
                             const MnTagPlace  *place,
                             MnTagField         field);
void     mn_tag_field_set   (MnTagsetBuilder   *tagset,
                             const MnTagPlace  *place,
                             MnTagField         field,
                             const char        *value);

G_END_DECLS
