/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-participants.h"

#include "mn-turn.h"

#include <glib/gi18n-lib.h>

/* Which role a mention of a type is likeliest to have. Of those that act the first is the subject, the others objects */
static const struct
{
  const char *type;
  const char *role; /* NULL for those that act */
} roles_of_types[] = {
  { "figure", "figure" },
  { "date", "time-of-fact" },
  { "place", "place" },
  { "facility", "place" },
  { "person", NULL },
  { "organisation", NULL },
  { "group", NULL },
};

typedef struct
{
  MnDocument *document;
  MnClaim    *claim;
  GPtrArray  *found; /* of MnMention, in the order of the text */
} Search;

static gboolean
lies_in (const MnSpans *inner,
         const MnSpans *outer)
{
  for (guint i = 0; i < inner->n; i++)
    {
      gboolean is_in = FALSE;

      for (guint j = 0; j < outer->n && !is_in; j++)
        is_in = outer->items[j].start >= 0 && outer->items[j].start <= inner->items[i].start
                && inner->items[i].end <= outer->items[j].end;
      if (!is_in)
        return FALSE;
    }
  return inner->n > 0;
}

static gboolean
is_participant (const MnParticipants *participants,
                const MnId           *mention)
{
  for (guint i = 0; i < participants->n; i++)
    if (mn_id_equal (&participants->items[i].mention, mention))
      return TRUE;
  return FALSE;
}

static gboolean
is_referent (const MnReferent *referent,
             const MnId       *mention)
{
  return referent != NULL && mn_id_equal (&referent->mention, mention);
}

