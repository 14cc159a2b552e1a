/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-matcher.h"
#include "mn-automaton.h"
#include "mn-boxed.h"
#include "mn-token-scanner.h"
#include "mn-vocabulary.h"

#include <string.h>

/* Names are sequences of words, or of characters where words don't matter. A text is cut into the same, each is looked up
 * in the vocabulary of all names, and an automaton tells where which name begins. From the front, the hits are then a walk
 * that leaps over each name it meets. By words there are few steps in a text, and most of them end in the vocabulary; byte
 * by byte, each step would go through a table of many megabytes. */

/* A text is taken in stretches of at least so many tokens, each up to a token that no name has */
#define STRETCH 4096

/* How many tokens are taken between two looks at the cancellable */
#define PATIENCE 65536

/* So many code points take longer than starting a thread for them */
#define PART 100000

/* More would leave nothing for those who draw the window */
#define MAX_PARTS 4

struct _MnMatcher
{
  gboolean       fold_case;
  gboolean       whole_words;
  MnVocabulary  *vocabulary;
  MnAutomaton   *automaton;
  MnTokenScanner scanner;     /* of names */
  GArray        *name;        /* guint32: tokens of the one that is added */
};

typedef struct
{
  guint32 *tokens;
  guint   *starts; /* where each begins, in code points */
  guint   *ends;   /* where it ends */
  gsize    n;
  gsize    room;
} Stretch;

/* A part of what is searched. It begins after a token that is in no name and ends with one, the first that begins at or
 * after where the part was meant to: so no name goes across, and both sides of an end agree on it. */
typedef struct
{
  const MnMatcher *matcher;
  const MnText    *text;
  guint            start;
  guint            until; /* the last part ends with what is searched */
  guint            end;   /* of what is searched */
  gboolean         is_first;
  GCancellable    *cancellable;
  MnMatchFunc      function;
  gpointer         user_data;
  gboolean         is_whole; /* (out) */

  MnTokenScanner   scanner;
  Stretch          stretch;
  gboolean         is_over;
} Part;

typedef struct
{
  guint start;
  guint end;
  guint which;
} Hit;

MN_DEFINE_BOXED (MnMatcher, mn_matcher)

/**
 * mn_matcher_new:
 * @flags: what counts as a place of a name
 *
 * Returns: (transfer full): a matcher without names
 */
MnMatcher *
mn_matcher_new (MnMatcherFlags flags)
{
  MnMatcher *self = g_atomic_rc_box_new0 (MnMatcher);

  self->fold_case = (flags & MN_MATCHER_FOLD_CASE) != 0;
  self->whole_words = (flags & MN_MATCHER_WHOLE_WORDS) != 0;
  self->vocabulary = mn_vocabulary_new ();
  self->automaton = mn_automaton_new ();
  self->name = g_array_new (FALSE, FALSE, sizeof (guint32));
  mn_token_scanner_init (&self->scanner, self->fold_case, self->whole_words);
  return self;
}

/**
 * mn_matcher_ref:
 * @self: a matcher
 *
 * Returns: (transfer full): @self
 */
