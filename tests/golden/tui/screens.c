/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Replays scripts of keys to the reader and compares its screens: NAME.keys has a command and its
 * arguments per line, NAME.screen the expected output. With --update, writes the output instead.
 *
 * Input:
 *   start WIDTHxHEIGHT [ascii] [mono] [empty] [demo] [keep] [font] [late]
 *                        a new reader; keep: with the last one's session; late: rows beyond the
 *                        screen of a list are left to turns
 *   config LINE          a line of the configuration, before the start
 *   keys KEY…            keys by name, as in the configuration
 *   type TEXT; paste TEXT (| for a line end)
 *   click X Y; wheel-up X Y; wheel-down X Y; drag X Y X Y
 *   resize WIDTHxHEIGHT
 *   clock SECONDS        time since the start of the script
 *   terminal [lines] [latin] [osc66] [solid] [tmux] [single] [bidi] [rows]
 *                        the terminal's answers
 * Changes of the database:
 *   arrive COUNT         new articles
 *   titled TITLE         a new article with this title, before the next read of the list; one that
 *                        begins with "javascript:" is its address as well
 *   edit                 other texts of the articles
 *   refuse               marks fail from now on
 *   slow COUNT           a search examines COUNT articles per turn
 *   turns MAX            turns of the loop, while work is left
 *   hasty-turns MAX      the same right after a key
 * Events of the engine:
 *   progress DONE TOTAL [AWAITED]; done ADDED FAILED [WAITING]; retried ADDED FAILED WAITING
 *   source NODE ADDED; program-ended OPTION [REASON]
 *   automatically ADDED FAILED   end of an automatic refresh
 *   undone KIND N or TITLE; added NODE; known NODE; no-add HOST; cancelled; locked
 *   older ADDED; no-older
 *   offer                an address has several feeds
 *   imported ADDED LINE  end of an import that left something out
 *   files NAME…          completions of a typed path
 *   picture NUMBER WIDTH HEIGHT   one of an article's two pictures
 *   views; view-saved NODE (30 exists)
 *   player ENTRY SECONDS, 0: it stopped; played ENTRY SECONDS
 *   fetching DONE TOTAL; page-failed URL [older]; page-reported TITLE
 *   fetched COUNT FAILED [cancelled]
 *   program; comments; no-comments; page ID; no-page ID
 *   downloads; downloading TENTHS; downloaded; at-hand
 *   no-network; login; host-away; no-feed
 * Output:
 *   screen               the screen
 *   large                rows of double height, and runs of OSC 66
 *   styles               attributes: bold, underlined, reverse, italic
 *   rows                 numbers of the rows that changed since the last output
 *   effects              effects since the last output
 *   only-ascii           fails if gander itself has added anything beyond ASCII
 */
#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/vec.h"
#include "config/config.h"
#include "config/keymap.h"
#include "engine/data/command.h"
#include "engine/data/event.h"
#include "fake.h"
#include "model/source.h"
#include "tests/support/screen-text.h"
#include "text/utf8.h"

struct player {
    struct fake *fake;
    struct ui *ui;
    struct effects effects;
    struct surface surface;
    struct config config;
    struct buf log, out, lines; /* lines: of the configuration */
    char *session;
    int line;
    bool bad;
};

static void run(struct player *p)
{
    fake_run(p->fake, p->ui, &p->effects, &p->log);
}

static void give(struct player *p, const struct input *in)
{
    ui_update(p->ui, &(struct ui_event){.kind = UI_INPUT, .input = in}, &p->effects);
    run(p);
}

static bool word(struct str *rest, struct str *out)
{
    *rest = str_trim(*rest);
    return rest->n > 0 && str_split(rest, ' ', out);
}

static int number(struct player *p, struct str *rest)
{
    struct str w;
    int64_t n = 0;
    if (!word(rest, &w) || !str_to_int64(w, &n))
        p->bad = true;
    return (int)n;
}

static void size_of(struct player *p, struct str *rest, int *width, int *height)
{
    struct str w = {0}, x;
    int64_t a = 0, b = 0;
    if (!word(rest, &w) || !str_split(&w, 'x', &x) || !str_to_int64(x, &a) || !str_to_int64(w, &b))
        p->bad = true;
    *width = (int)a;
    *height = (int)b;
}

