# SPDX-License-Identifier: GPL-3.0-or-later
EXTRA_DIST += COPYING CONTRIBUTING.md README.md doc/ARCHITECTURE.md doc/HOWTO.md \
	doc/RELEASE.md doc/SECURITY.md doc/zh_CN doc/zh_TW doc/setup doc/gander.1.in doc/gander-config.5.in

dist_doc_DATA = doc/site-rules.txt

# Fills the templates of doc/ and data/ from the program's own tables.
noinst_PROGRAMS += doc/fill
doc_fill_SOURCES = doc/fill.c doc/fill-catalogue.c doc/fill-man.c doc/fill-shell.c doc/fill.h
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

# Manuals in other languages: prose by hand, tables translated by the catalogue.
zh_CNman1dir = $(mandir)/zh_CN/man1
zh_CNman5dir = $(mandir)/zh_CN/man5
zh_TWman1dir = $(mandir)/zh_TW/man1
zh_TWman5dir = $(mandir)/zh_TW/man5
nodist_zh_CNman1_DATA = doc/zh_CN/gander.1
nodist_zh_CNman5_DATA = doc/zh_CN/gander-config.5
nodist_zh_TWman1_DATA = doc/zh_TW/gander.1
nodist_zh_TWman5_DATA = doc/zh_TW/gander-config.5
translated = doc/zh_CN/gander.1 doc/zh_CN/gander-config.5 doc/zh_TW/gander.1 doc/zh_TW/gander-config.5
CLEANFILES += $(translated)
fill_translated = $(AM_V_GEN)$(MKDIR_P) $(@D) && catalogue=$(srcdir)/po/`basename $(@D)`.gmo && \
	{ test -f $$catalogue || catalogue=; } && \
	doc/fill $(srcdir)/$@.in $$catalogue >$@.tmp && mv $@.tmp $@

doc/zh_CN/gander.1: doc/zh_CN/gander.1.in doc/fill$(EXEEXT) $(srcdir)/po/zh_CN.po
	$(fill_translated)
doc/zh_CN/gander-config.5: doc/zh_CN/gander-config.5.in doc/fill$(EXEEXT) $(srcdir)/po/zh_CN.po
	$(fill_translated)
doc/zh_TW/gander.1: doc/zh_TW/gander.1.in doc/fill$(EXEEXT) $(srcdir)/po/zh_TW.po
	$(fill_translated)
doc/zh_TW/gander-config.5: doc/zh_TW/gander-config.5.in doc/fill$(EXEEXT) $(srcdir)/po/zh_TW.po
	$(fill_translated)
