/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/unit.h"

#include <string.h>

#include "term/keys.h"

/* Keys decoded from bytes, as text for tables. */
static void describe(struct buf *b, const struct input *in)
{
    if (b->n > 0)
        buf_add_char(b, ' ');
    if (in->kind == INPUT_PASTE) {
        buf_printf(b, "paste(%s)", in->text);
    } else if (in->kind == INPUT_MOUSE) {
        buf_printf(b, "mouse(%d,%d,%d,%d)", (int)in->mouse, in->button, in->x, in->y);
    } else {
        uint32_t key = in->key & 0xffffff;
        buf_printf(b, "%s%s%s%x", in->key & KEY_MOD_SHIFT ? "S-" : "",
                   in->key & KEY_MOD_ALT ? "A-" : "", in->key & KEY_MOD_CONTROL ? "C-" : "", key);
    }
}

static const struct {
    const char *bytes, *want;
} cases[] = {
    {"j", "6a"},
    {"\r", "d"},
    {"\x04", "C-64"},
    {"\x7f", "11000a"},
    {"\xe4\xb8\xad", "4e2d"},
    {"\033", "1b"},
    {"\033\033", "1b 1b"},
    {"\033j", "A-6a"},
    {"\033[A", "110000"},
    {"\033OB", "110001"},
    {"\033[1;5C", "C-110003"},
    {"\033[5~\033[6~", "110006 110007"},
    {"\033[15~", "110011"},
    {"\033[[B", "11000e"},
    {"\033[Z", "11000b"},
    {"\033[a", "S-110000"},
    {"\033[97;5u", "C-61"},
    {"\033[<0;10;5M\033[<0;10;5m", "mouse(0,1,9,4) mouse(1,1,9,4)"},
    {"\033[<64;1;1M\033[<65;1;1M", "mouse(3,0,0,0) mouse(4,0,0,0)"},
    {"\033[<32;4;4M", "mouse(2,1,3,3)"},
    {"\033[200~a\033[Ab\rc\033[201~x", "paste(a\033[Ab\nc) 78"},
    /* answers are no keys */
    {"\033[2;3R", ""},
    {"\033[?62;22c\033[>41;379;0c", ""},
    {"\033P>|XTerm(379)\033\\q", "71"},
    {"\033]11;rgb:0000/0000/0000\007q", "71"},
    {"\033[?2026;2$yq", "71"},
    {"\033[1;2R", "S-11000f"}, /* F3 with Shift */
    {"\033[1;1Rq", "71"},
    {"\033[23$q", "S-110017 71"}, /* F11 with Shift in rxvt */
    {"\033[[", "A-5b 5b"},
    {"\xff", "fffd"},
};

static void run(const char *bytes, size_t piece, struct buf *got)
{
    struct key_parser p;
    struct input in;
    key_parser_init(&p);
    struct str s = str_from(bytes);
    for (size_t i = 0; i < s.n; i += piece) {
        key_parser_feed(&p, str_slice(s, i, i + piece));
        while (key_parser_next(&p, false, &in))
            describe(got, &in);
    }
    while (key_parser_next(&p, true, &in))
        describe(got, &in);
    key_parser_fini(&p);
}

static void test_keys(void **state)
{
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        for (size_t piece = 1; piece <= 64; piece = piece == 1 ? 3 : 64 + (piece == 64)) {
            AUTO(buf) got = BUF_INIT;
            run(cases[i].bytes, piece, &got);
            if (strcmp(buf_c(&got), cases[i].want) != 0) {
                fail_msg("case %zu in pieces of %zu: want %s, got %s", i, piece, cases[i].want,
                         buf_c(&got));
            }
        }
    }
}

static void keep_reply(void *context, struct str reply)
{
    buf_add(context, reply);
    buf_add_char(context, '|');
}

