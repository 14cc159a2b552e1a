/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-mark-popover.h"

#include "mn-accessible.h"
#include "mn-article-keys.h"
#include "mn-entity-choice.h"
#include "mn-entity-rank.h"
#include "mn-list-click.h"
#include "mn-swatch.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

#define N_COLUMNS 3
#define N_CHOICES 6

struct _MnMarkPopover
{
  GtkPopover          parent_instance;

  MnWorkspace        *workspace;
  GtkEventController *keys;

  GtkGrid            *types;
  GtkEditable        *entry;
  GtkRevealer        *revealer;
  GtkListView        *list;
  GListStore         *choices;
};

G_DEFINE_FINAL_TYPE (MnMarkPopover, mn_mark_popover, GTK_TYPE_POPOVER)

static MnTagset *
get_tagset (MnMarkPopover *self)
{
  return mn_library_get_tagset (mn_workspace_get_library (self->workspace));
}

static GtkWidget *
new_button (const MnTag *tag,
            const char  *name,
            const char  *description,
            const char  *action,
            const char  *argument)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), mn_swatch_new (tag, TRUE));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, description);
  if (argument != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", argument);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
new_type_button (const MnTag *type)
{
  const char *description = type->description != NULL ? mn_tag_words_translate (type->description) : NULL;

  return new_button (type, mn_tag_words_translate (type->label), description, "doc.mark", type->id);
}

static void
on_tagset (MnMarkPopover *self)
{
  MnTagset *tagset = get_tagset (self);
  static const MnTag claim = { .key = (char *) "c" };
  static const MnTag remark = { .key = (char *) "m" };
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->types))) != NULL)
    gtk_grid_remove (self->types, child);
  for (guint i = 0; i < tagset->entity_types.n; i++, n++)
    gtk_grid_attach (self->types, new_type_button (&tagset->entity_types.items[i]), (int) (n % N_COLUMNS),
                     (int) (n / N_COLUMNS), 1, 1);
  n += (N_COLUMNS - n % N_COLUMNS) % N_COLUMNS;
  gtk_grid_attach (self->types, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, (int) (n / N_COLUMNS), N_COLUMNS, 1);
  n += N_COLUMNS;
  gtk_grid_attach (self->types,
                   new_button (&claim, _("Claim"), _("Something said that holds or does not hold"), "doc.claim", NULL),
                   0, (int) (n / N_COLUMNS), 1, 1);
  gtk_grid_attach (self->types, new_button (&remark, _("Remark"), _("A highlight with a comment"), "doc.remark", NULL),
                   1, (int) (n / N_COLUMNS), 1, 1);

  if (self->keys != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self), self->keys);
  self->keys = mn_article_keys_new (tagset);
  /* What is typed into the entry is for the entry */
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_BUBBLE);
  gtk_widget_add_controller (GTK_WIDGET (self), self->keys);
}

static void
on_typed (MnMarkPopover *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autoptr (GPtrArray) entities = NULL;

  g_list_store_remove_all (self->choices);
  if (*text != '\0' && mn_workspace_get_document (self->workspace) != NULL)
    entities = mn_entity_rank (mn_workspace_get_document (self->workspace), text, NULL, NULL, N_CHOICES);
  for (guint i = 0; entities != NULL && i < entities->len; i++)
    {
      g_autoptr (MnEntityChoice) choice = mn_entity_choice_new (entities->pdata[i]);

      g_list_store_append (self->choices, choice);
    }
  gtk_revealer_set_reveal_child (self->revealer, g_list_model_get_n_items (G_LIST_MODEL (self->choices)) > 0);
}

/* The keys go back to the article, which they mark */
static void
hide (MnMarkPopover *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
choose (MnMarkPopover *self,
        guint          position)
{
  g_autoptr (MnEntityChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), position);
  char id[MN_ID_STRING_SIZE];

  if (choice == NULL)
    return;
  mn_id_to_string (&mn_entity_choice_get_entity (choice)->record.id, id);
  gtk_widget_activate_action (GTK_WIDGET (self), "doc.link", "s", id);
  hide (self);
}

