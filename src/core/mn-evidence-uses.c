/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-evidence-uses.h"

/* So many are shown; each costs its part of a frame */
#define MOST_USES 2000

struct _MnEvidenceUses
{
  GObject       parent_instance;

  MnLibrary    *library;
  MnId          article;
  GArray       *uses; /* of MnEvidenceUse */
  GCancellable *reading;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnEvidenceUses, mn_evidence_uses, G_TYPE_OBJECT)

static void
clear_use (gpointer data)
{
  mn_claim_unref (((MnEvidenceUse *) data)->claim);
}

static GArray *
new_uses (void)
{
  GArray *uses = g_array_new (FALSE, FALSE, sizeof (MnEvidenceUse));

  g_array_set_clear_func (uses, clear_use);
  return uses;
}

typedef struct
{
  MnStore *store;
  MnId     article;
} Request;

static void
free_request (gpointer data)
{
  g_object_unref (((Request *) data)->store);
  g_free (data);
}

static void
read_in_thread (GTask        *task,
                gpointer      source G_GNUC_UNUSED,
                gpointer      task_data,
                GCancellable *cancellable G_GNUC_UNUSED)
{
  const Request *request = task_data;
  GError *error = NULL;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (request->store, &error);
  g_autoptr (GPtrArray) claims = snapshot != NULL ? mn_snapshot_claims_of (snapshot, &request->article, &error) : NULL;
  g_autoptr (GArray) uses = new_uses ();

  if (claims == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < claims->len && uses->len < MOST_USES; i++)
    {
      MnClaim *claim = claims->pdata[i];

      for (guint j = 0; j < claim->evidence.n; j++)
        {
          MnEvidenceUse use = { claim, &claim->evidence.items[j] };

          if (!mn_id_equal (&use.evidence->article, &request->article) || mn_spans_first (&use.evidence->spans) < 0)
            continue;
          mn_claim_ref (claim);
          g_array_append_val (uses, use);
        }
    }
  g_task_return_pointer (task, g_steal_pointer (&uses), (GDestroyNotify) g_array_unref);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data G_GNUC_UNUSED)
{
  MnEvidenceUses *self = MN_EVIDENCE_USES (source);
  g_autoptr (GError) error = NULL;
  GArray *uses = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (uses == NULL)
    {
      g_debug ("What takes evidence from an article could not be read: %s", error->message);
      return;
    }
  g_array_unref (self->uses);
  self->uses = uses;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop_reading (MnEvidenceUses *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_uses (MnEvidenceUses *self)
{
  g_autoptr (GTask) task = NULL;
  Request *request = g_new (Request, 1);

  stop_reading (self);
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, on_read, NULL);
  *request = (Request){ g_object_ref (mn_library_get_store (self->library)), self->article };
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, read_in_thread);
}

static gboolean
takes_from (MnRecord   *record,
            const MnId *article)
{
  MnClaim *claim = (MnClaim *) record;

  if (record == NULL || mn_record_kind (record) != MN_RECORD_CLAIM)
    return FALSE;
  for (guint i = 0; i < claim->evidence.n; i++)
    if (mn_id_equal (&claim->evidence.items[i].article, article))
      return TRUE;
  return FALSE;
}

static void
on_applied (MnEvidenceUses *self,
            MnChange       *change)
{
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if (takes_from (item->before, &self->article) || takes_from (item->after, &self->article))
        {
          read_uses (self);
          return;
        }
    }
}

static void
on_elsewhere (MnEvidenceUses *self,
              GArray         *keys)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (keys, MnRecordKey, i).kind == MN_RECORD_CLAIM)
      {
        read_uses (self);
        return;
      }
}

static void
mn_evidence_uses_dispose (GObject *object)
{
  MnEvidenceUses *self = MN_EVIDENCE_USES (object);

  stop_reading (self);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (mn_evidence_uses_parent_class)->dispose (object);
}

static void
mn_evidence_uses_finalize (GObject *object)
{
  g_array_unref (MN_EVIDENCE_USES (object)->uses);

  G_OBJECT_CLASS (mn_evidence_uses_parent_class)->finalize (object);
}

static void
mn_evidence_uses_class_init (MnEvidenceUsesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mn_evidence_uses_dispose;
  object_class->finalize = mn_evidence_uses_finalize;

  /**
   * MnEvidenceUses::changed:
   * @self: uses
   *
   * Others than before take their evidence from the document.
   */
  signals[CHANGED]
      = g_signal_new ("changed", MN_TYPE_EVIDENCE_USES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_evidence_uses_init (MnEvidenceUses *self)
{
  self->uses = new_uses ();
}

static MnEvidenceUses *
new_for (MnDocument *document)
{
  MnEvidenceUses *self = g_object_new (MN_TYPE_EVIDENCE_USES, NULL);
  MnStore *store = mn_library_get_store (mn_document_get_library (document));

  /* the document has this, and not the other way round */
  self->library = g_object_ref (mn_document_get_library (document));
  self->article = *mn_document_get_id (document);
  g_signal_connect_object (store, "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (on_elsewhere), self, G_CONNECT_SWAPPED);
  /* its own marks go first */
  if (mn_document_is_loaded (document))
    read_uses (self);
  else
    g_signal_connect_object (document, "notify::is-loaded", G_CALLBACK (read_uses), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mn_evidence_uses_of:
 * @document: a document
 *
 * Returns: (transfer none): what takes its evidence from it, the same each time; none until that is read
 */
MnEvidenceUses *
mn_evidence_uses_of (MnDocument *document)
{
  MnEvidenceUses *self = g_object_get_data (G_OBJECT (document), "evidence-uses");

  if (self == NULL)
    {
      self = new_for (document);
      g_object_set_data_full (G_OBJECT (document), "evidence-uses", self, g_object_unref);
    }
  return self;
}

/**
 * mn_evidence_uses_get_n:
 * @self: uses
 *
 * Returns: how many there are
 */
guint
mn_evidence_uses_get_n (MnEvidenceUses *self)
{
  return self->uses->len;
}

/**
 * mn_evidence_uses_get:
 * @self: uses
 * @position: a position below their number
 *
 * Returns: (transfer none): the one there, until others are read
 */
const MnEvidenceUse *
mn_evidence_uses_get (MnEvidenceUses *self,
                      guint           position)
{
  g_return_val_if_fail (position < self->uses->len, NULL);

  return &g_array_index (self->uses, MnEvidenceUse, position);
}

static guint
get_length (const MnEvidenceUse *use)
{
  return (guint) (mn_spans_last (&use->evidence->spans) - mn_spans_first (&use->evidence->spans));
}

/**
 * mn_evidence_uses_find_at:
 * @self: uses
 * @offset: a place in the document, in code points
 *
 * Returns: (transfer none) (nullable): the shortest that touches it, until others are read
 */
const MnEvidenceUse *
mn_evidence_uses_find_at (MnEvidenceUses *self,
                          guint           offset)
{
  const MnEvidenceUse *found = NULL;

  for (guint i = 0; i < self->uses->len; i++)
    {
      const MnEvidenceUse *use = mn_evidence_uses_get (self, i);

      if (mn_spans_touch (&use->evidence->spans, offset, offset) && (found == NULL || get_length (use) < get_length (found)))
        found = use;
    }
  return found;
}
