/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "base/vec.h"
#include "layout/bidi.h"
#include "share/picture-file.h"
#include "share/writer.h"
#include "share/xhtml.h"
#include "share/zip.h"
#include "text/date/date.h"
#include "text/display/safe.h"
#include "text/markup/markup.h"

/* ---- index: package document and navigation document (EPUB 3.3) ------------------------------ */

struct epub_chapter {
    const char *title; /* sanitized */
    const char **path; /* titles of categories and source, sanitized */
    size_t n_path;
    size_t rank;   /* of its source in the tree */
    size_t number; /* from 1, as exported; its file is "a<number>.xhtml" */
};

/* Strings belong to the arena. */
struct epub_index {
    struct arena arena;
    VEC(struct epub_chapter) chapters;
    struct buf pictures; /* manifest items */
    const char *title;
    const char *language;     /* common one, "und" when there is none */
    const char *author, *url; /* of a single article; NULL: none */
    struct date date;         /* likewise; DATE_NONE: none */
    bool rtl;                 /* the title is right-to-left */
    int64_t now;
    uint8_t hash[SHA256_BYTES]; /* of titles and articles, for the identifier */
};

static int compare(const void *a, const void *b)
{
    const struct epub_chapter *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* Sorts chapters by source, in the order of the tree. */
static void epub_index_sort(struct epub_index *i)
{
    if (i->chapters.n > 0)
        qsort(i->chapters.v, i->chapters.n, sizeof *i->chapters.v, compare);
}

static void epub_index_fini(struct epub_index *i)
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

static void epub_index_add_package(struct buf *b, const struct epub_index *i)
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

/* The chapters by category and source. */
static void epub_index_add_navigation(struct buf *b, const struct epub_index *i)
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

/* ---- book ------------------------------------------------------------------------------------ */

/* EPUB 3: a chapter per article, pictures as files beside it. The order of the chapters, by source,
 * is that of the index, which is written last. */

struct epub {
    struct zip zip;
    struct epub_index index;
    struct tree tree;
    bool has_tree;
};

static bool begin(struct share_context *c, const struct engine_article *first, struct error *e)
{
    static const char container[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
        "<rootfiles><rootfile full-path=\"EPUB/package.opf\" "
        "media-type=\"application/oebps-package+xml\"/></rootfiles>\n</container>\n";
    struct epub *p = c->state;
    zip_init(&p->zip, c->out, c->options->now);
    p->has_tree = engine_tree(c->engine, &p->tree, e);
    p->index.title = c->title[0] ? c->title : PACKAGE_NAME;
    p->index.now = c->options->now;
    p->index.rtl = bidi_first_is_rtl(str_from(c->title), false);
    sha256(str_from(p->index.title), p->index.hash);
    return p->has_tree && zip_add(&p->zip, "mimetype", STR("application/epub+zip"), ZIP_STORE, e) &&
           zip_add(&p->zip, "META-INF/container.xml", str_from(container), ZIP_DEFLATE, e) &&
           zip_add(&p->zip, "EPUB/style.css", str_from(xhtml_style), ZIP_DEFLATE, e);
}

/* ---- index ---------------------------------------------------------------------------------- */

/* Sanitized copy, never empty. */
static const char *keep_line(struct epub *p, const char *text)
{
    AUTO(buf) b = BUF_INIT;
    safe_add_line(&b, str_from(text));
    return arena_strdup(&p->index.arena, b.n > 0 ? b.p : "…");
}

static size_t rank_of(const struct epub *p, int64_t source)
{
    size_t i = 0;
    while (i < p->tree.n && p->tree.nodes[i].id != source)
        i++;
    return i;
}

/* Language of all articles so far, and of this one. */
static void join_language(struct epub *p, const char *language)
{
    const char *known = xhtml_is_language(language) ? language : "und";
    if (!p->index.language)
        p->index.language = arena_strdup(&p->index.arena, known);
    else if (strcmp(p->index.language, known) != 0)
        p->index.language = "und";
}

static void add_to_hash(struct epub *p, const struct engine_article *a)
{
    AUTO(buf) b = BUF_INIT;
    buf_add(&b, (struct str){(const char *)p->index.hash, SHA256_BYTES});
    buf_printf(&b, "%lld %s", (long long)a->row.at.id, a->row.url ? a->row.url : "");
    sha256(buf_str(&b), p->index.hash);
}

static void add_chapter(struct share_context *c, const struct engine_article *a)
{
    struct epub *p = c->state;
    struct epub_chapter chapter = {
        .title = keep_line(p, a->row.title),
        .rank = rank_of(p, a->row.source),
        .number = p->index.chapters.n + 1,
        .path = arena_array(&p->index.arena, a->n_path, sizeof *chapter.path),
        .n_path = a->n_path,
    };
    for (size_t i = 0; i < a->n_path; i++)
        chapter.path[i] = keep_line(p, a->path[i]);
    vec_push(&p->index.chapters, chapter);
    join_language(p, a->article.language);
    add_to_hash(p, a);
    if (c->single) {
        p->index.author = a->article.author ? keep_line(p, a->article.author) : NULL;
        p->index.url = a->row.url ? keep_line(p, a->row.url) : NULL;
        p->index.date = a->row.date;
    }
}

/* ---- chapters ------------------------------------------------------------------------------- */

struct pictures {
    struct epub *epub;
    const struct engine_article *article;
    struct buf bytes;
    struct error *e;
    bool failed;
};

static bool add_source(void *context, struct buf *b, int number)
{
    struct pictures *p = context;
    size_t article = p->epub->index.chapters.n + 1;
    AUTO(buf) name = BUF_INIT;
    const char *type;
    if (p->failed || !picture_file_read(p->article, number, true, &p->bytes, &type))
        return false;
    const char *extension = picture_file_extension(type);
    buf_printf(&name, "EPUB/p%zu-%d.%s", article, number, extension);
    p->failed = !zip_add(&p->epub->zip, name.p, buf_str(&p->bytes), ZIP_STORE, p->e);
    buf_printf(&p->epub->index.pictures,
               "<item id=\"p%zu-%d\" href=\"p%zu-%d.%s\" media-type=\"%s\"/>\n", article, number,
               article, number, extension, type);
    buf_printf(b, "p%zu-%d.%s", article, number, extension);
    return true;
}

static void add_head(struct buf *b, const struct engine_article *a)
{
    AUTO(buf) title = BUF_INIT;
    safe_add_line(&title, str_from(a->row.title));
    buf_add_c(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
                 "<html xmlns=\"http://www.w3.org/1999/xhtml\"");
    xhtml_add_language(b, a->article.language);
    buf_add_c(b, ">\n<head>\n<title>");
    markup_add_escaped(b, title.n > 0 ? buf_str(&title) : STR(PACKAGE_NAME));
    buf_add_c(b, "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n"
                 "</head>\n<body>\n");
}

static bool add_article(struct share_context *c, struct engine_article *a, struct error *e)
{
    struct epub *p = c->state;
    struct pictures pictures = {.epub = p, .article = a, .e = e};
    AUTO(buf) b = BUF_INIT, name = BUF_INIT;
    add_head(&b, a);
    xhtml_add(&b, &a->body,
              &(struct xhtml_options){.article = a->row.at.id,
                                      .url = a->row.url,
                                      .labels = &c->layout,
                                      .add_source = add_source,
                                      .context = &pictures});
    buf_add_c(&b, "</body>\n</html>\n");
    buf_printf(&name, "EPUB/a%zu.xhtml", p->index.chapters.n + 1);
    bool ok = !pictures.failed && zip_add(&p->zip, name.p, buf_str(&b), ZIP_DEFLATE, e);
    add_chapter(c, a);
    buf_fini(&pictures.bytes);
    return ok;
}

static bool end(struct share_context *c, struct error *e)
{
    struct epub *p = c->state;
    AUTO(buf) package = BUF_INIT, navigation = BUF_INIT;
    epub_index_sort(&p->index);
    epub_index_add_package(&package, &p->index);
    epub_index_add_navigation(&navigation, &p->index);
    return zip_add(&p->zip, "EPUB/nav.xhtml", buf_str(&navigation), ZIP_DEFLATE, e) &&
           zip_add(&p->zip, "EPUB/package.opf", buf_str(&package), ZIP_DEFLATE, e) &&
           zip_finish(&p->zip, e);
}

static void fini(struct share_context *c)
{
    struct epub *p = c->state;
    zip_fini(&p->zip);
    epub_index_fini(&p->index);
    if (p->has_tree)
        tree_fini(&p->tree);
}

const struct share_writer share_epub = {.state_size = sizeof(struct epub),
                                        .begin = begin,
                                        .article = add_article,
                                        .end = end,
                                        .fini = fini};
