/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

#define GERMAN  "Vor dem Gefängnis hatten die Familien seit Donnerstag gewartet. „Er kommt zurück“, sagte sie – und schloss die Tür.\n" \
                "Über fünfzig Häftlinge müssen noch warten, erklärte das Ministerium.\n"
#define POLISH  "Rodziny czekały przed więzieniem od czwartku, a gdy brama się otworzyła, nikt się nie poruszył.\n" \
                "Więźniowie zostaną zwolnieni później, powiedział rzecznik ministerstwa. Żona śledczego milczała, łzy ciekły jej po twarzy.\n"
#define CZECH   "Rodiny čekaly před věznicí od čtvrtka, a když se brána konečně otevřela, nikdo se nepohnul.\n" \
                "„Další vězni budou propuštěni později,“ řekl mluvčí ministerstva, který žádné jméno neuvedl.\n"
#define RUSSIAN "Семьи ждали у тюрьмы с четверга, и когда ворота наконец открылись, никто не сдвинулся с места.\n" \
                "Представитель министерства сообщил, что освободят и других, но не назвал ни имён, ни сроков.\n"
#define GREEK   "Οι οικογένειες περίμεναν έξω από τη φυλακή από την Πέμπτη και όταν άνοιξαν οι πύλες κανείς δεν κουνήθηκε.\n" \
                "Ο εκπρόσωπος του υπουργείου είπε ότι θα ακολουθήσουν και άλλοι, χωρίς να δώσει ονόματα.\n"
#define TURKISH "Aileler perşembe gününden beri cezaevinin önünde bekliyordu; kapılar açıldığında kimse kımıldamadı.\n" \
                "Bakanlık sözcüsü, başkalarının da serbest bırakılacağını söyledi, ancak ne isim ne de tarih verdi.\n"
#define HEBREW  "המשפחות חיכו מחוץ לכלא מאז יום חמישי, וכאשר השערים נפתחו סוף סוף איש לא זז ממקומו.\n" \
                "דובר המשרד אמר כי ישוחררו אסירים נוספים, אך לא מסר שמות או מועד.\n"
#define ARABIC  "كانت العائلات تنتظر أمام السجن منذ يوم الخميس، وعندما فتحت البوابات أخيرا لم يتحرك أحد من مكانه.\n" \
                "وقال متحدث باسم الوزارة إن آخرين سيفرج عنهم لاحقا، لكنه لم يذكر أسماء ولا موعدا.\n"
#define THAI    "ครอบครัวรออยู่หน้าเรือนจำตั้งแต่วันพฤหัสบดี และเมื่อประตูเปิดออกในที่สุดก็ไม่มีใครขยับ\n" \
                "โฆษกกระทรวงกล่าวว่าจะมีผู้ได้รับการปล่อยตัวเพิ่มขึ้น แต่ไม่ได้ให้ชื่อหรือวันที่\n"
#define JAPANESE "家族は木曜日から刑務所の前で待っていたが、ようやく門が開いたとき、誰も動かなかった。\n" \
                 "省の報道官は、ほかの受刑者も釈放されると述べたが、名前も日付も明らかにしなかった。\n"
#define KOREAN  "가족들은 목요일부터 교도소 밖에서 기다렸지만, 마침내 문이 열렸을 때 아무도 움직이지 않았다.\n" \
                "정부 대변인은 다른 사람들도 석방될 것이라고 말했으나 이름도 날짜도 밝히지 않았다.\n"
#define CHINESE "家属们从星期四起就在监狱外等候，大门终于打开时，没有人移动。\n" \
                "发言人说，还会有更多的人获释，但没有透露姓名和日期。\n"
#define TAIWANESE "家屬們從星期四起就在監獄外等候，大門終於打開時，沒有人移動。\n" \
                  "發言人說，還會有更多的人獲釋，但沒有透露姓名和日期。\n"

typedef struct
{
  const char *sample;
  const char *encoding;   /* that it is written in */
  const char *mark;
  gsize       n_mark;
  const char *found;      /* that it is read in: a superset does as well */
  gboolean    is_guessed;
} Encoding;

