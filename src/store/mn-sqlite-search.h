/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  mn_search_is_blank    (const char        *words);
char     *mn_search_compose     (const char        *words);
char     *mn_search_compose_any (const char *const *beginnings);
char     *mn_search_end_of      (const char        *beginning);

G_END_DECLS
