/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-entity-chooser.h"

#include "mn-accessible.h"
#include "mn-entity-rank.h"
#include "mn-list-click.h"
#include "mn-swatch.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_ENTITIES 12
#define N_MENTIONS 6

/* An unnamed source stands this near to what it says, in code points */
#define REACH 2000

struct _MnEntityChooser
{
  GtkWidget           parent_instance;

  GtkLabel           *title_label;
  GtkEntry           *entry;
  GtkPopover         *popover;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GListStore         *choices;

  MnWorkspace        *workspace;
  gboolean            is_claimant;
  gboolean            is_party;
  gboolean            is_known_only;
  gboolean            can_be_none;
  char               *shown; /* what is chosen now */
  char               *hint;
  const char         *type;
  gboolean            is_filling;
  guint               tick; /* while the list waits to be opened */
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_IS_CLAIMANT,
  PROP_IS_PARTY,
  PROP_IS_KNOWN_ONLY,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnEntityChooser, mn_entity_chooser, GTK_TYPE_WIDGET)

/* A row is bound the moment its choice is in the list, so that must be complete by then */
static void
take_choice (MnEntityChooser *self,
             MnChoice        *choice)
{
  g_list_store_append (self->choices, choice);
  g_object_unref (choice);
}

static void
add_entities (MnEntityChooser *self,
              const char      *typed)
{
  MnEntity *current = self->is_known_only ? mn_workspace_get_current_entity (self->workspace) : NULL;
  g_autoptr (GPtrArray) ranked
      = mn_entity_rank (mn_workspace_get_document (self->workspace), typed, self->hint, self->type, N_ENTITIES);

  for (guint i = 0; i < ranked->len; i++)
    {
      MnEntity *entity = ranked->pdata[i];

      if (current == NULL || !mn_id_equal (&entity->record.id, &current->record.id))
        take_choice (self, mn_choice_new_entity (entity));
    }
}

/* Whether it chooses somebody of an attribution, of any type, and with a name or without */
static gboolean
is_of_attribution (MnEntityChooser *self)
{
  return self->is_claimant || self->is_party;
}

static void
add_new (MnEntityChooser *self,
         const char      *typed)
{
  static const char *const claimants[] = { "person", "organisation", "group", NULL };
  const char *const own[] = { self->type, NULL };
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->choices));

  if (typed == NULL)
    return;
  for (const char *const *type = is_of_attribution (self) ? claimants : own; *type != NULL; type++)
    {
      /* a tagset of one's own may have no such type */
      if (is_of_attribution (self) && mn_tags_find (&tagset->entity_types, *type) == NULL)
        continue;
      take_choice (self, mn_choice_new_named (typed, *type));
    }
  if (is_of_attribution (self) && g_list_model_get_n_items (G_LIST_MODEL (self->choices)) == n_before
      && tagset->entity_types.n > 0)
    take_choice (self, mn_choice_new_named (typed, tagset->entity_types.items[0].id));
}

typedef struct
{
  const char *wanted; /* folded */
  gint        place;
  GArray     *found;  /* of Unnamed */
} Search;

typedef struct
{
  MnMention *mention;
  gint       distance;
} Unnamed;

static gboolean
take_unnamed (MnRecord *mark,
              guint     piece,
              gpointer  user_data)
{
  Search *search = user_data;
  MnMention *mention = (MnMention *) mark;
  Unnamed unnamed = { mention, 0 };
  g_autofree char *folded = NULL;

  if (mn_record_kind (mark) != MN_RECORD_MENTION || piece > 0 || !mn_id_is_none (&mention->entity)
      || g_strcmp0 (mention->type, "date") == 0 || g_strcmp0 (mention->type, "figure") == 0)
    return TRUE;
  folded = mn_name_fold (mention->spans.items[0].quote);
  if (strstr (folded, search->wanted) == NULL)
    return TRUE;
  unnamed.distance = ABS (mention->spans.items[0].start - search->place);
  g_array_append_val (search->found, unnamed);
  return TRUE;
}

