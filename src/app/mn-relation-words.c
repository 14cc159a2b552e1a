/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-relation-words.h"

#include "mn-relation-rules.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

/* The types that ship, and the same from the other end. A type of one's own has an arrow there */
static const struct
{
  const char *label;
  const char *inverse;
} inverses[] = {
  { "Supports", NC_ ("relation", "Supported by") },
  { "Repeats", NC_ ("relation", "Repeated by") },
  { "Updates", NC_ ("relation", "Updated by") },
  { "Qualifies", NC_ ("relation", "Qualified by") },
  { "Is part of", NC_ ("relation", "Has as part") },
  { "Answers", NC_ ("relation", "Answered by") },
  { "Holds office at", NC_ ("relation", "Has in office") },
  { "Is a member of", NC_ ("relation", "Has as member") },
  { "Is located in", NC_ ("relation", "Is the location of") },
};

/**
 * mn_relation_words:
 * @tagset: what may be said
 * @type: the id of a relation type, perhaps one that the tagset does not have
 * @is_outgoing: whether it goes out from what is looked at; all the same where it is symmetric
 *
 * Returns: (transfer full): what to call it: “Supports”, “Supported by”
 */
char *
mn_relation_words (MnTagset   *tagset,
                   const char *type,
                   gboolean    is_outgoing)
{
  const MnRelationType *known = mn_relation_type_find (tagset, type);
  const char *label = known != NULL ? known->tag.label : type;

  if (is_outgoing || (known != NULL && known->is_symmetric))
    return g_strdup (mn_tag_words_translate (label));
  for (gsize i = 0; i < G_N_ELEMENTS (inverses); i++)
    if (g_strcmp0 (label, inverses[i].label) == 0)
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "relation", inverses[i].inverse));
  /* Translators: a relation that goes out from the other end: “contradicts”, seen from what is contradicted */
  return g_strdup_printf (_("← %s"), mn_tag_words_translate (label));
}
