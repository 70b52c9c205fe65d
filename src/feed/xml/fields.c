/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of feed and article in the text of elements. */
#include "feed/xml/reader.h"

/* Keeps identifiers unchanged, except a path, which is unique only with the feed's address. */
static const char *keep_identifier(struct xml_reader *r, const struct frame *f, struct str s)
{
    s = str_trim(s);
    bool path = s.n > 0 && (s.p[0] == '/' || str_starts(s, STR("./")) || str_starts(s, STR("../")));
    return path && f->base ? draft_keep_url(&r->draft, s, f->base) : draft_keep(&r->draft, s);
}

enum field_kind { FIELD_OTHER, FIELD_LINE, FIELD_HTML, FIELD_PUBLISHED, FIELD_UPDATED };

/* Elements whose text is a ranked field of the draft. */
static const struct field {
    enum field_kind kind;
    int rank;
    size_t offset; /* of the field, except for dates */
} fields[] = {
    [E_TITLE] = {FIELD_LINE, 4, offsetof(struct draft, title)},
    [E_DC_TITLE] = {FIELD_LINE, 3, offsetof(struct draft, title)},
    [E_ITUNES_TITLE] = {FIELD_LINE, 2, offsetof(struct draft, title)},
    [E_MEDIA_TITLE] = {FIELD_LINE, 1, offsetof(struct draft, title)},
    [E_SUBTITLE] = {FIELD_HTML, 4, offsetof(struct draft, summary)},
    [E_MEDIA_DESCRIPTION] = {FIELD_HTML, 2, offsetof(struct draft, summary)},
    [E_ITUNES_SUMMARY] = {FIELD_HTML, 1, offsetof(struct draft, summary)},
    [E_ITUNES_SUBTITLE] = {FIELD_HTML, 0, offsetof(struct draft, summary)},
    [E_ENCODED] = {FIELD_HTML, 5, offsetof(struct draft, content)},
    [E_CONTENT] = {FIELD_HTML, 4, offsetof(struct draft, content)},
    [E_BODY] = {FIELD_HTML, 3, offsetof(struct draft, content)},
    [E_PUBLISHED] = {FIELD_PUBLISHED, 4},
    [E_ISSUED] = {FIELD_PUBLISHED, 3},
    [E_DATE] = {FIELD_PUBLISHED, 2},
    [E_CREATED] = {FIELD_PUBLISHED, 1},
    [E_UPDATED] = {FIELD_UPDATED, 2},
    [E_LAST_BUILD] = {FIELD_UPDATED, 2},
    [E_MODIFIED] = {FIELD_UPDATED, 1},
};

static void set_html(struct xml_reader *r, const struct frame *f, struct ranked *field,
                     struct str s, int rank)
{
    enum text_kind kind = r->capture.kind;
    if (!field->value || rank > field->rank)
        draft_set(field, draft_keep_html(&r->draft, s, kind, f->base), rank);
}

static void set_line(struct xml_reader *r, struct ranked *field, struct str s, int rank)
{
    if (!field->value || rank > field->rank)
        draft_set(field, draft_keep_line(&r->draft, s, r->capture.kind), rank);
}

static void add_hour(struct xml_reader *r, struct str s)
{
    int64_t hour = xml_number_or(str_trim(s), -1);
    if (hour >= 0 && hour <= 24) /* RSS 0.91 counts 1-24 */
        r->draft.feed->skip_hours |= UINT32_C(1) << (hour % 24);
}

