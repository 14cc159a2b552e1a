/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

G_BEGIN_DECLS

GMenuModel *mn_mark_menu_new (MnWorkspace *workspace,
                              gboolean     has_selection);

G_END_DECLS
