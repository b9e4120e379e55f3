#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job by keys alone. by_keys.py FOLDER"""
import sys

from driver import journey
from hands import Keys
from whole_job import Walk

if __name__ == '__main__':
    journey(Walk(Keys, sys.argv[1], 'keys').whole)
