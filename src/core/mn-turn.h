/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

/* The turn of an edit: what stands in the document when the edits queued before it are done. An edit names records by
 * id and takes them from here, never from when it was asked for. */

MnChange *mn_turn_new_change (MnDocument  *document,
                              const char  *label);
MnRecord *mn_turn_get_mark   (MnDocument  *document,
                              const MnId  *id,
                              GError     **error);
MnEntity *mn_turn_get_entity (MnDocument  *document,
                              const MnId  *id,
                              GError     **error);
gpointer  mn_turn_find       (MnDocument   *document,
                              MnRecordKind  kind,
                              const MnId   *id,
                              GError      **error);

G_END_DECLS
