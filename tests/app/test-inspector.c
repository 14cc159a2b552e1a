/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "mn-edits.h"
#include "mn-entity-chooser.h"
#include "mn-inspector.h"
#include "mn-mark-list.h"
#include "mn-mention-edits.h"
#include "mn-picker.h"
#include "mn-span-row.h"
#include "mn-sqlite-store.h"
#include "mn-text-field.h"

#include <string.h>

#define TEXT \
  "Venezuelan prisoners walk free\n" \
  "Among those freed was Enrique Marquez, a former candidate who ran against Nicolas Maduro in July 2024. The White " \
  "House credited the US president’s pressure for that.\n" \
  "“This is an example of how the president is using maximum leverage,” spokeswoman Anna Kelly told AFP. She said at " \
  "least 31 vessels had been turned back. Local sources spoke of more, and Caracas denied it all on Tuesday."

#define VESSELS "at least 31 vessels had been turned back"
#define LEVERAGE "This is an example of how the president is using maximum leverage,"

typedef struct
{
  Fixture    base;
  GtkWidget *inspector;
  guint      n_failures;
  char      *told;
} Shown;

static void
on_result (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer pointer)
{
  return *(gpointer *) pointer != NULL;
}

static MnId
mark (Shown      *self,
      const char *words,
      const char *type)
{
  MnDocument *document = self->base.document;
  MnRecordKind kind = MN_RECORD_MENTION;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  guint start, end;

  fixture_find (&self->base, words, 0, &start, &end);
  if (g_str_equal (type, "claim"))
    {
      kind = MN_RECORD_CLAIM;
      mn_document_mark_claim_async (document, start, end, on_result, &result);
    }
  else if (g_str_equal (type, "remark"))
    {
      kind = MN_RECORD_REMARK;
      mn_document_mark_remark_async (document, start, end, on_result, &result);
    }
  else
    mn_document_mark_mention_async (document, type, start, end, on_result, &result);
  fixture_wait (is_set, &result);
  change = mn_document_edit_finish (document, result, NULL);
  return fixture_get_mark (&self->base, kind, words)->id;
}

static void
on_fail (Shown *self)
{
  self->n_failures++;
}

static void
on_tell (Shown      *self,
         const char *message)
{
  g_free (self->told);
  self->told = g_strdup (message);
}

static void
set_up (Shown        *self,
        gconstpointer data G_GNUC_UNUSED)
{
  memset (self, 0, sizeof *self);
  fixture_set_up (&self->base, TEXT, NULL);
  mark (self, "Enrique Marquez", "person");
  mark (self, "Nicolas Maduro", "person");
  mark (self, "Anna Kelly", "person");
  mark (self, "White House", "organisation");
  mark (self, "AFP", "organisation");
  mark (self, "Caracas", "place");
  mark (self, "July 2024", "date");
  mark (self, "at least 31 vessels", "figure");
  mark (self, "The White House credited the US president’s pressure for that.", "claim");
  mark (self, LEVERAGE, "claim");
  mark (self, VESSELS, "claim");
  mark (self, "Local sources spoke of more", "remark");
  self->inspector = g_object_new (MN_TYPE_INSPECTOR, "workspace", self->base.workspace, NULL);
  g_signal_connect_swapped (self->base.workspace, "fail", G_CALLBACK (on_fail), self);
  g_signal_connect_swapped (self->base.workspace, "tell", G_CALLBACK (on_tell), self);
  fixture_show (&self->base, self->inspector, 300, 1000);
}

static void
tear_down (Shown        *self,
           gconstpointer data G_GNUC_UNUSED)
{
  g_signal_handlers_disconnect_by_data (self->base.workspace, self);
  g_free (self->told);
  fixture_tear_down (&self->base);
}

/* By class and, where it has one, title */
static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    {
      g_autofree char *own = NULL;

      if (title == NULL)
        return widget;
      g_object_get (widget, GTK_IS_BUTTON (widget) ? "label" : "title", &own, NULL);
      if (own != NULL && g_str_has_prefix (own, title))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
need (Shown      *self,
      GType       type,
      const char *title)
{
  GtkWidget *found = find (self->inspector, type, title);

  g_assert_nonnull (found);
  return found;
}

/* The idle in which the inspector follows has the lowest priority of what it waits for */
static gboolean
set_true (gpointer is_idle)
{
  *(gboolean *) is_idle = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer boolean)
{
  return *(gboolean *) boolean;
}

static void
settle (Shown *self)
{
  gboolean is_idle = FALSE;

  g_idle_add_full (G_PRIORITY_LOW, set_true, &is_idle, NULL);
  fixture_wait (is_true, &is_idle);
  fixture_next_frame (&self->base);
  fixture_next_frame (&self->base);
}

static void
go_to (Shown       *self,
       MnRecordKind kind,
       const char  *words)
{
  mn_workspace_set_current (self->base.workspace, &fixture_get_mark (&self->base, kind, words)->id);
  settle (self);
}

static MnClaim *
claim_of (Shown      *self,
          const char *words)
{
  return (MnClaim *) fixture_get_mark (&self->base, MN_RECORD_CLAIM, words);
}

static void
type_in (Shown      *self,
         const char *title,
         const char *text)
{
  MnTextField *field = MN_TEXT_FIELD (need (self, MN_TYPE_TEXT_FIELD, title));

  mn_text_field_type (field, text);
  mn_text_field_commit (field);
}

static void
pick (Shown      *self,
      const char *title,
      const char *label)
{
  GtkWidget *picker = need (self, MN_TYPE_PICKER, title);
  GtkDropDown *drop_down = GTK_DROP_DOWN (find (picker, GTK_TYPE_DROP_DOWN, NULL));
  GListModel *model = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), label))
      {
        gtk_drop_down_set_selected (drop_down, i);
        return;
      }
  g_assert_not_reached ();
}

