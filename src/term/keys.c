/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/keys.h"

#include <string.h>

#include "text/utf8.h"

enum { MAX_SEQUENCE = 4096, MAX_PASTE = 1 << 20, MAX_NUMBERS = 8 };

enum parsed { PARSED_KEY, PARSED_INCOMPLETE, PARSED_IGNORED };

void key_parser_init(struct key_parser *p)
{
    *p = (struct key_parser){0};
    buf_init(&p->paste, MAX_PASTE);
}

void key_parser_fini(struct key_parser *p)
{
    buf_fini(&p->bytes);
    buf_fini(&p->paste);
}

void key_parser_feed(struct key_parser *p, struct str bytes)
{
    if (p->at > 0) { /* what is left is short: a part of a sequence or of a paste's end mark */
        memmove(p->bytes.p, p->bytes.p + p->at, p->bytes.n - p->at);
        buf_truncate(&p->bytes, p->bytes.n - p->at);
        p->at = 0;
    }
    buf_add(&p->bytes, bytes);
}

bool key_parser_waiting(const struct key_parser *p)
{
    return p->at < p->bytes.n && !p->pasting;
}

bool key_parser_awaits_answer(const struct key_parser *p)
{
    struct str s = str_slice(buf_str(&p->bytes), p->at, p->bytes.n);
    return !p->pasting && s.n == 2 && s.p[0] == 0x1b && memchr("[]P_", s.p[1], 4);
}

bool key_parser_holds(const struct key_parser *p, struct str reply)
{
    return str_find(buf_str(&p->bytes), reply, p->at) != SIZE_MAX;
}

static void set_key(struct input *out, uint32_t key)
{
    *out = (struct input){.kind = INPUT_KEY, .key = key};
}

/* Key of a character outside of sequences; C0 controls are Ctrl with a letter. */
static uint32_t plain_key(uint32_t c)
{
    switch (c) {
    case '\r':
    case '\n':
        return KEY_ENTER_;
    case '\t':
        return KEY_TAB_;
    case 0x7f:
    case 0x08:
        return KEY_BACKSPACE_;
    case 0x1b:
        return KEY_ESCAPE_;
    case 0:
        return KEY_MOD_CONTROL | ' ';
    default:
        return c < 0x1b   ? (KEY_MOD_CONTROL | (c + 'a' - 1))
               : c < 0x20 ? (KEY_MOD_CONTROL | (c + 0x40))
                          : c;
    }
}

/* xterm's modifier parameter: 1 + shift 1 + alt 2 + control 4 + meta 8. */
static uint32_t modifiers(int parameter)
{
    int bits = parameter > 1 ? parameter - 1 : 0;
    return (bits & 1 ? (uint32_t)KEY_MOD_SHIFT : 0) | (bits & (2 | 8) ? (uint32_t)KEY_MOD_ALT : 0) |
           (bits & 4 ? (uint32_t)KEY_MOD_CONTROL : 0);
}

static uint32_t letter_key(char final)
{
    static const uint32_t keys['Z' + 1] = {
        ['A'] = KEY_UP_,          ['B'] = KEY_DOWN_,        ['C'] = KEY_RIGHT_,
        ['D'] = KEY_LEFT_,        ['F'] = KEY_END_,         ['H'] = KEY_HOME_,
        ['M'] = KEY_ENTER_,       ['P'] = KEY_FUNCTION + 1, ['Q'] = KEY_FUNCTION + 2,
        ['R'] = KEY_FUNCTION + 3, ['S'] = KEY_FUNCTION + 4, ['Z'] = KEY_BACK_TAB,
    };
    return final >= 'A' && final <= 'Z' ? keys[final & 0x7f] : 0;
}

static uint32_t tilde_key(int number)
{
    static const uint32_t keys[] = {
        [1] = KEY_HOME_,   [2] = KEY_INSERT_,   [3] = KEY_DELETE_, [4] = KEY_END_,
        [5] = KEY_PAGE_UP, [6] = KEY_PAGE_DOWN, [7] = KEY_HOME_,   [8] = KEY_END_};
    static const uint8_t functions[] = {
        /* 11-15, 17-21, 23-26, 28-29, 31-34 are F1-F20 */
        [11] = 1,  [12] = 2,  [13] = 3,  [14] = 4,  [15] = 5,  [17] = 6,  [18] = 7,
        [19] = 8,  [20] = 9,  [21] = 10, [23] = 11, [24] = 12, [25] = 13, [26] = 14,
        [28] = 15, [29] = 16, [31] = 17, [32] = 18, [33] = 19, [34] = 20};
    if (number < 0 || number >= (int)ARRAY_SIZE(functions))
        return 0;
    if (number < (int)ARRAY_SIZE(keys))
        return keys[number];
    return functions[number] ? (uint32_t)KEY_FUNCTION + functions[number] : 0;
}

