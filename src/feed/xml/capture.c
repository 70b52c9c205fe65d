/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text constructs: RSS text of undeclared kind; Atom 1.0 text, html and xhtml (RFC 4287, 3.1 and
 * 4.1.3); Atom 0.3 modes escaped, xml and base64; misplaced markup.
 */
#include <string.h>

#include "feed/draft/html-fix.h"
#include "feed/xml/reader.h"
#include "text/markup/markup.h"
#include "text/url/url.h"
#include "text/utf8.h"

/* Sets the kind by the declared type. In Atom media types other than text and XML imply base64 (RFC
 * 4287, 4.1.3.3). */
static void apply_type(struct capture *c, struct str type)
{
    c->declared = true;
    if (str_eq_nocase(type, STR("text")) || str_eq_nocase(type, STR("text/plain")) ||
        str_eq_nocase(type, STR("plain"))) {
        c->kind = TEXT_PLAIN;
    } else if (str_eq_nocase(type, STR("html")) || str_eq_nocase(type, STR("text/html"))) {
        c->kind = TEXT_HTML;
    } else if (str_eq_nocase(type, STR("xhtml")) ||
               str_eq_nocase(str_slice(type, type.n - (type.n > 3 ? 3 : type.n), type.n),
                             STR("xml"))) {
        c->kind = TEXT_HTML;
        c->xhtml = true;
    } else if (c->ns == NS_ATOM && !str_starts_nocase(type, STR("text/")) &&
               str_has_char(type, '/')) {
        c->kind = TEXT_HTML;
        c->base64 = true;
    } else {
        c->declared = false;
    }
}

void xml_capture_start(struct xml_reader *r, const struct frame *f, const XML_Char **attributes)
{
    struct capture *c = &r->capture;
    struct buf text = c->text;
    *c = (struct capture){.on = true, .depth = r->depth, .element = f->element, .ns = f->ns};
    c->text = text;
    buf_clear(&c->text);
    c->kind =
        f->ns == NS_ATOM || f->ns == NS_MEDIA || f->element == E_TITLE ? TEXT_GUESS : TEXT_HTML;
    const char *type = xml_attribute(attributes, "type");
    const char *mode = xml_attribute(attributes, "mode");
    if (type && f->element != E_GUID && f->element != E_LINK)
        apply_type(c, str_trim(str_from(type)));
    if (mode && strcmp(mode, "base64") == 0) {
        c->base64 = true;
        c->kind = c->declared ? c->kind : TEXT_PLAIN;
        c->declared = true;
    } else if (mode && strcmp(mode, "xml") == 0) {
        c->xhtml = true;
    }
}

void xml_capture_text(struct xml_reader *r, struct str s)
{
    if (r->capture.in_markup)
        markup_add_escaped(&r->capture.text, s);
    else
        buf_add(&r->capture.text, s);
}

/* At the first child element, the text so far becomes HTML. */
static void turn_into_markup(struct capture *c)
{
    if (!c->in_markup) {
        struct buf escaped = BUF_INIT;
        markup_add_escaped(&escaped, buf_str(&c->text));
        buf_fini(&c->text);
        c->text = escaped;
        c->in_markup = true;
        c->kind = TEXT_HTML;
    }
}

/* Strips the prefix of XHTML elements, which HTML does not have. */
static const char *html_name(const struct xml_reader *r, const char *name)
{
    const char *colon = strchr(name, ':');
    return colon && xml_find_namespace(r, (struct str){name, (size_t)(colon - name)}) != NS_OTHER
               ? colon + 1
               : name;
}

static bool is_void(const char *name)
{
    return str_any(str_eq, str_from(name),
                   "area|base|br|col|embed|hr|img|input|link|meta|param|"
                   "source|track|wbr");
}

void xml_capture_markup(struct xml_reader *r, const char *name, const XML_Char **attributes)
{
    struct capture *c = &r->capture;
    const char *base = r->frames[r->depth - 1].base;
    turn_into_markup(c);
    buf_add_char(&c->text, '<');
    buf_add_c(&c->text, html_name(r, name));
    for (; *attributes; attributes += 2) {
        struct str key = str_from(attributes[0]), value = str_from(attributes[1]);
        if (str_starts(key, STR("xmlns")) || str_starts(key, STR("xml:")))
            continue;
        buf_add_char(&c->text, ' ');
        buf_add(&c->text, key);
        buf_add(&c->text, STR("=\""));
        if (base && value.n > 0 && value.p[0] != '#' && html_fix_is_link(key) &&
            !str_eq(key, STR("srcset")) && url_scheme(value).n == 0) {
            AUTO(buf) link = BUF_INIT;
            url_resolve(&link, str_from(base), value);
            markup_add_escaped(&c->text, buf_str(&link));
        } else {
            markup_add_escaped(&c->text, value);
        }
        buf_add_char(&c->text, '"');
    }
    buf_add_char(&c->text, '>');
}

void xml_capture_markup_end(struct xml_reader *r, const char *name)
{
    name = html_name(r, name);
    if (!is_void(name)) {
        buf_add(&r->capture.text, STR("</"));
        buf_add_c(&r->capture.text, name);
        buf_add_char(&r->capture.text, '>');
    }
}

static int base64_digit(char c)
{
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : ascii_digit(c)       ? c - '0' + 52
           : c == '+' || c == '-' ? 62
           : c == '/' || c == '_' ? 63
                                  : -1;
}

/* Decodes base64; false for anything else, which is then kept as it is. */
static bool add_base64(struct buf *b, struct str s)
{
    uint32_t bits = 0;
    int n = 0;
    for (size_t i = 0; i < s.n; i++) {
        int digit = base64_digit(s.p[i]);
        if (ascii_space(s.p[i]) || s.p[i] == '=')
            continue;
        if (digit < 0)
            return false;
        bits = bits << 6 | (uint32_t)digit;
        n += 6;
        if (n >= 8) {
            n -= 8;
            buf_add_char(b, (char)(bits >> n & 0xff));
        }
    }
    return true;
}

struct str xml_capture_end(struct xml_reader *r, struct buf *room)
{
    struct capture *c = &r->capture;
    struct str s = buf_str(&c->text);
    c->on = false;
    if (c->base64 && !c->in_markup) {
        AUTO(buf) bytes = BUF_INIT;
        if (add_base64(&bytes, s)) {
            utf8_add_valid(room, buf_str(&bytes));
            s = buf_str(room);
        }
    } else if (c->xhtml && !c->in_markup) {
        /* Declared as XHTML, but without elements: escaped markup or plain text. */
        c->kind = TEXT_GUESS;
    }
    return s;
}
