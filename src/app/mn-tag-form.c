/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tag-form.h"

#include "mn-accessible.h"
#include "mn-library-tagset.h"
#include "mn-picker.h"
#include "mn-tag-checks.h"
#include "mn-tag-colors.h"
#include "mn-tag-keys.h"
#include "mn-tag-text.h"
#include "mn-tag-words.h"
#include "mn-tagset-words.h"

#include <glib/gi18n.h>

struct _MnTagForm
{
  GtkWidget       parent_instance;

  MnWorkspace    *workspace;
  MnTagItem      *item; /* NULL where none is shown */

  MnTagText      *label;
  MnTagText      *language;
  GtkWidget      *color_box;
  GtkColorButton *color;
  GtkWidget      *warning_box;
  GtkLabel       *warning;
  MnTagText      *key;
  MnTagText      *description;
  MnTagChecks    *from;
  MnTagChecks    *to;
  GtkCheckButton *symmetric;
  MnTagChecks    *on;
  MnPicker       *kind;
  MnTagText      *choices;
  MnTagText      *unit;
  gboolean        is_showing;
};

G_DEFINE_FINAL_TYPE (MnTagForm, mn_tag_form, GTK_TYPE_WIDGET)

/* One field on its way into the tagset */
typedef struct
{
  MnTagPlace place; /* with interned words */
  MnTagField field;
  char      *value;
} FieldEdit;

static void
free_field_edit (gpointer data)
{
  FieldEdit *edit = data;

  g_free (edit->value);
  g_free (edit);
}

static void
apply_field (gpointer builder,
             gpointer user_data)
{
  FieldEdit *edit = user_data;

  mn_tag_field_set (builder, &edit->place, edit->field, edit->value);
}

/* Who waits for a text to be written */
typedef struct
{
  MnWorkspace *workspace;
  GWeakRef     field; /* of MnTagText; empty where it is of another kind */
} Waiting;

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Waiting *waiting = user_data;
  g_autoptr (MnWorkspace) workspace = waiting->workspace;
  g_autoptr (MnTagText) field = g_weak_ref_get (&waiting->field);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_library_edit_tagset_finish (MN_LIBRARY (source), result, &error);

  g_weak_ref_clear (&waiting->field);
  if (error == NULL)
    return;
  if (field != NULL)
    mn_tag_text_fail (field);
  mn_workspace_fail (workspace, error);
}

static void
write_field (MnTagForm  *self,
             MnTagText  *text,
             MnTagField  field,
             const char *value,
             const MnId *visit)
{
  FieldEdit *edit = g_new (FieldEdit, 1);
  Waiting *waiting = g_new (Waiting, 1);
  MnTagsetEdit asked = { .label = _("Change Tagset"), .visit = visit, .modify = apply_field, .data = edit,
                         .destroy = free_field_edit };

  *edit = (FieldEdit){ *mn_tag_item_get_place (self->item), field, g_strdup (value) };
  waiting->workspace = g_object_ref (self->workspace);
  g_weak_ref_init (&waiting->field, text);
  mn_library_edit_tagset_async (mn_workspace_get_library (self->workspace), &asked, NULL, on_written, waiting);
}

