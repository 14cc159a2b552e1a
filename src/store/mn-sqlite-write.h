/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-change.h"
#include "mn-sqlite-writing.h"

G_BEGIN_DECLS

gboolean mn_write_change (MnWriting     *self,
                          MnChange      *change,
                          GCancellable  *cancellable,
                          GError       **error);

G_END_DECLS
