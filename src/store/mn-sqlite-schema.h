/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-sqlite-connection.h"

G_BEGIN_DECLS

/** MN_APPLICATION_ID: “Mnic”, which file(1) finds in the header of every library. */
#define MN_APPLICATION_ID 0x4d6e6963

/** MN_SCHEMA_VERSION: the schema this program writes. */
#define MN_SCHEMA_VERSION 4

/**
 * MnLibraryState:
 * @MN_LIBRARY_UNKNOWN: it could not be told
 * @MN_LIBRARY_EMPTY: nothing is in it yet
 * @MN_LIBRARY_OLDER: it needs migrating
 * @MN_LIBRARY_CURRENT: it is as this program writes it
 *
 * What a file turned out to be.
 */
typedef enum
{
  MN_LIBRARY_UNKNOWN,
  MN_LIBRARY_EMPTY,
  MN_LIBRARY_OLDER,
  MN_LIBRARY_CURRENT,
} MnLibraryState;

MnLibraryState mn_schema_inspect (MnConnection *connection,
                                  GError      **error);
gboolean       mn_schema_create  (MnConnection *connection,
                                  GError      **error);
gboolean       mn_schema_migrate (MnConnection *connection,
                                  GError      **error);
gboolean       mn_schema_run     (MnConnection *connection,
                                  GError      **error);

G_END_DECLS
