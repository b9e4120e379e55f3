/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-check.h"
#include "along-clock.h"
#include "genogram/along-genogram-events.h"

/* Edits of the genogram as the dialogs make them, checked as the program checks them. */

static inline void
apply (AlongFamily *family, AlongEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (along_check_edit (edit, family, along_clock_now (), NULL, &error));
  g_assert_no_error (error);
  along_family_apply (family, edit);
  g_object_unref (edit);
}

static inline AlongRecord *
person (AlongFamily *family, AlongRecord *to, AlongRelation relation, AlongPersonFields fields)
{
  AlongRecord *now = to != NULL ? along_genogram_couple_of (family, along_record_get_id (to)) : NULL;
  AlongId id;

  if (along_id_is_none (fields.with) && now != NULL)
    fields.with = along_record_get_id (now);
  apply (family, along_genogram_add_person (family, to, relation, &fields, along_clock_today (), &id));
  return along_family_lookup (family, id);
}

#define PERSON(family, to, relation, ...) person (family, to, relation, (AlongPersonFields){ __VA_ARGS__ })

static inline AlongRecord *
first (AlongFamily *family, AlongKindId kind)
{
  AlongRecord *record = along_family_nth (family, kind, 0);

  g_assert_nonnull (record);
  return record;
}

static inline AlongFamily *
family_new (void)
{
  return along_family_new (along_id_new ());
}

/* Jade, with Kofi, is due in 20 days. */
static inline AlongRecord *
expecting (AlongFamily *family, int babies)
{
  AlongRecord *jade = PERSON (family, NULL, ALONG_RELATION_NOBODY, .name = "Jade Marsden", .gender = ALONG_GENDER_FEMALE);
  g_autofree char *due = along_day_to_edtf (along_clock_today () + 20);

  PERSON (family, jade, ALONG_RELATION_PARTNER, .name = "Kofi Mensah", .gender = ALONG_GENDER_MALE);
  PERSON (family, jade, ALONG_RELATION_PREGNANCY, .due = due, .gender = ALONG_GENDER_UNKNOWN, .babies = babies);
  return first (family, ALONG_KIND_PREGNANCY);
}
