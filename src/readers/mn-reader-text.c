/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-readers"

#include "mn-heading.h"
#include "mn-outline.h"
#include "mn-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Plain text says nothing of its structure, so it is taken from how people write it: blank lines between paragraphs, or
 * a line for each, or lines of some seventy characters that go on. The text itself stays as it is. */

/* Lines wrapped by hand or by a mail program are not wider; a paragraph on one line mostly is */
#define MAX_WRAPPED_COLUMNS 120

/* Lines without a blank one between that are looked at together: bounds the memory, not what is found */
#define MAX_CHUNK 10000

#define TAB_COLUMNS 4

typedef struct
{
  const char *text;     /* the first character that is no blank */
  gsize       n_bytes;  /* to the last that is none */
  guint       start;    /* the same in code points of the text */
  guint       end;
  guint       indent;   /* in columns */
  guint       columns;
} Line;

typedef struct
{
  GArray *lines;        /* of Line: those since the last blank one */
  GArray *segments;     /* of MnSegment: what has been found */
} Scan;

#define LINE(scan, i)    (&g_array_index ((scan)->lines, Line, i))
#define SEGMENT(scan, i) (&g_array_index ((scan)->segments, MnSegment, i))

static guint
count_columns (gunichar ch)
{
  if (ch == '\t')
    return TAB_COLUMNS;
  if (ch < 0x300)
    return 1;
  return g_unichar_iszerowidth (ch) ? 0 : g_unichar_iswide (ch) ? 2 : 1;
}

/* Returns: whether anything is on the line */
static gboolean
measure_line (Line       *line,
              const char *from,
              const char *to,
              guint      *offset)
{
  guint columns = 0;
  const char *last = NULL;

  *line = (Line) { 0 };
  for (const char *at = from; at < to; at = g_utf8_next_char (at), (*offset)++)
    {
      gunichar ch = g_utf8_get_char (at);
      gboolean is_blank = mn_draft_is_blank (ch);

      if (!is_blank && line->text == NULL)
        {
          line->text = at;
          line->start = *offset;
          line->indent = columns;
          columns = 0;
        }
      columns += count_columns (ch);
      if (!is_blank)
        {
          last = g_utf8_next_char (at);
          line->end = *offset + 1;
          line->columns = columns;
        }
    }
  if (last != NULL)
    line->n_bytes = (gsize) (last - line->text);
  return last != NULL;
}

static gboolean
ends_in_colon (const Line *line)
{
  const char *end = line->text + line->n_bytes;

  return end[-1] == ':' || (line->n_bytes >= strlen ("：") && memcmp (end - strlen ("："), "：", strlen ("：")) == 0);
}

/* Returns: how many of the signs the line begins with */
static gsize
count_leading (const Line *line,
               const char *signs)
{
  gsize n = 0;

  while (n < line->n_bytes && strchr (signs, line->text[n]) != NULL)
    n++;
  return n;
}

static gboolean
is_quoted (const Line *line)
{
  return *line->text == '>';
}

/* “- ”, “• ”. The dashes “– ” and “— ” open speech in half of Europe. */
static gboolean
has_bullet (const Line *line)
{
  gunichar ch = g_utf8_get_char (line->text);
  const char *next = g_utf8_next_char (line->text);

  return g_utf8_strchr ("-*+•‣◦▪▫●○■□∙·", -1, ch) != NULL
         && next < line->text + line->n_bytes && (*next == ' ' || *next == '\t')
         && g_utf8_get_char (next + 1) != ch; /* “* * *” parts sections */
}

