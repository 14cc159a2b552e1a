/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-attribute.h"
#include "mn-tagset.h"

G_BEGIN_DECLS

/* The attributes of records, whatever kind of record it is: which of the tagset's it may have, and what they say */

const MnAttributes    *mn_attributes_of         (gconstpointer          record);
MnAttributes          *mn_attributes_edit       (gpointer               builder);
const MnAttribute     *mn_attributes_find       (const MnAttributes    *self,
                                                 const char            *id);
void                   mn_attributes_set        (MnAttributes          *self,
                                                 MnTagset              *tagset,
                                                 const char            *id,
                                                 const char            *value);
void                   mn_attributes_remove     (MnAttributes          *self,
                                                 const char            *id,
                                                 const char            *value);
const MnAttributeType *mn_attribute_types_find  (const MnAttributeTypes *self,
                                                 const char            *id);
gboolean               mn_attribute_type_is_for (const MnAttributeType *self,
                                                 gconstpointer          record);

G_END_DECLS
