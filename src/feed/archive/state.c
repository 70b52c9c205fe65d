/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed/archive/state.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

enum { ARTICLE_DEPTH = 3, VERSION = 1, MAX_NAMES = 1000 };

const char state_json_head[] = "{\"format\": \"gander state\", \"version\": 1, \"articles\": [";
const char state_json_tail[] = "\n]}\n";

/* ---- writing ------------------------------------------------------------------------------- */

static json_t *list_of(const char *const *texts, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, json_string(texts[i]));
    return list;
}

static void set_text(json_t *o, const char *key, const char *text)
{
    if (text)
        json_object_set_new(o, key, json_string(text));
}

static void set_flag(json_t *o, const char *key, bool set)
{
    if (set)
        json_object_set_new(o, key, json_true());
}

static void set_names(json_t *o, const struct article_state *s)
{
    json_object_set_new(o, "sources", list_of(s->sources, s->n_sources));
    set_text(o, "guid", s->guid);
    set_text(o, "url", s->url);
    set_text(o, "title", s->title);
    if (s->title && s->published.precision != DATE_NONE)
        json_object_set_new(o, "date", json_integer(s->published.time));
}

void state_json_add(struct buf *b, const struct article_state *s, bool first)
{
    json_auto_t *o = json_object();
    char position[24];
    set_names(o, s);
    set_flag(o, "read", s->read);
    set_flag(o, "starred", s->starred);
    set_flag(o, "deleted", s->deleted);
    if (s->n_tags > 0)
        json_object_set_new(o, "tags", list_of(s->tags, s->n_tags));
    if (s->note) {
        set_text(o, "note", s->note);
        json_object_set_new(o, "noted", json_integer(s->noted_at));
    }
    if (s->position) { /* beyond the integers of most programs */
        snprintf(position, sizeof position, "%llu", (unsigned long long)s->position);
        set_text(o, "position", position);
    }
    AUTO_FREE char *text = json_dumps(o, JSON_COMPACT);
    buf_add_c(b, first ? "\n" : ",\n");
    buf_add_c(b, text);
}

/* ---- reading ------------------------------------------------------------------------------- */

static bool fail(const struct state_reader *r, struct error *e)
{
    return error_set(e, ERROR_INVALID, 0, "line %lld: no state of gander's articles",
                     (long long)r->line + 1);
}

/* NULL for an empty text. */
static const char *text_at(const json_t *o, const char *key, struct arena *arena)
{
    const char *text = json_string_value(json_object_get(o, key));
    return text && *text ? arena_strdup(arena, text) : NULL;
}

static const char **texts_at(const json_t *o, const char *key, struct arena *arena, size_t *n)
{
    const json_t *list = json_object_get(o, key);
    size_t size = json_array_size(list) < MAX_NAMES ? json_array_size(list) : MAX_NAMES;
    const char **texts = arena_array(arena, size + 1, sizeof *texts);
    *n = 0;
    for (size_t i = 0; i < size; i++) {
        const char *text = json_string_value(json_array_get(list, i));
        if (text && *text)
            texts[(*n)++] = arena_strdup(arena, text);
    }
    return texts;
}

static void read_article(const json_t *o, struct arena *arena, struct article_state *out)
{
    int64_t position;
    *out = (struct article_state){
        .guid = text_at(o, "guid", arena),
        .url = text_at(o, "url", arena),
        .title = text_at(o, "title", arena),
        .read = json_is_true(json_object_get(o, "read")),
        .starred = json_is_true(json_object_get(o, "starred")),
        .deleted = json_is_true(json_object_get(o, "deleted")),
        .note = text_at(o, "note", arena),
        .noted_at = json_integer_value(json_object_get(o, "noted")),
    };
    out->sources = texts_at(o, "sources", arena, &out->n_sources);
    out->tags = texts_at(o, "tags", arena, &out->n_tags);
    if (json_is_integer(json_object_get(o, "date"))) {
        out->published = (struct date){.time = json_integer_value(json_object_get(o, "date")),
                                       .precision = DATE_SECOND};
    }
    if (str_to_int64(str_from(json_string_value(json_object_get(o, "position"))), &position) &&
        position > 0)
        out->position = (uint64_t)position;
}

static json_t *parse(struct str text)
{
    json_error_t why;
    json_t *o = json_loadb(text.p, text.n, 0, &why);
    if (!json_is_object(o)) {
        json_decref(o);
        o = NULL;
    }
    return o;
}

/* The text before the first article, closed, is the file without articles. */
static bool check_head(struct state_reader *r, struct error *e)
{
    buf_add_c(&r->object, "]}");
    json_auto_t *o = parse(buf_str(&r->object));
    const char *format = json_string_value(json_object_get(o, "format"));
    bool ok = format && strcmp(format, "gander state") == 0 &&
              json_is_array(json_object_get(o, "articles"));
    json_int_t version = json_integer_value(json_object_get(o, "version"));
    buf_clear(&r->object);
    r->headed = true;
    if (ok && version != VERSION)
        return error_set(e, ERROR_UNSUPPORTED, 0, "a state file of a newer gander");
    return ok || fail(r, e);
}

/* Follows strings and nesting. */
static void step(struct state_reader *r, char c)
{
    if (r->quoted) {
        r->quoted = r->escaped || c != '"';
        r->escaped = !r->escaped && c == '\\';
    } else {
        r->quoted = c == '"';
        r->depth += (c == '{' || c == '[') - (c == '}' || c == ']');
    }
    r->line += c == '\n';
}

/* Takes a byte; *ends: an article is complete. */
static bool take(struct state_reader *r, char c, bool *ends, struct error *e)
{
    int before = r->depth;
    step(r, c);
    bool inside = r->depth >= ARTICLE_DEPTH || before >= ARTICLE_DEPTH;
    if (!r->headed || inside)
        buf_add_char(&r->object, c);
    *ends = inside && r->depth < ARTICLE_DEPTH;
    if (r->object.n > STATE_MAX_BYTES || r->depth < 0 || (r->ended && !ascii_space(c)))
        return fail(r, e);
    if (!r->headed && r->depth == ARTICLE_DEPTH - 1)
        return check_head(r, e);
    r->ended = r->ended || (r->headed && r->depth == 0);
    return true;
}

bool state_json_read(struct state_reader *r, struct str *bytes, struct arena *arena,
                     struct article_state *out, bool *found, struct error *e)
{
    *found = false;
    for (size_t i = 0; i < bytes->n && !*found; i++) {
        if (!take(r, bytes->p[i], found, e))
            return false;
        if (*found) {
            json_t *o = parse(buf_str(&r->object));
            buf_clear(&r->object);
            if (!o)
                return fail(r, e);
            read_article(o, arena, out);
            json_decref(o);
            *bytes = str_slice(*bytes, i + 1, bytes->n);
        }
    }
    if (!*found)
        bytes->n = 0;
    return true;
}

bool state_json_end(const struct state_reader *r, struct error *e)
{
    return r->ended || fail(r, e);
}
