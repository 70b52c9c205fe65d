/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/httpd.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <jansson.h>
#include <limits.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/vec.h"
#include "tests/support/httpd-internal.h"

struct path_replies {
    char *target;
    VEC(struct stored_reply *) replies;
    size_t at; /* the one in use */
    int used;  /* times it was used */
};

struct httpd {
    struct MHD_Daemon *daemon;
    int port;
    char *directory;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    unsigned generation; /* counts httpd_release */
    bool stopping, tls;
    VEC(struct path_replies *) paths;
    VEC(struct stored_reply *) retired; /* kept until the end: an answer may still send them */
    VEC(struct httpd_request *) requests;
    VEC(char *) urls;
    FILE *log;
};

/* ---- replies ------------------------------------------------------------------------------ */

static void pack(struct buf *out, struct str body)
{
    z_stream z = {0};
    if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        abort();
    buf_reserve(out, deflateBound(&z, body.n));
    z.next_in = (unsigned char *)(uintptr_t)body.p;
    z.avail_in = (unsigned)body.n;
    z.next_out = (unsigned char *)out->p;
    z.avail_out = (unsigned)deflateBound(&z, body.n);
    deflate(&z, Z_FINISH);
    out->n = z.total_out;
    deflateEnd(&z);
}

static struct stored_reply *store_reply(const struct httpd_reply *reply)
{
    struct stored_reply *s = MEM_NEW(struct stored_reply);
    size_t n = reply->body && reply->body_n == 0 ? strlen(reply->body) : reply->body_n;
    s->status = reply->status ? reply->status : 200;
    s->delay_ms = reply->delay_ms;
    s->fault = reply->fault;
    s->times = reply->times;
    s->ranges = reply->ranges;
    s->headers = mem_strdup(reply->headers ? reply->headers : "");
    if (reply->gzip) {
        pack(&s->body, (struct str){reply->body, n});
        s->gzip = true;
    } else if (n > 0) {
        buf_add(&s->body, (struct str){reply->body, n});
    }
    return s;
}

static void free_reply(struct stored_reply *s)
{
    free(s->headers);
    buf_fini(&s->body);
    free(s);
}

static struct path_replies *find_path(struct httpd *h, const char *target)
{
    for (size_t i = 0; i < h->paths.n; i++)
        if (strcmp(h->paths.v[i]->target, target) == 0)
            return h->paths.v[i];
    return NULL;
}

void httpd_reply(struct httpd *h, const char *target, const struct httpd_reply *reply)
{
    pthread_mutex_lock(&h->lock);
    struct path_replies *p = find_path(h, target);
    if (!p) {
        p = MEM_NEW(struct path_replies);
        p->target = mem_strdup(target);
        vec_push(&h->paths, p);
    }
    vec_push(&p->replies, store_reply(reply));
    pthread_mutex_unlock(&h->lock);
}

void httpd_forget(struct httpd *h, const char *target)
{
    pthread_mutex_lock(&h->lock);
    struct path_replies *p = find_path(h, target);
    for (size_t i = 0; p && i < p->replies.n; i++)
        vec_push(&h->retired, p->replies.v[i]);
    if (p) {
        p->replies.n = p->at = 0;
        p->used = 0;
    }
    pthread_mutex_unlock(&h->lock);
}

static struct stored_reply *next_reply(struct httpd *h, const char *target)
{
    struct stored_reply *found = NULL;
    pthread_mutex_lock(&h->lock);
    struct path_replies *p = find_path(h, target);
    if (!p) {
        char *bare = mem_strndup(target, strcspn(target, "?"));
        p = find_path(h, bare);
        free(bare);
    }
    if (p && p->replies.n > 0) {
        struct stored_reply *s = p->replies.v[p->at];
        if (s->times > 0 && p->used >= s->times && p->at + 1 < p->replies.n) {
            s = p->replies.v[++p->at];
            p->used = 0;
        }
        p->used++;
        found = s;
    }
    pthread_mutex_unlock(&h->lock);
    return found;
}

