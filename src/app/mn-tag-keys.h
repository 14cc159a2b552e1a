/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset.h"

G_BEGIN_DECLS

/* The letters that mark with a tag */

char *mn_tag_keys_find_fault  (MnTagset        *tagset,
                               const char      *id,
                               const char      *key);
void  mn_tag_keys_drop_faulty (MnTagsetBuilder *tagset);

G_END_DECLS
