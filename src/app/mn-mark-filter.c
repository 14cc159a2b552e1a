/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-mark-filter.h"

#include "mn-library.h"
#include "mn-mark-list.h"

#include <string.h>

struct _MnMarkFilter
{
  GtkFilter   parent_instance;

  MnDocument *document;
  MnLayers   *layers;  /* NULL where all are shown */
  char       *words;   /* folded */
  char       *verdict; /* its id; "" for none, NULL for all */
};

G_DEFINE_FINAL_TYPE (MnMarkFilter, mn_mark_filter, GTK_TYPE_FILTER)

static gboolean
contains_words (const char *text,
                const char *words)
{
  g_autofree char *folded = text != NULL ? mn_name_fold (text) : NULL;

  return folded != NULL && strstr (folded, words) != NULL;
}

static gboolean
has_words (MnMarkFilter *self,
           MnRecord     *mark)
{
  g_autofree char *quote = NULL;

  if (self->words == NULL)
    return TRUE;
  quote = mn_spans_get_quote (mn_mark_get_spans (mark));
  if (contains_words (quote, self->words))
    return TRUE;
  if (mn_record_kind (mark) == MN_RECORD_CLAIM)
    {
      MnClaim *claim = (MnClaim *) mark;
      MnEntity *claimant = claim->attributions.n > 0
                               ? mn_document_get_entity (self->document, &claim->attributions.items[0].claimant.entity)
                               : NULL;

      return contains_words (claim->statement, self->words)
             || (claimant != NULL && contains_words (claimant->name, self->words));
    }
  return contains_words (((MnRemark *) mark)->note, self->words);
}

static gboolean
has_verdict (MnMarkFilter *self,
             MnRecord     *mark)
{
  MnLibrary *library = mn_document_get_library (self->document);
  const MnVerdict *verdict;

  if (self->verdict == NULL || mn_record_kind (mark) != MN_RECORD_CLAIM)
    return TRUE;
  verdict = mn_claim_get_verdict ((MnClaim *) mark, mn_library_get_annotator (library));
  return g_strcmp0 (verdict != NULL ? verdict->value : "", self->verdict) == 0;
}

static gboolean
mn_mark_filter_match (GtkFilter *filter,
                      gpointer   item)
{
  MnMarkFilter *self = MN_MARK_FILTER (filter);
  MnRecord *mark = mn_mark_item_get_mark (item);

  if (self->layers != NULL && !mn_layers_shows (self->layers, mark))
    return FALSE;
  return self->document == NULL || (has_verdict (self, mark) && has_words (self, mark));
}

/* Without anything to look for ten thousand claims are not looked at one by one */
static GtkFilterMatch
mn_mark_filter_get_strictness (GtkFilter *filter)
{
  MnMarkFilter *self = MN_MARK_FILTER (filter);

  return self->words == NULL && self->verdict == NULL && (self->layers == NULL || mn_layers_shows_all (self->layers))
             ? GTK_FILTER_MATCH_ALL
             : GTK_FILTER_MATCH_SOME;
}

static void
mn_mark_filter_finalize (GObject *object)
{
  MnMarkFilter *self = MN_MARK_FILTER (object);

  g_clear_object (&self->document);
  g_clear_object (&self->layers);
  g_free (self->words);
  g_free (self->verdict);

  G_OBJECT_CLASS (mn_mark_filter_parent_class)->finalize (object);
}

static void
mn_mark_filter_class_init (MnMarkFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_mark_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = mn_mark_filter_match;
  GTK_FILTER_CLASS (klass)->get_strictness = mn_mark_filter_get_strictness;
}

static void
mn_mark_filter_init (MnMarkFilter *self G_GNUC_UNUSED)
{
}

/**
 * mn_mark_filter_new:
 *
 * Returns: (transfer full): a filter that lets all through
 */
MnMarkFilter *
mn_mark_filter_new (void)
{
  return g_object_new (MN_TYPE_MARK_FILTER, NULL);
}

/**
 * mn_mark_filter_set_document:
 * @self: a filter
 * @document: (nullable): whose marks will be filtered, which begins when a model is given to what filters
 */
void
mn_mark_filter_set_document (MnMarkFilter *self,
                             MnDocument   *document)
{
  g_return_if_fail (MN_IS_MARK_FILTER (self));

  g_set_object (&self->document, document);
}

static void
on_layers (MnMarkFilter *self)
{
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * mn_mark_filter_set_layers:
 * @self: a filter
 * @layers: tells which marks are shown: no others pass
 */
void
mn_mark_filter_set_layers (MnMarkFilter *self,
                           MnLayers     *layers)
{
  g_return_if_fail (MN_IS_MARK_FILTER (self));
  g_return_if_fail (self->layers == NULL);

  self->layers = g_object_ref (layers);
  g_signal_connect_object (layers, "changed", G_CALLBACK (on_layers), self, G_CONNECT_SWAPPED);
}

static void
change (MnMarkFilter *self,
        char        **value,
        char         *wanted)
{
  if (g_strcmp0 (*value, wanted) == 0)
    {
      g_free (wanted);
      return;
    }
  g_free (*value);
  *value = wanted;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * mn_mark_filter_set_words:
 * @self: a filter
 * @words: what to look for in quotations, statements, notes and the names of claimants; compared case-folded and without
 *   diacritics; "" for all
 */
void
mn_mark_filter_set_words (MnMarkFilter *self,
                          const char   *words)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (MN_IS_MARK_FILTER (self));
  g_return_if_fail (words != NULL);

  folded = mn_name_fold (words);
  change (self, &self->words, *folded != '\0' ? g_steal_pointer (&folded) : NULL);
}

/**
 * mn_mark_filter_set_verdict:
 * @self: a filter
 * @verdict: (nullable): the id of a verdict, "" for claims on which the annotator has none yet; %NULL for all claims
 */
void
mn_mark_filter_set_verdict (MnMarkFilter *self,
                            const char   *verdict)
{
  g_return_if_fail (MN_IS_MARK_FILTER (self));

  change (self, &self->verdict, g_strdup (verdict));
}
