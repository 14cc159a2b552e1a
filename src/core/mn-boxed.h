/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

/**
 * MN_DEFINE_BOXED:
 * @Type: the type, `MnText`
 * @type: the same in lower case, `mn_text`
 *
 * G_DEFINE_BOXED_TYPE() for a counted type with `_ref` and `_unref`. GLib's own converts its arguments to a union,
 * which ISO C lacks and `-Wpedantic` refuses.
 */
#define MN_DEFINE_BOXED(Type, type) \
  GType type##_get_type (void) \
  { \
    static gsize once; \
    if (g_once_init_enter (&once)) \
      g_once_init_leave (&once, g_boxed_type_register_static (g_intern_static_string (#Type), \
                                                              (GBoxedCopyFunc) (void (*) (void)) type##_ref, \
                                                              (GBoxedFreeFunc) (void (*) (void)) type##_unref)); \
    return once; \
  }
