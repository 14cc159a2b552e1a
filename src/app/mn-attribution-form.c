/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-attribution-form.h"

#include "mn-entity-chooser.h"
#include "mn-form.h"
#include "mn-link-edits.h"
#include "mn-picker.h"

#include <glib/gi18n.h>
#include <string.h>

struct _MnAttributionForm
{
  GtkWidget           parent_instance;

  GtkWidget          *head;
  GtkLabel           *place;
  MnEntityChooser    *claimant;
  GtkWidget          *details;
  GtkWidget          *add_cue;
  GtkBox             *cues;
  MnPicker           *stance;
  MnPicker           *certainty;
  MnEntityChooser    *on_behalf_of;
  MnEntityChooser    *addressee;
  MnEntityChooser    *channel;

  MnWorkspace        *workspace;
  GSimpleActionGroup *actions;
  MnId                claim;
  guint               link;
  gboolean            is_wanted[MN_N_PARTIES]; /* asked for, though nobody has that part yet */
};

enum
{
  FOLLOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnAttributionForm, mn_attribution_form, GTK_TYPE_WIDGET)

/* The claim as it is now, while it is the current mark */
static MnClaim *
get_claim (MnAttributionForm *self)
{
  MnRecord *current = mn_workspace_get_current (self->workspace);

  return current != NULL && mn_id_equal (&current->id, &self->claim) ? (MnClaim *) current : NULL;
}

static MnEntityChooser *
get_chooser (MnAttributionForm *self,
             MnParty            party)
{
  MnEntityChooser *choosers[] = { self->claimant, self->on_behalf_of, self->addressee, self->channel };

  return choosers[party];
}

static void
choose (MnAttributionForm *self,
        MnParty            party,
        MnChoice          *choice)
{
  if (get_claim (self) != NULL)
    mn_link_choose (self->workspace, get_claim (self), self->link, party, choice);
}

static void
on_claimant (MnAttributionForm *self,
             MnChoice          *choice)
{
  choose (self, MN_PARTY_CLAIMANT, choice);
}

static void
on_on_behalf_of (MnAttributionForm *self,
                 MnChoice          *choice)
{
  choose (self, MN_PARTY_ON_BEHALF_OF, choice);
}

static void
on_addressee (MnAttributionForm *self,
              MnChoice          *choice)
{
  choose (self, MN_PARTY_ADDRESSEE, choice);
}

static void
on_channel (MnAttributionForm *self,
            MnChoice          *choice)
{
  choose (self, MN_PARTY_CHANNEL, choice);
}

static void
on_add_cue (MnAttributionForm *self)
{
  if (get_claim (self) != NULL)
    mn_link_add_cue (self->workspace, get_claim (self), self->link);
}

static void
set (MnAttributionForm *self,
     const char        *label,
     MnLinkFunc         function,
     const char        *value)
{
  if (get_claim (self) != NULL)
    mn_link_set (self->workspace, get_claim (self), self->link, label, function, value);
}

static void
on_remove_cue (MnAttributionForm *self,
               const char        *start)
{
  set (self, _("Remove Cue"), mn_link_remove_cue, start);
}

static void
on_stance (MnAttributionForm *self,
           const char        *value)
{
  set (self, _("Change Stance"), mn_link_set_stance, value);
}

static void
on_certainty (MnAttributionForm *self,
              const char        *value)
{
  set (self, _("Change Certainty"), mn_link_set_certainty, value);
}

/* An action of the menu, or of a button of the head: asks for a part, or changes the chain */
static void
on_action (GSimpleAction *action,
           GVariant      *parameter G_GNUC_UNUSED,
           gpointer       user_data)
{
  MnAttributionForm *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  MnClaim *claim = get_claim (self);
  guint follow = self->link;

  if (claim == NULL)
    return;
  if (g_str_equal (name, "report"))
    mn_link_insert (self->workspace, claim, self->link, FALSE);
  else if (g_str_equal (name, "quote"))
    {
      mn_link_insert (self->workspace, claim, self->link, TRUE);
      follow++;
    }
  else if (g_str_equal (name, "outwards"))
    {
      mn_link_move (self->workspace, claim, self->link, FALSE);
      follow--;
    }
  else if (g_str_equal (name, "inwards"))
    {
      mn_link_move (self->workspace, claim, self->link, TRUE);
      follow++;
    }
  else
    {
      mn_link_remove (self->workspace, claim, self->link);
      follow = self->link > 0 ? self->link - 1 : 0;
    }
  g_signal_emit (self, signals[FOLLOW], 0, follow);
}