static const char *
get_picked (Shown      *self,
            const char *title)
{
  GtkWidget *picker = need (self, MN_TYPE_PICKER, title);
  GtkDropDown *drop_down = GTK_DROP_DOWN (find (picker, GTK_TYPE_DROP_DOWN, NULL));

  return gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (drop_down)),
                                     gtk_drop_down_get_selected (drop_down));
}

/* Types into a chooser and takes what it offers first */
static void
choose (Shown      *self,
        const char *title,
        const char *text)
{
  GtkWidget *chooser = need (self, MN_TYPE_ENTITY_CHOOSER, title);
  GtkWidget *entry = find (chooser, GTK_TYPE_ENTRY, NULL);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

/* Once every edit before has been made: they are made one after the other */
static void
wait_for_edits (Shown *self)
{
  mark (self, "walk free", "remark");
}

static void
test_follows (Shown        *self,
              gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->base.window));
  GtkWidget *list;
  MnMarkItem *selected;

  go_to (self, MN_RECORD_CLAIM, VESSELS);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (need (self, GTK_TYPE_TOGGLE_BUTTON, "Claims"))));
  list = need (self, GTK_TYPE_LIST_VIEW, NULL);
  selected = gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
  g_assert_true (mn_mark_item_get_mark (selected) == (MnRecord *) claim_of (self, VESSELS));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->base.window)) == focus);
}

static void
test_counts (Shown        *self,
             gconstpointer data G_GNUC_UNUSED)
{
  need (self, GTK_TYPE_TOGGLE_BUTTON, "Entities 6");
  need (self, GTK_TYPE_TOGGLE_BUTTON, "Claims 3");
  need (self, GTK_TYPE_TOGGLE_BUTTON, "Remarks 1");
  mark (self, "US", "place");
  settle (self);
  need (self, GTK_TYPE_TOGGLE_BUTTON, "Entities 7");
}

static void
on_reveal (guint *revealed,
           guint  start)
{
  *revealed = start;
}

static void
test_click (Shown        *self,
            gconstpointer data G_GNUC_UNUSED)
{
  guint revealed = 0, start, end;

  fixture_find (&self->base, VESSELS, 0, &start, &end);
  g_signal_connect_swapped (self->base.workspace, "reveal", G_CALLBACK (on_reveal), &revealed);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (need (self, GTK_TYPE_TOGGLE_BUTTON, "Claims")), TRUE);
  settle (self);
  gtk_widget_activate_action (need (self, GTK_TYPE_LIST_VIEW, NULL), "list.activate-item", "u", 2);
  g_assert_true (mn_workspace_get_current (self->base.workspace) == (MnRecord *) claim_of (self, VESSELS));
  g_assert_cmpuint (revealed, ==, start);
  g_signal_handlers_disconnect_by_data (self->base.workspace, &revealed);
}

static void
test_click_entity (Shown        *self,
                   gconstpointer data G_GNUC_UNUSED)
{
  guint revealed = 0, start, end;

  fixture_find (&self->base, "Anna Kelly", 0, &start, &end);
  g_signal_connect_swapped (self->base.workspace, "reveal", G_CALLBACK (on_reveal), &revealed);
  /* after the head of the persons */
  gtk_widget_activate_action (need (self, GTK_TYPE_LIST_VIEW, NULL), "list.activate-item", "u", 1);
  g_assert_cmpstr (mn_workspace_get_current_entity (self->base.workspace)->name, ==, "Anna Kelly");
  g_assert_cmpuint (revealed, ==, start);
  g_signal_handlers_disconnect_by_data (self->base.workspace, &revealed);
}

static guint
count_rows (Shown *self)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (need (self, GTK_TYPE_LIST_VIEW, NULL)))));
}

static gboolean
has_two_rows (gpointer self)
{
  return count_rows (self) == 2;
}

static void
test_filter (Shown        *self,
             gconstpointer data G_GNUC_UNUSED)
{
  g_assert_cmpuint (count_rows (self), ==, 9); /* six entities, three heads */
  gtk_editable_set_text (GTK_EDITABLE (need (self, GTK_TYPE_SEARCH_ENTRY, NULL)), "kelly");
  fixture_wait (has_two_rows, self);
}

static void
test_filter_verdict (Shown        *self,
                     gconstpointer data G_GNUC_UNUSED)
{
  go_to (self, MN_RECORD_CLAIM, VESSELS);
  pick (self, "Your Verdict", "True");
  wait_for_edits (self);
  go_to (self, MN_RECORD_CLAIM, VESSELS);
  g_assert_cmpuint (count_rows (self), ==, 3);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (self->inspector, GTK_TYPE_DROP_DOWN, NULL)), 1); /* no verdict */
  g_assert_cmpuint (count_rows (self), ==, 2);
}

