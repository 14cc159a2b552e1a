/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-tag-colors.h"
#include "mn-tag-keys.h"
#include "mn-tagset-edits.h"

static const char *const presets[] = { "news", "ontonotes5", "conll2003", "fact-check" };

static MnTagset *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  MnTagset *tagset = mn_tagset_load_preset (name, &error);

  g_assert_no_error (error);
  return tagset;
}

static double
measure (const char *a,
         const char *b)
{
  GdkRGBA one, two;

  g_assert_true (gdk_rgba_parse (&one, a));
  g_assert_true (gdk_rgba_parse (&two, b));
  return mn_tag_colors_get_difference (&one, &two);
}

/* Against the figures of another implementation, which was itself tried on those that Sharma, Wu and Dalal publish */
static void
test_measures_as_others_do (void)
{
  g_assert_cmpfloat (measure ("#3584e4", "#3584e4"), ==, 0);
  g_assert_cmpfloat_with_epsilon (measure ("#ffffff", "#000000"), 100, 0.1);
  g_assert_cmpfloat_with_epsilon (measure ("#77767b", "#5e5c64"), 10.0, 0.1);
  g_assert_cmpfloat_with_epsilon (measure ("#9141ac", "#c061cb"), 13.9, 0.1);
  g_assert_cmpfloat_with_epsilon (measure ("#e66100", "#b5835a"), 15.0, 0.1);
  g_assert_cmpfloat (measure ("#e5a50a", "#3584e4"), ==, measure ("#3584e4", "#e5a50a"));
}

static void
test_tells_what_looks_alike (void)
{
  g_assert_true (mn_tag_colors_are_alike ("#3584e4", "#3584e4"));
  g_assert_true (mn_tag_colors_are_alike ("#3584e4", "#3a88e6"));
  /* lines of both can be told apart, but grounds of words on light cannot */
  g_assert_true (mn_tag_colors_are_alike ("#77767b", "#5e5c64"));
  g_assert_false (mn_tag_colors_are_alike ("#3584e4", "#e66100"));
}

static void
test_colors_of_presets_are_faultless (void)
{
  static const MnTagList lists[] = { MN_TAGS_ENTITY_TYPES, MN_TAGS_CLAIM_KINDS, MN_TAGS_VERDICTS, MN_TAGS_RELATION_TYPES };

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autoptr (MnTagset) tagset = load (presets[i]);

      for (guint j = 0; j < G_N_ELEMENTS (lists); j++)
        for (guint k = 0; k < mn_tagset_get_list (tagset, lists[j])->n; k++)
          {
            const char *id = mn_tag_get_id (mn_tagset_get_tag (tagset, lists[j], k));
            g_autofree char *fault = mn_tag_colors_find_fault (tagset, lists[j], id);

            if (fault != NULL)
              g_test_message ("%s: %s: %s", presets[i], id, fault);
            g_assert_null (fault);
          }
    }
}

static void
assert_fault (const char *color,
              const char *expected)
{
  g_autoptr (MnTagset) conll = load ("conll2003");
  MnTagsetBuilder *builder = mn_tagset_edit (conll);
  g_autoptr (MnTagset) tagset = NULL;
  g_autofree char *fault = NULL;

  g_free (builder->entity_types.items[0].color);
  builder->entity_types.items[0].color = g_strdup (color);
  tagset = mn_record_end (builder);
  fault = mn_tag_colors_find_fault (tagset, MN_TAGS_ENTITY_TYPES, "person");
  g_assert_cmpstr (fault, ==, expected);
}

static void
test_says_what_is_wrong_with_a_color (void)
{
  assert_fault ("#e5a50a", NULL);
  assert_fault (NULL, NULL);
  assert_fault ("#3584e4", "Cannot be told apart from “ORG”.");
  assert_fault ("#ffffff", "Too pale for the light style: marks can hardly be seen.");
  assert_fault ("#ffbe00", NULL);
  assert_fault ("#1a1a80", "Too dark for the dark style: marks can hardly be seen.");
  assert_fault ("#000000", "Too dark for the dark style: lines and dots are drawn much lighter.");
}

