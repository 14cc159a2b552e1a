/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-format.h"

G_BEGIN_DECLS

/**
 * MnManiculeLayout:
 * @MN_MANICULE_DOCUMENT: one JSON document, each record on a line of its own
 * @MN_MANICULE_LINES: JSON Lines: the head, then one entity, article or relation a line
 */
typedef enum
{
  MN_MANICULE_DOCUMENT,
  MN_MANICULE_LINES,
} MnManiculeLayout;

gboolean mn_manicule_export (MnSnapshot           *snapshot,
                             const MnExportScope  *scope,
                             MnManiculeLayout      layout,
                             GOutputStream        *stream,
                             MnProgressFunc        progress,
                             gpointer              progress_data,
                             GCancellable         *cancellable,
                             GError              **error);

G_END_DECLS