/* “7. ”, “7) ”, “(7) ”, “c) ”. Returns: the number, 0 where there is none */
static guint
get_number (const Line *line)
{
  const char *at = line->text + (*line->text == '(');
  gsize n_digits = 0;
  guint number = 0;

  while (n_digits < 3 && g_ascii_isdigit (at[n_digits]))
    number = number * 10 + (guint) (at[n_digits++] - '0');
  if (n_digits == 0 && g_ascii_islower (*at) && at[1] == ')')
    {
      number = (guint) (*at - 'a' + 1);
      n_digits = 1;
    }
  at += n_digits;
  if (n_digits == 0 || (*at != ')' && (*at != '.' || *line->text == '(')) || (at[1] != ' ' && at[1] != '\t'))
    return 0;
  return number;
}

/* A row of signs below a heading. Returns: the level it gives, 0 where it is none */
static guint
get_underline (const Line *line)
{
  char sign = *line->text;

  if ((sign != '=' && sign != '-' && sign != '~') || line->n_bytes < 3)
    return 0;
  for (gsize i = 0; i < line->n_bytes; i++)
    if (line->text[i] != sign)
      return 0;
  return sign == '=' ? 1 : 2;
}

/* “## ”: people paste Markdown as text. Returns: the level, 0 where it is none */
static guint
get_hashes (const Line *line)
{
  gsize n = count_leading (line, "#");

  return n <= 6 && n < line->n_bytes && line->text[n] == ' ' && line->columns <= MAX_WRAPPED_COLUMNS ? (guint) n : 0;
}

static MnSegment *
add_segment (Scan       *self,
             guint       from,
             guint       to,
             MnBlockKind kind,
             guint       level)
{
  const Line *first = LINE (self, from);
  const Line *last = LINE (self, to - 1);
  MnSegment segment = {
    .start = first->start,
    .end = last->end,
    .indent = (guint16) MIN (first->indent, G_MAXUINT16),
    .kind = (guint8) kind,
    .level = (guint8) level,
    .ends_in_colon = ends_in_colon (last),
    .goes_on = g_unichar_islower (g_utf8_get_char (first->text)),
  };

  for (guint i = from; i < to; i++)
    segment.columns += LINE (self, i)->columns;
  g_array_append_val (self->segments, segment);
  return SEGMENT (self, self->segments->len - 1);
}

static void
add_paragraph (Scan *self,
               guint from,
               guint to)
{
  gboolean is_first = self->segments->len == 0;
  MnSegment *segment = add_segment (self, from, to, MN_BLOCK_PARAGRAPH, 0);
  const Line *first = LINE (self, from);
  const Line *last = LINE (self, to - 1);

  segment->number = (guint16) get_number (first);
  /* A headline at the top may be wrapped too */
  if (to - from == 1 || (to - from == 2 && is_first))
    {
      gsize n_bytes = (gsize) (last->text + last->n_bytes - first->text);
      MnHeading heading = mn_heading_judge (first->text, n_bytes, segment->columns);

      segment->look = (guint8) heading.look;
      segment->n_numbers = heading.n_numbers & 0xf;
      segment->is_byline = heading.is_byline != FALSE;
    }
}

static guint
measure_first_word (const Line *line)
{
  guint columns = 0;

  for (const char *at = line->text; at < line->text + line->n_bytes; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);

      if (mn_draft_is_blank (ch) || columns > MAX_WRAPPED_COLUMNS)
        break;
      columns += count_columns (ch);
      if (g_unichar_iswide (ch)) /* Chinese and Japanese may break after any */
        break;
    }
  return columns;
}

/* How far the next line's first word would have brought a line */
static guint
measure_filled (Scan *self,
                guint line)
{
  return LINE (self, line)->indent + LINE (self, line)->columns + 1 + measure_first_word (LINE (self, line + 1));
}

typedef struct
{
  guint    width;
  gboolean goes_on;   /* whether the lines make one paragraph */
  gboolean is_filled; /* whether they were broken where they were full, so that a short one is a last one */
} Wrapping;

/* Lines were wrapped if the next word would not have fitted on them, or else if they do not end in sentences. Where
 * nearly all do, somebody talks: the widest line is always full. */
