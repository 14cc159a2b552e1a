/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tag-turns.h"
#include "mn-tag-uses.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MnTagFatesFunc:
 * @turns: (array length=n_turns): what becomes of the uses of tags that go
 * @n_turns: how many they are; the tags of which none speaks are to be kept
 * @user_data: what was given
 *
 * Is told what was chosen, where it was not cancelled.
 */
typedef void (*MnTagFatesFunc) (const MnTagTurn *turns,
                                guint            n_turns,
                                gpointer         user_data);

void mn_tag_fates_ask_one  (GtkWindow        *parent,
                            MnTagset         *tagset,
                            const MnTagUses  *uses,
                            MnTagList         list,
                            const char       *id,
                            MnTagFatesFunc    chosen,
                            gpointer          user_data,
                            GDestroyNotify    destroy);
void mn_tag_fates_ask_all  (GtkWindow        *parent,
                            MnTagset         *before,
                            MnTagset         *after,
                            const MnTagUses  *uses,
                            const char       *heading,
                            const char       *button,
                            MnTagFatesFunc    chosen,
                            gpointer          user_data,
                            GDestroyNotify    destroy);

G_END_DECLS
