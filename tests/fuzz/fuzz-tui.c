/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any keys, mouse, paste, window sizes and events of the engine: the screen is valid, with the
 * cursor on it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "config/config.h"
#include "golden/tui/fake.h"

/* Painting is most of the work when every comparison is traced. */
enum { MAX_STEPS = 2000, PICTURE_EVERY = 5 };
/* First byte of an engine's event, and all its bytes. */
enum { FIRST_EVENT = 0xfa, EVENT_BYTES = 6 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct surface *s)
{
    for (int y = 0; y < s->height; y++) {
        int left = 0; /* of a wide cluster */
        for (int x = 0; x < s->width; x++) {
            const struct cell *c = surface_cell(s, x, y);
            if ((c->width == 0) != (left > 0))
                abort();
            left = left > 0 ? left - 1 : c->width - 1;
        }
        if (left > 0)
            abort();
    }
    for (int y = 0; y < s->height; y++) { /* halves of a line go together, and stay on the screen */
        uint8_t next = y + 1 < s->height ? s->row_sizes[y + 1] : ROW_SINGLE;
        if ((s->row_sizes[y] == ROW_DOUBLE_TOP) != (next == ROW_DOUBLE_BOTTOM))
            abort();
    }
    for (size_t i = 0; i < s->runs.n; i++) {
        const struct big_run *r = &s->runs.v[i];
        if (r->x < 0 || r->y < 1 || r->x + r->cells > s->width || r->y + r->scale >= s->height)
            abort();
    }
    if (s->cursor_visible && !surface_cell(s, s->cursor_x, s->cursor_y))
        abort();
}

/* Takes one event off the input; the rest of it in `*at`. */
static void next_input(const uint8_t *data, size_t size, size_t *at, struct input *in)
{
    static const uint32_t special[] = {
        KEY_ENTER_,
        KEY_TAB_,
        KEY_ESCAPE_,
        KEY_UP_,
        KEY_DOWN_,
        KEY_LEFT_,
        KEY_RIGHT_,
        KEY_HOME_,
        KEY_END_,
        KEY_PAGE_UP,
        KEY_PAGE_DOWN,
        KEY_DELETE_,
        KEY_BACKSPACE_,
        KEY_BACK_TAB,
        KEY_FUNCTION + 5,
        0x4e2d,
        0x301,
        KEY_MOD_CONTROL | 'd',
        KEY_MOD_CONTROL | 'u',
        0x10ffff,
    };
    uint8_t kind = data[(*at)++];
    uint8_t a = *at < size ? data[(*at)++] : 0, b = *at < size ? data[(*at)++] : 0;
    memset(in, 0, sizeof *in);
    if (kind < 0xd0) {
        in->kind = INPUT_KEY;
        in->key = kind >= ' ' && kind < 0x7f ? kind : special[kind % ARRAY_SIZE(special)];
        *at -= 2; /* keys are one byte, so that text is text */
    } else if (kind < 0xe8) {
        in->kind = INPUT_MOUSE;
        in->mouse = (enum mouse_action)(kind % 5);
        in->button = 1;
        in->x = a;
        in->y = b;
    } else if (kind < 0xf4) {
        in->kind = INPUT_RESIZE;
        in->width = 1 + a % 140;
        in->height = 1 + b % 48;
    } else {
        in->kind = INPUT_PASTE;
        in->text = kind & 1 ? "https://example.org/\n衡阳 e\xcc\x81" : "\x1b[31m\tpaste\r\n";
    }
    *at = *at > size ? size : *at;
}

/* Any terminal: what its large letters are made of. */
static void tell_of_terminal(struct ui *ui, uint8_t choice, struct effects *effects)
{
    struct terminal_facts facts = {.background = -1};
    facts.text = (struct text_abilities){.osc66 = choice % 5 == 1,
                                         .lines = (enum double_lines)(choice % 3),
                                         .dots = choice & 16,
                                         .quadrants = choice & 32,
                                         .halves = choice & 64,
                                         .solid_first = choice & 128};
    ui_update(ui, &(struct ui_event){.kind = UI_TERMINAL, .terminal = &facts}, effects);
}

