/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/parse/comments.h"

#include <stdlib.h>

#include "engine/data/article-body.h"
#include "feed/feed.h"

enum { MAX_COMMENTS = 500, MAX_COMMENT = 20 << 10 /* bytes of text */ };

/* Text of a comment, shortened at a line. */
static const char *text_of(struct arena *a, const struct article *comment)
{
    const char *html = comment->content ? comment->content : comment->summary;
    AUTO(buf) text = BUF_INIT;
    AUTO(doc) doc = {0};
    if (html) {
        if (article_body_read(&doc, html, comment, NULL))
            doc_add_plain(&text, doc.root);
    }
    struct str s = str_trim(buf_str(&text));
    if (s.n > MAX_COMMENT) {
        size_t end = MAX_COMMENT;
        while (end > 0 && s.p[end] != '\n')
            end--;
        s.n = end;
    }
    return arena_strndup(a, s.p ? s.p : "", s.n);
}

static int by_time(const void *a, const void *b)
{
    const struct comment *x = a, *y = b;
    return (x->time > y->time) - (x->time < y->time);
}

/* Fills *out with what the feed has, oldest first if all are dated. */
static void read_comments(const struct feed *feed, struct comments *out)
{
    *out = (struct comments){0};
    bool dated = true;
    out->v = arena_array(&out->arena, feed->n_articles, sizeof *out->v);
    for (size_t i = 0; i < feed->n_articles; i++) {
        const struct article *a = &feed->articles[i];
        const char *author = a->author ? a->author : a->title;
        bool has_date = a->published.precision != DATE_NONE;
        out->v[out->n++] = (struct comment){.time = has_date               ? a->published.time
                                                    : a->updated.precision ? a->updated.time
                                                                           : 0,
                                            .author = arena_strdup(&out->arena, author),
                                            .text = text_of(&out->arena, a)};
        dated = dated && out->v[i].time != 0;
    }
    if (dated && out->n > 1)
        qsort(out->v, out->n, sizeof *out->v, by_time);
}

bool comments_parse(struct str bytes, const struct comments_options *options, struct comments *out,
                    struct error *e)
{
    struct feed_options how = {.url = options->url,
                               .content_type = options->content_type,
                               .default_offset = options->default_offset,
                               .max_articles = MAX_COMMENTS};
    AUTO(feed) feed = {0};
    if (!feed_parse(bytes, &how, &feed, e))
        return false;
    read_comments(&feed, out);
    return true;
}
