/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-library.h"

#include "mn-removal.h"

#include <glib/gi18n-lib.h>

struct _MnLibrary
{
  GObject   parent_instance;

  MnStore  *store;
  MnTagset *tagset;
  MnId      annotator; /* who is annotating now */
  gint64    last_removal;
};

enum
{
  PROP_0,
  PROP_TAGSET,
  N_PROPS
};

enum
{
  ARTICLES_CHANGED,
  ENTITIES_CHANGED,
  ANNOTATORS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnLibrary, mn_library, G_TYPE_OBJECT)

static void
reload_tagset (MnLibrary *self)
{
  g_autoptr (GError) error = NULL;
  MnTagset *tagset = mn_snapshot_get (mn_store_get_snapshot (self->store), MN_RECORD_TAGSET, &MN_ID_NONE, &MN_TAGSET_ID,
                                      &error);

  if (tagset == NULL)
    {
      g_debug ("The tagset could not be read again: %s", error ? error->message : "it is gone");
      return;
    }
  mn_tagset_unref (self->tagset);
  self->tagset = tagset;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAGSET]);
}

static void
note_annotators (MnLibrary *self)
{
  g_signal_emit (self, signals[ANNOTATORS_CHANGED], 0);
}

/* Tells those who show lists of articles or entities; once for a change, however many records it has */
static void
note_kinds (MnLibrary *self,
            gboolean   articles,
            gboolean   entities,
            gboolean   tagset)
{
  if (tagset)
    reload_tagset (self);
  if (articles)
    g_signal_emit (self, signals[ARTICLES_CHANGED], 0);
  if (entities)
    g_signal_emit (self, signals[ENTITIES_CHANGED], 0);
}

static void
on_applied (MnLibrary *self,
            MnChange  *change)
{
  gboolean articles = FALSE, entities = FALSE, tagset = FALSE;
  gboolean annotators = FALSE;

  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);
      MnRecordKind kind = mn_record_kind (item->after ? item->after : item->before);

      articles |= kind == MN_RECORD_ARTICLE;
      entities |= kind == MN_RECORD_ENTITY;
      tagset |= kind == MN_RECORD_TAGSET;
      annotators |= kind == MN_RECORD_ANNOTATOR;
      if (kind == MN_RECORD_ARTICLE && item->after == NULL)
        self->last_removal = mn_change_get_seq (change);
    }
  note_kinds (self, articles, entities, tagset);
  if (annotators)
    note_annotators (self);
}

static void
on_changed_elsewhere (MnLibrary *self,
                      GArray    *keys)
{
  gboolean articles = FALSE, entities = FALSE, tagset = FALSE;
  gboolean annotators = FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      MnRecordKind kind = g_array_index (keys, MnRecordKey, i).kind;

      articles |= kind == MN_RECORD_ARTICLE;
      entities |= kind == MN_RECORD_ENTITY;
      tagset |= kind == MN_RECORD_TAGSET;
      annotators |= kind == MN_RECORD_ANNOTATOR;
    }
  note_kinds (self, articles, entities, tagset);
  if (annotators)
    note_annotators (self);
}

