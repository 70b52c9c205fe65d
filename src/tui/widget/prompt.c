/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/widget/prompt.h"

#include <string.h>

#include "screen/glyphs.h"
#include "text/display/safe.h"
#include "text/display/width.h"
#include "text/url/url.h"
#include "text/utf8.h"
#include "tui/core/services.h"
#include "tui/core/state.h"
#include "tui/draw/canvas.h"

enum { MAX_TEXT = 4096, MAX_HISTORY = 100 };

void prompt_fini(struct prompt *p)
{
    for (size_t i = 0; i < p->history.n; i++)
        free(p->history.v[i].text);
    vec_fini(&p->history);
    free(p->accepted.text);
    buf_fini(&p->text);
    buf_fini(&p->words);
    buf_fini(&p->question);
}

bool prompt_is_open(const struct prompt *p)
{
    return p->kind || p->question.n > 0;
}

/* ---- completion ------------------------------------------------------------------------------ */

static void find_candidates(struct ui *ui)
{
    struct prompt *p = &ui->prompt;
    buf_clear(&p->words);
    p->word = SIZE_MAX;
    p->waits_for_files = false;
    if (p->cursor < p->text.n)
        return;
    if (p->kind->file)
        prompt_request_files(ui, buf_c(&p->text), 0);
    else if (p->kind->complete)
        p->kind->complete(ui, buf_c(&p->text), &p->words_from, &p->words);
}

void prompt_complete_again(struct ui *ui)
{
    if (ui->prompt.kind && ui->prompt.kind->complete && ui->prompt.word == SIZE_MAX)
        find_candidates(ui);
}

void prompt_request_files(struct ui *ui, const char *path, size_t from)
{
    struct prompt *p = &ui->prompt;
    p->words_from = from;
    p->waits_for_files = true;
    ui_effect(ui, EFFECT_LIST_FILES)->text = mem_strdup(path);
}

void prompt_files_listed(struct ui *ui, const struct ui_event *event)
{
    struct prompt *p = &ui->prompt;
    if (p->kind && p->waits_for_files) {
        buf_set_c(&p->words, event->text);
        p->word = SIZE_MAX;
        p->waits_for_files = false;
    }
}

static size_t count_words(const struct prompt *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->words.n; i++)
        n += p->words.p[i] == '\n';
    return n;
}

static struct str word_at(const struct prompt *p, size_t index)
{
    struct str rest = buf_str(&p->words), word = {0};
    for (size_t i = 0; i <= index && str_split(&rest, '\n', &word); i++) {
    }
    return word;
}

/* Replaces the partial word by the next candidate. */
static void complete(struct ui *ui, int step)
{
    struct prompt *p = &ui->prompt;
    size_t n = count_words(p);
    if (n == 0)
        return;
    if (p->word == SIZE_MAX)
        p->word = step > 0 ? 0 : n - 1;
    else
        p->word = (p->word + (step > 0 ? 1 : n - 1)) % n;
    buf_truncate(&p->text, p->words_from);
    buf_add(&p->text, word_at(p, p->word));
    p->cursor = p->text.n;
    if (n == 1) {
        bool folder = str_ends(buf_str(&p->text), STR("/"));
        buf_add_c(&p->text, folder || p->kind->file ? "" : " ");
        p->cursor = p->text.n;
        find_candidates(ui);
    }
}

/* ---- opening and closing --------------------------------------------------------------------- */

static void set_text(struct ui *ui, const char *text)
{
    struct prompt *p = &ui->prompt;
    buf_clear(&p->text);
    p->text.max = MAX_TEXT;
    buf_add_c(&p->text, text);
    p->cursor = p->text.n;
    find_candidates(ui);
}

void prompt_open(struct ui *ui, const struct prompt_kind *kind, const char *text)
{
    ui->prompt.kind = kind;
    ui->prompt.recalled = 0;
    set_text(ui, text ? text : "");
}

void prompt_confirm(struct ui *ui, const char *question, void (*yes)(struct ui *ui))
{
    buf_clear(&ui->prompt.question);
    glyphs_add_words(ui->glyphs, &ui->prompt.question, str_from(question));
    ui->prompt.yes = yes;
}

static void remember(struct prompt *p)
{
    struct history entry = {p->kind, mem_strdup(buf_c(&p->text))};
    for (size_t i = p->history.n; i-- > 0;) { /* no duplicates */
        struct history *old = &p->history.v[i];
        if (old->kind == p->kind && strcmp(old->text, entry.text) == 0) {
            free(old->text);
            vec_remove(&p->history, i);
        }
    }
    if (p->history.n == MAX_HISTORY) {
        free(p->history.v[0].text);
        vec_remove(&p->history, 0);
    }
    vec_push(&p->history, entry);
}

void prompt_forget_accepted(struct prompt *p)
{
    free(p->accepted.text);
    p->accepted = (struct history){0};
}

