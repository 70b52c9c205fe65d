/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/xml/text.h"

#include "text/eight-bytes.h"
#include "text/utf8.h"

enum {
    LONG = 256,     /* bytes: expat is faster with shorter texts than with another part */
    MOST = 1 << 20, /* bound of memory for the decoded copy */
};

static const struct str cdata_start = STR("<![CDATA["), cdata_end = STR("]]>");

/* ---- markup --------------------------------------------------------------------------------- */

/* As str_find(), faster if the first byte is rare. */
static size_t find_rare(struct str s, struct str what, size_t from)
{
    while ((from = str_find_char(s, what.p[0], from)) != SIZE_MAX &&
           !str_starts(str_slice(s, from, s.n), what))
        from++;
    return from;
}

/* Index after the next `end`; the document's length without one. */
static size_t skip_past(struct str document, struct str end, size_t from)
{
    size_t at = find_rare(document, end, from);
    return at == SIZE_MAX ? document.n : at + end.n;
}

static size_t skip_tag(struct xml_text_scan *s)
{
    struct str d = s->document;
    size_t at = s->at + 1;
    while (at < d.n && d.p[at] != '>') {
        bool quote = d.p[at] == '"' || d.p[at] == '\'';
        at = quote ? str_find_char(d, d.p[at], at + 1) : at;
        at += at < d.n;
    }
    if (at >= d.n)
        return d.n;
    if (d.p[s->at + 1] == '/')
        s->depth -= s->depth > 0;
    else
        s->depth += d.p[at - 1] != '/';
    return at + 1;
}

/* Index after the markup at s->at; that of the end for a document type, which expat rejects. */
static size_t skip_markup(struct xml_text_scan *s)
{
    struct str rest = str_slice(s->document, s->at, s->document.n);
    if (str_starts(rest, STR("<!--")))
        return skip_past(s->document, STR("-->"), s->at + 4);
    if (str_starts(rest, STR("<?")))
        return skip_past(s->document, STR("?>"), s->at + 2);
    return str_starts(rest, STR("<!")) ? s->document.n : skip_tag(s);
}

static bool is_long(const struct xml_text_scan *s, struct str raw)
{
    return s->depth > 0 && raw.n >= LONG && raw.n <= MOST;
}

/* Skips the CDATA section at s->at; true for a long one, unless expat keeps the end of the text
 * before it for later. */
static bool take_cdata(struct xml_text_scan *s, struct xml_text *out)
{
    struct str d = s->document;
    size_t from = s->at + cdata_start.n, end = find_rare(d, cdata_end, from);
    char before = s->at > 0 ? d.p[s->at - 1] : '\0';
    *out = (struct xml_text){str_slice(d, from, end), s->at, end + cdata_end.n, true};
    s->at = end == SIZE_MAX ? d.n : out->end;
    return end != SIZE_MAX && is_long(s, out->raw) && before != '\r' && before != ']';
}

bool xml_text_next(struct xml_text_scan *s, struct xml_text *out)
{
    struct str d = s->document;
    while (s->at < d.n) {
        size_t from = s->at;
        s->at = str_find_char(d, '<', from);
        if (s->at == SIZE_MAX)
            s->at = d.n;
        *out = (struct xml_text){str_slice(d, from, s->at), from, s->at, false};
        if (s->at < d.n && is_long(s, out->raw))
            return true;
        if (!str_starts(str_slice(d, s->at, d.n), cdata_start))
            s->at = s->at < d.n ? skip_markup(s) : d.n;
        else if (take_cdata(s, out))
            return true;
    }
    return false;
}

/* ---- text ----------------------------------------------------------------------------------- */

/* False for the two characters that XML forbids, and the end of a CDATA section outside of one. */
static bool is_allowed(const struct xml_text *text)
{
    struct str s = text->raw;
    for (size_t at = 0; (at = find_rare(s, STR("\xef\xbf"), at)) != SIZE_MAX; at++)
        if (at + 2 < s.n && ((unsigned char)s.p[at + 2] & 0xfe) == 0xbe) /* U+FFFE, U+FFFF */
            return false;
    return text->cdata || find_rare(s, cdata_end, 0) == SIZE_MAX;
}

static bool is_special(char c)
{
    return (unsigned char)c < ' ' || c == '&';
}

static uint64_t find_special(uint64_t w)
{
    return eight_below(w, ' ') | eight_equal(w, '&');
}

/* Copies to the next special byte; returns its index. */
static size_t copy_plain(struct buf *out, struct str s, size_t at)
{
    char *to = out->p + out->n;
    size_t from = at;
    for (; s.n - at >= 8; at += 8, to += 8) {
        uint64_t special = find_special(eight_in_order(s, at));
        memcpy(to, s.p + at, 8);
        if (special) {
            at += eight_first(special);
            out->n += at - from;
            return at;
        }
    }
    while (at < s.n && !is_special(s.p[at]))
        *to++ = s.p[at++];
    out->n += at - from;
    return at;
}

/* The functions below append one character and return its length in `s`; 0 for none. */

static size_t put(struct buf *out, char c, size_t n)
{
    out->p[out->n++] = c;
    return n;
}

static size_t decode_number(struct buf *out, struct str s)
{
    enum { MAX = 12 /* bytes */ };
    size_t end = str_find_char(str_slice(s, 0, MAX), ';', 0);
    bool hex = s.n > 2 && s.p[2] == 'x';
    struct str digits = str_slice(s, hex ? 3 : 2, end);
    int64_t decimal = 0;
    uint32_t c = 0;
    if (end == SIZE_MAX || digits.n == 0 || ascii_hex(digits.p[0]) < 0 ||
        !(hex ? str_to_hex(digits, &c) : str_to_int64(digits, &decimal)))
        return 0;
    c = hex ? c : decimal > 0x10ffff ? UINT32_MAX : (uint32_t)decimal;
    if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c > 0x10ffff ||
        (c >= 0xd800 && c <= 0xdfff) || c == 0xfffe || c == 0xffff)
        return 0;
    utf8_add(out, c);
    return end + 1;
}

static size_t decode_reference(struct buf *out, struct str s)
{
    if (str_starts(s, STR("&lt;")))
        return put(out, '<', 4);
    if (str_starts(s, STR("&gt;")))
        return put(out, '>', 4);
    if (str_starts(s, STR("&amp;")))
        return put(out, '&', 5);
    if (str_starts(s, STR("&quot;")))
        return put(out, '"', 6);
    if (str_starts(s, STR("&apos;")))
        return put(out, '\'', 6);
    return str_starts(s, STR("&#")) ? decode_number(out, s) : 0;
}

static size_t decode_special(struct buf *out, struct str s, bool cdata)
{
    switch (s.p[0]) {
    case '\r':
        return put(out, '\n', s.n > 1 && s.p[1] == '\n' ? 2 : 1);
    case '\n':
    case '\t':
        return put(out, s.p[0], 1);
    case '&':
        return cdata ? put(out, '&', 1) : decode_reference(out, s);
    default:
        return 0;
    }
}

bool xml_text_decode(const struct xml_text *text, struct buf *out)
{
    struct str s = text->raw;
    if (!is_allowed(text))
        return false;
    buf_reserve(out, s.n + 8); /* written eight bytes at a time; none gets longer */
    for (size_t at = 0; (at = copy_plain(out, s, at)) < s.n;) {
        size_t n = decode_special(out, str_slice(s, at, s.n), text->cdata);
        if (n == 0)
            return false;
        at += n;
    }
    out->p[out->n] = '\0';
    return true;
}
