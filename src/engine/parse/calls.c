/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/parse/calls.h"

enum { MAX_DEPTH = 255 /* of outlines */ };

static const int64_t DATE_LIMIT = INT64_C(1) << 40; /* seconds, far beyond any calendar */

/* ---- articles ------------------------------------------------------------------------------- */

static void wire_date(struct wire *w, struct date *d)
{
    WIRE_INT(w, d->time, -DATE_LIMIT, DATE_LIMIT);
    WIRE_INT(w, d->offset, INT16_MIN, INT16_MAX);
    WIRE_INT(w, d->precision, DATE_NONE, DATE_SECOND);
    WIRE_BOOL(w, d->assumed);
}

static void wire_tag(struct wire *w, void *tag)
{
    wire_string(w, tag);
}

static void wire_person(struct wire *w, void *person)
{
    struct person *p = person;
    wire_text(w, &p->name);
    wire_text(w, &p->url);
}

static void wire_attachment(struct wire *w, void *attachment)
{
    struct attachment *a = attachment;
    wire_string(w, &a->url);
    wire_text(w, &a->type);
    wire_text(w, &a->title);
    WIRE_INT(w, a->size, -1, INT64_MAX);
    WIRE_INT(w, a->duration, -1, INT64_MAX);
}

static void wire_link(struct wire *w, void *link)
{
    struct link *l = link;
    wire_text(w, &l->url);
    wire_text(w, &l->title);
}

static void wire_chapter(struct wire *w, void *chapter)
{
    struct chapter *c = chapter;
    WIRE_INT(w, c->start, 0, INT64_MAX);
    wire_text(w, &c->title);
}

static void wire_article(struct wire *w, void *article)
{
    struct article *a = article;
    const char **texts[] = {
        &a->guid,  &a->url,     &a->external_url, &a->comments_url, &a->comments_feed,
        &a->title, &a->author,  &a->chapters_url, &a->source,       &a->editor,
        &a->image, &a->summary, &a->content,      &a->language,
    };
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
        wire_text(w, texts[i]);
    WIRE_BOOL(w, a->is_teaser);
    wire_string(w, &a->marks.link);
    WIRE_INT(w, a->marks.content, INT64_MIN, INT64_MAX);
    WIRE_INT(w, a->marks.title, INT64_MIN, INT64_MAX);
    wire_date(w, &a->published);
    wire_date(w, &a->updated);
    WIRE_INT(w, a->views, -1, INT64_MAX);
    WIRE_INT(w, a->n_comments, 0, INT64_MAX);
    wire_array(w, &a->authors, &a->n_authors, sizeof *a->authors, wire_person);
    wire_array(w, &a->tags, &a->n_tags, sizeof *a->tags, wire_tag);
    wire_array(w, &a->breadcrumb, &a->n_breadcrumb, sizeof *a->breadcrumb, wire_tag);
    wire_array(w, &a->attachments, &a->n_attachments, sizeof *a->attachments, wire_attachment);
    wire_array(w, &a->related, &a->n_related, sizeof *a->related, wire_link);
    wire_array(w, &a->chapters, &a->n_chapters, sizeof *a->chapters, wire_chapter);
}

/* ---- content -------------------------------------------------------------------------------- */

/* The zone is a function here, and a number there. */
static void wire_content_question(struct wire *w, void *question)
{
    struct content_options *o = question;
    int offset = w->arena ? 0 : zone_offset(o->zone, o->fetched);
    WIRE_INT(w, o->as, 0, CONTENT_KINDS - 1);
    wire_text(w, &o->url);
    wire_text(w, &o->content_type);
    wire_text(w, &o->title);
    WIRE_INT(w, offset, INT16_MIN, INT16_MAX);
    WIRE_INT(w, o->fetched, INT64_MIN, INT64_MAX);
    wire_text(w, &o->given.title);
    wire_text(w, &o->given.summary);
    wire_text(w, &o->given.content);
    wire_text(w, &o->first_url);
    WIRE_BOOL(w, o->compares);
    if (w->arena) {
        o->zone = zone_fixed(offset);
        o->spent = true; /* the body is read as a copy */
    }
}

static bool run_content(struct str body, void *question, const struct site_rules *rules,
                        void *answer, struct error *e)
{
    struct content_options *o = question;
    o->rules = rules;
    return content_parse(body, o, answer, e);
}

static void wire_content_answer(struct wire *w, void *answer)
{
    struct content *c = answer;
    WIRE_INT(w, c->kind, NODE_FEED, NODE_PAGE);
    WIRE_INT(w, c->format, FEED_RSS, FEED_JSON);
    wire_array(w, &c->articles, &c->n, sizeof *c->articles, wire_article);
    wire_text(w, &c->title);
    wire_text(w, &c->site_url);
    wire_text(w, &c->language);
    wire_text(w, &c->next_url);
    WIRE_INT(w, c->ttl, 0, INT64_MAX);
    WIRE_INT(w, c->skip_hours, 0, UINT32_MAX);
    WIRE_INT(w, c->skip_days, 0, UINT8_MAX);
}

/* Callers rely on a page's one article. */
static bool is_as_asked(const struct content *c, enum content_as as)
{
    if (as == CONTENT_FEED || as == CONTENT_LIST)
        return c->kind == (as == CONTENT_FEED ? NODE_FEED : NODE_LIST);
    if (as == CONTENT_LEAF && c->kind == NODE_LIST)
        return true;
    return c->kind == NODE_PAGE && c->n == 1 && c->articles->content;
}

static bool accept_content(const void *question, void *answer)
{
    const struct content_options *o = question;
    if (!is_as_asked(answer, o->as))
        return false;
    content_apply_zone(answer, o->zone);
    return true;
}

static void fini_content(void *answer)
{
    content_fini(answer);
}

