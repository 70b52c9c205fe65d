/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/article-doc.h"

#include <string.h>

#include "base/buf.h"
#include "text/display/safe.h"
#include "text/url/media-type.h"
#include "text/url/url.h"

enum { MAX_KIND = 4 };

/* Last segment of an address's path, for attachments without title. */
static struct str file_name(const char *url)
{
    struct str s = str_from(url);
    s = str_slice(s, 0, str_find_char(s, '?', 0));
    s = str_slice(s, 0, str_find_char(s, '#', 0));
    s = str_last_part(s, '/');
    return s.n > 0 ? s : str_from(url);
}

void article_add_date(struct buf *b, struct date date, struct zone zone)
{
    bool day = date.precision == DATE_DAY;
    struct civil c = date_civil(date.time, day ? date.offset : zone_offset(zone, date.time));
    buf_printf(b, "%04d-%02d-%02d", c.year, c.month, c.day);
    if (!day)
        buf_printf(b, " %02d:%02d", c.hour, c.minute);
}

static void add_joined(struct buf *b, const char *const *parts, size_t n, const char *between)
{
    for (size_t i = 0; i < n; i++) {
        buf_add_c(b, i > 0 ? between : "");
        buf_add_c(b, parts[i]);
    }
}

static void add_breadcrumb(struct doc *d, const struct article *a,
                           const struct article_doc_options *o)
{
    bool own = a->n_breadcrumb > 0;
    AUTO(buf) text = BUF_INIT;
    add_joined(&text, own ? a->breadcrumb : o->path, own ? a->n_breadcrumb : o->n_path,
               o->labels->step);
    bool shown = o->shown_path && str_eq(buf_str(&text), str_from(o->shown_path));
    if (text.n > 0 && !shown)
        doc_add_text(d, doc_add(d, d->root, DOC_BREADCRUMB), buf_str(&text));
}

/* Info line under construction. */
struct info {
    struct doc *doc;
    struct doc_node *line; /* NULL until the first part */
    const char *separator;
};

static struct doc_node *next_part(struct info *info)
{
    if (!info->line)
        info->line = doc_add(info->doc, info->doc->root, DOC_INFO);
    else
        doc_add_text(info->doc, info->line, str_from(info->separator));
    return info->line;
}

/* Appends the label with `value` for its "%s". */
static void add_labelled(struct buf *b, const char *label, const char *value)
{
    const char *at = strstr(label, "%s");
    if (!at) {
        buf_add_c(b, label);
        return;
    }
    buf_add(b, (struct str){label, (size_t)(at - label)});
    buf_add_c(b, value);
    buf_add_c(b, at + 2);
}

static void add_part(struct info *info, const char *label, const char *value)
{
    if (!label || !value || !value[0])
        return;
    AUTO(buf) text = BUF_INIT;
    add_labelled(&text, label, value);
    doc_add_text(info->doc, next_part(info), buf_str(&text));
}

static void add_info(struct doc *d, const struct article *a, const struct article_doc_options *o)
{
    const struct article_labels *l = o->labels;
    struct info info = {.doc = d, .separator = l->separator};
    AUTO(buf) text = BUF_INIT;
    if (a->source)
        buf_add_c(&text, a->source);
    else
        add_joined(&text, o->sources, o->n_sources, ", ");
    add_part(&info, l->from, buf_c(&text));
    add_part(&info, l->author, a->author);
    add_part(&info, l->editor, a->editor);
    struct date date = a->updated.precision != DATE_NONE && a->published.precision == DATE_NONE
                           ? a->updated
                           : a->published;
    if (date.precision != DATE_NONE || date.time != 0) { /* may be the arrival */
        buf_clear(&text);
        article_add_date(&text, date, o->zone);
        add_part(&info, l->date, buf_c(&text));
    }
    if (a->views >= 0) {
        buf_clear(&text);
        buf_printf(&text, "%lld", (long long)a->views);
        add_part(&info, l->views, buf_c(&text));
    }
    buf_clear(&text);
    add_joined(&text, a->tags, a->n_tags, ", ");
    add_part(&info, l->tags, buf_c(&text));
    if (a->n_comments > 0)
        add_part(&info, l->comments, l->comments);
}

