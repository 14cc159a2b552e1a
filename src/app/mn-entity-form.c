/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-entity-form.h"

#include "mn-accessible.h"
#include "mn-attributes-form.h"
#include "mn-form.h"
#include "mn-library-entities.h"
#include "mn-mark-list.h"
#include "mn-picker.h"
#include "mn-relation-box.h"
#include "mn-tag-words.h"
#include "mn-text-field.h"

#include <glib/gi18n.h>

#define CONTEXT 40

struct _MnEntityForm
{
  GtkWidget       parent_instance;

  MnWorkspace    *workspace;
  MnTextField    *name;
  MnPicker       *type;
  MnTextField    *aliases;
  MnTextField    *links;
  GtkBox         *link_buttons;
  MnAttributesForm *attributes;
  MnTextField    *note;
  MnRelationBox  *relations;
  GtkLabel       *mentions_title;
  GtkNoSelection *mentions;
  GtkLabel       *provenance;
  MnId            shown; /* whose mentions are listed */
  char           *links_shown;
};

G_DEFINE_FINAL_TYPE (MnEntityForm, mn_entity_form, GTK_TYPE_WIDGET)

static char *
get_name (gconstpointer record,
          MnLibrary    *library G_GNUC_UNUSED)
{
  return g_strdup (((MnEntity *) record)->name);
}

static void
set_name (gpointer    builder,
          const char *text,
          MnLibrary  *library G_GNUC_UNUSED)
{
  if (text == NULL)
    return; /* an entity always has a name */
  g_free (((MnEntityBuilder *) builder)->name);
  ((MnEntityBuilder *) builder)->name = g_strdup (text);
}

static char *
get_note (gconstpointer record,
          MnLibrary    *library G_GNUC_UNUSED)
{
  return g_strdup (((MnEntity *) record)->note);
}

static void
set_note (gpointer    builder,
          const char *text,
          MnLibrary  *library G_GNUC_UNUSED)
{
  g_free (((MnEntityBuilder *) builder)->note);
  ((MnEntityBuilder *) builder)->note = g_strdup (text);
}

static char *
join_lines (char **strings)
{
  return strings != NULL && strings[0] != NULL ? g_strjoinv ("\n", strings) : NULL;
}

/* One a line, without blanks, empty lines and doubles; @convert gets each one */
static char **
split_lines (const char *text,
             char     *(*convert) (const char *line))
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (char **line = lines; *line != NULL; line++)
    {
      char *converted;

      if (*g_strstrip (*line) == '\0')
        continue;
      converted = convert (*line);
      if (converted == NULL || g_ptr_array_find_with_equal_func (kept, converted, g_str_equal, NULL))
        g_free (converted);
      else
        g_ptr_array_add (kept, converted);
    }
  if (kept->len == 0)
    return NULL;
  g_ptr_array_add (kept, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
}

static char *
keep_line (const char *line)
{
  return g_strdup (line);
}

static char *
get_aliases (gconstpointer record,
             MnLibrary    *library G_GNUC_UNUSED)
{
  return join_lines (((MnEntity *) record)->aliases);
}

static void
set_aliases (gpointer    builder,
             const char *text,
             MnLibrary  *library G_GNUC_UNUSED)
{
  g_strfreev (((MnEntityBuilder *) builder)->aliases);
  ((MnEntityBuilder *) builder)->aliases = split_lines (text, keep_line);
}

static char *
get_links (gconstpointer record,
           MnLibrary    *library G_GNUC_UNUSED)
{
  return join_lines (((MnEntity *) record)->links);
}

static void
set_links (gpointer    builder,
           const char *text,
           MnLibrary  *library G_GNUC_UNUSED)
{
  g_strfreev (((MnEntityBuilder *) builder)->links);
  ((MnEntityBuilder *) builder)->links = split_lines (text, mn_link_normalise);
}

static char *
check_links (const char   *text,
             gconstpointer record G_GNUC_UNUSED)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *link = NULL;

      if (*g_strstrip (*line) == '\0')
        continue;
      link = mn_link_normalise (*line);
      if (link == NULL)
        return g_strdup_printf (_("“%s” is neither a web address nor a Wikidata number such as Q30"), *line);
    }
  return NULL;
}

static char *
check_name (const char   *text,
            gconstpointer record G_GNUC_UNUSED)
{
  return text == NULL ? g_strdup (_("An entity needs a name")) : NULL;
}

