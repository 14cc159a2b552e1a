/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-claim-cell.h"

#include "mn-accessible.h"
#include "mn-claim-values.h"
#include "mn-swatch.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

struct _MnClaimCell
{
  GtkWidget    parent_instance;

  MnClaimOrder column;
  MnLibrary   *library;
  MnClaimItem *item;
  gint64       revision; /* of the claim that is typed into */
  GtkWidget   *swatch;   /* NULL where the column has none */
  GtkWidget   *label;
  GtkWidget   *arrow;    /* likewise */
  GtkWidget   *entry;    /* while something is typed */
  gboolean     is_keeping; /* what was typed is on its way */
};

enum
{
  CHOOSE,
  EDITED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnClaimCell, mn_claim_cell, GTK_TYPE_WIDGET)

static char *
get_text (MnClaim *claim)
{
  char *text = claim->statement != NULL ? g_strdup (claim->statement) : mn_spans_get_quote (&claim->spans);

  return text != NULL ? g_strdelimit (text, "\n\t", ' ') : g_strdup ("");
}

static char *
get_claimant (const MnClaimRow *row)
{
  if (row->claimant != NULL)
    return g_strdelimit (g_strdup (row->claimant), "\n\t", ' ');
  return g_strdup (row->claim->attributions.n == 0 ? _("The article’s own voice") : _("Somebody unsaid"));
}

/* One of the tagset, or one that it has no longer */
static char *
show_tag (MnClaimCell  *self,
          const MnTags *tags,
          const char   *id)
{
  const MnTag *tag = id != NULL ? mn_tags_find (tags, id) : NULL;

  mn_swatch_set_tag (MN_SWATCH (self->swatch), tag);
  gtk_widget_set_visible (self->swatch, id != NULL);
  return id != NULL ? g_strdup (mn_tag_words_translate (mn_tags_get_label (tags, id))) : NULL;
}

static char *
get_value_label (MnClaimCell *self,
                 const char  *id)
{
  g_autoptr (GPtrArray) values = mn_claim_values_list (mn_library_get_tagset (self->library), self->column);

  for (guint i = 0; id != NULL && i < values->len; i++)
    if (g_strcmp0 (((MnClaimValue *) values->pdata[i])->id, id) == 0)
      return g_strdup (((MnClaimValue *) values->pdata[i])->label);
  return NULL;
}

/* What the column says of a claim; NULL for nothing */
static char *
describe (MnClaimCell      *self,
          const MnClaimRow *row)
{
  MnTagset *tagset = mn_library_get_tagset (self->library);
  const MnId *annotator = mn_library_get_annotator (self->library);

  switch (self->column)
    {
    case MN_CLAIM_ORDER_TEXT:
      return get_text (row->claim);
    case MN_CLAIM_ORDER_CLAIMANT:
      return get_claimant (row);
    case MN_CLAIM_ORDER_KIND:
      return show_tag (self, &tagset->claim_kinds, row->claim->kind);
    case MN_CLAIM_ORDER_VERDICT:
      return show_tag (self, &tagset->verdicts, mn_claim_values_get (row->claim, self->column, annotator));
    case MN_CLAIM_ORDER_STATE:
    case MN_CLAIM_ORDER_PRIORITY:
      return get_value_label (self, mn_claim_values_get (row->claim, self->column, annotator));
    case MN_CLAIM_ORDER_ARTICLE:
      return g_strdup (row->title);
    case MN_CLAIM_ORDER_DATE:
      return g_strdup (row->date);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The row is what gets the keyboard; it says the claim and the verdict */
static void
name_row (MnClaimCell      *self,
          const MnClaimRow *row,
          const char       *text)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  const MnTags *verdicts = &mn_library_get_tagset (self->library)->verdicts;
  const char *verdict
      = mn_claim_values_get (row->claim, MN_CLAIM_ORDER_VERDICT, mn_library_get_annotator (self->library));
  g_autofree char *name = NULL;

  if (cell == NULL)
    return;
  if (verdict != NULL)
    /* Translators: what a claim says, and what I hold of it: “The port will open, False” */
    name = g_strdup_printf (C_ ("claim and verdict", "%s, %s"), text,
                            mn_tag_words_translate (mn_tags_get_label (verdicts, verdict)));
  mn_accessible_name_row (cell, name != NULL ? name : text);
}

/* The keys of the row for what a click chooses */
static const char *
get_key_tip (MnClaimOrder column)
{
  switch (column)
    {
    case MN_CLAIM_ORDER_VERDICT:
      return _("Choose the verdict (V), or give one by its number (1–9), or none (0)");
    case MN_CLAIM_ORDER_KIND:
      return _("Choose the kind (K)");
    case MN_CLAIM_ORDER_STATE:
      return _("Choose the state (S)");
    case MN_CLAIM_ORDER_PRIORITY:
      return _("Choose the priority (P)");
    case MN_CLAIM_ORDER_TEXT:
    case MN_CLAIM_ORDER_CLAIMANT:
    case MN_CLAIM_ORDER_ARTICLE:
    case MN_CLAIM_ORDER_DATE:
    default:
      return NULL;
    }
}

static void
update (MnClaimCell *self)
{
  const MnClaimRow *row = self->item != NULL ? mn_claim_item_get_row (self->item) : NULL;
  g_autofree char *text = row != NULL ? describe (self, row) : NULL;

  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "–");
  if (self->swatch != NULL && row == NULL)
    gtk_widget_set_visible (self->swatch, FALSE);
  if (text != NULL)
    gtk_widget_remove_css_class (self->label, "dim-label");
  else
    gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->arrow == NULL ? text : get_key_tip (self->column));
  if (row != NULL && self->column == MN_CLAIM_ORDER_TEXT)
    name_row (self, row, text);
}

