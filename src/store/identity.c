/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/identity.h"

#include "base/buf.h"
#include "text/fold.h"
#include "text/markup.h"
#include "text/url.h"
#include "text/utf8.h"

enum {
    PLACEMENT_DIGITS = 4, /* "#0" to "#9999" */
    TITLE_WEIGHT = 24,    /* a letter weighs 1, one of a script that writes whole words 3 */
    TITLE_MAX = 4096,
};

static bool is_web_address(struct str s)
{
    return str_starts_nocase(s, STR("http://")) || str_starts_nocase(s, STR("https://"));
}

/* A fragment of a few digits tells where on a page the entry stands (or whether it was edited), not
 * which article it is; any other may be all that tells entries apart. */
static void add_guid(struct buf *b, struct str guid)
{
    size_t at = str_find_char(guid, '#', 0);
    if (!is_web_address(guid)) {
        buf_add(b, guid);
        return;
    }
    url_add_canonical(b, guid);
    if (at == SIZE_MAX)
        return;
    struct str fragment = str_slice(guid, at + 1, guid.n);
    bool placement = fragment.n <= PLACEMENT_DIGITS;
    for (size_t i = 0; i < fragment.n; i++)
        placement = placement && ascii_digit(fragment.p[i]);
    if (!placement)
        buf_add(b, str_slice(guid, at, guid.n));
}

int64_t identity_key(enum identity_rung rung, const struct article *a, struct str link)
{
    struct buf b = BUF_INIT;
    struct str guid = str_trim(str_from(a->guid));
    struct str text = link;
    /* A guid that is the link has the link's key: feeds begin to write guids, or stop. */
    if (rung == RUNG_GUID && guid.n && !str_eq(guid, str_from(a->url))) {
        add_guid(&b, guid);
        text = buf_str(&b);
    }
    if (rung == RUNG_TITLE || !text.n) {
        rung = RUNG_TITLE;
        buf_clear(&b);
        buf_add_c(&b, a->title);
        if (a->published.precision != DATE_NONE)
            buf_printf(&b, "\n%lld", (long long)a->published.time);
        text = buf_str(&b);
    }
    uint64_t h = hash_add(hash_mix(HASH_INIT, rung == RUNG_TITLE), text);
    buf_fini(&b);
    return (int64_t)h;
}

static bool same_date(const struct article *a, const struct article *b)
{
    return a->published.precision == b->published.precision &&
           a->published.time == b->published.time;
}

static bool differing_links(const struct article *a, const struct article *b)
{
    return a->url && b->url && !identity_same_link(a->url, b->url);
}

bool identity_differs(const struct article *a, const struct article *b)
{
    return differing_links(a, b) || (!identity_same_title(a->title, b->title) && !same_date(a, b));
}

bool identity_replaced(const struct article *stored, const struct article *now)
{
    return differing_links(stored, now) && !identity_same_title(stored->title, now->title) &&
           stored->published.precision != DATE_NONE && now->published.precision != DATE_NONE &&
           !same_date(stored, now);
}

bool identity_same_link(const char *a, const char *b)
{
    struct buf x = BUF_INIT, y = BUF_INIT;
    url_add_canonical(&x, str_from(a));
    url_add_canonical(&y, str_from(b));
    bool same = str_eq(buf_str(&x), buf_str(&y));
    buf_fini(&x);
    buf_fini(&y);
    return same;
}

static void add_normal_title(struct buf *b, const char *title)
{
    fold_add_letters(b, str_slice(str_from(title), 0, TITLE_MAX));
}

static int weight(struct str normal)
{
    int sum = 0;
    for (size_t at = 0; at < normal.n;)
        sum += utf8_next(normal, &at) >= 0x2e80 ? 3 : 1;
    return sum;
}

bool identity_same_title(const char *a, const char *b)
{
    struct buf x = BUF_INIT, y = BUF_INIT;
    add_normal_title(&x, a);
    add_normal_title(&y, b);
    bool same = str_eq(buf_str(&x), buf_str(&y));
    buf_fini(&x);
    buf_fini(&y);
    return same;
}

/* Takes "…", "……" or "..." off the end. */
static bool take_ellipsis(struct str *s)
{
    size_t before = s->n;
    while (str_ends(*s, STR("…")) || str_ends(*s, STR("...")))
        *s = str_slice(*s, 0, s->n - 3); /* both have three bytes */
    bool had = s->n < before;
    *s = str_trim(*s);
    return had;
}

/* "Title - Site", "Title_Site", "Title | Site" */
static bool begins_with_separator(struct str s)
{
    static const struct str marks[] = {STR("-"), STR("_"), STR("|"), STR("–"), STR("—"), STR("·")};
    s = str_trim(s);
    for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
        if (str_starts(s, marks[i]))
            return true;
    return false;
}

bool identity_is_cut(const char *cut, const char *whole)
{
    struct str stem = str_trim(str_from(cut)), full = str_trim(str_from(whole));
    bool marked = take_ellipsis(&stem);
    if (stem.n == 0 || full.n <= stem.n)
        return false;
    if (marked) /* a page may put a category before its title */
        return str_find(full, stem, 0) != SIZE_MAX;
    return str_starts(full, stem) && !begins_with_separator(str_slice(full, stem.n, full.n));
}

int64_t identity_link_mark(struct str link)
{
    struct url_parts parts;
    if (!link.n || !url_split(link, &parts) || (parts.path.n <= 1 && !parts.query.n))
        return 0;
    return (int64_t)hash_add(hash_mix(HASH_INIT, 2), link);
}

int64_t identity_title_mark(const char *title)
{
    struct buf b = BUF_INIT;
    uint64_t h = 0;
    if (title)
        add_normal_title(&b, title);
    if (weight(buf_str(&b)) >= TITLE_WEIGHT)
        h = hash_add(hash_mix(HASH_INIT, 3), buf_str(&b));
    buf_fini(&b);
    return (int64_t)h;
}

int64_t identity_content(const struct article *a)
{
    const char *const fields[] = {a->title,  a->url,    a->summary, a->content,     a->author,
                                  a->source, a->editor, a->image,   a->comments_url};
    uint64_t h = HASH_INIT;
    for (size_t i = 0; i < ARRAY_SIZE(fields); i++)
        h = hash_add(h, str_from(fields[i]));
    for (size_t i = 0; i < a->n_attachments; i++)
        h = hash_add(h, str_from(a->attachments[i].url));
    return (int64_t)h;
}

bool identity_same_text(const char *a, const char *b)
{
    struct buf x = BUF_INIT, y = BUF_INIT;
    markup_add_text(&x, str_from(a), false);
    markup_add_text(&y, str_from(b), false);
    bool same = str_eq(str_trim(buf_str(&x)), str_trim(buf_str(&y)));
    buf_fini(&x);
    buf_fini(&y);
    return same;
}
