/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-same-search.h"

/* The claim shows first; its frame is not to share the machine with a search, nor is each key that types a statement */
#define LOOK_MS 300

struct _MnSameSearch
{
  GObject       parent_instance;

  MnWorkspace  *workspace;   /* not owned: it owns this */
  gboolean      is_watching; /* the store, for what is written from elsewhere */
  MnClaim      *claim;       /* the current one, as it is now, or NULL */
  MnSameClaims *found;       /* of that claim; NULL until something is known */
  gboolean      is_judged;   /* a verdict has just been given, of which others may want to know */
  guint         timer;
  GCancellable *searching;   /* NULL while it is not */
};

enum
{
  CHANGED,
  JUDGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnSameSearch, mn_same_search, G_TYPE_OBJECT)

static void
stop (MnSameSearch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MnSameSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  MnSameClaims *found = mn_same_claims_find_finish (MN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->searching);
  if (error != NULL)
    g_debug ("The same claim was not looked for: %s", error->message);
  g_clear_pointer (&self->found, mn_same_claims_free);
  self->found = found;
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->is_judged && found != NULL && found->n_to_judge > 0)
    g_signal_emit (self, signals[JUDGED], 0, found->n_to_judge);
  self->is_judged = FALSE;
}

static void
look (MnSameSearch *self)
{
  MnLibrary *library = mn_workspace_get_library (self->workspace);

  stop (self);
  self->searching = g_cancellable_new ();
  mn_same_claims_find_async (mn_library_get_store (library), &self->claim->record.id, mn_library_get_annotator (library),
                             self->searching, on_found, g_object_ref (self));
}

static gboolean
on_time_to_look (gpointer user_data)
{
  MnSameSearch *self = user_data;

  self->timer = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
look_soon (MnSameSearch *self)
{
  stop (self);
  if (self->claim != NULL)
    self->timer = g_timeout_add_full (G_PRIORITY_LOW, LOOK_MS, on_time_to_look, self, NULL);
}

static gboolean
is_of_interest (MnRecordKind kind)
{
  return kind == MN_RECORD_CLAIM || kind == MN_RECORD_RELATION;
}

static void
on_applied (MnSameSearch *self,
            MnChange     *change)
{
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if (is_of_interest (mn_record_kind (item->after != NULL ? item->after : item->before)))
        {
          look_soon (self);
          return;
        }
    }
}

static void
on_changed_elsewhere (MnSameSearch *self,
                      GArray       *keys)
{
  for (guint i = 0; i < keys->len; i++)
    if (is_of_interest (g_array_index (keys, MnRecordKey, i).kind))
      {
        look_soon (self);
        return;
      }
}

static void
watch_store (MnSameSearch *self)
{
  MnStore *store = mn_library_get_store (mn_workspace_get_library (self->workspace));

  self->is_watching = TRUE;
  g_signal_connect_object (store, "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (on_changed_elsewhere), self, G_CONNECT_SWAPPED);
}

/* Whether a verdict was given or changed, and not taken back to an older one by undo */
static gboolean
has_new_verdict (MnSameSearch *self,
                 MnClaim      *before,
                 MnClaim      *after)
{
  const MnId *annotator = mn_library_get_annotator (mn_workspace_get_library (self->workspace));
  const MnVerdict *old = mn_claim_get_verdict (before, annotator);
  const MnVerdict *new = mn_claim_get_verdict (after, annotator);

  return new != NULL && (old == NULL || (g_strcmp0 (new->value, old->value) != 0 && new->date >= old->date));
}

static void
on_current (MnSameSearch *self)
{
  MnRecord *current = mn_workspace_get_current (self->workspace);
  MnClaim *claim = current != NULL && mn_record_kind (current) == MN_RECORD_CLAIM ? mn_claim_ref ((MnClaim *) current) : NULL;
  g_autoptr (MnClaim) before = g_steal_pointer (&self->claim);
  gboolean is_same = before != NULL && claim != NULL && mn_id_equal (&before->record.id, &claim->record.id);

  if (!self->is_watching)
    watch_store (self);
  self->claim = claim;
  self->is_judged = is_same && (self->is_judged || has_new_verdict (self, before, claim));
  if (!is_same && self->found != NULL)
    g_clear_pointer (&self->found, mn_same_claims_free);
  if (!is_same)
    g_signal_emit (self, signals[CHANGED], 0);
  look_soon (self);
}

static void
mn_same_search_dispose (GObject *object)
{
  MnSameSearch *self = MN_SAME_SEARCH (object);

  stop (self);
  g_clear_pointer (&self->claim, mn_claim_unref);
  g_clear_pointer (&self->found, mn_same_claims_free);

  G_OBJECT_CLASS (mn_same_search_parent_class)->dispose (object);
}

static void
mn_same_search_class_init (MnSameSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_same_search_dispose;

  /**
   * MnSameSearch::changed:
   * @self: a search
   *
   * Something else is known of the current claim, or there is another one.
   */
  signals[CHANGED] = g_signal_new ("changed", MN_TYPE_SAME_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MnSameSearch::judged:
   * @self: a search
   * @n_others: how many claims say the same
   *
   * The current claim was given a verdict that claims which say the same have not.
   */
  signals[JUDGED] = g_signal_new ("judged", MN_TYPE_SAME_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_UINT);
}

static void
mn_same_search_init (MnSameSearch *self G_GNUC_UNUSED)
{
}

/**
 * mn_same_search_new:
 * @workspace: a workspace, which outlives this
 *
 * Returns: (transfer full): a search that follows its current claim
 */
MnSameSearch *
mn_same_search_new (MnWorkspace *workspace)
{
  MnSameSearch *self = g_object_new (MN_TYPE_SAME_SEARCH, NULL);

  self->workspace = workspace;
  g_signal_connect_object (workspace, "notify::current", G_CALLBACK (on_current), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mn_same_search_get_claim:
 * @self: a search
 *
 * Returns: (transfer none) (nullable): the current claim
 */
MnClaim *
mn_same_search_get_claim (MnSameSearch *self)
{
  return self->claim;
}

/**
 * mn_same_search_get_found:
 * @self: a search
 *
 * Returns: (transfer none) (nullable): what is known of the current claim, as far as it has been looked for
 */
const MnSameClaims *
mn_same_search_get_found (MnSameSearch *self)
{
  return self->found;
}

/**
 * mn_same_search_is_busy:
 * @self: a search
 *
 * Returns: whether something has changed of which it does not know yet
 */
gboolean
mn_same_search_is_busy (MnSameSearch *self)
{
  return self->timer != 0 || self->searching != NULL;
}

/**
 * mn_same_search_hurry:
 * @self: a search with a current claim
 *
 * Looks at once, and not after a while: somebody waits for it.
 */
void
mn_same_search_hurry (MnSameSearch *self)
{
  if (self->searching == NULL)
    look (self);
}
