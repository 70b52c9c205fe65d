/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/charset/charset.h"

#include <string.h>

#include "text/charset/convert.h"
#include "text/markup/markup.h"
#include "text/utf8.h"

enum { SNIFF = 8192 };

static const struct charset *byte_order_mark(struct str s, size_t *length)
{
    static const struct {
        struct str bytes;
        const char *name;
    } bom[] = {
        {{"\xef\xbb\xbf", 3}, "UTF-8"},    {{"\xff\xfe\0\0", 4}, "UTF-32LE"},
        {{"\0\0\xfe\xff", 4}, "UTF-32BE"}, {{"\xff\xfe", 2}, "UTF-16LE"},
        {{"\xfe\xff", 2}, "UTF-16BE"},     {{"+/v8-", 5}, "UTF-7"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(bom); i++) {
        if (str_starts(s, bom[i].bytes)) {
            *length = bom[i].bytes.n;
            return charset_named(bom[i].name);
        }
    }
    *length = 0;
    return NULL;
}

/* Detects UTF-16 or UTF-32 without a mark by the columns of zero bytes that ASCII markup leaves. */
static const struct charset *wide_pattern(struct str s)
{
    size_t zeros[4] = {0}, n = s.n < SNIFF ? s.n & ~(size_t)3 : SNIFF;
    for (size_t i = 0; i < n; i++)
        zeros[i & 3] += s.p[i] == '\0';
    size_t most = n / 4 - n / 16, few = n / 16;
    if (n < 8)
        return NULL;
    if (zeros[0] > most && zeros[1] > most && zeros[2] > most && zeros[3] <= few)
        return charset_named("UTF-32BE");
    if (zeros[3] > most && zeros[1] > most && zeros[2] > most && zeros[0] <= few)
        return charset_named("UTF-32LE");
    /* Tolerates text of which half is beyond ASCII. */
    size_t even = zeros[0] + zeros[2], odd = zeros[1] + zeros[3];
    if (even > n / 16 && odd <= even / 8)
        return charset_named("UTF-16BE");
    if (odd > n / 16 && even <= odd / 8)
        return charset_named("UTF-16LE");
    return NULL;
}

/* The value after "charset=" or "encoding=". */
static struct str labelled(struct str s, struct str key)
{
    size_t at = str_find_nocase(s, key, 0);
    if (at == SIZE_MAX)
        return (struct str){NULL, 0};
    s = str_trim(str_slice(s, at + key.n, s.n));
    if (s.n == 0 || s.p[0] != '=')
        return labelled(s, key);
    s = str_trim(str_slice(s, 1, s.n));
    char quote = s.n > 0 && (s.p[0] == '"' || s.p[0] == '\'') ? s.p[0] : '\0';
    size_t start = quote != '\0', end = start;
    while (end < s.n && s.p[end] != '"' && s.p[end] != '\'' && s.p[end] != ';' && s.p[end] != '>' &&
           (quote || !ascii_space(s.p[end])))
        end++;
    return str_slice(s, start, end);
}

static const struct charset *from_http(const char *content_type)
{
    return charset_find(labelled(str_from(content_type), STR("charset")));
}

/* XML declaration, else a meta element outside comments. */
static const struct charset *from_document(struct str s)
{
    struct str head = str_slice(s, 0, SNIFF);
    size_t xml = str_find(head, STR("<?xml"), 0);
    if (xml != SIZE_MAX && xml < 1024) {
        size_t end = str_find(head, STR("?>"), xml);
        const struct charset *c =
            charset_find(labelled(str_slice(head, xml, end), STR("encoding")));
        if (c)
            return c;
    }
    for (size_t at = 0; (at = str_find_char(head, '<', at)) != SIZE_MAX;) {
        struct str rest = str_slice(head, at, head.n);
        struct markup_tag tag;
        if (str_starts(rest, STR("<!--"))) {
            at += markup_skip_declaration(rest);
            continue;
        }
        at++;
        if (!str_starts_nocase(rest, STR("<meta")))
            continue;
        size_t n = markup_read_tag(rest, &tag);
        if (n == SIZE_MAX)
            break;
        const struct charset *c =
            n > 0 ? charset_find(labelled(tag.attributes, STR("charset"))) : NULL;
        if (c)
            return c;
    }
    return NULL;
}

struct candidate {
    const struct charset *charset;
    enum charset_source source;
};

/* Decodes with the first candidate that gives almost no damage, else with the least damaging. */
static void decode_best(const struct candidate *candidates, size_t n, struct str bytes,
                        struct buf *out, struct charset_found *found)
{
    size_t start = out->n, best = 0, best_errors = SIZE_MAX, high = 0;
    for (size_t i = 0; i < bytes.n; i++)
        high += (unsigned char)bytes.p[i] >= 0x80;
    for (size_t i = 0; i < n && best_errors > 4 + high / 50; i++) {
        buf_truncate(out, start);
        size_t errors = charset_convert(candidates[i].charset, bytes, out);
        if (errors < best_errors) {
            best = i;
            best_errors = errors;
        }
        if (i + 1 == n && best != i) {
            buf_truncate(out, start);
            charset_convert(candidates[best].charset, bytes, out);
        }
    }
    *found = (struct charset_found){candidates[best].charset->name, candidates[best].source,
                                    best_errors > 0};
}

/* True for UTF-8 with damage: well-formed sequences outweigh broken ones, by far if the text is
 * not labelled UTF-8. Those of three and four bytes hardly arise in another encoding. */
static bool is_damaged_utf8(struct str s, bool labelled_so)
{
    size_t good = 0, bad = 0;
    for (size_t at = 0; at < s.n;) {
        if ((unsigned char)s.p[at] < 0x80) {
            at++;
            continue;
        }
        size_t from = at;
        bool valid = utf8_step(s, &at);
        good += !valid ? 0 : at - from == 2 ? 1 : 4;
        bad += !valid;
    }
    return good > bad * (labelled_so ? 1 : 8);
}

static void add_candidate(struct candidate *list, size_t *n, const struct charset *c,
                          enum charset_source source)
{
    for (size_t i = 0; i < *n; i++)
        if (list[i].charset == c)
            return;
    /* A wide encoding would have shown by its zero bytes. */
    if (c && c->kind != CHARSET_WIDE)
        list[(*n)++] = (struct candidate){c, source};
}

/* True when the bytes contain the escapes of the labelled seven-bit encoding. */
static bool has_escapes(const struct charset *c, struct str bytes)
{
    return c && c->kind == CHARSET_SEVEN &&
           (str_has_char(bytes, strcmp(c->name, "UTF-7") == 0 ? '+' : '\x1b') ||
            str_has_char(bytes, '\x0e'));
}

static bool is_iso2022jp(struct str bytes)
{
    for (size_t at = 0; (at = str_find_char(bytes, '\x1b', at)) != SIZE_MAX; at++) {
        struct str rest = str_slice(bytes, at + 1, bytes.n);
        if (str_starts(rest, STR("$B")) || str_starts(rest, STR("$@")))
            return true;
    }
    return false;
}

static bool is_utf8(const struct charset *c)
{
    return c && c->kind == CHARSET_UTF8;
}

static void drop_marks(struct buf *out, size_t start)
{
    struct str s = str_slice(buf_str(out), start, out->n);
    size_t n = 0;
    while (str_starts(str_slice(s, n, s.n), STR("\xef\xbb\xbf")))
        n += 3;
    if (n > 0) {
        memmove(out->p + start, out->p + start + n, out->n - start - n);
        buf_truncate(out, out->n - n);
    }
}

/* Appends text as the charset with the fewest errors among those that are said, or likely. */
static void decode_doubtful(struct str bytes, const struct charset *http,
                            const struct charset *document, const struct charset *seven,
                            struct buf *out, struct charset_found *found)
{
    struct candidate candidates[4] = {{0}};
    size_t n = 0;
    bool said = is_utf8(http) || (!http && is_utf8(document));
    if (is_damaged_utf8(bytes, said)) {
        const struct charset *label = http && !is_utf8(http) ? http : document;
        bool bytewise = label && (label->kind == CHARSET_SINGLE || label->kind == CHARSET_DOUBLE);
        *found = (struct charset_found){"UTF-8", CHARSET_FROM_UTF8, true};
        charset_convert_mixed(bytes, bytewise ? label : NULL, out);
        return;
    }
    add_candidate(candidates, &n, seven, seven == http ? CHARSET_FROM_HTTP : CHARSET_FROM_DOCUMENT);
    add_candidate(candidates, &n, is_utf8(http) ? NULL : http, CHARSET_FROM_HTTP);
    add_candidate(candidates, &n, is_utf8(document) ? NULL : document, CHARSET_FROM_DOCUMENT);
    add_candidate(candidates, &n, charset_guess(bytes), CHARSET_FROM_GUESS);
    decode_best(candidates, n, bytes, out, found);
}

static void decode_as(const struct charset *c, enum charset_source source, struct str bytes,
                      struct buf *out, struct charset_found *found)
{
    *found = (struct charset_found){c->name, source, false};
    found->damaged = charset_convert(c, bytes, out) > 0;
}

/* Appends the text; false, with nothing appended, when it is `bytes` as they are. */
static bool decode(struct str bytes, const char *content_type, struct buf *out,
                   struct charset_found *found)
{
    size_t start = out->n, mark;
    const struct charset *marked = byte_order_mark(bytes, &mark);
    const struct charset *http = from_http(content_type), *document = from_document(bytes);
    const struct charset *wide = wide_pattern(bytes);
    const struct charset *seven = has_escapes(http, bytes)       ? http
                                  : has_escapes(document, bytes) ? document
                                                                 : NULL;
    bool valid = !marked && !wide && !seven && utf8_valid(bytes);
    if (valid && !is_iso2022jp(bytes)) {
        *found = (struct charset_found){"UTF-8", CHARSET_FROM_UTF8, false};
        return false;
    }
    buf_reserve(out, bytes.n);
    if (marked)
        decode_as(marked, CHARSET_FROM_BOM, str_slice(bytes, mark, bytes.n), out, found);
    else if (wide)
        decode_as(wide, CHARSET_FROM_GUESS, bytes, out, found);
    else if (valid)
        decode_as(charset_named("ISO-2022-JP"), CHARSET_FROM_GUESS, bytes, out, found);
    else
        decode_doubtful(bytes, http, document, seven, out, found);
    drop_marks(out, start);
    return true;
}

void charset_decode(struct str bytes, const char *content_type, struct buf *out,
                    struct charset_found *found)
{
    if (!decode(bytes, content_type, out, found))
        buf_add(out, bytes);
}

struct str charset_decode_in(struct str bytes, const char *content_type, struct buf *storage,
                             struct charset_found *found)
{
    return decode(bytes, content_type, storage, found) ? buf_str(storage) : bytes;
}

bool charset_is_binary(struct str text)
{
    size_t all = 0, controls = 0;
    for (size_t at = 0; at < text.n && at < SNIFF; all++) {
        uint32_t c = utf8_next(text, &at);
        controls += c < 0x20 ? !strchr("\t\n\f\r\x1b", (int)c) || c == 0 : c >= 0x7f && c < 0xa0;
    }
    return controls > all / 32 + 1;
}
