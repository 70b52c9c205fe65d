/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/draft/draft.h"

#include <string.h>

#include "text/markup/markup.h"
#include "text/url/url.h"

enum { MAX_LIST = 200, MAX_LOOSE = 400 };

static void draft_clear(struct draft *t)
{
    struct draft old = *t;
    *t = (struct draft){.permalink = true, .duration = -1};
    t->people = old.people;
    t->tags = old.tags;
    t->pictures = old.pictures;
    t->attachments = old.attachments;
    t->chapters = old.chapters;
    t->loose = old.loose;
    t->people.n = t->tags.n = t->pictures.n = t->attachments.n = t->chapters.n = 0;
    buf_clear(&t->loose);
}

void feed_draft_init(struct feed_draft *d, struct feed *feed, const struct feed_options *options)
{
    *d = (struct feed_draft){.feed = feed, .options = options};
    buf_init(&d->channel.loose, MAX_LOOSE);
    buf_init(&d->item.loose, MAX_LOOSE);
    draft_clear(&d->channel);
    draft_clear(&d->item);
}

static void draft_fini(struct draft *t)
{
    vec_fini(&t->people);
    vec_fini(&t->tags);
    vec_fini(&t->pictures);
    vec_fini(&t->attachments);
    vec_fini(&t->chapters);
    buf_fini(&t->loose);
}

/* Offset for dates without a zone: the caller's, else that of a language with a single zone. */
static int offset_of(const struct feed_draft *d)
{
    int offset = d->options->default_offset;
    const char *language = d->channel.language.value;
    return offset == 0 && str_starts_nocase(str_from(language), STR("zh")) ? 480 : offset;
}

void draft_set(struct ranked *field, const char *value, int rank)
{
    if (value && (!field->value || rank > field->rank))
        *field = (struct ranked){value, rank};
}

void draft_set_date(struct feed_draft *d, struct date *date, int *best, struct str s, int rank)
{
    struct date got;
    /* Programs write the start of 1970 for an unset date. */
    if ((date->precision == DATE_NONE || rank > *best) && date_parse(s, offset_of(d), &got) &&
        got.time != 0) {
        *date = got;
        *best = rank;
    }
}

void draft_add_tags(struct feed_draft *d, struct draft *to, struct str s, char separator)
{
    struct str part = s;
    while (separator ? str_split(&s, separator, &part) : s.p != NULL) {
        const char *tag = draft_keep_line(d, part, TEXT_GUESS);
        bool known = !tag || to->tags.n == MAX_LIST;
        for (size_t i = 0; i < to->tags.n && !known; i++)
            known = strcmp(to->tags.v[i], tag) == 0;
        if (!known)
            vec_push(&to->tags, tag);
        if (!separator)
            break;
    }
}

void draft_add_person(struct feed_draft *d, struct draft *to, const char *name, const char *url,
                      int rank)
{
    if ((!name && !url) || (to->people.n > 0 && rank < to->people_rank) || to->people.n == MAX_LIST)
        return;
    if (rank > to->people_rank)
        to->people.n = 0;
    for (size_t i = 0; i < to->people.n; i++)
        if (name && to->people.v[i].name && strcmp(to->people.v[i].name, name) == 0)
            return;
    vec_push(&to->people, (struct person){name, url});
    to->people_rank = rank;
}

/* The words without mail addresses; the address when there is nothing else. */
static void add_name(struct buf *b, struct str s)
{
    for (struct str rest = s, word; str_split(&rest, ' ', &word);) {
        if (word.n > 0 && str_find_char(word, '@', 1) == SIZE_MAX) {
            buf_add(b, b->n ? STR(" ") : STR(""));
            buf_add(b, word);
        }
    }
    if (b->n == 0)
        buf_add(b, str_starts_nocase(s, STR("mailto:")) ? str_slice(s, 7, s.n) : s);
}

