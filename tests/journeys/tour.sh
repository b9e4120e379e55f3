#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tour.sh DIR [LOOK…]: walks through the program with the made-up families on a virtual screen; leaves pictures and a PDF in
# DIR; a line for each step; ends with 0 only if all worked. LOOK: light, dark, narrow (360 px), large (200 % text), rtl (right to
# left); without one: the first three.
set -eu
mkdir -p "$1"
out=$(cd "$1" && pwd)
shift
cd "$(dirname "$0")/../.."
export ALONG_BUILD="$PWD/build" ALONG_PICTURES="$out"
exec tests/journeys/inside.sh -- /usr/bin/python3 tests/journeys/tour.py "$out" "$@"
