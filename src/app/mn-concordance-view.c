/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-concordance-view.h"

#include "mn-accessible.h"
#include "mn-concordance-row.h"

#include <glib/gi18n.h>

struct _MnConcordanceView
{
  GtkWidget           parent_instance;

  MnEntitySurvey     *survey;
  MnId                current; /* the mention gone to last */
  char              **words;   /* that a line must have, folded */
  guint               awaiting_focus; /* the keyboard goes to a line as soon as there is one */

  GtkWidget          *box;
  GtkSearchEntry     *filter_entry;
  GtkDropDown        *order;
  GtkWidget          *progress_box;
  GtkLabel           *progress;
  GtkSpinner         *spinner;
  GtkStack           *stack;
  GtkLabel           *nothing;
  GtkListView        *list;
  GtkFilterListModel *filtered;
  GtkSortListModel   *sorted;
  GtkCustomFilter    *filter;
  GtkCustomSorter    *sorter;
  GtkActionBar       *picked_bar;
  GtkLabel           *picked_label;
};

enum
{
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnConcordanceView, mn_concordance_view, GTK_TYPE_WIDGET)

static gboolean
has_words (gpointer item,
           gpointer user_data)
{
  MnConcordanceView *self = user_data;

  return self->words == NULL || mn_concordance_line_has (item, self->words);
}

/* The choices stand in the order of #MnConcordanceOrder */
static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  MnConcordanceView *self = user_data;
  guint order = gtk_drop_down_get_selected (self->order);

  return mn_concordance_line_compare ((MnConcordanceLine *) a, (MnConcordanceLine *) b,
                                      order != GTK_INVALID_LIST_POSITION ? (MnConcordanceOrder) order
                                                                         : MN_CONCORDANCE_ARTICLE);
}

static guint
get_n_shown (MnConcordanceView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
}

static void
update_progress (MnConcordanceView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->survey));
  guint n_expected = mn_entity_survey_get_n_expected (self->survey);
  gboolean is_loading = mn_entity_survey_is_loading (self->survey) && n < n_expected;
  guint n_shown = get_n_shown (self);
  g_autofree char *text = NULL;

  if (is_loading)
    /* Translators: how many mentions have been read, and how many there are */
    text = g_strdup_printf (_("%u of %u read"), n, n_expected);
  else if (self->words != NULL)
    /* Translators: how many mentions are shown, and how many there are */
    text = g_strdup_printf (_("%u of %u shown"), n_shown, n);
  gtk_label_set_text (self->progress, text != NULL ? text : "");
  gtk_spinner_set_spinning (self->spinner, is_loading);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_loading);
  gtk_widget_set_visible (self->progress_box, text != NULL);
}

static void
update (MnConcordanceView *self)
{
  gboolean is_empty = get_n_shown (self) == 0;

  if (self->survey == NULL)
    return;
  update_progress (self);
  gtk_label_set_text (self->nothing, mn_entity_survey_is_loading (self->survey) ? _("Reading…")
                                     : self->words != NULL ? _("No mention with these words")
                                                           : _("Nothing refers to it in any article"));
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "none" : "list");
}

static void
update_picked (MnConcordanceView *self)
{
  g_autoptr (GPtrArray) picked = mn_concordance_view_list_picked (self);
  g_autofree char *label
      = g_strdup_printf (g_dngettext (NULL, "%u mention selected", "%u mentions selected", picked->len), picked->len);

  gtk_label_set_text (self->picked_label, label);
  gtk_action_bar_set_revealed (self->picked_bar, picked->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->picked_bar), picked->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "concordance.unpick", picked->len > 0);
}

static void
on_items_changed (MnConcordanceView *self)
{
  update (self);
  if (gtk_action_bar_get_revealed (self->picked_bar))
    update_picked (self); /* one that was picked may have gone */
}

