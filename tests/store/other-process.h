/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A process that runs helper.c, ready to do what it is for */
typedef struct
{
  GSubprocess      *process;
  GDataInputStream *answers;
} Other;

Other *other_new      (const char *command,
                       ...) G_GNUC_NULL_TERMINATED;
void   other_free     (Other      *self);
void   other_go       (Other      *self);
char  *other_listen   (Other      *self);
char  *other_do       (Other      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Other, other_free)
