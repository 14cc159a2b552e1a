/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-window-entities.h"

#include "mn-accessible.h"
#include "mn-duplicates-dialog.h"
#include "mn-entity-chooser.h"
#include "mn-library-entities.h"

#include <glib/gi18n.h>

/* The window's actions on entities with all that refers to them, in every article: merge, split, remove */

/* References are counted as far as this */
#define MOST_USES 1000

/* What follows an edit once it is durable */
typedef struct
{
  MnWindow *window;
  MnId      entity;  /* becomes current */
  MnId      mention; /* goes on being current, with its entity */
  char     *message;
} Sequel;

static void
free_sequel (Sequel *self)
{
  g_object_unref (self->window);
  g_free (self->message);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sequel, free_sequel)

static Sequel *
new_sequel (MnWindow *window,
            char     *message)
{
  Sequel *self = g_new (Sequel, 1);

  *self = (Sequel){ g_object_ref (window), MN_ID_NONE, MN_ID_NONE, message };
  return self;
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Sequel) sequel = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_library_entities_finish (MN_LIBRARY (source), result, &error);
  MnWorkspace *workspace = mn_window_get_workspace (sequel->window);
  MnRecord *current = mn_workspace_get_current (workspace);

  if (error != NULL)
    mn_workspace_fail (workspace, error);
  if (change == NULL)
    return;
  if (!mn_id_is_none (&sequel->entity))
    mn_workspace_set_current_entity (workspace, &sequel->entity);
  else if (current != NULL && mn_id_equal (&current->id, &sequel->mention))
    mn_workspace_set_current (workspace, &sequel->mention);
  mn_workspace_tell (workspace, sequel->message, TRUE);
}

static MnLibrary *
get_library (MnWindow *self)
{
  return mn_workspace_get_library (mn_window_get_workspace (self));
}

/* The dialog belongs to the window it is on */
static MnWindow *
get_window (AdwMessageDialog *dialog)
{
  return MN_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
}

static void
merge (MnWindow *self,
       MnEntity *kept,
       MnEntity *merged)
{
  Sequel *sequel = new_sequel (self, g_strdup_printf (_("Merged “%s” into “%s”"), merged->name, kept->name));

  sequel->entity = kept->record.id;
  mn_library_merge_entities_async (get_library (self), &kept->record.id, &merged->record.id, on_done, sequel);
}

typedef struct
{
  AdwMessageDialog *dialog; /* it owns this */
  MnEntityChooser  *chooser;
  MnEntity         *merged;
  MnEntity         *kept;   /* NULL until it is chosen */
} Merging;

static void
free_merging (gpointer data)
{
  Merging *merging = data;

  mn_entity_unref (merging->merged);
  g_clear_pointer (&merging->kept, mn_entity_unref);
  g_free (merging);
}

static void
on_kept_chosen (Merging  *merging,
                MnChoice *choice)
{
  MnEntity *kept = mn_entity_ref (mn_choice_get_entity (choice));

  g_clear_pointer (&merging->kept, mn_entity_unref);
  merging->kept = kept;
  mn_entity_chooser_show (merging->chooser, kept->name, merging->merged->name, merging->merged->type);
  adw_message_dialog_set_response_enabled (merging->dialog, "merge", TRUE);
  gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (merging->dialog)));
}

static void
on_merge_response (Merging    *merging,
                   const char *response)
{
  if (g_str_equal (response, "merge") && merging->kept != NULL)
    merge (get_window (merging->dialog), merging->kept, merging->merged);
}

