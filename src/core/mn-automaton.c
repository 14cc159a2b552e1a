/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-automaton.h"

#include <string.h>

/* The automaton of Aho and Corasick (“Efficient string matching”, 1975), over numbers instead of bytes, and with
 * everything read backwards: then the state at a place knows the longest sequence that begins there. Read forwards it knows
 * the longest that ends there, and to have the leftmost, longest ones means going back after each, which takes quadratic
 * time where many begin alike. */

#define ROOT 0u

/* How many states are made between two looks at the cancellable */
#define PATIENCE 4096

typedef struct
{
  guint32 first_token; /* the last one stands first */
  guint32 n_tokens;
  guint   which;
} Added;

typedef struct
{
  guint32 fallback; /* the state of the longest thing that this one ends with and a sequence begins with */
  guint32 sequence; /* the longest one that this state ends with, or 0 */
} State;

typedef struct
{
  guint32 n_tokens;
  guint32 first_which; /* the last one is before the next sequence's first */
} Sequence;

struct _MnAutomaton
{
  /* until it is built */
  GArray *added;  /* Added */
  GArray *tokens; /* guint32 */

  /* from then on */
  guint    n_states;     /* numbered by depth; those that follow the same one stand together, sorted by token */
  State   *states;
  guint32 *labels;       /* per state: the token that leads there */
  guint32 *first_child;  /* per state and one more; the last one is before the next state's first */
  guint32 *from_root;    /* per number of a token: the state it leads to */
  GArray  *sequences;    /* Sequence; number 0 is none, and one more than there are */
  GArray  *which;        /* guint */
};

/* For building: which of the sorted sequences go through a state */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 depth;
  guint32 parent;
} Branch;

/**
 * mn_automaton_new:
 *
 * Returns: (transfer full): an automaton without sequences
 */
