/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any markup yields a doc within its limits, whose HTML yields the same text. */
#include <stdint.h>
#include <stdlib.h>

#include "model/doc-html.h"
#include "model/doc.h"
#include "page/doc/html-doc.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Only text nodes have text, and what leads somewhere has an address. */
static bool is_sound(const struct doc_node *n)
{
    bool leads = n->kind == DOC_LINK || n->kind == DOC_IMAGE || n->kind == DOC_ANCHOR;
    return (n->kind != DOC_TEXT || (!n->first && utf8_valid(n->text))) &&
           (!leads || (n->url && utf8_valid(str_from(n->url))));
}

static void check_depth(const struct doc_node *n, int depth)
{
    if (depth > DOC_MAX_DEPTH || !is_sound(n))
        abort();
    for (const struct doc_node *c = n->first; c; c = c->next) {
        if (c->parent != n || (doc_is_inline(n->kind) && !doc_is_inline(c->kind)))
            abort();
        check_depth(c, depth + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AUTO(buf) in = BUF_INIT, out = BUF_INIT;
    utf8_add_valid(&in, (struct str){(const char *)data, size});
    struct doc d;
    doc_init(&d);
    struct error e;
    if (html_doc_add(&d, d.root, buf_str(&in), "http://example.org/a/", &e)) {
        check_depth(d.root, 0);
        doc_number(&d);
        doc_add_html(&out, d.root);
        doc_add_plain(&out, d.root);
        doc_add_reading_text(&out, d.root);
    }
    doc_fini(&d);
    return 0;
}