static void stop(struct player *p)
{
    if (p->ui) {
        free(p->session);
        p->session = ui_session(p->ui);
        ui_free(p->ui);
        effects_fini(&p->effects);
    }
    p->ui = NULL;
}

/* Glyphs that nobody can read, but tell apart: a frame with the character's number in it. */
static bool make_up_glyph(const struct glyph_source *source, uint32_t c, struct tall_glyph *out)
{
    *out = (struct tall_glyph){.width = c >= 0x2e80 ? 16 : 8};
    uint16_t edge = (uint16_t)(out->width == 16 ? 0x7ffe : 0x7e00);
    for (int row = 1; row < TALL_HEIGHT - 2; row++) {
        uint16_t bits = (uint16_t)(c >> (row % 4) * 4 & 15) << (out->width == 16 ? 6 : 10);
        bool end = row == 1 || row == TALL_HEIGHT - 3;
        out->rows[row] = c == ' ' ? 0 : end ? edge : bits;
    }
    return true;
}

static const struct glyph_source made_up_font = {make_up_glyph};

static void set_terminal(struct player *p, struct str rest)
{
    struct terminal_facts facts = {.background = -1};
    struct text_abilities *can = &facts.text;
    struct str w;
    can->dots = can->quadrants = can->halves = true;
    while (word(&rest, &w)) {
        can->lines = str_eq(w, STR("lines"))   ? LINES_ALL
                     : str_eq(w, STR("latin")) ? LINES_LATIN
                                               : can->lines;
        can->osc66 = can->osc66 || str_eq(w, STR("osc66"));
        can->solid_first = can->solid_first || str_eq(w, STR("solid"));
        can->single_columns = can->single_columns || str_eq(w, STR("single"));
        facts.bidi = facts.bidi || str_eq(w, STR("bidi"));
        facts.reorders_rows = facts.reorders_rows || str_eq(w, STR("rows"));
        can->multiplexed = can->multiplexed || str_eq(w, STR("tmux"));
    }
    ui_update(p->ui, &(struct ui_event){.kind = UI_TERMINAL, .terminal = &facts}, &p->effects);
    run(p);
}

static void show_large(struct player *p)
{
    ui_render(p->ui, &p->surface);
    buf_add_c(&p->out, "-- double rows:");
    for (int y = 0; y < p->surface.height; y++)
        if (p->surface.row_sizes[y] != ROW_SINGLE)
            buf_printf(&p->out, " %d%s", y, p->surface.row_sizes[y] == ROW_DOUBLE_TOP ? "+" : "");
    buf_add_char(&p->out, '\n');
    for (size_t i = 0; i < p->surface.runs.n; i++) {
        const struct big_run *r = &p->surface.runs.v[i];
        buf_printf(&p->out, "-- %d,%d %d cells s=%d n=%d d=%d w=%d “%s”\n", r->x, r->y, r->cells,
                   r->scale, r->numerator, r->denominator, r->unit, r->text);
    }
}

static void start(struct player *p, struct str rest)
{
    static const struct link portals[] = {{"hengyang", "Hengyang"},
                                          {"jiaxing", "Jiaxing"},
                                          {"southeast", "Southeast Network"},
                                          {"world", "World: a directory of feeds"}};
    struct str w;
    int width, height;
    struct ui_options o = {.config = &p->config,
                           .now = FAKE_NOW,
                           .zone = {.fixed = FAKE_OFFSET},
                           .utf8 = true,
                           .colors = true,
                           .pictures = true,
                           .portals = portals,
                           .n_portals = ARRAY_SIZE(portals)};
    bool empty = false, keep = false, font = false, late = false;
    size_of(p, &rest, &width, &height);
    while (word(&rest, &w)) {
        o.utf8 = o.utf8 && !str_eq(w, STR("ascii"));
        o.colors = o.colors && !str_eq(w, STR("mono"));
        o.demo = o.demo || str_eq(w, STR("demo"));
        empty = empty || str_eq(w, STR("empty"));
        keep = keep || str_eq(w, STR("keep"));
        font = font || str_eq(w, STR("font"));
        late = late || str_eq(w, STR("late"));
    }
    o.glyphs = font ? &made_up_font : NULL;
    stop(p);
    if (!keep) {
        fake_free(p->fake);
        p->fake = fake_new(empty);
    }
    if (late)
        fake_margin_later(p->fake);
    o.session = keep ? p->session : NULL;
    surface_resize(&p->surface, width, height);
    p->ui = ui_new(&o, width, height, &p->effects);
    run(p);
}

