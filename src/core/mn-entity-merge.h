/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-change.h"
#include "mn-snapshot.h"

G_BEGIN_DECLS

MnChange *mn_entity_change_to_merge (MnSnapshot  *snapshot,
                                     const MnId  *kept,
                                     const MnId  *merged,
                                     const MnId  *annotator,
                                     GError     **error);

G_END_DECLS
