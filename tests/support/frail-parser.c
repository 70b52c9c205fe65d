/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parser's process with faults: a body that has one of these words makes it crash, hang, end, or
 * answer as no parser does. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "engine/parse/serve.h"

static void crash(void)
{
    raise(SIGSEGV);
}

static void hang(void)
{
    for (;;)
        pause();
}

static void end(void)
{
    exit(0);
}

static void answer(uint64_t size, struct str bytes)
{
    (void)!file_write_all(STDOUT_FILENO, (struct str){(const char *)&size, sizeof size});
    (void)!file_write_all(STDOUT_FILENO, bytes);
}

static void answer_too_much(void)
{
    answer(UINT64_C(1) << 40, STR("much"));
}

static void answer_nonsense(void)
{
    answer(8, STR("nonsense"));
}

static void answer_half(void)
{
    answer(100, STR("half"));
    exit(0);
}

static const struct {
    const char *word;
    void (*fail)(void);
} faults[] = {
    {"CRASH", crash},
    {"HANG", hang},
    {"END", end},
    {"MUCH", answer_too_much},
    {"NONSENSE", answer_nonsense},
    {"HALF", answer_half},
};

int main(void)
{
    for (;;) {
        struct serve_call c;
        if (!serve_read(&c))
            return 1;
        for (size_t i = 0; i < ARRAY_SIZE(faults); i++)
            if (str_find(buf_str(&c.body), str_from(faults[i].word), 0) != SIZE_MAX)
                faults[i].fail();
        if (!serve_answer(&c, NULL))
            return 1;
        serve_call_fini(&c);
    }
}
