/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "mn-edits.h"
#include "mn-sqlite-store.h"
#include "mn-text-field.h"

#include <string.h>

#define TEXT "Kelly told AFP that Marquez was freed. Nobody else said anything."

/* So long that no test ever waits for it */
#define NEVER 3600000

typedef struct
{
  Fixture      base;
  MnTextField *field;
  MnId         remark;
  MnId         other;
  guint        n_failures;
} Shown;

static char *
get_note (gconstpointer record,
          MnLibrary    *library G_GNUC_UNUSED)
{
  return g_strdup (((MnRemark *) record)->note);
}

static void
set_note (gpointer    builder,
          const char *text,
          MnLibrary  *library G_GNUC_UNUSED)
{
  g_free (((MnRemarkBuilder *) builder)->note);
  ((MnRemarkBuilder *) builder)->note = g_strdup (text);
}

static char *
refuse_bad (const char   *text,
            gconstpointer record G_GNUC_UNUSED)
{
  return g_strcmp0 (text, "bad") == 0 ? g_strdup ("That is bad") : NULL;
}

static const MnTextBinding binding = { "Change Note", get_note, set_note, refuse_bad };

/* As a list of names is kept: no line is empty */
static void
set_lines (gpointer    builder,
           const char *text,
           MnLibrary  *library)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n\n", -1);
  g_autofree char *joined = g_strjoinv ("\n", lines);

  set_note (builder, *joined != '\0' ? joined : NULL, library);
}

static const MnTextBinding lines_binding = { "Change Note", get_note, set_lines, NULL };

static const char *
held_note (Shown *self)
{
  MnRecord *record = mn_document_get_mark (self->base.document, &self->remark);

  return ((MnRemark *) record)->note;
}

/* As a form does */
static void
on_current (Shown *self)
{
  MnRecord *current = mn_workspace_get_current (self->base.workspace);

  mn_text_field_set_record (self->field, current);
}

static void
on_fail (Shown *self)
{
  self->n_failures++;
}

static void
set_up (Shown        *self,
        gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
  MnRecordBuilder *remark = fixture_make_remark (TEXT, 0, 5, "first");
  MnRecordBuilder *other = fixture_make_remark (TEXT, 11, 14, NULL);

  memset (self, 0, sizeof *self);
  self->remark = remark->id;
  self->other = other->id;
  g_ptr_array_add (marks, remark);
  g_ptr_array_add (marks, other);
  fixture_set_up (&self->base, TEXT, marks);
  self->field
      = g_object_ref_sink (g_object_new (MN_TYPE_TEXT_FIELD, "title", "Note", "timeout-ms", NEVER, NULL));
  mn_text_field_bind (self->field, self->base.workspace, &binding);
  g_signal_connect_swapped (self->base.workspace, "notify::current", G_CALLBACK (on_current), self);
  g_signal_connect_swapped (self->base.workspace, "fail", G_CALLBACK (on_fail), self);
  mn_workspace_set_current (self->base.workspace, &self->remark);
  fixture_show (&self->base, GTK_WIDGET (self->field), 300, 200);
}

static void
tear_down (Shown        *self,
           gconstpointer data G_GNUC_UNUSED)
{
  g_signal_handlers_disconnect_by_data (self->base.workspace, self);
  g_object_unref (self->field);
  fixture_tear_down (&self->base);
}

static gboolean
is_written (gpointer data)
{
  Shown *self = data;

  return !mn_text_field_is_dirty (self->field);
}

static gboolean
has_failed (gpointer data)
{
  return ((Shown *) data)->n_failures > 0;
}

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

static void
change_note (gpointer builder,
             gpointer note)
{
  set_note (builder, note, NULL);
}

/* Somebody else, or another part of the window, writes the same record */
static void
write_note (Shown      *self,
            const char *note)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  mn_document_modify_mark_async (self->base.document, &self->remark, "Change", NULL, change_note, g_strdup (note),
                                 g_free, on_result, &result);
  fixture_wait (is_set, &result);
  change = mn_document_edit_finish (self->base.document, result, NULL);
  g_assert_nonnull (change);
}

static void
undo (Shown *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  mn_document_undo_async (self->base.document, FALSE, on_result, &result);
  fixture_wait (is_set, &result);
  changes = mn_document_undo_finish (self->base.document, result, NULL);
  g_assert_nonnull (changes);
}

