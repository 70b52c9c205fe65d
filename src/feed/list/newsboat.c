/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/list/newsboat.h"

#include <string.h>

#include "base/vec.h"
#include "feed/list/file-lines.h"
#include "feed/list/newsboat-program.h"
#include "feed/list/newsboat-query.h"
#include "text/display/safe.h"
#include "text/url/address.h"

enum {
    MAX_TAGS = 50,    /* of a feed */
    MAX_QUERY = 4000, /* bytes */
};

struct entry {
    const char *url, *title;
    const char *filter;
    bool is_program;
    const char *tags[MAX_TAGS];
    size_t n_tags;
    bool placed; /* in the result */
};

struct query {
    const char *name, *expression;
    int line;
};

struct parser {
    struct arena *arena;
    const struct newsboat_options *options;
    struct file_lines lines;
    VEC(struct entry) entries;
    VEC(uint64_t) hashes; /* of the entries' addresses */
    VEC(struct query) queries;
};

/* Next word, ended by white space, or in double quotes with \ as escape. False at the end of the
 * line, or at a comment. */
static bool next_word(struct parser *p, struct str *rest, struct str *word)
{
    *rest = str_trim(*rest);
    if (rest->n == 0 || rest->p[0] == '#')
        return false;
    size_t at = 0;
    bool quoted = rest->p[0] == '"';
    char *text = arena_alloc(p->arena, rest->n + 1);
    size_t n = 0;
    for (at = quoted; at < rest->n; at++) {
        if (quoted ? rest->p[at] == '"' : ascii_space(rest->p[at]))
            break;
        if (quoted && rest->p[at] == '\\' && at + 1 < rest->n)
            at++;
        text[n++] = rest->p[at];
    }
    *rest = str_slice(*rest, at + (quoted && at < rest->n), rest->n);
    *word = (struct str){text, n};
    return true;
}

/* Entry of an address: the one of an earlier line, which gets this line's tags as well, or a new
 * one. */
static struct entry *entry_of(struct parser *p, const char *url)
{
    uint64_t hash = str_hash(str_from(url));
    for (size_t i = 0; i < p->entries.n; i++)
        if (p->hashes.v[i] == hash && strcmp(p->entries.v[i].url, url) == 0)
            return &p->entries.v[i];
    vec_push(&p->entries, ((struct entry){.url = arena_strdup(p->arena, url)}));
    vec_push(&p->hashes, hash);
    return &p->entries.v[p->entries.n - 1];
}

static bool has_tag(const struct entry *entry, const char *tag)
{
    for (size_t i = 0; i < entry->n_tags; i++)
        if (strcmp(entry->tags[i], tag) == 0)
            return true;
    return false;
}

static void add_tag(struct parser *p, struct entry *entry, struct str word)
{
    const char *tag = safe_keep_line(p->arena, word);
    if (entry->n_tags == MAX_TAGS)
        file_lines_leave_out(&p->lines, LEFT_OUT_TAG, word);
    else if (tag[0] && !has_tag(entry, tag))
        entry->tags[entry->n_tags++] = tag;
}

static void read_tags(struct parser *p, struct str rest, struct entry *entry)
{
    struct str word;
    while (next_word(p, &rest, &word)) {
        if (word.n == 0)
            continue;
        if (word.p[0] == '~')
            entry->title = safe_keep_line(p->arena, str_slice(word, 1, word.n));
        else if (word.p[0] == '!')
            file_lines_leave_out(&p->lines, LEFT_OUT_HIDDEN, word);
        else
            add_tag(p, entry, word);
    }
}

/* "query:Name:EXPRESSION" */
static void read_query(struct parser *p, struct str word)
{
    struct str rest = str_slice(word, strlen("query:"), word.n);
    size_t colon = str_find_char(rest, ':', 0);
    struct str name = str_slice(rest, 0, colon), expression = str_slice(rest, colon + 1, rest.n);
    if (colon == SIZE_MAX || name.n == 0) {
        file_lines_leave_out(&p->lines, LEFT_OUT_QUERY, word);
        return;
    }
    struct query query = {safe_keep_line(p->arena, name),
                          arena_strndup(p->arena, expression.p, expression.n), p->lines.line};
    vec_push(&p->queries, query);
}

static void read_program(struct parser *p, struct str word, struct str tags)
{
    AUTO(buf) url = BUF_INIT, filter = BUF_INIT;
    AUTO(address) address = {0};
    bool ok = p->options->programs && newsboat_split_program(word, &url, &filter);
    if (ok && filter.n > 0)
        ok = address_read(buf_str(&url), &address, NULL);
    if (ok) {
        struct entry *entry = entry_of(p, filter.n > 0 ? address.v[0] : url.p);
        entry->is_program = filter.n == 0;
        entry->filter = arena_strdup(p->arena, filter.p);
        read_tags(p, tags, entry);
    } else {
        file_lines_leave_out(&p->lines, p->options->programs ? LEFT_OUT_INVALID : LEFT_OUT_PROGRAM,
                             word);
    }
}

static void read_line(struct parser *p, struct str line)
{
    struct str word;
    AUTO(address) address = {0};
    if (!next_word(p, &line, &word))
        return;
    if (str_starts(word, STR("query:")))
        read_query(p, word);
    else if (str_starts(word, STR("exec:")) || str_starts(word, STR("filter:")))
        read_program(p, word, line);
    else if (!address_read(word, &address, NULL))
        file_lines_leave_out(&p->lines, left_out_address(word), word);
    else
        read_tags(p, line, entry_of(p, address.v[0]));
}

/* ---- views --------------------------------------------------------------------------------- */

