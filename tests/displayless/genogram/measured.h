/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "along-genogram-measures.h"
#include "along-genogram-scene.h"

G_BEGIN_DECLS

/** measured: what the finished drawing of @graph measures. */
static inline void
measured (AlongGraph *graph, AlongFonts *fonts, AlongGenogramMeasures *measures)
{
  g_autoptr (AlongLabels) labels = along_labels_new (graph, fonts, TRUE);
  g_autoptr (AlongLayout) layout = along_layout_new (graph, labels, NULL);
  g_autoptr (AlongScene) scene = along_genogram_scene (layout, fonts, ALONG_GENOGRAM_ALL);
  g_autoptr (AlongDrawn) drawn = along_drawn_new (scene, graph);

  along_genogram_measure (drawn, measures);
}

G_END_DECLS
