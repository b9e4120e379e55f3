/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-overview-page.h"

#include <glib/gi18n-lib.h>

#include "along-clock.h"
#include "along-facts.h"
#include "along-overview-sections.h"
#include "along-overview-words.h"
#include "along-text.h"

struct _AlongOverviewPage
{
  AlongPage parent_instance;

  GtkWidget *scrolled;
  GtkWidget *title;
  GtkWidget *sentence;
  GtkWidget *tags;
  GtkWidget *drafts;
  GtkWidget *columns;
  GtkWidget *right;
  GtkWidget *strengths;
  GtkWidget *week;
  GtkWidget *week_note;
  GtkWidget *hopes;
  GtkWidget *hopes_title;
  GtkWidget *hopes_section;
  GtkWidget *people;
  GtkWidget *others;
  GtkWidget *others_note;
  GtkWidget *worries;
  GtkWidget *worries_section;
};

G_DEFINE_FINAL_TYPE (AlongOverviewPage, along_overview_page, ALONG_TYPE_PAGE)

static void
clear_tags (AlongOverviewPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->tags)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->tags), child);
}

static void
add_tag (AlongOverviewPage *self, const char *icon, const char *words, const char *class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "along-tag");
  if (class != NULL)
    gtk_widget_add_css_class (box, class);
  gtk_flow_box_append (GTK_FLOW_BOX (self->tags), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_tags (AlongOverviewPage *self, AlongFamily *family, AlongFamily *team, int today)
{
  AlongRecord *record = along_facts_family_record (family);
  AlongRecord *keyworker = along_facts_worker (family, team, ALONG_ALLOCATION_ROLE_KEYWORKER, today);
  AlongRecord *buddy = along_facts_worker (family, team, ALONG_ALLOCATION_ROLE_BUDDY, today);

  clear_tags (self);
  if (record != NULL && along_record_has (record, ALONG_FAMILY_P_SAFE_CONTACT))
    add_tag (self, "along-shield-symbolic", along_record_get_text (record, ALONG_FAMILY_P_SAFE_CONTACT), "along-safety");
  if (keyworker != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("Keyworker: %s"), along_record_get_text (keyworker, ALONG_WORKER_P_NAME));
      add_tag (self, "avatar-default-symbolic", words, NULL);
    }
  if (buddy != NULL)
    {
      guint met = along_facts_times_met (family, along_record_get_id (buddy));
      g_autofree char *words
        = met == 0 ? g_strdup_printf (_ ("Buddy: %s, not met yet"), along_record_get_text (buddy, ALONG_WORKER_P_NAME))
                   : g_strdup_printf (ngettext ("Buddy: %s, met %u time", "Buddy: %s, met %u times", met),
                                      along_record_get_text (buddy, ALONG_WORKER_P_NAME), met);
      add_tag (self, "along-buddy-symbolic", words, NULL);
    }
}

static void
show_people (AlongOverviewPage *self, AlongFamily *family, int today)
{
  g_autofree char *words = along_overview_people (family, today);
  GtkWidget *row = adw_action_row_new ();
  gboolean nobody = along_family_count (family, ALONG_KIND_PERSON) == 0;

  along_overview_clear (self->people);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 4);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 nobody ? _ ("This is the start of the record. Add the people first, then the first contact.")
                                        : words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "genogram");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-page");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_append (GTK_LIST_BOX (self->people), row);
}

static void
along_overview_page_refresh (AlongPage *page, AlongEdit *edit)
{
  AlongOverviewPage *self = ALONG_OVERVIEW_PAGE (page);
  AlongSession *session = along_page_get_session (page);
  AlongFamily *family = along_page_get_family (page);
  AlongFamily *team = along_session_get_team (session);
  int today = along_clock_today ();
  g_autofree char *title = along_overview_title (family, today);
  g_autofree char *sentence = along_overview_sentence (family, today);
  g_autofree char *week = along_overview_week (family, today);
  g_autofree char *parents = along_facts_parents_words (family);
  g_autofree char *hopes_title = g_strdup_printf (_ ("What %s hope for"), parents);
  guint others;

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (self->sentence, sentence[0] != '\0');
  show_tags (self, family, team, today);
  gtk_widget_set_visible (self->drafts, along_overview_fill_drafts (self->drafts, session, family, today));
  along_overview_fill_strengths (self->strengths, family, today);
  along_overview_fill_week (self->week, family, team, today);
  gtk_label_set_label (GTK_LABEL (self->week_note), week != NULL ? week : "");
  {
    g_autoptr (GPtrArray) people = along_facts_parents (family);
    gtk_label_set_label (GTK_LABEL (self->hopes_title), people->len > 1 ? hopes_title : _ ("What they hope for"));
  }
  gtk_widget_set_visible (self->hopes_section, along_overview_fill_hopes (self->hopes, family, today));
  show_people (self, family, today);
  others = along_overview_fill_others (self->others, family, today);
  {
    g_autofree char *words = others > 0 ? g_strdup_printf (ngettext ("%u person", "%u people", others), others) : g_strdup ("");
    gtk_label_set_label (GTK_LABEL (self->others_note), words);
  }
  gtk_widget_set_visible (self->worries_section, along_overview_fill_worries (self->worries, family, today));
}

/* Nothing of the family stays in a label. */
static void
along_overview_page_forget (AlongPage *page)
{
  AlongOverviewPage *self = ALONG_OVERVIEW_PAGE (page);
  GtkWidget *lists[] = { self->drafts, self->strengths, self->week, self->hopes, self->people, self->others, self->worries };

  gtk_label_set_label (GTK_LABEL (self->title), "");
  gtk_label_set_label (GTK_LABEL (self->sentence), "");
  gtk_label_set_label (GTK_LABEL (self->hopes_title), "");
  clear_tags (self);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    along_overview_clear (lists[i]);
}

static char *
along_overview_page_summarise (AlongPage *page)
{
  return along_overview_summary (along_page_get_family (page), along_clock_today ());
}

static gboolean
along_overview_page_focus_first (AlongPage *page)
{
  AlongOverviewPage *self = ALONG_OVERVIEW_PAGE (page);
  GtkWidget *tag = gtk_widget_get_first_child (self->tags);

  return tag != NULL && gtk_widget_grab_focus (tag);
}

static void
along_overview_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlongOverviewPage *self = ALONG_OVERVIEW_PAGE (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  width >= 760 ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (self->right, width >= 760 ? 316 : -1, -1);
  GTK_WIDGET_CLASS (along_overview_page_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
along_overview_page_class_init (AlongOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlongPageClass *page_class = ALONG_PAGE_CLASS (klass);

  widget_class->size_allocate = along_overview_page_size_allocate;
  page_class->refresh = along_overview_page_refresh;
  page_class->forget = along_overview_page_forget;
  page_class->summarise = along_overview_page_summarise;
  page_class->focus_first = along_overview_page_focus_first;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/overview/along-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, tags);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, drafts);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, right);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, strengths);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, week);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, week_note);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, hopes);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, hopes_title);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, hopes_section);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, people);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, others);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, others_note);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, worries);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, worries_section);
}

static void
along_overview_page_init (AlongOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
