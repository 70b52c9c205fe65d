/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages to articles. Usage: bench-page [FILE...]; without files, pages made here (an ordinary one
 * in English, one in Chinese, and one of 10 MB), and those of the corpus of articles: in
 * $GANDER_CORPUS, or beside the source tree. Files may be packed with gzip. Prints a line of JSON
 * for each figure.
 */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/file.h"
#include "base/mem.h"
#include "page/article/extract.h"
#include "tests/bench/bench.h"

enum { MAX_FILE = 64 << 20, LEAST_MS = 500 };

static void report(const char *page, const char *what, double value)
{
    printf("{\"bench\": \"page\", \"page\": \"%s\", \"what\": \"%s\", \"value\": %.2f}\n", page,
           what, value);
}

static bool extract(struct str bytes)
{
    struct extract_options options = {.url = "https://news.example/2024/05/20/story.html"};
    struct page_article p;
    bool ok = page_extract(bytes, &options, &p, NULL);
    page_article_fini(&p);
    return ok;
}

static void report_peak(const char *page)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    report(page, "peak memory, MiB", (double)u.ru_maxrss / 1024);
}

/* Menus, an article of `paragraphs`, comments, a footer. */
static void make_page(struct buf *b, const char *sentence, int paragraphs)
{
    buf_add_c(b, "<!DOCTYPE html><title>A title | Site</title><body><div class=menu><ul>");
    for (int i = 0; i < 120; i++) {
        buf_printf(b, "<li class=\"menu-item menu-item-%d\"><a href=\"/c/%d\">Entry %d</a>", i, i,
                   i);
    }
    buf_add_c(b, "</ul></div><article><h1>A title</h1><div class=entry-content>");
    for (int i = 0; i < paragraphs; i++)
        buf_printf(b, "<p>%s<a href=/a>%s</a> %s</p>\n", sentence, "here", sentence);
    buf_add_c(b, "</div></article><div id=comments>");
    for (int i = 0; i < 40; i++)
        buf_printf(b, "<div class=comment><b>Name %d</b><p>%s</p></div>", i, sentence);
    buf_add_c(b, "</div><div class=footer><p>All rights reserved.</p></div>");
}

static void measure(const char *name, const char *sentence, int paragraphs)
{
    AUTO(buf) b = BUF_INIT;
    make_page(&b, sentence, paragraphs);
    int pages = 0;
    double start = bench_ms(), took = 0;
    for (; took < LEAST_MS; took = bench_ms() - start) {
        extract(buf_str(&b));
        pages++;
    }
    report(name, "size, KiB", (double)b.n / 1024);
    report(name, "a page, ms", took / pages);
    report(name, "MiB a second", (double)b.n * pages / took / 1048.576);
    report_peak(name);
}

/* A file's bytes, unpacked when its name ends with ".gz". */
static bool read_page(const char *path, struct buf *b)
{
    if (!str_ends(str_from(path), STR(".gz")))
        return file_read(path, MAX_FILE, b, NULL);
    AUTO(buf) command = BUF_INIT;
    buf_printf(&command, "exec gzip -dc '%s'", path);
    FILE *f = popen(buf_c(&command), "r");
    char part[1 << 16];
    for (size_t n; f && (n = fread(part, 1, sizeof part, f)) > 0;)
        buf_add(b, (struct str){part, n});
    return f && pclose(f) == 0;
}

static int measure_files(const char *name, size_t n, char **paths)
{
    double took = 0, bytes = 0, slowest = 0;
    int pages = 0, articles = 0;
    for (size_t i = 0; i < n; i++) {
        AUTO(buf) b = BUF_INIT;
        if (read_page(paths[i], &b)) {
            double start = bench_ms();
            articles += extract(buf_str(&b));
            double this = bench_ms() - start;
            slowest = this > slowest ? this : slowest;
            took += this;
            bytes += (double)b.n;
            pages++;
        }
    }
    report(name, "pages", pages);
    report(name, "articles", articles);
    report(name, "pages a second", took > 0 ? pages * 1e3 / took : 0);
    report(name, "MiB a second", took > 0 ? bytes / took / 1048.576 : 0);
    report(name, "slowest, ms", slowest);
    report_peak(name);
    return pages > 0 ? 0 : 1;
}

static void measure_corpus(void)
{
    const char *corpus = getenv("GANDER_CORPUS"), *srcdir = getenv("srcdir");
    AUTO(buf) pattern = BUF_INIT;
    if (corpus)
        buf_add_c(&pattern, corpus);
    else
        buf_printf(&pattern, "%s/../shared/corpus", srcdir ? srcdir : ".");
    buf_add_c(&pattern, "/articles/*/html/*.html.gz");
    glob_t found;
    if (glob(buf_c(&pattern), 0, NULL, &found) == 0) {
        measure_files("corpus", found.gl_pathc, found.gl_pathv);
        globfree(&found);
    } else {
        printf("SKIP: no pages at %s\n", buf_c(&pattern));
    }
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return measure_files("files", (size_t)argc - 1, argv + 1);
    measure_corpus();
    measure("english", "The ferry left at dawn, and nobody on the quay waved. ", 40);
    measure("chinese", "清晨的渡船离岸时，码头上没有人挥手，只有一盏灯还亮着。", 40);
    measure("10 MB", "The ferry left at dawn, and nobody on the quay waved. ", 75000);
    return 0;
}
