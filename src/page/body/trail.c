/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/body/trail.h"

enum { TRAIL_BYTES = 240, TRAIL_NODES = 80, LABEL_BYTES = 60, TRAIL_LINKS = 2 };

/* Number of parts between separators; 0 when one is longer than a label. */
static size_t count_parts(struct str text)
{
    size_t parts = 1, start = 0;
    for (size_t at = 0; at < text.n; at++) {
        struct str rest = str_slice(text, at, text.n);
        size_t width = str_which(str_starts, rest, ">|›|»|＞|→|/").n;
        if (width > 0) {
            if (at - start > LABEL_BYTES)
                return 0;
            parts++;
            at += width - 1;
            start = at + 1;
        }
    }
    return parts;
}

bool trail_is(const struct dom_node *block, struct str text)
{
    if (text.n == 0 || text.n > TRAIL_BYTES || block->end - block->index > TRAIL_NODES)
        return false;
    size_t links = 0;
    for (const struct dom_node *n = block + 1; n < dom_after(block); n++)
        links += n->tag == GUMBO_TAG_A;
    size_t parts = links >= TRAIL_LINKS ? count_parts(text) : 0;
    return parts > TRAIL_LINKS && links <= parts && links + 2 >= parts;
}
