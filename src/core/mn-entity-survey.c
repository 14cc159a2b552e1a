/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-entity-survey.h"

#include "mn-entity-reading.h"

/* Changes that come this close together are taken up at once, in milliseconds */
#define PAUSE_MS 60

/* More lines than this go at once */
#define MANY 64

struct _MnEntitySurvey
{
  GObject       parent_instance;

  MnStore      *store;
  MnId          id;
  MnEntity     *entity;
  GPtrArray    *lines;     /* of MnConcordanceLine */
  GHashTable   *by_id;     /* of the mention ▸ its line, in @lines */
  GListStore   *claims;
  GListStore   *relations;
  GHashTable   *known;     /* what was read; NULL while a reading has it, or after one that was called off */
  guint         n_expected;
  GCancellable *reading;   /* NULL while nothing is read */
  gboolean      is_active;
  gboolean      is_stale;  /* there may be more than was read */
  guint         pause;
};

enum
{
  PROP_0,
  PROP_ENTITY,
  PROP_IS_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnEntitySurvey, mn_entity_survey, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return MN_TYPE_CONCORDANCE_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return MN_ENTITY_SURVEY (model)->lines->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  MnEntitySurvey *self = MN_ENTITY_SURVEY (model);

  return position < self->lines->len ? g_object_ref (self->lines->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static const MnId *
get_mention_id (MnConcordanceLine *line)
{
  return &mn_concordance_line_get_mention (line)->record.id;
}

/* Each in the place of the line that said it before */
static void
replace_lines (MnEntitySurvey *self,
               GHashTable     *newer)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      MnConcordanceLine *before = self->lines->pdata[i];
      MnConcordanceLine *line = g_hash_table_lookup (newer, get_mention_id (before));

      if (line == NULL)
        continue;
      mn_concordance_line_set_picked (line, mn_concordance_line_is_picked (before));
      g_hash_table_replace (self->by_id, (gpointer) get_mention_id (line), line);
      self->lines->pdata[i] = g_object_ref (line);
      g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 1);
      g_object_unref (before);
    }
}

static void
take_lines (MnEntitySurvey *self,
            GPtrArray      *lines)
{
  guint n_before = self->lines->len;
  g_autoptr (GHashTable) newer = g_hash_table_new (mn_id_hash, mn_id_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      MnConcordanceLine *line = lines->pdata[i];

      if (g_hash_table_contains (self->by_id, get_mention_id (line)))
        g_hash_table_insert (newer, (gpointer) get_mention_id (line), line);
      else
        {
          g_ptr_array_add (self->lines, g_object_ref (line));
          g_hash_table_insert (self->by_id, (gpointer) get_mention_id (line), line);
        }
    }
  if (self->lines->len > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->lines->len - n_before);
  if (g_hash_table_size (newer) > 0)
    replace_lines (self, newer);
}

/* Many at once are one change of the model: each alone would move all behind it */
static void
drop_many_lines (MnEntitySurvey *self,
                 GHashTable     *gone)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_full (self->lines->len, g_object_unref);
  guint n_before = self->lines->len;

  for (guint i = 0; i < n_before; i++)
    {
      MnConcordanceLine *line = self->lines->pdata[i];

      if (g_hash_table_contains (gone, get_mention_id (line)))
        g_hash_table_remove (self->by_id, get_mention_id (line));
      else
        g_ptr_array_add (kept, g_object_ref (line));
    }
  g_ptr_array_unref (self->lines);
  self->lines = g_steal_pointer (&kept);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->lines->len);
}

static void
drop_lines (MnEntitySurvey *self,
            GArray         *gone)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (mn_id_hash, mn_id_equal);

  for (guint i = 0; i < gone->len; i++)
    g_hash_table_add (ids, &g_array_index (gone, MnId, i));
  if (gone->len > MANY)
    {
      drop_many_lines (self, ids);
      return;
    }
  for (guint i = self->lines->len; gone->len > 0 && i > 0; i--)
    {
      MnConcordanceLine *line = self->lines->pdata[i - 1];

      if (!g_hash_table_contains (ids, get_mention_id (line)))
        continue;
      g_hash_table_remove (self->by_id, get_mention_id (line));
      g_ptr_array_remove_index (self->lines, i - 1);
      g_list_model_items_changed (G_LIST_MODEL (self), i - 1, 1, 0);
    }
}

static void
drop_all_lines (MnEntitySurvey *self)
{
  guint n = self->lines->len;

  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->lines, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}

/* Only what differs: the rows of the rest stay as they are */
static void
set_facts (GListStore *store,
           GPtrArray  *facts)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store)), first = 0, n_last = 0;

  for (; first < MIN (n, facts->len); first++)
    {
      g_autoptr (MnEntityFact) fact = g_list_model_get_item (G_LIST_MODEL (store), first);

      if (!mn_entity_fact_equals (fact, facts->pdata[first]))
        break;
    }
  for (; n_last < MIN (n, facts->len) - first; n_last++)
    {
      g_autoptr (MnEntityFact) fact = g_list_model_get_item (G_LIST_MODEL (store), n - 1 - n_last);

      if (!mn_entity_fact_equals (fact, facts->pdata[facts->len - 1 - n_last]))
        break;
    }
  if (n != facts->len || first + n_last < n)
    g_list_store_splice (store, first, n - first - n_last, facts->pdata + first, facts->len - first - n_last);
}

