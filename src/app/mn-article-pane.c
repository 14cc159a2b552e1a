/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-article-pane.h"

#include "mn-article-view.h"

struct _MnArticlePane
{
  AdwBin         parent_instance;

  MnWorkspace   *workspace;

  GtkStack      *stack;
  MnArticleView *view;
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
  mn_article_pane_set_workspace (MN_ARTICLE_PANE (object), NULL);

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
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-article-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MnArticlePane, stack);
  gtk_widget_class_bind_template_child (widget_class, MnArticlePane, view);
}

static void
mn_article_pane_init (MnArticlePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  if (self->view != NULL)
    {
      mn_article_view_set_workspace (self->view, workspace);
      on_document (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}
