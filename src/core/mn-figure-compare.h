/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-mention.h"

G_BEGIN_DECLS

gboolean mn_figures_are_of_one_unit (const MnValue *a,
                                     const MnValue *b);
gboolean mn_figures_overlap         (const MnValue *a,
                                     const MnValue *b);

G_END_DECLS