void draft_add_person_text(struct feed_draft *d, struct draft *to, struct str s, int rank)
{
    static const char pairs[][2] = {{'(', ')'}, {'<', '>'}};
    s = str_trim(s);
    for (size_t i = 0; i < ARRAY_SIZE(pairs); i++) {
        size_t open = str_find_char(s, pairs[i][0], 0);
        size_t close = str_find_char(s, pairs[i][1], 0);
        if (open == SIZE_MAX || close == SIZE_MAX || close < open)
            continue;
        struct str outside = str_trim(str_slice(s, 0, open));
        struct str inside = str_trim(str_slice(s, open + 1, close));
        /* The part with an @ is the mail address. */
        if (str_has_char(outside, '@') && inside.n > 0)
            s = inside;
        else if (str_has_char(inside, '@') && outside.n > 0)
            s = outside;
    }
    if (s.n > 2 &&
        ((s.p[0] == '"' && s.p[s.n - 1] == '"') || (s.p[0] == '<' && s.p[s.n - 1] == '>')))
        s = str_slice(s, 1, s.n - 1);
    AUTO(buf) name = BUF_INIT;
    add_name(&name, s);
    draft_add_person(d, to, draft_keep_line(d, buf_str(&name), TEXT_GUESS), NULL, rank);
}

bool draft_add_picture(struct draft *to, struct picture picture)
{
    if (!picture.url || to->pictures.n == MAX_LIST)
        return false;
    for (size_t i = 0; i < to->pictures.n; i++)
        if (strcmp(to->pictures.v[i].url, picture.url) == 0)
            return false;
    vec_push(&to->pictures, picture);
    return true;
}

void draft_add_attachment(struct draft *to, struct attachment a, bool enclosure)
{
    if (!a.url || to->attachments.n == MAX_LIST)
        return;
    for (size_t i = 0; i < to->attachments.n; i++) {
        struct attachment *old = &to->attachments.v[i];
        if (strcmp(old->url, a.url) == 0) {
            old->type = old->type ? old->type : a.type;
            old->title = old->title ? old->title : a.title;
            old->size = old->size >= 0 ? old->size : a.size;
            old->duration = old->duration >= 0 ? old->duration : a.duration;
            return;
        }
    }
    vec_insert(&to->attachments, enclosure ? to->n_enclosures : to->attachments.n, a);
    to->n_enclosures += enclosure;
}

void draft_begin_item(struct feed_draft *d)
{
    draft_clear(&d->item);
}

static void *copy_list(struct feed_draft *d, const void *v, size_t n, size_t size)
{
    if (n == 0)
        return NULL;
    void *copy = arena_array(&d->feed->arena, n, size);
    memcpy(copy, v, n * size);
    return copy;
}

static const char *join_people(struct feed_draft *d, const struct draft *t)
{
    buf_clear(&d->scratch);
    for (size_t i = 0; i < t->people.n; i++) {
        if (t->people.v[i].name) {
            buf_add(&d->scratch, d->scratch.n ? STR(", ") : STR(""));
            buf_add_c(&d->scratch, t->people.v[i].name);
        }
    }
    return draft_keep(d, buf_str(&d->scratch));
}

/* Appends the declared pictures to a text without any. A single one without description is the
 * article's image, and needs no place in the text. */
static const char *add_pictures(struct feed_draft *d, const struct draft *t, const char *html)
{
    bool several = t->pictures.n > 1 && !t->pictures.v[0].sized;
    if (t->pictures.n == 0 || (!several && !t->pictures.v[0].alt) ||
        str_has_nocase(str_from(html), STR("<img")))
        return html;
    buf_set_c(&d->scratch, html ? html : "");
    for (size_t i = 0; i < (several ? t->pictures.n : 1); i++) {
        const struct picture *p = &t->pictures.v[i];
        buf_add(&d->scratch, STR("<p><img src=\""));
        markup_add_escaped(&d->scratch, str_from(p->url));
        buf_add(&d->scratch, STR("\" alt=\""));
        markup_add_escaped(&d->scratch, str_from(p->alt));
        buf_add(&d->scratch, STR("\"></p>"));
    }
    return draft_keep(d, buf_str(&d->scratch));
}

