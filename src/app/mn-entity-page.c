/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-entity-page.h"

#include "mn-concordance-view.h"
#include "mn-fact-row.h"
#include "mn-swatch.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

struct _MnEntityPage
{
  GtkWidget          parent_instance;

  MnWorkspace       *workspace;
  MnEntitySurvey    *survey; /* NULL until the page has shown an entity */
  char              *links_shown;

  GtkWidget         *box;
  GtkWidget         *swatch_box;
  GtkWidget         *swatch;
  GtkLabel          *name;
  GtkLabel          *type;
  GtkWidget         *edit_button;
  GtkWidget         *menu_button;
  GtkLabel          *aliases;
  GtkLabel          *note;
  GtkFlowBox        *links;
  GtkToggleButton   *mentions_button;
  GtkToggleButton   *claims_button;
  GtkToggleButton   *relations_button;
  GtkStack          *stack;
  MnConcordanceView *mentions;
  GtkStack          *claims_stack;
  GtkStack          *relations_stack;
  GtkListView       *claims_list;
  GtkListView       *relations_list;
  GtkNoSelection    *claims;
  GtkNoSelection    *relations;
};

G_DEFINE_FINAL_TYPE (MnEntityPage, mn_entity_page, GTK_TYPE_WIDGET)

static void
set_count (GtkToggleButton *button,
           const char      *name,
           guint            n)
{
  g_autofree char *label = g_strdup_printf ("%s %u", name, n);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
}

static void
update_counts (MnEntityPage *self)
{
  guint n_mentions, n_claims, n_relations;

  if (self->survey == NULL)
    return;
  n_mentions = g_list_model_get_n_items (G_LIST_MODEL (self->survey));
  if (mn_entity_survey_is_loading (self->survey))
    n_mentions = MAX (n_mentions, mn_entity_survey_get_n_expected (self->survey));
  n_claims = g_list_model_get_n_items (mn_entity_survey_get_claims (self->survey));
  n_relations = g_list_model_get_n_items (mn_entity_survey_get_relations (self->survey));
  set_count (self->mentions_button, _("Mentions"), n_mentions);
  set_count (self->claims_button, _("Claims"), n_claims);
  set_count (self->relations_button, _("Relations"), n_relations);
  gtk_stack_set_visible_child_name (self->claims_stack, n_claims > 0 ? "list" : "none");
  gtk_stack_set_visible_child_name (self->relations_stack, n_relations > 0 ? "list" : "none");
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_links (MnEntityPage *self,
            char        **links)
{
  g_autofree char *shown = links != NULL ? g_strjoinv ("\n", links) : NULL;
  GtkWidget *child;

  gtk_widget_set_visible (GTK_WIDGET (self->links), links != NULL && links[0] != NULL);
  if (g_strcmp0 (shown, self->links_shown) == 0)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->links))) != NULL)
    gtk_flow_box_remove (self->links, child);
  for (char **link = links; link != NULL && *link != NULL; link++)
    {
      GtkWidget *button = gtk_link_button_new (*link);
      GtkWidget *label = gtk_label_new (*link);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "entity-link");
      gtk_flow_box_append (self->links, button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  g_free (self->links_shown);
  self->links_shown = g_steal_pointer (&shown);
}

/* What is gone is said, in the place of what it was: undo brings it back */
static void
show_gone (MnEntityPage *self)
{
  set_text (self->type, NULL);
  set_text (self->aliases, _("It is no longer in the library"));
  set_text (self->note, NULL);
  show_links (self, NULL);
}

static void
show_head (MnEntityPage *self)
{
  MnEntity *entity = mn_entity_page_get_entity (self);
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  g_autofree char *aliases = NULL;

  gtk_widget_set_visible (self->swatch_box, entity != NULL);
  gtk_widget_set_sensitive (self->edit_button, entity != NULL);
  gtk_widget_set_sensitive (self->menu_button, entity != NULL);
  if (entity == NULL)
    {
      show_gone (self);
      return;
    }
  gtk_label_set_text (self->name, entity->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), entity->name);
  set_text (self->type, mn_tag_words_translate (mn_tags_get_label (&tagset->entity_types, entity->type)));
  mn_swatch_set_tag (MN_SWATCH (self->swatch), mn_tags_find (&tagset->entity_types, entity->type));
  if (entity->aliases != NULL)
    aliases = g_strjoinv (" · ", entity->aliases);
  set_text (self->aliases, aliases);
  set_text (self->note, entity->note);
  show_links (self, entity->links);
}

/* The actions of the window are about the current entity */
static void
make_current (MnEntityPage *self)
{
  if (self->survey != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && mn_entity_page_get_entity (self) != NULL)
    mn_workspace_set_current_entity (self->workspace, mn_entity_survey_get_id (self->survey));
}

