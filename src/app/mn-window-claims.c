/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-window-claims.h"

#include "mn-claims-window.h"

/* The window's ways to the claims of the library, and back to one of them in its article */

#define GOING "going-to-claim"
#define FOLLOWING "following-claims" /* whether what opens is looked at */

typedef struct
{
  MnWindow *window;  /* it owns this */
  MnId      article;
  MnId      claim;
} Going;

static void
go (MnWindow *self)
{
  Going *going = g_object_get_data (G_OBJECT (self), GOING);
  MnWorkspace *workspace = mn_window_get_workspace (self);
  MnDocument *document = mn_workspace_get_document (workspace);
  MnId claim;

  if (going == NULL || document == NULL)
    return;
  if (!mn_id_equal (mn_document_get_id (document), &going->article))
    {
      /* another was opened meanwhile */
      g_object_set_data (G_OBJECT (self), GOING, NULL);
      return;
    }
  if (!mn_document_is_loaded (document))
    return;
  claim = going->claim;
  g_object_set_data (G_OBJECT (self), GOING, NULL);
  mn_workspace_go_to_mark (workspace, &claim);
}

static void
on_document (MnWindow *self)
{
  MnDocument *document = mn_workspace_get_document (mn_window_get_workspace (self));

  if (document != NULL && g_object_get_data (G_OBJECT (self), GOING) != NULL)
    g_signal_connect_object (document, "notify::is-loaded", G_CALLBACK (go), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  go (self);
}

/**
 * mn_window_go_to_claim:
 * @self: a window
 * @article: an article of the library
 * @claim: a claim in it
 *
 * Opens the article where it is not open, and goes to the claim once it is there.
 */
void
mn_window_go_to_claim (MnWindow   *self,
                       const MnId *article,
                       const MnId *claim)
{
  MnWorkspace *workspace = mn_window_get_workspace (self);
  Going *going = g_new (Going, 1);

  *going = (Going){ self, *article, *claim };
  g_object_set_data_full (G_OBJECT (self), GOING, going, g_free);
  if (g_object_get_data (G_OBJECT (self), FOLLOWING) == NULL)
    {
      g_object_set_data (G_OBJECT (self), FOLLOWING, workspace);
      g_signal_connect_object (workspace, "notify::document", G_CALLBACK (on_document), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  mn_window_open_article (self, article);
  if (mn_workspace_get_document (workspace) != NULL
      && mn_id_equal (mn_document_get_id (mn_workspace_get_document (workspace)), article))
    on_document (self);
}

static void
claims_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  mn_claims_window_present (MN_WINDOW (widget));
}

/**
 * mn_window_claims_install:
 * @widget_class: the class of the window
 *
 * Installs `win.claims`.
 */
void
mn_window_claims_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.claims", NULL, claims_action);
}
