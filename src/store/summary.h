/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-private.h"

void summary_read (AlongSummary *summary, const void *body, gsize body_length, const void *contacts,
                   gsize contacts_length);
