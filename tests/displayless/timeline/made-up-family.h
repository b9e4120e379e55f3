/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-family.h"

AlongFamily *made_up_team   (const char *folder);
AlongFamily *made_up_family (const char *folder, const char *file);