static int
compare_distances (gconstpointer a,
                   gconstpointer b)
{
  return ((const Unnamed *) a)->distance - ((const Unnamed *) b)->distance;
}

/* Mentions around the current mark that refer to nobody by name, the nearest first: “local sources”, “a spokeswoman” */
static void
add_unnamed (MnEntityChooser *self,
             const char      *typed)
{
  MnRecord *current = mn_workspace_get_current (self->workspace);
  gint place = current != NULL ? MAX (mn_spans_first (mn_mark_get_spans (current)), 0) : 0;
  g_autofree char *wanted = mn_name_fold (typed != NULL ? typed : "");
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Unnamed));
  Search search = { wanted, place, found };

  mn_span_index_foreach (mn_document_get_index (mn_workspace_get_document (self->workspace)),
                         (guint) MAX (place - REACH, 0), (guint) place + REACH, take_unnamed, &search);
  g_array_sort (found, compare_distances);
  for (guint i = 0; i < MIN (found->len, N_MENTIONS); i++)
    take_choice (self, mn_choice_new_mention (g_array_index (found, Unnamed, i).mention));
}

static void
fill_choices (MnEntityChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *typed = *stripped != '\0' && g_strcmp0 (stripped, self->shown) != 0 ? stripped : NULL;

  if (mn_workspace_get_document (self->workspace) == NULL)
    return;
  g_list_store_remove_all (self->choices);
  if (typed == NULL && !self->is_known_only && self->can_be_none)
    take_choice (self, mn_choice_new (MN_CHOICE_NONE));
  add_entities (self, typed);
  if (is_of_attribution (self))
    add_unnamed (self, typed);
  if (!self->is_known_only)
    add_new (self, typed);
  if (self->is_claimant && typed == NULL)
    take_choice (self, mn_choice_new (MN_CHOICE_UNSAID));
  gtk_single_selection_set_selected (self->selection, typed != NULL ? 0 : GTK_INVALID_LIST_POSITION);
}

static void
restore (MnEntityChooser *self)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown != NULL ? self->shown : "");
  self->is_filling = FALSE;
}

static gboolean
is_in_window (MnEntityChooser *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  graphene_rect_t bounds;

  return window != NULL && gtk_widget_compute_bounds (GTK_WIDGET (self->entry), window, &bounds)
         && bounds.size.width > 0 && bounds.origin.x >= 0 && bounds.origin.y >= 0
         && bounds.origin.x < (float) gtk_widget_get_width (window)
         && bounds.origin.y < (float) gtk_widget_get_height (window);
}

static void
popup (MnEntityChooser *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self->popover), gtk_widget_get_width (GTK_WIDGET (self->entry)), -1);
  gtk_popover_popup (self->popover);
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock G_GNUC_UNUSED,
         gpointer       user_data G_GNUC_UNUSED)
{
  MnEntityChooser *self = MN_ENTITY_CHOOSER (widget);

  if (!is_in_window (self))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  popup (self);
  return G_SOURCE_REMOVE;
}

static void
close_list (MnEntityChooser *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  gtk_popover_popdown (self->popover);
}

/* Where the pane with it is still on its way into a narrow window, the list waits: GTK 4.8 finds no monitor for one that
 * would open off the screen */
static void
open_list (MnEntityChooser *self)
{
  fill_choices (self);
  if (is_in_window (self))
    popup (self);
  else if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
choose (MnEntityChooser *self,
        guint            position)
{
  g_autoptr (MnChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), position);

  close_list (self);
  restore (self);
  if (choice != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, choice);
}

static void
on_changed (MnEntityChooser *self)
{
  if (!self->is_filling && self->workspace != NULL)
    open_list (self);
}

static void
on_activate (MnEntityChooser *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    open_list (self);
  else if (position != GTK_INVALID_LIST_POSITION)
    choose (self, position);
}