static void
test_mention (Shown        *self,
              gconstpointer data G_GNUC_UNUSED)
{
  MnMention *mention;

  go_to (self, MN_RECORD_MENTION, "Anna Kelly");
  type_in (self, "Role", "spokeswoman");
  type_in (self, "Value", "2024-02");
  type_in (self, "Note", "speaks for the White House");
  wait_for_edits (self);
  mention = (MnMention *) fixture_get_mark (&self->base, MN_RECORD_MENTION, "Anna Kelly");
  g_assert_cmpstr (mention->role, ==, "spokeswoman");
  g_assert_cmpstr (mention->value->edtf, ==, "2024-02");
  g_assert_cmpstr (mention->note, ==, "speaks for the White House");

  type_in (self, "Role", "");
  type_in (self, "Value", "");
  wait_for_edits (self);
  mention = (MnMention *) fixture_get_mark (&self->base, MN_RECORD_MENTION, "Anna Kelly");
  g_assert_null (mention->role);
  g_assert_null (mention->value);
}

static MnMention *
mention_of (Shown      *self,
            const char *words)
{
  return (MnMention *) fixture_get_mark (&self->base, MN_RECORD_MENTION, words);
}

static void
test_value_goes_by_type (Shown        *self,
                         gconstpointer data G_GNUC_UNUSED)
{
  go_to (self, MN_RECORD_MENTION, "at least 31 vessels");
  type_in (self, "Value", "1200");
  wait_for_edits (self);
  g_assert_cmpint (mention_of (self, "at least 31 vessels")->value->kind, ==, MN_VALUE_FIGURE);

  go_to (self, MN_RECORD_MENTION, "July 2024");
  type_in (self, "Value", "1200");
  wait_for_edits (self);
  g_assert_cmpint (mention_of (self, "July 2024")->value->kind, ==, MN_VALUE_DATE);
  type_in (self, "Value", "31 vessels");
  g_assert_true (gtk_widget_has_css_class (need (self, MN_TYPE_TEXT_FIELD, "Value"), "error"));
  wait_for_edits (self);
  g_assert_cmpstr (mention_of (self, "July 2024")->value->edtf, ==, "1200");
}

/* What other programs wrote, such as a date for a figure, is not for a field to mend that nobody typed into */
static void
test_value_untouched (Shown        *self,
                      gconstpointer data G_GNUC_UNUSED)
{
  MnMention *before;

  go_to (self, MN_RECORD_MENTION, "July 2024");
  type_in (self, "Value", "1200");
  pick (self, "Type", "Figure");
  wait_for_edits (self);
  before = mention_of (self, "July 2024");
  g_assert_cmpint (before->value->kind, ==, MN_VALUE_DATE);
  go_to (self, MN_RECORD_MENTION, "July 2024");
  mn_text_field_commit (MN_TEXT_FIELD (need (self, MN_TYPE_TEXT_FIELD, "Value")));
  go_to (self, MN_RECORD_MENTION, "Anna Kelly");
  wait_for_edits (self);
  g_assert_true (mention_of (self, "July 2024") == before);
}

/* A text that was a value of the type the mention had takes nothing away */
static void
test_value_of_former_type (Shown        *self,
                           gconstpointer data G_GNUC_UNUSED)
{
  go_to (self, MN_RECORD_MENTION, "July 2024");
  type_in (self, "Value", "2024-07");
  wait_for_edits (self);
  pick (self, "Type", "Figure");
  type_in (self, "Value", "2024-08");
  wait_for_edits (self);
  g_assert_cmpstr (mention_of (self, "July 2024")->type, ==, "figure");
  g_assert_nonnull (mention_of (self, "July 2024")->value);
  g_assert_cmpstr (mention_of (self, "July 2024")->value->edtf, ==, "2024-07");
}

static void
test_value_proposed (Shown        *self,
                     gconstpointer data G_GNUC_UNUSED)
{
  const MnValue *value;

  go_to (self, MN_RECORD_MENTION, "Anna Kelly");
  g_assert_null (find (self->inspector, GTK_TYPE_BUTTON, "Use"));
  go_to (self, MN_RECORD_MENTION, "at least 31 vessels");
  need (self, GTK_TYPE_BUTTON, "Use “at least 31 vessels”");
  go_to (self, MN_RECORD_MENTION, "July 2024");
  g_assert_null (mention_of (self, "July 2024")->value); /* nothing is taken by itself */
  g_signal_emit_by_name (need (self, GTK_TYPE_BUTTON, "Use “2024-07”"), "clicked");
  wait_for_edits (self);
  value = mention_of (self, "July 2024")->value;
  g_assert_cmpstr (value->edtf, ==, "2024-07");
  g_assert_null (find (self->inspector, GTK_TYPE_BUTTON, "Use"));

  /* where there is one, nothing is said, whatever it is */
  go_to (self, MN_RECORD_MENTION, "July 2024");
  type_in (self, "Value", "2023");
  wait_for_edits (self);
  settle (self);
  g_assert_null (find (self->inspector, GTK_TYPE_BUTTON, "Use"));
}

