/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-duplicate-search.h"

#include "mn-key-runs.h"
#include "mn-name-form.h"
#include "mn-name-near.h"

#include <string.h>

/* No reason compares all with all: each gives every name some hashes, and only those that share one are compared. What
 * more share than this says nothing: a link to the front page of a newspaper, the surname of half a country. */
#define MOST_ALIKE      32
#define MOST_OF_SURNAME 8
#define MOST_OF_ALIAS   8

#define SCORE_LINK          100
#define SCORE_NAME          90
#define SCORE_ALIAS_OF_NAME 80
#define SCORE_ALIAS         70
#define SCORE_NEAR          50 /* and more the longer they are: it is the likelier a slip */
#define MOST_NEAR           15
#define SCORE_INITIALS      40
#define SCORE_SURNAME       30

/* The type whose names are spelt first name first, with titles and initials */
#define PERSON "person"

/* A name or alias of an entity */
typedef struct
{
  guint       entity;
  gboolean    is_alias;
  const char *type;
  MnNameForm  form;
} Name;

typedef struct
{
  GPtrArray    *entities;
  GArray       *names; /* of Name, the aliases of each entity behind its name */
  MnKeyRuns    *keys;  /* for one reason at a time */
  GArray       *pairs; /* of MnDuplicatePair */
  GCancellable *cancellable;
} Search;

static void
clear_name (gpointer data)
{
  mn_name_form_clear (&((Name *) data)->form);
}

static void
init_search (Search       *self,
             GPtrArray    *entities,
             GCancellable *cancellable)
{
  self->entities = entities;
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, clear_name);
  self->keys = mn_key_runs_new ();
  self->pairs = g_array_new (FALSE, FALSE, sizeof (MnDuplicatePair));
  self->cancellable = cancellable;
}

static void
clear_search (Search *self)
{
  g_array_unref (self->names);
  mn_key_runs_free (self->keys);
  g_clear_pointer (&self->pairs, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, clear_search)

static const Name *
name_at (Search *self,
         guint   i)
{
  return &g_array_index (self->names, Name, i);
}

static guint64
hash_text (guint64     hash,
           const char *text)
{
  /* FNV-1a, 64 bits */
  hash ^= G_GUINT64_CONSTANT (0xcbf29ce484222325);
  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8) *text) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

static void
add_pair (Search           *self,
          guint             a,
          guint             b,
          MnDuplicateReason reason,
          guint             score)
{
  MnDuplicatePair pair = { MIN (a, b), MAX (a, b), score, reason };

  if (a != b)
    g_array_append_val (self->pairs, pair);
}

static void
add_name (Search     *self,
          guint       entity,
          const char *text,
          gboolean    is_alias)
{
  const char *type = ((MnEntity *) self->entities->pdata[entity])->type;
  Name name = { .entity = entity, .is_alias = is_alias, .type = type };

  if (mn_name_form_init (&name.form, text, g_strcmp0 (type, PERSON) == 0))
    g_array_append_val (self->names, name);
}

static void
collect_names (Search *self)
{
  for (guint i = 0; i < self->entities->len; i++)
    {
      MnEntity *entity = self->entities->pdata[i];

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      add_name (self, i, entity->name, FALSE);
      for (char **alias = entity->aliases; alias != NULL && *alias != NULL; alias++)
        add_name (self, i, *alias, TRUE);
    }
}

/* Compares two of those that share a key */
typedef void (*PairFunc) (Search *self,
                          guint   one,
                          guint   other);

static void
pair_all (Search      *self,
          const MnKey *run,
          guint        n,
          guint        most,
          PairFunc     pair)
{
  if (n > most)
    return;
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      pair (self, run[i].of, run[j].of);
}

static void
pair_linked (Search *self,
             guint   one,
             guint   other)
{
  add_pair (self, one, other, MN_DUPLICATE_LINK, SCORE_LINK);
}

static void
take_linked (const MnKey *run,
             guint        n,
             gpointer     user_data)
{
  pair_all (user_data, run, n, MOST_ALIKE, pair_linked);
}

static void
find_by_link (Search *self)
{
  for (guint i = 0; i < self->entities->len; i++)
    {
      MnEntity *entity = self->entities->pdata[i];

      for (char **link = entity->links; link != NULL && *link != NULL; link++)
        {
          g_autofree char *target = mn_link_get_target (*link);

          mn_key_runs_add (self->keys, hash_text (0, target), i);
        }
    }
  mn_key_runs_take (self->keys, take_linked, self, self->cancellable);
}

static guint64
hash_name (const Name *name,
           const char *text)
{
  return hash_text ((guint64) (guintptr) name->type * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15), text);
}

static void
pair_named (Search *self,
            guint   i,
            guint   j)
{
  const Name *one = name_at (self, i), *other = name_at (self, j);

  if (one->type != other->type || !g_str_equal (one->form.key, other->form.key))
    return; /* only their hashes are the same */
  if (!one->is_alias && !other->is_alias)
    add_pair (self, one->entity, other->entity, MN_DUPLICATE_NAME, SCORE_NAME);
  else
    add_pair (self, one->entity, other->entity, MN_DUPLICATE_ALIAS,
              one->is_alias && other->is_alias ? SCORE_ALIAS : SCORE_ALIAS_OF_NAME);
}

/* What many answer to says nothing of them, unless one is called just that */
static void
pair_named_but_aliases (Search *self,
                        guint   i,
                        guint   j)
{
  if (!name_at (self, i)->is_alias || !name_at (self, j)->is_alias)
    pair_named (self, i, j);
}

