#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person erased and nowhere to be found: not in the genogram, a search, History, or as known on any day."""
import os
import re
import subprocess
import time

from driver import App, BUTTON, Lost, R, S, journey, step
from hands import Keys, Widgets

NAME = re.compile('Helen')
PERSON = re.compile('^[A-Z][a-z]+, ')


def nowhere(app, where):
    found = [node.name for node in app.all(name=NAME)]
    if found:
        raise Lost(f'{where}: {found}')


def take_word_out(app, hands):
    """Grace: a name that is a word. Wherever it begins a sentence, in forms too, it is asked about; nothing goes before that."""
    app.find(name=re.compile('^Grace,'))
    hands.tab_to(PERSON, R.LIST_ITEM)
    app.type('grace')
    app.wait(lambda: app.focused() is not None and app.focused().name.startswith('Grace'), 'the focus on Grace')
    app.key('Return')
    hands.press('Erase…')
    app.find(name='9 texts still to decide')
    app.fill('Reason (needed)', 'Asked in a letter of 3 June')
    if app.find(BUTTON, 'Erase…').has(S.SENSITIVE):
        raise Lost('it can be erased before the texts were looked at')
    hands.press('Take all out')
    app.find(name='All is decided.')
    app.picture('erase-word')
    hands.press('Erase…')
    hands.press('Erase for good')
    app.find(name='Certificate of erasure', seconds=60)
    app.find(name='None known.')
    hands.press('Close')
    app.gone(name='Certificate of erasure')
    app.find(name=re.compile('^Selam'))
    app.gone(name=re.compile('^Grace,'))
    app.key('ctrl+f')
    app.into('Search everything', 'grace')
    app.find(name='Nothing found for “grace”.')
    app.picture('erase-word-search')
    app.key('Escape', 'Escape')
    app.key('ctrl+2')
    step('a name that is a word is asked about, and found nowhere once it was taken out')


def ask_about_name(app, hands):
    """Her grandfather Tesfay: his name is her surname and the family's. It stays with them, text by text."""
    app.find(name=re.compile('^Tesfay, man'))
    hands.tab_to(PERSON, R.LIST_ITEM)
    app.type('tesfay')
    app.wait(lambda: app.focused() is not None and app.focused().name.startswith('Tesfay'), 'the focus on Tesfay')
    app.key('Return')
    hands.press('Erase…')
    app.find(name='Where somebody else may be meant')
    app.find(name='1 text still to decide')
    app.fill('Reason (needed)', 'Asked in a letter of 3 June')
    app.picture('erase-shared')
    hands.option(re.compile('Leave it'))
    app.find(name='All is decided.')
    hands.press('Erase…')
    app.find(name=re.compile('The name stays in 1 text'))
    hands.press('Erase for good')
    app.find(name='Certificate of erasure', seconds=60)
    hands.press('Close')
    app.gone(name='Certificate of erasure')
    app.find(name=re.compile('^Selam'))
    app.gone(name=re.compile('^Tesfay, man'))
    app.find(name='Tesfay')
    step('a name that others have is asked about, and stays theirs')


def walk():
    app = App('--demo')
    hands = Widgets(app)
    hands.overview_of('Tesfay')
    app.key('ctrl+2')
    app.find(name=re.compile('^Helen,'))
    hands.tab_to(PERSON, R.LIST_ITEM)
    app.type('helen')
    app.wait(lambda: app.focused() is not None and NAME.search(app.focused().name), 'the focus on Helen')
    app.key('Return')
    hands.press('Erase…')
    app.find(name='What will go')
    app.find(name=re.compile('^Where the name stands'))
    app.picture('erase-ask')
    step('what would go is counted, and where the name stands is shown')

    app.fill('Reason (needed)', 'Asked in a letter of 3 June')
    hands.press('Erase…')
    app.find(name='Nobody can bring this back.')
    app.picture('erase-twice')
    hands.press('Erase for good')
    app.find(name='Certificate of erasure', seconds=60)
    app.picture('erase-certificate')
    nowhere(app, 'the certificate')
    pdf = os.path.join(os.environ['XDG_RUNTIME_DIR'], 'certificate.pdf')
    app.give_path(lambda: hands.press('Save…'), pdf)
    app.wait(lambda: os.path.exists(pdf) and os.path.getsize(pdf) > 1000, 'the PDF')
    text = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True, text=True).stdout
    if 'Certificate of erasure' not in text or 'Asked in a letter' not in text or NAME.search(text):
        raise Lost('the certificate says:\n' + text)
    step('asked twice, erased, and a certificate that names nobody')

    hands.press('Close')
    app.gone(name='Certificate of erasure')
    app.find(name=re.compile('^Selam'))
    for number, page in enumerate(['Overview', 'Genogram', 'Assessments', 'Timeline', 'Plan']):
        app.key(f'ctrl+{number + 1}')
        time.sleep(1.5)
        nowhere(app, page)
    app.picture('erase-after')
    step('no page knows her')

    app.key('ctrl+z')
    app.find(name=re.compile('^(Taken back|Nothing to take back|Part of this|Something written)'))
    app.key('ctrl+2')
    time.sleep(1)
    nowhere(app, 'after undo')
    step('undo does not bring her back')

    app.key('ctrl+k')
    app.into('Day', '11 June 2026')
    app.key('Return')
    app.find(name=re.compile('^This is what we knew on 11 June 2026'))
    for number, page in enumerate(['Overview', 'Genogram', 'Assessments', 'Timeline', 'Plan']):
        app.key(f'ctrl+{number + 1}')
        time.sleep(1.5)
        nowhere(app, f'{page}, as known')
    app.picture('erase-known')
    hands.press('Back to today')
    app.gone(name=re.compile('^This is what we knew on'))
    step('nor does any day of the past')

    app.windows()[0].act('win.history')
    app.find(name=re.compile('^Person erased'))
    app.picture('erase-history')
    nowhere(app, 'History')
    hands.press('Close')
    app.gone(name=re.compile('^Person erased'))
    step('History tells that somebody was erased, and not who')

    app.windows()[0].act('win.certificates')
    Keys(app).tab_to(re.compile(' at '), R.LIST_ITEM)
    app.picture('erase-certificates')
    app.key('Return')
    app.find(name='A person was erased from a family’s record.')
    app.picture('erase-certificate-again')
    nowhere(app, 'the certificate, later')
    app.leave('A person was erased from a family’s record.')
    app.leave('What was erased')
    step('the certificate is opened again')

    app.key('ctrl+2')
    take_word_out(app, hands)
    ask_about_name(app, hands)
    app.quit()


if __name__ == '__main__':
    journey(walk)
