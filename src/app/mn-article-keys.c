/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-article-keys.h"

typedef struct
{
  guint           keyval;
  GdkModifierType modifiers;
  const char     *action;
  const char     *argument; /* a GVariant as text, or NULL */
} Key;

static const Key fixed_keys[] = {
  { GDK_KEY_c, 0, "doc.claim", NULL },
  { GDK_KEY_c, GDK_SHIFT_MASK, "doc.add-cue", NULL },
  { GDK_KEY_a, GDK_SHIFT_MASK, "doc.accept-participants", NULL },
  { GDK_KEY_0, GDK_ALT_MASK, "doc.set-verdict", "''" },
  { GDK_KEY_m, 0, "doc.remark", NULL },
  { GDK_KEY_plus, 0, "doc.add-piece", NULL },
  { GDK_KEY_KP_Add, 0, "doc.add-piece", NULL },
  { GDK_KEY_equal, 0, "doc.use-value", NULL },
  { GDK_KEY_KP_Equal, 0, "doc.use-value", NULL },
  { GDK_KEY_n, 0, "doc.next-mark", NULL },
  { GDK_KEY_n, GDK_SHIFT_MASK, "doc.previous-mark", NULL },
  { GDK_KEY_j, 0, "doc.next-of", "'type'" },
  { GDK_KEY_j, GDK_SHIFT_MASK, "doc.previous-of", "'type'" },
  { GDK_KEY_u, 0, "doc.next-of", "'unlinked'" },
  { GDK_KEY_u, GDK_SHIFT_MASK, "doc.previous-of", "'unlinked'" },
  { GDK_KEY_v, 0, "doc.next-of", "'unchecked'" },
  { GDK_KEY_v, GDK_SHIFT_MASK, "doc.previous-of", "'unchecked'" },
  { GDK_KEY_i, 0, "doc.next-of", "'entity'" },
  { GDK_KEY_i, GDK_SHIFT_MASK, "doc.previous-of", "'entity'" },
  { GDK_KEY_w, 0, "doc.select", "('name', false)" },
  { GDK_KEY_w, GDK_SHIFT_MASK, "doc.select", "('name', true)" },
  { GDK_KEY_q, 0, "doc.select", "('quote', false)" },
  { GDK_KEY_q, GDK_SHIFT_MASK, "doc.select", "('quote', true)" },
  { GDK_KEY_s, 0, "doc.select", "('sentence', false)" },
  { GDK_KEY_s, GDK_SHIFT_MASK, "doc.select", "('sentence', true)" },
  { GDK_KEY_space, 0, "doc.expand", NULL },
  { GDK_KEY_space, GDK_SHIFT_MASK, "doc.shrink", NULL },
  { GDK_KEY_period, 0, "doc.again", NULL },
  { GDK_KEY_r, 0, "doc.repeat-claim", NULL },
  { GDK_KEY_a, 0, "win.mark-all", NULL },
  { GDK_KEY_bracketright, 0, "doc.move-edge", "('end', false, 'word')" },
  { GDK_KEY_bracketleft, 0, "doc.move-edge", "('end', true, 'word')" },
  { GDK_KEY_braceleft, 0, "doc.move-edge", "('start', true, 'word')" },
  { GDK_KEY_braceright, 0, "doc.move-edge", "('start', false, 'word')" },
  { GDK_KEY_bracketright, GDK_CONTROL_MASK, "doc.move-edge", "('end', false, 'character')" },
  { GDK_KEY_bracketleft, GDK_CONTROL_MASK, "doc.move-edge", "('end', true, 'character')" },
  { GDK_KEY_braceleft, GDK_CONTROL_MASK, "doc.move-edge", "('start', true, 'character')" },
  { GDK_KEY_braceright, GDK_CONTROL_MASK, "doc.move-edge", "('start', false, 'character')" },
  { GDK_KEY_minus, 0, "doc.remove-piece", NULL },
  { GDK_KEY_KP_Subtract, 0, "doc.remove-piece", NULL },
  { GDK_KEY_Delete, 0, "doc.remove", NULL },
  { GDK_KEY_KP_Delete, 0, "doc.remove", NULL },
  { GDK_KEY_BackSpace, 0, "doc.remove", NULL },
  { GDK_KEY_z, GDK_CONTROL_MASK, "doc.undo", NULL },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "doc.redo", NULL },
  { GDK_KEY_y, GDK_CONTROL_MASK, "doc.redo", NULL },
  { GDK_KEY_h, 0, "doc.next-suggestion", NULL },
  { GDK_KEY_h, GDK_SHIFT_MASK, "doc.previous-suggestion", NULL },
  { GDK_KEY_r, GDK_SHIFT_MASK, "win.relate", NULL },
  { GDK_KEY_y, 0, "doc.use-evidence", NULL },
  { GDK_KEY_Return, 0, "article.enter", NULL },
  { GDK_KEY_KP_Enter, 0, "article.enter", NULL },
  { GDK_KEY_Return, GDK_SHIFT_MASK, "doc.accept-entity", NULL },
  { GDK_KEY_KP_Enter, GDK_SHIFT_MASK, "doc.accept-entity", NULL },
  { GDK_KEY_Escape, 0, "article.clear", NULL },
  { GDK_KEY_Menu, 0, "article.show-types", NULL },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "article.show-types", NULL },
};