static const Encoding table[] = {
  { GERMAN, "UTF-8", "", 0, "UTF-8", FALSE },
  { GERMAN, "UTF-8", "\xef\xbb\xbf", 3, "UTF-8", FALSE },
  { GERMAN, "UTF-16LE", "\xff\xfe", 2, "UTF-16LE", FALSE },
  { GERMAN, "UTF-16BE", "\xfe\xff", 2, "UTF-16BE", FALSE },
  { GERMAN, "UTF-32LE", "\xff\xfe\0\0", 4, "UTF-32LE", FALSE },
  { GERMAN, "UTF-32BE", "\0\0\xfe\xff", 4, "UTF-32BE", FALSE },
  { JAPANESE, "UTF-16LE", "\xff\xfe", 2, "UTF-16LE", FALSE },
  { GERMAN "\U0001f600\n", "UTF-16BE", "\xfe\xff", 2, "UTF-16BE", FALSE },
  { GERMAN, "UTF-16LE", "", 0, "UTF-16LE", TRUE },
  { GERMAN, "UTF-16BE", "", 0, "UTF-16BE", TRUE },
  { RUSSIAN, "UTF-16LE", "", 0, "UTF-16LE", TRUE },
  { RUSSIAN, "UTF-16BE", "", 0, "UTF-16BE", TRUE },
  { JAPANESE, "UTF-16LE", "", 0, "UTF-16LE", TRUE },
  { JAPANESE, "UTF-16BE", "", 0, "UTF-16BE", TRUE },
  { GERMAN, "UTF-32LE", "", 0, "UTF-32LE", TRUE },
  { GERMAN, "UTF-32BE", "", 0, "UTF-32BE", TRUE },
  { GERMAN, "WINDOWS-1252", "", 0, "WINDOWS-1252", TRUE },
  { POLISH, "ISO-8859-2", "", 0, "ISO-8859-2", TRUE },
  { CZECH, "WINDOWS-1250", "", 0, "WINDOWS-1250", TRUE },
  { RUSSIAN, "KOI8-R", "", 0, "KOI8-R", TRUE },
  { RUSSIAN, "WINDOWS-1251", "", 0, "WINDOWS-1251", TRUE },
  { RUSSIAN, "ISO-8859-5", "", 0, "ISO-8859-5", TRUE },
  { RUSSIAN, "IBM866", "", 0, "IBM866", TRUE },
  { GREEK, "ISO-8859-7", "", 0, "ISO-8859-7", TRUE },
  { TURKISH, "ISO-8859-9", "", 0, "WINDOWS-1254", TRUE },
  { HEBREW, "WINDOWS-1255", "", 0, "WINDOWS-1255", TRUE },
  { ARABIC, "WINDOWS-1256", "", 0, "WINDOWS-1256", TRUE },
  { ARABIC, "ISO-8859-6", "", 0, "ISO-8859-6", TRUE },
  { THAI, "TIS-620", "", 0, "CP874", TRUE },
  { JAPANESE, "SHIFT_JIS", "", 0, "CP932", TRUE },
  { JAPANESE, "EUC-JP", "", 0, "EUC-JP", TRUE },
  { JAPANESE, "ISO-2022-JP", "", 0, "ISO-2022-JP", TRUE },
  { KOREAN, "EUC-KR", "", 0, "CP949", TRUE },
  { CHINESE, "GB18030", "", 0, "GB18030", TRUE },
  { TAIWANESE, "BIG5", "", 0, "CP950", TRUE },
  /* What only the Windows kin of each has, over which the detector trips */
  { "„Źródła – więźniowie”… " POLISH, "WINDOWS-1250", "", 0, "WINDOWS-1250", TRUE },
  { "①髙橋～ " JAPANESE, "CP932", "", 0, "CP932", TRUE },
  { "ⅳ " JAPANESE, "CP932", "", 0, "CP932", TRUE },
  { "똠방각하 펲시콜라. " KOREAN, "CP949", "", 0, "CP949", TRUE },
};

