/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-titles.h"

#include "mn-entity.h"

/* Words for what somebody is, which English, Spanish and German write large before a name */
static const char *const titles[]
    = { "admiral", "ambassador", "archbishop", "attorney", "ayatollah", "bishop", "capitán", "captain", "cardinal",
        "chairman", "chairwoman", "chancellor", "chief", "colonel", "commissioner", "congressman", "congresswoman",
        "coronel", "director", "directora", "doctor", "don", "doña", "dr", "emperor", "emir", "frau", "general",
        "gobernador", "gobernadora", "governor", "herr", "imam", "inspector", "judge", "justice", "kanzler",
        "kanzlerin", "king", "könig", "lady", "leader", "lieutenant", "lord", "mayor", "minister", "ministerin",
        "ministra", "ministro", "miss", "mr", "mrs", "ms", "officer", "papa", "pope", "premier", "president",
        "presidenta", "presidente", "prince", "princess", "professor", "profesor", "profesora", "prof",
        "präsident", "präsidentin", "queen", "rabbi", "representative", "rey", "secretary", "sen", "senador",
        "senadora", "senator", "sergeant", "señor", "señora", "sheikh", "sir", "speaker", "spokesman",
        "spokesperson", "spokeswoman", "sultan" };

/**
 * mn_title_is_one:
 * @folded: a word, folded by mn_name_fold()
 *
 * Returns: whether it says what somebody is, and stands before their name. For any thread
 */
gboolean
mn_title_is_one (const char *folded)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

      for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
        g_hash_table_add (set, mn_name_fold (titles[i]));
      g_once_init_leave (&once, (gsize) set);
    }
  return g_hash_table_contains ((GHashTable *) once, folded);
}
