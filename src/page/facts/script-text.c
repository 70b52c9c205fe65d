/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/facts/script-text.h"

#include <jansson.h>
#include <string.h>

#include "page/evidence/measure.h"
#include "text/markup/markup.h"

enum {
    MAX_SCRIPT = 2 << 20,
    MAX_NESTING = 2,    /* JSON in a string of JSON */
    PER_SENTENCE = 200, /* weight for each sentence end or comma, at most */
    PER_SIGN = 200,     /* weight for each sign of code, at least */
};

struct search {
    struct dom *d;
    const char *best;
    uint32_t weight; /* of the best, or the least that counts */
};

/* Index after the closing quote, or after the line, as JSON's strings have no line end. */
static size_t end_of_string(struct str s, size_t start)
{
    size_t i = start + 1;
    while (i < s.n && s.p[i] != '"' && s.p[i] != '\n')
        i += s.p[i] == '\\' ? 2 : 1;
    return i < s.n ? i + 1 : s.n;
}

/* True for an array, and for text with a pair of name and value. */
static bool is_json(struct str s)
{
    if (s.n > 1 && s.p[0] == '[' && strchr("\"[{", s.p[1]))
        return true;
    for (size_t at = str_find(s, STR("\":"), 0); at != SIZE_MAX; at = str_find(s, STR("\":"), at)) {
        at += 2;
        if (at < s.n && strchr("\"[{", s.p[at]))
            return true;
    }
    return false;
}

/* Weight of running text; 0 for code, lists of words and encoded bytes. */
static uint32_t weigh(struct str value)
{
    AUTO(buf) b = BUF_INIT;
    markup_add_text(&b, value, true);
    struct str text = buf_str(&b);
    uint32_t stops = 0, signs = 0, weight = text_weight(text, &stops);
    for (size_t i = 0; i < text.n; i++)
        signs += strchr("{}=", text.p[i]) != NULL;
    bool runs = stops >= weight / PER_SENTENCE && signs <= weight / PER_SIGN;
    runs = runs && !is_json(text);
    return runs ? weight : 0;
}

static void read_strings(struct search *s, struct str text, int depth);

static void read_string(struct search *s, struct str quoted, int depth)
{
    json_auto_t *v = json_loadb(quoted.p, quoted.n, JSON_DECODE_ANY, NULL);
    struct str value = str_from(json_string_value(v));
    uint32_t weight = weigh(value);
    if (weight > s->weight) {
        s->weight = weight;
        s->best = arena_strndup(&s->d->arena, value.p, value.n);
    } else if (weight == 0 && depth < MAX_NESTING) {
        read_strings(s, value, depth + 1);
    }
}

/* Reads values of arrays and objects, and arguments. */
static void read_strings(struct search *s, struct str text, int depth)
{
    char before = 0;
    for (size_t i = 0; i < text.n;) {
        bool quote = text.p[i] == '"';
        size_t end = quote ? end_of_string(text, i) : i + 1;
        if (quote && end - i > s->weight && before && strchr(":,[(", before))
            read_string(s, str_slice(text, i, end), depth);
        before = (unsigned char)text.p[i] > ' ' ? text.p[i] : before;
        i = end;
    }
}

/* Text of a script element; empty for others, and for an overlong one. */
static struct str script_of(const struct dom_node *n)
{
    bool script = n->tag == GUMBO_TAG_SCRIPT && n->first && n->first->text.n < MAX_SCRIPT;
    return script ? n->first->text : STR("");
}

const char *script_text_find(struct dom *d, uint32_t least)
{
    struct search s = {.d = d, .weight = least - 1};
    for (uint32_t i = 0; i < d->n; i++)
        read_strings(&s, script_of(&d->nodes[i]), 0);
    return s.best;
}

bool script_values_next(struct script_values *v, struct str *value)
{
    for (; v->node < v->d->n; v->node++) {
        struct str text = script_of(&v->d->nodes[v->node]);
        for (; text.n > 0 && v->key < v->n_keys; v->key++) {
            struct str key = v->keys[v->key];
            size_t at = str_find(text, key, v->at);
            size_t start = at == SIZE_MAX ? text.n : at + key.n;
            size_t end = str_find_char(text, '"', start);
            if (end != SIZE_MAX) {
                *value = str_slice(text, start, end);
                v->at = end;
                return true;
            }
            v->at = 0;
        }
        v->key = 0;
    }
    return false;
}
