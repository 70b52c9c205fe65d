# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libpresent.a
libpresent_a_SOURCES = \
	src/present/article-wrap.c src/present/article-wrap.h \
	src/present/change.c src/present/change.h \
	src/present/nearby.c src/present/nearby.h \
	src/present/news.c src/present/news.h \
	src/present/portal-title.c src/present/portal-title.h \
	src/present/reason.c src/present/reason.h \
	src/present/reasons.def \
	src/present/source-values.c src/present/source-values.h
