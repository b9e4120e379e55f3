# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader, a keyboard and an unsteady hand need of whatever window is on top: names, roles, labels, targets,
and a round of Tab that reaches everything and comes back. Each check gives sentences; none means all is well."""
import re
import time

from driver import BUTTON, ENTRY, OPTION, R, S
from tree import GLib

# GTK calls what has no name by its type (4.8), or not at all (4.18).
TYPE_NAME = re.compile(r'^(Gtk|Adw|Along)[A-Z]\w*$|^$')
PRESSED = (*BUTTON, *OPTION, *ENTRY, R.COMBO_BOX, R.PAGE_TAB, R.SPIN_BUTTON, R.SLIDER, R.MENU_ITEM, R.CHECK_MENU_ITEM,
           R.RADIO_MENU_ITEM, R.LIST_ITEM)
# Scrolled windows and lists can take the focus by their type; whether they ever do, Tab tells.
HOLDERS = (R.SCROLL_PANE, R.LIST, R.LIST_BOX, R.TABLE, R.TREE_TABLE, R.VIEWPORT, R.PANEL)
WINDOWS = (R.FRAME, R.DIALOG, R.WINDOW, R.ALERT)
# AT-SPI gives a widget's inner size: libadwaita's buttons are 34 px around an inner 24, its switch 26 around 22, the arrow and
# words of an expander 18 within its padding.
TARGET = 24
INNER = {R.CHECK_BOX: 20, R.SWITCH: 20, R.LIST_ITEM: 18} if hasattr(R, 'SWITCH') else {R.CHECK_BOX: 20, R.LIST_ITEM: 18}
MOST_TABS = 150


class Audit:
    def __init__(self, app, popover=False):
        self.app = app
        self.popover = popover
        self.stops = set()
        self._read()
        self.places, self.shown = {}, []

    def _read(self):
        self.top = self.app.windows()[0]
        self.known = {node.path: node for node in self.top.walk()}
        self.entries = [node for node in self.known.values() if node.role in ENTRY]

    def _look(self):
        """What is on the screen, and where: once, after the round of Tab, which may scroll."""
        self._read()
        self.places = self._places(list(self.known.values()))
        self.shown = [node for node in self.top.walk() if self._is_shown(node)]

    def _places(self, nodes):
        asked = [node for node in nodes if 'org.a11y.atspi.Component' in node.interfaces]
        answers = self.app.tree.together([(node.path, 'org.a11y.atspi.Component', 'GetExtents', GLib.Variant('(u)', (1,)))
                                          for node in asked])
        return {node.path: answer[0] for node, answer in zip(asked, answers) if answer is not None}

    def _is_shown(self, node):
        for here in (node, *node.above()):
            place = self.places.get(here.path)
            if not here.has(S.VISIBLE) and here.role != R.APPLICATION or (place is not None and place[2] <= 0 and place[3] <= 0):
                return False
        return True

    def focusable(self):
        return [node for node in self.shown if node.has(S.FOCUSABLE) and node.has(S.SENSITIVE)]

    @staticmethod
    def _in_drop_down(node):
        return any(above.role == R.COMBO_BOX for above in node.above())

    @staticmethod
    def _is_named_inside(node):
        """GTK 4.18 gives what scrolls no name of its own: what is scrolled has it, or the page that is nothing else."""
        return node.role == R.SCROLL_PANE and any(not TYPE_NAME.match(other.name) for other in (node.parent, *node.walk())
                                                  if other is not None and other.role != R.LABEL)

    def _is_entry_row(self, node):
        """A row around an entry never has the focus itself, the entry has it, whose own name is looked at; libadwaita 1.7
        draws the row's title twice, large and small, and the row is called by both."""
        return node.role == R.LIST_ITEM and node.path not in self.stops and any(
            child.role in ENTRY and not TYPE_NAME.match(child.name) for child in node.walk())

    @staticmethod
    def where(node):
        named = next((above for above in node.above() if not TYPE_NAME.match(above.name)), None)
        return f'{node}' + (f' in {named}' if named is not None else '')

    def names(self):
        """Each thing that can have the focus has a name in words, once, without the underscore of its mnemonic."""
        said = []
        for node in self.focusable():
            if node.role in HOLDERS or any(child.role == R.COLUMN_HEADER or child.name == 'GtkColumnViewTitle' for child in node.children):
                continue  # the row of a table's titles only holds them; if Tab should stop on it, that is told
            if self._in_drop_down(node):
                # GTK 4.8 gives the options of a drop-down no name; their words are in the label inside, which is read.
                if node.role == R.LIST_ITEM and not any(child.name for child in node.walk() if child.role == R.LABEL):
                    said.append(f'an option without words: {self.where(node)}')
                continue
            if node.role is None or node.role in (R.UNKNOWN, R.INVALID, R.FILLER):
                said.append(f'no role: {self.where(node)}')
            if TYPE_NAME.match(node.name):
                said.append(f'no name: {self.where(node)}')
            elif re.search(r'(^|[\s(])_\w', node.name):
                said.append(f'the underscore of a mnemonic is read out: {self.where(node)}')
            elif re.fullmatch(r'(.+) \1', node.name) and not self._is_entry_row(node):
                said.append(f'the name is read out twice: {self.where(node)}')
        if self.top.role not in WINDOWS or TYPE_NAME.match(self.top.name):
            said.append(f'a window that is no window, or has no title: {self.top}')
        return said

    def likes(self):
        """No two things are told alike: same role, name and description in the same named place."""
        said, seen = [], {}
        for node in self.focusable():
            if node.role in HOLDERS or self._in_drop_down(node) or TYPE_NAME.match(node.name):
                continue
            # The button of a menu button lies in the menu button.
            place = next((above.path for above in node.above() if not TYPE_NAME.match(above.name) and above.name != node.name), None)
            key = (node.role, node.name, node.description, place)
            if key in seen and node not in seen[key].walk():
                said.append(f'two that are told alike: {self.where(node)}')
            seen.setdefault(key, node)
        return said

    def images(self):
        """An image has words, or stands in something that has."""
        said = []
        for node in self.shown:
            if node.role in (R.IMAGE, R.ICON) and TYPE_NAME.match(node.name) and not any(
                    above.role in (*PRESSED, R.COLUMN_HEADER, R.TABLE_CELL, R.STATUS_BAR) and not TYPE_NAME.match(above.name)
                    for above in node.above()):
                beside = [other.name for other in (node.parent.walk() if node.parent is not None else ())
                          if other.role in (R.LABEL, R.HEADING) and other.name]
                if not beside:
                    said.append(f'an image without words: {self.where(node)}')
        return said

    def targets(self):
        said = []
        for node in self.focusable():
            place = self.places.get(node.path)
            if node.role not in PRESSED or place is None or self._in_drop_down(node):
                continue
            least = INNER.get(node.role, TARGET)
            if place[2] < least or place[3] < least:
                said.append(f'{place[2]} by {place[3]} px: {self.where(node)}')
        return said

    def round(self):
        """Tab from where the focus is until it is there again: everything is reached, nothing holds it."""
        app, order, stuck = self.app, [], 0
        for _ in range(MOST_TABS):
            node = self._focus(order[-1] if order else None)
            if node is not None and order and node.path == order[0].path and len(order) > 1:
                break
            if node is not None and order and node.path == order[-1].path:
                stuck += 1
                if stuck > 3:
                    return order, [f'Tab stays on {self.where(node)}']
            elif node is not None:
                stuck = 0
                if node.path in [other.path for other in order]:
                    return order, [f'Tab goes round without {order[0]}: back to {self.where(node)} after {order[-1]}']
                order.append(node)
            app.tab()
        else:
            return order, [f'{MOST_TABS} Tabs and not round']
        self.stops = {node.path for node in order}
        self._look()
        said = [f'the focus is on what has no name: {self.where(node)}' for node in order
                if TYPE_NAME.match(node.name) and not self._is_named_inside(node) and (node.role in BUTTON or not self._in_drop_down(node))]
        return order, said + self.not_reached(order)

    def _has_it(self, node):
        """Asked of the node itself: reading the whole tree after each Tab takes its time."""
        try:
            bits = node.call('org.a11y.atspi.Accessible', 'GetState')[0]
        except GLib.Error:
            return False
        return bool((bits[0] | bits[1] << 32) >> int(S.FOCUSED) & 1)

    def _focus(self, before):
        end = time.monotonic() + 0.3
        while before is not None and time.monotonic() < end:
            while GLib.MainContext.default().iteration(False):
                pass
            # the entries of GTK 4.8 say nothing of their focus
            for node in (self.known.get(self.app.last_focus), self.app.tree.first_focused(self.entries)):
                if node is not None and node.path != before.path and self._has_it(node):
                    return node
            self.app.listen(0.01)
        node = None
        for _ in range(10):
            node = self.app.focused(self.app.windows()[0])
            if node is not None and (before is None or node.path != before.path):
                return node
            self.app.listen(0.02)
        return node

    def opened(self, order):
        """What holds all stops of Tab: of an open popover all else waits until it is closed."""
        around = [{above.path for above in (node, *node.above())} for node in order]
        return next((node for node in (order[0], *order[0].above()) if all(node.path in paths for paths in around)), self.top)

    @staticmethod
    def _is_along(node, groups):
        """A button of a row, in a list of which one row is a stop: the arrows go along the rows, and along each."""
        row = next((above for above in node.above() if above.role == R.LIST_ITEM), None)
        return row is not None and row.parent is not None and row.parent.path in groups

    def not_reached(self, order):
        been = {node.path for node in order}
        # One stop for a group: a list (arrows go along it), a set of answers, a row of tabs, a row with its own switch.
        groups = {above.path for node in order for above in node.above()
                  if node.role in (R.LIST_ITEM, R.RADIO_BUTTON, R.PAGE_TAB, R.CHECK_BOX) and above in list(node.above())[:3]}
        inside = {child.path for node in order if node.role in (R.LIST_ITEM, *ENTRY, R.COMBO_BOX, R.SPIN_BUTTON) for child in node.walk()}
        around = {above.path for node in order for above in node.above()}
        said = []
        inner = {node.path for node in self.opened(order).walk()} if self.popover else None
        for node in self.focusable():
            if inner is not None and node.path not in inner:
                continue
            if node.role not in PRESSED or node.path in been or node.path in around or self._in_drop_down(node):
                continue
            if node.role in (R.LIST_ITEM, R.RADIO_BUTTON, R.PAGE_TAB) and groups & {above.path for above in list(node.above())[:3]}:
                continue
            if node.path in inside and node.role not in BUTTON:
                continue
            if node.role in BUTTON and self._is_along(node, groups):
                continue
            # The window's own buttons have their keys in every desktop (Alt+F4, Super+H, Super+Up).
            if node.name in ('Minimize', 'Maximize', 'Restore', 'Close') and 'window' in node.description:
                continue
            said.append(f'Tab does not reach {self.where(node)}')
        return said

    def all(self):
        order, said = self.round()
        if not self.shown:
            self._look()
        return order, self.names() + self.likes() + self.images() + self.targets() + said
