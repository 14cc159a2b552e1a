/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkEventController *mn_article_keys_new (MnTagset *tagset);

G_END_DECLS
