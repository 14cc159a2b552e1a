/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-store.h"

G_BEGIN_DECLS

#define MN_TYPE_MEMORY_STORE (mn_memory_store_get_type ())

/**
 * MnMemoryStore:
 *
 * A library in memory, for tests of widgets: what they show and ask for, without a disk. It answers at once and holds
 * one article at a time.
 */
G_DECLARE_FINAL_TYPE (MnMemoryStore, mn_memory_store, MN, MEMORY_STORE, GObject)

MnStore *mn_memory_store_new (void);

G_END_DECLS
