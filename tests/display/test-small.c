/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-support.h"

#include "along-announcer.h"
#include "along-banner.h"
#include "along-chip.h"
#include "along-flow.h"
#include "along-progress-ring.h"
#include "along-spark.h"
#include "along-toasts.h"

static void
count (gpointer object, int *times)
{
  ++*times;
}

static void
test_announcer (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = gtk_label_new ("Here"), *window;
  AlongAnnouncer *announcer = ALONG_ANNOUNCER (along_announcer_new ());
  GtkWidget *status = gtk_widget_get_first_child (GTK_WIDGET (announcer));

  g_object_add_weak_pointer (G_OBJECT (announcer), (gpointer *) &announcer);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (announcer));
  window = display_window (box, 200, 100);
  gtk_test_accessible_assert_role (status, GTK_ACCESSIBLE_ROLE_STATUS);
  along_announce (label, "Contact added");
  g_assert_cmpstr (along_announcer_said (announcer), ==, "Contact added");
  gtk_test_accessible_assert_property (status, GTK_ACCESSIBLE_PROPERTY_LABEL, "Contact added");
  along_announce (label, "Contact added"); /* the name must differ, or nothing is spoken */
  gtk_test_accessible_assert_property (status, GTK_ACCESSIBLE_PROPERTY_LABEL, "Contact added ");
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_null (announcer);
}

static void
test_banner (void)
{
  AlongBanner *banner = ALONG_BANNER (along_banner_new ());
  GtkWidget *window = display_window (GTK_WIDGET (banner), 700, 100);
  int times = 0;

  g_object_add_weak_pointer (G_OBJECT (banner), (gpointer *) &banner);
  g_assert_false (along_banner_get_revealed (banner));
  g_signal_connect (banner, "button-clicked", G_CALLBACK (count), &times);
  along_banner_show (banner, ALONG_BANNER_MADE_UP, "Made-up families. Nothing here is real.", "Start my own");
  g_assert_true (along_banner_get_revealed (banner));
  gtk_test_accessible_assert_role (banner, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_property (banner, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Made-up families. Nothing here is real.");
  display_picture (window, "banner.png");
  along_banner_show (banner, ALONG_BANNER_AS_KNOWN, "This is what we knew on 14 October 2025.", NULL);
  g_assert_cmpstr (along_banner_get_words (banner), ==, "This is what we knew on 14 October 2025.");
  along_banner_hide (banner);
  g_assert_false (along_banner_get_revealed (banner));
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_null (banner);
}

static void
test_chips (void)
{
  static const struct
  {
    const char *style, *icon, *words;
  } chips[] = {
    { "chip-safety", "dialog-information-symbolic", "Text first. No voicemail." },
    { "chip-strength", "starred-symbolic", "Asks for help early" },
    { "chip-notice", "view-pin-symbolic", "Below plan since 6 October" },
    { "chip-unknown", NULL, "rota?" },
    { "chip-neutral", NULL, "Educational" },
    { "chip-selected", "emblem-ok-symbolic", "Home visit" },
    { "phase-intensive", NULL, "Intensive" },
    { "stage-child-in-need", NULL, "Child in need" },
  };
  AlongFlow *flow = ALONG_FLOW (along_flow_new ());
  AlongChip *chip = NULL;
  GtkWidget *window;
  int clicked = 0, removed = 0, height, wide;

  g_object_add_weak_pointer (G_OBJECT (flow), (gpointer *) &flow);
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      chip = ALONG_CHIP (along_chip_new (chips[i].style, chips[i].icon, chips[i].words));
      along_flow_append (flow, GTK_WIDGET (chip));
    }
  along_flow_append (flow, along_tag_new ("chip-neutral", NULL, "A tag"));
  window = display_window (GTK_WIDGET (flow), 360, 200);
  gtk_test_accessible_assert_role (chip, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL, "Child in need");
  g_signal_connect (chip, "clicked", G_CALLBACK (count), &clicked);
  g_signal_connect (chip, "removed", G_CALLBACK (count), &removed);
  display_key (GTK_WIDGET (chip), GDK_KEY_BackSpace, 0);
  g_assert_cmpint (removed, ==, 0);
  along_chip_set_removable (chip, TRUE);
  display_key (GTK_WIDGET (chip), GDK_KEY_BackSpace, 0);
  g_assert_cmpint (removed, ==, 1);
  gtk_widget_activate (GTK_WIDGET (chip));
  g_assert_cmpint (gtk_widget_get_allocated_height (GTK_WIDGET (chip)), >=, 30);
  gtk_widget_measure (GTK_WIDGET (flow), GTK_ORIENTATION_VERTICAL, 360, NULL, &height, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (flow), GTK_ORIENTATION_VERTICAL, 2000, NULL, &wide, NULL, NULL);
  g_assert_cmpint (height, >, wide);
  /* Right goes from the end of a line to the next, and stays at the last chip; Left goes all the way back. */
  {
    GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (flow));
    GtkWidget *seen = first;

    gtk_widget_grab_focus (first);
    for (guint i = 1; i < G_N_ELEMENTS (chips); i++)
      {
        g_assert_true (gtk_widget_child_focus (GTK_WIDGET (flow), GTK_DIR_RIGHT));
        seen = gtk_widget_get_next_sibling (seen);
        g_assert_true (gtk_widget_has_focus (seen));
      }
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (flow), GTK_DIR_RIGHT));
    g_assert_true (gtk_widget_has_focus (GTK_WIDGET (chip)));
    for (guint i = 1; i < G_N_ELEMENTS (chips); i++)
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (flow), GTK_DIR_LEFT));
    g_assert_true (gtk_widget_has_focus (first));
  }
  display_picture (window, "chips.png");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  display_picture (window, "chips-dark.png");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
  g_assert_null (flow);
}

