/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-pending-evidence.h"

struct _MnPendingEvidence
{
  GObject  parent_instance;

  MnClaim *claim; /* NULL where none waits */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnPendingEvidence, mn_pending_evidence, G_TYPE_OBJECT)

static void
set_claim (MnPendingEvidence *self,
           MnClaim           *claim)
{
  if (self->claim == claim)
    return;
  if (claim != NULL)
    mn_claim_ref (claim);
  g_clear_pointer (&self->claim, mn_claim_unref);
  self->claim = claim;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The claim may be reworded meanwhile, or go */
static void
on_applied (MnPendingEvidence *self,
            MnChange          *change)
{
  for (guint i = 0; self->claim != NULL && i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if (item->before != NULL && mn_id_equal (&item->before->id, &self->claim->record.id))
        set_claim (self, (MnClaim *) item->after);
    }
}

static void
on_elsewhere (MnPendingEvidence *self,
              GArray            *keys,
              MnStore           *store)
{
  for (guint i = 0; self->claim != NULL && i < keys->len; i++)
    {
      const MnRecordKey *key = &g_array_index (keys, MnRecordKey, i);
      g_autoptr (MnClaim) claim = NULL;
      g_autoptr (GError) error = NULL;

      if (!mn_id_equal (&key->id, &self->claim->record.id))
        continue;
      claim = mn_snapshot_get (mn_store_get_snapshot (store), MN_RECORD_CLAIM, &key->article, &key->id, &error);
      if (error == NULL)
        set_claim (self, claim);
    }
}

static void
mn_pending_evidence_finalize (GObject *object)
{
  g_clear_pointer (&MN_PENDING_EVIDENCE (object)->claim, mn_claim_unref);

  G_OBJECT_CLASS (mn_pending_evidence_parent_class)->finalize (object);
}

static void
mn_pending_evidence_class_init (MnPendingEvidenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_pending_evidence_finalize;

  /**
   * MnPendingEvidence::changed:
   * @self: pending evidence
   *
   * Another claim waits, or none, or it says something else.
   */
  signals[CHANGED]
      = g_signal_new ("changed", MN_TYPE_PENDING_EVIDENCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_pending_evidence_init (MnPendingEvidence *self G_GNUC_UNUSED)
{
}

/**
 * mn_pending_evidence_of:
 * @library: a library
 *
 * Returns: (transfer none): the one of the library, which all its windows share
 */
MnPendingEvidence *
mn_pending_evidence_of (MnLibrary *library)
{
  MnPendingEvidence *self = g_object_get_data (G_OBJECT (library), "pending-evidence");
  MnStore *store = mn_library_get_store (library);

  if (self != NULL)
    return self;
  self = g_object_new (MN_TYPE_PENDING_EVIDENCE, NULL);
  g_signal_connect_object (store, "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (on_elsewhere), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (library), "pending-evidence", self, g_object_unref);
  return self;
}

/**
 * mn_pending_evidence_begin:
 * @self: pending evidence
 * @claim: a claim of the library
 *
 * Lets a claim wait, in the place of another that did.
 */
void
mn_pending_evidence_begin (MnPendingEvidence *self,
                           MnClaim           *claim)
{
  set_claim (self, claim);
}

/**
 * mn_pending_evidence_end:
 * @self: pending evidence
 *
 * Lets no claim wait any longer.
 */
void
mn_pending_evidence_end (MnPendingEvidence *self)
{
  set_claim (self, NULL);
}

/**
 * mn_pending_evidence_get_claim:
 * @self: pending evidence
 *
 * Returns: (transfer none) (nullable): the claim that waits, as it is now
 */
MnClaim *
mn_pending_evidence_get_claim (MnPendingEvidence *self)
{
  return self->claim;
}
