/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-instruments.h"

#include "along-form-json.h"
#include "along-forms-builtin.h"
#include "along-kind.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
text_of (JsonObject *object, const char *member)
{
  return g_strdup (along_form_json_string (object, member));
}

static double
number_of (JsonObject *object, const char *member)
{
  return json_object_get_double_member_with_default (object, member, NAN);
}

static void
free_subscale (gpointer data)
{
  g_free (((AlongSubscale *) data)->name);
  g_free (data);
}

static void
free_cut_off (gpointer data)
{
  g_free (((AlongCutOff *) data)->words);
  g_free (data);
}

static GPtrArray *
read_subscales (JsonArray *array)
{
  GPtrArray *subscales = g_ptr_array_new_with_free_func (free_subscale);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      AlongSubscale *subscale = g_new0 (AlongSubscale, 1);

      subscale->name = text_of (object, "name");
      subscale->items = (guint) json_object_get_int_member_with_default (object, "items", 0);
      subscale->minimum = number_of (object, "minimum");
      subscale->maximum = number_of (object, "maximum");
      g_ptr_array_add (subscales, subscale);
    }
  return subscales;
}

static GPtrArray *
read_cut_offs (JsonArray *array)
{
  GPtrArray *cut_offs = g_ptr_array_new_with_free_func (free_cut_off);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      AlongCutOff *cut_off = g_new0 (AlongCutOff, 1);

      cut_off->at = number_of (object, "at");
      cut_off->below = g_strcmp0 (along_form_json_string (object, "way"), "or-below") == 0;
      cut_off->words = text_of (object, "words");
      g_ptr_array_add (cut_offs, cut_off);
    }
  return cut_offs;
}

static AlongInstrument *
read_instrument (JsonObject *object)
{
  AlongInstrument *self = g_new0 (AlongInstrument, 1);
  const char *better = along_form_json_string (object, "better");
  JsonObject *ages = along_form_json_object (object, "ages");
  JsonArray *cautions = along_form_json_array (object, "cautions");

  self->id = text_of (object, "id");
  self->name = text_of (object, "name");
  self->short_name = text_of (object, "short");
  self->licence = text_of (object, "licence");
  self->source = text_of (object, "source");
  self->safety_item = text_of (object, "safety_item");
  self->items = (guint) json_object_get_int_member_with_default (object, "items", 0);
  self->minimum = number_of (object, "minimum");
  self->maximum = number_of (object, "maximum");
  self->total = json_object_get_boolean_member_with_default (object, "total", TRUE);
  self->better = g_strcmp0 (better, "higher") == 0  ? ALONG_BETTER_HIGHER
                 : g_strcmp0 (better, "lower") == 0 ? ALONG_BETTER_LOWER
                                                    : ALONG_ENUM_UNSET;
  self->change = number_of (object, "change");
  self->reliability = number_of (object, "reliability");
  self->pregnancy = ages != NULL && json_object_get_boolean_member_with_default (ages, "pregnancy", FALSE);
  self->from_months = ages != NULL ? number_of (ages, "from") : NAN;
  self->to_months = ages != NULL ? number_of (ages, "to") : NAN;
  self->subscales = read_subscales (along_form_json_array (object, "subscales"));
  self->cut_offs = read_cut_offs (along_form_json_array (object, "cut_offs"));
  self->cautions = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; cautions != NULL && i < json_array_get_length (cautions); i++)
    g_ptr_array_add (self->cautions, g_strdup (json_array_get_string_element (cautions, i)));
  return self;
}

static GPtrArray *
read_all (void)
{
  GPtrArray *instruments = g_ptr_array_new ();
  g_autofree char *text = along_forms_builtin_text ("instruments", NULL);
  g_autoptr (JsonNode) root = text != NULL ? along_form_json_read (text, -1, NULL) : NULL;
  JsonArray *array = root != NULL ? along_form_json_array (json_node_get_object (root), "instruments") : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (instruments, read_instrument (json_array_get_object_element (array, i)));
  return instruments;
}

/** along_instruments: (transfer none) (element-type AlongInstrument): all of them; read once. */
GPtrArray *
along_instruments (void)
{
  static GPtrArray *instruments;

  if (g_once_init_enter (&instruments))
    g_once_init_leave (&instruments, read_all ());
  return instruments;
}

/** along_instrument_find: (transfer none) (nullable): by id, name or short name, however they are capitalised. */
const AlongInstrument *
along_instrument_find (const char *name)
{
  GPtrArray *all = along_instruments ();
  g_autofree char *wanted = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  for (guint i = 0; wanted != NULL && i < all->len; i++)
    {
      const AlongInstrument *one = g_ptr_array_index (all, i);
      const char *names[] = { one->id, one->short_name, one->name };

      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          g_autofree char *folded = g_utf8_casefold (names[k], -1);

          if (g_str_equal (folded, wanted))
            return one;
        }
    }
  return NULL;
}

/** along_better_words: "higher is better". */
const char *
along_better_words (int better)
{
  return better == ALONG_BETTER_HIGHER  ? _ ("higher is better")
         : better == ALONG_BETTER_LOWER ? _ ("lower is better")
                                        : _ ("which end is better: see your manual");
}

/** along_instrument_range_words: "9 items, 0 to 27, lower is better"; what is not known is left out. */
char *
along_instrument_range_words (const AlongInstrument *instrument)
{
  GString *words = g_string_new (NULL);

  if (instrument->items > 0)
    g_string_append_printf (words, ngettext ("%u item, ", "%u items, ", instrument->items), instrument->items);
  if (!isnan (instrument->minimum) && !isnan (instrument->maximum))
    /* Translators: the least and the most of a score */
    g_string_append_printf (words, _ ("%g to %g, "), instrument->minimum, instrument->maximum);
  g_string_append (words, along_better_words (instrument->better));
  return g_string_free (words, FALSE);
}

/** along_instrument_ages_words: (transfer full) (nullable): "in pregnancy", "1 to 24 months", "24 months and over"; %NULL: it does not say. */
char *
along_instrument_ages_words (const AlongInstrument *instrument)
{
  gboolean from = !isnan (instrument->from_months), to = !isnan (instrument->to_months);

  if (instrument->pregnancy)
    return g_strdup (_ ("in pregnancy"));
  if (from && to)
    return g_strdup_printf (_ ("%g to %g months"), instrument->from_months, instrument->to_months);
  if (from && instrument->from_months > 0)
    return g_strdup_printf (_ ("%g months and over"), instrument->from_months);
  return from ? g_strdup (_ ("after birth")) : NULL;
}

/** along_instrument_is_too_young: whether a child of @months (corrected where it was born early) is too young for it. */
gboolean
along_instrument_is_too_young (const AlongInstrument *instrument, double months)
{
  return !isnan (instrument->from_months) && months < instrument->from_months;
}

/** along_instrument_crossed: (transfer none) (nullable): the furthest published threshold that @total has crossed. */
const AlongCutOff *
along_instrument_crossed (const AlongInstrument *instrument, double total)
{
  const AlongCutOff *crossed = NULL;

  for (guint i = 0; i < instrument->cut_offs->len; i++)
    {
      const AlongCutOff *cut_off = g_ptr_array_index (instrument->cut_offs, i);

      if (cut_off->below ? total <= cut_off->at : total >= cut_off->at)
        crossed = cut_off;
    }
  return crossed;
}
