/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Effects outside of gander: other programs, files, the terminal. */
#include "app/effects-internal.h"

#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/export-job.h"
#include "app/paths.h"
#include "app/programs.h"
#include "base/file.h"
#include "base/i18n.h"
#include "model/download.h"
#include "net/local-file.h"
#include "text/url/url.h"

static void notice(struct reader *r, const char *text)
{
    reader_update(r, &(struct ui_event){.kind = UI_NOTICE, .text = text});
}

static bool open_url(struct reader *r, struct effect *f, struct error *e)
{
    const char *browser = ui_settings(r->ui)->browser;
    AUTO_FREE char *path = NULL;
    bool is_file = url_is_file(str_from(f->text));
    bool ok = !is_file || local_file_find(f->text, r->options->file_root, &path, e);
    if (ok) {
        bool background = f->background || program_browser_is_graphical(browser);
        if (!background)
            term_leave(r->term);
        ok = path ? program_open_page(browser, path, background, e)
                  : program_open_url(browser, f->text, background, e);
        term_enter(r->term);
    }
    if (!ok && e->code == ERROR_UNSUPPORTED) {
        notice(r, _("gander does not open links of this kind."));
        return true;
    }
    return ok;
}

/* Opens a picture's file in the viewer, or without one its address in the browser. */
static bool open_picture(struct reader *r, struct effect *f, struct error *e)
{
    const char *viewer = ui_settings(r->ui)->picture_viewer;
    return program_has_viewer(viewer) ? program_open_file(viewer, f->title, true, e)
                                      : open_url(r, f, e);
}

/* Path of a download, which must still be a regular file. */
static bool find_file(struct reader *r, int64_t id, struct buf *path, struct error *e)
{
    AUTO(downloads) all = {0};
    struct stat st;
    if (!engine_downloads(r->engine, &all, e))
        return false;
    for (size_t i = 0; i < all.n; i++)
        if (all.v[i].id == id && download_file(&all.v[i]))
            buf_add_c(path, all.v[i].path);
    return (path->n > 0 && path->p[0] == '/' && lstat(path->p, &st) == 0 && S_ISREG(st.st_mode)) ||
           error_set(e, ERROR_NOT_FOUND, 0, "the file is no longer there: fetch it again");
}

static bool open_download(struct reader *r, struct effect *f, struct error *e)
{
    AUTO(buf) path = BUF_INIT;
    bool background = program_has_desktop();
    bool ok = find_file(r, f->id, &path, e);
    if (ok) {
        if (!background)
            term_leave(r->term);
        ok = program_open_file(ui_settings(r->ui)->opener, path.p, background, e);
        term_enter(r->term);
    }
    return ok;
}

static void report_hook(void *context, const struct hook_result *result)
{
    reader_report_program(context, result->option, &result->error);
}

static bool run_hook(struct reader *r, const struct hook_program *program)
{
    struct error e;
    bool ok = hooks_run(&r->hooks, program, &e);
    if (!ok)
        reader_report_program(r, program->option, &e);
    return ok;
}

static void copy(struct reader *r, struct effect *f)
{
    const struct config *c = ui_settings(r->ui);
    const char *command = program_clipboard(c->copy_program);
    term_copy(r->term, str_from(f->text));
    if (!command || run_hook(r, &(struct hook_program){.option = "copy-program",
                                                       .command = command,
                                                       .input = str_from(f->text),
                                                       .seconds = c->hook_seconds}))
        notice(r, _("Copied."));
}

static void bookmark(struct reader *r, struct effect *f)
{
    const struct effect_article *a = &f->article;
    const struct argument_value values[] = {
        {'u', a->url ? a->url : ""}, {'t', a->title}, {'s', a->source}, {'d', a->description}};
    run_hook(r, &(struct hook_program){.option = "bookmark-program",
                                       .command = f->text,
                                       .values = values,
                                       .n_values = ARRAY_SIZE(values),
                                       .seconds = ui_settings(r->ui)->hook_seconds});
}

static void stop_playing(struct reader *r, struct effect *f)
{
    struct player_state state;
    if (player_stop(&r->player, &state)) {
        reader_update(
            r, &(struct ui_event){.kind = UI_PLAYER, .id = state.entry, .count = state.place});
    }
}

static void play(struct reader *r, struct effect *f)
{
    const struct player_file file = {f->id, f->text, f->title, f->number};
    struct error e;
    stop_playing(r, f);
    if (!player_start(&r->player, ui_settings(r->ui)->player, &file, &e)) {
        reader_update(r, &(struct ui_event){.kind = UI_PLAYER, .id = f->id, .count = f->number});
        reader_report_program(r, "player", &e);
    }
}

static void tell_news(struct reader *r, struct effect *f)
{
    const struct config *c = ui_settings(r->ui);
    struct hook_news news = {f->number, f->title, f->text};
    /* A rule's report is wanted even where new articles are not announced. */
    if (c->notify == NOTIFY_TERMINAL || (c->notify == NOTIFY_OFF && f->reported))
        term_notify(r->term, str_from(f->title));
    hooks_start(&r->hooks, c, &news, report_hook, r);
}

