/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/contact.h"

#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "net/transfer.h"

/* Connecting a datagram socket looks up the route and sends nothing. */
static bool has_route_to(const struct sockaddr *address, socklen_t n)
{
    int fd = socket(address->sa_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    bool found = fd >= 0 && connect(fd, address, n) == 0;
    if (fd >= 0)
        close(fd);
    return found;
}

bool contact_has_route(void)
{
    /* Documentation addresses (RFC 5737, RFC 3849), reached only by a default route. */
    struct sockaddr_in four = {
        .sin_family = AF_INET, .sin_port = htons(9), .sin_addr.s_addr = htonl(0xc0000201)};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6,
                               .sin6_port = htons(9),
                               .sin6_addr.s6_addr = {0x20, 0x01, 0x0d, 0xb8, [15] = 1}};
    return has_route_to((const struct sockaddr *)&four, sizeof four) ||
           has_route_to((const struct sockaddr *)&six, sizeof six);
}

/* True when the transfer timed out before it was connected. */
static bool was_connecting(const struct transfer *x)
{
    curl_off_t connected_us = 0, sent_us = 0;
    curl_easy_getinfo(x->easy, CURLINFO_CONNECT_TIME_T, &connected_us);
    curl_easy_getinfo(x->easy, CURLINFO_PRETRANSFER_TIME_T, &sent_us);
    return connected_us == 0 && sent_us == 0;
}

static bool is_unreachable(const struct transfer *x, CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
        return true;
    case CURLE_OPERATION_TIMEDOUT:
        return was_connecting(x);
    default:
        return false;
    }
}

enum net_contact contact_of(const struct transfer *x, CURLcode code, bool (*has_route)(void))
{
    long number = 0;
    curl_easy_getinfo(x->easy, CURLINFO_OS_ERRNO, &number);
    if (x->redirects > 0 || !is_unreachable(x, code))
        return NET_REACHED;
    if (x->refused || x->request.proxy) /* by the guard; the source's own setting */
        return NET_UNKNOWN;
    if (code == CURLE_COULDNT_CONNECT && number == ECONNREFUSED)
        return NET_REFUSED;
    bool away = x->host->is_private ? number == ENETUNREACH : !has_route();
    return away ? NET_NO_ROUTE : NET_SILENT;
}
