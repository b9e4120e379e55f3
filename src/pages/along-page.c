/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-page.h"

#include "along-clock.h"

/** Of the narrowest window, px. */
#define LEAST_WIDTH 320

typedef struct
{
  AlongSession *session;
  AlongFamily *family;
  gulong changed;
  gboolean read_only;
  gboolean past;
  gboolean adds; /* but contacts can be added */
  gboolean stale; /* something has changed since the page was last shown anew */
  char *sought;   /* (nullable): the words that found it */
  AlongId wanted; /* the record to be shown when the page is seen */
  GtkWidget *under;
  AdwFlap *flap; /* (nullable): of the panel; not held */
  int width, height;
  guint arrange_source;
} AlongPagePrivate;

enum
{
  WHOLE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AlongPage, along_page, ADW_TYPE_BIN)

static void
show_anew (AlongPage *self, AlongEdit *edit)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      priv->stale = TRUE;
      return;
    }
  priv->stale = FALSE;
  ALONG_PAGE_GET_CLASS (self)->refresh (self, edit);
  along_page_speak (self);
}

static void
changed_cb (AlongPage *self, AlongEdit *edit, AlongFamily *family)
{
  show_anew (self, edit);
}

static void
along_page_map (GtkWidget *widget)
{
  AlongPage *self = ALONG_PAGE (widget);
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  if (priv->stale && priv->family != NULL)
    {
      priv->stale = FALSE;
      ALONG_PAGE_GET_CLASS (self)->refresh (self, NULL);
      along_page_speak (self);
    }
  GTK_WIDGET_CLASS (along_page_parent_class)->map (widget);
  if (!along_id_is_none (priv->wanted))
    along_page_show_record (self, priv->wanted);
}

/** along_page_show_record: brings one record of the family into sight, with the focus, as soon as the page is seen. */
void
along_page_show_record (AlongPage *self, AlongId record)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  priv->wanted = ALONG_ID_NONE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->wanted = record;
  else if (priv->family != NULL && ALONG_PAGE_GET_CLASS (self)->show_record != NULL)
    ALONG_PAGE_GET_CLASS (self)->show_record (self, record);
}

/** along_page_set_sought: @words: (nullable): what a record that is shown from now on was found by. */
void
along_page_set_sought (AlongPage *self, const char *words)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  g_free (priv->sought);
  priv->sought = g_strdup (words);
}

/** along_page_get_sought: (nullable) */
const char *
along_page_get_sought (AlongPage *self)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  return priv->sought;
}

/* Only with arrange(): what stands side by side now must not keep the window from getting narrow. */
static void
along_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static gboolean
arrange_cb (gpointer data)
{
  AlongPagePrivate *priv = along_page_get_instance_private (data);

  priv->arrange_source = 0;
  ALONG_PAGE_GET_CLASS (data)->arrange (data, priv->width, priv->height);
  return G_SOURCE_REMOVE;
}

static void
along_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlongPagePrivate *priv = along_page_get_instance_private (ALONG_PAGE (widget));
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int least;

  if (width != priv->width || height != priv->height)
    {
      priv->width = width;
      priv->height = height;
      if (priv->arrange_source == 0)
        priv->arrange_source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, arrange_cb, widget, NULL);
    }
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);
}

static void
along_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (along_page_parent_class)->constructed (object);
  if (ALONG_PAGE_GET_CLASS (object)->arrange != NULL)
    gtk_widget_set_layout_manager (GTK_WIDGET (object), NULL); /* it hears of its size itself */
}

static void
let_go (AlongPage *self)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  if (priv->family != NULL)
    {
      g_clear_signal_handler (&priv->changed, priv->family);
      if (ALONG_PAGE_GET_CLASS (self)->forget != NULL)
        ALONG_PAGE_GET_CLASS (self)->forget (self);
    }
  g_clear_object (&priv->family);
  g_clear_object (&priv->session);
  g_clear_pointer (&priv->sought, g_free);
  priv->stale = FALSE;
  priv->wanted = ALONG_ID_NONE;
}

static void
along_page_dispose (GObject *object)
{
  AlongPage *self = ALONG_PAGE (object);
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  g_clear_handle_id (&priv->arrange_source, g_source_remove);
  /* No forget here: a subclass has disposed of its template by now. */
  if (priv->family != NULL)
    g_clear_signal_handler (&priv->changed, priv->family);
  g_clear_object (&priv->family);
  g_clear_object (&priv->session);
  g_clear_pointer (&priv->sought, g_free);
  G_OBJECT_CLASS (along_page_parent_class)->dispose (object);
}

