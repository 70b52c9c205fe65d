/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/article/identity.h"

#include "base/buf.h"
#include "text/find/fold.h"
#include "text/markup/markup.h"
#include "text/url/url.h"
#include "text/utf8.h"

enum {
    PLACEMENT_DIGITS = 4, /* "#0" to "#9999" */
    TITLE_WEIGHT = 24,    /* minimum: a letter weighs 1, an ideograph or the like 3 */
    MAX_TITLE = 4096,
};

static bool is_web_address(struct str s)
{
    return str_starts_nocase(s, STR("http://")) || str_starts_nocase(s, STR("https://"));
}

void identity_add_link(struct buf *b, struct str url)
{
    AUTO(buf) plain = BUF_INIT;
    url_add_without_session(&plain, str_trim(url));
    url_add_canonical(b, buf_str(&plain));
}

/* Appends an address without a fragment of a few digits, which marks placement or an edit. Any
 * other fragment may be the only difference between entries. */
static void add_address(struct buf *b, struct str address)
{
    size_t at = str_find_char(address, '#', 0);
    if (!is_web_address(address)) {
        buf_add(b, address);
        return;
    }
    identity_add_link(b, address);
    if (at == SIZE_MAX)
        return;
    struct str fragment = str_slice(address, at + 1, address.n);
    bool placement = fragment.n <= PLACEMENT_DIGITS;
    for (size_t i = 0; i < fragment.n; i++)
        placement = placement && ascii_digit(fragment.p[i]);
    if (!placement)
        buf_add(b, str_slice(address, at, address.n));
}

struct date identity_date(const struct article *a)
{
    return a->published.precision != DATE_NONE ? a->published : a->updated;
}

/* Hash of guid, link, title, date, text and attachments. */
static uint64_t hash_whole(const struct article *a)
{
    const char *const texts[] = {a->title, a->summary, a->content};
    struct date date = identity_date(a);
    AUTO(buf) guid = BUF_INIT, link = BUF_INIT;
    struct str own = str_trim(str_from(a->guid));
    add_address(&link, str_from(a->url));
    if (!str_eq(own, str_from(a->url)))
        add_address(&guid, own);
    uint64_t h = hash_mix(HASH_INIT, RUNG_WHOLE);
    h = hash_add(hash_add(h, buf_str(&guid)), buf_str(&link));
    h = hash_mix(hash_mix(h, (uint64_t)date.time), date.precision);
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
        h = hash_add(h, str_trim(str_from(texts[i])));
    for (size_t i = 0; i < a->n_attachments; i++)
        h = hash_add(h, str_from(a->attachments[i].url));
    return h;
}

