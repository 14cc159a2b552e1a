/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window to drag files from, as a file manager's is: those given on the command line. Says on standard output what comes
 * of each drag, so that a test knows when to let go of it. */

#include <gtk/gtk.h>

static void
on_action (GdkDrag *drag)
{
  g_print ("%s\n", gdk_drag_get_selected_action (drag) == GDK_ACTION_COPY ? "accepted" : "refused");
}

static void
on_begin (GtkDragSource *source G_GNUC_UNUSED,
          GdkDrag       *drag)
{
  g_signal_connect (drag, "notify::selected-action", G_CALLBACK (on_action), NULL);
  g_print ("dragging\n");
}

static void
on_end (void)
{
  g_print ("ended\n");
}

static void
on_activate (GApplication *application,
             char        **paths)
{
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (application));
  GtkDragSource *source = gtk_drag_source_new ();
  GSList *files = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  for (char **path = paths; *path != NULL; path++)
    files = g_slist_append (files, g_file_new_for_commandline_arg (*path));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_slist_free_full (files, g_object_unref);
  gtk_drag_source_set_content (source, gdk_content_provider_new_for_value (&value));
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_begin), NULL);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_end), NULL);

  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_title (GTK_WINDOW (window), "Files");
  /* a frame of the window manager would be in the way of placing it */
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 200);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc G_GNUC_UNUSED,
      char **argv)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  /* stdout is a file to the test, which waits for each line */
  setvbuf (stdout, NULL, _IOLBF, 0);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), argv + 1);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
