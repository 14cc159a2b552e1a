/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-fold.h"

struct _MnFold
{
  GtkWidget   parent_instance;

  AdwLeaflet *leaflet;
  AdwFlap    *flap;
  GtkWidget  *separator;
  GtkWidget  *library;
  GtkWidget  *content;
  GtkWidget  *inspector;
  gboolean    show_library;
  guint       update;
};

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_CONTENT,
  PROP_INSPECTOR,
  PROP_SHOW_LIBRARY,
  PROP_SHOW_INSPECTOR,
  PROP_IS_FOLDED,
  PROP_IS_INSPECTOR_OVER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnFold, mn_fold, GTK_TYPE_WIDGET)

static void
hide_from_reader (GtkWidget *widget,
                  gboolean   hide)
{
  if (widget != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, hide, -1);
}

/* What is folded away is out of reach for a screen reader too: GTK hides from it only what is not visible by itself */
static void
update_hidden (MnFold *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);
  GtkWidget *front = adw_leaflet_get_visible_child (self->leaflet);

  hide_from_reader (self->library, is_folded ? front != self->library : !self->show_library);
  hide_from_reader (GTK_WIDGET (self->flap), is_folded && front == self->library);
  hide_from_reader (self->inspector, adw_flap_get_reveal_progress (self->flap) <= 0);
}

static void
update_library (MnFold *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);

  if (self->library == NULL)
    return;
  /* folded, the library is a page to go to; side by side, it is there or not */
  gtk_widget_set_visible (self->library, is_folded || self->show_library);
  gtk_widget_set_visible (self->separator, is_folded || self->show_library);
  update_hidden (self);
}

static gboolean
on_update (gpointer user_data)
{
  MnFold *self = user_data;

  self->update = 0;
  update_library (self);
  return G_SOURCE_REMOVE;
}

static void
on_folded (MnFold *self)
{
  /* it folds while it is being given its place, when nothing may come or go */
  if (self->update == 0)
    self->update = g_idle_add (on_update, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_FOLDED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LIBRARY]);
}

static void
on_visible_child (MnFold *self)
{
  update_hidden (self);
  if (adw_leaflet_get_folded (self->leaflet))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LIBRARY]);
}

static void
on_reveal_flap (MnFold *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_INSPECTOR]);
}

static void
on_flap_folded (MnFold *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_INSPECTOR_OVER]);
}

static gboolean
is_library_shown (MnFold *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    return self->library != NULL && adw_leaflet_get_visible_child (self->leaflet) == self->library;
  return self->show_library;
}

static void
show_library (MnFold  *self,
              gboolean show)
{
  if (show == is_library_shown (self))
    return;
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, show ? self->library : GTK_WIDGET (self->flap));
  else
    {
      self->show_library = show;
      update_library (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LIBRARY]);
}

static void
mn_fold_get_property (GObject    *object,
                      guint       id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  MnFold *self = MN_FOLD (object);

  switch (id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_INSPECTOR:
      g_value_set_object (value, self->inspector);
      break;
    case PROP_SHOW_LIBRARY:
      g_value_set_boolean (value, is_library_shown (self));
      break;
    case PROP_SHOW_INSPECTOR:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (self->flap));
      break;
    case PROP_IS_FOLDED:
      g_value_set_boolean (value, adw_leaflet_get_folded (self->leaflet));
      break;
    case PROP_IS_INSPECTOR_OVER:
      g_value_set_boolean (value, adw_flap_get_folded (self->flap));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_fold_set_property (GObject      *object,
                      guint         id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  MnFold *self = MN_FOLD (object);

  switch (id)
    {
    case PROP_LIBRARY:
      self->library = g_value_get_object (value);
      if (self->library != NULL)
        adw_leaflet_prepend (self->leaflet, self->library);
      update_library (self);
      break;
    case PROP_CONTENT:
      self->content = g_value_get_object (value);
      adw_flap_set_content (self->flap, self->content);
      break;
    case PROP_INSPECTOR:
      self->inspector = g_value_get_object (value);
      adw_flap_set_flap (self->flap, self->inspector);
      update_hidden (self);
      break;
    case PROP_SHOW_LIBRARY:
      show_library (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_INSPECTOR:
      adw_flap_set_reveal_flap (self->flap, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_fold_dispose (GObject *object)
{
  MnFold *self = MN_FOLD (object);

  g_clear_handle_id (&self->update, g_source_remove);
  self->library = self->content = self->inspector = NULL;
  if (self->leaflet != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->leaflet, self);
      g_signal_handlers_disconnect_by_data (self->flap, self);
      gtk_widget_unparent (GTK_WIDGET (self->leaflet));
      self->leaflet = NULL;
    }

  G_OBJECT_CLASS (mn_fold_parent_class)->dispose (object);
}

static void
mn_fold_class_init (MnFoldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = mn_fold_get_property;
  object_class->set_property = mn_fold_set_property;
  object_class->dispose = mn_fold_dispose;

  /**
   * MnFold:library:
   *
   * The pane on the left; a page of its own when folded.
   */
  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, GTK_TYPE_WIDGET, flags);

  /**
   * MnFold:content:
   *
   * The pane in the middle.
   */
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);

  /**
   * MnFold:inspector:
   *
   * The pane on the right, which slides over the content where there is no room beside it.
   */
  properties[PROP_INSPECTOR] = g_param_spec_object ("inspector", NULL, NULL, GTK_TYPE_WIDGET, flags);

  /**
   * MnFold:show-library:
   *
   * Whether the library is shown.
   */
  properties[PROP_SHOW_LIBRARY]
      = g_param_spec_boolean ("show-library", NULL, NULL, TRUE, flags | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * MnFold:show-inspector:
   *
   * Whether the inspector is shown.
   */
  properties[PROP_SHOW_INSPECTOR]
      = g_param_spec_boolean ("show-inspector", NULL, NULL, TRUE, flags | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * MnFold:is-folded:
   *
   * Whether library and content are one behind the other.
   */
  properties[PROP_IS_FOLDED]
      = g_param_spec_boolean ("is-folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * MnFold:is-inspector-over:
   *
   * Whether the inspector slides over the content.
   */
  properties[PROP_IS_INSPECTOR_OVER]
      = g_param_spec_boolean ("is-inspector-over", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "fold");
}

static void
mn_fold_init (MnFold *self)
{
  AdwLeafletPage *page;

  self->show_library = TRUE;
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  self->flap = ADW_FLAP (adw_flap_new ());
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));

  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  page = adw_leaflet_append (self->leaflet, self->separator);
  adw_leaflet_page_set_navigatable (page, FALSE);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->flap));
  gtk_widget_set_hexpand (GTK_WIDGET (self->flap), TRUE);
  adw_flap_set_flap_position (self->flap, GTK_PACK_END);
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->flap));

  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (on_folded), self);
  g_signal_connect_swapped (self->leaflet, "notify::visible-child", G_CALLBACK (on_visible_child), self);
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (on_reveal_flap), self);
  g_signal_connect_swapped (self->flap, "notify::reveal-progress", G_CALLBACK (update_hidden), self);
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (on_flap_folded), self);
}

/**
 * mn_fold_show_content:
 * @self: a fold
 *
 * Brings the content to the front where the library or the inspector covers it.
 */
void
mn_fold_show_content (MnFold *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->flap));
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/**
 * mn_fold_is_folded:
 * @self: a fold
 *
 * Returns: whether library and content are one behind the other
 */
gboolean
mn_fold_is_folded (MnFold *self)
{
  return adw_leaflet_get_folded (self->leaflet);
}
