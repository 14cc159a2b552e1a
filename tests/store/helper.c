/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another process that works on a library, for the tests of the store. Says “ready”, waits for a line, does what it is
 * for, and says what came of it: “done”, or the number of a MnStoreError. */
#define _GNU_SOURCE
#include "fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

static void
say (const char *line)
{
  puts (line);
  fflush (stdout);
}

static void
wait_for_go (void)
{
  char line[16];

  say ("ready");
  if (fgets (line, sizeof line, stdin) == NULL)
    exit (1);
}

static int
tell (GError *error)
{
  g_autofree char *code = error != NULL ? g_strdup_printf ("%d", error->code) : g_strdup ("done");

  say (code);
  return 0;
}

static MnId
parse (const char *text)
{
  MnId id;

  g_assert_true (mn_id_parse (text, &id));
  return id;
}

static int
retype (MnStore *store,
        char   **args)
{
  MnId me = parse (args[0]);
  MnId article = parse (args[1]);
  MnId mention = parse (args[2]);
  MnMention *before = fixture_get (store, MN_RECORD_MENTION, &article, &mention);
  MnMentionBuilder *after = mn_mention_edit (before);
  g_autoptr (MnChange) change = fixture_change (&me, args[3]);
  g_autoptr (GError) error = NULL;

  after->type = g_intern_string (args[3]);
  mn_change_add (change, before, mn_record_end (after));
  wait_for_go ();
  mn_store_apply (store, change, NULL, &error);
  return tell (error);
}

static int
undo (MnStore *store,
      char   **args)
{
  MnUndoRequest request = { parse (args[0]), parse (args[1]), FALSE, 0 };
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  wait_for_go ();
  changes = fixture_undo (store, &request, &error);
  return tell (error);
}

/* Many articles, a transaction each, all of one group */
static int
import (MnStore *store,
        char   **args)
{
  MnId me = parse (args[0]);
  MnId group = mn_id_new ();
  int n = atoi (args[1]);

  wait_for_go ();
  for (int i = 0; i < n; i++)
    {
      g_autoptr (MnChange) change = fixture_change (&me, "Import");
      g_autoptr (MnText) text = mn_text_new (FIXTURE_TEXT, -1);
      MnArticleBuilder *article = mn_article_new ();
      g_autoptr (GError) error = NULL;

      article->title = g_strdup_printf ("Imported %d", i);
      mn_article_set_text (article, text, NULL, 0);
      mn_change_set_source (change, MN_CHANGE_BY_IMPORT);
      mn_change_set_group (change, &group);
      for (int j = 0; j < 20; j++)
        mn_change_add (change, NULL, mn_record_end (fixture_mention (&article->record.id, &me, 0, 5)));
      mn_change_add (change, NULL, mn_record_end (article));
      if (!mn_store_apply (store, change, NULL, &error))
        return tell (error);
    }
  return tell (NULL);
}

/* Marks on and on, and says of each when it is durable, until it is killed */
static void
mark (MnStore *store,
      char   **args)
{
  MnId me = parse (args[0]);
  MnId article = parse (args[1]);
  char text[MN_ID_STRING_SIZE];

  wait_for_go ();
  for (;;)
    {
      MnId id = fixture_mark (store, &me, &article, "Mark", 0, 5);

      say (mn_id_to_string (&id, text));
    }
}

static int
hold_lock (const char *path)
{
  g_autofree char *lock_path = g_strconcat (path, ".lock", NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0 || fcntl (fd, F_OFD_SETLK, &lock) != 0)
    return 1;
  wait_for_go ();
  return tell (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (MnStore) store = NULL;

  if (argc < 3)
    return 2;
  if (g_str_equal (argv[1], "lock"))
    return hold_lock (argv[2]);

  store = fixture_open (argv[2], 0);
  if (g_str_equal (argv[1], "retype"))
    return retype (store, argv + 3);
  if (g_str_equal (argv[1], "undo"))
    return undo (store, argv + 3);
  if (g_str_equal (argv[1], "import"))
    return import (store, argv + 3);
  if (g_str_equal (argv[1], "mark"))
    mark (store, argv + 3);
  return 2;
}
