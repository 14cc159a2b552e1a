/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MN_TIME_SIZE: bytes of a time as text, with its final NUL. */
#define MN_TIME_SIZE 32

const char *mn_time_to_string (gint64      time,
                               char        text[MN_TIME_SIZE]);
gboolean    mn_time_parse     (const char *text,
                               gint64     *time);

G_END_DECLS
