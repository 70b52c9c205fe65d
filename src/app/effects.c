/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/effects.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/programs.h"
#include "app/subscribe.h"
#include "base/i18n.h"
#include "text/safe.h"

static void give(struct reader *r, const struct ui_event *event)
{
    ui_update(r->ui, event, &r->effects);
}

static void failed(struct reader *r, const struct effect *f, const struct error *e)
{
    give(r, &(struct ui_event){
                .kind = UI_FAILED, .error = e, .request = f->request, .cause = f->kind});
}

static void notice(struct reader *r, const char *text)
{
    give(r, &(struct ui_event){.kind = UI_NOTICE, .text = text});
}

static void load_tree(struct reader *r, struct effect *f)
{
    struct engine_tree tree;
    struct error e;
    if (engine_tree(r->engine, &tree, &e)) {
        give(r, &(struct ui_event){.kind = UI_TREE, .tree = &tree, .request = f->request});
    } else {
        failed(r, f, &e);
    }
}

static void load_list(struct reader *r, struct effect *f)
{
    struct engine_list list;
    struct error e;
    if (engine_list(r->engine, &f->query, f->from_start ? NULL : &f->from, f->including, f->back,
                    f->limit, &list, &e)) {
        give(r, &(struct ui_event){.kind = UI_LIST, .list = &list, .request = f->request});
    } else {
        failed(r, f, &e);
    }
}

/* The text size that a source keeps, 0 for none. */
static int source_percent(struct reader *r, int64_t source)
{
    struct buf key = BUF_INIT;
    int64_t percent = 0;
    buf_printf(&key, "%s%lld", UI_SOURCE_SIZE_KEY, (long long)source);
    char *value = engine_state(r->engine, key.p);
    bool kept = value && str_to_int64(str_from(value), &percent) && percent > 0 && percent < 1000;
    free(value);
    buf_fini(&key);
    return kept ? (int)percent : 0;
}

static void load_article(struct reader *r, struct effect *f)
{
    struct engine_article article;
    struct error e;
    if (engine_article(r->engine, f->id, f->page_text, &article, &e)) {
        give(r, &(struct ui_event){.kind = UI_ARTICLE,
                                   .article = &article,
                                   .request = f->request,
                                   .percent = source_percent(r, article.row.source)});
    } else {
        failed(r, f, &e);
    }
}

static void load_earlier(struct reader *r, struct effect *f)
{
    struct engine_article article;
    struct error e;
    if (engine_article_earlier(r->engine, f->id, (int)f->number, &article, &e)) {
        give(r, &(struct ui_event){.kind = UI_EARLIER, .article = &article});
    } else {
        failed(r, f, &e);
    }
}

static void load_settings(struct reader *r, struct effect *f)
{
    struct engine_settings settings;
    struct error e;
    if (engine_settings(r->engine, f->id, &settings, &e)) {
        give(r,
             &(struct ui_event){.kind = UI_SETTINGS, .settings = &settings, .request = f->request});
    } else {
        failed(r, f, &e);
    }
}

/* ---- commands to the engine: what becomes of them comes as its events ----------------------- */

/* Remembers what a command was, so that the core knows what its events answer. */
static void sent(struct reader *r, const struct effect *f, engine_ticket ticket)
{
    vec_push(&r->commands, ((struct sent_command){ticket, f->kind}));
}

static void refresh(struct reader *r, struct effect *f)
{
    sent(r, f, engine_refresh(r->engine, f->ids, f->n_ids, f->flags));
}

static void fetch_older(struct reader *r, struct effect *f)
{
    sent(r, f, engine_refresh(r->engine, &f->id, 1, REFRESH_OLDER));
}

static void cancel(struct reader *r, struct effect *f)
{
    engine_cancel(r->engine);
}

static void mark(struct reader *r, struct effect *f)
{
    sent(r, f, engine_mark(r->engine, f->mark, f->ids, f->n_ids));
}

static void mark_query(struct reader *r, struct effect *f)
{
    sent(r, f, engine_mark_query(r->engine, f->mark, &f->query, f->from.id ? &f->from : NULL));
}

static void undo(struct reader *r, struct effect *f)
{
    sent(r, f, engine_undo(r->engine));
}

