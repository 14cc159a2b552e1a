/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-workspace-suggestions.h"

#include "mn-suggestion-edits.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

/* The actions of the group `doc` on what could be marked: go to the next, accept, reject */

/**
 * mn_workspace_find_suggestion:
 * @self: a workspace
 * @found: (out): the suggestion at the caret, while no mark is current and nothing is selected
 *
 * Returns: whether there is one
 */
gboolean
mn_workspace_find_suggestion (MnWorkspace  *self,
                              MnSuggestion *found)
{
  guint start, end;

  return mn_workspace_get_suggestions (self) != NULL && mn_workspace_get_current (self) == NULL
         && !mn_workspace_get_selection (self, &start, &end)
         && mn_suggestions_find_at (mn_workspace_get_suggestions (self), mn_workspace_get_caret (self), found);
}

/**
 * mn_suggestion_describe:
 * @self: a workspace with a document
 * @suggestion: a suggestion for it
 *
 * Returns: (transfer full): what it suggests, and why
 */
char *
mn_suggestion_describe (MnWorkspace        *self,
                        const MnSuggestion *suggestion)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self));
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_workspace_get_library (self));
  g_autoptr (MnEntity) entity = NULL;

  if (suggestion->claim != NULL)
    return g_strdup_printf (_("A claim? %s"), mn_claim_rule_explain ((MnClaimRule) suggestion->claim->rule));
  entity = mn_snapshot_get (snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, &suggestion->entity, NULL);
  /* Translators: a name that the library knows and its type, as a question: Okafor (Person)? */
  return g_strdup_printf (_("%s (%s)?"), entity != NULL ? entity->name : "",
                          mn_tag_words_translate (mn_tags_get_label (&tagset->entity_types, suggestion->type)));
}

static void
say_none (MnWorkspace *self,
          gboolean     backwards)
{
  mn_workspace_tell (self, backwards ? _("Nothing is suggested before this") : _("Nothing is suggested after this"),
                     FALSE);
}

static void
go_to (MnWorkspace        *self,
       const MnSuggestion *suggestion)
{
  mn_workspace_set_current (self, NULL);
  mn_workspace_select (self, suggestion->start, suggestion->start);
}

static void
step (MnWorkspace *self,
      gboolean     backwards)
{
  MnSuggestion found;

  if (mn_workspace_get_suggestions (self) == NULL)
    return;
  if (mn_suggestions_find_next (mn_workspace_get_suggestions (self), mn_workspace_get_caret (self), backwards, &found))
    go_to (self, &found);
  else
    say_none (self, backwards);
}

static void
do_next (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  step (user_data, FALSE);
}

static void
do_previous (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter G_GNUC_UNUSED,
             gpointer       user_data)
{
  step (user_data, TRUE);
}

typedef struct
{
  MnWorkspace *workspace;
  guint        n;     /* how many were accepted */
  guint        start; /* of the one at the caret */
} Accepting;

/* On to the next, so that one key after another goes through them */
static void
on_accepted (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Accepting *accepting = user_data;
  g_autoptr (MnWorkspace) self = accepting->workspace;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);
  MnSuggestion next;

  if (error != NULL)
    {
      mn_workspace_fail (self, error);
      return;
    }
  if (change == NULL || MN_DOCUMENT (source) != mn_workspace_get_document (self))
    return;
  if (accepting->n > 1)
    {
      g_autofree char *message
          = g_strdup_printf (g_dngettext (NULL, "Accepted %u suggestion", "Accepted %u suggestions", accepting->n),
                             accepting->n);

      mn_workspace_tell (self, message, TRUE);
    }
  if (mn_workspace_get_caret (self) == accepting->start
      && mn_suggestions_find_next (mn_workspace_get_suggestions (self), accepting->start, FALSE, &next))
    go_to (self, &next);
}

