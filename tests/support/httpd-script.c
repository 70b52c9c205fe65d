/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "tests/support/httpd.h"

static bool fault_of(const char *name, enum httpd_fault *out)
{
    static const char *const names[] = {
        [HTTPD_FINE] = "fine",   [HTTPD_CUT_OFF] = "cut-off", [HTTPD_STALL] = "stall",
        [HTTPD_PAUSE] = "pause", [HTTPD_HOLD] = "hold",       [HTTPD_CLOSE] = "close",
        [HTTPD_RAW] = "raw",     [HTTPD_ENDLESS] = "endless",
    };
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        if (strcmp(name, names[i]) == 0) {
            *out = (enum httpd_fault)i;
            return true;
        }
    }
    return false;
}

static bool add_reply(struct httpd *h, json_t *entry)
{
    struct httpd_reply reply = {0};
    AUTO(buf) headers = BUF_INIT, body = BUF_INIT;
    const char *target = NULL, *fault = "fine", *text = NULL, *file = NULL;
    size_t text_n = 0;
    int gzip = 0, ranges = 0;
    json_t *fields = NULL;
    struct error e = {0};
    bool ok = json_unpack(entry, "{s:s, s?i, s?i, s?i, s?b, s?b, s?s, s?s%, s?s, s?o !}", "target",
                          &target, "status", &reply.status, "delay_ms", &reply.delay_ms, "times",
                          &reply.times, "gzip", &gzip, "ranges", &ranges, "fault", &fault, "body",
                          &text, &text_n, "file", &file, "headers", &fields) == 0 &&
              fault_of(fault, &reply.fault);
    const char *name;
    json_t *value;
    json_object_foreach(fields, name, value)
    {
        buf_printf(&headers, "%s: %s\n", name, json_string_value(value));
    }
    if (ok && file)
        ok = file_read(file, BUF_NO_LIMIT, &body, &e);
    else if (ok && text)
        buf_add(&body, (struct str){text, text_n});
    if (ok) {
        reply.headers = buf_c(&headers);
        reply.body = buf_c(&body);
        reply.body_n = body.n;
        reply.gzip = gzip;
        reply.ranges = ranges;
        httpd_reply(h, target, &reply);
    }
    return ok;
}

bool httpd_script(struct httpd *h, const char *path)
{
    json_error_t error;
    json_t *script = json_load_file(path, 0, &error);
    if (!json_is_array(script)) {
        fprintf(stderr, "httpd: %s:%d: %s\n", path, error.line,
                script ? "not an array" : error.text);
        json_decref(script);
        return false;
    }
    size_t i;
    json_t *entry;
    bool ok = true;
    json_array_foreach(script, i, entry)
    {
        if (!add_reply(h, entry)) {
            fprintf(stderr, "httpd: %s: entry %zu is not understood\n", path, i + 1);
            ok = false;
        }
    }
    json_decref(script);
    return ok;
}
