/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MN_ID_STRING_SIZE: bytes of an id as text, with its final NUL. */
#define MN_ID_STRING_SIZE 37

/**
 * MnId:
 * @bytes: the UUID in network order
 *
 * What a record is known by: a UUID, held by value. All zero means "none".
 */
typedef struct
{
  guint8 bytes[16];
} MnId;

/** MN_ID_NONE: the id of nothing. */
#define MN_ID_NONE ((MnId){ { 0 } })

MnId     mn_id_new       (void);
gboolean mn_id_parse     (const char *text,
                          MnId       *id);
char    *mn_id_to_string (const MnId *id,
                          char        text[MN_ID_STRING_SIZE]);
gboolean mn_id_is_none   (const MnId *id);
guint    mn_id_hash      (gconstpointer id);
gboolean mn_id_equal     (gconstpointer a,
                          gconstpointer b);
int      mn_id_compare   (gconstpointer a,
                          gconstpointer b);

G_END_DECLS
