/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-article-view.h"

#include "mn-article-hover.h"
#include "mn-article-keys.h"
#include "mn-article-mouse.h"
#include "mn-article-style.h"
#include "mn-display-text.h"
#include "mn-evidence-words.h"
#include "mn-mark-info.h"
#include "mn-mark-painter.h"
#include "mn-place-keeper.h"
#include "mn-workspace-evidence.h"
#include "mn-workspace-layers.h"
#include "mn-workspace-suggestions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _MnArticleView
{
  GtkTextView         parent_instance;

  MnWorkspace        *workspace;
  MnDocument         *document;
  MnDisplayText      *display; /* NULL without a document */
  MnMarkPainter      *painter;
  MnPlaceKeeper      *keeper;
  GtkEventController *keys;

  gboolean            is_exact;   /* the selection is meant to the letter */
  gboolean            is_filling; /* the text is being put in: the caret means nothing */
  guint               suggested_end; /* of the suggestion at the caret; 0 for none */
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

enum
{
  SHOW_TYPES,
  SHOW_MENU,
  MOVE_EXACTLY,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnArticleView, mn_article_view, GTK_TYPE_TEXT_VIEW)

static guint
get_stored_offset (MnArticleView *self,
                   GtkTextMark   *mark)
{
  GtkTextBuffer *buffer = gtk_text_mark_get_buffer (mark);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  return mn_display_text_to_stored (self->display, (guint) gtk_text_iter_get_offset (&iter));
}

/* Says to screen readers what is at the caret: the only thing that arrives at them as it changes */
static void
describe_caret (MnArticleView *self,
                guint          caret)
{
  g_autoptr (GPtrArray) marks = mn_workspace_marks_at (self->workspace, caret, caret);
  g_autofree char *text = mn_marks_describe (self->document, marks);
  MnSuggestion suggestion;

  if (marks->len == 0 && mn_workspace_find_suggestion (self->workspace, &suggestion))
    {
      g_free (text);
      text = mn_suggestion_describe (self->workspace, &suggestion);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* The suggestion at the caret looks otherwise than the others */
static void
follow_suggestion (MnArticleView *self)
{
  MnSuggestion found = { 0 };

  if (!mn_workspace_find_suggestion (self->workspace, &found))
    found.end = 0;
  if (self->suggested_end != found.end)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->suggested_end = found.end;
}

static void
report_selection (MnArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  guint caret, bound;

  if (self->is_filling || self->display == NULL)
    return;
  caret = get_stored_offset (self, gtk_text_buffer_get_insert (buffer));
  bound = get_stored_offset (self, gtk_text_buffer_get_selection_bound (buffer));
  mn_workspace_set_selection (self->workspace, caret, MIN (caret, bound), MAX (caret, bound), self->is_exact);
  follow_suggestion (self);
  describe_caret (self, caret);
}

static void
on_mark_set (MnArticleView     *self,
             const GtkTextIter *location G_GNUC_UNUSED,
             GtkTextMark       *mark,
             GtkTextBuffer     *buffer)
{
  if (mark == gtk_text_buffer_get_insert (buffer) || mark == gtk_text_buffer_get_selection_bound (buffer))
    report_selection (self);
}

static void
select_stored (MnArticleView *self,
               guint          caret,
               guint          bound)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  guint first = mn_display_text_from_stored (self->display, MIN (caret, bound));
  guint last = caret == bound ? first : mn_display_text_from_end (self->display, MAX (caret, bound));
  GtkTextIter insert_iter, bound_iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &insert_iter, (int) (caret < bound ? first : last));
  gtk_text_buffer_get_iter_at_offset (buffer, &bound_iter, (int) (caret < bound ? last : first));
  gtk_text_buffer_select_range (buffer, &insert_iter, &bound_iter);
}

static void
make_current (MnArticleView *self,
              MnRecord      *mark)
{
  mn_workspace_set_current (self->workspace, mark != NULL ? &mark->id : NULL);
}

/* When what was selected has become a mark, the mark is to be seen, not the selection over it */
static void
on_current (MnArticleView *self)
{
  MnRecord *current = mn_workspace_get_current (self->workspace);
  guint start, end;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (current == NULL || self->display == NULL || !mn_workspace_get_selection (self->workspace, &start, &end))
    return;
  for (guint i = 0; i < mn_mark_get_spans (current)->n; i++)
    {
      const MnSpan *span = &mn_mark_get_spans (current)->items[i];

      if (span->start == (gint) start && span->end == (gint) end)
        {
          select_stored (self, end, end);
          return;
        }
    }
}

static void
on_changed (MnArticleView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->document != NULL)
    describe_caret (self, mn_workspace_get_caret (self->workspace));
}