static bool is_empty(const struct article *a)
{
    return !a->title && !a->url && !a->guid && !a->content && !a->summary && a->n_attachments == 0;
}

/* A guid that is an address serves as link, unless it declares isPermaLink="false". */
static const char *link_from_guid(struct feed_draft *d, const struct draft *t)
{
    struct str guid = str_from(t->guid);
    return t->permalink && url_is_fetchable(guid) ? draft_keep_url(d, guid, NULL) : NULL;
}

/* Drops a title and a summary that repeat the text, which gets the declared pictures. */
static void finish_text(struct feed_draft *d, const struct draft *t, struct article *a)
{
    if (a->summary && a->content && strcmp(a->summary, a->content) == 0)
        a->summary = NULL;
    const char **text = a->content ? &a->content : &a->summary;
    if (draft_is_beginning(a->title, *text))
        a->title = NULL;
    *text = add_pictures(d, t, *text);
}

bool draft_end_item(struct feed_draft *d, bool cut)
{
    struct draft *t = &d->item;
    struct attachment *first = t->attachments.n ? &t->attachments.v[0] : NULL;
    if (first && first->duration < 0)
        first->duration = t->duration;
    if (t->published.precision == DATE_NONE && t->loose.n > 0)
        date_find(buf_str(&t->loose), offset_of(d), &t->published, NULL, NULL);
    struct article a = {
        .guid = t->guid,
        .url = t->url.value,
        .comments_url = t->comments_url,
        .comments_feed = t->comments_feed,
        .chapters_url = t->chapters_url,
        .n_comments = t->n_comments,
        .external_url = t->external_url,
        .title = t->title.value,
        .author = join_people(d, t),
        .source = t->source.value,
        .language = t->language.value,
        .summary = t->summary.value,
        .content = t->content.value,
        .image = t->image.value,
        .published = t->published,
        .updated = t->updated,
        .views = -1,
        .authors = copy_list(d, t->people.v, t->people.n, sizeof(struct person)),
        .n_authors = t->people.n,
        .tags = copy_list(d, t->tags.v, t->tags.n, sizeof(const char *)),
        .n_tags = t->tags.n,
        .attachments = copy_list(d, t->attachments.v, t->attachments.n, sizeof *first),
        .n_attachments = t->attachments.n,
        .chapters = copy_list(d, t->chapters.v, t->chapters.n, sizeof(struct chapter)),
        .n_chapters = t->chapters.n,
    };
    a.url = a.url ? a.url : link_from_guid(d, t);
    finish_text(d, t, &a);
    /* Keep a truncated article only if enough of it came to be identified. */
    if (cut && (is_empty(&a) || (d->articles.n > 0 && (!a.title || !(a.url || a.guid)))))
        return true;
    vec_push(&d->articles, a);
    size_t max = d->options->max_articles ? d->options->max_articles : FEED_MAX_ARTICLES;
    return d->articles.n < max;
}

void feed_draft_finish(struct feed_draft *d)
{
    struct feed *f = d->feed;
    struct draft *t = &d->channel;
    f->title = t->title.value;
    f->url = t->url.value ? t->url.value : link_from_guid(d, t);
    f->description = t->summary.value;
    f->language = t->language.value;
    f->icon = t->image.value ? t->image.value : d->logo;
    f->author = join_people(d, t);
    f->authors = copy_list(d, t->people.v, t->people.n, sizeof(struct person));
    f->n_authors = t->people.n;
    f->updated = t->updated.precision != DATE_NONE ? t->updated : t->published;
    if (f->ttl == 0 && d->period > 0)
        f->ttl = d->period / (d->frequency > 0 ? d->frequency : 1);
    f->articles = copy_list(d, d->articles.v, d->articles.n, sizeof(struct article));
    f->n_articles = d->articles.n;
    vec_fini(&d->articles);
    draft_fini(&d->channel);
    draft_fini(&d->item);
    buf_fini(&d->scratch);
}
