/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-statement.h"

#include "mn-claim-rules.h"
#include "mn-cues.h"
#include "mn-words.h"

#include <string.h>

/* Why a character of the words is not in the statement */
typedef enum
{
  DROP_QUOTE = 1 << 0, /* a quotation mark */
  DROP_SAYING = 1 << 1, /* who says so and by which words */
} Drop;

/* The words of a claim on one line, and what of them is dropped. A place before the first or after the last is a blank */
typedef struct
{
  GArray     *chars;  /* of gunichar */
  GByteArray *drops;  /* of Drop, one for each */
  MnText     *text;   /* the same as a text */
  GArray     *quotes; /* of MnQuote */
} Words;

/* What stands behind what is said and tells that it was: “…, sagte Kern”. Those of other languages the rules of claims know */
static const char *const german_sayings[]
    = { "sagte", "sagt", "sagten", "erklärte", "erklärt", "erklärten", "betonte", "teilte", "teilten", "berichtete",
        "berichtet", "berichteten", "meldete", "meldet", "hieß", "heißt", "kündigte", "warnte", "behauptete", "versicherte",
        "bestätigte", "meinte", "schrieb", "so", NULL };

/* What joins the words of saying to what is said */
static const char *const joints[] = { "that", "que", "dass", "daß", NULL };

static gunichar
char_at (const Words *self,
         guint        at)
{
  return at < self->chars->len ? g_array_index (self->chars, gunichar, at) : ' ';
}

static gboolean
is_dropped (const Words *self,
            guint        at)
{
  return self->drops->data[at] != 0;
}

static void
drop (Words *self,
      guint  start,
      guint  end,
      Drop   why)
{
  for (guint at = start; at < MIN (end, self->drops->len); at++)
    self->drops->data[at] |= (guint8) why;
}

static void
add_char (Words   *self,
          gunichar c,
          guint8   why)
{
  g_array_append_val (self->chars, c);
  g_byte_array_append (self->drops, &why, 1);
}

static gboolean
is_in (const GArray *stretches,
       guint         offset)
{
  for (guint i = 0; i < stretches->len; i++)
    {
      const MnStretch *stretch = &g_array_index (stretches, MnStretch, i);

      if (stretch->start <= offset && offset < stretch->end)
        return TRUE;
    }
  return FALSE;
}

static void
add_piece (Words        *self,
           const MnText *text,
           const MnSpan *piece,
           const GArray *sayings)
{
  for (guint at = (guint) piece->start; at < (guint) piece->end; at++)
    {
      gunichar c = mn_text_get_char (text, at);

      add_char (self, g_unichar_isspace (c) ? ' ' : c, is_in (sayings, at) ? DROP_SAYING : 0);
    }
}

/* The comma at the end of “The deal,” belongs to what parts it from “is off” */
static void
part (Words *self)
{
  if (self->chars->len == 0)
    return;
  if (char_at (self, self->chars->len - 1) == ',')
    drop (self, self->chars->len - 1, self->chars->len, DROP_SAYING);
  add_char (self, ' ', 0);
}

static void
end_words (Words *self)
{
  g_autofree char *utf8 = g_ucs4_to_utf8 ((gunichar *) (gpointer) self->chars->data, self->chars->len, NULL, NULL, NULL);
  MnBlocks none = { NULL, 0 };

  self->text = mn_text_new (utf8, -1);
  self->quotes = mn_quotes_find (self->text, &none, NULL);
}

static void
clear_words (Words *self)
{
  g_array_unref (self->chars);
  g_byte_array_unref (self->drops);
  g_clear_pointer (&self->quotes, g_array_unref);
  g_clear_pointer (&self->text, mn_text_unref);
}

static gboolean
is_quote_mark (gunichar c)
{
  return c == '"' || mn_words_is_opening_quote (c) || mn_words_is_closing_quote (c);
}

