/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-claim-values.h"

#include "mn-claim-edits.h"
#include "mn-library-claims.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

static void
free_value (gpointer data)
{
  MnClaimValue *value = data;

  g_free (value->id);
  g_free (value->label);
  g_free (value);
}

static void
add_value (GPtrArray   *values,
           const char  *id,
           const char  *label,
           const MnTag *tag)
{
  MnClaimValue *value = g_new (MnClaimValue, 1);

  *value = (MnClaimValue){ g_strdup (id), g_strdup (label), tag };
  g_ptr_array_add (values, value);
}

static void
add_tags (GPtrArray    *values,
          const MnTags *tags)
{
  for (guint i = 0; i < tags->n; i++)
    add_value (values, tags->items[i].id, mn_tag_words_translate (tags->items[i].label), &tags->items[i]);
}

static void
add_names (GPtrArray         *values,
           const char *const *names,
           const char *const *labels)
{
  for (guint i = 0; labels[i] != NULL; i++)
    add_value (values, names[i], labels[i], NULL);
}

/**
 * mn_claim_values_has:
 * @column: a column
 *
 * Returns: whether it has one of a few values, to choose from
 */
gboolean
mn_claim_values_has (MnClaimOrder column)
{
  return column == MN_CLAIM_ORDER_KIND || column == MN_CLAIM_ORDER_VERDICT || column == MN_CLAIM_ORDER_STATE
         || column == MN_CLAIM_ORDER_PRIORITY;
}

/**
 * mn_claim_values_list:
 * @tagset: the tagset, which must live as long
 * @column: a column that has values
 *
 * Returns: (transfer full) (element-type MnClaimValue): what may be chosen; none, where that may be, comes last
 */
GPtrArray *
mn_claim_values_list (MnTagset    *tagset,
                      MnClaimOrder column)
{
  const char *const states[] = { _("Unchecked"), _("In progress"), _("Checked"), NULL };
  const char *const priorities[] = { C_ ("priority", "Low"), C_ ("priority", "Normal"), C_ ("priority", "High"), NULL };
  GPtrArray *values = g_ptr_array_new_with_free_func (free_value);

  if (column == MN_CLAIM_ORDER_STATE)
    add_names (values, mn_claim_state_names, states);
  else if (column == MN_CLAIM_ORDER_PRIORITY)
    add_names (values, mn_priority_names + MN_PRIORITY_LOW, priorities);
  else
    add_tags (values, column == MN_CLAIM_ORDER_KIND ? &tagset->claim_kinds : &tagset->verdicts);
  if (column == MN_CLAIM_ORDER_VERDICT)
    add_value (values, NULL, _("No Verdict"), NULL);
  else if (column == MN_CLAIM_ORDER_KIND)
    add_value (values, NULL, _("No Kind"), NULL);
  else if (column == MN_CLAIM_ORDER_PRIORITY)
    add_value (values, NULL, _("No Priority"), NULL);
  return values;
}

/**
 * mn_claim_values_get:
 * @claim: a claim
 * @column: a column that has values
 * @annotator: whose verdict is meant
 *
 * Returns: (transfer none) (nullable): the id of its value, %NULL for none
 */
const char *
mn_claim_values_get (MnClaim     *claim,
                     MnClaimOrder column,
                     const MnId  *annotator)
{
  const MnVerdict *verdict;

  switch (column)
    {
    case MN_CLAIM_ORDER_KIND:
      return claim->kind;
    case MN_CLAIM_ORDER_VERDICT:
      verdict = mn_claim_get_verdict (claim, annotator);
      return verdict != NULL ? verdict->value : NULL;
    case MN_CLAIM_ORDER_STATE:
      return mn_claim_state_names[claim->state];
    case MN_CLAIM_ORDER_PRIORITY:
      return mn_priority_names[claim->priority];
    case MN_CLAIM_ORDER_TEXT:
    case MN_CLAIM_ORDER_CLAIMANT:
    case MN_CLAIM_ORDER_ARTICLE:
    case MN_CLAIM_ORDER_DATE:
    default:
      g_return_val_if_reached (NULL);
    }
}

typedef struct
{
  MnClaimOrder column;
  char        *id;
  MnId         annotator;
} Setting;

static void
free_setting (gpointer data)
{
  g_free (((Setting *) data)->id);
  g_free (data);
}

/* In a worker */
static void
set_value (gpointer builder,
           gpointer user_data)
{
  const Setting *setting = user_data;
  MnClaimBuilder *claim = builder;

  switch (setting->column)
    {
    case MN_CLAIM_ORDER_KIND:
      mn_claim_set_kind (claim, setting->id, &setting->annotator);
      break;
    case MN_CLAIM_ORDER_VERDICT:
      /* the same again is no new verdict */
      if (g_strcmp0 (mn_claim_values_get (claim, setting->column, &setting->annotator), setting->id) != 0)
        mn_claim_set_verdict_value (claim, setting->id, &setting->annotator);
      break;
    case MN_CLAIM_ORDER_STATE:
      claim->state = MAX (mn_enum_from_name (mn_claim_state_names, setting->id), 0);
      break;
    case MN_CLAIM_ORDER_PRIORITY:
      claim->priority = MAX (mn_enum_from_name (mn_priority_names, setting->id), 0);
      break;
    case MN_CLAIM_ORDER_TEXT:
    case MN_CLAIM_ORDER_CLAIMANT:
    case MN_CLAIM_ORDER_ARTICLE:
    case MN_CLAIM_ORDER_DATE:
    default:
      g_return_if_reached ();
    }
}

static const char *
get_change_label (MnClaimOrder column)
{
  switch (column)
    {
    case MN_CLAIM_ORDER_KIND:
      return _("Set Kind");
    case MN_CLAIM_ORDER_VERDICT:
      return _("Set Verdict");
    case MN_CLAIM_ORDER_STATE:
      return _("Set State");
    case MN_CLAIM_ORDER_PRIORITY:
      return _("Set Priority");
    case MN_CLAIM_ORDER_TEXT:
    case MN_CLAIM_ORDER_CLAIMANT:
    case MN_CLAIM_ORDER_ARTICLE:
    case MN_CLAIM_ORDER_DATE:
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * mn_claim_values_set_async:
 * @library: the library
 * @keys: (array length=n_keys): keys of claims
 * @n_keys: how many
 * @column: a column that has values
 * @id: (nullable): the id of a value
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Gives all of them the value, as one change. Ends with mn_library_edit_claims_finish().
 */
void
mn_claim_values_set_async (MnLibrary          *library,
                           const guint32      *keys,
                           guint               n_keys,
                           MnClaimOrder        column,
                           const char         *id,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Setting *setting = g_new (Setting, 1);

  *setting = (Setting){ column, g_strdup (id), *mn_library_get_annotator (library) };
  mn_library_edit_claims_async (library, keys, n_keys, 0, get_change_label (column), set_value, setting, free_setting,
                                callback, user_data);
}
