/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/parse/serve.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/confine.h"
#include "base/file.h"
#include "engine/parse/site-files.h"
#include "page/rule/rules.h"

/* Bytes; KEPT is free memory that stays for the next document. */
enum { MAX_MEMORY = 1 << 30, KEPT = 4 << 20 };

static bool read_all(void *to, size_t n)
{
    for (char *at = to; n > 0;) {
        ssize_t got = read(STDIN_FILENO, at, n);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        at += got > 0 ? got : 0;
        n -= got > 0 ? (size_t)got : 0;
    }
    return true;
}

static bool read_body(struct buf *body, size_t n)
{
    buf_reserve(body, n);
    body->n = n;
    return read_all(body->p, n);
}

bool serve_read(struct serve_call *c)
{
    struct call_header *h = &c->header;
    *c = (struct serve_call){0};
    if (!read_all(h, sizeof *h) || h->call >= CALLS || h->question > CALL_MAX_QUESTION ||
        h->body > CALL_MAX_BODY)
        return false;
    char *question = arena_reserve(&c->arena, h->question);
    if (!read_all(question, h->question) || !read_body(&c->body, h->body))
        return false;
    struct wire w = wire_reader((struct str){question, h->question}, &c->arena);
    call_wire_question((enum call)h->call, &w, &c->question);
    return wire_is_complete(&w);
}

bool serve_write(enum call call, void *answer, struct error *e)
{
    AUTO(wire) w = {0};
    uint64_t size = 0;
    size_t n;
    wire_add(&w, &size, sizeof size);
    call_wire_answer(call, &w, answer, e);
    size = w.n - sizeof size;
    struct iovec *parts = wire_parts(&w, &n);
    return file_write_parts(STDOUT_FILENO, parts, n);
}

bool serve_answer(struct serve_call *c, const struct site_rules *rules)
{
    enum call call = (enum call)c->header.call;
    union call_answer answer;
    struct error e = {0};
    bool ok = call_run(call, buf_str(&c->body), &c->question, rules, &answer, &e);
    if (ok)
        e = (struct error){0};
    bool written = serve_write(call, &answer, &e);
    if (ok)
        call_fini(call, &answer);
    return written;
}

void serve_call_fini(struct serve_call *c)
{
    arena_fini(&c->arena);
    buf_fini(&c->body);
}

static bool serve_one(const struct site_rules *rules)
{
    struct serve_call c;
    bool ok = serve_read(&c) && serve_answer(&c, rules);
    bool large = c.body.n > CALL_LARGE_BODY;
    serve_call_fini(&c);
    if (large)
        mem_trim();
    return ok;
}

/* Memory is limited only where confinement is possible: sanitizers need more than they use. */
bool serve_confine(void)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, "gander-parser");
    close_range(STDERR_FILENO + 1, ~0U, 0);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    bool confined = confine_to_libraries(NULL);
    if (confined)
        setrlimit(RLIMIT_AS, &(struct rlimit){MAX_MEMORY, MAX_MEMORY});
    return confined;
}

int serve(const char *rules_dir, const char *data_dir)
{
    struct site_rules *rules =
        site_files_load(*rules_dir ? rules_dir : NULL, *data_dir ? data_dir : NULL, NULL);
    serve_confine();
    mem_keep(KEPT);
    while (serve_one(rules)) {
    }
    site_rules_free(rules);
    return 0;
}
