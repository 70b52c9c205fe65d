/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Replacement of libFuzzer that replays a corpus: the program fuzz-NAME runs its target on each
 * file of tests/fuzz/corpus/NAME (or those on its command line). An empty or missing corpus fails,
 * since it proves nothing.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path)
{
    AUTO(buf) b = BUF_INIT;
    struct error e;
    if (!file_read(path, 64 << 20, &b, &e)) {
        fprintf(stderr, "%s\n", e.detail);
        return 0;
    }
    /* A copy of the exact size, so that a read past the end is seen. */
    uint8_t *data = malloc(b.n ? b.n : 1);
    if (b.n > 0)
        memcpy(data, b.p, b.n);
    LLVMFuzzerTestOneInput(data, b.n);
    free(data);
    return 1;
}

int main(int argc, char **argv)
{
    int replayed = 0;
    for (int i = 1; i < argc; i++)
        replayed += replay(argv[i]);
    if (argc < 2) {
        const char *srcdir = getenv("srcdir"), *name = strrchr(argv[0], '/');
        AUTO(buf) path = BUF_INIT;
        name = name ? name + 1 : argv[0];
        buf_printf(&path, "%s/tests/fuzz/corpus/%s", srcdir ? srcdir : ".",
                   strncmp(name, "fuzz-", 5) == 0 ? name + 5 : name);
        DIR *d = opendir(path.p);
        for (struct dirent *entry; d && (entry = readdir(d));) {
            if (entry->d_name[0] != '.') {
                AUTO(buf) file = BUF_INIT;
                buf_printf(&file, "%s/%s", path.p, entry->d_name);
                replayed += replay(file.p);
            }
        }
        if (d)
            closedir(d);
    }
    printf("%d inputs replayed\n", replayed);
    return replayed > 0 ? 0 : 1;
}
