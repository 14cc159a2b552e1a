/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "mn-sqlite-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE_S 20

static gboolean
note_timeout (gpointer is_late)
{
  *(gboolean *) is_late = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the program go on until something is so; a test that waits in vain fails */
void
fixture_wait (gboolean (*is_so) (gpointer),
              gpointer   data)
{
  gboolean is_late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE_S, note_timeout, &is_late);

  while (!is_so (data) && !is_late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_late);
  g_source_remove (source);
}

static gboolean
is_set (gpointer pointer)
{
  return *(gpointer *) pointer != NULL;
}

static void
on_opened (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      document)
{
  g_autoptr (GError) error = NULL;

  *(MnDocument **) document = mn_document_open_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_loaded (gpointer document)
{
  return mn_document_is_loaded (document);
}

static void
add_article (Fixture    *self,
             const char *text,
             GPtrArray  *marks)
{
  g_autoptr (MnText) stored = mn_text_new (text, -1);
  MnArticleBuilder *builder = mn_article_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = NULL;
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (MnBlock));
  MnArticle *article;

  /* As the reader of plain text finds them: a short line without a full stop is a heading */
  for (guint start = 0, length = mn_text_get_length (stored); start < length;)
    {
      guint end = start;
      MnBlock block = { .start = (gint) start, .kind = MN_BLOCK_PARAGRAPH };

      while (end < length && mn_text_get_char (stored, end) != '\n')
        end++;
      block.end = (gint) end;
      if (end > start && end - start < 60 && g_unichar_isalpha (mn_text_get_char (stored, end - 1)))
        {
          block.kind = MN_BLOCK_HEADING;
          block.level = 2;
        }
      if (end > start)
        g_array_append_val (blocks, block);
      start = end + 1;
    }
  builder->record.id = mn_id_new ();
  builder->title = g_strdup ("Article");
  mn_article_set_text (builder, stored, (MnBlock *) (gpointer) blocks->data, blocks->len);
  g_array_unref (blocks);
  article = mn_record_end (builder);
  change = mn_change_new ("Add", mn_library_get_annotator (self->library));
  mn_change_add (change, NULL, mn_article_ref (article));
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      if (mn_mark_is (marks->pdata[i]))
        ((MnRecordBuilder *) marks->pdata[i])->article = article->record.id;
      mn_change_add (change, NULL, mn_record_ref (marks->pdata[i]));
    }
  mn_store_apply (mn_library_get_store (self->library), change, NULL, &error);
  g_assert_no_error (error);
  mn_document_open_async (self->library, &article->record.id, NULL, on_opened, &self->document);
  fixture_wait (is_set, &self->document);
  fixture_wait (is_loaded, self->document);
  mn_article_unref (article);
}

