/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-record.h"

G_BEGIN_DECLS

/**
 * MnAttribute:
 * @id: which attribute of the tagset
 * @value: its value: a JSON string, number or boolean as compact text
 *
 * What the tagset lets a record say beyond its own fields.
 */
typedef struct
{
  const char *id;
  char       *value;
} MnAttribute;

typedef MN_ARRAY (MnAttribute) MnAttributes;

extern const MnStructInfo mn_attribute_info;

G_END_DECLS