/* One that was merged into another is gone, and what merged them has made the other current, or will */
static void
follow_merger (MnEntityPage *self)
{
  MnEntity *current = mn_workspace_get_current_entity (self->workspace);

  if (self->survey != NULL && mn_entity_page_get_entity (self) == NULL && current != NULL
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    mn_entity_page_show_entity (self, &current->record.id);
}

static void
on_entity (MnEntityPage *self)
{
  show_head (self);
  make_current (self);
  follow_merger (self);
}

static void
on_switched (MnEntityPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, gtk_toggle_button_get_active (self->claims_button)      ? "claims"
                                                 : gtk_toggle_button_get_active (self->relations_button) ? "relations"
                                                                                                         : "mentions");
}

static void
go_to (MnEntityPage *self,
       MnRecord     *mark)
{
  char article[MN_ID_STRING_SIZE], id[MN_ID_STRING_SIZE];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-mark", "(ss)", mn_id_to_string (&mark->article, article),
                              mn_id_to_string (&mark->id, id));
}

static void
on_go (MnEntityPage *self,
       MnMention    *mention)
{
  go_to (self, (MnRecord *) mention);
}

static void
on_fact_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
               GtkListItem              *item)
{
  gtk_list_item_set_child (item, g_object_new (MN_TYPE_FACT_ROW, NULL));
}

static void
on_fact_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
              GtkListItem              *item,
              MnEntityPage             *self)
{
  MnEntity *entity = mn_entity_page_get_entity (self);

  if (entity != NULL)
    mn_fact_row_show (MN_FACT_ROW (gtk_list_item_get_child (item)), mn_workspace_get_library (self->workspace), entity,
                      gtk_list_item_get_item (item));
}

static void
on_claim_activate (MnEntityPage *self,
                   guint         position)
{
  g_autoptr (MnEntityFact) fact = g_list_model_get_item (G_LIST_MODEL (self->claims), position);

  if (fact != NULL)
    go_to (self, mn_entity_fact_get_record (fact));
}

/* To the page of what is at the other end */
static void
on_relation_activate (MnEntityPage *self,
                      guint         position)
{
  g_autoptr (MnEntityFact) fact = g_list_model_get_item (G_LIST_MODEL (self->relations), position);
  MnRelation *relation;
  const MnEnd *end;
  char id[MN_ID_STRING_SIZE];

  if (fact == NULL)
    return;
  relation = (MnRelation *) mn_entity_fact_get_record (fact);
  end = (mn_entity_fact_get_flags (fact) & MN_FACT_FROM) != 0 ? &relation->to : &relation->from;
  if (end->kind == MN_END_ENTITY)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entity", "s", mn_id_to_string (&end->id, id));
}

static gboolean
mn_entity_page_grab_focus (GtkWidget *widget)
{
  MnEntityPage *self = MN_ENTITY_PAGE (widget);

  if (gtk_toggle_button_get_active (self->claims_button)
      && g_list_model_get_n_items (G_LIST_MODEL (self->claims)) > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->claims_list));
  if (gtk_toggle_button_get_active (self->relations_button)
      && g_list_model_get_n_items (G_LIST_MODEL (self->relations)) > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->relations_list));
  return gtk_widget_grab_focus (GTK_WIDGET (self->mentions));
}

static void
let_go (MnEntityPage *self)
{
  if (self->survey == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->survey, self);
  g_signal_handlers_disconnect_by_data (mn_entity_survey_get_claims (self->survey), self);
  g_signal_handlers_disconnect_by_data (mn_entity_survey_get_relations (self->survey), self);
  mn_entity_survey_stop (self->survey);
  g_clear_object (&self->survey);
}

static void
mn_entity_page_dispose (GObject *object)
{
  MnEntityPage *self = MN_ENTITY_PAGE (object);

  let_go (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->links_shown, g_free);

  G_OBJECT_CLASS (mn_entity_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, box);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, swatch_box);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, name);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, type);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, aliases);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, note);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, links);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, mentions_button);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, claims_button);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, relations_button);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, mentions);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, claims_stack);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, relations_stack);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, claims_list);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, relations_list);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, claims);
  gtk_widget_class_bind_template_child (widget_class, MnEntityPage, relations);
}

static void
mn_entity_page_class_init (MnEntityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_entity_page_dispose;
  widget_class->grab_focus = mn_entity_page_grab_focus;

  g_type_ensure (MN_TYPE_CONCORDANCE_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entitypage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-entity-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_switched);
  gtk_widget_class_bind_template_callback (widget_class, on_go);
  gtk_widget_class_bind_template_callback (widget_class, on_fact_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_fact_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_claim_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_relation_activate);
}

static void
mn_entity_page_init (MnEntityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->swatch = mn_swatch_new (NULL, FALSE);
  gtk_box_append (GTK_BOX (self->swatch_box), self->swatch);
  g_signal_connect (self, "map", G_CALLBACK (make_current), NULL);
}

