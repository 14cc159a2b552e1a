/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-claims-table.h"

#include "mn-claim-cell.h"
#include "mn-claim-values.h"

#include <glib/gi18n.h>

#define N_COLUMNS (MN_CLAIM_ORDER_DATE + 1)

struct _MnClaimsTable
{
  GtkWidget            parent_instance;

  MnLibrary           *library;
  MnClaimList         *list;
  MnClaimSelection    *selection;
  GSimpleActionGroup  *actions; /* `set`: one for each column that has values */
  GtkColumnView       *view;
  GtkColumnViewColumn *columns[N_COLUMNS];
  MnClaimCell         *edited;  /* what is typed into, or NULL */
  GtkWidget           *menu;    /* the last that was popped up */
  int                  widths[N_COLUMNS]; /* of those that do not show, for when they do */
  int                  width;   /* for which columns show */
  guint                idle;
  gboolean             is_sorting;
};

enum
{
  SORTED,
  CHOSEN,
  EDITED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnClaimsTable, mn_claims_table, GTK_TYPE_WIDGET)

/* What each column needs to be worth its room; what is not for a width is left out */
static const struct
{
  const char *title;
  int         width;      /* to begin with; -1 takes the rest */
  int         from_width; /* of the table */
} looks[N_COLUMNS] = {
  [MN_CLAIM_ORDER_TEXT] = { N_("Claim"), -1, 0 },
  [MN_CLAIM_ORDER_CLAIMANT] = { N_("Claimant"), 150, 640 },
  [MN_CLAIM_ORDER_KIND] = { N_("Kind"), 100, 860 },
  [MN_CLAIM_ORDER_VERDICT] = { N_("Your Verdict"), 130, 0 },
  [MN_CLAIM_ORDER_STATE] = { N_("State"), 125, 500 },
  [MN_CLAIM_ORDER_PRIORITY] = { N_("Priority"), 90, 940 },
  [MN_CLAIM_ORDER_ARTICLE] = { N_("Article"), 115, 760 },
  [MN_CLAIM_ORDER_DATE] = { N_("Date"), 95, 1020 },
};

static const struct
{
  MnClaimOrder column;
  const char  *action;
  const char  *label; /* of a submenu */
  guint        key;
} values[] = {
  { MN_CLAIM_ORDER_VERDICT, "verdict", N_("_Verdict"), GDK_KEY_v },
  { MN_CLAIM_ORDER_KIND, "kind", N_("_Kind"), GDK_KEY_k },
  { MN_CLAIM_ORDER_STATE, "state", N_("_State"), GDK_KEY_s },
  { MN_CLAIM_ORDER_PRIORITY, "priority", N_("_Priority"), GDK_KEY_p },
};

static const char *
get_action_of (MnClaimOrder column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].column == column)
      return values[i].action;
  g_return_val_if_reached (NULL);
}

/* The cell of a column in the row of another cell, or in the row that has the keyboard */
static MnClaimCell *
find_cell_in_row (GtkWidget   *row,
                  MnClaimOrder column)
{
  for (GtkWidget *child = row != NULL ? gtk_widget_get_first_child (row) : NULL; child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *cell = gtk_widget_get_first_child (child);

      if (MN_IS_CLAIM_CELL (cell) && mn_claim_cell_get_column (MN_CLAIM_CELL (cell)) == column)
        return MN_CLAIM_CELL (cell);
    }
  return NULL;
}

static GtkWidget *
get_rows (MnClaimsTable *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The row of a claim, where there is a widget for it */
static GtkWidget *
find_row (MnClaimsTable *self,
          guint          position)
{
  guint32 key = mn_claim_list_get_key (self->list, position);

  for (GtkWidget *row = gtk_widget_get_first_child (get_rows (self)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      MnClaimCell *cell = find_cell_in_row (row, MN_CLAIM_ORDER_TEXT);
      MnClaimItem *item = cell != NULL ? mn_claim_cell_get_item (cell) : NULL;

      if (item != NULL && mn_claim_item_get_key (item) == key)
        return row;
    }
  return NULL;
}

static GtkWidget *
get_focused_row (MnClaimsTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint position = mn_claim_selection_get_first (self->selection);

  /* where no row has it yet, the list has it for what is selected */
  if (focus == get_rows (self) && position != GTK_INVALID_LIST_POSITION)
    return find_row (self, position);
  while (focus != NULL && find_cell_in_row (focus, MN_CLAIM_ORDER_TEXT) == NULL)
    focus = gtk_widget_get_parent (focus);
  return focus;
}

static GtkWidget *
get_row_of (MnClaimCell *cell)
{
  return gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (cell)));
}

