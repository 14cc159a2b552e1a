/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-motions.h"

#include "mn-quotes.h"
#include "mn-words.h"

/* The name that begins at or after @from and ends at or before @to; going backwards the last such one */
static gboolean
find_name (const MnText *text,
           MnSpanIndex  *index,
           guint         from,
           guint         to,
           gboolean      backwards,
           guint        *start,
           guint        *end)
{
  guint at = backwards ? to : from;

  while (backwards ? at > from : at < to)
    {
      guint edge = mn_motion_word_edge (text, at, FALSE, backwards);

      if (backwards ? edge < from || edge == at : edge > to || edge == at)
        return FALSE;
      at = edge;
      if (!mn_words_begins_name (text, at) || !mn_words_name_at (text, at, start, end) || *start < from || *end > to)
        continue;
      if (mn_span_index_find (index, MN_RECORD_MENTION, *start, *end) == NULL)
        return TRUE;
      at = backwards ? *start : *end - 1;
    }
  return FALSE;
}

static gboolean
select_name (MnArticle   *article,
             MnSpanIndex *index,
             gboolean     backwards,
             guint       *start,
             guint       *end)
{
  const MnText *text = article->text;
  guint length = mn_text_get_length (text);
  guint first, last;

  /* the one that the caret stands in or before, or that what is selected is a part of */
  if (mn_words_name_at (text, *start, &first, &last) && mn_words_begins_name (text, first) && last > *start
      && last >= *end && (first < *start || last > *end)
      && mn_span_index_find (index, MN_RECORD_MENTION, first, last) == NULL)
    {
      *start = first;
      *end = last;
      return TRUE;
    }
  if (backwards)
    return find_name (text, index, 0, *start, TRUE, start, end);
  return find_name (text, index, *end > 0 ? *end - 1 : 0, length, FALSE, start, end);
}

/* The first sentence from @at on, the last one that ends at or before it going backwards */
static gboolean
find_sentence (MnArticle *article,
               guint      at,
               gboolean   backwards,
               guint     *start,
               guint     *end)
{
  guint length = mn_text_get_length (article->text);

  if (backwards)
    {
      while (at > 0 && g_unichar_isspace (mn_text_get_char (article->text, at - 1)))
        at--;
      return at > 0 && mn_words_sentence_at (article->text, &article->blocks, at - 1, start, end);
    }
  while (at < length && g_unichar_isspace (mn_text_get_char (article->text, at)))
    at++;
  return at < length && mn_words_sentence_at (article->text, &article->blocks, at, start, end);
}

static gboolean
select_sentence (MnArticle *article,
                 gboolean   backwards,
                 guint     *start,
                 guint     *end)
{
  guint first, last;

  if (mn_words_sentence_at (article->text, &article->blocks, *start, &first, &last) && first <= *start && last >= *end
      && last > *start && (first < *start || last > *end))
    {
      *start = first;
      *end = last;
      return TRUE;
    }
  return find_sentence (article, backwards ? *start : *end, backwards, start, end);
}

/* What is quoted, without the comma that parts it from “said Kelly”; a quotation of nothing has none */
static gboolean
trim_quote (const MnText  *text,
            const MnQuote *quote,
            guint         *start,
            guint         *end)
{
  *start = quote->inner_start;
  *end = quote->inner_end;
  if (*end > *start && mn_text_get_char (text, *end - 1) == ',')
    --*end;
  return mn_words_trim (text, start, end);
}

static gboolean
select_quote (MnArticle *article,
              gboolean   backwards,
              guint     *start,
              guint     *end)
{
  g_autoptr (GArray) quotes = mn_quotes_find (article->text, &article->blocks, NULL);
  gboolean is_found = FALSE;
  guint found_start = 0;
  guint found_end = 0;

  for (guint i = 0; i < quotes->len && (backwards || !is_found); i++)
    {
      const MnQuote *quote = &g_array_index (quotes, MnQuote, i);
      guint first, last;

      if (!trim_quote (article->text, quote, &first, &last))
        continue;
      if (first <= *start && last >= *end && last > *start && (first < *start || last > *end))
        {
          *start = first;
          *end = last;
          return TRUE;
        }
      if (backwards ? quote->end > *start && last > *start : first < *end)
        continue;
      is_found = TRUE;
      found_start = first;
      found_end = last;
    }
  if (is_found)
    {
      *start = found_start;
      *end = found_end;
    }
  return is_found;
}

/**
 * mn_motion_select:
 * @motion: what is gone to
 * @article: an article with its text
 * @index: its marks
 * @backwards: whether to go towards the beginning
 * @start: (inout): where what is selected begins, or where the caret is; then where the found one begins
 * @end: (inout): where what is selected ends, @start where nothing is; then where the found one ends
 *
 * Finds the one that the selection is a part of, or the caret stands in, else the next one after it, or before it.
 *
 * Returns: whether there is one
 */
gboolean
mn_motion_select (MnMotion     motion,
                  MnArticle   *article,
                  MnSpanIndex *index,
                  gboolean     backwards,
                  guint       *start,
                  guint       *end)
{
  guint first = *start;
  guint last = *end;
  gboolean is_found;

  switch (motion)
    {
    case MN_MOTION_NAME:
      is_found = select_name (article, index, backwards, &first, &last);
      break;
    case MN_MOTION_QUOTE:
      is_found = select_quote (article, backwards, &first, &last);
      break;
    case MN_MOTION_SENTENCE:
    default:
      is_found = select_sentence (article, backwards, &first, &last);
      break;
    }
  if (is_found)
    {
      *start = first;
      *end = last;
    }
  return is_found;
}

