/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/article/teaser.h"

#include "text/eight-bytes.h"
#include "text/markup/markup.h"
#include "text/utf8.h"

enum {
    MIN_LETTERS = 400,    /* of a whole article */
    HAN_LETTERS = 3,      /* information of a Chinese character, in letters */
    MAX_BYTES = 16 << 10, /* of a teaser's markup */
    TAIL_BYTES = 192,     /* markup searched for the end of the text */
};

/* Length of the tag, comment or script at the start of `s`; 0 for a "<" of the text. */
static size_t skip_markup(struct str s)
{
    struct markup_tag tag;
    size_t n = markup_skip_declaration(s);
    if (n > 0)
        return n;
    n = markup_read_tag(s, &tag);
    bool script = n > 0 && n != SIZE_MAX && !tag.closing && ascii_lower(tag.name.p[0]) == 's' &&
                  (str_eq_nocase(tag.name, STR("script")) || str_eq_nocase(tag.name, STR("style")));
    return script ? markup_find_closing(s, tag.name, n) : n;
}

/* Letters of a text without markup, counted up to MIN_LETTERS and a few more. */
static int count_letters(struct str text)
{
    int letters = 0;
    for (size_t at = 0; at < text.n && letters < MIN_LETTERS;) {
        unsigned char c = (unsigned char)text.p[at];
        uint64_t eight = text.n - at >= 8 ? eight_at(text, at) : 0;
        if (c > 0xe2 && c < 0xf0) { /* three bytes, from U+3000 on */
            letters += HAN_LETTERS;
            at += 3;
        } else if (c >= 0x80) {
            letters += utf8_next(text, &at) >= 0x2e80 ? HAN_LETTERS : 1;
        } else if (eight_is_printable(eight)) {
            letters += 8 - __builtin_popcountll(eight_find(eight, ' '));
            at += 8;
        } else {
            letters += !ascii_space(text.p[at++]);
        }
    }
    return letters;
}

/* Counts letters without a conversion to text, since a refresh asks for each entry. */
static bool is_long(struct str html)
{
    int letters = 0;
    for (size_t at = 0; at < html.n && letters < MIN_LETTERS;) {
        size_t skipped = html.p[at] == '<' ? skip_markup(str_slice(html, at, html.n)) : 0;
        if (skipped > 0) {
            at = skipped == SIZE_MAX ? html.n : at + skipped;
            continue;
        }
        size_t next = str_find_char(html, '<', at + 1);
        struct str text = str_slice(html, at, next);
        letters += count_letters(text);
        at += text.n;
    }
    return letters >= MIN_LETTERS;
}

static const char arrows[] = "»|→|>|.|)";

static bool ends_as_teaser(struct str text)
{
    const char *ends = "…|[...]|[…]|...|read more|continue reading|阅读全文|查看全文|[详细]|"
                       "read the rest";
    text = str_trim(text);
    for (struct str end, arrow; str_next_word(&ends, &end);) {
        struct str tail = text;
        for (const char *list = arrows; str_next_word(&list, &arrow);)
            if (str_ends(tail, arrow) && !str_ends(tail, end))
                tail = str_trim(str_slice(tail, 0, tail.n - arrow.n));
        if (str_ends_nocase(tail, end))
            return true;
    }
    return false;
}

/* Strips trailing white space and tags. */
static struct str strip_trailing_tags(struct str html)
{
    for (html = str_trim(html); html.n > 0 && html.p[html.n - 1] == '>'; html = str_trim(html)) {
        size_t at = html.n;
        while (at > 0 && html.p[at - 1] != '<')
            at--;
        if (at == 0)
            break;
        html.n = at - 1;
    }
    return html;
}

/* Cheap test of the last letters, which spares most texts the conversion. */
static bool may_end_as_teaser(struct str html)
{
    size_t before;
    html = strip_trailing_tags(html);
    do {
        before = html.n;
        if (str_any(str_ends_nocase, html, "..|…|]|;|文|more|rest|reading"))
            return true;
        const char *list = arrows;
        for (struct str arrow; str_next_word(&list, &arrow);)
            if (str_ends(html, arrow))
                html = strip_trailing_tags(str_slice(html, 0, html.n - arrow.n));
    } while (html.n < before);
    return false;
}

/* Last bytes of markup, not starting within a tag or a character. */
static struct str tail_of(struct str html)
{
    size_t at = html.n > TAIL_BYTES ? html.n - TAIL_BYTES : 0;
    size_t begins = str_find_char(html, '<', at), ends = str_find_char(html, '>', at);
    if (at > 0 && ends < begins)
        at = ends + 1;
    while (at < html.n && ((unsigned char)html.p[at] & 0xc0) == 0x80)
        at++;
    return html.n - at > TAIL_BYTES / 4 ? str_slice(html, at, html.n) : html;
}

bool page_is_teaser(const struct article *a)
{
    struct str html = str_from(a->content ? a->content : a->summary);
    if (html.n > MAX_BYTES)
        return false;
    if (!is_long(html))
        return true;
    if (!may_end_as_teaser(html))
        return false;
    AUTO(buf) text = BUF_INIT;
    markup_add_text(&text, tail_of(html), false);
    return ends_as_teaser(buf_str(&text));
}

bool page_is_whole(const struct article *a)
{
    return !a->url || !page_is_teaser(a);
}
