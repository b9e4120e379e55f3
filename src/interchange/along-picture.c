/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-picture-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "along-clock.h"
#include "along-facts.h"
#include "along-graph-nameless.h"
#include "along-restricted.h"
#include "along-secrets.h"

#define FONT "Cantarell, Sans"
#define BASE_PX 14.667
#define EDGE 24.0 /* of the line under a picture */

/* Of what is sensitive, that which is chosen line by line: the reader's copy has what was chosen. */
#define BY_LINE (ALONG_GRAPH_WITH_PRIVATE | ALONG_GRAPH_WITH_LOSSES)

static gboolean
is_nameless (AlongPictureVariant variant)
{
  return variant == ALONG_PICTURE_INITIALS || variant == ALONG_PICTURE_NUMBERS;
}

/* A home as nobody can find it: what it is called may be where it is. */
static AlongRecord *
nameless_home (AlongRecord *home)
{
  AlongRecord *copy = along_record_copy (home);

  along_record_unset (copy, ALONG_HOUSEHOLD_P_NAME);
  along_record_unset (copy, ALONG_HOUSEHOLD_P_NOTE);
  return copy;
}

/* Who must not be found is in no home of a picture that goes round, nor is the home where they live now; of other homes it is not
 * said what they are called; nor does what stands under a name say it. @family: the whole of it, which says who must not be found; @copy: what of it is left so far */
static AlongFamily *
without_places (AlongFamily *copy, AlongFamily *family)
{
  AlongFamily *less = along_family_new (along_family_get_id (family));
  AlongRecord *record;

  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    ALONG_FOREACH (record, copy, kind)
      {
        AlongId home = kind == ALONG_KIND_HOUSEHOLD    ? along_record_get_id (record)
                       : kind == ALONG_KIND_MEMBERSHIP ? along_record_get_ref (record, ALONG_MEMBERSHIP_P_HOUSEHOLD)
                                                       : ALONG_ID_NONE;
        g_autoptr (AlongRecord) less_said = kind == ALONG_KIND_HOUSEHOLD ? nameless_home (record)
                                            : kind == ALONG_KIND_PERSON  ? along_picture_plain_person (record, copy)
                                                                         : g_object_ref (record);

        if (!along_id_is_none (home) && along_home_hides (family, home, ALONG_ID_NONE))
          continue;
        if (kind == ALONG_KIND_MEMBERSHIP
            && along_must_not_be_found (family, along_record_get_ref (record, ALONG_MEMBERSHIP_P_PERSON), ALONG_ID_NONE))
          continue;
        along_family_add (less, less_said);
      }
  return less;
}

/* Where somebody lives who must not be found stands under no name either. */
static AlongFamily *
without_whereabouts (AlongFamily *copy, AlongFamily *family, AlongId reader)
{
  AlongFamily *less = along_family_new (along_family_get_id (family));
  AlongRecord *record;

  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    ALONG_FOREACH (record, copy, kind)
      {
        gboolean hidden = kind == ALONG_KIND_PERSON && along_must_not_be_found (family, along_record_get_id (record), reader);
        g_autoptr (AlongRecord) own = hidden ? along_picture_plain_person (record, copy) : g_object_ref (record);

        along_family_add (less, own);
      }
  return less;
}

/* Where nothing is said of care, without those who are there by it alone. */
static AlongFamily *
without_carers (AlongFamily *copy, AlongFamily *family, AlongId reader)
{
  g_autoptr (GHashTable) carers = along_there_by_care (family, reader);
  AlongFamily *less = along_family_new (along_family_get_id (family));
  AlongRecord *record;

  for (AlongKindId kind = 0; kind < ALONG_N_KINDS; kind++)
    ALONG_FOREACH (record, copy, kind)
      {
        AlongId id = along_record_get_id (record);

        if (kind != ALONG_KIND_PERSON || !g_hash_table_contains (carers, &id))
          along_family_add (less, record);
      }
  return less;
}

