#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The genogram with the hands: found, several chosen, moved along the row by keys and by dragging, a line drawn, tidied."""
import re
import time

from driver import App, Lost, R, journey, step, xdotool
from hands import Widgets


def person(app, name):
    return app.find(R.LIST_ITEM, re.compile(f'^{name}\\b'))


def middle(app, name):
    x, y, width, height = person(app, name).extents()
    return x + width / 2, y + min(height / 2, 20)


def handle(app, name):
    """Where the round handle of the person under the pointer is; what is told of their size leaves the padding out, and GTK
    4.18 counts from elsewhere than 4.8: a point that is well on it for both."""
    x, y, width, _ = person(app, name).extents()
    return x + width + 9, y + 3


def mouse(window, place, *then):
    xdotool('mousemove', '--window', window, str(int(place[0])), str(int(place[1])), *then)
    time.sleep(0.15)


def drag(window, start, end, let_go=True):
    mouse(window, start)
    mouse(window, start, 'mousedown', '1')
    for part in (0.1, 0.3, 0.6, 0.9, 1):
        mouse(window, (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part))
    if let_go:
        xdotool('mouseup', '1')


def focus_on(app, name):
    app.wait(lambda: app.focused() is not None and app.focused().name.startswith(name), f'the focus on {name}')


def row(app):
    """First names of those in Chloe's row, from left to right."""
    level = person(app, 'Chloe').extents()[1]
    people = [(node.extents(), node.name) for node in app.all(R.LIST_ITEM) if re.search(', (wo)?man|, girl|, boy', node.name)]
    return [name.split(',')[0].split()[0] for place, name in sorted(people) if abs(place[1] - level) < 12]


def find(app, name):
    app.type(name[:3].lower())
    focus_on(app, name)
    app.key('Escape')
    app.gone(R.LABEL, re.compile('^[0-9]+ of [0-9]+$'))


def step_aside(app):
    """Moves somebody one place to the left by keys: whom the lines of the family let."""
    before = row(app)
    for name in reversed(before[1:]):
        find(app, name)
        app.key('ctrl+shift+Left')
        time.sleep(1.5)
        if row(app) != before:
            return name, before
    raise Lost(f'nobody of {before} can be moved to the left')


def walk():
    app = App('--demo')
    hands = Widgets(app)
    hands.overview_of('Ingham')
    app.show_page('Genogram')
    person(app, 'Chloe')
    time.sleep(1)
    window = app.active()

    app.key('Home')
    app.type('dai')
    app.find(name='1 of 1')
    focus_on(app, 'Daisy')
    app.picture('hands-found')
    app.key('BackSpace', 'BackSpace', 'BackSpace')
    app.type('m')
    app.find(name=re.compile('^[1-9] of [2-9]$'))
    before = app.focused().name
    app.key('F3')
    app.wait(lambda: app.focused() is not None and app.focused().name != before, 'the next one')
    app.key('Escape')
    app.gone(R.LABEL, re.compile('^[1-9] of [2-9]$'))
    step('letters find people, F3 goes on, Escape closes the bar')

    app.key('Home', 'ctrl+space', 'Right', 'ctrl+space')
    app.find(name='2 people chosen')
    app.key('ctrl+a')
    app.find(name=re.compile('^[0-9]{2} people chosen'))
    app.picture('hands-several')
    app.key('Escape')
    app.gone(R.LABEL, re.compile('people chosen$'))
    step('several are chosen by keys, and let go')

    moved, before = step_aside(app)
    after = row(app)
    if after.index(moved) >= before.index(moved):
        raise Lost(f'{moved} went from {before} to {after}')
    app.picture('hands-moved')
    app.key('ctrl+z')
    app.wait(lambda: row(app) == before, f'{before} by undo')
    step('Ctrl+Shift+Left moves somebody one place, Ctrl+Z takes it back')

    time.sleep(1)
    passed = before[after.index(moved)]
    start, end = middle(app, moved), middle(app, passed)
    drag(window, start, (end[0] - 30, start[1]), let_go=False)
    app.picture('hands-dragging')
    xdotool('mouseup', '1')
    app.wait(lambda: row(app) == after, f'{moved} left of {passed} by dragging')
    step('somebody is dragged along the row')

    hands.press('More')
    app.click('Tidy', R.MENU_ITEM)
    app.wait(lambda: row(app) == before, f'{before} by Tidy')
    step('Tidy gives the placing back')

    time.sleep(1)
    mouse(window, middle(app, 'Beth'))
    drag(window, handle(app, 'Beth'), middle(app, 'Liam'), let_go=False)
    app.picture('hands-line')
    xdotool('mouseup', '1')
    app.find(R.MENU_ITEM, 'A couple with Liam…')
    app.picture('hands-asked')
    app.key('Escape')
    app.gone(R.MENU_ITEM, 'A couple with Liam…')
    step('a line dragged from the handle asks what it is; Escape lets it go')

    mouse(window, middle(app, 'Beth'))
    drag(window, handle(app, 'Beth'), middle(app, 'Liam'))
    app.click('A couple with Liam…', R.MENU_ITEM)
    app.find(R.DIALOG, 'Connect Beth')
    hands.choose('What they are to each other', 'Going out')
    hands.choose('How it is now', 'Together now')
    app.key('ctrl+Return')
    app.gone(R.DIALOG, 'Connect Beth')
    app.key('ctrl+z')
    time.sleep(1)
    app.picture('hands-undone')
    step('a couple is made of the line, and undone')
    app.quit()


if __name__ == '__main__':
    journey(walk)
