# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libnet.a
libnet_a_SOURCES = src/net/net.h \
	src/net/bot-wall.c src/net/bot-wall.h \
	src/net/chain.c src/net/chain.h \
	src/net/contact.c src/net/contact.h \
	src/net/curl.c \
	src/net/curl-failure.c src/net/curl-failure.h \
	src/net/guard.c src/net/guard.h \
	src/net/header.c src/net/header.h \
	src/net/hop.c \
	src/net/host-queue.c src/net/host-queue.h \
	src/net/local-file.c src/net/local-file.h \
	src/net/net.c \
	src/net/peer-guard.c src/net/peer-guard.h \
	src/net/proxy.c src/net/proxy.h \
	src/net/receive.c src/net/receive.h \
	src/net/retry-after.c src/net/retry-after.h \
	src/net/transfer.c src/net/transfer.h \
	src/net/unpack.c src/net/unpack.h
libnet_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURL_CFLAGS) $(ZLIB_CFLAGS)
