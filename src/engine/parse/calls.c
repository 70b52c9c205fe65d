/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/parse/calls.h"

static const int64_t DATE_LIMIT = INT64_C(1) << 40; /* seconds, far beyond any calendar */

/* ---- articles ------------------------------------------------------------------------------- */

static void wire_date(struct wire *w, struct date *d)
{
    WIRE_INT(w, d->time, -DATE_LIMIT, DATE_LIMIT);
    WIRE_INT(w, d->offset, INT16_MIN, INT16_MAX);
    WIRE_INT(w, d->precision, DATE_NONE, DATE_SECOND);
    WIRE_BOOL(w, d->assumed);
}

static void wire_string(struct wire *w, void *string)
{
    wire_text(w, string);
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
    wire_text(w, &a->url);
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
    wire_date(w, &a->published);
    wire_date(w, &a->updated);
    WIRE_INT(w, a->views, -1, INT64_MAX);
    WIRE_INT(w, a->n_comments, 0, INT64_MAX);
    wire_array(w, &a->authors, &a->n_authors, sizeof *a->authors, wire_person);
    wire_array(w, &a->tags, &a->n_tags, sizeof *a->tags, wire_string);
    wire_array(w, &a->breadcrumb, &a->n_breadcrumb, sizeof *a->breadcrumb, wire_string);
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

static void fini_content(void *answer)
{
    content_fini(answer);
}

/* ---- calls ---------------------------------------------------------------------------------- */

static const struct {
    void (*question)(struct wire *w, void *question);
    bool (*run)(struct str body, void *question, const struct site_rules *rules, void *answer,
                struct error *e);
    void (*answer)(struct wire *w, void *answer);
    void (*fini)(void *answer);
} calls[CALLS] = {
    [CALL_CONTENT] = {wire_content_question, run_content, wire_content_answer, fini_content},
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

void call_fini(enum call call, void *answer)
{
    calls[call].fini(answer);
}
