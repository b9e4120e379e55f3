/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-overview-page.h"

#include <glib/gi18n-lib.h>

#include "along-chip.h"
#include "along-columns.h"
#include "along-facts.h"
#include "along-flow.h"
#include "along-genogram-scene.h"
#include "along-graph-family.h"
#include "along-overview-near.h"
#include "along-overview-sections.h"
#include "along-overview-words.h"
#include "along-screen.h"
#include "backup/along-backup-line.h"
#include "genogram/along-genogram-notation.h"

#define MOST_PEOPLE 8   /* drawn small and still seen; of more, those who are near */
#define MOST_DRAWN 500 /* of more, the Genogram page has the drawing */

struct _AlongOverviewPage
{
  AlongPage parent_instance;

  GtkWidget *scrolled;
  GtkWidget *title;
  GtkWidget *sentence;
  GtkWidget *tags;
  GtkWidget *drafts;
  GtkWidget *drawing;
  GtkWidget *people_words;
  GtkWidget *strengths;
  GtkWidget *week;
  GtkWidget *week_note;
  GtkWidget *steps;
  GtkWidget *steps_section;
  GtkWidget *hopes;
  GtkWidget *hopes_title;
  GtkWidget *hopes_section;
  GtkWidget *people;
  GtkWidget *others;
  GtkWidget *others_note;
  GtkWidget *worries;
  GtkWidget *worries_section;
  GtkWidget *backup_line;

  AlongScene *scene; /* the small genogram; or %NULL */
};

G_DEFINE_FINAL_TYPE (AlongOverviewPage, along_overview_page, ALONG_TYPE_PAGE)

static void
show_tags (AlongOverviewPage *self, AlongFamily *family, AlongFamily *team, int today)
{
  AlongRecord *record = along_facts_family_record (family);
  AlongRecord *keyworker = along_facts_worker (family, team, ALONG_ALLOCATION_ROLE_KEYWORKER, today);
  AlongRecord *buddy = along_facts_worker (family, team, ALONG_ALLOCATION_ROLE_BUDDY, today);

  along_flow_clear (ALONG_FLOW (self->tags));
  if (record != NULL && along_record_has (record, ALONG_FAMILY_P_SAFE_CONTACT))
    {
      GtkWidget *tag = along_tag_new ("chip-safety", "along-shield-symbolic",
                                      along_record_get_text (record, ALONG_FAMILY_P_SAFE_CONTACT));
      g_autofree char *name = g_strdup_printf ("%s %s", _ ("Safe contact:"),
                                               along_record_get_text (record, ALONG_FAMILY_P_SAFE_CONTACT));
      /* First of all to be read: the focus starts here. */
      gtk_widget_set_focusable (tag, TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (tag), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      along_flow_append (ALONG_FLOW (self->tags), tag);
    }
  if (keyworker != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("Keyworker: %s"), along_record_get_text (keyworker, ALONG_WORKER_P_NAME));
      along_flow_append (ALONG_FLOW (self->tags), along_tag_new ("chip-neutral", "avatar-default-symbolic", words));
    }
  if (buddy != NULL)
    {
      guint met = along_facts_times_met (family, along_record_get_id (buddy));
      g_autofree char *words
        = met == 0 ? g_strdup_printf (_ ("Buddy: %s, not met yet"), along_record_get_text (buddy, ALONG_WORKER_P_NAME))
                   : g_strdup_printf (ngettext ("Buddy: %s, met %u time", "Buddy: %s, met %u times", met),
                                      along_record_get_text (buddy, ALONG_WORKER_P_NAME), met);
      along_flow_append (ALONG_FLOW (self->tags), along_tag_new ("chip-neutral", "along-buddy-symbolic", words));
    }
}

#define MOST_SCALE 1.2

/* The small genogram: symbols, ages and who lives together; names are on the Genogram page. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  AlongOverviewPage *self = data;
  double scene_width, scene_height, scale;

  if (self->scene == NULL)
    return;
  along_scene_get_size (self->scene, &scene_width, &scene_height);
  if (scene_width <= 0 || scene_height <= 0)
    return;
  scale = MIN (MIN (width / scene_width, height / scene_height), MOST_SCALE);
  cairo_translate (cr, (width - scene_width * scale) / 2, (height - scene_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  along_scene_paint (self->scene, cr, along_screen_look (), NULL);
}

static AlongScene *
draw_people (AlongOverviewPage *self, AlongFamily *family, int today)
{
  g_autoptr (AlongFonts) fonts = along_screen_fonts (GTK_WIDGET (self), TRUE);
  g_autoptr (AlongGraph) graph = along_graph_from_family (family, today, ALONG_GRAPH_WITH_CARE | ALONG_GRAPH_WITH_SECRETS | along_genogram_notation (along_page_get_session (ALONG_PAGE (self)), family));
  g_autoptr (AlongLabels) labels = along_labels_new_bare (graph);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);

  return along_genogram_scene (layout, fonts, ALONG_GENOGRAM_HOMES);
}

/* Of a large family only those who are near, so that they can be seen; %NULL: there are too many of them too. */
static AlongScene *
draw_some (AlongOverviewPage *self, AlongFamily *family, int today)
{
  g_autoptr (AlongFamily) near = along_family_count (family, ALONG_KIND_PERSON) > MOST_PEOPLE ? along_overview_near (family) : NULL;
  AlongFamily *some = near != NULL ? near : family;

  return along_family_count (some, ALONG_KIND_PERSON) <= MOST_DRAWN ? draw_people (self, some, today) : NULL;
}

