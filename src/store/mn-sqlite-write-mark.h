/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-sqlite-writing.h"

G_BEGIN_DECLS

gboolean mn_write_mark (MnWriting  *self,
                        MnRecord   *before,
                        MnRecord   *after,
                        GError    **error);

G_END_DECLS