static void
test_spark (void)
{
  AlongSparkWeek weeks[30];
  GtkWidget *spark = along_spark_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *window;
  GtkWidget *ring = along_progress_ring_new ();

  for (int i = 0; i < 30; i++)
    weeks[i] = (AlongSparkWeek){ i % 5, 3, 4 };
  along_spark_set (ALONG_SPARK (spark), weeks, 30, "12 weeks, last week 4 contacts");
  along_progress_ring_set (ALONG_PROGRESS_RING (ring), 2, 3, "Comfort and soothing, 2 of 3");
  gtk_box_append (GTK_BOX (box), spark);
  gtk_box_append (GTK_BOX (box), ring);
  window = display_window (box, 200, 90);
  gtk_test_accessible_assert_role (spark, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (spark, GTK_ACCESSIBLE_PROPERTY_LABEL, "12 weeks, last week 4 contacts");
  gtk_test_accessible_assert_role (ring, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_test_accessible_assert_property (ring, GTK_ACCESSIBLE_PROPERTY_LABEL, "Comfort and soothing, 2 of 3");
  display_picture (window, "spark.png");
  along_progress_ring_set (ALONG_PROGRESS_RING (ring), 3, 3, "Comfort and soothing, 3 of 3");
  display_picture (window, "ring-done.png");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The page of a stack that is not in sight is hidden to assistive technology too. */
/* A tag is as high as its words: none of several lines lies on its edge. */
static void
test_tag_of_lines (void)
{
  GtkWidget *flow = along_flow_new (), *tag = along_tag_new ("chip-safety", NULL, "Text only, never ring before 10\n\nRing David first");
  GtkWidget *label = gtk_widget_get_last_child (tag), *window;
  int words;

  along_flow_append (ALONG_FLOW (flow), tag);
  along_flow_append (ALONG_FLOW (flow), along_tag_new ("chip-neutral", NULL, "A tag"));
  window = display_window (flow, 360, 200);
  display_picture (window, "tag-of-lines.png");
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label), NULL, &words, NULL, NULL);
  g_assert_cmpint (words, >, 30);
  g_assert_cmpint (gtk_widget_get_allocated_height (tag), >=, words + 6);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_hidden (void)
{
  GtkWidget *stack = gtk_stack_new (), *pages[] = { gtk_label_new ("One"), gtk_label_new ("Two") }, *window;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_stack_add_child (GTK_STACK (stack), pages[i]);
  window = display_window (stack, 200, 100);
  for (guint turn = 0; turn < 4; turn++)
    {
      gtk_stack_set_visible_child (GTK_STACK (stack), pages[(turn + 1) % 2]);
      display_turn ();
      for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
        {
          gboolean hidden = i == turn % 2;
          g_autofree char *differs = gtk_test_accessible_check_state (GTK_ACCESSIBLE (pages[i]), GTK_ACCESSIBLE_STATE_HIDDEN, hidden);

          g_assert_null (differs);
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* How many toasts are in sight. */
static guint
count_toasts (gpointer toasts)
{
  guint left = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (toasts))); child != NULL; child = gtk_widget_get_next_sibling (child))
    left++;
  return left;
}

static gboolean
has_toast (gpointer toasts)
{
  return count_toasts (toasts) == 1;
}

static gboolean
has_no_toast (gpointer toasts)
{
  return count_toasts (toasts) == 0;
}

static gboolean
is_let_go (gpointer object)
{
  return *(GObject **) object == NULL;
}

/* Taken away while the machine is too busy to draw. (libadwaita 1.2 by itself used them after they were freed.) */
static void
test_toasts (void)
{
  GtkWidget *toasts = along_toasts_new (), *overlay = gtk_overlay_new (), *window;

  gtk_overlay_set_child (GTK_OVERLAY (overlay), gtk_label_new ("A page"));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), toasts);
  window = display_window (overlay, 400, 200);
  for (int i = 0; i < 3; i++)
    {
      AdwToast *toast = adw_toast_new ("Contact added");

      g_object_add_weak_pointer (G_OBJECT (toast), (gpointer *) &toast);
      along_toasts_add (ALONG_TOASTS (toasts), toast);
      along_toasts_add (ALONG_TOASTS (toasts), adw_toast_new ("This one waits"));
      display_wait (has_toast, toasts);
      along_toasts_clear (ALONG_TOASTS (toasts));
      g_usleep (G_USEC_PER_SEC);
      display_wait (has_no_toast, toasts);
      g_assert_null (toast);
    }
  /* One after the other. */
  AdwToast *first = adw_toast_new ("First"), *second = adw_toast_new ("Second");
  along_toasts_add (ALONG_TOASTS (toasts), first);
  along_toasts_add (ALONG_TOASTS (toasts), second);
  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  display_wait (has_toast, toasts);
  adw_toast_dismiss (first);
  display_wait (is_let_go, &first);
  display_wait (has_toast, toasts);
  adw_toast_dismiss (second);
  display_wait (has_no_toast, toasts);
  along_toasts_add (ALONG_TOASTS (toasts), adw_toast_new ("In sight at the end"));
  along_toasts_add (ALONG_TOASTS (toasts), adw_toast_new ("Waiting at the end"));
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
}