static void test_late_replies(void **state)
{
    struct key_parser p;
    struct input in;
    AUTO(buf) replies = BUF_INIT;
    key_parser_init(&p);
    p.reply = keep_reply;
    p.context = &replies;
    /* An answer in two pieces with a pause between stays an answer. */
    key_parser_feed(&p, STR("\033[2;"));
    assert_false(key_parser_next(&p, true, &in));
    key_parser_feed(&p, STR("7Rj"));
    assert_true(key_parser_next(&p, false, &in));
    assert_int_equal(in.key, 'j');
    assert_string_equal(buf_c(&replies), "\033[2;7R|");
    key_parser_fini(&p);
}

/* A sequence that does not end is not waited for when it is longer than any. */
static void test_endless_sequence(void **state)
{
    struct key_parser p;
    struct input in;
    AUTO(buf) b = BUF_INIT;
    key_parser_init(&p);
    buf_add_c(&b, "\033[");
    buf_add_chars(&b, '1', 4094);
    key_parser_feed(&p, buf_str(&b));
    assert_false(key_parser_next(&p, false, &in));
    key_parser_feed(&p, STR("1"));
    assert_false(key_parser_next(&p, false, &in));
    key_parser_feed(&p, STR("j"));
    assert_true(key_parser_next(&p, false, &in));
    assert_int_equal(in.key, 'j');
    key_parser_fini(&p);
}

/* Any number of times. */
static void test_longest_paste(void **state)
{
    struct key_parser p;
    struct input in;
    AUTO(buf) b = BUF_INIT;
    key_parser_init(&p);
    buf_add_c(&b, "\033[200~");
    buf_add_chars(&b, 'x', (1 << 20) + 100);
    buf_add_c(&b, "\033[201~");
    for (int i = 0; i < 3; i++) {
        key_parser_feed(&p, buf_str(&b));
        assert_true(key_parser_next(&p, false, &in));
        assert_int_equal(in.kind, INPUT_PASTE);
        assert_int_equal(strlen(in.text), 1 << 20);
        assert_false(key_parser_next(&p, false, &in));
    }
    key_parser_fini(&p);
}

static void test_long_paste_in_pieces(void **state)
{
    enum { PIECE = 4096 };
    struct key_parser p;
    struct input in;
    AUTO(buf) b = BUF_INIT;
    key_parser_init(&p);
    key_parser_feed(&p, STR("\033[200~"));
    buf_add_chars(&b, 'x', PIECE);
    for (int i = 0; i < 1000; i++) {
        key_parser_feed(&p, buf_str(&b));
        assert_false(key_parser_next(&p, false, &in));
        assert_true(p.bytes.size <= 4 * PIECE); /* nothing is kept twice */
    }
    key_parser_feed(&p, STR("\033[201~j"));
    assert_true(key_parser_next(&p, false, &in));
    assert_int_equal(in.kind, INPUT_PASTE);
    assert_true(key_parser_next(&p, false, &in));
    assert_int_equal(in.key, 'j');
    key_parser_fini(&p);
}

/* A possible answer is distinguished from keys, so that a slow line's can be awaited. */
static void test_awaits_answer(void **state)
{
    static const struct {
        const char *bytes;
        bool awaits;
    } begun[] = {
        {"\033[", true}, {"\033]", true},    {"\033P", true},           {"\033_", true},
        {"\033", false}, {"\033O", false},   {"\033[[", false},         {"\033[2;", false},
        {"[", false},    {"\033[Aq", false}, {"\033[200~\033[", false}, {"", false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(begun); i++) {
        struct key_parser p;
        struct input in;
        key_parser_init(&p);
        key_parser_feed(&p, str_from(begun[i].bytes));
        while (key_parser_next(&p, false, &in)) {
        }
        assert_int_equal(key_parser_awaits_answer(&p), begun[i].awaits);
        key_parser_fini(&p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_late_replies),
        cmocka_unit_test(test_endless_sequence),
        cmocka_unit_test(test_longest_paste),
        cmocka_unit_test(test_long_paste_in_pieces),
        cmocka_unit_test(test_awaits_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
