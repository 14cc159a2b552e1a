/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-relation-row.h"

#include "mn-attributes-form.h"
#include "mn-claim-search.h"
#include "mn-form.h"
#include "mn-relation-edits.h"
#include "mn-relation-note.h"
#include "mn-relation-rules.h"
#include "mn-relation-words.h"
#include "mn-swatch.h"
#include "mn-tag-words.h"
#include "mn-text-line.h"

#include <glib/gi18n.h>

#define N_SAID 300

struct _MnRelationRow
{
  GtkWidget        parent_instance;

  MnWorkspace      *workspace;
  MnRelationSide   *side;
  GSimpleAction    *type;
  GMenu            *types; /* of the submenu */

  GtkButton        *go;
  MnSwatch         *swatch;
  GtkLabel         *kind;
  GtkLabel         *other;
  MnTextLine       *detail;
  GtkButton        *words;
  GtkLabel         *quote;
  GtkLabel         *note;
  MnAttributesForm *attributes;
  GtkMenuButton    *menu_button;
};

G_DEFINE_FINAL_TYPE (MnRelationRow, mn_relation_row, GTK_TYPE_WIDGET)

static MnTagset *
get_tagset (MnRelationRow *self)
{
  return mn_library_get_tagset (mn_workspace_get_library (self->workspace));
}

static gboolean
is_claim (MnRelationRow *self)
{
  return mn_record_kind (self->side->other) == MN_RECORD_CLAIM;
}

static void
modify (MnRelationRow *self,
        const char    *label,
        MnModifyFunc   function,
        gpointer       data,
        GDestroyNotify destroy)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);

  if (document != NULL)
    mn_document_modify_relation_async (document, &self->side->relation->record.id, label, NULL, function, data, destroy,
                                       mn_workspace_finish_edit, g_object_ref (self->workspace));
  else if (destroy != NULL)
    destroy (data);
}

static void
set_type (gpointer builder,
          gpointer user_data)
{
  ((MnRelationBuilder *) builder)->type = g_intern_string (user_data);
}

static void
on_type (MnRelationRow *self,
         GVariant      *parameter)
{
  modify (self, _("Change Relation Type"), set_type, g_variant_dup_string (parameter, NULL), g_free);
}

static void
reverse (gpointer builder,
         gpointer user_data G_GNUC_UNUSED)
{
  mn_relation_reverse (builder);
}

typedef struct
{
  MnDocument *document;
  guint       start;
  guint       end;
} Words;

static void
free_words (gpointer data)
{
  g_object_unref (((Words *) data)->document);
  g_free (data);
}

static void
take_words (gpointer builder,
            gpointer user_data)
{
  const Words *words = user_data;

  mn_relation_take_span (builder, words->document, words->start, words->end);
}

static void
use_selection (MnRelationRow *self)
{
  Words words = { mn_workspace_get_document (self->workspace), 0, 0 };

  if (words.document == NULL || !mn_workspace_get_selection (self->workspace, &words.start, &words.end))
    {
      mn_workspace_tell (self->workspace, _("Select the words in the text first"), FALSE);
      return;
    }
  g_object_ref (words.document);
  modify (self, _("Change Words of Relation"), take_words, g_memdup2 (&words, sizeof words), free_words);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter G_GNUC_UNUSED)
{
  MnRelationRow *self = MN_RELATION_ROW (widget);
  MnDocument *document = mn_workspace_get_document (self->workspace);

  if (self->side == NULL || document == NULL)
    return;
  if (g_str_equal (name, "relation.reverse"))
    modify (self, _("Reverse Relation"), reverse, NULL, NULL);
  else if (g_str_equal (name, "relation.use-selection"))
    use_selection (self);
  else if (g_str_equal (name, "relation.note"))
    mn_relation_note_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, self->side->relation, NULL);
  else
    mn_document_unrelate_async (document, &self->side->relation->record.id, mn_workspace_finish_edit,
                                g_object_ref (self->workspace));
}

static void
on_go (MnRelationRow *self)
{
  MnRecord *other = self->side->other;
  char article[MN_ID_STRING_SIZE], id[MN_ID_STRING_SIZE];

  mn_id_to_string (&other->id, id);
  if (is_claim (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-mark", "(ss)", mn_id_to_string (&other->article, article),
                                id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-entity", "s", id);
}

static void
on_words (MnRelationRow *self)
{
  const MnArticleSpan *span = &self->side->relation->spans.items[0];
  char article[MN_ID_STRING_SIZE];

  if (span->start >= 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-stretch", "(suu)",
                                mn_id_to_string (&span->article, article), (guint) span->start, (guint) span->end);
}

/* When it opens, with the types that may join the two as they stand. All else stays the same: a menu that is given to the
 * button while it closes brings GTK 4.8 down, a function that is to make one is asked only once, and what leads to a submenu
 * leaves the page of that behind */
static void
fill_types (MnRelationRow *self)
{
  MnTagset *tagset = get_tagset (self);

  g_menu_remove_all (self->types);
  for (guint i = 0; i < tagset->relation_types.n; i++)
    {
      const MnRelationType *type = &tagset->relation_types.items[i];
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (!mn_relation_type_takes (type, !self->side->is_outgoing, self->side->other))
        continue;
      label = mn_relation_words (tagset, type->tag.id, self->side->is_outgoing);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "row.type", "s", type->tag.id);
      g_menu_append_item (self->types, item);
    }
}

static GMenuModel *
make_menu (MnRelationRow *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) changing = g_menu_new ();
  g_autoptr (GMenu) removing = g_menu_new ();
  g_autoptr (GMenuItem) reverse = g_menu_item_new (_("Re_verse Direction"), "relation.reverse");

  g_menu_item_set_attribute (reverse, "hidden-when", "s", "action-disabled");
  g_menu_append_submenu (changing, _("Change _Type"), G_MENU_MODEL (self->types));
  g_menu_append_item (changing, reverse);
  g_menu_append (changing, _("_Note…"), "relation.note");
  g_menu_append (changing, _("_Selected Words Say So"), "relation.use-selection");
  g_menu_append (removing, _("_Remove Relation"), "relation.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (changing));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removing));
  return G_MENU_MODEL (menu);
}

static void
mn_relation_row_dispose (GObject *object)
{
  MnRelationRow *self = MN_RELATION_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->side, mn_relation_side_unref);
  g_clear_object (&self->type);
  g_clear_object (&self->types);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_relation_row_parent_class)->dispose (object);
}

