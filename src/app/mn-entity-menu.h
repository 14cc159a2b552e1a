/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-entity-row.h"

G_BEGIN_DECLS

void mn_entity_menu_install (GtkWidget  *list,
                             GMenuModel *menu);

G_END_DECLS
