/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-announcer.h"

#include "along-text.h"

#define DATA_KEY "along-announcer"

struct _AlongAnnouncer
{
  GtkWidget parent_instance;

  GtkWidget *label;
  char *said;
  gboolean odd;
};

G_DEFINE_FINAL_TYPE (AlongAnnouncer, along_announcer, GTK_TYPE_WIDGET)

static void
along_announcer_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (along_announcer_parent_class)->root (widget);
  g_object_set_data (G_OBJECT (gtk_widget_get_root (widget)), DATA_KEY, widget);
}

static void
along_announcer_unroot (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (gtk_widget_get_root (widget)), DATA_KEY, NULL);
  GTK_WIDGET_CLASS (along_announcer_parent_class)->unroot (widget);
}

static void
along_announcer_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
}

static void
along_announcer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkRequisition least;
  AlongAnnouncer *self = ALONG_ANNOUNCER (widget);

  gtk_widget_get_preferred_size (self->label, &least, NULL);
  gtk_widget_size_allocate (self->label, &(GtkAllocation){ 0, 0, least.width, least.height }, -1);
}

static void
along_announcer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
}

static void
along_announcer_dispose (GObject *object)
{
  AlongAnnouncer *self = ALONG_ANNOUNCER (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->said, g_free);
  G_OBJECT_CLASS (along_announcer_parent_class)->dispose (object);
}

static void
along_announcer_class_init (AlongAnnouncerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_announcer_dispose;
  widget_class->root = along_announcer_root;
  widget_class->unroot = along_announcer_unroot;
  widget_class->measure = along_announcer_measure;
  widget_class->size_allocate = along_announcer_size_allocate;
  widget_class->snapshot = along_announcer_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
along_announcer_init (AlongAnnouncer *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "ellipsize",
                              PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/** along_announcer_new: one for a window. */
GtkWidget *
along_announcer_new (void)
{
  return g_object_new (ALONG_TYPE_ANNOUNCER, NULL);
}

/** along_announcer_say: says @words; the same words again are said again. */
void
along_announcer_say (AlongAnnouncer *self, const char *words)
{
  g_autofree char *name = NULL;

  g_return_if_fail (ALONG_IS_ANNOUNCER (self));
  if (along_text_is_empty (words))
    return;
  /* A name that does not change is not spoken: a trailing space makes every second one differ. */
  self->odd = !self->odd;
  name = g_strconcat (words, self->odd ? "" : " ", NULL);
  along_text_set (&self->said, words);
  gtk_label_set_label (GTK_LABEL (self->label), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/** along_announcer_said: (nullable): the last words. */
const char *
along_announcer_said (AlongAnnouncer *self)
{
  return self->said;
}

static AlongAnnouncer *
announcer_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? g_object_get_data (G_OBJECT (root), DATA_KEY) : NULL;
}

/** along_announce: has the announcer of @widget's window say @words; nothing if there is none. */
void
along_announce (GtkWidget *widget, const char *words)
{
  AlongAnnouncer *announcer = announcer_of (widget);

  if (announcer != NULL)
    along_announcer_say (announcer, words);
}

/** along_announce_nothing: nothing of what was said in @widget's window stays to be read. */
void
along_announce_nothing (GtkWidget *widget)
{
  AlongAnnouncer *announcer = announcer_of (widget);

  if (announcer == NULL)
    return;
  g_clear_pointer (&announcer->said, g_free);
  gtk_label_set_label (GTK_LABEL (announcer->label), "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (announcer->label), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}
