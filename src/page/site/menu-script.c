/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/site/menu-script.h"

#include <jansson.h>

#include "base/vec.h"

enum {
    MAX_SCRIPT = 2 << 20,
    MAX_FRAMES = 64, /* nested objects and arrays */
    MAX_OBJECTS = 20000,
    NO_GROUP = 0,
};

struct object {
    uint32_t parent;       /* index + 1 of the enclosing object; 0 for none */
    uint32_t group;        /* number of the outermost array around it */
    struct str name, href; /* as written, with quotes */
};

struct frame {
    bool array;
    uint32_t object; /* index + 1 of the innermost object */
};

struct scan {
    struct str text;
    size_t at;
    struct str key; /* of the value at the cursor; empty for none */
    struct frame frames[MAX_FRAMES];
    size_t n_frames, group_frame; /* that of the outermost array, + 1 */
    uint32_t group, n_groups;
    VEC(struct object) objects;
};

/* ---- scripts ---- */

static bool is_name_key(struct str key)
{
    static const char names[] =
        "name|title|text|label|caption|menuName|channelName|catName|columnName";
    return str_any(str_eq_nocase, key, names);
}

static bool is_address_key(struct str key)
{
    return str_any(str_eq_nocase, key, "url|href|link|path|linkUrl|menuUrl|pageUrl|channelUrl|to");
}

static void open_frame(struct scan *s, bool array)
{
    uint32_t object = s->n_frames > 0 ? s->frames[s->n_frames - 1].object : 0;
    if (array && s->group == NO_GROUP) {
        s->group = ++s->n_groups;
        s->group_frame = s->n_frames;
    }
    if (!array && s->group != NO_GROUP && s->objects.n < MAX_OBJECTS) {
        vec_push(&s->objects, (struct object){.parent = object, .group = s->group});
        object = (uint32_t)s->objects.n;
    }
    s->frames[s->n_frames++] = (struct frame){array, object};
}

static void close_frame(struct scan *s)
{
    if (s->n_frames == 0)
        return;
    s->n_frames--;
    if (s->group != NO_GROUP && s->n_frames == s->group_frame)
        s->group = NO_GROUP;
}

static void set_value(struct scan *s, struct str value)
{
    uint32_t at = s->n_frames > 0 ? s->frames[s->n_frames - 1].object : 0;
    if (at == 0 || s->frames[s->n_frames - 1].array)
        return;
    struct object *o = &s->objects.v[at - 1];
    if (o->name.n == 0 && is_name_key(s->key))
        o->name = value;
    else if (o->href.n == 0 && is_address_key(s->key))
        o->href = value;
}

/* End of the string, or word, at the cursor. */
static size_t end_of_token(const struct scan *s)
{
    char quote = s->text.p[s->at];
    size_t i = s->at + 1;
    if (quote != '"' && quote != '\'') {
        while (i < s->text.n &&
               (ascii_alnum(s->text.p[i]) || s->text.p[i] == '_' || s->text.p[i] == '$'))
            i++;
        return i;
    }
    while (i < s->text.n && s->text.p[i] != quote && s->text.p[i] != '\n')
        i += s->text.p[i] == '\\' ? 2 : 1;
    return i < s->text.n ? i + 1 : s->text.n;
}

static void read_token(struct scan *s)
{
    struct str token = str_slice(s->text, s->at, end_of_token(s));
    bool quoted = token.p[0] == '"' || token.p[0] == '\'';
    size_t next = s->at += token.n;
    while (next < s->text.n && str_has_char(STR(" \t\r\n"), s->text.p[next]))
        next++;
    if (next < s->text.n && s->text.p[next] == ':') {
        s->key = quoted && token.n >= 2 ? str_slice(token, 1, token.n - 1) : token;
        s->at = next + 1;
        return;
    }
    if (quoted && token.n > 2)
        set_value(s, token);
    s->key = STR("");
}

static bool starts_comment(const struct scan *s)
{
    return s->at + 1 < s->text.n && s->text.p[s->at] == '/' &&
           (s->text.p[s->at + 1] == '/' || s->text.p[s->at + 1] == '*');
}

static void skip_comment(struct scan *s)
{
    bool line = s->text.p[s->at + 1] == '/';
    size_t end = str_find(s->text, line ? STR("\n") : STR("*/"), s->at + 2);
    s->at = end == SIZE_MAX ? s->text.n : end + (line ? 1 : 2);
}

