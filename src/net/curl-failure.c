/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/curl-failure.h"

#include <errno.h>
#include <string.h>

#include "base/buf.h"
#include "text/url/url.h"

/* Appends libcurl's or OpenSSL's reason without codes, function names ("error:0A000410:SSL
 * routines::sslv3 alert handshake failure"), errno and repetition of our own message. */
static void add_tls_reason(struct buf *b, const char *text)
{
    static const struct str prefixes[] = {STR("SSL certificate problem: "), STR("SSL: "),
                                          STR("TLS connect error: "), STR("OpenSSL SSL_connect: "),
                                          STR("OpenSSL SSL_read: ")};
    struct str s = str_from(text);
    for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++)
        s = str_starts(s, prefixes[i]) ? str_slice(s, prefixes[i].n, s.n) : s;
    s = str_slice(s, 0, str_find(s, STR(", errno"), 0));
    s = str_slice(s, 0, str_find(s, STR(" in connection to "), 0));
    if (str_starts(s, STR("error:")))
        s = str_last_part(s, ':');
    bool broken = s.n == 0 || str_starts(s, STR("SSL_ERROR_")) ||
                  str_eq(s, STR("unexpected eof while reading"));
    buf_add(b, broken ? STR("the connection broke off") : s);
}

static void describe_tls(const struct failure *f, bool certificate, struct error *e)
{
    AUTO(buf) reason = BUF_INIT;
    add_tls_reason(&reason, f->text);
    if (certificate) {
        error_set(e, ERROR_TLS, (int)f->code, "the certificate of %s is not valid: %s", f->host,
                  buf_c(&reason));
    } else {
        error_set(e, ERROR_TLS, (int)f->code, "no secure connection with %s: %s", f->host,
                  buf_c(&reason));
    }
}

/* "proxy.example:3128", without scheme and login. */
static struct str proxy_name(const struct failure *f)
{
    struct url_parts parts;
    struct str s = str_from(f->proxy);
    if (!url_split(s, &parts) || !parts.host.p) {
        size_t at = str_find_char(s, '@', 0);
        return at == SIZE_MAX ? s : str_slice(s, at + 1, s.n);
    }
    const char *end = parts.port.p ? parts.port.p + parts.port.n : parts.host.p + parts.host.n;
    return (struct str){parts.host.p, (size_t)(end - parts.host.p)};
}

/* True, and *e set, when the proxy failed. */
static bool describe_proxy(const struct failure *f, struct error *e)
{
    int number = (int)f->code;
    struct str name = proxy_name(f);
    if (name.n == 0)
        return false;
    if (f->code == CURLE_COULDNT_RESOLVE_PROXY) {
        error_set(e, ERROR_NETWORK, number, "no such host: the proxy %.*s", STR_ARG(name));
    } else if (f->code == CURLE_COULDNT_CONNECT && f->os_errno == ECONNREFUSED) {
        error_set(e, ERROR_NETWORK, number, "connection refused by the proxy %.*s", STR_ARG(name));
    } else if (f->code == CURLE_COULDNT_CONNECT || f->code == CURLE_PROXY) {
        error_set(e, ERROR_NETWORK, number, "cannot connect through the proxy %.*s", STR_ARG(name));
    } else if (f->proxy_status >= 300) {
        error_set(e, ERROR_NETWORK, number, "the proxy %.*s answers HTTP %d", STR_ARG(name),
                  (int)f->proxy_status);
    } else {
        return false;
    }
    return true;
}

static void describe_connect(const struct failure *f, struct error *e)
{
    int number = (int)f->code;
    if (f->os_errno == ECONNREFUSED) {
        error_set(e, ERROR_NETWORK, number, "connection refused by %s", f->host);
    } else if (f->os_errno) {
        error_set(e, ERROR_NETWORK, number, "cannot connect to %s: %s", f->host,
                  strerror((int)f->os_errno));
    } else {
        error_set(e, ERROR_NETWORK, number, "cannot connect to %s", f->host);
    }
}

static void describe_timeout(const struct failure *f, struct error *e)
{
    int number = (int)f->code;
    if (f->received > 0) {
        error_set(e, ERROR_TIMEOUT, number, "%s did not finish its answer in %d seconds", f->host,
                  f->seconds);
    } else {
        error_set(e, ERROR_TIMEOUT, number, "no answer from %s in %d seconds", f->host, f->seconds);
    }
}

/* Failures after the connection, and all others. */
static void describe_answer(const struct failure *f, struct error *e)
{
    int number = (int)f->code;
    switch (f->code) {
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR: /* also after five reused connections */
        error_set(e, ERROR_NETWORK, number, "%s closed the connection without an answer", f->host);
        break;
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2_STREAM:
        error_set(e, ERROR_NETWORK, number,
                  "%s closed the connection before the end of its response", f->host);
        break;
    case CURLE_BAD_CONTENT_ENCODING:
        error_set(e, ERROR_INVALID, number, "the answer of %s cannot be unpacked", f->host);
        break;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
        error_set(e, ERROR_INVALID, number, "%s does not answer in HTTP", f->host);
        break;
    default:
        error_set(e, ERROR_NETWORK, number, "%s: %s", f->host,
                  *f->text ? f->text : curl_easy_strerror(f->code));
    }
}

void failure_describe(const struct failure *f, struct error *e)
{
    int number = (int)f->code;
    if (describe_proxy(f, e))
        return;
    switch (f->code) {
    case CURLE_URL_MALFORMAT:
        error_set(e, ERROR_INVALID, number, "not a web address: %s", f->host);
        break;
    case CURLE_COULDNT_RESOLVE_HOST:
        error_set(e, ERROR_NETWORK, number, "no such host: %s", f->host);
        break;
    case CURLE_COULDNT_CONNECT:
        describe_connect(f, e);
        break;
    case CURLE_OPERATION_TIMEDOUT:
        describe_timeout(f, e);
        break;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
        describe_tls(f, true, e);
        break;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
        describe_tls(f, false, e);
        break;
    default:
        describe_answer(f, e);
    }
}

void failure_too_large(const char *host, size_t max_bytes, struct error *e)
{
    static const char *const units[] = {"bytes", "KiB", "MiB"};
    size_t unit = 0;
    while (unit + 1 < ARRAY_SIZE(units) && max_bytes % 1024 == 0 && max_bytes >= 1024) {
        max_bytes /= 1024;
        unit++;
    }
    error_set(e, ERROR_LIMIT, 0, "the answer of %s is larger than %zu %s", host, max_bytes,
              units[unit]);
}
