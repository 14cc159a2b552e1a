/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mn-attribute-edits.h"
#include "mn-attribute-text.h"
#include "mn-claim.h"
#include "mn-entity.h"
#include "mn-mention.h"
#include "mn-record-json.h"
#include "mn-relation.h"

static MnTagset *
new_tagset (void)
{
  static const char json[]
      = "{\"attributes\":[{\"id\":\"party\",\"label\":\"Party\",\"on\":[\"person\"],\"kind\":\"text\"},"
        "{\"id\":\"rank\",\"label\":\"Rank\",\"on\":[\"person\",\"claim\"],\"kind\":\"choice\",\"choices\":[\"a\",\"b\"]},"
        "{\"id\":\"height\",\"label\":\"Height\",\"on\":[\"person\"],\"kind\":\"number\",\"unit\":\"m\"},"
        "{\"id\":\"level\",\"label\":\"Level\",\"on\":[\"mention\"],\"kind\":\"text\"},"
        "{\"id\":\"due\",\"label\":\"Due\",\"on\":[\"promise\"],\"kind\":\"date\"},"
        "{\"id\":\"since\",\"label\":\"Since\",\"on\":[\"holds-office\"],\"kind\":\"date\"}]}";
  g_autoptr (GError) error = NULL;
  MnTagsetBuilder *builder = mn_record_from_json (&mn_tagset_info, json, -1, &error);

  g_assert_no_error (error);
  return mn_record_end (builder);
}

static void
assert_reads (MnAttributeKind kind,
              const char     *text,
              const char     *expected)
{
  char *choices[] = { (char *) "left", (char *) "far right", NULL };
  MnAttributeType type = { .id = "x", .kind = kind, .choices = choices, .unit = (char *) "km" };
  g_autofree char *value = mn_attribute_value_from_text (text, &type);
  g_autofree char *fault = mn_attribute_value_check_text (text, &type);

  g_assert_cmpstr (value, ==, expected);
  g_assert_cmpint (fault == NULL, ==, expected != NULL);
}

static void
test_reads_numbers_as_people_write_them (void)
{
  static const char *const numbers[][2] = {
    { "12", "12" },         { "1.5", "1.5" },       { "1,5", "1.5" },        { " 1,5 km", "1.5" }, { "-3", "-3" },
    { "−3,25", "-3.25" },   { "1200", "1200" },     { "1 200", "1200" },     { "1\u00a0200,5", "1200.5" },
    { "1,200,000", "1200000" }, { "1.200.000", "1200000" }, { "1,200.5", "1200.5" }, { "1.200,5", "1200.5" },
    { "0,125", "0.125" },   { "1.125", "1.125" },   { "12.50", "12.5" },     { "1e3", "1000" },    { ".5", "0.5" },
    { "1234,567", "1234.567" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    assert_reads (MN_ATTRIBUTE_NUMBER, numbers[i][0], numbers[i][1]);
}

static void
test_takes_what_may_be_two_numbers_for_none (void)
{
  static const char *const none[] = { "1,200", "12,345", "", "x", "1 2", "1,2,3", "1..2", "12 m", "1,200.000.5", "1e999",
                                      "nan", "inf", "0x10", "1,5,", "--1" };

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    assert_reads (MN_ATTRIBUTE_NUMBER, none[i], NULL);
}

static void
test_reads_dates_in_edtf_and_in_words (void)
{
  assert_reads (MN_ATTRIBUTE_DATE, " 2024-02 ", "\"2024-02\"");
  assert_reads (MN_ATTRIBUTE_DATE, "2026-01-08~", "\"2026-01-08~\"");
  assert_reads (MN_ATTRIBUTE_DATE, "February 2024", "\"2024-02\"");
  assert_reads (MN_ATTRIBUTE_DATE, "Thursday", NULL);
  assert_reads (MN_ATTRIBUTE_DATE, "soon", NULL);
}

static void
test_takes_only_what_may_be_chosen (void)
{
  assert_reads (MN_ATTRIBUTE_CHOICE, "far right", "\"far right\"");
  assert_reads (MN_ATTRIBUTE_CHOICE, "right", NULL);
  assert_reads (MN_ATTRIBUTE_BOOLEAN, "true", "true");
  assert_reads (MN_ATTRIBUTE_BOOLEAN, "false", "false");
  assert_reads (MN_ATTRIBUTE_BOOLEAN, "maybe", NULL);
}

static void
test_says_texts_as_they_were_typed (void)
{
  static const char *const texts[] = { "Greens", "a \"b\" \\ c", "Partido Ñ", "12", "true" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      MnAttributeType type = { .id = "x", .kind = MN_ATTRIBUTE_TEXT };
      g_autofree char *value = mn_attribute_value_from_text (texts[i], &type);
      g_autofree char *back = mn_attribute_value_to_text (value);

      g_assert_cmpint (value[0], ==, '"');
      g_assert_cmpstr (back, ==, texts[i]);
    }
  g_assert_null (mn_attribute_value_to_text (NULL));
}

static char *
describe (const MnAttributes *attributes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < attributes->n; i++)
    g_string_append_printf (text, "%s=%s ", attributes->items[i].id, attributes->items[i].value);
  return g_string_free (text, FALSE);
}

static void
assert_holds (const MnAttributes *attributes,
              const char         *expected)
{
  g_autofree char *held = describe (attributes);

  g_assert_cmpstr (held, ==, expected);
}

static void
test_stand_in_the_order_of_the_tagset (void)
{
  g_autoptr (MnTagset) tagset = new_tagset ();
  MnEntityBuilder *entity = mn_entity_new_named ("person", "Ada");
  MnAttributes *attributes = mn_attributes_edit (entity);

  mn_attributes_set (attributes, tagset, "unknown", "1");
  mn_attributes_set (attributes, tagset, "height", "1.7");
  mn_attributes_set (attributes, tagset, "party", "\"x\"");
  mn_attributes_set (attributes, tagset, "rank", "\"a\"");
  assert_holds (attributes, "party=\"x\" rank=\"a\" height=1.7 unknown=1 ");
  mn_attributes_set (attributes, tagset, "rank", "\"b\"");
  assert_holds (attributes, "party=\"x\" rank=\"b\" height=1.7 unknown=1 ");
  mn_record_unref (entity);
}

static void
test_are_gone_when_they_say_nothing (void)
{
  g_autoptr (MnTagset) tagset = new_tagset ();
  MnEntityBuilder *entity = mn_entity_new_named ("person", "Ada");
  MnAttributes *attributes = mn_attributes_edit (entity);

  mn_attributes_set (attributes, tagset, "party", "\"x\"");
  mn_attributes_set (attributes, tagset, "height", "1.7");
  mn_attributes_set (attributes, tagset, "party", NULL);
  mn_attributes_set (attributes, tagset, "rank", NULL);
  assert_holds (attributes, "height=1.7 ");
  mn_record_unref (entity);
}

static void
test_are_removed_by_their_value (void)
{
  g_autoptr (MnTagset) tagset = new_tagset ();
  MnEntityBuilder *entity = mn_entity_new_named ("person", "Ada");
  MnAttributes *attributes = mn_attributes_edit (entity);
  static const char *const values[] = { "1", "2", "1" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      MnAttribute *attribute = mn_array_add (&mn_attribute_info, attributes);

      attribute->id = g_intern_static_string ("old");
      attribute->value = g_strdup (values[i]);
    }
  mn_attributes_remove (attributes, "old", "1");
  assert_holds (attributes, "old=1 old=2 ");
  mn_attributes_remove (attributes, "old", "3");
  assert_holds (attributes, "old=1 old=2 ");
  mn_record_unref (entity);
}

static char *
list_for (MnTagset     *tagset,
          gconstpointer record)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < tagset->attributes.n; i++)
    if (mn_attribute_type_is_for (&tagset->attributes.items[i], record))
      g_string_append_printf (ids, "%s ", tagset->attributes.items[i].id);
  return g_string_free (ids, FALSE);
}

