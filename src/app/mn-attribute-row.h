/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-attribute.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_ATTRIBUTE_ROW (mn_attribute_row_get_type ())

/**
 * MnAttributeRow:
 *
 * An attribute that a record has and the tagset does not ask for: it can be read and taken away.
 */
G_DECLARE_FINAL_TYPE (MnAttributeRow, mn_attribute_row, MN, ATTRIBUTE_ROW, GtkWidget)

GtkWidget         *mn_attribute_row_new           (const MnAttribute *attribute,
                                                   const char        *label);
const MnAttribute *mn_attribute_row_get_attribute (MnAttributeRow    *self);

G_END_DECLS
