/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-entity-rank.h"

#include "mn-initials.h"
#include "mn-initials-index.h"
#include "mn-recent-entities.h"

#include <string.h>

/* How likely an entity is meant. What the words say outweighs where it stands: a whole name, then a surname, then a
 * word; the type and the article decide between equals, and of those the one met most often or used last. Two letters
 * begin a name more often than they are initials, unless they are capitals. */
#define EXACTLY      60
#define CAPITALS     50
#define SAME_SURNAME 45
#define BEGINNING    40
#define ALL_WORDS    35
#define ONE_WORD     15
#define INITIALS     12
#define MORE_LETTERS 4
#define IN_ARTICLE   10
#define SAME_TYPE    8
#define MOST_USES    7
#define MOST_RECENT  6

/* So many that are found by their initials show in any case, however many begin with the same letters */
#define KEPT_INITIALS 3

/* A word shorter than this says nothing when only part of a name is the same: “of”, “de” */
#define SHORTEST_WORD 3

typedef struct
{
  MnEntity *entity;
  gint      score;
  gboolean  is_by_initials;
} Candidate;

static gboolean
has_word (char      **words,
          const char *word,
          gboolean    by_prefix)
{
  for (; *words != NULL; words++)
    if (by_prefix ? g_str_has_prefix (*words, word) : strcmp (*words, word) == 0)
      return TRUE;
  return FALSE;
}

/* -1 where the name is not what was typed */
static gint
score_typed (const char *folded,
             const char *typed)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_auto (GStrv) typed_words = g_strsplit (typed, " ", -1);

  if (strcmp (folded, typed) == 0)
    return EXACTLY;
  if (g_str_has_prefix (folded, typed))
    return BEGINNING;
  for (char **word = typed_words; *word != NULL; word++)
    if (!has_word (words, *word, TRUE))
      return -1;
  return ONE_WORD;
}

static gint
score_hint (const char *folded,
            const char *hint)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_auto (GStrv) hint_words = g_strsplit (hint, " ", -1);
  guint n_words = g_strv_length (words), n_hint_words = g_strv_length (hint_words), n_shared = 0;
  gboolean shares_long = FALSE;

  if (strcmp (folded, hint) == 0)
    return EXACTLY;
  if (n_words == 0 || n_hint_words == 0)
    return 0;
  for (guint i = 0; i < n_hint_words; i++)
    if (has_word (words, hint_words[i], FALSE))
      {
        n_shared++;
        shares_long |= g_utf8_strlen (hint_words[i], -1) >= SHORTEST_WORD;
      }
  if (!shares_long)
    return 0;
  if (strcmp (words[n_words - 1], hint_words[n_hint_words - 1]) == 0)
    return SAME_SURNAME;
  return n_shared == n_hint_words ? ALL_WORDS : ONE_WORD;
}

static gint
score_entity (MnEntity   *entity,
              const char *typed,
              const char *hint)
{
  g_autofree char *folded = mn_name_fold (entity->name);
  gint best = typed != NULL ? score_typed (folded, typed) : score_hint (folded, hint);

  for (char **alias = entity->aliases; alias != NULL && *alias != NULL; alias++)
    {
      g_autofree char *folded_alias = mn_name_fold (*alias);

      best = MAX (best, typed != NULL ? score_typed (folded_alias, typed) : score_hint (folded_alias, hint));
    }
  return best;
}

/* -1 where it has others */
static gint
score_initials (MnEntity   *entity,
                const char *letters,
                gboolean    are_capitals)
{
  MnInitialsMatch match = letters != NULL ? mn_initials_match_entity (entity, letters) : MN_INITIALS_NONE;

  if (match == MN_INITIALS_NONE)
    return -1;
  return (are_capitals ? CAPITALS : INITIALS) - (match == MN_INITIALS_BEGIN ? MORE_LETTERS : 0);
}

static gint
score_recent (MnDocument *document,
              MnEntity   *entity)
{
  guint age = mn_recent_entities_get_age (mn_document_get_library (document), &entity->record.id);

  return age < MOST_RECENT ? MOST_RECENT - (gint) age : 0;
}

static void
clear_candidate (gpointer data)
{
  mn_entity_unref (((Candidate *) data)->entity);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a, *other = b;
  int order = other->score - one->score;

  if (order == 0)
    order = g_utf8_collate (one->entity->name, other->entity->name);
  return order != 0 ? order : mn_id_compare (&one->entity->record.id, &other->entity->record.id);
}

typedef struct
{
  MnDocument *document;
  const char *typed; /* folded; NULL where nothing was */
  const char *hint;  /* folded */
  const char *letters; /* what was typed, read as initials; NULL where it can be none */
  gboolean    are_capitals;
  const char *type;
  GArray     *candidates;
  GHashTable *seen;
} Ranking;

