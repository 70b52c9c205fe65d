/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/mend.h"

#include <string.h>

#include "base/vec.h"
#include "feed/feed.h"
#include "text/markup.h"
#include "text/utf8.h"

enum { MAX_ENTITIES = 100, MAX_ENTITY = 1000, MAX_EXPANSION = 1 << 20, MAX_NAME = 200 };
enum { MAX_ATTRIBUTES = 64, MAX_VALUE = 16 << 10, MAX_LOOKAHEAD = 16 << 20 };

struct entity {
    struct str name, value;
};

struct attribute {
    struct str name, value;
};

struct mend {
    struct str s;
    size_t at;
    struct buf *out;
    VEC(struct str) open; /* names of the elements that are open */
    VEC(struct entity) entities;
    VEC(struct attribute) attributes; /* of the tag at hand */
    size_t lookahead;                 /* bytes that were read in vain for the end of a value */
    size_t expanded;                  /* bytes that entities gave */
    bool damaged, started, doctype, no_cdata_end;
};

static bool name_start(unsigned char c)
{
    return ascii_alpha((char)c) || c == '_' || c == ':' || c >= 0x80;
}

static bool name_part(unsigned char c)
{
    return name_start(c) || ascii_digit((char)c) || c == '-' || c == '.';
}

/* Names past ASCII are not checked character by character: they make no elements of feeds. */
static bool is_name(struct str s)
{
    if (s.n == 0 || s.n > MAX_NAME || !name_start((unsigned char)s.p[0]) || s.p[0] == ':' ||
        s.p[s.n - 1] == ':') {
        return false;
    }
    for (size_t i = 0; i < s.n; i++) {
        if (!name_part((unsigned char)s.p[i]) || (unsigned char)s.p[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

/* Characters that XML has no room for (XML 1.0, 2.2). `at` is the byte's index. */
static bool is_forbidden(struct str s, size_t at)
{
    unsigned char c = (unsigned char)s.p[at];
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           (c == 0xef && at + 2 < s.n && (unsigned char)s.p[at + 1] == 0xbf &&
            (unsigned char)s.p[at + 2] >= 0xbe);
}

/* Appends without what XML has no room for; "<", ">" and, with `quote`, '"' are escaped. */
static void add_clean(struct mend *m, struct str s, bool quote)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *with = NULL;
        size_t length = 1;
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x40 && c != 0xef) {
            continue;
        }
        if (c == '<') {
            with = "&lt;";
        } else if (c == '>') {
            with = "&gt;"; /* "]]>" may not stand in text */
        } else if (c == '"' && quote) {
            with = "&quot;";
        } else if (is_forbidden(s, i)) {
            with = "";
            length = c == 0xef ? 3 : 1;
            m->damaged = true;
        } else {
            continue;
        }
        buf_add(m->out, str_slice(s, from, i));
        buf_add_c(m->out, with);
        from = i + length;
        i += length - 1;
    }
    buf_add(m->out, str_slice(s, from, s.n));
}

static struct str entity_value(const struct mend *m, struct str name)
{
    for (size_t i = 0; i < m->entities.n; i++) {
        if (str_eq(m->entities.v[i].name, name)) {
            return m->entities.v[i].value;
        }
    }
    return (struct str){NULL, 0};
}

/* The reference at the start of `s`, mended: XML's own stay, HTML's become characters, a bare "&"
 * is escaped. How many bytes it takes. */
static size_t add_reference(struct mend *m, struct str s, bool quote)
{
    static const char *const own[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    for (size_t i = 0; i < ARRAY_SIZE(own); i++) {
        if (str_starts(s, str_from(own[i]))) {
            buf_add_c(m->out, own[i]);
            return strlen(own[i]);
        }
    }
    size_t end = 1;
    while (end < s.n && end <= MAX_NAME && name_part((unsigned char)s.p[end])) {
        end++;
    }
    struct str value = end < s.n && s.p[end] == ';' ? entity_value(m, str_slice(s, 1, end))
                                                    : (struct str){NULL, 0};
    if (value.p && m->expanded + value.n < MAX_EXPANSION) {
        m->expanded += value.n;
        add_clean(m, value, quote);
        return end + 1;
    }
    struct buf one = BUF_INIT;
    size_t n = markup_add_reference(&one, s);
    /* Without its semicolon it is text of an address, more often than not. */
    if (n > 0 && s.p[n - 1] == ';') {
        struct str c = buf_str(&one);
        if (s.p[1] != '#' || is_forbidden(c, 0)) {
            m->damaged = true;
        }
        if (str_eq(c, STR("&"))) {
            buf_add(m->out, STR("&amp;"));
        } else {
            add_clean(m, c, quote);
        }
    } else {
        m->damaged = true;
        buf_add(m->out, STR("&amp;"));
        n = 1;
    }
    buf_fini(&one);
    return n;
}

static void add_text(struct mend *m, struct str s, bool quote)
{
    while (s.n > 0) {
        size_t at = str_find_char(s, '&', 0);
        add_clean(m, str_slice(s, 0, at), quote);
        if (at == SIZE_MAX) {
            return;
        }
        s = str_slice(s, at, s.n);
        s = str_slice(s, add_reference(m, s, quote), s.n);
    }
}

/* Text outside the root has no place in XML. */
static void add_content(struct mend *m, struct str s)
{
    if (m->open.n > 0) {
        add_text(m, s, false);
    }
}

/* <!ENTITY name "plain text"> of the document type; others are forgotten. */
static void read_entities(struct mend *m, struct str subset)
{
    static const struct str mark = STR("<!ENTITY");
    for (size_t at = 0; (at = str_find(subset, mark, at)) != SIZE_MAX;) {
        struct str s = str_slice(subset, at + mark.n, at + mark.n + 2 * MAX_ENTITY);
        size_t n = 0;
        at += mark.n;
        s = str_trim(s);
        while (n < s.n && name_part((unsigned char)s.p[n])) {
            n++;
        }
        struct str name = str_slice(s, 0, n);
        s = str_trim(str_slice(s, n, s.n));
        if (s.n == 0 || (s.p[0] != '"' && s.p[0] != '\'')) {
            continue;
        }
        size_t end = str_find_char(s, s.p[0], 1);
        struct str value = str_slice(s, 1, end);
        /* No entity within another: that way lie the bombs. */
        if (end != SIZE_MAX && n > 0 && value.n <= MAX_ENTITY && m->entities.n < MAX_ENTITIES &&
            str_find_char(value, '&', 0) == SIZE_MAX && str_find_char(value, '<', 0) == SIZE_MAX) {
            struct entity e = {name, value};
            vec_push(&m->entities, e);
        }
    }
}

/* "<!DOCTYPE …>" with an internal subset in brackets; where it ends. */
static size_t skip_doctype(struct mend *m, size_t at)
{
    size_t close = str_find_char(m->s, '>', at);
    size_t open = str_find_char(str_slice(m->s, 0, close), '[', at);
    if (open != SIZE_MAX && !m->doctype) {
        size_t end = str_find_char(m->s, ']', open);
        read_entities(m, str_slice(m->s, open + 1, end));
        close = end == SIZE_MAX ? close : str_find_char(m->s, '>', end);
    }
    m->doctype = true;
    return close == SIZE_MAX ? m->s.n : close + 1;
}

static void close_one(struct mend *m)
{
    struct str name = m->open.v[--m->open.n];
    buf_add(m->out, STR("</"));
    buf_add(m->out, name);
    buf_add_char(m->out, '>');
}

static struct str local_name(struct str name)
{
    size_t colon = str_find_char(name, ':', 0);
    return colon == SIZE_MAX ? name : str_slice(name, colon + 1, name.n);
}

static bool is_one_of(struct str name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq_nocase(name, str_from(names[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_item(struct str name)
{
    static const char *const names[] = {"item", "entry"};
    return is_one_of(local_name(name), names, ARRAY_SIZE(names));
}

/* Elements that hold text alone, so that another of them ends one that was left open. */
static bool is_leaf(struct str name)
{
    static const char *const names[] = {"title",    "guid",      "pubdate",      "category",
                                        "comments", "enclosure", "creator",      "date",
                                        "updated",  "published", "id",           "language",
                                        "ttl",      "link",      "lastbuilddate"};
    return is_one_of(local_name(name), names, ARRAY_SIZE(names));
}

static bool is_void(struct str name)
{
    static const char *const names[] = {"br", "hr", "img", "input", "wbr", "col"};
    return is_one_of(name, names, ARRAY_SIZE(names));
}

/* The index in `open` of an element that satisfies `is`, or SIZE_MAX. */
static size_t find_open(const struct mend *m, bool (*is)(struct str))
{
    for (size_t i = m->open.n; i > 0; i--) {
        if (is(m->open.v[i - 1])) {
            return i - 1;
        }
    }
    return SIZE_MAX;
}

/* What a start tag shows to be over. */
static void close_before(struct mend *m, struct str name)
{
    size_t item = is_item(name) ? find_open(m, is_item) : SIZE_MAX;
    if (item != SIZE_MAX) {
        m->damaged = true;
        while (m->open.n > item) {
            close_one(m);
        }
    } else if (m->open.n > 1 && is_leaf(name) && is_leaf(m->open.v[m->open.n - 1])) {
        m->damaged = true;
        close_one(m);
    }
}

/* XML wants every attribute once, and with a value. */
static void add_attributes(struct mend *m)
{
    for (size_t i = 0; i < m->attributes.n; i++) {
        const struct attribute *a = &m->attributes.v[i];
        bool twice = false;
        for (size_t k = 0; k < i && !twice; k++) {
            twice = str_eq(m->attributes.v[k].name, a->name);
        }
        if (twice || !a->value.p || !is_name(a->name)) {
            m->damaged = true;
            continue;
        }
        buf_add_char(m->out, ' ');
        buf_add(m->out, a->name);
        buf_add(m->out, STR("=\""));
        add_text(m, a->value, true);
        buf_add_char(m->out, '"');
    }
}

static void add_start_tag(struct mend *m, const struct markup_tag *tag)
{
    bool empty = tag->empty || is_void(tag->name);
    close_before(m, tag->name);
    if (m->open.n == 0 && m->started) {
        return; /* a second root */
    }
    m->started = true;
    buf_add_char(m->out, '<');
    buf_add(m->out, tag->name);
    add_attributes(m);
    buf_add(m->out, empty ? STR("/>") : STR(">"));
    if (!empty) {
        vec_push(&m->open, tag->name);
    }
}

static void add_end_tag(struct mend *m, struct str name)
{
    for (size_t i = m->open.n; i > 0; i--) {
        if (str_eq_nocase(m->open.v[i - 1], name)) {
            m->damaged |= i != m->open.n;
            while (m->open.n >= i) {
                close_one(m);
            }
            return;
        }
    }
    m->damaged = true; /* of nothing that is open */
}

/* A section of character data; one that never ends goes as far as the field that it stands in. */
static void add_cdata(struct mend *m)
{
    static const struct str mark = STR("<![CDATA["), close = STR("]]>");
    size_t end = m->no_cdata_end ? SIZE_MAX : str_find(m->s, close, m->at + mark.n);
    size_t next = end + close.n;
    if (end == SIZE_MAX) {
        m->damaged = m->no_cdata_end = true;
        end = m->s.n;
        if (m->open.n > 0) {
            struct buf tag = BUF_INIT;
            struct str name = m->open.v[m->open.n - 1];
            buf_add(&tag, STR("</"));
            buf_add(&tag, name);
            size_t at = str_find(m->s, buf_str(&tag), m->at);
            end = at == SIZE_MAX ? end : at;
            buf_fini(&tag);
        }
        next = end;
    }
    struct str s = str_slice(m->s, m->at + mark.n, end);
    if (m->open.n > 0) {
        /* As escaped text, which needs no look at what is in it. */
        while (s.n > 0) {
            size_t at = str_find_char(s, '&', 0);
            add_clean(m, str_slice(s, 0, at), false);
            if (at == SIZE_MAX) {
                break;
            }
            buf_add(m->out, STR("&amp;"));
            s = str_slice(s, at + 1, s.n);
        }
    }
    m->at = next;
}

static void push_attribute(struct mend *m, struct str name, struct str value)
{
    if (m->attributes.n < MAX_ATTRIBUTES) {
        struct attribute a = {name, value};
        vec_push(&m->attributes, a);
    }
}

/* The quote that ends a value with quotes and tags of its own: it stands in no tag, and the end of
 * the element or another attribute follows. SIZE_MAX when there is none nearby. */
static size_t value_end(struct str s, size_t at, char quote)
{
    bool in_tag = false;
    size_t limit = s.n - at > MAX_VALUE ? at + MAX_VALUE : s.n;
    for (; at < limit; at++) {
        char c = s.p[at];
        in_tag = c == '<' || (in_tag && c != '>');
        if (c != quote || in_tag) {
            continue;
        }
        size_t next = at + 1;
        while (next < limit && ascii_space(s.p[next])) {
            next++;
        }
        size_t name = next;
        while (next < limit && name_part((unsigned char)s.p[next])) {
            next++;
        }
        bool attribute = next > name && name > at + 1 && next + 1 < limit && s.p[next] == '=' &&
                         (s.p[next + 1] == '"' || s.p[next + 1] == '\'');
        bool over = next == name && next < limit && (s.p[next] == '>' || s.p[next] == '/');
        if (attribute || over) {
            return at;
        }
    }
    return SIZE_MAX;
}

/* A tag whose values hold markup that nobody escaped; its length, or 0. */
static size_t read_loose_tag(struct mend *m, size_t at)
{
    struct str s = m->s;
    m->attributes.n = 0;
    while (at < s.n) {
        if (s.p[at] == '>') {
            return at + 1 - m->at;
        }
        size_t name = at;
        while (at < s.n && name_part((unsigned char)s.p[at])) {
            at++;
        }
        if (at == name || at + 1 >= s.n || s.p[at] != '=' ||
            (s.p[at + 1] != '"' && s.p[at + 1] != '\'')) {
            at += at == name;
            continue;
        }
        size_t end = value_end(s, at + 2, s.p[at + 1]);
        if (end == SIZE_MAX) {
            break;
        }
        push_attribute(m, str_slice(s, name, at), str_slice(s, at + 2, end));
        at = end + 1;
    }
    m->lookahead += at - m->at + MAX_VALUE;
    return 0;
}

/* The end of the tag at m->at, at its ">": 0 when there is none, SIZE_MAX when the text ends in it.
 * A "<" in it, which XML does not allow even in quotes, shows that a quote is missing or that there
 * are too many of them (`*loose`). */
static size_t find_tag_end(const struct mend *m, bool *loose)
{
    size_t quoted_end = 0, i;
    char quote = '\0', before = '\0';
    *loose = false;
    for (i = m->at + 1; i < m->s.n; i++) {
        char c = m->s.p[i];
        if (c == '<') {
            *loose = quote != '\0';
            break;
        }
        if (c == '>' && !quote) {
            return i;
        }
        if (c == '>') {
            quoted_end = quoted_end ? quoted_end : i;
        } else if (c == quote) {
            quote = '\0';
        } else if (!quote && before == '=' && (c == '"' || c == '\'')) {
            quote = c;
        }
        before = ascii_space(c) ? before : c;
    }
    return quoted_end || i < m->s.n ? quoted_end : SIZE_MAX;
}

static void split_tag(struct mend *m, struct str s, struct markup_tag *tag)
{
    struct str name, value;
    tag->closing = s.n > 0 && s.p[0] == '/';
    s = str_slice(s, tag->closing, s.n);
    size_t n = 0;
    while (n < s.n && !ascii_space(s.p[n]) && s.p[n] != '/') {
        n++;
    }
    tag->name = str_slice(s, 0, n);
    tag->attributes = str_slice(s, n, s.n);
    tag->empty = s.n > 0 && s.p[s.n - 1] == '/';
    for (struct str rest = tag->attributes; markup_next_attribute(&rest, &name, &value);) {
        if (value.p) {
            push_attribute(m, name, value);
        } else {
            m->damaged = true;
        }
    }
}

/* The tag at m->at: its length, 0 when there is none, SIZE_MAX when the text ends in it. */
static size_t read_tag(struct mend *m, struct markup_tag *tag)
{
    bool loose;
    size_t end = find_tag_end(m, &loose), n = 0;
    if (loose && m->lookahead < MAX_LOOKAHEAD) {
        size_t name = m->at + 1;
        while (name < m->s.n && name_part((unsigned char)m->s.p[name])) {
            name++;
        }
        n = read_loose_tag(m, name);
        *tag = (struct markup_tag){.name = str_slice(m->s, m->at + 1, name),
                                   .empty = n > 1 && m->s.p[m->at + n - 2] == '/'};
        m->damaged = true;
    }
    if (n == 0) {
        if (end == 0 || end == SIZE_MAX) {
            return end;
        }
        m->attributes.n = 0;
        split_tag(m, str_slice(m->s, m->at + 1, end), tag);
        n = end + 1 - m->at;
    }
    return n;
}

static void add_tag(struct mend *m)
{
    struct markup_tag tag;
    size_t n = read_tag(m, &tag);
    if (n == SIZE_MAX) { /* cut off in a tag: what is left of it is no text */
        m->damaged = true;
        m->at = m->s.n;
    } else if (n == 0 || !is_name(tag.name) || (m->open.n == FEED_MAX_DEPTH && !tag.closing)) {
        m->damaged = true;
        add_content(m, STR("<"));
        m->at++;
    } else {
        if (tag.closing) {
            add_end_tag(m, tag.name);
        } else {
            add_start_tag(m, &tag);
        }
        m->at += n;
    }
}

/* What starts with the "<" at m->at. */
static void add_markup(struct mend *m)
{
    struct str rest = str_slice(m->s, m->at, m->s.n);
    if (str_starts(rest, STR("<![CDATA["))) {
        add_cdata(m);
    } else if (str_starts_nocase(rest, STR("<!DOCTYPE")) && m->open.n == 0) {
        m->at = skip_doctype(m, m->at);
    } else if (str_starts(rest, STR("<!--")) || str_starts(rest, STR("<?"))) {
        struct str close = rest.p[1] == '?' ? STR("?>") : STR("-->");
        size_t end = str_find(rest, close, 2);
        m->damaged |= m->open.n > 0 && end == SIZE_MAX;
        m->at = end == SIZE_MAX ? m->s.n : m->at + end + close.n;
    } else {
        add_tag(m);
    }
}

static size_t skip_prolog(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        struct str rest = str_slice(s, at, s.n);
        bool comment = str_starts(rest, STR("<!--")), instruction = str_starts(rest, STR("<?"));
        if (ascii_space(rest.p[0])) {
            at++;
            continue;
        }
        size_t end = comment       ? str_find(rest, STR("-->"), 4)
                     : instruction ? str_find(rest, STR("?>"), 2)
                                   : SIZE_MAX;
        if (end == SIZE_MAX) {
            return at;
        }
        at += end + 2 + comment;
    }
    return 0;
}

/* Where the feed begins: warnings of a server's programs may stand before it. */
static size_t find_root(struct str s, bool *junk)
{
    static const char *const roots[] = {"<rss", "<feed", "<rdf:RDF", "<?xml", "<!DOCTYPE", "<opml"};
    size_t start = skip_prolog(s), first = SIZE_MAX;
    struct str head = str_slice(s, 0, start + 65536);
    for (size_t i = 0; i < ARRAY_SIZE(roots); i++) {
        size_t at = str_find_nocase(head, str_from(roots[i]), start);
        first = at < first ? at : first;
    }
    *junk = first != SIZE_MAX && first > start;
    return first == SIZE_MAX ? start : first;
}

void mend_xml(struct str text, struct buf *out, struct mend_result *result)
{
    struct mend m = {.s = text, .out = out};
    m.at = find_root(text, &m.damaged);
    buf_reserve(out, text.n + text.n / 8);
    while (m.at < text.n) {
        size_t next = str_find_char(text, '<', m.at);
        next = next == SIZE_MAX ? text.n : next;
        add_content(&m, str_slice(text, m.at, next));
        m.at = next;
        if (m.at < text.n) {
            add_markup(&m);
        }
    }
    *result = (struct mend_result){.damaged = m.damaged || m.open.n > 0, .cut = m.open.n > 0};
    if (m.open.n > 0) {
        buf_add(out, STR("<?" MEND_CUT "?>"));
    }
    while (m.open.n > 0) {
        close_one(&m);
    }
    vec_fini(&m.open);
    vec_fini(&m.entities);
    vec_fini(&m.attributes);
}