static void
assert_text (Shown      *self,
             const char *text)
{
  g_autofree char *shown = mn_text_field_dup_text (self->field);

  g_assert_cmpstr (shown, ==, text);
}

static void
commit (Shown      *self,
        const char *text)
{
  mn_text_field_type (self->field, text);
  mn_text_field_commit (self->field);
  fixture_wait (is_written, self);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (Shown      *self,
       const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (self->field), label);

  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
test_shows (Shown        *self,
            gconstpointer data G_GNUC_UNUSED)
{
  assert_text (self, "first");
  mn_workspace_set_current (self->base.workspace, &self->other);
  assert_text (self, NULL);
}

static void
test_waits (Shown        *self,
            gconstpointer data G_GNUC_UNUSED)
{
  mn_text_field_type (self->field, "second");
  fixture_next_frame (&self->base);
  g_assert_cmpstr (held_note (self), ==, "first");
  g_assert_true (mn_text_field_is_dirty (self->field));
}

static void
test_commit (Shown        *self,
             gconstpointer data G_GNUC_UNUSED)
{
  commit (self, "  second ");
  g_assert_cmpstr (held_note (self), ==, "second");
}

static void
test_timeout (Shown        *self,
              gconstpointer data G_GNUC_UNUSED)
{
  g_object_set (self->field, "timeout-ms", 1, NULL);
  mn_text_field_type (self->field, "second");
  fixture_wait (is_written, self);
  g_assert_cmpstr (held_note (self), ==, "second");
}

static void
test_empty (Shown        *self,
            gconstpointer data G_GNUC_UNUSED)
{
  commit (self, "   ");
  g_assert_null (held_note (self));
}

static void
test_other_record (Shown        *self,
                   gconstpointer data G_GNUC_UNUSED)
{
  mn_text_field_type (self->field, "second");
  mn_workspace_set_current (self->base.workspace, &self->other);
  assert_text (self, NULL);
  write_note (self, "third"); /* waits in the queue behind it */
  undo (self);
  g_assert_cmpstr (held_note (self), ==, "second");
}

static void
test_going_away (Shown        *self,
                 gconstpointer data G_GNUC_UNUSED)
{
  mn_text_field_type (self->field, "second");
  gtk_window_set_child (GTK_WINDOW (self->base.window), NULL);
  write_note (self, "third");
  undo (self);
  g_assert_cmpstr (held_note (self), ==, "second");
}

static void
test_one_step (Shown        *self,
               gconstpointer data G_GNUC_UNUSED)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  commit (self, "second");
  commit (self, "second and more");
  undo (self);
  g_assert_cmpstr (held_note (self), ==, "first");
  assert_text (self, "first");
}

static void
test_own_undo (Shown        *self,
               gconstpointer data G_GNUC_UNUSED)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  mn_workspace_set_current (self->base.workspace, &self->other);
  mn_workspace_set_current (self->base.workspace, &self->remark);
  assert_text (self, "first");
  gtk_widget_activate_action (gtk_root_get_focus (GTK_ROOT (self->base.window)), "text.undo", NULL);
  assert_text (self, "first"); /* not the text of the other record, which has none */
}

static void
test_refused (Shown        *self,
              gconstpointer data G_GNUC_UNUSED)
{
  mn_text_field_type (self->field, "bad");
  mn_text_field_commit (self->field);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (self->field), "error"));
  assert_text (self, "bad");
  g_assert_cmpstr (held_note (self), ==, "first");

  mn_text_field_type (self->field, "good");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (self->field), "error"));
}

static void
test_follows (Shown        *self,
              gconstpointer data G_GNUC_UNUSED)
{
  write_note (self, "elsewhere");
  assert_text (self, "elsewhere");
  g_assert_false (mn_text_field_is_dirty (self->field));
}

static void
make_dispute (Shown *self)
{
  mn_text_field_type (self->field, "mine");
  write_note (self, "theirs");
}

static void
test_dispute (Shown        *self,
              gconstpointer data G_GNUC_UNUSED)
{
  make_dispute (self);
  g_assert_true (mn_text_field_is_disputed (self->field));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (self->field), "warning"));
  assert_text (self, "mine");

  mn_text_field_commit (self->field);
  write_note (self, "theirs still"); /* had anything been sent, it would stand before this */
  undo (self);
  g_assert_cmpstr (held_note (self), ==, "theirs");
  assert_text (self, "mine");
}