/* The user's tags and note, each line of it a paragraph. */
static void add_own(struct doc *d, const struct article_doc_options *o)
{
    if (!o->own_tags && !o->note)
        return;
    d->own = doc_add(d, d->root, DOC_QUOTE);
    if (o->own_tags) {
        AUTO(buf) text = BUF_INIT;
        add_labelled(&text, o->labels->own_tags, o->own_tags);
        doc_add_text(d, doc_add(d, d->own, DOC_PARAGRAPH), buf_str(&text));
    }
    struct str lines = str_from(o->note), line;
    while (o->note && str_split(&lines, '\n', &line))
        if (str_trim(line).n > 0)
            doc_add_text(d, doc_add(d, d->own, DOC_PARAGRAPH), line);
}

static void add_head(struct doc *d, const struct article *a, const struct article_doc_options *o)
{
    add_breadcrumb(d, a, o);
    if (a->title && a->title[0])
        doc_add_text(d, doc_add(d, d->root, DOC_TITLE), str_from(a->title));
    add_info(d, a, o);
    if (o->notice) {
        struct doc_node *paragraph = doc_add(d, d->root, DOC_PARAGRAPH);
        doc_add_text(d, doc_add(d, paragraph, DOC_EMPHASIS), str_from(o->notice));
    }
    add_own(d, o);
}

static struct doc_node *add_heading(struct doc *d, const char *text)
{
    struct doc_node *heading = doc_add(d, d->root, DOC_HEADING);
    heading->level = 2;
    doc_add_text(d, heading, str_from(text));
    return doc_add(d, d->root, DOC_LIST);
}

static struct doc_node *add_link(struct doc *d, struct doc_node *list, const char *url,
                                 struct str title)
{
    struct doc_node *paragraph = doc_add(d, doc_add(d, list, DOC_ITEM), DOC_PARAGRAPH);
    struct doc_node *link = doc_add(d, paragraph, DOC_LINK);
    link->url = arena_strdup(&d->arena, url);
    doc_add_text(d, link, title);
    return paragraph;
}

void article_add_size(struct buf *b, int64_t size)
{
    static const char *const units[] = {"B", "KB", "MB", "GB"};
    double value = (double)size;
    size_t unit = 0;
    while (value >= 1000 && unit + 1 < ARRAY_SIZE(units)) {
        value /= 1000;
        unit++;
    }
    buf_printf(b, "%.*f %s", unit > 0 && value < 10 ? 1 : 0, value, units[unit]);
}

void article_add_duration(struct buf *b, int64_t seconds)
{
    int hours = (int)(seconds / 3600 % 100000), minutes = (int)(seconds / 60 % 60);
    if (hours > 0)
        buf_printf(b, "%d:%02d:%02d", hours, minutes, (int)(seconds % 60));
    else
        buf_printf(b, "%d:%02d", minutes, (int)(seconds % 60));
}

void article_add_attachment_name(struct buf *b, const struct attachment *a)
{
    AUTO(buf) decoded = BUF_INIT;
    if (a->title) {
        buf_add_c(b, a->title);
    } else {
        url_add_decoded(&decoded, file_name(a->url));
        safe_add_line(b, buf_str(&decoded));
    }
}

/* Appends the type, "audio/mpeg" or "PDF"; a long one ("application/vnd.…") is replaced by the
 * name's extension. */
static void add_kind(struct buf *b, const struct attachment *a)
{
    struct str type = str_from(a->type), kind;
    type = str_trim(str_slice(type, 0, str_find_char(type, ';', 0)));
    if (!str_starts_nocase(type, STR("application/"))) {
        buf_add(b, type);
        return;
    }
    kind = str_slice(type, strlen("application/"), type.n);
    if (kind.n > MAX_KIND) {
        kind = media_name_extension(str_from(a->title));
        kind = kind.n > 0 ? kind : media_name_extension(str_from(a->url));
        kind = str_slice(kind, 1, kind.n);
    }
    for (size_t i = 0; i < kind.n; i++)
        buf_add_char(b, ascii_upper(kind.p[i]));
}

