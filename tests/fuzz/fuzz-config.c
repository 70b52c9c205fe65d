/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a configuration file. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "config/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool load(struct config *c, struct str text)
{
    char path[64];
    AUTO(buf) report = BUF_INIT;
    int fd = memfd_create("config", 0);
    bool ok = fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n;
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    config_init(c);
    ok = ok && config_load(c, path, true, &report);
    close(fd);
    return ok;
}

/* The file with a changed value gives that value, and all others. */
static void check_edit(const struct config *c, struct str text)
{
    struct config changed, read;
    AUTO(buf) edited = BUF_INIT;
    struct error e;
    config_copy(&changed, c);
    if (!config_set(&changed, STR("browser"), STR("a \"b\" #\\"), &e))
        abort();
    size_t n = config_edit(text, c, &changed, &edited);
    if (load(&read, buf_str(&edited)) && config_edit((struct str){0}, &read, &changed, &edited) > 0)
        abort();
    if (n > 1)
        abort();
    config_fini(&changed);
    config_fini(&read);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    if (str_find(text, STR("include"), 0) != SIZE_MAX)
        return 0; /* it could name any file of the machine */
    struct config c;
    if (load(&c, text))
        check_edit(&c, text);
    config_fini(&c);
    return 0;
}