static AlongGraphFlags
flags_for (const AlongPictureChoice *choice)
{
  gboolean for_family = choice->reader == ALONG_READER_FAMILY;
  AlongGraphFlags flags = choice->variant == ALONG_PICTURE_AS_IT_IS && !for_family ? choice->flags | BY_LINE
                                                                                   : choice->flags & ~ALONG_GRAPH_SENSITIVE;

  return for_family ? flags & ~(ALONG_GRAPH_WITH_CARE | ALONG_GRAPH_WITH_CONDITIONS) : flags;
}

static void
replace (AlongFamily **copy, AlongFamily *less)
{
  g_object_unref (*copy);
  *copy = less;
}

/* What the picture shows besides kin. */
static AlongTies
ties_of (const AlongPictureChoice *choice)
{
  return (choice->ecomap || choice->show & ALONG_GENOGRAM_BONDS ? ALONG_TIE_BONDS : 0)
         | (choice->ecomap || choice->show & ALONG_GENOGRAM_HOMES ? ALONG_TIE_HOMES : 0)
         | (flags_for (choice) & ALONG_GRAPH_WITH_CARE ? ALONG_TIE_CARE : 0);
}

/* What of the record can be in the picture. */
static AlongFamily *
copy_for (AlongFamily *family, const AlongPictureChoice *choice)
{
  AlongGraphFlags flags = flags_for (choice);
  gboolean whole = choice->variant == ALONG_PICTURE_AS_IT_IS;
  g_autoptr (AlongFamily) copy = along_report_readers_copy (family, choice->reader, choice->person,
                                                            whole && choice->reader != ALONG_READER_FAMILY ? choice->private_lines : NULL,
                                                            ties_of (choice), choice->day);

  if (!(flags & ALONG_GRAPH_WITH_SECRETS))
    replace (&copy, along_without_secrets (copy, choice->person, ties_of (choice), choice->day));
  if (!(flags & ALONG_GRAPH_WITH_CARE))
    replace (&copy, without_carers (copy, family, choice->person));
  replace (&copy, whole ? without_whereabouts (copy, family, choice->person) : without_places (copy, family));
  return g_steal_pointer (&copy);
}

static AlongGraph *
make_graph (AlongFamily *copy, const AlongPictureChoice *choice)
{
  AlongGraph *graph = along_graph_from_family (copy, choice->day, flags_for (choice)), *nameless;

  if (choice->steps > 0)
    along_graph_keep_near (graph, choice->steps);
  if (choice->order != NULL)
    along_graph_set_previous (graph, choice->order);
  if (!is_nameless (choice->variant))
    return graph;
  nameless = along_graph_nameless (graph, choice->variant == ALONG_PICTURE_INITIALS ? ALONG_NAMELESS_INITIALS : ALONG_NAMELESS_NUMBERS,
                                   choice->day);
  along_graph_unref (graph);
  return nameless;
}

/* What is left out is counted in the drawing: it can say no other number than what is missing in it. */
typedef struct
{
  guint bonds, people, pregnancies, at_home;
  gboolean health, care, orientation, named_homes;
} Count;

static void
count_graph (AlongGraph *graph, Count *count)
{
  GPtrArray *people = along_graph_get_people (graph), *homes = along_graph_get_homes (graph);

  *count = (Count){ .bonds = along_graph_get_bonds (graph)->len, .people = people->len };
  for (guint i = 0; i < people->len; i++)
    {
      const AlongGraphPerson *person = people->pdata[i];

      count->pregnancies += person->kind == ALONG_GRAPH_PREGNANCY;
      count->health = count->health || person->areas != 0 || person->description != NULL;
      count->orientation = count->orientation || person->orientation != NULL;
      count->care = count->care || person->bracket || person->tag != NULL;
    }
  for (guint i = 0; i < homes->len; i++)
    {
      GPtrArray *members = ((AlongGraphHome *) homes->pdata[i])->members;

      count->named_homes = count->named_homes || ((AlongGraphHome *) homes->pdata[i])->name != NULL;
      for (guint m = 0; m < members->len; m++)
        {
          const AlongGraphPerson *person = along_graph_find_person (graph, members->pdata[m]);

          count->at_home += person != NULL && person->kind == ALONG_GRAPH_PERSON;
        }
    }
}

