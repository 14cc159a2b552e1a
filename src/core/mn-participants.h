/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"
#include "mn-tagset.h"

G_BEGIN_DECLS

GArray     *mn_participants_offer            (MnDocument           *document,
                                              MnClaim              *claim);
const char *mn_participants_guess_role       (const MnParticipants *participants,
                                              const MnTagset       *tagset,
                                              MnMention            *mention,
                                              gboolean              is_inside);
gboolean    mn_participants_add              (MnClaimBuilder       *claim,
                                              const MnParticipant  *participant);
void        mn_document_accept_participants_async
                                             (MnDocument           *self,
                                              const MnId           *claim,
                                              const MnParticipant  *participants,
                                              guint                 n_participants,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

G_END_DECLS