/* Any event, as of a refresh, a download or another process. */
static void tell_of_engine(struct fake *fake, struct ui *ui, const uint8_t *data,
                           struct effects *effects)
{
    static const enum engine_event_kind kinds[] = {EVENT_PROGRESS, EVENT_SOURCE,  EVENT_PAGE,
                                                   EVENT_CHANGED,  EVENT_PICTURE, EVENT_DOWNLOAD,
                                                   EVENT_DONE};
    static const char *const texts[] = {"衡阳 \u202e\u0301", "", "x\ny\n", "https://x.org/%s"};
    struct engine_event event = {
        .kind = kinds[data[1] % ARRAY_SIZE(kinds)],
        .last = data[1] & 64,
        .node = data[2],
        .article = data[3],
        .title = texts[data[2] % ARRAY_SIZE(texts)],
        .url = texts[data[3] % ARRAY_SIZE(texts)],
        .picture_url = texts[data[3] % ARRAY_SIZE(texts)],
        .reported = data[4] & 1 ? texts[data[3] % ARRAY_SIZE(texts)] : NULL,
        .download = data[3],
        .rate = data[4] * 1000,
        .done = data[4],
        .total = data[5],
        .added = data[4],
        .updated = data[5],
        .failed = data[5] % 3,
        .waiting = data[4] % 3,
    };
    if (data[5] & 8) {
        error_set(&event.error, (enum error_code)(1 + data[4] % ERROR_USAGE), data[5], "%s",
                  texts[data[4] % ARRAY_SIZE(texts)]);
    }
    fake_tell(fake, ui, effects, &event, NULL);
}

static void play(const uint8_t *data, size_t size)
{
    struct fake *fake = fake_new(size > 0 && data[0] % 8 == 7);
    AUTO(effects) effects = {0};
    struct surface surface;
    struct config config;
    int steps = 0;
    config_init(&config);
    surface_init(&surface, 100, 30);
    struct ui_options o = {.config = &config,
                           .now = FAKE_NOW,
                           .zone = {.fixed = FAKE_OFFSET},
                           .utf8 = size < 2 || data[1] % 2,
                           .colors = true};
    struct ui *ui = ui_new(&o, 100, 30, &effects);
    fake_run(fake, ui, &effects, NULL);
    tell_of_terminal(ui, size > 2 ? data[2] : 0, &effects);
    for (size_t at = 0; at < size && steps < MAX_STEPS; steps++) {
        struct input in;
        if (data[at] >= FIRST_EVENT && size - at >= EVENT_BYTES) {
            tell_of_engine(fake, ui, data + at, &effects);
            fake_run(fake, ui, &effects, NULL);
            at += EVENT_BYTES;
            continue;
        }
        next_input(data, size, &at, &in);
        if (in.kind == INPUT_RESIZE)
            surface_resize(&surface, in.width, in.height);
        if (steps % 17 == 16) { /* a refresh goes on meanwhile */
            fake_arrive(fake, 1);
            fake_tell(fake, ui, &effects, &(struct engine_event){.kind = EVENT_CHANGED}, NULL);
        }
        ui_update(ui, &(struct ui_event){.kind = UI_INPUT, .input = &in}, &effects);
        fake_run(fake, ui, &effects, NULL);
        if (steps % PICTURE_EVERY == 0 || at >= size) {
            ui_render(ui, &surface);
            check(&surface);
            ui_title(ui);
        }
    }
    char *session = ui_session(ui);
    ui_free(ui);
    o.session = session;
    ui = ui_new(&o, 80, 24, &effects);
    fake_run(fake, ui, &effects, NULL);
    ui_render(ui, &surface);
    check(&surface);
    ui_free(ui);
    free(session);
    surface_fini(&surface);
    config_fini(&config);
    fake_free(fake);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    play(data, size);
    return 0;
}
