/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-same-claim-row.h"

#include "mn-claim-repeats.h"
#include "mn-form.h"
#include "mn-swatch.h"
#include "mn-tag-words.h"
#include "mn-text-line.h"

#include <glib/gi18n.h>

/* So much of a claim can show, in characters */
#define MOST_TEXT 300

struct _MnSameClaimRow
{
  GtkListBoxRow    parent_instance;

  MnLibrary       *library;
  MnSameClaimItem *item;
  GtkLabel        *text;
  MnTextLine      *detail;
  GtkBox          *verdicts;
  GtkWidget       *differs;
  GtkWidget       *related;
  GtkLabel        *relation;
  GtkWidget       *repeats;
  GtkWidget       *contradicts;
};

G_DEFINE_FINAL_TYPE (MnSameClaimRow, mn_same_claim_row, GTK_TYPE_LIST_BOX_ROW)

static char *
describe_source (const MnSameClaim *same)
{
  const char *claimant = same->claimant;

  if (claimant == NULL)
    claimant = same->claim->attributions.n > 0 ? _("Somebody unsaid") : _("The article’s own voice");
  if (same->published == NULL)
    return g_strdup_printf ("%s · %s", claimant, same->title);
  return g_strdup_printf ("%s · %s · %s", claimant, same->title, same->published);
}

static const char *
label_verdict (MnSameClaimRow  *self,
               const MnVerdict *verdict)
{
  MnTagset *tagset = mn_library_get_tagset (self->library);

  return mn_tag_words_translate (mn_tags_get_label (&tagset->verdicts, verdict->value));
}

/* A verdict in its colour and its word; one's own is told from those of others */
static GtkWidget *
new_verdict (MnSameClaimRow  *self,
             const MnVerdict *verdict,
             GString         *spoken)
{
  MnTagset *tagset = mn_library_get_tagset (self->library);
  gboolean is_own = mn_id_equal (&verdict->annotator, mn_library_get_annotator (self->library));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  /* Translators: your own verdict on a claim, such as “False” */
  g_autofree char *words = is_own ? g_strdup_printf (_("You: %s"), label_verdict (self, verdict))
                                  : g_strdup (label_verdict (self, verdict));
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), mn_swatch_new (mn_tags_find (&tagset->verdicts, verdict->value), FALSE));
  gtk_box_append (GTK_BOX (box), label);
  g_string_append_printf (spoken, " · %s", words);
  return box;
}

static void
show_verdicts (MnSameClaimRow *self,
               MnClaim        *claim,
               GString        *spoken)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->verdicts))) != NULL)
    gtk_box_remove (self->verdicts, child);
  for (guint i = 0; i < claim->verdicts.n; i++)
    gtk_box_append (self->verdicts, new_verdict (self, &claim->verdicts.items[i], spoken));
}

static const char *
label_relation (MnSameClaimRow *self,
                const char     *type)
{
  const MnRelationTypes *types = &mn_library_get_tagset (self->library)->relation_types;

  for (guint i = 0; i < types->n; i++)
    if (g_strcmp0 (types->items[i].tag.id, type) == 0)
      return mn_tag_words_translate (types->items[i].tag.label);
  return type;
}

static void
show_relation (MnSameClaimRow    *self,
               const MnSameClaim *same,
               GString           *spoken)
{
  gboolean differs = same->likeness == MN_LIKENESS_FIGURES_DIFFER;

  gtk_widget_set_visible (self->related, same->relation != NULL);
  gtk_widget_set_visible (self->repeats, same->relation == NULL);
  gtk_widget_set_visible (self->contradicts, same->relation == NULL && differs);
  gtk_widget_set_visible (self->differs, differs);
  if (differs)
    g_string_append_printf (spoken, " · %s", _("Figures differ"));
  if (same->relation == NULL)
    return;
  gtk_label_set_text (self->relation, label_relation (self, same->relation));
  g_string_append_printf (spoken, " · %s", gtk_label_get_text (self->relation));
}

static void
update (MnSameClaimRow *self)
{
  const MnSameClaim *same = mn_same_claim_item_get (self->item);
  MnClaim *claim = same->claim;
  g_autofree char *text = claim->statement != NULL ? g_strdup (claim->statement) : mn_spans_get_quote (&claim->spans);
  g_autofree char *source = describe_source (same);
  g_autoptr (GString) spoken = g_string_new (NULL);

  text = mn_form_shorten (g_steal_pointer (&text), MOST_TEXT);
  gtk_label_set_text (self->text, text);
  mn_text_line_set_text (self->detail, source);
  g_string_append_printf (spoken, "%s · %s", text, source);
  show_verdicts (self, claim, spoken);
  show_relation (self, same, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
}

static void
join (MnSameClaimRow *self,
      const char     *type)
{
  char id[MN_ID_STRING_SIZE];

  gtk_widget_grab_focus (GTK_WIDGET (self)); /* the button goes */
  gtk_widget_activate_action (GTK_WIDGET (self), "doc.join-claim", "(ss)", type,
                              mn_id_to_string (&mn_same_claim_item_get (self->item)->claim->record.id, id));
}

static void
on_repeats (MnSameClaimRow *self)
{
  join (self, MN_RELATION_REPEATS);
}

static void
on_contradicts (MnSameClaimRow *self)
{
  join (self, MN_RELATION_CONTRADICTS);
}

static void
mn_same_claim_row_dispose (GObject *object)
{
  MnSameClaimRow *self = MN_SAME_CLAIM_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (mn_same_claim_row_parent_class)->dispose (object);
}

static void
mn_same_claim_row_class_init (MnSameClaimRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_same_claim_row_dispose;

  g_type_ensure (MN_TYPE_TEXT_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-same-claim-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimRow, text);
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimRow, detail);
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimRow, verdicts);
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimRow, differs);
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimRow, related);
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimRow, relation);
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimRow, repeats);
  gtk_widget_class_bind_template_child (widget_class, MnSameClaimRow, contradicts);
  gtk_widget_class_bind_template_callback (widget_class, on_repeats);
  gtk_widget_class_bind_template_callback (widget_class, on_contradicts);
}

static void
mn_same_claim_row_init (MnSameClaimRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_same_claim_row_new:
 * @library: the library that it is of
 * @item: what to show
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
mn_same_claim_row_new (MnLibrary       *library,
                       MnSameClaimItem *item)
{
  MnSameClaimRow *self = g_object_new (MN_TYPE_SAME_CLAIM_ROW, NULL);

  self->library = g_object_ref (library);
  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * mn_same_claim_row_get:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
const MnSameClaim *
mn_same_claim_row_get (MnSameClaimRow *self)
{
  return mn_same_claim_item_get (self->item);
}
