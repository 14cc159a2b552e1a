# SPDX-License-Identifier: GPL-3.0-or-later
"""All widgets of a program at one moment, in one question to it.

AT-SPI's library asks for each widget's children, states, role and name one by one: a second or two for a full window.
GTK answers org.a11y.atspi.Cache.GetItems with all of that for all widgets it has, in a hundredth of the time.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

# What newer AT-SPI calls a role
ROLES = {"button": "push button"}

NO_NAMES: dict[str, object] = {"__builtins__": {}}

CACHE = "/org/a11y/atspi/cache"
ACCESSIBLE = "org.a11y.atspi.Accessible"


@dataclass(frozen=True)
class Item:
    """A widget as it was."""

    path: str
    parent: str
    index: int
    count: int
    role: str
    name: str
    states: int

    def is_a(self, role: str, name: str | None = None) -> bool:
        """Whether it has a role, and a name that is, or contains, name."""
        return self.role == role and (name is None or name in self.name)

    def has(self, state: str) -> bool:
        """Whether it was "visible", "focused" …"""
        return bool(self.states >> int(getattr(Atspi.StateType, state.upper())) & 1)


class Tree:
    """The widgets of one program, as of the last look."""

    def __init__(self, root: Atspi.Accessible, bus: Gio.DBusConnection, timeout_ms: int) -> None:
        self._root, self._bus, self._timeout_ms = root, bus, timeout_ms
        self._known: dict[str, Atspi.Accessible] = {root.path: root}
        self._items: dict[str, Item] = {}
        self._children: dict[str, list[Item]] = {}

    def look(self) -> None:
        """Ask for all there is now."""
        for _ in range(32):
            self._ask()
            # Newer GTK (4.10) makes what a screen reader sees of a widget when its parent is asked for it
            if not any([self._correct(item) for item in list(self._items.values())]):
                break
        self._known = {path: known for path, known in self._known.items() if path in self._items}
        self._known[self._root.path] = self._root

    def _ask(self) -> None:
        self._items, self._children = {}, {}
        for (_, path), _, (_, parent), index, count, _, name, role, _, states in self._call(
            CACHE, "org.a11y.atspi.Cache", "GetItems"
        ):
            role_name = Atspi.Role.get_name(Atspi.Role(role))
            item = Item(
                path, parent, index, count, ROLES.get(role_name, role_name), name, states[0] | states[1] << 32
            )
            self._items[path] = item
            self._children.setdefault(parent, []).append(item)
        for children in self._children.values():
            children.sort(key=lambda item: item.index)

    def _correct(self, item: Item) -> bool:
        """Where other children are known than it counts, ask which; whether there are any that were not known.

        The answer has what is hidden too, as a menu that has been closed, which the library would not walk to.
        """
        if len(self._children.get(item.path, [])) == item.count and item.path != self._root.path:
            return False
        try:
            children = [path for _, path in self._call(item.path, ACCESSIBLE, "GetChildren")]
        except GLib.Error:  # it went away meanwhile
            children = []
        self._children[item.path] = [self._items[path] for path in children if path in self._items]
        return len(self._children[item.path]) < len(children)

    def _call(self, path: str, interface: str, method: str) -> list:
        """What a method without arguments answers: its only value, a list."""
        answer = self._bus.call_sync(
            self._root.app.bus_name, path, interface, method, None, None, Gio.DBusCallFlags.NONE, self._timeout_ms, None
        )
        # unpack() takes three times as long
        return eval(answer.print_(False), NO_NAMES)[0]

    def below(self, path: str, hidden: bool = False) -> Iterator[Item]:
        """An item and all below it, depth first; what is hidden, with all that is in it, only if asked for."""
        item = self._items.get(path)
        if item:
            yield item
        for child in self._children.get(path, []):
            if hidden or child.has("visible"):
                yield from self.below(child.path, hidden)

    def upwards(self, item: Item) -> list[Item]:
        """An item and all above it."""
        return [item, *(self.upwards(self._items[item.parent]) if item.parent in self._items else [])]

    def accessible(self, item: Item) -> Atspi.Accessible | None:
        """What AT-SPI's library has for an item; None where it went away meanwhile."""
        found = self._known.get(item.path)
        if found or item.parent not in self._items:
            return found
        parent = self.accessible(self._items[item.parent])
        if not parent:
            return None
        try:
            found = parent.get_child_at_index(item.index)
            if not found or found.path != item.path:  # another came before it
                children = [parent.get_child_at_index(i) for i in range(parent.get_child_count())]
                found = next((child for child in children if child and child.path == item.path), None)
        except GLib.Error:
            return None
        if found:
            self._known[item.path] = found
        return found
