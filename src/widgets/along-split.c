/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-split.h"

#include <adwaita.h>

#define LIST_WIDTH 300
#define FOLDS_BELOW 1000

/* --- The pane around the content: wants the same width whatever is in it, so folding depends on the window --- */

#define ALONG_TYPE_SPLIT_PANE (along_split_pane_get_type ())
G_DECLARE_FINAL_TYPE (AlongSplitPane, along_split_pane, ALONG, SPLIT_PANE, GtkWidget)

struct _AlongSplitPane
{
  GtkWidget parent_instance;

  GtkWidget *child;
};

G_DEFINE_FINAL_TYPE (AlongSplitPane, along_split_pane, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
along_split_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
along_split_pane_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  AlongSplitPane *self = ALONG_SPLIT_PANE (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, FOLDS_BELOW - LIST_WIDTH - 1);
}

static void
along_split_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlongSplitPane *self = ALONG_SPLIT_PANE (widget);

  if (self->child != NULL)
    gtk_widget_size_allocate (self->child, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
along_split_pane_dispose (GObject *object)
{
  g_clear_pointer (&ALONG_SPLIT_PANE (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (along_split_pane_parent_class)->dispose (object);
}

static void
along_split_pane_class_init (AlongSplitPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = along_split_pane_dispose;
  widget_class->get_request_mode = along_split_pane_get_request_mode;
  widget_class->measure = along_split_pane_measure;
  widget_class->size_allocate = along_split_pane_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
along_split_pane_init (AlongSplitPane *self)
{
}

/* --- The split --- */

struct _AlongSplit
{
  GtkWidget parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *list, *line;
  AlongSplitPane *pane;
  gboolean list_shown;
  gboolean narrow;
  guint narrow_source;
};

enum
{
  PROP_FOLDED = 1,
  PROP_CONTENT_SHOWN,
  PROP_LIST_SHOWN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void along_split_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlongSplit, along_split, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, along_split_buildable_init))

static GtkBuildableIface *parent_buildable;

/* The focus is not left in what is to be hidden: a window of GTK 4.8 that has to move it itself, twice before it is drawn
 * again, never lets go of what it was in. */
static void
leave_list (AlongSplit *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->list)
      && !gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD))
    gtk_root_set_focus (root, NULL);
}

/* While there is no room for both the list must stay reachable, whatever was chosen for the wide window. */
static void
apply_shown (AlongSplit *self)
{
  gboolean shown = self->list_shown || self->narrow;

  if (self->list != NULL && !shown)
    leave_list (self);
  if (self->list != NULL)
    gtk_widget_set_visible (self->list, shown);
  gtk_widget_set_visible (self->line, shown);
}

static gboolean
on_narrow (gpointer data)
{
  AlongSplit *self = data;

  self->narrow_source = 0;
  apply_shown (self);
  return G_SOURCE_REMOVE;
}

static void
along_split_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (ALONG_SPLIT (widget)->leaflet), orientation, for_size, minimum, natural, NULL,
                      NULL);
  *minimum_baseline = *natural_baseline = -1;
}

static void
along_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlongSplit *self = ALONG_SPLIT (widget);
  gboolean narrow = width < FOLDS_BELOW;

  gtk_widget_size_allocate (GTK_WIDGET (self->leaflet), &(GtkAllocation){ 0, 0, width, height }, -1);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  /* Not while sizes are being given out: this asks for new ones. */
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add_full (GTK_PRIORITY_RESIZE, on_narrow, self, NULL);
}

static void
along_split_dispose (GObject *object)
{
  AlongSplit *self = ALONG_SPLIT (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  if (self->leaflet != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->leaflet));
  self->leaflet = NULL;
  G_OBJECT_CLASS (along_split_parent_class)->dispose (object);
}

static void
on_folded (AlongSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDED]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONTENT_SHOWN]);
}

static void
on_visible_child (AlongSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CONTENT_SHOWN]);
}