static void add_day(struct xml_reader *r, struct str s)
{
    static const char *const days[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
    s = str_trim(s);
    for (size_t i = 0; i < ARRAY_SIZE(days); i++)
        if (str_starts_nocase(s, str_from(days[i])))
            r->draft.feed->skip_days |= (uint8_t)(1u << i);
}

static int64_t period_seconds(struct str s)
{
    static const struct {
        struct str name;
        int64_t seconds;
    } periods[] = {
        {{"hourly", 6}, 3600},     {{"daily", 5}, 86400},     {{"weekly", 6}, 604800},
        {{"monthly", 7}, 2592000}, {{"yearly", 6}, 31536000},
    };
    for (size_t i = 0; i < ARRAY_SIZE(periods); i++)
        if (str_eq_nocase(str_trim(s), periods[i].name))
            return periods[i].seconds;
    return 0;
}

/* Fields of the feed alone. */
static void set_channel_text(struct xml_reader *r, const struct frame *f, struct str s)
{
    struct feed_draft *d = &r->draft;
    switch (f->element) {
    case E_TTL:
        d->feed->ttl =
            xml_number_or(str_trim(s), 0) < 1000000 ? xml_number_or(str_trim(s), 0) * 60 : 0;
        break;
    case E_UPDATE_PERIOD:
        d->period = period_seconds(s);
        break;
    case E_UPDATE_FREQUENCY:
        d->frequency = xml_number_or(str_trim(s), 1);
        break;
    case E_ICON:
        draft_set(&d->channel.image, draft_keep_url(d, s, f->base), 5);
        break;
    case E_LOGO:
        d->logo = draft_keep_url(d, s, f->base);
        break;
    case E_HOUR:
        add_hour(r, s);
        break;
    case E_DAY:
        add_day(r, s);
        break;
    default:
        break;
    }
}

enum { RANK_SUMMARY = 4, RANK_DESCRIPTION = 5 };

/* Atom's "summary" is a teaser. RSS has none: beside a description, the later of the two is the
 * text. */
static void set_summary(struct xml_reader *r, const struct frame *f, struct str s)
{
    struct draft *to = xml_target(r);
    if (f->ns != NS_ATOM && to->summary.value)
        set_html(r, f, &to->content, s, 1);
    else
        set_html(r, f, &to->summary, s, RANK_SUMMARY);
}

static void set_description(struct xml_reader *r, const struct frame *f, struct str s)
{
    struct draft *to = xml_target(r);
    bool beside_summary =
        r->in_item && f->ns == NS_CORE && to->summary.value && to->summary.rank == RANK_SUMMARY;
    set_html(r, f, beside_summary ? &to->content : &to->summary, s,
             beside_summary     ? 1
             : f->ns == NS_CORE ? RANK_DESCRIPTION
                                : 3);
}

/* True for an element of `fields`. */
static bool set_ranked(struct xml_reader *r, const struct frame *f, struct str s)
{
    struct draft *to = xml_target(r);
    struct field field = f->element < ARRAY_SIZE(fields) ? fields[f->element] : fields[E_UNKNOWN];
    struct ranked *ranked = (struct ranked *)((char *)to + field.offset);
    switch (field.kind) {
    case FIELD_LINE:
        set_line(r, ranked, s, field.rank);
        break;
    case FIELD_HTML:
        set_html(r, f, ranked, s, field.rank);
        break;
    case FIELD_PUBLISHED:
        draft_set_date(&r->draft, &to->published, &to->published_rank, s, field.rank);
        break;
    case FIELD_UPDATED:
        draft_set_date(&r->draft, &to->updated, &to->updated_rank, s, field.rank);
        break;
    case FIELD_OTHER:
        break;
    }
    return field.kind != FIELD_OTHER;
}

static bool set_text(struct xml_reader *r, const struct frame *f, struct str s)
{
    struct draft *to = xml_target(r);
    switch (f->element) {
    case E_LINK:
        if (str_trim(s).n > 0) /* misplaced in Atom, but better than nothing */
            draft_set(&to->url, draft_keep_url(&r->draft, s, f->base), f->ns == NS_ATOM ? 0 : 3);
        return true;
    case E_GUID:
    case E_ID:
        to->guid = to->guid && f->element == E_ID ? to->guid : keep_identifier(r, f, s);
        return true;
    case E_DESCRIPTION:
        set_description(r, f, s);
        return true;
    case E_SUMMARY:
        set_summary(r, f, s);
        return true;
    default:
        return set_ranked(r, f, s);
    }
}

static void set_fact(struct xml_reader *r, const struct frame *f, struct str s)
{
    struct feed_draft *d = &r->draft;
    struct draft *to = xml_target(r);
    switch (f->element) {
    case E_CREATOR:
    case E_MANAGING_EDITOR:
        draft_add_person_text(d, to, s, 3);
        break;
    case E_ITUNES_AUTHOR:
        draft_add_person_text(d, to, s, 1);
        break;
    case E_PUBLISHER:
        draft_set(&to->source, draft_keep_line(d, s, TEXT_GUESS), 1);
        break;
    case E_CATEGORY:
    case E_SUBJECT:
        draft_add_tags(d, to, s, '\0');
        break;
    case E_KEYWORDS:
        draft_add_tags(d, to, s, ',');
        break;
    case E_COMMENTS:
        to->comments_url = draft_keep_url(d, s, f->base);
        break;
    case E_COMMENT_COUNT:
        to->n_comments = xml_number_or(str_trim(s), to->n_comments);
        break;
    case E_COMMENT_FEED:
        to->comments_feed = draft_keep_url(d, s, f->base);
        break;
    case E_LANGUAGE:
        draft_set(&to->language, draft_keep_language(d, s), 2);
        break;
    case E_DURATION:
        to->duration = duration_parse(s);
        break;
    default:
        if (!r->in_item)
            set_channel_text(r, f, s);
        break;
    }
}

static void describe_picture(struct xml_reader *r, struct str s)
{
    struct draft *to = &r->draft.item;
    if (r->in_item && r->keeps_picture)
        to->pictures.v[to->pictures.n - 1].alt = draft_keep_line(&r->draft, s, r->capture.kind);
}

void xml_field_text(struct xml_reader *r, const struct frame *f, enum context context, struct str s)
{
    switch (context) {
    case IN_ITEM:
    case IN_CHANNEL:
        if (!set_text(r, f, s))
            set_fact(r, f, s);
        break;
    case IN_PICTURE:
        if (f->element == E_MEDIA_DESCRIPTION)
            describe_picture(r, s);
        break;
    case IN_PERSON:
        if (f->element == E_NAME)
            r->person_name = draft_keep_line(&r->draft, s, TEXT_GUESS);
        else if (f->element == E_EMAIL)
            r->person_email = draft_keep_line(&r->draft, s, TEXT_GUESS);
        else if ((f->element == E_URI || f->element == E_URL) && str_trim(s).n > 0)
            r->person_url = draft_keep_url(&r->draft, s, f->base);
        break;
    case IN_IMAGE:
        if (f->element == E_URL && str_trim(s).n > 0)
            draft_set(&xml_target(r)->image, draft_keep_url(&r->draft, s, f->base), 3);
        break;
    case IN_SOURCE:
        if (f->element == E_TITLE)
            r->source_title = draft_keep_line(&r->draft, s, r->capture.kind);
        break;
    default:
        break;
    }
}

void xml_person_end(struct xml_reader *r, const struct frame *f)
{
    struct draft *to = xml_target(r);
    if (r->person_name || r->person_url || r->person_email) {
        draft_add_person(&r->draft, to, r->person_name ? r->person_name : r->person_email,
                         r->person_url, 4);
    } else {
        draft_add_person_text(&r->draft, to, buf_str(&r->aside), 2);
    }
}

void xml_source_end(struct xml_reader *r)
{
    const char *text = r->source_title ? r->source_title
                                       : draft_keep_line(&r->draft, buf_str(&r->aside), TEXT_GUESS);
    draft_set(&xml_target(r)->source, text, 2);
}
