/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Encodings and their labels: WHATWG Encoding Standard, section 4.2, then some of DOS and Macintosh
 * beyond it. Labels are compared without hyphens, underscores and colons, so that one entry covers
 * many spellings.
 */
#include <string.h>

#include "text/charset/convert.h"

static const struct charset charsets[] = {
    {"UTF-8", "UTF-8", CHARSET_UTF8, "utf8 unicode11utf8 unicode20utf8 xunicode20utf8 utf8mb4 "},
    {"IBM866", "IBM866", CHARSET_SINGLE, "866 cp866 csibm866 ibm866 "},
    {"ISO-8859-2", "ISO-8859-2", CHARSET_SINGLE,
     "csisolatin2 iso88592 iso885921987 isoir101 l2 latin2 "},
    {"ISO-8859-3", "ISO-8859-3", CHARSET_SINGLE,
     "csisolatin3 iso88593 iso885931988 isoir109 l3 latin3 "},
    {"ISO-8859-4", "ISO-8859-4", CHARSET_SINGLE,
     "csisolatin4 iso88594 iso885941988 isoir110 l4 latin4 "},
    {"ISO-8859-5", "ISO-8859-5", CHARSET_SINGLE,
     "csisolatincyrillic cyrillic iso88595 iso885951988 isoir144 "},
    {"ISO-8859-6", "ISO-8859-6", CHARSET_SINGLE,
     "arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 iso88596 iso88596e iso88596i "
     "iso885961987 isoir127 "},
    {"ISO-8859-7", "ISO-8859-7", CHARSET_SINGLE,
     "csisolatingreek ecma118 elot928 greek greek8 iso88597 iso885971987 isoir126 suneugreek "},
    {"ISO-8859-8", "ISO-8859-8", CHARSET_SINGLE,
     "csiso88598e csisolatinhebrew hebrew iso88598 iso88598e iso885981988 isoir138 visual "},
    {"ISO-8859-8-I", "ISO-8859-8", CHARSET_SINGLE, "csiso88598i iso88598i logical "},
    {"ISO-8859-10", "ISO-8859-10", CHARSET_SINGLE, "csisolatin6 iso885910 isoir157 l6 latin6 "},
    {"ISO-8859-13", "ISO-8859-13", CHARSET_SINGLE, "iso885913 "},
    {"ISO-8859-14", "ISO-8859-14", CHARSET_SINGLE, "iso885914 isoceltic isoir199 latin8 l8 "},
    {"ISO-8859-15", "ISO-8859-15", CHARSET_SINGLE, "csisolatin9 iso885915 l9 latin9 "},
    {"ISO-8859-16", "ISO-8859-16", CHARSET_SINGLE, "iso885916 "},
    {"KOI8-R", "KOI8-R", CHARSET_SINGLE, "cskoi8r koi koi8 koi8r "},
    {"KOI8-U", "KOI8-U", CHARSET_SINGLE, "koi8ru koi8u "},
    {"macintosh", "MACINTOSH", CHARSET_SINGLE, "csmacintosh mac macintosh xmacroman macroman "},
    {"windows-874", "CP874", CHARSET_SINGLE, "cp874 dos874 iso885911 tis620 windows874 "},
    {"windows-1250", "CP1250", CHARSET_SINGLE, "cp1250 windows1250 xcp1250 "},
    {"windows-1251", "CP1251", CHARSET_SINGLE, "cp1251 windows1251 xcp1251 "},
    {"windows-1252", "CP1252", CHARSET_SINGLE,
     "ansix341968 ascii cp1252 cp819 csisolatin1 ibm819 iso88591 iso885911987 isoir100 l1 latin1 "
     "usascii windows1252 xcp1252 us xansi "},
    {"windows-1253", "CP1253", CHARSET_SINGLE, "cp1253 windows1253 xcp1253 "},
    {"windows-1254", "CP1254", CHARSET_SINGLE,
     "cp1254 csisolatin5 iso88599 iso885991989 isoir148 l5 latin5 windows1254 xcp1254 "},
    {"windows-1255", "CP1255", CHARSET_SINGLE, "cp1255 windows1255 xcp1255 "},
    {"windows-1256", "CP1256", CHARSET_SINGLE, "cp1256 windows1256 xcp1256 "},
    {"windows-1257", "CP1257", CHARSET_SINGLE, "cp1257 windows1257 xcp1257 "},
    {"windows-1258", "CP1258", CHARSET_SINGLE, "cp1258 windows1258 xcp1258 "},
    {"x-mac-cyrillic", "MAC-UK", CHARSET_SINGLE,
     "xmaccyrillic xmacukrainian maccyrillic macukrainian "},
    {"GB18030", "GB18030", CHARSET_DOUBLE,
     "gb18030 gb180302000 gb180302005 chinese csgb2312 csiso58gb231280 gb2312 gb231280 gbk isoir58 "
     "xgbk cp936 ms936 936 windows936 euccn xeuccn eucgb2312cn gb cngb "},
    {"Big5", "BIG5-HKSCS", CHARSET_DOUBLE,
     "big5 big5hkscs cnbig5 csbig5 xxbig5 cp950 ms950 950 big5tw big5eten xbig5 "},
    {"EUC-JP", "EUC-JP-MS", CHARSET_DOUBLE, "cseucpkdfmtjapanese eucjp xeucjp ujis eucjpms "},
    {"ISO-2022-JP", "EUC-JP-MS", CHARSET_SEVEN, "csiso2022jp iso2022jp jis "},
    {"Shift_JIS", "CP932", CHARSET_DOUBLE,
     "csshiftjis ms932 cp932 932 mskanji shiftjis sjis windows31j cswindows31j xsjis windows932 "},
    {"EUC-KR", "UHC", CHARSET_DOUBLE,
     "cseuckr csksc56011987 euckr isoir149 korean ksc5601 ksc56011987 ksc56011989 windows949 cp949 "
     "ms949 949 uhc xwindows949 ksx1001 "},
    {"ISO-2022-KR", "ISO-2022-KR", CHARSET_SEVEN, "csiso2022kr iso2022kr "},
    {"ISO-2022-CN", "ISO-2022-CN", CHARSET_SEVEN, "iso2022cn iso2022cnext "},
    {"UTF-7", "UTF-7", CHARSET_SEVEN, "utf7 unicode11utf7 "},
    {"UTF-16BE", "UTF-16BE", CHARSET_WIDE, "unicodefffe utf16be "},
    {"UTF-16LE", "UTF-16LE", CHARSET_WIDE,
     "csunicode iso10646ucs2 ucs2 unicode unicodefeff utf16 utf16le "},
    {"UTF-32BE", "UTF-32BE", CHARSET_WIDE, "utf32be ucs4be "},
    {"UTF-32LE", "UTF-32LE", CHARSET_WIDE, "utf32 utf32le ucs4 ucs4le iso10646ucs4 "},
    /* Beyond the standard. */
    {"IBM437", "IBM437", CHARSET_SINGLE, "437 cp437 ibm437 cspc8codepage437 "},
    {"IBM737", "CP737", CHARSET_SINGLE, "737 cp737 ibm737 "},
    {"IBM775", "CP775", CHARSET_SINGLE, "775 cp775 ibm775 cspc775baltic "},
    {"IBM850", "IBM850", CHARSET_SINGLE, "850 cp850 ibm850 cspc850multilingual "},
    {"IBM852", "IBM852", CHARSET_SINGLE, "852 cp852 ibm852 cspcp852 "},
    {"IBM855", "IBM855", CHARSET_SINGLE, "855 cp855 ibm855 csibm855 "},
    {"IBM856", "IBM856", CHARSET_SINGLE, "856 cp856 ibm856 "},
    {"IBM857", "IBM857", CHARSET_SINGLE, "857 cp857 ibm857 csibm857 "},
    {"IBM858", "IBM858", CHARSET_SINGLE, "858 cp858 ibm858 ccsid00858 cp00858 "},
    {"IBM860", "IBM860", CHARSET_SINGLE, "860 cp860 ibm860 csibm860 "},
    {"IBM861", "IBM861", CHARSET_SINGLE, "861 cp861 ibm861 csibm861 cpis "},
    {"IBM862", "IBM862", CHARSET_SINGLE, "862 cp862 ibm862 cspc862latinhebrew "},
    {"IBM863", "IBM863", CHARSET_SINGLE, "863 cp863 ibm863 csibm863 "},
    {"IBM864", "IBM864", CHARSET_SINGLE, "864 cp864 ibm864 csibm864 "},
    {"IBM865", "IBM865", CHARSET_SINGLE, "865 cp865 ibm865 csibm865 "},
    {"IBM869", "IBM869", CHARSET_SINGLE, "869 cp869 ibm869 csibm869 cpgr "},
    {"CP1125", "CP1125", CHARSET_SINGLE, "1125 cp1125 ibm1125 ruscii cp866u "},
    {"KOI8-T", "KOI8-T", CHARSET_SINGLE, "koi8t "},
    {"PTCP154", "PT154", CHARSET_SINGLE, "ptcp154 csptcp154 cp154 pt154 cyrillicasian "},
    {"KZ-1048", "RK1048", CHARSET_SINGLE, "kz1048 rk1048 strk10482002 "},
    {"hp-roman8", "HP-ROMAN8", CHARSET_SINGLE, "hproman8 roman8 r8 cshproman8 "},
    {"x-mac-ce", "MAC-CENTRALEUROPE", CHARSET_SINGLE,
     "maccentraleurope maclatin2 xmacce xmaccentraleurroman maccentraleuropean "},
    {"x-mac-icelandic", "MAC-IS", CHARSET_SINGLE, "maciceland xmacicelandic macis "},
    {"Johab", "JOHAB", CHARSET_DOUBLE, "johab cp1361 ms1361 "},
    {"EUC-TW", "EUC-TW", CHARSET_DOUBLE, "euctw xeuctw cseuctw "},
};

enum { MAX_LABEL = 40 };

const struct charset *charset_find(struct str label)
{
    char squeezed[MAX_LABEL + 2];
    size_t n = 0;
    label = str_trim(label);
    for (size_t i = 0; i < label.n; i++) {
        char c = ascii_lower(label.p[i]);
        if (c == '-' || c == '_' || c == ':')
            continue;
        if (n == MAX_LABEL || (!ascii_alpha(c) && !ascii_digit(c) && c != '.'))
            return NULL;
        if (c != '.')
            squeezed[n++] = c;
    }
    squeezed[n] = ' ';
    squeezed[n + 1] = '\0';
    for (size_t i = 0; n > 0 && i < ARRAY_SIZE(charsets); i++) {
        const char *labels = charsets[i].labels;
        for (const char *p = labels; (p = strstr(p, squeezed)); p++)
            if (p == labels || p[-1] == ' ')
                return &charsets[i];
    }
    return NULL;
}

const struct charset *charset_named(const char *name)
{
    for (size_t i = 0; i < ARRAY_SIZE(charsets); i++)
        if (strcmp(charsets[i].name, name) == 0)
            return &charsets[i];
    return NULL;
}
