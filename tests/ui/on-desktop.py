#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""on-desktop.py PROGRAM [ARGUMENT…]: run a test program that opens windows in its own process on a desktop of its own."""

import os
import subprocess
import sys

from drive import Desktop

with Desktop() as desktop:
    # Nobody listens on the accessibility bus, and settings are the test's own
    settings = os.environ.get("GSETTINGS_BACKEND", "memory")
    environment = {**desktop.environment, "GTK_A11Y": "none", "GSETTINGS_BACKEND": settings}
    status = subprocess.run(sys.argv[1:], env=environment).returncode

if status < 0:
    # So that meson tells the signal that ended it
    os.kill(os.getpid(), -status)
sys.exit(status)
