# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libapp.a
libapp_a_SOURCES = src/app/app.h
