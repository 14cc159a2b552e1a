/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tag-item.h"

#include "mn-tag-words.h"
#include "mn-tagset-words.h"

struct _MnTagItem
{
  GObject    parent_instance;

  MnTagset  *tagset;
  MnTagPlace place; /* with words of its own */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnTagItem, mn_tag_item, G_TYPE_OBJECT)

static void
mn_tag_item_finalize (GObject *object)
{
  g_clear_pointer (&MN_TAG_ITEM (object)->tagset, mn_tagset_unref);

  G_OBJECT_CLASS (mn_tag_item_parent_class)->finalize (object);
}

static void
mn_tag_item_class_init (MnTagItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_tag_item_finalize;

  /**
   * MnTagItem::changed:
   * @self: an item
   *
   * The tagset changed, and with it maybe what the item says.
   */
  signals[CHANGED] = g_signal_new ("changed", MN_TYPE_TAG_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_tag_item_init (MnTagItem *self G_GNUC_UNUSED)
{
}

/**
 * mn_tag_item_new:
 * @tagset: a tagset
 * @place: a tag or cue of it
 *
 * Returns: (transfer full): an item for it
 */
MnTagItem *
mn_tag_item_new (MnTagset         *tagset,
                 const MnTagPlace *place)
{
  MnTagItem *self = g_object_new (MN_TYPE_TAG_ITEM, NULL);

  mn_tag_item_set (self, tagset, place);
  return self;
}

/**
 * mn_tag_item_set:
 * @self: an item
 * @tagset: the tagset as it is now
 * @place: what the tag or cue is called there
 */
void
mn_tag_item_set (MnTagItem        *self,
                 MnTagset         *tagset,
                 const MnTagPlace *place)
{
  MnTagPlace taken = { place->list, g_intern_string (place->id), g_intern_string (place->language) };
  MnTagset *before = self->tagset;

  self->tagset = mn_tagset_ref (tagset);
  self->place = taken;
  g_clear_pointer (&before, mn_tagset_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * mn_tag_item_get_place:
 * @self: an item
 *
 * Returns: (transfer none): what names it
 */
const MnTagPlace *
mn_tag_item_get_place (MnTagItem *self)
{
  return &self->place;
}

/**
 * mn_tag_item_get_tagset:
 * @self: an item
 *
 * Returns: (transfer none): the tagset that it is of
 */
MnTagset *
mn_tag_item_get_tagset (MnTagItem *self)
{
  return self->tagset;
}

/**
 * mn_tag_item_get_tag:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the tag; %NULL for attributes and cues, which have no colour and no key
 */
const MnTag *
mn_tag_item_get_tag (MnTagItem *self)
{
  return self->place.list < MN_TAGS_ATTRIBUTES ? mn_tagset_find_tag (self->tagset, self->place.list, self->place.id) : NULL;
}

/**
 * mn_tag_item_get:
 * @self: an item
 * @field: a field
 *
 * Returns: (transfer full) (nullable): what it says
 */
char *
mn_tag_item_get (MnTagItem *self,
                 MnTagField field)
{
  return mn_tag_field_is_of (self->place.list, field) ? mn_tag_field_get (self->tagset, &self->place, field) : NULL;
}

/**
 * mn_tag_item_is:
 * @self: an item
 * @place: what names a tag or cue
 *
 * Returns: whether it is that
 */
gboolean
mn_tag_item_is (MnTagItem        *self,
                const MnTagPlace *place)
{
  return self->place.list == place->list && g_strcmp0 (self->place.id, place->id) == 0
         && g_strcmp0 (self->place.language, place->language) == 0;
}

/**
 * mn_tag_item_dup_title:
 * @self: an item
 *
 * Returns: (transfer full): what to call it in a list
 */
char *
mn_tag_item_dup_title (MnTagItem *self)
{
  g_autofree char *label = mn_tag_item_get (self, MN_TAG_LABEL);

  if (label == NULL)
    return g_strdup (self->place.id);
  return g_strdup (self->place.list == MN_TAGS_CUES ? label : mn_tag_words_translate (label));
}

/**
 * mn_tag_item_dup_detail:
 * @self: an item
 *
 * Returns: (transfer full): what else to say of it in a list
 */
char *
mn_tag_item_dup_detail (MnTagItem *self)
{
  g_autofree char *description = mn_tag_item_get (self, MN_TAG_DESCRIPTION);
  g_autofree char *kind = mn_tag_item_get (self, MN_TAG_KIND);

  if (self->place.list == MN_TAGS_CUES && self->place.language != NULL)
    return g_strdup_printf ("%s · %s", self->place.language, mn_tagset_words_cue_kind (kind));
  if (self->place.list == MN_TAGS_CUES)
    return g_strdup (mn_tagset_words_cue_kind (kind));
  if (self->place.list == MN_TAGS_ATTRIBUTES && description == NULL)
    return g_strdup (mn_tagset_words_attribute_kind (kind));
  return g_strdup (description != NULL ? mn_tag_words_translate (description) : "");
}

/**
 * mn_tag_items_count:
 * @tagset: a tagset
 * @list: a list of tags, or %MN_TAGS_CUES
 *
 * Returns: how many it has
 */
guint
mn_tag_items_count (MnTagset *tagset,
                    MnTagList list)
{
  return list == MN_TAGS_CUES ? tagset->cues.n : mn_tagset_get_list (tagset, list)->n;
}

/**
 * mn_tag_items_place:
 * @tagset: a tagset
 * @list: a list of tags, or %MN_TAGS_CUES
 * @position: less than how many they are
 * @place: (out): what names the one there
 */
void
mn_tag_items_place (MnTagset   *tagset,
                    MnTagList   list,
                    guint       position,
                    MnTagPlace *place)
{
  if (list == MN_TAGS_CUES)
    *place = (MnTagPlace){ list, tagset->cues.items[position].text, tagset->cues.items[position].language };
  else
    *place = (MnTagPlace){ list, mn_tag_get_id (mn_tagset_get_tag (tagset, list, position)), NULL };
}

static MnTagItem *
find_item (GListStore       *items,
           const MnTagPlace *place)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      g_autoptr (MnTagItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);

      if (mn_tag_item_is (item, place))
        return g_steal_pointer (&item);
    }
  return NULL;
}

/* How many items stand where another shall: one is called otherwise now, more have moved */
static guint
count_others (GListStore *items,
              MnTagset   *tagset,
              MnTagList   list)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      g_autoptr (MnTagItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);
      MnTagPlace place;

      mn_tag_items_place (tagset, list, i, &place);
      n += !mn_tag_item_is (item, &place);
    }
  return n;
}

/**
 * mn_tag_items_fill:
 * @items: (element-type MnTagItem): a list
 * @tagset: a tagset
 * @list: a list of tags, or %MN_TAGS_CUES
 *
 * Makes @items what the tagset has. Those that are there already stay the same objects, so that what is selected stays
 * selected, also where a cue is called otherwise now.
 */
void
mn_tag_items_fill (GListStore *items,
                   MnTagset   *tagset,
                   MnTagList   list)
{
  guint n = mn_tag_items_count (tagset, list);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (items));
  gboolean is_in_place = n == n_before && count_others (items, tagset, list) <= 1;
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      MnTagPlace place;
      MnTagItem *item;

      mn_tag_items_place (tagset, list, i, &place);
      item = is_in_place ? g_list_model_get_item (G_LIST_MODEL (items), i) : find_item (items, &place);
      if (item == NULL)
        item = mn_tag_item_new (tagset, &place);
      else
        mn_tag_item_set (item, tagset, &place);
      g_ptr_array_add (wanted, item);
    }
  if (!is_in_place)
    g_list_store_splice (items, 0, n_before, wanted->pdata, wanted->len);
}
