/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-workspace-same.h"

#include "mn-claim-repeats.h"
#include "mn-form.h"
#include "mn-same-claim-edits.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

/* The actions of the group `doc` on claims that say the same as the current one */

/* So much of a claim is quoted in a message, in characters */
#define QUOTED 40

#define SEARCH "same-search"
#define WAITING "repeat-when-found"

static char *
quote_claim (MnClaim *claim)
{
  return mn_form_shorten (claim->statement != NULL ? g_strdup (claim->statement) : mn_spans_get_quote (&claim->spans),
                          QUOTED);
}

static const MnVerdict *
get_own_verdict (MnWorkspace *self,
                 MnClaim     *claim)
{
  return mn_claim_get_verdict (claim, mn_library_get_annotator (mn_workspace_get_library (self)));
}

/* What follows once two claims are joined */
typedef struct
{
  MnWorkspace *workspace;
  MnClaim     *from;
  MnClaim     *to;
  const char  *type;
  gboolean     or_next; /* where they are joined already, the next best is meant */
} Joint;

static void
free_joint (Joint *self)
{
  g_object_unref (self->workspace);
  mn_claim_unref (self->from);
  mn_claim_unref (self->to);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Joint, free_joint)

/* A claim that repeats one on which there is a verdict may take it; that it can be undone needs no button then */
static void
tell_joint (const Joint *joint)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (joint->workspace));
  gboolean repeats = g_str_equal (joint->type, MN_RELATION_REPEATS);
  const MnVerdict *verdict = repeats ? get_own_verdict (joint->workspace, joint->to) : NULL;
  g_autofree char *quote = quote_claim (joint->to);
  g_autofree char *message = NULL;

  if (verdict != NULL && get_own_verdict (joint->workspace, joint->from) == NULL)
    {
      /* Translators: a claim, and your verdict on it, such as “False” */
      message = g_strdup_printf (_("Repeats “%s”. Your verdict there: %s"), quote,
                                 mn_tag_words_translate (mn_tags_get_label (&tagset->verdicts, verdict->value)));
      mn_workspace_offer (joint->workspace, message, _("_Use This Verdict"), "doc.take-verdict");
      return;
    }
  message = g_strdup_printf (repeats ? _("Linked: repeats “%s”") : _("Linked: contradicts “%s”"), quote);
  mn_workspace_tell (joint->workspace, message, TRUE);
}

static gboolean
is_waiting (MnWorkspace *self)
{
  return g_object_get_data (G_OBJECT (self), WAITING) != NULL;
}

static void
set_waiting (MnWorkspace *self,
             gboolean     waiting)
{
  g_object_set_data (G_OBJECT (self), WAITING, GINT_TO_POINTER (waiting));
}

/* As soon as it is known what there is to repeat */
static void
wait_and_repeat (MnWorkspace *self)
{
  MnSameSearch *search = mn_workspace_get_same_search (self);

  if (mn_same_search_get_claim (search) == NULL)
    return;
  set_waiting (self, TRUE);
  mn_same_search_hurry (search);
}

static void
on_joined (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Joint) joint = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);

  if (error != NULL)
    mn_workspace_fail (joint->workspace, error);
  else if (change != NULL)
    tell_joint (joint);
  else if (joint->or_next)
    wait_and_repeat (joint->workspace);
}

static void
join (MnWorkspace *self,
      MnClaim     *from,
      MnClaim     *to,
      const char  *type,
      gboolean     or_next)
{
  gboolean repeats = g_str_equal (type, MN_RELATION_REPEATS);
  Joint *joint = g_new (Joint, 1);

  *joint = (Joint){ g_object_ref (self), mn_claim_ref (from), mn_claim_ref (to), g_intern_string (type), or_next };
  mn_document_join_claims_async (mn_workspace_get_document (self), &from->record.id, &to->record.id, type,
                                 repeats ? _("Link as Repeating") : _("Link as Contradicting"), on_joined, joint);
}

static void
repeat_best (MnWorkspace        *self,
             MnClaim            *claim,
             const MnSameClaims *found)
{
  gboolean has_related = FALSE;

  for (guint i = 0; i < found->claims->len; i++)
    {
      const MnSameClaim *same = found->claims->pdata[i];

      has_related |= same->relation != NULL;
      if (same->relation != NULL || same->likeness != MN_LIKENESS_SAME)
        continue;
      join (self, claim, same->claim, MN_RELATION_REPEATS, TRUE);
      return;
    }
  mn_workspace_tell (self,
                     has_related ? _("No further claim of the library says the same")
                                 : _("No claim of the library says the same"),
                     FALSE);
}

static void
do_repeat (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnSameSearch *search = mn_workspace_get_same_search (self);
  MnClaim *claim = mn_same_search_get_claim (search);
  const MnSameClaims *found = mn_same_search_get_found (search);

  if (claim == NULL)
    mn_workspace_tell (self, _("Choose a claim first, to link it with one that says the same"), FALSE);
  else if (found != NULL && !mn_same_search_is_busy (search))
    repeat_best (self, claim, found);
  else
    wait_and_repeat (self);
}

static void
on_changed (MnWorkspace *self)
{
  MnSameSearch *search = mn_workspace_get_same_search (self);
  MnClaim *claim = mn_same_search_get_claim (search);
  const MnSameClaims *found = mn_same_search_get_found (search);
  gboolean waited = is_waiting (self);

  set_waiting (self, FALSE);
  if (waited && claim != NULL && found != NULL)
    repeat_best (self, claim, found);
}

