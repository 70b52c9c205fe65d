/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/rule.h"

#include "base/arguments.h"
#include "base/vec.h"
#include "model/tag.h"
#include "text/date/day.h"

static const struct {
    const char *word;
    enum rule_action action;
} words[] = {
    {"mute", RULE_MUTE},           {"star", RULE_STAR},     {"read", RULE_READ},
    {"full-text", RULE_FULL_TEXT}, {"notify", RULE_NOTIFY},
};

/* Splits off the next word; white space within quotation marks belongs to it. In those of a program
 * a backslash protects the next character. */
static bool next_word(struct str *rest, struct str *word)
{
    bool quoted = false;
    size_t n = 0;
    *rest = str_trim(*rest);
    bool program = str_starts(*rest, STR("run:"));
    while (n < rest->n && (quoted || !ascii_space(rest->p[n]))) {
        bool escape = program && quoted && rest->p[n] == '\\' && n + 1 < rest->n;
        quoted ^= rest->p[n] == '"';
        n += escape ? 2 : 1;
    }
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
    AUTO(buf) b = BUF_INIT;
    const char *stored = NULL;
    if (name.n > 1 && name.p[0] == '"' && name.p[name.n - 1] == '"')
        name = str_slice(name, 1, name.n - 1);
    if (tag_add_name(&b, name, e))
        stored = arena_strndup(arena, b.p, b.n);
    else if (e)
        e->code = ERROR_USAGE;
    return stored;
}

/* The command line of run:PROGRAM or run:"a program"; there, a backslash protects " and itself. */
static const char *program_line(struct str word, struct arena *arena, struct error *e)
{
    struct str rest = str_slice(word, strlen("run:"), word.n);
    bool quoted = rest.n > 1 && rest.p[0] == '"' && rest.p[rest.n - 1] == '"';
    AUTO(buf) b = BUF_INIT;
    rest = quoted ? str_slice(rest, 1, rest.n - 1) : rest;
    for (size_t i = 0; i < rest.n; i++) {
        bool escapes = quoted && rest.p[i] == '\\' && i + 1 < rest.n &&
                       (rest.p[i + 1] == '"' || rest.p[i + 1] == '\\');
        buf_add_char(&b, rest.p[i += escapes]);
    }
    return arguments_check(buf_c(&b), e) ? arena_strndup(arena, b.p, b.n) : NULL;
}

struct texts {
    VEC(const char *) v;
};

static bool add_text(struct texts *t, const char *text)
{
    if (text)
        vec_push(&t->v, text);
    return text;
}

static bool parse_action(struct str word, struct arena *arena, unsigned *flags, struct texts *tags,
                         struct texts *programs, struct error *e)
{
    unsigned action = plain_action(word);
    *flags |= action;
    if (str_starts(word, STR("tag:")))
        return add_text(tags, tag_name(word, arena, e));
    if (str_starts(word, STR("run:")))
        return add_text(programs, program_line(word, arena, e));
    return action || error_set(e, ERROR_USAGE, 0,
                               "no action: %.*s; known are mute, star, read, tag:NAME, full-text, "
                               "notify, run:PROGRAM",
                               STR_ARG(word));
}

bool rule_parse_actions(const char *actions, struct arena *arena, struct rule_actions *out,
                        struct error *e)
{
    struct str rest = str_from(actions), word;
    struct texts tags = {0}, programs = {0};
    bool ok = rest.n <= RULE_MAX_BYTES || error_set(e, ERROR_USAGE, 0, "too many actions");
    *out = (struct rule_actions){0};
    while (ok && next_word(&rest, &word))
        ok = parse_action(word, arena, &out->flags, &tags, &programs, e);
    if (ok && !out->flags && !tags.v.n && !programs.v.n)
        ok = error_set(e, ERROR_USAGE, 0,
                       "a rule needs an action: mute, star, read, tag:NAME, full-text, notify or "
                       "run:PROGRAM");
    vec_take(&tags.v, arena, &out->tags, &out->n_tags);
    vec_take(&programs.v, arena, &out->programs, &out->n_programs);
    return ok;
}

void rule_add_program(struct buf *b, const char *command)
{
    buf_add_c(b, "run:");
    buf_add_quoted(b, str_from(command));
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
    for (size_t i = 0; i < actions->n_programs; i++) {
        buf_add_c(b, gap);
        rule_add_program(b, actions->programs[i]);
        gap = " ";
    }
}

/* `n` without white space before it. */
static size_t trimmed(struct str s, size_t n)
{
    while (n > 0 && ascii_space(s.p[n - 1]))
        n--;
    return n;
}

bool rule_cut_until(struct buf *text, struct zone zone, int64_t *until, struct error *e)
{
    static const struct str prefix = STR("until:");
    size_t start;
    buf_truncate(text, trimmed(buf_str(text), text->n));
    for (start = text->n; start > 0 && !ascii_space(text->p[start - 1]);)
        start--;
    *until = 0;
    if (!str_starts(str_slice(buf_str(text), start, text->n), prefix))
        return true;
    const char *day = buf_c(text) + start + prefix.n;
    if (!day_read_end(day, zone, until))
        return error_set(e, ERROR_USAGE, 0, "not a day as in 2025-06-30: %s", day);
    buf_truncate(text, trimmed(buf_str(text), start));
    return true;
}
