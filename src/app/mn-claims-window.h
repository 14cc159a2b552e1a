/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-window.h"

G_BEGIN_DECLS

#define MN_TYPE_CLAIMS_WINDOW (mn_claims_window_get_type ())

/**
 * MnClaimsWindow:
 *
 * All claims of the library as a table, for working through what is still unchecked: sorted by its columns, filtered,
 * changed in place, one claim or many at once.
 */
G_DECLARE_FINAL_TYPE (MnClaimsWindow, mn_claims_window, MN, CLAIMS_WINDOW, AdwWindow)

void mn_claims_window_present (MnWindow *parent);

G_END_DECLS
