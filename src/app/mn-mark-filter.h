/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"
#include "mn-layers.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_MARK_FILTER (mn_mark_filter_get_type ())

/**
 * MnMarkFilter:
 *
 * Lets those claims or remarks of a document through that are shown and have certain words, and, of claims, a certain
 * verdict.
 */
G_DECLARE_FINAL_TYPE (MnMarkFilter, mn_mark_filter, MN, MARK_FILTER, GtkFilter)

MnMarkFilter *mn_mark_filter_new          (void);

void          mn_mark_filter_set_document (MnMarkFilter *self,
                                           MnDocument   *document);
void          mn_mark_filter_set_layers   (MnMarkFilter *self,
                                           MnLayers     *layers);
void          mn_mark_filter_set_words    (MnMarkFilter *self,
                                           const char   *words);
void          mn_mark_filter_set_verdict  (MnMarkFilter *self,
                                           const char   *verdict);

G_END_DECLS
