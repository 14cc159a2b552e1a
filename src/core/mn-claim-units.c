/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-units.h"

#include "mn-words.h"

/* What was last read that tells whether a sentence may begin here */
typedef enum
{
  AFTER_TEXT,
  AFTER_STOP,
  AFTER_STOP_AND_BLANK,
} After;

typedef struct
{
  const MnText *text;
  const GArray *quotes;
  guint         quote; /* the first that ends behind where we are */
  GArray       *units;
  guint         passage;
} Finder;

static gboolean
is_inside_quote (Finder *self,
                 guint   offset)
{
  const MnQuote *quote;

  while (self->quote < self->quotes->len
         && g_array_index (self->quotes, MnQuote, self->quote).end <= offset)
    self->quote++;
  if (self->quote == self->quotes->len)
    return FALSE;
  quote = &g_array_index (self->quotes, MnQuote, self->quote);
  return quote->start < offset;
}

static void
begin_unit (Finder *self,
            guint   start)
{
  MnClaimUnit unit = { start, start, self->passage };

  g_array_append_val (self->units, unit);
}

static void
grow_unit (Finder *self,
           guint   end)
{
  g_array_index (self->units, MnClaimUnit, self->units->len - 1).end = end;
}

static After
follow (After    after,
        gunichar c)
{
  if (mn_words_is_stop (c))
    return AFTER_STOP;
  if (after == AFTER_TEXT)
    return AFTER_TEXT;
  if (g_unichar_isspace (c))
    return AFTER_STOP_AND_BLANK;
  return after == AFTER_STOP && mn_words_is_closing_quote (c) ? AFTER_STOP : AFTER_TEXT;
}

/* Asks for a sentence's beginning only where a stop makes it possible: to look back from each character costs much more */
static void
read_passage (Finder          *self,
              const MnPassage *passage)
{
  const char *at = mn_text_get_utf8 (self->text) + mn_text_offset_to_byte (self->text, passage->start);
  gboolean is_first = TRUE;
  After after = AFTER_TEXT;

  for (guint offset = passage->start; offset < passage->end; offset++, at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c))
        {
          gboolean may_begin = is_first || after != AFTER_TEXT;

          if (may_begin && !is_inside_quote (self, offset)
              && (is_first || mn_words_begins_sentence (self->text, offset)))
            begin_unit (self, offset);
          is_first = FALSE;
          grow_unit (self, offset + 1);
        }
      after = follow (after, c);
    }
}

/**
 * mn_claim_units_find:
 * @text: a text
 * @blocks: its structure
 * @quotes: (element-type MnQuote): its quotations, see mn_quotes_find()
 * @cancellable: (nullable): to stop it
 *
 * Takes a text apart into sentences that keep their quotations whole. Takes time linear in the length.
 *
 * Returns: (transfer full) (element-type MnClaimUnit): they, in the order of the text
 */
GArray *
mn_claim_units_find (const MnText   *text,
                     const MnBlocks *blocks,
                     const GArray   *quotes,
                     GCancellable   *cancellable)
{
  Finder self = { .text = text, .quotes = quotes, .units = g_array_new (FALSE, FALSE, sizeof (MnClaimUnit)) };
  MnPassages passages;
  MnPassage passage;

  mn_passages_init (&passages, text, blocks);
  while (!g_cancellable_is_cancelled (cancellable) && mn_passages_next (&passages, &passage))
    {
      read_passage (&self, &passage);
      self.passage++;
    }
  return self.units;
}
