# SPDX-License-Identifier: GPL-3.0-or-later
"""Two ways to work the same program: by what assistive technology can press and fill, and by keys alone. What only a key
does well (a choice in a drop-down, a rating, a step in a drawing) is a key in both."""
import re
import time

from driver import App, BUTTON, COMBO, ENTRY, Lost, OPTION, R, pattern_of

MOST_TABS = 90


class Keys:
    """Only key events; the tree of accessibles is read to know where the focus is and what is shown."""

    def __init__(self, app: App):
        self.app = app
        self.below = {}  # whether what has this path lies in the drop-down that is open

    def tab_to(self, name, role, seen=None, among=None):
        """Tab until what is called so has the focus; one round at most. @seen: it, as it was just found. @among: paths, of which it
        has to be one."""
        try:
            return self._tab_round(name, role, seen, among)
        except Lost:
            return self._tab_round(name, role, None, among)  # a window that was still being filled is read again

    def _tab_round(self, name, role, seen, among):
        roles = role if isinstance(role, tuple) else (role,)
        pattern = pattern_of(name)
        been = []
        top = self.app.windows()[0]
        above = [seen, *seen.above()] if seen is not None else []
        top = next((window for window in above if window.path == top.path), top)
        inside = {node.path: node for node in top.walk()}
        for _ in range(MOST_TABS):
            node = self._settled(been[-1] if been else None, inside)
            found = [here for here in self._told(node)
                     if here.role in roles and pattern.search(here.name) and (among is None or here.path in among)]
            if R.PAGE_TAB in roles and node is not None and node.role == R.PAGE_TAB:
                found = found or self._along_tabs(node, pattern)
            if found:
                return found[0]
            if node is not None and node.path in been[:-1] and been.index(node.path) == 0 and len(been) > 2:
                break
            been.append(node.path if node is not None else None)
            self.app.tab()
        label = name.pattern if hasattr(name, 'pattern') else name
        raise Lost(f'Tab does not reach {role} “{label}”; the focus is on {self.app.focused()}')

    def _along_tabs(self, node, pattern):
        """Newer libadwaita: the tabs of a row are one stop, arrows go from one to the next."""
        for _ in [tab for tab in node.parent.walk() if tab.role == R.PAGE_TAB]:
            self.app.key('Right')
            after = self._settled(node.path, {here.path: here for here in self.app.windows()[0].walk()})
            if after is None or after.role != R.PAGE_TAB or after.path == node.path:
                return []
            if pattern.search(after.name):
                return [after]
            node = after
        return []

    @staticmethod
    def _told(node):
        """What has the focus; for the button in a drop-down that too, of which it is a part."""
        if node is None:
            return []
        return [node, node.parent] if node.role in BUTTON and node.parent is not None and node.parent.role in COMBO else [node]

    def _settled(self, before, inside):
        """What has the focus, once it is elsewhere than before: a busy machine may take its time. Mostly the program says so,
        of what is inside the window that keys go to: a window that was left may say so late. The entries of GTK 4.8 say
        nothing: they are asked. The tree is read where all of that does not tell."""
        until = time.monotonic() + (2 if before is not None else 0.2)
        told = time.monotonic() + (0.3 if before is not None else 0)
        entries = [node for node in inside.values() if node.role in ENTRY]
        while time.monotonic() < told:
            for node in (self.app.focus(), self.app.tree.first_focused(entries)):
                if node is not None and node.path != before and node.path in inside:
                    return node
            self.app.listen(0.02)
        while True:
            node = self.app.focused()
            if (node is not None and node.path != before) or time.monotonic() > until:
                return node
            self.app.listen(0.02)

    def open_row(self, name, opened, seconds=60):
        """Opens the row of a list that is called so: opened() says whether it is. A list that is filled again meanwhile takes
        the focus off its row, and Enter opens nothing: then once more."""
        end = time.monotonic() + seconds
        while True:
            self.tab_to(name, R.LIST_ITEM, self.app.find(R.LIST_ITEM, name, seconds=seconds))
            self.app.key('Return')
            try:
                return self.app.wait(opened, f'what “{name.pattern}” opens', 10)
            except Lost:
                if time.monotonic() > end:
                    raise

    def open_family(self, name):
        """A family of the list."""
        app, called = self.app, re.compile('^' + name)
        app.find(R.LIST_ITEM, called, seconds=60)
        self.tab_to(re.compile('Keyworker'), R.LIST_ITEM)
        app.key('Home')
        app.along('Down', called)
        app.key('Return')
        app.find(BUTTON, re.compile(f'^{name}.* · '), seconds=60)

    def overview_of(self, name):
        self.open_family(name)
        self.app.find(R.HEADING, 'Going well', seconds=60)

    def press(self, name, role=BUTTON):
        self.tab_to(name, role, self.app.find(role, name))
        self.app.key('space')

    def option(self, name):
        """Chooses the first answer that is called so. Of several to choose one from, Tab reaches one, arrows the others."""
        self.app.find(OPTION, name)
        wanted = self.app.all(OPTION, name)[0]
        group = [node.path for node in wanted.parent.walk() if node.role == R.RADIO_BUTTON]
        if wanted.path not in group:
            self.tab_to(name, OPTION, wanted)
        else:
            self.tab_to(re.compile(''), R.RADIO_BUTTON, wanted, among=group)
            here = self.app.focused()
            if here.path != wanted.path:
                self.app.along('Down' if group.index(here.path) < group.index(wanted.path) else 'Up', wanted.name)
        self.app.key('space')

    def fill(self, name, text, role=ENTRY):
        node = self.tab_to(name, role, self.app.find(role, name))
        self.app.key('ctrl+a')
        self.app.type(text)
        self.app.wait(lambda: node.holds(text), f'“{text}” in {name}')

    def choose(self, name, option):
        """An option of a drop-down."""
        app = self.app
        wanted = option if hasattr(option, 'search') else re.compile('^' + re.escape(option) + '$')
        combo = self.tab_to(name, COMBO, app.find(COMBO, name))
        self.below = {}
        app.key('space')
        app.wait(lambda: self._option_at(combo), f'the options of {name}')
        app.key('Home')
        seen = []
        while True:
            here = app.wait(lambda: self._option_at(combo), f'an option of {name}')
            if any(wanted.search(words) for words in here):
                break
            seen.append(here)
            app.key('Down')
            try:
                app.wait(lambda: self._option_at(combo) not in (None, here), f'an option of {name} after {here}', 5)
            except Lost:
                raise Lost(f'{name} has no “{option}”, only {seen}') from None
        app.key('Return')
        app.wait(lambda: any(wanted.search(n.name) for n in app.shown_of([n for n in self._again(combo).walk() if n.role == R.LABEL])[:3]),
                 f'“{option}” in {name}')

    def _again(self, node):
        return next(n for n in self.app.windows()[0].walk() if n.path == node.path)

    def _option_at(self, combo):
        """The words of the option that has the focus. GTK 4.8 gives list items no name: their label has it."""
        node = self.app.focused()
        if node is None or node.role != R.LIST_ITEM or not self.app.tree.is_below(node, combo, self.below):
            return None
        return [n.name for n in node.walk() if n.name]


class Widgets(Keys):
    """Presses and fills over AT-SPI, as a screen reader or a switch does."""

    def press(self, name, role=BUTTON):
        self.app.click(name, role)

    def option(self, name):
        node = self.app.find(OPTION, name)
        node.act('option.choose')

    def fill(self, name, text, role=ENTRY):
        self.app.fill(name, text, role)
