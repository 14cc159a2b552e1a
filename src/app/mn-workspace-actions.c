/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-workspace-actions.h"

#include "mn-mention-edits.h"
#include "mn-occurrences.h"
#include "mn-words.h"
#include "mn-workspace-claims.h"
#include "mn-workspace-suggestions.h"

#include <glib/gi18n.h>

/* The actions of the group `doc`: what a hand can do to the document, with the selection, the caret and the current mark
 * of the workspace. Keys, menus, the popover and tests all come through here. */

/* What `again` does again: the name of an action and its parameter */
static void
remember (MnWorkspace *self,
          const char  *name,
          GVariant    *parameter)
{
  GVariant *last = g_variant_new ("(sms)", name, parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);

  g_object_set_data_full (G_OBJECT (self), "last-marking", g_variant_ref_sink (last), (GDestroyNotify) g_variant_unref);
}

/* Makes the mark that a change left current */
static void
follow_change (MnWorkspace *self,
               MnChange    *change)
{
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if (item->after != NULL && mn_mark_is (item->after))
        {
          mn_workspace_set_current (self, &item->after->id);
          return;
        }
    }
}

static void
on_others_found (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (MnWorkspace) self = user_data;
  g_autoptr (GPtrArray) found = mn_occurrences_find_finish (MN_DOCUMENT (source), result, NULL);
  MnRecord *current = mn_workspace_get_current (self);
  g_autofree char *message = NULL;
  g_autofree char *quote = NULL;
  const char *words;

  if (found == NULL || found->len == 0 || MN_DOCUMENT (source) != mn_workspace_get_document (self) || current == NULL)
    return;
  /* the next mark may have been made meanwhile, and what the button does goes by the current one */
  words = ((MnOccurrence *) found->pdata[0])->quote;
  quote = mn_spans_get_quote (mn_mark_get_spans (current));
  if (!g_str_equal (words, quote))
    return;
  message = g_strdup_printf (g_dngettext (NULL, "“%s” stands in %u other place", "“%s” stands in %u other places",
                                          found->len),
                             words, found->len);
  mn_workspace_offer (self, message, _("_Mark All…"), "win.mark-all");
}

/* The mark shows first; its frame is not to share the machine with a search */
#define LOOK_MS 300

typedef struct
{
  MnWorkspace *workspace;
  MnDocument  *document;
  char        *words;
} Looking;

static void
free_looking (gpointer data)
{
  Looking *looking = data;

  g_object_unref (looking->workspace);
  g_object_unref (looking->document);
  g_free (looking->words);
  g_free (looking);
}

static gboolean
on_time_to_look (gpointer user_data)
{
  Looking *looking = user_data;
  const char *names[] = { looking->words, NULL };

  if (looking->document == mn_workspace_get_document (looking->workspace))
    mn_occurrences_find_async (looking->document, FALSE, names, MN_MATCHER_WHOLE_WORDS, NULL, on_others_found,
                               g_object_ref (looking->workspace));
  return G_SOURCE_REMOVE;
}

/* Where the name that a new mention says stands elsewhere in the article, the others are offered; not so “he” */
static void
look_for_others (MnWorkspace *self,
                 MnDocument  *document,
                 MnChange    *change)
{
  MnRecord *current = mn_workspace_get_current (self);

  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);
      Looking *looking;

      if (item->before != NULL || item->after != current || mn_record_kind (current) != MN_RECORD_MENTION)
        continue;
      looking = g_new (Looking, 1);
      *looking = (Looking){ g_object_ref (self), g_object_ref (document), mn_spans_get_quote (mn_mark_get_spans (current)) };
      if (g_unichar_isupper (g_utf8_get_char (looking->words)))
        g_timeout_add_full (G_PRIORITY_LOW, LOOK_MS, on_time_to_look, looking, free_looking);
      else
        free_looking (looking);
      return;
    }
}

static void
on_marked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MnWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);

  if (error != NULL)
    mn_workspace_fail (self, error);
  else if (change != NULL && MN_DOCUMENT (source) == mn_workspace_get_document (self))
    {
      follow_change (self, change);
      look_for_others (self, MN_DOCUMENT (source), change);
    }
}

