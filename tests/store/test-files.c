/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "fixture.h"

#include "mn-claim.h"
#include "mn-sqlite-connection.h"
#include "mn-sqlite-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
read_bytes (const char *path,
            gsize      *n_bytes)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, n_bytes, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
assert_refused (const char  *path,
                MnStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnStore) store = mn_sqlite_store_open (path, MN_SQLITE_OPEN_CREATE, &error);

  g_assert_null (store);
  g_assert_error (error, MN_STORE_ERROR, (gint) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_false (g_str_has_suffix (error->message, "."));
}

static void
assert_untouched (const char  *path,
                  MnStoreError code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  before = read_bytes (path, &n_before);
  assert_refused (path, code);
  after = read_bytes (path, &n_after);
  g_assert_cmpmem (after, n_after, before, n_before);
}

/* Takes the log into the file, so that its bytes are all there is */
static void
settle (const char *path)
{
  fixture_sql (path, "PRAGMA wal_checkpoint (TRUNCATE)");
}

static void
test_what_is_no_database_is_refused (Fixture      *self,
                                     gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *path = g_build_filename (self->folder, "article.txt", NULL);
  g_autofree char *text = g_strnfill (5000, 'x');

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  assert_untouched (path, MN_STORE_ERROR_NOT_OURS);
}

static void
test_another_programs_database_is_refused (Fixture      *self,
                                           gconstpointer data G_GNUC_UNUSED)
{
  g_clear_object (&self->store);
  settle (self->path);
  fixture_sql (self->path, "PRAGMA application_id = 12345; PRAGMA wal_checkpoint (TRUNCATE)");
  assert_untouched (self->path, MN_STORE_ERROR_NOT_OURS);
}

static void
test_a_newer_library_is_refused (Fixture      *self,
                                 gconstpointer data G_GNUC_UNUSED)
{
  g_clear_object (&self->store);
  fixture_sql (self->path, "PRAGMA user_version = 99; PRAGMA wal_checkpoint (TRUNCATE)");
  assert_untouched (self->path, MN_STORE_ERROR_NEWER);
}

static char *
read_text (const char *path,
           const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  char *text;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  text = sqlite3_step (statement) == SQLITE_ROW ? g_strdup ((const char *) sqlite3_column_text (statement, 0)) : NULL;
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return text;
}

/* Takes a library back to what version 1 was. What a later step makes goes here too, the newest first */
#define TO_VERSION_1 \
  "DROP TABLE claim_words; DROP TABLE claim_search; DROP TABLE claim_texts; " \
  "DROP TABLE claim_verdicts; DROP TABLE claim_rows; DROP TABLE article_dates; DROP TABLE rejections; " \
  "PRAGMA user_version = 1; PRAGMA wal_checkpoint (TRUNCATE)"

static char *
read_schema (const char *path)
{
  return read_text (path, "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema ORDER BY name)");
}

#define CLAIM_ROWS \
  "SELECT hex(r.claim) || r.article || place || kind || state || priority || claimant || text || hex(annotator) || verdict || date " \
  "FROM claim_rows AS r JOIN claim_verdicts AS v ON v.claim = r.key JOIN article_dates AS d ON d.article = r.article"

static void
add_claim (Fixture *self)
{
  g_autoptr (MnText) text = mn_text_new (FIXTURE_TEXT, -1);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Mark Claim");
  MnClaimBuilder *claim = mn_claim_new ();
  MnAttribution *link = mn_array_add (&mn_attribution_info, &claim->attributions);

  claim->record.article = self->article;
  claim->kind = g_intern_string ("fact");
  g_assert_true (mn_spans_add (&claim->spans, text, 11, 30));
  link->claimant.mention = fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  link->stance = g_intern_string ("asserts");
  mn_claim_set_verdict (claim, &self->me, "true", NULL);
  mn_record_touch (claim, &self->me);
  mn_change_add (change, NULL, mn_record_end (claim));
  fixture_apply (self->store, change);
}