static void redo(struct reader *r, struct effect *f)
{
    sent(r, f, engine_redo(r->engine));
}

static void set_position(struct reader *r, struct effect *f)
{
    engine_set_position(r->engine, f->id, (uint64_t)f->number);
}

static void add(struct reader *r, struct effect *f)
{
    sent(r, f, engine_add(r->engine, f->text, f->id, f->title, f->node_kind));
}

static void add_portal(struct reader *r, struct effect *f)
{
    struct error e;
    engine_ticket ticket = subscribe_to_portal(r->engine, r->options->data_dir, f->text, &e);
    if (ticket) {
        sent(r, f, ticket);
    } else {
        failed(r, f, &e);
    }
}

static void add_outlines(struct reader *r, struct effect *f)
{
    sent(r, f, engine_add_outlines(r->engine, f->title, f->id, f->outlines, f->n_outlines));
}

static void look_up(struct reader *r, struct effect *f)
{
    sent(r, f, engine_look_up(r->engine, f->text));
}

static void import(struct reader *r, struct effect *f)
{
    struct error e;
    engine_ticket ticket = subscribe_to_file(r->engine, f->text, NULL, NULL, &e);
    if (ticket) {
        sent(r, f, ticket);
    } else {
        failed(r, f, &e);
    }
}

static void remove_node(struct reader *r, struct effect *f)
{
    sent(r, f, engine_remove(r->engine, f->id));
}

static void edit(struct reader *r, struct effect *f)
{
    sent(r, f, engine_edit(r->engine, f->id, f->title, f->text, f->number));
}

static void set_settings(struct reader *r, struct effect *f)
{
    sent(r, f, engine_set_settings(r->engine, f->id, f->settings));
}

static void fetch_page(struct reader *r, struct effect *f)
{
    sent(r, f, engine_fetch_page(r->engine, f->id));
}

static void keep_pictures(struct reader *r, struct effect *f)
{
    engine_keep_pictures(r->engine, f->ids, f->n_ids, f->flags);
}

static void fetch_pictures(struct reader *r, struct effect *f)
{
    engine_fetch_pictures(r->engine, f->id);
}

static void draw_picture(struct reader *r, struct effect *f)
{
    engine_draw_picture(r->engine, f->text, &f->wish);
}

static void load_downloads(struct reader *r, struct effect *f)
{
    struct engine_downloads downloads;
    struct error e;
    if (engine_downloads(r->engine, &downloads, &e)) {
        give(r, &(struct ui_event){.kind = UI_DOWNLOADS, .downloads = &downloads});
    } else {
        failed(r, f, &e);
    }
}

static void download(struct reader *r, struct effect *f)
{
    sent(r, f, engine_download(r->engine, f->id, f->text, f->title, f->number));
}

static void resume_download(struct reader *r, struct effect *f)
{
    sent(r, f, engine_resume_download(r->engine, f->id));
}

static void stop_downloads(struct reader *r, struct effect *f)
{
    sent(r, f, engine_stop_downloads(r->engine, f->id));
}

static void forget_download(struct reader *r, struct effect *f)
{
    sent(r, f, engine_forget_download(r->engine, f->id));
}

static void set_state(struct reader *r, struct effect *f)
{
    engine_set_state(r->engine, f->title, f->text);
}

void effects_answer(struct reader *r, const struct engine_event *event)
{
    if (event->kind == EVENT_DRAWN) {
        give(r, &(struct ui_event){.kind = UI_DRAWN,
                                   .drawing = event->drawing,
                                   .text = event->picture.path,
                                   .error = &event->error});
        return;
    }
    enum effect_kind cause = EFFECT_NONE;
    for (size_t i = 0; i < r->commands.n; i++) {
        if (r->commands.v[i].ticket == event->ticket) {
            cause = r->commands.v[i].kind;
            if (event->last) {
                vec_remove(&r->commands, i);
            }
            break;
        }
    }
    give(r, &(struct ui_event){.kind = UI_ENGINE, .engine = event, .cause = cause});
}

/* ---- other programs, files, the terminal ----------------------------------------------------- */

