/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-mention.h"

G_BEGIN_DECLS

/* Values as people write and read them: `2024-02`, `at least 31 vessels`, `between 30000000 and 50000000 barrels` */

gboolean  mn_edtf_is_valid     (const char    *text);
char     *mn_value_to_text     (const MnValue *value);
MnValue  *mn_value_from_text   (const char    *text,
                                const char    *type);
char     *mn_value_check_text  (const char    *text,
                                const char    *type);

G_END_DECLS
