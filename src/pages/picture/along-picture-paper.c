/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-picture-paper.h"

#include <glib/gi18n-lib.h>

#include "along-text.h"

#define SETTING "picture-paper"

struct _AlongPicturePaperRows
{
  AdwBin parent_instance;

  GtkWidget *format, *paper, *lay, *size, *words, *words_row, *dots;
  AlongSession *session;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlongPicturePaperRows, along_picture_paper_rows, ADW_TYPE_BIN)

/* Percent; 0: all on one page. */
static const guint sizes[] = { 0, 120, 100, 90, 80, 75, 70, 65, 60, 50, 40, 30 };

static const int resolutions[] = { 96, 150, 300 };

static void
along_picture_paper_rows_dispose (GObject *object)
{
  g_clear_object (&ALONG_PICTURE_PAPER_ROWS (object)->session);
  G_OBJECT_CLASS (along_picture_paper_rows_parent_class)->dispose (object);
}

static void
along_picture_paper_rows_class_init (AlongPicturePaperRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = along_picture_paper_rows_dispose;
  signals[CHANGED] = g_signal_new ("changed", ALONG_TYPE_PICTURE_PAPER_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
along_picture_paper_rows_init (AlongPicturePaperRows *self)
{
}

static guint
selected (GtkWidget *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row));
}

/** along_picture_paper_rows_fill: what was chosen. With @setup's turn, how the page lies is for the drawing to say. */
void
along_picture_paper_rows_fill (AlongPicturePaperRows *self, AlongPictureSetup *setup)
{
  *setup = (AlongPictureSetup){
    .format = (AlongPictureFormat) selected (self->format),
    .paper = { .a3 = selected (self->paper) == 1,
               .landscape = selected (self->lay) == 2,
               .scale = sizes[MIN (selected (self->size), G_N_ELEMENTS (sizes) - 1)],
               .words = gtk_switch_get_active (GTK_SWITCH (self->words)) },
    .turn = selected (self->lay) == 0,
    .dots = resolutions[MIN (selected (self->dots), G_N_ELEMENTS (resolutions) - 1)],
  };
}

static void
changed_cb (AlongPicturePaperRows *self)
{
  gboolean pages = selected (self->format) == ALONG_PICTURE_PAGES;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format),
                               pages                                             ? NULL
                               : selected (self->format) == ALONG_PICTURE_PDF ? _ ("In greys, as on paper. Only pages for paper can be printed.")
                                                                              : _ ("Only pages for paper can be printed."));
  gtk_widget_set_visible (self->paper, pages);
  gtk_widget_set_visible (self->lay, pages);
  gtk_widget_set_visible (self->size, pages);
  gtk_widget_set_visible (self->words_row, pages);
  gtk_widget_set_visible (self->dots, selected (self->format) == ALONG_PICTURE_PNG);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** along_picture_paper_rows_remember: the paper is what it is now the next time, too. */
void
along_picture_paper_rows_remember (AlongPicturePaperRows *self)
{
  g_autofree char *kept = g_strdup_printf ("%u %u %u %d %u", selected (self->paper), selected (self->lay),
                                           sizes[MIN (selected (self->size), G_N_ELEMENTS (sizes) - 1)],
                                           gtk_switch_get_active (GTK_SWITCH (self->words)), selected (self->dots));

  if (!along_session_is_looking (self->session))
    along_session_set_setting (self->session, SETTING, kept);
}

/* Five numbers, or nothing is recalled. */
static void
recall (AlongPicturePaperRows *self)
{
  const char *setting = along_session_get_setting (self->session, SETTING);
  g_auto (GStrv) words = setting != NULL ? g_strsplit (setting, " ", -1) : NULL;
  guint64 kept[5];

  if (words == NULL || g_strv_length (words) != G_N_ELEMENTS (kept))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (!along_text_to_number (words[i], 1000, &kept[i]))
      return;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->paper), (guint) MIN (kept[0], 1));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->lay), (guint) MIN (kept[1], 2));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] == kept[2])
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->size), i);
  gtk_switch_set_active (GTK_SWITCH (self->words), kept[3] != 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->dots), (guint) MIN (kept[4], G_N_ELEMENTS (resolutions) - 1));
}

static GtkWidget *
add_combo (AlongPicturePaperRows *self, GtkWidget *group, const char *title, GtkStringList *words)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_object_unref (words);
  return row;
}

static GtkStringList *
size_words (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _ ("Drawing on one page"));
  for (guint i = 1; i < G_N_ELEMENTS (sizes); i++)
    {
      /* Translators: how large a drawing is, in percent of its size on the screen */
      g_autofree char *size = g_strdup_printf (_ ("%u %%"), sizes[i]);

      gtk_string_list_append (words, size);
    }
  return words;
}

static GtkStringList *
resolution_words (void)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++)
    {
      g_autofree char *dots = g_strdup_printf (_ ("%d dots an inch"), resolutions[i]);

      gtk_string_list_append (words, dots);
    }
  return words;
}

/** along_picture_paper_rows_new: @format: what is chosen at first */
GtkWidget *
along_picture_paper_rows_new (AlongSession *session, AlongPictureFormat format)
{
  AlongPicturePaperRows *self = g_object_new (ALONG_TYPE_PICTURE_PAPER_ROWS, NULL);
  GtkWidget *group = adw_preferences_group_new ();

  self->session = g_object_ref (session);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), C_ ("a picture", "What to make"));
  self->format = add_combo (self, group, C_ ("a picture", "Kind"),
                            gtk_string_list_new ((const char *[]){ _ ("Pages for paper"), _ ("PDF, as large as it is"), _ ("SVG"), _ ("PNG"), NULL }));
  self->paper = add_combo (self, group, _ ("Paper"), gtk_string_list_new ((const char *[]){ "A4", "A3", NULL }));
  self->lay = add_combo (self, group, C_ ("paper", "Page"),
                         gtk_string_list_new ((const char *[]){ _ ("As suits the drawing"), C_ ("paper", "Upright"), C_ ("paper", "On its side"), NULL }));
  self->size = add_combo (self, group, C_ ("a drawing", "Size"), size_words ());
  self->dots = add_combo (self, group, _ ("Resolution"), resolution_words ());
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->format), format);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->dots), 1);
  self->words = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (self->words), TRUE);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  self->words_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words_row), _ ("The same in words"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->words_row), self->words);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->words_row), self->words);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->words_row);
  adw_bin_set_child (ADW_BIN (self), group);
  recall (self);
  changed_cb (self);
  for (GtkWidget *const *row = (GtkWidget *const[]){ self->format, self->paper, self->lay, self->size, self->dots, NULL }; *row != NULL; row++)
    g_signal_connect_swapped (*row, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->words, "notify::active", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}
