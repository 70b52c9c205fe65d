/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/next.h"

#include "page/evidence/anchors.h"

enum { MAX_TARGETS = 2 }; /* of the best links: one above and one below the list */

struct search {
    struct dom *d;
    struct str base;
    uint64_t own;
};

/* Absolute address of a link to another page; NULL for one to this page. */
static const char *target(const struct search *s, struct str href)
{
    href = str_trim(href);
    if (href.n == 0 || href.p[0] == '#')
        return NULL;
    struct str url = page_resolve(&s->d->arena, s->base, href);
    return url.p && (s->base.n == 0 || anchor_key(url) != s->own) ? url.p : NULL;
}

/* Address of a link, or of a button that loads more by script. */
static struct str address_of(const struct dom_node *n)
{
    const char *names = "data-url|data-href|data-next|data-next-url|data-next-page|hx-get";
    struct str href = str_trim(dom_attr(n, "href")), none = {NULL, 0};
    bool button = n->tag == GUMBO_TAG_BUTTON || n->tag == GUMBO_TAG_DIV ||
                  n->tag == GUMBO_TAG_SPAN || n->tag == GUMBO_TAG_A;
    bool empty = href.n == 0 || href.p[0] == '#' || str_starts_nocase(href, STR("javascript:"));
    for (struct str name; button && empty && str_next_word(&names, &name);) {
        struct str url = str_trim(dom_value(n, name));
        if (str_has_char(url, '/') || str_has_char(url, '?'))
            return url;
    }
    return n->tag == GUMBO_TAG_A ? href : none;
}

static bool is_disabled(const struct dom_node *n)
{
    struct str off = STR("disabled");
    return dom_has_word(n->classes, off) || (n->parent && dom_has_word(n->parent->classes, off));
}

static const char *find_rel(const struct search *s)
{
    for (const struct dom_node *n = s->d->nodes; n < dom_end(s->d); n++) {
        if ((n->tag == GUMBO_TAG_LINK || n->tag == GUMBO_TAG_A) &&
            dom_has_word(dom_attr(n, "rel"), STR("next"))) {
            const char *url = target(s, dom_attr(n, "href"));
            if (url)
                return url;
        }
    }
    return NULL;
}

/* ---- labelled links ---- */

static bool is_arrow(struct str label)
{
    return str_any(str_eq, label, ">|›|»|>>|→|&gt;|❯|▶");
}

static bool is_number(struct str s)
{
    int64_t number;
    return str_to_int64(label_clean(s), &number) && number >= 0;
}

static bool has_number(struct str s)
{
    enum { MAX_BYTES = 60 };
    size_t i = 0;
    while (i < s.n && !ascii_digit(s.p[i]))
        i++;
    return i < s.n && s.n <= MAX_BYTES;
}

/* True near a page number or "Page 1 of 9": arrows here turn pages. */
static bool is_near_number(const struct search *s, const struct dom_node *n)
{
    enum { NEAR = 4 };
    for (int level = 0; n && level < 2; level++, n = n->parent) {
        const struct dom_node *left = n->previous;
        for (int i = 0; left && i < NEAR; i++, left = left->previous)
            if (left->tag == DOM_TEXT ? has_number(str_trim(left->text))
                                      : is_number(dom_text(s->d, left, 20)))
                return true;
    }
    return false;
}

/* Excludes "nav-next", WordPress's link to newer posts. */
static bool is_named_next(const struct dom_node *n)
{
    static const struct str names[] = {
        STR("next"),       STR("page-next"),        STR("next-page"),
        STR("next_page"),  STR("page_next"),        STR("nextpage"),
        STR("pager-next"), STR("pagination-next"),  STR("pager__item--next"),
        STR("btn-next"),   STR("pagination__next"), STR("pagination__item--next"),
        STR("icon-next")};
    return DOM_HAS_ANY(n->classes, names);
}