static void
use_value (Shown *self)
{
  g_action_group_activate_action (mn_workspace_get_actions (self->base.workspace), "use-value", NULL);
  wait_for_edits (self);
}

static void
test_value_told (Shown        *self,
                 gconstpointer data G_GNUC_UNUSED)
{
  go_to (self, MN_RECORD_MENTION, "July 2024");
  use_value (self);
  g_assert_cmpstr (self->told, ==, "The value is “2024-07”");
  use_value (self);
  g_assert_cmpstr (self->told, ==, "This mention has a value already");
  g_assert_nonnull (mention_of (self, "July 2024")->value);
  g_assert_cmpstr (mention_of (self, "July 2024")->value->edtf, ==, "2024-07");

  mark (self, "all", "figure");
  go_to (self, MN_RECORD_MENTION, "all");
  use_value (self);
  g_assert_cmpstr (self->told, ==, "No value can be read from these words");
  g_assert_null (mention_of (self, "all")->value);

  /* what “Tuesday” is goes by the date of the article, which has none */
  mark (self, "Tuesday", "date");
  go_to (self, MN_RECORD_MENTION, "Tuesday");
  g_assert_null (find (self->inspector, GTK_TYPE_BUTTON, "Use"));
  use_value (self);
  g_assert_cmpstr (self->told, ==, "No value can be read from these words");

  go_to (self, MN_RECORD_MENTION, "Anna Kelly");
  use_value (self);
  g_assert_cmpstr (self->told, ==, "There is no date or figure here");
}

