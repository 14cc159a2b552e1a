/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset.h"

G_BEGIN_DECLS

/* Values of attributes as people write and read them, and as records hold them: JSON as compact text */

char *mn_attribute_value_to_text    (const char             *value);
char *mn_attribute_value_from_text  (const char             *text,
                                     const MnAttributeType  *type);
char *mn_attribute_value_check_text (const char             *text,
                                     const MnAttributeType  *type);

G_END_DECLS
