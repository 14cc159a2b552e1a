/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-inspector.h"

#include "mn-accessible.h"
#include "mn-claim-form.h"
#include "mn-entity-drag.h"
#include "mn-entity-form.h"
#include "mn-entity-list.h"
#include "mn-entity-menu.h"
#include "mn-entity-row.h"
#include "mn-follow-focus.h"
#include "mn-layer-census.h"
#include "mn-layers-popover.h"
#include "mn-list-click.h"
#include "mn-mark-filter.h"
#include "mn-mark-row.h"
#include "mn-mention-form.h"
#include "mn-remark-form.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

/* After the frame that shows the marks in the text, and before GtkTextView measures the lines that are not in view, which
 * takes seconds in a very long article */
#define PRIORITY (GDK_PRIORITY_REDRAW + 1)

struct _MnInspector
{
  GtkWidget           parent_instance;

  MnWorkspace        *workspace;
  MnDocument         *document;
  MnEntityList       *entities;
  MnMarkList         *claims;
  MnMarkList         *remarks;

  GtkWidget          *box;
  GtkStack           *stack;
  GtkToggleButton    *entities_button;
  GtkToggleButton    *claims_button;
  GtkToggleButton    *remarks_button;
  GtkSearchEntry     *filter;
  GtkDropDown        *verdict_filter;
  GtkMenuButton      *layers_button;
  GtkImage           *layers_icon;
  MnLayersPopover    *layers_popover;
  GtkListView        *entity_view;
  GMenuModel         *entity_menu;
  GtkListView        *claim_view;
  GtkListView        *remark_view;
  GtkSingleSelection *entity_selection;
  GtkSingleSelection *claim_selection;
  GtkSingleSelection *remark_selection;
  GtkFilterListModel *claim_filtered;
  GtkFilterListModel *remark_filtered;
  MnMarkFilter       *claim_filter;
  MnMarkFilter       *remark_filter;
  GtkStack           *form_stack;
  GtkScrolledWindow  *form_scroll;
  GtkViewport        *form_viewport;
  MnMentionForm      *mention_form;
  GtkWidget          *mention_box;
  GtkWidget          *entity_frame;
  MnEntityForm       *entity_form;
  MnClaimForm        *claim_form;
  MnRemarkForm       *remark_form;
  MnId                followed; /* what was current when a list was last brought to the front */
  guint               update;
  guint               frame;   /* after which the lists are filled */
  guint               loading; /* fills them */
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnInspector, mn_inspector, GTK_TYPE_WIDGET)

/* The first choice is all claims, the second those without a verdict of this annotator, then each verdict */
static const char *
get_wanted_verdict (MnInspector *self)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  guint chosen = gtk_drop_down_get_selected (self->verdict_filter);

  if (chosen == 1)
    return "";
  return chosen >= 2 && chosen - 2 < tagset->verdicts.n ? tagset->verdicts.items[chosen - 2].id : NULL;
}

static void
apply_filters (MnInspector *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->filter));

  if (self->workspace == NULL)
    return;
  mn_mark_filter_set_verdict (self->claim_filter, get_wanted_verdict (self));
  mn_mark_filter_set_words (self->claim_filter, words);
  mn_mark_filter_set_words (self->remark_filter, words);
  if (self->entities != NULL)
    mn_entity_list_set_filter (self->entities, words);
}

static void
set_count (GtkToggleButton *button,
           const char      *name,
           guint            n)
{
  g_autofree char *label = n > 0 ? g_strdup_printf ("%s %u", name, n) : g_strdup (name);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
}

/* Of those that are shown */
static void
update_counts (MnInspector *self)
{
  MnLayers *layers = self->workspace != NULL ? mn_workspace_get_layers (self->workspace) : NULL;
  guint n_entities = 0;
  guint n_claims = 0;
  guint n_remarks = 0;

  if (self->entities != NULL)
    {
      g_autoptr (MnLayerCensus) census
          = mn_layers_shows_all (layers) ? NULL : mn_layer_census_new (self->document, layers);

      n_entities = mn_entity_list_get_n_entities (self->entities);
      n_claims = census != NULL ? mn_layer_census_get_n_shown (census, MN_RECORD_CLAIM)
                                : mn_document_get_n_marks (self->document, MN_RECORD_CLAIM);
      n_remarks = census != NULL ? mn_layer_census_get_n_shown (census, MN_RECORD_REMARK)
                                 : mn_document_get_n_marks (self->document, MN_RECORD_REMARK);
    }
  set_count (self->entities_button, _("Entities"), n_entities);
  set_count (self->claims_button, _("Claims"), n_claims);
  set_count (self->remarks_button, _("Remarks"), n_remarks);
}

