/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/bench/archive.h"
#include "store/edit/edit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    SIGNS = 3000,
    EVEN = 20,          /* the most frequent words are about as frequent */
    PARAGRAPHS = 20000, /* of each language: bodies are made of some of them */
    PARAGRAPH = 300,    /* bytes */
};

char bench_words[2][BENCH_WORDS][16];
static char paragraphs[2][PARAGRAPHS][PARAGRAPH + 64];

void bench_die(const char *what, const struct error *e)
{
    fprintf(stderr, "bench: %s: %s\n", what, e ? e->detail : "");
    exit(1);
}

uint32_t bench_random(void)
{
    static uint64_t state = 1;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33);
}

/* By Zipf's law. */
static const char *pick_word(bool chinese)
{
    double u = bench_random() / 2147483648.0;
    size_t rank = (size_t)(EVEN * (pow(1 + (double)BENCH_WORDS / EVEN, u) - 1));
    return bench_words[chinese][rank < BENCH_WORDS ? rank : BENCH_WORDS - 1];
}

static void make_paragraphs(bool chinese)
{
    for (size_t i = 0; i < PARAGRAPHS; i++) {
        char *p = paragraphs[chinese][i];
        size_t n = (size_t)sprintf(p, "<p>");
        while (n < PARAGRAPH)
            n += (size_t)sprintf(p + n, "%s%s", pick_word(chinese), chinese ? "" : " ");
        strcpy(p + n, "</p>\n");
    }
}

void bench_make_words(void)
{
    for (size_t i = 0; i < BENCH_WORDS; i++) {
        size_t letters = 2 + bench_random() % (i < 100 ? 3 : 9), signs = 1 + bench_random() % 3;
        for (size_t k = 0; k < letters; k++)
            bench_words[0][i][k] = (char)('a' + bench_random() % 26);
        for (size_t k = 0; k < signs; k++) {
            unsigned c = 0x4e00 + bench_random() % SIGNS;
            char utf8[] = {(char)(0xe0 | c >> 12), (char)(0x80 | (c >> 6 & 63)),
                           (char)(0x80 | (c & 63))};
            memcpy(&bench_words[1][i][k * 3], utf8, 3);
        }
    }
    make_paragraphs(false);
    make_paragraphs(true);
}

static char *make_body(struct arena *arena, bool chinese)
{
    char *body = arena_alloc(arena, BENCH_BODY + sizeof paragraphs[0][0]), *end = body;
    while (end < body + BENCH_BODY)
        end = stpcpy(end, paragraphs[chinese][bench_random() % PARAGRAPHS]);
    return body;
}

struct article *bench_make_articles(struct arena *arena, int64_t first, size_t n)
{
    struct article *articles = arena_array(arena, n, sizeof *articles);
    for (size_t i = 0; i < n; i++) {
        int64_t number = first + (int64_t)i;
        char *url = arena_printf(arena, "https://example.org/news/%lld/%08x.html",
                                 (long long)number, bench_random());
        articles[i] = (struct article){
            .guid = url,
            .url = url,
            .title = arena_printf(arena, "Title of the article of number %lld in this archive",
                                  (long long)number),
            .content = make_body(arena, number % 2),
            .published = {.time = BENCH_NOW - 60 * (int64_t)(bench_random() % 1000000),
                          .precision = DATE_SECOND},
            .views = -1,
        };
    }
    return articles;
}

struct store *bench_make_store(const char *path, size_t sources, int64_t *ids)
{
    struct error e = {0};
    struct store *s;
    int64_t portal;
    struct outline node = {.kind = NODE_PORTAL, .title = "Bench"};
    bench_remove_database(path);
    if (!store_open(path, &s, &e) || !tree_add(s, TREE_ROOT, &node, &portal, &e))
        bench_die("open", &e);
    for (size_t i = 0; i < sources; i++) {
        char url[64];
        snprintf(url, sizeof url, "https://example.org/feed/%zu.xml", i);
        node = (struct outline){.kind = NODE_FEED, .title = "Feed", .url = url};
        if (!tree_add(s, portal, &node, &ids[i], &e))
            bench_die("add", &e);
    }
    return s;
}

static const char *beside(const char *path, const char *suffix)
{
    static char name[4200];
    snprintf(name, sizeof name, "%s%s", path, suffix);
    return name;
}

void bench_remove_database(const char *path)
{
    unlink(path);
    unlink(beside(path, "-wal"));
    unlink(beside(path, "-shm"));
}

long long bench_file_size(const char *path, const char *suffix)
{
    struct stat st;
    return stat(beside(path, suffix), &st) == 0 ? (long long)st.st_size : 0;
}
