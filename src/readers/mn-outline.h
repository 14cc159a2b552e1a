/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"

G_BEGIN_DECLS

/**
 * MnSegment:
 *
 * A block of plain text before it is settled what it is.
 */
typedef struct
{
  guint   start;
  guint   end;
  guint   columns;
  guint16 indent;
  guint16 number;       /* of “7. ” at its start; 0 where it has none */
  guint8  kind;         /* an MnBlockKind */
  guint8  level;
  guint8  look;         /* an MnHeadingLook, of a paragraph of one line */
  guint8  n_numbers : 4;
  guint8  is_byline : 1;
  guint8  ends_in_colon : 1;
  guint8  goes_on : 1;  /* whether it begins in lower case, in the middle of a sentence */
  guint8  is_apart : 1; /* whether a blank line follows */
} MnSegment;

void mn_outline_find (GArray *segments);

G_END_DECLS
