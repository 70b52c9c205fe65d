/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/feed.h"

#include "feed/json/read.h"
#include "feed/xml/feed.h"
#include "text/markup/markup.h"

/* By its first tag: pages may leave out `html`, `head` and `body`. */
static bool is_web_page(struct str s)
{
    static const char names[] =
        "html|head|body|title|meta|link|base|script|style|div|p|a|table|frameset|form|h1|center";
    struct str tag = markup_first_tag(str_slice(s, 0, 65536));
    return str_any(str_eq_nocase, tag, names);
}

/* Index of a feed that a template has wrapped in a web page; SIZE_MAX for none. */
static size_t find_wrapped(struct str s)
{
    struct str head = str_slice(s, 0, 4096);
    size_t atom = str_find(head, STR("<feed xmlns"), 0);
    return atom != SIZE_MAX ? atom : str_find(head, STR("<rss version"), 0);
}

/* ERROR_NOT_FEED for a web page, telling login pages apart. */
static bool refuse_page(struct str s, struct error *e)
{
    s = str_slice(s, 0, 200000);
    bool login = str_has_nocase(s, STR("type=\"password\"")) ||
                 str_has_nocase(s, STR("type='password'")) ||
                 str_has_nocase(s, STR("type=password"));
    return login ? error_set(e, ERROR_NOT_FEED, 0, "a page that asks to log in")
                 : error_set(e, ERROR_NOT_FEED, FEED_IS_PAGE, "a web page");
}

/* True for pictures, recordings, archives and the like, none of which begins as markup does. */
static bool is_binary(struct str s)
{
    enum { HEAD = 64 };
    return str_starts(s, STR("%PDF-")) ||
           (s.p[0] != '<' && memchr(s.p, '\0', s.n < HEAD ? s.n : HEAD));
}

static bool parse_text(struct str s, const struct feed_options *options, struct feed *out,
                       struct error *e)
{
    struct str trimmed = str_trim(s);
    if (trimmed.n == 0)
        return error_set(e, ERROR_NOT_FEED, 0, "an empty reply");
    if (trimmed.p[0] == '{' || trimmed.p[0] == '[')
        return json_read_feed(trimmed, options, out, e);
    if (is_binary(trimmed))
        return error_set(e, ERROR_NOT_FEED, 0, "a binary file");
    if (!str_has_char(s, '<'))
        return error_set(e, ERROR_NOT_FEED, 0, "plain text");
    if (is_web_page(s)) {
        size_t at = find_wrapped(s);
        if (at == SIZE_MAX)
            return refuse_page(s, e);
        s = str_slice(s, at, s.n);
        out->repaired = true;
    }
    return xml_feed_parse(s, options, out, e);
}

const char *feed_format_name(enum feed_format format)
{
    static const char *const names[] = {[FEED_RSS] = "RSS",
                                        [FEED_RDF] = "RSS 1.0",
                                        [FEED_ATOM] = "Atom",
                                        [FEED_JSON] = "JSON Feed"};
    return names[format];
}

bool feed_parse(struct str bytes, const struct feed_options *options, struct feed *out,
                struct error *e)
{
    static const struct feed_options none = {0};
    AUTO(buf) text = BUF_INIT;
    bool ok;
    *out = (struct feed){0};
    options = options ? options : &none;
    if (bytes.n > FEED_MAX_BYTES)
        return error_set(e, ERROR_LIMIT, 0, "more than %d MiB", FEED_MAX_BYTES >> 20);
    struct str decoded = charset_decode_in(bytes, options->content_type, &text, &out->charset);
    struct feed_options with_text = *options;
    if (decoded.p != bytes.p) {
        if (options->spent)
            mem_forget(bytes.p, bytes.n);
        with_text.spent = true;
    }
    ok = parse_text(decoded, &with_text, out, e);
    if (ok)
        out->repaired |= out->charset.damaged;
    else
        feed_fini(out);
    return ok;
}
