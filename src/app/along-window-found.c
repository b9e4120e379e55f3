/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-split.h"
#include "along-window-private.h"

/* What a search has found is shown where it belongs: on its page, at the record, after its family is there. */

/* The page on which a record is in sight. */
static const char *
page_of (AlongRecord *record)
{
  switch (along_record_get_kind_id (record))
    {
    case ALONG_KIND_PERSON:
      return "genogram";
    case ALONG_KIND_ASSESSMENT:
    case ALONG_KIND_SCORE:
      return "assessments";
    case ALONG_KIND_CONTACT:
    case ALONG_KIND_EVENT:
    case ALONG_KIND_VOICE:
      return "timeline";
    case ALONG_KIND_OBSERVATION:
      return along_record_get_enum (record, ALONG_OBSERVATION_P_SIDE) == ALONG_SIDE_STRENGTH ? "timeline" : "overview";
    case ALONG_KIND_HOPE:
      return "plan";
    default:
      return "overview";
    }
}

static void
show_in_family (AlongWindow *self, AlongId id)
{
  AlongRecord *record = along_family_lookup (self->family, id);

  if (record == NULL)
    return;
  along_window_show_page (self, page_of (record));
  if (along_window_get_page (self) != NULL)
    {
      along_page_set_sought (along_window_get_page (self), self->found_by);
      along_page_show_record (along_window_get_page (self), id);
    }
}

/** along_window_show_found: shows one record of a family, of whatever kind. */
void
along_window_show_found (AlongWindow *self, AlongId family, AlongId record)
{
  gboolean here = self->family != NULL && along_id_equal (along_family_get_id (self->family), family);

  g_free (self->found_by);
  self->found_by = g_strdup (along_families_list_get_text (ALONG_FAMILIES_LIST (self->families)));
  self->found_in = here ? ALONG_ID_NONE : family;
  self->found = here ? ALONG_ID_NONE : record;
  /* What was known on the day that is looked at is shown there. */
  if (here && along_window_is_looking_back (self) && along_family_lookup (self->family, record) != NULL)
    {
      along_window_leave_room (self);
      if (along_split_get_folded (ALONG_SPLIT (self->split)))
        along_split_show_content (ALONG_SPLIT (self->split));
    }
  else
    along_window_show_family (self, family);
  if (here)
    show_in_family (self, record);
}

/** along_window_show_found_now: a family has come: shows the record that was found in it, if one was. */
void
along_window_show_found_now (AlongWindow *self)
{
  AlongId record = self->found;

  if (along_id_is_none (record) || self->family == NULL
      || !along_id_equal (along_family_get_id (self->family), self->found_in))
    return;
  self->found = self->found_in = ALONG_ID_NONE;
  show_in_family (self, record);
}