void prompt_reopen(struct ui *ui)
{
    struct history last = ui->prompt.accepted;
    if (last.kind && !prompt_is_open(&ui->prompt))
        prompt_open(ui, last.kind, last.text);
}

void prompt_refuse(struct ui *ui, const struct error *why)
{
    prompt_reopen(ui);
    ui_say(ui, ROLE_WARNING, ui_reason(ui, why->detail));
}

static void accept(struct ui *ui)
{
    struct prompt *p = &ui->prompt;
    const struct prompt_kind *kind = p->kind;
    if (kind->keeps_history && p->text.n > 0)
        remember(p);
    p->kind = NULL;
    prompt_forget_accepted(p);
    AUTO_FREE char *text = mem_strdup(buf_c(&p->text));
    if (!kind->secret)
        p->accepted = (struct history){kind, mem_strdup(text)};
    if (kind->accept)
        kind->accept(ui, text);
    else if (*text)
        ui_run_action(ui, kind->command, text);
}

/* ---- editing --------------------------------------------------------------------------------- */

static void insert(struct ui *ui, struct str s)
{
    struct prompt *p = &ui->prompt;
    AUTO_FREE char *tail = mem_strndup(buf_c(&p->text) + p->cursor, p->text.n - p->cursor);
    struct str rest = {tail, p->text.n - p->cursor};
    if (p->text.n + s.n <= MAX_TEXT) {
        buf_truncate(&p->text, p->cursor);
        buf_add(&p->text, s);
        p->cursor = p->text.n;
        buf_add(&p->text, rest);
    } else {
        ui_notify(ui, ROLE_WARNING, "%s", _("Too long for this line."));
    }
    find_candidates(ui);
}

static void erase(struct ui *ui, size_t from, size_t to)
{
    struct prompt *p = &ui->prompt;
    if (to <= from)
        return;
    memmove(p->text.p + from, p->text.p + to, p->text.n - to);
    buf_truncate(&p->text, p->text.n - (to - from));
    p->cursor = from;
    find_candidates(ui);
}

static size_t cluster_before(const struct prompt *p)
{
    struct cluster cluster;
    size_t at = 0, before = 0;
    while (at < p->cursor && cluster_next(buf_str(&p->text), &at, &cluster))
        before = at < p->cursor ? at : before;
    return p->cursor > 0 ? before : 0;
}

static size_t cluster_after(const struct prompt *p)
{
    struct cluster cluster;
    size_t at = p->cursor;
    cluster_next(buf_str(&p->text), &at, &cluster);
    return at;
}

static size_t word_before(const struct prompt *p)
{
    size_t at = p->cursor;
    while (at > 0 && p->text.p[at - 1] == ' ')
        at--;
    while (at > 0 && p->text.p[at - 1] != ' ')
        at--;
    return at;
}

static void recall(struct ui *ui, int step)
{
    struct prompt *p = &ui->prompt;
    size_t wanted = step > 0 ? p->recalled + 1 : p->recalled - (p->recalled > 0), seen = 0;
    if (wanted == 0) {
        p->recalled = 0;
        set_text(ui, "");
        return;
    }
    for (size_t i = p->history.n; i-- > 0;) {
        if (p->history.v[i].kind == p->kind && ++seen == wanted) {
            p->recalled = wanted;
            set_text(ui, p->history.v[i].text);
            return;
        }
    }
}

static void insert_character(struct ui *ui, uint32_t c)
{
    AUTO(buf) b = BUF_INIT, safe = BUF_INIT;
    utf8_add(&b, c);
    safe_add_line(&safe, buf_str(&b));
    insert(ui, buf_str(&safe));
}

static void edit(struct ui *ui, uint32_t key)
{
    struct prompt *p = &ui->prompt;
    switch (key) {
    case KEY_LEFT_:
        p->cursor = cluster_before(p);
        break;
    case KEY_RIGHT_:
        p->cursor = cluster_after(p);
        break;
    case KEY_HOME_:
    case KEY_MOD_CONTROL | 'a':
        p->cursor = 0;
        break;
    case KEY_END_:
    case KEY_MOD_CONTROL | 'e':
        p->cursor = p->text.n;
        break;
    case KEY_BACKSPACE_:
    case KEY_MOD_CONTROL | 'h':
        if (p->text.n == 0)
            p->kind = NULL;
        else
            erase(ui, cluster_before(p), p->cursor);
        break;
    case KEY_DELETE_:
    case KEY_MOD_CONTROL | 'd':
        erase(ui, p->cursor, cluster_after(p));
        break;
    case KEY_MOD_CONTROL | 'u':
        erase(ui, 0, p->cursor);
        break;
    case KEY_MOD_CONTROL | 'k':
        erase(ui, p->cursor, p->text.n);
        break;
    case KEY_MOD_CONTROL | 'w':
        erase(ui, word_before(p), p->cursor);
        break;
    default:
        if (key >= ' ' && key < KEY_SPECIAL && key != 0x7f)
            insert_character(ui, key);
    }
}

