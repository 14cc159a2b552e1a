/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-article-list.h"


#define PAGE_SIZE 64
#define MAX_PAGES 32

struct _MnArticleItem
{
  GObject    parent_instance;
  MnArticle *article;
};

enum
{
  ITEM_PROP_0,
  ITEM_PROP_ARTICLE,
  N_ITEM_PROPS
};

static GParamSpec *item_properties[N_ITEM_PROPS];

G_DEFINE_FINAL_TYPE (MnArticleItem, mn_article_item, G_TYPE_OBJECT)

static void
mn_article_item_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  MnArticleItem *self = MN_ARTICLE_ITEM (object);

  switch (id)
    {
    case ITEM_PROP_ARTICLE:
      g_value_set_boxed (value, self->article);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_article_item_finalize (GObject *object)
{
  g_clear_pointer (&MN_ARTICLE_ITEM (object)->article, mn_article_unref);

  G_OBJECT_CLASS (mn_article_item_parent_class)->finalize (object);
}

static void
mn_article_item_class_init (MnArticleItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_article_item_get_property;
  object_class->finalize = mn_article_item_finalize;

  /**
   * MnArticleItem:article:
   *
   * The article's head.
   */
  item_properties[ITEM_PROP_ARTICLE] = g_param_spec_boxed ("article", NULL, NULL, mn_article_get_type (),
                                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_ITEM_PROPS, item_properties);
}

static void
mn_article_item_init (MnArticleItem *self G_GNUC_UNUSED)
{
}

/**
 * mn_article_item_get_article:
 * @self: an item
 *
 * Returns: (transfer none): the article's head
 */
MnArticle *
mn_article_item_get_article (MnArticleItem *self)
{
  return self->article;
}

struct _MnArticleList
{
  GObject     parent_instance;

  MnLibrary  *library;
  char       *words;
  gint        status;
  guint       n_items;
  GHashTable *pages;   /* number to GPtrArray of MnArticleItem */
  GQueue      recent;  /* page numbers, the latest used first */
  guint       idle;
};

static void mn_article_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnArticleList, mn_article_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mn_article_list_list_model_init))

static MnArticleFilter
get_filter (MnArticleList *self)
{
  return (MnArticleFilter){ self->status, self->words, MN_ORDER_ADDED };
}

static GPtrArray *
read_page (MnArticleList *self,
           guint          number)
{
  MnArticleFilter filter = get_filter (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles
      = mn_snapshot_list_articles (mn_library_get_snapshot (self->library), &filter, (gint64) number * PAGE_SIZE,
                                   PAGE_SIZE, &error);
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);

  if (articles == NULL)
    g_debug ("A page of the library could not be read: %s", error->message);
  for (guint i = 0; articles != NULL && i < articles->len; i++)
    {
      MnArticleItem *item = g_object_new (MN_TYPE_ARTICLE_ITEM, NULL);

      item->article = mn_article_ref (articles->pdata[i]);
      g_ptr_array_add (page, item);
    }
  return page;
}

static GPtrArray *
get_page (MnArticleList *self,
          guint          number)
{
  GPtrArray *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

  if (page != NULL)
    return page;
  page = read_page (self, number);
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  g_queue_push_head (&self->recent, GUINT_TO_POINTER (number));
  if (self->recent.length > MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));
  return page;
}

static GType
mn_article_list_get_item_type (GListModel *model G_GNUC_UNUSED)
{
  return MN_TYPE_ARTICLE_ITEM;
}

static guint
mn_article_list_get_n_items (GListModel *model)
{
  return MN_ARTICLE_LIST (model)->n_items;
}

static gpointer
mn_article_list_get_item (GListModel *model,
                          guint       position)
{
  MnArticleList *self = MN_ARTICLE_LIST (model);
  GPtrArray *page;

  if (position >= self->n_items)
    return NULL;
  page = get_page (self, position / PAGE_SIZE);
  if (position % PAGE_SIZE < page->len)
    return g_object_ref (page->pdata[position % PAGE_SIZE]);
  /* another process has removed some since they were counted; the next poll puts that right */
  return g_object_new (MN_TYPE_ARTICLE_ITEM, NULL);
}

static void
mn_article_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mn_article_list_get_item_type;
  iface->get_n_items = mn_article_list_get_n_items;
  iface->get_item = mn_article_list_get_item;
}

static void
forget_pages (MnArticleList *self)
{
  g_hash_table_remove_all (self->pages);
  g_queue_clear (&self->recent);
}

