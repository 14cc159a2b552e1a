/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** MN_JSON_ERROR: the domain of what is wrong with JSON; all its messages begin with the line. */
#define MN_JSON_ERROR (mn_json_error_quark ())

typedef enum
{
  MN_JSON_ERROR_SYNTAX,  /* not JSON */
  MN_JSON_ERROR_INVALID, /* JSON, but not what belongs there */
} MnJsonError;

typedef enum
{
  MN_JSON_END, /* of the input, between values */
  MN_JSON_OBJECT,
  MN_JSON_END_OBJECT,
  MN_JSON_ARRAY,
  MN_JSON_END_ARRAY,
  MN_JSON_KEY,
  MN_JSON_STRING,
  MN_JSON_NUMBER,
  MN_JSON_TRUE,
  MN_JSON_FALSE,
  MN_JSON_NULL,
  MN_JSON_FAILED,
} MnJsonToken;

/**
 * MnJsonScanner:
 * @text: the text of the key, string or number taken last; not for others to change
 * @line: the line it is in, from 1
 * @error: the first error, or %NULL
 * @before: bytes of the stream before @data
 * @at: bytes of @data that are used up
 *
 * Takes JSON (RFC 8259) apart into tokens, from memory or from a stream, and sees that they come in an order that makes
 * JSON. What a token should be there is for the #MnJsonReader to say. All other members are its own.
 */
typedef struct
{
  GString      *text;
  guint64       line;
  GError       *error;

  GInputStream *stream; /* NULL when all is in memory */
  GCancellable *cancellable;
  const char   *data;
  gsize         at;
  gsize         n_data;
  char         *buffer; /* what @data is when reading a stream */
  guint64       before;

  guint         state;
  guint         depth;
  guint64       in_object; /* one bit a depth */
} MnJsonScanner;

GQuark      mn_json_error_quark         (void);
void        mn_json_scanner_init_data   (MnJsonScanner *self,
                                         const char    *data,
                                         gsize          n_bytes);
void        mn_json_scanner_init_stream (MnJsonScanner *self,
                                         GInputStream  *stream,
                                         GCancellable  *cancellable);
void        mn_json_scanner_clear       (MnJsonScanner *self);
MnJsonToken mn_json_scanner_next        (MnJsonScanner *self);
void        mn_json_scanner_fail        (MnJsonScanner *self,
                                         MnJsonError    code,
                                         guint64        line,
                                         const char    *message);

G_END_DECLS
