/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/evidence/style.h"

#include "text/display/counter-style.h"

enum { PIXEL = 3, MAX_PIXELS = 100000, LETTER = 16 };

struct str html_style(const struct dom_node *n, const char *property)
{
    struct str rest = dom_attr(n, "style"), declaration, value = {"", 0};
    while (rest.n > 0 && str_split(&rest, ';', &declaration)) {
        size_t colon = str_find_char(declaration, ':', 0);
        if (colon != SIZE_MAX &&
            str_eq_nocase(str_trim(str_slice(declaration, 0, colon)), str_from(property))) {
            value = str_trim(str_slice(declaration, colon + 1, declaration.n));
            size_t important = str_find_char(value, '!', 0);
            value = str_trim(str_slice(value, 0, important));
        }
    }
    return value;
}

/* The type attribute of lists is case-sensitive ("a", "A"). */
static const char *marker_of_type(struct str type)
{
    static const struct {
        char type;
        const char *name;
    } types[] = {{'1', "decimal"},
                 {'a', "lower-alpha"},
                 {'A', "upper-alpha"},
                 {'i', "lower-roman"},
                 {'I', "upper-roman"}};
    for (size_t i = 0; type.n == 1 && i < ARRAY_SIZE(types); i++)
        if (type.p[0] == types[i].type)
            return counter_style_find(str_from(types[i].name));
    return counter_style_find(type);
}

static const char *marker_in(struct str value)
{
    const char *found = NULL;
    for (struct str word; !found && value.n > 0 && str_split(&value, ' ', &word);)
        found = counter_style_find(word);
    return found;
}

const char *html_style_marker(const struct dom_node *n)
{
    const char *found = NULL;
    if (n->n_attrs > 0) {
        found = counter_style_find(html_style(n, "list-style-type"));
        found = found ? found : marker_in(html_style(n, "list-style"));
        found = found ? found : marker_of_type(str_trim(dom_attr(n, "type")));
    }
    return found;
}

enum html_space html_style_space(const struct dom_node *n)
{
    struct str value = n->n_attrs > 0 ? html_style(n, "white-space") : STR("");
    if (value.n == 0)
        return HTML_SPACE_SAME;
    if (str_eq_nocase(value, STR("pre")) || str_eq_nocase(value, STR("pre-wrap")) ||
        str_eq_nocase(value, STR("break-spaces")))
        return HTML_SPACE_KEEP;
    return str_eq_nocase(value, STR("pre-line")) ? HTML_SPACE_LINES : HTML_SPACE_COLLAPSE;
}

bool html_style_is_monospace(const struct dom_node *n)
{
    static const char fonts[] = "mono|courier|consolas|menlo";
    return str_any(str_has_nocase, html_style(n, "font-family"), fonts) ||
           str_any(str_has_nocase, html_style(n, "font"), fonts);
}

int html_pixels(struct str s)
{
    int tenths = 0, value = 0;
    size_t i = 0;
    s = str_trim(s);
    for (; i < s.n && ascii_digit(s.p[i]) && value < MAX_PIXELS; i++)
        value = value * 10 + (s.p[i] - '0');
    if (i + 1 < s.n && s.p[i] == '.' && ascii_digit(s.p[i + 1])) {
        tenths = s.p[i + 1] - '0';
        for (i++; i < s.n && ascii_digit(s.p[i]); i++) {
        }
    }
    struct str unit = str_slice(s, i, s.n);
    if (str_starts_nocase(unit, STR("em")) || str_starts_nocase(unit, STR("rem")))
        return value * LETTER + tenths * LETTER / 10;
    if (str_starts_nocase(unit, STR("ex")) || str_starts_nocase(unit, STR("ch")))
        return (value * LETTER + tenths * LETTER / 10) / 2;
    return unit.n > 0 && unit.p[0] == '%' ? 0 : value;
}

static bool is_tiny(struct str length)
{
    length = str_trim(length);
    return length.n > 0 && ascii_digit(length.p[0]) && !str_has_char(length, '%') &&
           html_pixels(length) <= PIXEL;
}

bool html_is_pixel(const struct dom_node *n)
{
    return is_tiny(dom_attr(n, "width")) || is_tiny(dom_attr(n, "height")) ||
           (is_tiny(html_style(n, "width")) && is_tiny(html_style(n, "height")));
}