/* ---- subscriptions -------------------------------------------------------------------------- */

/* No commands, filters and queries: only the user gives those. */
static void wire_outline(struct wire *w, void *outline)
{
    struct outline *o = outline;
    WIRE_INT(w, o->kind, NODE_PORTAL, NODE_VIEW);
    WIRE_INT(w, o->depth, 0, MAX_DEPTH);
    wire_string(w, &o->title);
    wire_text(w, &o->url);
    wire_text(w, &o->site_url);
    wire_text(w, &o->description);
    wire_text(w, &o->language);
}

static void wire_discovery_question(struct wire *w, void *question)
{
    struct discovery_options *o = question;
    wire_text(w, &o->url);
    wire_text(w, &o->content_type);
    WIRE_BOOL(w, o->section);
    wire_array(w, &o->site, &o->n_site, sizeof *o->site, wire_outline);
}

static bool run_discovery(struct str body, void *question, const struct site_rules *rules,
                          void *answer, struct error *e)
{
    const struct discovery_options *o = question;
    return o->section
               ? page_discover_section(body, o->url, o->content_type, o->site, o->n_site, answer, e)
               : page_discover(body, o->url, o->content_type, answer, e);
}

static void wire_feed(struct wire *w, void *feed)
{
    struct discovered_feed *f = feed;
    wire_string(w, &f->url);
    wire_text(w, &f->title);
    wire_text(w, &f->type);
    WIRE_BOOL(w, f->declared);
}

static void wire_part(struct wire *w, void *part)
{
    struct discovered_part *p = part;
    wire_string(w, &p->url);
    WIRE_BOOL(w, p->script);
}

static void wire_discovery_answer(struct wire *w, void *answer)
{
    struct discovery *d = answer;
    wire_text(w, &d->title);
    wire_text(w, &d->canonical_url);
    wire_array(w, &d->feeds, &d->n_feeds, sizeof *d->feeds, wire_feed);
    wire_array(w, &d->menu, &d->n_menu, sizeof *d->menu, wire_outline);
    wire_array(w, &d->parts, &d->n_parts, sizeof *d->parts, wire_part);
}

static void fini_discovery(void *answer)
{
    discovery_fini(answer);
}

static void wire_url(struct wire *w, void *question)
{
    wire_text(w, &((struct opml_options *)question)->url);
}

static bool run_opml(struct str body, void *question, const struct site_rules *rules, void *answer,
                     struct error *e)
{
    return opml_parse(body, ((const struct opml_options *)question)->url, answer, e);
}

/* Without what it leaves out. */
static void wire_opml_answer(struct wire *w, void *answer)
{
    struct opml *o = answer;
    wire_text(w, &o->title);
    wire_array(w, &o->outlines, &o->n, sizeof *o->outlines, wire_outline);
}

static void fini_opml(void *answer)
{
    opml_fini(answer);
}

/* ---- comments ------------------------------------------------------------------------------- */

static void wire_comments_question(struct wire *w, void *question)
{
    struct comments_options *o = question;
    wire_text(w, &o->url);
    wire_text(w, &o->content_type);
    WIRE_INT(w, o->default_offset, INT16_MIN, INT16_MAX);
}

static bool run_comments(struct str body, void *question, const struct site_rules *rules,
                         void *answer, struct error *e)
{
    return comments_parse(body, question, answer, e);
}

static void wire_comment(struct wire *w, void *comment)
{
    struct comment *c = comment;
    WIRE_INT(w, c->time, -DATE_LIMIT, DATE_LIMIT);
    wire_text(w, &c->author);
    wire_string(w, &c->text);
}

static void wire_comments_answer(struct wire *w, void *answer)
{
    struct comments *c = answer;
    wire_array(w, &c->v, &c->n, sizeof *c->v, wire_comment);
}

static void fini_comments(void *answer)
{
    comments_fini(answer);
}

/* ---- calls ---------------------------------------------------------------------------------- */

static const struct {
    void (*question)(struct wire *w, void *question);
    bool (*run)(struct str body, void *question, const struct site_rules *rules, void *answer,
                struct error *e);
    void (*answer)(struct wire *w, void *answer);
    void (*fini)(void *answer);
    bool (*accept)(const void *question, void *answer); /* NULL: any answer */
} calls[CALLS] = {
    [CALL_CONTENT] = {wire_content_question, run_content, wire_content_answer, fini_content,
                      accept_content},
    [CALL_DISCOVERY] = {wire_discovery_question, run_discovery, wire_discovery_answer,
                        fini_discovery},
    [CALL_OPML] = {wire_url, run_opml, wire_opml_answer, fini_opml},
    [CALL_COMMENTS] = {wire_comments_question, run_comments, wire_comments_answer, fini_comments},
};

void call_wire_question(enum call call, struct wire *w, void *question)
{
    calls[call].question(w, question);
}

void call_wire_answer(enum call call, struct wire *w, void *answer, struct error *e)
{
    struct error read = *e;
    const char *detail = e->detail;
    WIRE_INT(w, read.code, ERROR_NONE, ERROR_USAGE);
    WIRE_INT(w, read.number, INT32_MIN, INT32_MAX);
    wire_text(w, &detail);
    if (read.code == ERROR_NONE)
        calls[call].answer(w, answer);
    if (w->arena)
        error_set(e, read.code, read.number, "%s", detail ? detail : "");
}

bool call_run(enum call call, struct str body, void *question, const struct site_rules *rules,
              void *answer, struct error *e)
{
    return calls[call].run(body, question, rules, answer, e);
}

bool call_accept(enum call call, const void *question, void *answer)
{
    return !calls[call].accept || calls[call].accept(question, answer);
}

void call_fini(enum call call, void *answer)
{
    calls[call].fini(answer);
}