static void
test_keep_mine (Shown        *self,
                gconstpointer data G_GNUC_UNUSED)
{
  make_dispute (self);
  click (self, "Keep Mine");
  fixture_wait (is_written, self);
  g_assert_cmpstr (held_note (self), ==, "mine");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (self->field), "warning"));
}

static void
test_take_theirs (Shown        *self,
                  gconstpointer data G_GNUC_UNUSED)
{
  make_dispute (self);
  click (self, "Take Theirs");
  assert_text (self, "theirs");
  g_assert_false (mn_text_field_is_disputed (self->field));
  g_assert_cmpstr (held_note (self), ==, "theirs");
}

static void
test_failure (Shown        *self,
              gconstpointer data G_GNUC_UNUSED)
{
  mn_sqlite_store_close (mn_library_get_store (self->base.library));
  mn_text_field_type (self->field, "typed");
  mn_text_field_commit (self->field);
  fixture_wait (has_failed, self);
  assert_text (self, "typed");
  g_assert_true (mn_text_field_is_dirty (self->field));
  g_assert_cmpstr (held_note (self), ==, "first");
}

static void
test_failure_elsewhere (Shown        *self,
                        gconstpointer data G_GNUC_UNUSED)
{
  mn_sqlite_store_close (mn_library_get_store (self->base.library));
  mn_text_field_type (self->field, "typed");
  mn_workspace_set_current (self->base.workspace, &self->other);
  fixture_wait (has_failed, self);
  assert_text (self, NULL);
  mn_workspace_set_current (self->base.workspace, &self->remark);
  assert_text (self, "typed");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (self->field), "warning"));
}

static void
test_wrong_elsewhere (Shown        *self,
                      gconstpointer data G_GNUC_UNUSED)
{
  mn_text_field_type (self->field, "bad");
  mn_workspace_set_current (self->base.workspace, &self->other);
  assert_text (self, NULL);
  mn_workspace_set_current (self->base.workspace, &self->remark);
  assert_text (self, "bad");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (self->field), "error"));
  g_assert_cmpstr (held_note (self), ==, "first");
}

static void
test_dispute_elsewhere (Shown        *self,
                        gconstpointer data G_GNUC_UNUSED)
{
  make_dispute (self);
  mn_workspace_set_current (self->base.workspace, &self->other);
  mn_workspace_set_current (self->base.workspace, &self->remark);
  assert_text (self, "mine");
  g_assert_cmpstr (held_note (self), ==, "theirs");
}

static void
test_typed_while_sending (Shown        *self,
                          gconstpointer data G_GNUC_UNUSED)
{
  mn_text_field_type (self->field, "second");
  mn_text_field_commit (self->field);
  mn_text_field_type (self->field, "second and more"); /* before that is written */
  mn_workspace_set_current (self->base.workspace, &self->other);
  write_note (self, "third");
  undo (self);
  g_assert_cmpstr (held_note (self), ==, "second and more");
}

static void
test_typed_back_while_sending (Shown        *self,
                               gconstpointer data G_GNUC_UNUSED)
{
  mn_text_field_type (self->field, "second");
  mn_text_field_commit (self->field);
  mn_text_field_type (self->field, "first"); /* which the record still says */
  mn_workspace_set_current (self->base.workspace, &self->other);
  write_note (self, "third");
  undo (self);
  g_assert_cmpstr (held_note (self), ==, "first");
}

static void
test_goes_away_while_sending (Shown        *self,
                              gconstpointer data G_GNUC_UNUSED)
{
  mn_text_field_type (self->field, "second");
  mn_text_field_commit (self->field);
  mn_text_field_type (self->field, "second and more"); /* before that is written */
  gtk_window_set_child (GTK_WINDOW (self->base.window), NULL);
  write_note (self, "third");
  undo (self);
  g_assert_cmpstr (held_note (self), ==, "second and more");
}

static void
test_comes_back_while_sending (Shown        *self,
                               gconstpointer data G_GNUC_UNUSED)
{
  mn_text_field_type (self->field, "second");
  mn_workspace_set_current (self->base.workspace, &self->other);
  mn_workspace_set_current (self->base.workspace, &self->remark);
  mn_text_field_type (self->field, "third");
  mn_text_field_commit (self->field);
  fixture_wait (is_written, self);
  g_assert_cmpstr (held_note (self), ==, "third");
}

