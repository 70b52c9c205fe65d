/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/newsboat.h"

#include <string.h>

#include "base/vec.h"
#include "text/address.h"
#include "text/safe.h"
#include "text/utf8.h"

enum { MAX_LINES = 20000 };

struct entry {
    const char *url, *title, *tag; /* tag NULL: none */
};

struct parser {
    struct arena *arena;
    VEC(struct entry) entries;
    VEC(struct left_out) left_out;
    int line;
};

static void skip_entry(struct parser *p, enum left_out_why why, struct str text)
{
    struct left_out what = {
        .why = why, .line = p->line, .text = arena_strndup(p->arena, text.p, text.n)};
    vec_push(&p->left_out, what);
}

/* Next word, ended by white space, or in double quotes with \ as escape. False at the end of the
 * line. */
static bool next_word(struct parser *p, struct str *rest, struct str *word)
{
    *rest = str_trim(*rest);
    if (rest->n == 0) {
        return false;
    }
    size_t at = 0;
    bool quoted = rest->p[0] == '"';
    char *text = arena_alloc(p->arena, rest->n + 1);
    size_t n = 0;
    for (at = quoted; at < rest->n; at++) {
        if (quoted ? rest->p[at] == '"' : ascii_space(rest->p[at])) {
            break;
        }
        if (quoted && rest->p[at] == '\\' && at + 1 < rest->n) {
            at++;
        }
        text[n++] = rest->p[at];
    }
    *rest = str_slice(*rest, at + (quoted && at < rest->n), rest->n);
    *word = (struct str){text, n};
    return true;
}

static const char *clean(struct parser *p, struct str s)
{
    struct buf b = BUF_INIT;
    safe_add_line(&b, s);
    const char *text = arena_strdup(p->arena, buf_c(&b));
    buf_fini(&b);
    return text;
}

static bool is_known(const struct parser *p, const char *url)
{
    for (size_t i = 0; i < p->entries.n; i++) {
        if (strcmp(p->entries.v[i].url, url) == 0) {
            return true;
        }
    }
    return false;
}

static void read_tags(struct parser *p, struct str rest, struct entry *entry)
{
    struct str word;
    while (next_word(p, &rest, &word)) {
        if (word.n == 0) {
            continue;
        }
        if (word.p[0] == '~') {
            entry->title = clean(p, str_slice(word, 1, word.n));
        } else if (word.p[0] == '!') {
            skip_entry(p, LEFT_OUT_HIDDEN, word);
        } else if (entry->tag) {
            skip_entry(p, LEFT_OUT_TAG, word);
        } else {
            entry->tag = clean(p, word);
        }
    }
}

static void read_line(struct parser *p, struct str line)
{
    struct str word;
    struct address address = {0};
    if (line.n == 0 || line.p[0] == '#' || !next_word(p, &line, &word)) {
        return;
    }
    if (str_starts(word, STR("query:"))) {
        skip_entry(p, LEFT_OUT_QUERY, word);
    } else if (str_starts(word, STR("exec:")) || str_starts(word, STR("filter:"))) {
        skip_entry(p, LEFT_OUT_COMMAND, word);
    } else if (!address_read(word, &address, NULL)) {
        skip_entry(p, left_out_address(word), word);
    } else if (is_known(p, address.v[0])) {
        skip_entry(p, LEFT_OUT_AGAIN, word);
    } else {
        struct entry entry = {.url = arena_strdup(p->arena, address.v[0])};
        read_tags(p, line, &entry);
        vec_push(&p->entries, entry);
    }
    address_fini(&address);
}

static void add_outline(struct newsboat *out, int depth, const struct entry *entry)
{
    out->outlines[out->n++] = (struct outline){
        .kind = NODE_FEED, .depth = depth, .title = entry->title, .url = entry->url};
}

/* Groups the feeds: those without tag, then each tag's, in the order of the file. */
static void arrange(struct parser *p, struct newsboat *out)
{
    struct entry *v = p->entries.v;
    size_t n = p->entries.n;
    out->outlines = arena_array(&out->arena, n * 2, sizeof *out->outlines);
    for (size_t i = 0; i < n; i++) {
        if (!v[i].tag) {
            add_outline(out, 0, &v[i]);
        }
    }
    for (size_t i = 0; i < n; i++) {
        const char *tag = v[i].tag;
        if (!tag) {
            continue;
        }
        out->outlines[out->n++] = (struct outline){.kind = NODE_CATEGORY, .title = tag};
        for (size_t k = i; k < n; k++) {
            if (v[k].tag && strcmp(v[k].tag, tag) == 0) {
                add_outline(out, 1, &v[k]);
                if (k > i) {
                    v[k].tag = NULL;
                }
            }
        }
        v[i].tag = NULL;
    }
}

bool newsboat_parse(struct str bytes, struct newsboat *out, struct error *e)
{
    *out = (struct newsboat){0};
    struct parser p = {.arena = &out->arena};
    struct buf text = BUF_INIT;
    if (str_find_char(bytes, '\0', 0) == SIZE_MAX) { /* no binary data */
        utf8_add_valid(&text, bytes);
    }
    struct str rest = buf_str(&text), line;
    while (p.line < MAX_LINES && str_split(&rest, '\n', &line)) {
        p.line++;
        read_line(&p, line);
    }
    buf_fini(&text);
    bool ok = p.entries.n > 0;
    if (ok) {
        arrange(&p, out);
        out->n_left_out = p.left_out.n;
        out->left_out = arena_copy(&out->arena, p.left_out.v, p.left_out.n, sizeof *out->left_out);
    } else {
        newsboat_fini(out);
        error_set(e, ERROR_INVALID, 0, "contains no feed addresses");
    }
    vec_fini(&p.entries);
    vec_fini(&p.left_out);
    return ok;
}

void newsboat_fini(struct newsboat *n)
{
    arena_fini(&n->arena);
    *n = (struct newsboat){0};
}
