/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-unit-words.h"

#include "mn-number-words.h"

#include <string.h>

#define ANY MN_LANGUAGES_ANY
#define EN MN_LANGUAGES_ENGLISH
#define ES MN_LANGUAGES_SPANISH

/* What money is called here: the code of ISO 4217 where the words name one currency, else what stands */
static const char *const currencies[]
    = { "$", "¥", "USD", "EUR", "GBP", "JPY", "CNY", "CAD", "AUD", "NZD", "HKD", "BRL", "CHF", "MXN", "INR", "RUB",
        "KRW", "ILS", "TRY", "UAH" };
enum
{
  DOLLAR,
  YEN_OR_YUAN,
  USD,
  EUR,
  GBP,
  JPY,
  CNY,
  CAD,
  AUD,
  NZD,
  HKD,
  BRL,
  CHF,
  MXN,
  INR,
  RUB,
  KRW,
  ILS,
  TRY,
  UAH,
};

/* Dollars and pesos are those of many countries, pounds are also a weight: such words stay as they are */
static const MnPhrase money[] = {
  { ANY, "$", DOLLAR },
  { ANY, "¥", YEN_OR_YUAN },
  { ANY, "us$", USD },
  { ANY, "usd", USD },
  { EN, "us dollar", USD },
  { EN, "us dollars", USD },
  { EN, "u.s. dollars", USD },
  { EN, "american dollars", USD },
  { ES, "dolares estadounidenses", USD },
  { ANY, "€", EUR },
  { ANY, "eur", EUR },
  { EN | ES, "euro", EUR },
  { EN | ES, "euros", EUR },
  { ANY, "£", GBP },
  { ANY, "gbp", GBP },
  { EN, "pounds sterling", GBP },
  { ES, "libras esterlinas", GBP },
  { ANY, "jpy", JPY },
  { EN, "yen", JPY },
  { ES, "yenes", JPY },
  { ANY, "cny", CNY },
  { EN | ES, "yuan", CNY },
  { ES, "yuanes", CNY },
  { ANY, "c$", CAD },
  { ANY, "ca$", CAD },
  { ANY, "a$", AUD },
  { ANY, "au$", AUD },
  { ANY, "nz$", NZD },
  { ANY, "hk$", HKD },
  { ANY, "r$", BRL },
  { ANY, "chf", CHF },
  { EN, "swiss francs", CHF },
  { ES, "francos suizos", CHF },
  { ANY, "mx$", MXN },
  { EN, "mexican pesos", MXN },
  { ES, "pesos mexicanos", MXN },
  { ANY, "₹", INR },
  { ANY, "₽", RUB },
  { ANY, "₩", KRW },
  { ANY, "₪", ILS },
  { ANY, "₺", TRY },
  { ANY, "₴", UAH },
};

static const MnPhrase percent[] = {
  { ANY, "%", 0 },         { EN, "percent", 0 },  { EN, "per cent", 0 }, { EN, "pct", 0 }, { EN, "pc", 0 },
  { ES, "por ciento", 0 }, { ES, "por cien", 0 },
};

/* Symbols that are written without a blank after the number. Not “m”, which may be millions, and not other letters: who
 * knows what 5G is. */
static const MnPhrase glued_units[] = {
  { ANY, "km", 0 },   { ANY, "kg", 0 },  { ANY, "cm", 0 }, { ANY, "mm", 0 }, { ANY, "ha", 0 },  { ANY, "mph", 0 },
  { ANY, "km/h", 0 }, { ANY, "gw", 0 },  { ANY, "mw", 0 }, { ANY, "kw", 0 }, { ANY, "kwh", 0 }, { ANY, "mwh", 0 },
  { ANY, "gwh", 0 },  { ANY, "twh", 0 }, { ANY, "gb", 0 }, { ANY, "tb", 0 }, { ANY, "mb", 0 },  { ANY, "°", 0 },
  { ANY, "‰", 0 },
};

static const MnPhrase of[] = { { EN, "of", 0 }, { ES, "de", 0 } };