/* Icon link, named by its own, its parent's or its picture's class, or by its picture. */
static bool is_next_icon(const struct dom_node *a)
{
    bool alone = a->parent && !a->previous && !a->next;
    if (is_named_next(a) || (alone && is_named_next(a->parent)))
        return true;
    for (const struct dom_node *n = a + 1; n < dom_after(a); n++) {
        struct str src = n->tag == GUMBO_TAG_IMG ? dom_attr(n, "src") : (struct str){NULL, 0};
        if (n->tag != DOM_TEXT &&
            (is_named_next(n) || label_kind(dom_attr(n, "alt")) == LABEL_NEXT ||
             str_has_nocase(src, STR("next"))))
            return true;
    }
    return false;
}

/* Evidence for a link to the next page, weakest first: double arrow (also used for the last page),
 * arrow beside numbers, class or icon, label. */
enum evidence { NONE, ARROWS, ARROW, MARKED, LABELLED };

static enum evidence evidence_of(const struct search *s, const struct dom_node *a)
{
    enum { MAX_BYTES = 40 };
    struct str label = dom_text(s->d, a, MAX_BYTES + 1);
    enum label_kind kind = label_kind(label);
    if (label.n > MAX_BYTES)
        return NONE;
    if (kind == LABEL_NEXT || label_kind(str_trim(dom_attr(a, "title"))) == LABEL_NEXT ||
        label_kind(dom_attr(a, "aria-label")) == LABEL_NEXT)
        return LABELLED;
    if (kind != LABEL_NUMBER && kind != LABEL_PAGING && is_next_icon(a))
        return MARKED;
    if (!is_arrow(label) || !is_near_number(s, a))
        return NONE;
    return str_eq(label, STR(">>")) || str_eq(label, STR("»")) ? ARROWS : ARROW;
}

/* Link with the best evidence, *found. NULL for too many targets: labels such as "more news" repeat
 * at every list of a page. */
static const char *find_link(const struct search *s, enum evidence *found)
{
    const char *best = NULL;
    uint64_t key = 0;
    size_t targets = 0;
    *found = NONE;
    for (const struct dom_node *n = s->d->nodes; n < dom_end(s->d); n++) {
        struct str href = n->tag != DOM_TEXT ? address_of(n) : (struct str){NULL, 0};
        if (href.n == 0 || is_disabled(n))
            continue;
        enum evidence evidence = evidence_of(s, n);
        const char *url = evidence != NONE && evidence >= *found ? target(s, href) : NULL;
        if (!url)
            continue;
        targets = evidence > *found ? 1 : targets + (anchor_key(str_from(url)) != key);
        best = evidence > *found ? url : best;
        key = anchor_key(str_from(url));
        *found = evidence;
    }
    return targets <= MAX_TARGETS ? best : NULL;
}

/* ---- page numbers ---- */

/* True for a class such as "on" and "pager__link--active". */
static bool is_marked_current(const struct dom_node *n)
{
    struct str rest = n->classes, word;
    while (str_split(&rest, ' ', &word)) {
        size_t at = word.n;
        while (at > 0 && word.p[at - 1] != '-' && word.p[at - 1] != '_')
            at--;
        if (str_any(str_eq_nocase, str_slice(word, at, word.n),
                    "current|active|cur|on|selected|this"))
            return true;
    }
    return false;
}

/* "2" in "1 [2] 3": plain text, a link to the page itself, or marked as current by its class. */
static bool is_current(const struct search *s, const struct dom_node *n, bool linked)
{
    if (!linked || dom_has_attr(n, "aria-current") || is_marked_current(n))
        return true;
    const struct dom_node *a = n->tag == GUMBO_TAG_A ? n : dom_find_tag(n, GUMBO_TAG_A);
    return a && !target(s, dom_attr(a, "href"));
}

/* True for numbers of consecutive pages: by 1, or by the entries on each ("0 10 20"). */
static bool is_step(int64_t from, int64_t to)
{
    enum { MIN_ENTRIES = 5 };
    int64_t step = to - from;
    return from >= 0 && (step == 1 || (step >= MIN_ENTRIES && from % step == 0));
}

