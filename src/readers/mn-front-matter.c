/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-readers"

#include "mn-reader-private.h"

#include <string.h>

/* What static site generators, Obsidian and web clippers write at the head of a Markdown file: the few lines of YAML
 * that name an article. Anything deeper is passed over. */

/* More than any such head has; keeps a file that only begins like one from being searched to its end */
#define HEAD_BYTES (64 * 1024)

typedef struct
{
  MnDraft *draft;
  char    *key;    /* that the lines below belong to */
  GString *value;  /* what has been found for it */
} FrontMatter;

static const struct
{
  const char *key;
  gsize       field;
} fields[] = {
  { "title", G_STRUCT_OFFSET (MnDraft, title) },
  { "headline", G_STRUCT_OFFSET (MnDraft, title) },
  { "author", G_STRUCT_OFFSET (MnDraft, byline) },
  { "authors", G_STRUCT_OFFSET (MnDraft, byline) },
  { "byline", G_STRUCT_OFFSET (MnDraft, byline) },
  { "date", G_STRUCT_OFFSET (MnDraft, published) },
  { "published", G_STRUCT_OFFSET (MnDraft, published) },
  { "publishdate", G_STRUCT_OFFSET (MnDraft, published) },
  { "pubdate", G_STRUCT_OFFSET (MnDraft, published) },
  { "publisher", G_STRUCT_OFFSET (MnDraft, publisher) },
  { "publication", G_STRUCT_OFFSET (MnDraft, publisher) },
  { "site", G_STRUCT_OFFSET (MnDraft, publisher) },
  { "sitename", G_STRUCT_OFFSET (MnDraft, publisher) },
  { "url", G_STRUCT_OFFSET (MnDraft, uri) },
  { "uri", G_STRUCT_OFFSET (MnDraft, uri) },
  { "link", G_STRUCT_OFFSET (MnDraft, uri) },
  { "source", G_STRUCT_OFFSET (MnDraft, uri) },
  { "canonicalurl", G_STRUCT_OFFSET (MnDraft, uri) },
  { "lang", G_STRUCT_OFFSET (MnDraft, language) },
  { "language", G_STRUCT_OFFSET (MnDraft, language) },
  { "locale", G_STRUCT_OFFSET (MnDraft, language) },
};

/* EDTF of the date that an ISO 8601 time begins with; other notations differ by country and are not guessed */
static char *
read_date (const char *value)
{
  g_autoptr (GRegex) pattern = g_regex_new ("^(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?(?=$|[T ])", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year = NULL;
  g_autofree char *month = NULL;
  g_autofree char *day = NULL;

  if (!g_regex_match (pattern, value, 0, &match))
    return NULL;
  year = g_match_info_fetch (match, 1);
  month = g_match_info_fetch (match, 2);
  day = g_match_info_fetch (match, 3);
  if (!g_date_valid_dmy (day != NULL && *day != '\0' ? (GDateDay) atoi (day) : 1,
                         month != NULL && *month != '\0' ? (GDateMonth) atoi (month) : G_DATE_JANUARY,
                         (GDateYear) atoi (year)))
    return NULL;
  return g_match_info_fetch (match, 0);
}

/* BCP 47; some write it as a locale: en_US.UTF-8 */
static char *
read_language (const char *value)
{
  g_autofree char *tag = g_strndup (value, strcspn (value, ".@"));

  g_strdelimit (tag, "_", '-');
  if (!g_regex_match_simple ("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", tag, 0, 0))
    return NULL;
  return g_steal_pointer (&tag);
}

static char *
read_uri (const char *value)
{
  return g_uri_peek_scheme (value) != NULL ? g_strdup (value) : NULL;
}

static void
set_field (MnDraft    *draft,
           gsize       offset,
           const char *value)
{
  char **field = G_STRUCT_MEMBER_P (draft, offset);
  g_autofree char *line = mn_draft_squeeze (value, strlen (value));
  char *read;

  if (*field != NULL || *line == '\0' || strcmp (line, "null") == 0 || strcmp (line, "~") == 0)
    return;
  if (field == &draft->published)
    read = read_date (line);
  else if (field == &draft->language)
    read = read_language (line);
  else if (field == &draft->uri)
    read = read_uri (line);
  else
    read = g_steal_pointer (&line);
  *field = read;
}

static void
end_key (FrontMatter *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields) && self->key != NULL; i++)
    if (strcmp (fields[i].key, self->key) == 0)
      set_field (self->draft, fields[i].field, self->value->str);
  g_clear_pointer (&self->key, g_free);
  g_string_truncate (self->value, 0);
}

