#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every state that the keyring can be in, each with its page and its way on; what locks; the lock leaves no key in memory; ten wrong
passphrases slow down, over a restart too. vault.py"""
import os
import re
import signal
import subprocess

from gi.repository import Gio, GLib

from driver import ENTRY, Lost, note, journey, step
from hands import Widgets
from whole_job import PASSPHRASE, Walk

SERVICE, SERVICE_PATH = 'org.freedesktop.secrets', '/org/freedesktop/secrets'


class Keyring:
    """The keyring as another program of the person's sees it."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.session = self.call(SERVICE_PATH, 'Service', 'OpenSession', GLib.Variant('(sv)', ('plain', GLib.Variant('s', ''))))[1]

    def call(self, path, interface, method, parameters=None):
        answer = self.bus.call_sync(SERVICE, path, 'org.freedesktop.Secret.' + interface, method, parameters, None, 0, 10000)
        return answer.unpack()

    def items(self):
        open_ones, closed = self.call(SERVICE_PATH, 'Service', 'SearchItems', GLib.Variant(
            '(a{ss})', ({'xdg:schema': 'org.alongside.Alongside'},)))
        return open_ones + closed

    def only(self):
        items = self.items()
        if len(items) != 1:
            raise Lost(f'{len(items)} keys in the keyring')
        return items[0]

    def secret(self):
        return bytes(self.call(self.only(), 'Item', 'GetSecret', GLib.Variant('(o)', (self.session,)))[0][2])

    def overwrite(self, secret):
        self.call(self.only(), 'Item', 'SetSecret', GLib.Variant('((oayays))', ((self.session, b'', secret, 'text/plain'),)))

    def clear(self):
        for item in self.items():
            self.call(item, 'Item', 'Delete')


def in_memory(pid, needles):
    """Which of the needles stand in the process's writable memory."""
    found = set()
    with open(f'/proc/{pid}/maps', encoding='utf-8') as maps, open(f'/proc/{pid}/mem', 'rb', 0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            start, end = (int(number, 16) for number in span.split('-'))
            if not rights.startswith('rw') or end - start > 1 << 30:
                continue
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except OSError:
                continue  # pages that nobody may read: so libsodium guards its own
            found |= {name for name, needle in needles.items() if needle in data}
    return found


class Desktop:
    """The desktop's screen saver and the system's login manager, on buses of the journey's own."""

    def __init__(self):
        self.system = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--nopidfile', '--print-address'],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        os.environ['DBUS_SYSTEM_BUS_ADDRESS'] = self.system.stdout.readline().strip()
        self.login = self.own(Gio.DBusConnection.new_for_address_sync(
            os.environ['DBUS_SYSTEM_BUS_ADDRESS'],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION), 'org.freedesktop.login1')
        self.saver = self.own(Gio.bus_get_sync(Gio.BusType.SESSION), 'org.gnome.ScreenSaver')

    @staticmethod
    def own(bus, name):
        bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'RequestName',
                      GLib.Variant('(su)', (name, 0)), None, 0, 5000)
        return bus

    def screen_locks(self):
        self.saver.emit_signal(None, '/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', GLib.Variant('(b)', (True,)))

    def goes_to_sleep(self):
        self.login.emit_signal(None, '/org/freedesktop/login1', 'org.freedesktop.login1.Manager', 'PrepareForSleep',
                               GLib.Variant('(b)', (True,)))

    def end(self):
        self.system.terminate()
        self.system.wait()