/* @marks: (nullable) (transfer none): records, made for this article */
void
fixture_set_up (Fixture    *self,
                const char *text,
                GPtrArray  *marks)
{
  g_autoptr (MnStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  memset (self, 0, sizeof *self);
  self->folder = g_dir_make_tmp ("manicule-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "library.manicule", NULL);
  store = mn_sqlite_store_open (path, MN_SQLITE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  self->library = mn_library_new (store, &error);
  g_assert_no_error (error);
  mn_library_use_annotator (self->library, NULL, "Tester", &error);
  g_assert_no_error (error);
  add_article (self, text, marks);
  self->workspace = mn_workspace_new (self->library);
  mn_workspace_set_document (self->workspace, self->document);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

void
fixture_show (Fixture   *self,
              GtkWidget *widget,
              int        width,
              int        height)
{
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (css, "/org/manicule/Manicule/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_widget_insert_action_group (self->window, "doc", mn_workspace_get_actions (self->workspace));
  gtk_window_set_child (GTK_WINDOW (self->window), widget);
  gtk_window_present (GTK_WINDOW (self->window));
  fixture_wait (is_mapped, widget);
  fixture_next_frame (self);
  fixture_next_frame (self);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
fixture_tear_down (Fixture *self)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  mn_workspace_set_document (self->workspace, NULL);
  g_object_unref (self->workspace);
  g_object_unref (self->document);
  mn_sqlite_store_close (mn_library_get_store (self->library));
  g_object_unref (self->library);
  remove_folder (self->folder);
  g_free (self->folder);
}

static void
on_after_paint (GdkFrameClock *clock G_GNUC_UNUSED,
                gpointer       is_painted)
{
  *(gboolean *) is_painted = TRUE;
}

static gboolean
is_true (gpointer boolean)
{
  return *(gboolean *) boolean;
}

void
fixture_next_frame (Fixture *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  gboolean is_painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &is_painted);

  gtk_widget_queue_draw (self->window);
  fixture_wait (is_true, &is_painted);
  g_signal_handler_disconnect (clock, handler);
}

/* What the window shows; kept as @name among the screenshots where they are wanted */
GdkPixbuf *
fixture_render (Fixture    *self,
                const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (self->window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (self->window);
  int height = gtk_widget_get_height (self->window);
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  const char *folder = g_getenv ("MN_SCREENSHOTS");
  g_autoptr (GError) error = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  gsk_renderer_realize (renderer, NULL, &error);
  g_assert_no_error (error);
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gsk_renderer_unrealize (renderer);
  if (folder != NULL && name != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);

      g_mkdir_with_parents (folder, 0755);
      gdk_texture_save_to_png (texture, path);
    }
  return gdk_pixbuf_get_from_texture (texture);
}

/* The place of the @nth (from 0) occurrence of @quote */
void
fixture_find (Fixture    *self,
              const char *quote,
              guint       nth,
              guint      *start,
              guint      *end)
{
  MnText *text = mn_document_get_text (self->document);
  const char *utf8 = mn_text_get_utf8 (text);
  const char *at = strstr (utf8, quote);

  while (at != NULL && nth-- > 0)
    at = strstr (at + 1, quote);
  g_assert_nonnull (at);
  *start = mn_text_byte_to_offset (text, (gsize) (at - utf8));
  *end = *start + (guint) g_utf8_strlen (quote, -1);
}

MnRecord *
fixture_get_mark (Fixture     *self,
                  MnRecordKind kind,
                  const char  *quote)
{
  g_autoptr (GPtrArray) marks = mn_document_list_marks (self->document, kind);

  for (guint i = 0; i < marks->len; i++)
    {
      g_autofree char *text = mn_spans_get_quote (mn_mark_get_spans (marks->pdata[i]));

      if (strcmp (text, quote) == 0)
        return mn_document_get_mark (self->document, &((MnRecord *) marks->pdata[i])->id);
    }
  return NULL;
}

gpointer
fixture_make_mention (const char *text,
                      const char *type,
                      guint       start,
                      guint       end)
{
  g_autoptr (MnText) stored = mn_text_new (text, -1);
  MnMentionBuilder *builder = mn_mention_new ();

  builder->record.id = mn_id_new ();
  builder->type = g_intern_string (type);
  mn_spans_add (&builder->spans, stored, start, end);
  return builder;
}

gpointer
fixture_make_claim (const char *text,
                    guint       start,
                    guint       end,
                    const char *verdict)
{
  g_autoptr (MnText) stored = mn_text_new (text, -1);
  MnClaimBuilder *builder = mn_claim_new ();

  builder->record.id = mn_id_new ();
  builder->kind = g_intern_string ("fact");
  mn_spans_add (&builder->spans, stored, start, end);
  if (verdict != NULL)
    mn_claim_set_verdict (builder, &builder->record.id, verdict, NULL);
  return builder;
}

gpointer
fixture_make_remark (const char *text,
                     guint       start,
                     guint       end,
                     const char *note)
{
  g_autoptr (MnText) stored = mn_text_new (text, -1);
  MnRemarkBuilder *builder = mn_remark_new ();

  builder->record.id = mn_id_new ();
  builder->note = g_strdup (note);
  mn_spans_add (&builder->spans, stored, start, end);
  return builder;
}

/* As from a hand: through the X server. @format: the arguments of xdotool */
void
fixture_do_tool (const char *format,
                 ...)
{
  g_autofree char *arguments = NULL;
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) tool = NULL;
  g_auto (GStrv) argv = NULL;
  va_list list;

  va_start (list, format);
  arguments = g_strdup_vprintf (format, list);
  va_end (list);
  command = g_strconcat ("xdotool ", arguments, NULL);
  argv = g_strsplit (command, " ", -1);
  tool = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  /* --sync waits for the pointer to move, not for this program */
  g_subprocess_wait_check (tool, NULL, &error);
  g_assert_no_error (error);
}