static void
test_value_undone (Shown        *self,
                   gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  go_to (self, MN_RECORD_MENTION, "July 2024");
  g_action_group_activate_action (mn_workspace_get_actions (self->base.workspace), "use-value", NULL);
  mn_document_undo_async (self->base.document, FALSE, on_result, &result);
  fixture_wait (is_set, &result);
  changes = mn_document_undo_finish (self->base.document, result, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (mn_change_get_label (changes->pdata[0]), ==, "Set Value");
  g_assert_cmpuint (mn_change_get_n_items (changes->pdata[0]), ==, 1);
  g_assert_null (mention_of (self, "July 2024")->value);
}

/* What was typed and not written yet goes first, as whoever typed it is right */
static void
test_value_typed_first (Shown        *self,
                        gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *button;

  go_to (self, MN_RECORD_MENTION, "July 2024");
  button = need (self, GTK_TYPE_BUTTON, "Use “2024-07”");
  mn_text_field_type (MN_TEXT_FIELD (need (self, MN_TYPE_TEXT_FIELD, "Value")), "2023");
  g_signal_emit_by_name (button, "clicked");
  wait_for_edits (self);
  g_assert_cmpstr (mention_of (self, "July 2024")->value->edtf, ==, "2023");
  g_assert_false (mn_text_field_is_disputed (MN_TEXT_FIELD (need (self, MN_TYPE_TEXT_FIELD, "Value"))));
}

static void
test_mention_entity (Shown        *self,
                     gconstpointer data G_GNUC_UNUSED)
{
  MnMention *mention;

  go_to (self, MN_RECORD_MENTION, "Anna Kelly");
  choose (self, "Entity", "maduro");
  wait_for_edits (self);
  mention = (MnMention *) fixture_get_mark (&self->base, MN_RECORD_MENTION, "Anna Kelly");
  g_assert_cmpstr (mn_document_get_entity (self->base.document, &mention->entity)->name, ==, "Nicolas Maduro");

  choose (self, "Entity", "Somebody New");
  wait_for_edits (self);
  mention = (MnMention *) fixture_get_mark (&self->base, MN_RECORD_MENTION, "Anna Kelly");
  g_assert_cmpstr (mn_document_get_entity (self->base.document, &mention->entity)->name, ==, "Somebody New");

  pick (self, "Type", "Group");
  wait_for_edits (self);
  mention = (MnMention *) fixture_get_mark (&self->base, MN_RECORD_MENTION, "Anna Kelly");
  g_assert_cmpstr (mention->type, ==, "group");
}

static void
test_entity (Shown        *self,
             gconstpointer data G_GNUC_UNUSED)
{
  MnMention *mention;
  MnEntity *entity;

  go_to (self, MN_RECORD_MENTION, "Enrique Marquez");
  type_in (self, "Name", "Enrique Márquez");
  type_in (self, "Aliases", "Marquez\n\nMárquez\nMarquez");
  type_in (self, "Links", "Q30\nexample.org/marquez");
  type_in (self, "Note on", "freed in January");
  wait_for_edits (self);
  mention = (MnMention *) fixture_get_mark (&self->base, MN_RECORD_MENTION, "Enrique Marquez");
  entity = mn_document_get_entity (self->base.document, &mention->entity);
  g_assert_cmpstr (entity->name, ==, "Enrique Márquez");
  g_assert_cmpuint (g_strv_length (entity->aliases), ==, 2);
  g_assert_cmpstr (entity->links[0], ==, "https://www.wikidata.org/wiki/Q30");
  g_assert_cmpstr (entity->links[1], ==, "https://example.org/marquez");
  g_assert_cmpstr (entity->note, ==, "freed in January");

  type_in (self, "Links", "");
  type_in (self, "Aliases", "");
  wait_for_edits (self);
  entity = mn_document_get_entity (self->base.document, &mention->entity);
  g_assert_null (entity->links);
  g_assert_null (entity->aliases);
}

static void
test_entity_refuses (Shown        *self,
                     gconstpointer data G_GNUC_UNUSED)
{
  MnTextField *links, *name;

  go_to (self, MN_RECORD_MENTION, "Enrique Marquez");
  type_in (self, "Links", "no link at all");
  type_in (self, "Name", " ");
  links = MN_TEXT_FIELD (need (self, MN_TYPE_TEXT_FIELD, "Links"));
  name = MN_TEXT_FIELD (need (self, MN_TYPE_TEXT_FIELD, "Name"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (links), "error"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (name), "error"));
  wait_for_edits (self);
  g_assert_cmpstr (mn_workspace_get_current_entity (self->base.workspace)->name, ==, "Enrique Marquez");
}

static void
test_claim (Shown        *self,
            gconstpointer data G_GNUC_UNUSED)
{
  const MnId *annotator = mn_library_get_annotator (self->base.library);
  MnClaim *claim;

  go_to (self, MN_RECORD_CLAIM, VESSELS);
  type_in (self, "Statement", "31 ships had to go back");
  type_in (self, "Note", "ask the navy");
  pick (self, "Kind", "Figure");
  pick (self, "Form", "Indirect speech");
  pick (self, "Your Verdict", "Mixed");
  wait_for_edits (self);
  type_in (self, "Reasoning", "only ten were seen");
  wait_for_edits (self);
  claim = claim_of (self, VESSELS);
  g_assert_cmpstr (claim->statement, ==, "31 ships had to go back");
  g_assert_cmpstr (claim->note, ==, "ask the navy");
  g_assert_cmpstr (claim->kind, ==, "figure");
  g_assert_cmpint (claim->form, ==, MN_FORM_INDIRECT);
  g_assert_cmpstr (mn_claim_get_verdict (claim, annotator)->value, ==, "mixed");
  g_assert_cmpstr (mn_claim_get_verdict (claim, annotator)->reasoning, ==, "only ten were seen");

  pick (self, "Your Verdict", "None yet");
  wait_for_edits (self);
  g_assert_null (mn_claim_get_verdict (claim_of (self, VESSELS), annotator));
}

static void
set_selection (Shown      *self,
               const char *words)
{
  guint start, end;

  fixture_find (&self->base, words, 0, &start, &end);
  mn_workspace_set_selection (self->base.workspace, start, start, end, FALSE);
}

static void
make_attribution (Shown *self)
{
  go_to (self, MN_RECORD_CLAIM, LEVERAGE);
  choose (self, "Claimant", "kelly");
  wait_for_edits (self);
  set_selection (self, "told AFP");
  g_signal_emit_by_name (need (self, GTK_TYPE_BUTTON, "_Use Selection"), "clicked");
  wait_for_edits (self);
}

static void
test_attribution (Shown        *self,
                  gconstpointer data G_GNUC_UNUSED)
{
  MnRecord *naming = fixture_get_mark (&self->base, MN_RECORD_MENTION, "Anna Kelly");
  const MnAttribution *link;
  MnClaim *claim;

  make_attribution (self);
  pick (self, "Stance", "Denies");
  pick (self, "Certainty", "Probable");
  wait_for_edits (self);
  claim = claim_of (self, LEVERAGE);
  g_assert_cmpuint (claim->attributions.n, ==, 1);
  link = &claim->attributions.items[0];
  g_assert_true (mn_id_equal (&link->claimant.entity, &((MnMention *) naming)->entity));
  g_assert_true (mn_id_equal (&link->claimant.mention, &naming->id));
  g_assert_cmpuint (link->cues.n, ==, 1);
  g_assert_cmpstr (link->cues.items[0].quote, ==, "told AFP");
  g_assert_cmpstr (link->stance, ==, "denies");
  g_assert_cmpint (link->certainty, ==, MN_CERTAINTY_PROBABLE);
}

static void
test_again (Shown        *self,
            gconstpointer data G_GNUC_UNUSED)
{
  const MnAttribution *link;

  make_attribution (self);
  go_to (self, MN_RECORD_CLAIM, VESSELS);
  g_signal_emit_by_name (need (self, GTK_TYPE_BUTTON, "Again: Anna Kelly"), "clicked");
  wait_for_edits (self);
  link = &claim_of (self, VESSELS)->attributions.items[0];
  g_assert_true (mn_id_equal (&link->claimant.mention,
                              &fixture_get_mark (&self->base, MN_RECORD_MENTION, "Anna Kelly")->id));
  g_assert_cmpstr (link->cues.items[0].quote, ==, "told AFP");
}

static void
test_remark (Shown        *self,
             gconstpointer data G_GNUC_UNUSED)
{
  MnRecord *remark;

  go_to (self, MN_RECORD_REMARK, "Local sources spoke of more");
  type_in (self, "Remark", "who?");
  wait_for_edits (self);
  remark = fixture_get_mark (&self->base, MN_RECORD_REMARK, "Local sources spoke of more");
  g_assert_cmpstr (((MnRemark *) remark)->note, ==, "who?");
}

static void
press (GtkWidget *entry,
       guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &is_handled);
    }
}

