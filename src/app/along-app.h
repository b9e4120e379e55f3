/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/** along_app_register: makes every room's resources known; once, before any window. */
void along_app_register (void);
