/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "mn-entity-chooser.h"
#include "mn-mention-edits.h"

#include <string.h>

#define TEXT \
  "Anna Kelly told AFP that local sources had seen Enrique Marquez. Anna Kelly praised Donald Trump in Caracas. " \
  "A spokeswoman said no."

typedef struct
{
  Fixture          base;
  MnEntityChooser *chooser;
  MnChoice        *chosen;
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

static void
mark (Shown      *self,
      const char *words,
      const char *type,
      gboolean    is_named)
{
  g_autoptr (GAsyncResult) marked = NULL;
  g_autoptr (GAsyncResult) unlinked = NULL;
  g_autoptr (MnChange) change = NULL;
  g_autoptr (MnChange) unlinking = NULL;
  guint start, end;

  fixture_find (&self->base, words, 0, &start, &end);
  mn_document_mark_mention_async (self->base.document, type, start, end, on_result, &marked);
  fixture_wait (is_set, &marked);
  change = mn_document_edit_finish (self->base.document, marked, NULL);
  if (is_named)
    return;
  mn_document_link_async (self->base.document,
                          &fixture_get_mark (&self->base, MN_RECORD_MENTION, words)->id, NULL, on_result, &unlinked);
  fixture_wait (is_set, &unlinked);
  unlinking = mn_document_edit_finish (self->base.document, unlinked, NULL);
}

static void
on_chosen (Shown    *self,
           MnChoice *choice)
{
  g_set_object (&self->chosen, choice);
}

static void
set_up (Shown        *self,
        gconstpointer data)
{
  gboolean is_claimant = data != NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  memset (self, 0, sizeof *self);
  fixture_set_up (&self->base, TEXT, NULL);
  mark (self, "Anna Kelly", "person", TRUE);
  mark (self, "Enrique Marquez", "person", TRUE);
  mark (self, "Donald Trump", "person", TRUE);
  mark (self, "Caracas", "place", TRUE);
  mark (self, "local sources", "group", FALSE);
  mark (self, "A spokeswoman", "person", FALSE);

  self->chooser = g_object_new (MN_TYPE_ENTITY_CHOOSER, "title", "Entity", "is-claimant", is_claimant, NULL);
  mn_entity_chooser_set_workspace (self->chooser, self->base.workspace);
  mn_entity_chooser_show (self->chooser, "Anna Kelly", is_claimant ? NULL : "Kelly", is_claimant ? NULL : "person");
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (on_chosen), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chooser));
  gtk_widget_set_hexpand (GTK_WIDGET (self->chooser), TRUE);
  fixture_show (&self->base, box, 300, 400);
}

static void
tear_down (Shown        *self,
           gconstpointer data G_GNUC_UNUSED)
{
  g_clear_object (&self->chosen);
  fixture_tear_down (&self->base);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkEditable *
get_entry (Shown *self)
{
  return GTK_EDITABLE (find (GTK_WIDGET (self->chooser), GTK_TYPE_ENTRY));
}

static GtkWidget *
get_popover (Shown *self)
{
  return find (GTK_WIDGET (self->chooser), GTK_TYPE_POPOVER);
}

/* What a key does that is pressed in the entry */
static void
press (Shown *self,
       guint  keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (get_entry (self)));
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &is_handled);
    }
  if (!is_handled && keyval == GDK_KEY_Return)
    g_signal_emit_by_name (get_entry (self), "activate");
}

static MnChoice *
get_choice (Shown *self,
            guint  position)
{
  GtkListView *list = GTK_LIST_VIEW (find (get_popover (self), GTK_TYPE_LIST_VIEW));
  MnChoice *choice = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  g_assert_nonnull (choice);
  g_object_unref (choice);
  return choice;
}

static void
assert_offers (Shown       *self,
               guint        position,
               MnChoiceKind kind,
               const char  *name)
{
  MnChoice *choice = get_choice (self, position);

  g_assert_cmpint (mn_choice_get_kind (choice), ==, kind);
  g_assert_cmpstr (mn_choice_get_name (choice), ==, name);
}

static void
test_likeliest (Shown        *self,
                gconstpointer data G_GNUC_UNUSED)
{
  press (self, GDK_KEY_Down);
  assert_offers (self, 0, MN_CHOICE_NONE, NULL);
  assert_offers (self, 1, MN_CHOICE_ENTITY, "Anna Kelly"); /* the mention says Kelly */
  assert_offers (self, 2, MN_CHOICE_ENTITY, "Donald Trump"); /* the other persons */
  assert_offers (self, 3, MN_CHOICE_ENTITY, "Enrique Marquez");
  assert_offers (self, 4, MN_CHOICE_ENTITY, "Caracas");
}