static void
test_failure_comes_back (Shown        *self,
                         gconstpointer data G_GNUC_UNUSED)
{
  mn_sqlite_store_close (mn_library_get_store (self->base.library));
  mn_text_field_type (self->field, "typed");
  mn_workspace_set_current (self->base.workspace, &self->other);
  mn_workspace_set_current (self->base.workspace, &self->remark);
  fixture_wait (has_failed, self);
  assert_text (self, "typed");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (self->field), "warning"));
}

static void
test_dispute_ends (Shown        *self,
                   gconstpointer data G_GNUC_UNUSED)
{
  make_dispute (self);
  write_note (self, "first");
  g_assert_false (mn_text_field_is_disputed (self->field));
  mn_text_field_commit (self->field);
  fixture_wait (is_written, self);
  g_assert_cmpstr (held_note (self), ==, "mine");
}

static char *
get_raw_text (Shown *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->base.window));
  char *text;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), "text", &text, NULL);
  return text;
}

/* Kept without the empty line: neither a dispute nor pulled from under the hands of who types */
static void
test_kept_in_other_words (Shown        *self,
                          gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *meanwhile = NULL;

  g_object_set (self->field, "is-multiline", TRUE, NULL);
  mn_workspace_set_current (self->base.workspace, NULL);
  mn_text_field_bind (self->field, self->base.workspace, &lines_binding);
  mn_workspace_set_current (self->base.workspace, &self->remark);
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  commit (self, "one\n\ntwo");
  g_assert_cmpstr (held_note (self), ==, "one\ntwo");
  g_assert_false (mn_text_field_is_disputed (self->field));
  meanwhile = get_raw_text (self);
  g_assert_cmpstr (meanwhile, ==, "one\n\ntwo");

  gtk_window_set_focus (GTK_WINDOW (self->base.window), NULL);
  assert_text (self, "one\ntwo");
  write_note (self, "elsewhere");
  assert_text (self, "elsewhere");
}

typedef struct
{
  MnLibrary  *library;
  MnDocument *document;
} Elsewhere;

static void
on_opened (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      document)
{
  *(MnDocument **) document = mn_document_open_finish (result, NULL);
}

static gboolean
is_loaded (gpointer document)
{
  return mn_document_is_loaded (document);
}

/* The same file in another program */
static void
open_elsewhere (Shown     *self,
                Elsewhere *elsewhere)
{
  g_autofree char *path = g_build_filename (self->base.folder, "library.manicule", NULL);
  g_autoptr (MnStore) store = mn_sqlite_store_open (path, MN_SQLITE_OPEN_CREATE, NULL);

  elsewhere->library = mn_library_new (store, NULL);
  mn_library_use_annotator (elsewhere->library, NULL, "Other", NULL);
  elsewhere->document = NULL;
  mn_document_open_async (elsewhere->library, mn_document_get_id (self->base.document), NULL, on_opened,
                          &elsewhere->document);
  fixture_wait (is_set, &elsewhere->document);
  fixture_wait (is_loaded, elsewhere->document);
}

static void
change_elsewhere (Shown       *self,
                  MnModifyFunc modify,
                  const char  *text)
{
  Elsewhere elsewhere;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MnChange) change = NULL;

  open_elsewhere (self, &elsewhere);
  mn_document_modify_mark_async (elsewhere.document, &self->remark, "Change", NULL, modify, g_strdup (text), g_free,
                                 on_result, &result);
  fixture_wait (is_set, &result);
  change = mn_document_edit_finish (elsewhere.document, result, NULL);
  g_assert_nonnull (change);
  mn_sqlite_store_close (mn_library_get_store (elsewhere.library));
  g_object_unref (elsewhere.document);
  g_object_unref (elsewhere.library);
}

static gboolean
is_disputed (gpointer data)
{
  return mn_text_field_is_disputed (((Shown *) data)->field);
}

static void
test_conflict (Shown        *self,
               gconstpointer data G_GNUC_UNUSED)
{
  change_elsewhere (self, change_note, "theirs");
  mn_text_field_type (self->field, "mine");
  mn_text_field_commit (self->field);
  fixture_wait (is_disputed, self);
  assert_text (self, "mine");
  g_assert_cmpstr (held_note (self), ==, "theirs");
  fixture_wait (has_failed, self);

  click (self, "Keep Mine");
  fixture_wait (is_written, self);
  g_assert_cmpstr (held_note (self), ==, "mine");
}

