/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <string.h>

#include "base/compiler.h"
#include "page/facts/meta.h"
#include "text/markup/markup.h"

enum { MAX_NESTING = 6, MAX_CRUMBS = 12, MAX_AUTHORS = 12, MAX_GRAPH = 200, MAX_TYPES = 8 };

/* True when a type of the object is, or ends in, a name of a list (str_next_word()). */
static bool type_is(const json_t *o, const char *names)
{
    const json_t *type = json_object_get(o, "@type");
    bool is = str_any(str_ends, str_from(json_string_value(type)), names);
    for (size_t i = 0; i < json_array_size(type) && i < MAX_TYPES; i++)
        is = is || str_any(str_ends, str_from(json_string_value(json_array_get(type, i))), names);
    return is;
}

/* Plain text of a value; NULL when empty. */
static const char *text_of(struct dom *d, const json_t *value)
{
    const char *s = json_string_value(value);
    if (!s)
        return NULL;
    AUTO(buf) b = BUF_INIT;
    markup_add_text(&b, str_from(s), true);
    struct str t = str_trim(buf_str(&b));
    return t.n > 0 ? arena_strndup(&d->arena, t.p, t.n) : NULL;
}

/* Name of a string, an object, or a list of these joined with ", ". */
static const char *name_of(struct dom *d, const json_t *value)
{
    if (json_is_array(value)) {
        AUTO(buf) b = BUF_INIT;
        size_t n = json_array_size(value);
        for (size_t i = 0; i < n && i < MAX_AUTHORS; i++) {
            const json_t *item = json_array_get(value, i);
            const char *name = json_is_array(item) ? NULL : name_of(d, item);
            if (name) {
                buf_add_c(&b, b.n > 0 ? ", " : "");
                buf_add_c(&b, name);
            }
        }
        return b.n > 0 ? arena_strndup(&d->arena, b.p, b.n) : NULL;
    }
    return text_of(d, json_is_object(value) ? json_object_get(value, "name") : value);
}

static const char *address_of(struct dom *d, const json_t *value)
{
    if (json_is_array(value))
        value = json_array_get(value, 0);
    if (json_is_object(value))
        value = json_object_get(value, "url");
    return arena_strdup(&d->arena, json_string_value(value));
}

static void set(const char **field, const char *value)
{
    if (!*field)
        *field = value;
}

static void read_article(struct dom *d, const json_t *o, struct json_ld *out)
{
    out->article = true;
    set(&out->headline, text_of(d, json_object_get(o, "headline")));
    set(&out->headline, text_of(d, json_object_get(o, "name")));
    out->by_organisation =
        out->author ? out->by_organisation : type_is(json_object_get(o, "author"), "Organization");
    set(&out->author, name_of(d, json_object_get(o, "author")));
    set(&out->author, name_of(d, json_object_get(o, "creator")));
    set(&out->published, text_of(d, json_object_get(o, "datePublished")));
    set(&out->published, text_of(d, json_object_get(o, "dateCreated")));
    set(&out->modified, text_of(d, json_object_get(o, "dateModified")));
    set(&out->publisher, name_of(d, json_object_get(o, "publisher")));
    set(&out->image, address_of(d, json_object_get(o, "image")));
    set(&out->body, text_of(d, json_object_get(o, "articleBody")));
    set(&out->description, text_of(d, json_object_get(o, "description")));
    set(&out->language, text_of(d, json_object_get(o, "inLanguage")));
    set(&out->section, name_of(d, json_object_get(o, "articleSection")));
}

static void read_crumbs(struct dom *d, const json_t *o, struct json_ld *out)
{
    const json_t *items = json_object_get(o, "itemListElement");
    size_t n = json_array_size(items);
    if (out->n_breadcrumb > 0 || n == 0)
        return;
    out->breadcrumb = arena_array(&d->arena, MAX_CRUMBS, sizeof *out->breadcrumb);
    for (size_t i = 0; i < n && out->n_breadcrumb < MAX_CRUMBS; i++) {
        const json_t *item = json_array_get(items, i);
        const char *name = name_of(d, item);
        name = name ? name : name_of(d, json_object_get(item, "item"));
        if (name)
            out->breadcrumb[out->n_breadcrumb++] = name;
    }
}

