/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/facts/info-line.h"

#include "base/compiler.h"
#include "text/find/fold.h"

/* First those that are names. */
enum field { FIELD_SOURCE, FIELD_AUTHOR, FIELD_EDITOR, FIELD_DATE, FIELD_CHANGED, FIELD_VIEWS };

enum { FIRST_LABEL = 60, MAX_LABELS = 12, MAX_VALUE = 90, READING_TIME = 50 };

/* Longer labels precede their own suffixes. */
static const struct {
    enum field field;
    const char *words;
} labels[] = {
    {FIELD_SOURCE,
     "信息来源|文章来源|稿件来源|新闻来源|内容来源|发布机构|发布单位|来源|來源|稿源|resource|"
     "source|from"},
    {FIELD_EDITOR,
     "责任编辑|責任編輯|责编|编辑|編輯|editor in charge|responsible editor|edited by|editor"},
    {FIELD_AUTHOR, "作者|记者|撰稿|author"},
    {FIELD_CHANGED, "更新时间|updated"},
    {FIELD_DATE,
     "发布日期|发布时间|發布時間|发表时间|发文时间|成文日期|时间|日期|date add in|release date|"
     "published on|published|publish time|date|time"},
    {FIELD_VIEWS,
     "浏览次数|阅读次数|点击次数|访问次数|浏览量|阅读量|点击数|点击量|访问量|点击率|人气|浏览|"
     "阅读|点击|number of views|page views|views|hits"},
};

struct found_label {
    enum field field;
    size_t start, value;
};

/* Length in bytes of a colon at `at`: 1, or 3 when full-width; 0 for none. */
static size_t colon_at(struct str s, size_t at)
{
    static const struct str wide = STR("：");
    if (s.p[at] == ':')
        return 1;
    return s.p[at] == wide.p[0] && str_starts(str_slice(s, at, s.n), wide) ? wide.n : 0;
}

static bool label_before(struct str line, size_t colon, struct found_label *out)
{
    struct str front = str_slice(line, 0, colon), text;
    while (str_ends(front, STR(" ")))
        front.n--;
    for (size_t i = 0; i < ARRAY_SIZE(labels); i++) {
        for (const char *list = labels[i].words; str_next_word(&list, &text);) {
            size_t start = front.n - text.n;
            bool within =
                front.n > text.n && ascii_alpha(text.p[0]) && ascii_alpha(line.p[start - 1]);
            if (str_ends_nocase(front, text) && !within) {
                *out = (struct found_label){labels[i].field, start, 0};
                return true;
            }
        }
    }
    return false;
}

static struct str cut_before(struct str s, struct str what)
{
    size_t at = str_find(s, what, 0);
    return at == SIZE_MAX ? s : str_slice(s, 0, at);
}

static bool strip_end(struct str *s, struct str what)
{
    if (str_ends(*s, what)) {
        s->n -= what.n;
        return true;
    }
    return false;
}

/* Name without surrounding punctuation. */
static struct str clean_name(struct str s)
{
    static const struct str ends[] = {
        STR("|"),    STR("["),          STR("【"),         STR("】"),   STR("]"),
        STR("）"),   STR("（"),         STR(")"),          STR("字号"), STR("字体"),
        STR("打印"), STR("我来说两句"), STR("Let me say"), STR("分享")};
    s = str_trim(s);
    for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
        s = cut_before(s, ends[i]);
    s = str_trim(s);
    if (s.n > 0 && (unsigned char)s.p[0] >= 0x80)
        s = cut_before(s, STR(" "));
    while (strip_end(&s, STR(",")) || strip_end(&s, STR("·")) || strip_end(&s, STR("-")) ||
           strip_end(&s, STR("，")) || strip_end(&s, STR("/")) || strip_end(&s, STR(" "))) {
    }
    return s.n <= MAX_VALUE ? s : STR("");
}

static int64_t number_in(struct str s)
{
    size_t i = 0;
    while (i < s.n && !ascii_digit(s.p[i]))
        i++;
    size_t start = i;
    while (i < s.n && ascii_digit(s.p[i]))
        i++;
    int64_t value;
    return str_to_int64(str_slice(s, start, i), &value) ? value : -1;
}

static void store(struct info *out, enum field field, struct str value)
{
    struct str *const texts[] = {&out->source, &out->author, &out->editor, &out->date,
                                 &out->changed};
    if (field == FIELD_VIEWS)
        out->views = out->views < 0 ? number_in(value) : out->views;
    else if (texts[field]->n == 0)
        *texts[field] = field <= FIELD_EDITOR ? clean_name(value) : str_trim(value);
}

bool info_line_is_reading_time(struct str line)
{
    static const char reads[] =
        "read|lese|lectur|lettura|leitura|leestijd|läs|læse|czyt|čtení|číta|чтени|lukuaika|"
        "okuma|阅读|閱讀|読|ανάγνωσ";
    AUTO(buf) lower = BUF_INIT;
    if (line.n > READING_TIME || number_in(line) < 0)
        return false;
    fold_add(&lower, line);
    return fold_end_of_any(buf_str(&lower), "min|мин|分|dk|λεπτ") > 0 &&
           fold_end_of_any(buf_str(&lower), reads) > 0;
}

void info_line_read(struct str line, struct info *out)
{
    struct found_label found[MAX_LABELS];
    size_t n = 0;
    for (size_t i = 0; i < line.n && n < MAX_LABELS; i++) {
        size_t colon = colon_at(line, i);
        if (colon > 0 && label_before(line, i, &found[n]))
            found[n++].value = i + colon;
    }
    if (n == 0 || found[0].start > FIRST_LABEL)
        return;
    for (size_t i = 0; i < n; i++) {
        size_t end = i + 1 < n ? found[i + 1].start : line.n;
        store(out, found[i].field, str_slice(line, found[i].value, end));
    }
}
