/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-mark-row.h"

#include "mn-accessible.h"
#include "mn-form.h"
#include "mn-swatch.h"
#include "mn-tag-words.h"
#include "mn-text-line.h"

#include <glib/gi18n.h>

struct _MnMarkRow
{
  GtkWidget   parent_instance;

  MnDocument *document;
  MnMarkItem *item;
  GtkLabel   *text;
  MnTextLine *detail;
  GtkWidget  *verdict_box;
  GtkLabel   *verdict;
  MnSwatch   *swatch;
};

G_DEFINE_FINAL_TYPE (MnMarkRow, mn_mark_row, GTK_TYPE_WIDGET)

static char *
describe_claim (MnMarkRow *self,
                MnClaim   *claim,
                MnTagset  *tagset)
{
  g_autofree char *claimant = NULL;

  if (claim->attributions.n == 0)
    claimant = g_strdup (_("The article’s own voice"));
  else
    {
      const MnReferent *referent = &claim->attributions.items[0].claimant;
      MnEntity *entity = mn_document_get_entity (self->document, &referent->entity);
      MnRecord *mention = mn_document_get_mark (self->document, &referent->mention);

      if (entity != NULL)
        claimant = g_strdup (entity->name);
      else if (mention != NULL)
        claimant = mn_spans_get_quote (mn_mark_get_spans (mention));
      else
        claimant = g_strdup (_("Somebody unsaid"));
    }
  if (claim->kind == NULL)
    return g_steal_pointer (&claimant);
  return g_strdup_printf ("%s · %s", claimant,
                          mn_tag_words_translate (mn_tags_get_label (&tagset->claim_kinds, claim->kind)));
}

static void
show_claim (MnMarkRow *self,
            MnClaim   *claim)
{
  MnLibrary *library = mn_document_get_library (self->document);
  MnTagset *tagset = mn_library_get_tagset (library);
  const MnVerdict *verdict = mn_claim_get_verdict (claim, mn_library_get_annotator (library));
  g_autofree char *text = claim->statement != NULL ? g_strdup (claim->statement) : mn_spans_get_quote (&claim->spans);
  g_autofree char *detail = describe_claim (self, claim, tagset);

  text = mn_form_shorten (g_steal_pointer (&text), 300);
  gtk_label_set_text (self->text, text);
  mn_text_line_set_text (self->detail, detail);
  gtk_widget_set_visible (self->verdict_box, verdict != NULL);
  if (verdict != NULL)
    {
      gtk_label_set_text (self->verdict,
                          mn_tag_words_translate (mn_tags_get_label (&tagset->verdicts, verdict->value)));
      mn_swatch_set_tag (self->swatch, mn_tags_find (&tagset->verdicts, verdict->value));
    }
}

static void
show_remark (MnMarkRow *self,
             MnRemark  *remark)
{
  g_autofree char *quote = mn_form_shorten (mn_spans_get_quote (&remark->spans), 300);

  gtk_label_set_text (self->text, remark->note != NULL ? remark->note : quote);
  mn_text_line_set_text (self->detail, remark->note != NULL ? quote : _("Nothing said yet"));
  gtk_widget_set_visible (self->verdict_box, FALSE);
}

static void
update (MnMarkRow *self)
{
  MnRecord *mark = mn_mark_item_get_mark (self->item);
  g_autofree char *spoken = NULL;

  if (mn_record_kind (mark) == MN_RECORD_CLAIM)
    show_claim (self, (MnClaim *) mark);
  else
    show_remark (self, (MnRemark *) mark);
  spoken = g_strdup_printf ("%s · %s", gtk_label_get_text (self->text), mn_text_line_get_text (self->detail));
  mn_accessible_name_row (GTK_WIDGET (self), spoken);
}

static void
mn_mark_row_dispose (GObject *object)
{
  MnMarkRow *self = MN_MARK_ROW (object);
  GtkWidget *child;

  mn_mark_row_show (self, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mn_mark_row_parent_class)->dispose (object);
}

static void
mn_mark_row_class_init (MnMarkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_mark_row_dispose;
  g_type_ensure (MN_TYPE_SWATCH);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  g_type_ensure (MN_TYPE_TEXT_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-mark-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MnMarkRow, text);
  gtk_widget_class_bind_template_child (widget_class, MnMarkRow, detail);
  gtk_widget_class_bind_template_child (widget_class, MnMarkRow, verdict_box);
  gtk_widget_class_bind_template_child (widget_class, MnMarkRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, MnMarkRow, swatch);
}

static void
mn_mark_row_init (MnMarkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_mark_row_show:
 * @self: a row
 * @document: (nullable): the document that the mark is in
 * @item: (nullable): what to show
 */
void
mn_mark_row_show (MnMarkRow  *self,
                  MnDocument *document,
                  MnMarkItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (mn_document_get_library (self->document), self);
  g_set_object (&self->document, document);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "notify", G_CALLBACK (update), self);
  g_signal_connect_swapped (mn_document_get_library (document), "annotators-changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (mn_document_get_library (document), "notify::tagset", G_CALLBACK (update), self);
  update (self);
}