static void read_value(struct dom *d, const json_t *v, int depth, struct json_ld *out)
{
    if (depth > MAX_NESTING)
        return;
    if (json_is_array(v)) {
        for (size_t i = 0; i < json_array_size(v); i++)
            read_value(d, json_array_get(v, i), depth + 1, out);
        return;
    }
    if (!json_is_object(v))
        return;
    out->thread = out->thread || type_is(v, "DiscussionForumPosting|QAPage");
    if (type_is(v, "Article|Posting|Report|Review|Recipe")) {
        read_article(d, v, out);
    } else if (type_is(v, "WebPage|AboutPage|ItemPage")) {
        set(&out->page_author, name_of(d, json_object_get(v, "author")));
        set(&out->page_published, text_of(d, json_object_get(v, "datePublished")));
    } else if (type_is(v, "Product|ProductGroup")) {
        set(&out->product_text, text_of(d, json_object_get(v, "description")));
        out->products++;
    } else if (type_is(v, "BreadcrumbList")) {
        read_crumbs(d, v, out);
    }
    read_value(d, json_object_get(v, "@graph"), depth + 1, out);
    read_value(d, json_object_get(v, "mainEntity"), depth + 1, out);
    const json_t *breadcrumb = json_object_get(v, "breadcrumb");
    if (json_is_object(breadcrumb))
        read_value(d, breadcrumb, depth + 1, out);
}

/* Tolerates control characters in strings, the commonest fault of such scripts. */
static json_t *load(struct str text)
{
    AUTO(buf) b = BUF_INIT;
    buf_add(&b, text);
    for (size_t i = 0; i < b.n; i++)
        if ((unsigned char)b.p[i] < ' ')
            b.p[i] = ' ';
    struct str s = str_trim(buf_str(&b));
    const char *opens = "<!--|//|<![CDATA[";
    for (struct str open; str_next_word(&opens, &open);)
        s = str_starts(s, open) ? str_trim(str_slice(s, open.n, s.n)) : s;
    return json_loadb(s.p, s.n, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, NULL);
}

/* Resolves a bare reference by "@id"; `v` itself for any other value. */
static json_t *dereference(json_t *graph, json_t *v)
{
    const char *id = json_string_value(json_object_get(v, "@id"));
    size_t n = id && !json_object_get(v, "name") ? json_array_size(graph) : 0;
    for (size_t i = 0; i < n && i < MAX_GRAPH; i++) {
        json_t *item = json_array_get(graph, i);
        const char *own = json_string_value(json_object_get(item, "@id"));
        if (own && strcmp(own, id) == 0)
            return item;
    }
    return v;
}

/* Replaces authors given by reference with copies of the graph's entries; sharing them could make a
 * cycle. */
static void resolve_authors(json_t *root)
{
    json_t *graph = json_is_array(root) ? root : json_object_get(root, "@graph");
    for (size_t i = 0; i < json_array_size(graph) && i < MAX_GRAPH; i++) {
        json_t *item = json_array_get(graph, i), *author = json_object_get(item, "author");
        for (size_t k = 0; k < json_array_size(author) && k < MAX_AUTHORS; k++)
            json_array_set_new(author, k, json_copy(dereference(graph, json_array_get(author, k))));
        if (json_is_object(author))
            json_object_set_new(item, "author", json_copy(dereference(graph, author)));
    }
}

void json_ld_read(struct dom *d, struct str text, struct json_ld *out)
{
    json_auto_t *root = load(text);
    resolve_authors(root);
    read_value(d, root, 0, out);
}