/* Selects a row and brings it into view; %GTK_INVALID_LIST_POSITION selects none */
static void
select_row (GtkListView        *view,
            GtkSingleSelection *selection,
            guint               position)
{
  if (gtk_single_selection_get_selected (selection) == position)
    return;
  gtk_single_selection_set_selected (selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (view), "list.scroll-to-item", "u", position);
}

/* Brings the list to the front that has what is current; once, so that another one can be looked at meanwhile */
static void
show_list_of (MnInspector     *self,
              GtkToggleButton *button,
              const MnId      *current)
{
  if (mn_id_equal (&self->followed, current))
    return;
  self->followed = *current;
  gtk_toggle_button_set_active (button, TRUE);
}

/* The row of what is current is selected and in view, and no other */
static void
select_current (MnInspector *self)
{
  MnRecord *current = mn_workspace_get_current (self->workspace);
  MnEntity *entity = mn_workspace_get_current_entity (self->workspace);
  guint entity_row = GTK_INVALID_LIST_POSITION;
  guint claim_row = GTK_INVALID_LIST_POSITION;
  guint remark_row = GTK_INVALID_LIST_POSITION;

  if (self->entities == NULL)
    return;
  if (current != NULL && mn_record_kind (current) == MN_RECORD_CLAIM)
    {
      show_list_of (self, self->claims_button, &current->id);
      mn_mark_list_find (G_LIST_MODEL (self->claim_filtered), current, &claim_row);
    }
  else if (current != NULL && mn_record_kind (current) == MN_RECORD_REMARK)
    {
      show_list_of (self, self->remarks_button, &current->id);
      mn_mark_list_find (G_LIST_MODEL (self->remark_filtered), current, &remark_row);
    }
  else if (entity != NULL)
    {
      show_list_of (self, self->entities_button, &entity->record.id);
      mn_entity_list_find (self->entities, &entity->record.id, &entity_row);
    }
  else
    self->followed = MN_ID_NONE;
  select_row (self->entity_view, self->entity_selection, entity_row);
  select_row (self->claim_view, self->claim_selection, claim_row);
  select_row (self->remark_view, self->remark_selection, remark_row);
}

static void
show_form (MnInspector *self)
{
  MnRecord *current = mn_workspace_get_current (self->workspace);
  MnEntity *entity = mn_workspace_get_current_entity (self->workspace);
  const char *page = "none";

  if (current != NULL && mn_record_kind (current) == MN_RECORD_CLAIM)
    page = "claim";
  else if (current != NULL && mn_record_kind (current) == MN_RECORD_REMARK)
    page = "remark";
  else if (current != NULL || entity != NULL)
    page = "mention";
  gtk_widget_set_visible (self->mention_box, current != NULL);
  gtk_widget_set_visible (self->entity_frame, entity != NULL);
  gtk_stack_set_visible_child_name (self->form_stack, page);
}

/* Once for all that changes together: marking makes a mark, an entity and a current one at a stroke */
static gboolean
on_update (gpointer user_data)
{
  MnInspector *self = user_data;

  self->update = 0;
  update_counts (self);
  select_current (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (MnInspector *self)
{
  if (self->update == 0)
    self->update = g_idle_add_full (PRIORITY, on_update, self, NULL);
}

/* An eye that is closed, and a name that says so, tell that something is hidden */
static void
on_layers (MnInspector *self)
{
  gboolean shows_all = mn_layers_shows_all (mn_workspace_get_layers (self->workspace));
  const char *name = shows_all ? _("Layers") : _("Layers: some are hidden");
  GtkAccessible *button = GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->layers_button)));

  gtk_image_set_from_icon_name (self->layers_icon, shows_all ? "view-reveal-symbolic" : "view-conceal-symbolic");
  if (shows_all)
    gtk_widget_remove_css_class (GTK_WIDGET (self->layers_button), "with-hidden");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->layers_button), "with-hidden");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->layers_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* the label in it would be said besides */
  gtk_accessible_reset_relation (button, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  queue_update (self);
}

