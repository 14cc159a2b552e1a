/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-attribution-edits.h"
#include "mn-choice.h"
#include "mn-workspace.h"

G_BEGIN_DECLS

/* What the form of an attribution changes: one link of the chain that a claim came by. All name the link by its number,
 * counted from the outermost, as the claim is now; 0 of a claim in the article's own voice is the link to be made. */

/**
 * MnLinkFunc:
 * @link: a link of a claim that is being changed
 * @value: (nullable): what to set
 *
 * Sets one value of a link.
 */
typedef void (*MnLinkFunc) (MnAttribution *link,
                            const char    *value);

void mn_link_set_stance    (MnAttribution *link, const char *value);
void mn_link_set_certainty (MnAttribution *link, const char *value);
void mn_link_remove_cue    (MnAttribution *link, const char *value);

void mn_link_set           (MnWorkspace         *workspace,
                            MnClaim             *claim,
                            guint                link,
                            const char          *label,
                            MnLinkFunc           set,
                            const char          *value);
void mn_link_choose        (MnWorkspace         *workspace,
                            MnClaim             *claim,
                            guint                link,
                            MnParty              party,
                            MnChoice            *choice);
void mn_link_insert        (MnWorkspace         *workspace,
                            MnClaim             *claim,
                            guint                link,
                            gboolean             is_inside);
void mn_link_remove        (MnWorkspace         *workspace,
                            MnClaim             *claim,
                            guint                link);
void mn_link_move          (MnWorkspace         *workspace,
                            MnClaim             *claim,
                            guint                link,
                            gboolean             is_inwards);
void mn_link_add_cue       (MnWorkspace         *workspace,
                            MnClaim             *claim,
                            guint                link);
void mn_link_repeat        (MnWorkspace         *workspace,
                            MnClaim             *claim,
                            const MnAttribution *last);

G_END_DECLS