static void
test_reads (gconstpointer data)
{
  const Encoding *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *converted = NULL;
  g_autoptr (MnReading) reading = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize n_bytes;

  converted = g_convert (self->sample, -1, self->encoding, "UTF-8", NULL, &n_bytes, &error);
  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) self->mark, (guint) self->n_mark);
  g_byte_array_append (bytes, (const guint8 *) converted, (guint) n_bytes);

  reading = try_bytes ((const char *) bytes->data, bytes->len, "a.txt", &error);
  g_assert_no_error (error);
  assert_text (reading, self->sample);
  g_assert_cmpstr (reading->encoding, ==, self->found);
  g_assert_cmpint (reading->encoding_guessed, ==, self->is_guessed);
  g_assert_cmpuint (reading->n_replaced, ==, 0);
}

static void
test_keeps_the_bytes_as_they_were (void)
{
  static const char bytes[] = "\xef\xbb\xbfOne\r\n\r\ntwo.\r";
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = try_bytes (bytes, sizeof bytes - 1, "a.txt", &error);
  g_autoptr (GBytes) expected = g_bytes_new_static (bytes, sizeof bytes - 1);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, expected);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (reading->original, expected));
  g_assert_cmpstr (reading->article->source.sha256, ==, sha256);
}

static void
test_refuses_undecodable_bytes (void)
{
  static const struct
  {
    const char *bytes;
    gsize       n_bytes;
    const char *message;
  } damaged[] = {
    { "\x81\x8d\x8f\x90\x9d\x81\xff\x8d\x8f", 9, "“a.txt” is not a text in any encoding that Manicule knows" },
    { "\xef\xbb\xbfOne \xff two", 12, "“a.txt” begins like a text in UTF-8, but is damaged" },
    { "\xff\xfe" "a\0b\0\x3d\xd8" "c\0", 10, "“a.txt” begins like a text in UTF-16LE, but is damaged" },
    { "\xff\xfe" "a\0b\0c", 7, "“a.txt” begins like a text in UTF-16LE, but is damaged" },
    { "\0\0\xfe\xff\0\0\0a\0\x11\0\0", 12, "“a.txt” begins like a text in UTF-32BE, but is damaged" },
    { "\0\0\xfe\xff\0\0\0a\0\0\xd8\0", 12, "“a.txt” begins like a text in UTF-32BE, but is damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MnReading) reading = try_bytes (damaged[i].bytes, damaged[i].n_bytes, "a.txt", &error);

      g_assert_null (reading);
      g_assert_error (error, MN_READER_ERROR, MN_READER_ERROR_ENCODING);
      g_assert_cmpstr (error->message, ==, damaged[i].message);
    }
}

/* Two letters of it would make a Chinese one */
static void
test_refuses_a_text_with_nul_bytes (void)
{
  static const char *const texts[] = { "Jonas*Okafor ", "Jonas* Okafor, Lena Brandt; ", "Gef\xc3\xa4ngnis*\xe2\x80\x9c " };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint n_times = 1; n_times < 60; n_times++)
      {
        g_autoptr (GString) bytes = g_string_new (NULL);
        g_autoptr (GError) error = NULL;
        g_autoptr (MnReading) reading = NULL;

        for (guint n = 0; n < n_times; n++)
          g_string_append (bytes, texts[i]);
        for (gsize at = 0; at < bytes->len; at++)
          if (bytes->str[at] == '*')
            bytes->str[at] = '\0';
        reading = try_bytes (bytes->str, bytes->len, "a.txt", &error);
        g_assert_null (reading);
        g_assert_error (error, MN_READER_ERROR, MN_READER_ERROR_BINARY);
        g_assert_cmpstr (error->message, ==, "“a.txt” is not a text: it has NUL bytes");
      }
}