static void
on_entered (MnMarkPopover *self)
{
  choose (self, 0);
}

static void
set_up_row (MnMarkPopover *self G_GNUC_UNUSED,
            GtkListItem   *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), mn_swatch_new (NULL, FALSE));
  gtk_box_append (GTK_BOX (box), label);
  mn_list_click_activates (item, box);
}

static void
bind_row (MnMarkPopover *self,
          GtkListItem   *item)
{
  MnEntity *entity = mn_entity_choice_get_entity (gtk_list_item_get_item (item));
  GtkWidget *swatch = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  mn_swatch_set_tag (MN_SWATCH (swatch), mn_tags_find (&get_tagset (self)->entity_types, entity->type));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (swatch)), entity->name);
  mn_accessible_name_row (gtk_list_item_get_child (item), entity->name);
}

static void
on_has_selection (MnMarkPopover *self)
{
  gboolean has_selection;

  g_object_get (self->workspace, "has-selection", &has_selection, NULL);
  if (!has_selection)
    hide (self);
}

static gboolean
on_escape (GtkWidget *widget,
           GVariant  *arguments G_GNUC_UNUSED,
           gpointer   user_data G_GNUC_UNUSED)
{
  hide (MN_MARK_POPOVER (widget));
  return TRUE;
}

static void
mn_mark_popover_dispose (GObject *object)
{
  MnMarkPopover *self = MN_MARK_POPOVER (object);

  mn_mark_popover_set_workspace (self, NULL);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (mn_mark_popover_parent_class)->dispose (object);
}

static void
mn_mark_popover_class_init (MnMarkPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_mark_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-mark-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, MnMarkPopover, types);
  gtk_widget_class_bind_template_child (widget_class, MnMarkPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, MnMarkPopover, revealer);
  gtk_widget_class_bind_template_child (widget_class, MnMarkPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, choose);
  gtk_widget_class_bind_template_callback (widget_class, hide);
  gtk_widget_class_bind_template_callback (widget_class, set_up_row);
  gtk_widget_class_bind_template_callback (widget_class, bind_row);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
mn_mark_popover_init (MnMarkPopover *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->choices = g_list_store_new (MN_TYPE_ENTITY_CHOICE);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->choices))));
  gtk_list_view_set_model (self->list, selection);
}

/**
 * mn_mark_popover_new:
 *
 * Returns: (transfer floating): a popover without a workspace
 */
GtkWidget *
mn_mark_popover_new (void)
{
  return g_object_new (MN_TYPE_MARK_POPOVER, NULL);
}

/**
 * mn_mark_popover_set_workspace:
 * @self: a popover
 * @workspace: (nullable): the workspace whose selection it marks
 */
void
mn_mark_popover_set_workspace (MnMarkPopover *self,
                               MnWorkspace   *workspace)
{
  g_return_if_fail (MN_IS_MARK_POPOVER (self));

  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (mn_workspace_get_library (self->workspace), self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
    }
  g_set_object (&self->workspace, workspace);
  if (workspace == NULL)
    return;
  g_signal_connect_object (workspace, "notify::has-selection", G_CALLBACK (on_has_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::current", G_CALLBACK (hide), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (hide), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_library (workspace), "notify::tagset", G_CALLBACK (on_tagset), self,
                           G_CONNECT_SWAPPED);
  on_tagset (self);
}

/**
 * mn_mark_popover_raise:
 * @self: a popover
 * @place: what it is about, in coordinates of its parent; it keeps clear of that
 * @take_keys: whether the keys go to it
 *
 * Shows the popover.
 */
void
mn_mark_popover_raise (MnMarkPopover      *self,
                       const GdkRectangle *place,
                       gboolean            take_keys)
{
  gtk_editable_set_text (self->entry, "");
  gtk_popover_set_autohide (GTK_POPOVER (self), take_keys);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  gtk_popover_popup (GTK_POPOVER (self));
}