static Wrapping
find_wrapping (Scan *self,
               guint from,
               guint to)
{
  Wrapping wrapping = { 0, FALSE, FALSE };
  guint n_filled = 0, n_sentences = 0, n_breaks = to - from - 1;

  for (guint i = from; i < to; i++)
    wrapping.width = MAX (wrapping.width, LINE (self, i)->indent + LINE (self, i)->columns);
  if (wrapping.width > MAX_WRAPPED_COLUMNS)
    return wrapping;

  for (guint i = from; i + 1 < to; i++)
    {
      n_filled += measure_filled (self, i) > wrapping.width;
      n_sentences += (guint) mn_sentence_ends (LINE (self, i)->text, LINE (self, i)->n_bytes);
    }
  wrapping.goes_on = n_sentences * 2 < n_breaks
                     || (n_filled * 2 >= n_breaks && (n_breaks == 1 || n_sentences * 5 < n_breaks * 4));
  wrapping.is_filled = n_filled * 5 >= n_breaks * 3 && n_breaks >= 3;
  return wrapping;
}

/* Whether, among wrapped lines, the line after this one begins a paragraph */
static gboolean
ends_paragraph (Scan           *self,
                const Wrapping *wrapping,
                guint           from,
                guint           line)
{
  const Line *this = LINE (self, line);
  const Line *next = LINE (self, line + 1);
  guint filled = measure_filled (self, line);

  /* A heading without a blank line below */
  if (line == from && filled * 10 <= wrapping->width * 7 && !g_unichar_islower (g_utf8_get_char (next->text))
      && mn_heading_judge (this->text, this->n_bytes, this->columns).look != MN_HEADING_NONE)
    return TRUE;
  if (!mn_sentence_ends (this->text, this->n_bytes))
    return FALSE;
  return (next->indent >= this->indent + 2 && line > from)
         || (wrapping->is_filled && filled * 5 <= wrapping->width * 4);
}

static void
add_paragraphs (Scan *self,
                guint from,
                guint to)
{
  Wrapping wrapping = find_wrapping (self, from, to);
  guint start = from;

  for (guint i = from; i < to; i++)
    if (i + 1 == to || !wrapping.goes_on || ends_paragraph (self, &wrapping, from, i))
      {
        add_paragraph (self, start, i + 1);
        start = i + 1;
      }
}

/* Whether a line inside a chunk begins an item and is not prose that happens to begin like one */
static gboolean
begins_item (Scan *self,
             guint line,
             guint last_number)
{
  const Line *this = LINE (self, line);
  guint number = get_number (this);
  gboolean is_after_colon = line == 0 || ends_in_colon (LINE (self, line - 1));

  if (number > 0)
    return number == last_number + 1 || is_after_colon || LINE (self, line - 1)->columns > MAX_WRAPPED_COLUMNS;
  if (!has_bullet (this))
    return FALSE;
  return is_after_colon || has_bullet (LINE (self, line - 1)) || LINE (self, line - 1)->columns > MAX_WRAPPED_COLUMNS
         || (line + 1 < self->lines->len && has_bullet (LINE (self, line + 1)));
}

static gboolean
is_bare_quote (const Line *line)
{
  return count_leading (line, "> \t") == line->n_bytes;
}

static guint
add_quotation (Scan *self,
               guint from)
{
  guint to = from;

  while (to < self->lines->len && is_quoted (LINE (self, to)) && !is_bare_quote (LINE (self, to)))
    to++;
  if (to > from)
    add_segment (self, from, to, MN_BLOCK_QUOTATION, 0);
  return MAX (to, from + 1);
}

static guint
add_item (Scan  *self,
          guint  from,
          guint *last_number)
{
  guint number = get_number (LINE (self, from));
  guint to = from + 1;

  if (number > 0)
    *last_number = number;
  while (to < self->lines->len && !is_quoted (LINE (self, to)) && !begins_item (self, to, *last_number)
         && !has_bullet (LINE (self, to))
         && (LINE (self, to)->indent > LINE (self, from)->indent
             || LINE (self, to - 1)->columns <= MAX_WRAPPED_COLUMNS))
    to++;
  /* Whether a number makes an item shows when the next is known */
  if (number > 0)
    add_paragraph (self, from, to);
  else
    add_segment (self, from, to, MN_BLOCK_LIST_ITEM, 1);
  return to;
}

