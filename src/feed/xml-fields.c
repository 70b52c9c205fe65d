/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mapping of elements to the fields of feed and article. */

#include "feed/xml-reader.h"

const char *xml_attribute(const XML_Char **attributes, const char *name)
{
    struct str want = str_from(name);
    for (; *attributes; attributes += 2) {
        struct str key = str_from(attributes[0]);
        size_t colon = str_find_char(key, ':', 0);
        if (colon != SIZE_MAX && !str_starts(key, STR("xmlns")))
            key = str_slice(key, colon + 1, key.n);
        if (str_eq_nocase(key, want))
            return attributes[1];
    }
    return NULL;
}

static struct draft *target_of(struct xml_reader *r)
{
    return r->in_item ? &r->draft.item : &r->draft.channel;
}

static struct str attribute(const XML_Char **attributes, const char *name)
{
    return str_trim(str_from(xml_attribute(attributes, name)));
}

static int64_t number_or(struct str s, int64_t otherwise)
{
    int64_t value;
    return str_to_int64(s, &value) && value >= 0 ? value : otherwise;
}

static bool is_type(struct str type, const char *what)
{
    return str_starts_nocase(type, str_from(what));
}

/* Attachment from the attributes url (or href), type, length (or fileSize), duration, title. */
static struct attachment attachment_of(struct xml_reader *r, const struct frame *f,
                                       const XML_Char **attributes)
{
    struct feed_draft *d = &r->draft;
    struct str url = attribute(attributes, "url");
    url = url.n ? url : attribute(attributes, "href");
    url = url.n ? url : attribute(attributes, "resource");
    int64_t size = number_or(attribute(attributes, "length"), -1);
    return (struct attachment){
        .url = url.n ? draft_keep_url(d, url, f->base) : NULL,
        .type = draft_keep(d, attribute(attributes, "type")),
        .title = draft_keep_line(d, attribute(attributes, "title"), TEXT_GUESS),
        .size = size > 0 ? size : number_or(attribute(attributes, "fileSize"), size),
        .duration = duration_parse(attribute(attributes, "duration")),
    };
}

static void add_enclosure(struct xml_reader *r, const struct frame *f, const XML_Char **attributes)
{
    struct attachment a = attachment_of(r, f, attributes);
    draft_add_attachment(target_of(r), a, true);
    if (is_type(str_from(a.type), "image/"))
        draft_set(&target_of(r)->image, a.url, 1);
}

static void add_media_content(struct xml_reader *r, const struct frame *f,
                              const XML_Char **attributes)
{
    struct attachment a = attachment_of(r, f, attributes);
    struct str medium = attribute(attributes, "medium"), type = str_from(a.type);
    if (is_type(medium, "image") || is_type(type, "image/"))
        draft_set(&target_of(r)->image, a.url, 2);
    else if (medium.n > 0 || type.n > 0)
        draft_add_attachment(target_of(r), a, false);
}

/* Last segment of a link's relation, which may be an address (RFC 4287, 4.2.7.2). */
static struct str relation_of(const XML_Char **attributes)
{
    struct str rel = attribute(attributes, "rel");
    static const struct str registry = STR("http://www.iana.org/assignments/relation/");
    return str_starts_nocase(rel, registry) ? str_slice(rel, registry.n, rel.n)
           : rel.n                          ? rel
                                            : STR("alternate");
}

/* A page or feed of the comments (RFC 4685, section 4). */
static void add_replies(struct draft *item, const char *url, bool page, int64_t count)
{
    if (url && page)
        item->comments_url = url;
    else if (url)
        item->comments_feed = url;
    item->n_comments = count > item->n_comments ? count : item->n_comments;
}

static void add_chapter(struct xml_reader *r, const XML_Char **attributes)
{
    struct str start = attribute(attributes, "start");
    start = str_slice(start, 0, str_find_char(start, '.', 0)); /* of seconds, only whole ones */
    struct chapter chapter = {
        .start = duration_parse(start),
        .title = draft_keep_line(&r->draft, attribute(attributes, "title"), TEXT_GUESS)};
    if (r->in_item && chapter.start >= 0 && chapter.title &&
        r->draft.item.chapters.n < ARTICLE_MAX_CHAPTERS)
        vec_push(&r->draft.item.chapters, chapter);
}