static void
change_place (gpointer builder,
              gpointer text G_GNUC_UNUSED)
{
  g_autoptr (MnText) stored = mn_text_new (TEXT, -1);

  mn_spans_add (&((MnRemarkBuilder *) builder)->spans, stored, 21, 28);
}

static void
test_conflict_in_another_part (Shown        *self,
                               gconstpointer data G_GNUC_UNUSED)
{
  change_elsewhere (self, change_place, NULL);
  commit (self, "mine");
  g_assert_cmpstr (held_note (self), ==, "mine");
  g_assert_cmpuint (mn_mark_get_spans (mn_document_get_mark (self->base.document, &self->remark))->n, ==, 2);
  g_assert_cmpuint (self->n_failures, ==, 0);
}

static void
test_enter (Shown        *self,
            gconstpointer data G_GNUC_UNUSED)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  mn_text_field_type (self->field, "second");
  g_signal_emit_by_name (gtk_widget_get_parent (gtk_root_get_focus (GTK_ROOT (self->base.window))), "activate");
  fixture_wait (is_written, self);
  g_assert_cmpstr (held_note (self), ==, "second");
}

static void
test_leave (Shown        *self,
            gconstpointer data G_GNUC_UNUSED)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  mn_text_field_type (self->field, "second");
  gtk_window_set_focus (GTK_WINDOW (self->base.window), NULL);
  fixture_wait (is_written, self);
  g_assert_cmpstr (held_note (self), ==, "second");
}

static void
test_two_visits (Shown        *self,
                 gconstpointer data G_GNUC_UNUSED)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  commit (self, "second");
  gtk_window_set_focus (GTK_WINDOW (self->base.window), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  commit (self, "third");
  undo (self);
  g_assert_cmpstr (held_note (self), ==, "second");
}

static void
test_multiline (Shown        *self,
                gconstpointer data G_GNUC_UNUSED)
{
  g_object_set (self->field, "is-multiline", TRUE, NULL);
  commit (self, "one\ntwo");
  g_assert_cmpstr (held_note (self), ==, "one\ntwo");
}

#define ADD(path, function) g_test_add ("/text-field/" path, Shown, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("shows-its-record", test_shows);
  ADD ("writes-nothing-while-one-types", test_waits);
  ADD ("writes-without-blanks-at-the-ends", test_commit);
  ADD ("writes-some-time-after-the-last-key", test_timeout);
  ADD ("unsets-what-is-blank", test_empty);
  ADD ("writes-before-it-shows-another-record", test_other_record);
  ADD ("writes-when-it-goes-away", test_going_away);
  ADD ("one-visit-is-one-step-of-undo", test_one_step);
  ADD ("its-own-undo-never-leads-to-another-record", test_own_undo);
  ADD ("keeps-what-is-wrong-and-says-why", test_refused);
  ADD ("follows-its-record", test_follows);
  ADD ("dispute/overwrites-nothing", test_dispute);
  ADD ("dispute/keeps-mine-on-request", test_keep_mine);
  ADD ("dispute/takes-theirs-on-request", test_take_theirs);
  ADD ("failure/keeps-what-was-typed", test_failure);
  ADD ("failure/keeps-it-for-a-record-no-longer-shown", test_failure_elsewhere);
  ADD ("failure/keeps-it-for-a-record-shown-again-before", test_failure_comes_back);
  ADD ("may-have-several-lines", test_multiline);
  ADD ("writes-when-left", test_leave);
  ADD ("writes-on-enter", test_enter);
  ADD ("two-visits-are-two-steps-of-undo", test_two_visits);
  ADD ("keeps-what-is-wrong-while-another-record-is-shown", test_wrong_elsewhere);
  ADD ("loses-nothing-typed-while-it-writes", test_typed_while_sending);
  ADD ("takes-back-what-it-writes", test_typed_back_while_sending);
  ADD ("may-go-away-while-it-writes", test_goes_away_while_sending);
  ADD ("may-come-back-while-it-writes", test_comes_back_while_sending);
  ADD ("shows-what-is-kept-in-other-words-once-left", test_kept_in_other_words);
  ADD ("dispute/stays-while-another-record-is-shown", test_dispute_elsewhere);
  ADD ("dispute/ends-when-theirs-is-taken-back", test_dispute_ends);
  ADD ("conflict/stays-in-the-field", test_conflict);
  ADD ("conflict/in-another-part-of-the-record-bothers-nobody", test_conflict_in_another_part);

  return g_test_run ();
}
