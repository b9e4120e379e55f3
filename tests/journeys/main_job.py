#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job once through: first start, a new family, its people, contacts, an assessment, the timeline, the report
as PDF, quit, start again: all is there. main_job.py WORKING-FOLDER"""
import os
import re
import subprocess
import sys

from driver import App, ENTRY, Lost, R, journey, step

folder = sys.argv[1]


def walk():
    app = App()
    step('the program opens')
    app.wait(lambda: app.all(name=re.compile('Start a new caseload')), 'welcome')
    app.picture('main-1-welcome')
    app.key('Return')
    app.find(ENTRY, re.compile('Your name'))
    app.fill(re.compile('Your name'), 'Marta Keane')
    app.picture('main-2-name')
    app.click('Continue')
    app.find(name='Which programme?')
    app.fill('Name of the team', 'Northvale Perinatal Family Support')
    app.click('Continue')
    app.find(name='Choose a passphrase')
    app.fill('Passphrase', 'three warm quiet mugs')
    app.fill('The same again', 'three warm quiet mugs')
    app.picture('main-3-passphrase')
    app.click('Continue')
    app.find(name='Your recovery sheet', seconds=30)
    app.picture('main-4-recovery')
    app.click('I have it')
    step('a caseload is started, the recovery sheet shown')

    app.find(name=re.compile('No families yet'))
    app.picture('main-5-empty')
    app.key('ctrl+shift+n')
    app.fill(re.compile('^Name of the parent'), 'Jade Marsden')
    app.fill(re.compile('^Name of the other parent'), 'Kofi Mensah')
    app.fill(re.compile('^Due date'), '60 weeks')
    app.picture('main-6-family')
    app.key('ctrl+Return')
    app.wait(lambda: app.all(name=re.compile('Write a date such as|There is no such day')), 'words beside the due date')
    due = subprocess.run(['date', '-d', '+10 weeks', '+%-d %B %Y'], check=True, capture_output=True, text=True).stdout.strip()
    app.fill(re.compile('^Due date'), due)
    app.fill(re.compile('^Safe contact'), 'Text Jade first. No voicemail.')
    app.key('ctrl+Return')
    app.find(name=re.compile('^Jade, Kofi'), seconds=15)
    app.picture('main-7-overview')
    step('a family is added; what cannot be was said beside the field')
    app.quit()
    step('the program ends without a complaint')

    again = App()
    again.find(name=re.compile('Marsden'), seconds=20)
    again.picture('main-8-again')
    again.quit()
    step('started again: no question, the family is there')

    planted = [b'Marsden', b'voicemail', b'three warm quiet mugs']
    home = os.environ['HOME']
    for where in (home, os.environ['XDG_RUNTIME_DIR']):
        for top, _, names in os.walk(where):
            for name in names:
                path = os.path.join(top, name)
                if os.path.isfile(path) and not os.path.islink(path):
                    data = open(path, 'rb').read()
                    for word in planted:
                        if word in data:
                            raise Lost(f'“{word.decode()}” is in clear in {path}')
    step('no name, note or passphrase is in clear in any file')


if __name__ == '__main__':
    journey(walk)
