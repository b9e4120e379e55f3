#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A genogram on other days, its ecomap and its safety map: back in time by date, mark and Play, and today again; who is
round the household; who is safe around the baby. genogram_time.py FOLDER [light|dark|narrow|rtl]"""
import re
import sys
import time

from driver import App, BUTTON, ENTRY, Lost, R, environment, journey, step
from hands import Widgets

MENU = (R.MENU_ITEM, R.CHECK_MENU_ITEM)
LOOK = sys.argv[2] if len(sys.argv) > 2 else 'light'


def banner(day):
    return re.compile(f'^As it was on {day}')


def walk():
    app = App('--demo', env=environment(LOOK))
    hands = Widgets(app)
    app.find(R.LIST_ITEM, re.compile('^Whitworth'), seconds=60)
    if LOOK == 'narrow':
        app.resize(360, 740)
    hands.overview_of('Whitworth')
    app.key('ctrl+2')
    app.find(R.LIST_ITEM, re.compile('^Theo'))
    app.picture(f'time-{LOOK}-1-today')

    app.key('ctrl+d')
    app.find(ENTRY, 'As true on')
    app.picture(f'time-{LOOK}-2-date')
    app.into('As true on', '1 May 2018')
    app.key('Return')
    app.find(name=banner('1 May 2018'))
    app.find(R.LIST_ITEM, re.compile('^Mia'))
    app.gone(R.LIST_ITEM, re.compile('^Theo'))
    app.gone(R.LIST_ITEM, re.compile('^Jayden'))
    app.picture(f'time-{LOOK}-3-2018')
    step('a typed day shows the family as it was: who was not born is not there')

    app.key('Insert', 'Delete')
    time.sleep(0.5)
    if len(app.windows()) > 1:
        raise Lost('on another day a dialog came:\n' + '\n'.join(app.describe()))
    step('nothing can be changed there')

    app.key('ctrl+Page_Down')
    app.find(name=banner('20 June 2018'))
    app.find(R.LABEL, re.compile('went into foster care'))
    app.key('ctrl+Page_Up')
    app.find(name=banner('2 April 2018'))
    step('keys go from one thing that happened to the next')

    hands.press('Play')
    app.find(BUTTON, 'Pause')
    app.find(name=banner('20 June 2018'), seconds=20)
    app.picture(f'time-{LOOK}-4-play')
    hands.press('Pause')
    app.find(BUTTON, 'Play')
    step('Play takes these steps by itself, and pauses')

    hands.press('Today')
    app.gone(name=re.compile('^As it was on'))
    app.find(R.LIST_ITEM, re.compile('^Theo'))
    step('and back to today')

    hands.press('Ecomap')
    app.find(R.LIST_ITEM, re.compile('^At home: '))
    app.find(name=re.compile('came in the last 4 weeks|visit most weeks'))
    app.picture(f'time-{LOOK}-5-ecomap')
    app.key('Page_Down')
    app.wait(lambda: app.focused() is not None and app.focused().role == R.LIST_ITEM
             and not app.focused().name.startswith('At home'), 'the focus on who is round the home')
    step('the ecomap: the household, and those round it by keys')

    hands.press('Add professional')
    app.find(ENTRY, 'Name')
    hands.fill('Name', 'Pat Example')
    hands.fill('Role', 'peer supporter')
    app.picture(f'time-{LOOK}-6-professional')
    app.key('ctrl+Return')
    app.find(R.LIST_ITEM, 'Pat Example, peer supporter')
    app.picture(f'time-{LOOK}-7-added')
    step('a professional is added from the ecomap, and stands in it')

    hands.press('Drawing')
    craig = app.find(R.LIST_ITEM, re.compile('^Craig'))
    if 'Not safe' in craig.description:
        raise Lost('the safety map is shown without being asked for')
    if LOOK != 'narrow':
        hands.press('Show')
        app.find(name='Safety map', role=MENU).act()
        app.wait(lambda: 'Around the baby: Not safe' in app.find(R.LIST_ITEM, re.compile('^Craig')).description, 'what is said of Craig')
        app.picture(f'time-{LOOK}-8-safety')
        app.key('Escape')
        step('the safety map is off until it is asked for, then says who is not safe, and why')
    app.quit()


if __name__ == '__main__':
    journey(walk)
