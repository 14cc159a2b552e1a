/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

GMenuModel *mn_mark_menu_new (MnDocument *document,
                              MnRecord   *mark,
                              gboolean    has_selection);

G_END_DECLS