static void open_url(struct reader *r, struct effect *f)
{
    struct error e;
    bool background = f->background || program_browser_is_graphical(r->options->config->browser);
    if (!background) {
        term_leave(r->term);
    }
    bool ok = program_open_url(r->options->config->browser, f->text, background, &e);
    term_enter(r->term);
    if (!ok) {
        failed(r, f, &e);
    }
}

/* In a viewer, from its file; without one, in the browser. */
static void open_picture(struct reader *r, struct effect *f)
{
    struct error e;
    const char *viewer = r->options->config->picture_viewer;
    if (!program_has_viewer(viewer)) {
        open_url(r, f);
    } else if (!program_open_file(viewer, f->title, true, &e)) {
        failed(r, f, &e);
    }
}

/* Only what was downloaded is opened, and only as long as it is a file. */
static bool find_file(struct reader *r, int64_t id, struct buf *path, struct error *e)
{
    struct engine_downloads all;
    struct stat st;
    if (!engine_downloads(r->engine, &all, e)) {
        return false;
    }
    for (size_t i = 0; i < all.n; i++) {
        if (all.v[i].id == id && all.v[i].path) {
            buf_add_c(path, all.v[i].path);
        }
    }
    engine_downloads_fini(&all);
    return (path->n > 0 && path->p[0] == '/' && lstat(path->p, &st) == 0 && S_ISREG(st.st_mode)) ||
           error_set(e, ERROR_NOT_FOUND, 0, "the file is no longer there: r fetches it again");
}

static void open_download(struct reader *r, struct effect *f)
{
    struct buf path = BUF_INIT;
    struct error e;
    bool background = program_has_desktop();
    bool ok = find_file(r, f->id, &path, &e);
    if (ok) {
        if (!background) {
            term_leave(r->term);
        }
        ok = program_open_file(r->options->config->opener, path.p, background, &e);
        term_enter(r->term);
    }
    if (!ok) {
        failed(r, f, &e);
    }
    buf_fini(&path);
}

static void copy(struct reader *r, struct effect *f)
{
    term_copy(r->term, str_from(f->text));
    notice(r, _("Copied."));
}

/* Lets the user read what a program wrote before the screen comes back. */
static void wait_for_enter(void)
{
    fputs(_("Press Enter to go back to gander."), stdout);
    fflush(stdout);
    char byte = 0;
    while (byte != '\n' && read(STDIN_FILENO, &byte, 1) == 1) {
    }
}

static void feed_program(struct reader *r, struct effect *f, const char *command, bool wait)
{
    struct error e;
    term_leave(r->term);
    bool ok = program_feed(command, str_from(f->text), &e);
    if (wait) {
        wait_for_enter();
    }
    term_enter(r->term);
    if (!ok) {
        failed(r, f, &e);
    }
}

static void print(struct reader *r, struct effect *f)
{
    feed_program(r, f, program_pager(), false);
}

static void pipe_text(struct reader *r, struct effect *f)
{
    feed_program(r, f, f->title, true);
}

static void mail(struct reader *r, struct effect *f)
{
    struct error e;
    char *address = program_mailto(str_from(f->title), str_from(f->text));
    if (!program_open_url(NULL, address, true, &e)) {
        failed(r, f, &e);
    }
    free(address);
}

/* Opens a new file of that name, or with "-2", "-3" … when it is taken. */
static int open_new(struct buf *path, struct str name)
{
    for (int i = 1; i < 1000; i++) {
        size_t dot = name.n;
        while (dot > 0 && name.p[dot - 1] != '.') {
            dot--;
        }
        dot = dot > 1 ? dot - 1 : name.n;
        buf_clear(path);
        buf_add(path, str_slice(name, 0, dot));
        if (i > 1) {
            buf_printf(path, "-%d", i);
        }
        buf_add(path, str_slice(name, dot, name.n));
        int fd = open(path->p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST) {
            return fd;
        }
    }
    return -1;
}

