/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Format: entries of a tag character, the text's length as LEB128, the text. The address of an
 * attachment or related link starts it; its other entries follow. */
#include "store/sql/pack.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "store/sql/db.h"

enum {
    TAG_COMMENTS = 'c',
    TAG_AUTHOR = 'a',
    TAG_IMAGE = 'i',
    TAG_UPDATED = 'u',
    TAG_VIEWS = 'v',
    TAG_TAG = 't',
    TAG_CRUMB = 'b',
    TAG_ATTACHMENT = 'A',
    TAG_TYPE = 'y',
    TAG_NAME = 'n',
    TAG_SIZE = 's',
    TAG_DURATION = 'd',
    TAG_RELATED = 'R',
    TAG_COMMENTS_FEED = 'f',
    TAG_N_COMMENTS = 'N',
    TAG_CHAPTERS_URL = 'j',
    TAG_CHAPTER = 'C', /* its title; TAG_DURATION, its start, follows */
};

static const struct {
    char tag;
    size_t offset;
} strings[] = {
    {'e', offsetof(struct article, external_url)},
    {TAG_COMMENTS, offsetof(struct article, comments_url)},
    {TAG_COMMENTS_FEED, offsetof(struct article, comments_feed)},
    {TAG_CHAPTERS_URL, offsetof(struct article, chapters_url)},
    {TAG_AUTHOR, offsetof(struct article, author)},
    {'E', offsetof(struct article, editor)},
    {'l', offsetof(struct article, language)},
    {TAG_IMAGE, offsetof(struct article, image)},
    {'g', offsetof(struct article, guid)},
};

static void add(struct buf *b, char tag, const char *text)
{
    if (!text)
        return;
    size_t n = strlen(text);
    buf_add_char(b, tag);
    for (size_t rest = n;; rest >>= 7) {
        buf_add_char(b, (char)((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0)));
        if (rest <= 0x7f)
            break;
    }
    buf_add(b, (struct str){text, n});
}

static void add_number(struct buf *b, char tag, int64_t number)
{
    char text[24];
    if (number < 0)
        return;
    snprintf(text, sizeof text, "%" PRId64, number);
    add(b, tag, text);
}

void pack_article(struct buf *b, const struct article *a)
{
    for (size_t i = 0; i < ARRAY_SIZE(strings); i++) {
        const char *text = *(const char *const *)((const char *)a + strings[i].offset);
        if (text && text == a->guid && a->url && strcmp(a->guid, a->url) == 0)
            continue;
        add(b, strings[i].tag, text);
    }
    if (a->updated.precision != DATE_NONE) {
        char text[64];
        snprintf(text, sizeof text, "%" PRId64 " %d %d", a->updated.time, a->updated.offset,
                 a->updated.precision);
        add(b, TAG_UPDATED, text);
    }
    add_number(b, TAG_VIEWS, a->views);
    add_number(b, TAG_N_COMMENTS, a->n_comments > 0 ? a->n_comments : -1);
    for (size_t i = 0; i < a->n_tags; i++)
        add(b, TAG_TAG, a->tags[i]);
    for (size_t i = 0; i < a->n_breadcrumb; i++)
        add(b, TAG_CRUMB, a->breadcrumb[i]);
    for (size_t i = 0; i < a->n_attachments; i++) {
        const struct attachment *x = &a->attachments[i];
        if (!x->url)
            continue;
        add(b, TAG_ATTACHMENT, x->url);
        add(b, TAG_TYPE, x->type);
        add(b, TAG_NAME, x->title);
        add_number(b, TAG_SIZE, x->size);
        add_number(b, TAG_DURATION, x->duration);
    }
    for (size_t i = 0; i < a->n_related; i++) {
        if (!a->related[i].url)
            continue;
        add(b, TAG_RELATED, a->related[i].url);
        add(b, TAG_NAME, a->related[i].title);
    }
    for (size_t i = 0; i < a->n_chapters; i++) {
        add(b, TAG_CHAPTER, a->chapters[i].title);
        add_number(b, TAG_DURATION, a->chapters[i].start);
    }
}