static void
merge_action (GtkWidget  *widget,
              const char *name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  MnWorkspace *workspace = mn_window_get_workspace (MN_WINDOW (widget));
  MnEntity *entity = mn_workspace_get_current_entity (workspace);
  Merging *merging;
  GtkWidget *dialog;

  if (entity == NULL)
    return;
  merging = g_new0 (Merging, 1);
  dialog = adw_message_dialog_new (GTK_WINDOW (widget), _("Merge into Another Entity"), NULL);
  merging->dialog = ADW_MESSAGE_DIALOG (dialog);
  merging->merged = mn_entity_ref (entity);
  merging->chooser = g_object_new (MN_TYPE_ENTITY_CHOOSER, "title", _("Entity That Stays"), "is-known-only", TRUE, NULL);
  g_object_set_data_full (G_OBJECT (dialog), "merging", merging, free_merging);
  mn_entity_chooser_set_workspace (merging->chooser, workspace);
  mn_entity_chooser_show (merging->chooser, NULL, entity->name, entity->type);
  g_signal_connect_swapped (merging->chooser, "chosen", G_CALLBACK (on_kept_chosen), merging);

  adw_message_dialog_format_body (merging->dialog,
                                  _("Every mention and claim of “%s”, in all articles, will refer to the one you choose, "
                                    "and its names become aliases there."),
                                  entity->name);
  adw_message_dialog_set_extra_child (merging->dialog, GTK_WIDGET (merging->chooser));
  adw_message_dialog_add_responses (merging->dialog, "cancel", _("_Cancel"), "merge", _("_Merge"), NULL);
  adw_message_dialog_set_response_appearance (merging->dialog, "merge", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (merging->dialog, "merge", FALSE);
  adw_message_dialog_set_default_response (merging->dialog, "merge");
  adw_message_dialog_set_close_response (merging->dialog, "cancel");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_merge_response), merging);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (merging->chooser));
}

/* Two that are pointed at: the first stays */
static void
merge_two_action (GtkWidget  *widget,
                  const char *name G_GNUC_UNUSED,
                  GVariant   *parameter)
{
  MnDocument *document = mn_workspace_get_document (mn_window_get_workspace (MN_WINDOW (widget)));
  MnEntity *entities[2] = { NULL, NULL };

  for (gsize i = 0; document != NULL && i < G_N_ELEMENTS (entities); i++)
    {
      const char *text;
      MnId id;

      g_variant_get_child (parameter, i, "&s", &text);
      if (mn_id_parse (text, &id))
        entities[i] = mn_document_get_entity (document, &id);
    }
  if (entities[0] != NULL && entities[1] != NULL && entities[0] != entities[1])
    merge (MN_WINDOW (widget), entities[0], entities[1]);
}

typedef struct
{
  AdwMessageDialog *dialog; /* it owns this */
  GtkEntry         *entry;
  GtkCheckButton   *with_others;
  MnId              entity;
  GArray           *mentions; /* of MnId: the current one, then those with the same words */
} Splitting;

static void
free_splitting (gpointer data)
{
  Splitting *splitting = data;

  g_object_unref (splitting->with_others);
  g_array_unref (splitting->mentions);
  g_free (splitting);
}

typedef struct
{
  MnStore *store;
  MnId     entity;
  MnId     mention;
  char    *quote;
} OthersRequest;

static void
free_others_request (gpointer data)
{
  OthersRequest *request = data;

  g_object_unref (request->store);
  g_free (request->quote);
  g_free (request);
}

/* An entity may have very many mentions: not on the main thread */
static void
find_others_in_thread (GTask        *task,
                       gpointer      source G_GNUC_UNUSED,
                       gpointer      task_data,
                       GCancellable *cancellable G_GNUC_UNUSED)
{
  const OthersRequest *request = task_data;
  g_autoptr (MnSnapshot) snapshot = mn_store_open_snapshot (request->store, NULL);
  g_autoptr (GPtrArray) mentions = snapshot != NULL ? mn_snapshot_mentions_of (snapshot, &request->entity, NULL) : NULL;
  GArray *others = g_array_new (FALSE, FALSE, sizeof (MnId));

  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      MnMention *mention = mentions->pdata[i];
      g_autofree char *quote = mn_spans_get_quote (&mention->spans);

      if (g_str_equal (quote, request->quote) && !mn_id_equal (&mention->record.id, &request->mention))
        g_array_append_val (others, mention->record.id);
    }
  g_task_return_pointer (task, others, (GDestroyNotify) g_array_unref);
}

static void
on_others_found (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Splitting *splitting = user_data; /* lives as long as the dialog, which is the source */
  g_autoptr (GArray) others = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *label = NULL;

  if (others == NULL || others->len == 0 || !gtk_widget_get_visible (GTK_WIDGET (source)))
    return;
  g_array_append_vals (splitting->mentions, others->data, others->len);
  label = g_strdup_printf (g_dngettext (NULL, "_Also %u other mention with the same words, in all articles",
                                        "_Also %u other mentions with the same words, in all articles", others->len),
                           others->len);
  gtk_check_button_set_use_underline (splitting->with_others, TRUE);
  gtk_check_button_set_label (splitting->with_others, label);
  gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (GTK_WIDGET (splitting->with_others))), TRUE);
  mn_accessible_mend_check_button (splitting->with_others);
  gtk_widget_set_visible (GTK_WIDGET (splitting->with_others), TRUE);
}