static void
add_key (GtkEventController *keys,
         guint               keyval,
         GdkModifierType     modifiers,
         const char         *action,
         GVariant           *argument)
{
  GtkShortcut *shortcut
      = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers), gtk_named_action_new (action));

  if (argument != NULL)
    gtk_shortcut_set_arguments (shortcut, argument);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
add_tags (GtkEventController *keys,
          const MnTags       *tags,
          const char         *action)
{
  for (guint i = 0; i < tags->n; i++)
    if (tags->items[i].key != NULL)
      add_key (keys, gdk_unicode_to_keyval (g_utf8_get_char (tags->items[i].key)), 0, action,
               g_variant_new_string (tags->items[i].id));
}

/* Alt with the number of a verdict, as far as there are digits */
static void
add_verdicts (GtkEventController *keys,
              const MnTags       *verdicts)
{
  for (guint i = 0; i < MIN (verdicts->n, 9); i++)
    add_key (keys, GDK_KEY_1 + i, GDK_ALT_MASK, "doc.set-verdict", g_variant_new_string (verdicts->items[i].id));
}

/**
 * mn_article_keys_new:
 * @tagset: what may be said
 *
 * Makes the keys that mark: those of the entity types, `doc.mark`; those of the claim kinds, `article.set-claim-kind`; Alt
 * and a digit for the verdicts in their order, `doc.set-verdict`; and the fixed ones, which win over a tag that has the same. They are taken before the text view sees them, which would
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
    add_key (keys, fixed_keys[i].keyval, fixed_keys[i].modifiers, fixed_keys[i].action,
             fixed_keys[i].argument != NULL ? g_variant_new_parsed (fixed_keys[i].argument) : NULL);
  add_tags (keys, &tagset->entity_types, "doc.mark");
  add_tags (keys, &tagset->claim_kinds, "article.set-claim-kind");
  add_verdicts (keys, &tagset->verdicts);
  return keys;
}

/**
 * mn_article_keys_is_fixed:
 * @key: a letter
 *
 * Returns: whether it does something else than to mark with a tag. For any thread
 */
gboolean
mn_article_keys_is_fixed (const char *key)
{
  guint keyval = gdk_unicode_to_keyval (g_utf8_get_char (key));

  for (gsize i = 0; i < G_N_ELEMENTS (fixed_keys); i++)
    if (fixed_keys[i].keyval == keyval && fixed_keys[i].modifiers == 0)
      return TRUE;
  return FALSE;
}