/* A quoted or plain scalar. Returns: (transfer full): what it says */
static char *
read_scalar (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  gsize n = strlen (line);
  GString *value = g_string_new (NULL);
  char quote = n >= 2 && (*line == '"' || *line == '\'') && line[n - 1] == *line ? *line : '\0';
  const char *comment = quote == '\0' ? strstr (line, " #") : NULL;
  const char *end = quote != '\0' ? line + n - 1 : comment != NULL ? comment : line + n;

  for (const char *at = line + (quote != '\0'); at < end; at++)
    {
      if (quote == '"' && *at == '\\' && at + 1 < end)
        {
          at++;
          g_string_append_c (value, strchr ("ntr", *at) != NULL ? ' ' : *at);
          continue;
        }
      if (quote == '\'' && *at == '\'' && at[1] == '\'')
        at++;
      g_string_append_c (value, *at);
    }
  return g_string_free (value, FALSE);
}

static void
add_value (FrontMatter *self,
           const char  *text,
           const char  *separator)
{
  g_autofree char *value = read_scalar (text);

  if (*value == '\0')
    return;
  if (self->value->len > 0)
    g_string_append (self->value, separator);
  g_string_append (self->value, value);
}

/* [One, "Two, Three"] */
static void
add_flow_list (FrontMatter *self,
               const char  *text)
{
  const char *at = text + 1;
  const char *start = at;
  char quote = '\0';

  for (; *at != '\0'; at++)
    {
      if (quote != '\0' ? *at == quote : *at == '"' || *at == '\'')
        quote = quote != '\0' ? '\0' : *at;
      if (quote != '\0' || (*at != ',' && *at != ']'))
        continue;
      {
        g_autofree char *item = g_strndup (start, (gsize) (at - start));

        add_value (self, item, ", ");
      }
      start = at + 1;
    }
}

/* A line of its own: “key: value”. Returns: whether it is one */
static gboolean
read_key (FrontMatter *self,
          const char  *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *value = NULL;
  GString *key;

  if (colon == NULL || colon == line || (colon[1] != ' ' && colon[1] != '\t' && colon[1] != '\0'))
    return FALSE;

  end_key (self);
  key = g_string_new (NULL);
  for (const char *at = line; at < colon; at++)
    if (strchr ("_- \"'", *at) == NULL)
      g_string_append_c (key, g_ascii_tolower (*at));
  self->key = g_string_free (key, FALSE);

  value = g_strstrip (g_strdup (colon + 1));
  if (*value == '[')
    add_flow_list (self, value);
  else if (*value != '>' && *value != '|') /* what those announce stands on the lines below */
    add_value (self, value, " ");
  return TRUE;
}

/* A line below a key: an item of its list, a part of its text, or a name inside a mapping */
static void
read_below (FrontMatter *self,
            const char  *line)
{
  g_autofree char *text = g_strstrip (g_strdup (line));
  const char *from = text;
  gboolean is_item = from[0] == '-' && from[1] == ' ';

  if (self->key == NULL || *text == '\0' || *text == '#')
    return;
  if (is_item)
    from += 2;
  while (*from == ' ')
    from++;
  if (g_str_has_prefix (from, "name:"))
    {
      from += strlen ("name:");
      is_item = TRUE;
    }
  else if (g_regex_match_simple ("^[a-z_]+:( |$)", from, 0, 0))
    return;
  add_value (self, from, is_item ? ", " : " ");
}

/* Whether it is the line that closes the head, too */
static gboolean
is_fence (const char *line,
          gboolean    is_first)
{
  g_autofree char *text = g_strchomp (g_strdup (line));

  return strcmp (text, "---") == 0 || (!is_first && strcmp (text, "...") == 0);
}

/* Returns: (transfer none) (nullable): where the head ends: its closing line */
static char **
find_end (char **lines)
{
  guint n_keys = 0;

  if (lines[0] == NULL || !is_fence (lines[0], TRUE))
    return NULL;
  for (char **line = lines + 1; *line != NULL; line++)
    {
      if (is_fence (*line, FALSE))
        return n_keys > 0 ? line : NULL;
      n_keys += g_regex_match_simple ("^[\\w \"'-]+:(\\s|$)", *line, 0, 0);
    }
  return NULL;
}

/* Fills in what the head of a Markdown file says. Returns: how many bytes of it are head; 0 where there is none */
gsize
mn_front_matter_read (MnDraft    *draft,
                      const char *utf8,
                      gsize       n_bytes)
{
  g_autofree char *head = NULL;
  g_auto (GStrv) lines = NULL;
  FrontMatter self = { draft, NULL, NULL };
  gsize n_head = 0;
  char **end;

  if (n_bytes < 4 || strncmp (utf8, "---", 3) != 0)
    return 0;
  head = g_utf8_make_valid (utf8, (gssize) MIN (n_bytes, HEAD_BYTES));
  lines = g_strsplit (head, "\n", -1);
  end = find_end (lines);
  if (end == NULL)
    return 0;

  self.value = g_string_new (NULL);
  for (char **line = lines; line <= end; line++)
    {
      n_head += strlen (*line) + 1;
      if (line == lines || line == end)
        continue;
      if (g_ascii_isspace (**line) || **line == '-' || !read_key (&self, *line))
        read_below (&self, *line);
    }
  end_key (&self);
  g_string_free (self.value, TRUE);
  return MIN (n_head, n_bytes);
}
