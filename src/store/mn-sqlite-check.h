/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-sqlite-connection.h"
#include "mn-sqlite-store.h"

G_BEGIN_DECLS

/**
 * MnCheck:
 * @connection: what is checked, in a read transaction
 * @report: takes what is found
 * @user_data: for @report
 * @cancellable: (nullable): stops it
 * @is_damaged: whether the file itself is damaged
 * @is_stale: whether something is wrong that can be worked out anew
 * @n_problems: how much was found
 *
 * The check of a library.
 */
typedef struct
{
  MnConnection *connection;
  MnCheckFunc   report;
  gpointer      user_data;
  GCancellable *cancellable;
  gboolean      is_damaged;
  gboolean      is_stale;
  guint         n_problems;
} MnCheck;

void     mn_check_report    (MnCheck       *self,
                             const char    *format,
                             ...) G_GNUC_PRINTF (2, 3);
gboolean mn_check_read      (MnCheck       *self,
                             GError       **error);
gboolean mn_check_search    (MnConnection  *connection,
                             GError       **error);
gboolean mn_repair_derived  (MnConnection  *connection,
                             GError       **error);

G_END_DECLS
