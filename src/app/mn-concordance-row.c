/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-concordance-row.h"

#include "mn-accessible.h"

struct _MnConcordanceRow
{
  GtkWidget          parent_instance;

  MnConcordanceLine *line;
  GtkCheckButton    *check;
  GtkWidget         *column;
  GtkLabel          *before;
  GtkLabel          *quote;
  GtkLabel          *after;
  GtkLabel          *source;
  gboolean           is_showing; /* what the check button says is not a hand's */
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnConcordanceRow, mn_concordance_row, GTK_TYPE_WIDGET)

static void
update_check (MnConcordanceRow *self)
{
  self->is_showing = TRUE;
  gtk_check_button_set_active (self->check, mn_concordance_line_is_picked (self->line));
  self->is_showing = FALSE;
}

static void
on_toggled (MnConcordanceRow *self)
{
  if (self->is_showing || self->line == NULL)
    return;
  mn_concordance_line_set_picked (self->line, gtk_check_button_get_active (self->check));
  g_signal_emit (self, signals[PICKED], 0);
}

/* The contexts want no width of their own, so that both get the same and the mentions stand one under another */
static GtkLabel *
new_part (GtkWidget         *line,
          float              xalign,
          PangoEllipsizeMode ellipsize,
          const char        *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "ellipsize", ellipsize, "single-line-mode", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (line), label);
  return GTK_LABEL (label);
}

static GtkLabel *
new_context (GtkWidget         *line,
             float              xalign,
             PangoEllipsizeMode ellipsize)
{
  GtkLabel *label = new_part (line, xalign, ellipsize, "context");

  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_label_set_width_chars (label, 1);
  gtk_label_set_max_width_chars (label, 1);
  return label;
}

static void
mn_concordance_row_dispose (GObject *object)
{
  MnConcordanceRow *self = MN_CONCORDANCE_ROW (object);

  mn_concordance_row_show (self, NULL);
  if (self->check != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->check));
  self->check = NULL;
  g_clear_pointer (&self->column, gtk_widget_unparent);

  G_OBJECT_CLASS (mn_concordance_row_parent_class)->dispose (object);
}

static void
mn_concordance_row_class_init (MnConcordanceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_concordance_row_dispose;

  /**
   * MnConcordanceRow::picked:
   * @self: a row
   *
   * A hand has picked its line, or let go of it.
   */
  signals[PICKED] = g_signal_new ("picked", MN_TYPE_CONCORDANCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mn_concordance_row_init (MnConcordanceRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->before = new_context (line, 1, PANGO_ELLIPSIZE_START);
  self->quote = new_part (line, 0.5f, PANGO_ELLIPSIZE_MIDDLE, "hit");
  self->after = new_context (line, 0, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->column), line);
  self->source = new_part (self->column, 0.5f, PANGO_ELLIPSIZE_END, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->source), "dim-label");
  gtk_widget_set_hexpand (self->column, TRUE);
  /* Space ticks the row that has the keyboard: two stops a row would be one too many */
  gtk_widget_set_focusable (GTK_WIDGET (self->check), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_widget_set_parent (GTK_WIDGET (self->check), GTK_WIDGET (self));
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
}

/**
 * mn_concordance_row_show:
 * @self: a row
 * @line: (nullable): what to show
 */
void
mn_concordance_row_show (MnConcordanceRow  *self,
                         MnConcordanceLine *line)
{
  const char *date;
  g_autofree char *source = NULL;
  g_autofree char *spoken = NULL;

  if (self->line != NULL)
    g_signal_handlers_disconnect_by_data (self->line, self);
  g_set_object (&self->line, line);
  if (line == NULL)
    return;
  g_signal_connect_swapped (line, "notify::is-picked", G_CALLBACK (update_check), self);
  update_check (self);
  date = mn_concordance_line_get_date (line);
  source = g_strdup_printf (*date != '\0' ? "%s · %s" : "%s", mn_concordance_line_get_title (line), date);
  spoken = g_strconcat (mn_concordance_line_get_before (line), mn_concordance_line_get_quote (line),
                        mn_concordance_line_get_after (line), " · ", source, NULL);
  gtk_label_set_text (self->before, mn_concordance_line_get_before (line));
  gtk_label_set_text (self->quote, mn_concordance_line_get_quote (line));
  gtk_label_set_text (self->after, mn_concordance_line_get_after (line));
  gtk_label_set_text (self->source, source);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  mn_accessible_name_row (GTK_WIDGET (self), spoken);
}

/**
 * mn_concordance_row_get_line:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
MnConcordanceLine *
mn_concordance_row_get_line (MnConcordanceRow *self)
{
  return self->line;
}
