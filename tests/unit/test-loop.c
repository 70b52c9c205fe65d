/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's loop with a terminal and a core of its own: while a search goes on that has no end,
 * typed keys are handled, and painted before it continues. */
#include "tests/unit/unit.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "app/effects.h"
#include "app/export-job.h"
#include "app/loop.h"
#include "app/terminal.h"
#include "base/clock.h"
#include "term/probe.h"
#include "term/signals.h"

enum { KEYS_EACH = 3, ROUNDS = 20, DEADLINE_MS = 20000 };

static struct {
    int keys[2]; /* pipe: the keyboard */
    char read[64];
    size_t n_read, n_taken;
    int typed, handled, painted; /* keys */
    int64_t typed_at_ms;
    bool cancelled; /* the search */
} fake;

/* ---- the core -------------------------------------------------------------------------------- */

static void type_keys(const char *keys)
{
    size_t n = strlen(keys);
    assert_int_equal(write(fake.keys[1], keys, n), n);
    fake.typed += (int)n;
    fake.typed_at_ms = clock_monotonic_ms(&clock_system);
}

/* A part of the search, in which the user types if the screen shows all keys before. */
static void take_turn(void)
{
    if (fake.handled != fake.painted)
        fail_msg("the search goes on before key %d is painted", fake.handled);
    if (fake.painted == fake.typed)
        type_keys(fake.typed < KEYS_EACH * ROUNDS ? "jjj" : "\033");
    if (clock_monotonic_ms(&clock_system) > fake.typed_at_ms + DEADLINE_MS)
        fail_msg("the search goes on while key %d waits", fake.handled + 1);
}

void ui_update(struct ui *ui, const struct ui_event *event, struct effects *effects)
{
    if (event->kind == UI_TURN) {
        take_turn();
    } else if (event->kind == UI_INPUT) {
        fake.handled++;
        fake.cancelled = event->input->key == KEY_ESCAPE_;
    }
}

bool ui_has_work(const struct ui *ui, bool pausing)
{
    return !fake.cancelled;
}

bool ui_lacks_margin(const struct ui *ui)
{
    return false;
}

int64_t ui_wake_at(const struct ui *ui)
{
    return 0;
}

void ui_render(struct ui *ui, struct surface *surface)
{
}

const char *ui_title(const struct ui *ui)
{
    return "";
}

/* ---- the terminal ---------------------------------------------------------------------------- */

void term_draw(struct term *t, const struct surface *s)
{
    fake.painted = fake.handled;
}

int term_fd(const struct term *t)
{
    return fake.keys[0];
}

bool term_read(struct term *t)
{
    ssize_t n = read(fake.keys[0], fake.read, sizeof fake.read);
    fake.n_read = n > 0 ? (size_t)n : 0;
    fake.n_taken = 0;
    return n > 0;
}

bool term_next_input(struct term *t, bool timed_out, struct input *out)
{
    if (fake.n_taken == fake.n_read)
        return false;
    *out = (struct input){.kind = INPUT_KEY, .key = (unsigned char)fake.read[fake.n_taken++]};
    return true;
}

void term_size(const struct term *t, int *width, int *height)
{
    *width = 80;
    *height = 24;
}

const struct probe *term_probe(const struct term *t)
{
    static const struct probe probe = {.background = -1, .complete = true};
    return &probe;
}

int term_timeout(const struct term *t)
{
    return -1;
}

int term_behind_ms(const struct term *t)
{
    return 0;
}

int term_colors(const struct term *t)
{
    return 8;
}

bool term_cell_size(const struct term *t, int *width, int *height)
{
    return false;
}

bool term_resized(struct term *t, struct input *out)
{
    return false;
}

void term_redraw(struct term *t)
{
}

void term_set_title(struct term *t, const char *title)
{
}

void terminal_judge(const struct probe *probe, const char *term, bool multiplexed,
                    struct text_abilities *out)
{
}

void text_abilities_correct(struct text_abilities *a, struct str answers)
{
}

/* ---- all else is at rest --------------------------------------------------------------------- */

int signals_fd(void)
{
    return -1;
}

int signals_next(void)
{
    return 0;
}

struct effect *effects_add(struct effects *effects, enum effect_kind kind)
{
    return NULL;
}

/* Once all is painted, Esc ends the reader. */
void effects_run(struct reader *r)
{
    r->quit = fake.cancelled && fake.painted == fake.typed;
}

void effects_answer(struct reader *r, const struct engine_event *event)
{
}

int engine_fd(const struct engine *n)
{
    return -1;
}

struct engine_event *engine_take_event(struct engine *n)
{
    return NULL;
}

void engine_event_free(struct engine_event *event)
{
}

void engine_rest(struct engine *n)
{
}

char *engine_state(struct engine *n, const char *key)
{
    return NULL;
}

void export_job_continue(struct reader *r)
{
}

void export_job_stop(struct reader *r)
{
}

size_t hooks_fds(const struct hooks *h, struct pollfd fds[static HOOKS_MAX_FDS])
{
    return 0;
}

int hooks_wait_ms(const struct hooks *h)
{
    return -1;
}

bool hooks_step(struct hooks *h, struct hook_result *out)
{
    return false;
}

size_t player_fds(const struct player *p, struct pollfd fds[static PLAYER_MAX_FDS])
{
    return 0;
}

int player_wait_ms(const struct player *p)
{
    return -1;
}

bool player_step(struct player *p, struct player_state *out)
{
    return false;
}

/* ---- the test -------------------------------------------------------------------------------- */

static void test_keys_before_search(void **state)
{
    struct reader r = {0};
    struct error e;
    assert_int_equal(pipe(fake.keys), 0);
    assert_true(reader_loop(&r, &e));
    assert_int_equal(fake.handled, KEYS_EACH * ROUNDS + 1);
    assert_int_equal(fake.painted, fake.handled);
    close(fake.keys[0]);
    close(fake.keys[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys_before_search)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
