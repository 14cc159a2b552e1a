/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names that differ in one letter, and how to find them among many without comparing all with all */

gboolean mn_names_are_near   (const char  *a,
                              const char  *b);
void     mn_name_near_hashes (const char  *spoken,
                              GArray      *hashes);

G_END_DECLS
