/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding text and places: matches are whole characters in order, places lie within the text. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "text/display/reading-time.h"
#include "text/find/anchor.h"
#include "text/find/match.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_start(struct str s, uint32_t at)
{
    return at == s.n || (at < s.n && ((unsigned char)s.p[at] & 0xc0) != 0x80);
}

static void check_matches(struct str text, struct str wanted)
{
    struct folded f, what;
    struct match m;
    uint32_t last = 0;
    folded_init(&f, text);
    folded_init(&what, wanted);
    assert(f.from[f.text.n] == text.n);
    for (size_t at = 0; folded_find(&f, &what, &at, &m);) {
        assert(m.from >= last && m.to >= m.from && m.to <= text.n);
        assert(is_start(text, m.from) && is_start(text, m.to));
        last = m.to;
    }
    folded_fini(&f);
    folded_fini(&what);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AUTO(buf) b = BUF_INIT;
    if (size < 2)
        return 0;
    utf8_add_valid(&b, (struct str){(const char *)data + 2, size - 2});
    struct str text = buf_str(&b);
    size_t cut = text.n * data[0] / 256;
    while (!is_start(text, (uint32_t)cut))
        cut++;
    struct str head = str_slice(text, 0, cut), tail = str_slice(text, cut, text.n);
    check_matches(head, tail);
    check_matches(text, tail);
    uint64_t place = anchor_make(text, (uint32_t)cut);
    assert(place >> 63 == 0 && anchor_find(head, place) <= head.n);
    assert(anchor_find(text, place) == cut); /* nothing is nearer */
    assert(reading_time(text) >= 0);
    return 0;
}