static void
bring_into_view (MnArticleView *self,
                 GtkTextIter   *from,
                 GtkTextIter   *to)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible, first, last;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_location (view, from, &first);
  gtk_text_view_get_iter_location (view, to, &last);
  if (first.y < visible.y + first.height || last.y + 2 * last.height > visible.y + visible.height)
    mn_place_keeper_go (self->keeper, (guint) gtk_text_iter_get_offset (from), 0.3);
}

static void
get_iters (MnArticleView *self,
           guint          start,
           guint          end,
           GtkTextIter   *from,
           GtkTextIter   *to)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_get_iter_at_offset (buffer, from, (int) mn_display_text_from_stored (self->display, start));
  gtk_text_buffer_get_iter_at_offset (buffer, to, (int) mn_display_text_from_end (self->display, end));
}

static void
on_reveal (MnArticleView *self,
           guint          start,
           guint          end)
{
  GtkTextIter from, to;

  if (self->display == NULL)
    return;
  get_iters (self, start, end, &from, &to);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &from);
  bring_into_view (self, &from, &to);
}

static void
on_select (MnArticleView *self,
           guint          start,
           guint          end,
           gboolean       with_keyboard)
{
  GtkTextIter from, to;

  if (self->display == NULL)
    return;
  self->is_exact = FALSE;
  select_stored (self, end, start);
  get_iters (self, start, end, &from, &to);
  bring_into_view (self, &from, &to);
  /* the button of a message may have had the keyboard, and took it along when it went */
  if (with_keyboard)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_article (MnArticleView *self)
{
  MnText *text = self->document != NULL ? mn_document_get_text (self->document) : NULL;
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  GtkTextIter start;
  const char *utf8 = "";
  gsize n_bytes = 0;

  self->is_filling = TRUE;
  mn_place_keeper_let_go (self->keeper);
  g_clear_pointer (&self->display, mn_display_text_free);
  if (text != NULL)
    {
      self->display = mn_display_text_new (text);
      utf8 = mn_display_text_get_utf8 (self->display, &n_bytes);
    }
  /* A new buffer each time: emptying one costs as much as filling it */
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, utf8, (int) n_bytes);
  if (self->document != NULL)
    mn_article_style_apply (buffer, &mn_document_get_article (self->document)->blocks, self->display);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (on_mark_set), self, G_CONNECT_SWAPPED);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  /* measured before it is drawn: GTK may do so while drawing, too late for the scrollbar to have its place */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_unref (buffer);
  self->is_filling = FALSE;
  report_selection (self);
}

static void
on_document (MnArticleView *self)
{
  MnDocument *document = self->workspace != NULL ? mn_workspace_get_document (self->workspace) : NULL;

  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_object (document, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "notify::is-loaded", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (mn_evidence_uses_of (document), "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                               G_CONNECT_SWAPPED);
    }
  on_article (self);
}

static void
on_style (MnArticleView *self)
{
  mn_mark_painter_forget_colors (self->painter);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_tagset (MnArticleView *self)
{
  if (self->keys != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self), self->keys);
  self->keys = NULL;
  if (self->workspace != NULL)
    {
      self->keys = mn_article_keys_new (mn_library_get_tagset (mn_workspace_get_library (self->workspace)));
      gtk_widget_add_controller (GTK_WIDGET (self), self->keys);
    }
  on_style (self);
}

static void
get_selection_bounds (MnArticleView *self,
                      GdkRectangle  *bounds)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter start, end;
  GdkRectangle last;
  int x, y;

  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end);
  gtk_text_view_get_iter_location (view, &start, bounds);
  gtk_text_view_get_iter_location (view, &end, &last);
  if (last.y == bounds->y)
    bounds->width = last.x - bounds->x;
  else
    {
      GdkRectangle visible;

      gtk_text_view_get_visible_rect (view, &visible);
      bounds->x = gtk_text_view_get_left_margin (view);
      bounds->width = visible.width - bounds->x - gtk_text_view_get_right_margin (view);
      bounds->height = last.y + last.height - bounds->y;
    }
  bounds->width = MAX (bounds->width, 1);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, bounds->x, bounds->y, &x, &y);
  bounds->x = x;
  bounds->y = y;
}

