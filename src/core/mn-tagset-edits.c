/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-tagset-edits.h"

#include <string.h>

G_STATIC_ASSERT (offsetof (MnTag, label) == offsetof (MnAttributeType, label));

/**
 * mn_tag_label:
 * @tag: a #MnTag, #MnRelationType or #MnAttributeType
 *
 * Returns: (transfer none): where its label is
 */
char **
mn_tag_label (gpointer tag)
{
  return &((MnTag *) tag)->label;
}

/**
 * mn_tag_description:
 * @list: which list @tag is of
 * @tag: a #MnTag, #MnRelationType or #MnAttributeType
 *
 * Returns: (transfer none): where its description is
 */
char **
mn_tag_description (MnTagList list,
                    gpointer  tag)
{
  return list == MN_TAGS_ATTRIBUTES ? &((MnAttributeType *) tag)->description : &((MnTag *) tag)->description;
}

/**
 * mn_tagset_add_tag:
 * @self: a tagset that is being changed
 * @list: a list of tags
 * @label: what to call the new one
 * @color: (nullable): `#rrggbb`; attributes have none
 *
 * Adds a tag at the end of a list.
 *
 * Returns: (transfer none): its id, a UUID
 */
const char *
mn_tagset_add_tag (MnTagsetBuilder *self,
                   MnTagList        list,
                   const char      *label,
                   const char      *color)
{
  gpointer tag = mn_array_add (mn_tagset_get_info (list), mn_tagset_get_list (self, list));
  MnId id = mn_id_new ();
  char text[MN_ID_STRING_SIZE];

  *(const char **) tag = g_intern_string (mn_id_to_string (&id, text));
  *mn_tag_label (tag) = g_strdup (label);
  if (list != MN_TAGS_ATTRIBUTES)
    ((MnTag *) tag)->color = g_strdup (color);
  return mn_tag_get_id (tag);
}

/* Takes a word out of a list of words, or puts another in its place */
static void
replace_word (char     ***words,
              const char *from,
              const char *to)
{
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
  gboolean has_to = to == NULL || (*words != NULL && g_strv_contains ((const char *const *) *words, to));

  if (*words == NULL || !g_strv_contains ((const char *const *) *words, from))
    return;
  for (char **word = *words; *word != NULL; word++)
    if (strcmp (*word, from) != 0)
      g_strv_builder_add (left, *word);
    else if (!has_to)
      g_strv_builder_add (left, to);
  g_strfreev (*words);
  *words = g_strv_builder_end (left);
  if (**words == NULL)
    g_clear_pointer (words, g_strfreev);
}

static gboolean
has_namesake (const MnTagsetBuilder *self,
              const char            *id)
{
  return mn_tagset_find_tag (self, MN_TAGS_ENTITY_TYPES, id) != NULL
         || mn_tagset_find_tag (self, MN_TAGS_CLAIM_KINDS, id) != NULL
         || mn_tagset_find_tag (self, MN_TAGS_RELATION_TYPES, id) != NULL;
}

/* Relations join types, and attributes are those of types, kinds and relations */
static void
replace_references (MnTagsetBuilder *self,
                    MnTagList        list,
                    const char      *from,
                    const char      *to)
{
  for (guint i = 0; list == MN_TAGS_ENTITY_TYPES && i < self->relation_types.n; i++)
    {
      replace_word (&self->relation_types.items[i].from, from, to);
      replace_word (&self->relation_types.items[i].to, from, to);
    }
  /* a claim kind may be called as an entity type: “figure” */
  for (guint i = 0; !has_namesake (self, from) && i < self->attributes.n; i++)
    replace_word (&self->attributes.items[i].on, from, to);
}

static guint
find_position (gconstpointer tagset,
               MnTagList     list,
               const char   *id)
{
  guint position = 0;

  while (position < mn_tagset_get_list (tagset, list)->n
         && g_strcmp0 (mn_tag_get_id (mn_tagset_get_tag (tagset, list, position)), id) != 0)
    position++;
  return position;
}

/**
 * mn_tagset_remove_tag:
 * @self: a tagset that is being changed
 * @list: a list of tags
 * @id: the id of a tag
 * @instead: (nullable): the id of the tag that takes its place
 *
 * Removes a tag, also from what relations may join and from where attributes are. The uses of the tag are for
 * mn_tag_turns_apply().
 *
 * Returns: whether it was there
 */
