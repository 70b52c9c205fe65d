/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "config/keymap.h"

#include <assert.h>
#include <string.h>

#include "base/vec.h"

struct keymap {
    VEC(struct binding) bindings;
};

struct keymap *keymap_new(void)
{
    return MEM_NEW(struct keymap);
}

static void binding_fini(struct binding *b)
{
    for (size_t i = 0; i < b->n_commands; i++)
        free(b->commands[i].argument);
    free(b->commands);
}

void keymap_free(struct keymap *map)
{
    if (!map)
        return;
    for (size_t i = 0; i < map->bindings.n; i++)
        binding_fini(&map->bindings.v[i]);
    vec_fini(&map->bindings);
    free(map);
}

static bool same_beginning(const struct binding *b, const uint32_t *keys, size_t n)
{
    size_t common = b->n_keys < n ? b->n_keys : n;
    return memcmp(b->keys, keys, common * sizeof *keys) == 0;
}

/* Removes bindings that begin with these keys; with `hiding`, also those that are a prefix. */
static void remove_bindings(struct keymap *map, const uint32_t *keys, size_t n, bool hiding)
{
    for (size_t i = map->bindings.n; i-- > 0;) {
        struct binding *b = &map->bindings.v[i];
        if (same_beginning(b, keys, n) && (hiding || b->n_keys >= n)) {
            binding_fini(b);
            vec_remove(&map->bindings, i);
        }
    }
}

static bool read_command(struct str text, struct bound_command *out, struct error *e)
{
    text = str_trim(text);
    size_t gap = str_find_char(text, ' ', 0);
    struct str name = str_slice(text, 0, gap);
    struct str argument = str_trim(str_slice(text, gap, SIZE_MAX));
    out->command = command_find(name);
    if (text.n == 0)
        return error_set(e, ERROR_USAGE, 0, "a command is missing");
    if (out->command == COMMAND_NONE)
        return error_set(e, ERROR_USAGE, 0, "%.*s: no such command", STR_ARG(name));
    if (argument.n > 0 && command_info(out->command)->argument[0] == '\0')
        return error_set(e, ERROR_USAGE, 0, "%.*s: takes no argument", STR_ARG(name));
    out->argument = argument.n > 0 ? mem_strndup(argument.p, argument.n) : NULL;
    return true;
}

bool keymap_bind_all(struct keymap *map, struct str key, const struct str *commands, size_t n,
                     struct error *e)
{
    struct binding b = {0};
    bool ok = key_parse(key, b.keys, &b.n_keys, e);
    b.commands = mem_zalloc(n, sizeof *b.commands);
    while (ok && b.n_commands < n) {
        ok = read_command(commands[b.n_commands], &b.commands[b.n_commands], e);
        b.n_commands += ok;
    }
    if (!ok) {
        binding_fini(&b);
        return false;
    }
    remove_bindings(map, b.keys, b.n_keys, true);
    vec_push(&map->bindings, b);
    return true;
}

bool keymap_bind(struct keymap *map, struct str key, struct str command)
{
    return keymap_bind_all(map, key, &command, 1, NULL);
}

bool keymap_unbind(struct keymap *map, struct str key, struct error *e)
{
    uint32_t keys[KEYMAP_MAX_SEQUENCE];
    size_t n;
    if (!key_parse(key, keys, &n, e))
        return false;
    remove_bindings(map, keys, n, false);
    return true;
}

struct keymap *keymap_load(const char *name)
{
    bool newsboat = strcmp(name, "newsboat") == 0;
    if (!newsboat && strcmp(name, "default") != 0)
        return NULL;
    struct keymap *map = keymap_new();
    for (enum command c = COMMAND_NONE + 1; c < COMMAND_COUNT; c++) {
        const struct command_info *info = command_info(c);
        struct str rest = str_from(newsboat ? info->newsboat_keys : info->keys), key;
        while (str_split(&rest, ' ', &key)) {
            bool bound = key.n == 0 || keymap_bind(map, key, str_from(info->name));
            assert(bound); /* commands.def is constant */
            (void)bound;
        }
    }
    return map;
}

enum keymap_match keymap_find(const struct keymap *map, const uint32_t *keys, size_t n,
                              const struct binding **out)
{
    enum keymap_match match = KEYMAP_NONE;
    for (size_t i = 0; i < map->bindings.n; i++) {
        const struct binding *b = &map->bindings.v[i];
        if (b->n_keys < n || !same_beginning(b, keys, n))
            continue;
        if (b->n_keys == n) {
            *out = b;
            return KEYMAP_FOUND;
        }
        match = KEYMAP_BEGINS;
    }
    return match;
}

size_t keymap_count(const struct keymap *map)
{
    return map->bindings.n;
}

const struct binding *keymap_at(const struct keymap *map, size_t index)
{
    return &map->bindings.v[index];
}

bool binding_is_of(const struct binding *b, enum command command)
{
    return b->n_commands == 1 && b->commands[0].command == command && !b->commands[0].argument;
}

const struct binding *keymap_of(const struct keymap *map, enum command command)
{
    for (size_t i = 0; i < map->bindings.n; i++)
        if (binding_is_of(&map->bindings.v[i], command))
            return &map->bindings.v[i];
    return NULL;
}
