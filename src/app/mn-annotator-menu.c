/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-annotator-menu.h"

#include "mn-annotator-list.h"

#include <glib/gi18n.h>

struct _MnAnnotatorMenu
{
  GObject          parent_instance;

  GMenu           *section;
  MnLibrary       *library;
  MnAnnotatorList *list;
};

G_DEFINE_FINAL_TYPE (MnAnnotatorMenu, mn_annotator_menu, G_TYPE_OBJECT)

/* In a label of a menu an underscore marks a mnemonic, unless there are two */
static char *
escape (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static GMenu *
new_choices (MnAnnotatorMenu *self)
{
  GMenu *choices = g_menu_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MnAnnotatorItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      MnAnnotator *annotator = mn_annotator_item_get_annotator (item);
      g_autofree char *label = escape (annotator->name);
      g_autoptr (GMenuItem) choice = g_menu_item_new (label, NULL);
      char id[MN_ID_STRING_SIZE];

      g_menu_item_set_action_and_target (choice, "app.annotator", "s", mn_id_to_string (&annotator->record.id, id));
      g_menu_append_item (choices, choice);
    }
  return choices;
}

static void
update (MnAnnotatorMenu *self)
{
  MnAnnotator *current = mn_annotator_list_find (self->list, mn_library_get_annotator (self->library));
  g_autofree char *name = escape (current != NULL ? current->name : _("nobody"));
  /* Translators: who annotates; the underscore is before the key of the entry */
  g_autofree char *label = g_strdup_printf (_("A_nnotator: %s"), name);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) choices = new_choices (self);
  g_autoptr (GMenu) more = g_menu_new ();

  g_menu_append (more, _("New _Profile…"), "app.new-annotator");
  g_menu_append (more, _("_Manage Profiles…"), "app.preferences");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  g_menu_remove_all (self->section);
  g_menu_append_submenu (self->section, label, G_MENU_MODEL (menu));
}

static void
mn_annotator_menu_finalize (GObject *object)
{
  MnAnnotatorMenu *self = MN_ANNOTATOR_MENU (object);

  g_clear_object (&self->list);
  g_clear_object (&self->library);
  g_clear_object (&self->section);

  G_OBJECT_CLASS (mn_annotator_menu_parent_class)->finalize (object);
}

static void
mn_annotator_menu_class_init (MnAnnotatorMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_annotator_menu_finalize;
}

static void
mn_annotator_menu_init (MnAnnotatorMenu *self G_GNUC_UNUSED)
{
}

/**
 * mn_annotator_menu_new:
 * @section: the section of a menu that shall have it and nothing else
 * @library: whose annotators
 *
 * Returns: (transfer full): the menu, which follows the library as long as it is held
 */
MnAnnotatorMenu *
mn_annotator_menu_new (GMenu     *section,
                       MnLibrary *library)
{
  MnAnnotatorMenu *self = g_object_new (MN_TYPE_ANNOTATOR_MENU, NULL);

  self->section = g_object_ref (section);
  self->library = g_object_ref (library);
  self->list = mn_annotator_list_new (library);
  g_signal_connect_object (library, "annotators-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}
