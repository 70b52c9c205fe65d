/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/evidence/marks.h"

enum { MARK = 60 };

enum mark { MARK_NONE, MARK_BEGIN, MARK_END };

static enum mark mark_of(struct str comment)
{
    const char *texts = "<$[信息内容]>|ZJEG_RSS.content.|正文内容|正文|原始正文";
    struct str s = str_trim(comment);
    if (str_eq_nocase(s, STR("enpcontent")))
        return MARK_BEGIN;
    if (str_eq_nocase(s, STR("/enpcontent")))
        return MARK_END;
    for (struct str text; s.n <= MARK && str_next_word(&texts, &text);) {
        struct str word = str_trim(str_slice(s, text.n, s.n));
        if (!str_starts_nocase(s, text) || word.n > STR("begin").n + 1)
            continue;
        if (str_any(str_ends_nocase, word, "begin|start|开始"))
            return MARK_BEGIN;
        if (str_any(str_ends_nocase, word, "end|结束"))
            return MARK_END;
    }
    return MARK_NONE;
}

bool marks_next_body(const struct dom *d, size_t *at, uint32_t *from, uint32_t *to)
{
    bool open = false;
    for (size_t i = *at; i < d->n_comments; i++) {
        enum mark mark = mark_of(d->comments[i].text);
        if (mark == MARK_BEGIN) {
            *from = d->comments[i].before;
            open = true;
        } else if (mark == MARK_END && open && d->comments[i].before > *from) {
            *to = d->comments[i].before;
            *at = i + 1;
            return true;
        }
    }
    return false;
}

struct str marks_property(const struct dom *d, struct str name)
{
    for (size_t i = 0; i < d->n_comments; i++) {
        struct str s = str_trim(d->comments[i].text);
        size_t at =
            str_starts_nocase(s, STR("enpproperty")) ? str_find_nocase(s, name, 0) : SIZE_MAX;
        while (at != SIZE_MAX) {
            size_t start = at + name.n + 1;
            if (at > 0 && s.p[at - 1] == '<' && start <= s.n && s.p[start - 1] == '>')
                return str_trim(str_slice(s, start, str_find_char(s, '<', start)));
            at = str_find_nocase(s, name, at + 1);
        }
    }
    return STR("");
}
