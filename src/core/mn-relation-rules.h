/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-relation.h"
#include "mn-tagset.h"

G_BEGIN_DECLS

/* What the tagset says of relations: what each type may join */

const MnRelationType *mn_relation_type_find   (MnTagset             *tagset,
                                               const char           *id);
gboolean              mn_relation_type_takes  (const MnRelationType *self,
                                               gboolean              is_from,
                                               MnRecord             *end);
gboolean              mn_relation_type_allows (const MnRelationType *self,
                                               MnRecord             *from,
                                               MnRecord             *to);

G_END_DECLS
