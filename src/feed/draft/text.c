/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Normalization of texts and addresses for storage. */
#include <stdio.h>

#include "feed/draft/draft.h"
#include "feed/draft/html-fix.h"
#include "text/display/safe.h"
#include "text/find/fold.h"
#include "text/markup/markup.h"
#include "text/url/media-type.h"
#include "text/url/url.h"
#include "text/utf8.h"

enum {
    MAX_LINE = 1000,  /* bytes */
    LONG_TITLE = 200, /* more may be a text without title */
};

/* Characters U+0080-U+009F come from windows-1252 decoded as ISO 8859-1. */
static bool has_c1(struct str s)
{
    for (size_t at = 0; (at = str_find_char(s, '\xc2', at)) != SIZE_MAX; at++)
        if (at + 1 < s.n && (unsigned char)s.p[at + 1] < 0xa0)
            return true;
    return false;
}

static void add_without_c1(struct buf *b, struct str s)
{
    if (!has_c1(s)) {
        buf_add(b, s);
        return;
    }
    for (size_t at = 0; at < s.n;) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        if (c >= 0x80 && c < 0xa0) {
            char reference[16];
            int n = snprintf(reference, sizeof reference, "&#%u;", (unsigned)c);
            markup_add_reference(b, (struct str){reference, (size_t)n});
        } else {
            buf_add(b, str_slice(s, start, at));
        }
    }
}

const char *draft_keep(struct feed_draft *d, struct str s)
{
    s = str_trim(s);
    if (s.n == 0)
        return NULL;
    if (!has_c1(s))
        return arena_strndup(&d->feed->arena, s.p, s.n);
    AUTO(buf) b = BUF_INIT;
    add_without_c1(&b, s);
    return arena_strndup(&d->feed->arena, b.p, b.n);
}

static struct str trim_wide(struct str s)
{
    static const struct str wide[] = {{"\xe3\x80\x80", 3}, {"\xc2\xa0", 2}};
    size_t before;
    do {
        before = s.n;
        s = str_trim(s);
        for (size_t i = 0; i < ARRAY_SIZE(wide); i++) {
            s = str_starts(s, wide[i]) ? str_slice(s, wide[i].n, s.n) : s;
            s.n -= str_ends(s, wide[i]) ? wide[i].n : 0;
        }
    } while (s.n != before);
    return s;
}

/* Collapses white space and trims it, including no-break and ideographic spaces. */
static void add_collapsed(struct buf *b, struct str s)
{
    s = trim_wide(s);
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        while (i < s.n && !ascii_space(s.p[i]))
            i++;
        buf_add(b, str_slice(s, from, i));
        bool gap = i < s.n;
        while (i < s.n && ascii_space(s.p[i]))
            i++;
        if (gap && i < s.n)
            buf_add_char(b, ' ');
    }
}

/* Formatting tags of titles. In undeclared text, other tags are the title's subject. */
static bool is_title_markup(struct str name)
{
    static const char names[] =
        "a|b|i|u|s|p|em|br|tt|div|del|ins|sub|sup|big|code|span|font|nobr|wbr|cite|strong|small|"
        "img|strike|blink|q|abbr|h1|h2|h3|h4|script|style";
    return str_any(str_eq_nocase, name, names);
}

/* Atom defaults to plain text, but undeclared escaped markup is a frequent mistake. */
static bool looks_like_html(struct str s)
{
    struct markup_tag tag;
    for (size_t at = 0, n; (at = str_find_char(s, '<', at)) != SIZE_MAX; at += n > 0 ? n : 1) {
        n = markup_read_tag(str_slice(s, at, s.n), &tag);
        bool known = n > 0 && n != SIZE_MAX &&
                     (is_title_markup(tag.name) ||
                      str_any(str_eq_nocase, tag.name,
                              "ul|ol|li|table|hr|pre|blockquote|video|figure|audio|iframe"));
        if (known || n == SIZE_MAX)
            return known;
    }
    AUTO(buf) decoded = BUF_INIT;
    markup_add_decoded(&decoded, s);
    return !str_eq(s, buf_str(&decoded));
}

/* True for a tag that a title speaks of ("The <b> element"): nothing closes it, nor does it begin
 * the title and hold text. `rest` begins with the tag, of `n` bytes. */
static bool is_mentioned(struct str rest, size_t n, const struct markup_tag *tag, bool first)
{
    bool holds_text = n < rest.n && !ascii_space(rest.p[n]);
    return !tag->closing && str_trim(tag->attributes).n == 0 && !(first && holds_text) &&
           !str_any(str_eq_nocase, tag->name, "br|img|p|wbr") &&
           markup_find_closing(rest, tag->name, n) == rest.n;
}

