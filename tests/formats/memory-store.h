/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-store.h"

/* A library in memory that keeps no rules, for what a real one cannot be made to do: fail, or cancel, at a chosen change.
 * It hands out records in the order of their ids, as a store must. */
#define MEMORY_TYPE_STORE (memory_store_get_type ())

G_DECLARE_FINAL_TYPE (MemoryStore, memory_store, MEMORY, STORE, GObject)

MemoryStore *memory_store_new           (void);
void         memory_store_fail_after    (MemoryStore  *self,
                                         guint         n_changes);
void         memory_store_cancel_after  (MemoryStore  *self,
                                         guint         n_changes,
                                         GCancellable *cancellable);
GPtrArray   *memory_store_get_changes   (MemoryStore  *self);
