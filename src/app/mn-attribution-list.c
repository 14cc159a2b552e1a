/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-attribution-list.h"

#include "mn-attribution-form.h"
#include "mn-link-edits.h"

#include <glib/gi18n.h>

#define NO_LINK G_MAXUINT

struct _MnAttributionList
{
  GtkWidget      parent_instance;

  GtkBox        *links;
  GtkButton     *repeat;

  MnWorkspace   *workspace;
  MnClaim       *shown;
  MnAttribution *last;   /* the claimant given last, to be offered again; NULL before the first */
  guint          follow; /* which link gets the keyboard with the next state of the claim */
};

G_DEFINE_FINAL_TYPE (MnAttributionList, mn_attribution_list, GTK_TYPE_WIDGET)

static GtkWidget *
get_form (MnAttributionList *self,
          guint              link)
{
  GtkWidget *form = gtk_widget_get_first_child (GTK_WIDGET (self->links));

  for (; form != NULL && link > 0; link--)
    form = gtk_widget_get_next_sibling (form);
  return form;
}

static void
on_follow (MnAttributionList *self,
           guint              link)
{
  self->follow = link;
}

/* As many forms as there are links, and one at least. Those that stay keep what is typed in them */
static void
set_n_forms (MnAttributionList *self,
             guint              n_links)
{
  guint wanted = MAX (n_links, 1);
  guint n = 0;

  while (get_form (self, n) != NULL)
    n++;
  for (; n < wanted; n++)
    {
      GtkWidget *form = mn_attribution_form_new (self->workspace);

      g_signal_connect_object (form, "follow", G_CALLBACK (on_follow), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->links, form);
    }
  for (; n > wanted; n--)
    gtk_box_remove (self->links, get_form (self, n - 1));
}

static void
show_repeat (MnAttributionList *self,
             MnClaim           *claim)
{
  MnEntity *entity = self->last != NULL
                         ? mn_document_get_entity (mn_workspace_get_document (self->workspace),
                                                   &self->last->claimant.entity)
                         : NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->repeat), entity != NULL && claim->attributions.n == 0);
  if (entity == NULL)
    return;
  if (self->last->cues.n > 0)
    /* Translators: a claimant and the words that say so, as given to the claim before: Again: Anna Kelly (“told AFP”) */
    label = g_strdup_printf (_("Again: %s (“%s”)"), entity->name, self->last->cues.items[0].quote);
  else
    label = g_strdup_printf (_("Again: %s"), entity->name);
  gtk_button_set_label (self->repeat, label);
}

/* What the claimant and cue of the last claim were, once its form is left */
static void
remember (MnAttributionList *self)
{
  MnClaim *claim = self->shown;

  if (claim->attributions.n == 0 || mn_id_is_none (&claim->attributions.items[0].claimant.entity))
    return;
  if (self->last != NULL)
    mn_struct_clear (&mn_attribution_info, self->last);
  else
    self->last = g_new0 (MnAttribution, 1);
  mn_struct_copy (&mn_attribution_info, self->last, &claim->attributions.items[0]);
}

static void
on_repeat (MnAttributionList *self)
{
  if (self->shown != NULL && self->last != NULL)
    mn_link_repeat (self->workspace, self->shown, self->last);
}

static void
on_tagset (MnAttributionList *self)
{
  MnTagset *tagset = mn_library_get_tagset (mn_workspace_get_library (self->workspace));

  for (guint i = 0; get_form (self, i) != NULL; i++)
    {
      mn_attribution_form_set_tagset (MN_ATTRIBUTION_FORM (get_form (self, i)), tagset);
      if (self->shown != NULL)
        mn_attribution_form_show (MN_ATTRIBUTION_FORM (get_form (self, i)), self->shown, i);
    }
}

static gboolean
mn_attribution_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_form (MN_ATTRIBUTION_LIST (widget), 0));
}

static void
mn_attribution_list_dispose (GObject *object)
{
  MnAttributionList *self = MN_ATTRIBUTION_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, mn_claim_unref);
  if (self->last != NULL)
    mn_struct_clear (&mn_attribution_info, self->last);
  g_clear_pointer (&self->last, g_free);

  G_OBJECT_CLASS (mn_attribution_list_parent_class)->dispose (object);
}

static void
mn_attribution_list_class_init (MnAttributionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_attribution_list_dispose;
  widget_class->grab_focus = mn_attribution_list_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-attribution-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MnAttributionList, links);
  gtk_widget_class_bind_template_child (widget_class, MnAttributionList, repeat);
  gtk_widget_class_bind_template_callback (widget_class, on_repeat);
}

static void
mn_attribution_list_init (MnAttributionList *self)
{
  self->follow = NO_LINK;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_attribution_list_set_workspace:
 * @self: a list
 * @workspace: whose current claim it shows
 */
void
mn_attribution_list_set_workspace (MnAttributionList *self,
                                   MnWorkspace       *workspace)
{
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (mn_workspace_get_library (workspace), "notify::tagset", G_CALLBACK (on_tagset), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mn_attribution_list_show:
 * @self: a list
 * @claim: (nullable): the current claim, as it is now
 *
 * Shows the chain of a claim, or a newer state of it.
 */
void
mn_attribution_list_show (MnAttributionList *self,
                          MnClaim           *claim)
{
  gboolean is_newer = claim != NULL && self->shown != NULL && mn_id_equal (&self->shown->record.id, &claim->record.id);

  if (self->shown != NULL && !is_newer)
    remember (self);
  if (claim != NULL)
    mn_claim_ref (claim);
  g_clear_pointer (&self->shown, mn_claim_unref);
  self->shown = claim;
  if (claim == NULL)
    return;

  set_n_forms (self, claim->attributions.n);
  for (guint i = 0; get_form (self, i) != NULL; i++)
    mn_attribution_form_show (MN_ATTRIBUTION_FORM (get_form (self, i)), claim, i);
  show_repeat (self, claim);
  if (is_newer && self->follow != NO_LINK && get_form (self, self->follow) != NULL)
    gtk_widget_grab_focus (get_form (self, self->follow));
  self->follow = NO_LINK;
}
