/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-sqlite-check.h"

G_BEGIN_DECLS

gboolean mn_salvage (MnCheck     *check,
                     const char  *path,
                     GError     **error);

G_END_DECLS
