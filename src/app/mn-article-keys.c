/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-article-keys.h"

typedef struct
{
  guint           keyval;
  GdkModifierType modifiers;
  const char     *action;
} Key;

static const Key fixed_keys[] = {
  { GDK_KEY_c, 0, "doc.claim" },
  { GDK_KEY_m, 0, "doc.remark" },
  { GDK_KEY_plus, 0, "doc.add-piece" },
  { GDK_KEY_KP_Add, 0, "doc.add-piece" },
  { GDK_KEY_n, 0, "doc.next-mark" },
  { GDK_KEY_n, GDK_SHIFT_MASK, "doc.previous-mark" },
  { GDK_KEY_Delete, 0, "doc.remove" },
  { GDK_KEY_KP_Delete, 0, "doc.remove" },
  { GDK_KEY_BackSpace, 0, "doc.remove" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "doc.undo" },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "doc.redo" },
  { GDK_KEY_y, GDK_CONTROL_MASK, "doc.redo" },
  { GDK_KEY_Return, 0, "win.edit-current" },
  { GDK_KEY_KP_Enter, 0, "win.edit-current" },
  { GDK_KEY_Escape, 0, "article.clear" },
  { GDK_KEY_Menu, 0, "article.show-types" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "article.show-types" },
};

static void
add_key (GtkEventController *keys,
         guint               keyval,
         GdkModifierType     modifiers,
         const char         *action,
         const char         *argument)
{
  GtkShortcut *shortcut
      = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers), gtk_named_action_new (action));

  if (argument != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (argument));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
add_tags (GtkEventController *keys,
          const MnTags       *tags,
          const char         *action)
{
  for (guint i = 0; i < tags->n; i++)
    if (tags->items[i].key != NULL)
      add_key (keys, gdk_unicode_to_keyval (g_utf8_get_char (tags->items[i].key)), 0, action, tags->items[i].id);
}

/**
 * mn_article_keys_new:
 * @tagset: what may be said
 *
 * Makes the keys that mark: those of the entity types, `doc.mark`; those of the claim kinds, `article.set-claim-kind`; and
 * the fixed ones, which win over a tag that has the same. They are taken before the text view sees them, which would
 * make something else of Ctrl+Z or Return.
 *
 * Returns: (transfer full): a controller for the article's view
 */
GtkEventController *
mn_article_keys_new (MnTagset *tagset)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (fixed_keys); i++)
    add_key (keys, fixed_keys[i].keyval, fixed_keys[i].modifiers, fixed_keys[i].action, NULL);
  add_tags (keys, &tagset->entity_types, "doc.mark");
  add_tags (keys, &tagset->claim_kinds, "article.set-claim-kind");
  return keys;
}
