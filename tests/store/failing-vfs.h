/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A file system on which the Nth operation fails (reliability, A.1: “fail the Nth operation, sweep N”) */
typedef enum
{
  FAIL_WRITE,
  FAIL_SYNC,
} Failing;

void     failing_vfs_register (void);
void     failing_vfs_arm      (Failing   what,
                               guint     which,
                               int       rc,
                               gboolean  ever_after);
gboolean failing_vfs_disarm   (void);
