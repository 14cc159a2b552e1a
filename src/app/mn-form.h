/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the forms of the inspector share */

/**
 * MnSetFunc:
 * @builder: a record being changed
 * @value: (nullable): what to set
 * @annotator: who sets it
 *
 * Sets one value of a record.
 */
typedef void (*MnSetFunc) (gpointer    builder,
                           const char *value,
                           const MnId *annotator);

void  mn_form_set           (MnWorkspace   *workspace,
                             gconstpointer  record,
                             const char    *label,
                             MnSetFunc      set,
                             const char    *value);
char *mn_form_provenance    (MnWorkspace   *workspace,
                             gconstpointer  record);
char *mn_form_shorten       (char          *text,
                             glong          n_characters);
void  mn_form_remove_span   (MnSpans       *spans,
                             const char    *start);
void  mn_form_show_spans    (GtkBox        *box,
                             const MnSpans *spans,
                             const char    *remove_label,
                             GCallback      on_remove,
                             gpointer       owner);

G_END_DECLS
