/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset.h"
#include "mn-text-binding.h"

G_BEGIN_DECLS

/**
 * MnAttributeBinding:
 * @base: what it is to a field of text
 * @type: the attribute as the tagset has it
 *
 * Which attribute of a record a field shows. There is one for each that a tagset of this run has had: a field may still
 * be writing what its tagset has dropped.
 */
typedef struct
{
  MnTextBinding   base;
  MnAttributeType type;
} MnAttributeBinding;

const MnAttributeBinding *mn_attribute_binding_get        (const MnAttributeType    *type);
char                     *mn_attribute_binding_get_text   (const MnAttributeBinding *self,
                                                           gconstpointer             record);
void                      mn_attribute_binding_set_text   (const MnAttributeBinding *self,
                                                           gpointer                  builder,
                                                           const char               *text,
                                                           MnLibrary                *library);
char                     *mn_attribute_binding_check_text (const MnAttributeBinding *self,
                                                           const char               *text);

G_END_DECLS