/* Under what is said of the marks there, what the place is evidence for; takes @text */
static char *
add_evidence (MnArticleView *self,
              guint          at,
              char          *text)
{
  const MnEvidenceUse *use = mn_evidence_uses_find_at (mn_evidence_uses_of (self->document), at);
  g_autofree char *before = text;
  g_autofree char *words = use != NULL ? mn_evidence_use_describe (use) : NULL;

  if (words == NULL)
    return g_steal_pointer (&before);
  return before != NULL ? g_strconcat (before, "\n\n", words, NULL) : g_steal_pointer (&words);
}

static gboolean
mn_article_view_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    by_keyboard,
                               GtkTooltip *tooltip)
{
  MnArticleView *self = MN_ARTICLE_VIEW (widget);
  g_autoptr (GPtrArray) marks = NULL;
  g_autofree char *text = NULL;
  MnSuggestion suggestion;
  gint at;

  /* With a selection the popover is there, which a tooltip would cover */
  if (self->display == NULL || gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    return FALSE;
  at = by_keyboard ? (gint) mn_workspace_get_caret (self->workspace) : mn_article_view_find_at (self, x, y);
  if (at < 0)
    return FALSE;
  marks = mn_workspace_marks_at (self->workspace, (guint) at, by_keyboard ? (guint) at : (guint) at + 1);
  if (marks->len > 0)
    text = mn_marks_describe (self->document, marks);
  else if (mn_suggestions_find_at (mn_workspace_get_suggestions (self->workspace), (guint) at, &suggestion))
    {
      g_autofree char *what = mn_suggestion_describe (self->workspace, &suggestion);

      text = g_strdup_printf (_("%s\nSuggested. With the caret in it, Enter marks it and Delete rejects it."), what);
    }
  text = add_evidence (self, (guint) at, text);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
follow_caret (MnArticleView *self)
{
  guint caret = mn_workspace_get_caret (self->workspace);
  g_autoptr (GPtrArray) marks = mn_workspace_marks_at (self->workspace, caret, caret);

  make_current (self, marks->len > 0 ? marks->pdata[0] : NULL);
}

static void
mn_article_view_move_cursor (GtkTextView    *view,
                             GtkMovementStep step,
                             int             count,
                             gboolean        extend)
{
  MnArticleView *self = MN_ARTICLE_VIEW (view);

  self->is_exact = FALSE;
  mn_place_keeper_let_go (self->keeper);
  GTK_TEXT_VIEW_CLASS (mn_article_view_parent_class)->move_cursor (view, step, count, extend);
  if (self->display == NULL)
    return;
  report_selection (self);
  if (!extend)
    follow_caret (self);
}

static void
move_exactly (MnArticleView *self,
              int            count)
{
  GTK_TEXT_VIEW_CLASS (mn_article_view_parent_class)
      ->move_cursor (GTK_TEXT_VIEW (self), GTK_MOVEMENT_VISUAL_POSITIONS, count, TRUE);
  self->is_exact = TRUE;
  report_selection (self);
}

/* What is shown may have line breaks that the text has not */
static void
mn_article_view_copy_clipboard (GtkTextView *view)
{
  MnArticleView *self = MN_ARTICLE_VIEW (view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (self->display == NULL
      || !gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end))
    return;
  text = mn_text_slice (mn_document_get_text (self->document),
                        mn_display_text_to_stored (self->display, (guint) gtk_text_iter_get_offset (&start)),
                        mn_display_text_to_stored (self->display, (guint) gtk_text_iter_get_offset (&end)));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
mn_article_view_snapshot_layer (GtkTextView     *view,
                                GtkTextViewLayer layer,
                                GtkSnapshot     *snapshot)
{
  MnArticleView *self = MN_ARTICLE_VIEW (view);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT && self->display != NULL)
    mn_mark_painter_snapshot (self->painter, view, self->workspace, self->display, snapshot);
}

static void
mn_article_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  mn_article_style_set_column (GTK_TEXT_VIEW (widget), width);
  GTK_WIDGET_CLASS (mn_article_view_parent_class)->size_allocate (widget, width, height, baseline);
}

/* The suggestion at the caret is accepted; else the current mark is edited */
static void
enter (MnArticleView *self)
{
  MnSuggestion found;

  if (self->workspace != NULL && mn_workspace_find_suggestion (self->workspace, &found))
    gtk_widget_activate_action (GTK_WIDGET (self), "doc.accept-suggestion", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-current", NULL);
}

static MnChange *
build_nothing (MnDocument *document G_GNUC_UNUSED,
               gpointer    user_data G_GNUC_UNUSED,
               GError    **error G_GNUC_UNUSED)
{
  return NULL;
}

static void
on_turn (GObject      *source G_GNUC_UNUSED,
         GAsyncResult *result G_GNUC_UNUSED,
         gpointer      user_data)
{
  g_autoptr (MnArticleView) self = user_data;

  enter (self);
}

/* What was marked by the key before is there once its change is written: Return waits for its turn like an edit */
static void
enter_action (GtkWidget  *widget,
              const char *name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  MnArticleView *self = MN_ARTICLE_VIEW (widget);
  MnDocument *document = self->workspace != NULL ? mn_workspace_get_document (self->workspace) : NULL;

  if (document != NULL && mn_document_is_editing (document))
    mn_document_edit_async (document, build_nothing, NULL, NULL, on_turn, g_object_ref (self));
  else
    enter (self);
}

static void
clear_action (GtkWidget  *widget,
              const char *name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  MnArticleView *self = MN_ARTICLE_VIEW (widget);
  guint caret;

  if (self->display == NULL || mn_workspace_cancel_evidence (self->workspace))
    return;
  caret = mn_workspace_get_caret (self->workspace);
  if (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    select_stored (self, caret, caret);
  else
    make_current (self, NULL);
}

static void
show_types_action (GtkWidget  *widget,
                   const char *name G_GNUC_UNUSED,
                   GVariant   *parameter G_GNUC_UNUSED)
{
  if (MN_ARTICLE_VIEW (widget)->display != NULL)
    mn_article_view_show_types (MN_ARTICLE_VIEW (widget), TRUE);
}

static void
set_kind (gpointer builder,
          gpointer kind)
{
  ((MnClaimBuilder *) builder)->kind = g_intern_string (kind);
}

static void
set_claim_kind_action (GtkWidget  *widget,
                       const char *name G_GNUC_UNUSED,
                       GVariant   *parameter)
{
  MnArticleView *self = MN_ARTICLE_VIEW (widget);
  MnRecord *current = self->workspace != NULL ? mn_workspace_get_current (self->workspace) : NULL;

  if (self->document == NULL)
    return;
  if (current == NULL || mn_record_kind (current) != MN_RECORD_CLAIM)
    mn_workspace_tell (self->workspace, _("Choose a claim first"), FALSE);
  else
    mn_document_modify_mark_async (self->document, &current->id, _("Change Kind"), NULL, set_kind,
                                   g_variant_dup_string (parameter, NULL), g_free, mn_workspace_finish_edit,
                                   g_object_ref (self->workspace));
}

static void
mn_article_view_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, MN_ARTICLE_VIEW (object)->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_article_view_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      mn_article_view_set_workspace (MN_ARTICLE_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_article_view_dispose (GObject *object)
{
  MnArticleView *self = MN_ARTICLE_VIEW (object);

  mn_article_view_set_workspace (self, NULL);
  g_clear_pointer (&self->keeper, mn_place_keeper_free);

  G_OBJECT_CLASS (mn_article_view_parent_class)->dispose (object);
}

static void
mn_article_view_finalize (GObject *object)
{
  mn_mark_painter_free (MN_ARTICLE_VIEW (object)->painter);

  G_OBJECT_CLASS (mn_article_view_parent_class)->finalize (object);
}

static void
mn_article_view_class_init (MnArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *text_view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->get_property = mn_article_view_get_property;
  object_class->set_property = mn_article_view_set_property;
  object_class->dispose = mn_article_view_dispose;
  object_class->finalize = mn_article_view_finalize;
  widget_class->query_tooltip = mn_article_view_query_tooltip;
  widget_class->size_allocate = mn_article_view_size_allocate;
  text_view_class->copy_clipboard = mn_article_view_copy_clipboard;
  text_view_class->move_cursor = mn_article_view_move_cursor;
  text_view_class->snapshot_layer = mn_article_view_snapshot_layer;

  /**
   * MnArticleView:workspace:
   *
   * The workspace whose document it shows.
   */
  properties[PROP_WORKSPACE]
      = g_param_spec_object ("workspace", NULL, NULL, MN_TYPE_WORKSPACE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MnArticleView::show-types:
   * @self: a view
   * @bounds: what is selected, in coordinates of the view
   * @by_keyboard: whether it was asked for by a key
   *
   * The types should be offered for the selection.
   */
  signals[SHOW_TYPES] = g_signal_new ("show-types", MN_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, GDK_TYPE_RECTANGLE, G_TYPE_BOOLEAN);

  /**
   * MnArticleView::show-menu:
   * @self: a view
   * @place: where the pointer is
   *
   * The menu of what is there should be shown.
   */
  signals[SHOW_MENU] = g_signal_new ("show-menu", MN_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, GDK_TYPE_RECTANGLE);

  /**
   * MnArticleView::move-exactly:
   * @self: a view
   * @count: by how many characters
   *
   * Grows or shrinks the selection, which is then meant to the letter. Key: Shift+Alt with an arrow.
   */
  signals[MOVE_EXACTLY]
      = g_signal_new_class_handler ("move-exactly", MN_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                                    G_CALLBACK (move_exactly), NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK | GDK_ALT_MASK, "move-exactly", "(i)",
                                       -1);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_ALT_MASK, "move-exactly",
                                       "(i)", 1);
  gtk_widget_class_install_action (widget_class, "article.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "article.enter", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "article.show-types", NULL, show_types_action);
  gtk_widget_class_install_action (widget_class, "article.set-claim-kind", "s", set_claim_kind_action);
}

static void
mn_article_view_init (MnArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->painter = mn_mark_painter_new ();
  self->keeper = mn_place_keeper_new (view);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  mn_article_style_prepare (view);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Article"), -1);

  mn_article_mouse_attach (self);
  mn_article_hover_attach (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_style), self, G_CONNECT_SWAPPED);
}

/**
 * mn_article_view_new:
 *
 * Returns: (transfer floating): a view without a workspace
 */
GtkWidget *
mn_article_view_new (void)
{
  return g_object_new (MN_TYPE_ARTICLE_VIEW, NULL);
}

/**
 * mn_article_view_set_workspace:
 * @self: a view
 * @workspace: (nullable): the workspace whose document to show
 */
void
mn_article_view_set_workspace (MnArticleView *self,
                               MnWorkspace   *workspace)
{
  g_return_if_fail (MN_IS_ARTICLE_VIEW (self));

  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (mn_workspace_get_library (self->workspace), self);
      g_signal_handlers_disconnect_by_data (mn_workspace_get_hits (self->workspace), self);
      g_signal_handlers_disconnect_by_data (mn_workspace_get_layers (self->workspace), self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
    }
  g_set_object (&self->workspace, workspace);
  if (workspace != NULL)
    {
      g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::current", G_CALLBACK (on_current), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::current-entity", G_CALLBACK (gtk_widget_queue_draw), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::hovered", G_CALLBACK (gtk_widget_queue_draw), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (mn_workspace_get_layers (workspace), "changed", G_CALLBACK (on_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "suggested", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "select", G_CALLBACK (on_select), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (mn_workspace_get_hits (workspace), "found", G_CALLBACK (gtk_widget_queue_draw), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (mn_workspace_get_hits (workspace), "moved", G_CALLBACK (gtk_widget_queue_draw), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "reveal", G_CALLBACK (on_reveal), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (mn_workspace_get_library (workspace), "notify::tagset", G_CALLBACK (on_tagset), self,
                               G_CONNECT_SWAPPED);
      /* claims have the colour of one's own verdict */
      g_signal_connect_object (mn_workspace_get_library (workspace), "annotators-changed",
                               G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
    }
  on_tagset (self);
  on_document (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * mn_article_view_get_workspace:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the workspace
 */
MnWorkspace *
mn_article_view_get_workspace (MnArticleView *self)
{
  return self->workspace;
}

/**
 * mn_article_view_find_at:
 * @self: a view
 * @x: a place on it
 * @y: a place on it
 *
 * Returns: which character of the stored text is there, or -1 where none is
 */
gint
mn_article_view_find_at (MnArticleView *self,
                         double         x,
                         double         y)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (self->display == NULL)
    return -1;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &iter, NULL, buffer_x, buffer_y))
    return -1;
  return (gint) mn_display_text_to_stored (self->display, (guint) gtk_text_iter_get_offset (&iter));
}

/**
 * mn_article_view_find_near:
 * @self: a view
 * @x: a place on it
 * @y: a place on it
 *
 * Returns: the place between two characters of the stored text that is nearest, or -1 without a text
 */
gint
mn_article_view_find_near (MnArticleView *self,
                           double         x,
                           double         y)
{
  GtkTextIter iter;
  int buffer_x, buffer_y, trailing;

  if (self->display == NULL)
    return -1;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &iter, &trailing, buffer_x, buffer_y);
  gtk_text_iter_forward_chars (&iter, trailing);
  return (gint) mn_display_text_to_stored (self->display, (guint) gtk_text_iter_get_offset (&iter));
}

/**
 * mn_article_view_is_at_edge:
 * @self: a view
 * @x: a place on it
 * @y: a place on it
 * @offset: where a mark begins or ends, in code points of the text
 * @is_end: whether it ends there
 * @reach: how far away still counts, in pixels
 *
 * Returns: whether the place is at that edge
 */
gboolean
mn_article_view_is_at_edge (MnArticleView *self,
                            double         x,
                            double         y,
                            guint          offset,
                            gboolean       is_end,
                            int            reach)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle place;
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (self->display == NULL)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter,
                                      (int) (is_end ? mn_display_text_from_end (self->display, offset)
                                                    : mn_display_text_from_stored (self->display, offset)));
  gtk_text_view_get_iter_location (view, &iter, &place);
  return ABS (buffer_x - place.x) <= reach && buffer_y >= place.y && buffer_y < place.y + place.height;
}

