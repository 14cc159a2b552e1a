/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-readers"

#include "mn-reader-private.h"

#include <cmark.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The parser needs up to 300 bytes for every mark, and aborts where there is no memory: 64 MiB of “>” would be 10 GB.
 * A book has some hundred thousand. */
#define MAX_MARKS (3 * 1000 * 1000)

/* At every link, parsers before cmark 0.30.3 look through the images that are still open (CVE-2023-22486): this many
 * steps are two seconds, and thirty thousand of each */
#define MAX_LINK_STEPS (2 * G_GUINT64_CONSTANT (1000 * 1000 * 1000))

typedef struct
{
  MnDraft *draft;
  GArray  *containers;   /* of cmark_node_type: the quotations and list items around */
  GArray  *numbers;      /* of int: of each list around the number of its next item, or -1 */
  guint    n_items;      /* how many of them are list items */
  int      ordinal;      /* the number of the item that begins, or -1 */
  guint    n_images;     /* how many images are around */
  gboolean has_image;    /* whether the paragraph has one */
  gboolean has_words;    /* whether it has anything else */
  gboolean is_soft;      /* whether a line has ended before what comes next */
} Walk;

static gboolean
has_too_many_marks (const char *utf8,
                    gsize       n_bytes)
{
  static const char marks[] = "*_[]<>!`&\\\n+-.)";
  gboolean is_mark[256] = { FALSE };
  gsize n_marks = 0;
  guint64 n_images = 0, n_links = 0;

  for (gsize i = 0; marks[i] != '\0'; i++)
    is_mark[(guchar) marks[i]] = TRUE;
  for (gsize i = 0; i < n_bytes; i++)
    {
      n_marks += (gsize) is_mark[(guchar) utf8[i]];
      n_images += utf8[i] == '!' && utf8[i + 1] == '['; /* a NUL ends it */
      n_links += utf8[i] == ']';
    }
  return n_marks > MAX_MARKS || n_images * n_links > MAX_LINK_STEPS;
}

/* Chinese and Japanese are written without blanks, so a line that ends in them ends in nothing */
static gboolean
joins_without_blank (gunichar ch)
{
  return g_unichar_iswide (ch) && g_unichar_get_script (ch) != G_UNICODE_SCRIPT_HANGUL;
}

static void
end_soft_break (Walk       *self,
                const char *next)
{
  GString *text = self->draft->text;
  gunichar before, after;

  self->is_soft = FALSE;
  if (text->len == self->draft->block_byte)
    return;
  before = g_utf8_get_char (g_utf8_prev_char (text->str + text->len));
  after = g_utf8_get_char (next);
  if (g_unichar_isspace (before) || g_unichar_isspace (after)) /* beside “<br>” */
    return;
  if (!joins_without_blank (before) || !joins_without_blank (after))
    mn_draft_append (self->draft, " ", 1);
}

static void
append (Walk       *self,
        const char *utf8,
        gsize       n_bytes)
{
  if (n_bytes == 0)
    return;
  if (self->is_soft)
    end_soft_break (self, utf8);
  if (self->n_images == 0 && strspn (utf8, " \t\n") < n_bytes)
    self->has_words = TRUE;
  mn_draft_append (self->draft, utf8, n_bytes);
}

static void
begin_block (Walk *self)
{
  mn_draft_begin_block (self->draft);
  self->has_image = FALSE;
  self->has_words = FALSE;
  self->is_soft = FALSE;
  if (self->ordinal >= 0)
    {
      g_autofree char *number = g_strdup_printf ("%d. ", self->ordinal);

      mn_draft_append (self->draft, number, strlen (number));
      self->ordinal = -1;
    }
}

static void
end_block (Walk       *self,
           MnBlockKind kind)
{
  guint level = 0;

  if (kind == MN_BLOCK_PARAGRAPH && self->containers->len > 0)
    {
      cmark_node_type around = g_array_index (self->containers, cmark_node_type, self->containers->len - 1);

      kind = around == CMARK_NODE_ITEM ? MN_BLOCK_LIST_ITEM : MN_BLOCK_QUOTATION;
      level = around == CMARK_NODE_ITEM ? self->n_items : 0;
    }
  mn_draft_end_block (self->draft, kind, level);
}

static void
add_code (Walk       *self,
          const char *literal)
{
  begin_block (self);
  append (self, literal, strlen (literal));
  end_block (self, MN_BLOCK_PARAGRAPH);
}