static void configure(struct player *p, struct str line)
{
    AUTO(buf) report = BUF_INIT;
    char path[64];
    int fd = memfd_create("config", 0);
    buf_printf(&p->lines, "%.*s\n", STR_ARG(line));
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    config_fini(&p->config);
    config_init(&p->config);
    if (write(fd, p->lines.p, p->lines.n) != (ssize_t)p->lines.n ||
        !config_load(&p->config, path, true, &report)) {
        fprintf(stderr, "%s", buf_c(&report));
        p->bad = true;
    }
    close(fd);
}

static void keys(struct player *p, struct str rest)
{
    struct str w;
    while (word(&rest, &w)) {
        uint32_t codes[KEYMAP_MAX_SEQUENCE];
        size_t n;
        if (!key_parse(w, codes, &n, NULL) || n != 1) {
            p->bad = true;
            return;
        }
        give(p, &(struct input){.kind = INPUT_KEY, .key = codes[0]});
    }
}

static void type(struct player *p, struct str rest)
{
    for (size_t at = 0; at < rest.n;)
        give(p, &(struct input){.kind = INPUT_KEY, .key = utf8_next(rest, &at)});
}

static void mouse(struct player *p, enum mouse_action action, struct str *rest)
{
    struct input in = {.kind = INPUT_MOUSE, .mouse = action, .button = 1};
    in.x = number(p, rest);
    in.y = number(p, rest);
    give(p, &in);
}

static void show_screen(struct player *p)
{
    ui_render(p->ui, &p->surface);
    buf_printf(&p->out, "== %dx%d ", p->surface.width, p->surface.height);
    if (p->surface.cursor_visible)
        buf_printf(&p->out, "cursor %d,%d ", p->surface.cursor_x, p->surface.cursor_y);
    buf_printf(&p->out, "title “%s”\n", ui_title(p->ui));
    surface_add_plain(&p->out, &p->surface);
}

static void show_styles(struct player *p)
{
    static const struct {
        uint16_t bit;
        char letter;
    } letters[] = {{ATTRIBUTE_REVERSE, 'r'},
                   {ATTRIBUTE_UNDERLINE, 'u'},
                   {ATTRIBUTE_BOLD, 'b'},
                   {ATTRIBUTE_ITALIC, 'i'}};
    ui_render(p->ui, &p->surface);
    buf_add_c(&p->out, "-- styles\n");
    for (int y = 0; y < p->surface.height; y++) {
        size_t end = p->out.n;
        for (int x = 0; x < p->surface.width; x++) {
            const struct cell *c = surface_cell(&p->surface, x, y);
            char letter = ' ';
            for (size_t i = ARRAY_SIZE(letters); i-- > 0;)
                letter = c->style.attributes & letters[i].bit ? letters[i].letter : letter;
            buf_add_char(&p->out, letter);
            end = letter != ' ' ? p->out.n : end;
        }
        buf_truncate(&p->out, end);
        buf_add_char(&p->out, '\n');
    }
}

/* Letters and the punctuation of Chinese come from outside, and so do quotes around 雁城. */
static bool is_from_outside(const char *cell, struct str row)
{
    size_t at = 0;
    uint32_t c = utf8_next(str_from(cell), &at);
    bool quote = c == 0x201c || c == 0x201d;
    return c < 0x80 || (c >= 0xc0 && c < 0x250) || (c >= 0x3000 && c <= 0x9fff) ||
           (c >= 0xff00 && c <= 0xff60) || (quote && str_find(row, STR("雁城"), 0) != SIZE_MAX);
}

