/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charset detection: decodes a sample in each candidate encoding and scores the result as text of
 * the languages that use it. Frequent characters count for it; damage, symbols and capitals within
 * words against. Scores are per byte, so that single- and double-byte encodings compare.
 */
#include <string.h>

#include <unicase.h>

#include "text/charset/convert.h"
#include "text/utf8.h"

enum { SAMPLE = 6000 };

static const char simplified[] = "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要"
                                 "她出也得里后自以会家可下而过天去能"
                                 "对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总"
                                 "从无情己面最女但现前些所同日手又行"
                                 "意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已"
                                 "亲其进此话常与活正感见明问力理尔点"
                                 "文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真"
                                 "打太新比才便夫再书部水像眼等体却加"
                                 "电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教命花"
                                 "结乐色更拉东神记处让母父应直字场平"
                                 "报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边风解叫任金"
                                 "快原吃变通师立象数四失满战远格士音"
                                 "轻目条呢闻市政府展建设社济企业管";
static const char traditional[] = "的一是了我不人在他有這個上們來到時大地為子中你說生國年著就那和要"
                                  "她出也得裡後自以會家可下而過天去能"
                                  "對小多然於心學麼之都好看起發當沒成只如事把還用第樣道想作種開美總"
                                  "從無情己面最女但現前些所同日手又行"
                                  "意動方期它頭經長兒回位分愛老因很給名法間斯知世什兩次使身者被高已"
                                  "親其進此話常與活正感見明問力理爾點"
                                  "文幾定本公特做外孩相西果走將月十實向聲車全信重三機工物氣每並別真"
                                  "打太新比才便夫再書部水像眼等體卻加"
                                  "電主界門利海受聽表德少克代員許先口由死安寫性馬光白或住難望教命花"
                                  "結樂色更拉東神記處讓母父應直字場平"
                                  "報友關放至張認接告入笑內英軍候民歲往何度山覺路帶萬男邊風解叫任金"
                                  "快原吃變通師立象數四失滿戰遠格士音"
                                  "輕目條呢聞市政府展建設社濟企業管香港台灣";
static const char hangul[] =
    "이다는의에가을한로고하지사기를은도인어자서리대시나아들해일스수정제그라부원장전상주성과구"
    "만보여으무비조오있년면동게연선국소";

enum family { CHINESE, JAPANESE, KOREAN, CASED, UNCASED, LATIN };

static const struct guess {
    const char *name;
    enum family family;
    const char *top, *middle; /* the most frequent characters, and the next group */
} guesses[] = {
    {"windows-1252", LATIN, "éèàáâãäåæçêëíïîñóôöøúüùßì’“”‘«»–…",
     "õûÉÀÁÄÅÆÇÑÖØÜÓÊœŒ—•€°£©®¿¡\xc2\xa0"},
    {"windows-1250", LATIN, "łąęśćźżóščřžýáíéěůúťďňőűăâîşţđöüä", "ŁŚŻŠČŘŽÁÍÉŐŰŞŢÖÜß„”“’–…\xc2\xa0"},
    {"GB18030", CHINESE, simplified, ""},
    {"Big5", CHINESE, traditional, ""},
    {"Shift_JIS", JAPANESE, traditional, simplified},
    {"EUC-JP", JAPANESE, traditional, simplified},
    {"EUC-KR", KOREAN, hangul, ""},
    {"windows-1251", CASED, "оеаинтср", "влкмдпуязыбгьчій"},
    {"KOI8-R", CASED, "оеаинтср", "влкмдпуязыбгьчй"},
    {"IBM866", CASED, "оеаинтср", "влкмдпуязыбгьчй"},
    {"ISO-8859-5", CASED, "оеаинтср", "влкмдпуязыбгьчй"},
    {"windows-1253", CASED, "αοιετσν", "ηυρπκμλάίόέςήώδγ"},
    {"windows-1255", UNCASED, "יוהלאמ", "רתבשנדעחקפ"},
    {"windows-1256", UNCASED, "اليمنر", "وتبةدعسفهكقح"},
    {"windows-874", UNCASED, "านรอกเ", "งมยลวดทสตะ่้ปิบคหแจีไ"},
};

struct judge {
    const struct guess *guess;
    double points;
    uint32_t before; /* previous character, 0 at the start */
};

static bool among(const char *list, uint32_t c)
{
    char bytes[16];
    struct buf one = {.p = bytes, .size = sizeof bytes, .max = 8};
    utf8_add(&one, c);
    return strstr(list, bytes) != NULL;
}

static bool is_han(uint32_t c)
{
    return c >= 0x4e00 && c <= 0x9fff;
}

static bool is_kana(uint32_t c)
{
    return c >= 0x3040 && c <= 0x30ff;
}

static bool is_wide_punctuation(uint32_t c)
{
    return (c >= 0x3000 && c <= 0x3011) || (c >= 0xff01 && c <= 0xff5e) || c == 0x2026 ||
           (c >= 0x2014 && c <= 0x201d) || c == 0xb7;
}

