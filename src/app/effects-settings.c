/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Effects that read and write configuration files. */
#include "app/effects-internal.h"

#include <libgen.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/paths.h"
#include "base/file.h"
#include "base/i18n.h"

/* Loads a file over `c`; the error is the first of the file. */
static bool load(struct config *c, const char *path, bool must_exist, struct error *e)
{
    AUTO(buf) report = BUF_INIT;
    bool ok = config_load(c, path, must_exist, &report);
    struct str rest = buf_str(&report), line = {0};
    if (!ok) {
        str_split(&rest, '\n', &line);
        error_set(e, ERROR_USAGE, 0, "%.*s", STR_ARG(line));
    }
    return ok;
}

static bool find_config(const struct reader *r, const char **path, struct error *e)
{
    *path = r->options->config_path;
    return *path || error_set(e, ERROR_NOT_FOUND, 0, "no home directory; name a file");
}

static bool read_settings(struct reader *r, const char *named, struct config *out, struct error *e)
{
    const char *path;
    if (named) {
        AUTO_FREE char *expanded = path_expand(named);
        config_copy(out, ui_settings(r->ui));
        return load(out, expanded, true, e);
    }
    config_init(out);
    return find_config(r, &path, e) && load(out, path, false, e);
}

static bool source(struct reader *r, struct effect *f, struct error *e)
{
    struct config c;
    AUTO(buf) text = BUF_INIT;
    if (!read_settings(r, f->text, &c, e)) {
        config_fini(&c);
        return false;
    }
    /* TRANSLATORS: %s is a file name. */
    buf_printf(&text, _("Read %s."), f->text ? f->text : r->options->config_path);
    return effect_result(
        r, f, (struct ui_event){UI_CONFIG, .config = &c, .reloaded = !f->text, .text = text.p});
}

/* Replaces a file, or the one that a symbolic link leads to, with its mode. */
static bool write_file(const char *path, struct str text, struct error *e)
{
    AUTO_FREE char *real = realpath(path, NULL), *copy = mem_strdup(path);
    struct stat st;
    bool exists = real && stat(real, &st) == 0;
    bool ok = (exists || file_make_directory(dirname(copy), e)) &&
              file_write_atomic(real ? real : path, text, e);
    if (ok && exists && chmod(real, st.st_mode & 07777) != 0)
        ok = error_set_errno(e, "%s", real);
    return ok;
}

/* Writes what differs from the user's configuration; *n: number of settings. */
static bool save_differences(struct reader *r, const char *path, size_t *n, struct error *e)
{
    AUTO(config) base;
    AUTO(buf) before = BUF_INIT, after = BUF_INIT;
    const char *own = r->options->config_path;
    config_init(&base);
    bool ok = (!own || load(&base, own, false, e)) &&
              (access(path, F_OK) != 0 || file_read(path, CONFIG_MAX_BYTES, &before, e));
    if (ok) {
        *n = config_edit(buf_str(&before), &base, ui_settings(r->ui), &after);
        ok = *n == 0 || write_file(path, buf_str(&after), e);
    }
    return ok;
}

static void report_saved(struct reader *r, const char *path, size_t n)
{
    AUTO(buf) text = BUF_INIT;
    if (n == 0) {
        buf_add_c(&text, _("No option differs from the configuration."));
    } else {
        /* TRANSLATORS: %s is a file name. */
        buf_printf(&text, ngettext("%zu option saved in %s.", "%zu options saved in %s.", n), n,
                   path);
    }
    reader_update(r, &(struct ui_event){.kind = UI_NOTICE, .text = text.p});
}

static bool save(struct reader *r, struct effect *f, struct error *e)
{
    size_t n = 0;
    const char *own;
    AUTO_FREE char *named = f->text ? path_expand(f->text) : NULL;
    bool ok = named || find_config(r, &own, e);
    const char *path = ok && !named ? own : named;
    ok = ok && save_differences(r, path, &n, e);
    if (ok)
        report_saved(r, path, n);
    return ok;
}

const struct effect_handler effects_settings[EFFECT_KINDS] = {
    [EFFECT_SOURCE] = {.attempt = source},
    [EFFECT_SAVE_SETTINGS] = {.attempt = save},
};
