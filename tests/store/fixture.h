/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"
#include "mn-mention.h"
#include "mn-sqlite-store.h"

/* What the tests of the store share: a library in a folder of its own, with an annotator and an article */

#define FIXTURE_TEXT "Kelly told AFP that Kelly’s rain will fall in Quito. Márquez denied it."

typedef struct
{
  char    *folder;
  char    *path;
  MnStore *store;
  MnId     me;
  MnId     article;
} Fixture;

void       fixture_set_up      (Fixture          *self);
void       fixture_tear_down   (Fixture          *self);
void       fixture_reopen      (Fixture          *self);
MnStore   *fixture_open        (const char       *path,
                                MnSqliteOpenFlags flags);
MnId       fixture_add_person  (MnStore          *store,
                                const char       *name);
MnId       fixture_add_article (MnStore          *store,
                                const MnId       *annotator,
                                const char       *title,
                                const char       *text);
MnChange  *fixture_change      (const MnId       *annotator,
                                const char       *label);
void       fixture_apply       (MnStore          *store,
                                MnChange         *change);
gpointer   fixture_get         (MnStore          *store,
                                MnRecordKind      kind,
                                const MnId       *article,
                                const MnId       *id);
MnMentionBuilder *fixture_mention (const MnId    *article,
                                const MnId       *annotator,
                                guint             start,
                                guint             end);
MnId       fixture_mark        (MnStore          *store,
                                const MnId       *annotator,
                                const MnId       *article,
                                const char       *label,
                                guint             start,
                                guint             end);
void       fixture_retype      (MnStore          *store,
                                const MnId       *annotator,
                                const MnId       *article,
                                const MnId       *mention,
                                const char       *type);
const char *fixture_type_of    (MnStore          *store,
                                const MnId       *article,
                                const MnId       *mention);
GPtrArray *fixture_undo        (MnStore          *store,
                                const MnUndoRequest *request,
                                GError          **error);
gboolean   fixture_step        (Fixture          *self,
                                gboolean          redo);
char      *fixture_dump        (MnStore          *store);
void       fixture_check       (MnStore          *store);
gint64     fixture_last_seq    (const char       *path);
void       fixture_sql         (const char       *path,
                                const char       *sql);

#define fixture_test(name, function) \
  g_test_add (name, Fixture, NULL, fixture_set_up_test, function, fixture_tear_down_test)
void       fixture_set_up_test    (Fixture       *self,
                                   gconstpointer  data);
void       fixture_tear_down_test (Fixture       *self,
                                   gconstpointer  data);
