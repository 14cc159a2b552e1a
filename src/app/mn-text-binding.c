/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-text-binding.h"

#include "mn-attribute-binding.h"
#include "mn-record-edits.h"

#include <glib/gi18n.h>

/* One text on its way into a record */
typedef struct
{
  const MnTextBinding *binding;
  MnLibrary           *library;
  char                *expected;
  char                *text;
} TextEdit;

static void
free_text_edit (gpointer data)
{
  TextEdit *edit = data;

  g_object_unref (edit->library);
  g_free (edit->expected);
  g_free (edit->text);
  g_free (edit);
}

static void
set_text (const MnTextBinding *self,
          gpointer             builder,
          const char          *text,
          MnLibrary           *library)
{
  if (self->get != NULL)
    self->set (builder, text, library);
  else
    mn_attribute_binding_set_text ((const MnAttributeBinding *) self, builder, text, library);
}

/**
 * mn_text_binding_get_text:
 * @self: a binding
 * @record: a record
 * @library: what the record is in
 *
 * Returns: (transfer full) (nullable): the text that the record has there
 */
char *
mn_text_binding_get_text (const MnTextBinding *self,
                          gconstpointer        record,
                          MnLibrary           *library)
{
  if (self->get != NULL)
    return self->get (record, library);
  return mn_attribute_binding_get_text ((const MnAttributeBinding *) self, record);
}

/* Leaves alone what is no longer what the typing began with: the field will show it and ask */
static void
apply_text (gpointer builder,
            gpointer user_data)
{
  TextEdit *edit = user_data;
  g_autofree char *held = mn_text_binding_get_text (edit->binding, builder, edit->library);

  if (g_strcmp0 (held, edit->expected) == 0)
    set_text (edit->binding, builder, edit->text, edit->library);
}

/**
 * mn_text_binding_find_fault:
 * @self: a binding
 * @record: a record
 * @text: (nullable): what was typed; %NULL for nothing
 *
 * Returns: (transfer full) (nullable): what is wrong with it, translated; %NULL where it may be set
 */
char *
mn_text_binding_find_fault (const MnTextBinding *self,
                            MnRecord            *record,
                            const char          *text)
{
  if (self->get == NULL)
    return mn_attribute_binding_check_text ((const MnAttributeBinding *) self, text);
  return self->check != NULL ? self->check (text, record) : NULL;
}

/**
 * mn_text_binding_foresee:
 * @self: a binding
 * @record: a record
 * @text: (nullable): what was typed; %NULL for nothing
 * @library: what the record is in
 *
 * Tells what the record says once a text has been set: a link typed as “Q30” is an address then. What cannot be set
 * stays.
 *
 * Returns: (transfer full) (nullable): that
 */
char *
mn_text_binding_foresee (const MnTextBinding *self,
                         MnRecord            *record,
                         const char          *text,
                         MnLibrary           *library)
{
  g_autofree char *fault = mn_text_binding_find_fault (self, record, text);
  g_autoptr (MnRecord) builder = NULL;

  if (fault != NULL)
    return g_strdup (text);
  builder = mn_record_edit (record);
  set_text (self, (gpointer) builder, text, library);
  return mn_text_binding_get_text (self, builder, library);
}

/**
 * mn_text_binding_write_async:
 * @self: a binding
 * @document: the document that the record is of
 * @record: an entity, a relation or a mark
 * @expected: (nullable): what the text goes over; where the record says something else by then, nothing is written
 * @text: (nullable): what to write; %NULL unsets it
 * @visit: what it is undone together with
 * @callback: called when it is durable; ends with mn_document_edit_finish(), whose change is %NULL where nothing was
 *   written
 * @user_data: for @callback
 *
 * Writes a text into a record as that is when the turn of this comes.
 */
void
mn_text_binding_write_async (const MnTextBinding *self,
                             MnDocument          *document,
                             MnRecord            *record,
                             const char          *expected,
                             const char          *text,
                             const MnId          *visit,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  TextEdit *edit = g_new0 (TextEdit, 1);

  edit->binding = self;
  edit->library = g_object_ref (mn_document_get_library (document));
  edit->expected = g_strdup (expected);
  edit->text = g_strdup (text);
  mn_document_modify_async (document, record, _(self->label), visit, apply_text, edit, free_text_edit, callback,
                            user_data);
}
