/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-readers"

#include "mn-draft.h"

/* What is blank at the edge of a block. The zero-width ones are nothing to mark either. */
gboolean
mn_draft_is_blank (gunichar ch)
{
  return g_unichar_isspace (ch) || ch == 0xfeff || ch == 0x200b || ch == 0x2060;
}

/* Returns: (transfer full): the text on one line: no blanks at its edges, one between words */
char *
mn_draft_squeeze (const char *utf8,
                   gsize       n_bytes)
{
  GString *line = g_string_sized_new (n_bytes);
  gboolean is_pending = FALSE;

  for (const char *at = utf8; at < utf8 + n_bytes; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      if (mn_draft_is_blank (ch) || g_unichar_iscntrl (ch))
        {
          is_pending = line->len > 0;
          continue;
        }
      if (is_pending)
        g_string_append_c (line, ' ');
      is_pending = FALSE;
      g_string_append_unichar (line, ch);
    }
  return g_string_free (line, FALSE);
}

/* The only way that text comes into an article: newlines become LF, control characters other than TAB U+FFFD */
void
mn_draft_clean (GString    *to,
                 const char *utf8,
                 gsize       n_bytes,
                 guint      *n_replaced)
{
  const char *end = utf8 + n_bytes;
  const char *run = utf8;
  const char *at = utf8;

  while (at < end)
    {
      const guchar *byte = (const guchar *) at;
      const char *replacement = "\n";
      gsize n = 0;

      if (byte[0] == '\r')
        n = end - at > 1 && byte[1] == '\n' ? 2 : 1;
      else if (byte[0] == 0xc2 && byte[1] == 0x85)
        n = 2;
      else if (byte[0] == 0xe2 && byte[1] == 0x80 && (byte[2] == 0xa8 || byte[2] == 0xa9))
        n = 3;
      else if (byte[0] < ' ' && byte[0] != '\n' && byte[0] != '\t')
        {
          n = 1;
          replacement = "\xef\xbf\xbd";
          (*n_replaced)++;
        }

      if (n == 0)
        {
          at++;
          continue;
        }
      g_string_append_len (to, run, at - run);
      g_string_append (to, replacement);
      at += n;
      run = at;
    }
  g_string_append_len (to, run, end - run);
}

MnDraft *
mn_draft_new (const char *label)
{
  MnDraft *self = g_new0 (MnDraft, 1);

  self->label = g_strdup (label);
  self->text = g_string_new (NULL);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (MnBlock));
  return self;
}

void
mn_draft_free (MnDraft *self)
{
  g_free (self->label);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->publisher);
  g_free (self->uri);
  g_free (self->published);
  g_free (self->language);
  g_free (self->encoding);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_array_unref (self->blocks);
  g_free (self);
}

/* Adds valid UTF-8 to the text, cleaned */
void
mn_draft_append (MnDraft    *self,
                 const char *utf8,
                 gsize       n_bytes)
{
  gsize from = self->text->len;

  mn_draft_clean (self->text, utf8, n_bytes, &self->n_replaced);
  self->length += (guint) g_utf8_strlen (self->text->str + from, (gssize) (self->text->len - from));
}

/* Says what a stretch of the text is, for readers whose text is the source's own */
void
mn_draft_add_block (MnDraft    *self,
                    guint       start,
                    guint       end,
                    MnBlockKind kind,
                    guint       level)
{
  MnBlock block = { (gint) start, (gint) end, (gint) kind, (gint) level };

  g_array_append_val (self->blocks, block);
}

/* Opens a block for readers that write the text themselves: a blank line keeps it from the one before */
void
mn_draft_begin_block (MnDraft *self)
{
  if (self->text->len > 0)
    mn_draft_append (self, "\n\n", 2);
  self->block_byte = self->text->len;
  self->block_start = self->length;
}

static void
take_back (MnDraft *self,
           gsize    byte,
           guint    length)
{
  g_string_truncate (self->text, byte);
  self->length = length;
}

/* Closes it, without the blanks at its edges. Returns: whether anything was in it; else it is as if never begun */
gboolean
mn_draft_end_block (MnDraft    *self,
                    MnBlockKind kind,
                    guint       level)
{
  const char *from = self->text->str + self->block_byte;
  const char *to = self->text->str + self->text->len;
  const char *start = from;

  while (start < to && mn_draft_is_blank (g_utf8_get_char (start)))
    {
      start = g_utf8_next_char (start);
      self->length--;
    }
  while (to > start)
    {
      const char *before = g_utf8_prev_char (to);

      if (!mn_draft_is_blank (g_utf8_get_char (before)))
        break;
      to = before;
      self->length--;
    }

  if (start == to)
    {
      gsize gap = self->block_byte > 0 ? 2 : 0;

      take_back (self, self->block_byte - gap, self->block_start - (guint) gap);
      return FALSE;
    }
  g_string_truncate (self->text, (gsize) (to - self->text->str));
  g_string_erase (self->text, (gssize) self->block_byte, start - from);
  mn_draft_add_block (self, self->block_start, self->length, kind, level);
  return TRUE;
}

/* Returns: (transfer full): a block's text on one line */
char *
mn_draft_get_block (MnDraft *self,
                    guint    position)
{
  const MnBlock *block = &g_array_index (self->blocks, MnBlock, position);
  const char *start = g_utf8_offset_to_pointer (self->text->str, block->start);
  const char *end = g_utf8_offset_to_pointer (start, block->end - block->start);

  return mn_draft_squeeze (start, (gsize) (end - start));
}
