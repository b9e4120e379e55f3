/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-page.h"

G_BEGIN_DECLS

void along_save_fhir  (AlongPage *page, AlongId assessment);
void along_write_fhir (AlongPage *page, AlongId assessment, GFile *file);

G_END_DECLS