static bool mouse_input(const int *n, char final, struct input *out)
{
    int code = n[0];
    *out = (struct input){.kind = INPUT_MOUSE, .x = n[1] - 1, .y = n[2] - 1};
    if (out->x < 0 || out->y < 0)
        return false;
    if (code & 64) {
        out->mouse = code & 1 ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP;
        return (code & 3) < 2;
    }
    out->button = (code & 3) + 1;
    if (out->button > 3)
        return false; /* motion without button */
    if (code & 32) {
        out->mouse = MOUSE_DRAG;
        return true;
    }
    out->mouse = final == 'm' ? MOUSE_RELEASE : MOUSE_PRESS;
    return true;
}

/* Parses the parameters of a control sequence, ignoring sub-parameters after ':'. */
static int parse_numbers(struct str s, int numbers[MAX_NUMBERS])
{
    int count = 0;
    struct str part;
    memset(numbers, 0, MAX_NUMBERS * sizeof *numbers);
    while (count < MAX_NUMBERS && str_split(&s, ';', &part)) {
        int value = 0;
        for (size_t i = 0; i < part.n && ascii_digit(part.p[i]) && value < 1000000; i++)
            value = value * 10 + part.p[i] - '0';
        numbers[count++] = value;
    }
    return count;
}

static void emit_reply(struct key_parser *p, struct str s)
{
    if (p->reply)
        p->reply(p->context, s);
}

/* The Linux console's F1-F5: ESC [ [ A. */
static enum parsed parse_console_key(struct str s, struct input *out, size_t *used)
{
    if (s.n == 3)
        return PARSED_INCOMPLETE;
    *used = 4;
    if (s.p[3] < 'A' || s.p[3] > 'E')
        return PARSED_IGNORED;
    set_key(out, KEY_FUNCTION + 1 + (uint32_t)(s.p[3] - 'A'));
    return PARSED_KEY;
}

/* Key of a control sequence, without the modifiers of its parameters; 0 for none. */
static uint32_t csi_key(char final, bool has_parameters, int first)
{
    uint32_t key = 0;
    switch (final) {
    case '~':
    case '@':
        return tilde_key(first);
    case '^':
        key = tilde_key(first);
        return key ? key | KEY_MOD_CONTROL : 0;
    case '$':
        key = tilde_key(first);
        return key ? key | KEY_MOD_SHIFT : 0;
    case 'u':
        return first > 0 && first <= 0x10ffff ? plain_key((uint32_t)first) : 0;
    default:
        if (final >= 'a' && final <= 'd' && !has_parameters) /* rxvt's shifted arrows */
            return letter_key((char)(final - 32)) | KEY_MOD_SHIFT;
        return letter_key(final);
    }
}

/* CSI: parameters 0x30-0x3f, intermediates 0x20-0x2f, final byte 0x40-0x7e (ECMA-48 5.4). */
/* True for an answer of the terminal. CSI row;column R is a position, CSI 1;modifier R is F3, which
 * has no parameters without a modifier (1). */
static bool is_reply(char final, struct str parameters, const int n[MAX_NUMBERS], int count)
{
    bool private = parameters.n > 0 && !ascii_digit(parameters.p[0]) && parameters.p[0] != ';';
    bool position = final == 'R' && (count != 2 || n[0] != 1 || n[1] == 1 || n[1] > 16);
    return private || strchr("cntxy", final) || position;
}

static enum parsed parse_csi(struct key_parser *p, struct str s, struct input *out, size_t *used)
{
    size_t i = 2;
    if (s.n > 2 && s.p[2] == '[')
        return parse_console_key(s, out, used);
    /* rxvt ends shifted keys with '$', elsewhere an intermediate byte, as in CSI ? 2026 ; 2 $ y. */
    bool number = s.n > 2 && ascii_digit(s.p[2]);
    while (i < s.n && s.p[i] >= 0x20 && s.p[i] <= 0x3f && !(s.p[i] == '$' && number))
        i++;
    if (i == s.n) {
        *used = s.n;
        return s.n > MAX_SEQUENCE ? PARSED_IGNORED : PARSED_INCOMPLETE;
    }
    char final = s.p[i];
    struct str parameters = str_slice(s, 2, i);
    *used = i + 1;
    if ((final < 0x40 && final != '$') || final == 0x7f) { /* aborted */
        *used = i;
        return PARSED_IGNORED;
    }
    int n[MAX_NUMBERS];
    if (parameters.n > 0 && parameters.p[0] == '<') {
        int count = parse_numbers(str_slice(parameters, 1, parameters.n), n);
        return count == 3 && (final == 'M' || final == 'm') && mouse_input(n, final, out)
                   ? PARSED_KEY
                   : PARSED_IGNORED;
    }
    int count = parse_numbers(parameters, n);
    if (is_reply(final, parameters, n, count)) {
        emit_reply(p, str_slice(s, 0, *used));
        return PARSED_IGNORED;
    }
    if (final == '~' && n[0] == 200) {
        p->pasting = true;
        buf_clear(&p->paste);
        return PARSED_IGNORED;
    }
    uint32_t key = csi_key(final, parameters.n > 0, n[0]);
    if (!key)
        return PARSED_IGNORED;
    set_key(out, key | modifiers(count > 1 ? n[1] : 0));
    return PARSED_KEY;
}