static bool take(struct str *rest, char *tag, struct str *text)
{
    if (rest->n < 2)
        return false;
    *tag = rest->p[0];
    size_t at = 1, n = 0;
    for (int shift = 0;; shift += 7) {
        if (at >= rest->n || shift > 28)
            return false;
        unsigned char byte = (unsigned char)rest->p[at++];
        n |= (size_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            break;
    }
    if (n > rest->n - at)
        return false;
    *text = (struct str){rest->p + at, n};
    *rest = (struct str){rest->p + at + n, rest->n - at - n};
    return true;
}

static void read_updated(struct str text, struct article *a)
{
    int64_t numbers[3];
    struct str part;
    for (int i = 0; i < 3; i++)
        if (!str_split(&text, ' ', &part) || !str_to_int64(part, &numbers[i]))
            return;
    if (numbers[2] > DATE_NONE && numbers[2] <= DATE_SECOND)
        a->updated =
            (struct date){numbers[0], (int16_t)numbers[1], (enum date_precision)numbers[2]};
}

/* Sizes of the arrays, from a first pass. */
struct sizes {
    size_t tags, crumbs, attachments, related, chapters;
};

static struct sizes count(struct str packed)
{
    struct sizes n = {0};
    struct str text;
    char tag;
    while (take(&packed, &tag, &text)) {
        n.tags += tag == TAG_TAG;
        n.crumbs += tag == TAG_CRUMB;
        n.attachments += tag == TAG_ATTACHMENT;
        n.related += tag == TAG_RELATED;
        n.chapters += tag == TAG_CHAPTER;
    }
    return n;
}

static void read_attachment(struct attachment *a, char tag, struct str text, const char *copy)
{
    int64_t number;
    if (tag == TAG_NAME)
        a->title = copy;
    else if (tag == TAG_TYPE)
        a->type = copy;
    else if (tag == TAG_SIZE && str_to_int64(text, &number))
        a->size = number;
    else if (tag == TAG_DURATION && str_to_int64(text, &number))
        a->duration = number;
}

/* Sets a list, unless the article has one. */
#define KEEP(article, list, from)                                                                  \
    do {                                                                                           \
        if (!(article)->n_##list) {                                                                \
            (article)->list = (from).list;                                                         \
            (article)->n_##list = (from).n_##list;                                                 \
        }                                                                                          \
    } while (0)

static void keep_lists(struct article *out, const struct article *a)
{
    KEEP(out, tags, *a);
    KEEP(out, breadcrumb, *a);
    KEEP(out, attachments, *a);
    KEEP(out, related, *a);
    KEEP(out, chapters, *a);
}

static void read_lists(struct str packed, struct arena *arena, struct article *out)
{
    struct sizes n = count(packed);
    struct article a = {
        .tags = arena_array(arena, n.tags + 1, sizeof *a.tags),
        .breadcrumb = arena_array(arena, n.crumbs + 1, sizeof *a.breadcrumb),
        .attachments = arena_array(arena, n.attachments + 1, sizeof *a.attachments),
        .related = arena_array(arena, n.related + 1, sizeof *a.related),
        .chapters = arena_array(arena, n.chapters + 1, sizeof *a.chapters),
    };
    struct attachment *attachment = NULL;
    struct link *related = NULL;
    struct str text;
    char tag;
    while (take(&packed, &tag, &text)) {
        const char *copy = db_keep_line(arena, text);
        if (tag == TAG_TAG) {
            a.tags[a.n_tags++] = copy;
        } else if (tag == TAG_CRUMB) {
            a.breadcrumb[a.n_breadcrumb++] = copy;
        } else if (tag == TAG_ATTACHMENT) {
            attachment = &a.attachments[a.n_attachments++];
            *attachment = (struct attachment){.url = copy, .size = -1, .duration = -1};
            related = NULL;
        } else if (tag == TAG_RELATED) {
            related = &a.related[a.n_related++];
            related->url = copy;
            attachment = NULL;
        } else if (tag == TAG_CHAPTER) {
            a.chapters[a.n_chapters++] = (struct chapter){.title = copy};
            attachment = NULL;
        } else if (tag == TAG_DURATION && a.n_chapters > 0) {
            str_to_int64(text, &a.chapters[a.n_chapters - 1].start);
        } else if (tag == TAG_NAME && related) {
            related->title = copy;
        } else if (attachment) {
            read_attachment(attachment, tag, text, copy);
        }
    }
    keep_lists(out, &a);
}

void pack_read(struct str packed, struct arena *arena, struct article *a)
{
    struct str rest = packed, text;
    char tag;
    while (take(&rest, &tag, &text)) {
        int64_t number;
        for (size_t i = 0; i < ARRAY_SIZE(strings); i++) {
            const char **field = (const char **)((char *)a + strings[i].offset);
            if (strings[i].tag == tag && !*field)
                *field = db_keep_line(arena, text);
        }
        if (tag == TAG_VIEWS && a->views < 0 && str_to_int64(text, &number))
            a->views = number;
        if (tag == TAG_N_COMMENTS && !a->n_comments && str_to_int64(text, &number))
            a->n_comments = number;
        if (tag == TAG_UPDATED && a->updated.precision == DATE_NONE)
            read_updated(text, a);
    }
    if (packed.n)
        read_lists(packed, arena, a);
}

void pack_read_content(struct str packed, struct pack_content *out)
{
    struct str text;
    char tag;
    while (take(&packed, &tag, &text)) {
        if (tag == TAG_AUTHOR && !out->author.n)
            out->author = text;
        out->comments |= tag == TAG_COMMENTS || tag == TAG_COMMENTS_FEED;
        out->attachment |= tag == TAG_ATTACHMENT;
        out->picture |= tag == TAG_IMAGE || (tag == TAG_TYPE && str_starts(text, STR("image/")));
        out->audio |= tag == TAG_TYPE && str_starts(text, STR("audio/"));
        out->video |= tag == TAG_TYPE && str_starts(text, STR("video/"));
    }
}