static const char *
skip_past (const char *at,
           const char *end,
           const char *what)
{
  const char *found = g_strstr_len (at, end - at, what);

  return found != NULL ? found + strlen (what) : end;
}

static gboolean
opens_tag (const char *at,
           const char *name)
{
  gsize n = strlen (name);

  return g_ascii_strncasecmp (at + 1, name, n) == 0 && !g_ascii_isalnum (at[1 + n]);
}

/* Past a tag, and past what only machines read. Returns: (transfer none): what follows */
static const char *
skip_tag (const char *at,
          const char *end)
{
  if (g_str_has_prefix (at, "<!--"))
    return skip_past (at, end, "-->");
  if (opens_tag (at, "script") || opens_tag (at, "style"))
    {
      do
        at = skip_past (at, end, "</");
      while (at < end && !opens_tag (at - 1, "script") && !opens_tag (at - 1, "style"));
      return skip_past (at, end, ">");
    }
  for (; at < end; at++)
    {
      gboolean is_quoted = *at == '=' && (at[1] == '"' || at[1] == '\'');
      const char *quote = is_quoted ? memchr (at + 2, at[1], (gsize) (end - at - 2)) : NULL;

      if (quote != NULL)
        at = quote;
      else if (*at == '>')
        return at + 1;
    }
  return end;
}

static gboolean
begins_tag (const char *at)
{
  return *at == '<' && (g_ascii_isalpha (at[1]) || strchr ("/!?", at[1]) != NULL) && at[1] != '\0';
}

static gboolean
is_in_line (const char *tag)
{
  static const char *const names[] = { "a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small",
                                       "span", "strong", "sub", "sup", "time", "u", NULL };
  const char *name = tag[1] == '/' ? tag + 1 : tag;

  for (guint i = 0; names[i] != NULL; i++)
    if (opens_tag (name, names[i]))
      return TRUE;
  return FALSE;
}

/* The parser leaves HTML as it stands; these are what is met in the prose of one */
static void
append_unescaped (Walk       *self,
                  const char *text,
                  gsize       n_bytes)
{
  static const struct
  {
    const char *name;
    const char *character;
  } entities[] = {
    { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&#39;", "'" }, { "&nbsp;", "\u00a0" },
  };
  g_autoptr (GString) plain = g_string_new_len (text, (gssize) n_bytes);

  /* “&amp;” last, or “&amp;lt;” would be unescaped twice */
  for (guint i = G_N_ELEMENTS (entities); i > 0; i--)
    g_string_replace (plain, entities[i - 1].name, entities[i - 1].character, 0);
  append (self, plain->str, plain->len);
}

static void
add_html_line (Walk    *self,
               GString *line)
{
  g_autofree char *text = mn_draft_squeeze (line->str, line->len);

  g_string_truncate (line, 0);
  if (*text == '\0')
    return;
  begin_block (self);
  append_unescaped (self, text, strlen (text));
  end_block (self, MN_BLOCK_PARAGRAPH);
}

/* Of a block of HTML its text, a paragraph for each element that is one */
static void
add_html (Walk       *self,
          const char *literal)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char *end = literal + strlen (literal);
  const char *at = literal;

  while (at < end)
    {
      const char *next;

      if (begins_tag (at))
        {
          if (!g_str_has_prefix (at, "<!--") && !is_in_line (at))
            add_html_line (self, line);
          at = skip_tag (at, end);
          continue;
        }
      next = memchr (at + 1, '<', (gsize) (end - at - 1));
      if (next == NULL)
        next = end;
      g_string_append_len (line, at, next - at);
      at = next;
    }
  add_html_line (self, line);
}

static void
begin_item (Walk *self)
{
  int *number = &g_array_index (self->numbers, int, self->numbers->len - 1);

  self->ordinal = *number;
  if (*number >= 0)
    (*number)++;
}

static void
enter (Walk       *self,
       cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);
  const char *literal = cmark_node_get_literal (node);
  int number;

  switch ((int) type)
    {
    case CMARK_NODE_LIST:
      number = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST ? cmark_node_get_list_start (node) : -1;
      g_array_append_val (self->numbers, number);
      break;
    case CMARK_NODE_ITEM:
      self->n_items++;
      begin_item (self);
      g_array_append_val (self->containers, type);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      g_array_append_val (self->containers, type);
      break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
      begin_block (self);
      break;
    case CMARK_NODE_CODE_BLOCK:
      add_code (self, literal);
      break;
    case CMARK_NODE_HTML_BLOCK:
      add_html (self, literal);
      break;
    case CMARK_NODE_IMAGE:
      self->has_image = TRUE;
      self->n_images++;
      if (cmark_node_first_child (node) == NULL)
        append (self, cmark_node_get_title (node), strlen (cmark_node_get_title (node)));
      break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
      append (self, literal, strlen (literal));
      break;
    case CMARK_NODE_SOFTBREAK:
      self->is_soft = TRUE;
      break;
    case CMARK_NODE_LINEBREAK:
      append (self, "\n", 1);
      break;
    case CMARK_NODE_HTML_INLINE:
      if (opens_tag (literal, "br"))
        append (self, "\n", 1);
      break;
    default:
      break;
    }
}

