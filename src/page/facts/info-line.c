/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/facts/info-line.h"

#include "base/compiler.h"
#include "text/find/fold.h"

enum field {
    FIELD_NONE,
    FIELD_SOURCE,
    FIELD_AUTHOR,
    FIELD_EDITOR,
    FIELD_DATE,
    FIELD_CHANGED,
    FIELD_VIEWS
};

enum { FIRST_LABEL = 60, MAX_LABELS = 12, MAX_VALUE = 90, READING_TIME = 50 };

struct label {
    struct str text;
    enum field field;
};

/* Longer labels precede their own suffixes. */
static const struct label labels[] = {
    {STR("信息来源"), FIELD_SOURCE},
    {STR("文章来源"), FIELD_SOURCE},
    {STR("稿件来源"), FIELD_SOURCE},
    {STR("新闻来源"), FIELD_SOURCE},
    {STR("内容来源"), FIELD_SOURCE},
    {STR("发布机构"), FIELD_SOURCE},
    {STR("发布单位"), FIELD_SOURCE},
    {STR("来源"), FIELD_SOURCE},
    {STR("來源"), FIELD_SOURCE},
    {STR("稿源"), FIELD_SOURCE},
    {STR("责任编辑"), FIELD_EDITOR},
    {STR("責任編輯"), FIELD_EDITOR},
    {STR("责编"), FIELD_EDITOR},
    {STR("编辑"), FIELD_EDITOR},
    {STR("編輯"), FIELD_EDITOR},
    {STR("作者"), FIELD_AUTHOR},
    {STR("记者"), FIELD_AUTHOR},
    {STR("撰稿"), FIELD_AUTHOR},
    {STR("发布日期"), FIELD_DATE},
    {STR("发布时间"), FIELD_DATE},
    {STR("發布時間"), FIELD_DATE},
    {STR("发表时间"), FIELD_DATE},
    {STR("发文时间"), FIELD_DATE},
    {STR("更新时间"), FIELD_CHANGED},
    {STR("成文日期"), FIELD_DATE},
    {STR("时间"), FIELD_DATE},
    {STR("日期"), FIELD_DATE},
    {STR("浏览次数"), FIELD_VIEWS},
    {STR("阅读次数"), FIELD_VIEWS},
    {STR("点击次数"), FIELD_VIEWS},
    {STR("访问次数"), FIELD_VIEWS},
    {STR("浏览量"), FIELD_VIEWS},
    {STR("阅读量"), FIELD_VIEWS},
    {STR("点击数"), FIELD_VIEWS},
    {STR("点击量"), FIELD_VIEWS},
    {STR("访问量"), FIELD_VIEWS},
    {STR("点击率"), FIELD_VIEWS},
    {STR("人气"), FIELD_VIEWS},
    {STR("浏览"), FIELD_VIEWS},
    {STR("阅读"), FIELD_VIEWS},
    {STR("点击"), FIELD_VIEWS},
    {STR("editor in charge"), FIELD_EDITOR},
    {STR("responsible editor"), FIELD_EDITOR},
    {STR("edited by"), FIELD_EDITOR},
    {STR("editor"), FIELD_EDITOR},
    {STR("date add in"), FIELD_DATE},
    {STR("release date"), FIELD_DATE},
    {STR("published on"), FIELD_DATE},
    {STR("published"), FIELD_DATE},
    {STR("publish time"), FIELD_DATE},
    {STR("updated"), FIELD_CHANGED},
    {STR("date"), FIELD_DATE},
    {STR("time"), FIELD_DATE},
    {STR("number of views"), FIELD_VIEWS},
    {STR("page views"), FIELD_VIEWS},
    {STR("views"), FIELD_VIEWS},
    {STR("hits"), FIELD_VIEWS},
    {STR("resource"), FIELD_SOURCE},
    {STR("source"), FIELD_SOURCE},
    {STR("from"), FIELD_SOURCE},
    {STR("author"), FIELD_AUTHOR},
};

struct found_label {
    enum field field;
    size_t start, value;
};

/* Length in bytes of a colon at `at`: 1, or 3 when full-width; 0 for none. */
static size_t colon_at(struct str s, size_t at)
{
    if (s.p[at] == ':')
        return 1;
    return str_starts(str_slice(s, at, s.n), STR("：")) ? 3 : 0;
}

static bool label_before(struct str line, size_t colon, struct found_label *out)
{
    size_t end = colon;
    while (end > 0 && (line.p[end - 1] == ' '))
        end--;
    for (size_t i = 0; i < ARRAY_SIZE(labels); i++) {
        struct str text = labels[i].text;
        if (end < text.n || !str_eq_nocase(str_slice(line, end - text.n, end), text))
            continue;
        size_t start = end - text.n;
        bool latin = ascii_alpha(text.p[0]);
        if (latin && start > 0 && ascii_alpha(line.p[start - 1]))
            continue;
        *out = (struct found_label){labels[i].field, start, 0};
        return true;
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

static void set(struct str *field, struct str value)
{
    if (field->n == 0)
        *field = value;
}

static void store(struct info *out, enum field field, struct str value)
{
    switch (field) {
    case FIELD_SOURCE:
        set(&out->source, clean_name(value));
        break;
    case FIELD_AUTHOR:
        set(&out->author, clean_name(value));
        break;
    case FIELD_EDITOR:
        set(&out->editor, clean_name(value));
        break;
    case FIELD_DATE:
        set(&out->date, str_trim(value));
        break;
    case FIELD_CHANGED:
        set(&out->changed, str_trim(value));
        break;
    case FIELD_VIEWS:
        if (out->views < 0)
            out->views = number_in(value);
        break;
    default:
        break;
    }
}

bool info_line_is_reading_time(struct str line)
{
    static const struct str units[] = {STR("min"), STR("мин"), STR("分"), STR("dk"), STR("λεπτ")};
    static const struct str reads[] = {
        STR("read"),     STR("lese"),  STR("lectur"),   STR("lettura"), STR("leitura"),
        STR("leestijd"), STR("läs"),   STR("læse"),     STR("czyt"),    STR("čtení"),
        STR("číta"),     STR("чтени"), STR("lukuaika"), STR("okuma"),   STR("阅读"),
        STR("閱讀"),     STR("読"),    STR("ανάγνωσ")};
    AUTO(buf) lower = BUF_INIT;
    if (line.n > READING_TIME || number_in(line) < 0)
        return false;
    fold_add(&lower, line);
    return fold_end_of_any(buf_str(&lower), units, ARRAY_SIZE(units)) > 0 &&
           fold_end_of_any(buf_str(&lower), reads, ARRAY_SIZE(reads)) > 0;
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