gboolean
mn_tagset_remove_tag (MnTagsetBuilder *self,
                      MnTagList        list,
                      const char      *id,
                      const char      *instead)
{
  const char *word = g_intern_string (id); /* @id may be the tag's own */
  guint position = find_position (self, list, id);

  if (position == mn_tagset_get_list (self, list)->n)
    return FALSE;
  mn_array_remove (mn_tagset_get_info (list), mn_tagset_get_list (self, list), position);
  replace_references (self, list, word, instead);
  return TRUE;
}

/* Moves one of equal structs by turning those between */
static gboolean
move_item (const MnStructInfo *info,
           MnArray            *array,
           guint               from,
           guint               to)
{
  char *items = array->items;
  g_autofree char *held = NULL;

  if (from >= array->n || to >= array->n || from == to)
    return FALSE;
  held = g_memdup2 (items + from * info->size, info->size);
  if (from < to)
    memmove (items + from * info->size, items + (from + 1) * info->size, (to - from) * info->size);
  else
    memmove (items + (to + 1) * info->size, items + to * info->size, (from - to) * info->size);
  memcpy (items + to * info->size, held, info->size);
  return TRUE;
}

/**
 * mn_tagset_move_tag:
 * @self: a tagset that is being changed
 * @list: a list of tags
 * @id: the id of a tag
 * @position: where it shall be
 *
 * Returns: whether it stands elsewhere now
 */
gboolean
mn_tagset_move_tag (MnTagsetBuilder *self,
                    MnTagList        list,
                    const char      *id,
                    guint            position)
{
  return move_item (mn_tagset_get_info (list), mn_tagset_get_list (self, list), find_position (self, list, id), position);
}

/**
 * mn_tagset_adopt:
 * @self: a tagset that is being changed
 * @wanted: another one, a preset or one of a file
 * @with_cues: whether its cues too
 *
 * Makes a tagset as another one is. A list that is empty there says nothing: it stays.
 */
void
mn_tagset_adopt (MnTagsetBuilder *self,
                 MnTagset        *wanted,
                 gboolean         with_cues)
{
  for (guint list = 0; list < MN_TAGS_N_LISTS; list++)
    {
      const MnArray *tags = mn_tagset_get_list (wanted, list);

      if (tags->n > 0)
        mn_array_set (mn_tagset_get_info (list), mn_tagset_get_list (self, list), tags->items, tags->n);
    }
  if (with_cues)
    mn_array_set (&mn_cue_word_info, &self->cues, wanted->cues.items, wanted->cues.n);
}

static gboolean
is_turned (const MnTagTurn *turns,
           guint            n_turns,
           MnTagList        list,
           const char      *id)
{
  for (guint i = 0; i < n_turns; i++)
    if (turns[i].list == list && g_strcmp0 (turns[i].from, id) == 0)
      return TRUE;
  return FALSE;
}

static void
keep_tag (MnTagsetBuilder *self,
          MnTagList        list,
          gconstpointer    tag)
{
  gpointer kept;

  if (tag == NULL || mn_tagset_find_tag (self, list, mn_tag_get_id (tag)) != NULL)
    return;
  kept = mn_array_add (mn_tagset_get_info (list), mn_tagset_get_list (self, list));
  mn_struct_copy (mn_tagset_get_info (list), kept, tag);
  if (list != MN_TAGS_ATTRIBUTES && mn_tagset_find_key (self, ((MnTag *) kept)->key, mn_tag_get_id (kept)) != NULL)
    g_clear_pointer (&((MnTag *) kept)->key, g_free);
}

/**
 * mn_tagset_keep_used:
 * @self: a tagset that is being changed
 * @before: as it was
 * @uses: how much its tags are used
 * @turns: (array length=n_turns): what becomes of the uses of some
 * @n_turns: how many they are
 *
 * Puts back, at the end of their lists, the tags that are gone though they are used, and for which no turn says what
 * becomes of that: a library has all tags that its records have.
 */
