/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

static void
retitle (gpointer builder,
         gpointer user_data)
{
  MnArticleBuilder *article = builder;

  g_free (article->title);
  article->title = g_strdup (user_data);
}

static gboolean
edit_title (Fixture    *fixture,
            const char *title,
            GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  mn_library_edit_article_async (fixture->library, mn_document_get_id (fixture->document), "Change Title", retitle,
                                 (gpointer) title, NULL, fixture_on_result, &result);
  return mn_library_change_finish (fixture->library, fixture_wait_for (&result), error);
}

static void
test_changes_the_head_of_an_article (Fixture      *fixture,
                                     gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (edit_title (fixture, "Other", &error));
  g_assert_no_error (error);
  article = mn_snapshot_get_article (mn_library_get_snapshot (fixture->library), mn_document_get_id (fixture->document),
                                     FALSE, NULL);
  g_assert_cmpstr (article->title, ==, "Other");
}

/* It is not gone, and nobody should look for it elsewhere */
static void
test_tells_what_kept_an_article_from_being_read (Fixture      *fixture,
                                                 gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  fixture_sql (fixture, "UPDATE articles SET body = 'broken'");
  g_assert_false (edit_title (fixture, "Other", &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CORRUPT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/library/edit/changes-the-head-of-an-article", test_changes_the_head_of_an_article);
  fixture_test ("/library/edit/tells-what-kept-an-article-from-being-read", test_tells_what_kept_an_article_from_being_read);
  return g_test_run ();
}
