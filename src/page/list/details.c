/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/list/details.h"

#include "page/evidence/hints.h"
#include "page/evidence/measure.h"
#include "page/list/item-date.h"
#include "text/markup/markup.h"

enum { SHORT_TEXT = 100, SUMMARY_MAX = 2000 };

static bool is_summary(const struct dom_node *n)
{
    return hint_is_named(n, "summary|desc|description|intro|abstract|excerpt|zhaiyao|jianjie|"
                            "teaser-text|standfirst|dek");
}

/* Element with the item's longest prose, other than the title. */
static const struct dom_node *find_summary(const struct list_page *p, const struct list_item *item)
{
    enum { SENTENCE = 40 };
    const struct dom_node *best = NULL;
    uint32_t best_weight = SENTENCE - 1;
    for (uint32_t i = item->first; i < item->end;) {
        const struct dom_node *n = &p->d->nodes[i];
        if (n->tag == DOM_TEXT) {
            uint32_t weight = text_weight(n->text, NULL);
            if (weight > best_weight) {
                best = n->parent && n->parent->index >= item->first ? n->parent : n;
                best_weight = weight;
            }
        } else if (dom_is_silent(n) || list_item_is_taken(p, item, n) || list_item_is_date(n)) {
            i = n->end;
            continue;
        } else if (is_summary(n)) {
            return n;
        }
        i++;
    }
    return best && item->title_node && dom_contains(best, item->title_node) ? NULL : best;
}

/* The summary without its links ("[详细]") and decoration. */
static const char *summary_html(const struct list_page *p, const struct list_item *item,
                                const struct dom_node *n, struct arena *a)
{
    AUTO(buf) text = BUF_INIT, html = BUF_INIT;
    for (uint32_t i = n->index; i < n->end && text.n < SUMMARY_MAX;) {
        const struct dom_node *c = &p->d->nodes[i];
        if (c->tag == DOM_TEXT) {
            buf_add_c(&text, text.n > 0 ? " " : "");
            dom_add_text(&text, c, SUMMARY_MAX);
        } else if (dom_is_silent(c) || c == item->title_node ||
                   (c->tag == GUMBO_TAG_A &&
                    label_kind(dom_text(p->d, c, SHORT_TEXT)) == LABEL_MORE)) {
            i = c->end;
            continue;
        }
        i++;
    }
    struct str s = str_trim(buf_str(&text));
    const char *tails = "[]|[ ]|【】|()|>>";
    for (struct str tail; str_next_word(&tails, &tail);)
        if (str_ends(s, tail))
            s = str_trim(str_slice(s, 0, s.n - tail.n));
    markup_add_escaped(&html, s);
    return html.n > 0 ? arena_strndup(a, html.p, html.n) : NULL;
}

static int64_t pixels(const struct dom_node *img, const char *name)
{
    int64_t n;
    struct str value = dom_attr(img, name);
    if (str_ends(value, STR("px")))
        value.n -= 2;
    return value.n > 0 && str_to_int64(value, &n) ? n : 1000;
}

static const char *find_image(const struct list_page *p, const struct list_item *item,
                              struct arena *a)
{
    enum { SMALLEST = 48 };
    for (const struct dom_node *n = &p->d->nodes[item->first]; n < &p->d->nodes[item->end]; n++) {
        if (n->tag != GUMBO_TAG_IMG || pixels(n, "width") < SMALLEST ||
            pixels(n, "height") < SMALLEST)
            continue;
        const char *sources = "data-original|data-src|data-lazy-src|src";
        for (struct str source; str_next_word(&sources, &source);) {
            struct str src = str_trim(dom_value(n, source));
            struct str url = page_resolve(a, p->base, src);
            if (url.p && !str_ends(url, STR(".gif")))
                return url.p;
        }
    }
    return NULL;
}

static const char *find_author(const struct list_page *p, const struct list_item *item,
                               struct arena *a)
{
    enum { MAX_BYTES = 80 };
    for (const struct dom_node *n = &p->d->nodes[item->first]; n < &p->d->nodes[item->end]; n++) {
        if (n->tag == DOM_TEXT || n == item->title_node ||
            !(hint_is_named(n, "author|byline|writer") ||
              dom_has_word(dom_attr(n, "rel"), STR("author"))))
            continue;
        struct str name = dom_text(p->d, n, MAX_BYTES + 1);
        if (str_starts_nocase(name, STR("by ")))
            name = str_trim(str_slice(name, 3, name.n));
        if (name.n > 0 && name.n <= MAX_BYTES)
            return arena_strndup(a, name.p, name.n);
    }
    return NULL;
}

void list_item_describe(const struct list_page *p, const struct list_item *item, struct arena *a,
                        struct article *out)
{
    const struct dom_node *summary = find_summary(p, item);
    out->summary = summary ? summary_html(p, item, summary, a) : NULL;
    out->image = find_image(p, item, a);
    out->author = find_author(p, item, a);
}
