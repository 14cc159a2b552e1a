/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A window with one widget, on a library of its own with one article */

typedef struct
{
  char        *folder; /* of the library's file */
  MnLibrary   *library;
  MnWorkspace *workspace;
  MnDocument  *document;
  GtkWidget   *window;
} Fixture;

void      fixture_set_up     (Fixture       *self,
                              const char    *text,
                              GPtrArray     *marks);
void      fixture_show       (Fixture       *self,
                              GtkWidget     *widget,
                              int            width,
                              int            height);
void      fixture_tear_down  (Fixture       *self);
void      fixture_next_frame (Fixture       *self);
GdkPixbuf *fixture_render    (Fixture       *self,
                              const char    *name);
void      fixture_find       (Fixture       *self,
                              const char    *quote,
                              guint          nth,
                              guint         *start,
                              guint         *end);
MnRecord *fixture_get_mark   (Fixture       *self,
                              MnRecordKind   kind,
                              const char    *quote);
void      fixture_wait       (gboolean     (*is_so) (gpointer),
                              gpointer       data);
gpointer  fixture_make_mention (const char  *text,
                              const char    *type,
                              guint          start,
                              guint          end);
gpointer  fixture_make_claim (const char    *text,
                              guint          start,
                              guint          end,
                              const char    *verdict);
gpointer  fixture_make_remark (const char   *text,
                              guint          start,
                              guint          end,
                              const char    *note);
void      fixture_do_tool    (const char    *format,
                              ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
