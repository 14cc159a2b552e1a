/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-suggestion-edits.h"

#include "mn-entity-edits.h"
#include "mn-turn.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A suggestion that lives as long as its turn takes to come */
typedef struct
{
  MnSuggestion    suggestion;
  MnClaimProposal claim;
} Item;

static MnMention *
find_mention (MnDocument *self,
              guint       start,
              guint       end)
{
  return (MnMention *) mn_span_index_find (mn_document_get_index (self), MN_RECORD_MENTION, start, end);
}

static MnMentionBuilder *
new_mention (MnDocument *self,
             const char *type,
             const MnId *entity,
             guint       start,
             guint       end)
{
  MnMentionBuilder *mention = mn_mention_new ();

  mention->record.article = *mn_document_get_id (self);
  mention->record.made.origin = MN_ORIGIN_SUGGESTION;
  mention->type = g_intern_string (type);
  mention->entity = *entity;
  mn_spans_add (&mention->spans, mn_document_get_text (self), start, end);
  return mention;
}

/* Short and all large: AFP, UNHCR */
static gboolean
is_acronym (const char *words)
{
  return g_utf8_strlen (words, 8) < 8 && strspn (words, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.") == strlen (words);
}

/* The one entity that is called so, or whose name ends so: “Trump”; a new one where there is none, or more than one */
static gboolean
find_or_make (MnDocument *self,
              MnChange   *change,
              const char *words,
              const char *type,
              MnId       *entity,
              GError    **error)
{
  g_autoptr (GPtrArray) named
      = mn_snapshot_entities_named (mn_library_get_snapshot (mn_document_get_library (self)), words, error);

  if (named == NULL)
    return FALSE;
  if (named->len == 1)
    {
      *entity = ((MnRecord *) named->pdata[0])->id;
      return TRUE;
    }
  return mn_entity_edits_find_or_make (self, change, type, words, entity, error);
}

/* Who says it: the mention that stands there; else one of whoever it names, or of somebody without a name */
static gboolean
set_claimant (MnDocument            *self,
              MnChange              *change,
              const MnClaimProposal *claim,
              MnReferent            *claimant,
              GError               **error)
{
  MnMention *there = find_mention (self, claim->claimant_start, claim->claimant_end);
  g_autofree char *words = NULL;
  MnMentionBuilder *mention;
  MnId entity = MN_ID_NONE;
  const char *type;

  if (there != NULL)
    {
      *claimant = (MnReferent){ .entity = there->entity, .mention = there->record.id };
      return TRUE;
    }
  words = mn_text_slice (mn_document_get_text (self), claim->claimant_start, claim->claimant_end);
  type = is_acronym (words) ? "organisation" : "person";
  if (mn_name_is_proper (words) && !find_or_make (self, change, words, type, &entity, error))
    return FALSE;
  mention = new_mention (self, type, &entity, claim->claimant_start, claim->claimant_end);
  *claimant = (MnReferent){ .entity = entity, .mention = mention->record.id };
  mn_change_create (change, mention);
  return TRUE;
}

static gboolean
add_claim (MnDocument            *self,
           MnChange              *change,
           const MnClaimProposal *proposal,
           GError               **error)
{
  MnText *text = mn_document_get_text (self);
  g_autoptr (MnClaimBuilder) claim = mn_claim_new ();

  claim->record.article = *mn_document_get_id (self);
  claim->record.made.origin = MN_ORIGIN_SUGGESTION;
  claim->form = proposal->form;
  mn_spans_add (&claim->spans, text, proposal->start, proposal->end);
  if (proposal->rest_start < proposal->rest_end)
    mn_spans_add (&claim->spans, text, proposal->rest_start, proposal->rest_end);
  if (proposal->n_cues > 0 || proposal->has_claimant)
    {
      MnAttribution *link = mn_array_add (&mn_attribution_info, &claim->attributions);

      link->stance = g_intern_static_string ("asserts");
      for (guint i = 0; i < proposal->n_cues; i++)
        mn_spans_add (&link->cues, text, proposal->cues[i].start, proposal->cues[i].end);
      if (proposal->has_claimant && !set_claimant (self, change, proposal, &link->claimant, error))
        return FALSE;
    }
  mn_change_create (change, g_steal_pointer (&claim));
  return TRUE;
}

static gboolean
add_mention (MnDocument         *self,
             MnChange           *change,
             const MnSuggestion *suggestion,
             GError            **error)
{
  g_autoptr (MnEntity) entity = NULL;

  /* what has been marked meanwhile stays as it is */
  if (find_mention (self, suggestion->start, suggestion->end) != NULL)
    return TRUE;
  entity = mn_turn_get_entity (self, &suggestion->entity, error);
  if (entity == NULL)
    return FALSE;
  mn_change_create (change,
                    new_mention (self, entity->type, &entity->record.id, suggestion->start, suggestion->end));
  return TRUE;
}

static MnChange *
build (MnDocument *self,
       gpointer    user_data,
       GError    **error)
{
  GArray *items = user_data;
  g_autoptr (MnChange) change
      = mn_turn_new_change (self, items->len > 1 ? _("Accept Suggestions") : _("Accept Suggestion"));

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      if (item->suggestion.claim != NULL ? !add_claim (self, change, &item->claim, error)
                                         : !add_mention (self, change, &item->suggestion, error))
        return NULL;
    }
  return mn_change_get_n_items (change) > 0 ? g_steal_pointer (&change) : NULL;
}

/**
 * mn_document_accept_async:
 * @self: a document
 * @suggestions: (array length=n_suggestions): suggestions made for it
 * @n_suggestions: how many
 * @callback: called when all is durable
 * @user_data: for @callback
 *
 * Makes marks of suggestions, as one change. A claim takes its words of saying along, and whoever says it: the mention that
 * stands there, else a new one. Ends with mn_document_edit_finish().
 */
void
mn_document_accept_async (MnDocument         *self,
                          const MnSuggestion *suggestions,
                          guint               n_suggestions,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GArray *items = g_array_sized_new (FALSE, TRUE, sizeof (Item), n_suggestions);

  for (guint i = 0; i < n_suggestions; i++)
    {
      Item item = { .suggestion = suggestions[i] };

      if (suggestions[i].claim != NULL)
        item.claim = *suggestions[i].claim;
      g_array_append_val (items, item);
    }
  mn_document_edit_async (self, build, items, (GDestroyNotify) g_array_unref, callback, user_data);
}