/* The marks of quotations, and those at the edges whose other half was not selected */
static void
drop_quotes (Words *self)
{
  guint start = 0;
  guint end = self->chars->len;

  for (guint i = 0; i < self->quotes->len; i++)
    {
      const MnQuote *quote = &g_array_index (self->quotes, MnQuote, i);

      drop (self, quote->start, quote->inner_start, DROP_QUOTE);
      drop (self, quote->inner_end, quote->end, DROP_QUOTE);
    }
  while (start < end && (is_quote_mark (char_at (self, start)) || g_unichar_isspace (char_at (self, start))))
    drop (self, start, start + 1, DROP_QUOTE), start++;
  while (end > start && (char_at (self, end - 1) == '.' || is_quote_mark (char_at (self, end - 1))))
    {
      if (char_at (self, end - 1) != '.')
        drop (self, end - 1, end, DROP_QUOTE);
      end--;
    }
}

static char *
word_at (const Words *self,
         guint        at,
         guint       *end)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (*end = at; g_unichar_isalpha (char_at (self, *end)); (*end)++)
    g_string_append_unichar (word, g_unichar_tolower (char_at (self, *end)));
  return g_string_free (g_steal_pointer (&word), FALSE);
}

static gboolean
is_loose (gunichar c)
{
  return c == ',' || c == ';' || c == ':' || c == '-' || c == 0x2013 || c == 0x2014 || g_unichar_isspace (c);
}

static gboolean
says_so (const Words *self,
         guint        at)
{
  return (self->drops->data[at] & DROP_SAYING) != 0;
}

/* “that”, but not the “That” of the sentence after */
static guint
skip_joint (const Words *self,
            guint        at)
{
  guint end;
  g_autofree char *word = word_at (self, at, &end);

  return g_strv_contains (joints, word) && g_unichar_islower (char_at (self, at)) ? end : at;
}

/* What joins words of saying to the rest goes with them: commas before and after, “that” */
static void
drop_joints (Words *self)
{
  guint n = self->chars->len;

  for (guint start = 0; start < n; start++)
    {
      guint end = start;
      guint first = start;

      while (end < n && says_so (self, end))
        end++;
      if (end == start)
        continue;
      while (first > 0 && (is_loose (char_at (self, first - 1)) || is_dropped (self, first - 1)))
        first--;
      /* a dash or a comma goes, the quotation marks around it were dropped already */
      drop (self, first, start, DROP_SAYING);
      while (end < n && is_loose (char_at (self, end)))
        end++;
      end = skip_joint (self, end);
      drop (self, start, end, DROP_SAYING);
      /* they stood between two words */
      if (first > 0 && end < n)
        {
          g_array_index (self->chars, gunichar, first) = ' ';
          self->drops->data[first] = 0;
        }
      start = end;
    }
}

static gboolean
is_language (const char *language,
             const char *wanted)
{
  return language != NULL && g_ascii_strncasecmp (language, wanted, strlen (wanted)) == 0;
}

/* “…, sagte Kern”: from the comma on, if nothing but a name or two follows the verb */
static void
drop_german_tail (Words      *self,
                  guint       start,
                  guint       end,
                  const char *language)
{
  guint comma = end;
  guint at, word_end;
  g_autofree char *word = NULL;

  while (comma > start && char_at (self, comma - 1) != ',')
    comma--;
  if (comma == start)
    return;
  for (at = comma; at < end && g_unichar_isspace (char_at (self, at)); at++)
    ;
  word = word_at (self, at, &word_end);
  if (!g_strv_contains (german_sayings, word)
      || (g_str_equal (word, "so") && !is_language (language, "de")))
    return;
  drop (self, comma - 1, end, DROP_SAYING);
}

/* “Kern sagte: …” */
static void
drop_german_head (Words *self,
                  guint  start,
                  guint  end)
{
  for (guint at = start; at < end && char_at (self, at) != '.' && char_at (self, at) != ','; at++)
    {
      guint before = at;
      guint word_end;
      g_autofree char *word = NULL;

      if (char_at (self, at) != ':')
        continue;
      while (before > start && g_unichar_isalpha (char_at (self, before - 1)))
        before--;
      word = word_at (self, before, &word_end);
      if (word_end == at && g_strv_contains (german_sayings, word))
        drop (self, start, at + 1, DROP_SAYING);
      return;
    }
}

