/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-window MODE …: does one thing in a real window and prints how long it took, in milliseconds.
 *
 * The floors are a bare GtkTextView with the same text in the same column, in the same window template with nothing bound.
 * A frame is complete when it was painted after everything that belongs to it was there. Everything but starting begins
 * from a window at rest: nothing moves, and GtkTextView has measured all its lines. */

#include "make-library.h"

#include "mn-application.h"
#include "mn-article-pane.h"
#include "mn-article-style.h"
#include "mn-article-view.h"
#include "mn-inspector.h"
#include "mn-library-pane.h"
#include "mn-sqlite-store.h"
#include "mn-window.h"

#include <dlfcn.h>
#include <gdk/x11/gdkx.h>
#include <stdlib.h>

#define N_MARKS    10
#define N_FRAMES   100
#define REST_MS    60
#define FIRST_MARK 400
#define MARK_EVERY 31

typedef enum
{
  STARTUP,
  OPEN,
  MARK,
  SCROLL,
} Mode;

typedef struct
{
  Mode         mode;
  gboolean     is_floor;
  const char  *library;
  MnId         article;
  char        *text; /* for the floors */
  GtkWindow   *window;
  GtkTextView *view;
  GArray      *times; /* of double, in milliseconds */
  gint64       began; /* 0 while nothing is being measured */
  gint64       frame_began;
  gint64       last_frame;
  guint        n;
  gboolean     is_marked; /* the next frame shows it */
  GSourceFunc  at_rest;   /* what is to be done then */
} Bench;

static Bench bench;

/* A text view whose column is where the article's is */
typedef GtkTextView      BenchView;
typedef GtkTextViewClass BenchViewClass;

GType bench_view_get_type (void);

G_DEFINE_TYPE (BenchView, bench_view, GTK_TYPE_TEXT_VIEW)

static void
bench_view_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  mn_article_style_set_column (GTK_TEXT_VIEW (widget), width);
  GTK_WIDGET_CLASS (bench_view_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
bench_view_class_init (BenchViewClass *klass)
{
  GTK_WIDGET_CLASS (klass)->size_allocate = bench_view_size_allocate;
}

static void
bench_view_init (BenchView *self)
{
  gtk_text_view_set_wrap_mode (self, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_editable (self, FALSE);
  mn_article_style_prepare (self);
}

static void
set_text (void)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  GtkTextIter start;

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, bench.text, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_set_buffer (bench.view, buffer);
  g_object_unref (buffer);
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
  double ms = (double) (g_get_monotonic_time () - since) / 1000;

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

static MnDocument *
get_document (void)
{
  MnDocument *document = workspace () != NULL ? mn_workspace_get_document (workspace ()) : NULL;

  return document != NULL && mn_id_equal (mn_document_get_id (document), &bench.article) ? document : NULL;
}

/* Whether a list below @start has @n rows */
static gboolean
has_rows (GtkWidget *start,
          guint      n)
{
  if (GTK_IS_LIST_VIEW (start))
    {
      GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (start));

      return model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) >= n;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (start); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_rows (child, n))
      return TRUE;
  return FALSE;
}

/* The text with all its marks */
static gboolean
is_complete (void)
{
  return bench.is_floor || (get_document () != NULL && mn_document_is_loaded (get_document ()));
}

/* The lists in front, whole; the inspector makes the others when they are first shown */
static gboolean
has_lists (void)
{
  g_autoptr (GPtrArray) entities = NULL;

  if (bench.is_floor)
    return TRUE;
  entities = mn_document_list_entities (get_document ());
  return has_rows (find_widget (GTK_WIDGET (bench.window), MN_TYPE_INSPECTOR), MAX (entities->len, 1))
         && has_rows (find_widget (GTK_WIDGET (bench.window), MN_TYPE_LIBRARY_PANE), 1);
}

static gboolean
find_mention (MnRecord *mark,
              guint     piece G_GNUC_UNUSED,
              gpointer  has_mention)
{
  *(gboolean *) has_mention |= mn_record_kind (mark) == MN_RECORD_MENTION;
  return TRUE;
}

/* A word in view that no mention has yet */
static void
select_next_word (void)
{
  const char *text = mn_text_get_utf8 (mn_document_get_text (get_document ()));
  guint end = FIRST_MARK + bench.n * MARK_EVERY;
  gboolean has_mention;
  guint start;

  do
    {
      has_mention = FALSE;
      for (start = end; !g_ascii_isalpha (text[start]) || g_ascii_isalpha (text[start - 1]); start++)
        ;
      for (end = start; g_ascii_isalpha (text[end]); end++)
        ;
      mn_span_index_foreach (mn_document_get_index (get_document ()), start, end, find_mention, &has_mention);
    }
  while (has_mention);
  mn_article_view_select (MN_ARTICLE_VIEW (bench.view), end, start);
}

/* As from a keyboard. Only the X server can do it, and GTK does not depend on the library that asks it to. */
static void
press_key (KeySym key)
{
  static int (*fake_key) (Display *, unsigned int, Bool, unsigned long);
  Display *display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (GTK_WIDGET (bench.window)));
  unsigned int code = XKeysymToKeycode (display, key);

  if (fake_key == NULL)
    {
      void *library = dlopen ("libXtst.so.6", RTLD_NOW);
      void *symbol = library != NULL ? dlsym (library, "XTestFakeKeyEvent") : NULL;

      if (symbol == NULL)
        g_error ("libXtst.so.6 is not there: keys cannot be pressed");
      memcpy (&fake_key, &symbol, sizeof symbol);
    }
  fake_key (display, code, True, 0);
  fake_key (display, code, False, 0);
  XFlush (display);
}

