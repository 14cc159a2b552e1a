/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims-fixture.h"

#include "mn-edits.h"

#include <string.h>

MnDocument *
claims_open_other (Fixture *fixture)
{
  g_autoptr (MnText) text = mn_text_new (CLAIMS_TEXT, -1);
  MnBlock block = { 0, sizeof CLAIMS_TEXT - 1, MN_BLOCK_PARAGRAPH, 0 };
  MnArticleBuilder *article = mn_article_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MnId id;

  article->title = g_strdup ("Other");
  mn_article_set_text (article, text, &block, 1);
  mn_library_add_article_async (fixture->library, article, NULL, NULL, fixture_on_result, &result);
  mn_library_add_article_finish (fixture->library, fixture_wait_for (&result), &id, &error);
  g_assert_no_error (error);
  return fixture_open_document (fixture->library, &id);
}

MnId
claims_mark (MnDocument *document,
             const char *words)
{
  const char *text = mn_text_get_utf8 (mn_document_get_text (document));
  guint start = (guint) (strstr (text, words) - text);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_mark_claim_async (document, start, start + (guint) strlen (words), fixture_on_result, &result);
  change = fixture_finish (document, &result);
  return mn_change_get_item (change, 0)->after->id;
}

MnClaim *
claims_get (Fixture    *fixture,
            const MnId *claim)
{
  g_autoptr (GError) error = NULL;
  MnClaim *record = mn_snapshot_get (mn_library_get_snapshot (fixture->library), MN_RECORD_CLAIM, &MN_ID_NONE, claim,
                                     &error);

  g_assert_no_error (error);
  return record;
}

void
claims_modify (MnDocument  *document,
               const MnId  *claim,
               MnModifyFunc modify,
               gpointer     user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_modify_mark_async (document, claim, "Modify", NULL, modify, user_data, NULL, fixture_on_result, &result);
  change = fixture_finish (document, &result);
}

void
claims_assert_conflict (MnDocument    *document,
                        GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mn_document_edit_finish (document, fixture_wait_for (result), &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_clear_object (result);
}