static const char *find_number(const struct search *s)
{
    const struct dom_node *parent = NULL;
    int64_t current = -1;
    for (const struct dom_node *n = s->d->body; n < dom_after(s->d->body); n++) {
        bool small = n->end - n->index <= 4;
        struct str text = small ? dom_text(s->d, n, 12) : STR("");
        int64_t number;
        if (str_has_nocase(n->classes, STR("calendar")) || str_has_nocase(n->id, STR("calendar"))) {
            n = dom_after(n) - 1;
            continue;
        }
        if (text.n > 5 || !is_number(text) || !str_to_int64(label_clean(text), &number))
            continue;
        const struct dom_node *a = dom_find_tag(n, GUMBO_TAG_A);
        if (n->parent == parent && is_step(current, number) && a) {
            const char *url = target(s, dom_attr(a, "href"));
            if (url)
                return url;
        }
        if (n->parent != parent) {
            parent = n->parent;
            current = -1;
        }
        current = is_current(s, n, a != NULL) ? number : current;
        n = dom_after(n) - 1;
    }
    return NULL;
}

/* ---- scripts ---- */

/* Arguments of a call, trimmed and unquoted; returns their number. */
static size_t read_arguments(struct str script, size_t at, struct str *out, size_t max)
{
    enum { MAX_BYTES = 300 };
    size_t end = str_find_char(str_slice(script, 0, at + MAX_BYTES), ')', at), n = 0;
    if (end == SIZE_MAX)
        return 0;
    struct str rest = str_slice(script, at, end), part;
    while (n < max && str_split(&rest, ',', &part)) {
        part = str_trim(part);
        if (part.n >= 2 && (part.p[0] == '"' || part.p[0] == '\''))
            part = str_slice(part, 1, part.n - 1);
        out[n++] = part;
    }
    return n;
}

/* createPageHTML(pages, index, "name", "html"), sometimes with an element's id in front. */
static const char *next_of_call(const struct search *s, struct str script, size_t at)
{
    enum { MAX_ARGUMENTS = 8 };
    struct str arguments[MAX_ARGUMENTS];
    size_t n = read_arguments(script, at, arguments, MAX_ARGUMENTS);
    int64_t pages, index;
    for (size_t i = 0; i + 3 < n; i++) {
        if (!str_to_int64(arguments[i], &pages) || !str_to_int64(arguments[i + 1], &index))
            continue;
        struct str name = arguments[i + 2], extension = arguments[i + 3];
        if (index < 0 || index > 100000 || index + 1 >= pages || name.n == 0)
            return NULL;
        char *file = arena_printf(&s->d->arena, "%.*s_%d.%.*s", STR_ARG(name), (int)index + 1,
                                  STR_ARG(extension));
        return target(s, str_from(file));
    }
    return NULL;
}

static const char *find_script(const struct search *s)
{
    for (const struct dom_node *n = s->d->nodes; n < dom_end(s->d); n++) {
        if (n->tag != DOM_TEXT || !n->parent || n->parent->tag != GUMBO_TAG_SCRIPT)
            continue;
        const char *calls = "createPageHTML(|createPageHtml(|createPage(";
        for (struct str call; str_next_word(&calls, &call);) {
            for (size_t at = 0; (at = str_find(n->text, call, at)) != SIZE_MAX;) {
                at += call.n;
                const char *url = next_of_call(s, n->text, at);
                if (url)
                    return url;
            }
        }
    }
    return NULL;
}

/* True for addresses that differ in numbers only, such as those of page 2 and page 11. */
static bool is_same_but_number(const char *a, const char *b)
{
    while (*a || *b) {
        while (ascii_digit(*a))
            a++;
        while (ascii_digit(*b))
            b++;
        if (*a != *b)
            return false;
        a += *a != '\0';
        b += *b != '\0';
    }
    return true;
}

const char *list_next_page(struct dom *d, const char *url, struct str base)
{
    struct search s = {.d = d, .base = base, .own = anchor_key(str_from(url))};
    enum evidence evidence = NONE;
    const char *next = find_rel(&s), *link = next ? NULL : find_link(&s, &evidence);
    if (next)
        return next;
    const char *number = find_number(&s);
    /* A link may skip to the next ten pages. */
    if (link && (evidence == LABELLED || evidence == MARKED))
        return number && is_same_but_number(link, number) ? number : link;
    next = find_script(&s);
    if (!next && (!link || evidence == ARROWS))
        next = number;
    return next ? next : link;
}