MnMatcher *
mn_matcher_ref (MnMatcher *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_matcher (gpointer matcher)
{
  MnMatcher *self = matcher;

  mn_vocabulary_free (self->vocabulary);
  mn_automaton_free (self->automaton);
  mn_token_scanner_clear (&self->scanner);
  g_array_unref (self->name);
}

/**
 * mn_matcher_unref:
 * @self: (transfer full): a matcher
 */
void
mn_matcher_unref (MnMatcher *self)
{
  g_atomic_rc_box_release_full (self, clear_matcher);
}

static gboolean
has_letter_or_digit (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    if (g_unichar_isalnum (g_utf8_get_char (name)))
      return TRUE;
  return FALSE;
}

static void
read_name (MnMatcher  *self,
           const char *name)
{
  MnTokenScanner *scanner = &self->scanner;

  g_array_set_size (self->name, 0);
  mn_token_scanner_begin_name (scanner, name);
  while (mn_token_scanner_next (scanner) != MN_TOKEN_END)
    {
      guint number = mn_vocabulary_add (self->vocabulary, scanner->folded, scanner->n_folded);
      guint32 token = MN_AUTOMATON_TOKEN (number, scanner->gap != MN_TOKEN_GAP_NONE);

      g_array_append_val (self->name, token);
    }
}

/**
 * mn_matcher_add:
 * @self: a matcher that is not built
 * @name: a name, valid UTF-8; passed over where it has no letter or digit
 * @which: the caller's number for it
 *
 * Adds a name. It may be added with several numbers, and a number to several names. White space in a name stands for
 * any with at most one line break, and the straight and the curly apostrophe for each other.
 */
void
mn_matcher_add (MnMatcher  *self,
                const char *name,
                guint       which)
{
  g_return_if_fail (!mn_automaton_is_built (self->automaton));
  g_return_if_fail (name != NULL);

  if (!has_letter_or_digit (name))
    return;
  read_name (self, name);
  mn_automaton_add (self->automaton, &g_array_index (self->name, guint32, 0), self->name->len, which);
}

/**
 * mn_matcher_build:
 * @self: a matcher that is not built
 * @cancellable: (nullable): to stop early
 *
 * Makes @self ready to find the names that were added. No more can be added then, and any thread may read it.
 *
 * Returns: %FALSE where it was cancelled: @self is as before then
 */
gboolean
mn_matcher_build (MnMatcher    *self,
                  GCancellable *cancellable)
{
  g_return_val_if_fail (!mn_automaton_is_built (self->automaton), FALSE);

  return mn_automaton_build (self->automaton, mn_vocabulary_get_size (self->vocabulary), cancellable);
}

static void
clear_stretch (Stretch *self)
{
  g_free (self->tokens);
  g_free (self->starts);
  g_free (self->ends);
}

static void
grow_stretch (Stretch *self)
{
  self->room = MAX (2 * self->room, STRETCH);
  self->tokens = g_renew (guint32, self->tokens, self->room);
  self->starts = g_renew (guint, self->starts, self->room);
  self->ends = g_renew (guint, self->ends, self->room);
}

static inline void
append_token (Stretch              *self,
              const MnTokenScanner *scanner,
              guint32               token)
{
  if (self->n == self->room)
    grow_stretch (self);
  self->starts[self->n] = scanner->start;
  self->ends[self->n] = scanner->end;
  self->tokens[self->n++] = token;
}

/* Returns: whether that token was in no name, or a part has to be over for another reason */
static inline gboolean
take_token (Part *part)
{
  MnTokenScanner *scanner = &part->scanner;
  const MnMatcher *self = part->matcher;
  MnTokenKind kind = mn_token_scanner_next (scanner);
  guint number = 0;

  if (kind == MN_TOKEN_END)
    return part->is_over = TRUE;
  if (kind == MN_TOKEN_TEXT)
    number = mn_vocabulary_find (self->vocabulary, scanner->folded, scanner->n_folded);
  append_token (&part->stretch, scanner,
                number != 0 ? MN_AUTOMATON_TOKEN (number, scanner->gap != MN_TOKEN_GAP_NONE) : 0);
  if (scanner->gap == MN_TOKEN_GAP_BLANK_LINE)
    append_token (&part->stretch, scanner, number = 0);
  if (number != 0)
    return FALSE;
  part->is_over = scanner->start >= part->until;
  return TRUE;
}

/* Takes tokens up to one that is in no name */
static void
read_stretch (Part *part)
{
  Stretch *stretch = &part->stretch;
  gboolean is_outside = FALSE;

  stretch->n = 0;
  while (!part->is_over && (stretch->n < STRETCH || !is_outside))
    {
      if (stretch->n % PATIENCE == 0 && g_cancellable_is_cancelled (part->cancellable))
        return;
      is_outside = take_token (part);
    }
}

static gboolean
tell_hits (const MnMatcher *self,
           const Stretch   *stretch,
           MnMatchFunc      function,
           gpointer         user_data)
{
  for (gsize i = 0; i < stretch->n;)
    {
      guint32 sequence = stretch->tokens[i];
      gsize n_tokens;
      const guint *which;
      guint n_which;

      if (sequence == 0)
        {
          i++;
          continue;
        }
      n_tokens = mn_automaton_get_length (self->automaton, sequence);
      which = mn_automaton_get_which (self->automaton, sequence, &n_which);
      for (guint k = 0; k < n_which; k++)
        if (!function (stretch->starts[i], stretch->ends[i + n_tokens - 1], which[k], user_data))
          return FALSE;
      i += n_tokens;
    }
  return TRUE;
}

/* What the part before goes on with */
static void
pass_over_beginning (Part *part)
{
  while (!take_token (part))
    if (part->stretch.n % PATIENCE == 0 && g_cancellable_is_cancelled (part->cancellable))
      return;
}

static gboolean
find_in_part (Part *part)
{
  const MnMatcher *self = part->matcher;

  mn_token_scanner_begin (&part->scanner, part->text, part->start, part->end,
                          mn_vocabulary_get_longest (self->vocabulary));
  if (!part->is_first)
    pass_over_beginning (part);
  while (!part->is_over)
    {
      read_stretch (part);
      if (g_cancellable_is_cancelled (part->cancellable))
        return FALSE;
      mn_automaton_mark (self->automaton, part->stretch.tokens, part->stretch.n);
      if (!tell_hits (self, &part->stretch, part->function, part->user_data))
        return FALSE;
    }
  return !g_cancellable_is_cancelled (part->cancellable);
}

static gpointer
run_part (gpointer data)
{
  Part *part = data;

  mn_token_scanner_init (&part->scanner, part->matcher->fold_case, part->matcher->whole_words);
  part->is_whole = find_in_part (part);
  mn_token_scanner_clear (&part->scanner);
  clear_stretch (&part->stretch);
  return NULL;
}

static gboolean
keep_hit (guint    start,
          guint    end,
          guint    which,
          gpointer hits)
{
  Hit hit = { start, end, which };

  g_array_append_val ((GArray *) hits, hit);
  return TRUE;
}

static gboolean
tell_kept (GArray     *hits,
           MnMatchFunc function,
           gpointer    user_data)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      if (!function (hit->start, hit->end, hit->which, user_data))
        return FALSE;
    }
  return TRUE;
}

