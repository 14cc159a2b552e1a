/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-article-pane.h"

#include "mn-article-view.h"
#include "mn-evidence-line.h"
#include "mn-find-bar.h"
#include "mn-hidden-marks.h"
#include "mn-mark-menu.h"
#include "mn-mark-popover.h"
#include "mn-overview.h"
#include "mn-pending-strip.h"

struct _MnArticlePane
{
  AdwBin         parent_instance;

  MnWorkspace   *workspace;

  GtkStack      *stack;
  MnArticleView *view;
  MnFindBar     *find_bar;
  MnPendingStrip *pending_strip;
  MnEvidenceLine *evidence_line;
  GtkWidget     *scroller;
  MnOverview    *overview;
  MnHiddenMarks *hidden_marks;
  GtkWidget     *popover; /* what to mark the selection as */
  GtkWidget     *menu;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnArticlePane, mn_article_pane, ADW_TYPE_BIN)

static void
on_document (MnArticlePane *self)
{
  gboolean has_document = self->workspace != NULL && mn_workspace_get_document (self->workspace) != NULL;

  gtk_stack_set_visible_child_name (self->stack, has_document ? "article" : "empty");
}

/* From the view's coordinates into those of the pane, cut to what can be seen */
static void
place_on_pane (MnArticlePane      *self,
               const GdkRectangle *bounds,
               GdkRectangle       *place)
{
  GdkRectangle visible = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  double x, y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), bounds->x, bounds->y, &x, &y);
  *place = (GdkRectangle){ (int) x, (int) y, bounds->width, bounds->height };
  gdk_rectangle_intersect (place, &visible, place);
  place->width = MAX (place->width, 1);
  place->height = MAX (place->height, 1);
}

static void
on_show_types (MnArticlePane      *self,
               const GdkRectangle *bounds,
               gboolean            by_keyboard)
{
  GdkRectangle place;

  place_on_pane (self, bounds, &place);
  mn_mark_popover_raise (MN_MARK_POPOVER (self->popover), &place, by_keyboard);
}

static void
on_show_menu (MnArticlePane      *self,
              const GdkRectangle *bounds)
{
  gboolean has_selection;
  g_autoptr (GMenuModel) model = NULL;
  GdkRectangle place;

  g_object_get (self->workspace, "has-selection", &has_selection, NULL);
  model = mn_mark_menu_new (self->workspace, has_selection);
  place_on_pane (self, bounds, &place);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* It would stay behind while what it is about moves away; and another place that has the focus is another matter */
static void
hide_popover (MnArticlePane *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
on_go (MnArticlePane *self,
       double         fraction)
{
  mn_article_view_scroll_to (self->view, fraction);
}

static gboolean
mn_article_pane_grab_focus (GtkWidget *widget)
{
  MnArticlePane *self = MN_ARTICLE_PANE (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "article"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
mn_article_pane_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, MN_ARTICLE_PANE (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_article_pane_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      mn_article_pane_set_workspace (MN_ARTICLE_PANE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_article_pane_dispose (GObject *object)
{
  MnArticlePane *self = MN_ARTICLE_PANE (object);

  mn_article_pane_set_workspace (self, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (mn_article_pane_parent_class)->dispose (object);
}

static void
mn_article_pane_class_init (MnArticlePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_article_pane_get_property;
  object_class->set_property = mn_article_pane_set_property;
  object_class->dispose = mn_article_pane_dispose;
  widget_class->grab_focus = mn_article_pane_grab_focus;

  /**
   * MnArticlePane:workspace:
   *
   * The workspace whose document it shows.
   */
  properties[PROP_WORKSPACE]
      = g_param_spec_object ("workspace", NULL, NULL, MN_TYPE_WORKSPACE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (MN_TYPE_ARTICLE_VIEW);
  g_type_ensure (MN_TYPE_EVIDENCE_LINE);
  g_type_ensure (MN_TYPE_FIND_BAR);
  g_type_ensure (MN_TYPE_OVERVIEW);
  g_type_ensure (MN_TYPE_PENDING_STRIP);
  g_type_ensure (MN_TYPE_HIDDEN_MARKS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-article-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MnArticlePane, find_bar);
  gtk_widget_class_bind_template_child (widget_class, MnArticlePane, pending_strip);
  gtk_widget_class_bind_template_child (widget_class, MnArticlePane, evidence_line);
  gtk_widget_class_bind_template_child (widget_class, MnArticlePane, overview);
  gtk_widget_class_bind_template_child (widget_class, MnArticlePane, hidden_marks);
  gtk_widget_class_bind_template_child (widget_class, MnArticlePane, scroller);
  gtk_widget_class_bind_template_child (widget_class, MnArticlePane, stack);
  gtk_widget_class_bind_template_child (widget_class, MnArticlePane, view);
  gtk_widget_class_bind_template_callback (widget_class, on_go);
  gtk_widget_class_bind_template_callback (widget_class, on_show_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_show_types);
}

static void
mn_article_pane_init (MnArticlePane *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  /* Children of the pane and not of the view, whose keys would otherwise take what is typed into them */
  self->popover = mn_mark_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "value-changed",
                            G_CALLBACK (hide_popover), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hide_popover), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * mn_article_pane_new:
 *
 * Returns: (transfer floating): a pane without a workspace
 */
GtkWidget *
mn_article_pane_new (void)
{
  return g_object_new (MN_TYPE_ARTICLE_PANE, NULL);
}

/**
 * mn_article_pane_set_workspace:
 * @self: a pane
 * @workspace: (nullable): the workspace whose document to show
 */
void
mn_article_pane_set_workspace (MnArticlePane *self,
                               MnWorkspace   *workspace)
{
  g_return_if_fail (MN_IS_ARTICLE_PANE (self));

  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self, G_CONNECT_SWAPPED);
  if (self->popover != NULL)
    {
      mn_article_view_set_workspace (self->view, workspace);
      mn_overview_set_workspace (self->overview, workspace);
      mn_find_bar_set_workspace (self->find_bar, workspace);
      mn_pending_strip_set_workspace (self->pending_strip, workspace);
      mn_evidence_line_set_workspace (self->evidence_line, workspace);
      if (workspace != NULL)
        mn_hidden_marks_set_workspace (self->hidden_marks, workspace);
      mn_mark_popover_set_workspace (MN_MARK_POPOVER (self->popover), workspace);
      on_document (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * mn_article_pane_find:
 * @self: a pane with a document
 *
 * Opens the bar to find words in the article.
 */
void
mn_article_pane_find (MnArticlePane *self)
{
  g_return_if_fail (MN_IS_ARTICLE_PANE (self));

  mn_find_bar_open (self->find_bar);
}

/**
 * mn_article_pane_find_next:
 * @self: a pane with a document
 * @backwards: whether the hit before is wanted
 *
 * Goes to the next place of the words that were searched for last.
 */
void
mn_article_pane_find_next (MnArticlePane *self,
                           gboolean       backwards)
{
  g_return_if_fail (MN_IS_ARTICLE_PANE (self));

  mn_find_bar_step (self->find_bar, backwards);
}
