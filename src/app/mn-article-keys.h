/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkEventController *mn_article_keys_new      (MnTagset   *tagset);
gboolean            mn_article_keys_is_fixed (const char *key);

G_END_DECLS
