/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-workspace-layers.h"

#include "mn-mark-info.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

/* What of the marks is shown, and how that is told */

/**
 * mn_workspace_get_layer_label:
 * @self: a workspace
 * @layer: a layer
 *
 * Returns: (transfer none): what people call it
 */
const char *
mn_workspace_get_layer_label (MnWorkspace *self,
                              const char  *layer)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self));

  if (g_str_equal (layer, MN_LAYER_CLAIMS))
    return _("Claims");
  if (g_str_equal (layer, MN_LAYER_REMARKS))
    return _("Remarks");
  if (g_str_equal (layer, MN_LAYER_SUGGESTIONS))
    return _("Suggestions");
  return mn_tag_words_translate (mn_tags_get_label (&tagset->entity_types, layer));
}

/**
 * mn_workspace_show_mark:
 * @self: a workspace
 * @mark: a mark that somebody wants to see
 *
 * Shows again what hides it, and tells what that is.
 */
void
mn_workspace_show_mark (MnWorkspace *self,
                        MnRecord    *mark)
{
  MnLayers *layers = mn_workspace_get_layers (self);
  const char *layer = mn_layer_of (mark);
  g_autofree char *message = NULL;

  if (mn_layers_shows (layers, mark))
    return;
  /* Translators: of a layer of marks that was hidden, such as “Person” or “Claims” */
  message = mn_layers_is_shown (layers, layer)
                ? g_strdup (_("The marks of all annotators are shown again"))
                : g_strdup_printf (_("Shown again: %s"), mn_workspace_get_layer_label (self, layer));
  mn_layers_show_mark (layers, mark);
  mn_workspace_tell (self, message, FALSE);
}

/**
 * mn_workspace_marks_at:
 * @self: a workspace with a document
 * @start: where a stretch begins
 * @end: where it ends; @start for a mere place, which marks touch that end or begin there
 *
 * Returns: (transfer full) (element-type MnRecord): the marks there that are shown, the innermost first
 */
GPtrArray *
mn_workspace_marks_at (MnWorkspace *self,
                       guint        start,
                       guint        end)
{
  GPtrArray *marks = mn_marks_at (mn_workspace_get_document (self), start, end);
  MnLayers *layers = mn_workspace_get_layers (self);

  for (guint i = marks->len; i > 0; i--)
    if (!mn_layers_shows (layers, marks->pdata[i - 1]))
      g_ptr_array_remove_index (marks, i - 1);
  return marks;
}

static void
do_show_all (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter G_GNUC_UNUSED,
             gpointer       user_data)
{
  mn_layers_show_all (mn_workspace_get_layers (user_data));
}

/**
 * mn_workspace_add_layer_actions:
 * @self: a workspace
 * @map: where its actions go
 *
 * Adds to the group `doc`: show-all-layers.
 */
void
mn_workspace_add_layer_actions (MnWorkspace *self,
                                GActionMap  *map)
{
  static const GActionEntry entries[] = {
    { .name = "show-all-layers", .activate = do_show_all },
  };

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}
