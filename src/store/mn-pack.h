/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"
#include "mn-span.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MnUnpacker:
 * @at: the next byte
 * @end: the one after the last
 * @has_failed: whether anything did not fit so far; everything read after is 0
 *
 * Reads what the `mn_pack` functions wrote, and survives what they did not.
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean      has_failed;
} MnUnpacker;

void          mn_pack_number   (GByteArray     *bytes,
                                guint64         number);
void          mn_pack_data     (GByteArray     *bytes,
                                gconstpointer   data,
                                gsize           n_bytes);
gboolean      mn_pack_spans    (GByteArray     *bytes,
                                const MnSpans  *spans);
void          mn_pack_blocks   (GByteArray     *bytes,
                                const MnBlocks *blocks);
GBytes       *mn_pack_convert  (GConverter     *converter,
                                gconstpointer   data,
                                gsize           n_bytes,
                                GError        **error);
void          mn_unpacker_init (MnUnpacker     *self,
                                gconstpointer   data,
                                gsize           n_bytes);
guint64       mn_unpack_number (MnUnpacker     *self);
gconstpointer mn_unpack_bytes  (MnUnpacker     *self,
                                gsize           n_bytes);
gconstpointer mn_unpack_data   (MnUnpacker     *self,
                                gsize          *n_bytes);
gboolean      mn_unpack_spans  (MnUnpacker     *self,
                                MnSpans        *spans);
gsize         mn_unpack_room   (const MnUnpacker *self);
gboolean      mn_unpack_spans_into (MnUnpacker *self,
                                    MnSpans    *spans,
                                    gpointer    room);
gboolean      mn_unpack_blocks (MnUnpacker     *self,
                                MnBlocks       *blocks);

G_END_DECLS
