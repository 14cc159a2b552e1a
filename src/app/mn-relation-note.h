/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-relation.h"
#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mn_relation_note_present (GtkWindow   *parent,
                               MnWorkspace *workspace,
                               MnRelation  *relation,
                               const char  *typed);

G_END_DECLS
