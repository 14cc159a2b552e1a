/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-claims-state.h"

/* How the table of claims was left: its columns, its order, and what it leaves out, in one key of the settings */

#define KEY "claims"
#define N_COLUMNS (MN_CLAIM_ORDER_DATE + 1)

/**
 * mn_claims_state_get_id:
 * @column: a column
 *
 * Returns: what it is called in the settings
 */
const char *
mn_claims_state_get_id (MnClaimOrder column)
{
  static const char *const ids[N_COLUMNS] = { "text", "claimant", "kind", "verdict", "state", "priority", "article", "date" };

  return ids[column];
}

static GtkColumnViewColumn *
get_column (GtkColumnView *view,
            guint          position)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), position);

  return column; /* the view has it */
}

static char *
look_up_text (GVariantDict *state,
              const char   *name)
{
  char *text = NULL;

  g_variant_dict_lookup (state, name, "s", &text);
  return text;
}

/**
 * mn_claims_state_restore:
 * @settings: where it is kept
 * @window: the window
 * @view: its table, with a column for each #MnClaimOrder
 * @query: gets the order, and what is left out
 * @in_article: (out): whether only claims of the open article are wanted
 *
 * Restores how the table was left.
 */
void
mn_claims_state_restore (GSettings     *settings,
                         GtkWindow     *window,
                         GtkColumnView *view,
                         MnClaimQuery  *query,
                         gboolean      *in_article)
{
  g_autoptr (GVariant) kept = g_settings_get_value (settings, KEY);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (kept);
  g_autofree char *order = look_up_text (&state, "order");
  int width = 0, height = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *name = g_strconcat ("width-", mn_claims_state_get_id (i), NULL);
      int column_width;

      if (g_strcmp0 (order, mn_claims_state_get_id (i)) == 0)
        query->order = i;
      if (g_variant_dict_lookup (&state, name, "i", &column_width))
        gtk_column_view_column_set_fixed_width (get_column (view, i), CLAMP (column_width, 40, 4000));
    }
  g_variant_dict_lookup (&state, "descending", "b", &query->is_descending);
  query->words = look_up_text (&state, "words");
  query->claimant = look_up_text (&state, "claimant");
  query->verdict = look_up_text (&state, "verdict");
  query->kind = look_up_text (&state, "kind");
  g_variant_dict_lookup (&state, "state", "i", &query->state);
  query->state = CLAMP (query->state, -1, MN_CLAIM_CHECKED);
  *in_article = FALSE;
  g_variant_dict_lookup (&state, "in-article", "b", in_article);
  if (g_variant_dict_lookup (&state, "width", "i", &width) && g_variant_dict_lookup (&state, "height", "i", &height))
    gtk_window_set_default_size (window, MAX (width, 360), MAX (height, 240));
}

static void
keep_text (GVariantDict *state,
           const char   *name,
           const char   *text)
{
  if (text != NULL)
    g_variant_dict_insert (state, name, "s", text);
}

/**
 * mn_claims_state_keep:
 * @settings: where to keep it
 * @window: the window
 * @view: its table
 * @query: what it shows
 * @in_article: whether only claims of the open article are wanted
 *
 * Keeps how the table is left.
 */
void
mn_claims_state_keep (GSettings          *settings,
                      GtkWindow          *window,
                      GtkColumnView      *view,
                      const MnClaimQuery *query,
                      gboolean            in_article)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  int width, height;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *name = g_strconcat ("width-", mn_claims_state_get_id (i), NULL);
      int column_width = gtk_column_view_column_get_fixed_width (get_column (view, i));

      if (column_width > 0)
        g_variant_dict_insert (&state, name, "i", column_width);
    }
  g_variant_dict_insert (&state, "order", "s", mn_claims_state_get_id (query->order));
  g_variant_dict_insert (&state, "descending", "b", query->is_descending);
  keep_text (&state, "words", query->words);
  keep_text (&state, "claimant", query->claimant);
  keep_text (&state, "verdict", query->verdict);
  keep_text (&state, "kind", query->kind);
  g_variant_dict_insert (&state, "state", "i", query->state);
  g_variant_dict_insert (&state, "in-article", "b", in_article);
  gtk_window_get_default_size (window, &width, &height);
  g_variant_dict_insert (&state, "width", "i", width);
  g_variant_dict_insert (&state, "height", "i", height);
  g_settings_set_value (settings, KEY, g_variant_dict_end (&state));
}