static void
assert_may_say (gpointer    builder,
                const char *expected)
{
  g_autoptr (MnTagset) tagset = new_tagset ();
  g_autofree char *ids = list_for (tagset, builder);

  g_assert_cmpstr (ids, ==, expected);
  mn_record_unref (builder);
}

static void
test_are_asked_by_type_and_kind (void)
{
  MnEntityBuilder *place = mn_entity_new_named ("place", "Caracas");
  MnClaimBuilder *plain = mn_claim_new ();
  MnClaimBuilder *promise = mn_claim_new ();
  MnRelationBuilder *relation = mn_relation_new ();

  promise->kind = g_intern_static_string ("promise");
  relation->type = g_intern_static_string ("holds-office");
  assert_may_say (mn_entity_new_named ("person", "Ada"), "party rank height ");
  assert_may_say (place, "");
  assert_may_say (plain, "rank ");
  assert_may_say (promise, "rank due ");
  assert_may_say (relation, "since ");
}

static void
test_of_a_type_are_asked_of_a_mention_without_an_entity (void)
{
  g_autoptr (MnTagset) tagset = new_tagset ();
  MnMentionBuilder *linked = mn_mention_new ();
  MnMentionBuilder *said = mn_mention_new ();
  MnMentionBuilder *alone = mn_mention_new ();

  linked->type = said->type = alone->type = g_intern_static_string ("person");
  linked->entity = said->entity = mn_id_new ();
  mn_attributes_set (&said->attributes, tagset, "party", "\"x\"");
  assert_may_say (linked, "level ");
  assert_may_say (said, "party level ");
  assert_may_say (alone, "party rank height level ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attributes/reads-numbers-as-people-write-them", test_reads_numbers_as_people_write_them);
  g_test_add_func ("/attributes/takes-what-may-be-two-numbers-for-none", test_takes_what_may_be_two_numbers_for_none);
  g_test_add_func ("/attributes/reads-dates-in-edtf-and-in-words", test_reads_dates_in_edtf_and_in_words);
  g_test_add_func ("/attributes/takes-only-what-may-be-chosen", test_takes_only_what_may_be_chosen);
  g_test_add_func ("/attributes/says-texts-as-they-were-typed", test_says_texts_as_they_were_typed);
  g_test_add_func ("/attributes/stand-in-the-order-of-the-tagset", test_stand_in_the_order_of_the_tagset);
  g_test_add_func ("/attributes/are-gone-when-they-say-nothing", test_are_gone_when_they_say_nothing);
  g_test_add_func ("/attributes/are-removed-by-their-value", test_are_removed_by_their_value);
  g_test_add_func ("/attributes/are-asked-by-type-and-kind", test_are_asked_by_type_and_kind);
  g_test_add_func ("/attributes/of-a-type-are-asked-of-a-mention-without-an-entity",
                   test_of_a_type_are_asked_of_a_mention_without_an_entity);
  return g_test_run ();
}
