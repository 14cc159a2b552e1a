/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-attributes-form.h"

#include "mn-attribute-binding.h"
#include "mn-attribute-edits.h"
#include "mn-attribute-row.h"
#include "mn-form.h"
#include "mn-picker.h"
#include "mn-tag-words.h"
#include "mn-text-field.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MnAttributesForm
{
  GtkWidget    parent_instance;

  GtkBox      *fields;
  GtkBox      *rest;
  MnWorkspace *workspace;
  MnRecord    *record;  /* as last shown */
  GHashTable  *widgets; /* binding to its field: one that is not asked for now may hold what was typed for a record */
};

G_DEFINE_FINAL_TYPE (MnAttributesForm, mn_attributes_form, GTK_TYPE_WIDGET)

/* The names by which a field has its binding, and what its tooltip says */
#define BINDING "mn-attribute-binding"
#define DESCRIPTION "mn-attribute-description"

static void
on_picked (MnAttributesForm *self,
           const char       *text,
           MnPicker         *picker)
{
  const MnAttributeBinding *binding = g_object_get_data (G_OBJECT (picker), BINDING);
  MnDocument *document = mn_workspace_get_document (self->workspace);
  g_autofree char *expected = NULL;

  if (self->record == NULL || document == NULL)
    return;
  expected = mn_attribute_binding_get_text (binding, self->record);
  mn_text_binding_write_async (&binding->base, document, self->record, expected, text, NULL, mn_workspace_finish_edit,
                               g_object_ref (self->workspace));
}

/* What a picker offers: yes and no, or the choices of the tagset; and to say nothing */
static void
fill_picker (MnPicker              *picker,
             const MnAttributeType *type)
{
  static const char *const answers[] = { "true", "false", NULL };
  const char *const answer_labels[] = { _("Yes"), _("No") };
  gboolean is_boolean = type->kind == MN_ATTRIBUTE_BOOLEAN;
  const char *const *choices = is_boolean ? answers : (const char *const *) type->choices;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, (gpointer) _("Not said"));
  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    {
      g_ptr_array_add (ids, (gpointer) choices[i]);
      g_ptr_array_add (labels, (gpointer) (is_boolean ? answer_labels[i] : mn_tag_words_translate (choices[i])));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  mn_picker_set_choices (picker, (const char *const *) ids->pdata, (const char *const *) labels->pdata);
}

static char *
dup_title (const MnAttributeType *type)
{
  const char *label = mn_tag_words_translate (type->label);

  if (type->kind != MN_ATTRIBUTE_NUMBER || type->unit == NULL)
    return g_strdup (label);
  /* Translators: a field and the unit of its number: “Height (m)” */
  return g_strdup_printf (_("%s (%s)"), label, type->unit);
}

/* Over the title, where it does not stand in front of what is being typed or picked */
static gboolean
on_query_tooltip (GtkWidget  *field,
                  int         x G_GNUC_UNUSED,
                  int         y,
                  gboolean    by_keyboard,
                  GtkTooltip *tooltip)
{
  const char *description = g_object_get_data (G_OBJECT (field), DESCRIPTION);

  if (description == NULL || (!by_keyboard && y > gtk_widget_get_height (gtk_widget_get_first_child (field))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, description);
  return TRUE;
}

static GtkWidget *
new_field (MnAttributesForm         *self,
           const MnAttributeBinding *binding)
{
  const MnAttributeType *type = &binding->type;
  g_autofree char *title = dup_title (type);
  GtkWidget *field;

  if (type->kind == MN_ATTRIBUTE_BOOLEAN || type->kind == MN_ATTRIBUTE_CHOICE)
    {
      field = g_object_new (MN_TYPE_PICKER, "title", title, NULL);
      fill_picker (MN_PICKER (field), type);
      g_object_set_data (G_OBJECT (field), BINDING, (gpointer) binding);
      g_signal_connect_object (field, "picked", G_CALLBACK (on_picked), self, G_CONNECT_SWAPPED);
    }
  else
    {
      field = g_object_new (MN_TYPE_TEXT_FIELD, "title", title, NULL);
      if (type->kind == MN_ATTRIBUTE_DATE)
        g_object_set (field, "placeholder", "2024-02", NULL);
      mn_text_field_bind (MN_TEXT_FIELD (field), self->workspace, &binding->base);
    }
  gtk_widget_set_has_tooltip (field, TRUE);
  g_signal_connect (field, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  return field;
}

static GtkWidget *
get_field (MnAttributesForm      *self,
           const MnAttributeType *type)
{
  const MnAttributeBinding *binding = mn_attribute_binding_get (type);
  GtkWidget *field = g_hash_table_lookup (self->widgets, binding);

  if (field == NULL)
    {
      field = new_field (self, binding);
      gtk_box_append (self->fields, field);
      g_hash_table_insert (self->widgets, (gpointer) binding, field);
    }
  if (type->description != NULL)
    g_object_set_data_full (G_OBJECT (field), DESCRIPTION, g_strdup (mn_tag_words_translate (type->description)),
                            g_free);
  else
    g_object_set_data (G_OBJECT (field), DESCRIPTION, NULL);
  return field;
}

static void
show_in_field (GtkWidget                *field,
               const MnAttributeBinding *binding,
               MnRecord                 *record)
{
  g_autofree char *text = NULL;

  if (MN_IS_TEXT_FIELD (field))
    {
      mn_text_field_set_record (MN_TEXT_FIELD (field), record);
      return;
    }
  text = mn_attribute_binding_get_text (binding, record);
  mn_picker_set_selected (MN_PICKER (field), text);
}

/* What was typed where it is not asked for is kept by its field, until the same is asked again */
static void
hide_field (GtkWidget *field)
{
  gtk_widget_set_visible (field, FALSE);
  if (MN_IS_TEXT_FIELD (field))
    mn_text_field_set_record (MN_TEXT_FIELD (field), NULL);
}

/* Returns: (transfer container): the attributes asked of the record, in the order of the tagset */
static GPtrArray *
list_types (MnAttributesForm *self)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  GPtrArray *types = g_ptr_array_new ();

  for (guint i = 0; i < tagset->attributes.n; i++)
    if (mn_attribute_type_is_for (&tagset->attributes.items[i], self->record))
      g_ptr_array_add (types, &tagset->attributes.items[i]);
  return types;
}

static void
show_fields (MnAttributesForm *self,
             GPtrArray        *types)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  GtkWidget *before = NULL;
  GHashTableIter all;
  gpointer field;

  for (guint i = 0; i < types->len; i++)
    {
      GtkWidget *next = get_field (self, types->pdata[i]);

      g_hash_table_add (shown, next);
      /* a field that is in its place keeps the keyboard */
      if (gtk_widget_get_prev_sibling (next) != before)
        gtk_box_reorder_child_after (self->fields, next, before);
      before = next;
      show_in_field (next, mn_attribute_binding_get (types->pdata[i]), self->record);
      gtk_widget_set_visible (next, TRUE);
    }
  g_hash_table_iter_init (&all, self->widgets);
  while (g_hash_table_iter_next (&all, NULL, &field))
    if (!g_hash_table_contains (shown, field))
      hide_field (field);
  gtk_widget_set_visible (GTK_WIDGET (self->fields), types->len > 0);
}

