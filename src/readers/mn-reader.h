/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-article.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** MN_READER_MAX_BYTES: the largest file that is read. */
#define MN_READER_MAX_BYTES (64 * 1024 * 1024)

/** MN_READER_ERROR: the domain of what goes wrong while an article is read. */
#define MN_READER_ERROR (mn_reader_error_quark ())

typedef enum
{
  MN_READER_ERROR_NOT_A_FILE, /* a directory, device or pipe */
  MN_READER_ERROR_TOO_LARGE,
  MN_READER_ERROR_EMPTY,
  MN_READER_ERROR_BINARY,     /* NUL bytes, or a known format that is no text */
  MN_READER_ERROR_ENCODING,   /* bytes that no encoding explains */
} MnReaderError;

/**
 * MnReading:
 * @article: the article, with text, blocks, title and source
 * @original: the bytes it was read from
 * @encoding: the encoding it was read in, as iconv names it
 * @encoding_guessed: whether that was guessed from the bytes
 * @n_replaced: how many control characters became U+FFFD
 *
 * What came of reading a file.
 */
typedef struct
{
  MnArticle *article;
  GBytes    *original;
  char      *encoding;
  gboolean   encoding_guessed;
  guint      n_replaced;
} MnReading;

/**
 * MnReaderInfo:
 * @id: its id, kept in #MnSource
 * @label: what it reads, for a reader of it; not yet translated
 * @media_types: (array zero-terminated=1): the media types it reads, its own first
 * @extensions: (array zero-terminated=1): of file names, in lower case, without the dot
 *
 * What can be read.
 */
typedef struct
{
  const char        *id;
  const char        *label;
  const char *const *media_types;
  const char *const *extensions;
} MnReaderInfo;

GQuark     mn_reader_error_quark      (void);
void       mn_reading_free            (MnReading           *self);

const MnReaderInfo *mn_reader_get_info (guint position);

MnReading *mn_reader_read_file        (GFile               *file,
                                       GCancellable        *cancellable,
                                       GError             **error);
void       mn_reader_read_file_async  (GFile               *file,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
MnReading *mn_reader_read_file_finish (GAsyncResult        *result,
                                       GError             **error);
MnReading *mn_reader_read_bytes       (GBytes              *bytes,
                                       const char          *name,
                                       const char          *media_type,
                                       GCancellable        *cancellable,
                                       GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnReading, mn_reading_free)

G_END_DECLS
