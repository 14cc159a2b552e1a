/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-record.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define MN_TYPE_JUMP (mn_jump_get_type ())

/**
 * MnJump:
 *
 * Something to jump to: an entity, a claim, an article; or the heading of a group of these. It never changes.
 */
G_DECLARE_FINAL_TYPE (MnJump, mn_jump, MN, JUMP, GObject)

MnJump     *mn_jump_new        (gconstpointer  record,
                                const char    *text,
                                const char    *detail,
                                gint           score);
MnJump     *mn_jump_new_heading (const char   *text);
MnRecord   *mn_jump_get_record (MnJump        *self);
const char *mn_jump_get_text   (MnJump        *self);
const char *mn_jump_get_detail (MnJump        *self);
int         mn_jump_compare    (gconstpointer  a,
                                gconstpointer  b);

G_END_DECLS
