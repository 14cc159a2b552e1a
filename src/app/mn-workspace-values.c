/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-workspace-values.h"

#include "mn-near-date.h"
#include "mn-value-text.h"
#include "mn-value-words.h"
#include "mn-workspace-actions.h"

#include <glib/gi18n.h>

/* A value on its way into a mention */
typedef struct
{
  MnWorkspace *workspace;
  const char  *type; /* of the mention whose words were read */
  MnValue     *value;
  gboolean     used_date;
} Taking;

static void
free_taking (Taking *taking)
{
  g_object_unref (taking->workspace);
  mn_value_free (taking->value);
  g_free (taking);
}

/**
 * mn_workspace_propose_value:
 * @self: a workspace with a document
 * @mention: a mention of it
 * @used_date: (out): whether the article's date had a part in it
 *
 * Reads the words of a date or figure that has no value yet.
 *
 * Returns: (transfer full) (nullable): what they come to; %NULL where that is not clear, or nothing is wanted
 */
MnValue *
mn_workspace_propose_value (MnWorkspace *self,
                            MnMention   *mention,
                            gboolean    *used_date)
{
  MnArticle *article = mn_document_get_article (mn_workspace_get_document (self));
  g_autofree char *words = NULL;

  *used_date = FALSE;
  if (mention->value != NULL || mn_type_has_entities (mention->type))
    return NULL;
  words = mn_spans_get_quote (&mention->spans);
  return mn_value_from_words (words, mention->type, article->published, article->language, used_date);
}

/**
 * mn_workspace_dup_article_day:
 * @self: a workspace with a document
 *
 * Returns: (transfer full) (nullable): the day of the article, for people; %NULL where it is not known
 */
char *
mn_workspace_dup_article_day (MnWorkspace *self)
{
  MnArticle *article = mn_document_get_article (mn_workspace_get_document (self));
  g_autoptr (GDateTime) day = NULL;
  GDate date;

  if (!mn_near_date_parse (article->published, &date))
    return NULL;
  day = g_date_time_new_utc (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  /* Translators: a day such as “8 January 2026”, in the signs of g_date_time_format() */
  return g_date_time_format (day, _("%-d %B %Y"));
}

/* Whoever was first to give a value, or another type, is right */
static void
apply_value (gpointer builder,
             gpointer user_data)
{
  MnMentionBuilder *mention = builder;
  Taking *taking = user_data;

  if (mention->value == NULL && g_strcmp0 (mention->type, taking->type) == 0)
    mn_mention_set_value (mention, taking->value);
}

static void
on_taken (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Taking *taking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);
  g_autofree char *text = mn_value_to_text (taking->value);
  g_autofree char *day = NULL;
  g_autofree char *message = NULL;

  if (error != NULL)
    mn_workspace_fail (taking->workspace, error);
  else if (change != NULL && MN_DOCUMENT (source) == mn_workspace_get_document (taking->workspace))
    {
      day = taking->used_date ? mn_workspace_dup_article_day (taking->workspace) : NULL;
      message = day != NULL ? g_strdup_printf (_("The value is “%s”, by the article’s date, %s"), text, day)
                            : g_strdup_printf (_("The value is “%s”"), text);
      mn_workspace_tell (taking->workspace, message, FALSE);
    }
  free_taking (taking);
}

static void
take (MnWorkspace *self,
      MnMention   *mention,
      MnValue     *value,
      gboolean     used_date)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->workspace = g_object_ref (self);
  taking->type = mention->type;
  taking->value = value;
  taking->used_date = used_date;
  mn_document_modify_mark_async (mn_workspace_get_document (self), &mention->record.id, _("Set Value"), NULL, apply_value,
                                 taking, NULL, on_taken, taking);
}

static void
do_use_value (GSimpleAction *action G_GNUC_UNUSED,
              GVariant      *parameter G_GNUC_UNUSED,
              gpointer       user_data)
{
  MnWorkspace *self = user_data;
  MnMention *mention;
  MnRecord *mark;
  MnValue *value;
  gboolean used_date;

  if (mn_workspace_get_document (self) == NULL)
    return;
  mark = mn_workspace_get_current (self);
  if (mark != NULL && mn_record_kind (mark) == MN_RECORD_CLAIM && ((MnClaim *) mark)->statement == NULL)
    {
      g_action_group_activate_action (mn_workspace_get_actions (self), "use-statement", NULL);
      return;
    }
  if (mark == NULL || mn_record_kind (mark) != MN_RECORD_MENTION)
    mark = mn_workspace_find_at_caret (self, MN_RECORD_MENTION);
  mention = (MnMention *) mark;
  if (mention == NULL || mn_type_has_entities (mention->type))
    mn_workspace_tell (self, _("There is no date or figure here"), FALSE);
  else if (mention->value != NULL)
    mn_workspace_tell (self, _("This mention has a value already"), FALSE);
  else if ((value = mn_workspace_propose_value (self, mention, &used_date)) != NULL)
    take (self, mention, value, used_date);
  else
    mn_workspace_tell (self, _("No value can be read from these words"), FALSE);
}

/**
 * mn_workspace_add_value_actions:
 * @self: a workspace
 * @map: where its actions go
 *
 * Adds to the group `doc`: use-value, which gives the current mention, or the one at the caret, the value that its words
 * come to, and the current claim the statement that is offered for it.
 */
void
mn_workspace_add_value_actions (MnWorkspace *self,
                                GActionMap  *map)
{
  static const GActionEntry entries[] = {
    { .name = "use-value", .activate = do_use_value },
  };

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}