/* Opens the list of a chooser and takes what is so far down, or up, in it */
static void
choose_by_keys (Shown      *self,
                const char *title,
                guint       keyval,
                guint       n)
{
  GtkWidget *entry = find (need (self, MN_TYPE_ENTITY_CHOOSER, title), GTK_TYPE_ENTRY, NULL);

  gtk_widget_grab_focus (entry);
  press (entry, GDK_KEY_Down);
  for (; n > 0; n--)
    press (entry, keyval);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_unlinks (Shown        *self,
              gconstpointer data G_GNUC_UNUSED)
{
  GtkWidget *list;
  MnRecord *mention;

  go_to (self, MN_RECORD_MENTION, "Anna Kelly");
  choose_by_keys (self, "Entity", GDK_KEY_Down, 1);
  wait_for_edits (self);
  mention = fixture_get_mark (&self->base, MN_RECORD_MENTION, "Anna Kelly");
  g_assert_true (mn_id_is_none (&((MnMention *) mention)->entity));
  g_assert_null (find (self->inspector, MN_TYPE_TEXT_FIELD, "Aliases"));

  settle (self);
  list = need (self, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_null (gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)))));
}

/* That is an edit of the library: no document has it to wait for */
static gboolean
is_group (gpointer user_data)
{
  Shown *self = user_data;

  return g_str_equal (mn_workspace_get_current_entity (self->base.workspace)->type, "group");
}

static void
test_entity_type (Shown        *self,
                  gconstpointer data G_GNUC_UNUSED)
{
  go_to (self, MN_RECORD_MENTION, "Anna Kelly");
  pick (self, "Type of the Entity", "Group");
  fixture_wait (is_group, self);
  g_assert_cmpstr (((MnMention *) fixture_get_mark (&self->base, MN_RECORD_MENTION, "Anna Kelly"))->type, ==, "group");
}

static void
test_claimants (Shown        *self,
                gconstpointer data G_GNUC_UNUSED)
{
  const MnReferent *claimant;

  go_to (self, MN_RECORD_CLAIM, VESSELS);
  choose_by_keys (self, "Claimant", GDK_KEY_Up, 1);
  wait_for_edits (self);
  claimant = &claim_of (self, VESSELS)->attributions.items[0].claimant;
  g_assert_true (mn_id_is_none (&claimant->entity) && mn_id_is_none (&claimant->mention));

  choose (self, "Claimant", "Zoltan");
  wait_for_edits (self);
  claimant = &claim_of (self, VESSELS)->attributions.items[0].claimant;
  g_assert_cmpstr (mn_document_get_entity (self->base.document, &claimant->entity)->name, ==, "Zoltan");

  choose_by_keys (self, "Claimant", GDK_KEY_Down, 1);
  wait_for_edits (self);
  g_assert_cmpuint (claim_of (self, VESSELS)->attributions.n, ==, 0);
}

/* Takes away the span that says @quote; tells whether it was there */
static gboolean
remove_span (GtkWidget  *widget,
             const char *quote)
{
  if (MN_IS_SPAN_ROW (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (widget))), quote) != NULL)
    {
      g_signal_emit_by_name (gtk_widget_get_last_child (widget), "clicked");
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (remove_span (child, quote))
      return TRUE;
  return FALSE;
}

static void
test_remove_piece (Shown        *self,
                   gconstpointer data G_GNUC_UNUSED)
{
  guint start, end;
  MnId id = claim_of (self, VESSELS)->record.id;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;
  MnClaim *claim;

  fixture_find (&self->base, "on Tuesday", 0, &start, &end);
  mn_document_add_piece_async (self->base.document, &id, start, end, on_result, &result);
  fixture_wait (is_set, &result);
  change = mn_document_edit_finish (self->base.document, result, NULL);
  mn_workspace_set_current (self->base.workspace, &id);
  settle (self);
  g_assert_true (remove_span (self->inspector, "31 vessels"));
  wait_for_edits (self);
  claim = (MnClaim *) mn_document_get_mark (self->base.document, &id);
  g_assert_cmpuint (claim->spans.n, ==, 1);
  g_assert_cmpstr (claim->spans.items[0].quote, ==, "on Tuesday");
  /* the last one cannot be taken away */
  settle (self);
  g_assert_null (find (need (self, MN_TYPE_SPAN_ROW, NULL), GTK_TYPE_BUTTON, NULL));
}

static void
test_remove_cue (Shown        *self,
                 gconstpointer data G_GNUC_UNUSED)
{
  make_attribution (self);
  go_to (self, MN_RECORD_CLAIM, LEVERAGE);
  g_assert_true (remove_span (self->inspector, "told AFP"));
  wait_for_edits (self);
  g_assert_cmpuint (claim_of (self, LEVERAGE)->attributions.items[0].cues.n, ==, 0);
}

