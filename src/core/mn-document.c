/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-document.h"

#include "mn-annotations.h"
#include "mn-document-loading.h"

#include <string.h>

#define WAITING_MS 150

struct _MnDocument
{
  GObject        parent_instance;

  MnLibrary     *library;
  MnArticle     *article; /* with its text; NULL only while that is being read */
  MnAnnotations *annotations;
  gboolean       is_loaded;
  gboolean       is_unreadable; /* its text could not be read: nobody will see it */
  GAsyncResult  *early_marks; /* that were read before the text */
  GPtrArray     *missed;      /* changes applied while the marks were being read */
  GArray        *missed_keys; /* records changed elsewhere meanwhile */

  GQueue         edits; /* of Edit, the first one under way */
  guint          waiting_source;
  gboolean       is_waiting;
};

typedef struct
{
  MnBuildFunc    build; /* NULL for an undo */
  gpointer       build_data;
  GDestroyNotify destroy;
  gboolean       is_redo;
  MnChange      *change;
  GTask         *task;
} Edit;

enum
{
  PROP_0,
  PROP_ARTICLE,
  PROP_IS_LOADED,
  PROP_IS_WAITING,
  N_PROPS
};

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnDocument, mn_document, G_TYPE_OBJECT)

static void
swap_article (MnDocument *self,
              MnArticle  *after)
{
  MnArticleBuilder *merged;

  if (after->text != NULL)
    merged = (MnArticleBuilder *) mn_article_ref (after);
  else
    {
      merged = mn_article_edit (after);
      mn_article_set_text (merged, self->article->text, self->article->blocks.items, self->article->blocks.n);
    }
  mn_article_unref (self->article);
  self->article = mn_record_end (merged);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
}

/* Takes up the newest state of one record, if it is of this document; tells in @items what came of it */
static void
take_up (MnDocument  *self,
         MnRecordKind kind,
         const MnId  *id,
         MnRecord    *after,
         GArray      *items)
{
  MnChangeItem item = { NULL, after };

  if (kind == MN_RECORD_ENTITY)
    {
      item.before = (MnRecord *) mn_annotations_get_entity (self->annotations, id);
      if (item.before == NULL)
        return;
      mn_record_ref (item.before);
      mn_annotations_swap_entity (self->annotations, id, (MnEntity *) after);
    }
  else
    {
      item.before = mn_annotations_get_mark (self->annotations, id);
      if (item.before == after || (item.before == NULL && after == NULL))
        return;
      if (item.before != NULL && after != NULL && item.before->revision >= after->revision)
        return;
      if (item.before != NULL)
        mn_record_ref (item.before);
      mn_annotations_swap_mark (self->annotations, mn_library_get_snapshot (self->library), item.before, after);
    }
  if (after != NULL)
    mn_record_ref (after);
  g_array_append_val (items, item);
}

static void
clear_item (gpointer data)
{
  MnChangeItem *item = data;

  g_clear_pointer (&item->before, mn_record_unref);
  g_clear_pointer (&item->after, mn_record_unref);
}

static GArray *
new_items (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (MnChangeItem));

  g_array_set_clear_func (items, clear_item);
  return items;
}

static gboolean
is_of_document (MnDocument  *self,
                MnRecordKind kind,
                const MnId  *article)
{
  return kind == MN_RECORD_ENTITY
         || ((kind == MN_RECORD_MENTION || kind == MN_RECORD_CLAIM || kind == MN_RECORD_REMARK)
             && mn_id_equal (article, &self->article->record.id));
}

static void
on_applied (MnDocument *self,
            MnChange   *change)
{
  g_autoptr (GArray) items = new_items ();
  gboolean is_removed = FALSE;

  if (!self->is_loaded)
    {
      g_ptr_array_add (self->missed, mn_change_ref (change));
      return;
    }
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);
      MnRecord *record = item->after ? item->after : item->before;
      MnRecordKind kind = mn_record_kind (record);

      if (kind == MN_RECORD_ARTICLE && mn_id_equal (&record->id, &self->article->record.id))
        {
          if (item->after != NULL)
            swap_article (self, (MnArticle *) item->after);
          else
            is_removed = TRUE;
        }
      else if (is_of_document (self, kind, &record->article))
        take_up (self, kind, &record->id, item->after, items);
    }
  if (is_removed)
    g_signal_emit (self, signals[REMOVED], 0);
  else if (items->len > 0)
    g_signal_emit (self, signals[CHANGED], 0, items);
}