static void
step (MnEntityChooser *self,
      int              direction)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->choices));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    position = direction > 0 ? 0 : n - 1;
  else
    position = (position + n + (guint) direction) % n;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static gboolean
on_key (MnEntityChooser *self,
        guint            keyval,
        guint            keycode G_GNUC_UNUSED,
        GdkModifierType  state G_GNUC_UNUSED)
{
  gboolean is_open = gtk_widget_get_visible (GTK_WIDGET (self->popover));

  if (keyval == GDK_KEY_Down && !is_open)
    open_list (self);
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    {
      if (!is_open)
        return GDK_EVENT_PROPAGATE;
      step (self, keyval == GDK_KEY_Down ? 1 : -1);
    }
  else if (keyval == GDK_KEY_Escape && is_open)
    {
      close_list (self);
      restore (self);
    }
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
on_leave (MnEntityChooser *self)
{
  close_list (self);
  restore (self);
}

static void
on_icon (MnEntityChooser *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  open_list (self);
}

static void
on_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *type = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (type, "caption");
  gtk_widget_add_css_class (type, "dim-label");
  gtk_box_append (GTK_BOX (box), mn_swatch_new (NULL, FALSE));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), type);
  mn_list_click_activates (item, box);
}

static char *
describe (MnEntityChooser *self,
          MnChoice        *choice)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  const char *type = mn_tags_get_label (&tagset->entity_types, mn_choice_get_entity_type (choice));

  switch (mn_choice_get_kind (choice))
    {
    case MN_CHOICE_NEW:
      /* Translators: an entity type and a name, as in: New Person “Ada Lovelace” */
      return g_strdup_printf (_("New %s “%s”"), mn_tag_words_translate (type), mn_choice_get_name (choice));
    case MN_CHOICE_MENTION:
      /* Translators: a source that has no name, in the words of the article */
      return g_strdup_printf (_("“%s”, unnamed"), mn_choice_get_name (choice));
    case MN_CHOICE_UNSAID:
      return g_strdup (_("Somebody unsaid"));
    case MN_CHOICE_NONE:
      return g_strdup (self->is_claimant ? _("The article’s own voice") : _("None"));
    case MN_CHOICE_ENTITY:
    default:
      return g_strdup (mn_choice_get_name (choice));
    }
}

static void
on_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *item,
         MnEntityChooser          *self)
{
  MnChoice *choice = gtk_list_item_get_item (item);
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *swatch = gtk_widget_get_first_child (box);
  const char *type = mn_choice_get_entity_type (choice);
  g_autofree char *label = describe (self, choice);

  mn_accessible_name_row (box, label);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (swatch)), label);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)),
                      mn_choice_get_entity (choice) != NULL
                          ? mn_tag_words_translate (mn_tags_get_label (&tagset->entity_types, type))
                          : "");
  gtk_widget_set_visible (swatch, type != NULL);
  if (type != NULL)
    mn_swatch_set_tag (MN_SWATCH (swatch), mn_tags_find (&tagset->entity_types, type));
}

static void
mn_entity_chooser_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  MnEntityChooser *self = MN_ENTITY_CHOOSER (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;
    case PROP_IS_CLAIMANT:
      g_value_set_boolean (value, self->is_claimant);
      break;
    case PROP_IS_PARTY:
      g_value_set_boolean (value, self->is_party);
      break;
    case PROP_IS_KNOWN_ONLY:
      g_value_set_boolean (value, self->is_known_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_entity_chooser_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  MnEntityChooser *self = MN_ENTITY_CHOOSER (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title_label, g_value_get_string (value));
      break;
    case PROP_IS_CLAIMANT:
      self->is_claimant = g_value_get_boolean (value);
      break;
    case PROP_IS_PARTY:
      self->is_party = g_value_get_boolean (value);
      break;
    case PROP_IS_KNOWN_ONLY:
      self->is_known_only = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
mn_entity_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MN_ENTITY_CHOOSER (widget)->entry));
}