/* All of a sentence but what is proposed as a claim of it */
static void
drop_around (Words                 *self,
             guint                  start,
             guint                  end,
             const MnClaimProposal *proposal)
{
  drop (self, start, proposal->start, DROP_SAYING);
  if (proposal->rest_start < proposal->rest_end)
    {
      drop (self, proposal->end, proposal->rest_start, DROP_SAYING);
      drop (self, proposal->rest_end, end, DROP_SAYING);
    }
  else
    drop (self, proposal->end, end, DROP_SAYING);
  for (guint i = 0; i < proposal->n_cues; i++)
    drop (self, proposal->cues[i].start, proposal->cues[i].end, DROP_SAYING);
}

/* The one proposal of a sentence; where there are several, nobody can say which is meant */
static const MnClaimProposal *
get_only (const GArray *proposals,
          guint         start,
          guint         end)
{
  const MnClaimProposal *found = NULL;

  for (guint i = 0; i < proposals->len; i++)
    {
      const MnClaimProposal *proposal = &g_array_index (proposals, MnClaimProposal, i);

      if (proposal->start < start || proposal->start >= end)
        continue;
      if (found != NULL)
        return NULL;
      found = proposal;
    }
  return found;
}

static gboolean
has_saying (const Words *self,
            guint        start,
            guint        end)
{
  for (guint at = start; at < end; at++)
    if (says_so (self, at))
      return TRUE;
  return FALSE;
}

static void
drop_sayings (Words            *self,
              const GArray     *units,
              const MnCueWords *known,
              const char       *language)
{
  g_autoptr (GPtrArray) cues = mn_cues_of_language (known, language);
  MnBlocks none = { NULL, 0 };
  g_autoptr (GArray) proposals = mn_claim_rules_propose (self->text, &none, cues, NULL, NULL);

  for (guint i = 0; i < units->len; i++)
    {
      const MnClaimUnit *unit = &g_array_index (units, MnClaimUnit, i);
      const MnClaimProposal *proposal = get_only (proposals, unit->start, unit->end);

      if (has_saying (self, unit->start, unit->end))
        continue;
      if (proposal != NULL && (proposal->n_cues > 0 || proposal->has_claimant))
        drop_around (self, unit->start, unit->end, proposal);
      else if (!is_language (language, "en") && !is_language (language, "es"))
        {
          drop_german_tail (self, unit->start, unit->end, language);
          drop_german_head (self, unit->start, unit->end);
        }
    }
}

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002;
}

/* One sentence of what is left: single blanks, none before a comma, a capital at the front and a stop at the end */
static void
write_sentence (const Words *self,
                guint        start,
                guint        end,
                GString     *to)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gunichar c;

  for (guint at = start; at < end; at++)
    {
      c = char_at (self, at);
      if (is_dropped (self, at) || (kept->len == 0 && is_loose (c)))
        continue;
      while (kept->len > 0 && g_unichar_isspace (g_array_index (kept, gunichar, kept->len - 1))
             && (g_unichar_isspace (c) || c == ',' || ends_sentence (c)))
        g_array_set_size (kept, kept->len - 1);
      g_array_append_val (kept, c);
    }
  while (kept->len > 0
         && (is_loose (g_array_index (kept, gunichar, kept->len - 1))
             || (kept->len > 1 && g_array_index (kept, gunichar, kept->len - 1) == '.'
                 && is_loose (g_array_index (kept, gunichar, kept->len - 2)))))
    g_array_set_size (kept, kept->len - 1);
  if (kept->len == 0 || (kept->len == 1 && ends_sentence (g_array_index (kept, gunichar, 0))))
    return;

  if (to->len > 0)
    g_string_append_c (to, ' ');
  for (guint i = 0; i < kept->len; i++)
    {
      c = g_array_index (kept, gunichar, i);
      g_string_append_unichar (to, i == 0 ? g_unichar_totitle (c) : c);
    }
  if (!ends_sentence (c))
    g_string_append_c (to, '.');
}

