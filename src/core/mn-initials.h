/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-entity.h"

G_BEGIN_DECLS

/**
 * MnInitialsMatch:
 * @MN_INITIALS_NONE: they are others
 * @MN_INITIALS_BEGIN: they are the first ones
 * @MN_INITIALS_ALL: they are all there are
 *
 * How letters stand to the initials of a name.
 */
typedef enum
{
  MN_INITIALS_NONE,
  MN_INITIALS_BEGIN,
  MN_INITIALS_ALL,
} MnInitialsMatch;

char            *mn_initials_typed        (const char *typed);
char           **mn_initials_of           (const char *name);
MnInitialsMatch  mn_initials_match_entity (MnEntity   *entity,
                                           const char *letters);

G_END_DECLS
