/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-concordance.h"

#include "mn-entity.h"

#include <string.h>

/* How many characters of the text around it a line has, and how many less so that no word is cut */
#define CONTEXT 72
#define SLACK 20

/* So many characters decide where a line stands */
#define KEY_LENGTH 32

struct _MnConcordanceLine
{
  GObject    parent_instance;

  MnMention *mention;
  char      *title; /* GRefString: many lines are of one article */
  char      *date;  /* GRefString */
  char      *before;
  char      *quote;
  char      *after;
  char      *before_key; /* words in reverse: the nearest decides first */
  char      *after_key;
  char      *quote_key;
  gboolean   is_picked;
};

enum
{
  PROP_0,
  PROP_IS_PICKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnConcordanceLine, mn_concordance_line, G_TYPE_OBJECT)

static void
mn_concordance_line_finalize (GObject *object)
{
  MnConcordanceLine *self = MN_CONCORDANCE_LINE (object);

  mn_mention_unref (self->mention);
  g_ref_string_release (self->title);
  g_ref_string_release (self->date);
  g_free (self->before);
  g_free (self->quote);
  g_free (self->after);
  g_free (self->before_key);
  g_free (self->after_key);
  g_free (self->quote_key);

  G_OBJECT_CLASS (mn_concordance_line_parent_class)->finalize (object);
}

static void
mn_concordance_line_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_IS_PICKED:
      g_value_set_boolean (value, MN_CONCORDANCE_LINE (object)->is_picked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_concordance_line_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_IS_PICKED:
      mn_concordance_line_set_picked (MN_CONCORDANCE_LINE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_concordance_line_class_init (MnConcordanceLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mn_concordance_line_finalize;
  object_class->get_property = mn_concordance_line_get_property;
  object_class->set_property = mn_concordance_line_set_property;

  /**
   * MnConcordanceLine:is-picked:
   *
   * Whether a person has picked it, to do something with it and others.
   */
  properties[PROP_IS_PICKED]
      = g_param_spec_boolean ("is-picked", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mn_concordance_line_init (MnConcordanceLine *self G_GNUC_UNUSED)
{
}

static gboolean
is_newline (const MnText *text,
            guint         offset)
{
  return mn_text_get_char (text, offset) == '\n';
}

/* The block that has a place, or, between blocks, the line */
static void
get_limits (const MnText   *text,
            const MnBlocks *blocks,
            guint           start,
            guint           end,
            guint          *first,
            guint          *last)
{
  guint low = 0, high = blocks->n, length = mn_text_get_length (text);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (blocks->items[middle].end <= (gint) start)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < blocks->n && blocks->items[low].start <= (gint) start)
    {
      *first = (guint) blocks->items[low].start;
      /* a mention may go on into the blocks after its first */
      while (low + 1 < blocks->n && blocks->items[low].end < (gint) end)
        low++;
      *last = MIN (MAX ((guint) blocks->items[low].end, end), length);
      return;
    }
  for (*first = start; *first > 0 && start - *first <= CONTEXT && !is_newline (text, *first - 1);)
    (*first)--;
  for (*last = end; *last < length && *last - end <= CONTEXT && !is_newline (text, *last);)
    (*last)++;
}

/* What hangs on the character before it: there a text must not be cut */
static gboolean
is_attached (gunichar c)
{
  return g_unichar_ismark (c) || c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x1f3fb && c <= 0x1f3ff);
}

/* Not inside a word, if one ends near */
static guint
advance (const MnText *text,
         guint         from,
         guint         limit)
{
  for (guint at = from; at < MIN (from + SLACK, limit); at++)
    if (g_unichar_isspace (mn_text_get_char (text, at)))
      return at + 1;
  while (from < limit && is_attached (mn_text_get_char (text, from)))
    from++;
  return from;
}

static guint
draw_back (const MnText *text,
           guint         to,
           guint         limit)
{
  for (guint at = to; at > MAX (limit, to - SLACK); at--)
    if (g_unichar_isspace (mn_text_get_char (text, at)))
      return at;
  while (to > limit && is_attached (mn_text_get_char (text, to)))
    to--;
  return to;
}

static char *
slice_line (const MnText *text,
            guint         start,
            guint         end)
{
  char *slice = mn_text_slice (text, start, end);

  return g_strdelimit (slice, "\n\t", ' ');
}

/**
 * mn_context_cut:
 * @self: (out): the context, for mn_context_clear()
 * @text: a text
 * @blocks: its structure
 * @start: where a stretch begins, in code points
 * @end: where it ends
 *
 * Cuts what is around a stretch out of the block it stands in, or the line where it is in none: it never goes on into
 * another paragraph or a heading. Where it is cut short an ellipsis says so, and no word or character of several code
 * points is cut if that can be helped.
 */
void
mn_context_cut (MnContext      *self,
                const MnText   *text,
                const MnBlocks *blocks,
                guint           start,
                guint           end)
{
  guint first, last;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean is_cut_before, is_cut_after;

  get_limits (text, blocks, start, end, &first, &last);
  is_cut_before = start - first > CONTEXT;
  is_cut_after = last - end > CONTEXT;
  if (is_cut_before)
    first = advance (text, start - CONTEXT, start);
  if (is_cut_after)
    last = draw_back (text, end + CONTEXT, end);
  before = slice_line (text, first, start);
  after = slice_line (text, end, last);
  self->before = g_strconcat (is_cut_before ? "… " : "", before, NULL);
  self->after = g_strconcat (after, is_cut_after ? " …" : "", NULL);
}

/**
 * mn_context_clear:
 * @self: a context
 */
void
mn_context_clear (MnContext *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);
}

/* By letters and digits alone, whatever quotation marks stand between */
static char *
make_key (const char *line,
          gboolean    is_reversed)
{
  g_autofree char *folded = mn_name_fold (line);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) word = g_string_new (NULL);
  GString *key = g_string_new (NULL);

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0)
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (c == '\0')
        break;
    }
  for (guint i = 0; i < words->len && key->len < KEY_LENGTH; i++)
    g_string_append_printf (key, "%s ", (char *) words->pdata[is_reversed ? words->len - 1 - i : i]);
  return g_string_free (key, FALSE);
}