static void
on_current (MnInspector *self)
{
  show_form (self);
  queue_update (self);
}

static void
stop_loading (MnInspector *self)
{
  g_clear_handle_id (&self->loading, g_source_remove);
  if (self->frame != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->frame);
  self->frame = 0;
}

static void
clear_lists (MnInspector *self)
{
  stop_loading (self);
  gtk_single_selection_set_model (self->entity_selection, NULL);
  gtk_filter_list_model_set_model (self->claim_filtered, NULL);
  gtk_filter_list_model_set_model (self->remark_filtered, NULL);
  g_clear_object (&self->entities);
  g_clear_object (&self->claims);
  g_clear_object (&self->remarks);
  update_counts (self);
}

/* A list is made when its page is first in front: its view makes some two hundred rows at once, seen or not */
static void
show_list (MnInspector *self)
{
  if (self->entities == NULL)
    return;
  if (gtk_toggle_button_get_active (self->claims_button))
    {
      if (self->claims == NULL)
        {
          self->claims = mn_mark_list_new (self->document, MN_RECORD_CLAIM, NULL);
          gtk_filter_list_model_set_model (self->claim_filtered, G_LIST_MODEL (self->claims));
        }
    }
  else if (gtk_toggle_button_get_active (self->remarks_button))
    {
      if (self->remarks == NULL)
        {
          self->remarks = mn_mark_list_new (self->document, MN_RECORD_REMARK, NULL);
          gtk_filter_list_model_set_model (self->remark_filtered, G_LIST_MODEL (self->remarks));
        }
    }
  else if (gtk_single_selection_get_model (self->entity_selection) == NULL)
    gtk_single_selection_set_model (self->entity_selection, G_LIST_MODEL (self->entities));
}

static gboolean
fill_lists (gpointer user_data)
{
  MnInspector *self = user_data;

  self->loading = 0;
  self->entities = mn_entity_list_new (self->document);
  mn_entity_list_set_layers (self->entities, mn_workspace_get_layers (self->workspace));
  show_list (self);
  apply_filters (self);
  update_counts (self);
  select_current (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock G_GNUC_UNUSED,
          gpointer       user_data G_GNUC_UNUSED)
{
  MnInspector *self = MN_INSPECTOR (widget);

  self->frame = 0;
  self->loading = g_idle_add_full (PRIORITY, fill_lists, self, NULL);
  return G_SOURCE_REMOVE;
}

/* A frame later, where frames are drawn: the marks show in the text first */
static void
on_loaded (MnInspector *self)
{
  if (self->frame != 0 || self->loading != 0 || self->entities != NULL || !mn_document_is_loaded (self->document))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->frame = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  else
    self->loading = g_idle_add_full (PRIORITY, fill_lists, self, NULL);
}

static void
on_document (MnInspector *self)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_object (document, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "notify::is-loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
    }
  clear_lists (self);
  mn_mark_filter_set_document (self->claim_filter, document);
  mn_mark_filter_set_document (self->remark_filter, document);
  if (document != NULL)
    on_loaded (self);
  show_form (self);
}

static void
go_to (MnInspector *self,
       const char  *action,
       const MnId  *id)
{
  char text[MN_ID_STRING_SIZE];

  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", mn_id_to_string (id, text));
}

static void
on_entity_activate (MnInspector *self,
                    guint        position)
{
  g_autoptr (MnEntityItem) item = g_list_model_get_item (G_LIST_MODEL (self->entity_selection), position);
  g_autoptr (GPtrArray) mentions = NULL;
  MnEntity *entity;

  if (item == NULL || mn_entity_item_is_header (item))
    return;
  entity = mn_entity_item_get_entity (item);
  go_to (self, "doc.show-entity", &entity->record.id);
  mentions = mn_document_list_mentions (self->document, &entity->record.id);
  if (mentions->len > 0)
    {
      const MnSpans *spans = mn_mark_get_spans (mentions->pdata[0]);

      mn_workspace_reveal (self->workspace, (guint) MAX (mn_spans_first (spans), 0),
                           (guint) MAX (mn_spans_last (spans), 0));
    }
}