static void
add (GString *words, const char *more)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", more);
}

static void
add_number (GString *words, guint n, const char *format)
{
  g_autofree char *more = g_strdup_printf (format, n);

  if (n > 0)
    add (words, more);
}

static gboolean
is_of_loss (AlongFamily *family, AlongId person)
{
  AlongRecord *pregnancy;

  ALONG_FOREACH (pregnancy, family, ALONG_KIND_PREGNANCY)
    if (along_facts_is_loss (pregnancy) && along_record_refers_to (pregnancy, ALONG_PREGNANCY_P_BABIES, person))
      return TRUE;
  return along_facts_died_newborn (along_family_find (family, ALONG_KIND_PERSON, person));
}

/* Who of @whole is not in the picture because of a secret or of care, and nothing besides: not those of a loss. */
static guint
count_tied (AlongFamily *family, AlongFamily *copy, AlongGraph *whole)
{
  AlongRecord *person;
  guint n = 0;

  ALONG_FOREACH (person, family, ALONG_KIND_PERSON)
    {
      AlongId id = along_record_get_id (person);
      g_autofree char *key = along_id_to_text (id);

      n += along_family_find (copy, ALONG_KIND_PERSON, id) == NULL && along_graph_find_person (whole, key) != NULL && !is_of_loss (family, id);
    }
  return n;
}

/* Whether of somebody in the picture what stands under the name says less than in the record. */
static gboolean
says_less (AlongFamily *family, AlongFamily *copy)
{
  AlongRecord *person;

  ALONG_FOREACH (person, copy, ALONG_KIND_PERSON)
    {
      AlongRecord *whole = along_family_find (family, ALONG_KIND_PERSON, along_record_get_id (person));

      if (g_strcmp0 (along_record_get_text (person, ALONG_PERSON_P_ROLE), along_record_get_text (whole, ALONG_PERSON_P_ROLE)) != 0)
        return TRUE;
    }
  return FALSE;
}

static char *
left_out_words (AlongFamily *family, AlongFamily *copy, AlongGraph *graph, const AlongPictureChoice *choice)
{
  g_autoptr (AlongGraph) whole = along_graph_from_family (family, choice->day, choice->flags | BY_LINE | ALONG_GRAPH_WITH_SECRETS);
  g_autoptr (GString) words = g_string_new (NULL);
  Count all, here;
  guint bonds, pregnancies, losses, homes, tied;

  if (choice->steps > 0)
    along_graph_keep_near (whole, choice->steps);
  tied = count_tied (family, copy, whole);
  count_graph (whole, &all);
  count_graph (graph, &here);
  bonds = all.bonds - MIN (all.bonds, here.bonds);
  pregnancies = all.pregnancies - MIN (all.pregnancies, here.pregnancies);
  losses = all.people - MIN (all.people, here.people + pregnancies + tied);
  homes = all.at_home - MIN (all.at_home, here.at_home);
  add_number (words, bonds, ngettext ("%u private line", "%u private lines", bonds));
  add_number (words, losses, ngettext ("%u loss", "%u losses", losses));
  add_number (words, pregnancies, ngettext ("%u pregnancy", "%u pregnancies", pregnancies));
  add_number (words, tied, ngettext ("%u person who is no kin", "%u people who are no kin", tied));
  add_number (words, homes, ngettext ("where %u person lives", "where %u people live", homes));
  if (all.named_homes && !here.named_homes)
    add (words, _ ("what homes are called"));
  if (!is_nameless (choice->variant) && says_less (family, copy))
    add (words, _ ("words under names that say more than who somebody is"));
  if (!(flags_for (choice) & ALONG_GRAPH_WITH_SECRETS) && along_has_secrets (family))
    add (words, _ ("short times and doubts"));
  if (all.health && !here.health)
    add (words, _ ("health"));
  if (all.care && !here.care)
    add (words, _ ("care"));
  if (all.orientation && !here.orientation)
    add (words, _ ("sexual orientation"));
  if (is_nameless (choice->variant))
    add (words, _ ("names, dates, and all that was written down in words"));
  return along_report_left_out_sentence (words->str);
}

