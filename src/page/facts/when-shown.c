/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visible date: in elements for dates, and in lines near the title. */
#include "page/facts/when.h"

enum {
    DATE_LINE = 200,
    SHORT_LINE = 80,
    DATELINE = 40,
    UPDATE_LABEL = 40,
    LABELLED = 80,
    LINES_AFTER_TITLE = 25,
    LINES_BEFORE_TITLE = 10,
    NEAR_LINES = 6,
    FULL_DATE = 19,
    DAY = 86400
};

/* True when one of the words is in the text before the first date of the line. */
static bool is_after(struct str line, const char *words)
{
    struct date date;
    size_t start = 0;
    if (!date_find(line, 0, &date, &start, NULL))
        return false;
    struct str before = str_slice(line, start > UPDATE_LABEL ? start - UPDATE_LABEL : 0, start);
    return str_any(str_has_nocase, before, words);
}

/* "Last updated 4 May", "Mis à jour le 4 mai": the first date of the line is a later one. */
static bool is_update(struct str line)
{
    static const char words[] =
        "updated|modified|aktualisiert|ändert|änderung|Änderung|mis à jour|mise à jour|modifié|"
        "actualiz|modificad|aggiorna|atualiza|bijgewerkt|gewijzigd|opdateret|oppdatert|"
        "uppdaterad|изменен|обновлен|aktualiz";
    return is_after(line, words);
}

/* "It is currently 14 Oct 2020", "今天是2020年10月14日", "Joined: 18 Sep 2008": a page's clock, or
 * a fact about its writer. */
static bool is_foreign(struct str line)
{
    static const char words[] =
        "currently|current time|time now|local time|aktuelle zeit|heute ist|actuellement|"
        "nous sommes le|fecha actual|hora actual|huidige tijd|ora attuale|текущее время|"
        "Текущее время|今天是|今日是|现在是|現在是|现在时间|現在時間|当前时间|目前時間|joined|"
        "registered|registriert|dabei seit|member since|inscrit|注册时间|註冊時間|注册日期|"
        "註冊日期|Регистрация|miembro desde|iscritto|lid sinds";
    return is_after(line, words);
}

/* "Published on 4 May": the first date of the line is the article's. */
static bool is_published(struct str line)
{
    static const char words[] =
        "published|posted|publié|mis en ligne|publicado|pubblicato|veröffentlicht|erschienen|"
        "发布|發布|опубликован|Опубликован";
    return is_after(line, words);
}

/* Date in the text of an element; false for foreign ones, and for a change unless those are sought.
 */
static bool of_text(struct str text, struct habit h, struct date *out)
{
    return text.n <= DATE_LINE && when_parse(text, h, out) && (h.updates || !is_update(text)) &&
           !is_foreign(text);
}

/* True for an attribute whose date is two days after the shown one, or later. */
static bool is_later(struct str datetime, struct habit h, const struct date *shown)
{
    struct date date;
    return when_parse(datetime, h, &date) && date.time > shown->time + 2 * DAY;
}

static bool of_node(struct dom *d, const struct dom_node *n, struct habit h, struct date *out)
{
    struct str datetime = dom_attr(n, "datetime"), text = dom_text(d, n, DATE_LINE + 1);
    if (datetime.n > 0 && is_published(text) && of_text(text, h, out) && is_later(datetime, h, out))
        return true; /* the attribute may have the last change */
    if (when_parse(datetime, h, out) || when_parse(dom_attr(n, "content"), h, out) ||
        (dom_attr(n, "title").n >= FULL_DATE && when_parse(dom_attr(n, "title"), h, out)))
        return true;
    return of_text(text, h, out);
}

/* RDFa: property="schema:datePublished", "dc:date", "schema:dateCreated". */
static bool is_created(const struct dom_node *n)
{
    struct str property = dom_attr(n, "property");
    size_t colon = str_find_char(property, ':', 0);
    struct str name = colon == SIZE_MAX ? property : str_slice(property, colon + 1, property.n);
    return str_eq_nocase(name, STR("datePublished")) || str_eq_nocase(name, STR("dateCreated")) ||
           (str_eq_nocase(name, STR("date")) && colon != SIZE_MAX);
}