/* A dirty field of one claim, then another one by the keyboard */
static void
test_keeps_text_of_another (Shown        *self,
                            gconstpointer data G_GNUC_UNUSED)
{
  go_to (self, MN_RECORD_CLAIM, VESSELS);
  mn_text_field_type (MN_TEXT_FIELD (need (self, MN_TYPE_TEXT_FIELD, "Statement")), "31 ships");
  go_to (self, MN_RECORD_CLAIM, LEVERAGE);
  wait_for_edits (self);
  g_assert_cmpstr (claim_of (self, VESSELS)->statement, ==, "31 ships");
  g_assert_null (claim_of (self, LEVERAGE)->statement);
}

static gboolean
has_tag (gpointer library)
{
  return mn_tags_find (&mn_library_get_tagset (library)->verdicts, "half-true") != NULL;
}

static void
add_verdict (Shown *self)
{
  MnTagset *before = mn_library_get_tagset (self->base.library);
  MnTagsetBuilder *after = mn_tagset_edit (before);
  MnTag *tag = &after->verdicts.items[0];
  g_autoptr (MnChange) change = mn_change_new ("Change Tagset", mn_library_get_annotator (self->base.library));
  g_autoptr (GError) error = NULL;

  tag->id = g_intern_string ("half-true");
  g_free (tag->label);
  tag->label = g_strdup ("Half true");
  mn_change_add (change, mn_tagset_ref (before), mn_record_end (after));
  mn_store_apply (mn_library_get_store (self->base.library), change, NULL, &error);
  g_assert_no_error (error);
  fixture_wait (has_tag, self->base.library);
}

static void
test_tagset (Shown        *self,
             gconstpointer data G_GNUC_UNUSED)
{
  const MnId *annotator = mn_library_get_annotator (self->base.library);

  go_to (self, MN_RECORD_CLAIM, VESSELS);
  pick (self, "Kind", "Figure");
  wait_for_edits (self);
  add_verdict (self);
  g_assert_cmpstr (get_picked (self, "Kind"), ==, "Figure");
  g_assert_cmpstr (get_picked (self, "Your Verdict"), ==, "None yet");
  g_assert_null (mn_claim_get_verdict (claim_of (self, VESSELS), annotator)); /* nothing was picked by itself */
  pick (self, "Your Verdict", "Half true");
  wait_for_edits (self);
  g_assert_cmpstr (mn_claim_get_verdict (claim_of (self, VESSELS), annotator)->value, ==, "half-true");
}

static guint
count_choices (Shown      *self,
               const char *title)
{
  GtkWidget *picker = need (self, MN_TYPE_PICKER, title);

  return g_list_model_get_n_items (
      gtk_drop_down_get_model (GTK_DROP_DOWN (find (picker, GTK_TYPE_DROP_DOWN, NULL))));
}

static void
test_unknown_tag (Shown        *self,
                  gconstpointer data G_GNUC_UNUSED)
{
  const MnId *annotator = mn_library_get_annotator (self->base.library);
  guint n;

  go_to (self, MN_RECORD_CLAIM, LEVERAGE);
  n = count_choices (self, "Your Verdict");
  pick (self, "Your Verdict", "True");
  wait_for_edits (self);
  add_verdict (self); /* in the place of that */
  go_to (self, MN_RECORD_CLAIM, LEVERAGE);
  g_assert_cmpstr (get_picked (self, "Your Verdict"), ==, "true");
  g_assert_cmpstr (mn_claim_get_verdict (claim_of (self, LEVERAGE), annotator)->value, ==, "true");
  g_assert_cmpuint (count_choices (self, "Your Verdict"), ==, n + 1);
  /* it is no choice of others */
  go_to (self, MN_RECORD_CLAIM, VESSELS);
  g_assert_cmpuint (count_choices (self, "Your Verdict"), ==, n);
  g_assert_cmpstr (get_picked (self, "Your Verdict"), ==, "None yet");
}

static void
test_tab_stays (Shown        *self,
                gconstpointer data G_GNUC_UNUSED)
{
  GtkToggleButton *entities;

  go_to (self, MN_RECORD_CLAIM, VESSELS);
  entities = GTK_TOGGLE_BUTTON (need (self, GTK_TYPE_TOGGLE_BUTTON, "Entities"));
  gtk_toggle_button_set_active (entities, TRUE);
  wait_for_edits (self);
  settle (self);
  g_assert_true (gtk_toggle_button_get_active (entities));
}

static gboolean
has_failed (gpointer self)
{
  return ((Shown *) self)->n_failures > 0;
}

static void
test_failure (Shown        *self,
              gconstpointer data G_GNUC_UNUSED)
{
  go_to (self, MN_RECORD_CLAIM, VESSELS);
  mn_sqlite_store_close (mn_library_get_store (self->base.library));
  pick (self, "Kind", "Promise");
  fixture_wait (has_failed, self);
  g_assert_cmpstr (get_picked (self, "Kind"), ==, "Not said");
}

static void
test_narrow (Shown        *self,
             gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    MnRecordKind kind;
    const char  *words;
  } marks[] = { { MN_RECORD_MENTION, "Anna Kelly" }, { MN_RECORD_CLAIM, LEVERAGE },
                { MN_RECORD_MENTION, "at least 31 vessels" },
                { MN_RECORD_REMARK, "Local sources spoke of more" } };
  int minimum;

  make_attribution (self);
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      go_to (self, marks[i].kind, marks[i].words);
      gtk_widget_measure (self->inspector, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 300);
    }
}

