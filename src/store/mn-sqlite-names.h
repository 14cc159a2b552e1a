/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-sqlite-connection.h"

G_BEGIN_DECLS

/* What entities are found by: the table of their names, which follows from the entities */

GHashTable *mn_names_of    (gconstpointer  entity);
gboolean    mn_write_names (MnConnection  *connection,
                            gconstpointer  entity,
                            gboolean       add,
                            GError       **error);

G_END_DECLS
