/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/article/links.h"

#include <string.h>

#include "base/vec.h"
#include "page/body/boilerplate-phrases.h"
#include "page/body/trail.h"
#include "page/evidence/file-link.h"
#include "page/evidence/hints.h"
#include "page/evidence/measure.h"
#include "text/url/url.h"

enum { MAX_RELATED = 20, MAX_ATTACHMENTS = 50, MAX_CRUMBS = 12, TEXT_BYTES = 300, END_LINE = 24 };

struct links {
    const struct dom *d;
    const struct facts *f;
    const char *base;
    struct page_article *out;
    VEC(struct link) related;
    VEC(struct attachment) attachments;
    VEC(const char *) crumbs;
};

static const char *address_of(struct links *l, const struct dom_node *a)
{
    struct str href = str_trim(dom_attr(a, "href"));
    if (href.n == 0 || href.p[0] == '#')
        return NULL;
    AUTO(buf) b = BUF_INIT;
    url_resolve(&b, str_from(l->base), href);
    const char *url = NULL;
    struct str found = buf_str(&b), base = str_from(l->base);
    if (b.n > 0 && (url_is_fetchable(found) || url_is_between_files(base, found) || !l->base) &&
        !str_starts_nocase(href, STR("javascript:")))
        url = arena_strndup(&l->out->arena, b.p, b.n);
    return url;
}

static const char *text_of(struct links *l, const struct dom_node *n)
{
    AUTO(buf) b = BUF_INIT;
    dom_add_text(&b, n, TEXT_BYTES);
    return b.n > 0 ? arena_strndup(&l->out->arena, b.p, b.n) : NULL;
}

/* ---- breadcrumb ---- */

static struct str strip_crumb(struct str s)
{
    static const struct str marks[] = {STR(">"),        STR("›"), STR("»"),  STR("/"), STR("＞"),
                                       STR("→"),        STR("|"), STR("："), STR(":"), STR("·"),
                                       STR("\xc2\xa0"), STR(" "), STR("«")};
    for (bool again = true; again && s.n > 0;) {
        again = false;
        for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
            if (str_starts(s, marks[i])) {
                s = str_slice(s, marks[i].n, s.n);
                again = true;
            }
            if (s.n > 0 && str_ends(s, marks[i])) {
                s.n -= marks[i].n;
                again = true;
            }
        }
        s = str_trim(s);
    }
    return s;
}

static bool is_no_crumb(const struct links *l, struct str s)
{
    static const char labels[] =
        "当前位置|您所在的位置|您的位置|您现在的位置|你的位置|所在位置|现在位置|位置|"
        "you are here|正文|body|内容|文章正文|详情|current position|location|your position";
    return str_any(str_eq_nocase, s, labels) || s.n == 0 || same_words(s, l->f->title);
}

/* Splits "A > B > C"; a text without separators is a single crumb. */
static void add_crumbs(struct links *l, struct str text)
{
    while (text.n > 0 && l->crumbs.n < MAX_CRUMBS) {
        struct str sign = STR("");
        size_t end = str_find_first(text, ">|›|»|＞|→|：|:", &sign);
        struct str crumb = strip_crumb(str_slice(text, 0, end));
        if (!is_no_crumb(l, crumb))
            vec_push(&l->crumbs, arena_strndup(&l->out->arena, crumb.p, crumb.n));
        text = str_slice(text, end + sign.n, text.n);
    }
}

/* Reads the texts of the nodes from `from` to before `to`. */
static void read_crumbs(struct links *l, uint32_t from, uint32_t to)
{
    for (const struct dom_node *n = &l->d->nodes[from]; n < &l->d->nodes[to]; n++) {
        if (n->tag == DOM_TEXT) {
            AUTO(buf) b = BUF_INIT;
            dom_add_text(&b, n, TEXT_BYTES);
            add_crumbs(l, buf_str(&b));
        } else if (dom_is_silent(n)) {
            n = dom_after(n) - 1;
        }
    }
}