/* "uploaded-date", "Post__date" */
static bool ends_in_date(struct str classes)
{
    struct str rest = classes, word, tail = STR("date");
    while (str_split(&rest, ' ', &word))
        if (word.n > tail.n + 1 && !ascii_alpha(word.p[word.n - tail.n - 1]) &&
            str_ends_nocase(word, tail) && !str_has_nocase(word, STR("update")) &&
            !str_has_nocase(word, STR("modif")))
            return true;
    return false;
}

/* The same as when_from_markup(), in the nodes from `from` to before `to`. */
static bool from_range(struct dom *d, const struct facts *f, uint32_t from, uint32_t to,
                       struct habit h, struct date *out)
{
    static const struct str words[] = {
        STR("pubtime_baidu"), STR("pubtime"),      STR("publish-time"), STR("pub-time"),
        STR("published"),     STR("post-date"),    STR("entry-date"),   STR("article-date"),
        STR("date"),          STR("time"),         STR("timestamp"),    STR("datum"),
        STR("article-time"),  STR("publish_time"), STR("post-time"),    STR("news-time"),
        STR("info-time"),     STR("date-header"),  STR("dateline")};
    enum { SURE = 6, ALL = ARRAY_SIZE(words) };
    int rank = 9;
    for (const struct dom_node *n = &d->nodes[from]; n < &d->nodes[to] && rank > 0; n++) {
        if (n->tag == DOM_TEXT || (n->n_attrs == 0 && n->tag != GUMBO_TAG_TIME))
            continue;
        int mine = 9;
        if (dom_has_word(dom_attr(n, "itemprop"), STR("datePublished")) || is_created(n))
            mine = 0;
        else if (n->tag == GUMBO_TAG_TIME)
            mine = dom_has_attr(n, "pubdate") || dom_has_word(n->classes, STR("published")) ? 1 : 2;
        size_t word = mine == 9 ? dom_find_word(n->classes, words, ALL) : ALL;
        word = mine == 9 && word > 0 ? dom_find_word(n->id, words, word) : word;
        mine = word < SURE ? 3 : word < ALL ? 4 : mine;
        mine = mine == 9 && ends_in_date(n->classes) ? 5 : mine;
        struct date found;
        if (mine < rank && !facts_in_other_article(f, n) && of_node(d, n, h, &found)) {
            *out = found;
            rank = mine;
        }
    }
    return rank < 9;
}

bool when_from_markup_near(struct dom *d, const struct facts *f, struct habit h, struct date *out)
{
    uint32_t from, to;
    return facts_near_title(d, f, &from, &to) && from_range(d, f, from, to, h, out);
}

bool when_from_markup(struct dom *d, const struct facts *f, struct habit h, struct date *out)
{
    return from_range(d, f, d->body->index, d->n, h, out);
}

static bool of_line(const struct facts *f, const struct page_line *line, size_t max, struct habit h,
                    struct date *out)
{
    return line->text.n <= max && when_read(line->text, h, false, out) &&
           is_update(line->text) == h.updates && !is_foreign(line->text) &&
           !facts_in_other_article(f, line->block);
}

/* "4.5.2021 – The ferry is back": a long paragraph with a leading date. */
static bool of_dateline(const struct facts *f, const struct page_line *line, struct habit h,
                        struct date *out)
{
    size_t start, end;
    struct date date;
    struct str head = str_slice(line->text, 0, DATELINE);
    if (line->text.n <= DATE_LINE || facts_in_other_article(f, line->block) ||
        !date_find(head, h.offset, &date, &start, &end) || start > 0)
        return false;
    struct str rest = str_trim(str_slice(line->text, end, line->text.n));
    bool sentence = rest.n > 0 && (ascii_alpha(rest.p[0]) || rest.p[0] == ',');
    return !sentence && when_read(head, h, false, out);
}