static void
on_mark_activate (MnInspector *self,
                  guint        position,
                  GtkListView *view)
{
  g_autoptr (MnMarkItem) item
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  if (item != NULL)
    go_to (self, "doc.go-to", &mn_mark_item_get_mark (item)->id);
}

static void
on_entity_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
                 GtkListItem              *item)
{
  mn_list_click_activates (item, g_object_new (MN_TYPE_ENTITY_ROW, NULL));
}

static void
on_entity_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
                GtkListItem              *list_item,
                MnInspector              *self)
{
  MnEntityItem *item = gtk_list_item_get_item (list_item);
  gboolean is_header = mn_entity_item_is_header (item);

  gtk_list_item_set_activatable (list_item, !is_header);
  gtk_list_item_set_selectable (list_item, !is_header);
  mn_entity_row_show (MN_ENTITY_ROW (gtk_list_item_get_child (list_item)), self->document, item);
}

static void
on_entity_unbind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
                  GtkListItem              *list_item)
{
  mn_entity_row_show (MN_ENTITY_ROW (gtk_list_item_get_child (list_item)), NULL, NULL);
}

static void
on_mark_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
               GtkListItem              *item)
{
  mn_list_click_activates (item, g_object_new (MN_TYPE_MARK_ROW, NULL));
}

static void
on_mark_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
              GtkListItem              *item,
              MnInspector              *self)
{
  mn_mark_row_show (MN_MARK_ROW (gtk_list_item_get_child (item)), self->document, gtk_list_item_get_item (item));
}

static void
on_mark_unbind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
                GtkListItem              *item)
{
  mn_mark_row_show (MN_MARK_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
on_switched (MnInspector *self)
{
  const char *page = gtk_toggle_button_get_active (self->claims_button)    ? "claims"
                     : gtk_toggle_button_get_active (self->remarks_button) ? "remarks"
                                                                           : "entities";

  show_list (self);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_filter), gtk_toggle_button_get_active (self->claims_button));
}

static void
fill_verdicts (MnInspector *self)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("All"));
  gtk_string_list_append (labels, _("No verdict"));
  for (guint i = 0; i < tagset->verdicts.n; i++)
    gtk_string_list_append (labels, mn_tag_words_translate (tagset->verdicts.items[i].label));
  /* shows all again: the verdict that was chosen may be gone */
  gtk_drop_down_set_model (self->verdict_filter, G_LIST_MODEL (labels));
}

/* Whether a claim has a verdict is another question for another annotator */
static void
on_annotators (MnInspector *self)
{
  gtk_filter_changed (GTK_FILTER (self->claim_filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
set_workspace (MnInspector *self,
               MnWorkspace *workspace)
{
  if (workspace == NULL)
    return;
  self->workspace = g_object_ref (workspace);
  mn_mention_form_set_workspace (self->mention_form, workspace);
  mn_entity_form_set_workspace (self->entity_form, workspace);
  mn_claim_form_set_workspace (self->claim_form, workspace);
  mn_remark_form_set_workspace (self->remark_form, workspace);
  mn_layers_popover_set_workspace (self->layers_popover, workspace);
  mn_mark_filter_set_layers (self->claim_filter, mn_workspace_get_layers (workspace));
  mn_mark_filter_set_layers (self->remark_filter, mn_workspace_get_layers (workspace));
  g_signal_connect_object (mn_workspace_get_layers (workspace), "changed", G_CALLBACK (on_layers), self,
                           G_CONNECT_SWAPPED);
  on_layers (self);
  fill_verdicts (self);
  g_signal_connect_object (mn_workspace_get_library (workspace), "notify::tagset", G_CALLBACK (fill_verdicts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_library (workspace), "annotators-changed", G_CALLBACK (on_annotators), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::current", G_CALLBACK (on_current), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::current-entity", G_CALLBACK (on_current), self, G_CONNECT_SWAPPED);
  on_document (self);
}

static void
mn_inspector_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, MN_INSPECTOR (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_inspector_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      set_workspace (MN_INSPECTOR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_inspector_dispose (GObject *object)
{
  MnInspector *self = MN_INSPECTOR (object);

  g_clear_handle_id (&self->update, g_source_remove);
  stop_loading (self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->entities);
  g_clear_object (&self->claims);
  g_clear_object (&self->remarks);
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_inspector_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MnInspector, box);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, entities_button);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, claims_button);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, remarks_button);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, filter);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, verdict_filter);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, layers_button);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, layers_icon);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, layers_popover);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, entity_view);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, entity_menu);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, claim_view);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, remark_view);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, entity_selection);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, claim_selection);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, remark_selection);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, claim_filtered);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, remark_filtered);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, claim_filter);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, remark_filter);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, form_stack);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, form_scroll);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, form_viewport);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, mention_box);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, mention_form);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, entity_frame);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, entity_form);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, claim_form);
  gtk_widget_class_bind_template_child (widget_class, MnInspector, remark_form);
}

