/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-cues.h"

#include <string.h>

const char *const mn_cue_kind_names[]
    = { "saying", "plain", "telling", "calling", "noun too", "source", "hearsay", "manner", MN_NAMES_END };

static const MnFieldInfo cue_word_fields[] = {
  { "text", MN_FIELD_STRING, offsetof (MnCueWord, text), MN_FIELD_REQUIRED, NULL, NULL },
  { "language", MN_FIELD_STRING, offsetof (MnCueWord, language), 0, NULL, NULL },
  { "kind", MN_FIELD_ENUM, offsetof (MnCueWord, kind), MN_FIELD_REQUIRED, NULL, mn_cue_kind_names },
};
const MnStructInfo mn_cue_word_info = MN_STRUCT_INFO (MnCueWord, cue_word_fields);

/* “es” is the language of “es-MX” */
static gboolean
is_language (const char *cue,
             const char *language)
{
  gsize n = strcspn (cue, "-_");

  return cue[n] == '\0' && strcspn (language, "-_") == n && g_ascii_strncasecmp (cue, language, n) == 0;
}

static gboolean
has_language (const MnCueWords *self,
              const char       *language)
{
  for (guint i = 0; i < self->n; i++)
    if (self->items[i].language != NULL && is_language (self->items[i].language, language))
      return TRUE;
  return FALSE;
}

/**
 * mn_cues_of_language:
 * @self: cue words
 * @language: (nullable): the language of an article (BCP 47), or %NULL where nobody said which it is
 *
 * Returns: (transfer container) (element-type MnCueWord): those that may stand in the article: of its language and of
 *   any; all where there are none for it
 */
GPtrArray *
mn_cues_of_language (const MnCueWords *self,
                     const char       *language)
{
  GPtrArray *found = g_ptr_array_new ();
  gboolean all = language == NULL || !has_language (self, language);

  for (guint i = 0; i < self->n; i++)
    if (all || self->items[i].language == NULL || is_language (self->items[i].language, language))
      g_ptr_array_add (found, &self->items[i]);
  return found;
}

static gboolean
starts_with_one_of (const char        *cue,
                    const char *const *beginnings)
{
  for (guint i = 0; beginnings[i] != NULL; i++)
    if (g_str_has_prefix (cue, beginnings[i]))
      return TRUE;
  return FALSE;
}

/**
 * mn_cues_guess_kind:
 * @text: a cue, in lower case
 *
 * Tells by how it is made what @text does in a sentence as long as nobody has said so: an adverb or “is … to” is
 * hearsay, what begins with a preposition goes with another cue, the rest are verbs.
 *
 * Returns: what it does
 */
MnCueKind
mn_cues_guess_kind (const char *text)
{
  static const char *const passives[] = { "is ", "are ", "was ", "were ", NULL };
  static const char *const prepositions[] = { "in ", "on ", "at ", "en ", "through ", "by ", "a través ", NULL };

  if (g_str_has_suffix (text, "edly") || g_str_has_suffix (text, "mente"))
    return MN_CUE_HEARSAY;
  if (starts_with_one_of (text, passives) && g_str_has_suffix (text, " to"))
    return MN_CUE_HEARSAY;
  return starts_with_one_of (text, prepositions) ? MN_CUE_MANNER : MN_CUE_SAYING;
}
