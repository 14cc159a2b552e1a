/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_ATTRIBUTION_FORM (mn_attribution_form_get_type ())

/**
 * MnAttributionForm:
 *
 * One link of the chain that a claim came by: who says it, by which words, how sure; and, where they are known or asked for,
 * for whom, to whom and by what. Emits `follow` where another link than this shall have the keyboard once its edit is done.
 */
G_DECLARE_FINAL_TYPE (MnAttributionForm, mn_attribution_form, MN, ATTRIBUTION_FORM, GtkWidget)

GtkWidget *mn_attribution_form_new        (MnWorkspace       *workspace);
void       mn_attribution_form_set_tagset (MnAttributionForm *self,
                                           MnTagset          *tagset);
void       mn_attribution_form_show       (MnAttributionForm *self,
                                           MnClaim           *claim,
                                           guint              link);

G_END_DECLS
