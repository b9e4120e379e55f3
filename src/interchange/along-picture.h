/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "along-genogram-scene.h"
#include "along-graph-family.h"
#include "along-report.h"

G_BEGIN_DECLS

/** How much of the family a picture shows, within what its reader may see. */
typedef enum
{
  ALONG_PICTURE_SHARE_SAFE, /* nothing that is sensitive: harm, losses, what is private, where somebody hides */
  ALONG_PICTURE_AS_IT_IS,   /* as on the screen, with those private lines that were chosen */
  ALONG_PICTURE_INITIALS,   /* share-safe, and nobody can be known by it */
  ALONG_PICTURE_NUMBERS,
  ALONG_PICTURE_N_VARIANTS,
} AlongPictureVariant;

typedef enum
{
  ALONG_PICTURE_PAGES, /* PDF, for paper */
  ALONG_PICTURE_PDF,   /* as large as the drawing */
  ALONG_PICTURE_SVG,
  ALONG_PICTURE_PNG,
} AlongPictureFormat;

/**
 * AlongPictureChoice:
 *
 * @ecomap: not the genogram; only safe to share, or as it is
 * @reader_words: (nullable): what the list of readers says instead of who the reader is
 * @person: for the family's copy: who it is for
 * @private_lines: (nullable) (array zero-terminated=1): keys of along_report_private_lines(); only as it is, and never for
 *   the family
 * @flags: what the page shows; what is sensitive of it goes out only as it is
 * @steps: only who is so near to whom it is about; 0: everybody
 * @order: (nullable) (array zero-terminated=1): keys of people: those who stand in a row stay in this order
 * @author: (nullable): who drew it
 */
typedef struct
{
  gboolean ecomap;
  AlongReader reader;
  const char *reader_words;
  AlongId person;
  const char *const *private_lines;
  AlongPictureVariant variant;
  AlongGraphFlags flags;
  AlongGenogramShow show;
  gboolean legend;
  guint steps;
  const char *const *order;
  int day;
  gint64 now_ms;
  gboolean made_up;
  const char *author;
} AlongPictureChoice;

/** AlongPicturePaper: @landscape: pages lie; @scale: in percent of the screen's size, 0: all on one page. @words: and in words */
typedef struct
{
  gboolean a3;
  gboolean landscape;
  guint scale;
  gboolean words;
} AlongPicturePaper;

/**
 * AlongPicture: the drawing of a family as it leaves the program: for a reader, without what they do not get, with words
 * that say what that is. What it was made from is not kept: it may be drawn on another thread than it was made on.
 */
typedef struct _AlongPicture AlongPicture;

AlongPicture *along_picture_new        (AlongFamily *family, AlongFamily *team, const AlongPictureChoice *choice) G_GNUC_WARN_UNUSED_RESULT;
AlongPicture *along_picture_ref        (AlongPicture *self);
void          along_picture_unref      (AlongPicture *self);
const char   *along_picture_left_out   (AlongPicture *self);
const char   *along_picture_copy_mark  (AlongPicture *self);
char         *along_picture_describe   (AlongPicture *self, const char *what, const char *purpose) G_GNUC_WARN_UNUSED_RESULT;
char         *along_picture_file_name  (AlongPicture *self, AlongPictureFormat format) G_GNUC_WARN_UNUSED_RESULT;
const char   *along_picture_ending     (AlongPictureFormat format);

/* Drawing: the first call lays out; all from one thread. */
gboolean      along_picture_lay_out    (AlongPicture *self, GCancellable *cancellable);
AlongScene   *along_picture_scene      (AlongPicture *self);
GBytes       *along_picture_to_bytes   (AlongPicture *self, AlongPictureFormat format, double dots_an_inch,
                                        GCancellable *cancellable, int *done, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* along-picture-pages.c */
typedef struct _AlongPicturePages AlongPicturePages;

AlongPicturePages *along_picture_pages_new   (AlongPicture *picture, const AlongPicturePaper *paper) G_GNUC_WARN_UNUSED_RESULT;
void               along_picture_pages_free  (AlongPicturePages *self);
guint              along_picture_pages_count (AlongPicturePages *self);
void               along_picture_pages_size  (AlongPicturePages *self, guint page, double *width, double *height);
void               along_picture_pages_paint (AlongPicturePages *self, guint page, cairo_t *cr);
double             along_picture_pages_least (AlongPicturePages *self);
char              *along_picture_pages_warn  (AlongPicturePages *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean           along_picture_pages_beats (AlongPicturePages *self, AlongPicturePages *other);
char              *along_picture_pages_words (AlongPicturePages *self) G_GNUC_WARN_UNUSED_RESULT;
GBytes            *along_picture_pages_to_pdf (AlongPicturePages *self, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongPicture, along_picture_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlongPicturePages, along_picture_pages_free)

G_END_DECLS