static void
test_typed (Shown        *self,
            gconstpointer data G_GNUC_UNUSED)
{
  gtk_editable_set_text (get_entry (self), "mar");
  g_assert_true (gtk_widget_get_visible (get_popover (self)));
  assert_offers (self, 0, MN_CHOICE_ENTITY, "Enrique Marquez");
  assert_offers (self, 1, MN_CHOICE_NEW, "mar");
  g_assert_cmpstr (mn_choice_get_entity_type (get_choice (self, 1)), ==, "person");

  press (self, GDK_KEY_Return);
  g_assert_cmpstr (mn_choice_get_entity (self->chosen)->name, ==, "Enrique Marquez");
  g_assert_false (gtk_widget_get_visible (get_popover (self)));
}

static void
test_down (Shown        *self,
           gconstpointer data G_GNUC_UNUSED)
{
  gtk_editable_set_text (get_entry (self), "mar");
  press (self, GDK_KEY_Down);
  press (self, GDK_KEY_Return);
  g_assert_cmpint (mn_choice_get_kind (self->chosen), ==, MN_CHOICE_NEW);
  g_assert_cmpstr (mn_choice_get_name (self->chosen), ==, "mar");
}

static void
test_up (Shown        *self,
         gconstpointer data G_GNUC_UNUSED)
{
  press (self, GDK_KEY_Down);
  press (self, GDK_KEY_Down);
  press (self, GDK_KEY_Down);
  press (self, GDK_KEY_Up);
  press (self, GDK_KEY_Return);
  g_assert_cmpint (mn_choice_get_kind (self->chosen), ==, MN_CHOICE_NONE);
}

static void
test_escape (Shown        *self,
             gconstpointer data G_GNUC_UNUSED)
{
  gtk_editable_set_text (get_entry (self), "mar");
  press (self, GDK_KEY_Escape);
  g_assert_null (self->chosen);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (self)), ==, "Anna Kelly");
  g_assert_false (gtk_widget_get_visible (get_popover (self)));
}

static void
test_leave (Shown        *self,
            gconstpointer data G_GNUC_UNUSED)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
  gtk_editable_set_text (get_entry (self), "mar");
  gtk_window_set_focus (GTK_WINDOW (self->base.window), NULL);
  g_assert_null (self->chosen);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (self)), ==, "Anna Kelly");
  g_assert_false (gtk_widget_get_visible (get_popover (self)));
}

static void
test_stays (Shown        *self,
            gconstpointer data G_GNUC_UNUSED)
{
  gtk_editable_set_text (get_entry (self), "mar");
  mn_entity_chooser_show (self->chooser, "Donald Trump", "Trump", "person");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (self)), ==, "mar");
  press (self, GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (self)), ==, "Donald Trump");
}

static void
test_claimant (Shown        *self,
               gconstpointer data G_GNUC_UNUSED)
{
  press (self, GDK_KEY_Down);
  assert_offers (self, 0, MN_CHOICE_NONE, NULL);
  assert_offers (self, 5, MN_CHOICE_MENTION, "local sources");
  assert_offers (self, 6, MN_CHOICE_MENTION, "A spokeswoman");
  assert_offers (self, 7, MN_CHOICE_UNSAID, NULL);

  gtk_editable_set_text (get_entry (self), "spokes");
  press (self, GDK_KEY_Return);
  g_assert_cmpint (mn_choice_get_kind (self->chosen), ==, MN_CHOICE_MENTION);
  g_assert_true (mn_id_equal (mn_choice_get_mention (self->chosen),
                              &fixture_get_mark (&self->base, MN_RECORD_MENTION, "A spokeswoman")->id));
}

#define ADD(path, data, function) g_test_add ("/entity-chooser/" path, Shown, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("offers-the-likeliest-first", NULL, test_likeliest);
  ADD ("enter-takes-the-first-that-was-typed", NULL, test_typed);
  ADD ("down-goes-on-to-a-new-one", NULL, test_down);
  ADD ("up-goes-back", NULL, test_up);
  ADD ("escape-takes-back-what-was-typed", NULL, test_escape);
  ADD ("leaving-takes-back-what-was-typed", NULL, test_leave);
  ADD ("keeps-what-is-being-typed", NULL, test_stays);
  ADD ("claimants-may-have-no-name", "claimant", test_claimant);

  return g_test_run ();
}
