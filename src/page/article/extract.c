/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/article/extract.h"

#include "base/vec.h"
#include "model/doc-html.h"
#include "model/doc.h"
#include "page/article/links.h"
#include "page/body/body.h"
#include "page/doc/html-doc.h"
#include "page/dom/dom.h"
#include "page/evidence/anchors.h"
#include "page/evidence/hints.h"
#include "page/evidence/measure.h"
#include "page/facts/facts.h"
#include "page/facts/script-text.h"
#include "page/rule/rules.h"
#include "text/charset/charset.h"
#include "text/display/safe.h"
#include "text/markup/markup.h"
#include "text/url/url.h"

enum { MAX_IMAGES = 200, THIN = 600, BARE = 60, SCRIPT = 300, BARE_PRODUCT = 120, EXCERPT = 12 };

static const char *copy(struct page_article *p, struct str s)
{
    AUTO(buf) line = BUF_INIT;
    safe_add_line(&line, s);
    return line.n > 0 ? arena_strndup(&p->arena, line.p, line.n) : NULL;
}

static const char *copy_address(struct page_article *p, const char *base, struct str s)
{
    AUTO(buf) b = BUF_INIT;
    if (s.n > 0)
        url_resolve(&b, str_from(base), s);
    return copy(p, buf_str(&b));
}

/* Caption of the image's figure. */
static const char *caption_of(struct page_article *p, const struct doc_node *image)
{
    const struct doc_node *n = image;
    while (n && n->kind != DOC_FIGURE)
        n = n->parent;
    const char *caption = NULL;
    for (n = n ? n->first : NULL; n && !caption; n = n->next) {
        if (n->kind == DOC_CAPTION) {
            AUTO(buf) b = BUF_INIT;
            doc_add_plain(&b, n);
            caption = copy(p, str_trim(buf_str(&b)));
        }
    }
    return caption;
}

static void read_images(struct page_article *p, const struct doc *doc)
{
    size_t n = doc->n_images < MAX_IMAGES ? doc->n_images : MAX_IMAGES;
    p->images = arena_array(&p->arena, n, sizeof *p->images);
    for (size_t i = 0; i < n; i++) {
        const struct doc_node *image = doc->images[i];
        p->images[p->n_images++] = (struct page_image){
            .url = arena_strdup(&p->arena, image->url),
            .alt = copy(p, image->text),
            .caption = caption_of(p, image),
            .width = image->width,
            .height = image->height,
        };
    }
}

/* Pages with a teaser may have the whole article in JSON-LD, products their description, pages
 * built by scripts in the data of those. NULL where the page itself shows more. */
static const char *hidden_text(struct dom *d, const struct facts *f, const struct body *body)
{
    const char *claimed = f->meta.ld.body;
    uint32_t weight = text_weight(str_from(claimed), NULL);
    if (weight >= THIN && weight > body->weight * 2)
        return claimed;
    const char *product = f->is_product ? f->meta.ld.product_text : NULL;
    weight = text_weight(str_from(product), NULL);
    if (weight >= BARE_PRODUCT && weight > body->weight)
        return product;
    bool bare = (body->weight < BARE || body->value < BARE) && !body->media;
    uint32_t least = body->weight > SCRIPT / 3 ? body->weight * 3 : SCRIPT;
    return bare && facts_claim_article(f) ? script_text_find(d, least) : NULL;
}

static const char *html_of(struct page_article *p, const struct doc *doc)
{
    AUTO(buf) html = BUF_INIT;
    doc_add_html(&html, doc->root);
    return arena_strndup(&p->arena, buf_c(&html), html.n);
}

static const char *text_of(struct page_article *p, const struct doc *doc)
{
    AUTO(buf) text = BUF_INIT, all = BUF_INIT;
    doc_add_reading_text(&text, doc->root);
    doc_add_plain(&all, doc->root);
    const struct buf *shown = text.n * 4 < all.n ? &all : &text; /* text mainly in captions */
    return arena_strndup(&p->arena, buf_c(shown), shown->n);
}

