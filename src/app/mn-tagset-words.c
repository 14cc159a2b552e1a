/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tagset-words.h"

#include <glib/gi18n.h>

/**
 * mn_tagset_words_list:
 * @list: a list of tags, or %MN_TAGS_CUES
 *
 * Returns: (transfer none): what to call it
 */
const char *
mn_tagset_words_list (MnTagList list)
{
  static const char *const words[] = {
    [MN_TAGS_ENTITY_TYPES] = N_ ("Entity Types"), [MN_TAGS_CLAIM_KINDS] = N_ ("Claim Kinds"),
    [MN_TAGS_STANCES] = N_ ("Stances"),           [MN_TAGS_VERDICTS] = N_ ("Verdicts"),
    [MN_TAGS_ROLES] = N_ ("Participant Roles"),   [MN_TAGS_RELATION_TYPES] = N_ ("Relations"),
    [MN_TAGS_ATTRIBUTES] = N_ ("Attributes"),     [MN_TAGS_CUES] = N_ ("Cue Words"),
  };

  return _(words[list]);
}

/**
 * mn_tagset_words_new:
 * @list: a list of tags, or %MN_TAGS_CUES
 *
 * Returns: (transfer none): what a new one is called until somebody names it
 */
const char *
mn_tagset_words_new (MnTagList list)
{
  static const char *const words[] = {
    [MN_TAGS_ENTITY_TYPES] = N_ ("New type"), [MN_TAGS_CLAIM_KINDS] = N_ ("New kind"),
    [MN_TAGS_STANCES] = N_ ("New stance"),    [MN_TAGS_VERDICTS] = N_ ("New verdict"),
    [MN_TAGS_ROLES] = N_ ("New role"),        [MN_TAGS_RELATION_TYPES] = N_ ("New relation"),
    [MN_TAGS_ATTRIBUTES] = N_ ("New attribute"), [MN_TAGS_CUES] = N_ ("new cue"),
  };

  return _(words[list]);
}

static const char *
look_up (const char *const *names,
         const char *const *words,
         const char        *name)
{
  int found = name != NULL ? mn_enum_from_name (names, name) : -1;

  return found >= 0 ? _(words[found]) : "";
}

/**
 * mn_tagset_words_cue_kind:
 * @kind: (nullable): the name of an #MnCueKind
 *
 * Returns: (transfer none): what to call it
 */
const char *
mn_tagset_words_cue_kind (const char *kind)
{
  static const char *const words[] = {
    [MN_CUE_SAYING] = N_ ("Verb: “announced”"),
    [MN_CUE_PLAIN] = N_ ("Verb, also without “that”: “said”"),
    [MN_CUE_TELLING] = N_ ("Verb with an addressee: “told”"),
    [MN_CUE_CALLING] = N_ ("Verb that names: “called it …”"),
    [MN_CUE_NOUN_TOO] = N_ ("Verb that may be a noun: “estimates”"),
    [MN_CUE_SOURCE] = N_ ("Before who says it: “according to”"),
    [MN_CUE_HEARSAY] = N_ ("Hearsay: “allegedly”"),
    [MN_CUE_MANNER] = N_ ("Only beside a verb: “in a statement”"),
  };

  return look_up (mn_cue_kind_names, words, kind);
}

/**
 * mn_tagset_words_attribute_kind:
 * @kind: (nullable): the name of an #MnAttributeKind
 *
 * Returns: (transfer none): what to call it
 */
const char *
mn_tagset_words_attribute_kind (const char *kind)
{
  static const char *const words[] = {
    [MN_ATTRIBUTE_TEXT] = N_ ("Text"),     [MN_ATTRIBUTE_BOOLEAN] = N_ ("Yes or no"), [MN_ATTRIBUTE_CHOICE] = N_ ("Choice"),
    [MN_ATTRIBUTE_NUMBER] = N_ ("Number"), [MN_ATTRIBUTE_DATE] = N_ ("Date"),
  };

  return look_up (mn_attribute_kind_names, words, kind);
}

/**
 * mn_tagset_words_use:
 * @list: a list of tags
 * @use: how much a tag of it is used
 *
 * Returns: (transfer full): the same in words: “Used by 312 mentions in 14 articles and 3 entities”
 */
char *
mn_tagset_words_use (MnTagList       list,
                     const MnTagUse *use)
{
  g_autofree char *marks = NULL;
  g_autofree char *articles
      = g_strdup_printf (g_dngettext (NULL, "%u article", "%u articles", use->n_articles), use->n_articles);
  g_autofree char *records = NULL;

  if (list == MN_TAGS_ENTITY_TYPES)
    marks = g_strdup_printf (g_dngettext (NULL, "%u mention", "%u mentions", use->n_marks), use->n_marks);
  else if (list == MN_TAGS_ATTRIBUTES)
    marks = g_strdup_printf (g_dngettext (NULL, "%u mark", "%u marks", use->n_marks), use->n_marks);
  else
    marks = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", use->n_marks), use->n_marks);
  if (list == MN_TAGS_ENTITY_TYPES)
    records = g_strdup_printf (g_dngettext (NULL, "%u entity", "%u entities", use->n_records), use->n_records);
  else if (list == MN_TAGS_RELATION_TYPES)
    records = g_strdup_printf (g_dngettext (NULL, "%u relation", "%u relations", use->n_records), use->n_records);
  else
    /* Translators: entities and relations that have an attribute */
    records = g_strdup_printf (g_dngettext (NULL, "%u entity or relation", "%u entities and relations", use->n_records),
                               use->n_records);

  if (use->n_marks > 0 && use->n_records > 0)
    /* Translators: “312 mentions”, “14 articles”, “3 entities” */
    return g_strdup_printf (_("Used by %s in %s and by %s"), marks, articles, records);
  if (use->n_marks > 0)
    /* Translators: “312 mentions”, “14 articles” */
    return g_strdup_printf (_("Used by %s in %s"), marks, articles);
  /* Translators: “3 entities” */
  return use->n_records > 0 ? g_strdup_printf (_("Used by %s"), records) : g_strdup (_("Not used"));
}

/**
 * mn_tagset_words_clear:
 * @list: a list of tags
 *
 * Returns: (transfer none): what it is called to let nothing take the place of a tag
 */
const char *
mn_tagset_words_clear (MnTagList list)
{
  switch (list)
    {
    case MN_TAGS_ENTITY_TYPES:
      return _("Remove its mentions and entities");
    case MN_TAGS_RELATION_TYPES:
      return _("Remove its relations");
    case MN_TAGS_CLAIM_KINDS:
      return _("Leave the claims without a kind");
    case MN_TAGS_STANCES:
      return _("Leave the claims without a stance");
    case MN_TAGS_VERDICTS:
      return _("Remove the verdicts, with their reasoning");
    case MN_TAGS_ROLES:
      return _("Remove the participants from the claims");
    case MN_TAGS_ATTRIBUTES:
    case MN_TAGS_N_LISTS:
    default:
      return _("Remove its values");
    }
}