typedef struct
{
  MnRecordKind kind; /* 0 for any */
  MnLayers    *layers;
  MnRecord    *found;
} Innermost;

/* The spans come by start, the longer ones first: the last one is the innermost */
static gboolean
take_innermost (MnRecord *mark,
                guint     piece G_GNUC_UNUSED,
                gpointer  user_data)
{
  Innermost *innermost = user_data;

  if ((innermost->kind == 0 || mn_record_kind (mark) == innermost->kind) && mn_layers_shows (innermost->layers, mark))
    innermost->found = mark;
  return TRUE;
}

/**
 * mn_workspace_find_at_caret:
 * @self: a workspace with a document
 * @kind: of what kind, or 0 for any
 *
 * Returns: (transfer none) (nullable): the current mark where the caret is in it, else the innermost one there that is
 *   shown
 */
MnRecord *
mn_workspace_find_at_caret (MnWorkspace *self,
                            MnRecordKind kind)
{
  MnDocument *document = mn_workspace_get_document (self);
  guint caret = mn_workspace_get_caret (self);
  MnRecord *current = mn_workspace_get_current (self);
  Innermost innermost = { kind, mn_workspace_get_layers (self), NULL };

  if (current != NULL && (kind == 0 || mn_record_kind (current) == kind)
      && mn_spans_touch (mn_mark_get_spans (current), caret, caret))
    return current;
  mn_span_index_foreach (mn_document_get_index (document), caret, caret, take_innermost, &innermost);
  return innermost.found;
}

/* What is to be marked may be marked already: then that is what is meant */
static void
choose_exact (MnWorkspace *self,
              MnRecordKind kind,
              guint        start,
              guint        end)
{
  MnRecord *mark = mn_document_find_mark (mn_workspace_get_document (self), kind, start, end);

  if (mark != NULL)
    mn_workspace_set_current (self, &mark->id);
}

/* Selection; else the mention under the caret changes its type; else the name there (design: what a letter takes) */
static void
do_mark (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter,
         gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnDocument *document = mn_workspace_get_document (self);
  const char *type = g_variant_get_string (parameter, NULL);
  MnRecord *there;
  guint start, end;

  if (document == NULL)
    return;
  remember (self, "mark", parameter);
  if (mn_workspace_get_selection (self, &start, &end))
    {
      if (mn_workspace_get_is_name (self) && g_str_equal (type, "person"))
        mn_words_skip_titles (mn_document_get_text (document), end - 1, &start, end);
      choose_exact (self, MN_RECORD_MENTION, start, end);
      mn_document_mark_mention_async (document, type, start, end, on_marked, g_object_ref (self));
      return;
    }
  there = mn_workspace_find_at_caret (self, MN_RECORD_MENTION);
  if (there != NULL)
    mn_document_retype_async (document, &there->id, type, on_marked, g_object_ref (self));
  else if (mn_words_name_at (mn_document_get_text (document), mn_workspace_get_caret (self), &start, &end))
    {
      if (g_str_equal (type, "person"))
        mn_words_skip_titles (mn_document_get_text (document), mn_workspace_get_caret (self), &start, end);
      mn_document_mark_mention_async (document, type, start, end, on_marked, g_object_ref (self));
    }
  else
    mn_workspace_tell (self, _("There is no word here to mark"), FALSE);
}

static gboolean
take_sentence (MnWorkspace *self,
               guint       *start,
               guint       *end)
{
  MnDocument *document = mn_workspace_get_document (self);
  MnArticle *article;

  if (document == NULL)
    return FALSE;
  if (mn_workspace_get_selection (self, start, end))
    return TRUE;
  article = mn_document_get_article (document);
  if (mn_words_sentence_at (article->text, &article->blocks, mn_workspace_get_caret (self), start, end))
    return TRUE;
  mn_workspace_tell (self, _("There is no sentence here to mark"), FALSE);
  return FALSE;
}