static void
along_page_class_init (AlongPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = along_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = along_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = along_page_map;
  GTK_WIDGET_CLASS (klass)->measure = along_page_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = along_page_size_allocate;
  signals[WHOLE_CHANGED] = g_signal_new ("whole-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "alongpage");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
along_page_init (AlongPage *self)
{
}

/**
 * along_page_set_family: shows @family; with %NULL for both, the page lets go of everything it held.
 *
 * @session: (nullable); @family: (nullable)
 */
void
along_page_set_family (AlongPage *self, AlongSession *session, AlongFamily *family)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  g_return_if_fail (ALONG_IS_PAGE (self));
  g_return_if_fail ((session == NULL) == (family == NULL));

  if (priv->family == family && priv->session == session)
    return;
  let_go (self);
  if (family == NULL)
    return;
  priv->session = g_object_ref (session);
  priv->family = g_object_ref (family);
  priv->changed = g_signal_connect_swapped (family, "changed", G_CALLBACK (changed_cb), self);
  show_anew (self, NULL);
}

/** along_page_show_again: the page of @widget, if any, shows what the record says, after an edit that was not saved. */
void
along_page_show_again (GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, ALONG_TYPE_PAGE);

  if (page != NULL && along_page_get_family (ALONG_PAGE (page)) != NULL)
    show_anew (ALONG_PAGE (page), NULL);
}

/** along_page_get_session: Returns: (transfer none) (nullable): %NULL while no family is shown. */
AlongSession *
along_page_get_session (AlongPage *self)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);
  return priv->session;
}

/** along_page_get_family: Returns: (transfer none) (nullable). */
AlongFamily *
along_page_get_family (AlongPage *self)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);
  return priv->family;
}

/** along_page_summarise: the page's sentence. Returns: (transfer full) (nullable). */
char *
along_page_summarise (AlongPage *self)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  if (priv->family == NULL || ALONG_PAGE_GET_CLASS (self)->summarise == NULL)
    return NULL;
  return ALONG_PAGE_GET_CLASS (self)->summarise (self);
}

/** along_page_speak: makes the sentence the page's accessible description; called after each refresh. */
void
along_page_speak (AlongPage *self)
{
  g_autofree char *words = along_page_summarise (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "",
                                  -1);
}

/** along_page_focus_first: puts the focus where the page starts. */
gboolean
along_page_focus_first (AlongPage *self)
{
  if (ALONG_PAGE_GET_CLASS (self)->focus_first != NULL && ALONG_PAGE_GET_CLASS (self)->focus_first (self))
    return TRUE;
  return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * along_page_set_whole: the page takes the window over, and brings a header bar of its own.
 *
 * @under: (nullable): a bin below that header bar, for the window's banner; lives until %NULL gives the window back
 */
void
along_page_set_whole (AlongPage *self, GtkWidget *under)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  if (priv->under == under)
    return;
  priv->under = under;
  g_signal_emit (self, signals[WHOLE_CHANGED], 0);
}

/** along_page_get_under: (transfer none) (nullable): the bin for the window's banner; %NULL: the page leaves the window as it is. */
GtkWidget *
along_page_get_under (AlongPage *self)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);
  return priv->under;
}

/** along_page_get_whole: whether the page takes the window over. */
gboolean
along_page_get_whole (AlongPage *self)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);
  return priv->under != NULL;
}

/** along_page_set_read_only: nothing can be changed in the page; said once, before it is given a family. */
void
along_page_set_read_only (AlongPage *self, gboolean read_only)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  g_return_if_fail (priv->family == NULL);
  priv->read_only = read_only;
}

gboolean
along_page_is_read_only (AlongPage *self)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);
  return priv->read_only || priv->past;
}

/** along_page_set_past: the page itself shows the family as it was on a day before today, for a while: it is read only
 * meanwhile, too. What only edits and is made by then is not hidden: the page switches it off. */
void
along_page_set_past (AlongPage *self, gboolean past)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);
  priv->past = past;
}

/** along_page_is_past: whether along_page_set_past() says so. */
gboolean
along_page_is_past (AlongPage *self)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);
  return priv->past;
}

/** along_page_say_why_not: somebody tried to change something in a page that is read only: says why they cannot. */
void
along_page_say_why_not (AlongPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.why-not", NULL);
}