/* What is done to a row that is not selected is done to it alone; else to all that are */
static gboolean
select_item (MnClaimsTable *self,
             MnClaimItem   *item)
{
  guint position;

  if (item == NULL || !mn_claim_list_find_key (self->list, mn_claim_item_get_key (item), &position))
    return FALSE;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  return TRUE;
}

static void
update_actions (MnClaimsTable *self,
                MnClaimItem   *item)
{
  const MnClaimRow *row = mn_claim_item_get_row (item);

  for (gsize i = 0; row != NULL && i < G_N_ELEMENTS (values); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), values[i].action);
      const char *id
          = mn_claim_values_get (row->claim, values[i].column, mn_library_get_annotator (self->library));

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (id != NULL ? id : ""));
    }
}

static GMenuModel *
make_value_menu (MnClaimsTable *self,
                 MnClaimOrder   column)
{
  g_autoptr (GPtrArray) choices = mn_claim_values_list (mn_library_get_tagset (self->library), column);
  g_autofree char *action = g_strconcat ("set.", get_action_of (column), NULL);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < choices->len; i++)
    {
      const MnClaimValue *value = choices->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (value->label, NULL);

      g_menu_item_set_action_and_target (item, action, "s", value->id != NULL ? value->id : "");
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_row_menu (MnClaimsTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) going = g_menu_new ();
  g_autoptr (GMenu) setting = g_menu_new ();

  g_menu_append (going, _("_Go to Claim"), "table.go");
  g_menu_append (going, _("_Edit Statement"), "table.edit");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (going));
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GMenuModel) submenu = make_value_menu (self, values[i].column);

      g_menu_append_submenu (setting, _(values[i].label), submenu);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (setting));
  return G_MENU_MODEL (menu);
}

static void
focus_row (MnClaimsTable *self)
{
  guint position = mn_claim_selection_get_first (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    mn_claims_table_select (self, GTK_INVALID_LIST_POSITION);
}

/* Pops a menu up at a widget in the table; takes the model */
static void
pop_up (MnClaimsTable *self,
        GMenuModel    *model,
        GtkWidget     *at)
{
  graphene_rect_t bounds;
  GdkRectangle place;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  g_object_unref (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
  if (gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    {
      place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                              (int) bounds.size.height };
      gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
    }
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (focus_row), self);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
choose (MnClaimsTable *self,
        GtkWidget     *row,
        MnClaimOrder   column)
{
  MnClaimCell *cell = find_cell_in_row (row, column);
  MnClaimCell *text = find_cell_in_row (row, MN_CLAIM_ORDER_TEXT);
  MnClaimItem *item = text != NULL ? mn_claim_cell_get_item (text) : NULL;

  if (mn_library_is_read_only (self->library) || !select_item (self, item))
    return;
  update_actions (self, item);
  pop_up (self, make_value_menu (self, column), GTK_WIDGET (cell != NULL ? cell : text));
}

static void
on_choose (MnClaimsTable *self,
           MnClaimCell   *cell)
{
  gtk_widget_grab_focus (get_row_of (cell));
  choose (self, get_row_of (cell), mn_claim_cell_get_column (cell));
}

static void
on_set (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  MnClaimsTable *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (g_action_get_name (G_ACTION (action)), values[i].action))
      g_signal_emit (self, signals[CHOSEN], 0, values[i].column, *id != '\0' ? id : NULL);
}

/* Keys that set a verdict at once: its number in the tagset, or 0 for none */
static gboolean
on_number_key (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data G_GNUC_UNUSED)
{
  MnClaimsTable *self = MN_CLAIMS_TABLE (widget);
  guint number = (guint) g_variant_get_int32 (arguments);
  const MnTags *verdicts = &mn_library_get_tagset (self->library)->verdicts;

  if (get_focused_row (self) == NULL || number > verdicts->n || mn_library_is_read_only (self->library))
    return GDK_EVENT_PROPAGATE;
  if (mn_claim_selection_get_n (self->selection) == 0)
    select_item (self, mn_claim_cell_get_item (find_cell_in_row (get_focused_row (self), MN_CLAIM_ORDER_TEXT)));
  g_signal_emit (self, signals[CHOSEN], 0, MN_CLAIM_ORDER_VERDICT, number > 0 ? verdicts->items[number - 1].id : NULL);
  return GDK_EVENT_STOP;
}

static gboolean
on_choose_key (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data G_GNUC_UNUSED)
{
  MnClaimsTable *self = MN_CLAIMS_TABLE (widget);
  GtkWidget *row = get_focused_row (self);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  choose (self, row, (MnClaimOrder) g_variant_get_int32 (arguments));
  return GDK_EVENT_STOP;
}

static void
go_action (GtkWidget  *widget,
           const char *name G_GNUC_UNUSED,
           GVariant   *parameter G_GNUC_UNUSED)
{
  MnClaimsTable *self = MN_CLAIMS_TABLE (widget);
  guint position = mn_claim_selection_get_first (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[ACTIVATED], 0, position);
}

static void
edit_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  MnClaimsTable *self = MN_CLAIMS_TABLE (widget);
  MnClaimCell *cell = find_cell_in_row (get_focused_row (self), MN_CLAIM_ORDER_TEXT);

  if (cell == NULL || self->edited != NULL || mn_library_is_read_only (self->library))
    return;
  mn_claim_list_set_held (self->list, TRUE);
  self->edited = cell;
  mn_claim_cell_edit (cell);
}

