/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-entity.h"
#include "mn-mention.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  MN_CHOICE_ENTITY,  /* one that is there */
  MN_CHOICE_NEW,     /* one of a name and type, to be found or made */
  MN_CHOICE_MENTION, /* of a claimant: a mention without an entity, an unnamed source */
  MN_CHOICE_UNSAID,  /* of a claimant: somebody who is not said */
  MN_CHOICE_NONE,    /* nothing; of a claimant, the article's own voice */
} MnChoiceKind;

#define MN_TYPE_CHOICE (mn_choice_get_type ())

/**
 * MnChoice:
 *
 * What an entity chooser offers.
 */
G_DECLARE_FINAL_TYPE (MnChoice, mn_choice, MN, CHOICE, GObject)

MnChoice     *mn_choice_new             (MnChoiceKind kind);
MnChoice     *mn_choice_new_entity      (MnEntity *entity);
MnChoice     *mn_choice_new_named       (const char *name,
                                         const char *type);
MnChoice     *mn_choice_new_mention     (MnMention *mention);

MnChoiceKind  mn_choice_get_kind        (MnChoice *self);
MnEntity     *mn_choice_get_entity      (MnChoice *self);
const MnId   *mn_choice_get_mention     (MnChoice *self);
const char   *mn_choice_get_name        (MnChoice *self);
const char   *mn_choice_get_entity_type (MnChoice *self);

G_END_DECLS
