/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include "text/charset/charset.h"
#include "text/charset/convert.h"
#include "text/utf8.h"

static void assert_decodes(struct str bytes, const char *content_type, const char *text,
                           const char *name, bool damaged)
{
    AUTO(buf) b = BUF_INIT, storage = BUF_INIT;
    struct charset_found found, again;
    charset_decode(bytes, content_type, &b, &found);
    assert_string_equal(buf_c(&b), text);
    assert_string_equal(found.name, name);
    assert_int_equal(found.damaged, damaged);
    struct str decoded = charset_decode_in(bytes, content_type, &storage, &again);
    assert_true(str_eq(decoded, buf_str(&b)));
    assert_true(decoded.p == bytes.p || !utf8_valid(bytes) || !str_eq(decoded, bytes));
    assert_string_equal(again.name, name);
    assert_int_equal(again.source, found.source);
}

/* Nobody said what it is. */
static void test_guess(void **state)
{
    static const struct {
        struct str bytes;
        const char *text, *name;
    } cases[] = {
        {STR("\xba\xe2\xd1\xf4\xca\xd0\xc8\xcb\xc3\xf1\xd5\xfe\xb8\xae\xbd\xfc\xc8\xd5\xd5\xd9\xbf"
             "\xaa\xbb\xe1\xd2\xe9\xa3\xac\xb2\xbf\xca\xf0\xbd\xcc\xd3\xfd\xb8\xc4\xb8\xef\xb9\xa4"
             "\xd7\xf7\xa1\xa3\xbc\xc7\xd5\xdf\xb4\xd3\xbb\xe1\xc9\xcf\xbb\xf1\xcf\xa4\xa3\xac\xbd"
             "\xf1\xc4\xea\xd2\xd4\xc0\xb4\xc8\xab\xca\xd0\xbe\xad\xbc\xc3\xc9\xe7\xbb\xe1\xb7\xa2"
             "\xd5\xb9\xc8\xa1\xb5\xc3\xd0\xc2\xb3\xc9\xbc\xa8\xa1\xa3"),
         "衡阳市人民政府近日召开会议，部署教育改革工作。记者从会上获悉，今年以来全市经济社会发展取"
         "得新成绩。",
         "GB18030"},
        {STR("\xd0\xc2\xce\xc5\xd6\xd0\xd0\xc4"), "新闻中心", "GB18030"},
        {STR("\xa6\xe6\xac"
             "F\xb0|\xa4\xb5\xa4\xe9\xa5l\xb6}\xb7|\xc4\xb3\xa1"
             "A\xb0Q\xbd\xd7\xb1\xd0\xa8|\xa7\xef\xad\xb2\xa4\xe8\xae\xd7\xa1"
             "A\xb0O\xaa\xcc\xaa\xed\xa5\xdc\xb8g\xc0\xd9\xb5o\xaei\xa8\xfa\xb1o\xb7s\xaa\xba\xa6"
             "\xa8\xc1Z\xa1"
             "A\xad\xbb\xb4\xe4\xbbP\xa5x\xc6W\xaa\xba\xa5\xc1\xb2\xb3\xa4Q\xa4\xc0\xc3\xf6\xa4\xdf"
             "\xa1"
             "C"),
         "行政院今日召開會議，討論教育改革方案，記者表示經濟發展取得新的成績，香港與台灣的民眾十分"
         "關心。",
         "Big5"},
        {STR("\xa5x\xc6W\xb7s\xbb"
             "D\xba\xf4"),
         "台灣新聞網", "Big5"},
        {STR("\x8d\xf0\x93\xfa\x81"
             "A\x93\x8c\x8b\x9e\x82\xc5\x90V\x82\xb5\x82\xa2\x83j\x83\x85\x81[\x83X\x83T\x83"
             "C\x83g\x82\xaa\x94\xad\x95\\\x82\xb3\x82\xea\x82\xdc\x82\xb5\x82\xbd\x81"
             "B\x8bL\x8e\xd2\x82\xc9\x82\xe6\x82\xe9\x82\xc6\x81"
             "A\x97\x98\x97p\x8e\xd2\x82\xcd\x91\x9d\x82\xa6\x82\xc4\x82\xa2\x82\xe9\x82\xc6\x82"
             "\xa2\x82\xa4\x81"
             "B"),
         "昨日、東京で新しいニュースサイトが発表されました。記者によると、利用者は増えているという"
         "。",
         "Shift_JIS"},
        {STR("\xba\xf2\xc6\xfc\xa1\xa2\xc5\xec\xb5\xfe\xa4\xc7\xbf\xb7\xa4\xb7\xa4\xa4\xa5\xcb\xa5"
             "\xe5\xa1\xbc\xa5\xb9\xa5\xb5\xa5\xa4\xa5\xc8\xa4\xac\xc8\xaf\xc9\xbd\xa4\xb5\xa4\xec"
             "\xa4\xde\xa4\xb7\xa4\xbf\xa1\xa3\xb5\xad\xbc\xd4\xa4\xcb\xa4\xe8\xa4\xeb\xa4\xc8\xa1"
             "\xa2\xcd\xf8\xcd\xd1\xbc\xd4\xa4\xcf\xc1\xfd\xa4\xa8\xa4\xc6\xa4\xa4\xa4\xeb\xa4\xc8"
             "\xa4\xa4\xa4\xa6\xa1\xa3"),
         "昨日、東京で新しいニュースサイトが発表されました。記者によると、利用者は増えているという"
         "。",
         "EUC-JP"},
        {STR("\x1b$B:rF|!\"El5~$G\?7$7$$%K%e!<%9%5%$%H$,H/"
             "I=$5$l$^$7$\?!#5-<T$K$h$k$H!\"MxMQ<T$OA}$($F$$$k$H$$$&!#\x1b(B"),
         "昨日、東京で新しいニュースサイトが発表されました。記者によると、利用者は増えているという"
         "。",
         "ISO-2022-JP"},
        {STR("\x90V\x95\xb7\x82\xcc\x83^\x83"
             "C\x83g\x83\x8b"),
         "新聞のタイトル", "Shift_JIS"},
        {STR("\xbf\xb7\xca\xb9\xa4\xce\xa5\xbf\xa5\xa4\xa5\xc8\xa5\xeb"), "新聞のタイトル",
         "EUC-JP"},
        {STR("\xbe\xee\xc1\xa6 \xbc\xad\xbf\xef\xbf\xa1\xbc\xad \xbb\xf5\xb7\xce\xbf\xee "
             "\xb4\xba\xbd\xba \xbb\xe7\xc0\xcc\xc6\xae\xb0\xa1 "
             "\xb9\xdf\xc7\xa5\xb5\xc7\xbe\xfa\xbd\xc0\xb4\xcf\xb4\xd9. \xb1\xe2\xc0\xda\xbf\xa1 "
             "\xb5\xfb\xb8\xa3\xb8\xe9 \xc0\xcc\xbf\xeb\xc0\xda\xb4\xc2 \xb4\xc3\xb0\xed "
             "\xc0\xd6\xb4\xd9\xb0\xed \xc7\xd1\xb4\xd9."),
         "어제 서울에서 새로운 뉴스 사이트가 발표되었습니다. 기자에 따르면 이용자는 늘고 있다고 "
         "한다.",
         "EUC-KR"},
        {STR("\xc7\xd1\xb1\xb9\xbe\xee \xbc\xd2\xbd\xc4"), "한국어 소식", "EUC-KR"},
        {STR("\xf7\xde\xc5\xd2\xc1 \xd7 \xed\xcf\xd3\xcb\xd7\xc5 \xd0\xd2\xcf\xdb\xcc\xc1 "
             "\xd7\xd3\xd4\xd2\xc5\xde\xc1 \xcd\xc9\xce\xc9\xd3\xd4\xd2\xcf\xd7. \xeb\xc1\xcb "
             "\xd0\xc5\xd2\xc5\xd6\xc9\xd4\xd8 \xce\xcf\xd7\xcf\xc7\xcf\xc4\xce\xc9\xc5 "
             "\xd0\xd2\xc1\xda\xc4\xce\xc9\xcb\xc9\?"),
         "Вчера в Москве прошла встреча министров. Как пережить новогодние праздники?", "KOI8-R"},
        {STR("\xc2\xf7\xe5\xf0\xe0 \xe2 \xcc\xee\xf1\xea\xe2\xe5 \xef\xf0\xee\xf8\xeb\xe0 "
             "\xe2\xf1\xf2\xf0\xe5\xf7\xe0 \xec\xe8\xed\xe8\xf1\xf2\xf0\xee\xe2. \xca\xe0\xea "
             "\xef\xe5\xf0\xe5\xe6\xe8\xf2\xfc \xed\xee\xe2\xee\xe3\xee\xe4\xed\xe8\xe5 "
             "\xef\xf0\xe0\xe7\xe4\xed\xe8\xea\xe8\?"),
         "Вчера в Москве прошла встреча министров. Как пережить новогодние праздники?",
         "windows-1251"},
        {STR("\x82\xe7\xa5\xe0\xa0 \xa2 \x8c\xae\xe1\xaa\xa2\xa5 \xaf\xe0\xae\xe8\xab\xa0 "
             "\xa2\xe1\xe2\xe0\xa5\xe7\xa0 \xac\xa8\xad\xa8\xe1\xe2\xe0\xae\xa2. \x8a\xa0\xaa "
             "\xaf\xa5\xe0\xa5\xa6\xa8\xe2\xec \xad\xae\xa2\xae\xa3\xae\xa4\xad\xa8\xa5 "
             "\xaf\xe0\xa0\xa7\xa4\xad\xa8\xaa\xa8\?"),
         "Вчера в Москве прошла встреча министров. Как пережить новогодние праздники?", "IBM866"},
        {STR("\xb2\xe7\xd5\xe0\xd0 \xd2 \xbc\xde\xe1\xda\xd2\xd5 \xdf\xe0\xde\xe8\xdb\xd0 "
             "\xd2\xe1\xe2\xe0\xd5\xe7\xd0 \xdc\xd8\xdd\xd8\xe1\xe2\xe0\xde\xd2. \xba\xd0\xda "
             "\xdf\xd5\xe0\xd5\xd6\xd8\xe2\xec \xdd\xde\xd2\xde\xd3\xde\xd4\xdd\xd8\xd5 "
             "\xdf\xe0\xd0\xd7\xd4\xdd\xd8\xda\xd8\?"),
         "Вчера в Москве прошла встреча министров. Как пережить новогодние праздники?",
         "ISO-8859-5"},
        {STR("\xee\xcf\xd7\xcf\xd3\xd4\xc9 \xc4\xce\xd1"), "Новости дня", "KOI8-R"},
        {STR("\xcd\xee\xe2\xee\xf1\xf2\xe8 \xe4\xed\xff"), "Новости дня", "windows-1251"},
        {STR("\x8d\xae\xa2\xae\xe1\xe2\xa8 \xa4\xad\xef"), "Новости дня", "IBM866"},
        {STR("\xc2\xf7\xee\xf0\xe0 \xe2 \xca\xe8\xba\xe2\xb3 \xe2\xb3\xe4\xe1\xf3\xeb\xe0\xf1\xff "
             "\xe7\xf3\xf1\xf2\xf0\xb3\xf7 \xec\xb3\xed\xb3\xf1\xf2\xf0\xb3\xe2, \xbf\xf5\xed\xb3 "
             "\xf0\xb3\xf8\xe5\xed\xed\xff \xba \xe2\xe0\xe6\xeb\xe8\xe2\xe8\xec\xe8"),
         "Вчора в Києві відбулася зустріч міністрів, їхні рішення є важливими", "windows-1251"},
        {STR("\xc2\xf7\xe5\xf0\xe0 \xe2 \xd1\xee\xf4\xe8\xff \xf1\xe5 \xef\xf0\xee\xe2\xe5\xe4\xe5 "
             "\xf1\xf0\xe5\xf9\xe0 \xed\xe0 \xec\xe8\xed\xe8\xf1\xf2\xf0\xe8\xf2\xe5"),
         "Вчера в София се проведе среща на министрите", "windows-1251"},
        {STR("\xd7\xe8\xe5\xf2 \xf3\xf4\xe7\xed \xc1\xe8\xde\xed\xe1 "
             "\xf0\xf1\xe1\xe3\xec\xe1\xf4\xef\xf0\xef\xe9\xde\xe8\xe7\xea\xe5 "
             "\xf3\xf5\xed\xdc\xed\xf4\xe7\xf3\xe7 \xf4\xf9\xed \xf5\xf0\xef\xf5\xf1\xe3\xfe\xed"),
         "Χθες στην Αθήνα πραγματοποιήθηκε συνάντηση των υπουργών", "windows-1253"},
        {STR("\xe0\xfa\xee\xe5\xec \xe1\xe9\xf8\xe5\xf9\xec\xe9\xed \xe4\xfa\xf7\xe9\xe9\xee\xe4 "
             "\xf4\xe2\xe9\xf9\xe4 \xf9\xec \xe4\xf9\xf8\xe9\xed \xe1\xf0\xe5\xf9\xe0 "
             "\xe4\xe7\xe9\xf0\xe5\xea"),
         "אתמול בירושלים התקיימה פגישה של השרים בנושא החינוך", "windows-1255"},
        {STR("\xda\xde\xcf \xc3\xe3\xd3 \xdd\xed \xc7\xe1\xde\xc7\xe5\xd1\xc9 "
             "\xc7\xcc\xca\xe3\xc7\xda \xc7\xe1\xe6\xd2\xd1\xc7\xc1 \xe1\xe3\xe4\xc7\xde\xd4\xc9 "
             "\xc7\xe1\xca\xda\xe1\xed\xe3"),
         "عقد أمس في القاهرة اجتماع الوزراء لمناقشة التعليم", "windows-1256"},
        {STR("\xe0\xc1\xd7\xe8\xcd\xc7\xd2\xb9\xb9\xd5\xe9\xb7\xd5\xe8\xa1\xc3\xd8\xa7\xe0\xb7\xbe"
             "\xcf "
             "\xc1\xd5\xa1\xd2\xc3\xbb\xc3\xd0\xaa\xd8\xc1\xc3\xd1\xb0\xc1\xb9\xb5\xc3\xd5\xe0\xa1"
             "\xd5\xe8\xc2\xc7\xa1\xd1\xba\xa1\xd2\xc3\xc8\xd6\xa1\xc9\xd2"),
         "เมื่อวานนี้ที่กรุงเทพฯ มีการประชุมรัฐมนตรีเกี่ยวกับการศึกษา", "windows-874"},
        {STR("Hier \xe0 Paris, les ministres se sont r\xe9unis pour \xe9voquer l\x92\xe9"
             "ducation : \xab tr\xe8s bien \xbb, a d\xe9"
             "clar\xe9 le pr\xe9sident fran\xe7"
             "ais."),
         "Hier à Paris, les ministres se sont réunis pour évoquer l’éducation : « très bien », a "
         "déclaré le président français.",
         "windows-1252"},
        {STR("caf\xe9"), "café", "windows-1252"},
        {STR("Gestern trafen sich die Minister in M\xfcnchen, um \xfc"
             "ber die Pr\xfc"
             "fungen f\xfcr Sch\xfcler zu sprechen."),
         "Gestern trafen sich die Minister in München, um über die Prüfungen für Schüler zu "
         "sprechen.",
         "windows-1252"},
        {STR("Ayer en Espa\xf1"
             "a se reuni\xf3 el ministro: \xbfqu\xe9 pasar\xe1 ma\xf1"
             "ana\?"),
         "Ayer en España se reunió el ministro: ¿qué pasará mañana?", "windows-1252"},
        {STR("I g\xe5r tr\xe4"
             "ffades ministrarna p\xe5 Sk\xe5nes st\xf6rsta \xf6"),
         "I går träffades ministrarna på Skånes största ö", "windows-1252"},
        {STR("Wczoraj w \xa3odzi odby\xb3o si\xea spotkanie ministr\xf3w, kt\xf3rzy m\xf3wili o "
             "\x9fr\xf3"
             "d\xb3"
             "ach b\xb3\xea"
             "d\xf3w"),
         "Wczoraj w Łodzi odbyło się spotkanie ministrów, którzy mówili o źródłach błędów",
         "windows-1250"},
        {STR("V\xe8"
             "era se v Praze se\x9ali minist\xf8i a mluvili o \x9elu\x9dou\xe8k\xe9m koni"),
         "Včera se v Praze sešli ministři a mluvili o žluťoučkém koni", "windows-1250"},
        {STR("Tegnap Budapesten tal\xe1lkoztak a miniszterek, \xe9s az \xf5szi \xfcnnepr\xf5l "
             "besz\xe9ltek"),
         "Tegnap Budapesten találkoztak a miniszterek, és az őszi ünnepről beszéltek",
         "windows-1250"},
        {STR("It\x92s a \x93new\x94 day \x96 he said"), "It’s a “new” day – he said",
         "windows-1252"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_decodes(cases[i].bytes, NULL, cases[i].text, cases[i].name, false);
}

static void test_labels(void **state)
{
    static const char *const cases[][2] = {
        {"utf-8", "UTF-8"},
        {" UTF8 ", "UTF-8"},
        {"iso-8859-1", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"latin1", "windows-1252"},
        {"GB2312", "GB18030"},
        {"x-gbk", "GB18030"},
        {"gb_2312-80", "GB18030"},
        {"Big5-HKSCS", "Big5"},
        {"x-sjis", "Shift_JIS"},
        {"windows-31j", "Shift_JIS"},
        {"ks_c_5601-1987", "EUC-KR"},
        {"iso-8859-9", "windows-1254"},
        {"windows_1251", "windows-1251"},
        {"utf-16", "UTF-16LE"},
        {"tis-620", "windows-874"},
        {"koi8-r", "KOI8-R"},
        {"ISO_8859-2:1987", "ISO-8859-2"},
        {"unknown-8bit", NULL},
        {"", NULL},
        {"none", NULL},
        {"utf-8; x", NULL},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const struct charset *found = charset_find(str_from(cases[i][0]));
        const char *name = found ? found->name : NULL;
        if (cases[i][1]) {
            assert_non_null(name);
            assert_string_equal(name, cases[i][1]);
        } else {
            assert_null(name);
        }
    }
}

static void test_order(void **state)
{
    /* A mark wins over everything, and goes. */
    assert_decodes(STR("\xef\xbb\xbf"
                       "a"),
                   "text/xml; charset=gbk", "a", "UTF-8", false);
    assert_decodes(STR("\xfe\xff\x6f\x22\0a"), NULL, "漢a", "UTF-16BE", false);
    assert_decodes(STR("\xff\xfe\0\0a\0\0\0"), NULL, "a", "UTF-32LE", false);
    /* UTF-8 that is valid wins over labels. */
    assert_decodes(STR("<?xml version='1.0' encoding='gb2312'?>中文"), "text/xml; charset=big5",
                   "<?xml version='1.0' encoding='gb2312'?>中文", "UTF-8", false);
    /* The header before the document, the document before detection. */
    assert_decodes(STR("\xe9"), "text/html; Charset=\"windows-1251\"", "й", "windows-1251", false);
    assert_decodes(STR("<?xml version=\"1.0\" encoding=\"windows-1251\"?>\xe9"), "text/xml",
                   "<?xml version=\"1.0\" encoding=\"windows-1251\"?>й", "windows-1251", false);
    assert_decodes(STR("<!-- <meta charset=koi8-r> --><META http-equiv=Content-Type "
                       "content='text/html;charset=windows-1251'>\xe9"),
                   NULL,
                   "<!-- <meta charset=koi8-r> --><META http-equiv=Content-Type "
                   "content='text/html;charset=windows-1251'>й",
                   "windows-1251", false);
    assert_decodes(STR("<meta charset=\"windows-1251\">\xe9"), "text/html; charset=nonsense",
                   "<meta charset=\"windows-1251\">й", "windows-1251", false);
}

static void test_escapes(void **state)
{
    assert_decodes(STR("\x1b$B4A;z\x1b(B ok"), "text/html; charset=iso-2022-jp", "漢字 ok",
                   "ISO-2022-JP", false);
    assert_decodes(STR("a +bDQ-"), "text/xml; charset=utf-7", "a 水", "UTF-7", false);
}

static void test_wide_without_mark(void **state)
{
    assert_decodes(STR("<\0r\0s\0s\0>\0\x22\x6f<\0"), NULL, "<rss>漢<", "UTF-16LE", false);
    assert_decodes(STR("\0<\0r\0s\0s\0>\x6f\x22\0<"), "text/xml; charset=utf-16", "<rss>漢<",
                   "UTF-16BE", false);
    /* Declared so, and not so. */
    assert_decodes(STR("<?xml version='1.0' encoding='utf-16'?>"), NULL,
                   "<?xml version='1.0' encoding='utf-16'?>", "UTF-8", false);
}

static void test_damage(void **state)
{
    assert_decodes(STR("中文中文中文\xff"
                       "a"),
                   NULL,
                   "中文中文中文\xef\xbf\xbd"
                   "a",
                   "UTF-8", true);
    assert_decodes(STR("\xd6\xd0\xff\xce\xc4<b>"), "text/xml; charset=gb2312",
                   "中\xef\xbf\xbd文<b>", "GB18030", true);
    /* A broken character takes no markup with it. */
    assert_decodes(STR("\xd6<b>\xce\xc4"), "text/xml; charset=gb2312", "\xef\xbf\xbd<b>文",
                   "GB18030", true);
    assert_decodes(STR("\x80"), "text/xml; charset=gbk", "€", "GB18030", false);
    /* Bytes that windows-1252 does not use. */
    assert_decodes(STR("\x81\x93"), "text/xml; charset=iso-8859-1", "\xc2\x81“", "windows-1252",
                   false);
    assert_decodes(STR("中文中文中文\xf2\x96\x84\x02"), NULL, "中文中文中文\xef\xbf\xbd\x02",
                   "UTF-8", true);
    assert_decodes(STR("中文\xef\xbf\xbd"), NULL, "中文\xef\xbf\xbd", "UTF-8", false);
    assert_decodes(STR(""), NULL, "", "UTF-8", false);
}

#define REPEAT_8(s) s s s s s s s s

/* Pieces of other encodings within UTF-8, as in a feed joined from several sites. */
static void test_mixed(void **state)
{
    static const struct {
        struct str bytes;
        const char *content_type, *text;
    } cases[] = {
        {STR(REPEAT_8("It’s café here. It’s. ") "caf\xe9 na\xefve \x93M\xfcnchen\x94"),
         "text/xml; charset=utf-8", REPEAT_8("It’s café here. It’s. ") "café naïve “München”"},
        {STR(REPEAT_8("“It’s” ") "caf\xe9 \x93M\xfcnchen\x94"), NULL,
         REPEAT_8("“It’s” ") "café “München”"},
        {STR(REPEAT_8("这是好的内容。") " \xd6\xd0\xce\xc4\xb1\xe0\xc2\xeb ok"), NULL,
         REPEAT_8("这是好的内容。") " 中文编码 ok"},
        {STR(REPEAT_8("добрый день ") "\xcf\xf0\xe8\xe2\xe5\xf2"), "text/xml; charset=windows-1251",
         REPEAT_8("добрый день ") "Привет"},
        /* truncated, not in another encoding */
        {STR(REPEAT_8("文描述文\xe5... ")), NULL, REPEAT_8("文描述文\xef\xbf\xbd... ")},
        {STR(REPEAT_8("“day” ") "Hello \xf0\x9f... it\xe2\x80"), NULL,
         REPEAT_8("“day” ") "Hello \xef\xbf\xbd... it\xef\xbf\xbd"},
        {STR(REPEAT_8("中文，") "caf\xc3... N\xc3O"), "text/xml; charset=windows-1252",
         REPEAT_8("中文，") "caf\xef\xbf\xbd... NÃO"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_decodes(cases[i].bytes, cases[i].content_type, cases[i].text, "UTF-8", true);
    (void)state;
}

static void test_binary(void **state)
{
    static const struct {
        struct str text;
        bool binary;
    } cases[] = {
        {STR(""), false},
        {STR("<p>Words, \t\r\n\f and 夜 \xc2\xa0</p>"), false},
        {STR("a\x01"), false}, /* a stray one */
        {STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), true},
        {STR("\0\0\0\0\0\0"), true},
        {STR("\xc2\x80\xc2\x81 \xc2\x9f"), true},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
        assert_int_equal(charset_is_binary(cases[i].text), cases[i].binary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guess),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_wide_without_mark),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_mixed),
        cmocka_unit_test(test_binary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
