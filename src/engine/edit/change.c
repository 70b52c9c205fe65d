/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/edit/change.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/ids.h"
#include "text/utf8.h"

enum {
    FORMAT = 1,
    MAX_IDS = 10000000, /* of a change; more are damage */
    MAX_PARTS = 10000,
};

struct change *change_new(enum engine_change kind)
{
    struct change *c = MEM_NEW(struct change);
    c->kind = kind;
    return c;
}

void change_free(struct change *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->marks.n; i++)
        ids_fini(&c->marks.v[i].ids);
    vec_fini(&c->marks);
    vec_fini(&c->nodes);
    vec_fini(&c->rules);
    arena_fini(&c->arena);
    free(c);
}

void change_add_marks(struct change *c, enum mark mark, const char *tag, struct ids *ids)
{
    vec_push(&c->marks, (struct marked){mark, tag, {ids->v, ids_sort(ids->v, ids->n), ids->size}});
    *ids = (struct ids){0};
}

/* Articles of its marks, each once. */
static size_t count_articles(const struct change *c)
{
    if (c->marks.n <= 1)
        return c->marks.n ? c->marks.v[0].ids.n : 0;
    AUTO(ids) all = {0};
    for (size_t i = 0; i < c->marks.n; i++)
        ids_add(&all, c->marks.v[i].ids.v, c->marks.v[i].ids.n);
    return ids_sort(all.v, all.n);
}

int64_t change_count(const struct change *c)
{
    switch (c->kind) {
    case CHANGE_MARK:
    case CHANGE_TAG:
    case CHANGE_ADD_RULE:
        return (int64_t)count_articles(c);
    case CHANGE_NOTE:
        return !change_is_empty(c);
    default:
        return 1;
    }
}

bool change_is_empty(const struct change *c)
{
    switch (c->kind) {
    case CHANGE_MARK:
    case CHANGE_TAG:
        return count_articles(c) == 0;
    case CHANGE_NOTE:
        return str_eq(str_from(c->note_before), str_from(c->note_after));
    case CHANGE_SWITCH_RULE:
        return c->switch_before.until == c->switch_after.until &&
               !c->switch_before.stopped == !c->switch_after.stopped;
    case CHANGE_IMPORT:
        return c->nodes.n == 0 && c->rules.n == 0 && count_articles(c) == 0;
    default:
        return false;
    }
}

/* ---- packing ------------------------------------------------------------------------------- */

/* Each of the functions below writes a value, or reads it, so that the format is described once. */
struct coder {
    struct buf *out; /* NULL: reading */
    struct str in;
    size_t at;
    bool bad; /* ran out of data, or found what is not valid */
    struct arena *arena;
    size_t ids; /* read so far */
};

static void code_raw(struct coder *c, uint64_t *x)
{
    if (c->out) {
        uint64_t rest = *x;
        for (; rest > 0x7f; rest >>= 7)
            buf_add_char(c->out, (char)((rest & 0x7f) | 0x80));
        buf_add_char(c->out, (char)rest);
        return;
    }
    *x = 0;
    for (int shift = 0; !c->bad; shift += 7) {
        c->bad = c->at == c->in.n || shift > 63;
        if (!c->bad) {
            unsigned char byte = (unsigned char)c->in.p[c->at++];
            *x |= (uint64_t)(byte & 0x7f) << shift;
            if (byte < 0x80)
                return;
        }
    }
    *x = 0;
}

/* Signed, small magnitudes first. */
static void code_number(struct coder *c, int64_t *x)
{
    uint64_t raw = ((uint64_t)*x << 1) ^ (*x < 0 ? UINT64_MAX : 0);
    code_raw(c, &raw);
    if (!c->out)
        *x = (int64_t)(raw >> 1) ^ -(int64_t)(raw & 1);
}

