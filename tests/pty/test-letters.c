/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every letter reaches the terminal, each cluster at its own column: running text in many scripts,
 * emoji sequences, stacks of marks, and all of Unicode's tests of grapheme clusters where the
 * corpus beside the source tree has them. Compared are the surface and what libvterm holds, and the
 * bytes that were sent. libvterm keeps six characters a cell (VTERM_MAX_CHARS_PER_CELL), and by its
 * table of 2007 younger marks take cells that the next cluster then covers: there only the bytes
 * prove more than the first letter.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "screen/surface.h"
#include "tests/pty/pty.h"
#include "text/display/safe.h"
#include "text/display/width.h"
#include "text/utf8.h"

enum { WIDTH = 80, HEIGHT = 24, ROWS = HEIGHT - 1 };

static const char *const samples[] = {
    "The harbour froze over in January, and the ferries stayed at home.",
    "Der Fluß stieg über Nacht, die Brücke blieb gesperrt.",
    "Tiếng chuông vang xa, lũ trẻ chạy về phía bờ đê.",
    "Ο αέρας δυνάμωσε και τα καΐκια γύρισαν νωρίς.",
    "Утренний поезд опоздал на сорок минут из-за снега.",
    "השוק נפתח מוקדם והריח של לחם טרי הגיע עד הרחוב. שָׁלוֹם",
    "وصلت القافلة قبل الفجر وكان الماء قليلاً. كِتَابٌ",
    "नदी के किनारे की दुकानें बंद थीं, पर पुस्तकालय खुला था।",
    "নদীর ধারে ছোট দোকানগুলো সকালে খোলে। কো কৌ",
    "ਪਿੰਡ ਦੀਆਂ ਗਲੀਆਂ ਵਿੱਚ ਮੀਂਹ ਦਾ ਪਾਣੀ ਭਰ ਗਿਆ।",
    "ગામની નિશાળમાં આજે નવી ચોપડીઓ આવી.",
    "ଗାଁର ପୋଖରୀରେ କଇଁ ଫୁଟିଛି, ପିଲାମାନେ ଖୁସି।",
    "மழை நின்றதும் கோவில் தெருவில் கூட்டம் சேர்ந்தது. கொ கோ",
    "వాన ఆగాక ఊరి చెరువు నిండింది.",
    "ಮಳೆ ನಿಂತ ಮೇಲೆ ಹೊಲಗಳಲ್ಲಿ ಕೆಲಸ ಶುರುವಾಯಿತು.",
    "മഴയ്ക്കു ശേഷം പുഴയോരത്ത് കുട്ടികൾ കളിച്ചു. കൊ കോ",
    "වැස්ස නතර වූ පසු ගමේ පාර වියළුණා. කො කෝ",
    "เรือข้ามฟากหยุดวิ่งเพราะน้ำขึ้นสูง กำลังรอข่าว",
    "ເຮືອຂ້າມຟາກຢຸດແລ່ນຍ້ອນນ້ຳຂຶ້ນສູງ ຄຳ",
    "សាលារៀនបើកទ្វារវិញ ហើយសិស្សមករៀនច្រើន។ ភាសា",
    "မိုးရွာပြီးနောက် မြစ်ရေတက်လာသည်။ ကြော ကြေ",
    "གངས་མང་པོ་བབས་པས་ལམ་བཀག་སོང་། རྒྱུ",
    "雁城下了一夜的雨，早晨街上很安静。",
    "朝から雨だったので、港の市場は静かだった。か\u3099",
    "비가 그친 뒤 시장에 사람들이 모였다. \u1112\u1161\u11ab \u1112\u1161",
    "ክረምቱ ሲገባ መንገዱ ተዘጋ።",
    "🇨🇭 🇫🇷🇱🇦 🇨 👋🏽 ☝🏿 👨\u200d👩\u200d👧 👩🏾\u200d🚀 "
    "🏳\ufe0f\u200d🌈 "
    "❤\ufe0f "
    "1\ufe0f\u20e3 "
    "🫨 end",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f "
    "👩🏻\u200d❤\ufe0f\u200d💋\u200d👨🏿 and on",
    "o\u0323\u0302\u0323\u0302\u0323\u0302\u0308 "
    "Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b end",
    "\u17c5\u17c5 \u0915\u094d\u0937\u093f a\u0bbe\u0bbe\u0bbe\u0bbe\u0bbe end",
};

/* libvterm takes the Arabic signs that stand before a number for marks, and puts them anywhere. */
static bool has_sign_before_number(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (c >= 0x600 && c <= 0x605)
            return true;
    }
    return false;
}

/* The characters of one of Unicode's tests: "÷ 0020 × 0308 ÷", harmless as a title would be. */
static void add_case(struct buf *out, struct str line)
{
    AUTO(buf) text = BUF_INIT;
    line = str_slice(line, 0, str_find_char(line, '#', 0));
    for (struct str word; str_split(&line, ' ', &word);) {
        uint32_t c = (uint32_t)strtoul(word.p, NULL, 16);
        if (c > 0)
            utf8_add(&text, c);
    }
    if (text.n > 0 && !has_sign_before_number(buf_str(&text))) {
        safe_add_line(out, buf_str(&text));
        buf_add_char(out, '\n');
    }
}

static void add_unicode_tests(struct buf *out)
{
    AUTO(buf) path = BUF_INIT, file = BUF_INIT;
    struct error e;
    const char *srcdir = getenv("srcdir");
    buf_printf(&path, "%s/../shared/corpus/unicode/GraphemeBreakTest.txt", srcdir ? srcdir : ".");
    if (file_read(path.p, 16 << 20, &file, &e)) {
        struct str rest = buf_str(&file);
        for (struct str line; str_split(&rest, '\n', &line);)
            add_case(out, line);
    } else {
        printf("without %s\n", path.p);
    }
}

