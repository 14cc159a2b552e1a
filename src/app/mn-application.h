/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_APPLICATION (mn_application_get_type ())

/**
 * MnApplication:
 *
 * The program: it opens the library, makes windows on it, and hands them the files it is given.
 */
G_DECLARE_FINAL_TYPE (MnApplication, mn_application, MN, APPLICATION, AdwApplication)

MnApplication *mn_application_new (void);

G_END_DECLS