static void add_link(struct xml_reader *r, const struct frame *f, const XML_Char **attributes)
{
    struct str href = attribute(attributes, "href"), rel = relation_of(attributes);
    struct str type = attribute(attributes, "type");
    bool page = type.n == 0 || is_type(type, "text/html") || is_type(type, "application/xhtml");
    if (!xml_attribute(attributes, "href"))
        return;
    if (str_eq_nocase(rel, STR("enclosure"))) {
        add_enclosure(r, f, attributes);
        return;
    }
    const char *url = draft_keep_url(&r->draft, href, f->base);
    if (str_eq_nocase(rel, STR("alternate")))
        draft_set(&target_of(r)->url, url, page ? 3 : 1);
    else if (str_eq_nocase(rel, STR("image")))
        draft_set(&target_of(r)->image, url, 2);
    else if (r->in_item && str_eq_nocase(rel, STR("replies")))
        add_replies(&r->draft.item, url, page, number_or(attribute(attributes, "count"), 0));
    else if (!r->in_item && str_eq_nocase(rel, STR("self")))
        r->draft.feed->self_url = r->draft.feed->self_url ? r->draft.feed->self_url : url;
    else if (!r->in_item && str_eq_nocase(rel, STR("next")))
        r->draft.feed->next_url = url;
}

static void add_category(struct xml_reader *r, const XML_Char **attributes)
{
    struct str label = attribute(attributes, "label"), term = attribute(attributes, "term");
    struct str text = attribute(attributes, "text"); /* iTunes */
    struct str tag = label.n ? label : term.n ? term : text;
    if (tag.n > 0)
        draft_add_tags(&r->draft, target_of(r), tag, '\0');
}

void xml_field_start(struct xml_reader *r, const struct frame *f, enum context context,
                     const XML_Char **attributes)
{
    struct draft *to = target_of(r);
    if (context != IN_ITEM && context != IN_CHANNEL)
        return;
    switch (f->element) {
    case E_LINK:
        add_link(r, f, attributes);
        break;
    case E_ENCLOSURE:
        add_enclosure(r, f, attributes);
        break;
    case E_MEDIA_CONTENT:
        add_media_content(r, f, attributes);
        break;
    case E_MEDIA_THUMBNAIL:
        draft_set(&to->image, draft_keep_url(&r->draft, attribute(attributes, "url"), NULL), 3);
        break;
    case E_ITUNES_IMAGE: {
        struct attachment a = attachment_of(r, f, attributes);
        if (f->ns == NS_ITUNES && (!xml_attribute(attributes, "rel") ||
                                   str_eq_nocase(attribute(attributes, "rel"), STR("image"))))
            draft_set(&to->image, a.url, 4);
        break;
    }
    case E_IMAGE: {
        struct attachment a = attachment_of(r, f, attributes);
        draft_set(&to->image, a.url, 2);
        break;
    }
    case E_CATEGORY:
    case E_ITUNES_CATEGORY:
        add_category(r, attributes);
        break;
    case E_PODCAST_CHAPTERS:
        to->chapters_url = draft_keep_url(&r->draft, attribute(attributes, "url"), f->base);
        break;
    case E_PSC_CHAPTER:
        add_chapter(r, attributes);
        break;
    case E_GUID: {
        struct str permalink = attribute(attributes, "isPermaLink");
        to->permalink = !str_eq_nocase(permalink, STR("false"));
        break;
    }
    default:
        break;
    }
}

/* Keeps identifiers unchanged, except a path, which is unique only with the feed's address. */
static const char *keep_identifier(struct xml_reader *r, const struct frame *f, struct str s)
{
    s = str_trim(s);
    bool path = s.n > 0 && (s.p[0] == '/' || str_starts(s, STR("./")) || str_starts(s, STR("../")));
    return path && f->base ? draft_keep_url(&r->draft, s, f->base) : draft_keep(&r->draft, s);
}

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
    int64_t hour = number_or(str_trim(s), -1);
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
        d->feed->ttl = number_or(str_trim(s), 0) < 1000000 ? number_or(str_trim(s), 0) * 60 : 0;
        break;
    case E_UPDATE_PERIOD:
        d->period = period_seconds(s);
        break;
    case E_UPDATE_FREQUENCY:
        d->frequency = number_or(str_trim(s), 1);
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

