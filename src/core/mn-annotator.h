/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-record.h"

G_BEGIN_DECLS

/**
 * MnAnnotator:
 * @name: what they are called
 *
 * Who makes annotations.
 */
struct _MnAnnotator
{
  struct _MnRecord record;
  char            *name;
};

MN_DECLARE_RECORD (MnAnnotator, mn_annotator)

G_END_DECLS
