/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any input of a terminal, in any pieces, yields keys in finite number and order; its replies are
 * taken for answers to the query. */
#include <stdint.h>
#include <stdlib.h>

#include "term/keys.h"
#include "term/probe.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void take_reply(void *context, struct str reply)
{
    probe_read_reply(context, reply);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct key_parser p;
    struct input input;
    struct probe probe;
    key_parser_init(&p);
    probe_init(&probe, 80);
    p.reply = take_reply;
    p.context = &probe;
    size_t piece = size > 0 ? 1 + data[0] % 7 : 1;
    size_t inputs = 0;
    for (size_t i = 1; i < size; i += piece) {
        size_t n = size - i < piece ? size - i : piece;
        key_parser_feed(&p, (struct str){(const char *)data + i, n});
        while (key_parser_next(&p, i % 5 == 0, &input))
            if (++inputs > size + 1 ||
                (input.kind == INPUT_PASTE && !utf8_valid(str_from(input.text))) ||
                (input.kind == INPUT_MOUSE && (input.x < 0 || input.y < 0)))
                abort();
    }
    while (key_parser_next(&p, true, &input))
        if (++inputs > size + 1)
            abort();
    key_parser_fini(&p);
    return 0;
}
