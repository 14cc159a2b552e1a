/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

void mn_memory_give_back_large_blocks (void);
