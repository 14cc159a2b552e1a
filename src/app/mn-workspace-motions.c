/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-workspace-motions.h"

#include "mn-boundary-edits.h"
#include "mn-motions.h"

#include <glib/gi18n.h>

/* The actions of the group `doc` that go about in the text: select what comes next, grow what is selected, go from mark
 * to mark, move the edges of a mark */

typedef struct
{
  guint start;
  guint end;
} Stretch;

/* What was selected before it was grown; forgotten as soon as something else is selected */
static GArray *
get_grown (MnWorkspace *self)
{
  GArray *grown = g_object_get_data (G_OBJECT (self), "grown");

  if (grown == NULL)
    {
      grown = g_array_new (FALSE, FALSE, sizeof (Stretch));
      g_object_set_data_full (G_OBJECT (self), "grown", grown, (GDestroyNotify) g_array_unref);
    }
  return grown;
}

/* What is selected, or the caret */
static void
get_stretch (MnWorkspace *self,
             guint       *start,
             guint       *end)
{
  if (!mn_workspace_get_selection (self, start, end))
    *start = *end = mn_workspace_get_caret (self);
}

static void
do_select (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter,
           gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnDocument *document = mn_workspace_get_document (self);
  const char *what;
  gboolean backwards;
  MnMotion motion;
  guint start, end;

  if (document == NULL)
    return;
  g_variant_get (parameter, "(&sb)", &what, &backwards);
  motion = g_str_equal (what, "name")    ? MN_MOTION_NAME
           : g_str_equal (what, "quote") ? MN_MOTION_QUOTE
                                         : MN_MOTION_SENTENCE;
  get_stretch (self, &start, &end);
  if (mn_motion_select (motion, mn_document_get_article (document), mn_document_get_index (document), backwards, &start,
                        &end))
    {
      mn_workspace_select (self, start, end);
      mn_workspace_set_is_name (self, motion == MN_MOTION_NAME);
    }
  else if (motion == MN_MOTION_NAME)
    mn_workspace_tell (self, backwards ? _("No unmarked name before this") : _("No unmarked name after this"), FALSE);
  else if (motion == MN_MOTION_QUOTE)
    mn_workspace_tell (self, backwards ? _("No quotation before this") : _("No quotation after this"), FALSE);
  else
    mn_workspace_tell (self, backwards ? _("No sentence before this one") : _("No sentence after this one"), FALSE);
}

static void
do_expand (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnDocument *document = mn_workspace_get_document (self);
  GArray *grown = get_grown (self);
  Stretch before, after;

  if (document == NULL)
    return;
  get_stretch (self, &before.start, &before.end);
  after = before;
  if (!mn_motion_expand (mn_document_get_article (document), &after.start, &after.end))
    return;
  if (grown->len > 0)
    {
      const Stretch *last = &g_array_index (grown, Stretch, grown->len - 1);

      if (last->start < before.start || last->end > before.end)
        g_array_set_size (grown, 0);
    }
  g_array_append_val (grown, before);
  mn_workspace_select (self, after.start, after.end);
}

static void
do_shrink (GSimpleAction *action G_GNUC_UNUSED,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  MnWorkspace *self = user_data;
  GArray *grown = get_grown (self);
  guint start, end;
  Stretch last;

  if (grown->len == 0 || !mn_workspace_get_selection (self, &start, &end))
    return;
  last = g_array_index (grown, Stretch, grown->len - 1);
  g_array_set_size (grown, grown->len - 1);
  if (last.start >= start && last.end <= end)
    mn_workspace_select (self, last.start, last.end);
  else
    g_array_set_size (grown, 0);
}

/* Which marks to stop at */
typedef struct
{
  const char  *which;
  MnWorkspace *workspace;
  MnRecord    *current;
} Wanted;

static gboolean
is_unchecked (MnWorkspace *self,
              MnRecord    *mark)
{
  MnLibrary *library = mn_workspace_get_library (self);

  return mn_record_kind (mark) == MN_RECORD_CLAIM
         && mn_claim_get_verdict ((MnClaim *) mark, mn_library_get_annotator (library)) == NULL;
}