/* ---- the record of requests ---------------------------------------------------------------- */

static enum MHD_Result add_header_line(void *context, enum MHD_ValueKind kind, const char *name,
                                       const char *value)
{
    buf_printf(context, "%s: %s\n", name, value ? value : "");
    return MHD_YES;
}

static void write_log(struct httpd *h, const struct httpd_request *r)
{
    json_t *line =
        json_pack("{s:I, s:s, s:s, s:i, s:s}", "ms", (json_int_t)r->at_ms, "method", r->method,
                  "target", r->target, "status", r->status, "headers", r->headers);
    char *text = line ? json_dumps(line, JSON_COMPACT) : NULL;
    fprintf(h->log, "%s\n", text ? text : "{}");
    fflush(h->log);
    free(text);
    json_decref(line);
}

static struct httpd_request *record(struct httpd *h, struct MHD_Connection *c, const char *method,
                                    const char *target)
{
    struct httpd_request *r = MEM_NEW(struct httpd_request);
    AUTO(buf) headers = BUF_INIT;
    MHD_get_connection_values(c, MHD_HEADER_KIND, add_header_line, &headers);
    r->method = mem_strdup(method);
    r->target = mem_strdup(target);
    r->headers = mem_strdup(buf_c(&headers));
    r->at_ms = clock_monotonic_ms(&clock_system);
    pthread_mutex_lock(&h->lock);
    r->generation = h->generation;
    vec_push(&h->requests, r);
    pthread_cond_broadcast(&h->changed);
    pthread_mutex_unlock(&h->lock);
    return r;
}

static void note_status(struct httpd *h, struct httpd_request *r, int status)
{
    pthread_mutex_lock(&h->lock);
    r->status = status;
    if (h->log)
        write_log(h, r);
    pthread_mutex_unlock(&h->lock);
}

static size_t count_locked(struct httpd *h, const char *target)
{
    size_t count = 0;
    for (size_t i = 0; i < h->requests.n; i++)
        count += !target || strcmp(h->requests.v[i]->target, target) == 0;
    return count;
}

size_t httpd_count(struct httpd *h, const char *target)
{
    pthread_mutex_lock(&h->lock);
    size_t count = count_locked(h, target);
    pthread_mutex_unlock(&h->lock);
    return count;
}

bool httpd_wait_count(struct httpd *h, const char *target, size_t count)
{
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += 20;
    pthread_mutex_lock(&h->lock);
    while (count_locked(h, target) < count &&
           pthread_cond_timedwait(&h->changed, &h->lock, &end) == 0) {
    }
    bool reached = count_locked(h, target) >= count;
    pthread_mutex_unlock(&h->lock);
    return reached;
}

const struct httpd_request *httpd_request(struct httpd *h, const char *target, size_t i)
{
    const struct httpd_request *found = NULL;
    pthread_mutex_lock(&h->lock);
    for (size_t k = 0; k < h->requests.n && !found; k++)
        if (!target || strcmp(h->requests.v[k]->target, target) == 0)
            found = i-- == 0 ? h->requests.v[k] : NULL;
    pthread_mutex_unlock(&h->lock);
    return found;
}

char *httpd_header(const struct httpd_request *r, const char *name)
{
    struct str rest = str_from(r->headers), line;
    while (str_split(&rest, '\n', &line)) {
        size_t colon = str_find_char(line, ':', 0);
        if (colon != SIZE_MAX && str_eq_nocase(str_slice(line, 0, colon), str_from(name))) {
            struct str value = str_slice(line, colon + 2, line.n);
            return mem_strndup(value.p, value.n);
        }
    }
    return NULL;
}

static void free_request(struct httpd_request *r)
{
    free(r->method);
    free(r->target);
    free(r->headers);
    free(r);
}

void httpd_clear(struct httpd *h)
{
    pthread_mutex_lock(&h->lock);
    for (size_t i = 0; i < h->requests.n; i++)
        free_request(h->requests.v[i]);
    h->requests.n = 0;
    pthread_mutex_unlock(&h->lock);
}