static void
find_others (Splitting  *splitting,
             MnStore    *store,
             const char *quote)
{
  g_autoptr (GTask) task = g_task_new (splitting->dialog, NULL, on_others_found, splitting);
  OthersRequest *request = g_new (OthersRequest, 1);

  *request = (OthersRequest){ g_object_ref (store), splitting->entity, g_array_index (splitting->mentions, MnId, 0),
                              g_strdup (quote) };
  g_task_set_task_data (task, request, free_others_request);
  g_task_run_in_thread (task, find_others_in_thread);
}

static char *
get_new_name (Splitting *splitting)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (splitting->entry))));
}

static void
on_new_name_changed (Splitting *splitting)
{
  g_autofree char *name = get_new_name (splitting);

  adw_message_dialog_set_response_enabled (splitting->dialog, "split", *name != '\0');
}

static void
on_split_response (Splitting  *splitting,
                   const char *response)
{
  MnWindow *self = get_window (splitting->dialog);
  gboolean with_others = gtk_check_button_get_active (splitting->with_others);
  g_autofree char *name = get_new_name (splitting);
  Sequel *sequel;

  if (!g_str_equal (response, "split") || *name == '\0')
    return;
  sequel = new_sequel (self, g_strdup_printf (_("Split off “%s”"), name));
  sequel->mention = g_array_index (splitting->mentions, MnId, 0);
  mn_library_split_entity_async (get_library (self), &splitting->entity,
                                 (const MnId *) (gpointer) splitting->mentions->data,
                                 with_others ? splitting->mentions->len : 1, name, on_done, sequel);
}

static MnMention *
get_linked_mention (MnWorkspace *workspace)
{
  MnRecord *current = mn_workspace_get_current (workspace);

  if (current == NULL || mn_record_kind (current) != MN_RECORD_MENTION
      || mn_workspace_get_current_entity (workspace) == NULL)
    return NULL;
  return (MnMention *) current;
}

static Splitting *
new_splitting (AdwMessageDialog *dialog,
               const MnId       *entity,
               GArray           *mentions,
               const char       *quote)
{
  Splitting *splitting = g_new0 (Splitting, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  splitting->dialog = dialog;
  splitting->entity = *entity;
  splitting->mentions = g_array_ref (mentions);
  splitting->entry = GTK_ENTRY (gtk_entry_new ());
  splitting->with_others = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  gtk_editable_set_text (GTK_EDITABLE (splitting->entry), quote);
  gtk_entry_set_activates_default (splitting->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (splitting->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the new entity"), -1);
  gtk_widget_set_visible (GTK_WIDGET (splitting->with_others), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (splitting->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (splitting->with_others));
  adw_message_dialog_set_extra_child (dialog, box);
  return splitting;
}

static Splitting *
present_splitting (MnWindow   *self,
                   const char *heading,
                   const char *body,
                   MnEntity   *entity,
                   GArray     *mentions,
                   const char *quote)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), heading, body));
  Splitting *splitting = new_splitting (dialog, &entity->record.id, mentions, quote);

  g_object_set_data_full (G_OBJECT (dialog), "splitting", splitting, free_splitting);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "split", _("_Split Off"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "split", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "split");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_swapped (splitting->entry, "changed", G_CALLBACK (on_new_name_changed), splitting);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (on_split_response), splitting);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (splitting->entry));
  return splitting;
}

static void
split_action (GtkWidget  *widget,
              const char *name G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  MnWorkspace *workspace = mn_window_get_workspace (MN_WINDOW (widget));
  MnMention *mention = get_linked_mention (workspace);
  MnEntity *entity = mn_workspace_get_current_entity (workspace);
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (MnId));
  g_autofree char *quote = NULL;
  g_autofree char *body = NULL;
  Splitting *splitting;

  if (mention == NULL)
    return;
  g_array_append_val (mentions, mention->record.id);
  quote = mn_spans_get_quote (&mention->spans);
  body = g_strdup_printf (_("It will mean a new entity, and no longer “%s”. What is it called?"), entity->name);
  splitting = present_splitting (MN_WINDOW (widget), _("Split This Mention Off"), body, entity, mentions, quote);
  find_others (splitting, mn_library_get_store (get_library (MN_WINDOW (widget))), quote);
}

