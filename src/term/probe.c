/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "term/probe.h"

#include <string.h>

#include "text/display/width.h"

/* Cursor position reports, in the order of the query. */
enum { AT_START, AFTER_WIDTH, AFTER_SCALE, AFTER_DOUBLE_WIDTH };

/* Samples of clusters that terminals measure differently, in a row of their own, and of others. */
enum {
    OF_MARK,
    OF_MANY,
    OF_MODIFIER,
    OF_EMOJI,
    OF_EMOJI_STYLE,
    OF_REPETITION,
    OF_MARGIN,
    OF_TAB,
    SAMPLES
};
#define WIDTH_ROW "3"
#define WIDTH_SAMPLE(cluster) "\r" cluster "\033[6n"
#define MARGIN_SAMPLE "\033[?69h\033[3;9s\033[" WIDTH_ROW ";6H" WIDTH_SAMPLE("") "\033[?69l"
#define TAB_SAMPLE "\033[3g\033[" WIDTH_ROW ";12H\033H" WIDTH_SAMPLE("\t")
#define WIDTH_QUESTION                                                                             \
    "\033[" WIDTH_ROW ";1H" WIDTH_SAMPLE("\u0915\u0940")                                           \
        WIDTH_SAMPLE("\u0995\u09c7\u09be\U0001f1e8\U0001f1ed\u101b\u103d\u0cb3\u0cc6")             \
            WIDTH_SAMPLE("\U0001f44b\U0001f3fd") WIDTH_SAMPLE("\U0001f469\u200d\U0001f680")        \
                WIDTH_SAMPLE("\u2764\ufe0f") WIDTH_SAMPLE("\u00e9\033[3b")                         \
                    MARGIN_SAMPLE TAB_SAMPLE

bool probe_is_useful(const char *term, bool multiplexed)
{
    static const char *const useless[] = {"linux", "dumb", "vt52", "ansi", "screen", "tmux"};
    for (size_t i = 0; i < sizeof useless / sizeof *useless; i++)
        if (str_starts(str_from(term), str_from(useless[i])))
            return false;
    return !multiplexed && *term;
}

int32_t probe_background_hint(const char *term, bool multiplexed, const char *colorfgbg)
{
    if (multiplexed)
        return -1;
    if (str_starts(str_from(term), STR("linux")))
        return 0;
    struct str s = str_from(colorfgbg);
    int64_t number;
    size_t start = s.n;
    while (start > 0 && s.p[start - 1] != ';')
        start--;
    if (start == 0 || !str_to_int64(str_slice(s, start, s.n), &number) || number < 0 || number > 15)
        return -1;
    return number < 7 || number == 8 ? 0 : 0xffffff;
}

#define BACKGROUND_QUESTION "\033]11;?\033\\"
#define ABILITIES_QUESTION                                                                         \
    "\033[2;1H\033[6n"                                                                             \
    "\033]66;w=2; \033\\\033[6n"                 /* OSC 66 with widths moves by 2 */               \
    "\033]66;s=2; \033\\\033[6n"                 /* OSC 66 with sizes by 2 more */                 \
    "\033[5;1H\033#6\033[500C\033[6n"            /* DECDWL stops at half the width */              \
    "\r\033#5" BACKGROUND_QUESTION "\033[16t"    /* the size of a cell in pixels (xterm) */        \
    "\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\033\\" /* kitty graphics protocol */
#define MODE_QUESTION "\033[?2026$p"             /* synchronized output (DECRQM) */
#define STATUS_QUESTION "\033[5n"                /* also asked after frames */
#define LAST_QUESTION                                                                              \
    MODE_QUESTION STATUS_QUESTION "\033[>q\033[>c\033[c" /* the last is answered by all */
#define CLEARED "\033[2J\033[H"

const char *probe_question(bool utf8)
{
    return utf8 ? ABILITIES_QUESTION WIDTH_QUESTION LAST_QUESTION CLEARED
                : ABILITIES_QUESTION LAST_QUESTION CLEARED;
}

const char *probe_tmux_question(bool utf8)
{
    return utf8 ? BACKGROUND_QUESTION WIDTH_QUESTION MODE_QUESTION STATUS_QUESTION "\033[c" CLEARED
                : BACKGROUND_QUESTION MODE_QUESTION STATUS_QUESTION "\033[c";
}

void probe_init(struct probe *p, int width)
{
    *p = (struct probe){.width = width, .background = -1};
}

static void copy(char *out, size_t size, struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n && n + 1 < size; i++)
        if (s.p[i] >= ' ' && s.p[i] <= '~')
            out[n++] = s.p[i];
    out[n] = '\0';
}