/* Content of a cell left free by a cluster. */
static bool is_blank(uint32_t c)
{
    return c == ' ' || c == 0xa0;
}

/* The characters that libvterm has in the cells of a cluster. */
static size_t read_cells(struct pty *p, int x, int y, int width, uint32_t *out)
{
    size_t n = 0;
    for (int i = 0; i < width; i++)
        n += (size_t)pty_cell(p, x + i, y, out + n);
    return n;
}

/* A mark with nothing to be on: terminals differ in where it goes. */
static bool begins_with_mark(struct str cluster)
{
    size_t at = 0;
    utf8_next(cluster, &at);
    return text_width(str_slice(cluster, 0, at)) == 0;
}

/* Whether a cluster is in its cells; of a stack of marks, and where libvterm gives it more cells,
 * its first letter. */
static bool has_cluster(struct pty *p, int x, int y, const struct cell *c, const char *cluster)
{
    uint32_t got[CLUSTER_MAX_CELLS * PTY_CELL_CHARS];
    struct str want = str_from(cluster);
    size_t n = read_cells(p, x, y, c->width, got), i = 0;
    bool partly =
        utf8_length(want) > PTY_CELL_CHARS || (c->width > 0 && pty_measure(cluster) > c->width);
    for (size_t at = 0; at < want.n && (i == 0 || !partly); i++)
        if (i >= n || utf8_next(want, &at) != got[i])
            return false;
    return partly || i == n || is_blank(got[i]);
}

/* True if a row of the screen has the surface's letters, each at its column. */
static bool same_row(struct pty *p, const struct surface *s, int y)
{
    for (int x = 0; x < s->width; x++) {
        const struct cell *c = surface_cell(s, x, y);
        const char *text = surface_cell_text(s, c);
        if (text[0] && !begins_with_mark(str_from(text)) && !has_cluster(p, x, y, c, text))
            return false;
    }
    return true;
}

static void check_bytes(struct pty *p, const struct surface *s, int y)
{
    for (int x = 0; x < s->width; x++) {
        /* A blank below a mark may be one that is there already. */
        struct str text = str_trim(str_from(surface_cell_text(s, surface_cell(s, x, y))));
        if (str_find(pty_output(p), text, 0) == SIZE_MAX) {
            fprintf(stderr, "row %d: “%.*s” was not sent\n", y, STR_ARG(text));
            check(false, "every byte of each cluster is sent");
        }
    }
}

static void check_page(struct pty *p, struct str *rest, int page)
{
    struct surface s;
    struct style plain = {COLOR_DEFAULT, COLOR_DEFAULT, 0};
    struct str line;
    char head[80];
    snprintf(head, sizeof head, "page %d %u.", page, width_rules());
    pty_wait(p, head);
    pty_settle(p);
    surface_init(&s, WIDTH, HEIGHT);
    for (int y = 1; y <= ROWS && str_split(rest, '\n', &line); y++) {
        surface_text(&s, 0, y, line, plain);
        surface_text(&s, WIDTH - 1, y, STR("|"), plain);
        if (!same_row(p, &s, y)) {
            struct buf screen = BUF_INIT;
            pty_add_screen(p, &screen);
            fprintf(stderr, "page %d, “%.*s”; the screen:\n%s", page, STR_ARG(line), screen.p);
            check(false, "the terminal holds what was painted");
        }
        check_bytes(p, &s, y);
    }
    surface_fini(&s);
}

/* libvterm's own measures, or those of a terminal that gives none, and of one that joins. */
static void show(const char *path, struct str lines, const char *replies, unsigned rules)
{
    struct pty *p = pty_start((const char *[]){"tests/pty/letters-probe", path, NULL},
                              (const char *[]){"LC_ALL=C.UTF-8", NULL}, WIDTH, HEIGHT);
    if (replies)
        pty_set_replies(p, replies);
    width_set_rules(rules);
    for (int page = 1; lines.n > 0; page++) {
        check_page(p, &lines, page);
        pty_send(p, lines.n > 0 ? " " : "q");
    }
    check(pty_finish(p) == 0, "it ends with 0");
}

/* The lines that libvterm measures as gander does when nothing joins. */
static void keep_agreed(struct str lines, struct buf *out)
{
    width_set_rules(0);
    for (struct str line; str_split(&lines, '\n', &line);) {
        char *text = mem_strndup(line.p, line.n);
        if (pty_measure(text) == text_width(line))
            buf_printf(out, "%s\n", text);
        free(text);
    }
}

/* Each character has the cells that wcwidth() says: then none but stacks of marks is doubtful. */
static const char side_by_side[] =
    "\033[3;3R\033[3;8R\033[3;5R\033[3;5R\033[3;2R\033[3;5R\033[3;3R\033[3;12R\033[?62c";

int main(void)
{
    char path[] = "test-letters.XXXXXX";
    AUTO(buf) lines = BUF_INIT, agreed = BUF_INIT;
    struct error e;
    int fd = mkstemp(path);
    check(fd >= 0, "a temporary file");
    close(fd);
    for (size_t i = 0; i < ARRAY_SIZE(samples); i++)
        buf_printf(&lines, "%s\n", samples[i]);
    add_unicode_tests(&lines);
    check(file_write_atomic(path, buf_str(&lines), &e), "the lines are written");
    show(path, buf_str(&lines), NULL, 0);
    show(path, buf_str(&lines), "\033[?62c", WIDTH_WIDENS_EMOJI);
    keep_agreed(buf_str(&lines), &agreed);
    check(agreed.n > lines.n / 2 && file_write_atomic(path, buf_str(&agreed), &e), "most of them");
    show(path, buf_str(&agreed), side_by_side, 0);
    unlink(path);
    return 0;
}