static void
on_changed_elsewhere (MnDocument *self,
                      GArray     *keys)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (self->library);
  g_autoptr (GArray) items = new_items ();

  if (!self->is_loaded)
    {
      g_array_append_vals (self->missed_keys, keys->data, keys->len);
      return;
    }
  for (guint i = 0; i < keys->len; i++)
    {
      const MnRecordKey *key = &g_array_index (keys, MnRecordKey, i);
      g_autoptr (GError) error = NULL;

      if (key->kind == MN_RECORD_ARTICLE && mn_id_equal (&key->id, &self->article->record.id))
        {
          g_autoptr (MnArticle) after = mn_snapshot_get_article (snapshot, &key->id, FALSE, &error);

          if (after != NULL)
            swap_article (self, after);
          else if (error == NULL)
            {
              g_signal_emit (self, signals[REMOVED], 0);
              return;
            }
        }
      else if (is_of_document (self, key->kind, &key->article)
               && (key->kind != MN_RECORD_ENTITY || mn_annotations_get_entity (self->annotations, &key->id) != NULL))
        {
          g_autoptr (MnRecord) after = mn_snapshot_get (snapshot, key->kind, &key->article, &key->id, &error);

          if (error == NULL)
            take_up (self, key->kind, &key->id, after, items);
        }
      if (error != NULL)
        g_debug ("What was changed elsewhere could not be read: %s", error->message);
    }
  if (items->len > 0)
    g_signal_emit (self, signals[CHANGED], 0, items);
}

static void
free_edit (Edit *edit)
{
  if (edit->destroy != NULL)
    edit->destroy (edit->build_data);
  g_clear_pointer (&edit->change, mn_change_unref);
  g_clear_object (&edit->task);
  g_free (edit);
}

static void
set_waiting (MnDocument *self,
             gboolean    is_waiting)
{
  g_clear_handle_id (&self->waiting_source, g_source_remove);
  if (self->is_waiting == is_waiting)
    return;
  self->is_waiting = is_waiting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_WAITING]);
}

