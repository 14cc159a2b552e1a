/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-window MODE …: does one thing once in a real window and prints how long it took, in milliseconds.
 *
 * The floors are a bare GtkTextView with the same text, in the same window template with nothing bound. A frame is complete
 * when it has been painted after everything that belongs to it was there. */

#include "make-library.h"

#include "mn-application.h"
#include "mn-article-pane.h"
#include "mn-article-view.h"
#include "mn-sqlite-store.h"
#include "mn-window.h"

#include <stdlib.h>

#define N_MARKS  50
#define N_FRAMES 200

typedef struct
{
  const char   *mode;
  const char   *library;
  MnId          article;
  char         *text; /* for the floors */
  GtkWindow    *window;
  GtkTextView  *view;
  gint64        began;
  guint         n;
  GArray       *times; /* of double, in milliseconds */
  gint64        frame_began;
  gboolean      is_waiting; /* for a frame */
  gboolean      was_opened;
} Bench;

static Bench bench;

static gint64
now (void)
{
  return g_get_monotonic_time ();
}

static void
finish (void)
{
  for (guint i = 0; i < bench.times->len; i++)
    g_print ("%.3f\n", g_array_index (bench.times, double, i));
  exit (0); /* what is measured is done; nothing of taking down is */
}

static void
take_time (gint64 since)
{
  double ms = (double) (now () - since) / 1000;

  g_array_append_val (bench.times, ms);
}

static GtkWidget *
find_widget (GtkWidget *start,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (start, type))
    return start;
  for (GtkWidget *child = gtk_widget_get_first_child (start); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static MnWorkspace *
workspace (void)
{
  return mn_window_get_workspace (MN_WINDOW (bench.window));
}

static gboolean
is_complete (void)
{
  MnDocument *document = mn_window_get_workspace (MN_WINDOW (bench.window)) != NULL
                             ? mn_workspace_get_document (workspace ())
                             : NULL;

  return document != NULL && mn_document_is_loaded (document)
         && mn_id_equal (mn_document_get_id (document), &bench.article);
}

/* Places for marks that nobody has marked: spread over the first screen */
static void
mark_next (void)
{
  guint start = 40 + bench.n * 23;
  guint end = start + 1;
  GActionGroup *actions = mn_workspace_get_actions (workspace ());

  mn_workspace_set_selection (workspace (), start, start, end, FALSE);
  bench.began = now ();
  bench.is_waiting = FALSE;
  g_action_group_activate_action (actions, "mark", g_variant_new_string (bench.n % 2 == 0 ? "work" : "product"));
}

static void
on_marked (void)
{
  bench.is_waiting = TRUE; /* the next frame shows it */
}

static gboolean
on_scroll_tick (GtkWidget     *widget,
                GdkFrameClock *clock G_GNUC_UNUSED,
                gpointer       data G_GNUC_UNUSED)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 120);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_settled (gpointer data G_GNUC_UNUSED)
{
  gboolean is_floor = g_str_has_suffix (bench.mode, "-floor");

  if (g_str_has_prefix (bench.mode, "open"))
    {
      bench.was_opened = TRUE;
      bench.began = now ();
      if (is_floor)
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (bench.view), bench.text, -1);
      else
        mn_window_open_article (MN_WINDOW (bench.window), &bench.article);
      gtk_widget_queue_draw (GTK_WIDGET (bench.window));
    }
  else if (g_str_equal (bench.mode, "mark"))
    {
      g_signal_connect_swapped (mn_workspace_get_document (workspace ()), "changed", G_CALLBACK (on_marked), NULL);
      mark_next ();
    }
  else
    {
      bench.n = 1;
      gtk_widget_add_tick_callback (GTK_WIDGET (bench.view), on_scroll_tick, NULL, NULL);
    }
  return G_SOURCE_REMOVE;
}

/* Lists and counts are complete when nothing is left to do at the priority of redrawing */
static gboolean
on_all_done (gpointer data G_GNUC_UNUSED)
{
  take_time (bench.began);
  finish ();
  return G_SOURCE_REMOVE;
}

static void
on_before_paint (void)
{
  bench.frame_began = now ();
}

static void
on_after_paint (void)
{
  gboolean is_floor = g_str_has_suffix (bench.mode, "-floor");

  if (g_str_has_prefix (bench.mode, "startup"))
    {
      if (!is_floor && !is_complete ())
        return;
      take_time (bench.began);
      finish ();
    }
  if (!bench.was_opened && !is_floor && !g_str_has_prefix (bench.mode, "open") && !is_complete ())
    return;

  if (g_str_has_prefix (bench.mode, "open"))
    {
      if (!bench.was_opened || (!is_floor && !is_complete ()) || bench.n > 0)
        return;
      bench.n = 1;
      take_time (bench.began);
      g_idle_add_full (G_PRIORITY_LOW, on_all_done, NULL, NULL);
    }
  else if (g_str_equal (bench.mode, "mark"))
    {
      if (bench.is_waiting)
        {
          take_time (bench.began);
          if (++bench.n == N_MARKS)
            finish ();
          mark_next ();
        }
    }
  else if (bench.n > 0)
    {
      take_time (bench.frame_began);
      if (bench.n++ == N_FRAMES)
        finish ();
    }
}

