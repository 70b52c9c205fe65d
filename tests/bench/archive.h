/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Generated archives: articles of words by Zipf's law, half of them Chinese, and their database. */
#pragma once

#include "base/error.h"
#include "base/mem.h"
#include "model/article.h"
#include "store/store.h"

enum { BENCH_NOW = 1750000000, BENCH_BODY = 2440, BENCH_WORDS = 40000 };

/* Of letters, of Chinese signs: the frequent ones first. Filled by bench_make_words(). */
extern char bench_words[2][BENCH_WORDS][16];
void bench_make_words(void);

uint32_t bench_random(void);

/* Articles number `first` and following, at random times of the last two years, in the arena. */
struct article *bench_make_articles(struct arena *arena, int64_t first, size_t n);

/* New database with a portal of so many feeds. Ends the program on failure, as the next one. */
struct store *bench_make_store(const char *path, size_t sources, int64_t *ids);
void bench_die(const char *what, const struct error *e);
void bench_remove_database(const char *path);

/* Size of the database, or of its "-wal"; 0 if absent. */
long long bench_file_size(const char *path, const char *suffix);
