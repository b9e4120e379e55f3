/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-page.h"

G_BEGIN_DECLS

/* Two small dialogs of the genogram's page: a professional of the ecomap, and whether somebody is safe around the baby. Each
 * is one edit. They go when the page lets go of the family. */
GtkWindow *along_around_ask_professional (AlongGenogramPage *page, AlongRecord *professional);
GtkWindow *along_around_ask_safety       (AlongGenogramPage *page, AlongRecord *person);

G_END_DECLS
