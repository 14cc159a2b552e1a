/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-window-tagset.h"

#include "mn-tag-words.h"
#include "mn-tagset-window.h"

#include <glib/gi18n.h>

/* The editor of the tagset, and the window of keys, which shows those of the tagset */

/* Where the keys of the tagset go in the window of keys */
#define TYPES "<!-- the entity types of the tagset -->"
#define KINDS "<!-- the claim kinds of the tagset -->"

static void
tagset_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  mn_tagset_window_present (GTK_WINDOW (widget), mn_window_get_workspace (MN_WINDOW (widget)));
}

static const char *
get_key_name (const MnTag *tag)
{
  return tag->key != NULL ? gdk_keyval_name (gdk_unicode_to_keyval (g_utf8_get_char (tag->key))) : NULL;
}

static char *
describe_shortcut (const char *title,
                   const char *accelerator)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  return g_strdup_printf ("<child><object class=\"GtkShortcutsShortcut\"><property name=\"title\">%s</property>"
                          "<property name=\"accelerator\">%s</property></object></child>",
                          escaped, accelerator);
}

static char *
describe_types (const MnTags *types)
{
  GString *xml = g_string_new (NULL);

  for (guint i = 0; i < types->n; i++)
    {
      const char *key = get_key_name (&types->items[i]);
      g_autofree char *shortcut
          = key != NULL ? describe_shortcut (mn_tag_words_translate (types->items[i].label), key) : NULL;

      g_string_append (xml, shortcut != NULL ? shortcut : "");
    }
  return g_string_free (xml, FALSE);
}

/* Whether the keys are “1”, “2”, “3” and so on */
static gboolean
are_numbered (const MnTags *kinds)
{
  for (guint i = 0; i < kinds->n; i++)
    if (kinds->items[i].key == NULL || kinds->items[i].key[0] != (char) ('1' + i) || kinds->items[i].key[1] != '\0')
      return FALSE;
  return kinds->n > 1;
}

/* All in one line: the menu of a claim says which is which */
static char *
describe_kinds (const MnTags *kinds)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  if (are_numbered (kinds))
    g_string_printf (keys, "1...%u", kinds->n);
  for (guint i = 0; i < kinds->n && !are_numbered (kinds); i++)
    if (get_key_name (&kinds->items[i]) != NULL)
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? " " : "", get_key_name (&kinds->items[i]));
  return keys->len > 0 ? describe_shortcut (_("Kind of the current claim"), keys->str) : g_strdup ("");
}

static GtkBuilder *
build_help (MnTagset *tagset)
{
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data ("/org/manicule/Manicule/mn-shortcuts.ui", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GString) xml = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_autofree char *types = describe_types (&tagset->entity_types);
  g_autofree char *kinds = describe_kinds (&tagset->claim_kinds);
  GtkBuilder *builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;

  g_string_replace (xml, TYPES, types, 1);
  g_string_replace (xml, KINDS, kinds, 1);
  gtk_builder_set_translation_domain (builder, GETTEXT_PACKAGE);
  if (!gtk_builder_add_from_string (builder, xml->str, (gssize) xml->len, &error))
    g_critical ("The window of keys: %s", error->message);
  return builder;
}

/* Owned by GTK; NULL where it is not open */
static GtkWindow *
find_help (MnWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_SHORTCUTS_WINDOW (window) && gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        return window;
    }
  return NULL;
}

/* Made when asked for: GTK's own help overlay makes its some hundred rows with each window, a tenth of the time to start */
static void
help_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  MnWindow *self = MN_WINDOW (widget);
  GtkWindow *help = find_help (self);

  if (help == NULL)
    {
      g_autoptr (GtkBuilder) builder
          = build_help (mn_library_get_tagset (mn_workspace_get_library (mn_window_get_workspace (self))));

      help = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
      gtk_window_set_transient_for (help, GTK_WINDOW (self));
    }
  gtk_window_present (help);
}

/* One that is open shows the keys of the tagset as it is now */
static void
on_tagset (MnWindow *self)
{
  GtkWindow *help = find_help (self);

  if (help == NULL)
    return;
  gtk_window_destroy (help);
  help_action (GTK_WIDGET (self), NULL, NULL);
}

/**
 * mn_window_tagset_install:
 * @widget_class: the class of the window
 *
 * Installs `win.tagset` and `win.show-help-overlay`.
 */
void
mn_window_tagset_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.tagset", NULL, tagset_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, help_action);
}

/**
 * mn_window_tagset_follow:
 * @self: a window
 *
 * Lets the window of keys show the keys that the tagset has, now and whenever it changes.
 */
void
mn_window_tagset_follow (MnWindow *self)
{
  g_signal_connect_object (mn_workspace_get_library (mn_window_get_workspace (self)), "notify::tagset",
                           G_CALLBACK (on_tagset), self, G_CONNECT_SWAPPED);
}
