/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-window-pages.h"

#include "mn-concordance.h"
#include "mn-jump-dialog.h"
#include "mn-occurrence-dialog.h"
#include "mn-window-entities.h"

#include <glib/gi18n.h>

/* The window's actions that show the page of an entity, and go from it to the articles and back */

#define KEY "mn-going"

/* Where it is being gone to in an article that is not open yet */
typedef struct
{
  MnWindow   *window; /* it owns this */
  MnDocument *document; /* NULL until it is open */
  MnId        article;
  MnId        mark;
} Going;

static void
free_going (gpointer data)
{
  Going *self = data;
  MnWorkspace *workspace = mn_window_get_workspace (self->window);

  if (workspace != NULL)
    g_signal_handlers_disconnect_by_data (workspace, self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_free (self);
}

static void
focus_article (MnWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
}

static void
tell_gone (MnWindow *self)
{
  mn_workspace_tell (mn_window_get_workspace (self), _("That is no longer there"), FALSE);
}

/* Without noting where it was: that is the beginning of an article that nobody has looked at */
static void
arrive (Going *self)
{
  MnWindow *window = self->window;
  MnWorkspace *workspace = mn_window_get_workspace (window);
  MnRecord *mark = mn_document_get_mark (self->document, &self->mark);
  gint start = mark != NULL ? mn_spans_first (mn_mark_get_spans (mark)) : -1;
  MnId id = self->mark;

  g_object_set_data (G_OBJECT (window), KEY, NULL);
  if (mark == NULL)
    tell_gone (window);
  if (start >= 0)
    mn_workspace_select (workspace, (guint) start, (guint) start);
  if (mark != NULL)
    mn_workspace_set_current (workspace, &id);
}

static void
on_loaded (Going *self)
{
  if (mn_document_is_loaded (self->document))
    arrive (self);
}

static void
on_document (Going *self)
{
  MnDocument *document = mn_workspace_get_document (mn_window_get_workspace (self->window));

  if (document == NULL || !mn_id_equal (mn_document_get_id (document), &self->article))
    {
      g_object_set_data (G_OBJECT (self->window), KEY, NULL);
      return;
    }
  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "notify::is-loaded", G_CALLBACK (on_loaded), self);
  on_loaded (self);
}

/**
 * mn_window_pages_go_to_mark:
 * @self: a window
 * @article: an article of the library
 * @mark: a mark of it
 *
 * Opens the article, where it is not open, and goes to the mark, with the keyboard in the text.
 */
void
mn_window_pages_go_to_mark (MnWindow   *self,
                            const MnId *article,
                            const MnId *mark)
{
  MnWorkspace *workspace = mn_window_get_workspace (self);
  MnDocument *document = mn_workspace_get_document (workspace);
  Going *going;

  g_object_set_data (G_OBJECT (self), KEY, NULL);
  if (document != NULL && mn_id_equal (mn_document_get_id (document), article))
    {
      if (mn_document_get_mark (document, mark) == NULL)
        tell_gone (self);
      mn_workspace_go_to_mark (workspace, mark);
      focus_article (self);
      return;
    }
  going = g_new0 (Going, 1);
  *going = (Going){ self, NULL, *article, *mark };
  g_object_set_data_full (G_OBJECT (self), KEY, going, free_going);
  /* after the view has its text */
  g_signal_connect_data (workspace, "notify::document", G_CALLBACK (on_document), going, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  mn_window_open_article (self, article);
}

static void
go_to_mark_action (GtkWidget  *widget,
                   const char *name G_GNUC_UNUSED,
                   GVariant   *parameter)
{
  const char *article_text, *mark_text;
  MnId article, mark;

  g_variant_get (parameter, "(&s&s)", &article_text, &mark_text);
  if (!mn_id_parse (article_text, &article) || !mn_id_parse (mark_text, &mark))
    return;
  mn_middle_set_at_hand (mn_window_get_middle (MN_WINDOW (widget)), TRUE);
  mn_window_pages_go_to_mark (MN_WINDOW (widget), &article, &mark);
}

/**
 * mn_window_pages_open_entity:
 * @self: a window
 * @entity: an entity of the library
 *
 * Shows its page in the place of the article, to be gone back from.
 */
void
mn_window_pages_open_entity (MnWindow   *self,
                             const MnId *entity)
{
  MnMiddle *middle = mn_window_get_middle (self);
  const MnId *shown = mn_middle_get_entity (middle);
  MnId id = *entity;

  if (shown == NULL || !mn_id_equal (shown, &id))
    mn_workspace_leave (mn_window_get_workspace (self), G_MAXUINT);
  mn_middle_set_at_hand (middle, FALSE);
  mn_middle_show_entity (middle, &id);
  mn_window_show_content (self);
}

static void
open_entity_action (GtkWidget  *widget,
                    const char *name G_GNUC_UNUSED,
                    GVariant   *parameter)
{
  MnId id;

  if (mn_id_parse (g_variant_get_string (parameter, NULL), &id))
    mn_window_pages_open_entity (MN_WINDOW (widget), &id);
}

static void
show_entity_action (GtkWidget  *widget,
                    const char *name G_GNUC_UNUSED,
                    GVariant   *parameter G_GNUC_UNUSED)
{
  MnWorkspace *workspace = mn_window_get_workspace (MN_WINDOW (widget));
  MnEntity *entity = mn_workspace_get_current_entity (workspace);

  if (entity != NULL)
    mn_window_pages_open_entity (MN_WINDOW (widget), &entity->record.id);
  else
    mn_workspace_tell (workspace, _("Choose a mention or an entity first"), FALSE);
}

static void
hide_entity_action (GtkWidget  *widget,
                    const char *name G_GNUC_UNUSED,
                    GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);

  if (mn_middle_get_entity (mn_window_get_middle (self)) != NULL)
    focus_article (self);
}

