/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * MnStatement:
 *
 * Every statement of the store but those of opening and checking a library. Nothing else is ever prepared: no SQL is
 * made from data.
 */
typedef enum
{
#define MN_STATEMENT(name, sql) MN_SQL_##name,
#include "mn-sqlite-statements.inc"
#undef MN_STATEMENT
  MN_N_STATEMENTS
} MnStatement;

extern const char *const mn_statement_texts[MN_N_STATEMENTS];
