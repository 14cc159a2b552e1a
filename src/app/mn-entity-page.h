/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_ENTITY_PAGE (mn_entity_page_get_type ())

/**
 * MnEntityPage:
 *
 * Everything the library says of one entity: what it is called, all its mentions in their contexts, its claims and its
 * relations. What can be done with it are actions of the window, which are about the current entity: while the page shows,
 * that is this one.
 */
G_DECLARE_FINAL_TYPE (MnEntityPage, mn_entity_page, MN, ENTITY_PAGE, GtkWidget)

void        mn_entity_page_set_workspace (MnEntityPage *self,
                                          MnWorkspace  *workspace);
void        mn_entity_page_show_entity   (MnEntityPage *self,
                                          const MnId   *entity);
void        mn_entity_page_set_active    (MnEntityPage *self,
                                          gboolean      is_active);
MnEntity   *mn_entity_page_get_entity    (MnEntityPage *self);
const MnId *mn_entity_page_get_id        (MnEntityPage *self);
MnMention  *mn_entity_page_step          (MnEntityPage *self,
                                          gboolean      backwards);
gboolean    mn_entity_page_get_position  (MnEntityPage *self,
                                          guint        *position,
                                          guint        *n);
MnMention  *mn_entity_page_get_first     (MnEntityPage *self);
GPtrArray  *mn_entity_page_list_picked   (MnEntityPage *self);
void        mn_entity_page_unpick        (MnEntityPage *self);

G_END_DECLS