static void
do_claim (GSimpleAction *action G_GNUC_UNUSED,
          GVariant      *parameter G_GNUC_UNUSED,
          gpointer       user_data)
{
  MnWorkspace *self = user_data;
  guint start, end;

  if (!take_sentence (self, &start, &end))
    return;
  remember (self, "claim", NULL);
  choose_exact (self, MN_RECORD_CLAIM, start, end);
  mn_document_mark_claim_async (mn_workspace_get_document (self), start, end, on_marked, g_object_ref (self));
}

static void
do_remark (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  MnWorkspace *self = user_data;
  guint start, end;

  if (!take_sentence (self, &start, &end))
    return;
  remember (self, "remark", NULL);
  choose_exact (self, MN_RECORD_REMARK, start, end);
  mn_document_mark_remark_async (mn_workspace_get_document (self), start, end, on_marked, g_object_ref (self));
}

static void
do_add_piece (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnRecord *current = mn_workspace_get_current (self);
  guint start, end;

  if (current == NULL)
    current = mn_workspace_find_near_claim (self);
  if (current == NULL)
    mn_workspace_tell (self, _("Choose a mark first, then select what to add to it"), FALSE);
  else if (!mn_workspace_get_selection (self, &start, &end))
    mn_workspace_tell (self, _("Select what to add to the current mark"), FALSE);
  else
    mn_document_add_piece_async (mn_workspace_get_document (self), &current->id, start, end, on_marked,
                                 g_object_ref (self));
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (MnWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);
  g_autofree char *quote = NULL;
  g_autofree char *message = NULL;
  const MnChangeItem *item;

  if (error != NULL)
    {
      mn_workspace_fail (self, error);
      return;
    }
  item = mn_change_get_item (change, 0);
  quote = mn_spans_get_quote (mn_mark_get_spans (item->before));
  if (g_utf8_strlen (quote, -1) > 40)
    {
      char *cut = g_utf8_substring (quote, 0, 39);

      g_free (quote);
      quote = g_strconcat (cut, "…", NULL);
      g_free (cut);
    }
  /* Translators: after a mark was removed; %s is its text */
  message = g_strdup_printf (_("Removed “%s”"), quote);
  mn_workspace_tell (self, message, TRUE);
}

static void
do_remove (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnSuggestion suggestion;
  MnRecord *mark;

  if (mn_workspace_get_document (self) == NULL)
    return;
  if (mn_workspace_find_suggestion (self, &suggestion))
    {
      g_action_group_activate_action (mn_workspace_get_actions (self), "reject-suggestion", NULL);
      return;
    }
  mark = mn_workspace_get_current (self);
  if (mark == NULL)
    mark = mn_workspace_find_at_caret (self, 0);
  if (mark == NULL)
    mn_workspace_tell (self, _("There is no mark here to remove"), FALSE);
  else
    mn_document_remove_async (mn_workspace_get_document (self), &mark->id, 1, on_removed, g_object_ref (self));
}

/* Goes to where an undo or redo changed something, and tells what */
static void
follow_undo (MnWorkspace *self,
             GPtrArray   *changes,
             gboolean     is_redo)
{
  MnChange *change = changes->pdata[0];
  g_autofree char *message = NULL;

  /* Translators: %s is the name of what was done, such as “Mark Person” */
  message = g_strdup_printf (is_redo ? _("Redone: %s") : _("Undone: %s"), mn_change_get_label (change));
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);
      MnRecord *record = item->after != NULL ? item->after : item->before;

      if (!mn_mark_is (record))
        continue;
      if (item->after != NULL)
        mn_workspace_go_to_mark (self, &record->id);
      else if (mn_spans_first (mn_mark_get_spans (record)) >= 0)
        mn_workspace_reveal (self, (guint) mn_spans_first (mn_mark_get_spans (record)),
                             (guint) mn_spans_last (mn_mark_get_spans (record)));
      break;
    }
  mn_workspace_tell (self, message, FALSE);
}

static void
finish_undo (GObject      *source,
             GAsyncResult *result,
             MnWorkspace  *self,
             gboolean      is_redo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = mn_document_undo_finish (MN_DOCUMENT (source), result, &error);

  if (changes != NULL && changes->len > 0)
    follow_undo (self, changes, is_redo);
  else if (g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_NOTHING))
    mn_workspace_tell (self, is_redo ? _("Nothing to redo") : _("Nothing to undo"), FALSE);
  else if (error != NULL)
    mn_workspace_fail (self, error);
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MnWorkspace) self = user_data;

  finish_undo (source, result, self, FALSE);
}

