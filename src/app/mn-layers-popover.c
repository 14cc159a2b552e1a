/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-layers-popover.h"

#include "mn-accessible.h"
#include "mn-layer-census.h"
#include "mn-layer-item.h"
#include "mn-swatch.h"
#include "mn-workspace-layers.h"

#include <glib/gi18n.h>

struct _MnLayersPopover
{
  GtkPopover   parent_instance;

  MnWorkspace *workspace;
  GListStore  *items;      /* of MnLayerItem */
  GArray      *annotators; /* of MnId, in the order of the choices after the first */
  gboolean     is_showing; /* what is so, not what a person chooses */

  GtkListBox  *list;
  GtkWidget   *made_by;
  GtkLabel    *made_by_label;
  GtkDropDown *annotator;
};

G_DEFINE_FINAL_TYPE (MnLayersPopover, mn_layers_popover, GTK_TYPE_POPOVER)

static MnLayers *
get_layers (MnLayersPopover *self)
{
  return mn_workspace_get_layers (self->workspace);
}

static void
on_item (MnLayersPopover *self,
         GParamSpec      *pspec G_GNUC_UNUSED,
         MnLayerItem     *item)
{
  mn_layers_set_shown (get_layers (self), mn_layer_item_get_layer (item), mn_layer_item_is_shown (item));
}

static void
add_layer (MnLayersPopover     *self,
           const MnLayerCensus *census,
           const char          *layer)
{
  gboolean is_counted = !g_str_equal (layer, MN_LAYER_SUGGESTIONS);
  g_autoptr (MnLayerItem) item
      = mn_layer_item_new (layer, mn_workspace_get_layer_label (self->workspace, layer),
                           is_counted ? (gint) mn_layer_census_get_n (census, layer) : -1,
                           mn_layers_is_shown (get_layers (self), layer));

  g_signal_connect_object (item, "notify::is-shown", G_CALLBACK (on_item), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->items, item);
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  return g_utf8_collate ((*(MnAnnotator *const *) a)->name, (*(MnAnnotator *const *) b)->name);
}

/* Those whom the library knows, by name */
static GPtrArray *
list_people (MnLayersPopover     *self,
             const MnLayerCensus *census)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_workspace_get_library (self->workspace));
  g_autoptr (GArray) ids = mn_layer_census_list_annotators (census);
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      MnAnnotator *annotator
          = mn_snapshot_get (snapshot, MN_RECORD_ANNOTATOR, &MN_ID_NONE, &g_array_index (ids, MnId, i), NULL);

      if (annotator != NULL)
        g_ptr_array_add (people, (gpointer) annotator);
    }
  g_ptr_array_sort (people, compare_people);
  return people;
}

static void
show_annotator (MnLayersPopover *self)
{
  const MnId *chosen = mn_layers_get_annotator (get_layers (self));
  guint position = 0;

  for (guint i = 0; chosen != NULL && i < self->annotators->len; i++)
    if (mn_id_equal (&g_array_index (self->annotators, MnId, i), chosen))
      position = i + 1;
  self->is_showing = TRUE;
  gtk_drop_down_set_selected (self->annotator, position);
  self->is_showing = FALSE;
}

/* Who made all that is here is nothing to choose by */
static void
fill_annotators (MnLayersPopover     *self,
                 const MnLayerCensus *census)
{
  g_autoptr (GPtrArray) people = list_people (self, census);
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *const[]){ _("All annotators"), NULL });

  g_array_set_size (self->annotators, 0);
  for (guint i = 0; i < people->len; i++)
    {
      MnAnnotator *annotator = people->pdata[i];

      g_array_append_val (self->annotators, annotator->record.id);
      gtk_string_list_append (names, annotator->name);
    }
  self->is_showing = TRUE;
  gtk_drop_down_set_model (self->annotator, G_LIST_MODEL (names));
  self->is_showing = FALSE;
  show_annotator (self);
  gtk_widget_set_visible (self->made_by, people->len > 1 || mn_layers_get_annotator (get_layers (self)) != NULL);
}

static void
fill (MnLayersPopover *self)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);
  g_autoptr (MnLayerCensus) census = NULL;
  g_autoptr (GPtrArray) types = NULL;

  g_list_store_remove_all (self->items);
  if (document == NULL)
    return;
  census = mn_layer_census_new (document, get_layers (self));
  types = mn_layer_census_list_types (census, mn_library_get_tagset (mn_workspace_get_library (self->workspace)));
  for (guint i = 0; i < types->len; i++)
    add_layer (self, census, types->pdata[i]);
  add_layer (self, census, MN_LAYER_CLAIMS);
  add_layer (self, census, MN_LAYER_REMARKS);
  add_layer (self, census, MN_LAYER_SUGGESTIONS);
  fill_annotators (self, census);
}