/* @value: id and value in two lines: the compact value has none */
static void
remove_attribute (gpointer    builder,
                  const char *value,
                  const MnId *annotator G_GNUC_UNUSED)
{
  const char *end = strrchr (value, '\n');
  g_autofree char *id = g_strndup (value, (gsize) (end - value));

  mn_attributes_remove (mn_attributes_edit (builder), id, end + 1);
}

static void
on_remove (MnAttributesForm *self,
           MnAttributeRow   *row)
{
  const MnAttribute *attribute = mn_attribute_row_get_attribute (row);
  g_autofree char *value = g_strconcat (attribute->id, "\n", attribute->value, NULL);

  mn_form_set (self->workspace, self->record, _("Remove Field"), remove_attribute, value);
}

/* Whether a field shows this attribute; of several with one id it shows the first */
static gboolean
is_in_field (const MnAttributes *attributes,
             guint               position,
             GPtrArray          *types)
{
  const char *id = attributes->items[position].id;

  if (mn_attributes_find (attributes, id) != &attributes->items[position])
    return FALSE;
  for (guint i = 0; i < types->len; i++)
    if (g_str_equal (((const MnAttributeType *) types->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static void
add_row (MnAttributesForm  *self,
         const MnAttribute *attribute)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  const MnAttributeType *type = mn_attribute_types_find (&tagset->attributes, attribute->id);
  GtkWidget *row = mn_attribute_row_new (attribute, type != NULL ? mn_tag_words_translate (type->label)
                                                                 : attribute->id);

  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rest, row);
}

/* What the record says and is not asked for any more: its type, or the tagset, has changed */
static void
show_rest (MnAttributesForm *self,
           GPtrArray        *types)
{
  const MnAttributes *attributes = mn_attributes_of (self->record);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->rest)) != NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rest))) != NULL)
    gtk_box_remove (self->rest, child);
  for (guint i = 0; i < attributes->n; i++)
    if (!is_in_field (attributes, i, types))
      add_row (self, &attributes->items[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), gtk_widget_get_first_child (GTK_WIDGET (self->rest)) != NULL);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
update (MnAttributesForm *self)
{
  g_autoptr (GPtrArray) types = NULL;

  if (self->record == NULL)
    types = g_ptr_array_new ();
  else
    types = list_types (self);
  show_fields (self, types);
  if (self->record != NULL)
    show_rest (self, types);
  gtk_widget_set_visible (GTK_WIDGET (self), types->len > 0 || gtk_widget_get_visible (GTK_WIDGET (self->rest)));
}

static void
mn_attributes_form_dispose (GObject *object)
{
  MnAttributesForm *self = MN_ATTRIBUTES_FORM (object);
  GtkWidget *child;

  g_clear_pointer (&self->widgets, g_hash_table_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->record, mn_record_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_attributes_form_parent_class)->dispose (object);
}

static void
mn_attributes_form_class_init (MnAttributesFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_attributes_form_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-attributes-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MnAttributesForm, fields);
  gtk_widget_class_bind_template_child (widget_class, MnAttributesForm, rest);
}

static void
mn_attributes_form_init (MnAttributesForm *self)
{
  self->widgets = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_attributes_form_set_workspace:
 * @self: a form
 * @workspace: what its records are in
 */
void
mn_attributes_form_set_workspace (MnAttributesForm *self,
                                  MnWorkspace      *workspace)
{
  g_set_object (&self->workspace, workspace);
}

/**
 * mn_attributes_form_set_record:
 * @self: a form
 * @record: (nullable): the mention, entity, claim or relation to show, as it is now
 *
 * Shows a record, or a newer state of it, by the tagset as it is now. What was typed stays, as #MnTextField says.
 */
void
mn_attributes_form_set_record (MnAttributesForm *self,
                               gconstpointer     record)
{
  MnRecord *old = self->record;

  self->record = record != NULL ? mn_record_ref (record) : NULL;
  if (old != NULL)
    mn_record_unref (old);
  update (self);
}
