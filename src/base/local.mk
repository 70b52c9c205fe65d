# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libbase.a
libbase_a_SOURCES = \
	src/base/arguments.c src/base/arguments.h \
	src/base/base64.c src/base/base64.h \
	src/base/buf.c src/base/buf.h \
	src/base/child.c src/base/child.h \
	src/base/clock.c src/base/clock.h \
	src/base/color.c src/base/color.h \
	src/base/confine.c src/base/confine.h \
	src/base/compiler.h \
	src/base/error.c src/base/error.h \
	src/base/file.c src/base/file.h \
	src/base/i18n.h \
	src/base/ids.c src/base/ids.h \
	src/base/log.c src/base/log.h \
	src/base/mailbox.c src/base/mailbox.h \
	src/base/mem.c src/base/mem.h \
	src/base/nearest.c src/base/nearest.h \
	src/base/sha256.c src/base/sha256.h \
	src/base/str.c src/base/str.h \
	src/base/timeout.h \
	src/base/temporary.c src/base/temporary.h \
	src/base/vec.h \
	src/base/zone.c src/base/zone.h