static void
mn_library_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  MnLibrary *self = MN_LIBRARY (object);

  switch (id)
    {
    case PROP_TAGSET:
      g_value_set_boxed (value, self->tagset);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_library_finalize (GObject *object)
{
  MnLibrary *self = MN_LIBRARY (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->tagset, mn_tagset_unref);

  G_OBJECT_CLASS (mn_library_parent_class)->finalize (object);
}

static void
mn_library_class_init (MnLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_library_get_property;
  object_class->finalize = mn_library_finalize;

  /**
   * MnLibrary:tagset:
   *
   * What may be said in the library.
   */
  properties[PROP_TAGSET] = g_param_spec_boxed ("tagset", NULL, NULL, mn_tagset_get_type (),
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MnLibrary::articles-changed:
   *
   * Articles were added, altered or removed, here or elsewhere.
   */
  signals[ARTICLES_CHANGED]
      = g_signal_new ("articles-changed", MN_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MnLibrary::entities-changed:
   *
   * Entities were added, altered or removed, here or elsewhere.
   */
  signals[ENTITIES_CHANGED]
      = g_signal_new ("entities-changed", MN_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MnLibrary::annotators-changed:
   *
   * Annotators were added, renamed or removed, here or elsewhere, or another one annotates now.
   */
  signals[ANNOTATORS_CHANGED]
      = g_signal_new ("annotators-changed", MN_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_library_init (MnLibrary *self G_GNUC_UNUSED)
{
}

/**
 * mn_library_new:
 * @store: where the library is kept
 * @error: where to put a #MN_STORE_ERROR
 *
 * Opens a library: its articles, entities and tagset, none of which it holds in memory but the last.
 *
 * Returns: (transfer full) (nullable): the library
 */
MnLibrary *
mn_library_new (MnStore *store,
                GError **error)
{
  g_autoptr (MnTagset) tagset = NULL;
  g_autoptr (GError) problem = NULL;
  MnLibrary *self;

  g_return_val_if_fail (MN_IS_STORE (store), NULL);

  tagset = mn_snapshot_get (mn_store_get_snapshot (store), MN_RECORD_TAGSET, &MN_ID_NONE, &MN_TAGSET_ID, &problem);
  if (tagset == NULL)
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      else
        g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_CORRUPT, _("The library has no tagset"));
      return NULL;
    }

  self = g_object_new (MN_TYPE_LIBRARY, NULL);
  self->store = g_object_ref (store);
  self->tagset = g_steal_pointer (&tagset);
  g_signal_connect_object (store, "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (on_changed_elsewhere), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mn_library_get_store:
 * @self: a library
 *
 * Returns: (transfer none): where it is kept
 */
MnStore *
mn_library_get_store (MnLibrary *self)
{
  return self->store;
}

/**
 * mn_library_get_snapshot:
 * @self: a library
 *
 * Returns: (transfer none): what to ask in the main thread
 */
MnSnapshot *
mn_library_get_snapshot (MnLibrary *self)
{
  return mn_store_get_snapshot (self->store);
}

/**
 * mn_library_get_tagset:
 * @self: a library
 *
 * Returns: (transfer none): its tagset
 */
MnTagset *
mn_library_get_tagset (MnLibrary *self)
{
  return self->tagset;
}

/**
 * mn_library_is_read_only:
 * @self: a library
 *
 * Returns: whether it can be read but not changed
 */
gboolean
mn_library_is_read_only (MnLibrary *self)
{
  return mn_store_is_read_only (self->store);
}

static gboolean
take_first (MnRecord *record,
            gpointer  user_data)
{
  *(MnId *) user_data = record->id;
  return FALSE;
}

/**
 * mn_library_use_annotator:
 * @self: a library
 * @id: (nullable): who annotated last, or %NULL
 * @name: what to call a new annotator
 * @error: where to put a #MN_STORE_ERROR
 *
 * Says who is annotating: @id where the library knows them, else the first it knows, else a new annotator called @name.
 *
 * Returns: whether there is an annotator now; there need not be one in a library that is read-only
 */
gboolean
mn_library_use_annotator (MnLibrary  *self,
                          const MnId *id,
                          const char *name,
                          GError    **error)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (self);
  g_autoptr (MnAnnotator) known = NULL;
  g_autoptr (MnChange) change = NULL;
  g_autoptr (GError) problem = NULL;
  MnAnnotatorBuilder *annotator;
  MnId found = MN_ID_NONE;

  if (id != NULL && !mn_id_is_none (id))
    known = mn_snapshot_get (snapshot, MN_RECORD_ANNOTATOR, &MN_ID_NONE, id, &problem);
  if (problem != NULL)
    {
      /* whoever cannot be read is not to sign as somebody else */
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (known != NULL)
    found = *id;
  else if (!mn_snapshot_each (snapshot, MN_RECORD_ANNOTATOR, take_first, &found, NULL, error))
    return FALSE;

  if (mn_id_is_none (&found) && !mn_library_is_read_only (self))
    {
      annotator = mn_annotator_new ();
      annotator->name = g_strdup (name);
      found = annotator->record.id;
      change = mn_change_new (_("New Annotator"), &found);
      mn_change_set_source (change, MN_CHANGE_BY_COMMAND); /* nothing that Ctrl+Z should take back */
      mn_change_add (change, NULL, mn_record_end (annotator));
      if (!mn_store_apply (self->store, change, NULL, error))
        return FALSE;
    }
  if (!mn_id_equal (&self->annotator, &found))
    {
      self->annotator = found;
      note_annotators (self);
    }
  return TRUE;
}

/**
 * mn_library_get_annotator:
 * @self: a library
 *
 * Returns: (transfer none): who is annotating
 */
const MnId *
mn_library_get_annotator (MnLibrary *self)
{
  return &self->annotator;
}

/**
 * mn_library_change_to_add:
 * @self: a library
 * @article: (transfer full): an article as a reader made it
 * @original: (nullable): the bytes it was read from
 *
 * Makes the change that adds an article to the library.
 *
 * Returns: (transfer full): a change
 */
MnChange *
mn_library_change_to_add (MnLibrary        *self,
                          MnArticleBuilder *article,
                          GBytes           *original)
{
  MnChange *change = mn_change_new (_("Add Article"), &self->annotator);

  /* Ctrl+Z in the article takes back what was done to it, not the article itself */
  mn_change_set_source (change, MN_CHANGE_BY_IMPORT);
  mn_record_touch (article, &self->annotator);
  article->added = article->record.made.created;
  if (original != NULL && article->source.sha256 != NULL)
    mn_change_add_original (change, article->source.sha256, original);
  mn_change_add (change, NULL, mn_record_end (article));
  return change;
}

/**
 * mn_library_find_duplicate:
 * @self: a library
 * @sha256: the SHA-256 of a file
 * @article: (out): which article was read from the same bytes
 *
 * Returns: whether there is one
 */
gboolean
mn_library_find_duplicate (MnLibrary  *self,
                           const char *sha256,
                           MnId       *article)
{
  g_autoptr (GPtrArray) found = NULL;

  if (sha256 == NULL)
    return FALSE;
  found = mn_snapshot_find_article (mn_library_get_snapshot (self), sha256, 1, NULL);
  if (found == NULL || found->len == 0)
    return FALSE;
  *article = ((MnRecord *) found->pdata[0])->id;
  return TRUE;
}

static void
on_change_written (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (mn_store_apply_finish (MN_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mn_library_add_article_async:
 * @self: a library
 * @article: (transfer full): an article as a reader made it
 * @original: (nullable): the bytes it was read from
 * @cancellable: (nullable): stops it
 * @callback: called when it is in the library
 * @user_data: for @callback
 *
 * Adds an article. One that was read from the same bytes as one that is there is that one.
 */
void
mn_library_add_article_async (MnLibrary          *self,
                              MnArticleBuilder   *article,
                              GBytes             *original,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (MnChange) change = NULL;
  MnId *id = g_new (MnId, 1);

  g_task_set_task_data (task, id, g_free);
  if (mn_library_find_duplicate (self, article->source.sha256, id))
    {
      mn_record_unref (article);
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  *id = article->record.id;
  change = mn_library_change_to_add (self, article, original);
  mn_store_apply_async (self->store, change, cancellable, on_change_written, task);
}

/**
 * mn_library_add_article_finish:
 * @self: a library
 * @result: what the callback was given
 * @article: (out): the article's id
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: whether it is in the library
 */
gboolean
mn_library_add_article_finish (MnLibrary    *self,
                               GAsyncResult *result,
                               MnId         *article,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (article != NULL)
    *article = *(MnId *) g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * mn_library_edit_article_async:
 * @self: a library
 * @article: which article
 * @label: what is done, for people
 * @modify: (scope call): changes the head of the article
 * @modify_data: for @modify
 * @destroy: (nullable): frees @modify_data
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Changes what is known of an article: title, status… Ends with mn_library_change_finish().
 */
void
mn_library_edit_article_async (MnLibrary          *self,
                               const MnId         *article,
                               const char         *label,
                               MnModifyFunc        modify,
                               gpointer            modify_data,
                               GDestroyNotify      destroy,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnArticle) before = mn_snapshot_get_article (mn_library_get_snapshot (self), article, FALSE, &error);
  MnArticleBuilder *after = before != NULL ? mn_article_edit (before) : NULL;
  g_autoptr (MnChange) change = NULL;

  if (after != NULL)
    modify (after, modify_data);
  if (destroy != NULL)
    destroy (modify_data);
  if (after == NULL)
    {
      if (error == NULL)
        error = g_error_new_literal (MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT,
                                     _("The article is no longer in the library"));
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (mn_record_equal (before, after))
    {
      mn_record_unref (after);
      g_task_return_boolean (task, TRUE);
      return;
    }
  change = mn_change_new (label, &self->annotator);
  mn_change_modify (change, before, after);
  mn_store_apply_async (self->store, change, NULL, on_change_written, g_steal_pointer (&task));
}

typedef struct
{
  MnStore *store;
  MnId     article;
  MnId     annotator;
} RemovalTask;

static void
free_removal_task (gpointer data)
{
  RemovalTask *removal = data;

  g_object_unref (removal->store);
  g_free (removal);
}

static void
remove_article_in_thread (GTask        *task,
                          gpointer      source G_GNUC_UNUSED,
                          gpointer      task_data,
                          GCancellable *cancellable)
{
  RemovalTask *removal = task_data;
  g_autoptr (MnSnapshot) snapshot = NULL;
  g_autoptr (MnChange) change = NULL;
  GError *error = NULL;

  snapshot = mn_store_open_snapshot (removal->store, &error);
  if (snapshot != NULL)
    change = mn_removal_of_article (snapshot, &removal->article, &removal->annotator, cancellable, &error);
  g_clear_object (&snapshot); /* a reader would keep the writer from tidying up behind itself */

  if (change != NULL && mn_store_apply (removal->store, change, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * mn_library_remove_article_async:
 * @self: a library
 * @article: which article
 * @callback: called when it is gone
 * @user_data: for @callback
 *
 * Removes an article with its marks and the relations of its claims, as one change that can be undone. Its entities
 * stay. Ends with mn_library_change_finish().
 */
void
mn_library_remove_article_async (MnLibrary          *self,
                                 const MnId         *article,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  RemovalTask *removal = g_new (RemovalTask, 1);

  *removal = (RemovalTask){ g_object_ref (self->store), *article, self->annotator };
  g_task_set_task_data (task, removal, free_removal_task);
  g_task_run_in_thread (task, remove_article_in_thread);
}

/**
 * mn_library_get_last_removal:
 * @self: a library
 *
 * Returns: the `seq` of the change that last removed an article in this process, or 0
 */
gint64
mn_library_get_last_removal (MnLibrary *self)
{
  return self->last_removal;
}

/**
 * mn_library_change_finish:
 * @self: a library
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: whether the change is durable
 */
gboolean
mn_library_change_finish (MnLibrary    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
