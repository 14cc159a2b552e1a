/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-store"

#include "mn-sqlite-salvage.h"

#include "mn-claim.h"
#include "mn-mention.h"
#include "mn-pack.h"
#include "mn-relation.h"
#include "mn-sqlite-journal.h"
#include "mn-sqlite-read.h"
#include "mn-tagset.h"

#include <glib/gi18n-lib.h>

/* So many places of the journal in a row that cannot be read are taken for its end, where that is damaged too */
#define LONGEST_GAP 10000

/* The saving of what is readable of a damaged library into a new one */
typedef struct
{
  MnCheck      *check;
  MnConnection *from;
  MnStore      *to;
  GHashTable   *keys;  /* MnRecordKey: all that is known to be or have been in the library */
  GHashTable   *saved; /* MnId: what the new library has */
  guint         n_saved;
  guint         n_lost;
} Salvage;

static guint
hash_key (gconstpointer key)
{
  return mn_id_hash (&((const MnRecordKey *) key)->id);
}

static gboolean
key_equal (gconstpointer a,
           gconstpointer b)
{
  const MnRecordKey *x = a;
  const MnRecordKey *y = b;

  return x->kind == y->kind && mn_id_equal (&x->id, &y->id) && mn_id_equal (&x->article, &y->article);
}

static void
add_key (Salvage     *self,
         MnRecordKind kind,
         const MnId  *article,
         const MnId  *id)
{
  MnRecordKey key = { .kind = kind, .article = article != NULL ? *article : MN_ID_NONE, .id = *id };

  if (!g_hash_table_contains (self->keys, &key))
    g_hash_table_add (self->keys, g_memdup2 (&key, sizeof key));
}

/* The journal names every record there ever was, so that each can be looked for by itself, past any damage */
static void
collect_from_journal (Salvage *self)
{
  gint64 last = mn_connection_read_number (self->from, "SELECT max(seq) FROM journal", NULL);
  guint gap = 0;

  for (gint64 seq = 1; last > 0 ? seq <= last : gap < LONGEST_GAP; seq++)
    {
      g_autoptr (MnJournalRow) row = mn_journal_read (self->from, seq, NULL);
      g_autoptr (GArray) items = row != NULL ? mn_journal_row_items (row) : NULL;

      gap = row != NULL ? 0 : gap + 1;
      for (guint i = 0; items != NULL && i < items->len; i++)
        {
          const MnRecordKey *key = &g_array_index (items, MnJournalItem, i).key;

          add_key (self, key->kind, &key->article, &key->id);
        }
    }
}

static void
collect_from_table (Salvage     *self,
                    MnStatement  which,
                    MnRecordKind kind,
                    const MnId  *article,
                    gint64       article_key)
{
  g_auto (MnQuery) query = mn_query (self->from, which);

  if (article_key != 0)
    mn_query_bind_int (&query, 1, article_key);
  while (mn_query_step (&query))
    {
      MnId id = mn_query_get_id (&query, 1);

      if (!mn_id_is_none (&id))
        add_key (self, kind, article, &id);
    }
}

static GPtrArray *
keys_of (Salvage     *self,
         MnRecordKind kind)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (((MnRecordKey *) key)->kind == kind)
      g_ptr_array_add (keys, key);
  return keys;
}

/* What the journal does not tell, because a row of it is lost, the tables may, as far as they can be read */
static void
collect_from_tables (Salvage *self)
{
  g_autoptr (GPtrArray) articles = NULL;

  collect_from_table (self, MN_SQL_ANNOTATORS, MN_RECORD_ANNOTATOR, NULL, 0);
  collect_from_table (self, MN_SQL_ENTITIES, MN_RECORD_ENTITY, NULL, 0);
  collect_from_table (self, MN_SQL_ARTICLES, MN_RECORD_ARTICLE, NULL, 0);
  collect_from_table (self, MN_SQL_RELATIONS, MN_RECORD_RELATION, NULL, 0);
  articles = keys_of (self, MN_RECORD_ARTICLE);
  for (guint i = 0; i < articles->len; i++)
    {
      const MnRecordKey *article = articles->pdata[i];
      MnId id = article->id;
      gint64 key = 0;

      if (!mn_read_key (self->from, MN_SQL_ARTICLE_KEY, &id, &key, NULL) || key == 0)
        continue;
      collect_from_table (self, MN_SQL_MENTIONS, MN_RECORD_MENTION, &id, key);
      collect_from_table (self, MN_SQL_CLAIMS, MN_RECORD_CLAIM, &id, key);
      collect_from_table (self, MN_SQL_REMARKS, MN_RECORD_REMARK, &id, key);
    }
}

