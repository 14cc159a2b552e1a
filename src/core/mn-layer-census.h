/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"
#include "mn-layers.h"

G_BEGIN_DECLS

/**
 * MnLayerCensus:
 *
 * How many marks of a document are in each layer and of each annotator, and how many of them are hidden. Marks that have
 * lost their place in the text are in no layer to be seen, and are not counted.
 */
typedef struct _MnLayerCensus MnLayerCensus;

MnLayerCensus *mn_layer_census_new             (MnDocument          *document,
                                                MnLayers            *layers);
void           mn_layer_census_free            (MnLayerCensus       *self);
guint          mn_layer_census_get_n           (const MnLayerCensus *self,
                                                const char          *layer);
guint          mn_layer_census_get_n_shown     (const MnLayerCensus *self,
                                                MnRecordKind         kind);
guint          mn_layer_census_get_n_hidden    (const MnLayerCensus *self);
GPtrArray     *mn_layer_census_list_types      (const MnLayerCensus *self,
                                                MnTagset            *tagset);
GArray        *mn_layer_census_list_annotators (const MnLayerCensus *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnLayerCensus, mn_layer_census_free)

G_END_DECLS