static void
on_filter (MnConcordanceView *self)
{
  g_autofree char *folded = mn_name_fold (gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)));

  g_clear_pointer (&self->words, g_strfreev);
  if (*folded != '\0')
    self->words = g_strsplit (folded, " ", -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

/* Escape empties the field before it leaves the page */
static void
on_stop_search (MnConcordanceView *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.hide-entity", NULL);
}

static void
on_order (MnConcordanceView *self)
{
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
}

static void
on_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *item,
          MnConcordanceView        *self)
{
  GtkWidget *row = g_object_new (MN_TYPE_CONCORDANCE_ROW, NULL);

  g_signal_connect_object (row, "picked", G_CALLBACK (update_picked), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *item)
{
  mn_concordance_row_show (MN_CONCORDANCE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
           GtkListItem              *item)
{
  mn_concordance_row_show (MN_CONCORDANCE_ROW (gtk_list_item_get_child (item)), NULL);
}

static MnConcordanceLine *
get_line (MnConcordanceView *self,
          guint              position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->sorted), position);
}

static void
on_activate (MnConcordanceView *self,
             guint              position)
{
  g_autoptr (MnConcordanceLine) line = get_line (self, position);

  if (line == NULL)
    return;
  self->current = mn_concordance_line_get_mention (line)->record.id;
  g_signal_emit (self, signals[GO], 0, mn_concordance_line_get_mention (line));
}

/* The line of the row that has the keyboard */
static MnConcordanceLine *
get_focused_line (MnConcordanceView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list))
                         ? gtk_widget_get_first_child (focus)
                         : NULL;

  return child != NULL && MN_IS_CONCORDANCE_ROW (child) ? mn_concordance_row_get_line (MN_CONCORDANCE_ROW (child)) : NULL;
}

static gboolean
on_key (MnConcordanceView *self,
        guint              keyval,
        guint              keycode G_GNUC_UNUSED,
        GdkModifierType    state)
{
  MnConcordanceLine *line = get_focused_line (self);

  if (keyval != GDK_KEY_space || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || line == NULL)
    return GDK_EVENT_PROPAGATE;
  mn_concordance_line_set_picked (line, !mn_concordance_line_is_picked (line));
  update_picked (self);
  return GDK_EVENT_STOP;
}

static void
unpick_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  mn_concordance_view_unpick (MN_CONCORDANCE_VIEW (widget));
}

/* The row of the mention gone to last, or the first one; NULL where the list has not made it yet */
static GtkWidget *
find_row (MnConcordanceView *self)
{
  guint position, n;
  gboolean has_current = mn_concordance_view_get_position (self, &position, &n);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);
      MnConcordanceLine *line
          = MN_IS_CONCORDANCE_ROW (child) ? mn_concordance_row_get_line (MN_CONCORDANCE_ROW (child)) : NULL;

      if (line != NULL && gtk_widget_get_mapped (row)
          && (!has_current || mn_id_equal (&mn_concordance_line_get_mention (line)->record.id, &self->current)))
        return row;
    }
  return NULL;
}

static void
focus_list (MnConcordanceView *self)
{
  GtkWidget *row = find_row (self);

  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/* Whether the first line may yet be another one */
static gboolean
is_settling (MnConcordanceView *self)
{
  return (self->survey != NULL && mn_entity_survey_is_loading (self->survey))
         || gtk_filter_list_model_get_pending (self->filtered) > 0 || gtk_sort_list_model_get_pending (self->sorted) > 0;
}

/* The rows are made when the list is given its place. What the keyboard has left meanwhile it does not come back to */
static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock G_GNUC_UNUSED,
          gpointer       user_data G_GNUC_UNUSED)
{
  MnConcordanceView *self = MN_CONCORDANCE_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_here = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->filter_entry));
  GtkWidget *row = is_settling (self) ? NULL : find_row (self);

  if (is_here && row == NULL && (is_settling (self) || get_n_shown (self) > 0))
    return G_SOURCE_CONTINUE;
  if (is_here && row != NULL)
    gtk_widget_grab_focus (row);
  self->awaiting_focus = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
mn_concordance_view_grab_focus (GtkWidget *widget)
{
  MnConcordanceView *self = MN_CONCORDANCE_VIEW (widget);
  guint position, n;

  if (mn_concordance_view_get_position (self, &position, &n))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  if (self->awaiting_focus == 0)
    self->awaiting_focus = gtk_widget_add_tick_callback (widget, on_frame, NULL, NULL);
  return gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}

