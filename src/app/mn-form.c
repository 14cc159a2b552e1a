/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-form.h"

#include "mn-record-edits.h"
#include "mn-span-row.h"

#include <glib/gi18n.h>

typedef struct
{
  MnSetFunc set;
  char     *value;
  MnId      annotator;
} Setting;

static void
free_setting (gpointer data)
{
  g_free (((Setting *) data)->value);
  g_free (data);
}

static void
apply_setting (gpointer builder,
               gpointer user_data)
{
  Setting *setting = user_data;

  setting->set (builder, setting->value, &setting->annotator);
}

/**
 * mn_form_set:
 * @workspace: a workspace
 * @record: (nullable): a mark, entity or relation of its document
 * @label: what is done, for people
 * @set: sets the value
 * @value: (nullable): the value
 *
 * Changes one value of a record by the one path of every edit; a failure is told.
 */
void
mn_form_set (MnWorkspace  *workspace,
             gconstpointer record,
             const char   *label,
             MnSetFunc     set,
             const char   *value)
{
  MnDocument *document = mn_workspace_get_document (workspace);
  Setting *setting;

  if (document == NULL || record == NULL)
    return;
  setting = g_new0 (Setting, 1);
  setting->set = set;
  setting->value = g_strdup (value);
  setting->annotator = *mn_library_get_annotator (mn_workspace_get_library (workspace));
  mn_document_modify_async (document, record, label, NULL, apply_setting, setting, free_setting,
                            mn_workspace_finish_edit, g_object_ref (workspace));
}

static char *
tell_time (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);

  return local != NULL ? g_date_time_format (local, "%x %R") : g_strdup ("");
}

static char *
tell_maker (MnWorkspace        *workspace,
            const MnProvenance *made)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_workspace_get_library (workspace));
  g_autoptr (MnAnnotator) annotator = NULL;
  /* a file that is imported need not say when */
  g_autofree char *time = made->created != 0 ? tell_time (made->created) : NULL;

  if (!mn_id_is_none (&made->annotator))
    annotator = mn_snapshot_get (snapshot, MN_RECORD_ANNOTATOR, &MN_ID_NONE, &made->annotator, NULL);
  if (annotator == NULL)
    return g_strdup (time != NULL ? time : "");
  return time != NULL ? g_strdup_printf ("%s · %s", annotator->name, time) : g_strdup (annotator->name);
}

/* By the journal: a record says only when it was changed */
static char *
tell_last_change (MnWorkspace *workspace,
                  MnRecord    *record)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (mn_workspace_get_library (workspace));
  g_autoptr (GPtrArray) changes
      = mn_snapshot_list_changes_of (snapshot, mn_record_kind (record), &record->id, record->revision, 2, NULL);
  g_autofree char *time = NULL;
  MnHistoryEntry *last;

  if (changes == NULL || changes->len < 2)
    return NULL;
  last = changes->pdata[0];
  time = tell_time (last->time);
  /* Translators: who changed a mark or entity last, and when */
  return g_strdup_printf (_("Changed: %s · %s"), last->annotator_name != NULL ? last->annotator_name : _("unknown"), time);
}

/**
 * mn_form_provenance:
 * @workspace: a workspace
 * @record: a record of its library
 *
 * Returns: (transfer full): who made it and when, and on a second line who changed it last, if anybody did; for people
 */
char *
mn_form_provenance (MnWorkspace  *workspace,
                    gconstpointer record)
{
  g_autofree char *made = tell_maker (workspace, &((MnRecord *) record)->made);
  g_autofree char *changed = tell_last_change (workspace, record);

  return changed != NULL ? g_strdup_printf ("%s\n%s", made, changed) : g_steal_pointer (&made);
}

/**
 * mn_form_shorten:
 * @text: (transfer full): a text
 * @n_characters: how many characters may stay
 *
 * Returns: (transfer full): @text, or its beginning with an ellipsis
 */
char *
mn_form_shorten (char *text,
                 glong n_characters)
{
  char *end;

  if (g_utf8_strlen (text, -1) <= n_characters)
    return text;
  end = g_utf8_offset_to_pointer (text, n_characters - 1);
  *end = '\0';
  end = g_strconcat (text, "…", NULL);
  g_free (text);
  return end;
}

/**
 * mn_form_remove_span:
 * @spans: spans of a record that is being changed
 * @start: where one of them begins, in digits
 *
 * Takes one away, if it is still there.
 */
void
mn_form_remove_span (MnSpans    *spans,
                     const char *start)
{
  gint64 at = g_ascii_strtoll (start, NULL, 10);

  for (guint i = 0; i < spans->n; i++)
    if (spans->items[i].start == at)
      {
        mn_array_remove (&mn_span_info, spans, i);
        return;
      }
}

/**
 * mn_form_show_spans:
 * @box: where they show
 * @spans: spans of a record
 * @remove_label: (nullable): what taking one away is called; %NULL where none can be
 * @on_remove: a handler of #MnSpanRow::remove, swapped
 * @owner: (type GObject): what it is given
 *
 * Makes a row for each span, with a button to take it away where that is possible.
 */
void
mn_form_show_spans (GtkBox        *box,
                    const MnSpans *spans,
                    const char    *remove_label,
                    GCallback      on_remove,
                    gpointer       owner)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < spans->n; i++)
    {
      GtkWidget *row = mn_span_row_new (&spans->items[i], remove_label);

      g_signal_connect_object (row, "remove", on_remove, owner, G_CONNECT_SWAPPED);
      gtk_box_append (box, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (box), spans->n > 0);
}
