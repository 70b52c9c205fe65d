/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Feed under construction: fields may come in any order and repeatedly; the end of an article or of
 * the feed decides which of them count. Kept strings are copied into the feed's arena.
 */
#pragma once

#include "base/buf.h"
#include "base/vec.h"
#include "feed/feed.h"

enum text_kind {
    TEXT_PLAIN,
    TEXT_HTML,
    TEXT_GUESS, /* undeclared: plain text or HTML */
};

/* Field with a rank: the highest rank wins, the first among equals. */
struct ranked {
    const char *value;
    int rank;
};

/* Image that is declared beside the text. */
struct picture {
    const char *url, *alt;
    bool sized; /* declares its width: several are sizes of one image */
};

/* Fields common to articles and feeds. */
struct draft {
    struct ranked title, url, summary, content, image, language, source;
    struct date published, updated;
    int published_rank, updated_rank;
    const char *guid, *comments_url, *comments_feed, *chapters_url, *external_url;
    int64_t n_comments;
    VEC(struct chapter) chapters;
    bool permalink;
    VEC(struct person) people;
    int people_rank;
    VEC(const char *) tags;
    VEC(struct picture) pictures;
    VEC(struct attachment) attachments;
    size_t n_enclosures; /* first ones of the attachments */
    int64_t duration;
    struct buf loose; /* text outside any child element */
};

struct feed_draft {
    struct feed *feed;
    const struct feed_options *options;
    struct draft channel, item;
    const char *logo;
    int64_t period, frequency; /* sy:updatePeriod in seconds, sy:updateFrequency */
    VEC(struct article) articles;
    struct buf scratch;
};

void feed_draft_init(struct feed_draft *d, struct feed *feed, const struct feed_options *options);
/* Completes the feed and frees the draft. */
void feed_draft_finish(struct feed_draft *d);

void draft_begin_item(struct feed_draft *d);
/* False once the feed has max_articles. `cut`: the document ended within the article. */
bool draft_end_item(struct feed_draft *d, bool cut);

/* A trimmed copy in the arena, with C1 controls as the windows-1252 characters that they stand for;
 * NULL when empty. */
const char *draft_keep(struct feed_draft *d, struct str s);
/* As one line of plain text, cut with "…" beyond any title. */
const char *draft_keep_line(struct feed_draft *d, struct str s, enum text_kind kind);
/* True for a long title with which the text begins, as of posts that have none. */
bool draft_is_beginning(const char *title, const char *html);
/* As HTML with absolute links. */
const char *draft_keep_html(struct feed_draft *d, struct str s, enum text_kind kind,
                            const char *base);
/* As an address that may be opened (in a file's feed, also of a file), absolute if `base` is; NULL
 * for any other. */
const char *draft_keep_url(struct feed_draft *d, struct str s, const char *base);

/* As the media type of an attachment; a vague one gives way to the address's. */
const char *draft_keep_media_type(struct feed_draft *d, struct str type, const char *url);

/* As a language tag (BCP 47), with the underscores of locale names turned into hyphens. */
const char *draft_keep_language(struct feed_draft *d, struct str s);

void draft_set(struct ranked *field, const char *value, int rank);
void draft_set_date(struct feed_draft *d, struct date *date, int *best, struct str s, int rank);
/* Adds tags separated by `separator` ('\0': a single one), without duplicates. */
void draft_add_tags(struct feed_draft *d, struct draft *to, struct str s, char separator);
void draft_add_person(struct feed_draft *d, struct draft *to, const char *name, const char *url,
                      int rank);
/* Parses "me@example.com (Name)", "Name <me@example.com>", … */
void draft_add_person_text(struct feed_draft *d, struct draft *to, struct str s, int rank);
/* False for one that is there already. */
bool draft_add_picture(struct draft *to, struct picture picture);
void draft_add_attachment(struct draft *to, struct attachment a, bool enclosure);