static gboolean
is_same_type (MnRecord *mark,
              MnRecord *current)
{
  if (current == NULL || mn_record_kind (mark) != mn_record_kind (current))
    return current == NULL;
  return mn_record_kind (mark) != MN_RECORD_MENTION
         || g_strcmp0 (((MnMention *) mark)->type, ((MnMention *) current)->type) == 0;
}

static gboolean
is_wanted (MnRecord *mark,
           gpointer  user_data)
{
  const Wanted *wanted = user_data;
  gboolean is_mention = mn_record_kind (mark) == MN_RECORD_MENTION;
  MnEntity *entity;

  if (!mn_layers_shows (mn_workspace_get_layers (wanted->workspace), mark))
    return FALSE;
  if (g_str_equal (wanted->which, "type"))
    return is_same_type (mark, wanted->current);
  if (g_str_equal (wanted->which, "unlinked"))
    return is_mention && mn_id_is_none (&((MnMention *) mark)->entity)
           && mn_type_has_entities (((MnMention *) mark)->type);
  if (g_str_equal (wanted->which, "unchecked"))
    return is_unchecked (wanted->workspace, mark);
  if (g_str_equal (wanted->which, "entity"))
    {
      entity = mn_workspace_get_current_entity (wanted->workspace);
      return is_mention && entity != NULL && mn_id_equal (&((MnMention *) mark)->entity, &entity->record.id);
    }
  return TRUE;
}

static const char *
say_none (const char *which,
          gboolean    backwards)
{
  if (g_str_equal (which, "type"))
    return backwards ? _("No mark of this type before this one") : _("No mark of this type after this one");
  if (g_str_equal (which, "unlinked"))
    return backwards ? _("No unlinked mention before this") : _("No unlinked mention after this");
  if (g_str_equal (which, "unchecked"))
    return backwards ? _("No claim without your verdict before this") : _("No claim without your verdict after this");
  if (g_str_equal (which, "entity"))
    return backwards ? _("No mention of this entity before this one") : _("No mention of this entity after this one");
  return backwards ? _("No mark before this one") : _("No mark after this one");
}

static void
step (MnWorkspace *self,
      const char  *which,
      gboolean     backwards)
{
  MnDocument *document = mn_workspace_get_document (self);
  MnRecord *current = mn_workspace_get_current (self);
  Wanted wanted = { which, self, current };
  MnRecord *next;

  if (document == NULL)
    return;
  next = mn_motion_next_mark (mn_document_get_index (document), current, mn_workspace_get_caret (self), backwards,
                              is_wanted, &wanted);
  if (next != NULL)
    mn_workspace_go_to_mark (self, &next->id);
  else
    mn_workspace_tell (self, say_none (which, backwards), FALSE);
}

static void
do_next_mark (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  step (user_data, "all", FALSE);
}

static void
do_previous_mark (GSimpleAction *action G_GNUC_UNUSED,
                  GVariant      *parameter G_GNUC_UNUSED,
                  gpointer       user_data)
{
  step (user_data, "all", TRUE);
}

static void
do_next_of (GSimpleAction *action G_GNUC_UNUSED,
            GVariant      *parameter,
            gpointer       user_data)
{
  step (user_data, g_variant_get_string (parameter, NULL), FALSE);
}

static void
do_previous_of (GSimpleAction *action G_GNUC_UNUSED,
                GVariant      *parameter,
                gpointer       user_data)
{
  step (user_data, g_variant_get_string (parameter, NULL), TRUE);
}

/* Which piece of the current mark is meant: the one at the caret, else the last for its end and the first for its start */
static guint
get_piece (MnWorkspace   *self,
           const MnSpans *spans,
           gboolean       is_end)
{
  guint caret = mn_workspace_get_caret (self);

  for (guint i = 0; i < spans->n; i++)
    if (spans->items[i].start <= (gint) caret && (gint) caret <= spans->items[i].end)
      return i;
  return is_end ? spans->n - 1 : 0;
}