/* Number within [min, max], 0 when it is not. */
static int64_t code_bounded(struct coder *c, int64_t x, int64_t min, int64_t max)
{
    code_number(c, &x);
    if (x < min || x > max) {
        c->bad = true;
        x = 0;
    }
    return x;
}

static void code_id(struct coder *c, int64_t *id)
{
    *id = code_bounded(c, *id, 0, INT64_MAX);
}

/* NULL is length 0, any other text its length + 1. */
static void code_text(struct coder *c, const char **text)
{
    uint64_t n = c->out && *text ? strlen(*text) + 1 : 0;
    code_raw(c, &n);
    if (c->out) {
        buf_add(c->out, str_from(*text));
        return;
    }
    *text = NULL;
    if (n == 0 || c->bad)
        return;
    struct str s = {c->in.p + c->at, (size_t)n - 1};
    c->bad = n - 1 > c->in.n - c->at || memchr(s.p, '\0', s.n) || !utf8_valid(s);
    if (!c->bad) {
        *text = arena_strndup(c->arena, s.p, s.n);
        c->at += s.n;
    }
}

static size_t run_at(const int64_t *ids, size_t n, size_t at)
{
    size_t end = at + 1;
    while (end < n && ids[end] == ids[end - 1] + 1)
        end++;
    return end - at;
}

static void write_ids(struct coder *c, const struct ids *ids)
{
    int64_t last = 0;
    for (size_t i = 0, run; i < ids->n; i += run) {
        run = run_at(ids->v, ids->n, i);
        uint64_t gap = (uint64_t)(ids->v[i] - last), length = run;
        code_raw(c, &length);
        code_raw(c, &gap);
        last = ids->v[i + run - 1];
    }
    uint64_t end = 0;
    code_raw(c, &end);
}

static void read_ids(struct coder *c, struct ids *ids)
{
    int64_t last = 0;
    uint64_t length, gap;
    for (code_raw(c, &length); length > 0 && !c->bad; code_raw(c, &length)) {
        code_raw(c, &gap);
        c->bad = c->bad || length > MAX_IDS - c->ids || gap == 0 ||
                 gap > (uint64_t)(INT64_MAX - MAX_IDS - last);
        for (last += c->bad ? 0 : (int64_t)gap; !c->bad && length > 0; length--, c->ids++) {
            vec_push(ids, last);
            last += length > 1;
        }
    }
}

static void code_marked(struct coder *c, struct marked *m)
{
    m->mark = (enum mark)code_bounded(c, m->mark, MARK_READ, MARK_UNTAG);
    code_text(c, &m->tag);
    if (c->out)
        write_ids(c, &m->ids);
    else
        read_ids(c, &m->ids);
    c->bad = c->bad || (m->mark >= MARK_TAG) != (m->tag != NULL);
}

static void code_marks(struct coder *c, struct change *change, int64_t min)
{
    size_t n = (size_t)code_bounded(c, (int64_t)change->marks.n, min, MAX_PARTS);
    for (size_t i = 0; i < n && !c->bad; i++) {
        if (!c->out)
            vec_push(&change->marks, (struct marked){0});
        code_marked(c, &change->marks.v[i]);
    }
}

static void code_ids(struct coder *c, struct ids *ids)
{
    size_t n = (size_t)code_bounded(c, (int64_t)ids->n, 0, MAX_IDS);
    for (size_t i = 0; i < n && !c->bad; i++) {
        if (!c->out)
            vec_push(ids, 0);
        code_id(c, &ids->v[i]);
    }
}

static void code_place(struct coder *c, struct tree_change *t)
{
    code_text(c, &t->title);
    code_text(c, &t->url);
    code_text(c, &t->site_url);
    code_text(c, &t->query);
    code_id(c, &t->parent);
    code_number(c, &t->before);
}

