/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/** along_app_register: makes every room's resources known, before any window; more than once is fine. */
void along_app_register (void);