static void
mn_concordance_view_dispose (GObject *object)
{
  MnConcordanceView *self = MN_CONCORDANCE_VIEW (object);

  mn_concordance_view_set_survey (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (mn_concordance_view_parent_class)->dispose (object);
}

static void
mn_concordance_view_class_init (MnConcordanceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_concordance_view_dispose;
  widget_class->grab_focus = mn_concordance_view_grab_focus;

  /**
   * MnConcordanceView::go:
   * @self: a view
   * @mention: an #MnMention
   *
   * The mention is to be gone to.
   */
  signals[GO] = g_signal_new ("go", MN_TYPE_CONCORDANCE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_POINTER);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-concordance-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, box);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, order);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, progress_box);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, progress);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, spinner);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, stack);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, nothing);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, list);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, filtered);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, sorted);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, filter);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, sorter);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, picked_bar);
  gtk_widget_class_bind_template_child (widget_class, MnConcordanceView, picked_label);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, focus_list);
  gtk_widget_class_bind_template_callback (widget_class, on_order);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_install_action (widget_class, "concordance.unpick", NULL, unpick_action);
}

static void
mn_concordance_view_init (MnConcordanceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, has_words, self, NULL);
  gtk_custom_sorter_set_sort_func (self->sorter, compare_lines, self, NULL);
  mn_accessible_name_drop_down (self->order, GTK_WIDGET (self->order));
  g_signal_connect_object (self->sorted, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  update_picked (self);
}

/**
 * mn_concordance_view_set_survey:
 * @self: a view
 * @survey: (nullable): whose mentions to show
 */
void
mn_concordance_view_set_survey (MnConcordanceView *self,
                                MnEntitySurvey    *survey)
{
  if (self->survey == survey)
    return;
  if (self->survey != NULL)
    g_signal_handlers_disconnect_by_data (self->survey, self);
  g_set_object (&self->survey, survey);
  self->current = MN_ID_NONE;
  if (self->box == NULL)
    return;
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (survey));
  if (survey == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  g_signal_connect_object (survey, "notify::is-loading", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  update_picked (self);
}

/**
 * mn_concordance_view_get_position:
 * @self: a view
 * @position: (out): where the mention gone to last stands, from 0
 * @n: (out): how many there are, of those that the filter lets through
 *
 * Returns: whether one was gone to that is still shown
 */
gboolean
mn_concordance_view_get_position (MnConcordanceView *self,
                                  guint             *position,
                                  guint             *n)
{
  *n = get_n_shown (self);
  for (*position = 0; !mn_id_is_none (&self->current) && *position < *n; (*position)++)
    {
      g_autoptr (MnConcordanceLine) line = get_line (self, *position);

      if (mn_id_equal (&mn_concordance_line_get_mention (line)->record.id, &self->current))
        return TRUE;
    }
  return FALSE;
}

/**
 * mn_concordance_view_step:
 * @self: a view
 * @backwards: whether the one before is wanted
 *
 * Goes on from the mention gone to last, in the order that is shown; after the last comes the first.
 *
 * Returns: (transfer none) (nullable): the mention to go to
 */
MnMention *
mn_concordance_view_step (MnConcordanceView *self,
                          gboolean           backwards)
{
  g_autoptr (MnConcordanceLine) line = NULL;
  guint position, n;

  if (!mn_concordance_view_get_position (self, &position, &n))
    position = backwards ? 0 : n - 1;
  if (n == 0)
    return NULL;
  line = get_line (self, backwards ? (position + n - 1) % n : (position + 1) % n);
  self->current = mn_concordance_line_get_mention (line)->record.id;
  return mn_concordance_line_get_mention (line);
}

/**
 * mn_concordance_view_list_picked:
 * @self: a view
 *
 * Returns: (transfer full) (element-type MnConcordanceLine): the lines that are picked, also those that the filter hides
 */
GPtrArray *
mn_concordance_view_list_picked (MnConcordanceView *self)
{
  GPtrArray *picked = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = self->survey != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->survey)) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MnConcordanceLine) line = g_list_model_get_item (G_LIST_MODEL (self->survey), i);

      if (mn_concordance_line_is_picked (line))
        g_ptr_array_add (picked, g_steal_pointer (&line));
    }
  return picked;
}

/**
 * mn_concordance_view_unpick:
 * @self: a view
 *
 * Lets go of all lines that are picked.
 */
void
mn_concordance_view_unpick (MnConcordanceView *self)
{
  g_autoptr (GPtrArray) picked = mn_concordance_view_list_picked (self);

  for (guint i = 0; i < picked->len; i++)
    mn_concordance_line_set_picked (picked->pdata[i], FALSE);
  update_picked (self);
}
