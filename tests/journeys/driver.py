# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person does: finds things by role and name over AT-SPI, presses keys with xdotool,
looks at the screen. Runs inside tests/journeys/inside.sh (a bus, a keyring, a screen and a window manager)."""
import os
import re
import signal
import subprocess
import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

BUILD = os.environ.get('ALONG_BUILD', 'build')
PROGRAM = os.path.join(BUILD, 'src/app/alongside')
PICTURES = os.environ.get('ALONG_PICTURES', '')

R = Atspi.Role
BUTTON = (R.PUSH_BUTTON, R.TOGGLE_BUTTON, R.LINK)
ENTRY = (R.TEXT, R.ENTRY, R.PASSWORD_TEXT)
OPTION = (R.RADIO_BUTTON, R.CHECK_BOX)


class Lost(Exception):
    """What a journey looked for was not there."""


def xdotool(*words):
    subprocess.run(['xdotool', *words], check=True, stdout=subprocess.DEVNULL)


def describe(node, depth=0, lines=None, limit=400):
    """The tree of accessibles as text, for when a journey loses its way."""
    lines = [] if lines is None else lines
    if node is None or len(lines) > limit or depth > 60:
        return lines
    try:
        place = App.extents(node)
        if depth == 0 or place is None or place.width > 0:
            lines.append('  ' * depth + f'{node.get_role_name()} “{node.get_name()}”')
            for i in range(node.get_child_count()):
                describe(node.get_child_at_index(i), depth + 1, lines, limit)
    except (gi.repository.GLib.Error, RuntimeError):
        pass
    return lines


class App:
    """The running program. Every search waits until what is looked for is there."""

    def __init__(self, *arguments, env=None):
        self.log = open(os.path.join(os.environ['XDG_RUNTIME_DIR'], f'program-{time.monotonic_ns()}.log'), 'w+', encoding='utf-8')
        self.process = subprocess.Popen([PROGRAM, *arguments], stdout=self.log, stderr=subprocess.STDOUT, env={**os.environ, **(env or {})})
        self.root = None
        self.wait(self._attach, 'the program on the accessibility bus', 30)

    def _attach(self):
        desktop = Atspi.get_desktop(0)
        desktop.set_cache_mask(Atspi.Cache.NONE)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_process_id() == self.process.pid:
                self.root = app
                return app.get_child_count() > 0
        return False

    def wait(self, test, what, seconds=30):
        end = time.monotonic() + seconds
        while True:
            try:
                found = test()
                if found:
                    return found
            except (gi.repository.GLib.Error, RuntimeError):
                found = None
            if self.process.poll() is not None:
                self.log.seek(0)
                raise Lost(f'the program ended ({self.process.returncode}) before {what}:\n{self.log.read()[-2000:]}')
            if time.monotonic() > end:
                raise Lost(f'no {what}; on screen:\n' + '\n'.join(describe(self.root)))
            time.sleep(0.05)

    @staticmethod
    def extents(node):
        """Where a thing is in its window; None for what has no place (a page of a stack)."""
        try:
            return node.get_extents(Atspi.CoordType.WINDOW)
        except (gi.repository.GLib.Error, RuntimeError):
            return None

    def windows(self):
        """Its windows, the one that has the focus first."""
        windows = [self.root.get_child_at_index(i) for i in range(self.root.get_child_count())]
        windows = [window for window in windows if window is not None]
        return sorted(windows, key=lambda window: not window.get_state_set().contains(Atspi.StateType.ACTIVE))

    def all(self, role=None, name=None, within=None, showing=True):
        roles = None if role is None else role if isinstance(role, tuple) else (role,)
        pattern = None if name is None else name if hasattr(name, 'search') else re.compile('(^|_| )' + re.escape(name) + '$')
        found = []
        seen = set()  # a tree that changes while it is walked can lead back to where one was

        def visit(node):
            if node is None or node in seen:
                return
            seen.add(node)
            if showing and node is not top:
                place = self.extents(node)
                if place is not None and place.width <= 0 and place.height <= 0:
                    return
            if (roles is None or node.get_role() in roles) and (pattern is None or pattern.search(node.get_name() or '')):
                found.append(node)
            for i in range(node.get_child_count()):
                visit(node.get_child_at_index(i))

        for top in [within] if within is not None else self.windows():
            visit(top)
            # Pages that were shown before keep their place behind the one in sight, which was added last.
            if found and within is None:
                break
        return found

    def find(self, role=None, name=None, within=None, seconds=30, showing=True):
        label = name.pattern if hasattr(name, 'pattern') else name

        def look():
            found = self.all(role, name, within, showing)
            return found[-1] if found else None

        return self.wait(look, f'{role} “{label}”', seconds)

    def gone(self, role=None, name=None, seconds=30):
        self.wait(lambda: not self.all(role, name), f'end of {role} “{name}”', seconds)

    def act(self, node, *names):
        """Does the node's first action that has one of these names, or its first of all."""
        actions = [node.get_action_name(i) for i in range(node.get_n_actions())]
        for wanted in names or actions[:1]:
            if wanted in actions:
                node.do_action(actions.index(wanted))
                return
        raise Lost(f'{node.get_name()} has no action {names}: {actions}')

    def click(self, name, role=BUTTON, within=None, seconds=30):
        node = self.find(role, name, within, seconds)
        self.wait(lambda: node.get_state_set().contains(Atspi.StateType.SENSITIVE), f'sensitive “{name}”', seconds)
        self.act(node, 'click', 'activate', 'press', 'toggle')
        return node

    def fill(self, name, text, role=ENTRY, within=None):
        node = self.find(role, name, within)
        node.set_text_contents(text)
        self.wait(lambda: self.text(node) == text or role == R.PASSWORD_TEXT, f'“{text}” in {name}')
        return node

    @staticmethod
    def text(node):
        return node.get_text(0, node.get_character_count())

    def key(self, *keys):
        for key in keys:
            xdotool('key', '--clearmodifiers', key)
        time.sleep(0.05)

    def leave(self, name):
        """Escape until what is called so is gone: after a dialog the focus takes its time to come back."""
        for _ in range(10):
            self.key('Escape')
            time.sleep(1)
            if not self.all(name=name):
                return
        raise Lost(f'“{name}” does not close')

    def type(self, text):
        xdotool('type', '--clearmodifiers', '--delay', '4', text)

    def focused(self):
        found = [n for n in self.all(showing=True) if n.get_state_set().contains(Atspi.StateType.FOCUSED)]
        return found[-1] if found else None

    def show_page(self, name):
        """Ctrl+1, Ctrl+2, …: the page of the family that is called so."""
        names = []
        for tab in self.all(R.PAGE_TAB):
            if tab.get_name() not in names:
                names.append(tab.get_name())
        if name not in names:
            raise Lost(f'no page {name} among {names}')
        self.key(f'ctrl+{names.index(name) + 1}')

    def picture(self, name):
        if PICTURES:
            time.sleep(0.4)
            os.makedirs(PICTURES, exist_ok=True)
            subprocess.run(['import', '-window', 'root', os.path.join(PICTURES, name + '.png')], check=True)

    def resize(self, width, height):
        window = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)], check=True,
                                capture_output=True, text=True).stdout.split()[-1]
        xdotool('windowsize', '--sync', window, str(width), str(height))

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

    def check_log(self):
        self.log.flush()
        self.log.seek(0)
        complaints = [line for line in self.log.read().split('\n')
                      if re.search(r'-(WARNING|CRITICAL|ERROR) \*\*|runtime error:|AddressSanitizer', line)]
        if complaints:
            raise Lost('the program complained:\n' + '\n'.join(complaints[:10]))


_steps = 0


def step(words):
    global _steps
    _steps += 1
    print(f'ok {_steps} {words}', flush=True)


def journey(walk):
    """Runs a journey as TAP: each step a point; what is lost ends it."""
    Atspi.init()
    try:
        walk()
    except Exception as lost:  # noqa: BLE001: whatever it was, the point is not ok
        print(f'not ok {_steps + 1} the next step')
        for line in f'{type(lost).__name__}: {lost}'.split('\n'):
            print('#', line)
        if PICTURES:
            subprocess.run(['import', '-window', 'root', os.path.join(PICTURES, 'lost.png')], check=False)
        print(f'1..{_steps + 1}')
        sys.exit(1)
    print(f'1..{_steps}')