/**
 * mn_matcher_find_in_parts:
 * @self: a matcher that is built
 * @text: a text
 * @start: where to begin, in code points
 * @end: where to stop
 * @n_parts: into how many to cut what is searched, at least 1
 * @cancellable: (nullable): to stop early
 * @function: (scope call): takes each hit in this thread, from the first to the last, and all at the end
 * @user_data: for @function
 *
 * As mn_matcher_find(), each part but the first in a thread of its own. What is found does not depend on @n_parts.
 *
 * Returns: whether all of the stretch was looked through
 */
gboolean
mn_matcher_find_in_parts (const MnMatcher *self,
                          const MnText    *text,
                          guint            start,
                          guint            end,
                          guint            n_parts,
                          GCancellable    *cancellable,
                          MnMatchFunc      function,
                          gpointer         user_data)
{
  g_autofree Part *parts = g_new0 (Part, n_parts);
  g_autofree GThread **threads = g_new0 (GThread *, n_parts);
  guint size = (end - start) / n_parts;
  gboolean is_whole = TRUE;

  g_return_val_if_fail (mn_automaton_is_built (self->automaton), FALSE);
  g_return_val_if_fail (start <= end && end <= mn_text_get_length (text), FALSE);

  for (guint i = 0; i < n_parts; i++)
    {
      parts[i] = (Part){
        .matcher = self,
        .text = text,
        .start = start + i * size,
        .until = i + 1 < n_parts ? start + (i + 1) * size : G_MAXUINT,
        .end = end,
        .is_first = i == 0,
        .cancellable = cancellable,
        .function = n_parts > 1 ? keep_hit : function,
        .user_data = n_parts > 1 ? g_array_new (FALSE, FALSE, sizeof (Hit)) : user_data,
      };
      if (i > 0)
        threads[i] = g_thread_try_new ("matcher", run_part, &parts[i], NULL);
    }
  for (guint i = 0; i < n_parts; i++)
    {
      if (threads[i] != NULL)
        g_thread_join (threads[i]);
      else
        run_part (&parts[i]);
      is_whole = is_whole && parts[i].is_whole;
      if (n_parts > 1)
        {
          g_autoptr (GArray) hits = parts[i].user_data;

          is_whole = is_whole && tell_kept (hits, function, user_data);
        }
    }
  return is_whole;
}

/**
 * mn_matcher_find:
 * @self: a matcher that is built
 * @text: a text
 * @start: where to begin, in code points
 * @end: where to stop; what stands around the stretch tells whether words begin and end with it
 * @cancellable: (nullable): to stop early
 * @function: (scope call): takes each hit, from the first to the last
 * @user_data: for @function
 *
 * Finds where the names stand. Hits don't overlap: of two that would, the one that begins first counts, and of those
 * that begin together the longest. Where that name was added with several numbers, @function is called for each, the
 * smallest first. Takes time in proportion to the stretch, whatever the names; long ones are looked through by several
 * threads.
 *
 * Returns: whether all of the stretch was looked through: %FALSE where @function or @cancellable stopped it
 */
gboolean
mn_matcher_find (const MnMatcher *self,
                 const MnText    *text,
                 guint            start,
                 guint            end,
                 GCancellable    *cancellable,
                 MnMatchFunc      function,
                 gpointer         user_data)
{
  guint most = MIN (g_get_num_processors (), MAX_PARTS);

  return mn_matcher_find_in_parts (self, text, start, end, CLAMP ((end - start) / PART, 1, most), cancellable, function,
                                   user_data);
}