/* ---- answering ----------------------------------------------------------------------------- */

/* Until an httpd_release after the request was recorded, or the end. */
static void hold(struct httpd *h, unsigned generation)
{
    pthread_mutex_lock(&h->lock);
    while (h->generation == generation && !h->stopping)
        pthread_cond_wait(&h->changed, &h->lock);
    pthread_mutex_unlock(&h->lock);
}

void httpd_release(struct httpd *h)
{
    pthread_mutex_lock(&h->lock);
    h->generation++;
    pthread_cond_broadcast(&h->changed);
    pthread_mutex_unlock(&h->lock);
}

struct sending {
    struct httpd *h;
    const struct stored_reply *reply;
    unsigned generation; /* when the request came */
};

static ssize_t send_part(void *context, uint64_t at, char *to, size_t max)
{
    struct sending *s = context;
    size_t n = s->reply->body.n;
    if (s->reply->fault == HTTPD_ENDLESS) {
        for (size_t i = 0; i < max; i++)
            to[i] = s->reply->body.p[(at + i) % n];
        return (ssize_t)max;
    }
    if (at >= n / 2 && s->reply->fault == HTTPD_STALL) {
        hold(s->h, s->generation);
        return MHD_CONTENT_READER_END_WITH_ERROR;
    }
    if (at >= n / 2 && s->reply->fault == HTTPD_CUT_OFF)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    if (at >= n / 2)
        hold(s->h, s->generation);
    size_t end = at >= n / 2 ? n : n / 2, part = end - at < max ? end - at : max;
    memcpy(to, s->reply->body.p + at, part);
    return (ssize_t)part;
}

static bool is_current(struct MHD_Connection *c, const char *request_field, const char *value)
{
    const char *sent = MHD_lookup_connection_value(c, MHD_HEADER_KIND, request_field);
    return sent && value && strcmp(sent, value) == 0;
}

/* Adds the reply's header lines; true when a validator among them is what the client has. */
static bool add_headers(struct MHD_Connection *c, struct MHD_Response *r, const char *lines)
{
    bool current = false, with_etag = false;
    struct str rest = str_from(lines), line;
    while (str_split(&rest, '\n', &line)) {
        size_t colon = str_find_char(line, ':', 0);
        if (colon == SIZE_MAX)
            continue;
        struct str value = str_trim(str_slice(line, colon + 1, line.n));
        char *name = mem_strndup(line.p, colon), *text = mem_strndup(value.p, value.n);
        MHD_add_response_header(r, name, text);
        if (strcasecmp(name, "ETag") == 0) {
            current = is_current(c, "If-None-Match", text);
            with_etag = true;
        } else if (strcasecmp(name, "Last-Modified") == 0 && !with_etag) {
            current = is_current(c, "If-Modified-Since", text);
        }
        free(name);
        free(text);
    }
    return current;
}

static enum MHD_Result send_raw(struct MHD_Connection *c, const struct stored_reply *reply)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
    for (size_t at = 0; info && at < reply->body.n;) {
        ssize_t n = send(info->connect_fd, reply->body.p + at, reply->body.n - at, MSG_NOSIGNAL);
        if (n <= 0)
            break;
        at += (size_t)n;
    }
    return MHD_NO;
}

static void pause_ms(int ms)
{
    struct timespec t = {ms / 1000, ms % 1000 * 1000000L};
    nanosleep(&t, NULL);
}

static struct MHD_Response *response_of(struct httpd *h, const struct stored_reply *reply,
                                        unsigned generation)
{
    bool in_parts = reply->fault == HTTPD_CUT_OFF || reply->fault == HTTPD_STALL ||
                    reply->fault == HTTPD_PAUSE || reply->fault == HTTPD_ENDLESS;
    if (!in_parts) {
        return MHD_create_response_from_buffer(reply->body.n, reply->body.p,
                                               MHD_RESPMEM_PERSISTENT);
    }
    struct sending *s = MEM_NEW(struct sending);
    *s = (struct sending){h, reply, generation};
    uint64_t size = reply->fault == HTTPD_ENDLESS ? MHD_SIZE_UNKNOWN : reply->body.n;
    return MHD_create_response_from_callback(size, 16384, send_part, s, free);
}

