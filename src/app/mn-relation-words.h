/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-relation.h"
#include "mn-tagset.h"

G_BEGIN_DECLS

/* What a relation is called, as seen from one of its ends */

char *mn_relation_words (MnTagset   *tagset,
                         const char *type,
                         gboolean    is_outgoing);

G_END_DECLS
