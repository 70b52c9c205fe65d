# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += libconfig.a
libconfig_a_SOURCES = 