class Vault(Walk):
    def unlock(self):
        self.hands.fill('Passphrase', PASSPHRASE)
        self.hands.press('Unlock')
        self.opened()

    def opened(self):
        self.app.find(name=re.compile('No families yet'), seconds=60)

    def again(self):
        self.app.quit()
        self.start()

    def locked_memory(self, keyring):
        """The key as the keyring gives it is text; raw it is 32 bytes."""
        app = self.app
        secret = keyring.secret()
        raw = bytes.fromhex(secret.decode()) if len(secret) == 64 else GLib.base64_decode(secret.decode())
        if len(raw) != 32:
            raise Lost(f'the key in the keyring has {len(raw)} bytes')
        needles = {'raw': raw, 'hex': raw.hex().encode(), 'HEX': raw.hex().upper().encode(), 'text': secret,
                   'passphrase': PASSPHRASE.encode()}
        in_use = in_memory(app.process.pid, needles)
        note(f'while open the memory holds: {sorted(in_use) or "none of them"}')
        app.key('ctrl+l')
        app.find(name='Locked')
        app.find(ENTRY, 'Passphrase')
        left = in_memory(app.process.pid, needles)
        if left:
            raise Lost(f'after the lock the memory holds the key: {left}')
        step('after the lock the memory holds no key, raw or as text, and no passphrase')
        self.unlock()
        app.key('ctrl+l')
        app.find(name='Locked')
        left = in_memory(app.process.pid, needles)
        if left:
            raise Lost(f'after unlocking with the passphrase and locking, the memory holds: {left}')
        self.unlock()
        step('nor after the passphrase opened it and it was locked again')

    def whole(self):
        desktop = Desktop()
        try:
            self.walk(desktop)
        finally:
            desktop.end()

    def walk(self, desktop):
        self.first_start()
        keyring = Keyring()
        for happens, words in ((desktop.screen_locks, 'the screen locks'), (desktop.goes_to_sleep, 'the computer goes to sleep')):
            happens()
            self.app.find(name='Locked')
            self.unlock()
            step(f'{words}: the caseload is locked')
        self.locked_memory(keyring)

        keyring.clear()
        self.again()
        self.app.find(name='The key is not in the keyring')
        self.picture('key-missing')
        self.hands.press('Unlock with passphrase')
        self.unlock()
        step('the key went missing: the passphrase opens it')
        self.again()
        if self.app.wait(lambda: 'opened' if self.app.all(name=re.compile('No families yet')) else
                         'asked' if self.app.all(name='The key is not in the keyring') else None, 'a page', 60) == 'asked':
            self.hands.press('Unlock with passphrase')
            self.app.find(ENTRY, 'Passphrase')
            self.picture('passphrase')
            raise Lost('the keyring did not get the key back')
        step('the keyring has the key again: the next start asks nothing')

        keyring.overwrite(b'00' * 32)
        self.again()
        self.app.find(name='This key does not open this file')
        self.picture('key-wrong')
        step('a key of another caseload is told apart')
        self.hands.press('Try recovery sheet')
        self.hands.press('Use the passphrase instead')
        self.unlock()
        step('the passphrase opens it')
        self.again()
        self.opened()
        step('the keyring has the right key again')

        pid = int(os.environ['ALONG_TEST_KEYRING_PID'])
        self.app.quit()
        os.kill(pid, signal.SIGSTOP)
        try:
            self.start()
            self.app.find(name='Your keyring does not answer', seconds=60)
            self.picture('keyring-slow')
            step('a keyring that does not answer is told apart')
            self.hands.press('Use the passphrase instead')
            self.unlock()
            step('the passphrase opens it meanwhile')
        finally:
            os.kill(pid, signal.SIGCONT)
        self.again()
        self.opened()
        self.app.quit()
        step('once it answers again nothing is asked')

        self.start()
        self.opened()
        self.app.key('ctrl+l')
        self.app.find(name='Locked')
        for tries in range(10):
            self.hands.fill('Passphrase', f'wrong words {tries}')
            self.hands.press('Unlock')
            self.app.wait(lambda: self.app.all(name=re.compile('^Too many tries')) or
                          not self.app.find(ENTRY, 'Passphrase').holds(f'wrong words {tries}'), 'an answer', 60)
        self.app.find(name=re.compile('^Too many tries. You can try again in [0-9]+ seconds?'))
        self.picture('too-many')
        step('ten wrong passphrases: a wait, said in seconds')
        self.app.kill()
        keyring.clear()
        self.start()
        self.hands.press('Unlock with passphrase')
        self.app.find(ENTRY, 'Passphrase')
        self.app.find(name=re.compile('^Too many tries'))
        step('the wait outlives a kill')
        self.app.wait(lambda: not self.app.all(name=re.compile('^Too many tries')), 'the end of the wait', 60)
        self.unlock()
        step('after it the right passphrase opens')

        self.app.quit()
        os.kill(pid, signal.SIGKILL)
        self.start()
        self.app.wait(lambda: self.app.all(ENTRY, 'Passphrase') or self.app.all(name=re.compile('Use the passphrase instead|Unlock with passphrase')),
                      'a way on', 60)
        self.picture('keyring-killed')
        for name in ('Unlock with passphrase', 'Use the passphrase instead'):
            if self.app.all(name=name):
                self.hands.press(name)
        self.unlock()
        self.app.quit()
        step('the keyring died: the passphrase opens it')


if __name__ == '__main__':
    journey(Vault(Widgets, '.', 'vault').whole)