/* Words that cannot begin what is counted: the figure goes on in a way we do not read, or in a language we do not */
static const MnPhrase no_units[] = {
  { EN, "or", 0 },         { EN, "and", 0 },        { EN, "but", 0 },         { EN, "to", 0 },
  { EN, "m", 0 },          { EN, "b", 0 },          { EN, "t", 0 },           { ES, "o", 0 },
  { ES, "u", 0 },          { ES, "y", 0 },          { ES, "e", 0 },           { ES, "pero", 0 },
  { ES, "a", 0 },          { ES, "cientos", 0 },    { ES, "decenas", 0 },     { ANY, "dozen", 0 },
  { ANY, "dozens", 0 },    { ANY, "hundred", 0 },   { ANY, "hundreds", 0 },   { ANY, "thousand", 0 },
  { ANY, "thousands", 0 }, { ANY, "million", 0 },   { ANY, "millions", 0 },   { ANY, "billion", 0 },
  { ANY, "billions", 0 },  { ANY, "trillion", 0 },  { ANY, "trillions", 0 },  { ANY, "mil", 0 },
  { ANY, "millon", 0 },    { ANY, "millones", 0 },  { ANY, "billon", 0 },     { ANY, "billones", 0 },
  { ANY, "mille", 0 },     { ANY, "millionen", 0 }, { ANY, "mio", 0 },        { ANY, "milliard", 0 },
  { ANY, "milliards", 0 }, { ANY, "milliarde", 0 }, { ANY, "milliarden", 0 }, { ANY, "mrd", 0 },
  { ANY, "milioni", 0 },   { ANY, "miliardi", 0 },  { ANY, "milhao", 0 },     { ANY, "milhoes", 0 },
  { ANY, "bilhoes", 0 },   { ANY, "miljoen", 0 },   { ANY, "miljard", 0 },
};

/**
 * mn_unit_words_take_money:
 * @reader: before or after a number
 *
 * Returns: (transfer none) (nullable): the currency that stood there: its code in ISO 4217 where it is certain (`€`,
 *   “US dollars”), else its sign: `$` is the dollar of many countries, and the peso of others
 */
const char *
mn_unit_words_take_money (MnWordReader *reader)
{
  const MnPhrase *found = MN_TAKE (reader, money);

  return found != NULL ? currencies[(int) found->value] : NULL;
}

/**
 * mn_unit_words_find_money:
 * @reader: after a number
 *
 * Returns: whether a currency stands there
 */
gboolean
mn_unit_words_find_money (const MnWordReader *reader)
{
  return MN_FIND (reader, money) != NULL;
}

/**
 * mn_unit_words_take_sign:
 * @reader: after a number
 *
 * Returns: (transfer none) (nullable): the currency that stood there, as mn_unit_words_take_money() has it, or `%`
 */
const char *
mn_unit_words_take_sign (MnWordReader *reader)
{
  return MN_TAKE (reader, percent) != NULL ? "%" : mn_unit_words_take_money (reader);
}

static gboolean
can_begin (const MnWordReader *reader)
{
  const MnWord *word = mn_word_reader_peek (reader, 0);

  if (MN_FIND (reader, no_units) != NULL || (reader->languages & ~(guint) ANY) == 0)
    return FALSE;
  return word->kind == MN_WORD_LETTERS && !word->is_glued;
}

/* A second number would be a figure of its own; the 16 of F-16 is none */
static gboolean
has_number (const MnWordReader *reader)
{
  MnWordReader ahead = *reader;

  for (; !mn_word_reader_is_at_end (&ahead); ahead.at++)
    {
      const MnWord *word = mn_word_reader_peek (&ahead, 0);

      if (mn_number_words_find (&ahead) || (word->kind == MN_WORD_DIGITS && !word->is_glued))
        return TRUE;
    }
  return FALSE;
}

static void
append_as_written (GString    *unit,
                   const char *from,
                   const char *end)
{
  gboolean has_blank = unit->len > 0;

  for (; from < end; from = g_utf8_next_char (from))
    {
      gunichar c = g_utf8_get_char (from);

      if (!g_unichar_isspace (c) && has_blank)
        g_string_append_c (unit, ' ');
      has_blank = g_unichar_isspace (c);
      if (!has_blank)
        g_string_append_unichar (unit, c);
    }
}

/**
 * mn_unit_words_read_rest:
 * @reader: after a number and its currency or percent sign
 * @before: (nullable): that sign
 * @is_fraction: whether the number is a part, whose “of” says of what
 *
 * Reads what is counted: all the words that are left, as they are written but for blanks, without the “of” of “millones
 * de barriles”; after @before if there is one: “12 per cent of voters” is `% of voters`, “$70 a barrel” `$ a barrel`.
 *
 * Returns: (transfer full) (nullable): the unit, empty where there is none; %NULL where the words cannot be one
 */
char *
mn_unit_words_read_rest (MnWordReader *reader,
                         const char   *before,
                         gboolean      is_fraction)
{
  g_autoptr (GString) unit = g_string_new (before);
  gboolean is_glued = mn_word_reader_peek (reader, 0)->is_glued;

  if (before == NULL && !is_fraction)
    MN_TAKE (reader, of);
  if (mn_word_reader_is_at_end (reader))
    return g_strdup (unit->str);
  if (!(before == NULL && is_glued && MN_FIND (reader, glued_units) != NULL) && !can_begin (reader))
    return NULL;
  if (has_number (reader))
    return NULL;
  append_as_written (unit, reader->text + mn_word_reader_peek (reader, 0)->start,
                     reader->text + reader->words[reader->n_words - 1].end);
  reader->at = reader->n_words;
  return g_strdup (unit->str);
}