static void
set_bounds (MnWorkspace *self,
            guint        piece,
            guint        start,
            guint        end)
{
  mn_document_set_bounds_async (mn_workspace_get_document (self), &mn_workspace_get_current (self)->id, piece, start, end,
                                mn_workspace_finish_edit, g_object_ref (self));
}

/* Moves an edge of the current mark by a word or by a character */
static void
do_move_edge (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter,
              gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnRecord *current = mn_workspace_get_current (self);
  const MnSpans *spans = current != NULL ? mn_mark_get_spans (current) : NULL;
  const MnText *text;
  const char *edge, *unit;
  gboolean backwards, is_end;
  guint piece, start, end;
  guint *moved;

  g_variant_get (parameter, "(&sb&s)", &edge, &backwards, &unit);
  if (spans == NULL)
    {
      mn_workspace_tell (self, _("Choose the mark first whose boundaries to move"), FALSE);
      return;
    }
  is_end = g_str_equal (edge, "end");
  piece = get_piece (self, spans, is_end);
  if (spans->items[piece].start < 0)
    return;
  start = (guint) spans->items[piece].start;
  end = (guint) spans->items[piece].end;
  moved = is_end ? &end : &start;
  text = mn_document_get_text (mn_workspace_get_document (self));
  if (g_str_equal (unit, "word"))
    *moved = mn_motion_word_edge (text, *moved, is_end, backwards);
  else if (backwards ? *moved > 0 : *moved < mn_text_get_length (text))
    *moved = backwards ? *moved - 1 : *moved + 1;
  if (start < end)
    set_bounds (self, piece, start, end);
}

static void
do_set_bounds (GSimpleAction *action G_GNUC_UNUSED,
               GVariant      *parameter,
               gpointer       user_data)
{
  guint piece, start, end;

  if (mn_workspace_get_current (user_data) == NULL)
    return;
  g_variant_get (parameter, "(uuu)", &piece, &start, &end);
  set_bounds (user_data, piece, start, end);
}

static void
do_remove_piece (GSimpleAction *action G_GNUC_UNUSED,
                 GVariant      *parameter G_GNUC_UNUSED,
                 gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnRecord *current = mn_workspace_get_current (self);

  if (current == NULL || mn_mark_get_spans (current)->n < 2)
    mn_workspace_tell (self, _("Only a mark of several pieces can lose one"), FALSE);
  else
    mn_document_remove_piece_async (mn_workspace_get_document (self), &current->id,
                                    get_piece (self, mn_mark_get_spans (current), TRUE), mn_workspace_finish_edit,
                                    g_object_ref (self));
}

/**
 * mn_workspace_add_motions:
 * @self: a workspace
 * @map: where its actions go
 *
 * Adds to the group `doc`: select (sb) with `name`, `quote` or `sentence` and whether backwards, expand, shrink; next-mark,
 * previous-mark, next-of (s) and previous-of (s) with `type`, `unlinked`, `unchecked` or `entity`; move-edge (sbs) with
 * `start` or `end`, whether backwards, `word` or `character`; set-bounds (uuu) with piece, start and end; remove-piece.
 */
void
mn_workspace_add_motions (MnWorkspace *self,
                          GActionMap  *map)
{
  static const GActionEntry entries[] = {
    { .name = "select", .activate = do_select, .parameter_type = "(sb)" },
    { .name = "expand", .activate = do_expand },
    { .name = "shrink", .activate = do_shrink },
    { .name = "next-mark", .activate = do_next_mark },
    { .name = "previous-mark", .activate = do_previous_mark },
    { .name = "next-of", .activate = do_next_of, .parameter_type = "s" },
    { .name = "previous-of", .activate = do_previous_of, .parameter_type = "s" },
    { .name = "move-edge", .activate = do_move_edge, .parameter_type = "(sbs)" },
    { .name = "set-bounds", .activate = do_set_bounds, .parameter_type = "(uuu)" },
    { .name = "remove-piece", .activate = do_remove_piece },
  };

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}
