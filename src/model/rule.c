/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/rule.h"

#include "base/vec.h"
#include "model/tag.h"

static const struct {
    const char *word;
    enum rule_action action;
} words[] = {
    {"mute", RULE_MUTE},           {"star", RULE_STAR},     {"read", RULE_READ},
    {"full-text", RULE_FULL_TEXT}, {"notify", RULE_NOTIFY},
};

/* Splits off the next word; white space within quotation marks belongs to it. */
static bool next_word(struct str *rest, struct str *word)
{
    bool quoted = false;
    size_t n = 0;
    *rest = str_trim(*rest);
    while (n < rest->n && (quoted || !ascii_space(rest->p[n])))
        quoted ^= rest->p[n++] == '"';
    *word = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->n);
    return n > 0;
}

static unsigned plain_action(struct str word)
{
    for (size_t i = 0; i < ARRAY_SIZE(words); i++)
        if (str_eq(word, str_from(words[i].word)))
            return words[i].action;
    return 0;
}

/* The stored name of tag:NAME or tag:"a name". */
static const char *tag_name(struct str word, struct arena *arena, struct error *e)
{
    struct str name = str_slice(word, strlen("tag:"), word.n);
    struct buf b = BUF_INIT;
    const char *stored = NULL;
    if (name.n > 1 && name.p[0] == '"' && name.p[name.n - 1] == '"')
        name = str_slice(name, 1, name.n - 1);
    if (tag_add_name(&b, name, e))
        stored = arena_strndup(arena, b.p, b.n);
    else if (e)
        e->code = ERROR_USAGE;
    buf_fini(&b);
    return stored;
}

bool rule_parse_actions(const char *actions, struct arena *arena, struct rule_actions *out,
                        struct error *e)
{
    struct str rest = str_from(actions), word;
    VEC(const char *) tags = {0};
    bool ok = rest.n <= RULE_MAX_BYTES || error_set(e, ERROR_USAGE, 0, "too many actions");
    *out = (struct rule_actions){0};
    while (ok && next_word(&rest, &word)) {
        unsigned action = plain_action(word);
        if (str_starts(word, STR("tag:"))) {
            const char *name = tag_name(word, arena, e);
            ok = name;
            if (ok)
                vec_push(&tags, name);
        } else if (!action) {
            ok = error_set(e, ERROR_USAGE, 0,
                           "no action: %.*s; known are mute, star, read, tag:NAME, full-text, "
                           "notify",
                           STR_ARG(word));
        }
        out->flags |= action;
    }
    if (ok && !out->flags && !tags.n)
        ok = error_set(e, ERROR_USAGE, 0,
                       "a rule needs an action: mute, star, read, tag:NAME, "
                       "full-text or notify");
    out->tags = arena_copy(arena, tags.v, tags.n, sizeof *tags.v);
    out->n_tags = tags.n;
    vec_fini(&tags);
    return ok;
}

void rule_add_actions(struct buf *b, const struct rule_actions *actions)
{
    const char *gap = "";
    for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
        if (actions->flags & words[i].action) {
            buf_printf(b, "%s%s", gap, words[i].word);
            gap = " ";
        }
    }
    for (size_t i = 0; i < actions->n_tags; i++) {
        buf_printf(b, strchr(actions->tags[i], ' ') ? "%stag:\"%s\"" : "%stag:%s", gap,
                   actions->tags[i]);
        gap = " ";
    }
}