/* The numbers are those of the moment when it opens */
static void
on_show (MnLayersPopover *self)
{
  fill (self);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
on_layers (MnLayersPopover *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (MnLayerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      mn_layer_item_set_shown (item, mn_layers_is_shown (get_layers (self), mn_layer_item_get_layer (item)));
    }
  show_annotator (self);
}

static void
on_annotator (MnLayersPopover *self)
{
  guint chosen = gtk_drop_down_get_selected (self->annotator);

  if (self->is_showing || self->workspace == NULL)
    return;
  mn_layers_set_annotator (get_layers (self), chosen > 0 && chosen <= self->annotators->len
                                                  ? &g_array_index (self->annotators, MnId, chosen - 1)
                                                  : NULL);
}

/* All there are, also those that do not occur here: another article may have them */
static void
hide_all_but (MnLayersPopover *self,
              const char      *layer)
{
  const MnTags *types = &mn_library_get_tagset (mn_workspace_get_library (self->workspace))->entity_types;
  g_autoptr (GPtrArray) hidden = g_ptr_array_new ();

  for (guint i = 0; i < types->n; i++)
    if (g_strcmp0 (types->items[i].id, layer) != 0)
      g_ptr_array_add (hidden, (gpointer) types->items[i].id);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (MnLayerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (g_strcmp0 (mn_layer_item_get_layer (item), layer) != 0)
        g_ptr_array_add (hidden, (gpointer) mn_layer_item_get_layer (item));
    }
  g_ptr_array_add (hidden, NULL);
  mn_layers_set_hidden (get_layers (self), (const char *const *) hidden->pdata);
}

static void
on_hide_all (MnLayersPopover *self)
{
  hide_all_but (self, NULL);
}

/* A second time it shows the others again */
static void
on_only (GtkWidget       *button,
         MnLayersPopover *self)
{
  MnLayerItem *wanted = g_object_get_data (G_OBJECT (button), "item");
  gboolean is_only = mn_layer_item_is_shown (wanted);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (MnLayerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      is_only = is_only && (item == wanted || !mn_layer_item_is_shown (item));
    }
  if (is_only)
    mn_layers_set_hidden (get_layers (self), (const char *const[]){ NULL });
  else
    hide_all_but (self, mn_layer_item_get_layer (wanted));
}

static void
on_row (MnLayersPopover *self,
        GtkListBoxRow   *row)
{
  g_autoptr (MnLayerItem) item
      = g_list_model_get_item (G_LIST_MODEL (self->items), (guint) gtk_list_box_row_get_index (row));

  if (item != NULL)
    mn_layer_item_set_shown (item, !mn_layer_item_is_shown (item));
}

static GtkWidget *
new_only_button (MnLayersPopover *self,
                 MnLayerItem     *item)
{
  GtkWidget *button = gtk_button_new_with_label (_("Only"));
  g_autofree char *name = NULL;

  /* Translators: shows one layer of the marks and hides the others; %s is such as “Person” or “Claims” */
  name = g_strdup_printf (_("Only %s"), mn_layer_item_get_label (item));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Show only these; once more shows the others again"));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_only), self, 0);
  return button;
}

static GtkWidget *
new_row (gpointer data,
         gpointer user_data)
{
  MnLayerItem *item = data;
  MnLayersPopover *self = user_data;
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  const MnTag *tag = mn_tags_find (&tagset->entity_types, mn_layer_item_get_layer (item));
  gint n = mn_layer_item_get_n (item);
  g_autofree char *count = n >= 0 ? g_strdup_printf ("%d", n) : g_strdup ("");
  g_autofree char *spoken = g_strconcat (mn_layer_item_get_label (item), n >= 0 ? " " : "", count, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *swatch = mn_swatch_new (tag, FALSE);
  GtkWidget *label = gtk_label_new (mn_layer_item_get_label (item));
  GtkWidget *number = gtk_label_new (count);

  gtk_widget_set_focusable (check, FALSE);
  g_object_bind_property (item, "is-shown", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_opacity (swatch, tag != NULL ? 1 : 0); /* in its place, so that the labels stand in one line */
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), new_only_button (self, item));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
mn_layers_popover_dispose (GObject *object)
{
  MnLayersPopover *self = MN_LAYERS_POPOVER (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->items);
  g_clear_pointer (&self->annotators, g_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_layers_popover_parent_class)->dispose (object);
}

static void
mn_layers_popover_class_init (MnLayersPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_layers_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-layers-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, MnLayersPopover, list);
  gtk_widget_class_bind_template_child (widget_class, MnLayersPopover, made_by);
  gtk_widget_class_bind_template_child (widget_class, MnLayersPopover, made_by_label);
  gtk_widget_class_bind_template_child (widget_class, MnLayersPopover, annotator);
  gtk_widget_class_bind_template_callback (widget_class, on_row);
  gtk_widget_class_bind_template_callback (widget_class, on_hide_all);
  gtk_widget_class_bind_template_callback (widget_class, on_annotator);
}

static void
mn_layers_popover_init (MnLayersPopover *self)
{
  self->items = g_list_store_new (MN_TYPE_LAYER_ITEM);
  self->annotators = g_array_new (FALSE, FALSE, sizeof (MnId));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->items), new_row, self, NULL);
  mn_accessible_name_drop_down (self->annotator, GTK_WIDGET (self->made_by_label));
}

/**
 * mn_layers_popover_set_workspace:
 * @self: a popover
 * @workspace: whose layers it shows
 */
void
mn_layers_popover_set_workspace (MnLayersPopover *self,
                                 MnWorkspace     *workspace)
{
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (self, "show", G_CALLBACK (on_show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_layers (workspace), "changed", G_CALLBACK (on_layers), self,
                           G_CONNECT_SWAPPED);
}
