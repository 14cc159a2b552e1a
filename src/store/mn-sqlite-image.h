/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-change.h"
#include "mn-mention.h"
#include "mn-sqlite-journal.h"

G_BEGIN_DECLS

/**
 * MnImageForm:
 * @MN_IMAGE_JSON: as JSON, which every kind of record can be
 * @MN_IMAGE_PACKED: packed, a fifth as long: a mention that has nothing but its place, type and entity
 *
 * How the journal holds what a record was. The numbers are stored and never change.
 */
typedef enum
{
  MN_IMAGE_JSON   = 0,
  MN_IMAGE_PACKED = 1,
} MnImageForm;

gboolean mn_mention_is_plain (MnMention           *mention);
gboolean mn_image_make       (MnConnection        *connection,
                              const MnChangeItem  *item,
                              GByteArray          *image,
                              MnImageForm         *form,
                              GError             **error);
gpointer mn_image_read       (const MnJournalItem *item,
                              GError             **error);

G_END_DECLS
