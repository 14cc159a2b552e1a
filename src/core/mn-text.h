/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MnText:
 *
 * The stored text of an article: valid UTF-8 with LF newlines, immutable, counted atomically. Offsets into it are
 * Unicode code points; their places in bytes are found by an index of every 1,024th, which ASCII text does without.
 */
typedef struct _MnText MnText;

#define MN_TYPE_TEXT (mn_text_get_type ())

GType        mn_text_get_type       (void) G_GNUC_CONST;
MnText      *mn_text_new            (const char   *utf8,
                                     gssize        n_bytes);
MnText      *mn_text_new_take       (char         *utf8,
                                     gsize         n_bytes);
MnText      *mn_text_new_take_checked (char       *bytes,
                                       gsize       n_bytes);
MnText      *mn_text_ref            (MnText       *self);
void         mn_text_unref          (MnText       *self);
const char  *mn_text_get_utf8       (const MnText *self);
gsize        mn_text_get_n_bytes    (const MnText *self);
guint        mn_text_get_length     (const MnText *self);
const char  *mn_text_get_sha256     (MnText       *self);
gsize        mn_text_offset_to_byte (const MnText *self,
                                     guint         offset);
guint        mn_text_byte_to_offset (const MnText *self,
                                     gsize         byte);
gunichar     mn_text_get_char       (const MnText *self,
                                     guint         offset);
char        *mn_text_slice          (const MnText *self,
                                     guint         start,
                                     guint         end);
gboolean     mn_text_slice_equals   (const MnText *self,
                                     guint         start,
                                     guint         end,
                                     const char   *quote);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnText, mn_text_unref)

G_END_DECLS
