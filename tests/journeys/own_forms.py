#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each of the programme's forms that a worker rates in, filled in by keys alone and signed. own_forms.py FOLDER"""
import re
import time

from driver import App, BUTTON, R, journey, step
from hands import Keys


class Walk:
    def __init__(self):
        self.app = App('--demo')
        self.hands = Keys(self.app)

    def begin(self, form, whom=None):
        self.hands.press('New assessment')
        self.app.find(BUTTON, 'Fill in')
        self.hands.choose('Form', form)
        if whom is not None:
            self.hands.choose('With whom', whom)
        self.hands.press('Fill in')
        self.app.find(BUTTON, 'Finish…')

    def rate(self, keys):
        for key in keys:
            self.app.key(key)
            time.sleep(.3)
            self.app.key('Return')
            time.sleep(.3)

    def sign(self, picture, *worked_out):
        app = self.app
        app.key('ctrl+Return')
        app.find(name='Look it over')
        for figure in worked_out:
            app.find(R.LABEL, figure)
        app.picture(picture)
        self.hands.press('Sign and finish')
        app.said('Assessment finished')
        app.find(BUTTON, 'New assessment')

    def about(self, *answers):
        for answer in answers:
            self.hands.option(answer)

    def scored(self, *lines):
        """What the list says of the newest assessment."""
        for line in lines:
            self.app.find(name=re.compile(line))

    def attachment_with_baby(self):
        self.begin('Attachment and attunement, after birth')
        self.about('Three-month review', 'What I saw')
        self.hands.press(re.compile('^Next: Reading baby'))
        self.rate('345' '44n' '3455' '5n3' '44')
        self.close('Theo looks for her when she speaks.')
        self.sign('own-attachment')
        self.scored('Reading baby.*4.0', 'Comfort and soothing.*4.0', 'Connecting and playing.*4.3', 'Holding baby in mind.*4.0')
        step('attachment with baby: fifteen items, two of them not seen, filled in by number keys and signed')

    def parenting_skills(self):
        self.begin('Parenting skills')
        self.about('Three-month review', 'What I saw')
        self.hands.press(re.compile('^Next: Safe and well'))
        self.rate('5432' '345' '33' '234' '44' '1234')
        self.close('Bottles are ready the evening before.')
        self.sign('own-skills')
        self.scored('Safe and well.*3.5', 'Day to day.*4.0', 'Running the home and using support.*2.5')
        step('parenting skills: eighteen items filled in by number keys and signed')

    def risk_and_resilience(self):
        app, hands = self.app, self.hands
        self.begin('Risk review and resilience')
        self.about('Three-month review', 'What I saw')
        for level in '10020102000000':
            app.key('alt+Down')
            time.sleep(.5)
            app.key(level)
            time.sleep(.5)
        app.key('alt+Down')
        self.app.wait(lambda: [n.name for n in app.all(R.LABEL) if n.name in ('2', 'No')] == ['2', '2', 'No'], 'two risks at level 2, the highest')
        app.picture('own-risk-profile')
        app.key('alt+Down')
        hands.fill(re.compile('^Date of the last serious risk event'), '1 March 2026')
        hands.fill('Counted up to', '30 June 2026')
        hands.option('Steady')
        hands.option('Steady (one or two a week)')
        self.close('Leanne rings before it gets hard.')
        self.sign('own-risk')
        step('risks and resilience: fourteen risks by number keys, time without a crisis, signed')

    def endings(self):
        self.begin('Endings and tapering review')
        self.about('Three-month review', 'What I saw')
        self.hands.option('Tapering')
        self.hands.press(re.compile('^Next: How support comes down'))
        self.rate('1213' '11n12' '1231')
        self.hands.option('One step down')
        self.hands.fill('Why', 'The hard day in May went well without us.')
        self.close('She knows whom to ring.')
        self.sign('own-endings', '2')
        step('endings review: thirteen items, the step agreed with its reason, signed')

    def audit(self):
        self.begin('Quality-of-practice audit')
        self.about('Drawn at random', 'The record')
        self.hands.press(re.compile('^Next: Start'))
        self.rate('123' '1112' '1121n' '111' '1131' '12')
        self.close('The same keyworker all along.')
        self.sign('own-audit', '14', '20')
        step('audit of practice: twenty-one items filled in by number keys and signed')

    def close(self, strength):
        """What every rating form ends with."""
        app, hands = self.app, self.hands
        for _ in range(5):
            if app.all(name='Strengths seen') or app.all(name=re.compile('^What (the parent can do now|was done well)')):
                break
            app.key('alt+Down')
            time.sleep(.5)
        hands.fill(re.compile('^(Strengths seen|What the parent can do now|What was done well)'), strength)

    def walk(self):
        app = self.app
        self.hands.open_family('Whitworth')
        app.key('ctrl+3')
        app.find(BUTTON, 'New assessment')
        self.attachment_with_baby()
        self.parenting_skills()
        self.risk_and_resilience()
        self.endings()
        self.audit()
        app.quit()


if __name__ == '__main__':
    journey(lambda: Walk().walk())
