# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libcli.a
libcli_a_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
libcli_a_SOURCES = \
	src/cli/cli.c src/cli/cli.h \
	src/cli/cmd-account.c \
	src/cli/cmd-add.c \
	src/cli/cmd-articles.c \
	src/cli/cmd-backup.c \
	src/cli/cmd-category.c \
	src/cli/cmd-comments.c \
	src/cli/cmd-check.c \
	src/cli/cmd-download.c \
	src/cli/cmd-downloads.c src/cli/downloads.h \
	src/cli/cmd-export.c \
	src/cli/cmd-import.c \
	src/cli/cmd-mark.c \
	src/cli/cmd-note.c \
	src/cli/cmd-portal.c \
	src/cli/cmd-queue.c \
	src/cli/cmd-reader.c \
	src/cli/cmd-search.c \
	src/cli/cmd-show.c \
	src/cli/cmd-source.c \
	src/cli/cmd-sync.c \
	src/cli/cmd-tag.c \
	src/cli/cmd-tree.c \
	src/cli/cmd-undo.c \
	src/cli/cmd-unread.c \
	src/cli/cmd-view.c \
	src/cli/commands.c \
	src/cli/json-common.c src/cli/json-common.h \
	src/cli/left-out.c src/cli/left-out.h \
	src/cli/listing.c src/cli/listing.h \
	src/cli/missing.c src/cli/missing.h \
	src/cli/options.c src/cli/options.h \
	src/cli/report.c \
	src/cli/session.c src/cli/session.h \
	src/cli/target.c src/cli/target.h \
	src/cli/tree.h
libcli_a_SOURCES += src/cli/cmd-decode.c
libcli_a_SOURCES += src/cli/cmd-digest.c
libcli_a_SOURCES += src/cli/cmd-extract.c
libcli_a_SOURCES += src/cli/cmd-related.c
libcli_a_SOURCES += src/cli/cmd-render.c
libcli_a_SOURCES += src/cli/cmd-rule.c
libcli_a_SOURCES += src/cli/cmd-feed.c
libcli_a_SOURCES += src/cli/cmd-list.c