static void
watch_frames (void)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench.window));

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
  /* everything but starting begins from a window at rest */
  if (!g_str_has_prefix (bench.mode, "startup"))
    g_timeout_add (1500, on_settled, NULL);
}

static void
on_ours_added (GtkApplication *application G_GNUC_UNUSED,
               GtkWindow      *window)
{
  bench.window = window;
  bench.view = GTK_TEXT_VIEW (find_widget (GTK_WIDGET (window), MN_TYPE_ARTICLE_VIEW));
  g_signal_connect_after (window, "realize", G_CALLBACK (watch_frames), NULL);
}

/* The same template with nothing bound, and a bare text view in it */
static void
on_floor_activate (GtkApplication *application)
{
  GtkWidget *pane, *scrolled = gtk_scrolled_window_new ();

  bench.window = g_object_new (MN_TYPE_WINDOW, "application", application, "default-width", 1200, "default-height", 800,
                               NULL);
  bench.view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (bench.view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_editable (bench.view, FALSE);
  gtk_text_view_set_left_margin (bench.view, 60);
  gtk_text_view_set_right_margin (bench.view, 60);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (bench.view));
  pane = find_widget (GTK_WIDGET (bench.window), MN_TYPE_ARTICLE_PANE);
  adw_bin_set_child (ADW_BIN (pane), scrolled);
  if (!g_str_has_prefix (bench.mode, "open"))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (bench.view), bench.text, -1);
  g_signal_connect_after (bench.window, "realize", G_CALLBACK (watch_frames), NULL);
  gtk_window_present (bench.window);
}

static int
run_window (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.manicule.Manicule");
  const char *last = g_getenv ("BENCH_LAST");
  const char *began = g_getenv ("BENCH_BEGAN"); /* when the process was started, on the clock of this machine */
  g_autoptr (GtkApplication) application = NULL;

  bench.times = g_array_new (FALSE, FALSE, sizeof (double));
  bench.began = began != NULL ? g_ascii_strtoll (began, NULL, 10) : now ();
  g_settings_set_string (settings, "last-article", last != NULL ? last : "");
  if (g_str_has_suffix (bench.mode, "-floor"))
    {
      application = GTK_APPLICATION (adw_application_new ("org.manicule.Bench", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (on_floor_activate), NULL);
      return g_application_run (G_APPLICATION (application), 0, NULL);
    }
  application = GTK_APPLICATION (mn_application_new ());
  g_signal_connect (application, "window-added", G_CALLBACK (on_ours_added), NULL);
  return g_application_run (G_APPLICATION (application), 3,
                            (char *[]){ (char *) "manicule", (char *) "--library", (char *) bench.library, NULL });
}

/* make LIBRARY ARTICLES BYTES MENTIONS CLAIMS TEXT: many small articles, and a last one of that size, whose id is printed
 * and whose text is written to a file */
static int
make (char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnStore) store = mn_sqlite_store_open (argv[2], MN_SQLITE_OPEN_CREATE, &error);
  BenchArticle small = { 2000, 0, 0 };
  BenchArticle size = { (gsize) atoll (argv[4]), (guint) atoi (argv[5]), (guint) atoi (argv[6]) };
  g_autoptr (MnArticle) article = NULL;
  char text[MN_ID_STRING_SIZE];
  MnId annotator, id;

  if (store == NULL)
    g_error ("%s", error->message);
  annotator = make_annotator (store);
  for (guint i = 1; i < (guint) atoi (argv[3]); i++)
    make_article (store, &annotator, &small, i);
  id = make_article (store, &annotator, &size, 0);
  article = mn_snapshot_get_article (mn_store_get_snapshot (store), &id, TRUE, NULL);
  g_file_set_contents (argv[7], mn_text_get_utf8 (article->text), -1, NULL);
  g_print ("%s\n", mn_id_to_string (&id, text));
  return 0;
}

int
main (int    argc,
      char **argv)
{
  if (argc == 8 && g_str_equal (argv[1], "make"))
    return make (argv);
  if (argc != 5 || !mn_id_parse (argv[3], &bench.article))
    {
      g_printerr ("bench-window: make LIBRARY ARTICLES BYTES MENTIONS CLAIMS TEXT | MODE LIBRARY ARTICLE TEXT\n");
      return 2;
    }
  bench.mode = argv[1];
  bench.library = argv[2];
  g_file_get_contents (argv[4], &bench.text, NULL, NULL);
  return run_window ();
}