static void
on_pressed (MnClaimCell     *self,
            int              n_press,
            double           x G_GNUC_UNUSED,
            double           y G_GNUC_UNUSED,
            GtkGestureClick *click)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  if (n_press != 1 || self->item == NULL || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[CHOOSE], 0);
}

static void
remove_entry (MnClaimCell *self)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);

  if (entry == NULL)
    return;
  gtk_widget_set_visible (self->label, TRUE);
  gtk_widget_unparent (entry);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
keep_text (MnClaimCell *self)
{
  const MnClaimRow *row = self->item != NULL ? mn_claim_item_get_row (self->item) : NULL;
  g_autofree char *text = NULL;

  if (self->entry == NULL || row == NULL || self->is_keeping)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (g_str_equal (text, row->claim->statement != NULL ? row->claim->statement : ""))
    mn_claim_cell_end (self);
  else
    {
      self->is_keeping = TRUE;
      g_signal_emit (self, signals[EDITED], 0, *text != '\0' ? text : NULL, self->revision);
    }
}

static gboolean
on_key (MnClaimCell *self,
        guint        key,
        guint        code G_GNUC_UNUSED,
        guint        state G_GNUC_UNUSED)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  mn_claim_cell_end (self);
  return GDK_EVENT_STOP;
}

/* Whoever goes elsewhere meant what was typed */
static void
on_focus_left (MnClaimCell *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_window_is_active (GTK_WINDOW (root)))
    keep_text (self);
}

static void
mn_claim_cell_dispose (GObject *object)
{
  MnClaimCell *self = MN_CLAIM_CELL (object);

  mn_claim_cell_show (self, NULL);
  g_clear_pointer (&self->swatch, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->arrow, gtk_widget_unparent);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (mn_claim_cell_parent_class)->dispose (object);
}

