/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-entity.h"

G_BEGIN_DECLS

#define MN_TYPE_ENTITY_CHOICE (mn_entity_choice_get_type ())

/**
 * MnEntityChoice:
 *
 * An entity among those that a type-ahead offers: what its list model holds.
 */
G_DECLARE_FINAL_TYPE (MnEntityChoice, mn_entity_choice, MN, ENTITY_CHOICE, GObject)

MnEntityChoice *mn_entity_choice_new        (MnEntity       *entity);
MnEntity       *mn_entity_choice_get_entity (MnEntityChoice *self);

G_END_DECLS
