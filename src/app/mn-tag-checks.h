/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_TAG_CHECKS (mn_tag_checks_get_type ())

/**
 * MnTagChecks:
 *
 * A field in which several of some choices may be ticked: a button that says which are, and opens the list of all.
 */
G_DECLARE_FINAL_TYPE (MnTagChecks, mn_tag_checks, MN, TAG_CHECKS, GtkWidget)

void  mn_tag_checks_set_choices (MnTagChecks       *self,
                                 const char *const *ids,
                                 const char *const *labels);
void  mn_tag_checks_show        (MnTagChecks       *self,
                                 const char        *lines);
char *mn_tag_checks_dup_lines   (MnTagChecks       *self);

G_END_DECLS