static void set_date(struct xml_reader *r, enum feed_element element, struct str s)
{
    struct draft *to = target_of(r);
    switch (element) {
    case E_PUBLISHED:
        draft_set_date(&r->draft, &to->published, &to->published_rank, s, 4);
        break;
    case E_ISSUED:
        draft_set_date(&r->draft, &to->published, &to->published_rank, s, 3);
        break;
    case E_DATE:
        draft_set_date(&r->draft, &to->published, &to->published_rank, s, 2);
        break;
    case E_CREATED:
        draft_set_date(&r->draft, &to->published, &to->published_rank, s, 1);
        break;
    case E_UPDATED:
    case E_LAST_BUILD:
        draft_set_date(&r->draft, &to->updated, &to->updated_rank, s, 2);
        break;
    default:
        draft_set_date(&r->draft, &to->updated, &to->updated_rank, s, 1);
        break;
    }
}

enum { RANK_SUMMARY = 4, RANK_DESCRIPTION = 5 };

/* Atom's "summary" is a teaser. RSS has none: beside a description, the later of the two is the
 * text. */
static void set_summary(struct xml_reader *r, const struct frame *f, struct str s)
{
    struct draft *to = target_of(r);
    if (f->ns != NS_ATOM && to->summary.value)
        set_html(r, f, &to->content, s, 1);
    else
        set_html(r, f, &to->summary, s, RANK_SUMMARY);
}

static void set_description(struct xml_reader *r, const struct frame *f, struct str s)
{
    struct draft *to = target_of(r);
    bool beside_summary =
        r->in_item && f->ns == NS_CORE && to->summary.value && to->summary.rank == RANK_SUMMARY;
    set_html(r, f, beside_summary ? &to->content : &to->summary, s,
             beside_summary     ? 1
             : f->ns == NS_CORE ? RANK_DESCRIPTION
                                : 3);
}

static void set_field(struct xml_reader *r, const struct frame *f, struct str s)
{
    struct feed_draft *d = &r->draft;
    struct draft *to = target_of(r);
    switch (f->element) {
    case E_TITLE:
        set_line(r, &to->title, s, 4);
        break;
    case E_DC_TITLE:
        set_line(r, &to->title, s, 3);
        break;
    case E_MEDIA_TITLE:
        set_line(r, &to->title, s, 1);
        break;
    case E_ITUNES_TITLE:
        set_line(r, &to->title, s, 2);
        break;
    case E_LINK:
        if (str_trim(s).n > 0) /* misplaced in Atom, but better than nothing */
            draft_set(&to->url, draft_keep_url(d, s, f->base), f->ns == NS_ATOM ? 0 : 3);
        break;
    case E_GUID:
    case E_ID:
        to->guid = to->guid && f->element == E_ID ? to->guid : keep_identifier(r, f, s);
        break;
    case E_DESCRIPTION:
        set_description(r, f, s);
        break;
    case E_SUMMARY:
        set_summary(r, f, s);
        break;
    case E_SUBTITLE:
        set_html(r, f, &to->summary, s, 4);
        break;
    case E_ITUNES_SUMMARY:
        set_html(r, f, &to->summary, s, 1);
        break;
    case E_ITUNES_SUBTITLE:
        set_html(r, f, &to->summary, s, 0);
        break;
    case E_MEDIA_DESCRIPTION:
        set_html(r, f, &to->summary, s, 2);
        break;
    case E_ENCODED:
        set_html(r, f, &to->content, s, 5);
        break;
    case E_CONTENT:
        set_html(r, f, &to->content, s, 4);
        break;
    case E_BODY:
        set_html(r, f, &to->content, s, 3);
        break;
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
        to->n_comments = number_or(str_trim(s), to->n_comments);
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
        if (f->element >= E_PUBLISHED && f->element <= E_LAST_BUILD)
            set_date(r, f->element, s);
        else if (!r->in_item)
            set_channel_text(r, f, s);
        break;
    }
}

void xml_field_text(struct xml_reader *r, const struct frame *f, enum context context, struct str s)
{
    switch (context) {
    case IN_ITEM:
    case IN_CHANNEL:
        set_field(r, f, s);
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
            draft_set(&target_of(r)->image, draft_keep_url(&r->draft, s, f->base), 3);
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
    struct draft *to = target_of(r);
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
    draft_set(&target_of(r)->source, text, 2);
}
