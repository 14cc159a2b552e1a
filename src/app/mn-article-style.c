/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-article-style.h"

/* Room between lines, for the lines below the text of claims */
#define LEADING         8
#define PARAGRAPH_SPACE 6
#define EDGE            24
#define INDENT          24
#define MAX_LEVEL       6

/* What can be read best, and what is left beside it for brackets and notes where the window is narrow */
#define COLUMN_CHARS     70
#define MIN_LEFT_MARGIN  32
#define MIN_RIGHT_MARGIN 24

static GtkTextTag *
get_heading (GtkTextBuffer *buffer,
             gint           level)
{
  static const double scales[] = { 1.5, 1.25, 1.1, 1 };
  GtkTextTag *tag;
  char name[sizeof "heading-6"];

  g_snprintf (name, sizeof name, "heading-%d", CLAMP (level, 1, (gint) G_N_ELEMENTS (scales)));
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer, name, "scale", scales[CLAMP (level, 1, (gint) G_N_ELEMENTS (scales)) - 1],
                                      "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", LEADING, NULL);
  return tag;
}

static GtkTextTag *
get_indented (GtkTextBuffer *buffer,
              gint           level)
{
  GtkTextTag *tag;
  char name[sizeof "indented-6"];

  level = CLAMP (level, 1, MAX_LEVEL);
  g_snprintf (name, sizeof name, "indented-%d", level);
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer, name, "left-margin", INDENT * level, "accumulative-margin", TRUE, NULL);
  return tag;
}

static GtkTextTag *
get_caption (GtkTextBuffer *buffer)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "caption");

  return tag != NULL ? tag : gtk_text_buffer_create_tag (buffer, "caption", "scale", 0.9, NULL);
}

/* NULL for a paragraph, which is most of the text and needs no tag */
static GtkTextTag *
get_tag (GtkTextBuffer *buffer,
         const MnBlock *block)
{
  switch ((MnBlockKind) block->kind)
    {
    case MN_BLOCK_HEADING:
      return get_heading (buffer, block->level);
    case MN_BLOCK_QUOTATION:
      return get_indented (buffer, 1);
    case MN_BLOCK_LIST_ITEM:
      return get_indented (buffer, block->level);
    case MN_BLOCK_CAPTION:
      return get_caption (buffer);
    case MN_BLOCK_PARAGRAPH:
    default:
      return NULL;
    }
}

/**
 * mn_article_style_prepare:
 * @view: a text view
 *
 * Sets what holds for all of an article's text; its font is the style sheet's.
 */
void
mn_article_style_prepare (GtkTextView *view)
{
  gtk_widget_add_css_class (GTK_WIDGET (view), "article");
  gtk_text_view_set_pixels_inside_wrap (view, LEADING);
  gtk_text_view_set_pixels_below_lines (view, PARAGRAPH_SPACE);
  gtk_text_view_set_top_margin (view, EDGE);
  gtk_text_view_set_bottom_margin (view, EDGE * 2);
}

/**
 * mn_article_style_set_column:
 * @view: a text view
 * @width: how wide it is
 *
 * Puts a column that can be read well into the middle of @view.
 */
void
mn_article_style_set_column (GtkTextView *view,
                             int          width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int column = COLUMN_CHARS * pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;
  int margin = (width - column) / 2;

  pango_font_metrics_unref (metrics);
  gtk_text_view_set_left_margin (view, MAX (margin, MIN_LEFT_MARGIN));
  gtk_text_view_set_right_margin (view, MAX (margin, MIN_RIGHT_MARGIN));
}

/**
 * mn_article_style_apply:
 * @buffer: a buffer that holds @text
 * @blocks: what the text is made of
 * @text: the text as displayed
 *
 * Makes headings, quotations, list items and captions look like what they are.
 */
void
mn_article_style_apply (GtkTextBuffer       *buffer,
                        const MnBlocks      *blocks,
                        const MnDisplayText *text)
{
  for (guint i = 0; i < blocks->n; i++)
    {
      const MnBlock *block = &blocks->items[i];
      GtkTextTag *tag = get_tag (buffer, block);
      GtkTextIter start, end;

      if (tag == NULL)
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start,
                                          (int) mn_display_text_from_stored (text, (guint) block->start));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) mn_display_text_from_end (text, (guint) block->end));
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}