static void
set_entity (MnEntitySurvey *self,
            MnEntity       *entity)
{
  if (self->entity == entity
      || (self->entity != NULL && entity != NULL && self->entity->record.revision == entity->record.revision))
    return;
  g_clear_pointer (&self->entity, mn_entity_unref);
  self->entity = entity != NULL ? mn_entity_ref (entity) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTITY]);
}

/* What the worker has read so far, on its way to the main thread */
typedef struct
{
  MnEntitySurvey *survey;
  GCancellable   *cancellable;
  GPtrArray      *lines;
  guint           n_mentions;
} Batch;

static void
free_batch (gpointer data)
{
  Batch *batch = data;

  g_object_unref (batch->survey);
  g_object_unref (batch->cancellable);
  g_ptr_array_unref (batch->lines);
  g_free (batch);
}

static gboolean
on_batch (gpointer user_data)
{
  Batch *batch = user_data;

  if (g_cancellable_is_cancelled (batch->cancellable))
    return G_SOURCE_REMOVE;
  batch->survey->n_expected = batch->n_mentions;
  take_lines (batch->survey, batch->lines);
  return G_SOURCE_REMOVE;
}

static void
send_lines (GPtrArray *lines,
            guint      n_mentions,
            gpointer   user_data)
{
  GTask *task = user_data;
  Batch *batch = g_new0 (Batch, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  batch->survey = g_object_ref (g_task_get_source_object (task));
  batch->cancellable = g_object_ref (g_task_get_cancellable (task));
  batch->lines = lines;
  batch->n_mentions = n_mentions;
  g_source_set_callback (source, on_batch, batch, free_batch);
  g_source_attach (source, g_task_get_context (task));
}

typedef struct
{
  MnStore         *store;
  MnEntityReading *reading;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  mn_entity_reading_free (job->reading);
  g_free (job);
}

static void
read_in_thread (GTask        *task,
                gpointer      source G_GNUC_UNUSED,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (job->store, &error);

  job->reading->take = send_lines;
  job->reading->user_data = task;
  if (snapshot == NULL || !mn_entity_reading_run (job->reading, snapshot, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void start (MnEntitySurvey *self);

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data G_GNUC_UNUSED)
{
  MnEntitySurvey *self = MN_ENTITY_SURVEY (source);
  MnEntityReading *reading = ((Job *) g_task_get_task_data (G_TASK (result)))->reading;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (error != NULL)
    g_debug ("What the library says of an entity could not be read: %s", error->message);
  else
    {
      self->known = g_steal_pointer (&reading->known);
      drop_lines (self, reading->gone);
      set_facts (self->claims, reading->claims);
      set_facts (self->relations, reading->relations);
      set_entity (self, reading->record);
    }
  if (error == NULL && self->is_stale && self->is_active)
    start (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADING]);
}

static void
start (MnEntitySurvey *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  self->is_stale = FALSE;
  if (self->known == NULL)
    {
      drop_all_lines (self);
      self->known = mn_entity_reading_new_known ();
    }
  job->store = g_object_ref (self->store);
  job->reading = mn_entity_reading_new (&self->id, g_steal_pointer (&self->known));
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, on_read, NULL);
  g_task_set_priority (task, G_PRIORITY_DEFAULT_IDLE); /* after the lines, which come by the same way */
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, read_in_thread);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADING]);
}

static gboolean
on_pause_over (gpointer user_data)
{
  MnEntitySurvey *self = user_data;

  self->pause = 0;
  if (self->is_stale && self->is_active && self->reading == NULL)
    start (self);
  return G_SOURCE_REMOVE;
}

static void
set_stale (MnEntitySurvey *self)
{
  self->is_stale = TRUE;
  if (self->is_active && self->pause == 0)
    self->pause = g_timeout_add (PAUSE_MS, on_pause_over, self);
}

