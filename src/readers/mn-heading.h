/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MnHeadingLook:
 * @MN_HEADING_NONE: no heading looks like that
 * @MN_HEADING_POSSIBLE: short, and no sentence
 * @MN_HEADING_CLEAR: in capitals, in title case, or numbered besides
 */
typedef enum
{
  MN_HEADING_NONE,
  MN_HEADING_POSSIBLE,
  MN_HEADING_CLEAR,
} MnHeadingLook;

/**
 * MnHeading:
 * @look: how much a line of plain text looks like a heading
 * @n_numbers: how many numbers it begins with: two in “2.3 Results”
 * @is_byline: whether it rather says who wrote it or when
 */
typedef struct
{
  MnHeadingLook look;
  guint         n_numbers;
  gboolean      is_byline;
} MnHeading;

MnHeading mn_heading_judge (const char *utf8,
                            gsize       n_bytes,
                            guint       columns);
gboolean  mn_sentence_ends (const char *utf8,
                            gsize       n_bytes);

G_END_DECLS
