/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-article.h"

#include <glib/gi18n-lib.h>

const char *const mn_block_kind_names[] = { "paragraph", "heading", "quotation", "list item", "caption", MN_NAMES_END };
const char *const mn_article_status_names[] = { "to do", "in progress", "done", MN_NAMES_END };
const char *const mn_direction_names[] = { NULL, "ltr", "rtl", MN_NAMES_END };

static const MnFieldInfo block_fields[] = {
  { "start", MN_FIELD_POSITION, offsetof (MnBlock, start), MN_FIELD_REQUIRED, NULL, NULL },
  { "end", MN_FIELD_POSITION, offsetof (MnBlock, end), MN_FIELD_REQUIRED, NULL, NULL },
  { "kind", MN_FIELD_ENUM, offsetof (MnBlock, kind), MN_FIELD_REQUIRED, NULL, mn_block_kind_names },
  { "level", MN_FIELD_LEVEL, offsetof (MnBlock, level), 0, NULL, NULL },
};
const MnStructInfo mn_block_info = MN_STRUCT_INFO (MnBlock, block_fields);

static const MnFieldInfo source_fields[] = {
  { "name", MN_FIELD_STRING, offsetof (MnSource, name), 0, NULL, NULL },
  { "mediaType", MN_FIELD_STRING, offsetof (MnSource, media_type), 0, NULL, NULL },
  { "sha256", MN_FIELD_STRING, offsetof (MnSource, sha256), 0, NULL, NULL },
  { "reader", MN_FIELD_STRING, offsetof (MnSource, reader), 0, NULL, NULL },
};
static const MnStructInfo source_info = MN_STRUCT_INFO (MnSource, source_fields);

static const MnFieldInfo article_fields[] = {
  { "id", MN_FIELD_ID, offsetof (MnArticle, record.id), MN_FIELD_REQUIRED, NULL, NULL },
  { "title", MN_FIELD_STRING, offsetof (MnArticle, title), MN_FIELD_REQUIRED, NULL, NULL },
  { "byline", MN_FIELD_STRING, offsetof (MnArticle, byline), 0, NULL, NULL },
  { "publisher", MN_FIELD_STRING, offsetof (MnArticle, publisher), 0, NULL, NULL },
  { "uri", MN_FIELD_STRING, offsetof (MnArticle, uri), 0, NULL, NULL },
  { "published", MN_FIELD_STRING, offsetof (MnArticle, published), 0, NULL, NULL },
  { "language", MN_FIELD_STRING, offsetof (MnArticle, language), 0, NULL, NULL },
  { "direction", MN_FIELD_ENUM, offsetof (MnArticle, direction), 0, NULL, mn_direction_names },
  { "status", MN_FIELD_ENUM, offsetof (MnArticle, status), MN_FIELD_REQUIRED, NULL, mn_article_status_names },
  { "collections", MN_FIELD_STRINGS, offsetof (MnArticle, collections), 0, NULL, NULL },
  { "added", MN_FIELD_TIME, offsetof (MnArticle, added), 0, NULL, NULL },
  { "source", MN_FIELD_STRUCT, offsetof (MnArticle, source), 0, &source_info, NULL },
  { "sha256", MN_FIELD_STRING, offsetof (MnArticle, sha256), MN_FIELD_REQUIRED, NULL, NULL },
  { "text", MN_FIELD_TEXT, offsetof (MnArticle, text), 0, NULL, NULL },
  { "blocks", MN_FIELD_ARRAY, offsetof (MnArticle, blocks), 0, &mn_block_info, NULL },
};

MN_DEFINE_RECORD (MnArticle, mn_article, MN_RECORD_ARTICLE, article_fields)

/**
 * mn_article_set_text:
 * @builder: an article being made
 * @text: (transfer none): its text
 * @blocks: its structure
 * @n_blocks: how many there are
 *
 * Sets the text, its blocks and its SHA-256 together.
 */
void
mn_article_set_text (MnArticleBuilder *builder,
                     MnText           *text,
                     const MnBlock    *blocks,
                     guint             n_blocks)
{
  MnText *old = builder->text;

  builder->text = mn_text_ref (text);
  g_clear_pointer (&old, mn_text_unref);
  g_free (builder->sha256);
  builder->sha256 = g_strdup (mn_text_get_sha256 (text));
  mn_array_set (&mn_block_info, &builder->blocks, blocks, n_blocks);
}

/**
 * mn_article_check_blocks:
 * @self: an article with its text
 * @reason: (out) (nullable): what is wrong, for a reader of it
 *
 * Returns: whether its blocks lie inside its text, ascend and do not overlap
 */
gboolean
mn_article_check_blocks (MnArticle *self,
                         char     **reason)
{
  gint last = 0;

  for (guint i = 0; i < self->blocks.n; i++)
    {
      const MnBlock *block = &self->blocks.items[i];

      if (block->start < last || block->end < block->start || (guint) block->end > mn_text_get_length (self->text))
        {
          if (reason != NULL)
            *reason = g_strdup_printf (_("the block %d–%d is out of order or outside the text"), block->start, block->end);
          return FALSE;
        }
      last = block->end;
    }
  return TRUE;
}
