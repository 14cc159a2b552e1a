/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

GPtrArray *mn_entity_rank (MnDocument *document,
                           const char *typed,
                           const char *hint,
                           const char *type,
                           guint       limit);

G_END_DECLS
