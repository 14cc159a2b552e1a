# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the real window the way a person and a screen reader would.

The program runs on a display, a window manager, a session bus and a home of its own, so that nothing leaks between tests.
Widgets are found through AT-SPI by role and accessible name, which proves that they have one; keys and the mouse go
through the X server, so that focus, shortcuts, popovers and drags are the real ones.

    with Desktop() as desktop:
        program = desktop.start(article)
        text = program.get("text", "Article")
        program.select(text, "Enrique Marquez")
        program.key("p")
        program.get("list item", "Enrique Marquez")
        desktop.screenshot("after-marking.png")

A process has one Desktop at most: AT-SPI's library connects once. Programs may come and go on it.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

# Warnings are to be fatal in the program, not here: AT-SPI's library warns where a program was quick to end
G_DEBUG = os.environ.pop("G_DEBUG", "fatal-warnings")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

from tree import Item, Tree  # noqa: E402

Value = TypeVar("Value")
Box = tuple[float, float, float, float]

BUS_FLAGS = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION

# Slower under sanitizers, and on a machine that does something else too; what is waited for ends the wait
PATIENCE_S = 20 * float(os.environ.get("MN_PATIENCE", "1"))


class Timeout(AssertionError):
    """What was waited for did not come."""


def wait_for(condition: Callable[[], Value], what: str = "the condition", seconds: float = PATIENCE_S) -> Value:
    """The first true value of condition(); Timeout where it does not come."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise Timeout(f"waited {seconds:g} s for {what}")
        time.sleep(0.02)


class Desktop:
    """A display, a window manager, a session bus and an empty home."""

    def __init__(
        self,
        width: int = 1280,
        height: int = 900,
        scale: int = 1,
        dark: bool = False,
        environment: dict[str, str] | None = None,
    ) -> None:
        self.size = (width, height)
        self.home = Path(tempfile.mkdtemp(prefix="manicule-desktop-"))
        self.screenshots = Path(os.environ.get("MN_SCREENSHOTS", self.home / "screenshots"))
        self.children: list[subprocess.Popen] = []
        self.programs: list[subprocess.Popen] = []
        self.environment = dict(os.environ)
        self.environment.update(
            HOME=str(self.home),
            XDG_DATA_HOME=str(self.home / "data"),
            XDG_CONFIG_HOME=str(self.home / "config"),
            XDG_CACHE_HOME=str(self.home / "cache"),
            XDG_STATE_HOME=str(self.home / "state"),
            XDG_RUNTIME_DIR=str(self.home / "run"),
            LC_ALL="C.UTF-8",
            G_DEBUG=G_DEBUG,
            GDK_BACKEND="x11",
            GSK_RENDERER="cairo",
            GTK_A11Y="atspi",
            GDK_SCALE=str(scale),
            GSETTINGS_BACKEND="keyfile",
            GTK_USE_PORTAL="0",
            ADW_DISABLE_PORTAL="1",
            ADW_DEBUG_COLOR_SCHEME="prefer-dark" if dark else "prefer-light",
            NO_AT_BRIDGE="0",
        )
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.environment.update(environment or {})
        (self.home / "run").mkdir(mode=0o700)
        # Looking for a widget goes through all of them: on a loaded machine a message would have gone meanwhile
        settings = self.home / "config" / "glib-2.0" / "settings" / "keyfile"
        settings.parent.mkdir(parents=True)
        settings.write_text("[org/manicule/Manicule]\nnotice-seconds=uint32 60\n")

    def __enter__(self) -> "Desktop":
        try:
            self._start_display()
            self._start_bus()
            # AT-SPI's library, in this process, looks for the bus and the display here
            for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
                os.environ[name] = self.environment[name]
            self._spawn(["openbox"])
            Atspi.init()
            # It waits 0.8 s for an answer by itself: less than a new window takes on a loaded machine
            Atspi.set_timeout(int(PATIENCE_S * 1000), int(PATIENCE_S * 1000))
            self.bus = self._accessibility_bus()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for child in reversed(self.children):
            if child.poll() is None:
                child.terminate()
                try:
                    child.wait(5)
                except subprocess.TimeoutExpired:
                    child.kill()
                    child.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def _start_display(self) -> None:
        read, write = os.pipe()
        screen = "{}x{}x24".format(*self.size)
        # Xvfb resets itself when its last client goes, unless told not to
        self._spawn(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"], pass_fds=[write]
        )
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise AssertionError("Xvfb did not start")
        self.environment["DISPLAY"] = f":{number}"
        # The first key of a display tells all clients of another keyboard; the window manager then lets its keys go and
        # takes them anew, and what is pressed meanwhile is lost to it: have that over before there is one
        self.xdotool("key", "Shift_L")

    def _start_bus(self) -> None:
        bus = self._spawn(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
        )
        assert bus.stdout
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()

    def _accessibility_bus(self) -> Gio.DBusConnection:
        """A connection of our own to the bus that AT-SPI's library uses."""
        session = Gio.DBusConnection.new_for_address_sync(
            self.environment["DBUS_SESSION_BUS_ADDRESS"], BUS_FLAGS, None, None
        )
        (address,) = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, -1, None
        )
        return Gio.DBusConnection.new_for_address_sync(address, BUS_FLAGS, None, None)

    def _spawn(self, command: list[str], **options: Any) -> subprocess.Popen:
        options.setdefault("stderr", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.DEVNULL)
        child = subprocess.Popen(command, env=self.environment, **options)
        self.children.append(child)
        return child

    def start(self, *arguments: str | Path, environment: dict[str, str] | None = None) -> "Program":
        """Start Manicule and wait for its window."""
        program = os.environ.get("MN_PROGRAM")
        if not program:
            raise AssertionError("MN_PROGRAM does not say where the program is")
        return self.start_command(program, *arguments, environment=environment)

    def start_command(self, *command: str | Path, environment: dict[str, str] | None = None) -> "Program":
        """Start any program and wait for its window."""
        log = self.home / f"program-{len(self.children)}.log"
        with log.open("wb") as output:
            child = subprocess.Popen(
                list(map(str, command)),
                env={**self.environment, **(environment or {})},
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
        self.children.append(child)
        self.programs.append(child)
        return Program(self, child, log)

    def stop_programs(self) -> None:
        """End what a failed test left running."""
        for child in self.programs:
            if child.poll() is None:
                child.kill()
                child.wait()

    def run(self, *command: str | Path, expect: int = 0) -> str:
        """Run a program without a window (manicule-cli) in this home and return what it prints."""
        done = subprocess.run(
            list(map(str, command)), env=self.environment, capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
        if done.returncode != expect:
            raise AssertionError(f"{command[0]} ended with {done.returncode}, not {expect}:\n{done.stderr}")
        return done.stdout

    def screenshot(self, name: str) -> Path:
        """The whole screen as a PNG file among the artefacts of the tests."""
        self.screenshots.mkdir(parents=True, exist_ok=True)
        path = self.screenshots / name
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)
        return path

    def xdotool(self, *arguments: object) -> str:
        done = subprocess.run(
            ["xdotool", *map(str, arguments)], env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()


class Program:
    """A started program: its widgets, and hands to use them."""

    def __init__(self, desktop: Desktop, child: subprocess.Popen, log: Path) -> None:
        self.desktop, self.child, self._log = desktop, child, log
        self.root = wait_for(self._on_the_bus, "the program on the accessibility bus")
        self._tree = Tree(self.root, desktop.bus, int(PATIENCE_S * 1000))
        self.window = wait_for(lambda: self.find("frame") or self.find("dialog"), "a window")
        wait_for(self._has_keyboard, "the keyboard")

    def _on_the_bus(self) -> Atspi.Accessible | None:
        if self.child.poll() is not None:
            raise AssertionError(f"the program ended with {self.child.returncode}:\n{self.log()}")
        desktop = Atspi.get_desktop(0)
        desktop.set_cache_mask(Atspi.Cache.NONE)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.child.pid:
                # The library's cache goes stale, and clearing it crashes where a widget has gone meanwhile
                child.set_cache_mask(Atspi.Cache.NONE)
                return child
        return None

    def _has_keyboard(self) -> bool:
        try:
            return self.desktop.xdotool("getwindowfocus", "getwindowpid") == str(self.child.pid)
        except subprocess.CalledProcessError:  # no window has it, or one that tells no process
            return False

    def log(self) -> str:
        """What the program printed so far."""
        return self._log.read_text(errors="replace")

    # Finding widgets

    def items(self, start: Atspi.Accessible | None = None) -> list[Item]:
        """What all widgets that show below start are now, depth first.

        GTK 4.8 sets SHOWING on windows alone, so a widget counts as shown if it and all above it are VISIBLE.
        """
        self._tree.look()
        return list(self._tree.below((start or self.root).path))

    def find_all(
        self, role: str, name: str | None = None, start: Atspi.Accessible | None = None
    ) -> list[Atspi.Accessible]:
        """Widgets of a role ("push button", "text", "list item" …) whose name is, or contains, name."""
        found = [self._tree.accessible(item) for item in self.items(start) if item.is_a(role, name)]
        return [accessible for accessible in found if accessible]  # some may have gone away since

    def names(self, role: str, name: str | None = None, start: Atspi.Accessible | None = None) -> list[str]:
        """The names of what find_all finds, at one moment."""
        return [item.name for item in self.items(start) if item.is_a(role, name)]

    def focused(self, start: Atspi.Accessible | None = None) -> Atspi.Accessible | None:
        """The widget below start that has the keyboard."""
        found = next((item for item in self.items(start) if item.has("focused")), None)
        return self._tree.accessible(found) if found else None

    def find(
        self, role: str, name: str | None = None, start: Atspi.Accessible | None = None
    ) -> Atspi.Accessible | None:
        found = next((item for item in self.items(start) if item.is_a(role, name)), None)
        return self._tree.accessible(found) if found else None

    def get(
        self,
        role: str,
        name: str | None = None,
        start: Atspi.Accessible | None = None,
        seconds: float = PATIENCE_S,
    ) -> Atspi.Accessible:
        """Like find, but wait for it to show, and fail if it does not."""
        return self.wait_for(lambda: self.find(role, name, start), f"a {role} named {name!r}", seconds)

    def gone(self, role: str, name: str | None = None, start: Atspi.Accessible | None = None) -> None:
        """Wait until there is none of these, and fail if there still is one."""
        self.wait_for(lambda: not self.names(role, name, start), f"no {role} named {name!r}")

    def wait_for(
        self, condition: Callable[[], Value], what: str = "the condition", seconds: float = PATIENCE_S
    ) -> Value:
        """Like the function, but ends at once, with what the program printed, if the program does."""

        def alive_and_condition() -> Value:
            if self.child.poll() is not None:
                raise AssertionError(
                    f"the program ended with {self.child.returncode} while waiting for {what}:\n{self.log()}"
                )
            return condition()

        return wait_for(alive_and_condition, what, seconds)

    def tree(self, start: Atspi.Accessible | None = None) -> str:
        """Roles and names of all that shows, for looking at."""
        return "\n".join(f"{'  ' * len(self._tree.upwards(item))}{item.role} {item.name!r}" for item in self.items(start))

    def path(self, item: Item) -> str:
        """What an item is and is in, the innermost first."""
        return " < ".join(f"{one.role} {one.name!r}" for one in self._tree.upwards(item) if one.role != "application")

    def has_state(self, accessible: Atspi.Accessible, state: str) -> bool:
        """Whether a widget is "checked", "selected", "sensitive", "focused" …"""
        return accessible.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    # Texts

    def act(self, accessible: Atspi.Accessible, action: int | str = 0) -> None:
        """Do a widget's action, by index or by name, as a screen reader would."""
        if isinstance(action, str):
            names = [accessible.get_action_name(i) for i in range(accessible.get_n_actions())]
            action = names.index(action)
        if not accessible.do_action(action):
            raise AssertionError(f"{accessible.get_name()!r} refused its action {action}")

    def text(self, accessible: Atspi.Accessible) -> str:
        return Atspi.Text.get_text(accessible, 0, Atspi.Text.get_character_count(accessible))

    def place(self, accessible: Atspi.Accessible, wanted: str, nth: int = 0) -> tuple[int, int]:
        """(start, end) of the nth occurrence of a string in a text, in code points."""
        text, at = self.text(accessible), -1
        for _ in range(nth + 1):
            at = text.index(wanted, at + 1)
        return at, at + len(wanted)

    def set_caret(self, accessible: Atspi.Accessible, offset: int) -> None:
        """Put the caret before a character: through AT-SPI, or, where GTK (4.18) refuses that, by the arrow keys."""
        self.focus(accessible)
        try:
            Atspi.Text.set_caret_offset(accessible, offset)
        except GLib.Error:
            self._step_caret(accessible, offset)
        self.wait_for(lambda: Atspi.Text.get_caret_offset(accessible) == offset, f"the caret at {offset}")

    def _step_caret(self, accessible: Atspi.Accessible, offset: int) -> None:
        """A step is a character as readers see it, of one code point or several, so what is left is looked at again."""
        for _ in range(64):
            before = Atspi.Text.get_caret_offset(accessible)
            distance = offset - before
            if distance == 0:
                return
            key = "Right" if distance > 0 else "Left"
            self.desktop.xdotool("key", "--repeat", max(1, abs(distance) // 2), "--delay", "2", key)
            self.wait_for(
                lambda: Atspi.Text.get_caret_offset(accessible) != before, f"the caret to leave {before} for {offset}"
            )

    def select(self, accessible: Atspi.Accessible, wanted: str, nth: int = 0) -> tuple[int, int]:
        """Select a string with the keyboard: the caret put before it, then Shift+Right to its end.

        GTK 4.8 answers AT-SPI's AddSelection with a reply of the wrong type, which never arrives.
        """
        start, end = self.place(accessible, wanted, nth)
        self.set_caret(accessible, start)
        self.desktop.xdotool(
            "keydown", "shift", "key", "--repeat", end - start, "--delay", "3", "Right", "keyup", "shift"
        )
        self.wait_for(lambda: self.selection(accessible) == (start, end), f"{wanted!r} to be selected")
        return start, end

    def select_by_mouse(self, accessible: Atspi.Accessible, wanted: str, nth: int = 0) -> tuple[int, int]:
        """Select a string that is on screen by dragging over it."""
        start, end = self.place(accessible, wanted, nth)
        first, last = self.character_box(accessible, start), self.character_box(accessible, end - 1)
        self.drag(first[0] + 1, first[1] + first[3] / 2, last[0] + last[2], last[1] + last[3] / 2)
        return start, end

    def caret(self, accessible: Atspi.Accessible) -> int:
        """Where the caret is in a text."""
        return Atspi.Text.get_caret_offset(accessible)

    def selection(self, accessible: Atspi.Accessible) -> tuple[int, int] | None:
        """(start, end) of what is selected in a text."""
        if not Atspi.Text.get_n_selections(accessible):
            return None
        selected = Atspi.Text.get_selection(accessible, 0)
        return selected.start_offset, selected.end_offset

    def enter(self, accessible: Atspi.Accessible, text: str) -> None:
        """Put a text into an entry in the place of what it holds, and press Enter."""
        self.focus(accessible)
        self.key("ctrl+a")
        self.type(text)
        self.wait_for(lambda: text in self.text(accessible), f"{text!r} in {accessible.get_name()!r}")
        self.key("Return")

    # Places on the window

    def box(self, accessible: Atspi.Accessible) -> Box:
        """(x, y, width, height) on the window."""
        extents = accessible.get_extents(Atspi.CoordType.WINDOW)
        left, top = self._corner(accessible)
        return extents.x - left, extents.y - top, extents.width, extents.height

    def at_rest(self, accessible: Atspi.Accessible) -> None:
        """Wait until a widget shows and moves no more, as a menu that slides in."""
        before: list[Box] = []

        def is_at_rest() -> bool:
            before.append(self.box(accessible))
            time.sleep(0.1)
            return before[-1][2] > 0 and before[-2:-1] == before[-1:]

        self.wait_for(is_at_rest, f"{accessible.get_name()!r} to come to rest")

    def character_box(self, accessible: Atspi.Accessible, offset: int) -> Box:
        """(x, y, width, height) of a character on the window."""
        extents = Atspi.Text.get_character_extents(accessible, offset, Atspi.CoordType.WINDOW)
        left, top = self._corner(accessible)
        return extents.x - left, extents.y - top, extents.width, extents.height

    def _corner(self, accessible: Atspi.Accessible) -> tuple[int, int]:
        """Where the window of a widget begins: newer GTK counts from inside its shadow."""
        parent = accessible.get_parent()
        while parent is not None and parent.get_role_name() != "application":
            accessible, parent = parent, parent.get_parent()
        extents = accessible.get_extents(Atspi.CoordType.WINDOW)
        return extents.x, extents.y

    # Keys and mouse

    def window_id(self) -> str:
        return self.desktop.xdotool("search", "--onlyvisible", "--pid", self.child.pid).split("\n")[-1]

    def focus(self, accessible: Atspi.Accessible) -> None:
        """Give a widget the keyboard by clicking in its middle (GTK 4.8 has no GrabFocus for AT-SPI)."""
        self.click_on(accessible)

    def key(self, *keys: str) -> None:
        """Press keys ("ctrl+z", "p", "Delete") in the focused window."""
        self.desktop.xdotool("key", "--clearmodifiers", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        self.desktop.xdotool("type", "--delay", "15", text)

    def click(self, x: float, y: float, button: int = 1, times: int = 1) -> None:
        """Click at a point of the window, which the mouse comes to: GTK 4.8 may lose a click where it already was."""
        window = self.window_id()
        self.desktop.xdotool("mousemove", "--window", window, int(x) + 2, int(y) + 1)
        self.desktop.xdotool("mousemove", "--window", window, int(x), int(y))
        self.desktop.xdotool("click", "--repeat", times, "--delay", "60", button)

    def bring_into_view(self, accessible: Atspi.Accessible) -> None:
        """Turn the wheel over what scrolls a widget until its middle can be clicked on."""
        pane = self._tree.pane_of(accessible)
        if pane is None:
            return
        left, top, width, height = self.box(pane)

        def is_in_view() -> bool:
            _, y, _, h = self.box(accessible)
            if top < y + h / 2 < top + height:
                return True
            self.click(left + width / 2, top + height - 4, 4 if y < top else 5)
            return False

        self.wait_for(is_in_view, f"{accessible.get_name()!r} in view")

    def click_on(self, accessible: Atspi.Accessible, button: int = 1, times: int = 1) -> None:
        self.bring_into_view(accessible)
        x, y, width, height = self.box(accessible)
        self.click(x + width / 2, y + height / 2, button, times)

    def choose(self, drop_down: Atspi.Accessible, *keys: str) -> None:
        """Open a drop-down by a click and go to one of its choices by keys ("Down", "Down")."""
        self.click_on(drop_down)
        self.wait_for(
            lambda: any(item.has("focused") for item in self.items(drop_down) if item.is_a("list item")),
            f"the choices of {drop_down.get_name()!r}",
        )
        self.key(*keys, "Return")
        self.gone("list item", None, drop_down)  # one that is still closing swallows the next click

    def drag(self, x1: float, y1: float, x2: float, y2: float) -> None:
        window = self.window_id()
        self.desktop.xdotool("mousemove", "--window", window, int(x1), int(y1), "mousedown", 1)
        # In steps, as a hand does, or GTK does not take it for a drag
        for step in range(1, 6):
            x, y = x1 + (x2 - x1) * step / 5, y1 + (y2 - y1) * step / 5
            self.desktop.xdotool("mousemove", "--window", window, int(x), int(y), "sleep", "0.03")
        self.desktop.xdotool("mouseup", 1)

    def resize(self, width: int, height: int) -> None:
        self.desktop.xdotool("windowsize", "--sync", self.window_id(), width, height)

    # Ending

    def close(self) -> None:
        """Close the window as its user does; fails where the program then ends otherwise than well."""
        wait_for(self._has_keyboard, "the keyboard")  # a dialog that has just gone may have had it
        self.key("alt+F4")
        try:
            status = self.child.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            raise Timeout(f"waited {PATIENCE_S:g} s for the program to end:\n{self.log()}") from None
        if status != 0:
            raise AssertionError(f"the program ended with {status}:\n{self.log()}")

    def terminate(self) -> None:
        """End the program as the end of a session does."""
        self.child.send_signal(signal.SIGTERM)
        self.child.wait(PATIENCE_S)

    def kill(self) -> None:
        """End the program between two instructions."""
        self.child.kill()
        self.child.wait(PATIENCE_S)