static void
reload (MnArticleList *self)
{
  MnArticleFilter filter = get_filter (self);
  guint n_before = self->n_items;
  gint64 n = mn_snapshot_count_articles (mn_library_get_snapshot (self->library), &filter, NULL);

  forget_pages (self);
  self->n_items = (guint) CLAMP (n, 0, G_MAXINT);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->n_items);
}

/* Puts newer heads into the items of a page; tells whether they are still the same articles */
static gboolean
update_page (GPtrArray *page,
             GPtrArray *newer)
{
  if (page->len != newer->len)
    return FALSE;
  for (guint i = 0; i < page->len; i++)
    {
      MnArticleItem *item = page->pdata[i];
      MnArticleItem *next = newer->pdata[i];

      if (!mn_id_equal (&item->article->record.id, &next->article->record.id))
        return FALSE;
      if (item->article->record.revision == next->article->record.revision
          && item->article->n_mentions == next->article->n_mentions
          && item->article->n_claims == next->article->n_claims)
        continue;
      mn_article_unref (item->article);
      item->article = mn_article_ref (next->article);
      g_object_notify_by_pspec (G_OBJECT (item), item_properties[ITEM_PROP_ARTICLE]);
    }
  return TRUE;
}

/**
 * mn_article_list_refresh:
 * @self: a list
 *
 * Reads again what has been read. Rows that are the same articles are kept and notify, so that nothing jumps.
 */
void
mn_article_list_refresh (MnArticleList *self)
{
  MnArticleFilter filter = get_filter (self);
  GHashTableIter iter;
  gpointer number, page;

  if (mn_snapshot_count_articles (mn_library_get_snapshot (self->library), &filter, NULL) != self->n_items)
    {
      reload (self);
      return;
    }
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &number, &page))
    {
      g_autoptr (GPtrArray) newer = read_page (self, GPOINTER_TO_UINT (number));

      if (!update_page (page, newer))
        {
          reload (self);
          return;
        }
    }
}

static gboolean
on_idle (gpointer user_data)
{
  MnArticleList *self = user_data;

  self->idle = 0;
  mn_article_list_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
on_articles_changed (MnArticleList *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (on_idle, self);
}

static void
mn_article_list_finalize (GObject *object)
{
  MnArticleList *self = MN_ARTICLE_LIST (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->library);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_queue_clear (&self->recent);

  G_OBJECT_CLASS (mn_article_list_parent_class)->finalize (object);
}

static void
mn_article_list_class_init (MnArticleListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_article_list_finalize;
}

static void
mn_article_list_init (MnArticleList *self)
{
  self->status = -1;
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->recent);
}

/**
 * mn_article_list_new:
 * @library: a library
 *
 * Returns: (transfer full): its articles, the latest added first
 */
MnArticleList *
mn_article_list_new (MnLibrary *library)
{
  MnArticleList *self = g_object_new (MN_TYPE_ARTICLE_LIST, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "articles-changed", G_CALLBACK (on_articles_changed), self, G_CONNECT_SWAPPED);
  reload (self);
  return self;
}

/**
 * mn_article_list_set_words:
 * @self: a list
 * @words: (nullable): what their title or text must have
 */
void
mn_article_list_set_words (MnArticleList *self,
                           const char    *words)
{
  if (words != NULL && *words == '\0')
    words = NULL;
  if (g_strcmp0 (words, self->words) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  reload (self);
}

/**
 * mn_article_list_set_status:
 * @self: a list
 * @status: an #MnArticleStatus, or -1 for all
 */
void
mn_article_list_set_status (MnArticleList *self,
                            gint           status)
{
  if (status == self->status)
    return;
  self->status = status;
  reload (self);
}

/**
 * mn_article_list_is_filtered:
 * @self: a list
 *
 * Returns: whether it may leave articles out
 */
gboolean
mn_article_list_is_filtered (MnArticleList *self)
{
  return self->words != NULL || self->status >= 0;
}

/**
 * mn_article_list_find:
 * @self: a list
 * @article: an article
 *
 * Looks among the pages at hand.
 *
 * Returns: its position, or -1
 */
gint64
mn_article_list_find (MnArticleList *self,
                      const MnId    *article)
{
  GHashTableIter iter;
  gpointer number, page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &number, &page))
    for (guint i = 0; i < ((GPtrArray *) page)->len; i++)
      {
        MnArticleItem *item = ((GPtrArray *) page)->pdata[i];

        if (item->article != NULL && mn_id_equal (&item->article->record.id, article))
          return (gint64) GPOINTER_TO_UINT (number) * PAGE_SIZE + i;
      }
  return -1;
}
