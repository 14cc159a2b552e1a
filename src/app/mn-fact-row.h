/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-entity-fact.h"
#include "mn-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_FACT_ROW (mn_fact_row_get_type ())

/**
 * MnFactRow:
 *
 * A claim or a relation of an entity, in words.
 */
G_DECLARE_FINAL_TYPE (MnFactRow, mn_fact_row, MN, FACT_ROW, GtkWidget)

void mn_fact_row_show (MnFactRow    *self,
                       MnLibrary    *library,
                       MnEntity     *entity,
                       MnEntityFact *fact);

G_END_DECLS
