#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in a window of this look: narrow."""

import job

job.run("narrow", width=360, height=640)