/* What makes a library of an older version is what makes a new one, word for word */
static void
test_an_older_library_is_taken_along (Fixture      *self,
                                      gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *new_schema = read_schema (self->path);
  g_autofree char *gone = NULL;
  g_autofree char *old_schema = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *taken_along = NULL;
  g_autoptr (MnConnection) connection = NULL;

  add_claim (self);
  rows = read_text (self->path, CLAIM_ROWS);
  g_clear_object (&self->store);
  fixture_sql (self->path, TO_VERSION_1);
  gone = read_schema (self->path);
  g_assert_cmpstr (gone, !=, new_schema);
  self->store = fixture_open (self->path, 0);
  old_schema = read_schema (self->path);
  g_assert_cmpstr (old_schema, ==, new_schema);
  taken_along = read_text (self->path, CLAIM_ROWS);
  g_assert_cmpstr (taken_along, ==, rows);
  fixture_check (self->store);
  connection = mn_connection_open (self->path, MN_CONNECTION_READ, FALSE, NULL);
  g_assert_cmpint (mn_connection_read_number (connection, "PRAGMA user_version", NULL), ==, MN_SCHEMA_VERSION);
}

static void
test_pipes_folders_and_nothing_are_refused (Fixture      *self,
                                            gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *pipe_path = g_build_filename (self->folder, "pipe", NULL);
  g_autofree char *nothing = g_build_filename (self->folder, "nothing", NULL);
  g_autoptr (MnStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (pipe_path, MN_STORE_ERROR_FAILED);
  assert_refused (self->folder, MN_STORE_ERROR_FAILED);
  assert_refused ("/dev/null", MN_STORE_ERROR_FAILED);
  store = mn_sqlite_store_open (nothing, 0, &error);
  g_assert_null (store);
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED);
  g_assert_false (g_file_test (nothing, G_FILE_TEST_EXISTS));
}