static void
mn_inspector_class_init (MnInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_inspector_get_property;
  object_class->set_property = mn_inspector_set_property;
  object_class->dispose = mn_inspector_dispose;

  /**
   * MnInspector:workspace:
   *
   * What the window has in hand.
   */
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, MN_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MN_TYPE_LAYERS_POPOVER);
  g_type_ensure (MN_TYPE_MARK_FILTER);
  g_type_ensure (MN_TYPE_MENTION_FORM);
  g_type_ensure (MN_TYPE_ENTITY_FORM);
  g_type_ensure (MN_TYPE_CLAIM_FORM);
  g_type_ensure (MN_TYPE_REMARK_FORM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-inspector.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, apply_filters);
  gtk_widget_class_bind_template_callback (widget_class, on_switched);
  gtk_widget_class_bind_template_callback (widget_class, on_entity_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_entity_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_entity_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_entity_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_activate);
}

static void
mn_inspector_init (MnInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mn_follow_focus (self->form_viewport);
  mn_accessible_name_drop_down (self->verdict_filter, GTK_WIDGET (self->verdict_filter));
  mn_entity_drag_install (GTK_WIDGET (self->entity_view));
  mn_entity_menu_install (GTK_WIDGET (self->entity_view), self->entity_menu);
  on_switched (self);
  update_counts (self);
}

/**
 * mn_inspector_focus_form:
 * @self: an inspector
 *
 * Puts the keyboard into the form of what is current.
 */
void
mn_inspector_focus_form (MnInspector *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->form_stack);
  GtkWidget *form = NULL;

  if (g_strcmp0 (page, "claim") == 0)
    form = GTK_WIDGET (self->claim_form);
  else if (g_strcmp0 (page, "remark") == 0)
    form = GTK_WIDGET (self->remark_form);
  else if (g_strcmp0 (page, "mention") == 0)
    form = gtk_widget_get_visible (self->mention_box) ? GTK_WIDGET (self->mention_form)
                                                      : GTK_WIDGET (self->entity_form);
  if (form != NULL)
    gtk_widget_grab_focus (form);
}

static gboolean
is_in_window (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, root, &bounds) && bounds.origin.x >= 0
         && bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (root);
}

static gboolean
pop_up_in_window (GtkWidget     *button,
                  GdkFrameClock *clock G_GNUC_UNUSED,
                  gpointer       user_data G_GNUC_UNUSED)
{
  if (!is_in_window (button))
    return G_SOURCE_CONTINUE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return G_SOURCE_REMOVE;
}

/**
 * mn_inspector_show_layers:
 * @self: an inspector that shows or is about to
 *
 * Opens the list of layers, to show and hide marks. In a narrow window the inspector comes in from the side, and what popped
 * up on the way would belong to a place outside of the screen.
 */
void
mn_inspector_show_layers (MnInspector *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self->layers_button), pop_up_in_window, NULL, NULL);
}
