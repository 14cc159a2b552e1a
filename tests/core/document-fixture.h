/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

/* What the tests of edits share: a document of a library of its own */

#define FIXTURE_TEXT "Kelly told AFP that Marquez was freed. Marquez thanked Anna Kelly.\n\nThe end came soon."

typedef struct
{
  char       *folder;
  char       *path;
  MnLibrary  *library;
  MnDocument *document;
} Fixture;

void          fixture_set_up        (Fixture        *fixture,
                                     gconstpointer   data);
void          fixture_tear_down     (Fixture        *fixture,
                                     gconstpointer   data);
MnLibrary    *fixture_open_library  (const char     *path);
MnDocument   *fixture_open_document (MnLibrary      *library,
                                     const MnId     *id);
void          fixture_on_result     (GObject        *source,
                                     GAsyncResult   *result,
                                     gpointer        user_data);
GAsyncResult *fixture_wait_for      (GAsyncResult  **result);
MnChange     *fixture_finish        (MnDocument     *document,
                                     GAsyncResult  **result);
MnId          fixture_mark          (Fixture        *fixture,
                                     const char     *type,
                                     const char     *words,
                                     guint           nth);
MnMention    *fixture_mention_of    (Fixture        *fixture,
                                     const MnId     *id);
MnEntity     *fixture_entity_of     (Fixture        *fixture,
                                     const MnId     *mention);
gboolean      fixture_has           (Fixture        *fixture,
                                     MnRecordKind    kind,
                                     const MnId     *id);
void          fixture_add           (Fixture        *fixture,
                                     gpointer        builder);
void          fixture_undo          (Fixture        *fixture,
                                     gboolean        redo);
void          fixture_remove_mark   (Fixture        *fixture,
                                     const MnId     *id);
void          fixture_sql           (Fixture        *fixture,
                                     const char     *sql);

#define fixture_test(name, function) \
  g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