/**
 * mn_article_view_select:
 * @self: a view with a document
 * @caret: where the caret goes, in code points of the text
 * @bound: where the other end of the selection is; @caret for none
 */
void
mn_article_view_select (MnArticleView *self,
                        guint          caret,
                        guint          bound)
{
  g_return_if_fail (self->display != NULL);

  select_stored (self, caret, bound);
}

/**
 * mn_article_view_set_exact:
 * @self: a view
 * @is_exact: whether what is selected is meant to the letter
 */
void
mn_article_view_set_exact (MnArticleView *self,
                           gboolean       is_exact)
{
  self->is_exact = is_exact;
  report_selection (self);
}

/**
 * mn_article_view_show_types:
 * @self: a view
 * @by_keyboard: whether a key asks for it
 *
 * Asks for the types to be offered for what is selected, or for the caret.
 */
void
mn_article_view_show_types (MnArticleView *self,
                            gboolean       by_keyboard)
{
  GdkRectangle bounds;

  get_selection_bounds (self, &bounds);
  g_signal_emit (self, signals[SHOW_TYPES], 0, &bounds, by_keyboard);
}

/**
 * mn_article_view_scroll_to:
 * @self: a view
 * @fraction: a place in the text, from 0 to 1
 *
 * Brings a place into the middle of the view without moving the caret.
 */
void
mn_article_view_scroll_to (MnArticleView *self,
                           double         fraction)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  g_return_if_fail (MN_IS_ARTICLE_VIEW (self));

  mn_place_keeper_go (self->keeper, (guint) (CLAMP (fraction, 0, 1) * gtk_text_buffer_get_char_count (buffer)), 0.5);
}
