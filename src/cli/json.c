/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/json.h"

json_t *json_of_error(const struct error *e)
{
    json_t *o = json_object();
    json_object_set_new(o, "code", json_string(error_name(e->code)));
    json_object_set_new(o, "number", json_integer(e->number));
    json_object_set_new(o, "detail", json_string(e->detail));
    return o;
}

enum cli_status json_print(json_t *value)
{
    struct buf b = BUF_INIT;
    json_add_indented(&b, value);
    buf_add_char(&b, '\n');
    json_decref(value);
    return cli_print(&b);
}