/* What a copy of its kind says of what is left out; on all of that kind alike, so that it tells of nobody. */
static char *
caution_of (AlongPictureVariant variant)
{
  switch (variant)
    {
    case ALONG_PICTURE_SHARE_SAFE:
      return g_strdup (along_report_caution ());
    case ALONG_PICTURE_AS_IT_IS:
      return g_strdup (_ ("Private lines and losses are in this copy only where they were chosen."));
    default:
      return g_strdup_printf ("%s %s", _ ("Names, dates and all that was written down in words are left out of this copy."),
                              along_report_caution ());
    }
}

static void
set_words (AlongPicture *self, AlongFamily *family, AlongFamily *team, const AlongPictureChoice *choice)
{
  AlongRecord *programme = team != NULL ? along_family_nth (team, ALONG_KIND_PROGRAMME, 0) : NULL;
  AlongRecord *record = along_facts_family_record (family);
  AlongInstant now = along_instant_new (choice->now_ms, ALONG_ZONE);
  g_autofree char *today = along_day_to_words (now.day), *time = along_instant_time_words (&now), *foot = NULL;
  g_autoptr (GString) under = g_string_new (NULL);

  /* A programme is of one town: it would tell where the family lives. */
  self->programme = g_strdup (programme != NULL && !self->nameless ? along_record_get_text (programme, ALONG_PROGRAMME_P_NAME) : "");
  if (self->nameless)
    {
      self->for_whom = g_strdup_printf (_ ("For %s"), along_reader_words (choice->reader));
      foot = g_strdup_printf (_ ("Copy %s"), self->copy_mark);
    }
  else
    {
      self->reference = record != NULL ? g_strdup (along_record_get_text (record, ALONG_FAMILY_P_REFERENCE)) : NULL;
      self->for_whom = g_strdup_printf (_ ("For %s, %s"), along_reader_words (choice->reader), today);
      foot = g_strdup_printf (_ ("As known on %s at %s · copy %s"), today, time, self->copy_mark);
      if (self->reference != NULL)
        g_string_append (under, self->reference);
      if (choice->author != NULL)
        {
          g_string_append (under, under->len > 0 ? " · " : "");
          /* Translators: who drew the genogram */
          g_string_append_printf (under, _ ("drawn by %s"), choice->author);
        }
    }
  /* What is left out is said on the screen alone; the family's copy does not tell of private lines at all. */
  if (choice->reader != ALONG_READER_FAMILY)
    {
      g_autofree char *caution = caution_of (choice->variant);

      g_string_append_printf (under, "%s%s", under->len > 0 ? ". " : "", caution);
    }
  self->under = under->len > 0 ? g_strdup (under->str) : NULL;
  self->foot = choice->made_up ? g_strdup_printf ("%s · %s", foot, _ ("made-up family")) : g_strdup (foot);
}

/**
 * along_picture_new: what is drawn is taken from the record now; nothing is laid out yet.
 *
 * @team: (nullable): with the programme, whose name stands at the head of pages; an ecomap needs it
 */
AlongPicture *
along_picture_new (AlongFamily *family, AlongFamily *team, const AlongPictureChoice *choice)
{
  AlongPicture *self = g_new0 (AlongPicture, 1);
  g_autoptr (AlongFamily) copy = copy_for (family, choice);

  g_return_val_if_fail (!choice->ecomap || (team != NULL && !is_nameless (choice->variant)), NULL);
  g_atomic_ref_count_init (&self->refs);
  self->nameless = is_nameless (choice->variant);
  self->reader = g_strdup (choice->reader_words != NULL ? choice->reader_words : along_reader_words (choice->reader));
  self->variant = choice->variant;
  self->show = choice->show & ~ALONG_GENOGRAM_LEGEND;
  self->legend = choice->legend;
  if (choice->ecomap)
    {
      g_autofree char *day = along_day_to_words (choice->day);

      self->ecomap = along_picture_new_ecomap (family, copy, team, choice->day, flags_for (choice));
      self->title = g_strdup_printf (_ ("Ecomap on %s"), day);
      self->left_out = along_picture_ecomap_left_out (self->ecomap, family, team, choice->day, choice->flags | BY_LINE);
    }
  else
    {
      self->graph = make_graph (copy, choice);
      self->title = g_strdup (along_graph_get_title (self->graph));
      self->left_out = left_out_words (family, copy, self->graph, choice);
    }
  self->copy_mark = along_report_new_mark ();
  set_words (self, family, team, choice);
  return self;
}