/* Who says it, and to whom, is not what it is about */
static gboolean
is_saying (MnClaim   *claim,
           MnMention *mention)
{
  for (guint i = 0; i < claim->attributions.n; i++)
    {
      const MnAttribution *link = &claim->attributions.items[i];
      const MnId *id = &mention->record.id;

      if (is_referent (&link->claimant, id) || is_referent (link->on_behalf_of, id) || is_referent (link->addressee, id)
          || is_referent (link->channel, id) || lies_in (&mention->spans, &link->cues))
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_inside (MnRecord *mark,
             guint     piece,
             gpointer  user_data)
{
  Search *search = user_data;
  MnMention *mention = (MnMention *) mark;

  if (mn_record_kind (mark) == MN_RECORD_MENTION && piece == 0 && lies_in (&mention->spans, &search->claim->spans)
      && !is_participant (&search->claim->participants, &mark->id) && !is_saying (search->claim, mention))
    g_ptr_array_add (search->found, (gpointer) mention);
  return TRUE;
}

static gboolean
has_role (const MnParticipants *participants,
          const char           *role)
{
  for (guint i = 0; i < participants->n; i++)
    if (g_strcmp0 (participants->items[i].role, role) == 0)
      return TRUE;
  return FALSE;
}

/**
 * mn_participants_guess_role:
 * @participants: those there are
 * @tagset: what roles there may be
 * @mention: who or what shall be one more
 * @is_inside: whether it lies inside the claim; a date outside is when it was said
 *
 * Guesses by the type of a mention which role it has.
 *
 * Returns: (transfer none) (nullable): the role; %NULL where the tagset has none
 */
const char *
mn_participants_guess_role (const MnParticipants *participants,
                            const MnTagset       *tagset,
                            MnMention            *mention,
                            gboolean              is_inside)
{
  const char *role = "object";

  for (guint i = 0; i < G_N_ELEMENTS (roles_of_types); i++)
    if (g_strcmp0 (mention->type, roles_of_types[i].type) == 0)
      {
        role = roles_of_types[i].role;
        if (role == NULL)
          role = has_role (participants, "subject") ? "object" : "subject";
        else if (!is_inside && g_str_equal (role, "time-of-fact"))
          role = "time-said";
        break;
      }
  if (mn_tags_find (&tagset->roles, role) != NULL)
    return g_intern_string (role);
  return tagset->roles.n > 0 ? tagset->roles.items[0].id : NULL;
}

/**
 * mn_participants_add:
 * @claim: a claim being changed
 * @participant: a mention and its role
 *
 * Adds a participant, unless the mention is one already.
 *
 * Returns: whether it was added
 */
gboolean
mn_participants_add (MnClaimBuilder      *claim,
                     const MnParticipant *participant)
{
  MnParticipant *added;

  if (is_participant (&claim->participants, &participant->mention))
    return FALSE;
  added = mn_array_add (&mn_participant_info, &claim->participants);
  *added = *participant;
  return TRUE;
}

/**
 * mn_participants_offer:
 * @document: a document
 * @claim: a claim of it
 *
 * Finds the mentions that lie inside the claim, are no participants of it yet, and do not say who says it; each with the
 * role that it would have if it and those before it were accepted.
 *
 * Returns: (transfer full) (element-type MnParticipant): they, in the order of the text
 */
GArray *
mn_participants_offer (MnDocument *document,
                       MnClaim    *claim)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (MnClaimBuilder) accepted = mn_claim_edit (claim);
  MnTagset *tagset = mn_library_get_tagset (mn_document_get_library (document));
  GArray *offered = g_array_new (FALSE, FALSE, sizeof (MnParticipant));
  Search search = { document, claim, found };

  if (mn_spans_first (&claim->spans) < 0)
    return offered;
  mn_span_index_foreach (mn_document_get_index (document), (guint) mn_spans_first (&claim->spans),
                         (guint) mn_spans_last (&claim->spans), take_inside, &search);
  for (guint i = 0; i < found->len; i++)
    {
      MnMention *mention = found->pdata[i];
      MnParticipant participant = { mention->record.id, NULL };

      participant.role = mn_participants_guess_role (&accepted->participants, tagset, mention, TRUE);
      if (participant.role != NULL && mn_participants_add (accepted, &participant))
        g_array_append_val (offered, participant);
    }
  return offered;
}

/* Who shall be participants of which claim */
typedef struct
{
  MnId    claim;
  GArray *participants;
} Request;

static void
free_request (gpointer data)
{
  g_array_unref (((Request *) data)->participants);
  g_free (data);
}

static MnChange *
build (MnDocument *self,
       gpointer    user_data,
       GError    **error)
{
  Request *request = user_data;
  MnClaim *claim = (MnClaim *) mn_turn_get_mark (self, &request->claim, error);
  g_autoptr (MnClaimBuilder) after = NULL;
  gboolean is_changed = FALSE;
  MnChange *change;

  if (claim == NULL)
    return NULL;
  after = mn_claim_edit (claim);
  for (guint i = 0; i < request->participants->len; i++)
    {
      const MnParticipant *participant = &g_array_index (request->participants, MnParticipant, i);

      /* the mention may have been removed meanwhile */
      if (mn_document_get_mark (self, &participant->mention) != NULL)
        is_changed |= mn_participants_add (after, participant);
    }
  if (!is_changed)
    return NULL;
  change = mn_turn_new_change (self, request->participants->len > 1 ? _("Add Participants") : _("Add Participant"));
  mn_change_modify (change, claim, g_steal_pointer (&after));
  return change;
}

/**
 * mn_document_accept_participants_async:
 * @self: a document
 * @claim: which claim
 * @participants: (array length=n_participants): mentions of the document and their roles
 * @n_participants: how many
 * @callback: called when it is durable; ends with mn_document_edit_finish()
 * @user_data: for @callback
 *
 * Makes mentions participants of a claim, as one change. Those that are so already stay as they are.
 */
void
mn_document_accept_participants_async (MnDocument          *self,
                                       const MnId          *claim,
                                       const MnParticipant *participants,
                                       guint                n_participants,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  Request *request = g_new0 (Request, 1);

  request->claim = *claim;
  request->participants = g_array_sized_new (FALSE, FALSE, sizeof (MnParticipant), n_participants);
  g_array_append_vals (request->participants, participants, n_participants);
  mn_document_edit_async (self, build, request, free_request, callback, user_data);
}