static void
mn_relation_row_class_init (MnRelationRowClass *klass)
{
  static const char *const actions[] = { "relation.reverse", "relation.use-selection", "relation.note", "relation.remove" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_relation_row_dispose;

  g_type_ensure (MN_TYPE_ATTRIBUTES_FORM);
  g_type_ensure (MN_TYPE_SWATCH);
  g_type_ensure (MN_TYPE_TEXT_LINE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-relation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MnRelationRow, go);
  gtk_widget_class_bind_template_child (widget_class, MnRelationRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, MnRelationRow, kind);
  gtk_widget_class_bind_template_child (widget_class, MnRelationRow, other);
  gtk_widget_class_bind_template_child (widget_class, MnRelationRow, detail);
  gtk_widget_class_bind_template_child (widget_class, MnRelationRow, words);
  gtk_widget_class_bind_template_child (widget_class, MnRelationRow, quote);
  gtk_widget_class_bind_template_child (widget_class, MnRelationRow, note);
  gtk_widget_class_bind_template_child (widget_class, MnRelationRow, attributes);
  gtk_widget_class_bind_template_child (widget_class, MnRelationRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_go);
  gtk_widget_class_bind_template_callback (widget_class, on_words);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, menu_action);
}

static void
mn_relation_row_init (MnRelationRow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenuModel) menu = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->type = g_simple_action_new_stateful ("type", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (self->type, "change-state", G_CALLBACK (on_type), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->type));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "row", G_ACTION_GROUP (group));
  self->types = g_menu_new ();
  menu = make_menu (self);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  g_signal_connect_object (gtk_menu_button_get_popover (self->menu_button), "show", G_CALLBACK (fill_types), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mn_relation_row_new:
 * @workspace: what the window has in hand
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mn_relation_row_new (MnWorkspace *workspace)
{
  MnRelationRow *self = g_object_new (MN_TYPE_RELATION_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  mn_attributes_form_set_workspace (self->attributes, workspace);
  return GTK_WIDGET (self);
}

static void
show_other (MnRelationRow *self,
            const char    *kind)
{
  MnRecord *other = self->side->other;
  MnDocument *document = mn_workspace_get_document (self->workspace);
  gboolean is_here = document != NULL && mn_id_equal (&other->article, mn_document_get_id (document));
  g_autofree char *words = NULL;
  g_autofree char *spoken = NULL;
  const char *detail;

  if (is_claim (self))
    {
      words = mn_form_shorten (mn_claim_get_words ((MnClaim *) other), N_SAID);
      detail = is_here ? NULL : self->side->title;
    }
  else
    {
      words = g_strdup (((MnEntity *) other)->name);
      detail = mn_tag_words_translate (mn_tags_get_label (&get_tagset (self)->entity_types, ((MnEntity *) other)->type));
    }
  gtk_label_set_text (self->other, words);
  mn_text_line_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  /* Translators: how something is related, and what to */
  spoken = g_strdup_printf (_("%s: %s"), kind, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * mn_relation_row_show:
 * @self: a row
 * @side: a relation as seen from what is shown
 */
void
mn_relation_row_show (MnRelationRow  *self,
                      MnRelationSide *side)
{
  MnRelation *relation = side->relation;
  const MnRelationType *type = mn_relation_type_find (get_tagset (self), relation->type);
  g_autofree char *kind = mn_relation_words (get_tagset (self), relation->type, side->is_outgoing);
  MnRelationSide *before = self->side;

  self->side = mn_relation_side_ref (side);
  g_clear_pointer (&before, mn_relation_side_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "relation.reverse", type == NULL || !type->is_symmetric);
  gtk_label_set_text (self->kind, kind);
  gtk_widget_set_visible (GTK_WIDGET (self->swatch), type != NULL);
  if (type != NULL)
    mn_swatch_set_tag (self->swatch, &type->tag);
  g_simple_action_set_state (self->type, g_variant_new_string (relation->type));
  show_other (self, kind);
  gtk_widget_set_visible (GTK_WIDGET (self->words), relation->spans.n > 0);
  if (relation->spans.n > 0)
    {
      g_autofree char *quote = g_strdup_printf ("“%s”", relation->spans.items[0].quote);

      gtk_label_set_text (self->quote, g_strdelimit (quote, "\n\t", ' '));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->note), relation->note != NULL);
  if (relation->note != NULL)
    gtk_label_set_text (self->note, relation->note);
  mn_attributes_form_set_record (self->attributes, relation);
}