/* Date after words for publishing: "Posted on …", "Dieser Beitrag wurde am … veröffentlicht". */
static bool from_label(const struct facts *f, size_t at, struct habit h, struct date *out)
{
    static const char labels[] =
        "posted|published|this entry was posted|this post was|erschienen|veröffentlicht|gepostet|"
        "publiziert|pressemitteilung vom|medienmitteilung vom|meldung vom|dieser artikel wurde|"
        "dieser beitrag wurde|dieser eintrag wurde|publié|mis en ligne|cet article a été|publicado|"
        "esta entrada fue|pubblicato|questo articolo è stato|gepubliceerd|geplaatst|publicerad|"
        "publisert|udgivet|julkaistu|opublikowan|опубликован|Опубликован";
    for (size_t i = at; i < f->lines.n; i++) {
        struct str head = str_slice(f->lines.v[i].text, 0, LABELLED);
        if (str_any(str_starts_nocase, head, labels) && !is_update(head) &&
            !facts_in_other_article(f, f->lines.v[i].block) && when_read(head, h, false, out))
            return true;
    }
    return false;
}

/* First date in the `count` lines from `at`. */
static bool from_lines_after(const struct facts *f, size_t at, size_t count, struct habit h,
                             struct date *out)
{
    size_t max = count > LINES_AFTER_TITLE ? SHORT_LINE : DATE_LINE;
    for (size_t i = at; i < f->lines.n && i - at < count; i++) {
        const struct page_line *line = &f->lines.v[i];
        bool near = max == DATE_LINE && !h.updates;
        if (of_line(f, line, max, h, out) || (near && of_dateline(f, line, h, out)))
            return true;
    }
    return false;
}

/* A date at the start or end of a line, with little else. */
static bool is_mainly_date(struct str line)
{
    struct date date;
    size_t start, end;
    return line.n <= DATELINE && date_find(line, 0, &date, &start, &end) &&
           (start == 0 || end == line.n);
}

/* "05.02.2020 - Editor: …", "Home | By Jane Doe | 5 May 2020": a date at an end, set off by a sign.
 */
static bool is_dated_at_end(struct str line)
{
    static const char signs[] = "-|–|—|·|•|/|»";
    struct date date;
    size_t start, end;
    if (!date_find(line, 0, &date, &start, &end))
        return false;
    struct str before = str_trim(str_slice(line, 0, start));
    struct str after = str_trim(str_slice(line, end, line.n));
    return (start == 0 && (str_starts(after, STR("|")) || str_any(str_starts, after, signs))) ||
           (after.n == 0 && (str_ends(before, STR("|")) || str_any(str_ends, before, signs)));
}

bool when_from_lines_near(const struct dom *d, const struct facts *f, size_t max, struct habit h,
                          struct date *out)
{
    uint32_t from, to;
    if (!facts_near_title(d, f, &from, &to))
        return false;
    size_t at = f->first_line;
    const struct page_line *above = at > 0 ? &f->lines.v[at - 1] : NULL;
    if (above && (is_mainly_date(above->text) || is_dated_at_end(above->text)) &&
        of_line(f, above, SHORT_LINE, h, out))
        return true;
    for (size_t i = at; i < f->lines.n && i - at < NEAR_LINES; i++) {
        const struct page_line *line = &f->lines.v[i];
        bool sentence = str_ends(line->text, STR("."));
        bool likely = (line->at < to && !sentence) || is_mainly_date(line->text);
        size_t length = is_dated_at_end(line->text) ? DATE_LINE : SHORT_LINE;
        if (line->at >= f->heading->end && likely && of_line(f, line, length, h, out))
            return line->text.n <= max;
    }
    return false;
}

bool when_from_lines(struct dom *d, const struct facts *f, struct habit h, struct date *out)
{
    size_t at = f->first_line;
    if (from_label(f, at, h, out) || from_lines_after(f, at, LINES_AFTER_TITLE, h, out))
        return true;
    for (size_t i = at; i-- > 0 && i + LINES_BEFORE_TITLE >= at;)
        if (of_line(f, &f->lines.v[i], SHORT_LINE, h, out))
            return true;
    struct habit later = h;
    later.updates = true;
    return from_lines_after(f, at, LINES_AFTER_TITLE, later, out) ||
           from_lines_after(f, at, f->lines.n, h, out) || when_from_markup(d, f, later, out) ||
           from_lines_after(f, at, f->lines.n, later, out);
}