static void
enable (MnAttributionForm *self,
        const char        *name,
        gboolean           is_enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               is_enabled);
}

static const char *const party_actions[] = { NULL, "on-behalf-of", "addressee", "channel" };

static void
on_want (GSimpleAction *action,
         GVariant      *parameter G_GNUC_UNUSED,
         gpointer       user_data)
{
  MnAttributionForm *self = user_data;

  for (MnParty party = MN_PARTY_ON_BEHALF_OF; party < MN_N_PARTIES; party++)
    if (g_str_equal (party_actions[party], g_action_get_name (G_ACTION (action))))
      {
        self->is_wanted[party] = TRUE;
        gtk_widget_set_visible (GTK_WIDGET (get_chooser (self, party)), TRUE);
        gtk_widget_grab_focus (GTK_WIDGET (get_chooser (self, party)));
        g_simple_action_set_enabled (action, FALSE);
      }
}

/* Somebody as a chooser shows them */
static char *
describe (MnAttributionForm *self,
          const MnReferent  *referent)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);
  MnEntity *entity = mn_document_get_entity (document, &referent->entity);
  MnRecord *mention;

  if (entity != NULL)
    return g_strdup (entity->name);
  mention = mn_document_get_mark (document, &referent->mention);
  if (mention != NULL)
    return mn_spans_get_quote (mn_mark_get_spans (mention));
  return g_strdup (_("Somebody unsaid"));
}

static void
show_party (MnAttributionForm   *self,
            MnParty              party,
            const MnAttribution *link)
{
  const MnReferent *referent = link != NULL ? mn_attribution_get_party (link, party) : NULL;
  GtkWidget *chooser = GTK_WIDGET (get_chooser (self, party));
  g_autofree char *shown = referent != NULL ? describe (self, referent) : NULL;
  gboolean is_shown = link != NULL && (referent != NULL || self->is_wanted[party] || gtk_widget_get_focus_child (chooser));

  mn_entity_chooser_show (MN_ENTITY_CHOOSER (chooser), shown != NULL ? shown : _("None"), NULL, NULL);
  gtk_widget_set_visible (chooser, is_shown);
  enable (self, party_actions[party], !is_shown);
}

static void
show_place (MnAttributionForm *self,
            guint              n_links)
{
  g_autofree char *place = NULL;

  if (self->link == 0)
    /* Translators: a link of a chain of sources: 1 of 2, the one that reports the others */
    place = g_strdup_printf (_("Source %u of %u, outermost"), self->link + 1, n_links);
  else
    /* Translators: a link of a chain of sources: 2 of 2 */
    place = g_strdup_printf (_("Source %u of %u"), self->link + 1, n_links);
  gtk_label_set_text (self->place, place);
  gtk_widget_set_visible (self->head, n_links > 1);
  enable (self, "outwards", self->link > 0);
  enable (self, "inwards", self->link + 1 < n_links);
}

static void
on_selection (MnAttributionForm *self)
{
  gboolean has_selection;

  g_object_get (self->workspace, "has-selection", &has_selection, NULL);
  gtk_widget_set_sensitive (self->add_cue, has_selection);
}

static gboolean
mn_attribution_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MN_ATTRIBUTION_FORM (widget)->claimant));
}

static void
mn_attribution_form_dispose (GObject *object)
{
  MnAttributionForm *self = MN_ATTRIBUTION_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workspace);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (mn_attribution_form_parent_class)->dispose (object);
}

static void
mn_attribution_form_class_init (MnAttributionFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_attribution_form_dispose;
  widget_class->grab_focus = mn_attribution_form_grab_focus;

  /**
   * MnAttributionForm::follow:
   * @self: a form
   * @link: which link shall have the keyboard once the edit is done
   */
  signals[FOLLOW] = g_signal_new ("follow", MN_TYPE_ATTRIBUTION_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (MN_TYPE_ENTITY_CHOOSER);
  g_type_ensure (MN_TYPE_PICKER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-attribution-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MnAttributionForm, head);
  gtk_widget_class_bind_template_child (widget_class, MnAttributionForm, place);
  gtk_widget_class_bind_template_child (widget_class, MnAttributionForm, claimant);
  gtk_widget_class_bind_template_child (widget_class, MnAttributionForm, details);
  gtk_widget_class_bind_template_child (widget_class, MnAttributionForm, add_cue);
  gtk_widget_class_bind_template_child (widget_class, MnAttributionForm, cues);
  gtk_widget_class_bind_template_child (widget_class, MnAttributionForm, stance);
  gtk_widget_class_bind_template_child (widget_class, MnAttributionForm, certainty);
  gtk_widget_class_bind_template_child (widget_class, MnAttributionForm, on_behalf_of);
  gtk_widget_class_bind_template_child (widget_class, MnAttributionForm, addressee);
  gtk_widget_class_bind_template_child (widget_class, MnAttributionForm, channel);
  gtk_widget_class_bind_template_callback (widget_class, on_claimant);
  gtk_widget_class_bind_template_callback (widget_class, on_on_behalf_of);
  gtk_widget_class_bind_template_callback (widget_class, on_addressee);
  gtk_widget_class_bind_template_callback (widget_class, on_channel);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cue);
  gtk_widget_class_bind_template_callback (widget_class, on_stance);
  gtk_widget_class_bind_template_callback (widget_class, on_certainty);
}