static void
show_people (AlongOverviewPage *self, AlongFamily *family, int today)
{
  gboolean nobody = along_family_count (family, ALONG_KIND_PERSON) == 0;
  g_autofree char *words = along_overview_people (family, today);

  g_clear_object (&self->scene);
  if (!nobody)
    self->scene = draw_some (self, family, today);
  gtk_widget_set_visible (self->drawing, self->scene != NULL);
  gtk_widget_queue_draw (self->drawing);
  gtk_label_set_label (GTK_LABEL (self->people_words),
                       nobody ? _ ("This is the start of the record. Add the people first, then the first contact.") : words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->people), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Genogram"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
along_overview_page_refresh (AlongPage *page, AlongEdit *edit)
{
  AlongOverviewPage *self = ALONG_OVERVIEW_PAGE (page);
  AlongSession *session = along_page_get_session (page);
  AlongFamily *family = along_page_get_family (page);
  AlongFamily *team = along_session_get_team (session);
  int today = along_page_get_today (page);
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
  along_overview_fill_strengths (self->strengths, family, team, today);
  gtk_widget_set_visible (self->steps_section, along_overview_fill_steps (self->steps, session, family, today));
  along_overview_fill_week (self->week, family, team, today);
  gtk_label_set_label (GTK_LABEL (self->week_note), week != NULL ? week : "");
  {
    g_autoptr (GPtrArray) people = along_facts_parents (family);
    gtk_label_set_label (GTK_LABEL (self->hopes_title), people->len > 1 ? hopes_title : _ ("What they hope for"));
  }
  gtk_widget_set_visible (self->hopes_section, along_overview_fill_hopes (self->hopes, family, today));
  show_people (self, family, today);
  others = along_overview_fill_others (self->others, family, team, today);
  {
    g_autofree char *words = others > 0 ? g_strdup_printf (ngettext ("%u person", "%u people", others), others) : g_strdup ("");
    gtk_label_set_label (GTK_LABEL (self->others_note), words);
  }
  gtk_widget_set_visible (self->worries_section, along_overview_fill_worries (self->worries, family, today));
  along_backup_line_set_session (ALONG_BACKUP_LINE (self->backup_line), session);
}

/* A dialog that was closed may have left a draft, or finished one. */
static void
active_cb (AlongOverviewPage *self)
{
  AlongFamily *family = along_page_get_family (ALONG_PAGE (self));

  if (family != NULL)
    gtk_widget_set_visible (self->drafts, along_overview_fill_drafts (self->drafts, along_page_get_session (ALONG_PAGE (self)),
                                                                      family, along_page_get_today (ALONG_PAGE (self))));
}

static void
along_overview_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (along_overview_page_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active", G_CALLBACK (active_cb), widget,
                           G_CONNECT_SWAPPED);
}

static void
along_overview_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), active_cb, widget);
  GTK_WIDGET_CLASS (along_overview_page_parent_class)->unroot (widget);
}

/* Nothing of the family stays in a label. */
static void
along_overview_page_forget (AlongPage *page)
{
  AlongOverviewPage *self = ALONG_OVERVIEW_PAGE (page);
  GtkWidget *lists[] = { self->drafts, self->strengths, self->week, self->steps, self->hopes, self->others, self->worries };

  gtk_label_set_label (GTK_LABEL (self->title), "");
  gtk_label_set_label (GTK_LABEL (self->sentence), "");
  gtk_label_set_label (GTK_LABEL (self->hopes_title), "");
  gtk_label_set_label (GTK_LABEL (self->people_words), "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->people), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
  g_clear_object (&self->scene);
  along_flow_clear (ALONG_FLOW (self->tags));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    along_overview_clear (lists[i]);
}

static char *
along_overview_page_summarise (AlongPage *page)
{
  return along_overview_summary (along_page_get_family (page), along_page_get_today (page));
}

static gboolean
along_overview_page_focus_first (AlongPage *page)
{
  AlongOverviewPage *self = ALONG_OVERVIEW_PAGE (page);
  GtkWidget *tag = gtk_widget_get_first_child (self->tags);

  return tag != NULL && gtk_widget_grab_focus (tag);
}

static void
along_overview_page_dispose (GObject *object)
{
  g_clear_object (&ALONG_OVERVIEW_PAGE (object)->scene);
  G_OBJECT_CLASS (along_overview_page_parent_class)->dispose (object);
}

/* A next step that was looked for. */
static void
along_overview_page_show_record (AlongPage *page, AlongId record)
{
  g_autofree char *id = along_id_to_text (record);

  for (GtkWidget *row = gtk_widget_get_first_child (ALONG_OVERVIEW_PAGE (page)->steps); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "record"), id) == 0)
      gtk_widget_grab_focus (row);
}

static void
along_overview_page_class_init (AlongOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlongPageClass *page_class = ALONG_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_overview_page_dispose;
  widget_class->root = along_overview_page_root;
  widget_class->unroot = along_overview_page_unroot;
  page_class->refresh = along_overview_page_refresh;
  page_class->forget = along_overview_page_forget;
  page_class->summarise = along_overview_page_summarise;
  page_class->focus_first = along_overview_page_focus_first;
  page_class->show_record = along_overview_page_show_record;
  g_type_ensure (ALONG_TYPE_BACKUP_LINE);
  g_type_ensure (ALONG_TYPE_COLUMNS);
  g_type_ensure (ALONG_TYPE_FLOW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/alongside/Alongside/pages/overview/along-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, tags);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, drafts);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, drawing);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, people_words);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, strengths);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, week);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, week_note);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, steps);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, steps_section);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, hopes);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, hopes_title);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, hopes_section);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, people);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, others);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, others_note);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, worries);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, worries_section);
  gtk_widget_class_bind_template_child (widget_class, AlongOverviewPage, backup_line);
}

static void
along_overview_page_init (AlongOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->drawing), draw_cb, self, NULL);
}