static void
consider (Ranking  *ranking,
          MnEntity *entity)
{
  Candidate candidate = { entity, score_entity (entity, ranking->typed, ranking->hint), FALSE };
  guint n_uses = mn_document_get_n_uses (ranking->document, &entity->record.id);
  gint by_initials = score_initials (entity, ranking->letters, ranking->are_capitals);

  candidate.is_by_initials = by_initials > candidate.score;
  candidate.score = MAX (candidate.score, by_initials);
  if (candidate.score < 0 || (n_uses == 0 && candidate.score == 0)
      || g_hash_table_contains (ranking->seen, &entity->record.id))
    return;
  /* not before that was asked: adding puts the new key in the place of an equal one, and this one may soon be gone */
  g_hash_table_add (ranking->seen, (gpointer) &entity->record.id);
  if (g_strcmp0 (entity->type, ranking->type) == 0)
    candidate.score += SAME_TYPE;
  if (n_uses > 0)
    candidate.score += IN_ARTICLE + (gint) MIN (n_uses, MOST_USES);
  candidate.score += score_recent (ranking->document, entity);
  mn_entity_ref (entity);
  g_array_append_val (ranking->candidates, candidate);
}

static void
consider_library (Ranking    *ranking,
                  const char *prefix,
                  guint       limit)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_document_get_library (ranking->document));
  g_autoptr (GPtrArray) found = mn_snapshot_find_entities (snapshot, prefix, limit, NULL);

  for (guint i = 0; found != NULL && i < found->len; i++)
    consider (ranking, found->pdata[i]);
}

static void
consider_initials (Ranking *ranking,
                   guint    limit)
{
  MnLibrary *library = mn_document_get_library (ranking->document);
  g_autoptr (GArray) found = mn_initials_index_find (mn_initials_index_of (library), ranking->letters, limit);

  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (MnEntity) entity = mn_snapshot_get (mn_library_get_snapshot (library), MN_RECORD_ENTITY, &MN_ID_NONE,
                                                     &g_array_index (found, MnId, i), NULL);

      if (entity != NULL)
        consider (ranking, entity);
    }
}

/* The first ones, and at their end the first of those beyond that are found by their initials */
static GPtrArray *
cut (GArray *candidates,
     guint   limit)
{
  GPtrArray *ranked = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
  g_autoptr (GArray) late = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = limit; i < candidates->len && late->len < MIN (KEPT_INITIALS, limit / 2); i++)
    if (g_array_index (candidates, Candidate, i).is_by_initials)
      g_array_append_val (late, i);
  for (guint i = 0; i < MIN (candidates->len, limit - late->len); i++)
    g_ptr_array_add (ranked, (gpointer) mn_entity_ref (g_array_index (candidates, Candidate, i).entity));
  for (guint i = 0; i < late->len; i++)
    {
      guint place = g_array_index (late, guint, i);

      g_ptr_array_add (ranked, (gpointer) mn_entity_ref (g_array_index (candidates, Candidate, place).entity));
    }
  return ranked;
}

/**
 * mn_entity_rank:
 * @document: a document
 * @typed: (nullable): what was typed of a name
 * @hint: (nullable): what a mention says, for where nothing was typed
 * @type: (nullable): the type of the mention
 * @limit: how many to find at most
 *
 * Finds the entities that are most likely meant, of this article and of the library: by what was typed, each word of
 * which must begin a word of the name or of an alias, or which are its initials; else by what the mention says, followed
 * by the others of the article.
 *
 * Returns: (transfer full) (element-type MnEntity): the likeliest first
 */
GPtrArray *
mn_entity_rank (MnDocument *document,
                const char *typed,
                const char *hint,
                const char *type,
                guint       limit)
{
  g_autofree char *folded_typed = mn_name_fold (typed != NULL ? typed : "");
  g_autofree char *folded_hint = mn_name_fold (hint != NULL ? hint : "");
  g_autoptr (GPtrArray) here = mn_document_list_entities (document);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) seen = g_hash_table_new (mn_id_hash, mn_id_equal);
  g_autofree char *letters = mn_initials_typed (typed != NULL ? typed : "");
  g_autofree char *capitals = g_utf8_strup (typed != NULL ? typed : "", -1);
  Ranking ranking = { document, *folded_typed != '\0' ? folded_typed : NULL, folded_hint, letters,
                      g_strcmp0 (typed, capitals) == 0, type, candidates, seen };

  g_array_set_clear_func (candidates, clear_candidate);
  for (guint i = 0; i < here->len; i++)
    consider (&ranking, here->pdata[i]);
  if (ranking.typed != NULL)
    {
      consider_library (&ranking, typed, limit);
      if (letters != NULL)
        consider_initials (&ranking, limit);
    }
  else if (*folded_hint != '\0')
    {
      const char *surname = strrchr (hint, ' ');

      consider_library (&ranking, hint, limit);
      if (surname != NULL)
        consider_library (&ranking, surname + 1, limit);
    }

  g_array_sort (candidates, compare_candidates);
  return cut (candidates, limit);
}

/**
 * mn_entity_score:
 * @entity: an entity
 * @typed: what was typed of a name, folded by mn_name_fold(), not empty
 * @letters: (nullable): what mn_initials_typed() made of it
 * @are_capitals: whether that was typed in capitals
 *
 * Returns: how well its name, an alias or its initials are what was typed; -1 where they are not
 */
gint
mn_entity_score (MnEntity   *entity,
                 const char *typed,
                 const char *letters,
                 gboolean    are_capitals)
{
  return MAX (score_entity (entity, typed, NULL), score_initials (entity, letters, are_capitals));
}
