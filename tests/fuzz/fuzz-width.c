/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clusters cover any text without gaps, truncated or padded text has the requested width, and no
 * line breaks within a cluster. The first byte is the number of cells. */
#include <stdint.h>
#include <stdlib.h>

#include "text/display/break.h"
#include "text/display/width.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok)
{
    if (!ok)
        abort();
}

static void check_cell(struct str s, int cells, bool right)
{
    AUTO(buf) b = BUF_INIT;
    text_add_cell(&b, s, cells, right);
    require(text_width(buf_str(&b)) == cells);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    int cells = data[0];
    AUTO(buf) b = BUF_INIT;
    utf8_add_valid(&b, (struct str){(const char *)data + 1, size - 1});
    struct str s = buf_str(&b);
    unsigned char *breaks = malloc(s.n + 1);
    text_line_breaks(s, breaks);
    struct cluster c;
    int width = 0;
    size_t at = 0;
    for (size_t start = 0; cluster_next(s, &at, &c); start = at) {
        require(at > start && c.text.p == s.p + start && c.text.n == at - start);
        require(c.width >= 0 && c.width <= CLUSTER_MAX_CELLS && c.text.n <= CLUSTER_MAX_BYTES);
        width += c.width;
        for (size_t i = start + 1; i < at; i++)
            require(breaks[i] == BREAK_NO);
    }
    require(at == s.n && width == text_width(s));
    int used;
    struct str fit = text_fit(s, cells, &used);
    require(used <= cells && used == text_width(fit) && (fit.n == s.n || width > cells));
    check_cell(s, cells, false);
    check_cell(s, cells, true);
    free(breaks);
    return 0;
}
