#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour with the made-up families: a GEDCOM file taken in, a form filled in and signed, a contact added, a report
saved as PDF, then every page in each look. tour.py DIR [light|dark|narrow|large|rtl…]"""
import os
import re
import subprocess
import sys
import time

import driver
from driver import App, BUTTON, ENTRY, Lost, R, environment, journey, step
from hands import Widgets

out = sys.argv[1]
LOOKS = sys.argv[2:] or ['light', 'dark', 'narrow']
PAGES = ['Overview', 'Genogram', 'Assessments', 'Timeline', 'Plan']
SHOWN = {'Overview': 'Going well', 'Genogram': 'Add person', 'Assessments': 'New assessment', 'Timeline': 'Support Ribbon', 'Plan': 'Phases'}

GEDCOM = '''0 HEAD
1 SOUR tour
1 GEDC
2 VERS 7.0
0 @I1@ INDI
1 NAME Orla /Quill/
1 SEX F
1 BIRT
2 DATE 3 MAR 1998
1 FAMS @F1@
1 FAMC @F2@
0 @I2@ INDI
1 NAME Dara /Finch/
1 SEX M
1 FAMS @F1@
0 @I3@ INDI
1 NAME Bríd /Quill/
1 SEX F
1 BIRT
2 DATE ABT 1969
1 FAMS @F2@
0 @I4@ INDI
1 NAME Niamh /Finch/
1 SEX F
1 BIRT
2 DATE 12 JAN 2024
1 FAMC @F1@
0 @F1@ FAM
1 HUSB @I2@
1 WIFE @I1@
1 CHIL @I4@
0 @F2@ FAM
1 WIFE @I3@
1 CHIL @I1@
0 TRLR
'''


class Tour:
    def __init__(self):
        self.app = self.hands = None

    def start(self, look=None):
        # Twice the dots for each inch is what a text scale of 200 % does.
        subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER',
                        f'Xft.dpi:\t{192 if look == "large" else 96}\n'], check=True)
        self.app = App('--demo', env=environment(look))
        self.hands = Widgets(self.app)
        self.app.find(R.LIST_ITEM, re.compile('^Tesfay'), seconds=60)

    def import_gedcom(self):
        path = os.path.join(out, 'family.ged')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(GEDCOM)
        app = self.app
        app.give_path(lambda: app.windows()[0].act('win.import'), path)
        app.find(name=re.compile('4 people'))
        app.picture('import')
        self.hands.press('Import')
        app.gone(BUTTON, 'Import')
        app.find(BUTTON, re.compile('^(Quill|Finch)'), seconds=60)
        # what came in is looked at in the genogram, which the list makes room for
        app.key('ctrl+1')
        if not app.all(R.LIST_ITEM, re.compile('^Miah')):
            app.key('F9')
        step('a GEDCOM file is taken in as a family')

    def contact(self):
        app = self.app
        app.key('ctrl+n')
        app.find(ENTRY, re.compile('^Say it in one line'))
        app.type('v 1h10 today 10am mum enab prac safe sleep, laughed together *')
        app.find(name='Safe sleep')
        app.picture('add-contact')
        app.key('ctrl+Return')
        app.find(name=re.compile('^Contact added'))
        app.gone(name=re.compile('^Say it in one line'))
        step('a contact is added')

    def form(self):
        app, hands = self.app, self.hands
        app.show_page('Assessments')
        hands.press('New assessment')
        hands.choose('Form', re.compile('^Attachment and attunement, (with baby|after birth)'))
        hands.press('Fill in')
        app.find(name=re.compile('^Why now'))
        app.picture('form-start')
        hands.option('Three-month review')
        hands.option('Mother')
        hands.option('What I saw')
        for n in range(12):
            app.key('alt+Down')
            app.wait(lambda: any('1' in node.name or node.name == 'Mostly' for node in app.all(driver.OPTION)), 'an item')
            app.key('45344'[n % 5])
            if n == 1:
                app.picture('form-item')
        app.key('ctrl+Return')
        app.find(name='Look it over')
        app.picture('form-look-over')
        for words in ('Mark them as not seen', 'Sign and finish'):
            if app.all(name=words):
                hands.press(words)
        app.find(name=re.compile('^Assessment finished'))
        step('a form is filled in and signed')

    def report(self):
        app = self.app
        pdf = os.path.join(out, 'report.pdf')
        if os.path.exists(pdf):
            os.unlink(pdf)
        app.key('ctrl+p')
        app.find(name='Save as PDF…')
        app.picture('print')
        app.give_path(lambda: self.hands.press('Save as PDF…'), pdf)
        app.wait(lambda: os.path.exists(pdf) and os.path.getsize(pdf) > 10000, 'the PDF', 60)
        app.leave('Save as PDF…')
        text = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True, text=True).stdout
        for words in ('Going well', 'The same in words', 'Support over time', 'made-up family'):
            if words not in text:
                raise Lost(f'“{words}” is not in the report')
        step('a report is saved as PDF')

    def looks(self, look):
        """It is as it was asked for: twice as large, or the other way round."""
        list_button = self.app.find(driver.BUTTON, 'Families list').extents()
        heading = self.app.find(R.HEADING, 'Going well').extents()
        if (list_button[0] > 600) != (look == 'rtl'):
            raise Lost(f'{look}: the button of the list is at {list_button}')
        if (heading[3] > 30) != (look == 'large'):
            raise Lost(f'{look}: a heading is {heading[3]} px high')

    def pages(self, look):
        """Each page of a family, seen and photographed."""
        app = self.app
        for number, name in enumerate(PAGES, 1):
            app.key(f'ctrl+{number}')
            app.wait(lambda: app.all(driver.PANEL, name) and app.all(name=re.compile(SHOWN[name])), f'{SHOWN[name]} on the page {name}')
            time.sleep(0.7)  # the list folds, the drawing fits itself
            app.picture(f'{look}-{name.lower()}')
            picture = os.path.join(driver.PICTURES, f'{look}-{name.lower()}.png')
            if driver.PICTURES and not os.path.getsize(picture) > 5000:
                raise Lost(f'{picture} is empty')

    def walk(self):
        self.start()
        step('the made-up families open')
        self.app.picture('families')
        self.import_gedcom()
        self.hands.overview_of('Miah')
        self.contact()
        self.form()
        self.report()
        self.app.quit()
        step('the program ends without a complaint')
        for look in LOOKS:
            self.start(look)
            self.hands.overview_of('Miah')
            self.looks(look)
            if look == 'narrow':
                self.app.resize(360, 720)
            self.pages(look)
            self.app.quit()
            step(f'every page: {look}')


if __name__ == '__main__':
    journey(Tour().walk)
