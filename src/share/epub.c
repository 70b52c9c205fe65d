/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EPUB 3: a chapter per article, pictures as files beside it. The order of the chapters, by source,
 * is that of the index, which is written last. */
#include "config.h"

#include <string.h>

#include "layout/bidi.h"
#include "model/tree.h"
#include "share/epub-index.h"
#include "share/picture-file.h"
#include "share/writer.h"
#include "share/xhtml.h"
#include "share/zip.h"
#include "text/display/safe.h"
#include "text/markup/markup.h"

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
