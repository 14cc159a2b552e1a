/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

/* What edits of marks do to the entities behind them: they find one by its name or make it, teach it other names, and
 * take away the one that only they needed. All add to the change that is being built. */

gboolean mn_entity_edits_find         (MnDocument  *document,
                                       const char  *type,
                                       const char  *name,
                                       MnId        *entity,
                                       GError     **error);
MnId     mn_entity_edits_make         (MnChange    *change,
                                       const char  *type,
                                       const char  *name);
gboolean mn_entity_edits_find_or_make (MnDocument  *document,
                                       MnChange    *change,
                                       const char  *type,
                                       const char  *name,
                                       MnId        *entity,
                                       GError     **error);
void     mn_entity_edits_learn_name   (MnChange    *change,
                                       MnEntity    *entity,
                                       const char  *type,
                                       const char  *words);
gboolean mn_entity_edits_is_left_over (MnDocument  *document,
                                       MnEntity    *entity,
                                       guint        n_gone);
void     mn_entity_edits_let_go       (MnDocument  *document,
                                       MnChange    *change,
                                       const MnId  *entity,
                                       guint        n_gone);

G_END_DECLS
