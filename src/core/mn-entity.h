/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-attribute.h"

G_BEGIN_DECLS

/**
 * MnEntity:
 * @type: an entity type of the tagset
 * @name: the canonical name
 * @aliases: other names
 * @links: URIs of the same in knowledge bases
 * @attributes: what the tagset adds
 * @note: a remark, or %NULL
 *
 * A real person, place, organisation… that mentions refer to. Entities belong to the library, not to an article.
 */
struct _MnEntity
{
  struct _MnRecord record;
  const char      *type;
  char            *name;
  char           **aliases;
  char           **links;
  MnAttributes     attributes;
  char            *note;
};

MN_DECLARE_RECORD (MnEntity, mn_entity)

char    *mn_name_fold      (const char       *name);
gboolean mn_name_is_proper (const char       *words);
char    *mn_link_normalise (const char       *typed);
char    *mn_link_get_target (const char      *link);
gboolean mn_entity_matches (MnEntity         *self,
                            const char       *name);
void     mn_entity_learn   (MnEntityBuilder  *builder,
                            char            **names);

MnEntityBuilder *mn_entity_new_named (const char *type,
                                      const char *name);

G_END_DECLS
