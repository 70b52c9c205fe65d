/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/facts/meta.h"

#include "base/vec.h"
#include "text/markup/markup.h"

enum { MAX_ENTRIES = 1000, MAX_SCRIPT = 2 << 20 };

/* Decodes references again (many pages escape twice) and collapses white space. */
static struct str clean_value(struct dom *d, struct str s)
{
    AUTO(buf) b = BUF_INIT;
    markup_add_text(&b, s, false);
    return arena_str(&d->arena, str_trim(buf_str(&b)));
}

/* Discussion in microdata, whose types are addresses. */
static bool is_discussion(const struct dom_node *n)
{
    return n->n_attrs > 0 && str_ends(dom_attr(n, "itemtype"), STR("/DiscussionForumPosting"));
}

void meta_read(struct dom *d, struct meta *out)
{
    *out = (struct meta){0};
    VEC(struct meta_entry) found = {0};
    for (struct dom_node *n = d->nodes; n < dom_end(d); n++) {
        out->ld.thread = out->ld.thread || is_discussion(n);
        if (n->tag == GUMBO_TAG_META && found.n < MAX_ENTRIES) {
            struct str name = dom_first_value(n, "property|name|itemprop|http-equiv");
            struct str content = dom_first_value(n, "content|value");
            if (name.n > 0 && content.n > 0 && !str_eq_nocase(content, STR("null"))) {
                struct str rest = dom_lower(d, name), one, value = clean_value(d, content);
                while (str_split(&rest, ' ', &one)) { /* RDFa: a list of properties */
                    struct meta_entry entry = {one, value};
                    if (one.n > 0)
                        vec_push(&found, entry);
                }
            }
        } else if (n->tag == GUMBO_TAG_SCRIPT && n->first &&
                   str_has_nocase(dom_attr(n, "type"), STR("ld+json")) &&
                   n->first->text.n < MAX_SCRIPT) {
            json_ld_read(d, n->first->text, &out->ld);
        }
    }
    vec_take(&found, &d->arena, &out->entries, &out->n);
}

struct str meta_value(const struct meta *m, struct str name)
{
    for (size_t i = 0; i < m->n; i++)
        if (str_eq(m->entries[i].name, name) && m->entries[i].content.n > 0)
            return m->entries[i].content;
    return (struct str){NULL, 0};
}

struct str meta_get(const struct meta *m, const char *names)
{
    struct str value = {NULL, 0};
    for (struct str name; value.n == 0 && str_next_word(&names, &name);)
        value = meta_value(m, name);
    return value;
}
