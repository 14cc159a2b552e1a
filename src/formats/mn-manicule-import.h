/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-manicule-export.h"

G_BEGIN_DECLS

gboolean mn_manicule_import (MnStore                *store,
                             GFile                  *file,
                             MnManiculeLayout        layout,
                             const MnImportOptions  *options,
                             MnImportReport         *report,
                             MnProgressFunc          progress,
                             gpointer                progress_data,
                             GCancellable           *cancellable,
                             GError                **error);

G_END_DECLS