static void
do_join (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter,
         gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnSameSearch *search = mn_workspace_get_same_search (self);
  MnClaim *claim = mn_same_search_get_claim (search);
  const MnSameClaims *found = mn_same_search_get_found (search);
  const char *type, *text;
  MnId id;

  g_variant_get (parameter, "(&s&s)", &type, &text);
  if (claim == NULL || found == NULL || !mn_id_parse (text, &id))
    return;
  for (guint i = 0; i < found->claims->len; i++)
    {
      const MnSameClaim *same = found->claims->pdata[i];

      if (mn_id_equal (&same->claim->record.id, &id))
        join (self, claim, same->claim, type, FALSE);
    }
}

static void
on_taken (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MnWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);

  if (error != NULL)
    mn_workspace_fail (self, error);
  else if (change != NULL)
    mn_workspace_tell (self, _("The verdict was taken over"), TRUE);
}

/* The verdict on the nearest claim that says the same; what was found may be older than the link that was just made */
static MnClaim *
find_judged (MnWorkspace *self,
             MnClaim     *claim)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_workspace_get_library (self));
  g_autoptr (GPtrArray) others = mn_claim_repeats_list (snapshot, &claim->record.id, NULL);

  for (guint i = 0; others != NULL && i < others->len; i++)
    if (get_own_verdict (self, others->pdata[i]) != NULL)
      return mn_claim_ref (others->pdata[i]);
  return NULL;
}

static void
do_take_verdict (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant      *parameter G_GNUC_UNUSED,
                 gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnClaim *claim = mn_same_search_get_claim (mn_workspace_get_same_search (self));
  g_autoptr (MnClaim) judged = claim != NULL ? find_judged (self, claim) : NULL;

  if (judged != NULL)
    mn_document_take_verdict_async (mn_workspace_get_document (self), &claim->record.id, get_own_verdict (self, judged),
                                    on_taken, g_object_ref (self));
  else
    mn_workspace_tell (self, _("No claim that says the same has a verdict of yours"), FALSE);
}

static void
on_spread (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MnWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_library_spread_verdict_finish (MN_LIBRARY (source), result, &error);
  g_autofree char *message = NULL;
  guint n = change != NULL ? mn_change_get_n_items (change) : 0;

  if (error != NULL)
    mn_workspace_fail (self, error);
  if (change == NULL)
    return;
  message = g_strdup_printf (g_dngettext (NULL, "Gave the verdict to %u other claim", "Gave the verdict to %u other claims", n),
                             n);
  mn_workspace_tell (self, message, TRUE);
}

typedef struct
{
  MnWorkspace *workspace;
  MnId         claim;
} Spreading;

static MnChange *
build_nothing (MnDocument *document G_GNUC_UNUSED,
               gpointer    user_data G_GNUC_UNUSED,
               GError    **error G_GNUC_UNUSED)
{
  return NULL;
}

static void
on_turn (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Spreading *spreading = user_data;
  g_autoptr (MnWorkspace) self = spreading->workspace;

  mn_document_edit_finish (MN_DOCUMENT (source), result, NULL);
  mn_library_spread_verdict_async (mn_workspace_get_library (self), &spreading->claim, on_spread, g_object_ref (self));
}

/* In its turn among the edits of the document: the reasoning may just have been typed */
static void
do_spread_verdict (GSimpleAction *action G_GNUC_UNUSED,
                   GVariant      *parameter G_GNUC_UNUSED,
                   gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnClaim *claim = mn_same_search_get_claim (mn_workspace_get_same_search (self));
  Spreading *spreading;

  if (claim == NULL)
    return;
  spreading = g_new (Spreading, 1);
  *spreading = (Spreading){ g_object_ref (self), claim->record.id };
  mn_document_edit_async (mn_workspace_get_document (self), build_nothing, NULL, NULL, on_turn, spreading);
}

static void
on_judged (MnWorkspace *self,
           guint        n_others)
{
  g_autofree char *message
      = g_strdup_printf (g_dngettext (NULL, "%u claim that says the same has not this verdict",
                                      "%u claims that say the same have not this verdict", n_others),
                         n_others);

  mn_workspace_offer (self, message, _("_Give It to Them"), "doc.spread-verdict");
}

static void
on_document (MnWorkspace *self)
{
  static const char *const names[] = { "repeat-claim", "join-claim", "take-verdict", "spread-verdict" };
  GActionMap *map = G_ACTION_MAP (mn_workspace_get_actions (self));
  gboolean can_edit = mn_workspace_get_document (self) != NULL && !mn_library_is_read_only (mn_workspace_get_library (self));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, names[i])), can_edit);
}

/**
 * mn_workspace_add_same_actions:
 * @self: a workspace
 * @map: where its actions go
 *
 * Adds to the group `doc`: repeat-claim, join-claim (ss: a relation type, a claim), take-verdict and spread-verdict; and
 * offers what goes with a verdict.
 */
void
mn_workspace_add_same_actions (MnWorkspace *self,
                               GActionMap  *map)
{
  static const GActionEntry entries[] = {
    { .name = "repeat-claim", .activate = do_repeat },
    { .name = "join-claim", .activate = do_join, .parameter_type = "(ss)" },
    { .name = "take-verdict", .activate = do_take_verdict },
    { .name = "spread-verdict", .activate = do_spread_verdict },
  };
  MnSameSearch *search = mn_same_search_new (self);

  g_object_set_data_full (G_OBJECT (self), SEARCH, search, g_object_unref);
  g_signal_connect_object (search, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "judged", G_CALLBACK (on_judged), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::document", G_CALLBACK (on_document), NULL);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}

/**
 * mn_workspace_get_same_search:
 * @self: a workspace
 *
 * Returns: (transfer none): what the library knows that says the same as the current claim
 */
MnSameSearch *
mn_workspace_get_same_search (MnWorkspace *self)
{
  return g_object_get_data (G_OBJECT (self), SEARCH);
}