/* "rgb:RRRR/GGGG/BBBB", one to four hexadecimal digits each (XParseColor). */
static int32_t parse_color(struct str s)
{
    int32_t color = 0;
    struct str part;
    if (!str_starts(s, STR("rgb:")))
        return -1;
    s = str_slice(s, 4, s.n);
    for (int i = 0; i < 3; i++) {
        if (!str_split(&s, '/', &part) || part.n < 1 || part.n > 4)
            return -1;
        uint32_t value, most = (1u << (4 * part.n)) - 1;
        if (!str_to_hex(part, &value))
            return -1;
        color = color << 8 | (int32_t)(value * 255 / most);
    }
    return color;
}

static void parse_position(struct probe *p, struct str numbers)
{
    struct str row;
    int64_t column;
    if (!str_split(&numbers, ';', &row) || !numbers.p || !str_to_int64(numbers, &column) ||
        column <= 0 || column >= 10000)
        return;
    if (str_eq(row, STR(WIDTH_ROW))) {
        if (p->n_widths < SAMPLES)
            p->widths[p->n_widths++] = (int)column - 1;
    } else if (p->positions < 4) {
        p->column[p->positions++] = (int)column;
    }
}

/* "6;HEIGHT;WIDTH" of a cell in pixels, within plausible bounds. */
static void parse_cell_size(struct probe *p, struct str numbers)
{
    enum { MAX_SIDE = 200 };
    struct str part;
    int64_t height, width;
    if (str_split(&numbers, ';', &part) && str_eq(part, STR("6")) &&
        str_split(&numbers, ';', &part) && str_to_int64(part, &height) &&
        str_split(&numbers, ';', &part) && str_to_int64(part, &width) && height > 0 &&
        height <= MAX_SIDE && width > 0 && width <= MAX_SIDE) {
        p->cell_width = (int)width;
        p->cell_height = (int)height;
    }
}

/* Setting of a mode (DECRPM): set or reset; others are unknown or cannot be changed. */
static void parse_synchronized(struct probe *p, struct str setting)
{
    bool known = str_eq(setting, STR("1")) || str_eq(setting, STR("2"));
    p->synchronized = known ? SYNCHRONIZED_KNOWN : SYNCHRONIZED_MISSING;
}

static void parse_attributes(struct probe *p, struct str numbers)
{
    struct str part;
    while (str_split(&numbers, ';', &part))
        p->sixel = p->sixel || str_eq(part, STR("4"));
    p->complete = true;
}

void probe_read_reply(struct probe *p, struct str reply)
{
    size_t end = reply.n;
    if (end > 0 && reply.p[end - 1] == '\007')
        end--;
    else if (str_ends(reply, STR("\033\\")))
        end -= 2;
    struct str body = str_slice(reply, 2, end);
    if (str_starts(reply, STR("\033P>|")))
        copy(p->name, sizeof p->name, str_slice(body, 2, body.n));
    else if (str_starts(reply, STR("\033]11;")))
        p->background = parse_color(str_slice(body, 3, body.n));
    else if (str_starts(reply, STR("\033_Gi=31;")))
        p->kitty_graphics = str_ends(body, STR(";OK"));
    else if (str_starts(reply, STR("\033[>")) && str_ends(reply, STR("c")))
        copy(p->version, sizeof p->version, str_slice(body, 0, body.n - 1));
    else if (str_starts(reply, STR("\033[?")) && str_ends(reply, STR("c")))
        parse_attributes(p, str_slice(body, 1, body.n - 1));
    else if (str_starts(reply, STR("\033[?2026;")) && str_ends(reply, STR("$y")))
        parse_synchronized(p, str_slice(body, 6, body.n - 2));
    else if (str_eq(reply, STR("\033[0n")))
        p->status = true;
    else if (str_starts(reply, STR("\033[")) && str_ends(reply, STR("t")))
        parse_cell_size(p, str_slice(body, 0, body.n - 1));
    else if (str_starts(reply, STR("\033[")) && str_ends(reply, STR("R")))
        parse_position(p, str_slice(body, 0, body.n - 1));
}

unsigned probe_width_rules(const struct probe *p)
{
    if (p->n_widths < SAMPLES)
        return WIDTH_WIDENS_EMOJI;
    return (p->widths[OF_MARK] == 1 ? WIDTH_JOINS_MARKS : 0u) |
           (p->widths[OF_MODIFIER] == 2 ? WIDTH_JOINS_MODIFIERS : 0u) |
           (p->widths[OF_EMOJI] == 2 ? WIDTH_JOINS_EMOJI : 0u) |
           (p->widths[OF_EMOJI_STYLE] == 2 ? WIDTH_WIDENS_EMOJI : 0u);
}

