# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's tree of accessibles as a screen reader gets it, asked for anew each time (libatspi keeps copies that go
stale when nobody runs its main loop). One call brings what each node is where the toolkit offers it; what it leaves out is
asked for node by node. What is below a window is asked for when somebody looks below it."""
import ast
import subprocess

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

R = Atspi.Role
S = Atspi.StateType
ROOT = '/org/a11y/atspi/accessible/root'
ACCESSIBLE = 'org.a11y.atspi.Accessible'
WINDOW_COORDINATES = 1
SECONDS = 10


def accessibility_bus():
    said = subprocess.run(['gdbus', 'call', '--session', '-d', 'org.a11y.Bus', '-o', '/org/a11y/bus', '-m',
                           'org.a11y.Bus.GetAddress'], check=True, capture_output=True, text=True).stdout
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(said.split("'")[1], flags, None, None)


class Node:
    """One accessible as it was when the tree was read; asking it for more or telling it something goes to the program."""

    def __init__(self, tree, path, name, role, description, bits, interfaces):
        self.tree, self.path, self.name, self.description, self.interfaces = tree, path, name, description, interfaces
        self.role = role
        self.bits = bits[0] | bits[1] << 32
        self.over = None  # what it lies in, once that is known
        self.below = None  # what is below it, once that was read

    @property
    def parent(self):
        if self.over is None and self.path != ROOT:
            self.over = self.tree.above(self)
        return self.over

    @property
    def children(self):
        if self.below is None:
            self.tree.read_below(self)
        return self.below

    def __repr__(self):
        return f'{self.role_name} “{self.name}”'

    @property
    def role_name(self):
        return self.role.value_nick if self.role is not None else 'unknown'

    def has(self, state):
        return bool(self.bits >> int(state) & 1)

    def words(self):
        """Its name; what a status says where it has none (GTK 4.18 gives a status only text)."""
        return self.name or (self.text() if self.role == R.STATUS_BAR and 'org.a11y.atspi.Text' in self.interfaces else '')

    def call(self, interface, method, signature=None, *arguments):
        parameters = GLib.Variant(signature, arguments) if signature else None
        return self.tree.call(self.path, interface, method, parameters)

    def extents(self):
        """x, y, width, height in its window; None for what has no place (a page of a stack)."""
        try:
            return self.call('org.a11y.atspi.Component', 'GetExtents', '(u)', WINDOW_COORDINATES)[0]
        except GLib.Error:
            return None

    def is_shown(self):
        place = self.extents()
        return place is None or place[2] > 0 or place[3] > 0

    def actions(self):
        if 'org.a11y.atspi.Action' not in self.interfaces:
            return []
        return [self.call('org.a11y.atspi.Action', 'GetName', '(i)', i)[0]
                for i in range(self.tree.get(self.path, 'org.a11y.atspi.Action', 'NActions'))]

    def act(self, *names):
        """Does its first action that has one of these names; without names its first of all."""
        actions = self.actions()
        for wanted in names or actions[:1]:
            if wanted in actions:
                return self.call('org.a11y.atspi.Action', 'DoAction', '(i)', actions.index(wanted))[0]
        raise LookupError(f'{self} has no action {names}: {actions}')

    def holds(self, text):
        """Whether it has this text; a passphrase may read as bullets (GTK 4.18) or not at all."""
        return self.role == R.PASSWORD_TEXT or self.text() in (text, '●' * len(text), '•' * len(text))

    def text(self):
        n = self.tree.get(self.path, 'org.a11y.atspi.Text', 'CharacterCount')
        return self.call('org.a11y.atspi.Text', 'GetText', '(ii)', 0, n)[0]

    def set_text(self, text):
        return self.call('org.a11y.atspi.EditableText', 'SetTextContents', '(s)', text)[0]

    def relations(self):
        """Relation (a number of Atspi.RelationType) -> paths."""
        return {kind: [path for _, path in targets] for kind, targets in self.call(ACCESSIBLE, 'GetRelationSet')[0]}

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def above(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


class Silent(Exception):
    """The program says nothing of itself just now."""


class Tree:
    def __init__(self, bus, owner):
        self.bus, self.owner = bus, owner

    def call(self, path, interface, method, parameters=None):
        return self.bus.call_sync(self.owner, path, interface, method, parameters, None, 0, SECONDS * 1000, None).unpack()

    def get(self, path, interface, what):
        return self.call(path, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (interface, what)))[0]

    def together(self, calls):
        """Many calls at once, [(path, interface, method, parameters)]; what each answers, None where it failed."""
        answers = [None] * len(calls)
        open_calls = [len(calls)]

        def done(bus, result, i):
            try:
                answers[i] = bus.call_finish(result).unpack()
            except GLib.Error:
                pass  # gone meanwhile
            open_calls[0] -= 1

        for i, (path, interface, method, parameters) in enumerate(calls):
            self.bus.call(self.owner, path, interface, method, parameters, None, 0, SECONDS * 1000, None, done, i)
        while open_calls[0] > 0:
            GLib.MainContext.default().iteration(True)
        return answers

    def _ask(self, paths):
        """Nodes that the one call left out."""
        wanted = (('org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (ACCESSIBLE, 'Name'))),
                  (ACCESSIBLE, 'GetRole', None),
                  ('org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (ACCESSIBLE, 'Description'))),
                  (ACCESSIBLE, 'GetState', None), (ACCESSIBLE, 'GetInterfaces', None))
        answers = self.together([(path, *what) for path in paths for what in wanted])
        nodes = {}
        for i, path in enumerate(paths):
            answer = answers[i * len(wanted):(i + 1) * len(wanted)]
            if None not in answer:
                name, role, description, bits, interfaces = (value[0] for value in answer)
                nodes[path] = Node(self, path, name, _role(role), description, bits, interfaces)
        return nodes

    def node(self, path):
        """One accessible, and no more of the tree; None if it is gone."""
        return self._ask([path]).get(path)

    def above(self, node):
        """What @node lies in; None if that is gone."""
        try:
            path = self.get(node.path, ACCESSIBLE, 'Parent')[1]
        except GLib.Error:
            return None
        return self.node(path)

    def read(self):
        """The root, with its windows."""
        root = self._ask([ROOT]).get(ROOT)
        if root is None:
            raise Silent()
        root.below = list(self._ask([path for _, path in self._children_of([root])]).values())
        for window in root.below:
            window.over = root
        return root

    def read_below(self, top):
        """All that is below @top now. What is below what is asked of each; what each is, below a window mostly of all at once
        (that list keeps things that are no longer shown, so it cannot tell what is below what)."""
        nodes, leaves = {}, set()
        items = self._items() if top.over is not None and top.over.path == ROOT else []
        for ref, _, _, _, count, interfaces, name, role, description, bits in items:
            nodes[ref[1]] = Node(self, ref[1], name, _role(role), description, bits, interfaces)
            if count == 0:
                leaves.add(ref[1])
        level, seen = [top], {top.path}
        while level:
            for node in level:
                node.below = []
            below = self._children_of([node for node in level if node is top or node.path not in leaves])
            unknown = [path for _, path in below if path not in nodes and path not in seen]
            nodes.update(self._ask(list(dict.fromkeys(unknown))))
            level = []
            for parent, path in below:
                node = nodes.get(path)
                if node is None or path in seen:
                    continue
                seen.add(path)
                node.over = parent
                parent.below.append(node)
                level.append(node)

    def _items(self):
        """What the toolkit keeps of everything. It is long: read as text it takes a twentieth of the time."""
        try:
            said = self.bus.call_sync(self.owner, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems', None, None, 0,
                                      SECONDS * 1000, None)
        except GLib.Error:
            return []
        return ast.literal_eval(said.print_(False))[0]

    def _children_of(self, parents):
        """[(parent, path)]"""
        answers = self.together([(node.path, ACCESSIBLE, 'GetChildren', None) for node in parents])
        return [(parent, path) for parent, answer in zip(parents, answers) for _, path in (answer[0] if answer else ())
                if not path.endswith('/null')]


def _role(number):
    try:
        return R(number)
    except ValueError:
        return None


class Desktop:
    """Finds a program's tree by its process."""

    def __init__(self):
        self.bus = accessibility_bus()

    def find(self, pid):
        registry = Tree(self.bus, 'org.a11y.atspi.Registry')
        for owner, path in registry.call(ROOT, ACCESSIBLE, 'GetChildren')[0]:
            answer = self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                        'GetConnectionUnixProcessID', GLib.Variant('(s)', (owner,)), None, 0, 5000, None)
            if path == ROOT and answer.unpack()[0] == pid:
                return Tree(self.bus, owner)
        return None
