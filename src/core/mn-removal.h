/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-claim.h"
#include "mn-document.h"

G_BEGIN_DECLS

/* What goes, goes with all that cannot be without it, and is taken out of what can: each of these makes the one change
 * that leaves the library in order. */

MnChange *mn_removal_of_marks        (MnDocument      *document,
                                      const MnId      *marks,
                                      guint            n_marks,
                                      GError         **error);
MnChange *mn_removal_of_article      (MnSnapshot      *snapshot,
                                      const MnId      *article,
                                      const MnId      *annotator,
                                      GCancellable    *cancellable,
                                      GError         **error);
gboolean  mn_removal_forget_mentions (MnClaimBuilder  *claim,
                                      GHashTable      *gone);

G_END_DECLS