void article_add_attachment_facts(struct buf *b, const struct attachment *a)
{
    const char *between = " (";
    AUTO(buf) kind = BUF_INIT;
    add_kind(&kind, a);
    if (kind.n > 0) {
        buf_printf(b, "%s%s", between, buf_c(&kind));
        between = ", ";
    }
    if (a->size > 0) {
        buf_add_c(b, between);
        article_add_size(b, a->size);
        between = ", ";
    }
    if (a->duration > 0) {
        buf_add_c(b, between);
        article_add_duration(b, a->duration);
        between = ", ";
    }
    buf_add_c(b, between[0] == ',' ? ")" : "");
}

/* The page of the comments, or their number where only a feed of them is known. */
static void add_comments(struct doc *d, const struct article *a, const char *label)
{
    if (!label || (!a->comments_url && !a->comments_feed))
        return;
    struct doc_node *at = doc_add(d, d->root, DOC_INFO);
    if (a->comments_url) {
        at = doc_add(d, at, DOC_LINK);
        at->url = arena_strdup(&d->arena, a->comments_url);
    }
    doc_add_text(d, at, str_from(label));
}

static void add_neighbours(struct doc *d, const struct article_doc_options *o)
{
    for (size_t i = 0; i < o->n_neighbours; i++) {
        struct doc_node *link = doc_add(d, doc_add(d, d->root, DOC_INFO), DOC_LINK);
        link->url = arena_strdup(&d->arena, o->neighbours[i].url);
        doc_add_text(d, link, str_from(o->neighbours[i].title));
    }
}

static void add_foot(struct doc *d, const struct article *a, const struct article_labels *l)
{
    AUTO(buf) text = BUF_INIT;
    struct doc_node *list = NULL;
    add_comments(d, a, l->comments);
    for (size_t i = 0; l->attachments && i < a->n_attachments; i++) {
        const struct attachment *at = &a->attachments[i];
        list = list ? list : add_heading(d, l->attachments);
        buf_clear(&text);
        article_add_attachment_name(&text, at);
        struct doc_node *paragraph = add_link(d, list, at->url, buf_str(&text));
        buf_clear(&text);
        article_add_attachment_facts(&text, at);
        if (text.n > 0)
            doc_add_text(d, paragraph, buf_str(&text));
    }
    list = NULL;
    for (size_t i = 0; l->chapters && i < a->n_chapters; i++) {
        list = list ? list : add_heading(d, l->chapters);
        buf_clear(&text);
        article_add_duration(&text, a->chapters[i].start);
        buf_printf(&text, " %s", a->chapters[i].title);
        doc_add_text(d, doc_add(d, doc_add(d, list, DOC_ITEM), DOC_PARAGRAPH), buf_str(&text));
    }
    list = NULL;
    for (size_t i = 0; l->related && i < a->n_related; i++) {
        const struct link *r = &a->related[i];
        list = list ? list : add_heading(d, l->related);
        add_link(d, list, r->url, str_from(r->title ? r->title : r->url));
    }
    if (l->link && a->url) {
        buf_clear(&text);
        add_labelled(&text, l->link, a->url);
        doc_add_text(d, doc_add(d, d->root, DOC_INFO), buf_str(&text));
    }
}

/* Adds the list of addresses, numbered like the links, without links within the text. */
static void add_links(struct doc *d, const char *heading)
{
    struct doc_node *list = NULL;
    for (size_t i = 0; heading && i < d->n_links; i++) {
        if (d->links[i]->url[0] == '#' ||
            str_starts(str_from(d->links[i]->url), STR(ARTICLE_LINK_SCHEME)))
            continue;
        list = list ? list : add_heading(d, heading);
        list->ordered = true;
        struct doc_node *item = doc_add(d, list, DOC_ITEM);
        item->ordered = true;
        item->level = (int)i + 1;
        doc_add_text(d, doc_add(d, item, DOC_PARAGRAPH), str_from(d->links[i]->url));
    }
}

void article_doc_wrap(struct doc *body, const struct article *article,
                      const struct article_doc_options *options)
{
    struct doc_node *root = body->root, *first = root->first, *last = root->last;
    root->first = root->last = NULL;
    add_head(body, article, options);
    if (first) {
        if (root->last)
            root->last->next = first;
        else
            root->first = first;
        root->last = last;
    }
    add_foot(body, article, options->labels);
    add_neighbours(body, options);
    doc_number(body);
    add_links(body, options->labels->links);
}
