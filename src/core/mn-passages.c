/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-passages.h"

#include <string.h>

/**
 * mn_passages_init:
 * @self: what goes through them
 * @text: a text
 * @blocks: its structure
 *
 * Begins at the beginning. Both must live as long as @self is used.
 */
void
mn_passages_init (MnPassages     *self,
                  const MnText   *text,
                  const MnBlocks *blocks)
{
  *self = (MnPassages){ text, blocks, 0, 0 };
}

/* Where the line from @start ends, at @limit at the latest */
static guint
find_line_end (const MnText *text,
               guint         start,
               guint         limit)
{
  gsize from = mn_text_offset_to_byte (text, start);
  gsize to = mn_text_offset_to_byte (text, limit);
  const char *utf8 = mn_text_get_utf8 (text);
  const char *newline = memchr (utf8 + from, '\n', to - from);

  return newline != NULL ? mn_text_byte_to_offset (text, (gsize) (newline - utf8)) : limit;
}

/**
 * mn_passages_next:
 * @self: what goes through them
 * @passage: (out): the next passage; may be empty
 *
 * Returns: whether there was one
 */
gboolean
mn_passages_next (MnPassages *self,
                  MnPassage  *passage)
{
  const MnBlock *block = self->block < self->blocks->n ? &self->blocks->items[self->block] : NULL;
  guint length = mn_text_get_length (self->text);
  guint limit = block != NULL ? MIN ((guint) MAX (block->start, 0), length) : length;

  if (self->at < limit)
    {
      *passage = (MnPassage){ self->at, find_line_end (self->text, self->at, limit), MN_BLOCK_PARAGRAPH };
      self->at = passage->end + 1;
      return TRUE;
    }
  if (block == NULL)
    return FALSE;
  *passage = (MnPassage){ limit, MIN ((guint) MAX (block->end, block->start), length), block->kind };
  passage->end = MAX (passage->end, passage->start);
  self->at = MAX (passage->end, self->at);
  self->block++;
  return TRUE;
}
