/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/display/safe.h"

#include <unictype.h>

#include "text/display/width.h"
#include "text/eight-bytes.h"
#include "text/utf8.h"

enum {
    BEL = 0x07,
    ESC = 0x1b,
    DEL = 0x7f,
    C1_FIRST = 0x80,
    C1_LAST = 0x9f,
    CSI = 0x9b,
    ST = 0x9c,
    ZWNJ = 0x200c,
    ZWJ = 0x200d,
    BLACK_FLAG = 0x1f3f4,
    TAG_FIRST = 0xe0020,
    TAG_END = 0xe007f,
    MAX_FILE_NAME = 200,
    MAX_EXTENSION = 12,
    MAX_TAGS = 6, /* letters of a regional flag: "gbeng" */
};

/* State of a copy being sanitized. */
struct cleaner {
    struct buf *out;
    uint32_t last;   /* last character added; 0 at the start and after a line end */
    uint32_t joiner; /* pending joiner, kept if the next character suits; 0 for none */
    bool lines;      /* keep line ends and tabs */
    bool joiners;    /* keep joiners regardless of neighbours */
};

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= DEL && c <= C1_LAST);
}

/* Introducer of a control string (DCS, SOS, OSC, PM, APC), by its C1 form. */
static bool is_string_introducer(uint32_t c1)
{
    return c1 == 0x90 || c1 == 0x98 || (c1 >= 0x9d && c1 <= 0x9f);
}

static bool in_range(struct str s, size_t at, unsigned char first, unsigned char last)
{
    return at < s.n && (unsigned char)s.p[at] >= first && (unsigned char)s.p[at] <= last;
}

/* End of the CSI sequence whose parameters begin at `at`; `at` when it is malformed. */
static size_t csi_end(struct str s, size_t at)
{
    size_t end = at;
    while (in_range(s, end, 0x30, 0x3f))
        end++;
    while (in_range(s, end, 0x20, 0x2f))
        end++;
    return in_range(s, end, 0x40, 0x7e) ? end + 1 : at;
}

/* End of the control string whose content begins at `at`; `at` when it is unterminated. Any control
 * but a tab breaks it off: a stray introducer hides no text, and the scan stays linear. */
static size_t string_end(struct str s, size_t at)
{
    for (size_t i = at; i < s.n;) {
        uint32_t c = utf8_next(s, &i);
        if (c == BEL || c == ST)
            return i;
        if (c == ESC && i < s.n && s.p[i] == '\\')
            return i + 1;
        if (is_control(c) && c != '\t')
            return at;
    }
    return at;
}

/* End of the sequence introduced by the C1 control `c1`, which ends before `at`. */
static size_t c1_end(struct str s, uint32_t c1, size_t at)
{
    return c1 == CSI ? csi_end(s, at) : is_string_introducer(c1) ? string_end(s, at) : at;
}

/* End of the escape sequence whose ESC ends before `at` (ECMA-48 5.3, ECMA-35 13). */
static size_t escape_end(struct str s, size_t at)
{
    if (in_range(s, at, 0x40, 0x5f))
        return c1_end(s, (unsigned char)s.p[at] + 0x40u, at + 1);
    size_t end = at;
    while (in_range(s, end, 0x20, 0x2f))
        end++;
    return in_range(s, end, 0x30, 0x7e) ? end + 1 : at;
}

static bool is_variation_selector(uint32_t c)
{
    return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef) ||
           (c >= 0x180b && c <= 0x180d) || c == 0x180f;
}

static bool is_noncharacter(uint32_t c)
{
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* Invisible characters to remove in any context: soft hyphen, grapheme joiner, zero-width spaces,
 * direction marks and overrides, annotation and format controls, tags. */
static bool is_invisible(uint32_t c)
{
    return c == 0xad || c == 0x34f || c == 0x61c || c == 0x180e || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
           (c >= 0xfff0 && c <= 0xfffb) || (c >= 0x1bca0 && c <= 0x1bca3) ||
           (c >= 0x1d173 && c <= 0x1d17a) || (c >= 0xe0000 && c <= 0xe0fff) || is_noncharacter(c);
}

/* Possible neighbour of a joiner: letters with their marks, emoji. */
static bool is_joinable(uint32_t c)
{
    return c >= 'A' &&
           (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M) ||
            (c >= 0xa9 && uc_is_property_emoji(c)));
}

/* True when the pending joiner may stand before `c`. */
static bool suits_joiner(const struct cleaner *k, uint32_t c)
{
    return k->joiners ? k->last != 0 : is_joinable(k->last) && is_joinable(c);
}

static void add_char(struct cleaner *k, uint32_t c, struct str bytes)
{
    if (k->joiner && suits_joiner(k, c))
        utf8_add(k->out, k->joiner);
    k->joiner = 0;
    buf_add(k->out, bytes);
    k->last = c;
}

static void add_line_end(struct cleaner *k, char c)
{
    buf_add_char(k->out, k->lines ? c : ' ');
    k->last = k->joiner = 0;
}

/* End of the tag sequence that makes a black flag a regional flag, or `at`. */
static size_t flag_tags_end(struct str s, size_t at)
{
    size_t i = at;
    for (int count = 0; i < s.n && count <= MAX_TAGS; count++) {
        uint32_t c = utf8_next(s, &i);
        if (c == TAG_END)
            return count > 0 ? i : at;
        if (!(c >= TAG_FIRST + ('0' - ' ') && c <= TAG_FIRST + ('9' - ' ')) &&
            !(c >= TAG_FIRST + ('a' - ' ') && c <= TAG_FIRST + ('z' - ' ')))
            return at;
    }
    return at;
}

