/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout/bidi-inverse.h"

#include <fribidi.h>

#include "base/mem.h"

enum { BLANK_LETTER = 0x2800 };

struct row {
    uint32_t *chars;
    FriBidiCharType *types;
    size_t n;
    size_t *order;
};

static bool is_rtl(const struct row *r, size_t i)
{
    return i < r->n && FRIBIDI_IS_LETTER(r->types[i]) && FRIBIDI_IS_RTL(r->types[i]);
}

static bool is_ltr(const struct row *r, size_t i)
{
    return FRIBIDI_IS_LETTER(r->types[i]) && !FRIBIDI_IS_RTL(r->types[i]);
}

static bool is_number(const struct row *r, size_t i)
{
    return r->types[i] == FRIBIDI_TYPE_EN || r->types[i] == FRIBIDI_TYPE_AN;
}

/* Index of the first letter from `i` on, the row's end for none. */
static size_t next_letter(const struct row *r, size_t i)
{
    while (i < r->n && !FRIBIDI_IS_LETTER(r->types[i]))
        i++;
    return i;
}

/* Makes the row one from left to right, and keeps numbers after right-to-left text in their place:
 * a number belongs to the text before it. */
static void set_blank_letters(const struct row *r)
{
    size_t blank = r->n;              /* last one since the last letter */
    bool first = true, after = false; /* before any letter; after right-to-left ones */
    for (size_t i = 0; i < r->n; i++) {
        bool parted =
            is_rtl(r, i) ? first : after && is_number(r, i) && !is_rtl(r, next_letter(r, i));
        if (parted && blank < r->n) {
            r->chars[blank] = BLANK_LETTER;
            r->types[blank] = FRIBIDI_TYPE_LTR;
            after = false;
        }
        if (FRIBIDI_IS_LETTER(r->types[i])) {
            first = false;
            after = is_rtl(r, i);
            blank = r->n;
        } else if (r->chars[i] == ' ') {
            blank = i;
        }
    }
}

static void reverse(size_t *v, size_t first, size_t end)
{
    while (first + 1 < end) {
        size_t swap = v[first];
        v[first++] = v[--end];
        v[end] = swap;
    }
}

/* End of the number at `i`, with separators within and signs around it (UAX #9, W4 and W5); `i` for
 * none. Those in Arabic text have no signs. */
static size_t number_end(const struct row *r, size_t i, size_t end)
{
    const FriBidiCharType *types = r->types;
    bool arabic = types[next_letter(r, i)] == FRIBIDI_TYPE_AL;
    size_t at = i;
    while (!arabic && at < end && types[at] == FRIBIDI_TYPE_ET)
        at++;
    if (at == end || !is_number(r, at))
        return i;
    while (at < end) {
        bool parts = types[at] == FRIBIDI_TYPE_CS || (types[at] == FRIBIDI_TYPE_ES && !arabic);
        if (parts && is_number(r, at - 1) && at + 1 < end && is_number(r, at + 1))
            at++;
        else if (!is_number(r, at) && (arabic || types[at] != FRIBIDI_TYPE_ET))
            break;
        at++;
    }
    return at;
}

/* Reverses what lies between two right-to-left letters, and them, but not numbers. */
static void invert_span(const struct row *r, size_t first, size_t end)
{
    reverse(r->order, first, end);
    for (size_t i = first, next; i < end; i = next) {
        next = number_end(r, i, end);
        if (next == i) {
            fribidi_get_mirror_char(r->chars[i], &r->chars[i]);
            for (next = i + 1; next < end && r->chars[next] == 0;)
                next++;
        }
        reverse(r->order, first + end - next, first + end - i);
    }
}

bool bidi_invert(uint32_t *chars, size_t n, size_t *order)
{
    AUTO_FREE FriBidiCharType *types = mem_zalloc(n, sizeof *types);
    struct row r = {chars, types, n, order};
    bool needed = false;
    fribidi_get_bidi_types(chars, (FriBidiStrIndex)n, types);
    for (size_t i = 0; i < n; i++) {
        types[i] = chars[i] == 0 && i > 0 ? types[i - 1] : types[i];
        order[i] = i;
        needed = needed || is_rtl(&r, i);
    }
    if (!needed)
        return false;
    set_blank_letters(&r);
    for (size_t i = 0, end; i < n; i = end) {
        end = i + 1;
        for (size_t at = i; is_rtl(&r, i) && at < n && !is_ltr(&r, at); at++)
            end = is_rtl(&r, at) ? at + 1 : end;
        if (is_rtl(&r, i))
            invert_span(&r, i, end);
    }
    return true;
}