static void
mn_claim_cell_class_init (MnClaimCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_claim_cell_dispose;

  /**
   * MnClaimCell::choose:
   * @self: a cell
   *
   * Its value is to be chosen.
   */
  signals[CHOOSE]
      = g_signal_new ("choose", MN_TYPE_CLAIM_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MnClaimCell::edited:
   * @self: a cell
   * @text: (nullable): what was typed; %NULL for nothing
   * @revision: of the claim, when it was begun
   *
   * A statement was typed. The entry stays until mn_claim_cell_end(), so that nothing typed is lost.
   */
  signals[EDITED] = g_signal_new ("edited", MN_TYPE_CLAIM_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_STRING, G_TYPE_INT64);

  /**
   * MnClaimCell::left:
   * @self: a cell
   *
   * Nothing is typed in it any more.
   */
  signals[LEFT] = g_signal_new ("left", MN_TYPE_CLAIM_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "claimcell");
}

static void
mn_claim_cell_init (MnClaimCell *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
}

static void
add_label (MnClaimCell *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  if (self->column == MN_CLAIM_ORDER_TEXT)
    {
      gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (self->label), 2);
    }
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/* Not focusable: the keyboard stays on the row, and has keys of its own for each column */
static void
add_arrow (MnClaimCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (self->arrow, "dim-label");
  gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * mn_claim_cell_new:
 * @column: what it shows
 * @library: the library
 *
 * Returns: (transfer floating): a cell without a claim
 */
GtkWidget *
mn_claim_cell_new (MnClaimOrder column,
                   MnLibrary   *library)
{
  MnClaimCell *self = g_object_new (MN_TYPE_CLAIM_CELL, NULL);

  self->column = column;
  self->library = g_object_ref (library);
  if (column == MN_CLAIM_ORDER_KIND || column == MN_CLAIM_ORDER_VERDICT)
    {
      self->swatch = mn_swatch_new (NULL, FALSE);
      gtk_widget_set_parent (self->swatch, GTK_WIDGET (self));
    }
  add_label (self);
  if (mn_claim_values_has (column))
    add_arrow (self);
  return GTK_WIDGET (self);
}

/**
 * mn_claim_cell_show:
 * @self: a cell
 * @item: (nullable): the row to show, and to follow
 */
void
mn_claim_cell_show (MnClaimCell *self,
                    MnClaimItem *item)
{
  if (item != self->item)
    remove_entry (self);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "notify::row", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * mn_claim_cell_get_column:
 * @self: a cell
 *
 * Returns: what it shows
 */
MnClaimOrder
mn_claim_cell_get_column (MnClaimCell *self)
{
  return self->column;
}

/**
 * mn_claim_cell_get_item:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the row that it shows
 */
MnClaimItem *
mn_claim_cell_get_item (MnClaimCell *self)
{
  return self->item;
}

/**
 * mn_claim_cell_edit:
 * @self: a cell of the statement
 *
 * Lets the statement be typed in place: Return keeps it, Escape leaves it.
 */
void
mn_claim_cell_edit (MnClaimCell *self)
{
  const MnClaimRow *row = self->item != NULL ? mn_claim_item_get_row (self->item) : NULL;
  GtkEventController *keys, *focus;

  if (row == NULL || self->entry != NULL)
    return;
  self->revision = row->claim->record.revision;
  self->is_keeping = FALSE;
  /* By itself a GtkText is not there for screen readers (GTK 4.8): it counts as a part of an entry */
  self->entry = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_widget_add_css_class (self->entry, "statement");
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_text_set_placeholder_text (GTK_TEXT (self->entry), _("What it says, in one plain sentence"));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), row->claim->statement != NULL ? row->claim->statement : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Statement"), -1);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (keep_text), self);
  gtk_widget_grab_focus (self->entry);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (self->entry, focus);
}

/**
 * mn_claim_cell_end:
 * @self: a cell
 *
 * Ends the typing; what was typed is kept or given up.
 */
void
mn_claim_cell_end (MnClaimCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean has_focus = self->entry != NULL && gtk_widget_has_focus (self->entry);

  remove_entry (self);
  if (has_focus && cell != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (cell)); /* the row */
}

/**
 * mn_claim_cell_go_on:
 * @self: a cell
 *
 * Lets the typing go on where what was typed could not be kept; it can be kept over what the claim says now.
 */
void
mn_claim_cell_go_on (MnClaimCell *self)
{
  const MnClaimRow *row = self->item != NULL ? mn_claim_item_get_row (self->item) : NULL;

  self->is_keeping = FALSE;
  if (row != NULL)
    self->revision = row->claim->record.revision;
}
