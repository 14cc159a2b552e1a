/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "mn-notice.h"

#define SECOND G_TIME_SPAN_SECOND

/* A notice that shows for two seconds, with an action that counts */
typedef struct
{
  Fixture    base;
  MnNotice  *notice;
  guint      n_activated;
} Noticed;

static void
on_activate (GSimpleAction *action G_GNUC_UNUSED,
             GVariant      *parameter,
             gpointer       user_data)
{
  ((Noticed *) user_data)->n_activated += g_variant_get_uint32 (parameter);
}

static void
set_up (Noticed *self)
{
  const GActionEntry entries[] = { { "count", on_activate, "u", NULL, NULL, { 0 } } };
  g_autoptr (GSettings) settings = g_settings_new ("org.manicule.Manicule");
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_settings_set_uint (settings, "notice-seconds", 2);
  self->n_activated = 0;
  self->notice = g_object_new (MN_TYPE_NOTICE, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->notice), "test", G_ACTION_GROUP (actions));
  fixture_set_up (&self->base, "Text.", NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notice));
  gtk_box_append (GTK_BOX (box), gtk_label_new ("What is shown"));
  fixture_show (&self->base, box, 300, 100);
}

static gboolean
is_hidden (gpointer notice)
{
  return !gtk_widget_get_visible (notice);
}

static gboolean
note_time (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_set (gpointer value)
{
  return *(gboolean *) value;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_goes_by_itself (void)
{
  Noticed self;

  set_up (&self);
  g_assert_true (is_hidden (self.notice));
  mn_notice_show (self.notice, "Removed", NULL, NULL);
  g_assert_false (is_hidden (self.notice));
  fixture_wait (is_hidden, self.notice);
  fixture_tear_down (&self.base);
}

static void
test_gives_a_newer_message_its_full_time (void)
{
  Noticed self;
  gboolean is_over = FALSE;
  gint64 shown;

  set_up (&self);
  mn_notice_show (self.notice, "Removed", NULL, NULL);
  g_timeout_add (1500, note_time, &is_over);
  fixture_wait (is_set, &is_over);
  mn_notice_show (self.notice, "Undone", NULL, NULL);
  shown = g_get_monotonic_time ();
  fixture_wait (is_hidden, self.notice);
  /* GLib may round whole seconds down by a part of one */
  g_assert_cmpint (g_get_monotonic_time () - shown, >=, 3 * SECOND / 2);
  fixture_tear_down (&self.base);
}

static void
test_does_what_its_button_says_and_goes (void)
{
  Noticed self;

  set_up (&self);
  mn_notice_show (self.notice, "Removed", "_Undo", "test.count(uint32 3)");
  g_signal_emit_by_name (find_button (GTK_WIDGET (self.notice), "_Undo"), "clicked");
  g_assert_cmpuint (self.n_activated, ==, 3);
  fixture_wait (is_hidden, self.notice);
  fixture_tear_down (&self.base);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/notice/goes-by-itself", test_goes_by_itself);
  g_test_add_func ("/notice/gives-a-newer-message-its-full-time", test_gives_a_newer_message_its_full_time);
  g_test_add_func ("/notice/does-what-its-button-says-and-goes", test_does_what_its_button_says_and_goes);
  return g_test_run ();
}
