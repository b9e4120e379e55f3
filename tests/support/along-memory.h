/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

gboolean along_memory_has (const guint8 *inverted, gsize size);
