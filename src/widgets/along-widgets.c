/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-widgets.h"

#include <adwaita.h>

#include "along-announcer.h"
#include "along-banner.h"
#include "along-canvas.h"
#include "along-chip.h"
#include "along-columns.h"
#include "along-date-row.h"
#include "along-flow.h"
#include "along-hidden.h"
#include "along-option-row.h"
#include "along-progress-ring.h"
#include "along-screen.h"
#include "along-spark.h"
#include "along-split.h"
#include "along-time-row.h"
#include "along-toasts.h"
#include "along-zoom-pill.h"

/* Shapes only: colours come from the theme, below, and from the application's style. */
static const char shapes[] =
  "canvasnode { border-radius: 8px; outline-offset: 4px; transition: none; }\n"
  "canvasnode.round { border-radius: 9999px; }\n"
  "canvasnode:focus:focus-visible { outline: 2px solid @accent_color; }\n"
  /* Over the frame of the chosen week, which it makes thicker. */
  "ribbonboard canvasnode { border-radius: 3px; outline-offset: -1px; }\n"
  "ribbonboard canvasnode:focus:focus-visible { outline-width: 3px; }\n"
  "canvasnode.hovered { background: alpha(@accent_color, 0.10); }\n"
  ".along-chip { min-height: 18px; padding: 3px 10px; border-radius: 15px; border: 1px solid transparent;"
  "  font-size: 0.85em; font-weight: normal; background: none; box-shadow: none; }\n"
  "button.along-chip { min-height: 24px; padding: 2px 10px; }\n"
  "button.along-chip:hover { filter: brightness(0.96); }\n"
  ".along-chip > box > image, .along-chip > image { -gtk-icon-size: 14px; }\n"
  ".along-chip.dashed { border-style: dashed; }\n"
  /* No higher over the foot of a page than what stands there. */
  ".along-toasts toast { margin-bottom: 12px; }\n"
  ".along-banner { padding: 6px 12px; }\n"
  ".along-zoom-pill { border-radius: 9999px; padding: 3px 6px; border: 1px solid alpha(currentColor, 0.25);"
  "  background: @view_bg_color; }\n"
  ".along-zoom-pill button { min-width: 30px; min-height: 30px; padding: 0; border-radius: 9999px; }\n"
  ".along-zoom-pill .figure { font-weight: bold; font-feature-settings: \"tnum\"; min-width: 56px; }\n"
  ".along-find-bar, .along-several { background: @view_bg_color; border-radius: 12px; padding: 4px 6px;"
  " border: 1px solid alpha(currentColor, 0.25); }\n"
  ".along-several { padding-left: 12px; padding-right: 6px; }\n"
  ".along-find-bar button, .along-several > button { min-width: 30px; min-height: 30px; padding: 0; }\n"
  "minimap { border-radius: 9px; border: 1px solid alpha(currentColor, 0.25); }\n"
  ".along-over { background: @card_bg_color; border: 1px solid alpha(currentColor, 0.25); }\n"
  ".along-legend { background: @view_bg_color; border-radius: 12px; border: 1px solid alpha(currentColor, 0.25);"
  "  padding: 0 4px 0 0; }\n"
  "option { padding: 12px 18px; border-radius: 9px; }\n"
  "option:hover { background: alpha(currentColor, 0.05); }\n"
  "option:focus:focus-visible { outline: 2px solid @accent_color; outline-offset: -2px; }\n"
  "option .words { font-weight: bold; }\n"
  "option .keycap { border: 1px solid alpha(currentColor, 0.4); border-radius: 5px; padding: 0 6px;"
  "  font-size: 0.8em; }\n"
  ".along-refusal { font-size: 0.85em; font-weight: bold; }\n";

static void
add_colours (GString *css, AlongLook look)
{
  static const char *const prefixes[] = { "chip-", "phase-", "stage-", "home-" };

  for (const char *const *name = along_theme_list_styles (); *name != NULL; name++)
    for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
      if (g_str_has_prefix (*name, prefixes[i]))
        {
          AlongStyle style;

          along_theme_get_style (look, *name, &style);
          g_string_append_printf (css, ".along-chip.%s { background: #%06x; color: #%06x; border-color: #%06x; }\n",
                                  *name, style.fill, style.text, style.line);
          if (style.n_dash > 0)
            g_string_append_printf (css, ".along-chip.%s { border-style: dashed; }\n", *name);
          /* What cannot be pressed has no edge, and the neutral grey of a button. */
          if (g_str_equal (*name, "chip-neutral") && look < ALONG_LOOK_CONTRAST)
            g_string_append_printf (css, "box.along-chip.%s { border-color: transparent; }\n", *name);
        }
}

static void
add_banners (GString *css, AlongLook look)
{
  /* Text and ground: light, dark; high contrast takes the window's own. */
  static const char *const made_up[] = { "#4d3300", "#f6d896", "#ffe3b3", "#54401a" };
  static const char *const as_known[] = { "#33204d", "#e6ddf0", "#f1e9fb", "#3f3450" };

  if (look < ALONG_LOOK_CONTRAST)
    {
      g_string_append_printf (css, ".along-banner.made-up { color: %s; background: %s; }\n", made_up[look * 2],
                              made_up[look * 2 + 1]);
      g_string_append_printf (css, ".along-banner.as-known { color: %s; background: %s; }\n", as_known[look * 2],
                              as_known[look * 2 + 1]);
    }
  else
    g_string_append (css, ".along-banner { border-bottom: 2px solid currentColor; }\n");
  g_string_append_printf (css, ".along-refusal { color: %s; }\n",
                          (const char *const[]){ "#8f5500", "#f0b35a", "#5c3600", "#ffcf87", "#000000" }[look]);
}

static void
load_style (GtkCssProvider *provider)
{
  g_autoptr (GString) css = g_string_new (shapes);
  AlongLook look = along_screen_look ();

  add_colours (css, look);
  add_banners (css, look);
  gtk_css_provider_load_from_data (provider, css->str, (gssize) css->len);
}

/**
 * along_widgets_register: makes the widgets known to templates, and adds their style to the display. Once,
 * after adw_init().
 */
void
along_widgets_register (void)
{
  static gboolean done;
  GdkDisplay *display = gdk_display_get_default ();
  GtkCssProvider *provider;

  if (done)
    return;
  done = TRUE;
  g_type_ensure (ALONG_TYPE_ANNOUNCER);
  g_type_ensure (ALONG_TYPE_BANNER);
  g_type_ensure (ALONG_TYPE_CANVAS);
  g_type_ensure (ALONG_TYPE_CHIP);
  g_type_ensure (ALONG_TYPE_COLUMNS);
  g_type_ensure (ALONG_TYPE_DATE_ROW);
  g_type_ensure (ALONG_TYPE_FLOW);
  g_type_ensure (ALONG_TYPE_OPTION_ROW);
  g_type_ensure (ALONG_TYPE_PROGRESS_RING);
  g_type_ensure (ALONG_TYPE_SPARK);
  g_type_ensure (ALONG_TYPE_TOASTS);
  g_type_ensure (ALONG_TYPE_SPLIT);
  g_type_ensure (ALONG_TYPE_TIME_ROW);
  g_type_ensure (ALONG_TYPE_ZOOM_PILL);
  along_hidden_watch ();
  if (display == NULL)
    return;
  provider = gtk_css_provider_new ();
  load_style (provider);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
  along_screen_watch_look (provider, G_CALLBACK (load_style));
  g_object_unref (provider); /* the display keeps it */
}
