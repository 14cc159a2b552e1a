/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-find-hits.h"

#include <string.h>

#define NO_CURRENT G_MAXUINT

struct _MnFindHits
{
  GObject       parent_instance;

  GArray       *hits; /* of MnFindHit */
  guint         current;
  GCancellable *searching; /* NULL when nothing is searched for */
};

enum
{
  FOUND,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnFindHits, mn_find_hits, G_TYPE_OBJECT)

typedef struct
{
  MnText        *text;
  char          *words;
  MnMatcherFlags flags;
  GArray        *hits;
} Search;

static void
free_search (gpointer data)
{
  Search *self = data;

  mn_text_unref (self->text);
  g_free (self->words);
  g_clear_pointer (&self->hits, g_array_unref);
  g_free (self);
}

static gboolean
take_hit (guint    start,
          guint    end,
          guint    which G_GNUC_UNUSED,
          gpointer user_data)
{
  MnFindHit hit = { start, end };

  g_array_append_val (((Search *) user_data)->hits, hit);
  return TRUE;
}

static gboolean
has_letter_or_digit (const char *words)
{
  for (; *words != '\0'; words = g_utf8_next_char (words))
    if (g_unichar_isalnum (g_utf8_get_char (words)))
      return TRUE;
  return FALSE;
}

static void
find_words (Search       *search,
            GCancellable *cancellable)
{
  g_autoptr (MnMatcher) matcher = mn_matcher_new (search->flags);

  mn_matcher_add (matcher, search->words, 0);
  if (mn_matcher_build (matcher, cancellable))
    mn_matcher_find (matcher, search->text, 0, mn_text_get_length (search->text), cancellable, take_hit, search);
}

/* Dashes, quotation marks and the like, which a matcher of names passes over */
static void
find_signs (Search       *search,
            GCancellable *cancellable)
{
  const char *utf8 = mn_text_get_utf8 (search->text);
  const char *end = utf8 + mn_text_get_n_bytes (search->text);
  gsize n_bytes = strlen (search->words);
  guint length = (guint) g_utf8_strlen (search->words, -1);
  guint offset = 0;

  for (const char *from = utf8, *found;
       !g_cancellable_is_cancelled (cancellable)
       && (found = g_strstr_len (from, end - from, search->words)) != NULL;
       from = found + n_bytes)
    {
      offset += (guint) g_utf8_strlen (from, found - from);
      take_hit (offset, offset + length, 0, search);
      offset += length;
    }
}

static void
search_in_thread (GTask        *task,
                  gpointer      source G_GNUC_UNUSED,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Search *search = task_data;

  if (has_letter_or_digit (search->words))
    find_words (search, cancellable);
  else
    find_signs (search, cancellable);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&search->hits), (GDestroyNotify) g_array_unref);
}

static void
take_hits (MnFindHits *self,
           GArray     *hits)
{
  g_array_unref (self->hits);
  self->hits = hits;
  self->current = NO_CURRENT;
  g_signal_emit (self, signals[FOUND], 0);
}

static void
on_searched (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data G_GNUC_UNUSED)
{
  MnFindHits *self = MN_FIND_HITS (source);
  GArray *hits = g_task_propagate_pointer (G_TASK (result), NULL);

  /* only a search that was given up ends without */
  if (hits == NULL)
    return;
  g_clear_object (&self->searching);
  take_hits (self, hits);
}

