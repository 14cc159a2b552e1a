/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** Exit statuses: done, could not, used wrongly. */
#define MN_CLI_DONE  0
#define MN_CLI_FAILED 1
#define MN_CLI_USAGE 2

/**
 * MnCli:
 * @library_path: (nullable): the library's file, %NULL for the user's own
 * @store: the open store, once mn_cli_open() has been called
 * @library: the library on it
 *
 * What the commands share.
 */
typedef struct
{
  char      *library_path;
  MnStore   *store;
  MnLibrary *library;
} MnCli;

/**
 * MnCommand:
 * @name: what it is called
 * @arguments: (nullable): what comes after it, for its help
 * @summary: what it does, to be translated
 * @run: does it; gets its own arguments, the command's name first
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  int       (*run) (MnCli *cli,
                    int    argc,
                    char **argv);
} MnCommand;

gboolean   mn_cli_parse        (const char          *command,
                                const GOptionEntry  *entries,
                                int                 *argc,
                                char              ***argv,
                                int                 *status);
gboolean   mn_cli_open         (MnCli               *cli,
                                gboolean             for_writing);
void       mn_cli_complain     (const char          *format,
                                ...) G_GNUC_PRINTF (1, 2);
int        mn_cli_misused      (const char          *command,
                                const char          *message);
gboolean   mn_cli_find_article (MnCli               *cli,
                                const char          *given,
                                MnId                *id);

int        mn_cli_add          (MnCli *cli, int argc, char **argv);
int        mn_cli_list         (MnCli *cli, int argc, char **argv);
int        mn_cli_search       (MnCli *cli, int argc, char **argv);
int        mn_cli_show         (MnCli *cli, int argc, char **argv);
int        mn_cli_import       (MnCli *cli, int argc, char **argv);
int        mn_cli_export       (MnCli *cli, int argc, char **argv);
int        mn_cli_formats      (MnCli *cli, int argc, char **argv);
int        mn_cli_check        (MnCli *cli, int argc, char **argv);

extern const MnCommand mn_cli_commands[];

G_END_DECLS
