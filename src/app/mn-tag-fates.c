/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tag-fates.h"

#include "mn-picker.h"
#include "mn-tag-words.h"
#include "mn-tagset-edits.h"
#include "mn-tagset-words.h"

#include <glib/gi18n.h>

/* Ids that no tag has */
#define KEEP  "\x01keep"
#define CLEAR "\x01clear"

/* The choice of what becomes of one tag */
typedef struct
{
  MnTagList   list;
  const char *id;
  const char *fate; /* interned */
} Fate;

/* A dialog that asks for some */
typedef struct
{
  GPtrArray     *fates;
  MnTagFatesFunc chosen;
  gpointer       user_data;
  GDestroyNotify destroy;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_ptr_array_unref (asking->fates);
  if (asking->destroy != NULL)
    asking->destroy (asking->user_data);
  g_free (asking);
}

static void
on_picked (MnPicker   *picker G_GNUC_UNUSED,
           const char *id,
           Fate       *fate)
{
  fate->fate = g_intern_string (id);
}

static void
on_response (AdwMessageDialog *dialog G_GNUC_UNUSED,
             const char       *response,
             Asking           *asking)
{
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (MnTagTurn));

  if (g_str_equal (response, "cancel"))
    return;
  for (guint i = 0; i < asking->fates->len; i++)
    {
      const Fate *fate = asking->fates->pdata[i];
      MnTagTurn turn = { fate->list, fate->id, g_str_equal (fate->fate, CLEAR) ? NULL : fate->fate };

      if (!g_str_equal (fate->fate, KEEP))
        g_array_append_val (turns, turn);
    }
  asking->chosen ((MnTagTurn *) (gpointer) turns->data, turns->len, asking->user_data);
}

/* A picker of what may take the place of a tag: the others of its list as @tagset has it, or nothing */
static GtkWidget *
new_picker (Asking     *asking,
            MnTagset   *tagset,
            MnTagList   list,
            const char *id,
            const char *title,
            gboolean    may_keep)
{
  GtkWidget *picker = g_object_new (MN_TYPE_PICKER, "title", title, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  Fate *fate = g_new (Fate, 1);

  if (may_keep)
    {
      g_ptr_array_add (ids, (gpointer) KEEP);
      g_ptr_array_add (labels, g_strdup (_("Keep it")));
    }
  for (guint i = 0; i < mn_tagset_get_list (tagset, list)->n; i++)
    {
      gpointer tag = mn_tagset_get_tag (tagset, list, i);

      if (g_strcmp0 (mn_tag_get_id (tag), id) == 0)
        continue;
      g_ptr_array_add (ids, (gpointer) mn_tag_get_id (tag));
      g_ptr_array_add (labels, g_strdup_printf (_("Change to %s"), mn_tag_words_translate (*mn_tag_label (tag))));
    }
  g_ptr_array_add (ids, (gpointer) CLEAR);
  g_ptr_array_add (labels, g_strdup (mn_tagset_words_clear (list)));
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  mn_picker_set_choices (MN_PICKER (picker), (const char *const *) ids->pdata, (const char *const *) labels->pdata);

  *fate = (Fate){ list, g_intern_string (id), g_intern_string (ids->pdata[0]) };
  g_ptr_array_add (asking->fates, fate);
  mn_picker_set_selected (MN_PICKER (picker), fate->fate);
  g_signal_connect (picker, "picked", G_CALLBACK (on_picked), fate);
  return picker;
}

static Asking *
new_asking (MnTagFatesFunc chosen,
            gpointer       user_data,
            GDestroyNotify destroy)
{
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking){ g_ptr_array_new_with_free_func (g_free), chosen, user_data, destroy };
  return asking;
}

static void
present (AdwMessageDialog *dialog,
         Asking           *asking)
{
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, free_asking);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * mn_tag_fates_ask_one:
 * @parent: the window it is for
 * @tagset: the tagset
 * @uses: how much its tags are used
 * @list: a list of tags
 * @id: the id of the one that is to go, which is used
 * @chosen: is told what was chosen: one turn
 * @user_data: for @chosen
 * @destroy: (nullable): frees @user_data
 *
 * Asks what becomes of what has a tag that is to be removed: another tag, nothing, or the tag stays.
 */