static void find_breadcrumb(struct links *l)
{
    static const char labels[] =
        "当前位置|您所在的位置|您的位置|您现在的位置|你的位置|所在位置|现在位置|you are here";
    for (const struct dom_node *n = l->d->body; n < dom_end(l->d) && l->crumbs.n == 0; n++)
        if (n->tag != DOM_TEXT && n->tag != GUMBO_TAG_BODY && (hints_of(n) & HINT_CRUMBS) &&
            n->end - n->index < 200)
            read_crumbs(l, n->index, n->end);
    const struct page_line *lines = l->f->lines.v;
    for (size_t i = 0; i < l->f->lines.n && l->crumbs.n == 0; i++)
        if (str_any(str_starts_nocase, lines[i].text, labels))
            read_crumbs(l, lines[i].at, lines[i].end);
    for (size_t i = 0; i < l->f->first_line && l->crumbs.n == 0; i++)
        if (trail_is(lines[i].block, lines[i].text))
            read_crumbs(l, lines[i].at, lines[i].end);
    const struct json_ld *ld = &l->f->meta.ld;
    bool visible = l->crumbs.n > 0;
    for (size_t i = 0; !visible && i < ld->n_breadcrumb; i++)
        if (!same_words(str_from(ld->breadcrumb[i]), l->f->title))
            vec_push(&l->crumbs, arena_strdup(&l->out->arena, ld->breadcrumb[i]));
}

/* ---- pages of the article, and neighbouring articles ---- */

/* Page of the same article: /a/content_1.htm and /a/content_1_2.htm, /post and /post/2, ?page=2. */
static bool is_page_of(struct str url, struct str next)
{
    struct str stem = str_slice(url, 0, str_find_char(url, '?', 0));
    size_t slash = 0;
    for (size_t i = 0; i < stem.n; i++)
        slash = stem.p[i] == '/' ? i : slash;
    stem = str_slice(stem, 0, str_find_char(stem, '.', slash));
    while (stem.n > 0 && stem.p[stem.n - 1] == '/')
        stem.n--;
    if (stem.n < 10 || !str_starts(next, stem) || str_eq(url, next))
        return false;
    struct str rest = str_slice(next, stem.n, next.n);
    size_t digits = 0;
    for (size_t i = 0; i < rest.n; i++)
        digits += ascii_digit(rest.p[i]);
    return rest.n > 1 && rest.n < 40 && digits >= 1 && digits <= 3 &&
           strchr("_-/?.", rest.p[0]) != NULL;
}

static void add_neighbour(struct links *l, const struct dom_node *a, struct str text)
{
    static const char next[] = "下一篇|下一条|下篇|next article|next post|next story";
    static const char previous[] =
        "上一篇|上一条|上篇|previous article|previous post|previous story";
    struct str rel = dom_attr(a, "rel");
    bool rel_next = dom_has_word(rel, STR("next")), rel_previous = dom_has_word(rel, STR("prev"));
    struct page_article *out = l->out;
    if (rel_next ||
        str_any(str_starts_nocase, text, "下一页|下页|next|weiter|suivant|siguiente|›|»|>")) {
        const char *url = address_of(l, a);
        if (url && !out->next_url && l->f->url && strcmp(url, l->f->url) != 0 &&
            is_page_of(str_from(l->f->first_url), str_from(url))) {
            out->next_url = url;
            return;
        }
    }
    if (!out->next_article_url && a->tag == GUMBO_TAG_A &&
        (rel_next || str_any(str_starts_nocase, text, next)))
        out->next_article_url = address_of(l, a);
    else if (!out->previous_article_url && a->tag == GUMBO_TAG_A &&
             (rel_previous || str_any(str_starts_nocase, text, previous)))
        out->previous_article_url = address_of(l, a);
}

/* Text directly before a link, for "上一篇：<a>…</a>". */
static struct str text_before(const struct dom_node *a)
{
    const struct dom_node *p = a->previous ? a->previous : a->parent->previous;
    return p && p->tag == DOM_TEXT                      ? str_trim(p->text)
           : p && p->first && p->first->tag == DOM_TEXT ? str_trim(p->first->text)
                                                        : STR("");
}

/* ---- attachments and comments ---- */

static void add_attachment(struct links *l, const struct dom_node *a, struct str text)
{
    struct str href = str_trim(dom_attr(a, "href"));
    bool has_path = str_any(str_starts, href, "/|https://|http://"); /* not the base's */
    const char *url = has_path && !file_link_type(href, text) ? NULL : address_of(l, a);
    const char *type = url ? file_link_type(str_from(url), text) : NULL;
    for (size_t i = 0; type && i < l->attachments.n; i++)
        type = strcmp(l->attachments.v[i].url, url) == 0 ? NULL : type;
    if (type && l->attachments.n < MAX_ATTACHMENTS) {
        struct attachment found = {url, *type ? type : NULL, text_of(l, a), -1, -1};
        vec_push(&l->attachments, found);
    }
}

static void add_comments(struct links *l, const struct dom_node *a, struct str text)
{
    static const char words[] =
        "我来说两句|评论|网友评论|发表评论|comments|comment|leave a comment|"
        "let me say something|view comments|kommentare";
    if (!l->out->article.comments_url && text.n <= 60 && str_any(str_starts_nocase, text, words))
        l->out->article.comments_url = address_of(l, a);
}

