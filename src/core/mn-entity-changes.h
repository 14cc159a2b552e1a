/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-change.h"
#include "mn-snapshot.h"

G_BEGIN_DECLS

/* Changes of one entity with all that refers to it, in every article, but for merging: mn-entity-merge.h */

MnChange *mn_entity_change_to_split  (MnSnapshot         *snapshot,
                                      const MnId         *entity,
                                      const MnId         *mentions,
                                      guint               n_mentions,
                                      const char         *name,
                                      const MnId         *annotator,
                                      GError            **error);
MnChange *mn_entity_change_to_retype (MnSnapshot         *snapshot,
                                      const MnId         *entity,
                                      const char         *type,
                                      const MnId         *annotator,
                                      GError            **error);
MnChange *mn_entity_change_to_remove (MnSnapshot         *snapshot,
                                      const MnId         *entity,
                                      gboolean            with_mentions,
                                      const MnId         *annotator,
                                      GError            **error);

G_END_DECLS
