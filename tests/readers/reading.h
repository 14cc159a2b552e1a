/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the readers share: reading a string, and saying what blocks came of it. */
#pragma once

#include "mn-reader.h"

#include <string.h>

static inline void
assert_sound_block (MnArticle     *article,
                    const MnBlock *block)
{
  g_autofree char *text = mn_text_slice (article->text, (guint) block->start, (guint) block->end);

  g_assert_false (g_unichar_isspace (g_utf8_get_char (text)));
  g_assert_false (g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + strlen (text)))));
  if (block->kind == MN_BLOCK_HEADING)
    g_assert_true (block->level >= 1 && block->level <= 6);
  else if (block->kind == MN_BLOCK_LIST_ITEM)
    g_assert_cmpint (block->level, >=, 1);
  else
    g_assert_cmpint (block->level, ==, 0);
}

/* What holds of every reading, whatever it was made from */
static inline void
assert_sound (MnReading *reading)
{
  MnArticle *article = reading->article;
  g_autofree char *reason = NULL;
  gint last = -1;

  g_assert_true (g_utf8_validate_len (mn_text_get_utf8 (article->text), mn_text_get_n_bytes (article->text), NULL));
  g_assert_true (mn_article_check_blocks (article, &reason));
  for (guint i = 0; i < article->blocks.n; i++)
    {
      g_assert_cmpint (article->blocks.items[i].start, >, last);
      g_assert_cmpint (article->blocks.items[i].end, >, article->blocks.items[i].start);
      last = article->blocks.items[i].start;
      assert_sound_block (article, &article->blocks.items[i]);
    }
  for (const char *at = mn_text_get_utf8 (article->text); *at != '\0'; at++)
    g_assert_true (*at == '\t' || *at == '\n' || (guchar) *at >= ' ');
  g_assert_null (strstr (mn_text_get_utf8 (article->text), "\xc2\x85"));
  g_assert_null (strstr (mn_text_get_utf8 (article->text), "\u2028"));
  g_assert_null (strstr (mn_text_get_utf8 (article->text), "\u2029"));
  g_assert_nonnull (reading->encoding);
  g_assert_true (g_utf8_validate (article->title, -1, NULL));
  g_assert_null (strpbrk (article->title, "\n\t"));
  g_assert_true (article->title != NULL && *article->title != '\0');
  g_assert_true (article->byline == NULL || *article->byline != '\0');
  g_assert_cmpstr (article->sha256, ==, mn_text_get_sha256 (article->text));
  g_assert_cmpint (article->added, ==, 0);
  g_assert_cmpint (article->status, ==, MN_ARTICLE_TO_DO);
}

static inline MnReading *
try_bytes (const char *bytes,
           gsize       n_bytes,
           const char *name,
           GError    **error)
{
  g_autoptr (GBytes) copy = g_bytes_new (bytes, n_bytes);
  MnReading *reading = mn_reader_read_bytes (copy, name, NULL, NULL, error);

  if (reading != NULL)
    assert_sound (reading);
  return reading;
}

static inline MnReading *
read_string (const char *string,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  MnReading *reading = try_bytes (string, strlen (string), name, &error);

  g_assert_no_error (error);
  return reading;
}

#define assert_text(reading, expected) g_assert_cmpstr (mn_text_get_utf8 ((reading)->article->text), ==, expected)

/* One line a block: its kind, its level where it has one, its text with “/” for newlines */
static inline char *
describe_blocks (MnArticle *article)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < article->blocks.n; i++)
    {
      const MnBlock *block = &article->blocks.items[i];
      g_autofree char *text = mn_text_slice (article->text, (guint) block->start, (guint) block->end);

      g_strdelimit (text, "\n", '/');
      if (block->level > 0)
        g_string_append_printf (all, "%s %d: %s\n", mn_block_kind_names[block->kind], block->level, text);
      else
        g_string_append_printf (all, "%s: %s\n", mn_block_kind_names[block->kind], text);
    }
  return g_string_free (all, FALSE);
}

static inline void
assert_blocks (const char *string,
               const char *name,
               const char *expected)
{
  MnReading *reading = read_string (string, name);
  g_autofree char *blocks = describe_blocks (reading->article);

  g_assert_cmpstr (blocks, ==, expected);
  mn_reading_free (reading);
}
