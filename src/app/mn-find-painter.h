/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-display-text.h"
#include "mn-find-hits.h"
#include "mn-line-map.h"

G_BEGIN_DECLS

void mn_find_painter_snapshot (MnFindHits          *hits,
                               MnLineMap           *lines,
                               const MnDisplayText *text,
                               GtkSnapshot         *snapshot);

G_END_DECLS
