/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/compiler.h"
#include "config/keymap.h"
#include "screen/event.h"
#include "text/utf8.h"

enum { LAST_FUNCTION = 24, MODIFIERS = KEY_MOD_SHIFT | KEY_MOD_ALT | KEY_MOD_CONTROL };

static const struct {
    const char *name;
    uint32_t key;
} names[] = {
    {"Space", ' '},          {"Enter", KEY_ENTER_},   {"Tab", KEY_TAB_},
    {"Esc", KEY_ESCAPE_},    {"Up", KEY_UP_},         {"Down", KEY_DOWN_},
    {"Left", KEY_LEFT_},     {"Right", KEY_RIGHT_},   {"Home", KEY_HOME_},
    {"End", KEY_END_},       {"PageUp", KEY_PAGE_UP}, {"PageDown", KEY_PAGE_DOWN},
    {"Insert", KEY_INSERT_}, {"Delete", KEY_DELETE_}, {"Backspace", KEY_BACKSPACE_},
    {"S-Tab", KEY_BACK_TAB},
};

static const struct {
    char letter;
    uint32_t bit;
} modifiers[] = {{'C', KEY_MOD_CONTROL}, {'M', KEY_MOD_ALT}, {'S', KEY_MOD_SHIFT}};

/* The character if `s` is exactly one, else 0. */
static uint32_t single_character(struct str s)
{
    size_t at = 0;
    uint32_t c = s.n > 0 ? utf8_next(s, &at) : 0;
    return at == s.n && c > ' ' && c != 0x7f && c != UTF8_REPLACEMENT ? c : 0;
}

static uint32_t find_name(struct str s)
{
    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (str_eq(s, str_from(names[i].name)))
            return names[i].key;
    int64_t number;
    if (s.n > 1 && s.p[0] == 'F' && ascii_digit(s.p[1]) &&
        str_to_int64(str_slice(s, 1, s.n), &number) && number >= 1 && number <= LAST_FUNCTION)
        return KEY_FUNCTION + (uint32_t)number;
    return 0;
}

/* Modifier that prefixes `s`, 0 for none. */
static uint32_t modifier_of(struct str s)
{
    for (size_t i = 0; s.n > 2 && s.p[1] == '-' && i < ARRAY_SIZE(modifiers); i++)
        if (s.p[0] == modifiers[i].letter)
            return modifiers[i].bit;
    return 0;
}

/* A single key: a name or a character, with modifiers; 0 when invalid. */
static uint32_t parse_one(struct str s)
{
    uint32_t bits = 0, bit;
    for (;;) {
        uint32_t key = find_name(s);
        if (key)
            return key | bits;
        bit = modifier_of(s);
        if (!bit)
            break;
        bits |= bit;
        s = str_slice(s, 2, s.n);
    }
    uint32_t c = single_character(s);
    if (bits & KEY_MOD_CONTROL && c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    /* Shift is part of the character: no terminal sends "S-a". */
    return c && !(bits & KEY_MOD_SHIFT) ? c | bits : 0;
}

bool key_parse(struct str text, uint32_t *keys, size_t *n, struct error *e)
{
    *n = 0;
    keys[0] = parse_one(text);
    if (keys[0]) {
        *n = 1;
        return true;
    }
    if (modifier_of(text)) /* meant as one key, not as "C", "-" and so on */
        return error_set(e, ERROR_USAGE, 0, "%.*s: not a key", STR_ARG(text));
    for (size_t at = 0; at < text.n; ++*n) {
        if (*n == KEYMAP_MAX_SEQUENCE) {
            return error_set(e, ERROR_USAGE, 0, "%.*s: a sequence has at most %d keys",
                             STR_ARG(text), KEYMAP_MAX_SEQUENCE);
        }
        size_t end = text.p[at] == '<' ? str_find_char(text, '>', at) : SIZE_MAX;
        uint32_t key = 0;
        if (end != SIZE_MAX) {
            key = parse_one(str_slice(text, at + 1, end));
            at = end + 1;
        } else {
            size_t from = at;
            utf8_next(text, &at);
            key = single_character(str_slice(text, from, at));
        }
        if (!key)
            return error_set(e, ERROR_USAGE, 0, "%.*s: not a key", STR_ARG(text));
        keys[*n] = key;
    }
    return *n > 0 || error_set(e, ERROR_USAGE, 0, "a key is missing");
}

/* Appends a key; true when it has a name, not just a character. */
static bool add_one(struct buf *b, uint32_t key)
{
    bool named = (key & MODIFIERS) != 0;
    for (size_t i = 0; i < ARRAY_SIZE(modifiers); i++)
        if (key & modifiers[i].bit)
            buf_printf(b, "%c-", modifiers[i].letter);
    key &= ~(uint32_t)MODIFIERS;
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        if (names[i].key == key) {
            buf_add_c(b, names[i].name);
            return true;
        }
    }
    if (key > KEY_FUNCTION && key <= KEY_FUNCTION + LAST_FUNCTION) {
        buf_printf(b, "F%d", (int)(key - KEY_FUNCTION));
        return true;
    }
    utf8_add(b, key);
    return named;
}

void key_add_name(struct buf *b, const uint32_t *keys, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        AUTO(buf) one = BUF_INIT;
        bool bracketed = add_one(&one, keys[i]) && n > 1;
        buf_printf(b, bracketed ? "<%s>" : "%s", buf_c(&one));
    }
}
