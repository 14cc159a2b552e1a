/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-attribute-binding.h"

#include "mn-attribute-edits.h"
#include "mn-attribute-text.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

static gboolean
are_strings_equal (char **a,
                   char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
is_same (const MnAttributeType *a,
         const MnAttributeType *b)
{
  return g_str_equal (a->id, b->id) && g_str_equal (a->label, b->label) && a->kind == b->kind
         && g_strcmp0 (a->unit, b->unit) == 0 && are_strings_equal (a->choices, b->choices);
}

/**
 * mn_attribute_binding_get:
 * @type: an attribute of a tagset
 *
 * Returns: (transfer none): the binding of that; the same one for each that says the same
 */
const MnAttributeBinding *
mn_attribute_binding_get (const MnAttributeType *type)
{
  static GPtrArray *bindings;
  MnAttributeBinding *binding;

  if (bindings == NULL)
    bindings = g_ptr_array_new ();
  for (guint i = 0; i < bindings->len; i++)
    if (is_same (&((MnAttributeBinding *) bindings->pdata[i])->type, type))
      return bindings->pdata[i];

  binding = g_new0 (MnAttributeBinding, 1);
  /* Translators: what a change is called; %s is a field that the tagset has, such as “Party” */
  binding->base.label = g_strdup_printf (_("Change %s"), mn_tag_words_translate (type->label));
  binding->type.id = type->id;
  binding->type.label = g_strdup (type->label);
  binding->type.kind = type->kind;
  binding->type.unit = g_strdup (type->unit);
  binding->type.choices = g_strdupv (type->choices);
  g_ptr_array_add (bindings, binding);
  return binding;
}

/**
 * mn_attribute_binding_get_text:
 * @self: a binding
 * @record: a record that may have attributes
 *
 * Returns: (transfer full) (nullable): what it says, for people
 */
char *
mn_attribute_binding_get_text (const MnAttributeBinding *self,
                               gconstpointer             record)
{
  const MnAttribute *attribute = mn_attributes_find (mn_attributes_of (record), self->type.id);

  return attribute != NULL ? mn_attribute_value_to_text (attribute->value) : NULL;
}

/**
 * mn_attribute_binding_set_text:
 * @self: a binding
 * @builder: a record that is being changed
 * @text: (nullable): what was typed or picked; %NULL removes it
 * @library: the library whose tagset says what may be set: where that has changed since, a text that is none of its
 *   values any more changes nothing
 */
void
mn_attribute_binding_set_text (const MnAttributeBinding *self,
                               gpointer                  builder,
                               const char               *text,
                               MnLibrary                *library)
{
  MnTagset *tagset = mn_library_get_tagset (library);
  const MnAttributeType *type = mn_attribute_types_find (&tagset->attributes, self->type.id);
  g_autofree char *value = text != NULL && type != NULL ? mn_attribute_value_from_text (text, type) : NULL;

  if (text == NULL || value != NULL)
    mn_attributes_set (mn_attributes_edit (builder), tagset, self->type.id, value);
}

/**
 * mn_attribute_binding_check_text:
 * @self: a binding
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full) (nullable): what is wrong with it, for people
 */
char *
mn_attribute_binding_check_text (const MnAttributeBinding *self,
                                 const char               *text)
{
  return mn_attribute_value_check_text (text, &self->type);
}
