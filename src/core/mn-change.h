/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-record.h"

G_BEGIN_DECLS

/**
 * MnChangeItem:
 * @before: (nullable): the record as it was, with the revision the change is made on; %NULL for a new one
 * @after: (nullable): the record as it shall be; %NULL for one that goes
 */
typedef struct
{
  MnRecord *before;
  MnRecord *after;
} MnChangeItem;

/**
 * MnChangeSource:
 * @MN_CHANGE_BY_HAND: made in the window: what Ctrl+Z takes back
 * @MN_CHANGE_BY_IMPORT: an import
 * @MN_CHANGE_BY_COMMAND: the command line
 *
 * Where a change comes from.
 */
typedef enum
{
  MN_CHANGE_BY_HAND,
  MN_CHANGE_BY_IMPORT,
  MN_CHANGE_BY_COMMAND,
} MnChangeSource;

/**
 * MnChange:
 *
 * One user action: a list of records before and after, with a label for people. It is applied as one transaction and is
 * one step of undo, however many records it touches. Counted atomically; built by one owner, then handed to the store.
 */
typedef struct _MnChange MnChange;

#define MN_TYPE_CHANGE (mn_change_get_type ())

GType               mn_change_get_type      (void) G_GNUC_CONST;
MnChange           *mn_change_new           (const char     *label,
                                             const MnId     *annotator);
MnChange           *mn_change_ref           (MnChange       *self);
void                mn_change_unref         (MnChange       *self);
void                mn_change_add           (MnChange       *self,
                                             gconstpointer   before,
                                             gconstpointer   after);
void                mn_change_create        (MnChange       *self,
                                             gpointer        builder);
void                mn_change_modify        (MnChange       *self,
                                             gconstpointer   before,
                                             gpointer        builder);
void                mn_change_remove        (MnChange       *self,
                                             gconstpointer   record);
void                mn_change_add_original  (MnChange       *self,
                                             const char     *sha256,
                                             GBytes         *bytes);
guint               mn_change_get_n_items   (MnChange       *self);
const MnChangeItem *mn_change_get_item      (MnChange       *self,
                                             guint           position);
const char         *mn_change_get_label     (MnChange       *self);
const MnId         *mn_change_get_id        (MnChange       *self);
const MnId         *mn_change_get_annotator (MnChange       *self);
const MnId         *mn_change_get_group     (MnChange       *self);
void                mn_change_set_group     (MnChange       *self,
                                             const MnId     *group);
MnChangeSource      mn_change_get_source    (MnChange       *self);
void                mn_change_set_source    (MnChange       *self,
                                             MnChangeSource  source);
gboolean            mn_change_is_library_wide (MnChange     *self);
void                mn_change_set_library_wide (MnChange    *self,
                                             gboolean        is_library_wide);
gint64              mn_change_get_undoes    (MnChange       *self);
void                mn_change_set_undoes    (MnChange       *self,
                                             gint64          seq);
gint64              mn_change_get_seq       (MnChange       *self);
void                mn_change_set_seq       (MnChange       *self,
                                             gint64          seq);
guint               mn_change_get_n_originals (MnChange     *self);
const char         *mn_change_get_original  (MnChange       *self,
                                             guint           position,
                                             GBytes        **bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnChange, mn_change_unref)

G_END_DECLS