static const MnTextBinding name_binding = { N_("Rename Entity"), get_name, set_name, check_name };
static const MnTextBinding aliases_binding = { N_("Change Aliases"), get_aliases, set_aliases, NULL };
static const MnTextBinding links_binding = { N_("Change Links"), get_links, set_links, check_links };
static const MnTextBinding note_binding = { N_("Change Note"), get_note, set_note, NULL };

static void
on_retyped (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (MnWorkspace) workspace = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_library_entities_finish (MN_LIBRARY (source), result, &error);

  if (error != NULL)
    mn_workspace_fail (workspace, error);
}

/* Its mentions change with it, in all articles */
static void
on_type (MnEntityForm *self,
         const char   *type)
{
  MnEntity *entity = mn_workspace_get_current_entity (self->workspace);

  if (type != NULL && entity != NULL)
    mn_library_retype_entity_async (mn_workspace_get_library (self->workspace), &entity->record.id, type, on_retyped,
                                    g_object_ref (self->workspace));
}

/* The links as links, under the field where they are typed */
static void
show_links (MnEntityForm *self,
            MnEntity     *entity)
{
  g_autofree char *links = join_lines (entity->links);
  GtkWidget *child;

  if (g_strcmp0 (links, self->links_shown) == 0)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->link_buttons))) != NULL)
    gtk_box_remove (self->link_buttons, child);
  for (char **link = entity->links; link != NULL && *link != NULL; link++)
    {
      GtkWidget *button = gtk_link_button_new (*link);
      GtkWidget *label = gtk_label_new (*link);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "entity-link");
      gtk_box_append (self->link_buttons, button);
    }
  g_free (self->links_shown);
  self->links_shown = g_steal_pointer (&links);
}

static void
show_mentions (MnEntityForm *self,
               MnEntity     *entity)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);
  guint n = mn_document_get_n_uses (document, &entity->record.id);
  g_autofree char *title = g_strdup_printf (ngettext ("%u mention in this article", "%u mentions in this article", n), n);

  gtk_label_set_text (self->mentions_title, title);
  if (!mn_id_equal (&self->shown, &entity->record.id))
    {
      g_autoptr (MnMarkList) list = mn_mark_list_new (document, MN_RECORD_MENTION, &entity->record.id);

      gtk_no_selection_set_model (self->mentions, G_LIST_MODEL (list));
      self->shown = entity->record.id;
    }
}

static void
update (MnEntityForm *self)
{
  MnEntity *entity = mn_workspace_get_current_entity (self->workspace);
  g_autofree char *provenance = NULL;

  mn_text_field_set_record (self->name, entity);
  mn_text_field_set_record (self->aliases, entity);
  mn_text_field_set_record (self->links, entity);
  mn_attributes_form_set_record (self->attributes, entity);
  mn_text_field_set_record (self->note, entity);
  if (entity == NULL)
    {
      gtk_no_selection_set_model (self->mentions, NULL);
      self->shown = MN_ID_NONE;
      return;
    }
  provenance = mn_form_provenance (self->workspace, entity);
  gtk_label_set_text (self->provenance, provenance);
  mn_picker_set_selected (self->type, entity->type);
  show_links (self, entity);
  show_mentions (self, entity);
}

static void
on_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

/* Keyword in context: the mention bold between what stands around it */
static void
show_context (MnEntityForm *self,
              GtkListItem  *item)
{
  MnMention *mention = (MnMention *) mn_mark_item_get_mark (gtk_list_item_get_item (item));
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  MnText *text = mn_document_get_text (mn_workspace_get_document (self->workspace));
  gint start = mn_spans_first (&mention->spans);
  gint end = mention->spans.n > 0 ? mention->spans.items[0].end : start;
  g_autofree char *before = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *after = NULL;
  g_autofree char *markup = NULL;

  if (start < 0)
    return;
  before = mn_text_slice (text, (guint) MAX (start - CONTEXT / 2, 0), (guint) start);
  quote = mn_text_slice (text, (guint) start, (guint) end);
  after = mn_text_slice (text, (guint) end, MIN ((guint) end + CONTEXT, mn_text_get_length (text)));
  g_strdelimit (before, "\n\t", ' ');
  g_strdelimit (quote, "\n\t", ' ');
  g_strdelimit (after, "\n\t", ' ');
  markup = g_markup_printf_escaped ("%s%s<b>%s</b>%s", start > CONTEXT / 2 ? "…" : "", before, quote, after);
  gtk_label_set_markup (label, markup);
  mn_accessible_name_row (GTK_WIDGET (label), gtk_label_get_text (label));
}

