/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-find-bar.h"

#include <glib/gi18n.h>

/* Who selects more than this has not selected words to find */
#define LONGEST_SELECTION 200

struct _MnFindBar
{
  GtkWidget        parent_instance;

  MnWorkspace     *workspace;

  GtkWidget       *box;
  GtkEditable     *entry;
  GtkLabel        *count;
  GtkWidget       *previous;
  GtkWidget       *next;
  GtkToggleButton *case_button;
  GtkToggleButton *words_button;

  guint            anchor;    /* where the search begins while words are typed */
  MnFindHit        shown;     /* the last one that was gone to, or what was selected when it began */
  gboolean         is_typing; /* the first hit is to be gone to, once it is found */
  int              n_steps;   /* how far to go from there; below 0 backwards */
};

G_DEFINE_FINAL_TYPE (MnFindBar, mn_find_bar, GTK_TYPE_WIDGET)

static MnFindHits *
get_hits (MnFindBar *self)
{
  return mn_workspace_get_hits (self->workspace);
}

/* A text ceases to be selected when words in the entry are, and leaves the caret at its end */
static gboolean
is_at (MnFindBar       *self,
       const MnFindHit *hit)
{
  guint start, end;
  gboolean has_selection = mn_workspace_get_exact_selection (self->workspace, &start, &end);

  return end > 0 && end == hit->end && (start == hit->start || !has_selection);
}

static char *
describe (MnFindBar *self)
{
  guint n = mn_find_hits_get_n (get_hits (self));
  guint position;

  if (*gtk_editable_get_text (self->entry) == '\0' || (n == 0 && mn_find_hits_is_searching (get_hits (self))))
    return g_strdup ("");
  if (n == 0)
    return g_strdup (_("Not found"));
  if (mn_find_hits_get_current (get_hits (self), &position) != NULL)
    /* Translators: which of the places where something was found one is at, as in “3 of 17” */
    return g_strdup_printf (g_dngettext (NULL, "%u of %u", "%u of %u", n), position + 1, n);
  /* Translators: in how many places something was found */
  return g_strdup_printf (g_dngettext (NULL, "%u hit", "%u hits", n), n);
}

