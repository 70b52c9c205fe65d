/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/rule/rules.h"

#include "base/vec.h"
#include "page/dom/select.h"
#include "text/url/url.h"

static const char *const field_names[SITE_FIELDS] = {
    [SITE_TITLE] = "title",         [SITE_INFO] = "info",
    [SITE_BODY] = "body",           [SITE_DATE] = "date",
    [SITE_SOURCE] = "source",       [SITE_AUTHOR] = "author",
    [SITE_EDITOR] = "editor",       [SITE_NEXT] = "next",
    [SITE_ITEM] = "item",           [SITE_ITEM_TITLE] = "item-title",
    [SITE_ITEM_DATE] = "item-date", [SITE_DROP] = "drop",
};

struct block {
    struct str hosts, paths; /* separated by white space; paths may be empty */
    struct site_rule rule;
};

struct site_rules {
    struct arena arena;
    VEC(struct block) blocks;
};

struct site_rules *site_rules_new(void)
{
    return MEM_NEW(struct site_rules);
}

void site_rules_free(struct site_rules *rules)
{
    if (rules) {
        vec_fini(&rules->blocks);
        arena_fini(&rules->arena);
        free(rules);
    }
}

/* ---- parser ---- */

/* Splits the next word off the front of `rest`. */
static bool next_word(struct str *rest, struct str *word)
{
    *rest = str_trim(*rest);
    size_t n = 0;
    while (n < rest->n && !ascii_space(rest->p[n]))
        n++;
    *word = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->n);
    return n > 0;
}

static int find_field(struct str name)
{
    for (int i = 0; i < SITE_FIELDS; i++)
        if (str_eq(name, str_from(field_names[i])))
            return i;
    return -1;
}

static bool are_hosts(struct str hosts)
{
    struct str host;
    while (next_word(&hosts, &host)) {
        for (size_t i = 0; i < host.n; i++) {
            char c = host.p[i];
            if (!ascii_alpha(c) && !ascii_digit(c) && c != '.' && c != '-')
                return false;
        }
    }
    return true;
}

static bool are_paths(struct str paths)
{
    struct str path;
    while (next_word(&paths, &path))
        if (path.p[0] != '/' && path.p[0] != '*')
            return false;
    return true;
}

static bool set_field(struct site_rules *rules, struct block *block, struct str name,
                      struct str value, struct error *e)
{
    int field = find_field(name);
    if (field < 0)
        return error_set(e, ERROR_INVALID, 0, "unknown word \"%.*s\"", STR_ARG(name));
    if (block->rule.fields[field])
        return error_set(e, ERROR_INVALID, 0, "\"%.*s\" is set twice", STR_ARG(name));
    struct selector *selector;
    if (!selector_compile(&rules->arena, arena_str(&rules->arena, value), &selector, e))
        return false;
    block->rule.fields[field] = selector;
    return true;
}

static bool open_block(struct site_rules *rules, struct str hosts, struct error *e)
{
    if (!are_hosts(hosts))
        return error_set(e, ERROR_INVALID, 0, "a host is a name such as example.com");
    if (rules->blocks.n >= SITE_RULES_MAX_BLOCKS)
        return error_set(e, ERROR_LIMIT, 0, "more than %d blocks", SITE_RULES_MAX_BLOCKS);
    vec_push(&rules->blocks, ((struct block){.hosts = arena_str(&rules->arena, hosts)}));
    return true;
}

static bool read_line(struct site_rules *rules, size_t first_block, struct str line,
                      struct error *e)
{
    struct str name, value = line;
    if (!next_word(&value, &name) || name.p[0] == '#')
        return true;
    value = str_trim(value);
    if (value.n == 0)
        return error_set(e, ERROR_INVALID, 0, "\"%.*s\" needs a value", STR_ARG(name));
    if (str_eq(name, STR("host")))
        return open_block(rules, value, e);
    if (rules->blocks.n == first_block)
        return error_set(e, ERROR_INVALID, 0, "a \"host\" line has to come first");
    struct block *block = &rules->blocks.v[rules->blocks.n - 1];
    if (!str_eq(name, STR("path")))
        return set_field(rules, block, name, value, e);
    if (!are_paths(value))
        return error_set(e, ERROR_INVALID, 0, "a path starts with \"/\" or \"*\"");
    if (block->paths.n > 0)
        return error_set(e, ERROR_INVALID, 0, "\"path\" is set twice");
    block->paths = arena_str(&rules->arena, value);
    return true;
}

bool site_rules_add(struct site_rules *rules, struct str text, const char *name, struct error *e)
{
    size_t first_block = rules->blocks.n;
    struct str rest = text, line;
    struct error inner;
    if (text.n > SITE_RULES_MAX_BYTES) {
        return error_set(e, ERROR_LIMIT, 0, "%s:1: more than %d KiB", name,
                         SITE_RULES_MAX_BYTES >> 10);
    }
    for (int number = 1; str_split(&rest, '\n', &line); number++) {
        if (!read_line(rules, first_block, line, &inner)) {
            rules->blocks.n = first_block;
            return error_set(e, inner.code, 0, "%s:%d: %s", name, number, inner.detail);
        }
    }
    return true;
}

/* ---- look-up ---- */

/* Matches the host itself and its subdomains. */
static bool host_matches(struct str pattern, struct str host)
{
    if (host.n < pattern.n)
        return false;
    struct str tail = str_slice(host, host.n - pattern.n, host.n);
    return str_eq_nocase(tail, pattern) &&
           (host.n == pattern.n || host.p[host.n - pattern.n - 1] == '.');
}

/* "*" matches any number of characters; backtracking to the last "*" suffices. */
static bool path_matches(struct str pattern, struct str path)
{
    size_t at = 0, p = 0, star = SIZE_MAX, from = 0;
    while (at < path.n) {
        if (p < pattern.n && pattern.p[p] == '*') {
            star = p++;
            from = at;
        } else if (p < pattern.n && pattern.p[p] == path.p[at]) {
            p++;
            at++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            at = ++from;
        } else {
            return false;
        }
    }
    while (p < pattern.n && pattern.p[p] == '*')
        p++;
    return p == pattern.n;
}

static bool any_matches(struct str patterns, struct str s,
                        bool (*matches)(struct str pattern, struct str s))
{
    struct str pattern;
    while (next_word(&patterns, &pattern))
        if (matches(pattern, s))
            return true;
    return false;
}

bool site_rules_find(const struct site_rules *rules, struct str url, struct site_rule *out)
{
    struct url_parts parts;
    bool found = false;
    *out = (struct site_rule){0};
    if (!rules || !url_split(url, &parts) || parts.host.n == 0)
        return false;
    struct str path = parts.path.n > 0 ? parts.path : STR("/");
    for (size_t i = 0; i < rules->blocks.n; i++) {
        const struct block *block = &rules->blocks.v[i];
        if (!any_matches(block->hosts, parts.host, host_matches) ||
            (block->paths.n > 0 && !any_matches(block->paths, path, path_matches)))
            continue;
        found = true;
        for (int f = 0; f < SITE_FIELDS; f++)
            out->fields[f] = out->fields[f] ? out->fields[f] : block->rule.fields[f];
    }
    return found;
}
