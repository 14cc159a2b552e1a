/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-quotes.h"

/* The ways to quote. „ may be closed by “ or ”, and German books turn » « about */
typedef enum
{
  STYLE_CURLY,
  STYLE_LOW,
  STYLE_ANGLE,
  STYLE_ANGLE_TURNED,
  STYLE_STRAIGHT,
  STYLE_SINGLE,
  STYLE_CORNER,
  N_STYLES,
} Style;

/* A mark that was opened and not yet closed */
typedef struct
{
  guint start;
  guint n_words; /* before it */
  Style style;
} Opened;

typedef struct
{
  GArray  *quotes;
  GArray  *stack;
  guint    n_open[N_STYLES]; /* how many of each the stack has, so that a stray mark costs no search */
  guint    n_words;
  gboolean in_word;
} Finder;

static gboolean
is_word_char (gunichar c)
{
  return c != 0 && (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_');
}

static gboolean
is_edge (gunichar c)
{
  return c == 0 || g_unichar_isspace (c);
}

static void
push (Finder *self,
      Style   style,
      guint   start)
{
  Opened opened = { start, self->n_words, style };

  g_array_append_val (self->stack, opened);
  self->n_open[style]++;
}

static Opened
pop (Finder *self)
{
  Opened top = g_array_index (self->stack, Opened, self->stack->len - 1);

  g_array_set_size (self->stack, self->stack->len - 1);
  self->n_open[top.style]--;
  return top;
}

static gboolean
is_on_top (Finder *self,
           Style   style)
{
  return self->stack->len > 0 && g_array_index (self->stack, Opened, self->stack->len - 1).style == style;
}

/* Ends the newest quotation of @style; what was opened inside it and not closed was no quotation. Those that were closed
 * inside it belong to it */
static gboolean
close_quote (Finder *self,
             Style   style,
             guint   at)
{
  Opened opened;
  MnQuote quote;

  if (self->n_open[style] == 0)
    return FALSE;
  do
    opened = pop (self);
  while (opened.style != style);

  while (self->quotes->len > 0
         && g_array_index (self->quotes, MnQuote, self->quotes->len - 1).start > opened.start)
    g_array_set_size (self->quotes, self->quotes->len - 1);
  quote = (MnQuote){ opened.start, at + 1, opened.start + 1, at, self->n_words - opened.n_words };
  if (quote.n_words > 0)
    g_array_append_val (self->quotes, quote);
  return TRUE;
}

static void
clear_stack (Finder *self)
{
  while (self->stack->len > 0)
    pop (self);
}

/* An apostrophe is inside a word or ends one; only one at a word's edge with an open ‘ right before closes */
static void
take_single_close (Finder  *self,
                   guint    at,
                   gunichar before,
                   gunichar after)
{
  if (!is_edge (before) && !is_word_char (after) && is_on_top (self, STYLE_SINGLE))
    close_quote (self, STYLE_SINGLE, at);
}

static void
take_straight (Finder  *self,
               guint    at,
               gunichar before,
               gunichar after)
{
  if (self->n_open[STYLE_STRAIGHT] > 0 && !is_edge (before))
    close_quote (self, STYLE_STRAIGHT, at);
  else if (!is_word_char (before) && !is_edge (after))
    push (self, STYLE_STRAIGHT, at);
}

static void
take_mark (Finder  *self,
           guint    at,
           gunichar before,
           gunichar mark,
           gunichar after)
{
  switch (mark)
    {
    case 0x201c: /* “ */
      if (self->n_open[STYLE_LOW] > 0 && !is_edge (before))
        close_quote (self, STYLE_LOW, at);
      else
        push (self, STYLE_CURLY, at);
      break;
    case 0x201d: /* ” */
      if (!close_quote (self, STYLE_CURLY, at))
        close_quote (self, STYLE_LOW, at);
      break;
    case 0x201e: /* „ */
      push (self, STYLE_LOW, at);
      break;
    case 0x00ab: /* « */
      if (self->n_open[STYLE_ANGLE_TURNED] == 0 || !close_quote (self, STYLE_ANGLE_TURNED, at))
        push (self, STYLE_ANGLE, at);
      break;
    case 0x00bb: /* » */
      if (!close_quote (self, STYLE_ANGLE, at) && !is_word_char (before))
        push (self, STYLE_ANGLE_TURNED, at);
      break;
    case '"':
      take_straight (self, at, before, after);
      break;
    case 0x2018: /* ‘ */
      if (!is_word_char (before) && !is_edge (after))
        push (self, STYLE_SINGLE, at);
      break;
    case 0x2019: /* ’ */
      take_single_close (self, at, before, after);
      break;
    case 0x300c: /* 「 */
      push (self, STYLE_CORNER, at);
      break;
    case 0x300d: /* 」 */
      close_quote (self, STYLE_CORNER, at);
      break;
    default:
      break;
    }
}

/* What a paragraph inside a quotation begins with. In Spanish it is the closing mark */
static gboolean
goes_on (Style    style,
         gunichar mark)
{
  switch (style)
    {
    case STYLE_CURLY:
      return mark == 0x201c;
    case STYLE_ANGLE:
      return mark == 0x00ab || mark == 0x00bb;
    case STYLE_STRAIGHT:
      return mark == '"';
    default:
      return FALSE;
    }
}

/* Where a passage begins with @mark and a quotation of that kind was left open, it goes on; the others were none */
static gboolean
continue_quote (Finder         *self,
                gunichar        mark,
                gint            kind)
{
  while (kind != MN_BLOCK_HEADING && self->stack->len > 0)
    {
      Opened top = pop (self);

      if (!goes_on (top.style, mark))
        continue;
      clear_stack (self);
      g_array_append_val (self->stack, top);
      self->n_open[top.style]++;
      return TRUE;
    }
  clear_stack (self);
  return FALSE;
}

static gunichar
char_at (const char *at,
         const char *end)
{
  return at < end ? g_utf8_get_char (at) : 0;
}

static void
read_passage (Finder          *self,
              const MnText    *text,
              const MnPassage *passage)
{
  const char *utf8 = mn_text_get_utf8 (text);
  const char *at = utf8 + mn_text_offset_to_byte (text, passage->start);
  const char *end = utf8 + mn_text_offset_to_byte (text, passage->end);
  guint offset = passage->start;
  gunichar before = 0;
  gunichar c = char_at (at, end);
  gboolean is_repeated = continue_quote (self, c, passage->kind);

  while (at < end)
    {
      gunichar after = char_at (g_utf8_next_char (at), end);
      gboolean in_word = is_word_char (c);

      self->n_words += in_word && !self->in_word;
      self->in_word = in_word;
      if (!in_word && !is_repeated)
        take_mark (self, offset, before, c, after);
      is_repeated = FALSE;
      before = c;
      at = g_utf8_next_char (at);
      c = char_at (at, end);
      offset++;
    }
  self->in_word = FALSE;
  if (passage->kind == MN_BLOCK_HEADING)
    clear_stack (self);
}

/**
 * mn_quotes_find:
 * @text: a text
 * @blocks: its structure
 * @cancellable: (nullable): to stop it
 *
 * Finds the quotations of a text by their marks: “ ”, „ “, « », » «, ", 「 」, and ‘ ’ where they are no apostrophes.
 * Quotations inside one belong to it. One that a paragraph leaves open ends with the paragraph and is none, unless the
 * next begins with the opening mark again; it never crosses a heading. Takes time linear in the length.
 *
 * Returns: (transfer full) (element-type MnQuote): they, in the order of the text; what there was until then where
 *   @cancellable stopped it
 */
GArray *
mn_quotes_find (const MnText   *text,
                const MnBlocks *blocks,
                GCancellable   *cancellable)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Opened));
  Finder self = { .quotes = g_array_new (FALSE, FALSE, sizeof (MnQuote)), .stack = stack };
  MnPassages passages;
  MnPassage passage;

  mn_passages_init (&passages, text, blocks);
  while (!g_cancellable_is_cancelled (cancellable) && mn_passages_next (&passages, &passage))
    if (passage.start < passage.end)
      read_passage (&self, text, &passage);
  return self.quotes;
}