int64_t identity_key(enum identity_rung rung, const struct article *a, struct str link)
{
    AUTO(buf) b = BUF_INIT;
    struct str guid = str_trim(str_from(a->guid));
    struct str text = link;
    if (rung == RUNG_WHOLE)
        return (int64_t)hash_whole(a);
    /* A guid equal to the link gets the link's key: feeds start or stop to use guids. */
    if (rung == RUNG_GUID && guid.n && !str_eq(guid, str_from(a->url))) {
        add_address(&b, guid);
        text = buf_str(&b);
    }
    if (rung == RUNG_TITLE || !text.n) {
        rung = RUNG_TITLE;
        buf_set_c(&b, a->title);
        if (a->published.precision != DATE_NONE)
            buf_printf(&b, "\n%lld", (long long)a->published.time);
        text = buf_str(&b);
    }
    uint64_t h = hash_add(hash_mix(HASH_INIT, rung == RUNG_TITLE), text);
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

bool identity_replaced(const struct article *stored, const struct article *now)
{
    return differing_links(stored, now) && !identity_same_title(stored->title, now->title) &&
           stored->published.precision != DATE_NONE && now->published.precision != DATE_NONE &&
           !same_date(stored, now);
}

bool identity_same_link(const char *a, const char *b)
{
    AUTO(buf) x = BUF_INIT, y = BUF_INIT;
    identity_add_link(&x, str_from(a));
    identity_add_link(&y, str_from(b));
    return str_eq(buf_str(&x), buf_str(&y));
}

static void add_normal_title(struct buf *b, const char *title)
{
    fold_add_letters(b, str_slice(str_from(title), 0, MAX_TITLE));
}

static bool is_long_title(struct str normal)
{
    int weight = 0;
    for (size_t at = 0; at < normal.n && weight < TITLE_WEIGHT;)
        weight += utf8_next(normal, &at) >= 0x2e80 ? 3 : 1;
    return weight >= TITLE_WEIGHT;
}

bool identity_same_title(const char *a, const char *b)
{
    AUTO(buf) x = BUF_INIT, y = BUF_INIT;
    add_normal_title(&x, a);
    add_normal_title(&y, b);
    return str_eq(buf_str(&x), buf_str(&y));
}

/* Strips "…", "……" or "..." off the end. */
static bool strip_ellipsis(struct str *s)
{
    size_t before = s->n;
    while (str_ends(*s, STR("…")) || str_ends(*s, STR("...")))
        *s = str_slice(*s, 0, s->n - 3); /* three bytes either way */
    bool had = s->n < before;
    *s = str_trim(*s);
    return had;
}

/* "Title - Site", "Title_Site", "Title | Site" */
static bool begins_with_separator(struct str s)
{
    s = str_trim(s);
    return str_starts(s, STR("|")) || str_any(str_starts, s, "-|_|–|—|·");
}

bool identity_is_cut(const char *cut, const char *whole)
{
    struct str stem = str_trim(str_from(cut)), full = str_trim(str_from(whole));
    bool marked = strip_ellipsis(&stem);
    if (stem.n == 0 || full.n <= stem.n)
        return false;
    if (marked) /* the page may put a category before the title */
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
    AUTO(buf) b = BUF_INIT;
    uint64_t h = 0;
    if (title)
        add_normal_title(&b, title);
    if (is_long_title(buf_str(&b)))
        h = hash_add(hash_mix(HASH_INIT, 3), buf_str(&b));
    return (int64_t)h;
}

/* Appends a part of a path or query, only its name if the value is a random token. */
static void add_loose_part(struct buf *b, struct str part)
{
    size_t value = str_find_char(part, '=', 0);
    value = value == SIZE_MAX ? 0 : value + 1;
    bool token = url_is_token(str_slice(part, value, part.n));
    buf_add(b, token ? str_slice(part, 0, value) : part);
}

static void add_loose(struct buf *b, struct str path)
{
    for (size_t from = 0, to; from < path.n; from = to + 1) {
        to = from;
        while (to < path.n && path.p[to] != '/' && path.p[to] != '?' && path.p[to] != '&' &&
               path.p[to] != ';')
            to++;
        add_loose_part(b, str_slice(path, from, to));
        if (to < path.n)
            buf_add_char(b, path.p[to]);
    }
}

/* Seeds: hashes of different kinds differ, so that one table can hold all. */
enum clue_kind { CLUE_TITLE = 10, CLUE_LINK, CLUE_PATH, CLUE_LOOSE, CLUE_DATE, CLUE_TEXT };

static uint64_t clue(enum clue_kind kind, struct str s)
{
    return s.n ? hash_add(hash_mix(HASH_INIT, kind), s) : 0;
}

void identity_read_clues(const struct article *a, struct identity_clues *out)
{
    AUTO(buf) title = BUF_INIT, link = BUF_INIT, loose = BUF_INIT;
    struct url_parts u;
    *out = (struct identity_clues){.stated = identity_date(a)};
    add_normal_title(&title, a->title);
    out->title = clue(CLUE_TITLE, buf_str(&title));
    add_address(&link, str_from(a->url));
    if (url_split(buf_str(&link), &u) && (u.path.n > 1 || u.query.n)) {
        struct str path = {u.path.p, (size_t)(link.p + link.n - u.path.p)};
        out->link = clue(CLUE_LINK, buf_str(&link));
        out->path = clue(CLUE_PATH, path);
        add_loose(&loose, path);
        out->loose = clue(CLUE_LOOSE, buf_str(&loose));
    }
    if (out->stated.precision > DATE_DAY)
        out->date = hash_mix(hash_mix(HASH_INIT, CLUE_DATE), (uint64_t)out->stated.time);
}

uint64_t identity_text_clue(const char *html)
{
    AUTO(buf) text = BUF_INIT;
    markup_add_text(&text, str_from(html), false);
    return clue(CLUE_TEXT, str_trim(buf_str(&text)));
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
    /* Later fields count only where they are: hashes of other articles stay the same. */
    if (a->comments_feed)
        h = hash_add(h, str_from(a->comments_feed));
    if (a->n_comments > 0)
        h = hash_add(h, (struct str){(const char *)&a->n_comments, sizeof a->n_comments});
    if (a->chapters_url)
        h = hash_add(h, str_from(a->chapters_url));
    for (size_t i = 0; i < a->n_chapters; i++)
        h = hash_add(h, str_from(a->chapters[i].title));
    return (int64_t)h;
}

bool identity_same_text(const char *a, const char *b)
{
    AUTO(buf) x = BUF_INIT, y = BUF_INIT;
    markup_add_text(&x, str_from(a), false);
    markup_add_text(&y, str_from(b), false);
    return str_eq(str_trim(buf_str(&x)), str_trim(buf_str(&y)));
}