static void
on_remove_response (AdwMessageDialog *dialog,
                    const char       *response,
                    MnEntity         *entity)
{
  MnWindow *self = get_window (dialog);

  if (!g_str_equal (response, "cancel"))
    mn_library_remove_entity_async (get_library (self), &entity->record.id, g_str_equal (response, "remove"), on_done,
                                    new_sequel (self, g_strdup_printf (_("Removed “%s”"), entity->name)));
}

static char *
describe_removal (MnWindow *self,
                  MnEntity *entity)
{
  MnSnapshot *snapshot = mn_library_get_snapshot (get_library (self));
  guint n = (guint) MAX (mn_snapshot_count_uses (snapshot, &entity->record.id, MOST_USES, NULL), 0);

  if (n >= MOST_USES)
    return g_strdup_printf (_("More than %u mentions, claims and relations refer to it, in all articles."), MOST_USES - 1);
  /* Translators: how many mentions, claims and relations refer to an entity */
  return g_strdup_printf (g_dngettext (NULL, "%u mention, claim or relation refers to it, in all articles.",
                                       "%u mentions, claims and relations refer to it, in all articles.", n),
                          n);
}

static void
remove_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  MnEntity *entity = mn_workspace_get_current_entity (mn_window_get_workspace (MN_WINDOW (widget)));
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  if (entity == NULL)
    return;
  body = describe_removal (MN_WINDOW (widget), entity);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (widget), NULL, body));
  adw_message_dialog_format_heading (dialog, _("Remove “%s” from the library?"), entity->name);
  /* where the buttons stand one above another, the last one is the first, and has the keyboard */
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "remove", _("_Remove with Mentions"), "keep",
                                    _("_Keep Mentions"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_remove_response), (gpointer) mn_entity_ref (entity),
                         (GClosureNotify) (void (*) (void)) mn_entity_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
find_duplicates_action (GtkWidget  *widget,
                        const char *name G_GNUC_UNUSED,
                        GVariant   *parameter G_GNUC_UNUSED)
{
  mn_duplicates_dialog_present (GTK_WINDOW (widget), mn_window_get_workspace (MN_WINDOW (widget)));
}

/**
 * mn_window_entities_split:
 * @self: a window
 * @entity: an entity
 * @mentions: (element-type MnId): mentions of it, at least one
 * @quote: what one of them says
 *
 * Asks what the mentions are of, and splits them off as an entity of their own.
 */
void
mn_window_entities_split (MnWindow   *self,
                          MnEntity   *entity,
                          GArray     *mentions,
                          const char *quote)
{
  g_autofree char *heading = g_strdup_printf (
      g_dngettext (NULL, "Split %u Mention Off", "Split %u Mentions Off", mentions->len), mentions->len);
  g_autofree char *body = g_strdup_printf (
      g_dngettext (NULL, "This mention will mean a new entity, and no longer “%s”. What is it called?",
                   "These mentions will mean a new entity, and no longer “%s”. What is it called?", mentions->len),
      entity->name);
  Splitting *splitting = present_splitting (self, heading, body, entity, mentions, quote);

  /* no more than these, and all of them */
  gtk_check_button_set_active (splitting->with_others, TRUE);
}

/**
 * mn_window_entities_install:
 * @widget_class: the class of the window
 *
 * Installs `win.merge-entity`, `win.merge-entities`, `win.split-mention`, `win.remove-entity` and
 * `win.find-duplicates`.
 */
void
mn_window_entities_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.merge-entity", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "win.merge-entities", "(ss)", merge_two_action);
  gtk_widget_class_install_action (widget_class, "win.split-mention", NULL, split_action);
  gtk_widget_class_install_action (widget_class, "win.remove-entity", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "win.find-duplicates", NULL, find_duplicates_action);
}

/**
 * mn_window_entities_update:
 * @self: a window
 *
 * Enables those actions that what is current, and the library, allow.
 */
void
mn_window_entities_update (MnWindow *self)
{
  MnWorkspace *workspace = mn_window_get_workspace (self);
  gboolean can_edit = !mn_library_is_read_only (mn_workspace_get_library (workspace));
  gboolean has_entity = mn_workspace_get_current_entity (workspace) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge-entity", can_edit && has_entity);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove-entity", can_edit && has_entity);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.split-mention",
                                 can_edit && get_linked_mention (workspace) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge-entities", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find-duplicates", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-entity", has_entity);
}