static gboolean
is_saved (Salvage    *self,
          const MnId *id)
{
  return mn_id_is_none (id) || g_hash_table_contains (self->saved, id);
}

static void
forget_if_lost (Salvage *self,
                MnId    *id)
{
  if (!is_saved (self, id))
    *id = MN_ID_NONE;
}

static void
mend_referent (Salvage    *self,
               MnReferent *referent)
{
  if (referent == NULL)
    return;
  forget_if_lost (self, &referent->entity);
  forget_if_lost (self, &referent->mention);
}

static void
mend_claim (Salvage        *self,
            MnClaimBuilder *claim)
{
  for (guint i = 0; i < claim->attributions.n; i++)
    {
      MnAttribution *attribution = &claim->attributions.items[i];

      mend_referent (self, &attribution->claimant);
      mend_referent (self, attribution->on_behalf_of);
      mend_referent (self, attribution->addressee);
      mend_referent (self, attribution->channel);
    }
  for (guint i = claim->participants.n; i > 0; i--)
    if (!is_saved (self, &claim->participants.items[i - 1].mention))
      mn_array_remove (&mn_participant_info, &claim->participants, i - 1);
  for (guint i = 0; i < claim->evidence.n; i++)
    if (!is_saved (self, &claim->evidence.items[i].article))
      {
        claim->evidence.items[i].article = MN_ID_NONE;
        mn_array_clear (&mn_span_info, &claim->evidence.items[i].spans);
      }
}

/* Lets go of what is lost; whether the record can do without it */
static gboolean
mend (Salvage         *self,
      MnRecordBuilder *record)
{
  forget_if_lost (self, &record->made.annotator);
  switch (record->info->kind)
    {
    case MN_RECORD_MENTION:
      forget_if_lost (self, &((MnMentionBuilder *) record)->entity);
      return is_saved (self, &record->article);
    case MN_RECORD_CLAIM:
      mend_claim (self, (MnClaimBuilder *) record);
      return is_saved (self, &record->article);
    case MN_RECORD_REMARK:
      return is_saved (self, &record->article);
    case MN_RECORD_RELATION:
      {
        MnRelationBuilder *relation = (MnRelationBuilder *) record;

        for (guint i = relation->spans.n; i > 0; i--)
          if (!is_saved (self, &relation->spans.items[i - 1].article))
            mn_array_remove (&mn_article_span_info, &relation->spans, i - 1);
        return is_saved (self, &relation->from.id) && is_saved (self, &relation->to.id);
      }
    case MN_RECORD_TAGSET:
    case MN_RECORD_ANNOTATOR:
    case MN_RECORD_ENTITY:
    case MN_RECORD_ARTICLE:
    default:
      return TRUE;
    }
}

static gpointer
read_whole (Salvage           *self,
            const MnRecordKey *key,
            GError           **error)
{
  MnRecordBuilder *record = mn_read_record (self->from, key->kind, &key->article, &key->id, error);
  gint64 article;

  if (record != NULL && key->kind == MN_RECORD_ARTICLE
      && (!mn_read_key (self->from, MN_SQL_ARTICLE_KEY, &key->id, &article, error)
          || !mn_read_text (self->from, article, (MnArticleBuilder *) record, error)))
    g_clear_pointer (&record, mn_record_unref);
  return record;
}