static gboolean
is_label_taken (MnTagForm  *self,
                const char *text)
{
  MnTagset *tagset = mn_tag_item_get_tagset (self->item);
  const MnTagPlace *place = mn_tag_item_get_place (self->item);

  for (guint i = 0; i < mn_tagset_get_list (tagset, place->list)->n; i++)
    {
      gpointer tag = mn_tagset_get_tag (tagset, place->list, i);

      if (g_strcmp0 (mn_tag_get_id (tag), place->id) != 0
          && (g_strcmp0 (*mn_tag_label (tag), text) == 0
              || g_strcmp0 (mn_tag_words_translate (*mn_tag_label (tag)), text) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Cues are found in lower case, their words one blank apart */
static char *
commit_cue (MnTagForm  *self,
            MnTagField  field,
            MnTagText  *text,
            const char *value,
            const MnId *visit)
{
  const MnTagPlace *place = mn_tag_item_get_place (self->item);
  g_autofree char *lower = g_utf8_strdown (value, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " \t", -1);
  g_autoptr (GString) joined = g_string_new (NULL);
  const char *language = field == MN_TAG_LANGUAGE ? (*value != '\0' ? value : NULL) : place->language;

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", *word);
  if (field == MN_TAG_LABEL && joined->len == 0)
    return g_strdup (_("A cue has at least one word"));
  if (field == MN_TAG_LANGUAGE && language != NULL
      && !g_regex_match_simple ("^[a-z]{2,8}$", language, 0, 0))
    return g_strdup (_("A language is a code like “en” or “es”"));
  if (mn_tagset_find_cue (mn_tag_item_get_tagset (self->item), field == MN_TAG_LABEL ? joined->str : place->id, language)
      != NULL)
    return g_strdup (_("This cue is there already"));
  write_field (self, text, field, field == MN_TAG_LABEL ? joined->str : language, visit);
  return NULL;
}

static char *
on_label (MnTagText  *text,
          const char *value,
          const MnId *visit,
          gpointer    user_data)
{
  MnTagForm *self = user_data;

  if (mn_tag_item_get_place (self->item)->list == MN_TAGS_CUES)
    return commit_cue (self, MN_TAG_LABEL, text, value, visit);
  if (*value == '\0')
    return g_strdup (_("It needs a name"));
  if (is_label_taken (self, value))
    return g_strdup_printf (_("Another one is called “%s” already"), value);
  write_field (self, text, MN_TAG_LABEL, value, visit);
  return NULL;
}

static char *
on_language (MnTagText  *text,
             const char *value,
             const MnId *visit,
             gpointer    user_data)
{
  return commit_cue (user_data, MN_TAG_LANGUAGE, text, value, visit);
}

static char *
on_key (MnTagText  *text,
        const char *value,
        const MnId *visit,
        gpointer    user_data)
{
  MnTagForm *self = user_data;
  g_autofree char *key = g_utf8_strdown (value, -1);
  char *fault = mn_tag_keys_find_fault (mn_tag_item_get_tagset (self->item), mn_tag_item_get_place (self->item)->id, key);

  if (fault == NULL)
    write_field (self, text, MN_TAG_KEY, key, visit);
  return fault;
}

static char *
on_description (MnTagText  *text,
                const char *value,
                const MnId *visit,
                gpointer    user_data)
{
  write_field (user_data, text, MN_TAG_DESCRIPTION, value, visit);
  return NULL;
}

static char *
on_choices (MnTagText  *text,
            const char *value,
            const MnId *visit,
            gpointer    user_data)
{
  write_field (user_data, text, MN_TAG_CHOICES, value, visit);
  return NULL;
}

static char *
on_unit (MnTagText  *text,
         const char *value,
         const MnId *visit,
         gpointer    user_data)
{
  write_field (user_data, text, MN_TAG_UNIT, value, visit);
  return NULL;
}

static void
on_color (MnTagForm *self)
{
  g_autofree char *value = NULL;
  GdkRGBA color;

  if (self->is_showing || self->item == NULL)
    return;
  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (self->color), &color);
  value = g_strdup_printf ("#%02x%02x%02x", (guint) (color.red * 255 + 0.5F), (guint) (color.green * 255 + 0.5F),
                           (guint) (color.blue * 255 + 0.5F));
  write_field (self, NULL, MN_TAG_COLOR, value, NULL);
}

static void
write_ticks (MnTagForm   *self,
             MnTagChecks *checks,
             MnTagField   field)
{
  g_autofree char *lines = mn_tag_checks_dup_lines (checks);

  if (self->item != NULL)
    write_field (self, NULL, field, lines, NULL);
}

static void
on_from (MnTagForm *self)
{
  write_ticks (self, self->from, MN_TAG_FROM);
}

static void
on_to (MnTagForm *self)
{
  write_ticks (self, self->to, MN_TAG_TO);
}

static void
on_on (MnTagForm *self)
{
  write_ticks (self, self->on, MN_TAG_ON);
}

static void
on_symmetric (MnTagForm *self)
{
  if (!self->is_showing && self->item != NULL)
    write_field (self, NULL, MN_TAG_SYMMETRIC, gtk_check_button_get_active (self->symmetric) ? "true" : NULL, NULL);
}

static void
on_kind (MnTagForm  *self,
         const char *kind)
{
  if (self->item != NULL)
    write_field (self, NULL, MN_TAG_KIND, kind, NULL);
}

static void
add_choice (GPtrArray  *ids,
            GPtrArray  *labels,
            const char *id,
            const char *label)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (ids->pdata[i], id))
      return; /* a kind that is called as a type: one tick is for both */
  g_ptr_array_add (ids, (gpointer) id);
  g_ptr_array_add (labels, (gpointer) label);
}

static void
add_tags (MnTagset  *tagset,
          MnTagList  list,
          GPtrArray *ids,
          GPtrArray *labels)
{
  for (guint i = 0; i < mn_tagset_get_list (tagset, list)->n; i++)
    {
      gpointer tag = mn_tagset_get_tag (tagset, list, i);

      add_choice (ids, labels, mn_tag_get_id (tag), mn_tag_words_translate (*mn_tag_label (tag)));
    }
}

static void
set_choices (MnTagChecks *checks,
             GPtrArray   *ids,
             GPtrArray   *labels)
{
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  mn_tag_checks_set_choices (checks, (const char *const *) ids->pdata, (const char *const *) labels->pdata);
}

/* What relations may join and what may have attributes */
static void
fill_choices (MnTagForm *self,
              MnTagset  *tagset)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GPtrArray) on_ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) on_labels = g_ptr_array_new ();

  add_choice (ids, labels, "claim", _("Claims"));
  add_choice (ids, labels, "entity", _("Entities of any type"));
  add_tags (tagset, MN_TAGS_ENTITY_TYPES, ids, labels);
  set_choices (self->from, ids, labels);
  mn_tag_checks_set_choices (self->to, (const char *const *) ids->pdata, (const char *const *) labels->pdata);

  add_tags (tagset, MN_TAGS_ENTITY_TYPES, on_ids, on_labels);
  add_tags (tagset, MN_TAGS_CLAIM_KINDS, on_ids, on_labels);
  add_tags (tagset, MN_TAGS_RELATION_TYPES, on_ids, on_labels);
  set_choices (self->on, on_ids, on_labels);
}