static double judge_east(const struct guess *g, uint32_t c)
{
    if (is_wide_punctuation(c))
        return 1;
    if (g->family == JAPANESE && is_kana(c))
        return c < 0x30a0 ? 3 : 1.5;
    if (g->family == KOREAN && c >= 0xac00 && c <= 0xd7a3)
        return among(g->top, c) ? 2.5 : 0.8;
    if (is_han(c)) {
        double common = g->family == CHINESE ? 3 : 1;
        return g->family == KOREAN ? -0.3 : among(g->top, c) || among(g->middle, c) ? common : 0.3;
    }
    return is_kana(c) ? -0.5 : c >= 0xff61 && c <= 0xff9f ? -1 : -1.5;
}

static double judge_alphabet(const struct guess *g, uint32_t before, uint32_t c)
{
    bool letter = uc_toupper(c) != uc_tolower(c) || g->family == UNCASED;
    double points = among(g->top, c) ? 2 : among(g->middle, c) ? 1.2 : 0.3;
    if (before < 0x80 && ascii_alpha((char)before))
        return letter ? -2 : -0.5; /* scripts mixed in a word */
    if (!letter)
        return -0.7;
    if (g->family == CASED && c == uc_toupper(c)) {
        bool within =
            before >= 0x80 && before == uc_tolower(before) && before != uc_toupper(before);
        return within ? -2 : among(g->top, uc_tolower(c)) ? 0.4 : 0.1;
    }
    if (g->family == UNCASED && points < 1 && c < 0x500)
        return -1;
    return before >= 0x80 ? points : points / 4; /* one letter is no word */
}

static double judge_latin(const struct guess *g, uint32_t before, uint32_t c)
{
    double points = among(g->top, c) ? 1.5 : among(g->middle, c) ? 0.6 : -1;
    bool letter = uc_toupper(c) != uc_tolower(c);
    if (letter && before >= 0x80 && uc_toupper(before) != uc_tolower(before))
        return -0.7; /* adjacent accented letters are rare */
    if (letter && c == uc_toupper(c) && before < 0x80 && before >= 'a' && before <= 'z')
        return -1;
    return points;
}

static void judge_character(struct judge *j, uint32_t c)
{
    const struct guess *g = j->guess;
    double points;
    if (c == UTF8_REPLACEMENT)
        points = -10;
    else if ((c >= 0x80 && c < 0xa0) || (c >= 0xe000 && c <= 0xf8ff) ||
             (c >= 0x3400 && c < 0x4e00) || c >= 0xf900)
        points = is_wide_punctuation(c) ? judge_east(g, c) : -4;
    else if (g->family == CASED || g->family == UNCASED)
        points = judge_alphabet(g, j->before, c);
    else
        points = g->family == LATIN ? judge_latin(g, j->before, c) : judge_east(g, c);
    bool two_bytes = g->family <= KOREAN && !(c >= 0xff61 && c <= 0xff9f);
    j->points += two_bytes ? 2 * points : points;
}

static double judge(const struct guess *g, struct str sample)
{
    struct judge j = {.guess = g};
    AUTO(buf) text = BUF_INIT;
    charset_convert(charset_named(g->name), sample, &text);
    struct str s = buf_str(&text);
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (c >= 0x80)
            judge_character(&j, c);
        else if (j.before >= 0x80 && ascii_alpha((char)c) &&
                 (g->family == CASED || g->family == UNCASED) &&
                 uc_toupper(j.before) != uc_tolower(j.before))
            j.points -= 1;
        j.before = c;
    }
    return j.points;
}

/* Samples the bytes beyond ASCII and their neighbours. */
static void collect_sample(struct str s, struct buf *sample)
{
    size_t taken = 0;
    for (size_t i = 0; i < s.n && sample->n < SAMPLE; i++) {
        if ((unsigned char)s.p[i] < 0x80)
            continue;
        size_t from = i > taken ? i - 1 : i, to = i;
        /* Trail bytes may be ASCII: extend the run to the first byte that cannot be one. */
        while (to < s.n && to - i < SAMPLE &&
               ((unsigned char)s.p[to] >= 0x80 || (unsigned char)s.p[to] >= 0x40))
            to++;
        to = to < s.n ? to + 1 : to;
        buf_add(sample, str_slice(s, from, to));
        buf_add_char(sample, ' ');
        taken = to;
        i = to - 1;
    }
}

const struct charset *charset_guess(struct str bytes)
{
    AUTO(buf) sample = BUF_INIT;
    const struct guess *best = &guesses[0];
    double most = 0;
    collect_sample(bytes, &sample);
    for (size_t i = 0; i < ARRAY_SIZE(guesses); i++) {
        double points = judge(&guesses[i], buf_str(&sample));
        /* Too little evidence falls to the first guess, windows-1252. */
        if (i == 0 || points > most) {
            best = &guesses[i];
            most = i == 0 ? points + 1.5 : points;
        }
    }
    return charset_named(best->name);
}