/* Each with the first that is called so: of very many, that will do to merge them one by one */
static void
pair_very_many_named (Search      *self,
                      const MnKey *run,
                      guint        n)
{
  const MnKey *first = NULL;

  for (guint i = 0; i < n; i++)
    if (!name_at (self, run[i].of)->is_alias)
      {
        if (first != NULL)
          pair_named (self, first->of, run[i].of);
        else
          first = &run[i];
      }
}

static void
take_named (const MnKey *run,
            guint        n,
            gpointer     user_data)
{
  if (n > MOST_ALIKE)
    pair_very_many_named (user_data, run, n);
  else
    pair_all (user_data, run, n, MOST_ALIKE, n > MOST_OF_ALIAS ? pair_named_but_aliases : pair_named);
}

static void
find_by_name (Search *self)
{
  for (guint i = 0; i < self->names->len; i++)
    mn_key_runs_add (self->keys, hash_name (name_at (self, i), name_at (self, i)->form.key), i);
  mn_key_runs_take (self->keys, take_named, self, self->cancellable);
}

static void
pair_near (Search *self,
           guint   i,
           guint   j)
{
  const Name *one = name_at (self, i), *other = name_at (self, j);
  guint length = (guint) MIN (strlen (one->form.spoken), MOST_NEAR);

  if (one->type == other->type && mn_names_are_near (one->form.spoken, other->form.spoken))
    add_pair (self, one->entity, other->entity, MN_DUPLICATE_NEAR, SCORE_NEAR + length);
}

static void
take_near (const MnKey *run,
           guint        n,
           gpointer     user_data)
{
  pair_all (user_data, run, n, MOST_ALIKE, pair_near);
}

/* One of each name will do: the others are paired with it already */
static void
find_by_near_name (Search *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree guint64 *own = g_new (guint64, self->names->len);

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = name_at (self, i);

      own[i] = hash_name (name, name->form.spoken);
      if (name->is_alias || !g_hash_table_add (seen, &own[i]))
        continue;
      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      g_array_set_size (hashes, 0);
      mn_name_near_hashes (name->form.spoken, hashes);
      for (guint j = 0; j < hashes->len; j++)
        mn_key_runs_add (self->keys, g_array_index (hashes, guint64, j) ^ (guint64) (guintptr) name->type, i);
    }
  mn_key_runs_take (self->keys, take_near, self, self->cancellable);
}

/* Whether given names agree as far as both are spelt out, one by one: “d”, “donald”, “donald john” */
static gboolean
given_names_agree (char **one,
                   guint  n_one,
                   char **other,
                   guint  n_other)
{
  for (guint i = 0; i < MIN (n_one, n_other); i++)
    {
      gboolean is_initial = *g_utf8_next_char (one[i]) == '\0' || *g_utf8_next_char (other[i]) == '\0';

      if (is_initial ? g_utf8_get_char (one[i]) != g_utf8_get_char (other[i]) : !g_str_equal (one[i], other[i]))
        return FALSE;
    }
  return TRUE;
}

static void
pair_initials (Search *self,
               guint   i,
               guint   j)
{
  const Name *one = name_at (self, i), *other = name_at (self, j);
  char **words = one->form.words, **other_words = other->form.words;

  if (given_names_agree (words, g_strv_length (words) - 1, other_words, g_strv_length (other_words) - 1))
    add_pair (self, one->entity, other->entity, MN_DUPLICATE_INITIALS, SCORE_INITIALS);
}

static void
take_initials (const MnKey *run,
               guint        n,
               gpointer     user_data)
{
  pair_all (user_data, run, n, MOST_ALIKE, pair_initials);
}

static void
pair_surnames (Search *self,
               guint   i,
               guint   j)
{
  const Name *one = name_at (self, i), *other = name_at (self, j);

  if ((one->form.words[1] == NULL) != (other->form.words[1] == NULL))
    add_pair (self, one->entity, other->entity, MN_DUPLICATE_SURNAME, SCORE_SURNAME);
}

static void
take_surnames (const MnKey *run,
               guint        n,
               gpointer     user_data)
{
  pair_all (user_data, run, n, MOST_OF_SURNAME, pair_surnames);
}

static void
find_by_surname (Search *self,
                 gboolean with_initial)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = name_at (self, i);
      char **words = name->form.words;
      const char *surname = words[g_strv_length (words) - 1];

      if (name->is_alias || g_strcmp0 (name->type, PERSON) != 0 || *g_utf8_next_char (surname) == '\0')
        continue;
      if (!with_initial)
        mn_key_runs_add (self->keys, hash_text (0, surname), i);
      else if (words[1] != NULL)
        mn_key_runs_add (self->keys, hash_text (g_utf8_get_char (words[0]), surname), i);
    }
  mn_key_runs_take (self->keys, with_initial ? take_initials : take_surnames, self, self->cancellable);
}

/**
 * mn_duplicate_search:
 * @entities: (element-type MnEntity): those of a library
 * @cancellable: (nullable): stops it; what is returned is not all then
 *
 * Finds which of them are likely one.
 *
 * Returns: (transfer full) (element-type MnDuplicatePair): in no order; a pair once for each reason, or more often
 */
GArray *
mn_duplicate_search (GPtrArray    *entities,
                     GCancellable *cancellable)
{
  g_auto (Search) self = { 0 };

  init_search (&self, entities, cancellable);
  collect_names (&self);
  find_by_link (&self);
  find_by_name (&self);
  find_by_near_name (&self);
  find_by_surname (&self, TRUE);
  find_by_surname (&self, FALSE);
  return g_steal_pointer (&self.pairs);
}