/* Path of the category of a tag. */
static void add_path(struct buf *b, const struct parser *p, const char *tag)
{
    buf_printf(b, "%s/", p->options->portal);
    for (; *tag; tag++) {
        buf_add_c(b, *tag == '/' || *tag == '\\' ? "\\" : "");
        buf_add_char(b, *tag);
    }
}

/* The category that the tag makes, if any, and the feeds with the tag elsewhere. False for none, or
 * too many. */
static bool add_feeds_with(void *context, struct str word, struct buf *b)
{
    struct parser *p = context;
    const char *gap = "", *tag = safe_keep_line(p->arena, word);
    AUTO(buf) path = BUF_INIT;
    size_t from = b->n;
    bool listed = false, ok = true;
    for (size_t i = 0; ok && i < p->entries.n; i++) {
        const struct entry *entry = &p->entries.v[i];
        bool first = entry->n_tags > 0 && strcmp(entry->tags[0], tag) == 0;
        if (!has_tag(entry, tag) || (first && listed) || (!first && entry->is_program))
            continue; /* only addresses of the web can be named in a query */
        buf_clear(&path);
        if (first)
            add_path(&path, p, tag);
        listed = listed || first;
        buf_add_c(b, gap);
        ok = newsboat_add_in(b, first ? buf_str(&path) : str_from(entry->url));
        gap = " OR ";
    }
    return ok && *gap && b->n - from <= MAX_QUERY;
}

static void add_view(struct parser *p, struct newsboat *out, const char *name, const char *query)
{
    out->outlines[out->n++] =
        (struct outline){.kind = NODE_VIEW, .title = name, .query = arena_strdup(p->arena, query)};
}

static void add_queries(struct parser *p, struct newsboat *out)
{
    const struct newsboat_terms terms = {add_feeds_with, p, p->options->stars};
    for (size_t i = 0; i < p->queries.n; i++) {
        const struct query *q = &p->queries.v[i];
        struct str expression = str_from(q->expression);
        AUTO(buf) query = BUF_INIT;
        size_t at;
        if (newsboat_add_query(&query, expression, &terms, &at) && query.n <= MAX_QUERY) {
            add_view(p, out, q->name, buf_c(&query));
        } else {
            p->lines.line = q->line;
            file_lines_leave_out(&p->lines, LEFT_OUT_QUERY,
                                 str_slice(expression, at, expression.n));
            p->lines.left_out.v[p->lines.left_out.n - 1].title = q->name;
        }
    }
}

/* Views of the tags that are further ones of some feed, in the order of the file. */
static void add_tag_views(struct parser *p, struct newsboat *out)
{
    VEC(const char *) done = {0};
    for (size_t i = 0; i < p->entries.n; i++) {
        for (size_t t = 1; t < p->entries.v[i].n_tags; t++) {
            const char *tag = p->entries.v[i].tags[t];
            AUTO(buf) query = BUF_INIT;
            bool known = false;
            for (size_t k = 0; k < done.n && !known; k++)
                known = strcmp(done.v[k], tag) == 0;
            if (known)
                continue;
            if (add_feeds_with(p, str_from(tag), &query)) {
                add_view(p, out, tag, buf_c(&query));
            } else {
                p->lines.line = 0;
                file_lines_leave_out(&p->lines, LEFT_OUT_TAG, str_from(tag));
            }
            vec_push(&done, tag);
        }
    }
    vec_fini(&done);
}

/* ---- result -------------------------------------------------------------------------------- */

static void add_feed(struct newsboat *out, int depth, struct entry *entry)
{
    entry->placed = true;
    out->outlines[out->n++] = (struct outline){.kind = NODE_FEED,
                                               .depth = depth,
                                               .title = entry->title,
                                               .url = entry->url,
                                               .is_program = entry->is_program,
                                               .filter = entry->filter};
}

static size_t count_tags(const struct parser *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->entries.n; i++)
        n += p->entries.v[i].n_tags;
    return n;
}

/* Groups the feeds: those without tag, then each first tag's, in the order of the file. */
static void arrange(struct parser *p, struct newsboat *out)
{
    struct entry *v = p->entries.v;
    size_t n = p->entries.n;
    out->outlines =
        arena_array(&out->arena, n * 2 + count_tags(p) + p->queries.n, sizeof *out->outlines);
    for (size_t i = 0; i < n; i++)
        if (v[i].n_tags == 0)
            add_feed(out, 0, &v[i]);
    for (size_t i = 0; i < n; i++) {
        if (v[i].placed)
            continue;
        out->outlines[out->n++] = (struct outline){.kind = NODE_CATEGORY, .title = v[i].tags[0]};
        for (size_t k = i; k < n; k++)
            if (!v[k].placed && strcmp(v[k].tags[0], v[i].tags[0]) == 0)
                add_feed(out, 1, &v[k]);
    }
    add_tag_views(p, out);
    add_queries(p, out);
}

bool newsboat_parse(struct str bytes, const struct newsboat_options *options, struct newsboat *out,
                    struct error *e)
{
    *out = (struct newsboat){0};
    struct parser p = {.arena = &out->arena, .options = options};
    struct str line;
    file_lines_begin(&p.lines, bytes, &out->arena);
    while (file_lines_next(&p.lines, &line))
        read_line(&p, line);
    bool ok = p.entries.n > 0;
    if (ok)
        arrange(&p, out);
    file_lines_end(&p.lines, &out->left_out, &out->n_left_out);
    vec_fini(&p.entries);
    vec_fini(&p.hashes);
    vec_fini(&p.queries);
    if (!ok) {
        newsboat_fini(out);
        error_set(e, ERROR_INVALID, 0, "contains no feed addresses");
    }
    return ok;
}