/* OSC, DCS, APC, PM and SOS strings: replies, up to BEL or ST. */
static enum parsed parse_string(struct key_parser *p, struct str s, size_t *used)
{
    for (size_t i = 2; i < s.n; i++) {
        if (s.p[i] == 0x07)
            *used = i + 1;
        else if (s.p[i] == 0x1b && i + 1 < s.n && s.p[i + 1] == '\\')
            *used = i + 2;
        else
            continue;
        emit_reply(p, str_slice(s, 0, *used));
        return PARSED_IGNORED;
    }
    if (s.n > MAX_SEQUENCE) {
        *used = s.n;
        return PARSED_IGNORED;
    }
    return PARSED_INCOMPLETE;
}

static enum parsed parse_character(struct str s, uint32_t extra, struct input *out, size_t *used)
{
    unsigned char lead = (unsigned char)s.p[0];
    size_t need = lead > 0xf4 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    size_t at = 0;
    uint32_t c = utf8_next(s, &at);
    if (c == UTF8_REPLACEMENT && at == s.n && s.n < need)
        return PARSED_INCOMPLETE;
    *used = at;
    set_key(out, plain_key(c) | extra);
    return PARSED_KEY;
}

/* SS3: ESC O and a letter. */
static enum parsed parse_ss3(struct str s, struct input *out, size_t *used)
{
    if (s.n == 2)
        return PARSED_INCOMPLETE;
    uint32_t key = letter_key(s.p[2]);
    *used = 3;
    if (key)
        set_key(out, key);
    return key ? PARSED_KEY : PARSED_IGNORED;
}

static enum parsed parse_escape(struct key_parser *p, struct str s, bool timed_out,
                                struct input *out, size_t *used)
{
    if (s.n == 1) {
        if (!timed_out)
            return PARSED_INCOMPLETE;
        *used = 1;
        set_key(out, KEY_ESCAPE_);
        return PARSED_KEY;
    }
    enum parsed parsed;
    switch (s.p[1]) {
    case '[':
        parsed = parse_csi(p, s, out, used);
        break;
    case 'O':
        parsed = parse_ss3(s, out, used);
        break;
    case ']':
    case 'P':
    case '_':
    case '^':
    case 'X':
        parsed = parse_string(p, s, used);
        break;
    case 0x1b:
        *used = 1;
        set_key(out, KEY_ESCAPE_);
        return PARSED_KEY;
    default:
        parsed = parse_character(str_slice(s, 1, s.n), KEY_MOD_ALT, out, used);
        (*used)++;
        break;
    }
    /* An introducer without continuation was Alt with that character. Replies may be slow, so this
     * is limited to the bytes of an introducer. */
    if (parsed == PARSED_INCOMPLETE && timed_out && (s.n == 2 || (s.n == 3 && s.p[2] == '['))) {
        *used = 2;
        set_key(out, plain_key((unsigned char)s.p[1]) | KEY_MOD_ALT);
        return PARSED_KEY;
    }
    return parsed;
}

/* Collects text up to the end mark. Terminals send line ends as CR. */
static bool parse_paste(struct key_parser *p, struct input *out)
{
    struct str s = str_slice(buf_str(&p->bytes), p->at, p->bytes.n);
    size_t end = str_find(s, STR("\033[201~"), 0);
    size_t take = end;
    if (end == SIZE_MAX)
        take = s.n > 5 ? s.n - 5 : 0; /* the mark may be incomplete */
    for (size_t i = 0; i < take; i++)
        buf_add_char(&p->paste, s.p[i] == '\r' ? '\n' : s.p[i]);
    p->at += take;
    if (end == SIZE_MAX)
        return false;
    p->at += 6;
    p->pasting = false;
    struct buf valid;
    buf_init(&valid, MAX_PASTE);
    utf8_add_valid(&valid, buf_str(&p->paste));
    buf_fini(&p->paste);
    p->paste = valid;
    *out = (struct input){.kind = INPUT_PASTE, .text = buf_c(&p->paste)};
    return true;
}

bool key_parser_next(struct key_parser *p, bool timed_out, struct input *out)
{
    while (p->at < p->bytes.n) {
        if (p->pasting) {
            if (parse_paste(p, out))
                return true;
            if (p->pasting)
                return false;
            continue;
        }
        struct str s = str_slice(buf_str(&p->bytes), p->at, p->bytes.n);
        size_t used = 0;
        enum parsed parsed = s.p[0] == 0x1b ? parse_escape(p, s, timed_out, out, &used)
                                            : parse_character(s, 0, out, &used);
        if (parsed == PARSED_INCOMPLETE) {
            if (!timed_out || s.p[0] == 0x1b)
                return false;
            used = 1; /* truncated character */
            parsed = PARSED_IGNORED;
        }
        p->at += used ? used : 1;
        if (parsed == PARSED_KEY)
            return true;
    }
    return false;
}
