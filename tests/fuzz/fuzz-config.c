/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a configuration file, and as newsboat's file of addresses. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "config/config.h"
#include "feed/newsboat.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    struct newsboat list;
    if (newsboat_parse(text, &list, NULL)) {
        newsboat_fini(&list);
    }
    if (str_find(text, STR("include"), 0) != SIZE_MAX) {
        return 0; /* it could name any file of the machine */
    }
    int fd = memfd_create("config", 0);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size) {
        return 0;
    }
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    struct config c;
    struct buf report = BUF_INIT;
    config_init(&c);
    bool ok = config_load(&c, path, true, &report);
    (void)ok;
    config_fini(&c);
    buf_fini(&report);
    close(fd);
    return 0;
}
