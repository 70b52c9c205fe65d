/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "share/epub-index.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "text/markup/markup.h"

static int compare(const void *a, const void *b)
{
    const struct epub_chapter *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

void epub_index_sort(struct epub_index *i)
{
    if (i->chapters.n > 0)
        qsort(i->chapters.v, i->chapters.n, sizeof *i->chapters.v, compare);
}

void epub_index_fini(struct epub_index *i)
{
    vec_fini(&i->chapters);
    buf_fini(&i->pictures);
    arena_fini(&i->arena);
}

static void add_element(struct buf *b, const char *element, const char *text)
{
    buf_printf(b, "<%s>", element);
    markup_add_escaped(b, str_from(text));
    const char *space = strchr(element, ' ');
    buf_printf(b, "</%.*s>\n", (int)(space ? space - element : (long)strlen(element)), element);
}

/* A name-based UUID (RFC 9562, version 8) of the hash. */
static void add_identifier(struct buf *b, const struct epub_index *i)
{
    const uint8_t *h = i->hash;
    buf_add_c(b, "<dc:identifier id=\"id\">urn:uuid:");
    for (int k = 0; k < 16; k++) {
        unsigned byte = k == 6 ? (h[k] & 0x0fu) | 0x80u : k == 8 ? (h[k] & 0x3fu) | 0x80u : h[k];
        buf_printf(b, "%s%02x", k == 4 || k == 6 || k == 8 || k == 10 ? "-" : "", byte);
    }
    buf_add_c(b, "</dc:identifier>\n");
}

static void add_metadata(struct buf *b, const struct epub_index *i)
{
    AUTO(buf) text = BUF_INIT;
    buf_add_c(b, "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    add_identifier(b, i);
    add_element(b, "dc:title", i->title);
    add_element(b, "dc:language", i->language);
    if (i->author)
        add_element(b, "dc:creator", i->author);
    if (i->url)
        add_element(b, "dc:source", i->url);
    if (i->date.precision != DATE_NONE) {
        date_add_rfc3339(&text, i->date);
        add_element(b, "dc:date", buf_c(&text));
    }
    buf_clear(&text);
    date_add_rfc3339(&text, (struct date){.time = i->now, .precision = DATE_SECOND});
    add_element(b, "meta property=\"dcterms:modified\"", buf_c(&text));
    buf_add_c(b, "</metadata>\n");
}

void epub_index_add_package(struct buf *b, const struct epub_index *i)
{
    buf_add_c(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
                 "unique-identifier=\"id\">\n");
    add_metadata(b, i);
    buf_add_c(b, "<manifest>\n"
                 "<item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\" "
                 "media-type=\"application/xhtml+xml\"/>\n"
                 "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n");
    for (size_t k = 0; k < i->chapters.n; k++) {
        size_t number = i->chapters.v[k].number;
        buf_printf(b,
                   "<item id=\"a%zu\" href=\"a%zu.xhtml\" "
                   "media-type=\"application/xhtml+xml\"/>\n",
                   number, number);
    }
    buf_add(b, buf_str(&i->pictures));
    buf_printf(b, "</manifest>\n<spine%s>\n", i->rtl ? " page-progression-direction=\"rtl\"" : "");
    buf_add_c(b, i->chapters.n > 1 ? "<itemref idref=\"nav\"/>\n" : "");
    for (size_t k = 0; k < i->chapters.n; k++)
        buf_printf(b, "<itemref idref=\"a%zu\"/>\n", i->chapters.v[k].number);
    buf_add_c(b, "</spine>\n</package>\n");
}

/* Number of leading parts that two paths share. */
static size_t shared_parts(const struct epub_chapter *a, const struct epub_chapter *b)
{
    size_t n = 0;
    while (n < a->n_path && n < b->n_path && strcmp(a->path[n], b->path[n]) == 0)
        n++;
    return n;
}

/* Leading parts that all paths have; they are left out. */
static size_t common_parts(const struct epub_index *i)
{
    size_t common = i->chapters.n > 0 ? i->chapters.v[0].n_path : 0;
    for (size_t k = 1; k < i->chapters.n; k++) {
        size_t n = shared_parts(&i->chapters.v[0], &i->chapters.v[k]);
        common = n < common ? n : common;
    }
    return common;
}

static void add_chapters(struct buf *b, const struct epub_index *i)
{
    size_t common = common_parts(i), open = common;
    const struct epub_chapter *before = NULL;
    for (size_t k = 0; k < i->chapters.n; k++) {
        const struct epub_chapter *c = &i->chapters.v[k];
        size_t keep = before ? shared_parts(before, c) : common;
        for (; open > keep; open--)
            buf_add_c(b, "</ol></li>\n");
        for (; open < c->n_path; open++) {
            buf_add_c(b, "<li>");
            add_element(b, "span", c->path[open]);
            buf_add_c(b, "<ol>\n");
        }
        buf_printf(b, "<li><a href=\"a%zu.xhtml\">", c->number);
        markup_add_escaped(b, str_from(c->title));
        buf_add_c(b, "</a></li>\n");
        before = c;
    }
    for (; open > common; open--)
        buf_add_c(b, "</ol></li>\n");
}

void epub_index_add_navigation(struct buf *b, const struct epub_index *i)
{
    const char *direction = i->rtl ? " dir=\"rtl\"" : "";
    buf_printf(b,
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
               "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
               "xmlns:epub=\"http://www.idpf.org/2007/ops\"%s>\n<head>\n",
               direction);
    add_element(b, "title", i->title);
    buf_add_c(b, "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n"
                 "<body>\n");
    add_element(b, "h1", i->title);
    buf_add_c(b, "<nav epub:type=\"toc\">\n");
    /* TRANSLATORS: heading of a table of contents. */
    add_element(b, "h2", _("Contents"));
    buf_add_c(b, "<ol>\n");
    add_chapters(b, i);
    buf_add_c(b, "</ol>\n</nav>\n</body>\n</html>\n");
}
