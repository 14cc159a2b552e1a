/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-display-text.h"

#include <string.h>

/* A break is looked for no further back than this, so that lines stay of one size */
#define MIN_LINE (MN_DISPLAY_MAX_LINE / 2)

#define ZERO_WIDTH_JOINER 0x200d

struct _MnDisplayText
{
  MnText  *text;
  GString *shown;  /* NULL where the text is shown as it is */
  GArray  *breaks; /* of guint: the stored offsets before which a break was put in, ascending */
};

static gboolean
has_long_line (const char *utf8,
               gsize       n_bytes)
{
  const char *end = utf8 + n_bytes;

  while (end - utf8 > MN_DISPLAY_MAX_LINE)
    {
      const char *newline = memchr (utf8, '\n', (gsize) (end - utf8));

      if ((newline != NULL ? newline : end) - utf8 > MN_DISPLAY_MAX_LINE)
        return TRUE;
      if (newline == NULL)
        return FALSE;
      utf8 = newline + 1;
    }
  return FALSE;
}

/* Whether what stands before @at, quotation marks and brackets aside, ends a sentence */
static gboolean
ends_sentence (const char *start,
               const char *at)
{
  while (at > start)
    {
      gunichar c;

      at = g_utf8_prev_char (at);
      c = g_utf8_get_char (at);
      if (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xff01 || c == 0xff1f)
        return TRUE;
      switch ((int) g_unichar_type (c))
        {
        case G_UNICODE_CLOSE_PUNCTUATION:
        case G_UNICODE_FINAL_PUNCTUATION:
          continue;
        default:
          if (c != '"' && c != '\'')
            return FALSE;
        }
    }
  return FALSE;
}

/* Whether a break before @at would tear a character from what is drawn with it */
static gboolean
is_joined (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return g_unichar_ismark (c) || c == ZERO_WIDTH_JOINER || g_utf8_get_char (g_utf8_prev_char (at)) == ZERO_WIDTH_JOINER;
}

/* Where to end a line that starts at @start: best at the last space after a sentence, else at the last space, else, in
 * scripts without spaces, after the last sentence, else anywhere */
static const char *
find_break (const char *start)
{
  const char *space = NULL;
  const char *sentence = NULL;
  const char *any = NULL;
  const char *at = start + MN_DISPLAY_MAX_LINE;

  while ((*at & 0xc0) == 0x80)
    at--;
  for (; at > start + MIN_LINE; at = g_utf8_prev_char (at))
    {
      if (*at == ' ' && ends_sentence (start, at))
        return at;
      if (*at == ' ' && space == NULL)
        space = at;
      if (sentence == NULL && (guchar) *at >= 0x80 && !is_joined (at) && ends_sentence (start, at))
        sentence = at;
      if (any == NULL && !is_joined (at))
        any = at;
    }
  return space != NULL ? space : sentence != NULL ? sentence : any != NULL ? any : at;
}

static void
append_line (MnDisplayText *self,
             const char    *line,
             const char    *end)
{
  while (end - line > MN_DISPLAY_MAX_LINE)
    {
      const char *at = find_break (line);

      g_string_append_len (self->shown, line, at - line);
      g_string_append_c (self->shown, '\n');
      if (*at == ' ')
        {
          line = at + 1;
          continue;
        }
      else
        {
          guint offset = mn_text_byte_to_offset (self->text, (gsize) (at - mn_text_get_utf8 (self->text)));

          g_array_append_val (self->breaks, offset);
          line = at;
        }
    }
  g_string_append_len (self->shown, line, end - line);
}

static void
show_broken (MnDisplayText *self)
{
  const char *line = mn_text_get_utf8 (self->text);
  const char *end = line + mn_text_get_n_bytes (self->text);

  self->shown = g_string_sized_new (mn_text_get_n_bytes (self->text) + 1);
  for (;;)
    {
      const char *newline = memchr (line, '\n', (gsize) (end - line));

      append_line (self, line, newline != NULL ? newline : end);
      if (newline == NULL)
        return;
      g_string_append_c (self->shown, '\n');
      line = newline + 1;
    }
}

/* How many breaks were put in before or at a stored offset */
static guint
count_breaks (const MnDisplayText *self,
              guint                offset)
{
  guint low = 0;
  guint high = self->breaks->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->breaks, guint, middle) <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * mn_display_text_new:
 * @text: a stored text
 *
 * Returns: (transfer full): how to show it
 */
MnDisplayText *
mn_display_text_new (MnText *text)
{
  MnDisplayText *self = g_new0 (MnDisplayText, 1);

  self->text = mn_text_ref (text);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  if (has_long_line (mn_text_get_utf8 (text), mn_text_get_n_bytes (text)))
    show_broken (self);
  return self;
}

/**
 * mn_display_text_free:
 * @self: (transfer full): a displayed text
 */
void
mn_display_text_free (MnDisplayText *self)
{
  if (self->shown != NULL)
    g_string_free (self->shown, TRUE);
  g_array_unref (self->breaks);
  mn_text_unref (self->text);
  g_free (self);
}

/**
 * mn_display_text_get_utf8:
 * @self: a displayed text
 * @n_bytes: (out) (optional): its length in bytes
 *
 * Returns: what is displayed
 */
const char *
mn_display_text_get_utf8 (const MnDisplayText *self,
                          gsize               *n_bytes)
{
  if (n_bytes != NULL)
    *n_bytes = self->shown != NULL ? self->shown->len : mn_text_get_n_bytes (self->text);
  return self->shown != NULL ? self->shown->str : mn_text_get_utf8 (self->text);
}

/**
 * mn_display_text_get_length:
 * @self: a displayed text
 *
 * Returns: its length in code points
 */
guint
mn_display_text_get_length (const MnDisplayText *self)
{
  return mn_text_get_length (self->text) + self->breaks->len;
}

/**
 * mn_display_text_from_stored:
 * @self: a displayed text
 * @offset: an offset into the stored text
 *
 * Returns: where the character there is displayed
 */
guint
mn_display_text_from_stored (const MnDisplayText *self,
                             guint                offset)
{
  return offset + count_breaks (self, offset);
}

/**
 * mn_display_text_from_end:
 * @self: a displayed text
 * @end: where a stretch of the stored text ends, not included
 *
 * Returns: where it ends as displayed: right after its last character, before a break put in there
 */
guint
mn_display_text_from_end (const MnDisplayText *self,
                          guint                end)
{
  return end == 0 ? 0 : mn_display_text_from_stored (self, end - 1) + 1;
}

/**
 * mn_display_text_to_stored:
 * @self: a displayed text
 * @offset: an offset into what is displayed
 *
 * Returns: the offset in the stored text; a break put in is where the character after it is
 */
guint
mn_display_text_to_stored (const MnDisplayText *self,
                           guint                offset)
{
  guint low = 0;
  guint high = self->breaks->len;

  /* The break number i is displayed at breaks[i] + i */
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->breaks, guint, middle) + middle < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return offset - low;
}
