# SPDX-License-Identifier: GPL-3.0-or-later
EXTRA_DIST += COPYING CONTRIBUTING.md README.md doc/ARCHITECTURE.md doc/HOWTO.md \
	doc/RELEASE.md doc/SECURITY.md doc/setup doc/gander.1.in doc/gander-config.5.in

dist_doc_DATA = doc/site-rules.txt

# Fills the templates of doc/ and data/ from the program's own tables.
noinst_PROGRAMS += doc/fill
doc_fill_SOURCES = doc/fill.c doc/fill-man.c doc/fill-shell.c doc/fill.h
doc_fill_CPPFLAGS = $(AM_CPPFLAGS) -DBINDIR='"$(bindir)"'
doc_fill_LDADD = $(all_ldadd)

nodist_man_MANS = doc/gander.1 doc/gander-config.5
filled = $(nodist_man_MANS)
CLEANFILES += $(filled)
fill = $(AM_V_GEN)$(MKDIR_P) $(@D) && doc/fill $(srcdir)/$@.in >$@.tmp && mv $@.tmp $@

doc/gander.1: doc/gander.1.in doc/fill$(EXEEXT)
	$(fill)
doc/gander-config.5: doc/gander-config.5.in doc/fill$(EXEEXT)
	$(fill)
