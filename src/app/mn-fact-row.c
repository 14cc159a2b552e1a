/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-fact-row.h"

#include "mn-accessible.h"
#include "mn-form.h"
#include "mn-swatch.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

#define MOST_CHARACTERS 300

struct _MnFactRow
{
  GtkWidget  parent_instance;

  GtkLabel  *text;
  GtkWidget *line;
  GtkWidget *swatch;
  GtkLabel  *detail;
};

G_DEFINE_FINAL_TYPE (MnFactRow, mn_fact_row, GTK_TYPE_WIDGET)

static const char *
say_part (MnFactFlags flags)
{
  if ((flags & MN_FACT_BY) == 0)
    return _("About it");
  return (flags & MN_FACT_ABOUT) != 0 ? _("Made by it and about it") : _("Made by it");
}

static const char *
say_claimant (MnClaim      *claim,
              MnEntityFact *fact)
{
  if (mn_entity_fact_get_other (fact) != NULL)
    return mn_entity_fact_get_other (fact);
  return claim->attributions.n == 0 ? _("The article’s own voice") : _("Somebody unsaid");
}

static void
show_claim (MnFactRow    *self,
            MnLibrary    *library,
            MnEntityFact *fact)
{
  MnTagset *tagset = mn_library_get_tagset (library);
  MnClaim *claim = (MnClaim *) mn_entity_fact_get_record (fact);
  const MnVerdict *verdict = mn_claim_get_verdict (claim, mn_library_get_annotator (library));
  g_autofree char *text = claim->statement != NULL ? g_strdup (claim->statement) : mn_spans_get_quote (&claim->spans);
  g_autoptr (GString) detail = g_string_new (say_part (mn_entity_fact_get_flags (fact)));

  text = mn_form_shorten (g_steal_pointer (&text), MOST_CHARACTERS);
  gtk_label_set_text (self->text, text);
  g_string_append_printf (detail, " · %s", say_claimant (claim, fact));
  if (claim->kind != NULL)
    g_string_append_printf (detail, " · %s", mn_tag_words_translate (mn_tags_get_label (&tagset->claim_kinds, claim->kind)));
  g_string_append_printf (detail, " · %s",
                          verdict != NULL
                              ? mn_tag_words_translate (mn_tags_get_label (&tagset->verdicts, verdict->value))
                              : _("No verdict"));
  g_string_append_printf (detail, " · %s", mn_entity_fact_get_title (fact));
  gtk_label_set_text (self->detail, detail->str);
  gtk_widget_set_visible (self->swatch, verdict != NULL);
  if (verdict != NULL)
    mn_swatch_set_tag (MN_SWATCH (self->swatch), mn_tags_find (&tagset->verdicts, verdict->value));
}

static const MnRelationType *
find_type (MnTagset   *tagset,
           const char *id)
{
  for (guint i = 0; i < tagset->relation_types.n; i++)
    if (g_strcmp0 (tagset->relation_types.items[i].tag.id, id) == 0)
      return &tagset->relation_types.items[i];
  return NULL;
}

static const char *
label_attribute (MnTagset   *tagset,
                 const char *id)
{
  for (guint i = 0; i < tagset->attributes.n; i++)
    if (g_strcmp0 (tagset->attributes.items[i].id, id) == 0)
      return mn_tag_words_translate (tagset->attributes.items[i].label);
  return id;
}

/* Attributes and note: “From: 2019 · To: 2023” */
static char *
describe_relation (MnTagset   *tagset,
                   MnRelation *relation)
{
  GString *detail = g_string_new (NULL);

  for (guint i = 0; i < relation->attributes.n; i++)
    {
      const MnAttribute *attribute = &relation->attributes.items[i];

      g_string_append_printf (detail, "%s%s: %s", detail->len > 0 ? " · " : "", label_attribute (tagset, attribute->id),
                              attribute->value);
    }
  if (relation->note != NULL)
    g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "", relation->note);
  return g_string_free (detail, FALSE);
}

static void
show_relation (MnFactRow    *self,
               MnLibrary    *library,
               MnEntity     *entity,
               MnEntityFact *fact)
{
  MnTagset *tagset = mn_library_get_tagset (library);
  MnRelation *relation = (MnRelation *) mn_entity_fact_get_record (fact);
  const MnRelationType *type = find_type (tagset, relation->type);
  const char *label = type != NULL ? mn_tag_words_translate (type->tag.label) : relation->type;
  const char *other = mn_entity_fact_get_other (fact) != NULL ? mn_entity_fact_get_other (fact) : "…";
  gboolean is_from = (mn_entity_fact_get_flags (fact) & MN_FACT_FROM) != 0;
  g_autofree char *detail = describe_relation (tagset, relation);
  g_autofree char *text = NULL;

  if (type != NULL && type->is_symmetric)
    /* Translators: a relation that says the same in both directions: who, what, whom */
    text = g_strdup_printf (_("%s — %s — %s"), entity->name, label, other);
  else
    /* Translators: a relation: who, what, whom, as in “Jorge Rodríguez — Holds office → National Assembly” */
    text = g_strdup_printf (_("%s — %s → %s"), is_from ? entity->name : other, label, is_from ? other : entity->name);
  gtk_label_set_text (self->text, text);
  gtk_label_set_text (self->detail, detail);
  mn_swatch_set_tag (MN_SWATCH (self->swatch), type != NULL ? &type->tag : NULL);
  gtk_widget_set_visible (self->swatch, type != NULL);
}

static void
mn_fact_row_dispose (GObject *object)
{
  MnFactRow *self = MN_FACT_ROW (object);

  if (self->text != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->text));
  self->text = NULL;
  g_clear_pointer (&self->line, gtk_widget_unparent);

  G_OBJECT_CLASS (mn_fact_row_parent_class)->dispose (object);
}

static void
mn_fact_row_class_init (MnFactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_fact_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mn_fact_row_init (MnFactRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  self->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 3,
                             "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->detail = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->swatch = mn_swatch_new (NULL, FALSE);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dim-label");
  gtk_box_append (GTK_BOX (self->line), self->swatch);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->detail));
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

/**
 * mn_fact_row_show:
 * @self: a row
 * @library: the library it is of
 * @entity: the entity whose it is
 * @fact: what to show
 */
void
mn_fact_row_show (MnFactRow    *self,
                  MnLibrary    *library,
                  MnEntity     *entity,
                  MnEntityFact *fact)
{
  g_autofree char *spoken = NULL;

  if (mn_record_kind (mn_entity_fact_get_record (fact)) == MN_RECORD_CLAIM)
    show_claim (self, library, fact);
  else
    show_relation (self, library, entity, fact);
  spoken = g_strdup_printf (*gtk_label_get_text (self->detail) != '\0' ? "%s · %s" : "%s",
                            gtk_label_get_text (self->text), gtk_label_get_text (self->detail));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), spoken);
  mn_accessible_name_row (GTK_WIDGET (self), spoken);
}
