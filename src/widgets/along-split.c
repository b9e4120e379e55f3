/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-split.h"

#define LIST_WIDTH 300

struct _AlongSplit
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *list, *line, *content;
  gboolean list_shown;
};

enum
{
  PROP_FOLDED = 1,
  PROP_LIST_SHOWN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void along_split_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlongSplit, along_split, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, along_split_buildable_init))

static GtkBuildableIface *parent_buildable;

/* While folded the list must stay reachable, whatever was chosen for the wide window. */
static void
apply_shown (AlongSplit *self)
{
  gboolean shown = self->list_shown || adw_leaflet_get_folded (self->leaflet);

  if (self->list != NULL)
    gtk_widget_set_visible (self->list, shown);
  gtk_widget_set_visible (self->line, shown);
}

static void
on_folded (AlongSplit *self)
{
  apply_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDED]);
}

static void
along_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AlongSplit *self = ALONG_SPLIT (object);

  if (id == PROP_FOLDED)
    g_value_set_boolean (value, along_split_get_folded (self));
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

  object_class->get_property = along_split_get_property;
  object_class->set_property = along_split_set_property;
  props[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LIST_SHOWN] = g_param_spec_boolean (
    "list-shown", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
along_split_init (AlongSplit *self)
{
  self->list_shown = TRUE;
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  adw_leaflet_page_set_navigatable (adw_leaflet_append (self->leaflet, self->line), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->leaflet));
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (on_folded), self, G_CONNECT_SWAPPED);
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
  apply_shown (self);
}

/** along_split_set_content: what the list leads to. In a template: child type "content". */
void
along_split_set_content (AlongSplit *self, GtkWidget *content)
{
  if (self->content != NULL)
    adw_leaflet_remove (self->leaflet, self->content);
  self->content = content;
  if (content == NULL)
    return;
  gtk_widget_set_hexpand (content, TRUE);
  adw_leaflet_append (self->leaflet, content);
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
  if (self->content != NULL)
    adw_leaflet_set_visible_child (self->leaflet, self->content);
}

/** along_split_get_content_shown: whether the content can be seen. */
gboolean
along_split_get_content_shown (AlongSplit *self)
{
  return !adw_leaflet_get_folded (self->leaflet) || adw_leaflet_get_visible_child (self->leaflet) == self->content;
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

/** along_split_get_list_shown: what along_split_set_list_shown() set; at first %TRUE. */
gboolean
along_split_get_list_shown (AlongSplit *self)
{
  return self->list_shown;
}
