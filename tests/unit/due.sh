#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# due.sh TEST...: prints those that have not passed since they, a header beside them, or a folder of
# src/ changed whose library their _LDADD in local.mk names. Runs in the build directory.
build=$PWD
passed=" $(printf '%s.trs\n' "$@" | xargs grep -ls '^:test-result: PASS' | tr '\n' ' ')"
cd "${srcdir:-.}" || exit
sed -nE 's,^(tests_unit_test_[^ ]*)_LDADD =,\1,p' tests/unit/local.mk |
    sed -E 's,tests_unit_,tests/unit/,; s, (\$\(|lib)([a-z]*)(_ldadd\)|\.a), src/\2,g; s, \$[^ ]*,,g
        y,_,-,; s, src/httpd,,' |
    while read -r test folders; do
        case " $* " in *" $test "*) ;; *) continue ;; esac
        case $passed in
        *" $test.trs "*)
            [ -z "$(find $folders "$test.c" tests/unit/*.h -newer "$build/$test.trs")" ] && continue
            ;;
        esac
        echo "$test"
    done