static void
fill_kinds (MnTagForm *self,
            MnTagList  list)
{
  const char *const *names = list == MN_TAGS_CUES ? mn_cue_kind_names : mn_attribute_kind_names;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; names[i] != MN_NAMES_END; i++)
    {
      g_ptr_array_add (ids, (gpointer) names[i]);
      g_ptr_array_add (labels, (gpointer) (list == MN_TAGS_CUES ? mn_tagset_words_cue_kind (names[i])
                                                                : mn_tagset_words_attribute_kind (names[i])));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  mn_picker_set_choices (self->kind, (const char *const *) ids->pdata, (const char *const *) labels->pdata);
  g_object_set (self->kind, "title", list == MN_TAGS_CUES ? _("What It Does") : _("Kind of Value"), NULL);
}

static void
show_text (MnTagForm *self,
           MnTagText *text,
           MnTagField field)
{
  g_autofree char *value = mn_tag_item_get (self->item, field);
  gboolean is_words = field == MN_TAG_LABEL || field == MN_TAG_DESCRIPTION || field == MN_TAG_UNIT;
  gboolean is_cue = mn_tag_item_get_place (self->item)->list == MN_TAGS_CUES;

  gtk_widget_set_visible (GTK_WIDGET (text), mn_tag_field_is_of (mn_tag_item_get_place (self->item)->list, field));
  mn_tag_text_show (text, self->item, value != NULL && is_words && !is_cue ? mn_tag_words_translate (value) : value);
}

static void
show_checks (MnTagForm   *self,
             MnTagChecks *checks,
             MnTagField   field)
{
  g_autofree char *value = mn_tag_item_get (self->item, field);

  gtk_widget_set_visible (GTK_WIDGET (checks), mn_tag_field_is_of (mn_tag_item_get_place (self->item)->list, field));
  mn_tag_checks_show (checks, value);
}

static void
show_color (MnTagForm *self)
{
  const MnTagPlace *place = mn_tag_item_get_place (self->item);
  const MnTag *tag = mn_tag_item_get_tag (self->item);
  /* stances and roles are words alone: nothing draws them in a colour */
  gboolean has_color = tag != NULL && place->list != MN_TAGS_STANCES && place->list != MN_TAGS_ROLES;
  g_autofree char *fault
      = has_color ? mn_tag_colors_find_fault (mn_tag_item_get_tagset (self->item), place->list, place->id) : NULL;
  GdkRGBA color;

  gtk_widget_set_visible (self->color_box, has_color);
  gtk_widget_set_visible (self->warning_box, fault != NULL);
  gtk_label_set_label (self->warning, fault != NULL ? fault : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->color))),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, fault != NULL ? fault : "", -1);
  if (has_color && (tag->color == NULL || !gdk_rgba_parse (&color, tag->color)))
    gdk_rgba_parse (&color, "#77767b");
  if (has_color)
    gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->color), &color);
}

static void
show_key (MnTagForm *self)
{
  const MnTagPlace *place = mn_tag_item_get_place (self->item);
  gboolean has_key = place->list == MN_TAGS_ENTITY_TYPES || place->list == MN_TAGS_CLAIM_KINDS;
  const MnTag *tag = mn_tag_item_get_tag (self->item);
  g_autofree char *fault = NULL;

  show_text (self, self->key, MN_TAG_KEY);
  gtk_widget_set_visible (GTK_WIDGET (self->key), has_key);
  if (has_key && tag != NULL && tag->key != NULL)
    fault = mn_tag_keys_find_fault (mn_tag_item_get_tagset (self->item), place->id, tag->key);
  mn_tag_text_warn (self->key, fault);
}

