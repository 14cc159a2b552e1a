/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-json-reader.h"
#include "mn-json-writer.h"
#include "mn-record.h"

G_BEGIN_DECLS

/**
 * MnJsonFlags:
 * @MN_JSON_STRICT: every key must be there and none that is unknown: the contract of an export
 * @MN_JSON_LENIENT: keys that are missing are unset, unknown ones passed over: what a library of another version stored
 */
typedef enum
{
  MN_JSON_STRICT,
  MN_JSON_LENIENT,
} MnJsonFlags;

/**
 * MnJsonMemberFunc:
 * @reader: a reader, which stands before the value of the member
 * @key: its key; gone with the next token
 * @user_data: what was given
 *
 * Reads a member that the table of a struct does not have.
 *
 * Returns: whether it did; if not, the key is unknown
 */
typedef gboolean (*MnJsonMemberFunc) (MnJsonReader *reader,
                                      const char   *key,
                                      gpointer      user_data);

void     mn_struct_write_members (const MnStructInfo *info,
                                  gconstpointer       instance,
                                  MnJsonWriter       *writer);
void     mn_struct_write_json    (const MnStructInfo *info,
                                  gconstpointer       instance,
                                  MnJsonWriter       *writer);
gboolean mn_struct_read_json     (const MnStructInfo *info,
                                  gpointer            instance,
                                  MnJsonReader       *reader,
                                  MnJsonFlags         flags,
                                  MnJsonMemberFunc    other,
                                  gpointer            user_data);
gboolean mn_struct_read_members  (const MnStructInfo *info,
                                  gpointer            instance,
                                  MnJsonReader       *reader,
                                  MnJsonFlags         flags,
                                  MnJsonMemberFunc    other,
                                  gpointer            user_data);
char    *mn_record_to_json       (gconstpointer       record);
gpointer mn_record_from_json     (const MnRecordInfo *info,
                                  const char         *json,
                                  gssize              n_bytes,
                                  GError            **error);

G_END_DECLS
