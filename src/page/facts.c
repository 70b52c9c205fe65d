/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/facts.h"

#include "page/hints.h"
#include "page/info-line.h"
#include "text/url.h"

enum { CHINA = 8 * 60, NAME_BYTES = 100 };

static struct str first(struct str a, struct str b)
{
    return a.n > 0 ? a : b;
}

static void find_names(struct dom *d, struct facts *f)
{
    static const char *const site[] = {"og:site_name", "sitename",         "publisher",
                                       "dc.publisher", "application-name", NULL};
    static const char *const language[] = {"content-language", "language", "dc.language",
                                           "og:locale", NULL};
    static const char *const excerpt[] = {"dc.description", "dcterms.description", "og:description",
                                          "description",    "twitter:description", NULL};
    static const char *const image[] = {
        "og:image", "og:image:url", "twitter:image", "twitter:image:src", "image", "thumbnail",
        NULL};
    static const char *const source[] = {"contentsource", NULL};
    f->site_name = first(meta_get(&f->meta, site), str_from(f->meta.ld.publisher));
    f->language = first(str_trim(dom_attr(d->nodes, "lang")),
                        first(meta_get(&f->meta, language), str_from(f->meta.ld.language)));
    f->excerpt = first(meta_get(&f->meta, excerpt), str_from(f->meta.ld.description));
    f->image = first(meta_get(&f->meta, image), str_from(f->meta.ld.image));
    f->source = first(f->source, meta_get(&f->meta, source));
}

/* What the *_baidu ids mark for a search engine. */
static void read_marked(struct dom *d, struct info *info)
{
    static const struct {
        const char *id;
        size_t field;
    } marks[] = {{"source_baidu", offsetof(struct info, source)},
                 {"author_baidu", offsetof(struct info, author)},
                 {"editor_baidu", offsetof(struct info, editor)},
                 {"pubtime_baidu", offsetof(struct info, date)}};
    for (uint32_t i = d->body->index; i < d->n; i++) {
        struct dom_node *n = &d->nodes[i];
        for (size_t k = 0; n->tag != DOM_TEXT && n->id.n > 0 && k < ARRAY_SIZE(marks); k++) {
            struct str *field = (struct str *)((char *)info + marks[k].field);
            if (!str_eq_nocase(n->id, str_from(marks[k].id)) || field->n > 0) {
                continue;
            }
            struct str text = dom_text(d, n, NAME_BYTES);
            info_line_read(text, info);
            if (field->n == 0 && text.n < NAME_BYTES && str_find(text, STR("："), 0) == SIZE_MAX &&
                str_find_char(text, ':', 0) == SIZE_MAX) {
                *field = text;
            }
        }
    }
}

static void read_info(struct dom *d, struct facts *f, int offset)
{
    struct info info = {.views = -1};
    read_marked(d, &info);
    uint32_t start = f->heading ? f->heading->index : 0;
    for (size_t i = 0; i < f->lines.n; i++) {
        if (f->lines.v[i].block->index >= start) {
            info_line_read(f->lines.v[i].text, &info);
        }
    }
    f->source = info.source;
    f->editor = info.editor;
    f->byline = info.author;
    f->views = info.views;
    if (!date_parse(info.date, offset, &f->published) &&
        !date_find(info.date, offset, &f->published, NULL, NULL)) {
        f->published = (struct date){0};
    }
}

/* Dates of Chinese pages that name no zone are in China's. */
static int offset_for(const struct dom *d, const struct extract_options *options)
{
    struct url_parts u;
    struct str language = dom_attr(d->nodes, "lang");
    bool cn = options->url && url_split(str_from(options->url), &u) && str_ends(u.host, STR(".cn"));
    bool zh = str_starts_nocase(language, STR("zh")) || str_starts_nocase(language, STR("cn"));
    return options->default_offset == 0 && (cn || zh) ? CHINA : options->default_offset;
}

void facts_read(struct dom *d, const struct extract_options *options, struct facts *out)
{
    *out = (struct facts){.url = options->url, .views = -1};
    int offset = offset_for(d, options);
    meta_read(d, &out->meta);
    lines_read(d, &out->lines);
    find_names(d, out);
    facts_find_title(d, out);
    read_info(d, out, offset);
    find_names(d, out);
    facts_find_byline(d, out);
    facts_find_date(d, out, offset);
}
