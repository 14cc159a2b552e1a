/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-link-edits.h"

#include "mn-form.h"

#include <glib/gi18n.h>
#include <string.h>

/* Who says a thing and by which words stands this near to it, in code points */
#define REACH 600

typedef struct _LinkEdit LinkEdit;

/* One edit of a link, until its turn comes */
struct _LinkEdit
{
  MnLinkPlace   place;
  void        (*apply) (MnClaimBuilder *claim,
                        MnAttribution  *link,
                        LinkEdit       *edit);
  MnLinkFunc    set;
  char         *value;
  gboolean      is_inwards;
  MnText       *text;
  guint         start;
  guint         end;
  MnAttribution last;
};

static void
free_edit (gpointer data)
{
  LinkEdit *edit = data;

  mn_link_place_clear (&edit->place);
  mn_struct_clear (&mn_attribution_info, &edit->last);
  g_clear_pointer (&edit->text, mn_text_unref);
  g_free (edit->value);
  g_free (edit);
}

static LinkEdit *
new_edit (MnClaim *claim,
          guint    link)
{
  LinkEdit *edit = g_new0 (LinkEdit, 1);

  mn_link_place_init (&edit->place, claim, link);
  return edit;
}

static void
apply_edit (gpointer builder,
            gpointer user_data)
{
  LinkEdit *edit = user_data;
  MnAttribution *link = mn_link_place_find (&edit->place, builder);

  if (link != NULL)
    edit->apply (builder, link, edit);
}

static void
run (MnWorkspace *workspace,
     MnClaim     *claim,
     const char  *label,
     LinkEdit    *edit)
{
  mn_document_modify_mark_async (mn_workspace_get_document (workspace), &claim->record.id, label, NULL, apply_edit, edit,
                                 free_edit, mn_workspace_finish_edit, g_object_ref (workspace));
}

/** mn_link_set_stance: a #MnLinkFunc */
void
mn_link_set_stance (MnAttribution *link,
                    const char    *value)
{
  link->stance = g_intern_string (value);
}

/** mn_link_set_certainty: a #MnLinkFunc */
void
mn_link_set_certainty (MnAttribution *link,
                       const char    *value)
{
  link->certainty = MAX (mn_enum_from_name (mn_certainty_names, value), 0);
}

/** mn_link_remove_cue: a #MnLinkFunc; @value is where the cue begins */
void
mn_link_remove_cue (MnAttribution *link,
                    const char    *value)
{
  mn_form_remove_span (&link->cues, value);
}

static void
apply_value (MnClaimBuilder *claim G_GNUC_UNUSED,
             MnAttribution  *link,
             LinkEdit       *edit)
{
  edit->set (link, edit->value);
}

/**
 * mn_link_set:
 * @workspace: a workspace
 * @claim: a claim of its document
 * @link: which link
 * @label: what is done, for people
 * @set: sets the value
 * @value: (nullable): the value
 *
 * Changes one value of a link.
 */
void
mn_link_set (MnWorkspace *workspace,
             MnClaim     *claim,
             guint        link,
             const char  *label,
             MnLinkFunc   set,
             const char  *value)
{
  LinkEdit *edit = new_edit (claim, link);

  edit->apply = apply_value;
  edit->set = set;
  edit->value = g_strdup (value);
  run (workspace, claim, label, edit);
}

typedef struct
{
  const MnId *entity;
  gint        place;
  MnId        found;
  gint        distance;
} Naming;

static gboolean
take_nearest (MnRecord *mark,
              guint     piece,
              gpointer  user_data)
{
  Naming *naming = user_data;
  gint distance;

  if (mn_record_kind (mark) != MN_RECORD_MENTION || !mn_id_equal (&((MnMention *) mark)->entity, naming->entity))
    return TRUE;
  distance = ABS (mn_mark_get_spans (mark)->items[piece].start - naming->place);
  if (mn_id_is_none (&naming->found) || distance < naming->distance)
    {
      naming->found = mark->id;
      naming->distance = distance;
    }
  return TRUE;
}

