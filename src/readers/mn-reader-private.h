/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-draft.h"
#include "mn-reader.h"

G_BEGIN_DECLS

/**
 * MnReader:
 * @info: what others may know of it
 * @recognises: whether bytes are its kind, for files whose name does not tell
 * @read: fills in the draft
 *
 * A kind of file that is read. A new one is a file with its #MnReader and a line in the table of mn-reader.c.
 */
typedef struct
{
  MnReaderInfo info;
  gboolean   (*recognises) (const char   *bytes,
                            gsize         n_bytes);
  gboolean   (*read)       (MnDraft      *draft,
                            GBytes       *bytes,
                            GCancellable *cancellable,
                            GError      **error);
} MnReader;

extern const MnReader mn_reader_text;
extern const MnReader mn_reader_markdown;

GBytes  *mn_reader_load         (GFile         *file,
                                 const char    *label,
                                 GCancellable  *cancellable,
                                 GError       **error);

gboolean mn_reader_refuse_alien (MnDraft       *draft,
                                 const char    *bytes,
                                 gsize          n_bytes,
                                 GError       **error);
char    *mn_reader_decode       (MnDraft       *draft,
                                 GBytes        *bytes,
                                 gsize         *n_bytes,
                                 GError       **error);
gsize    mn_front_matter_read   (MnDraft       *draft,
                                 const char    *utf8,
                                 gsize          n_bytes);

G_END_DECLS