/* Title of undeclared kind: decodes references and strips formatting tags, beyond MAX_TAGS all: the
 * end of each is sought in the whole title. */
static void add_guessed(struct buf *b, struct str s)
{
    enum { MAX_TAGS = 32 };
    struct markup_tag tag;
    int tags = 0;
    while (s.n > 0) {
        size_t at = str_find_char(s, '<', 0);
        markup_add_decoded(b, str_slice(s, 0, at));
        if (at == SIZE_MAX)
            return;
        s = str_slice(s, at, s.n);
        size_t n = markup_read_tag(s, &tag);
        if (n == SIZE_MAX) {
            markup_add_decoded(b, s);
            return;
        }
        if (n > 0 && tags++ == MAX_TAGS) {
            markup_add_text(b, s, false);
            return;
        }
        if (n == 0 || !is_title_markup(tag.name) || is_mentioned(s, n, &tag, b->n == 0)) {
            buf_add_char(b, '<');
            n = 1;
        } else if (!tag.closing && (str_eq_nocase(tag.name, STR("script")) ||
                                    str_eq_nocase(tag.name, STR("style")))) {
            n = markup_find_closing(s, tag.name, n);
        } else if (str_eq_nocase(tag.name, STR("br")) || str_eq_nocase(tag.name, STR("p"))) {
            buf_add_char(b, ' ');
        }
        s = str_slice(s, n, s.n);
    }
}

/* Up to MAX_LINE bytes, of whole characters. */
static struct str bounded(struct str line)
{
    return str_slice(line, 0, utf8_start(line, MAX_LINE));
}

/* True for a line of any kind that stays as it is: printable ASCII, single spaces, no markup. */
static bool is_simple(struct str line)
{
    size_t i = 0;
    for (bool space = true; i < line.n && !(space && line.p[i] == ' '); i++) {
        char c = line.p[i];
        if (c < ' ' || c > '~' || c == '<' || c == '&')
            return false;
        space = c == ' ';
    }
    return i == line.n && i > 0 && i <= MAX_LINE && line.p[i - 1] != ' ';
}

const char *draft_keep_line(struct feed_draft *d, struct str s, enum text_kind kind)
{
    AUTO(buf) plain = BUF_INIT, line = BUF_INIT;
    if (s.n == 0)
        return NULL;
    if (is_simple(s))
        return arena_strndup(&d->feed->arena, s.p, s.n);
    if (kind == TEXT_GUESS)
        add_guessed(&plain, s);
    else if (kind == TEXT_PLAIN)
        buf_add(&plain, s);
    else
        markup_add_text(&plain, s, false);
    add_collapsed(&line, buf_str(&plain));
    buf_clear(&plain);
    add_without_c1(&plain, buf_str(&line));
    buf_clear(&line);
    safe_add_field(&line, bounded(buf_str(&plain)));
    buf_add_c(&line, plain.n > MAX_LINE ? "…" : "");
    return draft_keep(d, buf_str(&line));
}

bool draft_is_beginning(const char *title, const char *html)
{
    struct str line = str_from(title), text = str_from(html);
    AUTO(buf) plain = BUF_INIT, of_title = BUF_INIT, of_text = BUF_INIT;
    if (line.n <= LONG_TITLE || text.n == 0)
        return false;
    markup_add_text(&plain, str_slice(text, 0, 10 * MAX_LINE), false);
    fold_add_letters(&of_title, line);
    fold_add_letters(&of_text, buf_str(&plain));
    return of_title.n > 0 && str_starts(buf_str(&of_text), buf_str(&of_title));
}

static const char *keep_harmless(struct feed_draft *d, struct str s)
{
    const char *kept = draft_keep(d, s);
    AUTO(buf) clean = BUF_INIT;
    if (kept && !safe_is_harmless(str_from(kept))) {
        safe_add_text(&clean, str_from(kept));
        kept = draft_keep(d, buf_str(&clean));
    }
    return kept;
}

/* Marks the ends of lines. */
static void add_lines_as_html(struct buf *b, struct str s, bool plain)
{
    s = str_trim(s);
    for (struct str line; str_split(&s, '\n', &line);) {
        if (plain)
            markup_add_escaped(b, line);
        else
            buf_add(b, str_trim(line));
        buf_add(b, s.p ? STR("<br>\n") : STR(""));
    }
}

/* True for tags within a line only. */
static bool is_without_blocks(struct str html)
{
    struct markup_tag tag;
    for (size_t at = 0, n; (at = str_find_char(html, '<', at)) != SIZE_MAX; at += n > 0 ? n : 1) {
        n = markup_read_tag(str_slice(html, at, html.n), &tag);
        if (n == SIZE_MAX || (n > 0 && !str_any(str_eq_nocase, tag.name,
                                                "a|b|i|u|s|em|tt|strong|code|sub|span|sup")))
            return false;
    }
    return true;
}