/* The mention that names somebody, the nearest within reach of a sentence or two; none where there is none */
static MnId
find_naming (MnDocument *document,
             MnClaim    *claim,
             const MnId *entity)
{
  gint start = MAX (mn_spans_first (&claim->spans), 0), end = MAX (mn_spans_last (&claim->spans), 0);
  Naming naming = { entity, start, MN_ID_NONE, 0 };

  mn_span_index_foreach (mn_document_get_index (document), (guint) MAX (start - REACH, 0), (guint) end + REACH,
                         take_nearest, &naming);
  return naming.found;
}

/**
 * mn_link_choose:
 * @workspace: a workspace
 * @claim: a claim of its document
 * @link: which link
 * @party: a part in it
 * @choice: who has it; none of a claimant is the link removed
 *
 * Says who makes a claim, for whom, to whom or by what.
 */
void
mn_link_choose (MnWorkspace *workspace,
                MnClaim     *claim,
                guint        link,
                MnParty      party,
                MnChoice    *choice)
{
  MnDocument *document = mn_workspace_get_document (workspace);
  MnReferent referent = { MN_ID_NONE, MN_ID_NONE };
  gboolean is_none = mn_choice_get_kind (choice) == MN_CHOICE_NONE;
  MnLinkPlace place;

  if (is_none && party == MN_PARTY_CLAIMANT)
    {
      mn_link_remove (workspace, claim, link);
      return;
    }
  if (mn_choice_get_kind (choice) == MN_CHOICE_ENTITY)
    {
      referent.entity = mn_choice_get_entity (choice)->record.id;
      referent.mention = find_naming (document, claim, &referent.entity);
    }
  else if (mn_choice_get_kind (choice) == MN_CHOICE_MENTION)
    referent.mention = *mn_choice_get_mention (choice);
  mn_link_place_init (&place, claim, link);
  mn_document_set_party_async (document, &claim->record.id, &place, party, is_none ? NULL : &referent,
                               mn_choice_get_kind (choice) == MN_CHOICE_NEW ? mn_choice_get_name (choice) : NULL,
                               mn_choice_get_entity_type (choice), mn_workspace_finish_edit,
                               g_object_ref (workspace));
  mn_link_place_clear (&place);
}

static guint
index_of (MnClaimBuilder *claim,
          MnAttribution  *link)
{
  return (guint) (link - claim->attributions.items);
}

static void
apply_insert (MnClaimBuilder *claim,
              MnAttribution  *link,
              LinkEdit       *edit)
{
  mn_claim_insert_link (claim, index_of (claim, link) + (edit->is_inwards ? 1 : 0));
}

/**
 * mn_link_insert:
 * @workspace: a workspace
 * @claim: a claim that has links
 * @link: which link
 * @is_inside: whether the new one goes behind it: whom that quotes; else before it: who reports it
 *
 * Adds a link to the chain, of somebody unsaid so far.
 */
void
mn_link_insert (MnWorkspace *workspace,
                MnClaim     *claim,
                guint        link,
                gboolean     is_inside)
{
  LinkEdit *edit = new_edit (claim, link);

  edit->apply = apply_insert;
  edit->is_inwards = is_inside;
  run (workspace, claim, _("Add Attribution"), edit);
}

static void
apply_remove (MnClaimBuilder *claim,
              MnAttribution  *link,
              LinkEdit       *edit G_GNUC_UNUSED)
{
  mn_claim_remove_link (claim, index_of (claim, link));
}

/**
 * mn_link_remove:
 * @workspace: a workspace
 * @claim: a claim of its document
 * @link: which link
 *
 * Removes a link and no other; without any the claim is in the article's own voice.
 */
void
mn_link_remove (MnWorkspace *workspace,
                MnClaim     *claim,
                guint        link)
{
  LinkEdit *edit;

  if (link >= claim->attributions.n)
    return;
  edit = new_edit (claim, link);
  edit->apply = apply_remove;
  run (workspace, claim, _("Remove Attribution"), edit);
}

