/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-mark-info.h"

#include "mn-tag-words.h"

#include <glib/gi18n.h>

/* As many marks as can be told of at once */
#define MAX_TOLD 4

static guint
get_extent (MnRecord *mark)
{
  const MnSpans *spans = mn_mark_get_spans (mark);

  return (guint) (mn_spans_last (spans) - mn_spans_first (spans));
}

/* Of marks of one size a mention is further in than what is said about the whole */
static int
compare_inner_first (gconstpointer a,
                     gconstpointer b)
{
  MnRecord *x = *(MnRecord **) a;
  MnRecord *y = *(MnRecord **) b;
  guint extent_x = get_extent (x);
  guint extent_y = get_extent (y);

  if (extent_x != extent_y)
    return extent_x < extent_y ? -1 : 1;
  if (mn_record_kind (x) != mn_record_kind (y))
    return mn_record_kind (x) < mn_record_kind (y) ? -1 : 1;
  return mn_id_compare (&x->id, &y->id);
}

static gboolean
take (MnRecord *mark,
      guint     piece G_GNUC_UNUSED,
      gpointer  user_data)
{
  if (!g_ptr_array_find (user_data, mark, NULL))
    g_ptr_array_add (user_data, (gpointer) mn_record_ref (mark));
  return TRUE;
}

static void
unref_mark (gpointer mark)
{
  mn_record_unref (mark);
}

/**
 * mn_marks_at:
 * @document: a document
 * @start: where a stretch begins
 * @end: where it ends; @start for a mere place, which marks touch that end or begin there
 *
 * Returns: (transfer full) (element-type MnRecord): the marks there, the innermost first
 */
GPtrArray *
mn_marks_at (MnDocument *document,
             guint       start,
             guint       end)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (unref_mark);

  mn_span_index_foreach (mn_document_get_index (document), start, end, take, marks);
  g_ptr_array_sort (marks, compare_inner_first);
  return marks;
}

static const char *
find_label (const MnTags *tags,
            const char   *id)
{
  const MnTag *tag = mn_tags_find (tags, id);

  return tag != NULL ? mn_tag_words_translate (tag->label) : id;
}

static void
describe_mention (MnDocument *document,
                  MnMention  *mention,
                  GString    *text)
{
  MnTagset *tagset = mn_library_get_tagset (mn_document_get_library (document));
  MnEntity *entity = mn_document_get_entity (document, &mention->entity);
  const char *type = find_label (&tagset->entity_types, mention->type);

  if (entity != NULL)
    /* Translators: what a mark is: its type and the name of the entity */
    g_string_append_printf (text, _("%s: %s"), type, entity->name);
  else
    g_string_append (text, type);
  if (mention->role != NULL)
    g_string_append_printf (text, "\n%s", mention->role);
}

/* Who says it, innermost: that is who a reader asks for */
static char *
get_claimant (MnDocument *document,
              MnClaim    *claim)
{
  const MnReferent *claimant;
  MnEntity *entity;
  MnRecord *mention;

  if (claim->attributions.n == 0)
    return g_strdup (_("the article"));
  claimant = &claim->attributions.items[claim->attributions.n - 1].claimant;
  entity = mn_document_get_entity (document, &claimant->entity);
  if (entity != NULL)
    return g_strdup (entity->name);
  mention = mn_document_get_mark (document, &claimant->mention);
  return mention != NULL ? mn_spans_get_quote (mn_mark_get_spans (mention)) : g_strdup (_("somebody unnamed"));
}

static void
describe_claim (MnDocument *document,
                MnClaim    *claim,
                GString    *text)
{
  MnLibrary *library = mn_document_get_library (document);
  MnTagset *tagset = mn_library_get_tagset (library);
  const MnVerdict *verdict = mn_claim_get_verdict (claim, mn_library_get_annotator (library));
  g_autofree char *claimant = get_claimant (document, claim);

  if (verdict == NULL && claim->verdicts.n > 0)
    verdict = &claim->verdicts.items[0];
  /* Translators: who makes a claim, such as “Claim by Anna Kelly” */
  g_string_append_printf (text, _("Claim by %s"), claimant);
  if (claim->kind != NULL)
    g_string_append_printf (text, " · %s", find_label (&tagset->claim_kinds, claim->kind));
  g_string_append_printf (text, " · %s",
                          verdict != NULL ? find_label (&tagset->verdicts, verdict->value) : _("unchecked"));
  if (claim->statement != NULL)
    g_string_append_printf (text, "\n%s", claim->statement);
}

/**
 * mn_mark_describe:
 * @document: a document
 * @mark: a mark of it
 *
 * Returns: (transfer full): what it is: of a mention type, entity and role; of a claim who makes it, kind, verdict and
 *   statement; of a remark what it says
 */
char *
mn_mark_describe (MnDocument *document,
                  MnRecord   *mark)
{
  GString *text = g_string_new (NULL);

  switch (mn_record_kind (mark))
    {
    case MN_RECORD_MENTION:
      describe_mention (document, (MnMention *) mark, text);
      break;
    case MN_RECORD_CLAIM:
      describe_claim (document, (MnClaim *) mark, text);
      break;
    case MN_RECORD_REMARK:
      g_string_append (text, _("Remark"));
      if (((MnRemark *) mark)->note != NULL)
        g_string_append_printf (text, "\n%s", ((MnRemark *) mark)->note);
      break;
    default:
      g_assert_not_reached ();
    }
  return g_string_free (text, FALSE);
}

/**
 * mn_marks_describe:
 * @document: a document
 * @marks: (element-type MnRecord): marks of it
 *
 * Returns: (transfer full): what the first few of them are, a paragraph each; "" where there are none
 */
char *
mn_marks_describe (MnDocument *document,
                   GPtrArray  *marks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (marks->len, MAX_TOLD); i++)
    {
      g_autofree char *description = mn_mark_describe (document, marks->pdata[i]);

      if (text->len > 0)
        g_string_append (text, "\n\n");
      g_string_append (text, description);
    }
  return g_string_free (text, FALSE);
}