static void code_settings(struct coder *c, struct source_settings *s)
{
    s->interval_minutes = (int)code_bounded(c, s->interval_minutes, INT_MIN, INT_MAX);
    s->full_text =
        (enum full_text_mode)code_bounded(c, s->full_text, FULL_TEXT_AUTO, FULL_TEXT_NEVER);
    code_text(c, &s->user_agent);
    code_text(c, &s->proxy);
    code_text(c, &s->cookie);
    code_text(c, &s->credentials);
    s->zone_offset = (int)code_bounded(c, s->zone_offset, INT16_MIN, INT16_MAX);
    s->keep_articles = (int)code_bounded(c, s->keep_articles, INT_MIN, INT_MAX);
    s->keep_days = (int)code_bounded(c, s->keep_days, INT_MIN, INT_MAX);
    s->keep_pictures = (enum keep_mode)code_bounded(c, s->keep_pictures, KEEP_GENERAL, KEEP_OFF);
}

static void code_flag(struct coder *c, bool *flag)
{
    *flag = code_bounded(c, *flag, false, true);
}

/* False at the end of an older entry, which lacks the fields added since. */
static bool has_more(const struct coder *c)
{
    return c->out || c->at < c->in.n;
}

static void code_all_settings(struct coder *c, struct source_settings *before,
                              struct source_settings *after)
{
    code_settings(c, before);
    code_settings(c, after);
    if (has_more(c)) {
        code_text(c, &before->filter);
        code_text(c, &after->filter);
    }
    if (has_more(c)) {
        code_flag(c, &before->quiet);
        code_flag(c, &after->quiet);
    }
}

static void code_edit(struct coder *c, struct change *change)
{
    code_place(c, &change->before);
    code_place(c, &change->after);
    if (has_more(c)) {
        code_text(c, &change->settings_before.cookie);
        code_text(c, &change->settings_before.credentials);
    }
}

static void code_switch(struct coder *c, struct rule_switch *s)
{
    code_id(c, &s->until);
    code_text(c, &s->stopped);
}

/* The fields of its kind. */
static void code_kind(struct coder *c, struct change *change)
{
    switch (change->kind) {
    case CHANGE_MARK:
    case CHANGE_TAG:
        code_marks(c, change, 1);
        break;
    case CHANGE_ADD:
        code_ids(c, &change->nodes);
        break;
    case CHANGE_IMPORT:
        code_ids(c, &change->nodes);
        code_ids(c, &change->rules);
        code_marks(c, change, 0);
        break;
    case CHANGE_ADD_RULE:
        if (has_more(c))
            code_marks(c, change, 0);
        break;
    case CHANGE_REMOVE:
    case CHANGE_REMOVE_RULE:
        break;
    case CHANGE_SWITCH_RULE:
        code_switch(c, &change->switch_before);
        code_switch(c, &change->switch_after);
        break;
    case CHANGE_EDIT:
        code_edit(c, change);
        break;
    case CHANGE_SETTINGS:
        code_all_settings(c, &change->settings_before, &change->settings_after);
        break;
    case CHANGE_NOTE:
        code_text(c, &change->note_before);
        code_text(c, &change->note_after);
        break;
    }
}

static void code_change(struct coder *c, struct change *change)
{
    code_bounded(c, FORMAT, FORMAT, FORMAT);
    change->kind =
        (enum engine_change)code_bounded(c, change->kind, CHANGE_MARK, CHANGE_SWITCH_RULE);
    code_id(c, &change->node);
    code_number(c, &change->at);
    code_text(c, &change->title);
    code_kind(c, change);
}

void change_pack(struct buf *b, const struct change *from)
{
    struct coder c = {.out = b};
    struct change copy = *from; /* unchanged by writing */
    code_change(&c, &copy);
}

struct change *change_unpack(struct str data)
{
    struct change *change = change_new(CHANGE_MARK);
    struct coder c = {.in = data, .arena = &change->arena};
    code_change(&c, change);
    if (c.bad || c.at != data.n) {
        change_free(change);
        return NULL;
    }
    return change;
}
