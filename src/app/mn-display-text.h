/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-text.h"

G_BEGIN_DECLS

/** MN_DISPLAY_MAX_LINE: bytes that no displayed paragraph exceeds. */
#define MN_DISPLAY_MAX_LINE 4096

/**
 * MnDisplayText:
 *
 * An article's text as a text view can show it quickly: GTK lays out whole paragraphs, at a cost that grows with the
 * square of their length, so that in long ones some spaces stand as line breaks, one for one, and where there are no
 * spaces, breaks are put in. Most texts have none of that and are shown as they are stored.
 *
 * Offsets are code points: those of the stored text, and the displayed ones of a text buffer.
 */
typedef struct _MnDisplayText MnDisplayText;

MnDisplayText *mn_display_text_new         (MnText              *text);
void           mn_display_text_free        (MnDisplayText       *self);
const char    *mn_display_text_get_utf8    (const MnDisplayText *self,
                                            gsize               *n_bytes);
guint          mn_display_text_get_length  (const MnDisplayText *self);
guint          mn_display_text_from_stored (const MnDisplayText *self,
                                            guint                offset);
guint          mn_display_text_from_end    (const MnDisplayText *self,
                                            guint                end);
guint          mn_display_text_to_stored   (const MnDisplayText *self,
                                            guint                offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnDisplayText, mn_display_text_free)

G_END_DECLS