static void scan_script(struct scan *s, struct str text)
{
    s->text = text;
    s->n_frames = 0;
    s->group = NO_GROUP;
    s->key = STR("");
    for (s->at = 0; s->at < text.n;) {
        char c = text.p[s->at];
        if (starts_comment(s)) {
            skip_comment(s);
        } else if (c == '"' || c == '\'' || ascii_alpha(c) || c == '_' || c == '$') {
            read_token(s);
        } else {
            if ((c == '{' || c == '[') && s->n_frames == MAX_FRAMES)
                return;
            if (c == '{' || c == '[')
                open_frame(s, c == '[');
            else if (c == '}' || c == ']')
                close_frame(s);
            if ((unsigned char)c > ' ')
                s->key = STR("");
            s->at++;
        }
    }
}

/* ---- entries ---- */

/* Value of a string literal, in the arena; escapes only in double quotes. */
static struct str unquote(struct arena *a, struct str literal)
{
    if (literal.n < 2)
        return STR("");
    if (literal.p[0] == '\'')
        return str_trim(str_slice(literal, 1, literal.n - 1));
    json_auto_t *v = json_loadb(literal.p, literal.n, JSON_DECODE_ANY, NULL);
    struct str value = str_trim(str_from(json_string_value(v)));
    return (struct str){arena_strndup(a, value.p ? value.p : "", value.n), value.n};
}

static bool is_news(const struct anchor *l)
{
    enum { LABEL = 30 };
    return l->weight > LABEL || l->article >= ANCHOR_ARTICLE;
}

/* The number of the group with most entries that a menu could have; NO_GROUP for none. */
static uint32_t best_group(const struct scan *s, const struct menu_item *items, const int *values,
                           size_t min)
{
    uint32_t best = NO_GROUP;
    int value = 0, most = (int)min - 1;
    for (size_t i = 0; i < s->objects.n; i++) {
        bool first = i == 0 || s->objects.v[i].group != s->objects.v[i - 1].group;
        value = (first ? 0 : value) + (items[i].title.n > 0 ? values[i] : 0);
        bool last = i + 1 == s->objects.n || s->objects.v[i + 1].group != s->objects.v[i].group;
        if (last && value > most) {
            most = value;
            best = s->objects.v[i].group;
        }
    }
    return best;
}

/* Makes an entry of an object, after the one around it. Its value for a menu: 1 for an address of
 * the site that fits, -1 for news. */
static int make_item(struct arena *a, const struct object *o, struct str base, uint64_t own,
                     struct menu_item *items, struct menu_item *out)
{
    struct anchor link;
    out->title = label_clean(unquote(a, o->name));
    out->depth = o->parent > 0 ? items[o->parent - 1].depth : 0;
    out->depth += o->parent > 0 && items[o->parent - 1].title.n > 0;
    if (!anchor_init(a, base, unquote(a, o->href), label_kind(out->title), out->title, &link))
        return 0;
    bool fit = menu_is_fit(&link, base) && link.key != own;
    int value = is_news(&link) ? -1 : fit;
    out->url = value > 0 ? link.url : out->url;
    out->key = link.key;
    return value;
}

void menu_script_read(const struct menu_links *m, const char *url, size_t min,
                      struct menu_items *out)
{
    struct scan s = {0};
    struct dom *d = m->d;
    struct str base = page_base(d, url);
    uint64_t own = anchor_key(str_from(url));
    VEC(struct menu_item) chosen = {0};
    for (const struct dom_node *n = d->nodes; n < dom_end(d); n++)
        if (n->tag == GUMBO_TAG_SCRIPT && n->first && n->first->text.n < MAX_SCRIPT)
            scan_script(&s, n->first->text);
    struct menu_item *items = arena_array(&d->arena, s.objects.n + 1, sizeof *items);
    int *values = arena_array(&d->arena, s.objects.n + 1, sizeof *values);
    for (size_t i = 0; i < s.objects.n; i++)
        values[i] = make_item(&d->arena, &s.objects.v[i], base, own, items, &items[i]);
    uint32_t group = best_group(&s, items, values, min);
    for (size_t i = 0; i < s.objects.n; i++)
        if (s.objects.v[i].group == group && group != NO_GROUP && items[i].title.n > 0 &&
            label_kind(items[i].title) == LABEL_OTHER)
            vec_push(&chosen, items[i]);
    vec_take(&chosen, &d->arena, &out->v, &out->n);
    vec_fini(&s.objects);
}