static void
show_count (MnFindBar *self)
{
  gboolean has_hits = mn_find_hits_get_n (get_hits (self)) > 0;
  g_autofree char *text = describe (self);

  gtk_label_set_text (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_set_sensitive (self->previous, has_hits);
  gtk_widget_set_sensitive (self->next, has_hits);
  if (has_hits || *text == '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
}

static void
go_to (MnFindBar *self,
       guint      position)
{
  const MnFindHit *hit = mn_find_hits_get (get_hits (self), position);

  /* From hit to hit is one way, which leads back to where it began */
  if (!is_at (self, &self->shown))
    mn_workspace_leave (self->workspace, hit->start);
  self->shown = *hit;
  mn_find_hits_set_current (get_hits (self), position);
  mn_workspace_set_current (self->workspace, NULL);
  mn_workspace_show (self->workspace, hit->start, hit->end);
  show_count (self);
}

static void
go_one_on (MnFindBar *self,
           gboolean   backwards)
{
  MnFindHits *hits = get_hits (self);
  guint n = mn_find_hits_get_n (hits);
  guint start, end, position;
  const MnFindHit *current = mn_find_hits_get_current (hits, &position);

  if (n == 0)
    return;
  mn_workspace_get_exact_selection (self->workspace, &start, &end);
  if (current == NULL || !is_at (self, current))
    /* as if it were on the hit before, or the one after, where the caret is now */
    position = mn_find_hits_find (hits, start) + (backwards ? 0 : n - 1);
  go_to (self, (position + (backwards ? n - 1 : 1)) % n);
  self->anchor = self->shown.start;
}

/* What was selected may be a hit already */
static void
find_current (MnFindBar *self)
{
  MnFindHits *hits = get_hits (self);
  guint position = mn_find_hits_find (hits, self->shown.start);

  if (is_at (self, &self->shown) && position < mn_find_hits_get_n (hits)
      && mn_find_hits_get (hits, position)->start == self->shown.start
      && mn_find_hits_get (hits, position)->end == self->shown.end)
    mn_find_hits_set_current (hits, position);
}

static void
take_place (MnFindBar *self)
{
  MnFindHit place;

  if (is_at (self, &self->shown))
    return;
  mn_workspace_get_exact_selection (self->workspace, &place.start, &place.end);
  self->shown = place;
  self->anchor = place.start;
}

static void
on_found (MnFindBar *self)
{
  MnFindHits *hits = get_hits (self);
  guint n = mn_find_hits_get_n (hits);
  int n_steps = self->n_steps;

  self->n_steps = 0;
  if (self->is_typing && n > 0)
    go_to (self, mn_find_hits_find (hits, self->anchor) % n);
  else
    find_current (self);
  for (int i = 0; i < ABS (n_steps); i++)
    go_one_on (self, n_steps < 0);
  show_count (self);
}

static void
search (MnFindBar *self,
        gboolean   is_typing)
{
  MnDocument *document = self->workspace != NULL ? mn_workspace_get_document (self->workspace) : NULL;
  const char *words = gtk_editable_get_text (self->entry);
  MnMatcherFlags flags = MN_MATCHER_DEFAULT;

  if (document == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  self->is_typing = is_typing;
  self->n_steps = 0;
  if (!gtk_toggle_button_get_active (self->case_button))
    flags |= MN_MATCHER_FOLD_CASE;
  if (gtk_toggle_button_get_active (self->words_button))
    flags |= MN_MATCHER_WHOLE_WORDS;
  if (*words != '\0')
    mn_find_hits_search (get_hits (self), mn_document_get_text (document), words, flags);
  else
    mn_find_hits_clear (get_hits (self));
}

/* From where the user has put the caret, not from where the letters typed before have led */
static void
on_typed (MnFindBar *self)
{
  if (self->workspace == NULL)
    return;
  take_place (self);
  search (self, TRUE);
}

static void
on_document (MnFindBar *self)
{
  self->shown = (MnFindHit){ 0 };
  self->anchor = 0;
  /* they are none of this article; that it has none either is not known yet */
  g_signal_handlers_block_matched (get_hits (self), G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  mn_find_hits_clear (get_hits (self));
  g_signal_handlers_unblock_matched (get_hits (self), G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  search (self, FALSE);
  show_count (self);
}

static void
on_next (MnFindBar *self)
{
  mn_find_bar_step (self, FALSE);
}

static void
on_previous (MnFindBar *self)
{
  mn_find_bar_step (self, TRUE);
}

static void
on_close (MnFindBar *self)
{
  const MnFindHit *current = mn_find_hits_get_current (get_hits (self), NULL);

  if (current != NULL && is_at (self, current))
    mn_workspace_show (self->workspace, current->start, current->end);
  mn_find_hits_clear (get_hits (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
close_action (GtkWidget  *widget,
              const char *name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  on_close (MN_FIND_BAR (widget));
}

/* Of white space in it, which an entry has on one line, any stands for any */
static void
take_selection (MnFindBar *self)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);
  g_autofree char *words = NULL;
  guint start, end;

  if (document == NULL || !mn_workspace_get_exact_selection (self->workspace, &start, &end)
      || end - start > LONGEST_SELECTION)
    return;
  words = mn_text_slice (mn_document_get_text (document), start, end);
  g_strdelimit (words, "\n\t", ' ');
  gtk_editable_set_text (self->entry, words);
}

static gboolean
on_back_key (GtkWidget *entry G_GNUC_UNUSED,
             GVariant  *arguments G_GNUC_UNUSED,
             gpointer   self)
{
  mn_find_bar_step (self, TRUE);
  return GDK_EVENT_STOP;
}

/* Before the entry, which would make of Shift+Enter what it makes of Enter, or nothing */
static void
add_back_keys (MnFindBar *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (enter); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (enter[i], GDK_SHIFT_MASK),
                                                            gtk_callback_action_new (on_back_key, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

static void
mn_find_bar_dispose (GObject *object)
{
  MnFindBar *self = MN_FIND_BAR (object);

  mn_find_bar_set_workspace (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (mn_find_bar_parent_class)->dispose (object);
}

static void
mn_find_bar_class_init (MnFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_find_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MnFindBar, box);
  gtk_widget_class_bind_template_child (widget_class, MnFindBar, case_button);
  gtk_widget_class_bind_template_child (widget_class, MnFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, MnFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, MnFindBar, next);
  gtk_widget_class_bind_template_child (widget_class, MnFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, MnFindBar, words_button);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_install_action (widget_class, "find.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "find.close", NULL);
  gtk_widget_class_set_css_name (widget_class, "findbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
mn_find_bar_init (MnFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_back_keys (self);
}

/**
 * mn_find_bar_set_workspace:
 * @self: a bar
 * @workspace: (nullable): the workspace in whose document to find
 */
void
mn_find_bar_set_workspace (MnFindBar   *self,
                           MnWorkspace *workspace)
{
  g_return_if_fail (MN_IS_FIND_BAR (self));

  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_hits (self), self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
    }
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (get_hits (self), "found", G_CALLBACK (on_found), self, G_CONNECT_SWAPPED);
    }
}

/**
 * mn_find_bar_open:
 * @self: a bar with a workspace
 *
 * Shows the bar, with what is selected in the article as the words to find, and gives it the keyboard.
 */
void
mn_find_bar_open (MnFindBar *self)
{
  g_return_if_fail (MN_IS_FIND_BAR (self));
  g_return_if_fail (self->workspace != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  take_place (self);
  take_selection (self);
  search (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

/**
 * mn_find_bar_step:
 * @self: a bar with a workspace
 * @backwards: whether the hit before is wanted
 *
 * Goes to the next hit; after the last one, to the first. Where the bar is closed, it shows, with the words that it had;
 * the keyboard goes to it only where it had none.
 */
void
mn_find_bar_step (MnFindBar *self,
                  gboolean   backwards)
{
  g_return_if_fail (MN_IS_FIND_BAR (self));
  g_return_if_fail (self->workspace != NULL);

  if (*gtk_editable_get_text (self->entry) == '\0')
    {
      mn_find_bar_open (self);
      return;
    }
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      take_place (self);
      search (self, FALSE);
    }
  if (mn_find_hits_is_searching (get_hits (self)))
    self->n_steps += backwards ? -1 : 1;
  else
    go_one_on (self, backwards);
}