void
mn_tag_fates_ask_one (GtkWindow       *parent,
                      MnTagset        *tagset,
                      const MnTagUses *uses,
                      MnTagList        list,
                      const char      *id,
                      MnTagFatesFunc   chosen,
                      gpointer         user_data,
                      GDestroyNotify   destroy)
{
  gpointer tag = mn_tagset_find_tag (tagset, list, id);
  MnTagUse use = mn_tag_uses_get (uses, list, id);
  g_autofree char *body = mn_tagset_words_use (list, &use);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, NULL, body));
  Asking *asking = new_asking (chosen, user_data, destroy);

  adw_message_dialog_format_heading (dialog, _("Remove “%s”?"), mn_tag_words_translate (*mn_tag_label (tag)));
  adw_message_dialog_set_extra_child (dialog, new_picker (asking, tagset, list, id, _("What Becomes of Them"), FALSE));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Keep It"), "apply", _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "apply", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  present (dialog, asking);
}

static void
add_pickers (GtkBox          *box,
             Asking          *asking,
             MnTagset        *before,
             MnTagset        *after,
             const MnTagUses *uses,
             MnTagList        list)
{
  for (guint i = 0; i < mn_tagset_get_list (before, list)->n; i++)
    {
      gpointer tag = mn_tagset_get_tag (before, list, i);
      const char *id = mn_tag_get_id (tag);
      MnTagUse use = mn_tag_uses_get (uses, list, id);
      g_autofree char *how_much = NULL;
      g_autofree char *title = NULL;
      GtkWidget *picker;

      if (!mn_tag_uses_has (uses, list, id) || mn_tagset_find_tag (after, list, id) != NULL)
        continue;
      how_much = mn_tagset_words_use (list, &use);
      title = g_strdup_printf ("%s · %s", mn_tag_words_translate (*mn_tag_label (tag)), how_much);
      picker = new_picker (asking, after, list, id, title, TRUE);
      gtk_widget_set_tooltip_text (picker, title);
      gtk_box_append (box, picker);
    }
}

/**
 * mn_tag_fates_ask_all:
 * @parent: the window it is for
 * @before: the tagset of the library
 * @after: what shall be in its place
 * @uses: how much the tags of @before are used
 * @heading: what is done
 * @button: what the button that does it says
 * @chosen: is told what was chosen
 * @user_data: for @chosen
 * @destroy: (nullable): frees @user_data
 *
 * Asks, for each tag that is used and is not in the other tagset, what becomes of that. Does not ask where there is none.
 */
void
mn_tag_fates_ask_all (GtkWindow       *parent,
                      MnTagset        *before,
                      MnTagset        *after,
                      const MnTagUses *uses,
                      const char      *heading,
                      const char      *button,
                      MnTagFatesFunc   chosen,
                      gpointer         user_data,
                      GDestroyNotify   destroy)
{
  Asking *asking = new_asking (chosen, user_data, destroy);
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  GtkWidget *scrolled;
  AdwMessageDialog *dialog;

  for (guint list = 0; list < MN_TAGS_N_LISTS; list++)
    add_pickers (GTK_BOX (box), asking, before, after, uses, list);
  if (asking->fates->len == 0)
    {
      chosen (NULL, 0, user_data);
      free_asking (asking);
      g_object_unref (box);
      return;
    }
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading,
                                                       _("These are used, and are not in the new tagset:")));
  scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER,
                           "propagate-natural-height", TRUE, "max-content-height", 320, NULL);
  adw_message_dialog_set_extra_child (dialog, scrolled);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "apply", button, NULL);
  adw_message_dialog_set_response_appearance (dialog, "apply", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "apply");
  present (dialog, asking);
  g_object_unref (box);
}
