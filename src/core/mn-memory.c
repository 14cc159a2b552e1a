/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-memory.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>

#define LARGE_BLOCK (1024 * 1024)
#endif

/**
 * mn_memory_give_back_large_blocks:
 *
 * Has blocks of memory from 1 MiB on given back to the system as soon as they are freed. A program that works through
 * large articles calls it first. Not one with a window: GTK makes and frees pictures as large with every frame, and would
 * get each from the system anew.
 *
 * Where a text of ten megabytes has once been freed, glibc puts the next one among what is small and lasts, and that
 * memory hardly ever goes back; with a limit of one's own it lets go of each (mallopt(3)). Other C libraries have no such
 * limit: this does nothing there.
 */
void
mn_memory_give_back_large_blocks (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
#endif
}