static void
menu_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  MnClaimsTable *self = MN_CLAIMS_TABLE (widget);
  MnClaimCell *cell = find_cell_in_row (get_focused_row (self), MN_CLAIM_ORDER_TEXT);

  if (cell == NULL || !select_item (self, mn_claim_cell_get_item (cell)))
    return;
  update_actions (self, mn_claim_cell_get_item (cell));
  pop_up (self, make_row_menu (self), GTK_WIDGET (cell));
}

static void
on_right_click (MnClaimsTable *self,
                int            n_press G_GNUC_UNUSED,
                double         x,
                double         y)
{
  GtkWidget *row = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (row != NULL && find_cell_in_row (row, MN_CLAIM_ORDER_TEXT) == NULL)
    row = gtk_widget_get_parent (row);
  if (row == NULL)
    return;
  gtk_widget_grab_focus (row);
  gtk_widget_activate_action (GTK_WIDGET (self), "table.menu", NULL);
}

static void
on_edited (MnClaimsTable *self,
           const char    *text,
           gint64         revision,
           MnClaimCell   *cell)
{
  g_signal_emit (self, signals[EDITED], 0, mn_claim_item_get_key (mn_claim_cell_get_item (cell)), text, revision);
}

static void
on_left (MnClaimsTable *self,
         MnClaimCell   *cell)
{
  if (self->edited != cell)
    return;
  self->edited = NULL;
  mn_claim_list_set_held (self->list, FALSE);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          MnClaimsTable            *self)
{
  MnClaimOrder column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *cell = mn_claim_cell_new (column, self->library);

  g_signal_connect_swapped (cell, "choose", G_CALLBACK (on_choose), self);
  g_signal_connect_swapped (cell, "edited", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (cell, "left", G_CALLBACK (on_left), self);
  gtk_list_item_set_child (list_item, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *list_item)
{
  mn_claim_cell_show (MN_CLAIM_CELL (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_unbind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
           GtkListItem              *list_item)
{
  mn_claim_cell_show (MN_CLAIM_CELL (gtk_list_item_get_child (list_item)), NULL);
}

/* The sorters of the columns sort nothing, the list does: they are there for the headers, and to tell which was clicked.
 * GTK tells that from 4.10 on only. The first that is asked about two things is that of the column sorted by */
static int
note_asked (gconstpointer a G_GNUC_UNUSED,
            gconstpointer b G_GNUC_UNUSED,
            gpointer      user_data)
{
  gpointer *asked = user_data;

  if (*asked == NULL)
    *asked = asked;
  return -1;
}

static void
on_sorter_changed (MnClaimsTable *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  GtkOrdering ordering;

  if (self->is_sorting)
    return;
  for (guint i = 0; i < N_COLUMNS; i++)
    *(gpointer *) g_object_get_data (G_OBJECT (self->columns[i]), "asked") = NULL;
  ordering = gtk_sorter_compare (sorter, self, self->view);
  if (ordering == GTK_ORDERING_EQUAL)
    {
      /* a third click on a header would sort by nothing */
      const MnClaimQuery *query = mn_claim_list_get_query (self->list);

      mn_claims_table_sort (self, query->order, FALSE);
      g_signal_emit (self, signals[SORTED], 0, query->order, FALSE);
      return;
    }
  for (guint i = 0; i < N_COLUMNS; i++)
    if (*(gpointer *) g_object_get_data (G_OBJECT (self->columns[i]), "asked") != NULL)
      {
        g_signal_emit (self, signals[SORTED], 0, i, ordering == GTK_ORDERING_LARGER);
        return;
      }
}

static void
add_column (MnClaimsTable *self,
            MnClaimOrder   which)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (_(looks[which].title), factory);
  gpointer *asked = g_new0 (gpointer, 1);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (note_asked, asked, NULL));

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (which));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  g_object_set_data_full (G_OBJECT (column), "asked", asked, g_free);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, which == MN_CLAIM_ORDER_TEXT);
  if (looks[which].width > 0)
    gtk_column_view_column_set_fixed_width (column, looks[which].width);
  gtk_column_view_append_column (self->view, column);
  self->columns[which] = column;
  g_object_unref (column);
}