/* Takes the stretch if it has all of what is selected and more, and is shorter than what was found before */
static void
take_wider (guint  selected_start,
            guint  selected_end,
            guint  start,
            guint  end,
            guint *best_start,
            guint *best_end)
{
  if (start > selected_start || end < selected_end || (start == selected_start && end == selected_end))
    return;
  if (*best_start < *best_end && end - start >= *best_end - *best_start)
    return;
  *best_start = start;
  *best_end = end;
}

/* What stands between the quotation marks around a stretch, in its paragraph */
static gboolean
find_quoted (MnArticle *article,
             guint      start,
             guint      end,
             guint     *quoted_start,
             guint     *quoted_end)
{
  guint first, last;

  if (!mn_words_paragraph_at (article->text, &article->blocks, start, &first, &last))
    return FALSE;
  for (*quoted_start = start; *quoted_start > first; (*quoted_start)--)
    if (mn_words_is_opening_quote (mn_text_get_char (article->text, *quoted_start - 1)))
      break;
  for (*quoted_end = end; *quoted_end < last; (*quoted_end)++)
    if (mn_words_is_closing_quote (mn_text_get_char (article->text, *quoted_end)))
      return *quoted_start > first;
  return FALSE;
}

/**
 * mn_motion_expand:
 * @article: an article with its text
 * @start: (inout): where the selection begins, or where the caret is
 * @end: (inout): where it ends
 *
 * Grows a selection to the next larger of word, name, what stands in quotation marks, sentence, paragraph.
 *
 * Returns: whether there is something larger
 */
gboolean
mn_motion_expand (MnArticle *article,
                  guint     *start,
                  guint     *end)
{
  const MnText *text = article->text;
  guint best_start = 0;
  guint best_end = 0;
  guint first, last;

  if (mn_words_word_at (text, *start, &first, &last))
    take_wider (*start, *end, first, last, &best_start, &best_end);
  if (mn_words_name_at (text, *start, &first, &last))
    take_wider (*start, *end, first, last, &best_start, &best_end);
  if (find_quoted (article, *start, *end, &first, &last))
    take_wider (*start, *end, first, last, &best_start, &best_end);
  if (mn_words_sentence_at (text, &article->blocks, *start, &first, &last))
    take_wider (*start, *end, first, last, &best_start, &best_end);
  if (mn_words_paragraph_at (text, &article->blocks, *start, &first, &last) && mn_words_trim (text, &first, &last))
    take_wider (*start, *end, first, last, &best_start, &best_end);
  if (best_start == best_end)
    return FALSE;
  *start = best_start;
  *end = best_end;
  return TRUE;
}

static gboolean
is_word_edge (const MnText *text,
              guint         offset,
              gboolean      is_end)
{
  guint start, end;

  if (is_end)
    return offset > 0 && mn_words_word_at (text, offset - 1, &start, &end) && end == offset;
  return mn_words_word_at (text, offset, &start, &end) && start == offset;
}

/**
 * mn_motion_word_edge:
 * @text: a text
 * @offset: where to begin
 * @is_end: whether to look for where words end, not for where they begin
 * @backwards: whether to go towards the beginning
 *
 * Returns: the nearest such edge after @offset, or before it; @offset where there is none
 */
guint
mn_motion_word_edge (const MnText *text,
                     guint         offset,
                     gboolean      is_end,
                     gboolean      backwards)
{
  guint length = mn_text_get_length (text);

  for (guint at = offset; backwards ? at > 0 : at < length;)
    {
      at = backwards ? at - 1 : at + 1;
      if (is_word_edge (text, at, is_end))
        return at;
    }
  return offset;
}

typedef struct
{
  MnRecord  *from; /* NULL without one */
  gboolean   backwards;
  MnMarkFunc function;
  gpointer   user_data;
  MnRecord  *found;
} Search;

/* Of a mark in pieces the first counts that has a place */
static const MnSpan *
get_first (MnRecord *mark)
{
  const MnSpans *spans = mn_mark_get_spans (mark);

  for (guint i = 0; i < spans->n; i++)
    if (spans->items[i].start >= 0)
      return &spans->items[i];
  return NULL;
}

/* In the order of the text; of those that begin together the longer first, as they nest */
static int
compare (MnRecord *a,
         MnRecord *b)
{
  const MnSpan *first = get_first (a);
  const MnSpan *second = get_first (b);

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return mn_id_compare (&a->id, &b->id);
}

static gboolean
take_next (MnRecord *mark,
           guint     piece,
           gpointer  user_data)
{
  Search *search = user_data;
  int sense = search->backwards ? -1 : 1;

  if (&mn_mark_get_spans (mark)->items[piece] != get_first (mark))
    return TRUE;
  if (search->from != NULL && compare (mark, search->from) * sense <= 0)
    return TRUE;
  if (search->function != NULL && !search->function (mark, search->user_data))
    return TRUE;
  search->found = mark;
  return FALSE;
}

/**
 * mn_motion_next_mark:
 * @index: the marks of an article
 * @from: (nullable): the mark to go on from
 * @caret: where to begin without one, or where that has no place
 * @backwards: whether to go towards the beginning
 * @function: (scope call) (nullable): tells which marks to stop at; all without one
 * @user_data: for @function
 *
 * Goes from mark to mark in the order of the text, and of those that begin together from the longest to the shortest.
 *
 * Returns: (transfer none) (nullable): the next mark
 */
MnRecord *
mn_motion_next_mark (MnSpanIndex *index,
                     MnRecord    *from,
                     guint        caret,
                     gboolean     backwards,
                     MnMarkFunc   function,
                     gpointer     user_data)
{
  Search search = { from, backwards, function, user_data, NULL };

  if (from != NULL && get_first (from) == NULL)
    search.from = from = NULL;
  if (from != NULL)
    caret = (guint) get_first (from)->start;
  mn_span_index_walk (index, caret, backwards, take_next, &search);
  return search.found;
}