static void
take_picture (Shown      *self,
              const char *what,
              int         width,
              gboolean    is_dark)
{
  g_autofree char *name = g_strdup_printf ("inspector-%s-%d-%s", what, width, is_dark ? "dark" : "light");
  g_autoptr (GdkPixbuf) picture = fixture_render (&self->base, name);

  g_assert_cmpint (gdk_pixbuf_get_width (picture), >, 0);
}

static void
test_pictures (Shown        *self,
               gconstpointer data)
{
  int width = GPOINTER_TO_INT (data) / 10;
  gboolean is_dark = GPOINTER_TO_INT (data) % 10;
  GtkWidget *scroll;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      is_dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_window_set_default_size (GTK_WINDOW (self->base.window), width, 1000);
  make_attribution (self);
  pick (self, "Your Verdict", "Misleading");
  type_in (self, "Statement", "The president forces other states by pressure");
  wait_for_edits (self);
  go_to (self, MN_RECORD_CLAIM, LEVERAGE);
  take_picture (self, "claim", width, is_dark);
  go_to (self, MN_RECORD_MENTION, "Anna Kelly");
  type_in (self, "Links", "Q30\nhttps://www.example.org/a/very/long/address/of/somebody-whom-nobody-knows");
  wait_for_edits (self);
  go_to (self, MN_RECORD_MENTION, "Anna Kelly");
  take_picture (self, "mention", width, is_dark);
  scroll = gtk_widget_get_ancestor (need (self, MN_TYPE_ENTITY_CHOOSER, NULL), GTK_TYPE_SCROLLED_WINDOW);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll)), 10000);
  settle (self);
  take_picture (self, "entity", width, is_dark);
  go_to (self, MN_RECORD_REMARK, "Local sources spoke of more");
  take_picture (self, "remark", width, is_dark);
  mn_workspace_set_current (self->base.workspace, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (need (self, GTK_TYPE_TOGGLE_BUTTON, "Claims")), TRUE);
  settle (self);
  take_picture (self, "empty", width, is_dark);
}

#define ADD(path, function) g_test_add ("/inspector/" path, Shown, NULL, set_up, function, tear_down)
#define ADD_PICTURES(path, width, is_dark) \
  g_test_add ("/inspector/" path, Shown, GINT_TO_POINTER (10 * (width) + (is_dark)), set_up, test_pictures, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("selects-the-row-of-what-is-current-and-leaves-the-focus", test_follows);
  ADD ("counts-what-there-is", test_counts);
  ADD ("goes-to-the-mark-of-a-row", test_click);
  ADD ("goes-to-the-first-mention-of-an-entity", test_click_entity);
  ADD ("filters-by-words", test_filter);
  ADD ("filters-by-verdict", test_filter_verdict);
  ADD ("mention/writes-each-field", test_mention);
  ADD ("mention/links-to-another-entity-or-a-new-one", test_mention_entity);
  ADD ("mention/value/goes-by-the-type", test_value_goes_by_type);
  ADD ("mention/value/stays-where-nothing-was-typed", test_value_untouched);
  ADD ("mention/value/of-a-former-type-takes-nothing-away", test_value_of_former_type);
  ADD ("mention/value/is-proposed-and-taken-by-a-button", test_value_proposed);
  ADD ("mention/value/is-told-or-why-there-is-none", test_value_told);
  ADD ("mention/value/taken-is-one-step-of-undo", test_value_undone);
  ADD ("mention/value/that-was-typed-goes-first", test_value_typed_first);
  ADD ("entity/writes-each-field", test_entity);
  ADD ("entity/refuses-what-is-no-link-and-no-name", test_entity_refuses);
  ADD ("claim/writes-each-field", test_claim);
  ADD ("claim/has-a-claimant-and-a-cue", test_attribution);
  ADD ("claim/offers-the-last-claimant-again", test_again);
  ADD ("claim/claimants-may-be-unsaid-or-new-or-none", test_claimants);
  ADD ("claim/loses-a-piece-but-the-last", test_remove_piece);
  ADD ("claim/loses-a-cue", test_remove_cue);
  ADD ("claim/keeps-what-was-typed-when-another-becomes-current", test_keeps_text_of_another);
  ADD ("mention/may-refer-to-nothing", test_unlinks);
  ADD ("entity/changes-its-type", test_entity_type);
  ADD ("remark/writes-its-note", test_remark);
  ADD ("tagset/forms-follow-it", test_tagset);
  ADD ("tagset/an-unknown-tag-shows-only-where-it-is-held", test_unknown_tag);
  ADD ("another-list-may-be-looked-at", test_tab_stays);
  ADD ("failure/shows-what-the-record-holds", test_failure);
  ADD ("fits-300-pixels", test_narrow);
  ADD_PICTURES ("looks-well/narrow-light", 300, FALSE);
  ADD_PICTURES ("looks-well/narrow-dark", 300, TRUE);
  ADD_PICTURES ("looks-well/phone-light", 360, FALSE);
  ADD_PICTURES ("looks-well/phone-dark", 360, TRUE);

  return g_test_run ();
}