static void
along_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AlongSplit *self = ALONG_SPLIT (object);

  if (id == PROP_FOLDED)
    g_value_set_boolean (value, along_split_get_folded (self));
  else if (id == PROP_CONTENT_SHOWN)
    g_value_set_boolean (value, along_split_get_content_shown (self));
  else if (id == PROP_LIST_SHOWN)
    g_value_set_boolean (value, self->list_shown);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LIST_SHOWN)
    along_split_set_list_shown (ALONG_SPLIT (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
along_split_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (g_strcmp0 (type, "list") == 0)
    along_split_set_list (ALONG_SPLIT (buildable), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "content") == 0)
    along_split_set_content (ALONG_SPLIT (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
along_split_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = along_split_add_child;
}

static void
along_split_class_init (AlongSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = along_split_dispose;
  widget_class->measure = along_split_measure;
  widget_class->size_allocate = along_split_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  object_class->get_property = along_split_get_property;
  object_class->set_property = along_split_set_property;
  props[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_CONTENT_SHOWN]
    = g_param_spec_boolean ("content-shown", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LIST_SHOWN] = g_param_spec_boolean (
    "list-shown", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
along_split_init (AlongSplit *self)
{
  self->list_shown = TRUE;
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  /* It is not swiped: a finger that moves a drawing to the side would take the whole page away. There is the button and its key. */
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  adw_leaflet_page_set_navigatable (adw_leaflet_append (self->leaflet, self->line), FALSE);
  adw_leaflet_set_fold_threshold_policy (self->leaflet, ADW_FOLD_THRESHOLD_POLICY_NATURAL);
  self->pane = g_object_new (ALONG_TYPE_SPLIT_PANE, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->pane), TRUE);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->pane));
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (on_folded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::visible-child", G_CALLBACK (on_visible_child), self,
                           G_CONNECT_SWAPPED);
}

/** along_split_new: without list and content. */
GtkWidget *
along_split_new (void)
{
  return g_object_new (ALONG_TYPE_SPLIT, NULL);
}

/** along_split_set_list: the list, 300 px wide beside its content. In a template: child type "list". */
void
along_split_set_list (AlongSplit *self, GtkWidget *list)
{
  if (self->list != NULL)
    adw_leaflet_remove (self->leaflet, self->list);
  self->list = list;
  if (list == NULL)
    return;
  gtk_widget_set_size_request (list, LIST_WIDTH, -1);
  gtk_widget_set_hexpand (list, FALSE);
  adw_leaflet_prepend (self->leaflet, list);
  /* The first child to be added was the line between them, which the leaflet would show while folded. */
  if (adw_leaflet_get_visible_child (self->leaflet) == self->line)
    adw_leaflet_set_visible_child (self->leaflet, list);
  apply_shown (self);
}

/** along_split_set_content: what the list leads to. In a template: child type "content". */
void
along_split_set_content (AlongSplit *self, GtkWidget *content)
{
  g_clear_pointer (&self->pane->child, gtk_widget_unparent);
  self->pane->child = content;
  if (content != NULL)
    gtk_widget_set_parent (content, GTK_WIDGET (self->pane));
}

/** along_split_get_folded: whether there is room for only one of the two. */
gboolean
along_split_get_folded (AlongSplit *self)
{
  return adw_leaflet_get_folded (self->leaflet);
}

/** along_split_show_list: while folded, the list; otherwise it is there anyway. */
void
along_split_show_list (AlongSplit *self)
{
  if (self->list != NULL && adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->list);
}

/** along_split_show_content: while folded, the content. */
void
along_split_show_content (AlongSplit *self)
{
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pane));
}

/** along_split_get_content_shown: whether the content can be seen. */
gboolean
along_split_get_content_shown (AlongSplit *self)
{
  return !adw_leaflet_get_folded (self->leaflet) || adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->pane);
}

/** along_split_set_list_shown: whether the list stands beside the content while not folded. */
void
along_split_set_list_shown (AlongSplit *self, gboolean shown)
{
  if (self->list_shown == shown)
    return;
  self->list_shown = shown;
  apply_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LIST_SHOWN]);
}