static void
return_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  const MnId *entity = mn_entity_page_get_id (mn_middle_get_page (mn_window_get_middle (MN_WINDOW (widget))));

  if (entity != NULL)
    mn_window_pages_open_entity (MN_WINDOW (widget), entity);
}

static void
leave_mentions_action (GtkWidget  *widget,
                       const char *name G_GNUC_UNUSED,
                       GVariant   *parameter G_GNUC_UNUSED)
{
  mn_middle_set_at_hand (mn_window_get_middle (MN_WINDOW (widget)), FALSE);
  focus_article (MN_WINDOW (widget));
}

static void
step_mention_action (GtkWidget  *widget,
                     const char *name G_GNUC_UNUSED,
                     GVariant   *parameter)
{
  MnWindow *self = MN_WINDOW (widget);
  MnMiddle *middle = mn_window_get_middle (self);
  MnMention *mention = NULL;

  if (mn_entity_page_get_id (mn_middle_get_page (middle)) != NULL)
    mention = mn_entity_page_step (mn_middle_get_page (middle), g_variant_get_boolean (parameter));
  if (mention == NULL)
    {
      mn_workspace_tell (mn_window_get_workspace (self), _("Open the page of an entity first: Alt+Return on a mention"),
                         FALSE);
      return;
    }
  {
    g_autoptr (MnMention) kept = mn_mention_ref (mention);

    mn_middle_set_at_hand (middle, TRUE);
    mn_window_pages_go_to_mark (self, &kept->record.article, &kept->record.id);
  }
}

static void
split_selected_action (GtkWidget  *widget,
                       const char *name G_GNUC_UNUSED,
                       GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);
  MnEntityPage *page = mn_middle_get_page (mn_window_get_middle (self));
  MnEntity *entity = mn_entity_page_get_entity (page);
  g_autoptr (GPtrArray) picked = mn_entity_page_list_picked (page);
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (MnId));

  if (entity == NULL || picked->len == 0)
    {
      mn_workspace_tell (mn_window_get_workspace (self), _("Tick the mentions first that mean somebody else"), FALSE);
      return;
    }
  for (guint i = 0; i < picked->len; i++)
    g_array_append_val (mentions, mn_concordance_line_get_mention (picked->pdata[i])->record.id);
  mn_window_entities_split (self, entity, mentions, mn_concordance_line_get_quote (picked->pdata[0]));
}

/* A mention of the open article if there is one, or else any other */
static void
mark_all_action (GtkWidget  *widget,
                 const char *name G_GNUC_UNUSED,
                 GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);
  MnWorkspace *workspace = mn_window_get_workspace (self);
  MnDocument *document = mn_workspace_get_document (workspace);
  MnEntityPage *page = mn_middle_get_page (mn_window_get_middle (self));
  const MnId *entity = mn_entity_page_get_id (page);
  g_autoptr (MnMention) mention = NULL;
  g_autoptr (GPtrArray) here = NULL;

  if (document == NULL || entity == NULL)
    return;
  here = mn_document_list_mentions (document, entity);
  mention = here->len > 0 ? mn_mention_ref (here->pdata[0]) : mn_entity_page_get_first (page);
  if (mention != NULL)
    mn_occurrence_dialog_present (GTK_WINDOW (self), workspace, mention);
  else
    mn_workspace_tell (workspace, _("Mark one of them first, then all others like it"), FALSE);
}

static void
jump_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  mn_jump_dialog_present (MN_WINDOW (widget));
}

/**
 * mn_window_pages_install:
 * @widget_class: the class of the window
 *
 * Installs `win.show-entity` for the current one, `win.open-entity` (s) with its id, `win.hide-entity`,
 * `win.return-to-entity` to the page shown last, `win.leave-mentions`, `win.step-mention` (b) with whether backwards,
 * `win.go-to-mark` (ss) with the ids of an article and of a mark of it, `win.split-selected`, `win.mark-all-of-entity` and
 * `win.jump`.
 */
void
mn_window_pages_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-entity", NULL, show_entity_action);
  gtk_widget_class_install_action (widget_class, "win.open-entity", "s", open_entity_action);
  gtk_widget_class_install_action (widget_class, "win.hide-entity", NULL, hide_entity_action);
  gtk_widget_class_install_action (widget_class, "win.return-to-entity", NULL, return_action);
  gtk_widget_class_install_action (widget_class, "win.leave-mentions", NULL, leave_mentions_action);
  gtk_widget_class_install_action (widget_class, "win.step-mention", "b", step_mention_action);
  gtk_widget_class_install_action (widget_class, "win.go-to-mark", "(ss)", go_to_mark_action);
  gtk_widget_class_install_action (widget_class, "win.split-selected", NULL, split_selected_action);
  gtk_widget_class_install_action (widget_class, "win.mark-all-of-entity", NULL, mark_all_action);
  gtk_widget_class_install_action (widget_class, "win.jump", NULL, jump_action);
}

/**
 * mn_window_pages_update:
 * @self: a window
 *
 * Enables those actions that the library and what is open allow.
 */
void
mn_window_pages_update (MnWindow *self)
{
  MnWorkspace *workspace = mn_window_get_workspace (self);
  gboolean can_edit = !mn_library_is_read_only (mn_workspace_get_library (workspace));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.split-selected", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.mark-all-of-entity",
                                 can_edit && mn_workspace_get_document (workspace) != NULL);
}