static void
on_mark (MnMarkItem  *mark G_GNUC_UNUSED,
         GParamSpec  *pspec G_GNUC_UNUSED,
         GtkListItem *item)
{
  GtkWidget *form = gtk_widget_get_ancestor (gtk_list_item_get_child (item), MN_TYPE_ENTITY_FORM);

  if (form != NULL)
    show_context (MN_ENTITY_FORM (form), item);
}

static void
on_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *item,
         MnEntityForm             *self)
{
  g_signal_connect (gtk_list_item_get_item (item), "notify::mark", G_CALLBACK (on_mark), item);
  show_context (self, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
on_activate (MnEntityForm *self,
             guint         position)
{
  g_autoptr (MnMarkItem) item = g_list_model_get_item (G_LIST_MODEL (self->mentions), position);
  char id[MN_ID_STRING_SIZE];

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "doc.go-to", "s",
                                mn_id_to_string (&mn_mark_item_get_mark (item)->id, id));
}

static gboolean
mn_entity_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MN_ENTITY_FORM (widget)->name));
}

static void
mn_entity_form_dispose (GObject *object)
{
  MnEntityForm *self = MN_ENTITY_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->links_shown, g_free);

  G_OBJECT_CLASS (mn_entity_form_parent_class)->dispose (object);
}

static void
mn_entity_form_class_init (MnEntityFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_entity_form_dispose;
  widget_class->grab_focus = mn_entity_form_grab_focus;

  g_type_ensure (MN_TYPE_ATTRIBUTES_FORM);
  g_type_ensure (MN_TYPE_PICKER);
  g_type_ensure (MN_TYPE_RELATION_BOX);
  g_type_ensure (MN_TYPE_TEXT_FIELD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-entity-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MnEntityForm, name);
  gtk_widget_class_bind_template_child (widget_class, MnEntityForm, type);
  gtk_widget_class_bind_template_child (widget_class, MnEntityForm, aliases);
  gtk_widget_class_bind_template_child (widget_class, MnEntityForm, links);
  gtk_widget_class_bind_template_child (widget_class, MnEntityForm, link_buttons);
  gtk_widget_class_bind_template_child (widget_class, MnEntityForm, attributes);
  gtk_widget_class_bind_template_child (widget_class, MnEntityForm, note);
  gtk_widget_class_bind_template_child (widget_class, MnEntityForm, relations);
  gtk_widget_class_bind_template_child (widget_class, MnEntityForm, mentions_title);
  gtk_widget_class_bind_template_child (widget_class, MnEntityForm, mentions);
  gtk_widget_class_bind_template_child (widget_class, MnEntityForm, provenance);
  gtk_widget_class_bind_template_callback (widget_class, on_type);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
mn_entity_form_init (MnEntityForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
on_document_changed (MnEntityForm *self)
{
  MnEntity *entity = mn_workspace_get_current_entity (self->workspace);

  if (entity != NULL)
    show_mentions (self, entity);
}

static void
on_document (MnEntityForm *self)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);

  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (on_document_changed), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* What is a date or a figure is nothing that could be met again, and no entity */
static void
on_tagset (MnEntityForm *self)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < tagset->entity_types.n; i++)
    {
      const MnTag *type = &tagset->entity_types.items[i];

      if (!mn_type_has_entities (type->id))
        continue;
      g_ptr_array_add (ids, (gpointer) type->id);
      g_ptr_array_add (labels, (gpointer) mn_tag_words_translate (type->label));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  mn_picker_set_choices (self->type, (const char *const *) ids->pdata, (const char *const *) labels->pdata);
  update (self);
}

/**
 * mn_entity_form_set_workspace:
 * @self: a form
 * @workspace: whose current entity it shows
 */
void
mn_entity_form_set_workspace (MnEntityForm *self,
                              MnWorkspace  *workspace)
{
  self->workspace = g_object_ref (workspace);
  mn_relation_box_set_workspace (self->relations, workspace);
  mn_text_field_bind (self->name, workspace, &name_binding);
  mn_text_field_bind (self->aliases, workspace, &aliases_binding);
  mn_text_field_bind (self->links, workspace, &links_binding);
  mn_attributes_form_set_workspace (self->attributes, workspace);
  mn_text_field_bind (self->note, workspace, &note_binding);
  g_signal_connect_object (workspace, "notify::current-entity", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self, G_CONNECT_SWAPPED);
  on_document (self);
  /* what was picked and could not be written must not look done */
  g_signal_connect_object (workspace, "fail", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_library (workspace), "notify::tagset", G_CALLBACK (on_tagset), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_library (workspace), "annotators-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  on_tagset (self);
}
