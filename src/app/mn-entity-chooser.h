/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

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

MnChoiceKind  mn_choice_get_kind        (MnChoice *self);
MnEntity     *mn_choice_get_entity      (MnChoice *self);
const MnId   *mn_choice_get_mention     (MnChoice *self);
const char   *mn_choice_get_name        (MnChoice *self);
const char   *mn_choice_get_entity_type (MnChoice *self);

#define MN_TYPE_ENTITY_CHOOSER (mn_entity_chooser_get_type ())

/**
 * MnEntityChooser:
 *
 * A type-ahead over entities, with its title above: those of the article and of the library that are likeliest meant,
 * a new one of the name that was typed, or none. Emits `chosen` when a person has chosen.
 */
G_DECLARE_FINAL_TYPE (MnEntityChooser, mn_entity_chooser, MN, ENTITY_CHOOSER, GtkWidget)

void mn_entity_chooser_set_workspace (MnEntityChooser *self,
                                      MnWorkspace     *workspace);
void mn_entity_chooser_show          (MnEntityChooser *self,
                                      const char      *shown,
                                      const char      *hint,
                                      const char      *type);

G_END_DECLS
