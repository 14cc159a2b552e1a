/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document-fixture.h"

#include "mn-library-entities.h"

/* What the tests of entities share: the document of document-fixture.h, and beside it the two articles of
 * entities.jsonl, so that what is done there is undone from an article that it does not touch */

void      entities_set_up    (Fixture          *fixture,
                              gconstpointer     data);
MnId      entities_id        (const char       *end);
char     *entities_export    (Fixture          *fixture);
char     *entities_expect    (const char       *name);
char     *entities_timeless  (const char       *text);
void      entities_check     (Fixture          *fixture);
gpointer  entities_get       (Fixture          *fixture,
                              MnRecordKind      kind,
                              const char       *article,
                              const char       *end);
MnChange *entities_finish    (Fixture          *fixture,
                              GAsyncResult    **result);
void      entities_apply     (MnLibrary        *library,
                              MnChange         *change,
                              GError          **error);

#define entities_test(name, function) \
  g_test_add (name, Fixture, NULL, entities_set_up, function, fixture_tear_down)
