/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tag.h"

#include "text/display/safe.h"
#include "text/find/fold.h"

/* Length of the separator at `at`; 0 for another character. */
static size_t separator_at(struct str list, size_t at)
{
    static const struct str separators[] = {STR(","), STR("，"), STR("、"), STR("،")};
    struct str rest = str_slice(list, at, list.n);
    for (size_t i = 0; i < ARRAY_SIZE(separators); i++)
        if (str_starts(rest, separators[i]))
            return separators[i].n;
    return 0;
}

size_t tag_last(struct str list)
{
    size_t start = 0;
    for (size_t i = 0; i < list.n; i++) {
        size_t length = separator_at(list, i);
        start = length > 0 ? i + length : start;
    }
    while (start < list.n && list.p[start] == ' ')
        start++;
    return start;
}

bool tag_next(struct str *list, struct str *name)
{
    *name = (struct str){0};
    while (list->n > 0 && name->n == 0) {
        size_t end = 0, length = 0;
        while (end < list->n && (length = separator_at(*list, end)) == 0)
            end++;
        *name = str_trim(str_slice(*list, 0, end));
        *list = str_slice(*list, end + length, list->n);
    }
    return name->n > 0;
}

/* Appends a trimmed line with its runs of spaces as one. */
static void add_words(struct buf *b, struct str line)
{
    line = str_trim(line);
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] != ' ' || line.p[i - 1] != ' ')
            buf_add_char(b, line.p[i]);
}

static bool has_separator(struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] == '"' || separator_at(name, i) > 0)
            return true;
    return false;
}

void tag_add_key(struct buf *b, struct str name)
{
    fold_add(b, name);
}

/* False also for characters that do not count. */
static bool has_key(struct str name)
{
    AUTO(buf) key = BUF_INIT;
    tag_add_key(&key, name);
    return key.n > 0;
}

bool tag_add_name(struct buf *b, struct str name, struct error *e)
{
    AUTO(buf) line = BUF_INIT, words = BUF_INIT;
    /* Sanitizing shortens: what is far too long is not worth it. */
    bool ok = name.n <= 10 * TAG_MAX_BYTES;
    if (ok) {
        safe_add_line(&line, name);
        add_words(&words, buf_str(&line));
    }
    struct str clean = buf_str(&words);
    if (!ok || clean.n > TAG_MAX_BYTES)
        ok = error_set(e, ERROR_INVALID, 0, "a tag's name has at most %d bytes", TAG_MAX_BYTES);
    else if (!has_key(clean))
        ok = error_set(e, ERROR_INVALID, 0, "a tag needs a name");
    else if (has_separator(clean))
        ok = error_set(e, ERROR_INVALID, 0, "a tag's name holds no comma and no quotation mark");
    else
        buf_add(b, clean);
    return ok;
}

bool tag_is_in(struct str list, struct str name)
{
    AUTO(buf) key = BUF_INIT, other = BUF_INIT;
    struct str part;
    bool found = false;
    tag_add_key(&key, name);
    while (!found && tag_next(&list, &part)) {
        buf_clear(&other);
        tag_add_key(&other, part);
        found = str_eq(buf_str(&key), buf_str(&other));
    }
    return found;
}
