# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libmodel.a
libmodel_a_SOURCES = \
	src/model/account.h \
	src/model/article-doc.c src/model/article-doc.h \
	src/model/article.h \
	src/model/article-list.h \
	src/model/article-state.h \
	src/model/caption.c src/model/caption.h \
	src/model/comment.h \
	src/model/doc.c src/model/doc.h \
	src/model/doc-html.c src/model/doc-html.h \
	src/model/download.c src/model/download.h \
	src/model/foreign-archive.h \
	src/model/mark.h \
	src/model/queue.c src/model/queue.h \
	src/model/rule.c src/model/rule.h \
	src/model/salvage.h \
	src/model/source-status.h \
	src/model/source-settings.c src/model/source-settings.h \
	src/model/source.c src/model/source.h \
	src/model/tag.c src/model/tag.h \
	src/model/tree.c src/model/tree.h
