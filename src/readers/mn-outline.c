/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-readers"

#include "mn-outline.h"

#include "mn-heading.h"

#define SEGMENT(segments, i) (&g_array_index (segments, MnSegment, i))

/* A number makes an item of a list where its neighbour has the next: “1. Introduction” alone is a heading, and
 * “9. Januar” the beginning of a sentence */
static void
find_numbered_items (GArray *segments)
{
  guint last = 0;
  gboolean has_last = FALSE;

  for (guint i = 0; i < segments->len; i++)
    {
      MnSegment *segment = SEGMENT (segments, i);

      if (segment->number == 0)
        {
          has_last = has_last && segment->kind == MN_BLOCK_LIST_ITEM;
          continue;
        }
      if (has_last && segment->number == SEGMENT (segments, last)->number + 1)
        {
          SEGMENT (segments, last)->kind = MN_BLOCK_LIST_ITEM;
          segment->kind = MN_BLOCK_LIST_ITEM;
        }
      last = i;
      has_last = TRUE;
    }
}

/* How deep an item lies, by the indents of those before it */
static void
find_depths (GArray *segments)
{
  g_autoptr (GArray) indents = g_array_new (FALSE, FALSE, sizeof (guint16));

  for (guint i = 0; i < segments->len; i++)
    {
      MnSegment *segment = SEGMENT (segments, i);

      if (segment->kind != MN_BLOCK_LIST_ITEM)
        {
          g_array_set_size (indents, 0);
          continue;
        }
      while (indents->len > 0 && g_array_index (indents, guint16, indents->len - 1) > segment->indent)
        g_array_set_size (indents, indents->len - 1);
      if (indents->len == 0 || g_array_index (indents, guint16, indents->len - 1) < segment->indent)
        g_array_append_val (indents, segment->indent);
      segment->level = (guint8) MIN (indents->len, G_MAXUINT8);
    }
}

static void
make_heading (MnSegment *segment,
              guint    level)
{
  segment->kind = MN_BLOCK_HEADING;
  segment->level = (guint8) (segment->n_numbers > 0 && level > 1 ? MIN (1U + segment->n_numbers, 6U) : level);
}

static gboolean
may_be_heading (GArray *segments,
                guint   i)
{
  return SEGMENT (segments, i)->kind == MN_BLOCK_PARAGRAPH && SEGMENT (segments, i)->look != MN_HEADING_NONE;
}

/* Whether what comes after would need a heading */
static gboolean
heads (const MnSegment *heading,
       const MnSegment *next)
{
  if (next->goes_on)
    return FALSE;
  if (next->kind != MN_BLOCK_PARAGRAPH)
    return TRUE;
  if (heading->look == MN_HEADING_CLEAR)
    return next->columns > heading->columns || next->columns >= 60;
  return next->columns >= 2 * heading->columns || next->columns >= 120;
}

/* At the top: the title, then perhaps a subtitle, a byline, a date, and the first section's heading */
static void
judge_top (GArray *segments,
           guint   to)
{
  const MnSegment *last = SEGMENT (segments, to - 1);

  if (to > 4 || SEGMENT (segments, to)->goes_on || (!last->is_apart && !heads (last, SEGMENT (segments, to))))
    return;
  make_heading (SEGMENT (segments, 0), 1);
  if (to > 1 && last->look == MN_HEADING_CLEAR && !last->is_byline && heads (last, SEGMENT (segments, to)))
    make_heading (SEGMENT (segments, to - 1), 2);
}

/* Short lines in a row are a list, a poem or a table rather than headings */
static void
judge_run (GArray *segments,
           guint   from,
           guint   to)
{
  MnSegment *last = SEGMENT (segments, to - 1);

  if (SEGMENT (segments, from - 1)->ends_in_colon || !heads (last, SEGMENT (segments, to))
      || (to - from > 1 && SEGMENT (segments, from)->look != MN_HEADING_CLEAR)
      || (to - from > 2 && last->look != MN_HEADING_CLEAR))
    return;
  make_heading (last, 2);
  if (to - from == 2)
    make_heading (SEGMENT (segments, from), 2);
}

static void
find_headings (GArray *segments)
{
  guint n_segments = segments->len;

  for (guint i = 0; i < n_segments; i++)
    {
      guint from = i;

      while (i < n_segments && may_be_heading (segments, i))
        i++;
      if (i == from || i == n_segments) /* what nothing follows heads nothing */
        continue;
      if (from == 0)
        judge_top (segments, i);
      else
        judge_run (segments, from, i);
    }
}

/**
 * mn_outline_find:
 * @segments: of #MnSegment: all of a plain text
 *
 * Finds among paragraphs the headings and the items of numbered lists, which show only beside their neighbours.
 */
void
mn_outline_find (GArray *segments)
{
  find_numbered_items (segments);
  find_depths (segments);
  find_headings (segments);
}
