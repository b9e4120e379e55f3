# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person does: finds things by role and name over AT-SPI, presses keys with xdotool,
looks at the screen. Runs inside tests/journeys/inside.sh (a bus, a keyring, a screen and a window manager)."""
import os
import re
import signal
import subprocess
import sys
import time

from tree import ACCESSIBLE, Desktop, GLib, R, ROOT, S, Silent

BUILD = os.environ.get('ALONG_BUILD', 'build')
PROGRAM = os.path.join(BUILD, 'src/app/alongside')
TOOL = os.path.join(BUILD, 'src/tool/alongsidectl')
PICTURES = os.environ.get('ALONG_PICTURES', '')

BUTTON = (R.PUSH_BUTTON, R.TOGGLE_BUTTON, R.LINK)
ENTRY = (R.TEXT, R.ENTRY, R.PASSWORD_TEXT)
OPTION = (R.RADIO_BUTTON, R.CHECK_BOX)
COMBO = (R.COMBO_BOX,)
# A group is a panel in GTK 4.8, a grouping in 4.18.
PANEL = (R.PANEL, R.GROUPING)


# What GTK 4.8 says of itself; no fault of the program's: an entry that blinks is taken away or filled from outside; a menu,
# a tooltip or a modal window goes from under a pointer that stands still, and GTK, which tells the widgets of that, asks where
# the pointer is over a surface that it has taken down already (the program itself never asks that).
OF_THE_TOOLKIT = re.compile('GtkText - (did not receive a focus-out event|unexpected blinking selection)'
                            '|Gdk-CRITICAL .*: gdk_surface_get_device_position: assertion .GDK_IS_SURFACE')


class Lost(Exception):
    """What a journey looked for was not there."""


class _Hand:
    """One xdotool for all that is pressed; what it is told it has done, and the screen has taken, when it answers."""

    def __init__(self):
        self.process = subprocess.Popen(['stdbuf', '-oL', 'xdotool', '-'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def does(self, words):
        self.process.stdin.write(' '.join(f'"{word}"' for word in words) + '\ngetdisplaygeometry\n')
        self.process.stdin.flush()
        while not re.match(r'\d+ \d+$', said := self.process.stdout.readline()):
            if not said:
                raise Lost(f'xdotool ended at {words}')


_hand = None


def xdotool(*words):
    """Does it and waits until it is done. What the one hand could not read right has one of its own."""
    global _hand
    if any(re.search('["$#\n]', word) for word in words) or '--sync' in words:
        subprocess.run(['xdotool', *words], check=True, stdout=subprocess.DEVNULL)
        return
    _hand = _hand or _Hand()
    _hand.does(words)


def pattern_of(name):
    """A name as the program says it; GTK 4.8 says the label with its underscore before it."""
    return name if name is None or hasattr(name, 'search') else re.compile('(^|_| )' + re.escape(name) + '$')


def environment(look):
    """What the program is started with. GTK goes from right to left where its own translation says so, and it looks for a
    translation only in a locale that is not C: one is made for the journey."""
    if look == 'dark':
        return {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}
    if look == 'rtl':
        place = os.path.join(os.environ['XDG_RUNTIME_DIR'], 'locale')
        os.makedirs(place, exist_ok=True)
        subprocess.run(['localedef', '-i', 'en_GB', '-f', 'UTF-8', os.path.join(place, 'en_GB.UTF-8')], check=True)
        return {'LOCPATH': place, 'LC_ALL': 'en_GB.UTF-8', 'LANGUAGE': 'ar'}
    return {}


class App:
    """The running program. Every search waits until what is looked for is there."""
    newest = None

    def __init__(self, *arguments, env=None):
        xdotool('mousemove', '1279', '1023')  # out of the way: what opens under a pointer follows the pointer, not the keys
        self.log = open(os.path.join(os.environ['XDG_RUNTIME_DIR'], f'program-{time.monotonic_ns()}.log'), 'w+', encoding='utf-8')
        self.process = subprocess.Popen([PROGRAM, *arguments], stdout=self.log, stderr=subprocess.STDOUT, env={**os.environ, **(env or {})})
        App.newest = self
        self.desktop = Desktop()
        self.tree = None
        self.last_focus = None  # path of the last accessible that spoke of the focus
        self.wait(self._attach, 'the program on the accessibility bus', 30)

    def _attach(self):
        self.tree = self.tree or self.desktop.find(self.process.pid)
        if self.tree is None:
            return False
        if not self.tree.read().children:
            return False
        self.tree.bus.signal_subscribe(self.tree.owner, 'org.a11y.atspi.Event.Object', 'StateChanged', None, 'focused', 0,
                                       self._focus_moved)
        self.tree.bus.call_sync('org.a11y.atspi.Registry', '/org/a11y/atspi/registry', 'org.a11y.atspi.Registry', 'RegisterEvent',
                                GLib.Variant('(sass)', ('object:state-changed:focused', [], '')), None, 0, 5000, None)
        return True

    def _focus_moved(self, bus, sender, path, interface, signal_name, parameters):
        self.last_focus = path

    def listen(self, seconds):
        """Until the program says something of itself, so long at most."""
        context, over = GLib.MainContext.default(), []
        timer = GLib.timeout_add(int(seconds * 1000), over.append, True)
        context.iteration(True)
        if not over:
            GLib.source_remove(timer)

    def wait(self, test, what, seconds=30):
        end = time.monotonic() + seconds
        while True:
            try:
                found = test()
                if found:
                    return found
            except (GLib.Error, Silent):
                found = None
            if self.process.poll() is not None:
                raise Lost(f'{self.end()}before {what}')
            if time.monotonic() > end:
                raise Lost(f'no {what}; on screen:\n' + '\n'.join(self.describe()))
            time.sleep(0.05)

    def end(self):
        """How it ended, and what it said last; nothing while it runs."""
        try:
            self.process.wait(1)  # what goes away leaves the bus first
        except subprocess.TimeoutExpired:
            return ''
        self.log.seek(0)
        return f'the program ended ({self.process.returncode}): {self.log.read()[-2000:]}\n'

    def windows(self):
        """Its windows, the modal and newest first: that is where keys go."""
        windows = list(reversed(self.tree.read().children))
        return sorted(windows, key=lambda window: not window.has(S.MODAL))

    def describe(self, within=None, limit=300):
        """What can be seen as text, for when a journey loses its way."""
        lines = []
        for top in [within] if within is not None else self.windows():
            for node in top.walk():
                if len(lines) < limit and node.name and not node.name.startswith(('Gtk', 'Adw')) and node.is_shown():
                    lines.append('  ' * min(len(list(node.above())) // 4, 10) + f'{node}' + (f' ({node.description})' if node.description else ''))
        return lines

    def all(self, role=None, name=None, within=None, showing=True):
        """What has this role (or one of these) and this name, in the topmost window that has any."""
        roles = role if role is None or isinstance(role, tuple) else (role,)
        pattern = pattern_of(name)
        for top in [within] if within is not None else self.windows():
            # A window lies in no other: nothing is read for it that lies inside.
            found = [node for node in ([top] if roles == (R.DIALOG,) and within is None else top.walk())
                     if (roles is None or node.role in roles) and (pattern is None or pattern.search(node.words()))]
            if showing:
                found = self.shown_of(found)
            if found:
                return found
        return []

    def shown_of(self, nodes):
        """Those that are on the screen."""
        return self.tree.shown(nodes)

    def find(self, role=None, name=None, within=None, seconds=30, showing=True):
        label = name.pattern if hasattr(name, 'pattern') else name

        def look():
            found = self.all(role, name, within, showing)
            return found[-1] if found else None

        return self.wait(look, f'{role} “{label}”', seconds)

    def said(self, words, seconds=60):
        """What the program has said, which a screen reader can read until it says something else: a toast goes after five seconds."""
        self.find(name=words, seconds=seconds, showing=False)

    def gone(self, role=None, name=None, seconds=30):
        self.wait(lambda: not self.all(role, name), f'end of {role} “{name}”', seconds)

    def click(self, name, role=BUTTON, within=None, seconds=30):
        node = self.wait(lambda: next((n for n in reversed(self.all(role, name, within)) if n.has(S.SENSITIVE) and n.actions()), None),
                         f'{role} “{name}” to be pressed', seconds)
        node.act('click', 'activate', 'press', 'toggle')
        return node

    def fill(self, name, text, role=ENTRY, within=None):
        node = self.find(role, name, within)
        node.set_text(text)
        self.wait(lambda: node.holds(text), f'“{text}” in {name}')
        return node

    def key(self, *keys):
        for key in keys:
            xdotool('key', '--delay', '0', '--clearmodifiers', key)
            self.turn()

    def along(self, key, name, seconds=60):
        """Presses @key until what is called so has the focus: each time once the focus is elsewhere than before. What comes
        while things still change may be for nothing: where nothing has moved for long, it is pressed again."""
        pattern, before, pressed = pattern_of(name), None, None
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            here = self.focused()
            if here is not None and pattern.search(here.name):
                return here
            path = here.path if here is not None else None
            if pressed is None or path != before or time.monotonic() > pressed + 3:
                before, pressed = path, time.monotonic()
                self.key(key)
            else:
                self.listen(0.1)
        raise Lost(f'{key} does not come to “{pattern.pattern}”; the focus is on {self.focused()}')

    def turn(self):
        """Until the program, which takes one thing after another in turn, has come past what was pressed and let go; as it ends it
        may say nothing."""
        for _ in range(4):
            try:
                self.tree.call(ROOT, ACCESSIBLE, 'GetRole')
            except GLib.Error:
                return

    def tab(self):
        """The Tab key, for whoever sees by itself what came of it: nothing is waited for."""
        xdotool('key', '--delay', '0', 'Tab')

    def leave(self, name, role=None):
        """Escape until what is called so is gone: after a dialog the focus takes its time to come back."""
        for _ in range(10):
            self.key('Escape')
            end = time.monotonic() + 2
            while time.monotonic() < end:
                if not self.all(role, name):
                    return
                self.listen(0.05)
        raise Lost(f'“{name}” does not close')

    def type(self, text):
        xdotool('type', '--clearmodifiers', '--delay', '4', text)

    def into(self, name, text):
        """Types over what is in the entry that is to have the focus now: once it has."""
        def ready():
            return next((entry for entry in self.all(ENTRY, name) if self.tree.first_focused(list(entry.walk()))), None)

        entry = self.wait(ready, f'the focus in “{pattern_of(name).pattern}”')
        self.key('ctrl+a')
        self.type(text)
        self.wait(lambda: entry.holds(text), f'“{text}” in it')

    def focused(self, top=None):
        """What says that it has the focus: what the program told of last, else whatever in the tree says so."""
        told = self.focus()
        if told is not None and (top is None or any(above.path == top.path for above in told.above())):
            return told
        for window in [top] if top is not None else self.windows():
            for node in window.walk():
                if node.has(S.FOCUSED):
                    return node
        return None

    def focus(self):
        """What has the focus by what the program said last: no tree is read for it. None: it has not said."""
        while GLib.MainContext.default().iteration(False):
            pass
        if self.last_focus is None:
            return None
        try:
            node = self.tree.node(self.last_focus)
        except GLib.Error:
            return None
        return node if node is not None and node.has(S.FOCUSED) else None

    def pages(self):
        """The names of a family's pages, in order."""
        names = []
        for tab in self.all(R.PAGE_TAB):
            if tab.name not in names:
                names.append(tab.name)
        return names

    def show_page(self, name):
        """Ctrl+1, Ctrl+2, …: the page of the family that is called so."""
        names = self.pages()
        if name not in names:
            raise Lost(f'no page {name} among {names}')
        self.key(f'ctrl+{names.index(name) + 1}')

    def picture(self, name):
        if PICTURES:
            time.sleep(0.4)
            os.makedirs(PICTURES, exist_ok=True)
            subprocess.run(['import', '-window', 'root', os.path.join(PICTURES, name + '.png')], check=True)

    def closes(self, window, seconds):
        """Whether this window has closed within so long; another may have come in its place."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if all(here.path != window.path for here in self.windows()):
                return True
            self.listen(0.1)
        return False

    def shown(self):
        """The windows on the screen, as X numbers them. While one goes, the search may lose its way."""
        search = ['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)]
        for _ in range(20):
            found = subprocess.run(search, check=False, capture_output=True, text=True)
            if found.returncode == 0:
                return set(found.stdout.split())
            time.sleep(0.2)
        raise Lost('no window on the screen')

    def active(self):
        """The window that keys go to, as X numbers it; while it changes there may be none."""
        return subprocess.run(['xdotool', 'getactivewindow'], check=False, capture_output=True, text=True).stdout.strip()

    def give_path(self, ask, path):
        """ask() opens a file chooser, a window of its own outside our tree: it is given the whole path."""
        before = self.active()
        ask()
        self.wait(lambda: self.active() not in ('', before), 'the file chooser')
        chooser = self.active()
        for _ in range(4):
            time.sleep(1.5)
            self.type('/')  # opens the line for a path, where there is none yet
            time.sleep(1)
            self.key('ctrl+a')
            self.type(path)
            time.sleep(0.5)
            self.key('shift+End', 'Delete', 'Return')  # without the end of a name that it thought was meant
            end = time.monotonic() + 10
            while time.monotonic() < end:
                if self.active() not in ('', chooser):
                    return
                time.sleep(0.1)
        self.picture('chooser')
        raise Lost(f'the file chooser does not take {path}')

    def resize(self, width, height):
        """Makes the window as small or large as that; a narrower layout may first have to take over."""
        window = max(self.shown(), key=int)
        wide = None
        for _ in range(5):
            xdotool('windowsize', '--sync', window, str(width), str(height))
            time.sleep(0.5)
            shape = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', window], check=True, capture_output=True,
                                   text=True).stdout
            wide = int(re.search(r'WIDTH=(\d+)', shape).group(1))
            if wide <= width:
                return
        raise Lost(f'the window is {wide} px wide, not {width}')

    def quit(self):
        self.key('ctrl+q')
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            raise Lost('the program did not end at Ctrl+Q') from None
        self.check_log()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def complaints(self):
        """What the program has written of warnings so far."""
        with open(self.log.name, encoding='utf-8', errors='replace') as log:
            return [line for line in log.read().split('\n')
                    if re.search(r'-(WARNING|CRITICAL|ERROR) \*\*|runtime error:|AddressSanitizer', line)
                    and not OF_THE_TOOLKIT.search(line)]

    def check_log(self):
        complaints = self.complaints()
        if complaints:
            raise Lost('the program complained:\n' + '\n'.join(complaints[:10]))


_steps = 0
_failed = False


def verdict(well, words):
    """One point of the test; the walk goes on."""
    global _steps, _failed
    _steps += 1
    _failed = _failed or not well
    print(f'{"ok" if well else "not ok"} {_steps} {words}', flush=True)


def step(words):
    verdict(True, words)


def note(words):
    print('#', words, flush=True)


def journey(walk):
    """Runs a journey as TAP: each step a point; what is lost ends it."""
    try:
        walk()
    except Exception as lost:  # noqa: BLE001: whatever it was, the point is not ok
        verdict(False, 'the next step')
        why = f'{type(lost).__name__}: {lost}\n{App.newest.end() if App.newest else ""}'
        for line in why.split('\n'):
            note(line)
        print(why, file=sys.stderr, flush=True)  # the test's comments are not shown with what failed
        if PICTURES:
            subprocess.run(['import', '-window', 'root', os.path.join(PICTURES, 'lost.png')], check=False)
    print(f'1..{_steps}')
    sys.exit(1 if _failed else 0)