static void save(struct reader *r, struct effect *f)
{
    struct buf name = BUF_INIT, path = BUF_INIT;
    struct error e;
    safe_add_file_name(&name, str_from(f->title));
    int fd = open_new(&path, buf_str(&name));
    bool ok = fd >= 0 && write(fd, f->text, strlen(f->text)) == (ssize_t)strlen(f->text);
    ok = (fd < 0 || close(fd) == 0) && ok;
    if (ok) {
        struct buf text = BUF_INIT;
        /* TRANSLATORS: %s is a file name. */
        buf_printf(&text, _("Saved as %s."), path.p);
        notice(r, text.p);
        buf_fini(&text);
    } else {
        error_set_errno(&e, "%s", buf_c(&path));
        failed(r, f, &e);
    }
    buf_fini(&path);
    buf_fini(&name);
}

static void redraw(struct reader *r, struct effect *f)
{
    term_redraw(r->term);
}

static void suspend(struct reader *r, struct effect *f)
{
    term_leave(r->term);
    kill(0, SIGTSTP); /* goes on here after SIGCONT */
    term_enter(r->term);
}

static void quit(struct reader *r, struct effect *f)
{
    r->quit = true;
}

static void (*const handlers[])(struct reader *, struct effect *) = {
    [EFFECT_LOAD_TREE] = load_tree,
    [EFFECT_LOAD_LIST] = load_list,
    [EFFECT_LOAD_ARTICLE] = load_article,
    [EFFECT_LOAD_EARLIER] = load_earlier,
    [EFFECT_LOAD_SETTINGS] = load_settings,
    [EFFECT_REFRESH] = refresh,
    [EFFECT_FETCH_OLDER] = fetch_older,
    [EFFECT_CANCEL] = cancel,
    [EFFECT_MARK] = mark,
    [EFFECT_MARK_QUERY] = mark_query,
    [EFFECT_UNDO] = undo,
    [EFFECT_REDO] = redo,
    [EFFECT_SET_POSITION] = set_position,
    [EFFECT_ADD] = add,
    [EFFECT_ADD_PORTAL] = add_portal,
    [EFFECT_ADD_OUTLINES] = add_outlines,
    [EFFECT_LOOK_UP] = look_up,
    [EFFECT_IMPORT] = import,
    [EFFECT_REMOVE] = remove_node,
    [EFFECT_EDIT] = edit,
    [EFFECT_SET_SETTINGS] = set_settings,
    [EFFECT_FETCH_PAGE] = fetch_page,
    [EFFECT_LOAD_DOWNLOADS] = load_downloads,
    [EFFECT_DOWNLOAD] = download,
    [EFFECT_RESUME_DOWNLOAD] = resume_download,
    [EFFECT_STOP_DOWNLOADS] = stop_downloads,
    [EFFECT_FORGET_DOWNLOAD] = forget_download,
    [EFFECT_OPEN_DOWNLOAD] = open_download,
    [EFFECT_SET_STATE] = set_state,
    [EFFECT_OPEN_URL] = open_url,
    [EFFECT_OPEN_PICTURE] = open_picture,
    [EFFECT_KEEP_PICTURES] = keep_pictures,
    [EFFECT_FETCH_PICTURES] = fetch_pictures,
    [EFFECT_DRAW_PICTURE] = draw_picture,
    [EFFECT_COPY] = copy,
    [EFFECT_PRINT] = print,
    [EFFECT_PIPE] = pipe_text,
    [EFFECT_MAIL] = mail,
    [EFFECT_SAVE] = save,
    [EFFECT_REDRAW] = redraw,
    [EFFECT_SUSPEND] = suspend,
    [EFFECT_QUIT] = quit,
};

/* A later load of the same kind makes an earlier one pointless: what was asked for ten times while
 * events streamed in is read once. */
static bool is_superseded(const struct effects *effects, size_t i)
{
    enum effect_kind kind = effects->v[i].kind;
    if (kind != EFFECT_LOAD_TREE && kind != EFFECT_LOAD_DOWNLOADS) {
        return false;
    }
    for (size_t k = i + 1; k < effects->n; k++) {
        if (effects->v[k].kind == kind) {
            return true;
        }
    }
    return false;
}

void effects_run(struct reader *r)
{
    while (r->effects.n > 0) {
        struct effects now = r->effects;
        r->effects = (struct effects){0};
        for (size_t i = 0; i < now.n; i++) {
            if (!is_superseded(&now, i)) {
                handlers[now.v[i].kind](r, &now.v[i]);
            }
        }
        effects_fini(&now);
    }
}