static void
apply_move (MnClaimBuilder *claim,
            MnAttribution  *link,
            LinkEdit       *edit)
{
  guint index = index_of (claim, link);

  if (edit->is_inwards ? index + 1 < claim->attributions.n : index > 0)
    mn_claim_move_link (claim, index, edit->is_inwards ? index + 1 : index - 1);
}

/**
 * mn_link_move:
 * @workspace: a workspace
 * @claim: a claim of its document
 * @link: which link
 * @is_inwards: whether towards what is said, not towards who reports it
 *
 * Moves a link past its neighbour.
 */
void
mn_link_move (MnWorkspace *workspace,
              MnClaim     *claim,
              guint        link,
              gboolean     is_inwards)
{
  LinkEdit *edit = new_edit (claim, link);

  edit->apply = apply_move;
  edit->is_inwards = is_inwards;
  run (workspace, claim, _("Move Attribution"), edit);
}

static void
apply_cue (MnClaimBuilder *claim G_GNUC_UNUSED,
           MnAttribution  *link,
           LinkEdit       *edit)
{
  mn_spans_add (&link->cues, edit->text, edit->start, edit->end);
}

/**
 * mn_link_add_cue:
 * @workspace: a workspace with a selection
 * @claim: a claim of its document
 * @link: which link
 *
 * Makes the selection a cue: the words that say who says so.
 */
void
mn_link_add_cue (MnWorkspace *workspace,
                 MnClaim     *claim,
                 guint        link)
{
  LinkEdit *edit;
  guint start, end;

  if (!mn_workspace_get_selection (workspace, &start, &end))
    {
      mn_workspace_tell (workspace, _("Select the words in the text first"), FALSE);
      return;
    }
  edit = new_edit (claim, link);
  edit->apply = apply_cue;
  edit->text = mn_text_ref (mn_document_get_text (mn_workspace_get_document (workspace)));
  edit->start = start;
  edit->end = end;
  run (workspace, claim, _("Add Cue"), edit);
}

/* The nearest place of the same words before the claim, or else after: “told AFP” stands beside each of its claims */
static gboolean
find_words_near (MnText     *text,
                 gint        near,
                 const char *words,
                 guint      *start)
{
  const char *utf8 = mn_text_get_utf8 (text);
  gint best = -1;

  for (const char *at = strstr (utf8, words); at != NULL; at = strstr (at + 1, words))
    {
      gint offset = (gint) mn_text_byte_to_offset (text, (gsize) (at - utf8));

      if (best < 0 || ABS (offset - near) < ABS (best - near))
        best = offset;
    }
  *start = (guint) MAX (best, 0);
  return best >= 0 && ABS (best - near) < REACH;
}

static void
apply_last (MnClaimBuilder *claim,
            MnAttribution  *link,
            LinkEdit       *edit)
{
  const MnAttribution *last = &edit->last;

  link->claimant = last->claimant;
  link->stance = last->stance;
  link->certainty = last->certainty;
  for (guint i = 0; i < last->cues.n; i++)
    {
      const char *words = last->cues.items[i].quote;
      guint start;

      if (find_words_near (edit->text, mn_spans_first (&claim->spans), words, &start))
        mn_spans_add (&link->cues, edit->text, start, start + (guint) g_utf8_strlen (words, -1));
    }
}

/**
 * mn_link_repeat:
 * @workspace: a workspace
 * @claim: a claim in the article's own voice
 * @last: the attribution of another one
 *
 * Gives the claim the same claimant, stance and certainty, and the same cue where its words stand nearby.
 */
void
mn_link_repeat (MnWorkspace         *workspace,
                MnClaim             *claim,
                const MnAttribution *last)
{
  MnDocument *document = mn_workspace_get_document (workspace);
  LinkEdit *edit = new_edit (claim, 0);

  edit->apply = apply_last;
  edit->text = mn_text_ref (mn_document_get_text (document));
  mn_struct_copy (&mn_attribution_info, &edit->last, last);
  edit->last.claimant.mention = find_naming (document, claim, &last->claimant.entity);
  run (workspace, claim, _("Set Claimant"), edit);
}