/* ---- related stories ---- */

static void add_related(struct links *l, const struct dom_node *a)
{
    const char *title = text_of(l, a), *url = title ? address_of(l, a) : NULL;
    if (!url || l->related.n >= MAX_RELATED || text_weight(str_from(title), NULL) < 10 ||
        (l->f->url && strcmp(url, l->f->url) == 0))
        return;
    for (size_t i = 0; i < l->related.n; i++)
        if (strcmp(l->related.v[i].url, url) == 0)
            return;
    vec_push(&l->related, ((struct link){url, title}));
}

static void read_related(struct links *l, const struct dom_node *top)
{
    for (uint32_t i = top->index; i < top->end; i++)
        if (l->d->nodes[i].tag == GUMBO_TAG_A)
            add_related(l, &l->d->nodes[i]);
}

/* Links after the line "相关阅读", up to the next heading. */
static void read_section(struct links *l, const struct dom_node *heading)
{
    const struct dom_node *n = heading;
    read_related(l, n);
    for (int up = 0; up < 3 && !n->next && n->parent; up++)
        n = n->parent;
    for (n = n->next; n && l->related.n < MAX_RELATED; n = n->next) {
        if (dom_is_heading(n))
            break;
        AUTO(buf) b = BUF_INIT;
        dom_add_text(&b, n, TEXT_BYTES);
        if (boilerplate_find(buf_str(&b)) == PHRASE_LINE)
            break;
        read_related(l, n);
    }
}

/* Teasers after the PHRASE_END line, each starting with its link. */
static void read_after_end(struct links *l, const struct dom_node *end)
{
    for (const struct dom_node *n = &l->d->nodes[end->end];
         n < dom_end(l->d) && l->related.n < MAX_RELATED; n++)
        if (n->tag != DOM_TEXT && (hints_of(n) & (HINT_CHROME | HINT_WEAK | HINT_COMMENTS)))
            n = dom_after(n) - 1;
        else if (dom_is_heading(n))
            read_related(l, n);
}

static void find_related(struct links *l)
{
    enum { MAX_SECTIONS = 30 }; /* each may reach to the end of the page */
    int sections = 0;
    for (size_t i = 0; i < l->f->lines.n && l->related.n == 0 && sections < MAX_SECTIONS; i++)
        if (boilerplate_is_related(l->f->lines.v[i].text)) {
            read_section(l, l->f->lines.v[i].block);
            sections++;
        }
    for (size_t i = 0; i < l->f->lines.n && l->related.n == 0; i++) {
        struct str line = l->f->lines.v[i].text;
        if (line.n <= END_LINE && boilerplate_is_end(line) && boilerplate_find(line) == PHRASE_END)
            read_after_end(l, l->f->lines.v[i].block);
    }
    for (const struct dom_node *n = l->d->body; n < dom_end(l->d) && l->related.n == 0; n++)
        if (n->tag != DOM_TEXT && n->tag != GUMBO_TAG_BODY && (hints_of(n) & HINT_RELATED))
            read_related(l, n);
}

static void read_anchors(struct links *l)
{
    for (const struct dom_node *a = l->d->nodes; a < dom_end(l->d); a++) {
        if (a->tag == GUMBO_TAG_LINK)
            add_neighbour(l, a, STR(""));
        if (a->tag != GUMBO_TAG_A)
            continue;
        AUTO(buf) b = BUF_INIT;
        dom_add_text(&b, a, TEXT_BYTES);
        struct str text = buf_str(&b);
        add_neighbour(l, a, text);
        add_neighbour(l, a, text_before(a));
        add_comments(l, a, text);
        add_attachment(l, a, text);
    }
}

void links_read(const struct dom *d, const struct facts *f, const char *base,
                struct page_article *out)
{
    struct links l = {.d = d, .f = f, .base = base, .out = out};
    if (f->next_url) {
        AUTO(buf) b = BUF_INIT;
        url_resolve(&b, str_from(base), str_from(f->next_url));
        out->next_url = arena_strndup(&out->arena, buf_c(&b), b.n);
    }
    find_breadcrumb(&l);
    read_anchors(&l);
    find_related(&l);
    struct article *a = &out->article;
    vec_take(&l.crumbs, &out->arena, &a->breadcrumb, &a->n_breadcrumb);
    vec_take(&l.related, &out->arena, &a->related, &a->n_related);
    vec_take(&l.attachments, &out->arena, &a->attachments, &a->n_attachments);
}
