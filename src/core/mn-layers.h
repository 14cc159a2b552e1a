/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-mark.h"

G_BEGIN_DECLS

/**
 * MN_LAYER_CLAIMS:
 *
 * The layer of the claims. That of a mention is its type; no type has a name like these.
 */
#define MN_LAYER_CLAIMS "*claims"

/** MN_LAYER_REMARKS: the layer of the remarks. */
#define MN_LAYER_REMARKS "*remarks"

/** MN_LAYER_SUGGESTIONS: the layer of all that is suggested, whatever it would become. */
#define MN_LAYER_SUGGESTIONS "*suggestions"

#define MN_TYPE_LAYERS (mn_layers_get_type ())

/**
 * MnLayers:
 *
 * Which marks are shown: those of some layers can be hidden, and those of all annotators but one. It says nothing of the
 * marks themselves, and what is exported does not depend on it. Emits `changed`.
 */
G_DECLARE_FINAL_TYPE (MnLayers, mn_layers, MN, LAYERS, GObject)

MnLayers    *mn_layers_new              (void);
const char  *mn_layer_of                (MnRecord          *mark);
gboolean     mn_layers_is_shown         (MnLayers          *self,
                                         const char        *layer);
void         mn_layers_set_shown        (MnLayers          *self,
                                         const char        *layer,
                                         gboolean           is_shown);
char       **mn_layers_dup_hidden       (MnLayers          *self);
void         mn_layers_set_hidden       (MnLayers          *self,
                                         const char *const *layers);
const MnId  *mn_layers_get_annotator    (MnLayers          *self);
void         mn_layers_set_annotator    (MnLayers          *self,
                                         const MnId        *annotator);
void         mn_layers_show_all         (MnLayers          *self);
void         mn_layers_show_mark        (MnLayers          *self,
                                         MnRecord          *mark);
gboolean     mn_layers_shows_all        (MnLayers          *self);
gboolean     mn_layers_shows            (MnLayers          *self,
                                         MnRecord          *mark);
gboolean     mn_layers_shows_suggestion (MnLayers          *self,
                                         const char        *type);

G_END_DECLS
