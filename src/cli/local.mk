# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libcli.a
libcli_a_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
libcli_a_SOURCES = \
	src/cli/cli.c src/cli/cli.h \
	src/cli/cmd-reader.c \
	src/cli/help.c src/cli/help.h \
	src/cli/options.c src/cli/options.h \
	src/cli/report.c
libcli_a_SOURCES += src/cli/cmd-decode.c