/* Whether a record is, or could come to be, something that is said of the entity */
static gboolean
concerns (MnEntitySurvey *self,
          MnRecord       *record)
{
  if (record == NULL)
    return FALSE;
  switch (mn_record_kind (record))
    {
    case MN_RECORD_MENTION:
      return mn_id_equal (&((MnMention *) record)->entity, &self->id);
    case MN_RECORD_ENTITY: /* others are at the other ends of relations, and make claims */
    case MN_RECORD_CLAIM:
    case MN_RECORD_RELATION:
    case MN_RECORD_ARTICLE:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
on_applied (MnEntitySurvey *self,
            MnChange       *change)
{
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if (concerns (self, item->before) || concerns (self, item->after))
        {
          set_stale (self);
          return;
        }
    }
}

static void
mn_entity_survey_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  MnEntitySurvey *self = MN_ENTITY_SURVEY (object);

  switch (id)
    {
    case PROP_ENTITY:
      g_value_set_boxed (value, self->entity);
      break;
    case PROP_IS_LOADING:
      g_value_set_boolean (value, self->reading != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_entity_survey_dispose (GObject *object)
{
  MnEntitySurvey *self = MN_ENTITY_SURVEY (object);

  mn_entity_survey_stop (self);
  g_clear_pointer (&self->entity, mn_entity_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mn_entity_survey_parent_class)->dispose (object);
}

static void
mn_entity_survey_finalize (GObject *object)
{
  MnEntitySurvey *self = MN_ENTITY_SURVEY (object);

  g_clear_pointer (&self->known, g_hash_table_unref);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->lines);
  g_object_unref (self->claims);
  g_object_unref (self->relations);

  G_OBJECT_CLASS (mn_entity_survey_parent_class)->finalize (object);
}

static void
mn_entity_survey_class_init (MnEntitySurveyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_entity_survey_get_property;
  object_class->dispose = mn_entity_survey_dispose;
  object_class->finalize = mn_entity_survey_finalize;

  /**
   * MnEntitySurvey:entity:
   *
   * The entity as it is; %NULL once it is gone.
   */
  properties[PROP_ENTITY] = g_param_spec_boxed ("entity", NULL, NULL, mn_entity_get_type (),
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * MnEntitySurvey:is-loading:
   *
   * Whether it is being read.
   */
  properties[PROP_IS_LOADING]
      = g_param_spec_boolean ("is-loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mn_entity_survey_init (MnEntitySurvey *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (mn_id_hash, mn_id_equal);
  self->claims = g_list_store_new (MN_TYPE_ENTITY_FACT);
  self->relations = g_list_store_new (MN_TYPE_ENTITY_FACT);
}

/**
 * mn_entity_survey_new:
 * @library: a library
 * @entity: which of its entities
 *
 * Returns: (transfer full): a survey that has read nothing but the entity itself yet
 */
MnEntitySurvey *
mn_entity_survey_new (MnLibrary  *library,
                      const MnId *entity)
{
  MnEntitySurvey *self = g_object_new (MN_TYPE_ENTITY_SURVEY, NULL);

  self->store = g_object_ref (mn_library_get_store (library));
  self->id = *entity;
  self->entity = mn_snapshot_get (mn_library_get_snapshot (library), MN_RECORD_ENTITY, &MN_ID_NONE, entity, NULL);
  self->is_stale = TRUE;
  g_signal_connect_object (self->store, "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed-elsewhere", G_CALLBACK (set_stale), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mn_entity_survey_set_active:
 * @self: a survey
 * @is_active: whether anybody looks at it
 *
 * Has it read what there is and follow what changes, or leave that until it is active again.
 */
void
mn_entity_survey_set_active (MnEntitySurvey *self,
                             gboolean        is_active)
{
  self->is_active = is_active;
  if (is_active && self->is_stale && self->reading == NULL)
    start (self);
}

/**
 * mn_entity_survey_stop:
 * @self: a survey
 *
 * Calls off what is being read; the survey keeps what it has.
 */
void
mn_entity_survey_stop (MnEntitySurvey *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->is_active = FALSE;
  if (self->reading == NULL)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->is_stale = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADING]);
}

/**
 * mn_entity_survey_get_id:
 * @self: a survey
 *
 * Returns: (transfer none): of which entity it is
 */
const MnId *
mn_entity_survey_get_id (MnEntitySurvey *self)
{
  return &self->id;
}

/**
 * mn_entity_survey_get_entity:
 * @self: a survey
 *
 * Returns: (transfer none) (nullable): the entity as it is; %NULL once it is gone
 */
MnEntity *
mn_entity_survey_get_entity (MnEntitySurvey *self)
{
  return self->entity;
}

/**
 * mn_entity_survey_get_claims:
 * @self: a survey
 *
 * Returns: (transfer none): the claims it makes and those about it, as #MnEntityFact
 */
GListModel *
mn_entity_survey_get_claims (MnEntitySurvey *self)
{
  return G_LIST_MODEL (self->claims);
}

/**
 * mn_entity_survey_get_relations:
 * @self: a survey
 *
 * Returns: (transfer none): its relations to others, as #MnEntityFact
 */
GListModel *
mn_entity_survey_get_relations (MnEntitySurvey *self)
{
  return G_LIST_MODEL (self->relations);
}

/**
 * mn_entity_survey_is_loading:
 * @self: a survey
 *
 * Returns: whether it is being read
 */
gboolean
mn_entity_survey_is_loading (MnEntitySurvey *self)
{
  return self->reading != NULL;
}

/**
 * mn_entity_survey_get_n_expected:
 * @self: a survey
 *
 * Returns: how many mentions there are, also those that have not been read yet
 */
guint
mn_entity_survey_get_n_expected (MnEntitySurvey *self)
{
  return self->n_expected;
}