/**
 * mn_entity_page_set_workspace:
 * @self: a page
 * @workspace: whose library it is about
 */
void
mn_entity_page_set_workspace (MnEntityPage *self,
                              MnWorkspace  *workspace)
{
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::current-entity", G_CALLBACK (follow_merger), self, G_CONNECT_SWAPPED);
}

/**
 * mn_entity_page_show_entity:
 * @self: a page
 * @entity: an entity of the library
 *
 * Shows it. Of the one that is shown already, what is filtered and picked stays as it is.
 */
void
mn_entity_page_show_entity (MnEntityPage *self,
                            const MnId   *entity)
{
  MnLibrary *library = mn_workspace_get_library (self->workspace);

  if (self->survey != NULL && mn_id_equal (mn_entity_survey_get_id (self->survey), entity))
    return;
  let_go (self);
  self->survey = mn_entity_survey_new (library, entity);
  g_signal_connect_swapped (self->survey, "notify::entity", G_CALLBACK (on_entity), self);
  g_signal_connect_swapped (self->survey, "notify::is-loading", G_CALLBACK (update_counts), self);
  g_signal_connect_swapped (self->survey, "items-changed", G_CALLBACK (update_counts), self);
  g_signal_connect_swapped (mn_entity_survey_get_claims (self->survey), "items-changed", G_CALLBACK (update_counts), self);
  g_signal_connect_swapped (mn_entity_survey_get_relations (self->survey), "items-changed", G_CALLBACK (update_counts),
                            self);
  gtk_toggle_button_set_active (self->mentions_button, TRUE);
  mn_concordance_view_set_survey (self->mentions, self->survey);
  gtk_no_selection_set_model (self->claims, mn_entity_survey_get_claims (self->survey));
  gtk_no_selection_set_model (self->relations, mn_entity_survey_get_relations (self->survey));
  show_head (self);
  update_counts (self);
  mn_entity_survey_set_active (self->survey, TRUE);
  make_current (self);
}

/**
 * mn_entity_page_set_active:
 * @self: a page
 * @is_active: whether it shows
 *
 * Has it follow what changes, or leave that until it shows again.
 */
void
mn_entity_page_set_active (MnEntityPage *self,
                           gboolean      is_active)
{
  if (self->survey != NULL)
    mn_entity_survey_set_active (self->survey, is_active);
}

/**
 * mn_entity_page_get_entity:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the entity, as it is; %NULL where it is gone, or none was shown yet
 */
MnEntity *
mn_entity_page_get_entity (MnEntityPage *self)
{
  return self->survey != NULL ? mn_entity_survey_get_entity (self->survey) : NULL;
}

/**
 * mn_entity_page_get_id:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): which entity it shows, be that gone or not
 */
const MnId *
mn_entity_page_get_id (MnEntityPage *self)
{
  return self->survey != NULL ? mn_entity_survey_get_id (self->survey) : NULL;
}

/**
 * mn_entity_page_step:
 * @self: a page
 * @backwards: whether the one before is wanted
 *
 * Returns: (transfer none) (nullable): the mention to go to after the last one
 */
MnMention *
mn_entity_page_step (MnEntityPage *self,
                     gboolean      backwards)
{
  return mn_concordance_view_step (self->mentions, backwards);
}

/**
 * mn_entity_page_get_position:
 * @self: a page
 * @position: (out): which mention was gone to last, from 0
 * @n: (out): of how many
 *
 * Returns: whether one was
 */
gboolean
mn_entity_page_get_position (MnEntityPage *self,
                             guint        *position,
                             guint        *n)
{
  return mn_concordance_view_get_position (self->mentions, position, n);
}

/**
 * mn_entity_page_get_first:
 * @self: a page
 *
 * Returns: (transfer full) (nullable): any one of the mentions
 */
MnMention *
mn_entity_page_get_first (MnEntityPage *self)
{
  g_autoptr (MnConcordanceLine) line
      = self->survey != NULL ? g_list_model_get_item (G_LIST_MODEL (self->survey), 0) : NULL;

  return line != NULL ? mn_mention_ref (mn_concordance_line_get_mention (line)) : NULL;
}

/**
 * mn_entity_page_list_picked:
 * @self: a page
 *
 * Returns: (transfer full) (element-type MnConcordanceLine): the mentions that are picked
 */
GPtrArray *
mn_entity_page_list_picked (MnEntityPage *self)
{
  return mn_concordance_view_list_picked (self->mentions);
}

/**
 * mn_entity_page_unpick:
 * @self: a page
 *
 * Lets go of them.
 */
void
mn_entity_page_unpick (MnEntityPage *self)
{
  mn_concordance_view_unpick (self->mentions);
}
