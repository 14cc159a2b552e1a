/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-entity-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_MIDDLE (mn_middle_get_type ())

/**
 * MnMiddle:
 *
 * The middle of a window: the article, or in its place the page of an entity. Whatever goes to somewhere in an article shows
 * the article; a bar above it then leads through the mentions of the page, and back to it.
 */
G_DECLARE_FINAL_TYPE (MnMiddle, mn_middle, MN, MIDDLE, AdwBin)

void          mn_middle_set_workspace   (MnMiddle    *self,
                                         MnWorkspace *workspace);
MnEntityPage *mn_middle_get_page        (MnMiddle    *self);
const MnId   *mn_middle_get_entity      (MnMiddle    *self);
void          mn_middle_show_entity     (MnMiddle    *self,
                                         const MnId  *entity);
void          mn_middle_show_article    (MnMiddle    *self);
void          mn_middle_set_at_hand     (MnMiddle    *self,
                                         gboolean     is_at_hand);

G_END_DECLS
