/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-same-claims-box.h"

#include "mn-same-claim-row.h"
#include "mn-tag-words.h"
#include "mn-workspace-same.h"

#include <glib/gi18n.h>

struct _MnSameClaimsBox
{
  GtkWidget    parent_instance;

  MnWorkspace *workspace;
  GListStore  *items; /* of MnSameClaimItem */
  GtkWidget   *claims;
  GtkListBox  *list;
  GtkWidget   *take;
  GtkLabel    *take_label;
  GtkWidget   *spread;
  GtkLabel    *spread_label;
};

G_DEFINE_FINAL_TYPE (MnSameClaimsBox, mn_same_claims_box, GTK_TYPE_WIDGET)

/* A row that shows the same claim as before stays, with the keyboard in it */
static void
show_claim (MnSameClaimsBox *self,
            guint            position,
            MnSameClaim     *same)
{
  g_autoptr (MnSameClaimItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  g_autoptr (MnSameClaimItem) new = NULL;

  if (old != NULL && mn_id_equal (&mn_same_claim_item_get (old)->claim->record.id, &same->claim->record.id))
    {
      mn_same_claim_item_set (old, same);
      return;
    }
  new = mn_same_claim_item_new (same);
  g_list_store_splice (self->items, position, old != NULL ? 1 : 0, (gpointer *) &new, 1);
}

static void
show_claims (MnSameClaimsBox    *self,
             const MnSameClaims *found)
{
  guint n = found != NULL ? found->claims->len : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    show_claim (self, i, found->claims->pdata[i]);
  if (n_shown > n)
    g_list_store_splice (self->items, n, n_shown - n, NULL, 0);
  gtk_widget_set_visible (self->claims, n > 0);
}

static void
show_verdicts (MnSameClaimsBox    *self,
               const MnSameClaims *found)
{
  MnLibrary *library = mn_workspace_get_library (self->workspace);
  MnTagset *tagset = mn_library_get_tagset (library);
  const MnVerdict *verdict = found != NULL && found->judged != NULL
                                 ? mn_claim_get_verdict (found->judged, mn_library_get_annotator (library))
                                 : NULL;
  guint n = found != NULL ? found->n_to_judge : 0;
  g_autofree char *take = NULL;
  g_autofree char *spread = NULL;

  gtk_widget_set_visible (self->take, verdict != NULL);
  gtk_widget_set_visible (self->spread, n > 0);
  if (verdict != NULL)
    {
      /* Translators: your verdict, such as “False”, on a claim that says the same */
      take = g_strdup_printf (_("Use Your Verdict on the Same Claim: %s"),
                              mn_tag_words_translate (mn_tags_get_label (&tagset->verdicts, verdict->value)));
      gtk_label_set_text (self->take_label, take);
    }
  spread = g_strdup_printf (g_dngettext (NULL, "Give This Verdict to %u Claim That Says the Same",
                                         "Give This Verdict to %u Claims That Say the Same", n),
                            n);
  gtk_label_set_text (self->spread_label, spread);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->take), GTK_ACCESSIBLE_PROPERTY_LABEL, take != NULL ? take : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spread), GTK_ACCESSIBLE_PROPERTY_LABEL, spread, -1);
}

static void
update (MnSameClaimsBox *self)
{
  const MnSameClaims *found = mn_same_search_get_found (mn_workspace_get_same_search (self->workspace));

  show_claims (self, found);
  show_verdicts (self, found);
  gtk_widget_set_visible (GTK_WIDGET (self), found != NULL
                                                 && (found->claims->len > 0 || found->n_to_judge > 0
                                                     || found->judged != NULL));
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  MnSameClaimsBox *self = user_data;

  return mn_same_claim_row_new (mn_workspace_get_library (self->workspace), item);
}

static void
on_row_activated (MnSameClaimsBox *self,
                  MnSameClaimRow  *row)
{
  MnClaim *claim = mn_same_claim_row_get (row)->claim;
  char article[MN_ID_STRING_SIZE], id[MN_ID_STRING_SIZE];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to-mark", "(ss)",
                              mn_id_to_string (&claim->record.article, article), mn_id_to_string (&claim->record.id, id));
}

static void
mn_same_claims_box_dispose (GObject *object)
{
  MnSameClaimsBox *self = MN_SAME_CLAIMS_BOX (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->items);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_same_claims_box_parent_class)->dispose (object);
}

static void
mn_same_claims_box_class_init (MnSameClaimsBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_same_claims_box_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-same-claims-box.ui");
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimsBox, claims);
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimsBox, list);
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimsBox, take);
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimsBox, take_label);
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimsBox, spread);
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimsBox, spread_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
mn_same_claims_box_init (MnSameClaimsBox *self)
{
  self->items = g_list_store_new (MN_TYPE_SAME_CLAIM_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_same_claims_box_set_workspace:
 * @self: a box
 * @workspace: whose current claim it is about
 */
void
mn_same_claims_box_set_workspace (MnSameClaimsBox *self,
                                  MnWorkspace     *workspace)
{
  self->workspace = g_object_ref (workspace);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->items), make_row, self, NULL);
  g_signal_connect_object (mn_workspace_get_same_search (workspace), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mn_workspace_get_library (workspace), "annotators-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