MnAutomaton *
mn_automaton_new (void)
{
  MnAutomaton *self = g_new0 (MnAutomaton, 1);

  self->added = g_array_new (FALSE, FALSE, sizeof (Added));
  self->tokens = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

static void
clear_built (MnAutomaton *self)
{
  g_clear_pointer (&self->states, g_free);
  g_clear_pointer (&self->labels, g_free);
  g_clear_pointer (&self->first_child, g_free);
  g_clear_pointer (&self->from_root, g_free);
  g_clear_pointer (&self->sequences, g_array_unref);
  g_clear_pointer (&self->which, g_array_unref);
}

static void
clear_added (MnAutomaton *self)
{
  g_clear_pointer (&self->added, g_array_unref);
  g_clear_pointer (&self->tokens, g_array_unref);
}

/**
 * mn_automaton_free:
 * @self: (transfer full): an automaton
 */
void
mn_automaton_free (MnAutomaton *self)
{
  clear_added (self);
  clear_built (self);
  g_free (self);
}

/**
 * mn_automaton_add:
 * @self: an automaton that is not built
 * @tokens: a sequence of tokens
 * @n_tokens: how many, at least 1
 * @which: the caller's number for it
 */
void
mn_automaton_add (MnAutomaton   *self,
                  const guint32 *tokens,
                  guint32        n_tokens,
                  guint          which)
{
  Added added = { self->tokens->len, n_tokens, which };

  for (guint32 i = n_tokens; i > 0; i--)
    {
      guint32 token = i == n_tokens ? tokens[i - 1] & ~1u : tokens[i - 1];

      g_array_append_val (self->tokens, token);
    }
  g_array_append_val (self->added, added);
}

static int
compare_added (gconstpointer a,
               gconstpointer b,
               gpointer      tokens)
{
  const Added *one = a;
  const Added *other = b;
  const guint32 *mine = (const guint32 *) tokens + one->first_token;
  const guint32 *theirs = (const guint32 *) tokens + other->first_token;
  guint32 n = MIN (one->n_tokens, other->n_tokens);

  for (guint32 i = 0; i < n; i++)
    if (mine[i] != theirs[i])
      return mine[i] < theirs[i] ? -1 : 1;
  if (one->n_tokens != other->n_tokens)
    return one->n_tokens < other->n_tokens ? -1 : 1;
  return (one->which > other->which) - (one->which < other->which);
}

/* Takes up the sequence that ends with this branch, if one does: sorted, all that were added of it stand first */
static guint32
take_sequence (MnAutomaton *self,
               Branch      *branch)
{
  Sequence sequence = { branch->depth, self->which->len };
  const Added *added = &g_array_index (self->added, Added, 0);

  for (; branch->first < branch->end && added[branch->first].n_tokens == branch->depth; branch->first++)
    {
      guint which = added[branch->first].which;
      gboolean is_first = self->which->len == sequence.first_which;

      if (is_first || g_array_index (self->which, guint, self->which->len - 1) != which)
        g_array_append_val (self->which, which);
    }
  if (self->which->len == sequence.first_which)
    return 0;
  g_array_append_val (self->sequences, sequence);
  return self->sequences->len - 1;
}

static inline guint32
token_of (const MnAutomaton *self,
          guint32            added,
          guint32            depth)
{
  return g_array_index (self->tokens, guint32, g_array_index (self->added, Added, added).first_token + depth);
}

/* Makes the states that follow this one */
static void
add_children (MnAutomaton  *self,
              Branch       *branches,
              const Branch *branch,
              guint32       number)
{
  for (guint32 first = branch->first, end; first < branch->end; first = end)
    {
      guint32 token = token_of (self, first, branch->depth);

      for (end = first + 1; end < branch->end && token_of (self, end, branch->depth) == token;)
        end++;
      self->labels[self->n_states] = token;
      branches[self->n_states++] = (Branch){ first, end, branch->depth + 1, number };
    }
}

static inline guint32
find_child (const MnAutomaton *self,
            guint32            number,
            guint32            token)
{
  guint32 first = self->first_child[number];
  guint32 n = self->first_child[number + 1] - first;

  if (n == 0)
    return ROOT;
  /* without a branch to be guessed wrongly */
  while (n > 1)
    {
      guint32 half = n / 2;

      first += self->labels[first + half - 1] < token ? half : 0;
      n -= half;
    }
  return self->labels[first] == token ? first : ROOT;
}

static inline guint32
next_state (const MnAutomaton *self,
            guint32            number,
            guint32            token)
{
  for (; number != ROOT; number = self->states[number].fallback)
    {
      guint32 child = find_child (self, number, token);

      if (child != ROOT)
        return child;
    }
  return self->from_root[token >> 1];
}

/* All states before this one have theirs, so those that are less deep */
static void
set_fallback (MnAutomaton  *self,
              const Branch *branch,
              guint32       number)
{
  State *state = &self->states[number];

  if (branch->depth == 1)
    self->from_root[self->labels[number] >> 1] = number;
  else
    state->fallback = next_state (self, self->states[branch->parent].fallback, self->labels[number]);
  if (state->sequence == 0)
    state->sequence = self->states[state->fallback].sequence;
}

/* One for each beginning: sorted, a sequence adds what it does not share with the one before */
static guint32
count_states (const MnAutomaton *self)
{
  guint32 n = 1;

  for (guint32 i = 0; i < self->added->len; i++)
    {
      guint32 n_tokens = g_array_index (self->added, Added, i).n_tokens;
      guint32 n_before = i > 0 ? g_array_index (self->added, Added, i - 1).n_tokens : 0;
      guint32 shared = 0;

      while (shared < MIN (n_tokens, n_before) && token_of (self, i, shared) == token_of (self, i - 1, shared))
        shared++;
      n += n_tokens - shared;
    }
  return n;
}

static gboolean
make_states (MnAutomaton  *self,
             Branch       *branches,
             guint32       n_states,
             GCancellable *cancellable)
{
  branches[ROOT] = (Branch){ .end = self->added->len };
  self->n_states = 1;
  for (guint32 i = 0; i < n_states; i++)
    {
      if (i != ROOT)
        self->states[i].sequence = take_sequence (self, &branches[i]);
      self->first_child[i] = self->n_states;
      add_children (self, branches, &branches[i], i);
      if (i % PATIENCE == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  self->first_child[n_states] = n_states;
  g_assert (self->n_states == n_states);
  return TRUE;
}

/**
 * mn_automaton_build:
 * @self: an automaton that is not built
 * @max_number: the largest number of a token
 * @cancellable: (nullable): to stop early
 *
 * Makes @self ready to mark. Nothing can be added then, and any thread may use it.
 *
 * Returns: %FALSE where it was cancelled: @self is as before then
 */
gboolean
mn_automaton_build (MnAutomaton  *self,
                    guint32       max_number,
                    GCancellable *cancellable)
{
  g_autofree Branch *branches = NULL;
  Sequence none = { 0, 0 };
  guint32 n_states;

  g_array_sort_with_data (self->added, compare_added, self->tokens->data);
  n_states = count_states (self);
  branches = g_new (Branch, n_states);
  self->states = g_new0 (State, n_states);
  self->labels = g_new0 (guint32, n_states);
  self->first_child = g_new (guint32, n_states + 1);
  self->from_root = g_new0 (guint32, max_number + 1);
  self->sequences = g_array_new (FALSE, FALSE, sizeof (Sequence));
  self->which = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->sequences, none);
  if (!make_states (self, branches, n_states, cancellable))
    {
      clear_built (self);
      return FALSE;
    }
  none.first_which = self->which->len;
  g_array_append_val (self->sequences, none);

  for (guint32 i = 1; i < n_states; i++)
    set_fallback (self, &branches[i], i);
  clear_added (self);
  return TRUE;
}

/**
 * mn_automaton_is_built:
 * @self: an automaton
 *
 * Returns: whether it can mark
 */
gboolean
mn_automaton_is_built (const MnAutomaton *self)
{
  return self->states != NULL;
}

/**
 * mn_automaton_mark:
 * @self: an automaton that is built
 * @tokens: (inout): tokens
 * @n_tokens: how many
 *
 * Puts in the place of each token the number of the longest sequence that begins with it, or 0.
 */
void
mn_automaton_mark (const MnAutomaton *self,
                   guint32           *tokens,
                   gsize              n_tokens)
{
  guint32 number = ROOT;

  for (gsize i = n_tokens; i > 0; i--)
    {
      guint32 token = tokens[i - 1];

      number = token == 0 ? ROOT : next_state (self, number, token);
      tokens[i - 1] = self->states[number].sequence;
    }
}

/**
 * mn_automaton_get_length:
 * @self: an automaton that is built
 * @sequence: the number of a sequence
 *
 * Returns: of how many tokens it is
 */
guint32
mn_automaton_get_length (const MnAutomaton *self,
                         guint32            sequence)
{
  return g_array_index (self->sequences, Sequence, sequence).n_tokens;
}

/**
 * mn_automaton_get_which:
 * @self: an automaton that is built
 * @sequence: the number of a sequence
 * @n_which: (out): how many numbers there are
 *
 * Returns: (transfer none): the caller's numbers for it, each once, the smallest first
 */
const guint *
mn_automaton_get_which (const MnAutomaton *self,
                        guint32            sequence,
                        guint             *n_which)
{
  const Sequence *found = &g_array_index (self->sequences, Sequence, sequence);

  *n_which = found[1].first_which - found[0].first_which;
  return &g_array_index (self->which, guint, found->first_which);
}