/* True if it is one of the reply's validators. */
static bool has_validator(const char *lines, const char *validator)
{
    struct str rest = str_from(lines), line;
    while (str_split(&rest, '\n', &line)) {
        size_t colon = str_find_char(line, ':', 0);
        struct str name = str_slice(line, 0, colon);
        bool validates =
            str_eq_nocase(name, STR("etag")) || str_eq_nocase(name, STR("last-modified"));
        if (validates && str_eq(str_trim(str_slice(line, colon + 1, line.n)), str_from(validator)))
            return true;
    }
    return false;
}

/* The first byte that is asked for; 0 for all of them. */
static size_t range_of(struct MHD_Connection *c, const struct stored_reply *reply)
{
    const char *range = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "Range");
    const char *condition = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "If-Range");
    unsigned long long from = 0;
    if (!reply->ranges || !range || sscanf(range, "bytes=%llu-", &from) != 1 ||
        (condition && !has_validator(reply->headers, condition)))
        return 0;
    return (size_t)from;
}

static enum MHD_Result answer_range(struct httpd *h, struct MHD_Connection *c,
                                    const struct stored_reply *reply, struct httpd_request *r,
                                    size_t from)
{
    bool there = from < reply->body.n;
    AUTO(buf) range = BUF_INIT;
    struct MHD_Response *response = MHD_create_response_from_buffer(
        there ? reply->body.n - from : 0, reply->body.p + from, MHD_RESPMEM_PERSISTENT);
    add_headers(c, response, reply->headers);
    buf_printf(&range, "bytes %zu-%zu/%zu", from, reply->body.n - 1, reply->body.n);
    MHD_add_response_header(response, "Content-Range", buf_c(&range));
    note_status(h, r, there ? 206 : 416);
    enum MHD_Result result = MHD_queue_response(c, there ? 206 : 416, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result answer_scripted(struct httpd *h, struct MHD_Connection *c,
                                       const struct stored_reply *reply, struct httpd_request *r)
{
    if (reply->delay_ms > 0)
        pause_ms(reply->delay_ms);
    if (reply->fault == HTTPD_HOLD) {
        note_status(h, r, 0); /* in the log as it arrives, for tests that wait for it there */
        hold(h, r->generation);
    }
    if (reply->fault == HTTPD_CLOSE || reply->fault == HTTPD_RAW) {
        note_status(h, r, 0);
        return reply->fault == HTTPD_RAW ? send_raw(c, reply) : MHD_NO;
    }
    size_t from = range_of(c, reply);
    if (from > 0)
        return answer_range(h, c, reply, r, from);
    struct MHD_Response *response = response_of(h, reply, r->generation);
    bool current = add_headers(c, response, reply->headers) && reply->status == 200;
    if (reply->gzip)
        MHD_add_response_header(response, "Content-Encoding", "gzip");
    if (current) {
        MHD_destroy_response(response);
        response = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
        add_headers(c, response, reply->headers);
    }
    unsigned status = current ? 304 : (unsigned)reply->status;
    note_status(h, r, (int)status);
    enum MHD_Result result = MHD_queue_response(c, status, response);
    MHD_destroy_response(response);
    return result;
}

static const char *type_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    return !dot                                                    ? "application/octet-stream"
           : strcmp(dot, ".html") == 0 || strcmp(dot, ".htm") == 0 ? "text/html"
           : strcmp(dot, ".json") == 0                             ? "application/json"
           : strcmp(dot, ".png") == 0                              ? "image/png"
           : strcmp(dot, ".css") == 0                              ? "text/css"
                                                                   : "application/xml";
}

static int open_file(const char *directory, const char *target, struct stat *st, const char **type)
{
    char path[PATH_MAX];
    size_t n = strcspn(target, "?");
    if (!directory || strstr(target, ".."))
        return -1;
    bool index = n > 0 && target[n - 1] == '/';
    snprintf(path, sizeof path, "%s%.*s%s", directory, (int)n, target, index ? "index.html" : "");
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd >= 0 && (fstat(fd, st) != 0 || !S_ISREG(st->st_mode))) {
        close(fd);
        fd = -1;
    }
    *type = type_of(path);
    return fd;
}

