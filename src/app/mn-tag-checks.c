/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tag-checks.h"

#include "mn-accessible.h"

#include <glib/gi18n.h>

struct _MnTagChecks
{
  GtkWidget      parent_instance;

  GtkLabel      *title_label;
  GtkMenuButton *button;
  GtkLabel      *summary;
  GtkBox        *box;      /* of GtkCheckButton, in the popover */
  GStrv          ids;
  char          *lines;    /* what is ticked, also what is no choice */
  gboolean       is_showing;
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

enum
{
  TICKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnTagChecks, mn_tag_checks, GTK_TYPE_WIDGET)

static void
update_summary (MnTagChecks *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              gtk_check_button_get_label (GTK_CHECK_BUTTON (child)));
  if (text->len == 0)
    g_string_append (text, _("None"));
  gtk_label_set_label (self->summary, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), text->str);
  name = g_strdup_printf ("%s: %s", gtk_label_get_label (self->title_label), text->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_toggled (MnTagChecks *self)
{
  if (self->is_showing)
    return;
  update_summary (self);
  g_signal_emit (self, signals[TICKED], 0);
}

static void
mn_tag_checks_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (MN_TAG_CHECKS (object)->title_label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_tag_checks_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (MN_TAG_CHECKS (object)->title_label, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_tag_checks_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mn_tag_checks_parent_class)->dispose (object);
}

static void
mn_tag_checks_finalize (GObject *object)
{
  g_strfreev (MN_TAG_CHECKS (object)->ids);
  g_free (MN_TAG_CHECKS (object)->lines);

  G_OBJECT_CLASS (mn_tag_checks_parent_class)->finalize (object);
}

static void
mn_tag_checks_class_init (MnTagChecksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_tag_checks_get_property;
  object_class->set_property = mn_tag_checks_set_property;
  object_class->dispose = mn_tag_checks_dispose;
  object_class->finalize = mn_tag_checks_finalize;

  /**
   * MnTagChecks:title:
   *
   * What it is, for people; shown above it.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MnTagChecks::ticked:
   * @self: a field
   *
   * A person has ticked something, or no longer.
   */
  signals[TICKED] = g_signal_new ("ticked", MN_TYPE_TAG_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-tag-checks.ui");
  gtk_widget_class_bind_template_child (widget_class, MnTagChecks, title_label);
  gtk_widget_class_bind_template_child (widget_class, MnTagChecks, button);
  gtk_widget_class_bind_template_child (widget_class, MnTagChecks, summary);
  gtk_widget_class_bind_template_child (widget_class, MnTagChecks, box);
}

static void
mn_tag_checks_init (MnTagChecks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_tag_checks_set_choices:
 * @self: a field
 * @ids: (array zero-terminated=1): what can be ticked
 * @labels: what to call them
 */
void
mn_tag_checks_set_choices (MnTagChecks       *self,
                           const char *const *ids,
                           const char *const *labels)
{
  GtkWidget *child;

  if (self->ids != NULL && g_strv_equal ((const char *const *) self->ids, ids))
    return;
  g_strfreev (self->ids);
  self->ids = g_strdupv ((char **) ids);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (labels[i]);

      g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->box, check);
      mn_accessible_mend_check_button (GTK_CHECK_BUTTON (check));
    }
  mn_tag_checks_show (self, self->lines);
}

/**
 * mn_tag_checks_show:
 * @self: a field
 * @lines: (nullable): what is ticked, a line each
 */
void
mn_tag_checks_show (MnTagChecks *self,
                    const char  *lines)
{
  char *taken = g_strdup (lines);
  g_auto (GStrv) words = g_strsplit (lines != NULL ? lines : "", "\n", -1);
  guint i = 0;

  g_free (self->lines);
  self->lines = taken;
  self->is_showing = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (child),
                                 g_strv_contains ((const char *const *) words, self->ids[i++]));
  self->is_showing = FALSE;
  update_summary (self);
}

/**
 * mn_tag_checks_dup_lines:
 * @self: a field
 *
 * Returns: (transfer full): what is ticked, a line each; what was there and is no choice stays
 */
char *
mn_tag_checks_dup_lines (MnTagChecks *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) before = g_strsplit (self->lines != NULL ? self->lines : "", "\n", -1);
  guint i = 0;

  for (char **word = before; *word != NULL; word++)
    if (**word != '\0' && (self->ids == NULL || !g_strv_contains ((const char *const *) self->ids, *word)))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", *word);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child), i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", self->ids[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
