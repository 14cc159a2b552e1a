/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

GPtrArray *mn_entity_rank (MnDocument *document,
                           const char *typed,
                           const char *hint,
                           const char *type,
                           guint       limit);

gint       mn_entity_score (MnEntity   *entity,
                            const char *typed,
                            const char *letters,
                            gboolean    are_capitals);

G_END_DECLS
