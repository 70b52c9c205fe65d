/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/peer-guard.h"

#include <sys/socket.h>

#include "net/guard.h"
#include "text/url/private.h"

/* Without a proxy, the socket's peer is the host. */
static bool is_direct(const struct transfer *x)
{
    return !x->stands_in && !*x->proxy;
}

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct transfer *x = context;
    bool refused =
        is_direct(x) && x->reach == NET_PUBLIC && guard_is_private_socket(&address->addr);
    x->refused = x->refused || refused;
    return refused ? CURL_SOCKET_BAD
                   : socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* Also checks a reused connection, opened for a request that was allowed more. */
static int before_request(void *context, char *peer, char *local, int peer_port, int local_port)
{
    struct transfer *x = context;
    x->peer_is_private = is_direct(x) ? private_host(str_from(peer)) : guard_is_private(x->url);
    x->refused = x->peer_is_private && x->reach == NET_PUBLIC;
    return x->refused ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

void peer_watch(struct transfer *x, CURL *easy)
{
    x->peer_is_private = x->refused = false;
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, x);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, before_request);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, x);
}