static void
on_activate (MnClaimsTable *self,
             guint          position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, position);
}

/* Narrow, the table leaves columns out rather than being moved to and fro */
static gboolean
show_columns (gpointer user_data)
{
  MnClaimsTable *self = user_data;

  self->idle = 0;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      gboolean is_shown = self->width >= looks[i].from_width;

      if (is_shown == gtk_column_view_column_get_visible (self->columns[i]))
        continue;
      /* GTK 4.8 leaves room for a column that does not show */
      if (!is_shown)
        self->widths[i] = gtk_column_view_column_get_fixed_width (self->columns[i]);
      gtk_column_view_column_set_visible (self->columns[i], is_shown);
      gtk_column_view_column_set_fixed_width (self->columns[i], is_shown ? self->widths[i] : 0);
    }
  return G_SOURCE_REMOVE;
}

/* No layout manager: one would keep the table from learning its width */
static void
mn_claims_table_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
mn_claims_table_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  MnClaimsTable *self = MN_CLAIMS_TABLE (widget);

  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  if (width == self->width)
    return;
  self->width = width;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_columns, self, NULL);
}

static void
mn_claims_table_dispose (GObject *object)
{
  MnClaimsTable *self = MN_CLAIMS_TABLE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->view != NULL && self->list != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->actions);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (mn_claims_table_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  /**
   * MnClaimsTable::sorted:
   * @self: a table
   * @order: the #MnClaimOrder that somebody wants
   * @is_descending: in which direction
   */
  signals[SORTED] = g_signal_new ("sorted", MN_TYPE_CLAIMS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_UINT, G_TYPE_BOOLEAN);

  /**
   * MnClaimsTable::chosen:
   * @self: a table
   * @column: the #MnClaimOrder of a column that has values
   * @id: (nullable): the value that the selected claims are to have
   */
  signals[CHOSEN] = g_signal_new ("chosen", MN_TYPE_CLAIMS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_UINT, G_TYPE_STRING);

  /**
   * MnClaimsTable::edited:
   * @self: a table
   * @key: the key of a claim
   * @text: (nullable): the statement that it is to have
   * @revision: of the claim, when the typing began
   *
   * It must be answered by mn_claims_table_end_edit().
   */
  signals[EDITED] = g_signal_new ("edited", MN_TYPE_CLAIMS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_UINT, G_TYPE_STRING, G_TYPE_INT64);

  /**
   * MnClaimsTable::activated:
   * @self: a table
   * @position: of a claim that somebody wants to see in its article
   */
  signals[ACTIVATED] = g_signal_new ("activated", MN_TYPE_CLAIMS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
mn_claims_table_class_init (MnClaimsTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_claims_table_dispose;
  widget_class->measure = mn_claims_table_measure;
  widget_class->size_allocate = mn_claims_table_size_allocate;
  add_signals ();

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-claims-table.ui");
  gtk_widget_class_set_css_name (widget_class, "claimstable");
  gtk_widget_class_bind_template_child (widget_class, MnClaimsTable, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_right_click);
  gtk_widget_class_install_action (widget_class, "table.go", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "table.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "table.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu", NULL);
  for (gint i = 0; i < 10; i++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + (guint) i, 0, on_number_key, "i", i);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + (guint) i, 0, on_number_key, "i", i);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    gtk_widget_class_add_binding (widget_class, values[i].key, 0, on_choose_key, "i", (gint) values[i].column);
}

/* What GTK makes of a table: a row of headers, and a list */
static void
name_parts (MnClaimsTable *self)
{
  GtkWidget *headers = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  gtk_accessible_update_property (GTK_ACCESSIBLE (headers), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_rows (self)), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Claims"), -1);
}

static void
mn_claims_table_init (MnClaimsTable *self)
{
  static const GActionEntry entries[] = {
    { .name = "verdict", .activate = on_set, .parameter_type = "s", .state = "''" },
    { .name = "kind", .activate = on_set, .parameter_type = "s", .state = "''" },
    { .name = "state", .activate = on_set, .parameter_type = "s", .state = "''" },
    { .name = "priority", .activate = on_set, .parameter_type = "s", .state = "''" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "set", G_ACTION_GROUP (self->actions));
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, (MnClaimOrder) i);
  name_parts (self);
}

/**
 * mn_claims_table_set_library:
 * @self: a table
 * @library: whose claims it shows
 */
void
mn_claims_table_set_library (MnClaimsTable *self,
                             MnLibrary     *library)
{
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->list = mn_claim_list_new (library);
  self->selection = mn_claim_selection_new (self->list);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (on_sorter_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mn_claims_table_get_list:
 * @self: a table
 *
 * Returns: (transfer none): the claims that it shows
 */
MnClaimList *
mn_claims_table_get_list (MnClaimsTable *self)
{
  return self->list;
}

/**
 * mn_claims_table_get_selection:
 * @self: a table
 *
 * Returns: (transfer none): which of them are selected
 */
MnClaimSelection *
mn_claims_table_get_selection (MnClaimsTable *self)
{
  return self->selection;
}

/**
 * mn_claims_table_get_view:
 * @self: a table
 *
 * Returns: (transfer none): what shows them
 */
GtkColumnView *
mn_claims_table_get_view (MnClaimsTable *self)
{
  return self->view;
}

/**
 * mn_claims_table_sort:
 * @self: a table
 * @order: what its claims are sorted by
 * @is_descending: in which direction
 *
 * Shows that in the headers.
 */
void
mn_claims_table_sort (MnClaimsTable *self,
                      MnClaimOrder   order,
                      gboolean       is_descending)
{
  self->is_sorting = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->view, self->columns[order],
                                  is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->is_sorting = FALSE;
}

/**
 * mn_claims_table_select:
 * @self: a table
 * @position: where a claim stands; %GTK_INVALID_LIST_POSITION for the first that is selected
 *
 * Selects it alone, brings it into view and gives it the keyboard.
 */
void
mn_claims_table_select (MnClaimsTable *self,
                        guint          position)
{
  GtkWidget *rows = get_rows (self);
  GtkWidget *row;

  if (position == GTK_INVALID_LIST_POSITION)
    position = mn_claim_selection_get_first (self->selection);
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  if (rows == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_activate_action (rows, "list.scroll-to-item", "u", position);
  row = find_row (self, position);
  gtk_widget_grab_focus (row != NULL ? row : rows);
}

/**
 * mn_claims_table_end_edit:
 * @self: a table
 * @is_kept: whether what was typed has been kept; if not, it stays to be typed on
 */
void
mn_claims_table_end_edit (MnClaimsTable *self,
                          gboolean       is_kept)
{
  if (self->edited == NULL)
    return;
  if (is_kept)
    mn_claim_cell_end (self->edited);
  else
    mn_claim_cell_go_on (self->edited);
}
