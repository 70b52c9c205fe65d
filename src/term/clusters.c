/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/clusters.h"

#include <limits.h>
#include <wchar.h>

#include "text/find/fold.h"
#include "text/utf8.h"

/* Marks on one character that terminals are sure to keep. */
enum { MAX_MARKS = 4 };

/* Fast path for most other text. */
static bool is_ordinary(const struct cell *c)
{
    if (c->long_text)
        return false;
    const unsigned char *p = (const unsigned char *)c->text;
    bool latin = p[0] >= 0x80 && p[0] < 0xcc && p[2] == '\0';  /* below U+0300 */
    bool han = p[0] >= 0xe4 && p[0] <= 0xe9 && p[3] == '\0' && /* from U+4E00 */
               (p[0] > 0xe4 || p[1] >= 0xb8) && (p[0] < 0xe9 || p[1] <= 0xbf);
    return latin || han;
}

bool cluster_is_doubtful_any(const struct surface *s, const struct cell *c, bool side_by_side)
{
    if (is_ordinary(c))
        return false;
    struct str text = str_from(surface_cell_text(s, c));
    int width = 0, marks = 0;
    size_t at = 0;
    utf8_next(text, &at);
    bool single = at == text.n;
    for (at = 0; at < text.n;) {
        int added = wcwidth((wchar_t)utf8_next(text, &at));
        marks = added == 0 ? marks + 1 : 0;
        if (added < 0 || (added == 0 && width == 0) || marks > MAX_MARKS)
            return true;
        width += added;
    }
    return width != c->width || (!single && !side_by_side);
}

void cluster_add_local(struct buf *b, const char *text, int width)
{
    struct str s = str_from(text);
    int used = 0;
    mbstate_t state = {0};
    for (size_t at = 0; at < s.n;) {
        wchar_t c = (wchar_t)utf8_next(s, &at);
        char bytes[MB_LEN_MAX];
        size_t n = wcrtomb(bytes, c, &state);
        if (n == (size_t)-1) {
            state = (mbstate_t){0};
            c = (wchar_t)fold_to_ascii((uint32_t)c);
            n = wcrtomb(bytes, c, &state);
        }
        int cells = wcwidth(c);
        bool known = n != (size_t)-1 && cells >= 0 && used + cells <= width;
        if (known && (cells > 0 || used > 0)) {
            buf_add(b, (struct str){bytes, n});
            used += cells;
        } else if (used == 0) {
            buf_add_char(b, '?');
            used = 1;
        }
        state = n == (size_t)-1 ? (mbstate_t){0} : state;
    }
    buf_add_chars(b, ' ', (size_t)(width - used));
}
