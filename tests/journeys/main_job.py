#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job by what assistive technology can press and fill. main_job.py FOLDER"""
import sys

from driver import journey
from hands import Widgets
from whole_job import Walk

if __name__ == '__main__':
    journey(Walk(Widgets, sys.argv[1], 'main').whole)
