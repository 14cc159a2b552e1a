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
PROPERTIES = "org.freedesktop.DBus.Properties"


def name_of_role(role: int) -> str:
    """As the tests say it."""
    name = Atspi.Role.get_name(Atspi.Role(role))
    return ROLES.get(name, name)


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
        self._items, self._children = {}, {}
        try:
            told = self._list(CACHE, "org.a11y.atspi.Cache", "GetItems")
        except GLib.Error:  # it is only starting, or it has just ended
            told = []
        for (_, path), _, (_, parent), index, count, _, name, role, _, (low, high) in told:
            item = Item(path, parent, index, count, name_of_role(role), name, low | high << 32)
            self._items[path] = item
            self._children.setdefault(parent, []).append(item)
        for item in list(self._items.values()):
            self._children.setdefault(item.path, []).sort(key=lambda child: child.index)
            if self._is_doubtful(item):
                self._ask_for_children(item)
        self._known = {path: known for path, known in self._known.items() if path in self._items}
        self._known[self._root.path] = self._root

    def _is_doubtful(self, item: Item) -> bool:
        """Whether the children known are not those it counts: GTK tells of what is hidden, as a menu that has been closed,
        and not of what was hidden at first (4.8) or nobody has asked for yet (4.10)."""
        indices = [child.index for child in self._children[item.path]]
        return indices != list(range(item.count)) or item.path == self._root.path

    def _ask_for_children(self, item: Item) -> None:
        try:
            paths = [path for _, path in self._list(item.path, ACCESSIBLE, "GetChildren")]
            children = [self._items.get(path) or self._ask(path, item, index) for index, path in enumerate(paths)]
        except GLib.Error:  # it went away meanwhile
            children = []
        self._children[item.path] = children

    def _ask(self, path: str, parent: Item, index: int) -> Item:
        """One that GetItems does not tell of, with all below it."""
        (role,) = self._ask_for(path, ACCESSIBLE, "GetRole")
        ((low, high),) = self._ask_for(path, ACCESSIBLE, "GetState")
        (name,) = self._ask_for(path, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Name")))
        item = Item(path, parent.path, index, -1, name_of_role(role), name, low | high << 32)
        self._items[path] = item
        self._ask_for_children(item)
        return item

    def _list(self, path: str, interface: str, method: str) -> list:
        """What a method without arguments answers: its only value, a list."""
        # unpack() takes three times as long
        return eval(self._send(path, interface, method).print_(False), NO_NAMES)[0]

    def _ask_for(self, path: str, interface: str, method: str, arguments: GLib.Variant | None = None) -> tuple:
        return self._send(path, interface, method, arguments).unpack()

    def _send(
        self, path: str, interface: str, method: str, arguments: GLib.Variant | None = None
    ) -> GLib.Variant:
        return self._bus.call_sync(
            self._root.app.bus_name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, self._timeout_ms,
            None,
        )

    def below(self, path: str) -> Iterator[Item]:
        """An item and all below it, depth first, without what is hidden and all that is in it."""
        item = self._items.get(path)
        if item:
            yield item
        for child in self._children.get(path, []):
            if child.has("visible"):
                yield from self.below(child.path)

    def upwards(self, item: Item) -> list[Item]:
        """An item and all above it."""
        return [item, *(self.upwards(self._items[item.parent]) if item.parent in self._items else [])]

    def pane_of(self, accessible: Atspi.Accessible) -> Atspi.Accessible | None:
        """The nearest thing around a widget that scrolls it."""
        item = self._items.get(accessible.path)
        pane = next((one for one in self.upwards(item)[1:] if one.role == "scroll pane"), None) if item else None
        return self.accessible(pane) if pane else None

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
