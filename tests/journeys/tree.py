# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's tree of accessibles as a screen reader gets it, asked for anew each time (libatspi keeps copies that go
stale when nobody runs its main loop). One call brings what each node is where the toolkit offers it; what it leaves out is
asked for node by node. What is below a window is asked for when somebody looks below it."""
import struct
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

R = Atspi.Role
S = Atspi.StateType
ROOT = '/org/a11y/atspi/accessible/root'
ACCESSIBLE = 'org.a11y.atspi.Accessible'
ACTION = 'org.a11y.atspi.Action'
ITEMS = 'a((so)(so)(so)iiassusau)'
WINDOW_COORDINATES = 1
SECONDS = 10
MOST_SECONDS = 60


def accessibility_bus():
    said = subprocess.run(['gdbus', 'call', '--session', '-d', 'org.a11y.Bus', '-o', '/org/a11y/bus', '-m',
                           'org.a11y.Bus.GetAddress'], check=True, capture_output=True, text=True).stdout
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(said.split("'")[1], flags, None, None)


class Node:
    """One accessible as it was when the tree was read; asking it for more or telling it something goes to the program."""

    def __init__(self, tree, path, name, role, description, bits, interfaces):
        self.tree, self.path, self.name, self.interfaces = tree, path, name, interfaces
        self.role = role
        self.said = description  # None: it was not asked yet
        self.bits = bits[0] | bits[1] << 32
        self.over = None  # what it lies in, once that is known
        self.below = None  # what is below it, once that was read

    @property
    def parent(self):
        if self.over is None and self.path != ROOT:
            self.over = self.tree.above(self)
        return self.over

    @property
    def description(self):
        if self.said is None:
            try:
                self.said = self.tree.get(self.path, ACCESSIBLE, 'Description')
            except GLib.Error:
                return ''
        return self.said

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
        return self.tree.shown([self]) != []

    def actions(self):
        return self.tree.actions([self])[0]

    def act(self, *names):
        """Does its first action that has one of these names; without names its first of all."""
        actions = self.actions()
        for wanted in names or actions[:1]:
            if wanted in actions:
                return self.call(ACTION, 'DoAction', '(i)', actions.index(wanted))[0]
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


class _Wire:
    """The body of a message as D-Bus writes it: little-endian, numbers on multiples of four bytes, structures on eight."""

    def __init__(self, message):
        self.bytes = message
        fields = struct.unpack_from('<I', message, 12)[0]
        self.at = (16 + fields + 7) & ~7

    def number(self):
        at = (self.at + 3) & ~3
        self.at = at + 4
        return struct.unpack_from('<I', self.bytes, at)[0]

    def string(self):
        length = self.number()
        at = self.at
        self.at = at + length + 1
        return self.bytes[at:at + length].decode()

    def reference(self):
        self.at = (self.at + 7) & ~7
        return self.string(), self.string()

    def items(self):
        """An array of ITEMS."""
        end = self.number()
        self.at = (self.at + 7) & ~7
        end += self.at
        found = []
        while self.at < end:
            references = self.reference(), self.reference(), self.reference()
            index, count = self.number(), self.number()
            interfaces, below = [], self.number()
            below += self.at
            while self.at < below:
                interfaces.append(self.string())
            name, role, description = self.string(), self.number(), self.string()
            bits = [self.number() for _ in range(self.number() // 4)]
            found.append((*references, index, count, interfaces, name, role, description, bits))
        return found


class Silent(Exception):
    """The program says nothing of itself just now."""


class Tree:
    def __init__(self, bus, owner):
        self.bus, self.owner = bus, owner
        self.kinds = {}  # path -> role, interfaces: what stays for as long as an accessible does; no path comes again

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
        """Nodes that the one call left out. Their descriptions are asked for when somebody wants them."""
        name = ('org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (ACCESSIBLE, 'Name')))
        now, kind = (name, (ACCESSIBLE, 'GetState', None)), ((ACCESSIBLE, 'GetRole', None), (ACCESSIBLE, 'GetInterfaces', None))
        new = {path for path in paths if path not in self.kinds}
        answers = iter(self.together([(path, *what) for path in paths for what in (now + kind if path in new else now)]))
        nodes = {}
        for path in paths:
            answer = [next(answers) for _ in now]
            if path in new:
                role, interfaces = next(answers), next(answers)
                if role is not None and interfaces is not None:
                    self.kinds[path] = _role(role[0]), interfaces[0]
            if path in self.kinds and None not in answer:
                role, interfaces = self.kinds[path]
                nodes[path] = Node(self, path, answer[0][0], role, None, answer[1][0], interfaces)
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

    def is_below(self, node, top, known):
        """Whether @node lies in @top; @known: path -> what was found out of it before."""
        path, passed = self.get(node.path, ACCESSIBLE, 'Parent')[1], []
        while path not in known and path not in (ROOT, top.path) and not path.endswith('/null'):
            passed.append(path)
            path = self.get(path, ACCESSIBLE, 'Parent')[1]
        found = known.get(path, path == top.path)
        known.update({one: found for one in passed})
        return found

    def read(self):
        """The root, with its windows."""
        until = time.monotonic() + MOST_SECONDS
        while (root := self._ask([ROOT]).get(ROOT)) is None:
            if time.monotonic() > until or not self._is_there():
                raise Silent()
            time.sleep(0.1)
        root.below = list(self._ask([path for _, path in self._children_of([root])]).values())
        for window in root.below:
            window.over = root
        return root

    def _is_there(self):
        """Whether the program is on the bus; what is busy with its own things may take longer than one call."""
        return self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
                                  GLib.Variant('(s)', (self.owner,)), None, 0, SECONDS * 1000, None).unpack()[0]

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
        """What the toolkit keeps of everything. It is long: what came over the bus is read as it is, which takes a twentieth of
        the time that GLib's own values take in Python."""
        question = Gio.DBusMessage.new_method_call(self.owner, '/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems')
        try:
            answer, _ = self.bus.send_message_with_reply_sync(question, Gio.DBusSendMessageFlags.NONE, SECONDS * 1000, None)
            answer.to_gerror()
        except GLib.Error:
            return []
        return _Wire(answer.to_blob(Gio.DBusCapabilityFlags.NONE)).items() if answer.get_signature() == ITEMS else []

    def shown(self, nodes):
        """Those of @nodes that have room on the screen, or no place at all (a page of a stack)."""
        answers = self.together([(node.path, 'org.a11y.atspi.Component', 'GetExtents', GLib.Variant('(u)', (WINDOW_COORDINATES,)))
                                 for node in nodes])
        return [node for node, place in zip(nodes, answers) if place is None or place[0][2] > 0 or place[0][3] > 0]

    def first_focused(self, nodes):
        """The first of @nodes that has the focus now, as it is now; None: none has."""
        answers = self.together([(node.path, ACCESSIBLE, 'GetState', None) for node in nodes])
        for node, answer in zip(nodes, answers):
            if answer is not None and answer[0][0] >> int(S.FOCUSED) & 1:
                return self.node(node.path)
        return None

    def actions(self, nodes):
        """The names of the actions of each of @nodes."""
        able = [node for node in nodes if ACTION in node.interfaces]
        counts = self.together([(node.path, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', (ACTION, 'NActions')))
                                for node in able])
        asked = [(node.path, i) for node, count in zip(able, counts) for i in range(count[0] if count is not None else 0)]
        names = {}
        for (path, _), name in zip(asked, self.together([(path, ACTION, 'GetName', GLib.Variant('(i)', (i,))) for path, i in asked])):
            names.setdefault(path, []).append(name[0] if name is not None else '')
        return [names.get(node.path, []) for node in nodes]

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
