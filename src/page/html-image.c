/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/html-image.h"

static int pixels(struct str s)
{
    int value = 0;
    s = str_trim(s);
    size_t i = 0;
    for (; i < s.n && ascii_digit(s.p[i]) && value < 100000; i++) {
        value = value * 10 + (s.p[i] - '0');
    }
    return i < s.n && s.p[i] == '%' ? 0 : value;
}

static bool is_usable(struct str url)
{
    url = str_trim(url);
    return url.n > 0 && !str_starts_nocase(url, STR("data:")) &&
           !str_starts_nocase(url, STR("about:")) && !str_starts_nocase(url, STR("blob:")) &&
           url.p[0] != '#';
}

/* The candidate of a srcset with the largest width or density (HTML 4.8.4.2). */
static struct str largest_of(struct str set)
{
    struct str best = {NULL, 0};
    long most = -1;
    size_t i = 0;
    while (i < set.n) {
        while (i < set.n && (ascii_space(set.p[i]) || set.p[i] == ',')) {
            i++;
        }
        size_t start = i;
        while (i < set.n && !ascii_space(set.p[i])) {
            i++;
        }
        struct str url = str_slice(set, start, i);
        bool alone = url.n > 0 && url.p[url.n - 1] == ',';
        while (url.n > 0 && url.p[url.n - 1] == ',') {
            url.n--;
        }
        long size = 0;
        if (!alone) {
            start = i;
            while (i < set.n && set.p[i] != ',') {
                i++;
            }
            struct str descriptor = str_trim(str_slice(set, start, i));
            for (size_t k = 0; k < descriptor.n && ascii_digit(descriptor.p[k]); k++) {
                size = size < 1000000 ? size * 10 + (descriptor.p[k] - '0') : size;
            }
        }
        if (is_usable(url) && size > most) {
            most = size;
            best = url;
        }
    }
    return best;
}

static struct str first_usable(const struct dom_node *n, const char *const names[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str value = dom_attr(n, names[i]);
        if (value.p && is_usable(value)) {
            return str_trim(value);
        }
    }
    return (struct str){NULL, 0};
}

static struct str from_sets(const struct dom_node *n)
{
    static const char *const names[] = {"data-srcset", "data-lazy-srcset", "srcset"};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        struct str best = largest_of(dom_attr(n, names[i]));
        if (best.p) {
            return best;
        }
    }
    return (struct str){NULL, 0};
}

static struct str own_address(const struct dom_node *img)
{
    static const char *const lazy[] = {
        "data-src",          "data-original", "data-lazy-src", "data-lazy",      "data-url",
        "data-original-src", "data-echo",     "original",      "data-actualsrc", "data-hi-res-src"};
    static const char *const plain[] = {"src"};
    struct str url = first_usable(img, lazy, ARRAY_SIZE(lazy));
    url = url.p ? url : first_usable(img, plain, 1);
    return url.p ? url : from_sets(img);
}

/* <picture><source srcset=…><img></picture> */
static struct str from_picture(const struct dom_node *img)
{
    struct str url = {NULL, 0};
    if (img->parent && str_eq(img->parent->name, STR("picture"))) {
        for (struct dom_node *n = img->parent->first; n && !url.p; n = n->next) {
            if (n->tag == GUMBO_TAG_SOURCE) {
                url = from_sets(n);
            }
        }
    }
    return url;
}

/* What stands in a noscript element right behind a placeholder. */
static struct str from_noscript(const struct dom *d, const struct dom_node *img)
{
    struct dom_node *n = img->next;
    while (n && n->tag == DOM_TEXT && str_trim(n->text).n == 0) {
        n = n->next;
    }
    struct dom_node *inner = NULL;
    if (n && n->tag == GUMBO_TAG_NOSCRIPT) {
        inner = dom_find_tag(d, n, n, GUMBO_TAG_IMG);
    }
    return inner ? own_address(inner) : (struct str){NULL, 0};
}

bool html_image_read(const struct dom *d, const struct dom_node *img, struct html_image *out)
{
    *out = (struct html_image){.alt = str_trim(dom_attr(img, "alt")),
                               .width = pixels(dom_attr(img, "width")),
                               .height = pixels(dom_attr(img, "height"))};
    out->url = own_address(img);
    if (!out->url.p) {
        out->url = from_picture(img);
    }
    if (!out->url.p) {
        out->url = from_noscript(d, img);
    }
    bool pixel = (out->width > 0 && out->width <= 3) || (out->height > 0 && out->height <= 3);
    return out->url.p && !pixel && !dom_is_hidden(img);
}
