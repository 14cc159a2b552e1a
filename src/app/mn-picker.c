/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-picker.h"

#include "mn-accessible.h"
#include "mn-tag-words.h"

struct _MnPicker
{
  GtkWidget    parent_instance;

  GtkLabel    *title_label;
  GtkDropDown *drop_down;
  GPtrArray   *ids;       /* of char *, NULL for none */
  GHashTable  *hints;     /* what is shown to what it means, for those of which that is said */
  guint        n_choices; /* the first of them; one more may be shown that is not to choose */
  gboolean     is_showing;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SHOWS_TITLE,
  N_PROPS
};

enum
{
  PICKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnPicker, mn_picker, GTK_TYPE_WIDGET)

/* What a choice means, while the pointer is over it */
static gboolean
on_query_tooltip (GtkWidget  *label,
                  int         x G_GNUC_UNUSED,
                  int         y G_GNUC_UNUSED,
                  gboolean    by_keyboard G_GNUC_UNUSED,
                  GtkTooltip *tooltip,
                  MnPicker   *self)
{
  const char *hint = g_hash_table_lookup (self->hints, gtk_label_get_label (GTK_LABEL (label)));

  gtk_tooltip_set_text (tooltip, hint);
  return hint != NULL;
}

static void
on_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *list_item,
          MnPicker                 *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect_object (label, "query-tooltip", G_CALLBACK (on_query_tooltip), self, 0);
  gtk_list_item_set_child (list_item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *list_item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

static void
on_selected (MnPicker *self)
{
  guint position = gtk_drop_down_get_selected (self->drop_down);

  if (!self->is_showing && position < self->ids->len)
    g_signal_emit (self, signals[PICKED], 0, self->ids->pdata[position]);
}

static void
mn_picker_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (MN_PICKER (object)->title_label));
      break;
    case PROP_SHOWS_TITLE:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (MN_PICKER (object)->title_label)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_picker_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  MnPicker *self = MN_PICKER (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title_label, g_value_get_string (value));
      break;
    case PROP_SHOWS_TITLE:
      gtk_widget_set_visible (GTK_WIDGET (self->title_label), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
mn_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MN_PICKER (widget)->drop_down));
}

static void
mn_picker_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mn_picker_parent_class)->dispose (object);
}

static void
mn_picker_finalize (GObject *object)
{
  g_ptr_array_unref (MN_PICKER (object)->ids);
  g_hash_table_unref (MN_PICKER (object)->hints);

  G_OBJECT_CLASS (mn_picker_parent_class)->finalize (object);
}

static void
mn_picker_class_init (MnPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_picker_get_property;
  object_class->set_property = mn_picker_set_property;
  object_class->dispose = mn_picker_dispose;
  object_class->finalize = mn_picker_finalize;
  widget_class->grab_focus = mn_picker_grab_focus;

  /**
   * MnPicker:title:
   *
   * What it is, for people; shown above it.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * MnPicker:shows-title:
   *
   * Whether the title shows; screen readers say it anyway.
   */
  properties[PROP_SHOWS_TITLE]
      = g_param_spec_boolean ("shows-title", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MnPicker::picked:
   * @self: a picker
   * @id: (nullable): the id of what a person has chosen
   */
  signals[PICKED] = g_signal_new ("picked", MN_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, MnPicker, title_label);
  gtk_widget_class_bind_template_child (widget_class, MnPicker, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
mn_picker_init (MnPicker *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->hints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  mn_accessible_name_drop_down (self->drop_down, GTK_WIDGET (self->title_label));
}

/**
 * mn_picker_set_choices:
 * @self: a picker
 * @ids: what can be picked; a %NULL among them ends the list, unless it is the first, which then means none
 * @labels: (array zero-terminated=1): what to call them
 */
void
mn_picker_set_choices (MnPicker          *self,
                       const char *const *ids,
                       const char *const *labels)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  self->is_showing = TRUE;
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; labels[i] != NULL; i++)
    g_ptr_array_add (self->ids, g_strdup (ids[i]));
  self->n_choices = self->ids->len;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (model));
  self->is_showing = FALSE;
}

/**
 * mn_picker_set_tags:
 * @self: a picker
 * @tags: tags of a tagset
 * @none: (nullable): what to call having none, where that may be picked
 */
void
mn_picker_set_tags (MnPicker     *self,
                    const MnTags *tags,
                    const char   *none)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_hash_table_remove_all (self->hints);
  if (none != NULL)
    {
      g_ptr_array_add (ids, NULL);
      g_ptr_array_add (labels, (gpointer) none);
    }
  for (guint i = 0; i < tags->n; i++)
    {
      g_ptr_array_add (ids, (gpointer) tags->items[i].id);
      g_ptr_array_add (labels, (gpointer) mn_tag_words_translate (tags->items[i].label));
      if (tags->items[i].description != NULL)
        g_hash_table_replace (self->hints, g_strdup (mn_tag_words_translate (tags->items[i].label)),
                              g_strdup (mn_tag_words_translate (tags->items[i].description)));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  mn_picker_set_choices (self, (const char *const *) ids->pdata, (const char *const *) labels->pdata);
}

/**
 * mn_picker_set_selected:
 * @self: a picker
 * @id: (nullable): what to show as chosen; one that is not among the choices is added to them while it is shown
 */
void
mn_picker_set_selected (MnPicker   *self,
                        const char *id)
{
  GtkStringList *labels = GTK_STRING_LIST (gtk_drop_down_get_model (self->drop_down));
  guint position = 0;

  while (position < self->ids->len && g_strcmp0 (self->ids->pdata[position], id) != 0)
    position++;

  self->is_showing = TRUE;
  if (self->ids->len > self->n_choices && position != self->n_choices)
    {
      g_ptr_array_set_size (self->ids, (gint) self->n_choices);
      gtk_string_list_splice (labels, self->n_choices, 1, NULL);
      position = MIN (position, self->n_choices);
    }
  if (position == self->ids->len && id != NULL)
    {
      g_ptr_array_add (self->ids, g_strdup (id));
      gtk_string_list_append (labels, id);
    }
  gtk_drop_down_set_selected (self->drop_down, position < self->ids->len ? position : GTK_INVALID_LIST_POSITION);
  self->is_showing = FALSE;
}