/* Read as something else, the rest of it would be spoiled: “GefÃ¤ngnis” */
static void
test_says_where_utf8_is_damaged (void)
{
  g_autofree char *bytes = g_strdup (GERMAN);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = NULL;
  g_autofree char *message = NULL;
  char *place = strstr (bytes, "ü");

  *place = 'u';
  message = g_strdup_printf ("“a.txt” is in UTF-8, but damaged at byte %d", (int) (place - bytes) + 2);
  reading = try_bytes (bytes, strlen (bytes), "a.txt", &error);
  g_assert_null (reading);
  g_assert_error (error, MN_READER_ERROR, MN_READER_ERROR_ENCODING);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refuses_surrogates_and_more (void)
{
  static const char *const bad[] = { "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\xaf", "\xe2\x82" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *bytes = g_strconcat (GERMAN, bad[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (MnReading) reading = try_bytes (bytes, strlen (bytes), "a.txt", &error);

      g_assert_null (reading);
      g_assert_error (error, MN_READER_ERROR, MN_READER_ERROR_ENCODING);
    }
}

static void
test_makes_every_newline_lf (void)
{
  g_autoptr (MnReading) reading = read_string ("a\rb\r\nc\nd\xc2\x85" "e\u2028f\u2029g\r\rh\r\n\r\ni\n\rj\r", "a.txt");

  assert_text (reading, "a\nb\nc\nd\ne\nf\ng\n\nh\n\ni\n\nj\n");
  g_assert_cmpuint (reading->n_replaced, ==, 0);
}

static void
test_makes_newlines_lf_in_other_encodings (void)
{
  static const char utf16[] = "\xff\xfe" "a\0\r\0\n\0b\0\x85\0c\0\x28\x20" "d\0\r\0e\0";
  g_autoptr (GError) error = NULL;
  g_autoptr (MnReading) reading = try_bytes (utf16, sizeof utf16 - 1, "a.txt", &error);

  g_assert_no_error (error);
  assert_text (reading, "a\nb\nc\nd\ne");
}

static void
test_replaces_and_counts_controls (void)
{
  GString *bytes = g_string_new ("One two three four five six seven eight nine ten.");
  GString *expected = g_string_new (bytes->str);
  g_autoptr (MnReading) reading = NULL;

  for (char control = 1; control < ' '; control++)
    {
      if (control == '\n' || control == '\r')
        continue;
      g_string_append_c (bytes, control);
      g_string_append (expected, control == '\t' ? "\t" : "\ufffd");
    }
  reading = read_string (bytes->str, "a.txt");
  assert_text (reading, expected->str);
  g_assert_cmpuint (reading->n_replaced, ==, 28);
  g_string_free (bytes, TRUE);
  g_string_free (expected, TRUE);
}

static void
test_replaces_controls_in_markdown (void)
{
  g_autoptr (MnReading) reading = read_string ("One\ftwo &#7; three.\n", "a.md");

  g_assert_null (strpbrk (mn_text_get_utf8 (reading->article->text), "\f\a"));
  assert_text (reading, "One\ufffdtwo \ufffd three.");
  g_assert_cmpuint (reading->n_replaced, ==, 2);
}

static void
test_does_not_normalise (void)
{
  const char *text = "e\u0301 and \u00e9, \u212b and \u00c5, \ufb01, \u00a0, \u200d, \u200b.";
  g_autoptr (MnReading) reading = read_string (text, "a.txt");

  assert_text (reading, text);
}

static void
test_reads_a_mark_inside_as_a_character (void)
{
  g_autoptr (MnReading) reading = read_string ("One \ufefftwo.", "a.txt");

  assert_text (reading, "One \ufefftwo.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add_func ("/encodings/" path, test)
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *path = g_strdup_printf ("/encodings/reads/%s%s-%u", table[i].encoding,
                                               table[i].n_mark > 0 ? "-with-mark" : "", i + 1);

      g_test_add_data_func (path, &table[i], test_reads);
    }
  ADD ("keeps-the-bytes-as-they-were", test_keeps_the_bytes_as_they_were);
  ADD ("refuses-a-text-with-nul-bytes", test_refuses_a_text_with_nul_bytes);
  ADD ("refuses-undecodable-bytes", test_refuses_undecodable_bytes);
  ADD ("says-where-utf8-is-damaged", test_says_where_utf8_is_damaged);
  ADD ("refuses-surrogates-and-more", test_refuses_surrogates_and_more);
  ADD ("makes-every-newline-lf", test_makes_every_newline_lf);
  ADD ("makes-newlines-lf-in-other-encodings", test_makes_newlines_lf_in_other_encodings);
  ADD ("replaces-and-counts-controls", test_replaces_and_counts_controls);
  ADD ("replaces-controls-in-markdown", test_replaces_controls_in_markdown);
  ADD ("does-not-normalise", test_does_not_normalise);
  ADD ("reads-a-mark-inside-as-a-character", test_reads_a_mark_inside_as_a_character);
  return g_test_run ();
}
