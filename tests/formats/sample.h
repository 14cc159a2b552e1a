/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-format.h"

/* What the tests of formats share: a library with every kind of record, every field filled and every field empty */

/** Of records whose ids the tests name: 0190163d-8694-7000-8000-0000KKKKNNNN, kind and number in hexadecimal. */
MnId     sample_id         (MnRecordKind   kind,
                            guint          number);
MnStore *sample_new_store  (void);
void     sample_fill       (MnStore       *store);
void     sample_fill_random (MnStore      *store,
                            GRand         *rand);
void     sample_apply      (MnStore       *store,
                            gpointer       record);
char    *sample_export     (MnStore       *store,
                            const char    *format);
char    *sample_dump       (MnStore       *store);
char    *sample_folder     (void);
void     sample_remove     (const char    *folder);
void     sample_write      (const char    *path,
                            const char    *text);
gboolean sample_import     (MnStore        *store,
                            const char     *format,
                            const char     *path,
                            MnImportReport *report,
                            GError        **error);
void     sample_validate   (const char    *path,
                            gboolean       is_valid);