static enum MHD_Result answer_file(struct httpd *h, struct MHD_Connection *c, const char *target,
                                   struct httpd_request *r)
{
    struct stat st;
    const char *type;
    unsigned status = 404;
    struct MHD_Response *response;
    int fd = open_file(h->directory, target, &st, &type);
    if (fd < 0) {
        static char none[] = "not found\n";
        response = MHD_create_response_from_buffer(strlen(none), none, MHD_RESPMEM_PERSISTENT);
    } else {
        char headers[256], modified[64];
        struct tm tm;
        gmtime_r(&st.st_mtime, &tm);
        strftime(modified, sizeof modified, "%a, %d %b %Y %H:%M:%S GMT", &tm);
        snprintf(headers, sizeof headers,
                 "ETag: \"%llx-%llx\"\nLast-Modified: %s\nContent-Type: %s",
                 (unsigned long long)st.st_mtime, (unsigned long long)st.st_size, modified, type);
        response = MHD_create_response_from_fd((uint64_t)st.st_size, fd);
        status = 200;
        if (add_headers(c, response, headers)) {
            MHD_destroy_response(response);
            response = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
            add_headers(c, response, headers);
            status = 304;
        }
    }
    note_status(h, r, (int)status);
    enum MHD_Result result = MHD_queue_response(c, status, response);
    MHD_destroy_response(response);
    return result;
}

/* libmicrohttpd calls this once with the header and once when the request is complete; `*context`
 * is the target as it came, from remember_target. */
static enum MHD_Result answer(void *context, struct MHD_Connection *c, const char *path,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_n, void **request)
{
    struct httpd *h = context;
    struct target *t = *request;
    if (!t->started || *upload_n > 0) {
        t->started = true;
        *upload_n = 0;
        return MHD_YES;
    }
    struct httpd_request *r = record(h, c, method, t->text);
    struct stored_reply *reply = next_reply(h, t->text);
    return reply ? answer_scripted(h, c, reply, r) : answer_file(h, c, t->text, r);
}

static void *remember_target(void *context, const char *uri, struct MHD_Connection *c)
{
    struct target *t = MEM_NEW(struct target);
    t->text = mem_strdup(uri);
    return t;
}

static void forget_target(void *context, struct MHD_Connection *c, void **request,
                          enum MHD_RequestTerminationCode why)
{
    struct target *t = *request;
    if (t) {
        free(t->text);
        free(t);
        *request = NULL;
    }
}

/* ---- start and stop ------------------------------------------------------------------------ */

/* On the port that it has, or a free one. `tls`: more options for libmicrohttpd, ended by
 * MHD_OPTION_END. */
static void open_port(struct httpd *h, unsigned flags, struct MHD_OptionItem *tls)
{
    struct sockaddr_in here = {.sin_family = AF_INET,
                               .sin_port = htons((uint16_t)h->port),
                               .sin_addr = {htonl(INADDR_LOOPBACK)}};
    h->daemon = MHD_start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | flags, 0, NULL, NULL,
        answer, h, MHD_OPTION_SOCK_ADDR, &here, MHD_OPTION_URI_LOG_CALLBACK, remember_target, h,
        MHD_OPTION_NOTIFY_COMPLETED, forget_target, h, MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
    const union MHD_DaemonInfo *info =
        h->daemon ? MHD_get_daemon_info(h->daemon, MHD_DAEMON_INFO_BIND_PORT) : NULL;
    if (!info) {
        fputs("httpd: cannot listen on 127.0.0.1\n", stderr);
        exit(99);
    }
    h->port = info->port;
}