/** along_page_widget_is_read_only: whether @widget is in a page, or in the window of one, that is read only. */
gboolean
along_page_widget_is_read_only (GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, ALONG_TYPE_PAGE);

  return page != NULL && along_page_is_read_only (ALONG_PAGE (page));
}

/** along_page_set_adds: in a page that is read only contacts can be added all the same; said before it is given a family. */
void
along_page_set_adds (AlongPage *self, gboolean adds)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  priv->adds = adds;
}

/** along_page_widget_adds: whether contacts can be added where @widget is. */
gboolean
along_page_widget_adds (GtkWidget *widget)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, ALONG_TYPE_PAGE);
  AlongPagePrivate *priv = page != NULL ? along_page_get_instance_private (ALONG_PAGE (page)) : NULL;

  return priv == NULL || !priv->read_only || priv->adds;
}

static void
hide_unless_adds (GtkWidget *widget)
{
  if (!along_page_widget_adds (widget))
    gtk_widget_set_visible (widget, FALSE);
}

/** along_page_adds: @widget only serves to add a contact. */
void
along_page_adds (GtkWidget *widget)
{
  hide_unless_adds (widget);
  g_signal_connect (widget, "notify::root", G_CALLBACK (hide_unless_adds), NULL);
}

static void
hide_if_read_only (GtkWidget *widget)
{
  if (along_page_widget_is_read_only (widget))
    gtk_widget_set_visible (widget, FALSE);
}

/** along_page_edits: @widget only serves to change the record: it is not shown in a page that is read only. */
void
along_page_edits (GtkWidget *widget)
{
  hide_if_read_only (widget);
  g_signal_connect (widget, "notify::root", G_CALLBACK (hide_if_read_only), NULL);
}

/** along_page_get_today: the day that the page takes as today: of a family as it was known, the day of that. */
int
along_page_get_today (AlongPage *self)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);
  return priv->family != NULL ? along_family_today (priv->family) : along_clock_today ();
}

/** along_page_has_panel: whether the page has a panel that goes in and out. */
gboolean
along_page_has_panel (AlongPage *self)
{
  return ALONG_PAGE_GET_CLASS (self)->toggle_panel != NULL;
}

/** along_page_set_flap: names the flap that holds the page's panel; it lives as long as the page. */
void
along_page_set_flap (AlongPage *self, AdwFlap *flap)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);
  priv->flap = flap;
}

/** along_page_get_panel: Returns: (transfer none) (nullable): the panel, while it is in sight. */
GtkWidget *
along_page_get_panel (AlongPage *self)
{
  AlongPagePrivate *priv = along_page_get_instance_private (self);

  return priv->flap != NULL && adw_flap_get_reveal_flap (priv->flap) ? adw_flap_get_flap (priv->flap) : NULL;
}

void
along_page_toggle_panel (AlongPage *self)
{
  if (along_page_has_panel (self))
    ALONG_PAGE_GET_CLASS (self)->toggle_panel (self);
}

/**
 * along_page_take_back: undo, while something is open in the page that has steps of its own.
 *
 * @redo: puts the last step back
 *
 * Returns: %FALSE: nothing is open; undo is of the family
 */
gboolean
along_page_take_back (AlongPage *self, gboolean redo)
{
  return ALONG_PAGE_GET_CLASS (self)->take_back != NULL && ALONG_PAGE_GET_CLASS (self)->take_back (self, redo);
}

/** along_page_get_day: the day that the keyboard is at in the page, as in a week of the ribbon; else ALONG_DAY_NONE. */
int
along_page_get_day (AlongPage *self)
{
  return ALONG_PAGE_GET_CLASS (self)->get_day != NULL ? ALONG_PAGE_GET_CLASS (self)->get_day (self) : ALONG_DAY_NONE;
}

/**
 * along_page_get_foot: where what is told for a moment covers nothing of what lies over the page's foot, as a legend.
 *
 * @width: of what is told, px; @start, @end: (inout): how much stays free of it at either side of the page, px
 * Returns: how far above the page's lower edge it stands, px
 */
int
along_page_get_foot (AlongPage *self, int width, int *start, int *end)
{
  return ALONG_PAGE_GET_CLASS (self)->get_foot != NULL ? ALONG_PAGE_GET_CLASS (self)->get_foot (self, width, start, end) : 0;
}
