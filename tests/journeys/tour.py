#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour: every page of the made-up families in light, in dark and at 360 px, a contact added, a genogram imported, a
report saved. tour.py DIR"""
import os
import re
import subprocess
import sys
import time

from driver import App, ENTRY, Lost, journey, step

out = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))


def open_family(app):
    app.wait(lambda: app.all(name=re.compile('Tesfay')), 'the list of families', 60)
    time.sleep(1)
    app.key('Down', 'Down', 'Return')
    app.find(name=re.compile('^Sumaiya, Tahmid'), seconds=60)


def walk_pages(app, look):
    for number, name in enumerate(app.pages(), 1):
        app.key(f'ctrl+{number}')
        time.sleep(1.5)
        app.picture(f'{look}-{name.lower()}')


def type_path(app, path):
    """A file chooser is open: gives it a whole path."""
    time.sleep(1.5)
    app.key('ctrl+a')
    app.type(path)
    time.sleep(0.5)
    app.key('Return')


def save_report(app):
    pdf = os.path.join(out, 'report.pdf')
    if os.path.exists(pdf):
        os.unlink(pdf)
    app.key('ctrl+p')
    app.click('Save as PDF…')
    type_path(app, pdf)
    app.wait(lambda: os.path.exists(pdf) and os.path.getsize(pdf) > 10000, 'the PDF', 60)
    app.picture('report')
    app.leave('Save as PDF…')
    text = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True, text=True).stdout
    for words in ('Going well', 'The same in words', 'Support over time', 'made-up family'):
        if words not in text:
            raise Lost(f'“{words}” is not in the report')


def walk():
    app = App('--demo')
    open_family(app)
    step('the made-up families open')
    app.key('ctrl+n')
    app.find(ENTRY, re.compile('^Say it in one line'))
    app.type('v 1h10 today 10am mum enab prac safe sleep, laughed together *')
    app.find(name='Safe sleep')
    app.picture('light-add-contact')
    app.key('ctrl+Return')
    app.find(name='Contact added')
    step('a contact is added')

    save_report(app)
    step('a report is saved as PDF')

    # Pages last: each leaves its things in the tree that searches go through.
    walk_pages(app, 'light')
    step('every page of a family')
    app.quit()
    step('the program ends without a complaint')

    dark = App('--demo', env={'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'})
    open_family(dark)
    walk_pages(dark, 'dark')
    dark.quit()
    step('every page in dark')

    narrow = App('--demo')
    open_family(narrow)
    names = narrow.pages()
    narrow.resize(360, 720)
    for number, name in enumerate(names, 1):
        narrow.key(f'ctrl+{number}')
        time.sleep(1.5)
        narrow.picture(f'narrow-{name.lower()}')
    narrow.quit()
    step('every page at 360 px')


if __name__ == '__main__':
    journey(walk)