static void
accept (MnWorkspace        *self,
        const MnSuggestion *suggestions,
        guint               n)
{
  Accepting *accepting = g_new (Accepting, 1);

  *accepting = (Accepting){ g_object_ref (self), n, mn_workspace_get_caret (self) };
  mn_document_accept_async (mn_workspace_get_document (self), suggestions, n, on_accepted, accepting);
}

static void
do_accept (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  MnSuggestion found;

  if (mn_workspace_find_suggestion (user_data, &found))
    accept (user_data, &found, 1);
  else
    mn_workspace_tell (user_data, _("Nothing is suggested here"), FALSE);
}

static void
do_accept_entity (GSimpleAction *action G_GNUC_UNUSED,
                  GVariant      *parameter G_GNUC_UNUSED,
                  gpointer       user_data)
{
  MnSuggestion found;
  g_autoptr (GArray) all = NULL;

  if (!mn_workspace_find_suggestion (user_data, &found) || found.claim != NULL)
    {
      mn_workspace_tell (user_data, _("No name is suggested here"), FALSE);
      return;
    }
  all = mn_suggestions_list_entity (mn_workspace_get_suggestions (user_data), &found.entity);
  if (all->len > 0)
    accept (user_data, (const MnSuggestion *) (gpointer) all->data, all->len);
}

/* What `unreject` takes back; the library has it under the ids alone, so that the suggestion is enough */
static void
remember_rejected (MnWorkspace        *self,
                   const MnSuggestion *suggestion)
{
  MnSuggestion *last = g_memdup2 (suggestion, sizeof *suggestion);

  last->claim = NULL;
  g_object_set_data_full (G_OBJECT (self), "last-rejected", last, g_free);
  mn_workspace_offer (self, _("Suggestion rejected"), _("_Take Back"), "doc.take-up-suggestion");
}

static void
on_rejected (GObject      *store,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (MnWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mn_store_apply_finish (MN_STORE (store), result, &error))
    mn_workspace_fail (self, error);
}

static void
do_reject (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnSuggestion found, next;

  if (!mn_workspace_find_suggestion (self, &found))
    {
      mn_workspace_tell (self, _("Nothing is suggested here"), FALSE);
      return;
    }
  mn_suggestions_set_rejected (mn_workspace_get_suggestions (self), &found, TRUE, on_rejected, g_object_ref (self));
  remember_rejected (self, &found);
  if (mn_suggestions_find_next (mn_workspace_get_suggestions (self), found.start, FALSE, &next))
    go_to (self, &next);
}

static void
do_take_up (GSimpleAction *action G_GNUC_UNUSED,
            GVariant      *parameter G_GNUC_UNUSED,
            gpointer       user_data)
{
  MnWorkspace *self = user_data;
  g_autofree MnSuggestion *last = g_object_steal_data (G_OBJECT (self), "last-rejected");

  if (last == NULL || mn_workspace_get_suggestions (self) == NULL)
    return;
  mn_suggestions_set_rejected (mn_workspace_get_suggestions (self), last, FALSE, on_rejected, g_object_ref (self));
  go_to (self, last);
}

/**
 * mn_workspace_add_suggestion_actions:
 * @self: a workspace
 * @map: where its actions go
 *
 * Adds to the group `doc`: next-suggestion, previous-suggestion, accept-suggestion, accept-entity for all of one entity,
 * reject-suggestion, take-up-suggestion for the one rejected last.
 */
void
mn_workspace_add_suggestion_actions (MnWorkspace *self,
                                     GActionMap  *map)
{
  static const GActionEntry entries[] = {
    { .name = "next-suggestion", .activate = do_next },
    { .name = "previous-suggestion", .activate = do_previous },
    { .name = "accept-suggestion", .activate = do_accept },
    { .name = "accept-entity", .activate = do_accept_entity },
    { .name = "reject-suggestion", .activate = do_reject },
    { .name = "take-up-suggestion", .activate = do_take_up },
  };

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}