AlongPicture *
along_picture_ref (AlongPicture *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
along_picture_unref (AlongPicture *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_object (&self->scene);
  g_clear_pointer (&self->layout, along_layout_free);
  g_clear_pointer (&self->labels, along_labels_free);
  g_clear_pointer (&self->fonts, along_fonts_unref);
  g_clear_pointer (&self->graph, along_graph_unref);
  g_clear_pointer (&self->ecomap, along_ecomap_free);
  g_free (self->left_out);
  g_free (self->copy_mark);
  g_free (self->title);
  g_free (self->under);
  g_free (self->reader);
  g_free (self->programme);
  g_free (self->for_whom);
  g_free (self->foot);
  g_free (self->reference);
  g_free (self);
}

/** along_picture_left_out: a sentence that says what this reader does not get. */
const char *
along_picture_left_out (AlongPicture *self)
{
  return self->left_out;
}

/** along_picture_copy_mark: "7F3A-21" */
const char *
along_picture_copy_mark (AlongPicture *self)
{
  return self->copy_mark;
}

static const char *
variant_words (AlongPictureVariant variant)
{
  switch (variant)
    {
    case ALONG_PICTURE_SHARE_SAFE:
      return C_ ("a copy of the genogram", "safe to share");
    case ALONG_PICTURE_AS_IT_IS:
      return C_ ("a copy of the genogram", "as it is");
    case ALONG_PICTURE_INITIALS:
      return C_ ("a copy of the genogram", "initials in place of names");
    default:
      return C_ ("a copy of the genogram", "numbers in place of names");
    }
}

/**
 * along_picture_describe: (transfer full): for the list of readers: what was given to whom, what for, and what was left out.
 *
 * @what: "PDF", or what else was made
 * @purpose: (nullable): what it is for, in the worker's words
 */
char *
along_picture_describe (AlongPicture *self, const char *what, const char *purpose)
{
  GString *words = g_string_new (self->reader);

  if (purpose != NULL && *purpose != '\0')
    g_string_append_printf (words, " (%s)", purpose);
  /* Translators: in the list of who read what: "Genogram as PDF, safe to share" */
  g_string_append (words, "; ");
  g_string_append_printf (words, self->ecomap != NULL ? _ ("ecomap as %s, %s") : _ ("genogram as %s, %s"), what, variant_words (self->variant));
  g_string_append_printf (words, "; %s; %s", self->copy_mark, self->left_out);
  return g_string_free (words, FALSE);
}

/** along_picture_ending: ".svg" */
const char *
along_picture_ending (AlongPictureFormat format)
{
  static const char *const endings[] = { ".pdf", ".pdf", ".svg", ".png" };

  return endings[format];
}

/** along_picture_file_name: (transfer full): by reference, never by name; without names not by reference either. */
char *
along_picture_file_name (AlongPicture *self, AlongPictureFormat format)
{
  g_autofree char *safe = g_strdup (self->reference);
  const char *what = self->ecomap != NULL ? _ ("ecomap") : _ ("genogram");

  if (safe == NULL || *safe == '\0')
    return g_strconcat (what, along_picture_ending (format), NULL);
  return g_strdup_printf ("%s %s%s", g_strdelimit (safe, "/\\:", '-'), what, along_picture_ending (format));
}

/**
 * along_picture_lay_out: finds where everything stands, which may take long; whatever draws does it, where it was not done.
 *
 * Returns: FALSE: it was cancelled, and is as if it had not been tried
 */
gboolean
along_picture_lay_out (AlongPicture *self, GCancellable *cancellable)
{
  if (self->fonts != NULL)
    return TRUE;
  self->fonts = along_fonts_new (FONT, BASE_PX);
  if (self->ecomap != NULL)
    {
      along_picture_ecomap_lay_out (self->ecomap, self->fonts);
      return TRUE;
    }
  self->labels = along_labels_new (self->graph, self->fonts, (self->show & ALONG_GENOGRAM_NAMES) != 0);
  self->layout = along_layout_new (self->graph, self->labels, cancellable);
  if (self->layout != NULL)
    return TRUE;
  g_clear_pointer (&self->labels, along_labels_free);
  g_clear_pointer (&self->fonts, along_fonts_unref);
  return FALSE;
}

/* The drawing, once it is laid out; with the legend under it, or without. */
AlongScene *
along_picture_draw (AlongPicture *self, gboolean legend)
{
  return self->ecomap != NULL ? along_ecomap_scene (self->ecomap, self->fonts, legend)
                              : along_genogram_scene (self->layout, self->fonts, self->show | (legend ? ALONG_GENOGRAM_LEGEND : 0));
}

/* The legend for itself, @width px wide. */
AlongScene *
along_picture_draw_legend (AlongPicture *self, double width)
{
  return self->ecomap != NULL ? along_ecomap_legend (self->ecomap, self->fonts, width)
                              : along_genogram_legend (self->layout, self->fonts, self->show | ALONG_GENOGRAM_LEGEND, width);
}

/* The line under a picture: which copy it is, and that a made-up family is one. */
static void
add_foot (AlongPicture *self)
{
  double width, height, text_width, text_height, ascent, room;

  along_scene_get_size (self->scene, &width, &height);
  room = MAX (width - 2 * EDGE, 240);
  along_fonts_measure (self->fonts, "text-caption", self->foot, room, 4, &text_width, &text_height, &ascent);
  along_scene_text (self->scene, "text-caption", ALONG_ANCHOR_START, EDGE, height + ascent, room, 4, self->foot);
  along_scene_set_size (self->scene, MAX (width, text_width + 2 * EDGE), height + text_height + EDGE / 2);
}

/* along_picture_made: what a file says of when it was made, in ms since 1970; 0: not said, as of a copy without names and dates */
gint64
along_picture_made (AlongPicture *self)
{
  return self->nameless ? 0 : along_clock_now ();
}

/** along_picture_scene: (transfer none): the drawing with its legend, as a file has it. */
AlongScene *
along_picture_scene (AlongPicture *self)
{
  if (self->scene != NULL)
    return self->scene;
  along_picture_lay_out (self, NULL);
  self->scene = along_picture_draw (self, self->legend);
  add_foot (self);
  return self->scene;
}

/**
 * along_picture_to_bytes: a file of one picture.
 *
 * @format: not %ALONG_PICTURE_PAGES
 * @dots_an_inch: of a PNG; lowered for one that would be too large
 * @done: (nullable): thousandths, to be read with g_atomic_int_get()
 */
GBytes *
along_picture_to_bytes (AlongPicture *self, AlongPictureFormat format, double dots_an_inch, GCancellable *cancellable, int *done,
                        GError **error)
{
  AlongScene *scene = along_picture_scene (self);
  char *svg;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  switch (format)
    {
    case ALONG_PICTURE_PDF:
      return along_scene_to_pdf (scene, ALONG_LOOK_PRINT, along_picture_made (self), error);
    case ALONG_PICTURE_SVG:
      svg = along_scene_to_svg (scene, ALONG_LOOK_LIGHT);
      return g_bytes_new_take (svg, strlen (svg));
    case ALONG_PICTURE_PNG:
      return along_scene_to_png (scene, ALONG_LOOK_LIGHT, dots_an_inch / 96, cancellable, done, error);
    default:
      g_return_val_if_reached (NULL);
    }
}
