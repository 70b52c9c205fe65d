#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
echo "SKIPPED: the end-to-end tests of the screen need libvterm (apt-get install libvterm-dev)"
exit 77
