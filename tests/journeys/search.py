#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching the made-up families by keys alone: found as it is typed, gone through, opened where it belongs, ended."""
import re

from driver import App, ENTRY, Lost, R, journey, step


class Search:
    def __init__(self):
        self.app = App('--demo')

    def rows(self):
        return [node for node in self.app.all(R.LIST_ITEM) if re.match('(Family|Person|Contact|Note|Assessment|Next step|Hope|Own words|Event), ', node.name)]

    def row(self, pattern):
        return self.app.wait(lambda: next((node for node in self.rows() if re.search(pattern, node.name)), None), f'a row “{pattern}”')

    def type(self, words):
        self.app.key('ctrl+f')
        self.app.into('Search everything', words)

    def on(self, pattern, found=''):
        """Down to the row that says so, once it is there and all rows are of what was looked for: they stand there with their words
        @found, those of the search before have gone."""
        self.row(pattern)
        self.app.wait(lambda: self.rows() and all(found in node.description for node in self.rows()), f'only what has “{found}”')
        self.app.along('Down', re.compile(pattern))

    def whole(self):
        app = self.app
        app.find(name='Mine', seconds=60)
        self.type('sleep')
        row = self.row('^Contact, Tesfay · 24 June 2026')
        if row.description != 'Found: sleeping':
            raise Lost(f'the words found are not said: {row.description}')
        for group in ('Contacts', 'Notes', 'Assessments', 'Next steps', 'Hopes'):
            app.find(name=group)
        app.find(name=re.compile('^[0-9]+ found'))
        step('a word is found in contacts, notes, assessments, next steps and hopes; the words found are said')
        self.type('tesfay sleep')
        self.row('^Contact, Tesfay')
        app.wait(lambda: all('Tesfay' in node.name for node in self.rows()), 'only what is of the Tesfay family')
        step('two words: one of them a name of the family')
        self.on('^Contact, Tesfay · 24 June 2026')
        app.key('Return')
        app.find(name=re.compile('^Week of 22 June'))
        app.wait(lambda: app.focused() is not None and re.search('^Wednesday', app.focused().name), 'the contact in its week')
        step('Down and Enter: the contact has the focus, in its week on the timeline')
        self.type('Keira Hold')
        self.on('^Person, Holdsworth and Marsden · Closed. Keira Holdsworth')
        app.key('Return')
        app.wait(lambda: app.focused() is not None and app.focused().name.startswith('Keira, '), 'Keira on the genogram')
        step('a person of a closed family is found, said to be closed, and chosen on the genogram')
        self.type('risk resil')
        self.on('^Assessment, ')
        app.key('Return')
        app.find(name=re.compile('^Risk review and resilience'))
        step('an assessment is found by the name of its form, and opened')
        self.type('hiccups')
        self.on('^Assessment, ', found='hiccups')
        app.key('Return')

        def is_answer(here):
            return here is not None and 'hiccups' in here.description and not here.name.startswith('Assessment, ')

        app.wait(lambda: is_answer(app.focused()), 'the answer with the word')
        app.picture('search-in-assessment')
        step('a word in an assessment is found, and the answer that has it has the focus')
        self.type('Holdswurth')
        self.row('Holdsworth')
        step('a name that only sounds like it is found')
        app.key('Down')
        app.key('Up')
        app.wait(lambda: app.focused() is not None and app.focused().role in (ENTRY if isinstance(ENTRY, tuple) else (ENTRY,)), 'the field')
        app.key('Escape')
        app.find(name='Mine')
        step('Up goes back to the field, Escape to the list')
        app.quit()


if __name__ == '__main__':
    journey(Search().whole)
