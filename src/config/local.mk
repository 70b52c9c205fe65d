# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libconfig.a
libconfig_a_SOURCES = \
	src/config/command.c src/config/command.h src/config/commands.def \
	src/config/config-edit.c \
	src/config/config-file.c src/config/config-lines.c src/config/config-internal.h \
	src/config/config.c src/config/config.h \
	src/config/key-name.c \
	src/config/option.c \
	src/config/keymap.c src/config/keymap.h \
	src/config/options.def \
	src/config/roles.def \
	src/config/theme.c src/config/theme.h
