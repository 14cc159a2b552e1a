/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-format.h"

G_BEGIN_DECLS

/** MN_MANICULE_VERSION: the version of the format that is written and read. */
#define MN_MANICULE_VERSION 1

extern const MnFormat mn_format_manicule;
extern const MnFormat mn_format_jsonl;

G_END_DECLS
