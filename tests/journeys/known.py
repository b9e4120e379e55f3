#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A family as it was known on an earlier day, by keys alone: chosen, walked through, printed, nothing changed, left."""
import re
import time

from driver import App, ENTRY, Lost, R, journey, step
from hands import Widgets

PAGES = ['Overview', 'Genogram', 'Assessments', 'Timeline', 'Plan']
PAST = re.compile('^This is what we knew on 11 June 2026. You cannot change the past')


def walk():
    app = App('--demo')
    hands = Widgets(app)
    hands.overview_of('Tesfay')

    app.key('ctrl+k')
    app.find(ENTRY, 'Day')
    app.picture('known-dialog')
    app.into('Day', '11 June 2026')
    app.key('Return')
    app.find(name=PAST)
    app.find(name=re.compile('^Liya is 11 weeks old'))
    app.picture('known-overview')
    step('Ctrl+K and a typed day show the family as it was known then')

    for number, page in enumerate(PAGES):
        app.key(f'ctrl+{number + 1}')
        app.wait(lambda page=page: any(tab.name == page for tab in app.all(R.PAGE_TAB)), page)
        time.sleep(1)
        app.find(name=PAST)
        app.key('Insert', 'Delete', 'ctrl+n', 'ctrl+z', 'ctrl+shift+z', 'ctrl+shift+n')
        time.sleep(0.5)
        if len(app.windows()) > 1:
            raise Lost(f'on {page} a dialog came:\n' + '\n'.join(app.describe()))
        app.picture('known-' + page.lower())
    step('every page shows that day, and no key changes anything')

    app.key('ctrl+f')
    app.into('Search everything', 'filmon')
    app.find(R.LIST_ITEM, re.compile('^Person, Tesfay'))
    app.key('Return')
    app.find(name=PAST)
    app.picture('known-found')
    app.find(name='Made-up families. Nothing here is real.')
    step('what was known already is found without leaving that day')

    app.key('ctrl+1')
    app.find(name=re.compile('^Liya is 11 weeks old'))
    hands.press('Earlier change')
    app.find(name=re.compile('^This is what we knew on 10 June 2026'))
    hands.press('Later change')
    app.find(name=PAST)
    step('from change to change and back')

    app.key('ctrl+k')
    app.into('Day', '1 January 2020')
    app.key('Return')
    app.find(name='Not known yet on that day')
    app.picture('known-nothing')
    step('before the first day there was nothing to know')

    hands.press('Back to today')
    app.gone(name=re.compile('^This is what we knew on'))
    app.key('ctrl+1')
    app.find(name=re.compile('^Liya is 14 weeks old'))
    step('back to today')

    app.key('ctrl+k')
    app.into('Day', '20 April 2026')
    app.key('Return')
    app.find(name=re.compile('^This is what we knew on 20 April'))
    app.key('ctrl+f')
    app.into('Search everything', 'sleeping')
    app.find(R.LIST_ITEM, re.compile('24 June 2026'))
    app.key('Return')
    app.find(name='Back to today: this is what we know now.')
    app.gone(name=re.compile('^This is what we knew on'))
    step('what was not known then is shown as it is today, and that is said')

    app.key('ctrl+k')
    app.into('Day', '11 June 2026')
    app.key('Return')
    app.find(name=PAST)
    app.resize(360, 740)
    app.gone(name='Made-up families. Nothing here is real.')
    app.picture('known-narrow')
    hands.press('Earlier change')
    app.find(name=re.compile('^This is what we knew on 10 June 2026'))
    app.key('alt+Left')
    app.find(name='This list is as it is today.')
    app.gone(R.LABEL, re.compile('^This is what we knew on'))
    app.find(name='Made-up families. Nothing here is real.')
    app.picture('known-narrow-list')
    step('a narrow window has one band, and over the list none of that day')
    app.quit()


if __name__ == '__main__':
    journey(walk)
