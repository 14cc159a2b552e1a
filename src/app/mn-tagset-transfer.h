/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset-window.h"

G_BEGIN_DECLS

/* Whole tagsets, into the editor and out of it */

void mn_tagset_transfer_use_preset (MnTagsetWindow *window);
void mn_tagset_transfer_import     (MnTagsetWindow *window);
void mn_tagset_transfer_export     (MnTagsetWindow *window);

G_END_DECLS