void
mn_tagset_keep_used (MnTagsetBuilder *self,
                     MnTagset        *before,
                     const MnTagUses *uses,
                     const MnTagTurn *turns,
                     guint            n_turns)
{
  for (guint list = 0; list < MN_TAGS_N_LISTS; list++)
    for (guint i = 0; i < mn_tagset_get_list (before, list)->n; i++)
      {
        gpointer tag = mn_tagset_get_tag (before, list, i);

        if (mn_tag_uses_has (uses, list, mn_tag_get_id (tag)) && !is_turned (turns, n_turns, list, mn_tag_get_id (tag)))
          keep_tag (self, list, tag);
      }
  for (guint i = 0; i < n_turns; i++)
    if (turns[i].to != NULL)
      keep_tag (self, turns[i].list, mn_tagset_find_tag (before, turns[i].list, turns[i].to));
}

/**
 * mn_tagset_find_key:
 * @tagset: a tagset, or a builder of one
 * @key: (nullable): a letter
 * @except: (nullable): the id of a tag that may have it
 *
 * Returns: (transfer none) (nullable): the entity type or claim kind that one marks with by @key
 */
const MnTag *
mn_tagset_find_key (gconstpointer tagset,
                    const char   *key,
                    const char   *except)
{
  static const MnTagList lists[] = { MN_TAGS_ENTITY_TYPES, MN_TAGS_CLAIM_KINDS };

  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < mn_tagset_get_list (tagset, lists[i])->n; j++)
      {
        const MnTag *tag = mn_tagset_get_tag (tagset, lists[i], j);

        if (g_strcmp0 (tag->key, key) == 0 && g_strcmp0 (tag->id, except) != 0)
          return tag;
      }
  return NULL;
}

static guint
find_cue (gconstpointer tagset,
          const char   *text,
          const char   *language)
{
  const MnCueWords *cues = &((MnTagset *) tagset)->cues;
  guint position = 0;

  while (position < cues->n
         && (g_strcmp0 (cues->items[position].text, text) != 0
             || g_strcmp0 (cues->items[position].language, language) != 0))
    position++;
  return position;
}

/**
 * mn_tagset_find_cue:
 * @tagset: a tagset, or a builder of one
 * @text: a cue, in lower case
 * @language: (nullable): its language
 *
 * Returns: (transfer none) (nullable): that cue
 */
MnCueWord *
mn_tagset_find_cue (gconstpointer tagset,
                    const char   *text,
                    const char   *language)
{
  const MnCueWords *cues = &((MnTagset *) tagset)->cues;
  guint position = find_cue (tagset, text, language);

  return position < cues->n ? &cues->items[position] : NULL;
}

/**
 * mn_tagset_add_cue:
 * @self: a tagset that is being changed
 * @text: a word or phrase, in lower case
 * @language: (nullable): its language
 *
 * Adds a cue at the end, or finds it.
 *
 * Returns: (transfer none): it
 */
MnCueWord *
mn_tagset_add_cue (MnTagsetBuilder *self,
                   const char      *text,
                   const char      *language)
{
  MnCueWord *cue = mn_tagset_find_cue (self, text, language);

  if (cue != NULL)
    return cue;
  cue = mn_array_add (&mn_cue_word_info, &self->cues);
  *cue = (MnCueWord){ g_strdup (text), g_strdup (language), mn_cues_guess_kind (text) };
  return cue;
}

/**
 * mn_tagset_remove_cue:
 * @self: a tagset that is being changed
 * @text: a cue
 * @language: (nullable): its language
 *
 * Returns: whether it was there
 */
gboolean
mn_tagset_remove_cue (MnTagsetBuilder *self,
                      const char      *text,
                      const char      *language)
{
  guint position = find_cue (self, text, language);

  if (position == self->cues.n)
    return FALSE;
  mn_array_remove (&mn_cue_word_info, &self->cues, position);
  return TRUE;
}

/**
 * mn_tagset_move_cue:
 * @self: a tagset that is being changed
 * @text: a cue
 * @language: (nullable): its language
 * @position: where it shall be
 *
 * Returns: whether it stands elsewhere now
 */
gboolean
mn_tagset_move_cue (MnTagsetBuilder *self,
                    const char      *text,
                    const char      *language,
                    guint            position)
{
  return move_item (&mn_cue_word_info, (MnArray *) &self->cues, find_cue (self, text, language), position);
}
