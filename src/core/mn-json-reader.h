/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-json-scanner.h"

G_BEGIN_DECLS

/**
 * MnJsonReader:
 *
 * Reads JSON (RFC 8259) token by token from memory or a stream, so that memory follows the largest string and not the
 * file. Stricter than most: nesting past 64, `\u0000`, lone surrogates and numbers too large are errors.
 * An error sticks: every later call answers %MN_JSON_FAILED, and the first one is told at the end.
 */
typedef struct _MnJsonReader MnJsonReader;

MnJsonReader *mn_json_reader_new_for_data    (const char    *data,
                                              gssize         n_bytes);
MnJsonReader *mn_json_reader_new_for_stream  (GInputStream  *stream,
                                              GCancellable  *cancellable);
void          mn_json_reader_free            (MnJsonReader  *self);
MnJsonToken   mn_json_reader_next            (MnJsonReader  *self);
MnJsonToken   mn_json_reader_peek            (MnJsonReader  *self);
const char   *mn_json_reader_get_text        (MnJsonReader  *self);
gsize         mn_json_reader_get_n_bytes     (MnJsonReader  *self);
guint64       mn_json_reader_get_position    (MnJsonReader  *self);
guint64       mn_json_reader_get_line        (MnJsonReader  *self);
gboolean      mn_json_reader_expect          (MnJsonReader  *self,
                                              MnJsonToken    token);
const char   *mn_json_reader_next_key        (MnJsonReader  *self);
gboolean      mn_json_reader_next_item       (MnJsonReader  *self);
char         *mn_json_reader_read_string     (MnJsonReader  *self);
gint64        mn_json_reader_read_int        (MnJsonReader  *self);
double        mn_json_reader_read_number     (MnJsonReader  *self);
gboolean      mn_json_reader_read_boolean    (MnJsonReader  *self);
char         *mn_json_reader_read_raw        (MnJsonReader  *self);
void          mn_json_reader_skip            (MnJsonReader  *self);
void          mn_json_reader_fail            (MnJsonReader  *self,
                                              const char    *format,
                                              ...) G_GNUC_PRINTF (2, 3);
void          mn_json_reader_fail_at         (MnJsonReader  *self,
                                              guint64        line,
                                              const char    *format,
                                              ...) G_GNUC_PRINTF (3, 4);
gboolean      mn_json_reader_has_failed      (MnJsonReader  *self);
gboolean      mn_json_reader_finish          (MnJsonReader  *self,
                                              GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnJsonReader, mn_json_reader_free)

G_END_DECLS
