/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *mn_claims_state_get_id  (MnClaimOrder        column);
void        mn_claims_state_restore (GSettings          *settings,
                                     GtkWindow          *window,
                                     GtkColumnView      *view,
                                     MnClaimQuery       *query,
                                     gboolean           *in_article);
void        mn_claims_state_keep    (GSettings          *settings,
                                     GtkWindow          *window,
                                     GtkColumnView      *view,
                                     const MnClaimQuery *query,
                                     gboolean            in_article);

G_END_DECLS