/* Beginning of an entry of a list: a bullet, an address, a time ("01:30"). */
static bool begins_entry(struct str line)
{
    size_t digits = 0;
    while (digits < line.n && digits < 3 && ascii_digit(line.p[digits]))
        digits++;
    return str_any(str_starts, line, "- |* |•|http://|https://") ||
           (digits > 0 && digits + 1 < line.n && line.p[digits] == ':' &&
            ascii_digit(line.p[digits + 1]));
}

/* True for plain text, with its references, whose lines have a meaning: paragraphs or entries. The
 * lines of other text may be those of the generator. */
static bool has_lines(struct str s)
{
    enum { MIN_ENTRIES = 2 };
    struct str rest = str_trim(s), line;
    int entries = 0;
    bool blank = false;
    if (!str_has_char(rest, '\n') || !is_without_blocks(rest))
        return false;
    while (str_split(&rest, '\n', &line)) {
        line = str_trim(line);
        blank = blank || line.n == 0;
        entries += begins_entry(line);
    }
    return blank || entries >= MIN_ENTRIES;
}

/* True for text from a block's tag to a closing one: markup, whatever the feed declares. */
static bool is_all_markup(struct str s)
{
    struct markup_tag first, last;
    s = str_trim(s);
    size_t n = markup_read_tag(s, &first), at = s.n;
    if (n == 0 || n == SIZE_MAX || first.closing ||
        !str_any(str_eq_nocase, first.name,
                 "p|div|ul|ol|table|h1|h2|h3|figure|span|article|blockquote"))
        return false;
    while (s.p[at - 1] != '<')
        at--;
    struct str end = str_slice(s, at - 1, s.n);
    return markup_read_tag(end, &last) == end.n && (last.closing || last.empty);
}

/* Markup that was escaped once too often; false for other text. */
static bool is_escaped_markup(struct str s, struct buf *decoded)
{
    if (str_has_char(s, '<') || !str_starts(str_trim(s), STR("&lt;")))
        return false;
    markup_add_decoded(decoded, s);
    return is_all_markup(buf_str(decoded));
}

const char *draft_keep_html(struct feed_draft *d, struct str s, enum text_kind kind,
                            const char *base)
{
    AUTO(buf) decoded = BUF_INIT;
    buf_clear(&d->scratch);
    if (is_escaped_markup(s, &decoded))
        s = buf_str(&decoded);
    if (is_all_markup(s))
        kind = TEXT_HTML;
    if (kind == TEXT_PLAIN || (kind == TEXT_GUESS && !looks_like_html(s))) {
        add_lines_as_html(&d->scratch, s, true);
        return keep_harmless(d, buf_str(&d->scratch));
    }
    AUTO(buf) lines = BUF_INIT;
    if (has_lines(s)) {
        add_lines_as_html(&lines, s, false);
        s = buf_str(&lines);
    }
    bool changed = html_fix(&d->scratch, s, str_from(base));
    return keep_harmless(d, changed ? buf_str(&d->scratch) : s);
}

/* Appends an address whose ampersands may have been escaped twice, or within CDATA. */
static void add_unescaped(struct buf *b, struct str s)
{
    for (size_t at = 0; at < s.n; at++) {
        struct str rest = str_slice(s, at, s.n);
        buf_add_char(b, s.p[at]);
        if (str_any(str_starts, rest, "&amp;|&#38;|&#038;|&#x26;"))
            at = str_find_char(s, ';', at);
    }
}

const char *draft_keep_url(struct feed_draft *d, struct str s, const char *base)
{
    AUTO(buf) unescaped = BUF_INIT;
    const char *kept = NULL;
    buf_clear(&d->scratch);
    s = str_trim(s);
    if (str_has_char(s, '&')) {
        add_unescaped(&unescaped, s);
        s = buf_str(&unescaped);
    }
    if (s.n > 0 || base)
        url_resolve(&d->scratch, str_from(base), s);
    struct str got = buf_str(&d->scratch);
    if (got.n > 0 && (url_is_openable(got) || url_is_between_files(str_from(base), got) ||
                      url_scheme(got).n == 0))
        kept = arena_strndup(&d->feed->arena, got.p, got.n);
    return kept;
}

const char *draft_keep_media_type(struct feed_draft *d, struct str type, const char *url)
{
    const char *guess = media_type_is_vague(type) ? media_type_of_address(str_from(url)) : NULL;
    return guess ? guess : draft_keep(d, type);
}

const char *draft_keep_language(struct feed_draft *d, struct str s)
{
    const char *kept = draft_keep(d, s);
    for (char *p = (char *)(uintptr_t)kept; p && *p; p++)
        *p = *p == '_' ? '-' : *p;
    return kept;
}
