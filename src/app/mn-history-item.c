/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-history-item.h"

#include <glib/gi18n.h>

struct _MnHistoryItem
{
  GObject         parent_instance;

  MnHistoryEntry *entry;
};

G_DEFINE_FINAL_TYPE (MnHistoryItem, mn_history_item, G_TYPE_OBJECT)

static void
mn_history_item_finalize (GObject *object)
{
  mn_history_entry_free (MN_HISTORY_ITEM (object)->entry);

  G_OBJECT_CLASS (mn_history_item_parent_class)->finalize (object);
}

static void
mn_history_item_class_init (MnHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_history_item_finalize;
}

static void
mn_history_item_init (MnHistoryItem *self G_GNUC_UNUSED)
{
}

static char *
tell_time (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);

  return local != NULL ? g_date_time_format (local, "%x %R") : g_strdup ("");
}

/**
 * mn_history_item_new:
 * @entry: (transfer full): what the history says of it
 *
 * Returns: (transfer full): an item
 */
MnHistoryItem *
mn_history_item_new (MnHistoryEntry *entry)
{
  MnHistoryItem *self = g_object_new (MN_TYPE_HISTORY_ITEM, NULL);

  self->entry = entry;
  return self;
}

/**
 * mn_history_item_get_entry:
 * @self: an item
 *
 * Returns: (transfer none): what the history says of it
 */
MnHistoryEntry *
mn_history_item_get_entry (MnHistoryItem *self)
{
  return self->entry;
}

/**
 * mn_history_item_tell_what:
 * @self: an item
 *
 * Returns: (transfer full): what was done; of an undo or redo, what that was of and when it had been done
 */
char *
mn_history_item_tell_what (MnHistoryItem *self)
{
  MnHistoryEntry *entry = self->entry;
  g_autofree char *time = NULL;

  if (entry->undoes == 0)
    return g_strdup (entry->label);
  time = tell_time (entry->undone_time);
  if (entry->is_redo)
    /* Translators: what was done, undone, and now done again, and the time of that undo */
    return g_strdup_printf (_("Redo of “%s”, undone %s"), entry->label, time);
  /* Translators: what was undone, and when that had been done */
  return g_strdup_printf (_("Undo of “%s”, %s"), entry->label, time);
}

/**
 * mn_history_item_tell_who:
 * @self: an item
 *
 * Returns: (transfer full): who did it when, by what means, and to how many records
 */
char *
mn_history_item_tell_who (MnHistoryItem *self)
{
  MnHistoryEntry *entry = self->entry;
  g_autofree char *time = tell_time (entry->time);
  GString *words = g_string_new (entry->annotator_name != NULL ? entry->annotator_name : _("somebody unknown"));

  g_string_append_printf (words, " · %s", time);
  if (entry->source == MN_CHANGE_BY_IMPORT)
    g_string_append_printf (words, " · %s", _("by an import"));
  else if (entry->source == MN_CHANGE_BY_COMMAND)
    g_string_append_printf (words, " · %s", _("by the command line"));
  if (entry->n_records > 1)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, ngettext ("%u record", "%u records", entry->n_records), entry->n_records);
    }
  return g_string_free (words, FALSE);
}

/**
 * mn_history_item_tell_where:
 * @self: an item
 *
 * Returns: (transfer full): the title of its article, or in how many articles it is; empty where it is in none
 */
char *
mn_history_item_tell_where (MnHistoryItem *self)
{
  MnHistoryEntry *entry = self->entry;

  if (entry->n_articles > 1)
    return g_strdup_printf (ngettext ("In %u article", "In %u articles", entry->n_articles), entry->n_articles);
  if (entry->n_articles == 1)
    return g_strdup (entry->title != NULL ? entry->title : _("An article that is gone"));
  return g_strdup ("");
}
