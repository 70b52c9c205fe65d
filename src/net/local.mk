# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libnet.a
libnet_a_SOURCES = src/net/net.h
libnet_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURL_CFLAGS)
