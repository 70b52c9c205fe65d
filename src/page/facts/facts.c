/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/facts/facts.h"

#include "base/zone.h"
#include "page/dom/select.h"
#include "page/evidence/anchors.h"
#include "page/evidence/hints.h"
#include "page/facts/info-line.h"
#include "page/rule/rules.h"
#include "text/utf8.h"

enum { NAME_BYTES = 100, RULE_BYTES = 600, SAMPLE_LINES = 200 };

static struct str first(struct str a, struct str b)
{
    return a.n > 0 ? a : b;
}

static void find_names(struct dom *d, struct facts *f)
{
    static const char excerpt[] =
        "dc.description|dcterms.description|og:description|description|twitter:description";
    static const char image[] =
        "og:image|og:image:url|twitter:image|twitter:image:src|image|thumbnail";
    static const char site[] = "og:site_name|sitename|publisher|dc.publisher|application-name";
    static const char language[] = "content-language|language|dc.language|og:locale";
    f->site_name = first(meta_get(&f->meta, site), str_from(f->meta.ld.publisher));
    f->language = first(str_trim(dom_attr(d->nodes, "lang")),
                        first(meta_get(&f->meta, language), str_from(f->meta.ld.language)));
    f->excerpt = first(meta_get(&f->meta, excerpt), str_from(f->meta.ld.description));
    f->image = first(meta_get(&f->meta, image), str_from(f->meta.ld.image));
    f->source = first(f->source, meta_get(&f->meta, "contentsource"));
}

/* Elements with the *_baidu ids, meant for a search engine. */
static void read_marked(struct dom *d, struct info *info)
{
    static const struct {
        const char *id;
        size_t field;
    } marks[] = {{"source_baidu", offsetof(struct info, source)},
                 {"author_baidu", offsetof(struct info, author)},
                 {"editor_baidu", offsetof(struct info, editor)},
                 {"pubtime_baidu", offsetof(struct info, date)}};
    for (struct dom_node *n = d->body; n < dom_end(d); n++) {
        for (size_t k = 0; n->tag != DOM_TEXT && n->id.n > 0 && k < ARRAY_SIZE(marks); k++) {
            struct str *field = (struct str *)((char *)info + marks[k].field);
            if (!str_eq_nocase(n->id, str_from(marks[k].id)) || field->n > 0)
                continue;
            struct str text = dom_text(d, n, NAME_BYTES);
            info_line_read(text, info);
            if (field->n == 0 && text.n < NAME_BYTES && !str_has(text, STR("：")) &&
                !str_has_char(text, ':'))
                *field = text;
        }
    }
}

/* Text of the element that a site's rule selects; n is 0 for none. */
static struct str rule_text(struct dom *d, const struct site_rule *rule, enum site_field field)
{
    const struct dom_node *n = selector_find(rule->fields[field], d->nodes);
    return n ? dom_text(d, n, RULE_BYTES) : STR("");
}

/* "Author:" without a name. */
static bool is_bare_label(struct str text)
{
    text = str_trim(text);
    return str_ends(text, STR(":")) || str_ends(text, STR("："));
}

static void read_rule(struct dom *d, const struct site_rule *rule, struct info *info)
{
    static const struct {
        enum site_field field;
        size_t at;
    } places[] = {{SITE_SOURCE, offsetof(struct info, source)},
                  {SITE_AUTHOR, offsetof(struct info, author)},
                  {SITE_EDITOR, offsetof(struct info, editor)},
                  {SITE_DATE, offsetof(struct info, date)}};
    for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
        struct str *place = (struct str *)((char *)info + places[i].at);
        struct str text = rule_text(d, rule, places[i].field);
        info_line_read(text, info);
        if (!is_bare_label(text))
            *place = first(*place, text);
    }
    info_line_read(rule_text(d, rule, SITE_INFO), info);
}

static size_t find_first_line(const struct facts *f)
{
    size_t at = 0;
    while (f->heading && at < f->lines.n && f->lines.v[at].at < f->heading->index)
        at++;
    return at;
}

static void read_info(struct dom *d, struct facts *f, const struct site_rule *rule, int offset)
{
    struct info info = {.views = -1};
    read_rule(d, rule, &info);
    read_marked(d, &info);
    for (size_t i = f->first_line; i < f->lines.n; i++)
        info_line_read(f->lines.v[i].text, &info);
    f->source = info.source;
    f->editor = info.editor;
    f->byline = info.author;
    f->views = info.views;
    if (!date_parse(info.date, offset, &f->published) &&
        !date_find(info.date, offset, &f->published, NULL, NULL))
        f->published = (struct date){0};
    f->date_ruled = rule->fields[SITE_DATE] && f->published.precision != DATE_NONE;
}

/* True when most letters in the lines are Han, and none kana. */
static bool is_in_chinese(const struct page_lines *lines)
{
    size_t han = 0, other = 0;
    for (size_t i = 0; i < lines->n && i < SAMPLE_LINES; i++) {
        struct str s = lines->v[i].text;
        for (size_t at = 0; at < s.n;) {
            uint32_t c = utf8_next(s, &at);
            if (c >= 0x3040 && c <= 0x30ff)
                return false;
            han += c >= 0x4e00 && c <= 0x9fff;
            other += c < 0x80 && ascii_alpha((char)c);
        }
    }
    return han * 2 > other && han > 0;
}

/* Offset of dates without a zone: the caller's, else China's on Chinese pages. */
static int offset_for(const struct dom *d, const struct page_lines *lines,
                      const struct extract_options *options)
{
    bool china = options->default_offset == 0 &&
                 (page_claims_chinese(d, str_from(options->url)) || is_in_chinese(lines));
    return china ? ZONE_CHINA : options->default_offset;
}

bool facts_claim_article(const struct facts *f)
{
    struct str s = meta_get(&f->meta, "og:type");
    bool typed =
        f->meta.ld.article || str_eq_nocase(s, STR("article")) || str_eq_nocase(s, STR("news"));
    return !f->meta.ld.thread && (typed || f->source.n > 0 || f->editor.n > 0);
}

/* A list of goods describes more than two products, the page of one perhaps that one twice. */
static bool claims_product(const struct facts *f)
{
    unsigned described = f->meta.ld.products;
    return !facts_claim_article(f) && (described == 1 || described == 2 ||
                                       str_any(str_eq_nocase, meta_get(&f->meta, "og:type"),
                                               "product|product.item|og:product"));
}

void facts_read(struct dom *d, const struct extract_options *options, const struct site_rule *rule,
                struct facts *out)
{
    *out = (struct facts){.url = options->url,
                          .first_url = options->first_url ? options->first_url : options->url,
                          .views = -1};
    meta_read(d, &out->meta);
    lines_read(d, &out->lines);
    int offset = offset_for(d, &out->lines, options);
    find_names(d, out);
    facts_find_title(d, out);
    out->first_line = find_first_line(out);
    out->title = first(rule_text(d, rule, SITE_TITLE), out->title);
    read_info(d, out, rule, offset);
    const struct dom_node *next = selector_find(rule->fields[SITE_NEXT], d->nodes);
    out->next_url = next ? dom_attr(next, "href").p : NULL;
    find_names(d, out);
    facts_find_byline(d, out);
    facts_find_date(d, out, offset);
    out->is_product = claims_product(out);
    out->is_article = out->published.precision != DATE_NONE && facts_claim_article(out);
}
