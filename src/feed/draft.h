/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A feed as it grows: fields may come in any order and more than once, and which of them count is
 * settled when an article or the feed is complete. What is kept goes into the feed's arena.
 */
#ifndef GANDER_FEED_DRAFT_H
#define GANDER_FEED_DRAFT_H

#include "base/buf.h"
#include "base/vec.h"
#include "feed/feed.h"

/* What a text is written in. */
enum text_kind {
    TEXT_PLAIN,
    TEXT_HTML,
    TEXT_GUESS, /* undeclared: plain text or HTML */
};

/* A field with how much it is worth: of two, the one with more counts, else the first. */
struct ranked {
    const char *value;
    int rank;
};

/* What articles and feeds have in common while they grow. */
struct draft {
    struct ranked title, url, summary, content, image, language, source;
    struct date published, updated;
    int published_rank, updated_rank;
    const char *guid, *comments_url, *external_url;
    bool permalink;
    VEC(struct person) people;
    int people_rank;
    VEC(const char *) tags;
    VEC(struct attachment) attachments;
    size_t n_enclosures; /* these stand first among the attachments */
    int64_t duration;
    struct buf loose; /* text of no element of its own */
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
/* Completes the feed and releases what the draft held. */
void feed_draft_finish(struct feed_draft *d);

void draft_begin_item(struct feed_draft *d);
/* False when the feed has as many articles as are wanted. `cut`: the text ended within it. */
bool draft_end_item(struct feed_draft *d, bool cut);

/* A copy in the arena, white space off the ends, C1 controls as the windows-1252 characters that
 * they are meant to be; NULL when nothing is left. */
const char *draft_keep(struct feed_draft *d, struct str s);
/* One line of plain text. */
const char *draft_keep_line(struct feed_draft *d, struct str s, enum text_kind kind);
/* HTML with links made absolute. */
const char *draft_keep_html(struct feed_draft *d, struct str s, enum text_kind kind,
                            const char *base);
/* An address that may be opened, or in a file's feed a file, absolute if `base` is; else NULL. */
const char *draft_keep_url(struct feed_draft *d, struct str s, const char *base);

/* A language tag (BCP 47), with hyphens where programs write their locale's underscore. */
const char *draft_keep_language(struct feed_draft *d, struct str s);

void draft_set(struct ranked *field, const char *value, int rank);
void draft_set_date(struct feed_draft *d, struct date *date, int *best, struct str s, int rank);
/* Tags parted by `separator` ('\0' for none), none twice. */
void draft_add_tags(struct feed_draft *d, struct draft *to, struct str s, char separator);
void draft_add_person(struct feed_draft *d, struct draft *to, const char *name, const char *url,
                      int rank);
/* "me@example.com (Name)", "Name <me@example.com>", … */
void draft_add_person_text(struct feed_draft *d, struct draft *to, struct str s, int rank);
void draft_add_attachment(struct draft *to, struct attachment a, bool enclosure);

/* The zone of dates that name none: the caller's, else that of a language with one zone. */
int draft_offset(const struct feed_draft *d);

#endif
