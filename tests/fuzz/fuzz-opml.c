/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as OPML: outlines have valid addresses, and written outlines parse to the same tree. */
#include <stdlib.h>

#include "feed/list/opml.h"
#include "text/url/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct opml o, again;
    AUTO(buf) b = BUF_INIT;
    if (!opml_parse((struct str){(const char *)data, size}, "http://example.org/o.opml", &o, NULL))
        return 0;
    opml_write(&b, o.title, o.outlines, o.n);
    if (!opml_parse(buf_str(&b), NULL, &again, NULL) || again.n != o.n)
        abort();
    for (size_t i = 0; i < o.n; i++)
        if (o.outlines[i].kind != again.outlines[i].kind ||
            o.outlines[i].depth != again.outlines[i].depth ||
            (o.outlines[i].url && !url_is_fetchable(str_from(o.outlines[i].url))))
            abort();
    opml_fini(&again);
    opml_fini(&o);
    return 0;
}
