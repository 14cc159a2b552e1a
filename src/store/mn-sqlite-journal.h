/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-sqlite-connection.h"
#include "mn-store.h"

G_BEGIN_DECLS

/** MN_HASH_SIZE: bytes of the SHA-256 of a journal row. */
#define MN_HASH_SIZE 32

/**
 * MnSense:
 *
 * What a change does, told from what it reverses: a redo reverses an undo.
 */
typedef enum
{
  MN_SENSE_DO,
  MN_SENSE_UNDO,
  MN_SENSE_REDO,
} MnSense;

/**
 * MnJournalItem:
 * @key: which record
 * @has_after: whether the change left it; one that it removed it did not
 * @has_before: whether it was there before
 * @revision: the revision it had before
 * @form: the #MnImageForm of @image
 * @image: (nullable): the record as it was, borrowed from the row
 * @n_bytes: the length of that
 *
 * One record that a change touched.
 */
typedef struct
{
  MnRecordKey key;
  gboolean    has_after;
  gboolean    has_before;
  gint64      revision;
  guint       form;
  const char *image;
  gsize       n_bytes;
} MnJournalItem;

/**
 * MnJournalRow:
 *
 * A row of the journal, with all it says.
 */
typedef struct
{
  gint64  seq;
  guint8  hash[MN_HASH_SIZE];
  MnId    id;
  MnId    annotator;
  gint64  source;
  gint64  sense;
  gint64  undoes;
  MnId    group;
  gint64  time;
  char   *label;
  GBytes *articles;
  GBytes *items;
} MnJournalRow;

gboolean      mn_journal_last      (MnConnection  *connection,
                                    gint64        *seq,
                                    guint8         hash[MN_HASH_SIZE],
                                    GError       **error);
gboolean      mn_journal_write     (MnConnection  *connection,
                                    MnChange      *change,
                                    MnSense        sense,
                                    gint64         seq,
                                    guint8         hash[MN_HASH_SIZE],
                                    GError       **error);
gboolean      mn_journal_apply     (MnConnection  *connection,
                                    MnChange      *change,
                                    MnSense        sense,
                                    gint64        *seq,
                                    guint8         hash[MN_HASH_SIZE],
                                    GCancellable  *cancellable,
                                    GError       **error);
MnJournalRow *mn_journal_take_row  (MnQuery       *query);
MnJournalRow *mn_journal_read      (MnConnection  *connection,
                                    gint64         seq,
                                    GError       **error);
void          mn_journal_row_free  (MnJournalRow  *self);
void          mn_journal_row_hash  (MnJournalRow  *self,
                                    const guint8   previous[MN_HASH_SIZE],
                                    guint8         hash[MN_HASH_SIZE]);
GArray       *mn_journal_row_items (MnJournalRow  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnJournalRow, mn_journal_row_free)

G_END_DECLS