static void
leave (Walk       *self,
       cmark_node *node)
{
  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_LIST:
      g_array_set_size (self->numbers, self->numbers->len - 1);
      break;
    case CMARK_NODE_ITEM:
      self->n_items--;
      self->ordinal = -1;
      g_array_set_size (self->containers, self->containers->len - 1);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      g_array_set_size (self->containers, self->containers->len - 1);
      break;
    case CMARK_NODE_HEADING:
      if (mn_draft_end_block (self->draft, MN_BLOCK_HEADING, (guint) cmark_node_get_heading_level (node))
          && self->draft->title == NULL)
        self->draft->title = mn_draft_get_block (self->draft, self->draft->blocks->len - 1);
      break;
    case CMARK_NODE_PARAGRAPH:
      end_block (self, self->has_image && !self->has_words ? MN_BLOCK_CAPTION : MN_BLOCK_PARAGRAPH);
      break;
    case CMARK_NODE_IMAGE:
      self->n_images--;
      break;
    default:
      break;
    }
}

/* By events and not by recursion: a hostile file nests deeper than the stack is */
static gboolean
walk (MnDraft      *draft,
      cmark_node   *document,
      GCancellable *cancellable)
{
  Walk self = {
    .draft = draft,
    .containers = g_array_new (FALSE, FALSE, sizeof (cmark_node_type)),
    .numbers = g_array_new (FALSE, FALSE, sizeof (int)),
    .ordinal = -1,
  };
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE && !g_cancellable_is_cancelled (cancellable))
    {
      if (event == CMARK_EVENT_ENTER)
        enter (&self, cmark_iter_get_node (iter));
      else
        leave (&self, cmark_iter_get_node (iter));
    }
  cmark_iter_free (iter);
  g_array_unref (self.containers);
  g_array_unref (self.numbers);
  return event == CMARK_EVENT_DONE;
}

static gboolean
read_markdown (MnDraft      *draft,
               GBytes       *bytes,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *utf8 = NULL;
  cmark_node *document;
  gboolean is_whole;
  gsize n_bytes = 0, n_head;

  utf8 = mn_reader_decode (draft, bytes, &n_bytes, error);
  if (utf8 == NULL)
    return FALSE;
  mn_draft_clean (clean, utf8, n_bytes, &draft->n_replaced);
  if (has_too_many_marks (clean->str, clean->len))
    {
      g_set_error (error, MN_READER_ERROR, MN_READER_ERROR_TOO_LARGE,
                   _("%s has too much mark-up to be read"), draft->label);
      return FALSE;
    }

  n_head = mn_front_matter_read (draft, clean->str, clean->len);
  document = cmark_parse_document (clean->str + n_head, clean->len - n_head, CMARK_OPT_DEFAULT);
  is_whole = walk (draft, document, cancellable);
  cmark_node_free (document);
  return is_whole || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Without a name that tells, only what nobody writes in a plain text: a head between fences, or “# A heading” with a
 * blank line below as the first line */
static gboolean
recognises_markdown (const char *bytes,
                     gsize       n_bytes)
{
  g_autofree char *head = g_strndup (bytes, MIN (n_bytes, 4096));

  return g_regex_match_simple ("^(\\xef\\xbb\\xbf)?"
                               "(---[ \\t]*\\r?\\n[\\w-]+:[ \\t\\r\\n]|#{1,6} \\S[^\\n]*\\n[ \\t\\r]*\\n)",
                               head, G_REGEX_RAW, 0);
}

static const char *const media_types[] = { "text/markdown", "text/x-markdown", NULL };
static const char *const extensions[] = { "md", "markdown", "mdown", "mkd", NULL };

const MnReader mn_reader_markdown = {
  .info = { "markdown", N_("Markdown"), media_types, extensions },
  .recognises = recognises_markdown,
  .read = read_markdown,
};