static void
on_redone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (MnWorkspace) self = user_data;

  finish_undo (source, result, self, TRUE);
}

static void
do_undo (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  MnWorkspace *self = user_data;

  if (mn_workspace_get_document (self) != NULL)
    mn_document_undo_async (mn_workspace_get_document (self), FALSE, on_undone, g_object_ref (self));
}

static void
do_redo (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  MnWorkspace *self = user_data;

  if (mn_workspace_get_document (self) != NULL)
    mn_document_undo_async (mn_workspace_get_document (self), TRUE, on_redone, g_object_ref (self));
}

static void
do_go_to (GSimpleAction *action G_GNUC_UNUSED,
          GVariant      *parameter,
          gpointer       user_data)
{
  MnId id;

  if (mn_id_parse (g_variant_get_string (parameter, NULL), &id))
    mn_workspace_go_to_mark (user_data, &id);
}

static void
do_show_entity (GSimpleAction *action G_GNUC_UNUSED,
                GVariant      *parameter,
                gpointer       user_data)
{
  MnId id;

  if (mn_id_parse (g_variant_get_string (parameter, NULL), &id))
    mn_workspace_set_current_entity (user_data, &id);
}

/* Marks the selection as a mention of an entity, or links the mention at the caret to it */
static void
do_link (GSimpleAction *action G_GNUC_UNUSED,
         GVariant      *parameter,
         gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnDocument *document = mn_workspace_get_document (self);
  MnId entity;
  guint start, end;
  MnRecord *mention;

  if (document == NULL || !mn_id_parse (g_variant_get_string (parameter, NULL), &entity))
    return;
  remember (self, "link", parameter);
  if (mn_workspace_get_selection (self, &start, &end))
    {
      mn_document_mark_as_async (document, &entity, start, end, on_marked, g_object_ref (self));
      return;
    }
  mention = mn_workspace_find_at_caret (self, MN_RECORD_MENTION);
  if (mention != NULL)
    mn_document_link_async (document, &mention->id, &entity, on_marked, g_object_ref (self));
}

/* The last marking, where the caret or the selection is now */
static void
do_again (GSimpleAction *action G_GNUC_UNUSED,
          GVariant      *parameter G_GNUC_UNUSED,
          gpointer       user_data)
{
  MnWorkspace *self = user_data;
  GVariant *last = g_object_get_data (G_OBJECT (self), "last-marking");
  const char *name, *target;

  if (last == NULL)
    {
      mn_workspace_tell (self, _("Mark something first, then this key does it again"), FALSE);
      return;
    }
  g_variant_get (last, "(&sm&s)", &name, &target);
  g_action_group_activate_action (mn_workspace_get_actions (self), name,
                                  target != NULL ? g_variant_new_string (target) : NULL);
}

/**
 * mn_workspace_add_actions:
 * @self: a workspace
 * @map: where its actions go
 *
 * Adds the actions of the group `doc`: mark (s), claim, remark, again, add-piece, remove, undo, redo, go-to (s),
 * show-entity (s), link (s).
 */
void
mn_workspace_add_actions (MnWorkspace *self,
                          GActionMap  *map)
{
  static const GActionEntry entries[] = {
    { .name = "mark", .activate = do_mark, .parameter_type = "s" },
    { .name = "claim", .activate = do_claim },
    { .name = "remark", .activate = do_remark },
    { .name = "again", .activate = do_again },
    { .name = "add-piece", .activate = do_add_piece },
    { .name = "remove", .activate = do_remove },
    { .name = "undo", .activate = do_undo },
    { .name = "redo", .activate = do_redo },
    { .name = "go-to", .activate = do_go_to, .parameter_type = "s" },
    { .name = "show-entity", .activate = do_show_entity, .parameter_type = "s" },
    { .name = "link", .activate = do_link, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}