/**
 * mn_concordance_line_new:
 * @mention: a mention
 * @article: the article it stands in, with its text
 *
 * Cuts a line. One that could not be placed has the context it was last seen in.
 *
 * Returns: (transfer full): it
 */
MnConcordanceLine *
mn_concordance_line_new (MnMention *mention,
                         MnArticle *article)
{
  MnConcordanceLine *self = g_object_new (MN_TYPE_CONCORDANCE_LINE, NULL);
  gint start = mn_spans_first (&mention->spans), end = mn_spans_last (&mention->spans);
  MnContext context;

  self->mention = mn_mention_ref (mention);
  self->title = g_ref_string_new_intern (article->title);
  self->date = g_ref_string_new_intern (article->published != NULL ? article->published : "");
  self->quote = mn_spans_get_quote (&mention->spans);
  if (start >= 0 && end > start && article->text != NULL && (guint) end <= mn_text_get_length (article->text))
    mn_context_cut (&context, article->text, &article->blocks, (guint) start, (guint) end);
  else
    {
      const MnSpan *span = mention->spans.n > 0 ? &mention->spans.items[0] : NULL;

      context.before = g_strdup (span != NULL && span->prefix != NULL ? span->prefix : "");
      context.after = g_strdup (span != NULL && span->suffix != NULL ? span->suffix : "");
    }
  self->before = context.before;
  self->after = context.after;
  self->before_key = make_key (self->before, TRUE);
  self->after_key = make_key (self->after, FALSE);
  self->quote_key = make_key (self->quote, FALSE);
  return self;
}

/**
 * mn_concordance_line_get_mention:
 * @self: a line
 *
 * Returns: (transfer none): the mention, as it was when the line was cut
 */