static void
stop_searching (MnFindHits *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
mn_find_hits_dispose (GObject *object)
{
  stop_searching (MN_FIND_HITS (object));

  G_OBJECT_CLASS (mn_find_hits_parent_class)->dispose (object);
}

static void
mn_find_hits_finalize (GObject *object)
{
  g_array_unref (MN_FIND_HITS (object)->hits);

  G_OBJECT_CLASS (mn_find_hits_parent_class)->finalize (object);
}

static void
mn_find_hits_class_init (MnFindHitsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mn_find_hits_dispose;
  object_class->finalize = mn_find_hits_finalize;

  /**
   * MnFindHits::found:
   * @self: hits
   *
   * There are others than before, or none any more. None is current.
   */
  signals[FOUND] = g_signal_new ("found", MN_TYPE_FIND_HITS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MnFindHits::moved:
   * @self: hits
   *
   * Another hit is current.
   */
  signals[MOVED] = g_signal_new ("moved", MN_TYPE_FIND_HITS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_find_hits_init (MnFindHits *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (MnFindHit));
  self->current = NO_CURRENT;
}

/**
 * mn_find_hits_new:
 *
 * Returns: (transfer full): no hits yet
 */
MnFindHits *
mn_find_hits_new (void)
{
  return g_object_new (MN_TYPE_FIND_HITS, NULL);
}

/**
 * mn_find_hits_search:
 * @self: hits
 * @text: the text to look through
 * @words: what to look for, valid UTF-8 and not empty
 * @flags: what counts as a hit; of words without a letter or digit each place counts
 *
 * Has a worker find where @words stand, and gives up what was searched for before.
 */
void
mn_find_hits_search (MnFindHits    *self,
                     MnText        *text,
                     const char    *words,
                     MnMatcherFlags flags)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_return_if_fail (MN_IS_FIND_HITS (self));
  g_return_if_fail (words != NULL && *words != '\0');

  stop_searching (self);
  self->searching = g_cancellable_new ();
  task = g_task_new (self, self->searching, on_searched, NULL);
  search = g_new0 (Search, 1);
  search->text = mn_text_ref (text);
  search->words = g_strdup (words);
  search->flags = flags;
  search->hits = g_array_new (FALSE, FALSE, sizeof (MnFindHit));
  g_task_set_task_data (task, search, free_search);
  g_task_run_in_thread (task, search_in_thread);
}

/**
 * mn_find_hits_clear:
 * @self: hits
 *
 * Gives up what is searched for, and what was found.
 */
void
mn_find_hits_clear (MnFindHits *self)
{
  g_return_if_fail (MN_IS_FIND_HITS (self));

  stop_searching (self);
  take_hits (self, g_array_new (FALSE, FALSE, sizeof (MnFindHit)));
}

/**
 * mn_find_hits_is_searching:
 * @self: hits
 *
 * Returns: whether others are about to be found
 */
gboolean
mn_find_hits_is_searching (MnFindHits *self)
{
  return self->searching != NULL;
}

/**
 * mn_find_hits_get_n:
 * @self: hits
 *
 * Returns: how many there are
 */
guint
mn_find_hits_get_n (MnFindHits *self)
{
  return self->hits->len;
}

/**
 * mn_find_hits_get:
 * @self: hits
 * @position: which, from 0
 *
 * Returns: (transfer none): the hit, valid until others are found
 */
const MnFindHit *
mn_find_hits_get (MnFindHits *self,
                  guint       position)
{
  g_return_val_if_fail (position < self->hits->len, NULL);

  return &g_array_index (self->hits, MnFindHit, position);
}

/**
 * mn_find_hits_find:
 * @self: hits
 * @offset: a place in the text
 *
 * Returns: the position of the first hit that begins there or later; how many there are, where none does
 */
guint
mn_find_hits_find (MnFindHits *self,
                   guint       offset)
{
  guint low = 0;
  guint high = self->hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->hits, MnFindHit, middle).start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * mn_find_hits_get_current:
 * @self: hits
 * @position: (out) (optional): which it is, from 0
 *
 * Returns: (transfer none) (nullable): the current hit
 */
const MnFindHit *
mn_find_hits_get_current (MnFindHits *self,
                          guint      *position)
{
  if (self->current >= self->hits->len)
    return NULL;
  if (position != NULL)
    *position = self->current;
  return &g_array_index (self->hits, MnFindHit, self->current);
}

/**
 * mn_find_hits_set_current:
 * @self: hits
 * @position: which is to be the current one, from 0
 */
void
mn_find_hits_set_current (MnFindHits *self,
                          guint       position)
{
  g_return_if_fail (position < self->hits->len);

  if (self->current == position)
    return;
  self->current = position;
  g_signal_emit (self, signals[MOVED], 0);
}