static gboolean
on_waited (gpointer user_data)
{
  MnDocument *self = user_data;

  self->waiting_source = 0;
  set_waiting (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void begin_edit (MnDocument *self);

static void
end_edit (MnDocument *self)
{
  Edit *edit = g_queue_pop_head (&self->edits);

  free_edit (edit);
  begin_edit (self);
}

static void
on_edit_applied (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (MnDocument) self = user_data;
  Edit *edit = g_queue_peek_head (&self->edits);
  GError *error = NULL;

  set_waiting (self, FALSE); /* first: what came of it may have something to say in the same place */
  if (mn_store_apply_finish (MN_STORE (source), result, &error))
    g_task_return_pointer (edit->task, g_steal_pointer (&edit->change), (GDestroyNotify) mn_change_unref);
  else
    {
      if (g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT))
        mn_store_poll (MN_STORE (source)); /* take up what the others wrote */
      g_task_return_error (edit->task, error);
    }
  end_edit (self);
}

static void
on_undo_applied (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (MnDocument) self = user_data;
  Edit *edit = g_queue_peek_head (&self->edits);
  GError *error = NULL;
  GPtrArray *changes = mn_store_undo_finish (MN_STORE (source), result, &error);

  set_waiting (self, FALSE);
  if (changes != NULL)
    g_task_return_pointer (edit->task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    {
      if (g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT))
        mn_store_poll (MN_STORE (source));
      g_task_return_error (edit->task, error);
    }
  end_edit (self);
}

/* Begins the first edit that waits. Changes are built only when their turn has come, from the records that the one
 * before has left: so keys pressed while the disk is slow neither get lost nor conflict with each other. */
static void
begin_edit (MnDocument *self)
{
  MnStore *store = mn_library_get_store (self->library);
  Edit *edit;

  while (self->is_loaded && (edit = g_queue_peek_head (&self->edits)) != NULL)
    {
      GError *error = NULL;

      if (edit->build == NULL)
        {
          MnUndoRequest request = { *mn_library_get_annotator (self->library), self->article->record.id,
                                    edit->is_redo, 0 };

          self->waiting_source = g_timeout_add (WAITING_MS, on_waited, self);
          mn_store_undo_async (store, &request, NULL, on_undo_applied, g_object_ref (self));
          return;
        }

      edit->change = edit->build (self, edit->build_data, &error);
      if (edit->change != NULL && mn_change_get_n_items (edit->change) > 0)
        {
          self->waiting_source = g_timeout_add (WAITING_MS, on_waited, self);
          mn_store_apply_async (store, edit->change, NULL, on_edit_applied, g_object_ref (self));
          return;
        }

      g_queue_pop_head (&self->edits);
      if (error != NULL)
        g_task_return_error (edit->task, error);
      else
        g_task_return_pointer (edit->task, NULL, NULL);
      free_edit (edit);
    }
}

static void
queue_edit (MnDocument *self,
            Edit       *edit)
{
  g_queue_push_tail (&self->edits, edit);
  if (self->edits.length == 1)
    begin_edit (self);
}

static void
mn_document_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  MnDocument *self = MN_DOCUMENT (object);

  switch (id)
    {
    case PROP_ARTICLE:
      g_value_set_boxed (value, self->article);
      break;
    case PROP_IS_LOADED:
      g_value_set_boolean (value, self->is_loaded);
      break;
    case PROP_IS_WAITING:
      g_value_set_boolean (value, self->is_waiting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_document_finalize (GObject *object)
{
  MnDocument *self = MN_DOCUMENT (object);

  g_clear_handle_id (&self->waiting_source, g_source_remove);
  g_clear_object (&self->library);
  g_clear_pointer (&self->article, mn_article_unref);
  g_clear_pointer (&self->annotations, mn_annotations_free);
  g_clear_object (&self->early_marks);
  g_clear_pointer (&self->missed, g_ptr_array_unref);
  g_clear_pointer (&self->missed_keys, g_array_unref);

  G_OBJECT_CLASS (mn_document_parent_class)->finalize (object);
}

static void
mn_document_class_init (MnDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_document_get_property;
  object_class->finalize = mn_document_finalize;

  /**
   * MnDocument:article:
   *
   * The article with its text and blocks.
   */
  properties[PROP_ARTICLE] = g_param_spec_boxed ("article", NULL, NULL, mn_article_get_type (),
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * MnDocument:is-loaded:
   *
   * Whether the marks are there too: the text comes first.
   */
  properties[PROP_IS_LOADED]
      = g_param_spec_boolean ("is-loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * MnDocument:is-waiting:
   *
   * Whether an edit has been waiting for the disk, or for another program, longer than anybody would not notice.
   */
  properties[PROP_IS_WAITING]
      = g_param_spec_boolean ("is-waiting", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MnDocument::changed:
   * @self: a document
   * @items: (element-type MnChangeItem): marks and entities before and after, as the model had and has them
   *
   * Marks or entities were swapped, whoever changed them.
   */
  signals[CHANGED] = g_signal_new ("changed", MN_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_ARRAY);

  /**
   * MnDocument::removed:
   * @self: a document
   *
   * The article is no longer in the library.
   */
  signals[REMOVED]
      = g_signal_new ("removed", MN_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_document_init (MnDocument *self)
{
  self->annotations = mn_annotations_new ();
  self->missed = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_change_unref);
  self->missed_keys = g_array_new (FALSE, FALSE, sizeof (MnRecordKey));
  g_queue_init (&self->edits);
}

/* What was written while the marks were being read from an older snapshot */
static void
take_up_missed (MnDocument *self)
{
  for (guint i = 0; i < self->missed->len; i++)
    on_applied (self, self->missed->pdata[i]);
  if (self->missed_keys->len > 0)
    on_changed_elsewhere (self, self->missed_keys);
  g_clear_pointer (&self->missed, g_ptr_array_unref);
  g_clear_pointer (&self->missed_keys, g_array_unref);
}

static void
take_marks (MnDocument   *self,
            GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  MnAnnotations *annotations = mn_document_loading_finish_marks (result, &error);

  if (annotations == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The marks of the article could not be read: %s", error->message);
      return;
    }
  mn_annotations_free (self->annotations);
  self->annotations = annotations;
  self->is_loaded = TRUE;
  take_up_missed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADED]);
  begin_edit (self);
}

static void
on_marks_loaded (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data G_GNUC_UNUSED)
{
  MnDocument *self = MN_DOCUMENT (source);

  if (self->article != NULL)
    take_marks (self, result);
  else if (!self->is_unreadable)
    self->early_marks = g_object_ref (result);
}

static void
on_text_loaded (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  MnDocument *self = MN_DOCUMENT (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GAsyncResult) early_marks = g_steal_pointer (&self->early_marks);
  GError *error = NULL;

  self->article = mn_document_loading_finish_text (result, &error);
  if (self->article == NULL)
    {
      self->is_unreadable = TRUE;
      g_task_return_error (task, error);
      return;
    }
  if (early_marks != NULL)
    take_marks (self, early_marks);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

/**
 * mn_document_open_async:
 * @library: a library
 * @article: which article
 * @cancellable: (nullable): stops it
 * @callback: called when the text is there; the marks follow, see #MnDocument:is-loaded
 * @user_data: for @callback
 *
 * Opens an article with its annotations.
 */
void
mn_document_open_async (MnLibrary          *library,
                        const MnId         *article,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (MnDocument) self = g_object_new (MN_TYPE_DOCUMENT, NULL);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  MnStore *store = mn_library_get_store (library);

  self->library = g_object_ref (library);
  /* Before anything is read, so that nothing is missed that is written meanwhile */
  g_signal_connect_object (store, "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (on_changed_elsewhere), self, G_CONNECT_SWAPPED);
  mn_document_loading_start (library, article, cancellable, self, on_text_loaded, on_marks_loaded, task);
}

/**
 * mn_document_open_finish:
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the document
 */
MnDocument *
mn_document_open_finish (GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mn_document_get_library:
 * @self: a document
 *
 * Returns: (transfer none): the library it is in
 */
MnLibrary *
mn_document_get_library (MnDocument *self)
{
  return self->library;
}

/**
 * mn_document_get_article:
 * @self: a document
 *
 * Returns: (transfer none): the article, with its text and blocks
 */
MnArticle *
mn_document_get_article (MnDocument *self)
{
  return self->article;
}

/**
 * mn_document_get_text:
 * @self: a document
 *
 * Returns: (transfer none): its text
 */
MnText *
mn_document_get_text (MnDocument *self)
{
  return self->article->text;
}

/**
 * mn_document_get_id:
 * @self: a document
 *
 * Returns: (transfer none): the id of the article
 */
const MnId *
mn_document_get_id (MnDocument *self)
{
  return &self->article->record.id;
}

/**
 * mn_document_is_loaded:
 * @self: a document
 *
 * Returns: whether its marks are there too
 */
gboolean
mn_document_is_loaded (MnDocument *self)
{
  return self->is_loaded;
}

/**
 * mn_document_is_waiting:
 * @self: a document
 *
 * Returns: whether an edit is taking noticeably long
 */
gboolean
mn_document_is_waiting (MnDocument *self)
{
  return self->is_waiting;
}

/**
 * mn_document_is_editing:
 * @self: a document
 *
 * Returns: whether edits are under way or wait for their turn
 */
gboolean
mn_document_is_editing (MnDocument *self)
{
  return !g_queue_is_empty (&self->edits);
}

/**
 * mn_document_get_index:
 * @self: a document
 *
 * Returns: (transfer none): its marks by where they are
 */
MnSpanIndex *
mn_document_get_index (MnDocument *self)
{
  return mn_annotations_get_index (self->annotations);
}

/**
 * mn_document_get_mark:
 * @self: a document
 * @id: (nullable): the id of a mark
 *
 * Returns: (transfer none) (nullable): the mention, claim or remark, as it is now
 */
MnRecord *
mn_document_get_mark (MnDocument *self,
                      const MnId *id)
{
  return id != NULL ? mn_annotations_get_mark (self->annotations, id) : NULL;
}

/**
 * mn_document_get_entity:
 * @self: a document
 * @id: the id of an entity that a mark here refers to
 *
 * Returns: (transfer none) (nullable): it, as it is now
 */
MnEntity *
mn_document_get_entity (MnDocument *self,
                        const MnId *id)
{
  return mn_annotations_get_entity (self->annotations, id);
}

/**
 * mn_document_get_n_uses:
 * @self: a document
 * @entity: an entity
 *
 * Returns: how many mentions it has here
 */
guint
mn_document_get_n_uses (MnDocument *self,
                        const MnId *entity)
{
  return mn_annotations_get_n_uses (self->annotations, entity);
}

/**
 * mn_document_get_n_marks:
 * @self: a document
 * @kind: mention, claim or remark
 *
 * Returns: how many there are
 */
guint
mn_document_get_n_marks (MnDocument  *self,
                         MnRecordKind kind)
{
  return mn_annotations_get_n_marks (self->annotations, kind);
}

/**
 * mn_document_list_entities:
 * @self: a document
 *
 * Returns: (transfer full) (element-type MnEntity): the entities that its mentions refer to, in no order
 */
GPtrArray *
mn_document_list_entities (MnDocument *self)
{
  return mn_annotations_list_entities (self->annotations);
}

/**
 * mn_document_list_marks:
 * @self: a document
 * @kind: mention, claim or remark
 *
 * Returns: (transfer full) (element-type MnRecord): all of them in the order of reading
 */
GPtrArray *
mn_document_list_marks (MnDocument  *self,
                        MnRecordKind kind)
{
  return mn_annotations_list_marks (self->annotations, kind);
}

/**
 * mn_document_list_mentions:
 * @self: a document
 * @entity: an entity
 *
 * Returns: (transfer full) (element-type MnMention): its mentions here in the order of reading
 */
GPtrArray *
mn_document_list_mentions (MnDocument *self,
                           const MnId *entity)
{
  return mn_annotations_list_mentions (self->annotations, entity);
}

/**
 * mn_document_foreach_mention:
 * @self: a document
 * @entity: an entity
 * @function: (scope call): takes each of its mentions here, in no order
 * @user_data: for @function
 */
void
mn_document_foreach_mention (MnDocument  *self,
                             const MnId  *entity,
                             MnRecordFunc function,
                             gpointer     user_data)
{
  mn_annotations_foreach_mention (self->annotations, entity, function, user_data);
}

/**
 * mn_document_find_mark:
 * @self: a document
 * @kind: mention, claim or remark
 * @start: where it begins, in code points
 * @end: where it ends
 *
 * Returns: (transfer none) (nullable): the mark of that kind that stands exactly there, in one piece
 */
MnRecord *
mn_document_find_mark (MnDocument  *self,
                       MnRecordKind kind,
                       guint        start,
                       guint        end)
{
  return mn_annotations_find_mark (self->annotations, kind, start, end);
}

/**
 * mn_document_edit_async:
 * @self: a document
 * @build: builds the change when its turn has come
 * @build_data: for @build
 * @destroy: (nullable): frees @build_data
 * @callback: called when it is durable and the model has it
 * @user_data: for @callback
 *
 * Queues an edit: the one way in which a document changes.
 */
void
mn_document_edit_async (MnDocument         *self,
                        MnBuildFunc         build,
                        gpointer            build_data,
                        GDestroyNotify      destroy,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->build = build;
  edit->build_data = build_data;
  edit->destroy = destroy;
  edit->task = g_task_new (self, NULL, callback, user_data);
  queue_edit (self, edit);
}

/**
 * mn_document_edit_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: where to put why it could not be done
 *
 * Returns: (transfer full) (nullable): the change that was made; %NULL without an error where there was nothing to do
 */
MnChange *
mn_document_edit_finish (MnDocument   *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mn_document_undo_async:
 * @self: a document
 * @redo: whether to redo instead
 * @callback: called when it is durable and the model has it
 * @user_data: for @callback
 *
 * Takes back this annotator's newest change here, or does it again.
 */
void
mn_document_undo_async (MnDocument         *self,
                        gboolean            redo,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->is_redo = redo;
  edit->task = g_task_new (self, NULL, callback, user_data);
  queue_edit (self, edit);
}

/**
 * mn_document_undo_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: where to put a #MN_STORE_ERROR
 *
 * Returns: (transfer full) (element-type MnChange) (nullable): the changes that were made
 */
GPtrArray *
mn_document_undo_finish (MnDocument   *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
