/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tag-fields.h"
#include "mn-tag-uses.h"

G_BEGIN_DECLS

/* What the editor of the tagset calls things */

const char *mn_tagset_words_list           (MnTagList        list);
const char *mn_tagset_words_new            (MnTagList        list);
const char *mn_tagset_words_cue_kind       (const char      *kind);
const char *mn_tagset_words_attribute_kind (const char      *kind);
char       *mn_tagset_words_use            (MnTagList        list,
                                            const MnTagUse  *use);
const char *mn_tagset_words_clear          (MnTagList        list);

G_END_DECLS