static GtkWidget *
find_words (GtkWidget *widget, const char *words)
{
  GtkWidget *found = GTK_IS_LABEL (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), words) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_words (child, words);
  return found;
}

static gboolean
has_room (gpointer toasts)
{
  return gtk_widget_get_height (toasts) > 0;
}

/* A narrow window shows all the words of a toast, as many lines as they need. */
static void
test_toast_words (void)
{
  GtkWidget *toasts = along_toasts_new (), *overlay = gtk_overlay_new (), *window, *words;
  PangoLayout *layout;

  gtk_overlay_set_child (GTK_OVERLAY (overlay), gtk_label_new ("A page"));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), toasts);
  window = display_window (overlay, 300, 200);
  along_toasts_add (ALONG_TOASTS (toasts), adw_toast_new ("All families are listed now: this one &amp; that are not among yours."));
  display_wait (has_room, toasts);
  words = find_words (toasts, "All families are listed now: this one & that are not among yours.");
  g_assert_nonnull (words);
  layout = gtk_label_get_layout (GTK_LABEL (words));
  display_picture (window, "toast-words.png");
  g_assert_false (pango_layout_is_ellipsized (layout));
  g_assert_cmpint (pango_layout_get_line_count (layout), >, 1);
  g_assert_cmpint (gtk_widget_get_width (toasts), <=, 300);
  {
    int height;

    pango_layout_get_pixel_size (layout, NULL, &height);
    g_assert_cmpint (gtk_widget_get_height (toasts), >=, height);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  display_turn ();
}

int
main (int argc, char **argv)
{
  if (!display_init (&argc, &argv))
    return 77;
  g_test_add_func ("/small/announcer", test_announcer);
  g_test_add_func ("/small/banner", test_banner);
  g_test_add_func ("/small/chips", test_chips);
  g_test_add_func ("/small/tag-of-lines", test_tag_of_lines);
  g_test_add_func ("/small/hidden", test_hidden);
  g_test_add_func ("/small/spark", test_spark);
  g_test_add_func ("/small/toasts", test_toasts);
  g_test_add_func ("/small/toast-words", test_toast_words);
  return g_test_run ();
}
