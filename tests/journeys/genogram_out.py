#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the genogram, by keys: pages for paper, SVG, PNG, a copy without names, a print; and that it is written down."""
import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ET

from driver import App, COMBO, ENTRY, Lost, R, S, journey, step
from hands import Keys

SVG = '{http://www.w3.org/2000/svg}'
PEOPLE = ('Selam', 'Tesfay', 'Liya')


def text_of(pdf):
    return re.sub(r'\s+', ' ', subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True, text=True).stdout)


class Out:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='along-out-')
        os.chdir(self.folder)  # there the desktop prints its files
        self.app = App('--demo')
        self.hands = Keys(self.app)

    def save(self, name, typed=None):
        """What is chosen, as a file; returns its path."""
        app = self.app
        path = os.path.join(self.folder, name)
        app.give_path(lambda: self.hands.press('Save…'), os.path.join(self.folder, typed or name))
        app.wait(lambda: os.path.exists(path) and os.path.getsize(path) > 100, name, 60)
        app.find(name=re.compile('^Saved. The file is not locked'))
        return path

    def ready(self):
        """The picture has been laid out anew."""
        self.app.wait(lambda: any(node.name == 'Save…' and node.has(S.SENSITIVE) for node in self.app.all(R.PUSH_BUTTON, 'Save…')), 'the picture')

    def choose(self, row, what):
        self.hands.choose(row, re.compile(what))
        self.ready()

    def pages(self):
        app = self.app
        app.key('ctrl+p')
        app.find(name='Whole report…')
        self.ready()
        app.picture('out-pages')
        text = text_of(self.save('pages.pdf'))
        for words in ('The family on', 'For the panel', 'made-up family', 'The same in words', 'Page 1 of', 'Liya'):
            if words not in text:
                raise Lost(f'“{words}” is not on the pages: {text[:800]}')
        step('Ctrl+P on the genogram: pages with head, foot and the same in words')

    def svg(self):
        self.choose('Kind', '^SVG')
        self.app.picture('out-svg')
        tree = ET.parse(self.save('drawing.svg', 'drawing'))
        titles = [node.findtext(SVG + 'title', '') for node in tree.iter(SVG + 'g')]
        texts = [''.join(node.itertext()).strip() for node in tree.iter(SVG + 'text')]
        if not any(title.startswith('Liya, ') for title in titles) or 'Liya' not in texts:
            raise Lost(f'the SVG has neither a title nor a text of Liya: {titles} {texts}')
        step('SVG with real text and a title for each person')

    def nameless(self):
        self.choose('Copy', '^With initials')
        self.app.picture('out-nameless')
        with open(self.save('initials.svg'), encoding='utf-8') as file:
            text = file.read()
        for name in PEOPLE:
            if re.search(rf'\b{name}\b', text):
                raise Lost(f'{name} is in the picture without names')
        self.choose('Kind', '^PNG')
        self.app.picture('out-png')
        with open(self.save('initials.png'), 'rb') as file:
            if file.read(8) != b'\x89PNG\r\n\x1a\n':
                raise Lost('that is no PNG')
        step('a picture in which nobody can be known, as SVG and PNG')

    def paper(self):
        self.choose('Kind', '^Pages')
        self.choose('Size', '^120')
        self.app.find(R.LABEL, re.compile('^Page 1 of'))
        self.app.picture('out-tiles')
        path = self.save('tiles.pdf')
        if 'Row 1, column 1' not in text_of(path):
            raise Lost('the pages do not say where they belong')
        self.choose('Paper', '^A3')
        sizes = subprocess.run(['pdfinfo', self.save('a3.pdf')], check=True, capture_output=True, text=True).stdout
        if 'A3' not in sizes:
            raise Lost(f'that is no A3: {sizes}')
        self.app.leave('Whole report…')
        self.app.key('ctrl+p')
        self.app.find(name='Whole report…')
        self.ready()
        if not any('A3' in node.words() for node in self.app.all(within=self.app.windows()[0])):
            raise Lost('the paper was not remembered:\n' + '\n'.join(self.app.describe()))
        step('A3 and a size of its own, on pages that say where they belong, and are offered the next time')

    def print_to_file(self):
        """The desktop's own dialog, with the printer that every desktop has."""
        app = self.app
        self.hands.press('Print…')
        app.find(name='Print to File')
        before = set(os.listdir(self.folder))

        def chosen():
            """A dialog that has just come takes its time to have the keys."""
            if any(node.has(S.SENSITIVE) for node in app.all(R.PUSH_BUTTON, re.compile('^Print$'))):
                return True
            app.key('Down', 'space')
            app.listen(1)
            return False

        app.wait(chosen, 'a printer to be chosen')
        app.key('alt+p')
        new = app.wait(lambda: [name for name in os.listdir(self.folder) if name not in before and name.endswith('.pdf')], 'what was printed', 60)
        app.find(name=re.compile('^Sent to the printer'))
        path = os.path.join(self.folder, new[0])
        text = text_of(path)
        if 'The family on' not in text or 'Liya' not in text:
            raise Lost(f'it was not printed: {text[:400]}')
        if not new[0].startswith('DEMO-'):
            raise Lost(f'the file is called {new[0]}')
        step('printed, by the dialog of the desktop')

    def report(self):
        self.hands.press('Whole report…')
        self.app.find(name='Save as PDF…')
        self.app.leave('Save as PDF…')
        step('from there the whole report')

    def ecomap(self):
        app = self.app
        self.hands.press('Ecomap')
        app.find(name=re.compile('^At home: '))
        app.key('ctrl+p')
        app.find(name='Whole report…')
        self.choose('Kind', '^Pages')
        self.choose('Paper', '^A4')
        self.choose('Size', '^Drawing on one page')
        app.picture('out-ecomap')
        text = text_of(self.save('ecomap.pdf'))
        for words in ('Ecomap on', 'At home:', 'made-up family'):
            if words not in text:
                raise Lost(f'“{words}” is not in the ecomap: {text[:800]}')
        app.leave('Whole report…')
        self.hands.press('Drawing')
        app.find(R.LIST_ITEM, re.compile('^Liya, '))
        step('the ecomap takes the same ways out')

    def copy(self):
        self.hands.tab_to(re.compile('^[A-Z][a-z]+, '), R.LIST_ITEM)
        self.app.key('ctrl+shift+c')
        self.app.find(name=re.compile('^Picture copied'))
        step('Ctrl+Shift+C copies the picture')

    def written_down(self):
        app = self.app
        app.windows()[0].act('win.history')
        app.find(ENTRY, 'Search what was changed')
        self.hands.press(re.compile('^Who has read it'), R.PAGE_TAB)
        app.find(COMBO, 'What they did')
        for words in ('genogram as pages, safe to share', 'genogram as SVG, initials', 'ecomap as PDF for paper', 'a picture on the clipboard'):
            app.wait(lambda words=words: any(words in node.words() or words in (node.description or '') for node in app.windows()[0].walk()),
                     f'“{words}” among what was read')
        app.picture('out-written-down')
        app.leave('What they did')
        step('what was given, to whom, and what was left out is written down')

    def walk(self):
        app = self.app
        self.hands.overview_of('Tesfay')
        app.key('ctrl+2')
        app.find(R.LIST_ITEM, re.compile('^Liya, '))
        self.pages()
        self.print_to_file()
        self.svg()
        self.nameless()
        self.paper()
        self.report()
        self.ecomap()
        self.copy()
        self.written_down()
        app.quit()
        step('nothing was complained of')


if __name__ == '__main__':
    journey(lambda: Out().walk())
