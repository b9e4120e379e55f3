/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  vault_ensure_sodium (void);
void *vault_secret_alloc  (gsize size);

G_END_DECLS
