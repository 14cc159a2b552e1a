/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document-fixture.h"

/* What the tests of evidence and relations share: beside the document of document-fixture.h, another article */

#define CLAIMS_TEXT "The ministry denied it. Norvik paid the port of Saltmouth 20 million in May."

MnDocument *claims_open_other (Fixture       *fixture);
MnId        claims_mark       (MnDocument    *document,
                               const char    *words);
MnClaim    *claims_get        (Fixture       *fixture,
                               const MnId    *claim);
void        claims_modify     (MnDocument    *document,
                               const MnId    *claim,
                               MnModifyFunc   modify,
                               gpointer       user_data);
void        claims_assert_conflict (MnDocument    *document,
                                    GAsyncResult **result);
