/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MnJsonWriter:
 * @out: where it writes; the owner empties it between records
 *
 * Writes JSON (RFC 8259) as UTF-8 into a buffer, compactly, with commas where they belong. A million records go through
 * one 64 KiB buffer: never a tree.
 */
typedef struct
{
  GString *out;
  guint64  has_member; /* one bit a depth: whether a comma must go before the next member */
  guint    depth;
  gboolean after_key;
} MnJsonWriter;

void mn_json_writer_init         (MnJsonWriter *self,
                                  GString      *out);
void mn_json_writer_begin_object (MnJsonWriter *self);
void mn_json_writer_end_object   (MnJsonWriter *self);
void mn_json_writer_begin_array  (MnJsonWriter *self);
void mn_json_writer_end_array    (MnJsonWriter *self);
void mn_json_writer_key          (MnJsonWriter *self,
                                  const char   *key);
void mn_json_writer_any_key      (MnJsonWriter *self,
                                  const char   *key);
void mn_json_writer_string       (MnJsonWriter *self,
                                  const char   *value);
void mn_json_writer_plain        (MnJsonWriter *self,
                                  const char   *value,
                                  gsize         n_bytes);
void mn_json_writer_int          (MnJsonWriter *self,
                                  gint64        value);
void mn_json_writer_number       (MnJsonWriter *self,
                                  double        value);
void mn_json_writer_boolean      (MnJsonWriter *self,
                                  gboolean      value);
void mn_json_writer_null         (MnJsonWriter *self);
void mn_json_writer_raw          (MnJsonWriter *self,
                                  const char   *json);
void mn_json_writer_line         (MnJsonWriter *self,
                                  guint         indent);

G_END_DECLS