/* As many as there are letters for */
static void
test_proposes_colors_that_can_be_told_apart (void)
{
  g_autoptr (MnTagset) tagset = load ("conll2003");

  for (guint i = 0; i < 8; i++)
    {
      const char *color = mn_tag_colors_propose (tagset, MN_TAGS_ENTITY_TYPES);
      MnTagsetBuilder *builder = mn_tagset_edit (tagset);
      const char *id = mn_tagset_add_tag (builder, MN_TAGS_ENTITY_TYPES, "New", color);
      g_autofree char *fault = NULL;

      mn_tagset_unref (tagset);
      tagset = mn_record_end (builder);
      fault = mn_tag_colors_find_fault (tagset, MN_TAGS_ENTITY_TYPES, id);
      g_assert_null (fault);
    }
}

static void
test_keys_of_presets_are_free (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autoptr (MnTagset) tagset = load (presets[i]);
      g_autoptr (MnTagsetBuilder) kept = mn_tagset_edit (tagset);

      mn_tag_keys_drop_faulty (kept);
      g_assert_true (mn_record_equal (tagset, kept));
    }
}

static void
assert_key_fault (const char *key,
                  const char *expected)
{
  g_autoptr (MnTagset) news = load ("news");
  g_autofree char *fault = mn_tag_keys_find_fault (news, "person", key);

  g_assert_cmpstr (fault, ==, expected);
}

static void
test_says_why_a_key_cannot_be_had (void)
{
  assert_key_fault ("", NULL);
  assert_key_fault ("p", NULL);
  assert_key_fault ("z", NULL);
  assert_key_fault ("ø", NULL);
  assert_key_fault ("c", "“c” does something else in the article: see Keyboard Shortcuts");
  assert_key_fault ("o", "“o” is the key of “Organisation” already");
  assert_key_fault ("1", "“1” is the key of “Fact” already");
  assert_key_fault ("?", "A key is one letter or digit");
  assert_key_fault ("zz", "A key is one letter or digit");
}

static void
test_drops_keys_that_cannot_be_had (void)
{
  g_autoptr (MnTagset) news = load ("news");
  g_autoptr (MnTagsetBuilder) builder = mn_tagset_edit (news);
  MnTag *types = builder->entity_types.items;

  g_free (types[0].key);
  types[0].key = g_strdup ("n");
  g_free (types[2].key);
  types[2].key = g_strdup ("o");
  g_free (builder->claim_kinds.items[0].key);
  builder->claim_kinds.items[0].key = g_strdup ("b");
  mn_tag_keys_drop_faulty (builder);
  g_assert_null (types[0].key);
  g_assert_cmpstr (types[1].key, ==, "o");
  g_assert_null (types[2].key);
  g_assert_cmpstr (types[3].key, ==, "b");
  g_assert_null (builder->claim_kinds.items[0].key);
  g_assert_cmpstr (builder->claim_kinds.items[1].key, ==, "2");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tag-colors/measures-as-others-do", test_measures_as_others_do);
  g_test_add_func ("/tag-colors/tells-what-looks-alike", test_tells_what_looks_alike);
  g_test_add_func ("/tag-colors/colors-of-presets-are-faultless", test_colors_of_presets_are_faultless);
  g_test_add_func ("/tag-colors/says-what-is-wrong-with-a-color", test_says_what_is_wrong_with_a_color);
  g_test_add_func ("/tag-colors/proposes-colors-that-can-be-told-apart", test_proposes_colors_that_can_be_told_apart);
  g_test_add_func ("/tag-keys/keys-of-presets-are-free", test_keys_of_presets_are_free);
  g_test_add_func ("/tag-keys/says-why-a-key-cannot-be-had", test_says_why_a_key_cannot_be_had);
  g_test_add_func ("/tag-keys/drops-keys-that-cannot-be-had", test_drops_keys_that_cannot_be_had);
  return g_test_run ();
}
