/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

char *mn_statement_from_words (const MnText     *text,
                               const MnSpans    *content,
                               const GArray     *cues,
                               const GArray     *claimants,
                               const MnCueWords *known,
                               const char       *language);
char *mn_statement_offer      (MnDocument       *document,
                               MnClaim          *claim);

G_END_DECLS