static void write_body(struct page_article *p, const struct dom *d, const char *hidden,
                       const struct body *body, const char *base)
{
    AUTO(doc) doc;
    doc_init(&doc);
    if (!hidden || !html_doc_add(&doc, doc.root, str_from(hidden), base, NULL))
        html_doc_add_node(&doc, doc.root, d, body->top, body->dropped, base);
    doc_number(&doc);
    p->article.content = html_of(p, &doc);
    p->text = text_of(p, &doc);
    read_images(p, &doc);
}

static void write_facts(struct page_article *p, const struct facts *f, const char *base)
{
    struct article *a = &p->article;
    a->url = copy(p, str_from(f->url));
    a->title = copy(p, f->title);
    a->author = copy(p, f->byline);
    a->source = copy(p, f->source);
    a->editor = copy(p, f->editor);
    a->language = copy(p, f->language);
    a->published = f->published;
    a->updated = f->updated;
    a->views = f->views;
    a->image = copy_address(p, base, f->image);
    p->site_name = copy(p, f->site_name);
    struct str excerpt = f->excerpt;
    if (excerpt.n == 0) {
        struct str rest = str_from(p->text), line;
        while (excerpt.n == 0 && str_split(&rest, '\n', &line))
            excerpt = text_weight(line, NULL) >= EXCERPT ? line : excerpt;
    }
    a->summary = copy(p, excerpt);
    if (!a->image && p->n_images > 0)
        a->image = p->images[0].url;
}

static struct body_options options_of(const struct extract_options *options,
                                      const struct facts *facts, const struct site_rule *rule,
                                      struct str witness)
{
    return (struct body_options){.facts = facts,
                                 .url = str_from(options->url),
                                 .title = facts->title,
                                 .heading = facts->heading,
                                 .description = facts->excerpt,
                                 .byline = facts->byline,
                                 .dated = facts->published.precision != DATE_NONE,
                                 .claimed = facts->is_article,
                                 .thread = facts->meta.ld.thread,
                                 .product = facts->is_product,
                                 .home = options->url && page_is_home(str_from(options->url)),
                                 .witness = witness,
                                 .container = rule->fields[SITE_BODY],
                                 .drop = rule->fields[SITE_DROP]};
}

/* Decodes and parses a page; its text is in memory no longer than that. */
static bool parse(struct str bytes, const char *content_type, struct dom *d, struct error *e)
{
    AUTO(buf) utf8 = BUF_INIT;
    struct charset_found charset;
    charset_decode(bytes, content_type, &utf8, &charset);
    if (charset_is_binary(buf_str(&utf8)))
        return error_set(e, ERROR_INVALID, 0, "binary data, not a web page");
    return dom_parse(d, buf_str(&utf8), e);
}

bool page_extract(struct str bytes, const struct extract_options *options, struct page_article *out,
                  struct error *e)
{
    *out = (struct page_article){0};
    AUTO(dom) d = {0};
    if (!parse(bytes, options->content_type, &d, e))
        return false;
    hints_read(&d);
    struct facts facts;
    struct site_rule rule;
    site_rules_find(options->rules, str_from(options->url), &rule);
    facts_read(&d, options, &rule, &facts);
    AUTO(buf) witness = BUF_INIT;
    markup_add_text(&witness, str_from(options->summary), false);
    struct body_options how = options_of(options, &facts, &rule, str_trim(buf_str(&witness)));
    struct body body;
    bool shown = body_find(&d, &how, &body);
    const char *hidden = hidden_text(&d, &facts, &body);
    if (!shown && !hidden)
        return error_set(e, ERROR_NOT_FOUND, 0, "the page has no article");
    struct str found = page_base(&d, options->url);
    const char *base = found.n > 0 ? found.p : NULL;
    write_body(out, &d, hidden, &body, base);
    write_facts(out, &facts, base);
    links_read(&d, &facts, base, out);
    return true;
}