void prompt_key(struct ui *ui, uint32_t key)
{
    struct prompt *p = &ui->prompt;
    if (p->question.n > 0) {
        buf_clear(&p->question);
        if (key == 'y' || key == 'Y')
            p->yes(ui);
        return;
    }
    switch (key) {
    case KEY_ENTER_:
        accept(ui);
        break;
    case KEY_ESCAPE_:
    case KEY_MOD_CONTROL | 'c':
    case KEY_MOD_CONTROL | 'g':
        p->kind = NULL;
        break;
    case KEY_TAB_:
        complete(ui, 1);
        break;
    case KEY_BACK_TAB:
        complete(ui, -1);
        break;
    case KEY_UP_:
    case KEY_MOD_CONTROL | 'p':
        recall(ui, 1);
        break;
    case KEY_DOWN_:
    case KEY_MOD_CONTROL | 'n':
        recall(ui, -1);
        break;
    default:
        edit(ui, key);
    }
}

void prompt_paste(struct ui *ui, const char *text)
{
    if (!ui->prompt.kind)
        return;
    AUTO(buf) joined = BUF_INIT, line = BUF_INIT;
    struct str rest = str_trim(str_from(text)), part;
    while (ui->prompt.kind->one_word && str_split(&rest, '\n', &part) &&
           (joined.n == 0 || !url_is_fetchable(str_trim(part))))
        buf_add(&joined, str_trim(part));
    safe_add_line(&line, ui->prompt.kind->one_word ? buf_str(&joined) : rest);
    insert(ui, buf_str(&line));
}

/* ---- painting -------------------------------------------------------------------------------- */

/* Candidates after the text, as many as fit. */
static void render_words(const struct prompt *p, const struct canvas *c, int x, struct rect row)
{
    AUTO(buf) b = BUF_INIT;
    struct str rest = buf_str(&p->words), word;
    while (str_split(&rest, '\n', &word) && word.n > 0) {
        buf_add(&b, word);
        buf_add_c(&b, "  ");
    }
    canvas_text(c, x, row.y, row.x + row.width - x, str_trim(buf_str(&b)),
                c->theme->styles[ROLE_DIM]);
}

/* One star per character of a secret; maps `*cursor` to them. */
static void add_stars(struct buf *b, const struct prompt *p, size_t *cursor)
{
    struct cluster cluster;
    size_t at = 0, before = 0;
    while (cluster_next(buf_str(&p->text), &at, &cluster)) {
        buf_add_char(b, '*');
        before += at <= p->cursor;
    }
    *cursor = before;
}

/* Scrolls so that the cursor stays visible, with ellipses for what is cut off; returns the end. */
static int render_typed(const struct canvas *c, int x, struct rect row, struct str typed,
                        size_t cursor)
{
    struct style style = c->theme->styles[ROLE_TEXT];
    struct str ellipsis = str_from(c->glyphs->ellipsis);
    struct cluster cluster;
    size_t from = 0;
    int room = row.x + row.width - 1 - x, before = text_width(str_slice(typed, 0, cursor));
    if (before > room) {
        surface_text(c->surface, x++, row.y, ellipsis, style);
        room--;
    }
    while (before > room && from < cursor && cluster_next(typed, &from, &cluster))
        before -= cluster.width;
    struct str rest = str_slice(typed, from, typed.n), shown = text_fit(rest, room, NULL);
    bool cut = shown.n < rest.n && before < room;
    if (cut)
        shown = text_fit(rest, room - 1, NULL);
    int end = canvas_typed(c, x, row.y, shown, cursor - from, style);
    return cut ? surface_text(c->surface, end, row.y, ellipsis, style) : end;
}

void prompt_render(const struct prompt *p, const struct canvas *c, struct rect row)
{
    struct style style = c->theme->styles[ROLE_PROMPT];
    if (p->question.n > 0) {
        int used = canvas_words(c, row.x + 1, row.y, row.width - 2, buf_str(&p->question), style);
        canvas_cursor(c, row.x + 1 + used, row.y);
        return;
    }
    int x = row.x + 1;
    x += canvas_text(c, x, row.y, row.width / 2, str_from(_(p->kind->label)), style);
    AUTO(buf) stars = BUF_INIT;
    struct str typed = buf_str(&p->text);
    size_t cursor = p->cursor;
    if (p->kind->secret) {
        add_stars(&stars, p, &cursor);
        typed = buf_str(&stars);
    }
    int end = render_typed(c, x, row, typed, cursor);
    if (p->words.n > 0 && end + 3 < row.x + row.width)
        render_words(p, c, end + 3, row);
}