static void
mn_attribution_form_init (MnAttributionForm *self)
{
  const char *const certainties[] = { "unstated", "certain", "probable", "possible", NULL };
  const char *const labels[] = { _("Unstated"), _("Certain"), _("Probable"), _("Possible"), NULL };
  static const GActionEntry entries[] = {
    { .name = "on-behalf-of", .activate = on_want },
    { .name = "addressee", .activate = on_want },
    { .name = "channel", .activate = on_want },
    { .name = "report", .activate = on_action },
    { .name = "quote", .activate = on_action },
    { .name = "outwards", .activate = on_action },
    { .name = "inwards", .activate = on_action },
    { .name = "remove", .activate = on_action },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "link", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  mn_picker_set_choices (self->certainty, certainties, labels);
}

/**
 * mn_attribution_form_new:
 * @workspace: whose current claim it shows
 *
 * Returns: (transfer floating): a form
 */
GtkWidget *
mn_attribution_form_new (MnWorkspace *workspace)
{
  MnAttributionForm *self = g_object_new (MN_TYPE_ATTRIBUTION_FORM, NULL);

  self->workspace = g_object_ref (workspace);
  for (MnParty party = MN_PARTY_CLAIMANT; party < MN_N_PARTIES; party++)
    mn_entity_chooser_set_workspace (get_chooser (self, party), workspace);
  g_signal_connect_object (workspace, "notify::has-selection", G_CALLBACK (on_selection), self, G_CONNECT_SWAPPED);
  on_selection (self);
  mn_attribution_form_set_tagset (self, mn_library_get_tagset (mn_workspace_get_library (workspace)));
  return GTK_WIDGET (self);
}

/**
 * mn_attribution_form_set_tagset:
 * @self: a form
 * @tagset: what stances there are
 */
void
mn_attribution_form_set_tagset (MnAttributionForm *self,
                                MnTagset          *tagset)
{
  mn_picker_set_tags (self->stance, &tagset->stances, NULL);
}

/**
 * mn_attribution_form_show:
 * @self: a form
 * @claim: the current claim, as it is now
 * @link: which link of its chain; 0 of one in the article's own voice
 *
 * Shows a link, or a newer state of it: what is being typed stays.
 */
void
mn_attribution_form_show (MnAttributionForm *self,
                          MnClaim           *claim,
                          guint              link)
{
  const MnAttribution *shown = link < claim->attributions.n ? &claim->attributions.items[link] : NULL;
  g_autofree char *claimant = shown != NULL ? describe (self, &shown->claimant) : g_strdup (_("The article’s own voice"));

  if (!mn_id_equal (&self->claim, &claim->record.id))
    memset (self->is_wanted, 0, sizeof self->is_wanted);
  self->claim = claim->record.id;
  self->link = link;
  show_place (self, claim->attributions.n);
  /* of several each has a button to remove it, and none of them is the article's voice */
  mn_entity_chooser_set_can_be_none (self->claimant, claim->attributions.n <= 1);
  mn_entity_chooser_show (self->claimant, claimant, NULL, NULL);
  for (MnParty party = MN_PARTY_ON_BEHALF_OF; party < MN_N_PARTIES; party++)
    show_party (self, party, shown);
  gtk_widget_set_visible (self->details, shown != NULL);
  if (shown == NULL)
    return;
  mn_form_show_spans (self->cues, &shown->cues, _("Remove the cue"), G_CALLBACK (on_remove_cue), self);
  mn_picker_set_selected (self->stance, shown->stance);
  mn_picker_set_selected (self->certainty, mn_certainty_names[shown->certainty]);
}
