/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/repair/xml.h"

#include "feed/feed.h"
#include "feed/repair/xml-parts.h"

enum { MAX_NAME = 200 };

/* Accepts any bytes beyond ASCII: no element of a feed has such a name. */
static bool is_name(struct str s)
{
    if (s.n == 0 || s.n > MAX_NAME || !repair_name_start((unsigned char)s.p[0]) || s.p[0] == ':' ||
        s.p[s.n - 1] == ':')
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (!repair_name_part((unsigned char)s.p[i]) || (unsigned char)s.p[i] >= 0x80)
            return false;
    return true;
}

/* Drops text outside the root, which XML does not allow. */
static void add_content(struct repair *m, struct str s)
{
    if (m->open.n > 0)
        repair_add_text(m, s, false);
}

/* End of "<!DOCTYPE …>", which may have an internal subset in brackets. */
static size_t skip_doctype(struct repair *m, size_t at)
{
    size_t close = str_find_char(m->s, '>', at);
    size_t open = str_find_char(str_slice(m->s, 0, close), '[', at);
    if (open != SIZE_MAX && !m->doctype) {
        size_t end = str_find_char(m->s, ']', open);
        repair_read_entities(m, str_slice(m->s, open + 1, end));
        close = end == SIZE_MAX ? close : str_find_char(m->s, '>', end);
    }
    m->doctype = true;
    return close == SIZE_MAX ? m->s.n : close + 1;
}

static void close_one(struct repair *m)
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

static bool is_item(struct str name)
{
    return str_any(str_eq_nocase, local_name(name), "item|entry");
}

/* Elements with text content: a sibling's start tag closes one that was left open. */
static bool is_leaf(struct str name)
{
    static const char names[] = "title|guid|pubdate|category|comments|enclosure|creator|date|"
                                "updated|published|id|language|ttl|link|lastbuilddate";
    return str_any(str_eq_nocase, local_name(name), names);
}

/* Index in `open` of the innermost element that satisfies `is`, or SIZE_MAX. */
static size_t find_open(const struct repair *m, bool (*is)(struct str))
{
    for (size_t i = m->open.n; i > 0; i--)
        if (is(m->open.v[i - 1]))
            return i - 1;
    return SIZE_MAX;
}

/* Closes elements that the start tag of `name` implies to be over. */
static void close_before(struct repair *m, struct str name)
{
    size_t item = is_item(name) ? find_open(m, is_item) : SIZE_MAX;
    if (item != SIZE_MAX) {
        m->damaged = true;
        while (m->open.n > item)
            close_one(m);
    } else if (m->open.n > 1 && is_leaf(name) && is_leaf(m->open.v[m->open.n - 1])) {
        m->damaged = true;
        close_one(m);
    }
}

/* XML requires a value for each attribute, and no duplicates. */
static void add_attributes(struct repair *m)
{
    for (size_t i = 0; i < m->attributes.n; i++) {
        const struct repair_attribute *a = &m->attributes.v[i];
        bool twice = false;
        for (size_t k = 0; k < i && !twice; k++)
            twice = str_eq(m->attributes.v[k].name, a->name);
        if (twice || !a->value.p || !is_name(a->name)) {
            m->damaged = true;
            continue;
        }
        buf_add_char(m->out, ' ');
        buf_add(m->out, a->name);
        buf_add(m->out, STR("=\""));
        repair_add_text(m, a->value, true);
        buf_add_char(m->out, '"');
    }
}

static void add_start_tag(struct repair *m, const struct markup_tag *tag)
{
    bool empty = tag->empty || str_any(str_eq_nocase, tag->name, "br|hr|img|input|wbr|col");
    close_before(m, tag->name);
    if (m->open.n == 0 && m->started)
        return; /* second root */
    m->started = true;
    buf_add_char(m->out, '<');
    buf_add(m->out, tag->name);
    add_attributes(m);
    buf_add(m->out, empty ? STR("/>") : STR(">"));
    if (!empty)
        vec_push(&m->open, tag->name);
}

static void add_end_tag(struct repair *m, struct str name)
{
    for (size_t i = m->open.n; i > 0; i--) {
        if (str_eq_nocase(m->open.v[i - 1], name)) {
            m->damaged |= i != m->open.n;
            while (m->open.n >= i)
                close_one(m);
            return;
        }
    }
    m->damaged = true; /* stray end tag */
}

/* CDATA section; an unterminated one ends with its field. */
static void add_cdata(struct repair *m)
{
    static const struct str mark = STR("<![CDATA["), close = STR("]]>");
    size_t end = m->no_cdata_end ? SIZE_MAX : str_find(m->s, close, m->at + mark.n);
    size_t next = end + close.n;
    if (end == SIZE_MAX) {
        m->damaged = m->no_cdata_end = true;
        end = m->s.n;
        if (m->open.n > 0) {
            AUTO(buf) tag = BUF_INIT;
            struct str name = m->open.v[m->open.n - 1];
            buf_add(&tag, STR("</"));
            buf_add(&tag, name);
            size_t at = str_find(m->s, buf_str(&tag), m->at);
            end = at == SIZE_MAX ? end : at;
        }
        next = end;
    }
    struct str s = str_slice(m->s, m->at + mark.n, end);
    if (m->open.n > 0) {
        /* Written as escaped text, so its content needs no checks. */
        while (s.n > 0) {
            size_t at = str_find_char(s, '&', 0);
            repair_add_clean(m, str_slice(s, 0, at), false);
            if (at == SIZE_MAX)
                break;
            buf_add(m->out, STR("&amp;"));
            s = str_slice(s, at + 1, s.n);
        }
    }
    m->at = next;
}

static void add_tag(struct repair *m)
{
    struct markup_tag tag;
    size_t n = repair_read_tag(m, &tag);
    if (n == SIZE_MAX) { /* truncated within a tag: drop the rest */
        m->damaged = true;
        m->at = m->s.n;
    } else if (n == 0 || !is_name(tag.name) || (m->open.n == FEED_MAX_DEPTH && !tag.closing)) {
        m->damaged = true;
        add_content(m, STR("<"));
        m->at++;
    } else {
        if (tag.closing)
            add_end_tag(m, tag.name);
        else
            add_start_tag(m, &tag);
        m->at += n;
    }
}

/* Handles the markup at m->at. */
static void add_markup(struct repair *m)
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
        if (end == SIZE_MAX)
            return at;
        at += end + 2 + comment;
    }
    return 0;
}

/* Index of the root element; a server's error messages may precede it. */
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

void repair_xml(struct str text, struct buf *out, struct repair_result *result)
{
    struct repair m = {.s = text, .out = out};
    m.at = find_root(text, &m.damaged);
    buf_reserve(out, text.n + text.n / 8);
    while (m.at < text.n) {
        size_t next = str_find_char(text, '<', m.at);
        next = next == SIZE_MAX ? text.n : next;
        add_content(&m, str_slice(text, m.at, next));
        m.at = next;
        if (m.at < text.n)
            add_markup(&m);
    }
    *result = (struct repair_result){.damaged = m.damaged || m.open.n > 0, .cut = m.open.n > 0};
    if (m.open.n > 0)
        buf_add(out, STR("<?" REPAIR_CUT "?>"));
    while (m.open.n > 0)
        close_one(&m);
    vec_fini(&m.open);
    vec_fini(&m.entities);
    vec_fini(&m.attributes);
}