static struct httpd *start(unsigned flags, struct MHD_OptionItem *tls)
{
    struct httpd *h = MEM_NEW(struct httpd);
    pthread_mutex_init(&h->lock, NULL);
    pthread_cond_init(&h->changed, NULL);
    h->tls = (flags & MHD_USE_TLS) != 0;
    open_port(h, flags, tls);
    return h;
}

void httpd_pause(struct httpd *h)
{
    MHD_stop_daemon(h->daemon);
    h->daemon = NULL;
}

void httpd_resume(struct httpd *h)
{
    open_port(h, 0, &(struct MHD_OptionItem){MHD_OPTION_END, 0, NULL});
}

struct httpd *httpd_start(void)
{
    return start(0, &(struct MHD_OptionItem){MHD_OPTION_END, 0, NULL});
}

struct httpd *httpd_start_tls(void)
{
    AUTO(buf) certificate = BUF_INIT, key = BUF_INIT;
    struct error e = {0};
    if (MHD_is_feature_supported(MHD_FEATURE_TLS) != MHD_YES)
        return NULL;
    if (!file_read(TLS_CERTIFICATE, 65536, &certificate, &e) ||
        !file_read(TLS_DIR "/key.pem", 65536, &key, &e)) {
        fprintf(stderr, "httpd: %s\n", e.detail);
        exit(99);
    }
    struct MHD_OptionItem tls[] = {
        {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)buf_c(&certificate)},
        {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)buf_c(&key)},
        {MHD_OPTION_END, 0, NULL},
    };
    return start(MHD_USE_TLS, tls);
}

void httpd_stop(struct httpd *h)
{
    pthread_mutex_lock(&h->lock);
    h->stopping = true;
    pthread_cond_broadcast(&h->changed);
    pthread_mutex_unlock(&h->lock);
    if (h->daemon)
        MHD_stop_daemon(h->daemon);
    httpd_clear(h);
    for (size_t i = 0; i < h->paths.n; i++)
        httpd_forget(h, h->paths.v[i]->target);
    for (size_t i = 0; i < h->paths.n; i++) {
        free(h->paths.v[i]->target);
        vec_fini(&h->paths.v[i]->replies);
        free(h->paths.v[i]);
    }
    for (size_t i = 0; i < h->retired.n; i++)
        free_reply(h->retired.v[i]);
    for (size_t i = 0; i < h->urls.n; i++)
        free(h->urls.v[i]);
    vec_fini(&h->paths);
    vec_fini(&h->retired);
    vec_fini(&h->requests);
    vec_fini(&h->urls);
    free(h->directory);
    pthread_mutex_destroy(&h->lock);
    pthread_cond_destroy(&h->changed);
    free(h);
}

int httpd_port(const struct httpd *h)
{
    return h->port;
}

const char *httpd_url(struct httpd *h, const char *target)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%s://127.0.0.1:%d%s", h->tls ? "https" : "http", h->port, target);
    pthread_mutex_lock(&h->lock);
    vec_push(&h->urls, buf_take(&b));
    const char *url = h->urls.v[h->urls.n - 1];
    pthread_mutex_unlock(&h->lock);
    return url;
}

void httpd_serve(struct httpd *h, const char *directory)
{
    pthread_mutex_lock(&h->lock);
    free(h->directory);
    h->directory = mem_strdup(directory);
    pthread_mutex_unlock(&h->lock);
}

void httpd_serve_sample(struct httpd *h)
{
    const char *srcdir = getenv("srcdir");
    AUTO(buf) sample = BUF_INIT;
    buf_printf(&sample, "%s/data/sample", srcdir ? srcdir : ".");
    httpd_serve(h, sample.p);
}

void httpd_log(struct httpd *h, FILE *file)
{
    pthread_mutex_lock(&h->lock);
    h->log = file;
    pthread_mutex_unlock(&h->lock);
}
