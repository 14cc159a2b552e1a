/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-document.h"

G_BEGIN_DECLS

/**
 * MnTextBinding:
 * @label: what a change of the field is called, untranslated
 * @get: (transfer full) (nullable): gets the text of a record; the function itself is %NULL in what begins a
 *   #MnAttributeBinding, which goes by the tagset and has no functions
 * @set: sets the text of a record that is being changed; %NULL unsets it
 * @check: (nullable): says what is wrong with a text for a record, or returns %NULL
 *
 * Which text of a record a field shows, and how it is written: the text of a claim's statement, of an entity's links.
 */
typedef struct
{
  const char *label;
  char     *(*get)   (gconstpointer  record,
                      MnLibrary     *library);
  void      (*set)   (gpointer       builder,
                      const char    *text,
                      MnLibrary     *library);
  char     *(*check) (const char    *text,
                      gconstpointer  record);
} MnTextBinding;

char *mn_text_binding_get_text    (const MnTextBinding *self,
                                   gconstpointer        record,
                                   MnLibrary           *library);
char *mn_text_binding_find_fault  (const MnTextBinding *self,
                                   MnRecord            *record,
                                   const char          *text);
char *mn_text_binding_foresee     (const MnTextBinding *self,
                                   MnRecord            *record,
                                   const char          *text,
                                   MnLibrary           *library);
void  mn_text_binding_write_async (const MnTextBinding *self,
                                   MnDocument          *document,
                                   MnRecord            *record,
                                   const char          *expected,
                                   const char          *text,
                                   const MnId          *visit,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);

G_END_DECLS
