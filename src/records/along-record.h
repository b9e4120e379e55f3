/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-date.h"
#include "along-value.h"

G_BEGIN_DECLS

/**
 * AlongRecord: one record of any kind: an id, the family it belongs to, and a value for each property of
 * its kind. Properties are named by the numbers in along-kind.h, as ALONG_PERSON_P_NAME.
 *
 * A record that AlongFamily holds is not changed by others: changes go through an AlongEdit.
 */
#define ALONG_TYPE_RECORD (along_record_get_type ())
G_DECLARE_FINAL_TYPE (AlongRecord, along_record, ALONG, RECORD, GObject)

AlongRecord       *along_record_new          (AlongKindId kind, AlongId id, AlongId family) G_GNUC_WARN_UNUSED_RESULT;
AlongRecord       *along_record_copy         (AlongRecord *self) G_GNUC_WARN_UNUSED_RESULT;
void               along_record_assign       (AlongRecord *self, AlongRecord *from);

const AlongKind   *along_record_get_kind     (AlongRecord *self);
AlongKindId        along_record_get_kind_id  (AlongRecord *self);
AlongId            along_record_get_id       (AlongRecord *self);
AlongId            along_record_get_family   (AlongRecord *self);
gboolean           along_record_is_deleted   (AlongRecord *self);
void               along_record_set_deleted  (AlongRecord *self, gboolean deleted);

const AlongValue  *along_record_peek         (AlongRecord *self, int property);
void               along_record_take         (AlongRecord *self, int property, AlongValue *value);

gboolean           along_record_has          (AlongRecord *self, int property);
const char        *along_record_get_text     (AlongRecord *self, int property);
gint64             along_record_get_int      (AlongRecord *self, int property, gint64 otherwise);
gboolean           along_record_get_bool     (AlongRecord *self, int property);
int                along_record_get_enum     (AlongRecord *self, int property);
double             along_record_get_decimal  (AlongRecord *self, int property, double otherwise);
int                along_record_get_day      (AlongRecord *self, int property);
int                along_record_get_last_day (AlongRecord *self, int property);
gboolean           along_record_get_date     (AlongRecord *self, int property, AlongDate *date);
gboolean           along_record_get_instant  (AlongRecord *self, int property, AlongInstant *instant);
AlongId            along_record_get_ref      (AlongRecord *self, int property);
const AlongId     *along_record_get_refs     (AlongRecord *self, int property, guint *n);
gboolean           along_record_refers_to    (AlongRecord *self, int property, AlongId id);
const char *const *along_record_get_lines    (AlongRecord *self, int property);

/* Setting: text is tidied; an empty text, list or none id unsets the property. */
void               along_record_unset        (AlongRecord *self, int property);
void               along_record_set_text     (AlongRecord *self, int property, const char *text);
void               along_record_set_int      (AlongRecord *self, int property, gint64 number);
void               along_record_set_bool     (AlongRecord *self, int property, gboolean yes);
void               along_record_set_enum     (AlongRecord *self, int property, int value);
void               along_record_set_day      (AlongRecord *self, int property, int day);
void               along_record_set_instant  (AlongRecord *self, int property, const AlongInstant *instant);
void               along_record_set_ref      (AlongRecord *self, int property, AlongId id);
void               along_record_set_refs     (AlongRecord *self, int property, const AlongId *ids, guint n);
void               along_record_set_lines    (AlongRecord *self, int property, const char *const *lines);

gboolean           along_record_valid_on     (AlongRecord *self, int from, int to, int day);
gboolean           along_record_holds_on     (AlongRecord *self, int from, int to, int day);

G_END_DECLS
