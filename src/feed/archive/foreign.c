/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/archive/foreign.h"

#include "feed/draft/draft.h"

/* newsboat makes an identifier for entries without: link and date, the link, or the title. */
static bool is_made_up(const struct foreign_article *a)
{
    struct str guid = str_from(a->guid), url = str_from(a->url);
    struct date date;
    if (!url.n)
        return str_eq(guid, str_from(a->title));
    return guid.n > url.n && str_starts(guid, url) &&
           date_parse(str_slice(guid, url.n, guid.n), 0, &date);
}

/* newsraft stores several texts of an entry as fields, each after a unit separator. */
static struct str longest_text(struct str content)
{
    struct str longest = {"", 0}, part;
    if (!str_has_char(content, '\x1f'))
        return content;
    while (str_split(&content, '\x1f', &part))
        if (str_starts(part, STR("text=")) && part.n - 5 > longest.n)
            longest = str_slice(part, 5, part.n);
    return longest;
}

static const char *keep_url(struct feed_draft *d, const char *url, const char *base)
{
    return url ? draft_keep_url(d, str_from(url), base) : NULL;
}

static void read_article(struct feed_draft *d, const struct foreign_article *a)
{
    struct draft *to = &d->item;
    draft_begin_item(d);
    const char *base = keep_url(d, a->base, d->options->url);
    base = base ? base : d->options->url;
    to->guid = is_made_up(a) ? NULL : draft_keep(d, str_from(a->guid));
    draft_set(&to->url, keep_url(d, a->url, base), 1);
    draft_set(&to->title, draft_keep_line(d, str_from(a->title), TEXT_GUESS), 1);
    draft_set(&to->summary,
              draft_keep_html(d, longest_text(str_from(a->content)), TEXT_GUESS, base), 1);
    draft_add_person_text(d, to, str_from(a->author), 1);
    if (a->published > 0)
        to->published = (struct date){.time = a->published, .precision = DATE_SECOND};
    struct attachment enclosure = {
        .url = keep_url(d, a->enclosure, base),
        .type = draft_keep(d, str_from(a->enclosure_type)),
        .size = -1,
        .duration = -1,
    };
    draft_add_attachment(to, enclosure, true);
    draft_end_item(d, false);
}

void foreign_read_title(const char *title, struct feed *out)
{
    struct feed_draft d;
    *out = (struct feed){0};
    feed_draft_init(&d, out, &(struct feed_options){0});
    draft_set(&d.channel.title, draft_keep_line(&d, str_from(title), TEXT_GUESS), 1);
    feed_draft_finish(&d);
}

void foreign_read_articles(const struct foreign_article *from, size_t n, const char *feed_url,
                           struct feed *out)
{
    struct feed_options options = {.url = feed_url, .max_articles = n + 1};
    struct feed_draft d;
    *out = (struct feed){0};
    feed_draft_init(&d, out, &options);
    for (size_t i = 0; i < n; i++)
        read_article(&d, &from[i]);
    feed_draft_finish(&d);
}