bool probe_sets_side_by_side(const struct probe *p)
{
    return p->n_widths == SAMPLES && p->widths[OF_MARK] == 2 && p->widths[OF_MANY] == 3 + 2 + 1 + 1;
}

bool probe_repeats(const struct probe *p, bool described)
{
    return p->n_widths == SAMPLES ? p->widths[OF_REPETITION] == 4 : described && p->complete;
}

/* A carriage return stops at the left margin. */
bool probe_has_margins(const struct probe *p)
{
    return p->n_widths == SAMPLES && p->widths[OF_MARGIN] == 2;
}

bool probe_sets_tabs(const struct probe *p, bool described)
{
    return p->n_widths == SAMPLES ? p->widths[OF_TAB] == 11 : described && !probe_is_awaited(p);
}

bool probe_is_awaited(const struct probe *p)
{
    return p->asked && !p->complete;
}

bool probe_has_osc66(const struct probe *p)
{
    return p->complete && p->positions == 4 && p->column[AFTER_WIDTH] - p->column[AT_START] == 2 &&
           p->column[AFTER_SCALE] - p->column[AFTER_WIDTH] == 2;
}

static bool named(const struct probe *p, const char *name)
{
    return str_starts_nocase(str_from(p->name), str_from(name));
}

static bool is_putty(const struct probe *p)
{
    return strcmp(p->version, ">0;136;0") == 0;
}

static bool is_mlterm(const struct probe *p)
{
    return str_starts(str_from(p->version), STR(">24;"));
}

/* The number in "XTerm(379)", 0 for other terminals. */
static int64_t xterm_version(const struct probe *p)
{
    int64_t version = 0;
    size_t n = strlen(p->name);
    if (named(p, "XTerm(") && p->name[n - 1] == ')' &&
        !str_to_int64((struct str){p->name + 6, n - 7}, &version))
        version = 0;
    return version;
}

enum double_lines probe_dec_lines(const struct probe *p)
{
    if (!p->complete || probe_has_osc66(p))
        return LINES_NONE;
    if (named(p, "XTerm(")) {
        /* Before 380 a Chinese character on such a line can crash xterm; since then it overlaps the
         * next, with half its advance. */
        return xterm_version(p) >= 380 ? LINES_LATIN : LINES_NONE;
    }
    return named(p, "Konsole") || is_putty(p) || is_mlterm(p) ? LINES_ALL : LINES_NONE;
}

bool probe_might_have_dec_lines(const struct probe *p)
{
    return p->complete && probe_dec_lines(p) == LINES_NONE && !named(p, "XTerm(") &&
           p->positions == 4 && p->width > 4 && p->column[AFTER_DOUBLE_WIDTH] <= p->width / 2 + 1;
}

bool probe_erases_by_characters(const struct probe *p)
{
    return is_mlterm(p);
}

bool probe_keeps_odd_column(const struct probe *p)
{
    return is_putty(p);
}

/* VTE's version in ">65;7006;1", with the minor version in two digits; 0 for other terminals. */
static int64_t vte_version(const struct probe *p)
{
    struct str rest = str_from(p->version), part;
    int64_t version = 0;
    bool vte = str_split(&rest, ';', &part) && str_eq(part, STR(">65"));
    return vte && str_split(&rest, ';', &part) && str_to_int64(part, &version) ? version : 0;
}

bool probe_has_bidi(const struct probe *p)
{
    return named(p, "Konsole") || is_mlterm(p) || vte_version(p) >= 5800;
}

bool probe_reorders_rows(const struct probe *p)
{
    return is_putty(p);
}

bool probe_has_hyperlinks(const struct probe *p)
{
    static const char *const names[] = {"kitty(",  "foot(",   "WezTerm", "iTerm2",
                                        "Konsole", "mintty ", "ghostty", "contour"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (named(p, names[i]))
            return true;
    return vte_version(p) >= 5000; /* earlier ones could crash when links vanished */
}

enum notification probe_notification(const struct probe *p)
{
    static const struct {
        const char *name;
        enum notification how;
    } known[] = {{"kitty(", NOTIFICATION_OSC_9},    {"iTerm2", NOTIFICATION_OSC_9},
                 {"foot(", NOTIFICATION_OSC_777},   {"WezTerm", NOTIFICATION_OSC_777},
                 {"ghostty", NOTIFICATION_OSC_777}, {"contour", NOTIFICATION_OSC_777}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (named(p, known[i].name))
            return known[i].how;
    return NOTIFICATION_BELL;
}

bool probe_may_have_hyperlinks(const char *term, bool in_screen)
{
    static const char *const never[] = {"linux", "dumb", "vt", "ansi", "cons", "screen", "sun"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (str_starts(str_from(term), str_from(never[i])))
            return false;
    return !in_screen && *term;
}
