/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a damaged database: pages are found and rows read within the file. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "store/salvage/internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The tables of a new database, made once. */
static struct salvage *targets(void)
{
    static struct salvage *x;
    char path[] = "/tmp/gander-fuzz-XXXXXX", other[64];
    if (x)
        return x;
    int fd = mkstemp(path);
    x = MEM_NEW(struct salvage);
    if (fd < 0 || !store_open(path, &x->s, NULL) || !salvage_list_targets(x, NULL))
        abort();
    close(fd);
    unlink(path);
    snprintf(other, sizeof other, "%s-wal", path);
    unlink(other);
    snprintf(other, sizeof other, "%s-shm", path);
    unlink(other);
    return x;
}

/* Reads every byte of a row. */
static unsigned add_up(const struct salvage_row *row)
{
    unsigned sum = 0;
    for (size_t i = 0; i < row->n; i++)
        for (size_t k = 0; k < row->values[i].n; k++)
            sum += (unsigned char)row->values[i].p[k];
    return sum;
}

static volatile unsigned sink; /* keeps the compiler from dropping the reads */

static void read_rows(struct salvage *x)
{
    struct salvage_page p = {.data = mem_zalloc(1, x->file.page_size)};
    struct salvage_row row = {0};
    unsigned sum = 0;
    for (uint32_t n = 1; n <= x->file.n_pages; n++) {
        if (x->owner[n] < x->n_targets && salvage_read_page(&x->file, n, &p))
            for (unsigned i = 0; i < p.n_cells; i++)
                sum += salvage_read_row(&x->file, &p, i, &row) ? add_up(&row) : 0;
    }
    sink = sum;
    buf_fini(&row.payload);
    free(p.data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct salvage *x = targets();
    char path[64];
    int fd = memfd_create("damaged", 0);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (salvage_file_open(&x->file, path, NULL)) {
        salvage_find_owners(x);
        salvage_version(&x->file);
        read_rows(x);
        free(x->owner);
        free(x->doubt);
        salvage_file_close(&x->file);
    }
    close(fd);
    return 0;
}
