/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Unicode's own tests of grapheme clusters and line breaks, as far as the corpus beside the source
 * tree has them; without it the test is skipped. Usage: test-unicode [-v]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "text/display/break.h"
#include "text/display/width.h"
#include "text/utf8.h"

enum { SKIP = 77, MAX_CASE = 1024 };

/* One line of the files: characters with ÷ (a break) or × (none) before, between and after. */
struct sample {
    char text[MAX_CASE];
    size_t n;
    bool wanted[MAX_CASE]; /* a break before this byte */
};

static bool read_sample(struct str line, struct sample *out)
{
    AUTO(buf) b = BUF_INIT;
    bool wanted = false;
    memset(out, 0, sizeof *out);
    line = str_slice(line, 0, str_find_char(line, '#', 0));
    for (struct str word; str_split(&line, ' ', &word);) {
        word = str_trim(word);
        if (str_eq(word, STR("÷")) || str_eq(word, STR("×"))) {
            wanted = str_eq(word, STR("÷"));
        } else if (word.n > 0 && b.n + 4 < MAX_CASE) {
            out->wanted[b.n] = wanted;
            utf8_add(&b, (uint32_t)strtoul(word.p, NULL, 16));
        }
    }
    memcpy(out->text, buf_c(&b), b.n);
    out->n = b.n;
    return out->n > 0;
}

static void find_clusters(struct str s, bool *out)
{
    struct cluster c;
    for (size_t at = 0, start = 0; cluster_next(s, &at, &c); start = at)
        out[start] = true;
}

static void find_line_breaks(struct str s, bool *out)
{
    unsigned char breaks[MAX_CASE];
    text_line_breaks(s, breaks);
    for (size_t i = 0; i < s.n; i++)
        out[i] = breaks[i] != BREAK_NO;
}

static bool check_clusters(const struct sample *sample)
{
    bool got[MAX_CASE] = {false};
    find_clusters((struct str){sample->text, sample->n}, got);
    return memcmp(got + 1, sample->wanted + 1, sample->n - 1) == 0;
}

/* The file looks at each rule by itself and wants breaks between a space and a mark that combines
 * with it; gander never breaks within a cluster. */
static bool check_line_breaks(const struct sample *sample)
{
    struct str text = {sample->text, sample->n};
    bool got[MAX_CASE] = {false}, starts[MAX_CASE] = {false};
    find_line_breaks(text, got);
    find_clusters(text, starts);
    for (size_t i = 1; i < text.n; i++)
        if (got[i] != (sample->wanted[i] && starts[i]))
            return false;
    return true;
}

/*
 * The line break file differs from libunistring 1.0 in fewer than one case in a hundred, and none
 * of it is worth a table of our own: numbers (LB25) go by pairs there and by a longer pattern here,
 * so that "$(" and ")%" stay whole; U+FFFC (LB20), which no text of ours has; a closing
 * parenthesis, a space and a small kana (LB16); and a full stop after a space (LB13), where later
 * versions of Unicode break as libunistring does not.
 */
static const struct {
    const char *name;
    bool (*check)(const struct sample *sample);
    int allowed; /* failures in a thousand */
} files[] = {
    {"GraphemeBreakTest.txt", check_clusters, 0},
    {"LineBreakTest.txt", check_line_breaks, 8},
};

/* Failures in a thousand, rounded up, or -1 when there is no such file. */
static int run(const char *path, bool (*check)(const struct sample *), bool verbose)
{
    AUTO(buf) file = BUF_INIT;
    struct error e;
    int cases = 0, failures = 0;
    if (file_read(path, 16 << 20, &file, &e)) {
        struct str rest = buf_str(&file);
        for (struct str line; str_split(&rest, '\n', &line);) {
            struct sample sample;
            if (!read_sample(line, &sample))
                continue;
            cases++;
            if (!check(&sample)) {
                failures++;
                if (verbose)
                    printf("%.*s\n", STR_ARG(line));
            }
        }
    }
    if (cases == 0)
        return -1;
    printf("%s: %d of %d right\n", path, cases - failures, cases);
    return (failures * 1000 + cases - 1) / cases;
}

int main(int argc, char **argv)
{
    const char *srcdir = getenv("srcdir");
    bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
    int status = 0;
    for (size_t i = 0; i < ARRAY_SIZE(files) && status != SKIP; i++) {
        AUTO(buf) path = BUF_INIT;
        buf_printf(&path, "%s/../shared/corpus/unicode/%s", srcdir ? srcdir : ".", files[i].name);
        int failures = run(path.p, files[i].check, verbose);
        if (failures < 0) {
            printf("SKIPPED: no %s\n", path.p);
            status = SKIP;
        } else if (failures > files[i].allowed) {
            status = 1;
        }
    }
    return status;
}