static void
test_a_folder_is_made_for_it (Fixture      *self,
                              gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *inner = g_build_filename (self->folder, "a", NULL);
  g_autofree char *folder = g_build_filename (inner, "b", NULL);
  g_autofree char *path = g_build_filename (folder, "library.manicule", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autoptr (MnStore) store = fixture_open (path, MN_SQLITE_OPEN_CREATE);
  struct stat info;

  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_clear_object (&store);
  g_remove (path);
  g_remove (shm);
  g_remove (wal);
  g_remove (lock);
  g_rmdir (folder);
  g_rmdir (inner);
}

static void
test_the_header_says_whose_it_is (Fixture      *self,
                                  gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  settle (self->path);
  bytes = read_bytes (self->path, &n_bytes);
  g_assert_cmpmem (bytes + 68, 4, "Mnic", 4);
  g_assert_cmpmem (bytes + 60, 4, "\0\0\0\4", 4);
}

static void
assert_pragma (MnConnection *connection,
               const char   *sql,
               gint64        expected)
{
  g_test_message ("%s", sql);
  g_assert_cmpint (mn_connection_read_number (connection, sql, NULL), ==, expected);
}

static void
assert_settings (MnConnection *connection)
{
  static const struct
  {
    int option;
    int expected;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },        { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },   { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },          { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 }, { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int value = -1;

      g_test_message ("option %d", options[i].option);
      sqlite3_db_config (connection->db, options[i].option, -1, &value);
      g_assert_cmpint (value, ==, options[i].expected);
    }
  assert_pragma (connection, "PRAGMA synchronous", 2);
  assert_pragma (connection, "PRAGMA foreign_keys", 1);
  assert_pragma (connection, "PRAGMA cell_size_check", 1);
  assert_pragma (connection, "PRAGMA recursive_triggers", 0);
  assert_pragma (connection, "PRAGMA temp_store", 2);
  assert_pragma (connection, "PRAGMA wal_autocheckpoint", 0);
  assert_pragma (connection, "PRAGMA journal_size_limit", 16777216);
  assert_pragma (connection, "PRAGMA application_id", MN_APPLICATION_ID);
  assert_pragma (connection, "PRAGMA user_version", MN_SCHEMA_VERSION);
  assert_pragma (connection, "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1);
  g_assert_cmpint (sqlite3_limit (connection->db, SQLITE_LIMIT_ATTACHED, -1), ==, 0);
  g_assert_cmpint (sqlite3_limit (connection->db, SQLITE_LIMIT_SQL_LENGTH, -1), ==, 1 << 20);
}

static void
test_connections_have_the_settings_that_keep_it_safe (Fixture      *self,
                                                      gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnConnection) reader = mn_connection_open (self->path, MN_CONNECTION_READ, FALSE, NULL);
  g_autoptr (MnConnection) writer = mn_connection_open (self->path, MN_CONNECTION_WRITE, FALSE, NULL);

  assert_settings (reader);
  assert_settings (writer);
  assert_pragma (reader, "PRAGMA query_only", 1);
  assert_pragma (writer, "PRAGMA query_only", 0);
  g_assert_false (mn_connection_execute (reader, "DELETE FROM articles", NULL));
}

static void
test_network_file_systems_are_known (Fixture      *self G_GNUC_UNUSED,
                                     gconstpointer data G_GNUC_UNUSED)
{
  static const gint64 remote[] = { 0x6969, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997 };
  static const gint64 local[] = { 0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0xf2f52010 };

  for (gsize i = 0; i < G_N_ELEMENTS (remote); i++)
    {
      g_assert_true (mn_file_system_is_remote (remote[i]));
      g_assert_true (mn_file_system_is_remote ((gint32) remote[i])); /* where f_type is an int */
    }
  for (gsize i = 0; i < G_N_ELEMENTS (local); i++)
    g_assert_false (mn_file_system_is_remote (local[i]));
}

/* Hostile schemas must be inert (reliability, A.4 no. 24) */
static void
test_triggers_and_views_of_others_do_nothing (Fixture      *self,
                                              gconstpointer data G_GNUC_UNUSED)
{
  MnId id;

  fixture_sql (self->path, "CREATE TRIGGER evil AFTER INSERT ON mentions BEGIN DELETE FROM journal; END;");
  fixture_reopen (self);
  id = fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  g_assert_nonnull (fixture_type_of (self->store, &self->article, &id));
  g_assert_cmpint (fixture_last_seq (self->path), ==, 3);
}

static void
test_a_library_that_was_replaced_is_not_written (Fixture      *self,
                                                 gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *moved = g_strconcat (self->path, ".moved", NULL);
  g_autoptr (MnChange) change = fixture_change (&self->me, "Mark");
  g_autoptr (GError) error = NULL;

  mn_change_add (change, NULL, mn_record_end (fixture_mention (&self->article, &self->me, 0, 5)));
  g_assert_cmpint (g_rename (self->path, moved), ==, 0);
  g_assert_false (mn_store_apply (self->store, change, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED);
  g_assert_cmpint (g_rename (moved, self->path), ==, 0);
  fixture_apply (self->store, change);
}

static void
assert_read_only (MnStore    *store,
                  const MnId *me,
                  const MnId *article)
{
  g_autoptr (MnChange) change = fixture_change (me, "Mark");
  g_autoptr (MnArticle) found = NULL;
  g_autoptr (MnSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mn_store_is_read_only (store));
  found = mn_snapshot_get_article (mn_store_get_snapshot (store), article, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mn_text_get_utf8 (found->text), ==, FIXTURE_TEXT);
  snapshot = mn_store_open_snapshot (store, &error);
  g_assert_no_error (error);

  mn_change_add (change, NULL, mn_record_end (fixture_mention (article, me, 0, 5)));
  g_assert_false (mn_store_apply (store, change, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_READ_ONLY);
}

static void
test_it_can_be_opened_to_be_read_only (Fixture      *self,
                                       gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MnStore) store = NULL;

  g_clear_object (&self->store);
  store = fixture_open (self->path, MN_SQLITE_OPEN_READ_ONLY);
  assert_read_only (store, &self->me, &self->article);
}

static void
test_a_folder_that_cannot_be_written_can_be_read (Fixture      *self,
                                                  gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *shm = g_strconcat (self->path, "-shm", NULL);
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (MnStore) store = NULL;

  g_clear_object (&self->store);
  settle (self->path);
  g_remove (shm);
  g_remove (wal);
  if (mount (self->folder, self->folder, NULL, MS_BIND, NULL) != 0)
    {
      g_test_skip ("a read-only mount needs root");
      return;
    }
  g_assert_cmpint (mount (NULL, self->folder, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  store = mn_sqlite_store_open (self->path, MN_SQLITE_OPEN_CREATE, NULL);
  if (store != NULL)
    assert_read_only (store, &self->me, &self->article);
  g_clear_object (&store);
  g_assert_cmpint (umount (self->folder), ==, 0);
  store = fixture_open (self->path, 0);
  g_assert_false (mn_store_is_read_only (store));
}

static gboolean
fill_up (MnStore *store,
         Fixture *self,
         guint   *n_done,
         GError **error)
{
  for (guint i = 0; i < 5000; i++)
    {
      MnMentionBuilder *mention = fixture_mention (&self->article, &self->me, 0, 5);
      g_autoptr (MnChange) change = fixture_change (&self->me, "Mark");

      mention->note = g_strnfill (4000, 'n');
      mn_change_add (change, NULL, mn_record_end (mention));
      if (!mn_store_apply (store, change, NULL, error))
        return FALSE;
      (*n_done)++;
    }
  return TRUE;
}

/* Everything that was said to be written is there, nothing else, and it goes on once there is room */
static void
assert_survives_filling_up (Fixture *self,
                            void   (*make_room) (gpointer),
                            gpointer room)
{
  g_autoptr (MnArticle) head = NULL;
  g_autoptr (GError) error = NULL;
  guint n_done = 0;

  g_assert_false (fill_up (self->store, self, &n_done, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FULL);
  head = fixture_get (self->store, MN_RECORD_ARTICLE, NULL, &self->article);
  g_assert_cmpuint (head->n_mentions, ==, n_done);

  make_room (room);
  fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  fixture_reopen (self);
  g_clear_pointer (&head, mn_article_unref);
  head = fixture_get (self->store, MN_RECORD_ARTICLE, NULL, &self->article);
  g_assert_cmpuint (head->n_mentions, ==, n_done + 1);
  fixture_check (self->store);
}

static void
remove_file (gpointer path)
{
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_a_full_disk_loses_nothing (Fixture      *self G_GNUC_UNUSED,
                                gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *folder = g_dir_make_tmp ("manicule-full-XXXXXX", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *bytes = g_malloc0 (400000);
  Fixture full = { .folder = NULL };

  if (mount ("none", folder, "tmpfs", 0, "size=1500k") != 0)
    {
      g_rmdir (folder);
      g_test_skip ("a small disk needs root");
      return;
    }
  g_assert_true (g_file_set_contents (ballast, bytes, 400000, NULL));
  full.folder = g_strdup (folder);
  full.path = g_build_filename (folder, "library.manicule", NULL);
  full.store = fixture_open (full.path, MN_SQLITE_OPEN_CREATE);
  full.me = fixture_add_person (full.store, "Me");
  full.article = fixture_add_article (full.store, &full.me, "Rain", FIXTURE_TEXT);

  assert_survives_filling_up (&full, remove_file, ballast);

  g_clear_object (&full.store);
  g_free (full.folder);
  g_free (full.path);
  g_assert_cmpint (umount (folder), ==, 0);
  g_rmdir (folder);
}

static void
set_largest_file (gpointer size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = GPOINTER_TO_SIZE (size) > 0 ? GPOINTER_TO_SIZE (size) : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_a_limit_on_files_is_a_full_disk (Fixture      *self,
                                      gconstpointer data G_GNUC_UNUSED)
{
  set_largest_file (GSIZE_TO_POINTER (600000));
  assert_survives_filling_up (self, set_largest_file, NULL);
}

static void
report_nothing (const char *message G_GNUC_UNUSED,
                gpointer    user_data G_GNUC_UNUSED)
{
}

static gboolean
pass_over (MnRecord *record G_GNUC_UNUSED,
           gpointer  user_data G_GNUC_UNUSED)
{
  return TRUE;
}

/* Reads all that can be read of what may be damaged, and writes; what counts is that each call ends, in an error or not */
static void
use (const char *path,
     Fixture    *self)
{
  static const MnRecordKind kinds[] = { MN_RECORD_TAGSET, MN_RECORD_ANNOTATOR, MN_RECORD_ENTITY, MN_RECORD_ARTICLE,
                                        MN_RECORD_RELATION };
  g_autoptr (MnStore) store = mn_sqlite_store_open (path, 0, NULL);
  g_autoptr (MnChange) change = NULL;
  g_autoptr (MnArticle) article = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  MnUndoRequest request = { self->me, self->article, FALSE, 0 };
  MnSnapshot *snapshot;

  if (store == NULL)
    return;
  snapshot = mn_store_get_snapshot (store);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    mn_snapshot_each (snapshot, kinds[i], pass_over, NULL, NULL, NULL);
  mn_snapshot_each_mark (snapshot, MN_RECORD_MENTION, &self->article, pass_over, NULL, NULL, NULL);
  article = mn_snapshot_get_article (snapshot, &self->article, TRUE, NULL);
  hits = mn_snapshot_search (snapshot, "rain", 10, NULL);
  change = fixture_change (&self->me, "Mark");
  mn_change_add (change, NULL, mn_record_end (fixture_mention (&self->article, &self->me, 0, 5)));
  mn_store_apply (store, change, NULL, NULL);
  undone = fixture_undo (store, &request, NULL);
  mn_store_poll (store);
  mn_sqlite_store_check (store, TRUE, report_nothing, NULL, NULL, NULL);
}

static void
test_a_damaged_file_is_an_error_at_worst (Fixture      *self,
                                          gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  for (guint i = 0; i < 40; i++)
    fixture_mark (self->store, &self->me, &self->article, "Mark", 0, 5);
  g_clear_object (&self->store);
  settle (self->path);
  bytes = read_bytes (self->path, &n_bytes);

  for (guint round = 0; round < 60; round++)
    {
      g_autofree char *path = g_strdup_printf ("%s/damaged-%u.manicule", self->folder, round);
      g_autofree char *damaged = g_memdup2 (bytes, n_bytes);
      gsize length = n_bytes;

      if (round % 6 == 0)
        length = (gsize) g_test_rand_int_range (0, (gint32) n_bytes);
      else
        for (gint32 i = g_test_rand_int_range (1, 17); i > 0; i--)
          damaged[g_test_rand_int_range (0, (gint32) n_bytes)] = (char) g_test_rand_int_range (0, 256);
      g_assert_true (g_file_set_contents (path, damaged, (gssize) length, NULL));
      use (path, self);
    }
}

int
main (int   argc,
      char *argv[])
{
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/store/files/what-is-no-database-is-refused", test_what_is_no_database_is_refused);
  fixture_test ("/store/files/another-programs-database-is-refused", test_another_programs_database_is_refused);
  fixture_test ("/store/files/a-newer-library-is-refused", test_a_newer_library_is_refused);
  fixture_test ("/store/files/an-older-library-is-taken-along", test_an_older_library_is_taken_along);
  fixture_test ("/store/files/pipes-folders-and-nothing-are-refused", test_pipes_folders_and_nothing_are_refused);
  fixture_test ("/store/files/a-folder-is-made-for-it", test_a_folder_is_made_for_it);
  fixture_test ("/store/files/the-header-says-whose-it-is", test_the_header_says_whose_it_is);
  fixture_test ("/store/files/connections-have-the-settings-that-keep-it-safe",
                test_connections_have_the_settings_that_keep_it_safe);
  fixture_test ("/store/files/network-file-systems-are-known", test_network_file_systems_are_known);
  fixture_test ("/store/files/triggers-and-views-of-others-do-nothing", test_triggers_and_views_of_others_do_nothing);
  fixture_test ("/store/files/a-library-that-was-replaced-is-not-written",
                test_a_library_that_was_replaced_is_not_written);
  fixture_test ("/store/files/it-can-be-opened-to-be-read-only", test_it_can_be_opened_to_be_read_only);
  fixture_test ("/store/files/a-folder-that-cannot-be-written-can-be-read",
                test_a_folder_that_cannot_be_written_can_be_read);
  fixture_test ("/store/files/a-full-disk-loses-nothing", test_a_full_disk_loses_nothing);
  fixture_test ("/store/files/a-limit-on-files-is-a-full-disk", test_a_limit_on_files_is_a_full_disk);
  fixture_test ("/store/files/a-damaged-file-is-an-error-at-worst", test_a_damaged_file_is_an_error_at_worst);

  return g_test_run ();
}