/* Keeps a program's output on the screen until the user has read it. */
static void wait_for_enter(void)
{
    fputs(_("Press Enter to go back to gander."), stdout);
    fflush(stdout);
    char byte = 0;
    while (byte != '\n' && read(STDIN_FILENO, &byte, 1) == 1) {
    }
}

static bool run_with_values(struct reader *r, struct effect *f, bool background, struct error *e)
{
    const struct effect_article *a = &f->article;
    AUTO(buf) file = BUF_INIT;
    bool ok =
        !a->text || scratch_write(&r->scratch, str_from(a->title), str_from(a->text), &file, e);
    const struct argument_value values[] = {
        {'u', a->url ? a->url : ""}, {'t', a->title}, {'s', a->source}, {'f', buf_c(&file)}};
    if (ok) {
        if (!background)
            term_leave(r->term);
        ok = program_run(f->text, values, ARRAY_SIZE(values), background, e);
        term_enter(r->term);
    }
    return ok;
}

static bool run(struct reader *r, struct effect *f, struct error *e)
{
    return run_with_values(r, f, f->background, e);
}

static bool browse_with(struct reader *r, struct effect *f, struct error *e)
{
    return run_with_values(r, f, program_browser_is_graphical(f->text), e);
}

static bool pipe_text(struct reader *r, struct effect *f, struct error *e)
{
    term_leave(r->term);
    bool ok = program_feed(f->title, str_from(f->text), e);
    wait_for_enter();
    term_enter(r->term);
    return ok;
}

static bool mail(struct reader *r, struct effect *f, struct error *e)
{
    const char *program = ui_settings(r->ui)->mail_program;
    AUTO_FREE char *address = program_mailto(str_from(f->title), str_from(f->text));
    bool background = !*program || program_browser_is_graphical(program);
    if (!background)
        term_leave(r->term);
    bool ok = program_open_mail(program, address, background, e);
    term_enter(r->term);
    if (ok)
        notice(r, _("Passed to the mail program as a draft."));
    else if (!*program && e->code == ERROR_NOT_FOUND)
        notice(r, _("No mail program: set one with :set mail-program."));
    else
        return false;
    return true;
}

static void stop_export(struct reader *r, struct effect *f)
{
    export_job_stop(r);
}

static void list_files(struct reader *r, struct effect *f)
{
    AUTO(buf) matches = BUF_INIT;
    path_add_matches(&matches, f->text);
    reader_update(r, &(struct ui_event){.kind = UI_FILES, .text = buf_c(&matches)});
}

enum { MAX_NOTE_FILE = 1 << 20 };

/* Edits a text in the user's editor, in a file of its own. */
static bool edit_text(struct reader *r, struct str text, struct buf *edited, struct error *e)
{
    AUTO(buf) path = BUF_INIT;
    bool ok = scratch_write(&r->scratch, STR("note"), text, &path, e);
    if (ok) {
        term_leave(r->term);
        ok = program_edit(path.p, e) && file_read(path.p, MAX_NOTE_FILE, edited, e);
        term_enter(r->term);
        unlink(path.p);
    }
    return ok;
}

static bool edit_note(struct reader *r, struct effect *f, struct error *e)
{
    AUTO(engine_article) a = {0};
    AUTO(buf) text = BUF_INIT, edited = BUF_INIT;
    bool ok = engine_article_fields(r->engine, f->id, false, &a, e);
    if (ok) {
        buf_add_c(&text, a.note);
        buf_add_c(&text, a.note ? "\n" : "");
        ok = edit_text(r, buf_str(&text), &edited, e);
    }
    return ok && effect_result(r, f, (struct ui_event){UI_NOTE_EDITED, .text = buf_c(&edited)});
}

static void redraw(struct reader *r, struct effect *f)
{
    term_redraw(r->term);
}

static void suspend(struct reader *r, struct effect *f)
{
    term_leave(r->term);
    kill(0, SIGTSTP); /* continues here after SIGCONT */
    term_enter(r->term);
}

static void quit(struct reader *r, struct effect *f)
{
    r->quit = true;
}

const struct effect_handler effects_programs[EFFECT_KINDS] = {
    [EFFECT_LIST_FILES] = {list_files},
    [EFFECT_OPEN_DOWNLOAD] = {.attempt = open_download},
    [EFFECT_OPEN_URL] = {.attempt = open_url},
    [EFFECT_OPEN_PICTURE] = {.attempt = open_picture},
    [EFFECT_COPY] = {copy},
    [EFFECT_NEWS] = {tell_news},
    [EFFECT_BOOKMARK] = {bookmark},
    [EFFECT_PLAY] = {play},
    [EFFECT_STOP_PLAYING] = {stop_playing},
    [EFFECT_PRINT] = {export_job_start},
    [EFFECT_RUN] = {.attempt = run},
    [EFFECT_BROWSE_WITH] = {.attempt = browse_with},
    [EFFECT_PIPE] = {.attempt = pipe_text},
    [EFFECT_MAIL] = {.attempt = mail},
    [EFFECT_EDIT_NOTE] = {.attempt = edit_note},
    [EFFECT_EXPORT] = {export_job_start},
    [EFFECT_STOP_EXPORT] = {stop_export},
    [EFFECT_REDRAW] = {redraw},
    [EFFECT_SUSPEND] = {suspend},
    [EFFECT_QUIT] = {quit},
};