/* Adds the multi-byte character in [start, end); returns where to continue, later than `end` after
 * an escape sequence. */
static size_t add_wide(struct cleaner *k, struct str s, uint32_t c, size_t start, size_t end)
{
    if (c == 0x85 || c == 0x2028 || c == 0x2029) {
        add_line_end(k, '\n');
    } else if (c <= C1_LAST) {
        return c1_end(s, c, end);
    } else if (c == ZWJ || c == ZWNJ) {
        k->joiner = k->joiner ? k->joiner : c;
    } else if (is_variation_selector(c)) {
        if (k->last > ' ' && !is_variation_selector(k->last) && !k->joiner)
            add_char(k, c, str_slice(s, start, end));
    } else if (c == UTF8_REPLACEMENT) {
        add_char(k, c, STR("\xef\xbf\xbd"));
    } else if (!is_invisible(c)) {
        add_char(k, c, str_slice(s, start, end));
        size_t tags_end = c == BLACK_FLAG ? flag_tags_end(s, end) : end;
        buf_add(k->out, str_slice(s, end, tags_end));
        return tags_end;
    }
    return end;
}

static void clean(struct cleaner k, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t start = at;
        while (at < s.n && in_range(s, at, 0x20, 0x7e))
            at++;
        if (at > start) {
            add_char(&k, (unsigned char)s.p[start], str_slice(s, start, at));
            k.last = (unsigned char)s.p[at - 1];
            continue;
        }
        uint32_t c = utf8_next(s, &at);
        if (c >= DEL)
            at = c == DEL ? at : add_wide(&k, s, c, start, at);
        else if (c == '\r' && at < s.n && s.p[at] == '\n')
            continue; /* the line feed follows */
        else if (c == '\t')
            add_line_end(&k, '\t');
        else if (c >= '\n' && c <= '\r')
            add_line_end(&k, '\n');
        else if (c == ESC)
            at = escape_end(s, at);
    }
}

void safe_add_line(struct buf *b, struct str s)
{
    clean((struct cleaner){.out = b}, s);
}

const char *safe_keep_line(struct arena *a, struct str s)
{
    AUTO(buf) line = BUF_INIT;
    safe_add_line(&line, s);
    return arena_strndup(a, buf_c(&line), line.n);
}

void safe_add_field(struct buf *b, struct str s)
{
    clean((struct cleaner){.out = b, .joiners = true}, s);
}

void safe_add_text(struct buf *b, struct str s)
{
    clean((struct cleaner){.out = b, .lines = true}, s);
}

/* Controls, and first bytes of harmful characters. */
static bool is_suspicious(unsigned char c)
{
    return c < ' ' || c == DEL || c == 0xc2 || c == 0xe2 || c == 0xf3;
}

static uint64_t find_suspicious(uint64_t w)
{
    return eight_below(w, ' ') | eight_equal(w, DEL) | eight_equal(w, 0xf3) |
           eight_equal(w | EIGHT(' '), 0xe2); /* 0xc2, 0xe2 */
}

/* Index of the next suspicious byte at or after `i`. */
static size_t skip_harmless(struct str s, size_t i)
{
    for (; s.n - i >= 8; i += 8) {
        uint64_t w = eight_in_order(s, i);
        uint64_t suspicious = eight_is_printable(w) ? 0 : find_suspicious(w);
        if (suspicious)
            return i + eight_first(suspicious);
    }
    while (i < s.n && !is_suspicious((unsigned char)s.p[i]))
        i++;
    return i;
}

static bool is_harmful(uint32_t c)
{
    bool white = c == '\n' || c == '\t' || c == '\r';
    return (is_control(c) && !white) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xe0000 && c <= 0xe007f);
}

bool safe_is_harmless(struct str s)
{
    for (size_t i = 0; (i = skip_harmless(s, i)) < s.n;)
        if (is_harmful(utf8_next(s, &i)))
            return false;
    return true;
}

/* ".mp3", or empty. */
static struct str extension_of(struct str name)
{
    size_t at = name.n;
    while (at > 0 && name.n - at < MAX_EXTENSION && name.p[at - 1] != '.' &&
           ascii_alnum(name.p[at - 1]))
        at--;
    bool found = at > 1 && at < name.n && name.p[at - 1] == '.';
    return found ? str_slice(name, at - 1, name.n) : (struct str){0};
}

/* Strips leading dots, dashes and blanks, and marks that lose their base with them. */
static struct str without_lead(struct str name)
{
    for (size_t at = 0; at < name.n;) {
        size_t start = at;
        uint32_t c = utf8_next(name, &at);
        bool lead = c == '.' || c == '-' || c == ' ' || c == ZWJ || c == ZWNJ;
        if (!lead && !is_variation_selector(c))
            return str_slice(name, start, name.n);
    }
    return (struct str){0};
}

void safe_add_file_name(struct buf *b, struct str s)
{
    AUTO(buf) line = BUF_INIT, cut = BUF_INIT;
    safe_add_line(&line, s);
    for (size_t i = 0; i < line.n; i++)
        line.p[i] = line.p[i] == '/' ? '-' : line.p[i];
    struct str name = without_lead(buf_str(&line));
    struct str extension = name.n > MAX_FILE_NAME ? extension_of(name) : (struct str){0};
    size_t end = 0, most = MAX_FILE_NAME - extension.n;
    struct cluster c;
    for (size_t at = 0; cluster_next(name, &at, &c) && at <= most;)
        end = at;
    /* Again, since the cut may have left a joiner at the end. */
    safe_add_line(&cut, str_trim(str_slice(name, 0, end)));
    buf_add(b, cut.n > 0 ? buf_str(&cut) : STR("untitled"));
    buf_add(b, extension);
}
