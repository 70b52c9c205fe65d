/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of feed and article in the attributes of elements. */
#include <string.h>

#include "feed/xml/reader.h"
#include "text/url/media-type.h"

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

static struct str attribute(const XML_Char **attributes, const char *name)
{
    return str_trim(str_from(xml_attribute(attributes, name)));
}

int64_t xml_number_or(struct str s, int64_t otherwise)
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
    int64_t size = xml_number_or(attribute(attributes, "length"), -1);
    const char *kept = url.n ? draft_keep_url(d, url, f->base) : NULL;
    return (struct attachment){
        .url = kept,
        .type = draft_keep_media_type(d, attribute(attributes, "type"), kept),
        .title = draft_keep_line(d, attribute(attributes, "title"), TEXT_GUESS),
        .size = size > 0 ? size : xml_number_or(attribute(attributes, "fileSize"), size),
        .duration = duration_parse(attribute(attributes, "duration")),
    };
}

static void add_enclosure(struct xml_reader *r, const struct frame *f, const XML_Char **attributes)
{
    struct attachment a = attachment_of(r, f, attributes);
    draft_add_attachment(xml_target(r), a, true);
    if (is_type(str_from(a.type), "image/"))
        draft_set(&xml_target(r)->image, a.url, 1);
}

bool xml_is_picture(const XML_Char **attributes)
{
    struct str medium = attribute(attributes, "medium"), type = attribute(attributes, "type");
    if (medium.n + type.n == 0)
        type = str_from(media_type_of_address(attribute(attributes, "url")));
    return is_type(medium, "image") || is_type(type, "image/");
}

/* Portraits of authors and owners. */
static bool is_avatar(const char *url, const XML_Char **attributes)
{
    enum { SMALL = 64 };
    int64_t width = xml_number_or(attribute(attributes, "width"), 0);
    return (width > 0 && width <= SMALL) || (url && strstr(url, "gravatar.com/avatar"));
}

static void add_media_picture(struct xml_reader *r, const char *url, const XML_Char **attributes)
{
    struct picture picture = {.url = url, .sized = xml_attribute(attributes, "width")};
    bool of_group = r->frames[r->depth - 2].element == E_MEDIA_GROUP;
    r->keeps_picture = false;
    if (is_avatar(url, attributes))
        return;
    draft_set(&xml_target(r)->image, url, 2);
    if (r->in_item && !of_group)
        r->keeps_picture = draft_add_picture(&r->draft.item, picture);
}

static void add_media_content(struct xml_reader *r, const struct frame *f,
                              const XML_Char **attributes)
{
    struct attachment a = attachment_of(r, f, attributes);
    struct str medium = attribute(attributes, "medium"), type = str_from(a.type);
    if (xml_is_picture(attributes))
        add_media_picture(r, a.url, attributes);
    else if ((medium.n > 0 || type.n > 0) && !is_type(type, "application/x-shockwave-flash"))
        draft_add_attachment(xml_target(r), a, false);
}

static void add_thumbnail(struct xml_reader *r, const XML_Char **attributes)
{
    const char *url = draft_keep_url(&r->draft, attribute(attributes, "url"), NULL);
    if (!is_avatar(url, attributes))
        draft_set(&xml_target(r)->image, url, 3);
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

static bool is_page_type(struct str type)
{
    return type.n == 0 || is_type(type, "text/html") || is_type(type, "application/xhtml");
}

static void add_link(struct xml_reader *r, const struct frame *f, const XML_Char **attributes)
{
    struct str href = attribute(attributes, "href"), rel = relation_of(attributes);
    bool page = is_page_type(attribute(attributes, "type"));
    if (!xml_attribute(attributes, "href"))
        return;
    if (str_eq_nocase(rel, STR("enclosure"))) {
        add_enclosure(r, f, attributes);
        return;
    }
    const char *url = draft_keep_url(&r->draft, href, f->base);
    if (str_eq_nocase(rel, STR("alternate")))
        draft_set(&xml_target(r)->url, url, page ? 3 : 1);
    else if (str_eq_nocase(rel, STR("image")))
        draft_set(&xml_target(r)->image, url, 2);
    else if (r->in_item && str_eq_nocase(rel, STR("replies")))
        add_replies(&r->draft.item, url, page, xml_number_or(attribute(attributes, "count"), 0));
    else if (!r->in_item && str_eq_nocase(rel, STR("self")))
        r->draft.feed->self_url = r->draft.feed->self_url ? r->draft.feed->self_url : url;
    else if (!r->in_item && str_eq_nocase(rel, STR("next")))
        r->draft.feed->next_url = url;
}

/* RFC 4287, 4.1.3.2. */
static void add_content_elsewhere(struct xml_reader *r, const struct frame *f,
                                  const XML_Char **attributes)
{
    const char *url = draft_keep_url(&r->draft, attribute(attributes, "src"), f->base);
    struct str type = attribute(attributes, "type");
    struct attachment a = {.url = url,
                           .type = draft_keep_media_type(&r->draft, type, url),
                           .size = -1,
                           .duration = -1};
    if (is_page_type(type))
        draft_set(&xml_target(r)->url, url, 0);
    else
        draft_add_attachment(xml_target(r), a, true);
}

static void add_category(struct xml_reader *r, const XML_Char **attributes)
{
    struct str label = attribute(attributes, "label"), term = attribute(attributes, "term");
    struct str text = attribute(attributes, "text"); /* iTunes */
    struct str tag = label.n ? label : term.n ? term : text;
    if (tag.n > 0)
        draft_add_tags(&r->draft, xml_target(r), tag, '\0');
}

static void add_itunes_image(struct xml_reader *r, const struct frame *f,
                             const XML_Char **attributes)
{
    const char *rel = xml_attribute(attributes, "rel");
    if (f->ns == NS_ITUNES && (!rel || str_eq_nocase(str_from(rel), STR("image"))))
        draft_set(&xml_target(r)->image, attachment_of(r, f, attributes).url, 4);
}

void xml_field_start(struct xml_reader *r, const struct frame *f, enum context context,
                     const XML_Char **attributes)
{
    struct draft *to = xml_target(r);
    if (context != IN_ITEM && context != IN_CHANNEL)
        return;
    switch (f->element) {
    case E_LINK:
        add_link(r, f, attributes);
        break;
    case E_CONTENT:
        if (xml_attribute(attributes, "src"))
            add_content_elsewhere(r, f, attributes);
        break;
    case E_ENCLOSURE:
        add_enclosure(r, f, attributes);
        break;
    case E_MEDIA_CONTENT:
        add_media_content(r, f, attributes);
        break;
    case E_MEDIA_THUMBNAIL:
        add_thumbnail(r, attributes);
        break;
    case E_ITUNES_IMAGE:
        add_itunes_image(r, f, attributes);
        break;
    case E_IMAGE:
        draft_set(&to->image, attachment_of(r, f, attributes).url, 2);
        break;
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
    case E_GUID:
        to->permalink = !str_eq_nocase(attribute(attributes, "isPermaLink"), STR("false"));
        break;
    default:
        break;
    }
}
