/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-claim-query.h"

/**
 * mn_claim_query_new:
 *
 * Returns: (transfer full): a query for all claims, those of the newest articles first
 */
MnClaimQuery *
mn_claim_query_new (void)
{
  MnClaimQuery *self = g_new0 (MnClaimQuery, 1);

  self->order = MN_CLAIM_ORDER_DATE;
  self->is_descending = TRUE;
  self->state = -1;
  return self;
}

/**
 * mn_claim_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): the same query
 */
MnClaimQuery *
mn_claim_query_copy (const MnClaimQuery *self)
{
  MnClaimQuery *copy = g_memdup2 (self, sizeof *self);

  copy->kinds = g_strdupv (self->kinds);
  copy->verdicts = g_strdupv (self->verdicts);
  copy->words = g_strdup (self->words);
  copy->claimant = g_strdup (self->claimant);
  copy->verdict = g_strdup (self->verdict);
  copy->kind = g_strdup (self->kind);
  return copy;
}

/**
 * mn_claim_query_is_filtered:
 * @self: a query
 *
 * Returns: whether it may leave claims out
 */
gboolean
mn_claim_query_is_filtered (const MnClaimQuery *self)
{
  return self->words != NULL || self->claimant != NULL || self->verdict != NULL || self->kind != NULL || self->state >= 0
         || !mn_id_is_none (&self->article);
}

/**
 * mn_claim_query_free:
 * @self: (transfer full): a query
 */
void
mn_claim_query_free (MnClaimQuery *self)
{
  g_strfreev (self->kinds);
  g_strfreev (self->verdicts);
  g_free (self->words);
  g_free (self->claimant);
  g_free (self->verdict);
  g_free (self->kind);
  g_free (self);
}

/**
 * mn_claim_row_free:
 * @self: (transfer full): a row
 */
void
mn_claim_row_free (MnClaimRow *self)
{
  g_clear_pointer (&self->claim, mn_claim_unref);
  g_free (self->title);
  g_free (self->date);
  g_free (self->claimant);
  g_free (self);
}