MnMention *
mn_concordance_line_get_mention (MnConcordanceLine *self)
{
  return self->mention;
}

/**
 * mn_concordance_line_get_before:
 * @self: a line
 *
 * Returns: (transfer none): what stands before it
 */
const char *
mn_concordance_line_get_before (MnConcordanceLine *self)
{
  return self->before;
}

/**
 * mn_concordance_line_get_quote:
 * @self: a line
 *
 * Returns: (transfer none): what the mention says
 */
const char *
mn_concordance_line_get_quote (MnConcordanceLine *self)
{
  return self->quote;
}

/**
 * mn_concordance_line_get_after:
 * @self: a line
 *
 * Returns: (transfer none): what stands after it
 */
const char *
mn_concordance_line_get_after (MnConcordanceLine *self)
{
  return self->after;
}

/**
 * mn_concordance_line_get_title:
 * @self: a line
 *
 * Returns: (transfer none): what the article is called
 */
const char *
mn_concordance_line_get_title (MnConcordanceLine *self)
{
  return self->title;
}

/**
 * mn_concordance_line_get_date:
 * @self: a line
 *
 * Returns: (transfer none): when the article was published, as EDTF; "" where nobody knows
 */
const char *
mn_concordance_line_get_date (MnConcordanceLine *self)
{
  return self->date;
}

/**
 * mn_concordance_line_is_picked:
 * @self: a line
 *
 * Returns: whether it is picked
 */
gboolean
mn_concordance_line_is_picked (MnConcordanceLine *self)
{
  return self->is_picked;
}

/**
 * mn_concordance_line_set_picked:
 * @self: a line
 * @is_picked: whether it is picked
 */
void
mn_concordance_line_set_picked (MnConcordanceLine *self,
                                gboolean           is_picked)
{
  if (self->is_picked == is_picked)
    return;
  self->is_picked = is_picked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_PICKED]);
}

/**
 * mn_concordance_line_has:
 * @self: a line
 * @words: words, each folded by mn_name_fold()
 *
 * Returns: whether every one stands in it or in the title of the article
 */
gboolean
mn_concordance_line_has (MnConcordanceLine *self,
                         char             **words)
{
  g_autofree char *all = g_strconcat (self->before, " ", self->quote, " ", self->after, " ", self->title, NULL);
  g_autofree char *folded = mn_name_fold (all);

  for (; *words != NULL; words++)
    if (strstr (folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* As in the library: one article after the other, from their beginnings to their ends */
static int
compare_places (MnConcordanceLine *a,
                MnConcordanceLine *b)
{
  int order = mn_id_compare (&a->mention->record.article, &b->mention->record.article);

  if (order == 0)
    order = mn_spans_compare (&a->mention->spans, &b->mention->spans);
  return order != 0 ? order : mn_id_compare (&a->mention->record.id, &b->mention->record.id);
}

/**
 * mn_concordance_line_compare:
 * @a: a line
 * @b: another
 * @order: by what
 *
 * Compares for sorting. Those that are equal by it stand as in the articles.
 *
 * Returns: less than, equal to or greater than 0
 */
int
mn_concordance_line_compare (MnConcordanceLine *a,
                             MnConcordanceLine *b,
                             MnConcordanceOrder order)
{
  int result = 0;

  switch (order)
    {
    case MN_CONCORDANCE_DATE:
      result = strcmp (b->date, a->date);
      break;
    case MN_CONCORDANCE_BEFORE:
      result = strcmp (a->before_key, b->before_key);
      break;
    case MN_CONCORDANCE_QUOTE:
      result = strcmp (a->quote_key, b->quote_key);
      break;
    case MN_CONCORDANCE_AFTER:
      result = strcmp (a->after_key, b->after_key);
      break;
    case MN_CONCORDANCE_ARTICLE:
    default:
      result = a->title != b->title ? g_utf8_collate (a->title, b->title) : 0;
      break;
    }
  return result != 0 ? result : compare_places (a, b);
}