/* What stands between two blank lines */
static void
end_chunk (Scan *self)
{
  guint n_lines = self->lines->len;
  guint last_number = 0;
  guint at = 0;

  if (n_lines > 1 && get_underline (LINE (self, 1)) > 0 && LINE (self, 0)->columns <= MAX_WRAPPED_COLUMNS)
    {
      add_segment (self, 0, 1, MN_BLOCK_HEADING, get_underline (LINE (self, 1)));
      at = 2;
    }
  while (at < n_lines)
    {
      guint from = at;

      if (is_quoted (LINE (self, at)))
        at = add_quotation (self, at);
      else if (get_hashes (LINE (self, at)) > 0)
        {
          add_segment (self, at, at + 1, MN_BLOCK_HEADING, get_hashes (LINE (self, at)));
          at++;
        }
      else if (begins_item (self, at, last_number))
        at = add_item (self, at, &last_number);
      else
        {
          do
            at++;
          while (at < n_lines && !is_quoted (LINE (self, at)) && get_hashes (LINE (self, at)) == 0
                 && !begins_item (self, at, last_number));
          add_paragraphs (self, from, at);
        }
    }
  if (n_lines > 0 && self->segments->len > 0)
    SEGMENT (self, self->segments->len - 1)->is_apart = TRUE;
  g_array_set_size (self->lines, 0);
}

static void
scan_text (Scan          *self,
           const GString *text)
{
  const char *end = text->str + text->len;
  const char *at = text->str;
  guint offset = 0;

  while (at < end)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      const char *stop = newline != NULL ? newline : end;
      Line line;

      if (measure_line (&line, at, stop, &offset))
        g_array_append_val (self->lines, line);
      else
        end_chunk (self);
      if (self->lines->len >= MAX_CHUNK)
        end_chunk (self);
      offset++;
      at = stop + 1;
    }
  end_chunk (self);
}

static void
find_title (MnDraft *draft)
{
  g_autofree char *line = NULL;
  char *title;

  if (draft->blocks->len == 0 || g_array_index (draft->blocks, MnBlock, 0).kind != MN_BLOCK_HEADING)
    return;
  line = mn_draft_get_block (draft, 0);
  title = line + strspn (line, "#");
  draft->title = g_strdup (g_strstrip (title));
}

static gboolean
read_text (MnDraft      *draft,
           GBytes       *bytes,
           GCancellable *cancellable,
           GError      **error)
{
  g_autofree char *utf8 = NULL;
  gsize n_bytes = 0;
  Scan scan;

  utf8 = mn_reader_decode (draft, bytes, &n_bytes, error);
  if (utf8 == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  mn_draft_append (draft, utf8, n_bytes);

  scan.lines = g_array_new (FALSE, FALSE, sizeof (Line));
  scan.segments = g_array_new (FALSE, FALSE, sizeof (MnSegment));
  scan_text (&scan, draft->text);
  mn_outline_find (scan.segments);
  for (guint i = 0; i < scan.segments->len; i++)
    {
      const MnSegment *segment = SEGMENT (&scan, i);

      mn_draft_add_block (draft, segment->start, segment->end, segment->kind, segment->level);
    }
  g_array_unref (scan.lines);
  g_array_unref (scan.segments);
  find_title (draft);
  return TRUE;
}

static const char *const media_types[] = { "text/plain", NULL };
static const char *const extensions[] = { "txt", "text", NULL };

const MnReader mn_reader_text = {
  .info = { "text", N_("Plain text"), media_types, extensions },
  .recognises = NULL,
  .read = read_text,
};