static void
on_marked (void)
{
  bench.is_marked = TRUE;
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

static void wait_for_rest (GSourceFunc then);

static gboolean
on_word_selected (gpointer data G_GNUC_UNUSED)
{
  bench.is_marked = FALSE;
  bench.began = g_get_monotonic_time ();
  press_key (GDK_KEY_p);
  return G_SOURCE_REMOVE;
}

static gboolean
on_rest (gpointer data G_GNUC_UNUSED)
{
  switch (bench.mode)
    {
    case OPEN:
      bench.began = g_get_monotonic_time ();
      if (bench.is_floor)
        set_text ();
      else
        mn_window_open_article (MN_WINDOW (bench.window), &bench.article);
      break;
    case MARK:
      if (bench.n == 0)
        {
          g_signal_connect (get_document (), "changed", G_CALLBACK (on_marked), NULL);
          gtk_widget_grab_focus (GTK_WIDGET (bench.view));
        }
      select_next_word ();
      wait_for_rest (on_word_selected);
      break;
    case SCROLL:
      bench.began = g_get_monotonic_time ();
      gtk_widget_add_tick_callback (GTK_WIDGET (bench.view), on_scroll_tick, NULL, NULL);
      break;
    case STARTUP:
      break;
    }
  return G_SOURCE_REMOVE;
}

static gboolean
look_whether_at_rest (gpointer data G_GNUC_UNUSED)
{
  if (g_get_monotonic_time () - bench.last_frame >= REST_MS * 1000)
    bench.at_rest (NULL);
  else
    wait_for_rest (bench.at_rest);
  return G_SOURCE_REMOVE;
}

/* No frame for a while, and nothing left to do of whatever priority */
static void
wait_for_rest (GSourceFunc then)
{
  bench.at_rest = then;
  g_timeout_add_full (G_PRIORITY_LOW + 100, REST_MS, look_whether_at_rest, NULL, NULL);
}

static void
on_before_paint (void)
{
  bench.frame_began = g_get_monotonic_time ();
}

static void
on_open_frame (void)
{
  if (bench.n == 0 && is_complete ())
    {
      take_time (bench.began);
      bench.n = 1;
    }
  if (bench.n == 1 && has_lists ())
    {
      take_time (bench.began);
      finish ();
    }
}

static void
on_after_paint (void)
{
  static gboolean is_ready;

  bench.last_frame = g_get_monotonic_time ();
  if (!is_ready && bench.mode != STARTUP && (bench.mode == OPEN || is_complete ()))
    {
      is_ready = TRUE;
      wait_for_rest (on_rest);
    }
  if (bench.began == 0)
    return;
  switch (bench.mode)
    {
    case STARTUP:
      if (!is_complete () || !has_lists ())
        return;
      take_time (bench.began);
      finish ();
      break;
    case OPEN:
      on_open_frame ();
      break;
    case MARK:
      if (!bench.is_marked)
        return;
      take_time (bench.began);
      bench.began = 0;
      if (++bench.n == N_MARKS)
        finish ();
      wait_for_rest (on_rest);
      break;
    case SCROLL:
      take_time (bench.frame_began);
      if (++bench.n == N_FRAMES)
        finish ();
      break;
    }
}

static void
watch_frames (void)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench.window));

  /* A blinking caret would never be at rest */
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (bench.window)), "gtk-cursor-blink", FALSE, NULL);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
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
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *pane;

  bench.window = g_object_new (MN_TYPE_WINDOW, "application", application, "default-width", 1200, "default-height", 800,
                               NULL);
  bench.view = g_object_new (bench_view_get_type (), NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (bench.view));
  pane = find_widget (GTK_WIDGET (bench.window), MN_TYPE_ARTICLE_PANE);
  adw_bin_set_child (ADW_BIN (pane), scrolled);
  if (bench.mode != OPEN)
    set_text ();
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
  if (began != NULL)
    bench.began = g_ascii_strtoll (began, NULL, 10);
  g_settings_set_string (settings, "last-article", last != NULL ? last : "");
  if (bench.is_floor)
    {
      application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.manicule.Bench", "flags",
                                  G_APPLICATION_NON_UNIQUE, "resource-base-path", "/org/manicule/Manicule", NULL);
      g_signal_connect (application, "activate", G_CALLBACK (on_floor_activate), NULL);
      return g_application_run (G_APPLICATION (application), 0, NULL);
    }
  application = GTK_APPLICATION (mn_application_new ());
  g_signal_connect (application, "window-added", G_CALLBACK (on_ours_added), NULL);
  return g_application_run (G_APPLICATION (application), 3,
                            (char *[]){ (char *) "manicule", (char *) "--library", (char *) bench.library, NULL });
}

/* startup, startup-floor and so on */
static gboolean
parse_mode (const char *name)
{
  static const char *const modes[] = { "startup", "open", "mark", "scroll" };

  bench.is_floor = g_str_has_suffix (name, "-floor");
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_str_has_prefix (name, modes[i]))
      {
        bench.mode = i;
        return TRUE;
      }
  return FALSE;
}

/* make LIBRARY ARTICLES BYTES MENTIONS CLAIMS TEXT: many small articles, and a last one of that size, whose text is written
 * to a file; prints the ids of the first and of the last */
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
    {
      id = make_article (store, &annotator, &small, i);
      if (i == 1)
        g_print ("%s\n", mn_id_to_string (&id, text));
    }
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
  if (argc != 5 || !parse_mode (argv[1]) || !mn_id_parse (argv[3], &bench.article))
    {
      g_printerr ("bench-window: make LIBRARY ARTICLES BYTES MENTIONS CLAIMS TEXT | MODE LIBRARY ARTICLE TEXT\n");
      return 2;
    }
  bench.library = argv[2];
  g_file_get_contents (argv[4], &bench.text, NULL, NULL);
  return run_window ();
}
