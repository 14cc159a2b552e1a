/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset-window.h"

G_BEGIN_DECLS

#define MN_TYPE_TAGSET_UNDO (mn_tagset_undo_get_type ())

/**
 * MnTagsetUndo:
 *
 * What was done to the tagset while its editor is open, to be taken back there, and done again. Older changes are in the
 * history.
 */
G_DECLARE_FINAL_TYPE (MnTagsetUndo, mn_tagset_undo, MN, TAGSET_UNDO, GObject)

MnTagsetUndo *mn_tagset_undo_new (MnTagsetWindow *window);
void          mn_tagset_undo_run (MnTagsetUndo   *self,
                                  gboolean        redo);

G_END_DECLS