static void check_ascii(struct player *p)
{
    ui_render(p->ui, &p->surface);
    AUTO(buf) plain = BUF_INIT;
    surface_add_plain(&plain, &p->surface);
    struct str rest = buf_str(&plain), row;
    for (int y = 0; str_split(&rest, '\n', &row) && y < p->surface.height; y++) {
        for (int x = 0; x < p->surface.width; x++) {
            const struct cell *c = surface_cell(&p->surface, x, y);
            if (!is_from_outside(c->text, row)) {
                fprintf(stderr, "line %d: “%s” in “%.*s”\n", p->line, c->text, STR_ARG(row));
                p->bad = true;
            }
        }
    }
}

static bool same_row(const struct surface *a, const struct surface *b, int y)
{
    const struct cell *c = surface_cell(a, 0, y), *d = surface_cell(b, 0, y);
    for (int x = 0; x < a->width; x++)
        if (strcmp(c[x].text, d[x].text) != 0 || c[x].width != d[x].width ||
            c[x].style.foreground != d[x].style.foreground ||
            c[x].style.background != d[x].style.background ||
            c[x].style.attributes != d[x].style.attributes)
            return false;
    return true;
}

static void show_rows(struct player *p)
{
    struct surface now;
    surface_init(&now, p->surface.width, p->surface.height);
    ui_render(p->ui, &now);
    buf_add_c(&p->out, "-- rows changed:");
    for (int y = 0; y < now.height; y++)
        if (!same_row(&now, &p->surface, y))
            buf_printf(&p->out, " %d", y);
    buf_add_char(&p->out, '\n');
    surface_fini(&p->surface);
    p->surface = now;
}

/* An event that answers a command of that kind, ENGINE_NOTHING for none. */
static void tell(struct player *p, struct engine_event event, enum engine_command_kind kind)
{
    struct engine_command command = {.kind = kind};
    struct effect cause = {.kind = EFFECT_ENGINE, .command = &command};
    event.ticket = 7;
    fake_tell(p->fake, p->ui, &p->effects, &event, kind == ENGINE_NOTHING ? NULL : &cause);
    run(p);
}

static void tell_refreshed(struct player *p, struct engine_event event)
{
    tell(p, (struct engine_event){.kind = EVENT_PROGRESS, .done = 6, .total = 6}, ENGINE_REFRESH);
    event.kind = EVENT_DONE;
    event.last = true;
    tell(p, event, ENGINE_REFRESH);
}

static void offer(struct player *p)
{
    static const struct outline outlines[] = {
        {NODE_CATEGORY, 0, "Goosewater", NULL, NULL, NULL, NULL},
        {NODE_FEED, 1, "All news", "https://goosewater.example/all.xml", NULL, NULL, NULL},
        {NODE_FEED, 1, "Comments", "https://goosewater.example/comments.xml", NULL, NULL, NULL},
        {NODE_LIST, 1, "通知公告", "https://goosewater.example/tzgg/", NULL, NULL, NULL},
    };
    tell(p, (struct engine_event){.kind = EVENT_OFFER, .outlines = outlines, .n_outlines = 4},
         ENGINE_ADD);
}

static void undone(struct player *p, struct str line)
{
    static const char *const marks[] = {
        [MARK_READ] = "read",
        [MARK_UNREAD] = "unread",
        [MARK_STAR] = "starred",
        [MARK_UNSTAR] = "unstarred",
    };
    struct engine_event e = {.kind = EVENT_DONE, .last = true, .change = CHANGE_EDIT};
    struct str name = {0};
    word(&line, &name);
    for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
        if (str_eq(name, str_from(marks[i]))) {
            e.change = CHANGE_MARK;
            e.mark = (enum mark)i;
            e.updated = number(p, &line);
        }
    }
    if (str_eq(name, STR("removed")))
        e.change = CHANGE_REMOVE;
    char *title = mem_strndup(line.p, line.n);
    e.title = title;
    tell(p, e, ENGINE_UNDO);
    free(title);
}

static void turns(struct player *p, int most, bool pausing)
{
    int i = 0;
    for (; i < most && ui_has_work(p->ui, pausing); i++) {
        ui_update(p->ui, &(struct ui_event){.kind = UI_TURN, .more = pausing}, &p->effects);
        run(p);
    }
    buf_printf(&p->out, "-- %d turns\n", i);
}

