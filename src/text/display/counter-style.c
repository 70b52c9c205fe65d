/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/display/counter-style.h"

#include "text/utf8.h"

enum system { SYMBOL, DECIMAL, LEADING_ZERO, DIGITS, ALPHABET, FIXED, ROMAN, CHINESE, JAPANESE };

static const struct style {
    const char *name;
    enum system system;
    const char *signs; /* digits from 0 up, or letters */
} styles[] = {
    {"none", SYMBOL, NULL},
    {"disc", SYMBOL, NULL},
    {"circle", SYMBOL, NULL},
    {"square", SYMBOL, NULL},
    {"disclosure-open", SYMBOL, NULL},
    {"disclosure-closed", SYMBOL, NULL},
    {"decimal", DECIMAL, NULL},
    {"decimal-leading-zero", LEADING_ZERO, NULL},
    {"lower-alpha", ALPHABET, "abcdefghijklmnopqrstuvwxyz"},
    {"lower-latin", ALPHABET, "abcdefghijklmnopqrstuvwxyz"},
    {"upper-alpha", ALPHABET, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {"upper-latin", ALPHABET, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {"lower-greek", ALPHABET, "αβγδεζηθικλμνξοπρστυφχψω"},
    {"lower-roman", ROMAN, "ivxlcdm"},
    {"upper-roman", ROMAN, "IVXLCDM"},
    {"arabic-indic", DIGITS, "٠١٢٣٤٥٦٧٨٩"},
    {"persian", DIGITS, "۰۱۲۳۴۵۶۷۸۹"},
    {"devanagari", DIGITS, "०१२३४५६७८९"},
    {"bengali", DIGITS, "০১২৩৪৫৬৭৮৯"},
    {"gurmukhi", DIGITS, "੦੧੨੩੪੫੬੭੮੯"},
    {"gujarati", DIGITS, "૦૧૨૩૪૫૬૭૮૯"},
    {"oriya", DIGITS, "୦୧୨୩୪୫୬୭୮୯"},
    {"tamil", DIGITS, "௦௧௨௩௪௫௬௭௮௯"},
    {"telugu", DIGITS, "౦౧౨౩౪౫౬౭౮౯"},
    {"kannada", DIGITS, "೦೧೨೩೪೫೬೭೮೯"},
    {"malayalam", DIGITS, "൦൧൨൩൪൫൬൭൮൯"},
    {"thai", DIGITS, "๐๑๒๓๔๕๖๗๘๙"},
    {"lao", DIGITS, "໐໑໒໓໔໕໖໗໘໙"},
    {"tibetan", DIGITS, "༠༡༢༣༤༥༦༧༨༩"},
    {"myanmar", DIGITS, "၀၁၂၃၄၅၆၇၈၉"},
    {"khmer", DIGITS, "០១២៣៤៥៦៧៨៩"},
    {"cambodian", DIGITS, "០១២៣៤៥៦៧៨៩"},
    {"mongolian", DIGITS, "᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙"},
    {"cjk-decimal", DIGITS, "〇一二三四五六七八九"},
    {"hiragana", ALPHABET,
     "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑ"
     "をん"},
    {"katakana", ALPHABET,
     "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱ"
     "ヲン"},
    {"cjk-heavenly-stem", FIXED, "甲乙丙丁戊己庚辛壬癸"},
    {"cjk-earthly-branch", FIXED, "子丑寅卯辰巳午未申酉戌亥"},
    {"simp-chinese-informal", CHINESE, "零一二三四五六七八九"},
    {"trad-chinese-informal", CHINESE, "零一二三四五六七八九"},
    {"cjk-ideographic", CHINESE, "零一二三四五六七八九"},
    {"japanese-informal", JAPANESE, "〇一二三四五六七八九"},
};

static const struct style *style_of(struct str name)
{
    for (size_t i = 0; i < ARRAY_SIZE(styles); i++)
        if (str_eq_nocase(name, str_from(styles[i].name)))
            return &styles[i];
    return NULL;
}

const char *counter_style_find(struct str name)
{
    const struct style *s = style_of(name);
    return s ? s->name : NULL;
}

bool counter_style_counts(const char *style)
{
    const struct style *s = style_of(str_from(style));
    return s && s->system != SYMBOL;
}

static struct str sign_at(struct str signs, int index)
{
    size_t at = 0, start = 0;
    for (int i = 0; i <= index; i++) {
        start = at;
        utf8_next(signs, &at);
    }
    return str_slice(signs, start, at);
}

static int count_signs(struct str signs)
{
    int n = 0;
    for (size_t at = 0; at < signs.n; n++)
        utf8_next(signs, &at);
    return n;
}

/* Positional notation; the first sign is 0 with `zero`, else 1 (bijective numeration). */
static void add_positional(struct buf *b, struct str signs, int value, bool zero)
{
    int base = count_signs(signs), digits[32], n = 0;
    do {
        int digit = zero ? value % base : (value - 1) % base;
        value = zero ? value / base : (value - 1) / base;
        digits[n++] = digit;
    } while (value > 0);
    while (n > 0)
        buf_add(b, sign_at(signs, digits[--n]));
}

static void add_roman(struct buf *b, const char *signs, int value)
{
    static const struct {
        int value;
        const char *signs; /* indexes into "ivxlcdm" */
    } parts[] = {{1000, "6"}, {900, "46"}, {500, "5"}, {400, "45"}, {100, "4"},
                 {90, "24"},  {50, "3"},   {40, "23"}, {10, "2"},   {9, "02"},
                 {5, "1"},    {4, "01"},   {1, "0"}};
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        for (; value >= parts[i].value; value -= parts[i].value)
            for (const char *p = parts[i].signs; *p; p++)
                buf_add_char(b, signs[*p - '0']);
    }
}

/* Han numerals with signs for thousand, hundred and ten. Chinese writes a zero for skipped places
 * and omits a one only in 10 to 19; Japanese writes no zero and omits the one of every unit. */
static void add_han(struct buf *b, struct str digits, int value, bool chinese)
{
    static const char *const units[] = {"千", "百", "十", ""};
    bool begun = false, skipped = false;
    int all = value;
    for (int unit = 1000, i = 0; unit > 0; unit /= 10, i++) {
        int digit = value / unit;
        value %= unit;
        if (digit == 0) {
            skipped = begun;
            continue;
        }
        if (skipped && chinese)
            buf_add(b, sign_at(digits, 0));
        bool silent = digit == 1 && (chinese ? unit == 10 && all < 20 : unit > 1);
        if (!silent)
            buf_add(b, sign_at(digits, digit));
        buf_add_c(b, units[i]);
        begun = true;
        skipped = false;
    }
}

static bool has_number(const struct style *s, int value)
{
    switch (s->system) {
    case DIGITS:
        return value >= 0;
    case ALPHABET:
        return value > 0;
    case FIXED:
        return value > 0 && value <= count_signs(str_from(s->signs));
    case ROMAN:
        return value > 0 && value < 4000;
    case CHINESE:
    case JAPANESE:
        return value > 0 && value < 10000;
    default:
        return false;
    }
}

void counter_style_add(struct buf *b, const char *style, int value)
{
    const struct style *s = style_of(str_from(style));
    if (!s || !has_number(s, value)) {
        bool padded = s && s->system == LEADING_ZERO && value >= 0;
        buf_printf(b, padded ? "%02d." : "%d.", value);
        return;
    }
    struct str signs = str_from(s->signs);
    if (s->system == ROMAN)
        add_roman(b, s->signs, value);
    else if (s->system == CHINESE || s->system == JAPANESE)
        add_han(b, signs, value, s->system == CHINESE);
    else
        add_positional(b, signs, value, s->system == DIGITS);
    bool ideographic = (unsigned char)s->signs[0] >= 0xe3; /* U+3000 and up */
    buf_add_c(b, ideographic ? "、" : ".");
}
