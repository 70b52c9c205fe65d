/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Protection against server-side request forgery: recognizes addresses of this machine and of
 * private networks. URLs are parsed by libcurl itself, so that no spelling of a host slips through,
 * unless all parsers read it alike; sockets are judged by their peer's address.
 */
#pragma once

#include <stdbool.h>
#include <sys/socket.h>

/* True for a private host name or literal address; false for NULL. Resolves no names. */
bool guard_is_private(const char *url);

bool guard_is_private_socket(const struct sockaddr *address);