/* Those that say a thing: the cues, and claimants that stand beside one. “Kelly” alone may be who it is about */
static GArray *
list_sayings (const MnText *text,
              const GArray *cues,
              const GArray *claimants)
{
  GArray *sayings = g_array_copy ((GArray *) cues);

  for (guint i = 0; i < claimants->len; i++)
    {
      const MnStretch *claimant = &g_array_index (claimants, MnStretch, i);

      for (guint j = 0; j < cues->len; j++)
        {
          const MnStretch *cue = &g_array_index (cues, MnStretch, j);
          MnStretch both = { MIN (claimant->start, cue->start), MAX (claimant->end, cue->end) };
          guint from = MIN (claimant->end, cue->end);
          guint to = MAX (claimant->start, cue->start);

          while (from < to && g_unichar_isspace (mn_text_get_char (text, from)))
            from++;
          if (from >= to)
            g_array_append_val (sayings, both);
        }
    }
  return sayings;
}

/**
 * mn_statement_from_words:
 * @text: a text
 * @content: what of it is a claim
 * @cues: (element-type MnStretch): the words that are known to say so
 * @claimants: (element-type MnStretch): where those who say so are named
 * @known: the cue words of the tagset
 * @language: (nullable): a language tag (BCP 47)
 *
 * Makes a plain sentence of what an article says: its pieces joined, without quotation marks and without who says so and
 * by which words, whether these are known or found by the rules for claims; with a capital letter and a stop. An offer:
 * the rules are those of English and Spanish, with a little German.
 *
 * Returns: (transfer full) (nullable): the sentence, or the sentences; %NULL where nothing is left
 */
char *
mn_statement_from_words (const MnText     *text,
                         const MnSpans    *content,
                         const GArray     *cues,
                         const GArray     *claimants,
                         const MnCueWords *known,
                         const char       *language)
{
  g_autoptr (GArray) sayings = list_sayings (text, cues, claimants);
  g_autoptr (GArray) units = NULL;
  g_autoptr (GString) statement = g_string_new (NULL);
  Words words = { .chars = g_array_new (FALSE, FALSE, sizeof (gunichar)), .drops = g_byte_array_new () };
  MnBlocks none = { NULL, 0 };

  for (guint i = 0; i < content->n; i++)
    if (content->items[i].start >= 0)
      {
        part (&words);
        add_piece (&words, text, &content->items[i], sayings);
      }
  end_words (&words);
  units = mn_claim_units_find (words.text, &none, words.quotes, NULL);
  drop_sayings (&words, units, known, language);
  drop_quotes (&words);
  drop_joints (&words);
  for (guint i = 0; i < units->len; i++)
    write_sentence (&words, g_array_index (units, MnClaimUnit, i).start, g_array_index (units, MnClaimUnit, i).end,
                    statement);
  clear_words (&words);
  return statement->len > 0 ? g_string_free (g_steal_pointer (&statement), FALSE) : NULL;
}

static void
take_spans (GArray        *stretches,
            const MnSpans *spans)
{
  for (guint i = 0; i < spans->n; i++)
    if (spans->items[i].start >= 0)
      {
        MnStretch stretch = { (guint) spans->items[i].start, (guint) spans->items[i].end };

        g_array_append_val (stretches, stretch);
      }
}

/**
 * mn_statement_offer:
 * @document: a document
 * @claim: a claim of it
 *
 * Makes a plain sentence of the words of a claim, see mn_statement_from_words(), whatever its statement is.
 *
 * Returns: (transfer full) (nullable): the sentence; %NULL where there is none to offer
 */
char *
mn_statement_offer (MnDocument *document,
                    MnClaim    *claim)
{
  g_autoptr (GArray) cues = g_array_new (FALSE, FALSE, sizeof (MnStretch));
  g_autoptr (GArray) claimants = g_array_new (FALSE, FALSE, sizeof (MnStretch));

  for (guint i = 0; i < claim->attributions.n; i++)
    {
      const MnAttribution *link = &claim->attributions.items[i];
      MnRecord *mention = mn_document_get_mark (document, &link->claimant.mention);

      take_spans (cues, &link->cues);
      if (mention != NULL)
        take_spans (claimants, mn_mark_get_spans (mention));
    }
  return mn_statement_from_words (mn_document_get_text (document), &claim->spans, cues, claimants,
                                  &mn_library_get_tagset (mn_document_get_library (document))->cues,
                                  mn_document_get_article (document)->language);
}
