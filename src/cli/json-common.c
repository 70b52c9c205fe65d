/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/json-common.h"

#include "text/date/date.h"

json_t *json_of_error(const struct error *e)
{
    return json_pack("{s:s, s:i, s:s}", "code", error_name(e->code), "number", e->number, "detail",
                     e->detail);
}

void json_set_time(json_t *object, const char *name, int64_t time)
{
    if (time > 0) {
        AUTO(buf) b = BUF_INIT;
        date_add_rfc3339(&b, (struct date){.time = time, .precision = DATE_SECOND});
        json_object_set_new(object, name, json_string(buf_c(&b)));
    }
}

enum cli_status json_print(json_t *value)
{
    AUTO(buf) b = BUF_INIT;
    json_add_indented(&b, value);
    buf_add_char(&b, '\n');
    json_decref(value);
    return cli_write(buf_str(&b));
}