static void
mn_entity_chooser_dispose (GObject *object)
{
  MnEntityChooser *self = MN_ENTITY_CHOOSER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_entity_chooser_parent_class)->dispose (object);
}

static void
mn_entity_chooser_finalize (GObject *object)
{
  MnEntityChooser *self = MN_ENTITY_CHOOSER (object);

  g_free (self->shown);
  g_free (self->hint);

  G_OBJECT_CLASS (mn_entity_chooser_parent_class)->finalize (object);
}

static void
mn_entity_chooser_class_init (MnEntityChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_entity_chooser_get_property;
  object_class->set_property = mn_entity_chooser_set_property;
  object_class->dispose = mn_entity_chooser_dispose;
  object_class->finalize = mn_entity_chooser_finalize;
  widget_class->grab_focus = mn_entity_chooser_grab_focus;

  /**
   * MnEntityChooser:title:
   *
   * What it is, for people; shown above it.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * MnEntityChooser:is-claimant:
   *
   * Whether it chooses who makes a claim, which may be somebody without a name.
   */
  properties[PROP_IS_CLAIMANT]
      = g_param_spec_boolean ("is-claimant", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * MnEntityChooser:is-party:
   *
   * Whether it chooses somebody else of an attribution, to whom or for whom a claim is made, who may be without a name.
   */
  properties[PROP_IS_PARTY]
      = g_param_spec_boolean ("is-party", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * MnEntityChooser:is-known-only:
   *
   * Whether it offers only entities that there are, other than the current one.
   */
  properties[PROP_IS_KNOWN_ONLY]
      = g_param_spec_boolean ("is-known-only", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MnEntityChooser::chosen:
   * @self: a chooser
   * @choice: what a person has chosen
   */
  signals[CHOSEN] = g_signal_new ("chosen", MN_TYPE_ENTITY_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, MN_TYPE_CHOICE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-entity-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, MnEntityChooser, title_label);
  gtk_widget_class_bind_template_child (widget_class, MnEntityChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, MnEntityChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, MnEntityChooser, list);
  gtk_widget_class_bind_template_child (widget_class, MnEntityChooser, selection);
  gtk_widget_class_bind_template_child (widget_class, MnEntityChooser, choices);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_icon);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, choose);
}

static void
mn_entity_chooser_init (MnEntityChooser *self)
{
  g_type_ensure (MN_TYPE_CHOICE);
  self->can_be_none = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_entity_chooser_set_workspace:
 * @self: a chooser
 * @workspace: whose document and library it chooses from
 */
void
mn_entity_chooser_set_workspace (MnEntityChooser *self,
                                 MnWorkspace     *workspace)
{
  g_set_object (&self->workspace, workspace);
}

/**
 * mn_entity_chooser_show:
 * @self: a chooser
 * @shown: (nullable): what is chosen now
 * @hint: (nullable): what a mention says, by which the likeliest are found
 * @type: (nullable): the type of the mention, and of a new entity
 *
 * Tells it what to show. What is being typed stays.
 */
void
mn_entity_chooser_show (MnEntityChooser *self,
                        const char      *shown,
                        const char      *hint,
                        const char      *type)
{
  gboolean is_open = gtk_widget_get_visible (GTK_WIDGET (self->popover));

  g_free (self->shown);
  self->shown = g_strdup (shown);
  g_free (self->hint);
  self->hint = g_strdup (hint);
  self->type = g_intern_string (type);
  if (!is_open)
    restore (self);
}

/**
 * mn_entity_chooser_set_can_be_none:
 * @self: a chooser
 * @can_be_none: whether nobody can be chosen
 */
void
mn_entity_chooser_set_can_be_none (MnEntityChooser *self,
                                   gboolean         can_be_none)
{
  self->can_be_none = can_be_none;
}
