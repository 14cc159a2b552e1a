/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

G_BEGIN_DECLS

/* Which entities marks were linked to lately, in any article, since the program began */

void  mn_recent_entities_watch   (MnLibrary  *library);
guint mn_recent_entities_get_age (MnLibrary  *library,
                                  const MnId *entity);

G_END_DECLS