static void
keep_original (Salvage   *self,
               MnArticle *article,
               MnChange  *change)
{
  g_auto (MnQuery) query = mn_query (self->from, MN_SQL_ORIGINAL);
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize n_bytes;

  if (article->source.sha256 == NULL)
    return;
  mn_query_bind_text (&query, 1, article->source.sha256, -1);
  if (!mn_query_step (&query))
    return;
  data = mn_query_get_blob (&query, 0, &n_bytes);
  bytes = mn_pack_convert (G_CONVERTER (decompressor), data, n_bytes, NULL);
  if (bytes != NULL)
    mn_change_add_original (change, article->source.sha256, bytes);
}

/* One change a record: what one of them breaks takes nothing else with it */
static gboolean
save_record (Salvage           *self,
             const MnRecordKey *key,
             GError           **error)
{
  g_autoptr (GError) problem = NULL;
  MnRecordBuilder *record = read_whole (self, key, &problem);
  g_autoptr (MnChange) change = NULL;
  gpointer before = NULL;
  MnId nobody = MN_ID_NONE;
  MnId id = key->id;

  if (record == NULL)
    {
      self->n_lost += problem != NULL;
      return TRUE;
    }
  if (!mend (self, record))
    {
      mn_record_unref (record);
      self->n_lost++;
      return TRUE;
    }

  change = mn_change_new (_("Save From Damaged Library"), &nobody);
  mn_change_set_source (change, MN_CHANGE_BY_COMMAND);
  if (key->kind == MN_RECORD_ARTICLE)
    keep_original (self, (MnArticle *) record, change);
  if (key->kind == MN_RECORD_TAGSET)
    before = mn_snapshot_get (mn_store_get_snapshot (self->to), MN_RECORD_TAGSET, &nobody, &MN_TAGSET_ID, NULL);
  mn_change_add (change, before, mn_record_end (record));
  if (mn_store_apply (self->to, change, self->check->cancellable, &problem))
    {
      self->n_saved++;
      g_hash_table_add (self->saved, g_memdup2 (&id, sizeof id));
      return TRUE;
    }
  if (g_error_matches (problem, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT))
    {
      self->n_lost++;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
save_all (Salvage *self,
          GError **error)
{
  /* the kinds are numbered so that each refers to lower ones only */
  for (guint kind = MN_RECORD_TAGSET; kind <= MN_RECORD_RELATION; kind++)
    {
      g_autoptr (GPtrArray) keys = keys_of (self, kind);

      for (guint i = 0; i < keys->len; i++)
        if (!save_record (self, keys->pdata[i], error))
          return FALSE;
    }
  return TRUE;
}

/* A name beside the damaged file that nothing has */
static char *
find_name (const char *path)
{
  const char *dot = g_str_has_suffix (path, ".manicule") ? path + strlen (path) - strlen (".manicule") : path + strlen (path);
  g_autofree char *stem = g_strndup (path, (gsize) (dot - path));

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *name = g_strconcat (stem, "-saved", number, ".manicule", NULL);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

/**
 * mn_salvage:
 * @check: a check that found the file damaged
 * @path: the damaged file, which is left as it is
 * @error: where to put what kept the new library from being written
 *
 * Saves all records that can be read, one by one, into a new library beside the damaged one. It has a journal of its
 * own: what was done before cannot be undone there.
 *
 * Returns: whether the new library was written
 */
gboolean
mn_salvage (MnCheck    *check,
            const char *path,
            GError    **error)
{
  g_autofree char *name = find_name (path);
  g_autoptr (MnStore) to = mn_sqlite_store_open (name, MN_SQLITE_OPEN_CREATE, error);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (hash_key, key_equal, g_free, NULL);
  g_autoptr (GHashTable) saved = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
  Salvage self = { check, check->connection, to, keys, saved, 0, 0 };

  if (to == NULL)
    return FALSE;
  add_key (&self, MN_RECORD_TAGSET, NULL, &MN_TAGSET_ID);
  collect_from_journal (&self);
  collect_from_tables (&self);
  if (!save_all (&self, error))
    return FALSE;
  mn_check_report (check, _("%u records were saved into “%s”, %u could not be read; the damaged file was left as it is"),
                   self.n_saved, name, self.n_lost);
  return TRUE;
}