static void
update (MnTagForm *self)
{
  const MnTagPlace *place;
  g_autofree char *kind = NULL;
  g_autofree char *symmetric = NULL;

  if (self->item == NULL)
    return;
  place = mn_tag_item_get_place (self->item);
  kind = mn_tag_item_get (self->item, MN_TAG_KIND);
  symmetric = mn_tag_item_get (self->item, MN_TAG_SYMMETRIC);
  self->is_showing = TRUE;
  fill_choices (self, mn_tag_item_get_tagset (self->item));
  g_object_set (self->label, "title", place->list == MN_TAGS_CUES ? _("Word or Phrase") : _("Name"), NULL);
  show_text (self, self->label, MN_TAG_LABEL);
  show_text (self, self->language, MN_TAG_LANGUAGE);
  show_color (self);
  show_key (self);
  show_text (self, self->description, MN_TAG_DESCRIPTION);
  show_checks (self, self->from, MN_TAG_FROM);
  show_checks (self, self->to, MN_TAG_TO);
  gtk_widget_set_visible (GTK_WIDGET (self->symmetric), place->list == MN_TAGS_RELATION_TYPES);
  gtk_check_button_set_active (self->symmetric, symmetric != NULL);
  show_checks (self, self->on, MN_TAG_ON);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), kind != NULL);
  if (kind != NULL)
    mn_picker_set_selected (self->kind, kind);
  show_text (self, self->choices, MN_TAG_CHOICES);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), g_strcmp0 (kind, "choice") == 0);
  show_text (self, self->unit, MN_TAG_UNIT);
  gtk_widget_set_visible (GTK_WIDGET (self->unit), g_strcmp0 (kind, "number") == 0 && place->list == MN_TAGS_ATTRIBUTES);
  self->is_showing = FALSE;
}

static void
drop_item (MnTagForm *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
}

static void
mn_tag_form_dispose (GObject *object)
{
  MnTagForm *self = MN_TAG_FORM (object);
  GtkWidget *child;

  drop_item (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_tag_form_parent_class)->dispose (object);
}

static void
mn_tag_form_class_init (MnTagFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_tag_form_dispose;

  g_type_ensure (MN_TYPE_PICKER);
  g_type_ensure (MN_TYPE_TAG_CHECKS);
  g_type_ensure (MN_TYPE_TAG_TEXT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-tag-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, label);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, language);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, color_box);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, color);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, warning_box);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, warning);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, key);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, description);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, from);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, to);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, symmetric);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, on);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, kind);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, choices);
  gtk_widget_class_bind_template_child (widget_class, MnTagForm, unit);
  gtk_widget_class_bind_template_callback (widget_class, on_color);
  gtk_widget_class_bind_template_callback (widget_class, on_from);
  gtk_widget_class_bind_template_callback (widget_class, on_to);
  gtk_widget_class_bind_template_callback (widget_class, on_symmetric);
  gtk_widget_class_bind_template_callback (widget_class, on_on);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
}

static void
mn_tag_form_init (MnTagForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* the button in it is what gets the keyboard */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->color))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Colour"), -1);
  mn_tag_text_set_commit (self->label, on_label, self);
  mn_tag_text_set_commit (self->language, on_language, self);
  mn_tag_text_set_commit (self->key, on_key, self);
  mn_tag_text_set_commit (self->description, on_description, self);
  mn_tag_text_set_commit (self->choices, on_choices, self);
  mn_tag_text_set_commit (self->unit, on_unit, self);
}

/**
 * mn_tag_form_set_workspace:
 * @self: a form
 * @workspace: what the window has in hand
 */
void
mn_tag_form_set_workspace (MnTagForm   *self,
                           MnWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

/**
 * mn_tag_form_show:
 * @self: a form
 * @item: (nullable): the tag or cue to show
 *
 * Shows another tag; what was typed for the one before is written.
 */
void
mn_tag_form_show (MnTagForm *self,
                  MnTagItem *item)
{
  gboolean is_other_list;

  if (item == self->item)
    return;
  mn_tag_form_commit (self);
  is_other_list = item != NULL
                  && (self->item == NULL || mn_tag_item_get_place (item)->list != mn_tag_item_get_place (self->item)->list);
  drop_item (self);
  if (item == NULL)
    return;
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (is_other_list)
    fill_kinds (self, mn_tag_item_get_place (item)->list);
  update (self);
}

/**
 * mn_tag_form_commit:
 * @self: a form
 *
 * Writes what was typed and not written yet.
 */
void
mn_tag_form_commit (MnTagForm *self)
{
  MnTagText *const texts[] = { self->label, self->language, self->key, self->description, self->choices, self->unit };

  for (guint i = 0; self->item != NULL && i < G_N_ELEMENTS (texts); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (texts[i])))
      mn_tag_text_commit (texts[i]);
}

/**
 * mn_tag_form_name:
 * @self: a form
 *
 * Gives the keyboard to the name of what is shown, to be typed over.
 */
void
mn_tag_form_name (MnTagForm *self)
{
  mn_tag_text_select (self->label);
}
