/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MnKey:
 * @hash: something by which things are compared
 * @of: which one that is
 */
typedef struct
{
  guint64 hash;
  guint   of;
} MnKey;

/**
 * MnKeyRuns:
 *
 * Finds what has something in common, among many: each thing is added with hashes of what it has, and all that share
 * one come out together, in time for each that hardly grows with their number.
 */
typedef struct _MnKeyRuns MnKeyRuns;

/**
 * MnKeyRunFunc:
 * @run: (array length=n): two or more that share a hash, each once, in the order in which they were added
 * @n: how many
 * @user_data: what was given
 *
 * Takes those that share a hash.
 */
typedef void (*MnKeyRunFunc) (const MnKey *run,
                              guint        n,
                              gpointer     user_data);

MnKeyRuns *mn_key_runs_new  (void);
void       mn_key_runs_free (MnKeyRuns    *self);
void       mn_key_runs_add  (MnKeyRuns    *self,
                             guint64       hash,
                             guint         of);
void       mn_key_runs_take (MnKeyRuns    *self,
                             MnKeyRunFunc  take,
                             gpointer      user_data,
                             GCancellable *cancellable);

G_END_DECLS