static void play_line(struct player *p, struct str line)
{
    struct str name;
    if (!word(&line, &name) || name.p[0] == '#')
        return;
    if (str_eq(name, STR("start"))) {
        start(p, line);
    } else if (str_eq(name, STR("config"))) {
        configure(p, line);
    } else if (!p->ui) {
        p->bad = true;
    } else if (str_eq(name, STR("keys"))) {
        keys(p, line);
    } else if (str_eq(name, STR("type"))) {
        type(p, line);
    } else if (str_eq(name, STR("paste"))) {
        AUTO(buf) text = BUF_INIT;
        struct str part;
        for (bool more = false; str_split(&line, '|', &part); more = true) {
            buf_add_c(&text, more ? "\n" : "");
            buf_add(&text, part);
        }
        give(p, &(struct input){.kind = INPUT_PASTE, .text = buf_c(&text)});
    } else if (str_eq(name, STR("click"))) {
        mouse(p, MOUSE_PRESS, &line);
    } else if (str_eq(name, STR("wheel-up"))) {
        mouse(p, MOUSE_WHEEL_UP, &line);
    } else if (str_eq(name, STR("wheel-down"))) {
        mouse(p, MOUSE_WHEEL_DOWN, &line);
    } else if (str_eq(name, STR("drag"))) {
        mouse(p, MOUSE_PRESS, &line);
        mouse(p, MOUSE_DRAG, &line);
        give(p, &(struct input){.kind = INPUT_MOUSE, .mouse = MOUSE_RELEASE});
    } else if (str_eq(name, STR("resize"))) {
        int width, height;
        size_of(p, &line, &width, &height);
        surface_resize(&p->surface, width, height);
        give(p, &(struct input){.kind = INPUT_RESIZE, .width = width, .height = height});
    } else if (str_eq(name, STR("titled"))) {
        fake_arrive_titled(p->fake, line);
    } else if (str_eq(name, STR("arrive"))) {
        fake_arrive(p->fake, number(p, &line));
        tell(p, (struct engine_event){.kind = EVENT_CHANGED}, ENGINE_NOTHING);
    } else if (str_eq(name, STR("refuse"))) {
        fake_refuse(p->fake);
    } else if (str_eq(name, STR("slow"))) {
        fake_slow(p->fake, number(p, &line));
    } else if (str_eq(name, STR("turns"))) {
        turns(p, number(p, &line), true);
    } else if (str_eq(name, STR("hasty-turns"))) {
        turns(p, number(p, &line), false);
    } else if (str_eq(name, STR("clock"))) {
        int64_t now = FAKE_NOW + number(p, &line);
        ui_update(p->ui, &(struct ui_event){.kind = UI_CLOCK, .now = now}, &p->effects);
        run(p);
    } else if (str_eq(name, STR("edit"))) {
        fake_edit(p->fake);
    } else if (str_eq(name, STR("progress"))) {
        struct engine_event e = {.kind = EVENT_PROGRESS};
        e.done = number(p, &line);
        e.total = number(p, &line);
        AUTO_FREE char *awaited = line.n > 0 ? mem_strndup(line.p, line.n) : NULL;
        e.title = awaited;
        tell(p, e, ENGINE_REFRESH);
    } else if (str_eq(name, STR("done"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true};
        e.added = number(p, &line);
        e.failed = number(p, &line);
        e.waiting = line.n > 0 ? number(p, &line) : 0;
        tell(p, e, ENGINE_REFRESH);
    } else if (str_eq(name, STR("retried"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true};
        e.added = number(p, &line);
        e.failed = number(p, &line);
        e.waiting = number(p, &line);
        tell(p, (struct engine_event){.kind = EVENT_PROGRESS}, ENGINE_NOTHING);
        tell(p, e, ENGINE_NOTHING);
    } else if (str_eq(name, STR("locked"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true};
        error_set(&e.error, ERROR_BUSY, 5, "gander.db: database is locked");
        tell(p, e, ENGINE_ADD);
    } else if (str_eq(name, STR("older"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true};
        e.added = number(p, &line);
        tell(p, e, ENGINE_FETCH_OLDER);
    } else if (str_eq(name, STR("no-older"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true};
        error_set(&e.error, ERROR_NOT_FOUND, 0, "no further page");
        tell(p, e, ENGINE_FETCH_OLDER);
    } else if (str_eq(name, STR("source"))) {
        struct engine_event e = {.kind = EVENT_SOURCE, .node = number(p, &line)};
        e.added = number(p, &line);
        tell(p, e, ENGINE_REFRESH);
    } else if (str_eq(name, STR("program-ended"))) {
        static const char option[] = "after-refresh-program";
        struct error e = {0};
        struct str w;
        p->bad = !word(&line, &w) || !str_eq(w, str_from(option));
        if (line.n > 0)
            error_set(&e, ERROR_TIMEOUT, 0, "%.*s", STR_ARG(line));
        ui_update(p->ui, &(struct ui_event){.kind = UI_PROGRAM, .text = option, .error = &e},
                  &p->effects);
        run(p);
    } else if (str_eq(name, STR("automatically"))) {
        struct engine_command c = {.kind = ENGINE_REFRESH};
        struct effect cause = {.kind = EFFECT_ENGINE, .command = &c, .background = true};
        struct engine_event e = {.kind = EVENT_DONE, .last = true, .added = number(p, &line)};
        e.failed = number(p, &line);
        fake_tell(p->fake, p->ui, &p->effects, &e, &cause);
        run(p);
    } else if (str_eq(name, STR("undone"))) {
        undone(p, line);
    } else if (str_eq(name, STR("added"))) {
        tell(p, (struct engine_event){.kind = EVENT_DONE, .last = true, .node = number(p, &line)},
             ENGINE_ADD);
    } else if (str_eq(name, STR("known"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true, .node = number(p, &line)};
        error_set(&e.error, ERROR_EXISTS, 0, "known");
        tell(p, e, ENGINE_ADD);
    } else if (str_eq(name, STR("no-add"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true};
        error_set(&e.error, ERROR_NETWORK, 0, "no such host: %.*s", STR_ARG(line));
        tell(p, e, ENGINE_ADD);
    } else if (str_eq(name, STR("files"))) {
        AUTO(buf) words = BUF_INIT;
        for (struct str w; word(&line, &w);)
            buf_printf(&words, "%.*s\n", STR_ARG(w));
        ui_update(p->ui, &(struct ui_event){.kind = UI_FILES, .text = buf_c(&words)}, &p->effects);
    } else if (str_eq(name, STR("imported"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true, .added = number(p, &line)};
        AUTO(buf) lines = BUF_INIT;
        buf_printf(&lines, "%.*s\n", STR_ARG(line));
        ui_update(p->ui, &(struct ui_event){.kind = UI_LEFT_OUT, .text = buf_c(&lines)},
                  &p->effects);
        e.ticket = 7;
        fake_tell(p->fake, p->ui, &p->effects, &e, &(struct effect){.kind = EFFECT_IMPORT});
        run(p);
    } else if (str_eq(name, STR("at-hand"))) {
        fake_at_hand(p->fake);
        tell(p, (struct engine_event){.kind = EVENT_CHANGED}, ENGINE_NOTHING);
    } else if (str_eq(name, STR("downloads"))) {
        fake_download(p->fake);
        tell(p, (struct engine_event){.kind = EVENT_CHANGED}, ENGINE_NOTHING);
    } else if (str_eq(name, STR("downloading"))) {
        struct engine_event e = {.kind = EVENT_DOWNLOAD, .download = 4, .total = 27300000};
        e.done = (int64_t)number(p, &line) * 100000;
        e.rate = 900000;
        tell(p, e, ENGINE_NOTHING);
    } else if (str_eq(name, STR("downloaded"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true, .download = 4};
        e.title = "/home/goose/Downloads/gander/大雁南飞.mp4";
        tell(p, e, ENGINE_DOWNLOAD);
    } else if (str_eq(name, STR("page"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true, .article = number(p, &line)};
        fake_keep_page(p->fake, e.article);
        tell(p, (struct engine_event){.kind = EVENT_CHANGED}, ENGINE_NOTHING);
        tell(p, e, ENGINE_FETCH_PAGE);
    } else if (str_eq(name, STR("fetching"))) {
        struct engine_event e = {.kind = EVENT_PROGRESS, .pages_done = number(p, &line)};
        e.pages_total = number(p, &line);
        tell(p, e, ENGINE_FETCH_PAGES);
    } else if (str_eq(name, STR("page-failed"))) {
        struct str address = {0};
        str_split(&line, ' ', &address);
        char *url = mem_strndup(address.p, address.n);
        struct engine_event e = {.kind = EVENT_PAGE, .url = url};
        error_set(&e.error, ERROR_HTTP, 404, "HTTP 404");
        tell(p, e, str_eq(line, STR("older")) ? ENGINE_FETCH_OLDER : ENGINE_FETCH_PAGES);
        free(url);
    } else if (str_eq(name, STR("page-reported"))) {
        AUTO(buf) reported = BUF_INIT;
        buf_add(&reported, line);
        struct engine_event e = {.kind = EVENT_PAGE, .reported = buf_c(&reported)};
        tell(p, e, ENGINE_FETCH_PAGES);
    } else if (str_eq(name, STR("fetched"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true};
        int fetched = number(p, &line);
        e.pages_failed = number(p, &line);
        e.pages_total = e.pages_done = fetched + e.pages_failed;
        if (str_eq(str_trim(line), STR("cancelled")))
            error_set(&e.error, ERROR_CANCELLED, 0, "cancelled");
        tell(p, e, ENGINE_FETCH_PAGES);
    } else if (str_eq(name, STR("player")) || str_eq(name, STR("played"))) {
        int id = number(p, &line);
        struct ui_event e = {.kind = UI_PLAYER, .id = id, .count = number(p, &line)};
        e.played = str_eq(name, STR("played"));
        e.more = !e.played && e.count > 0;
        ui_update(p->ui, &e, &p->effects);
        run(p);
    } else if (str_eq(name, STR("program"))) {
        fake_program(p->fake);
        tell(p, (struct engine_event){.kind = EVENT_CHANGED}, ENGINE_NOTHING);
    } else if (str_eq(name, STR("comments"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true, .article = 102, .updated = 3};
        fake_comment(p->fake);
        tell(p, e, ENGINE_FETCH_COMMENTS);
    } else if (str_eq(name, STR("no-comments"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true};
        error_set(&e.error, ERROR_OFFLINE, 0, "no network");
        tell(p, e, ENGINE_FETCH_COMMENTS);
    } else if (str_eq(name, STR("no-page"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true, .article = number(p, &line)};
        error_set(&e.error, ERROR_OFFLINE, 0, "no network");
        tell(p, e, ENGINE_FETCH_PAGE);
    } else if (str_eq(name, STR("host-away"))) {
        fake_host_away(p->fake);
        tell(p, (struct engine_event){.kind = EVENT_CHANGED}, ENGINE_NOTHING);
        tell_refreshed(p, (struct engine_event){.added = 5, .waiting = 6});
    } else if (str_eq(name, STR("views"))) {
        fake_views(p->fake);
        tell(p, (struct engine_event){.kind = EVENT_CHANGED}, ENGINE_NOTHING);
    } else if (str_eq(name, STR("view-saved"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true, .node = number(p, &line)};
        if (e.node == 30)
            error_set(&e.error, ERROR_EXISTS, 0, "that view already exists");
        tell(p, e, ENGINE_ADD_VIEW);
    } else if (str_eq(name, STR("no-feed"))) {
        fake_no_feed(p->fake);
        tell(p, (struct engine_event){.kind = EVENT_CHANGED}, ENGINE_NOTHING);
    } else if (str_eq(name, STR("no-network")) || str_eq(name, STR("login"))) {
        struct engine_event e = {.waiting = 6};
        bool login = str_eq(name, STR("login"));
        error_set(&e.error, ERROR_OFFLINE, login ? 511 : 0, "no network");
        fake_no_network(p->fake, login);
        tell(p, (struct engine_event){.kind = EVENT_CHANGED}, ENGINE_NOTHING);
        tell_refreshed(p, e);
    } else if (str_eq(name, STR("cancelled"))) {
        struct engine_event e = {.kind = EVENT_DONE, .last = true};
        error_set(&e.error, ERROR_CANCELLED, 0, "cancelled");
        tell(p, e, ENGINE_ADD);
    } else if (str_eq(name, STR("picture"))) {
        int number_of = number(p, &line), width = number(p, &line), height = number(p, &line);
        p->bad = p->bad || number_of < 1 || number_of > 2;
        if (!p->bad) {
            fake_picture(p->fake, p->ui, &p->effects, number_of, width, height);
            run(p);
        }
    } else if (str_eq(name, STR("offer"))) {
        offer(p);
    } else if (str_eq(name, STR("screen"))) {
        show_screen(p);
    } else if (str_eq(name, STR("terminal"))) {
        set_terminal(p, line);
    } else if (str_eq(name, STR("large"))) {
        show_large(p);
    } else if (str_eq(name, STR("rows"))) {
        show_rows(p);
    } else if (str_eq(name, STR("styles"))) {
        show_styles(p);
    } else if (str_eq(name, STR("only-ascii"))) {
        check_ascii(p);
    } else if (str_eq(name, STR("effects"))) {
        buf_printf(&p->out, "-- effects\n%s", buf_c(&p->log));
        buf_clear(&p->log);
    } else {
        p->bad = true;
    }
}

static bool play(const char *path, struct buf *out)
{
    struct player p = {.fake = fake_new(true)};
    AUTO(buf) script = BUF_INIT;
    struct error e;
    bool ok = file_read(path, 1 << 20, &script, &e);
    config_init(&p.config);
    surface_init(&p.surface, 1, 1);
    struct str rest = buf_str(&script), line;
    while (ok && !p.bad && str_split(&rest, '\n', &line)) {
        p.line++;
        play_line(&p, line);
    }
    if (p.bad)
        fprintf(stderr, "%s:%d: not understood\n", path, p.line);
    *out = p.out;
    stop(&p);
    free(p.session);
    effects_fini(&p.effects);
    surface_fini(&p.surface);
    config_fini(&p.config);
    fake_free(p.fake);
    buf_fini(&p.log);
    buf_fini(&p.lines);
    return ok && !p.bad;
}

/* The first line that differs, for the message. */
static void report(const char *name, struct str got, struct str want)
{
    struct str a, b;
    bool more_a, more_b;
    int line = 0;
    do {
        line++;
        more_a = str_split(&got, '\n', &a);
        more_b = str_split(&want, '\n', &b);
    } while (more_a && more_b && str_eq(a, b));
    fprintf(stderr, "%s:%d:\n  want: %.*s\n  got:  %.*s\n", name, line, more_b ? (int)b.n : 0,
            more_b ? b.p : "", more_a ? (int)a.n : 0, more_a ? a.p : "");
}

static bool check(const char *folder, const char *name, bool update)
{
    AUTO(buf) keys_path = BUF_INIT, screen_path = BUF_INIT, got = BUF_INIT, want = BUF_INIT;
    size_t stem = strlen(name) - 5;
    struct error e;
    buf_printf(&keys_path, "%s/%s", folder, name);
    buf_printf(&screen_path, "%s/%.*s.screen", folder, (int)stem, name);
    bool ok = play(keys_path.p, &got);
    if (ok && update) {
        FILE *f = fopen(screen_path.p, "w");
        ok = f && fwrite(buf_c(&got), 1, got.n, f) == got.n && fclose(f) == 0;
    } else if (ok) {
        ok = file_read(screen_path.p, 8 << 20, &want, &e) && str_eq(buf_str(&got), buf_str(&want));
        if (!ok)
            report(screen_path.p, buf_str(&got), buf_str(&want));
    }
    return ok;
}

int main(int argc, char **argv)
{
    bool update = argc > 1 && strcmp(argv[1], "--update") == 0;
    const char *srcdir = getenv("srcdir");
    AUTO(buf) folder = BUF_INIT;
    buf_printf(&folder, "%s/tests/golden/tui", srcdir ? srcdir : ".");
    struct dirent **entries = NULL;
    int n = scandir(folder.p, &entries, NULL, alphasort), played = 0, failed = 0;
    for (int i = 0; i < n; i++) {
        if (str_ends(str_from(entries[i]->d_name), STR(".keys"))) {
            played++;
            failed += !check(folder.p, entries[i]->d_name, update);
        }
        free(entries[i]);
    }
    free(entries);
    printf("%d scripts, %d failed\n", played, failed);
    return played == 0 || failed > 0;
}
