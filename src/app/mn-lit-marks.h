/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-chain.h"
#include "mn-workspace.h"

G_BEGIN_DECLS

/**
 * MnLitMarks:
 *
 * What is lit up in a workspace's document: what belongs together with the current mark, with the current entity, and with
 * the mark under the pointer. It holds for one frame.
 */
typedef struct _MnLitMarks MnLitMarks;

MnLitMarks *mn_lit_marks_new       (MnWorkspace      *workspace);
void        mn_lit_marks_free      (MnLitMarks       *self);
gboolean    mn_lit_marks_has       (const MnLitMarks *self,
                                    MnRecord         *mark);
void        mn_lit_marks_foreach   (const MnLitMarks *self,
                                    MnRecordFunc      function,
                                    gpointer          user_data);
void        mn_lit_marks_each_claim (const MnLitMarks *self,
                                     MnRecordFunc      function,
                                     gpointer          user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnLitMarks, mn_lit_marks_free)

G_END_DECLS
