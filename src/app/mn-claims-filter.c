/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-claims-filter.h"

#include "mn-picker.h"
#include "mn-tag-words.h"

#include <glib/gi18n.h>

struct _MnClaimsFilter
{
  GtkWidget       parent_instance;

  GtkSearchEntry *words;
  GtkSearchEntry *claimant;
  MnPicker       *verdict;
  MnPicker       *kind;
  MnPicker       *state;
  MnPicker       *scope;
  char           *picked_verdict; /* as in #MnClaimQuery */
  char           *picked_kind;
  gint            picked_state;
  gboolean        is_in_article;
  MnId            article;        /* the open one, or none */
  gboolean        is_showing;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnClaimsFilter, mn_claims_filter, GTK_TYPE_WIDGET)

static void
emit_changed (MnClaimsFilter *self)
{
  if (!self->is_showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_verdict (MnClaimsFilter *self,
            const char     *id)
{
  g_free (self->picked_verdict);
  self->picked_verdict = g_strdup (id);
  emit_changed (self);
}

static void
on_kind (MnClaimsFilter *self,
         const char     *id)
{
  g_free (self->picked_kind);
  self->picked_kind = g_strdup (id);
  emit_changed (self);
}

static void
on_state (MnClaimsFilter *self,
          const char     *id)
{
  self->picked_state = id != NULL ? mn_enum_from_name (mn_claim_state_names, id) : -1;
  emit_changed (self);
}

static void
on_scope (MnClaimsFilter *self,
          const char     *id)
{
  self->is_in_article = id != NULL;
  emit_changed (self);
}

/* The tags, with all of them and none of them before */
static void
set_tags (MnPicker     *picker,
          const MnTags *tags,
          const char   *any,
          const char   *none)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, (gpointer) any);
  g_ptr_array_add (ids, (gpointer) MN_CLAIM_WITHOUT);
  g_ptr_array_add (labels, (gpointer) none);
  for (guint i = 0; i < tags->n; i++)
    {
      g_ptr_array_add (ids, (gpointer) tags->items[i].id);
      g_ptr_array_add (labels, (gpointer) mn_tag_words_translate (tags->items[i].label));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  mn_picker_set_choices (picker, (const char *const *) ids->pdata, (const char *const *) labels->pdata);
}

static void
show_picked (MnClaimsFilter *self)
{
  mn_picker_set_selected (self->verdict, self->picked_verdict);
  mn_picker_set_selected (self->kind, self->picked_kind);
  mn_picker_set_selected (self->state, self->picked_state >= 0 ? mn_claim_state_names[self->picked_state] : NULL);
  mn_picker_set_selected (self->scope, self->is_in_article ? "article" : NULL);
}

static void
mn_claims_filter_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mn_claims_filter_parent_class)->dispose (object);
}

static void
mn_claims_filter_finalize (GObject *object)
{
  MnClaimsFilter *self = MN_CLAIMS_FILTER (object);

  g_free (self->picked_verdict);
  g_free (self->picked_kind);

  G_OBJECT_CLASS (mn_claims_filter_parent_class)->finalize (object);
}

static void
mn_claims_filter_class_init (MnClaimsFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_claims_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = mn_claims_filter_finalize;

  /**
   * MnClaimsFilter::changed:
   * @self: a bar
   *
   * Somebody wants other claims to be listed.
   */
  signals[CHANGED]
      = g_signal_new ("changed", MN_TYPE_CLAIMS_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MN_TYPE_PICKER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "claimsfilter");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-claims-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, MnClaimsFilter, words);
  gtk_widget_class_bind_template_child (widget_class, MnClaimsFilter, claimant);
  gtk_widget_class_bind_template_child (widget_class, MnClaimsFilter, verdict);
  gtk_widget_class_bind_template_child (widget_class, MnClaimsFilter, kind);
  gtk_widget_class_bind_template_child (widget_class, MnClaimsFilter, state);
  gtk_widget_class_bind_template_child (widget_class, MnClaimsFilter, scope);
  gtk_widget_class_bind_template_callback (widget_class, emit_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_verdict);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
  gtk_widget_class_bind_template_callback (widget_class, on_state);
  gtk_widget_class_bind_template_callback (widget_class, on_scope);
}

static void
mn_claims_filter_init (MnClaimsFilter *self)
{
  const char *const scopes[] = { NULL, "article", NULL };
  const char *const scope_labels[] = { _("Whole Library"), _("This Article"), NULL };
  const char *const states[] = { NULL, mn_claim_state_names[0], mn_claim_state_names[1], mn_claim_state_names[2], NULL };
  const char *const state_labels[] = { C_ ("state", "Any"), _("Unchecked"), _("In progress"), _("Checked"), NULL };

  self->picked_state = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  mn_picker_set_choices (self->scope, scopes, scope_labels);
  mn_picker_set_choices (self->state, states, state_labels);
}

/**
 * mn_claims_filter_set_tagset:
 * @self: a bar
 * @tagset: what may be picked
 */
void
mn_claims_filter_set_tagset (MnClaimsFilter *self,
                             MnTagset       *tagset)
{
  set_tags (self->verdict, &tagset->verdicts, C_ ("verdict", "Any"), _("Without One of Mine"));
  set_tags (self->kind, &tagset->claim_kinds, C_ ("kind", "Any"), _("Without a Kind"));
  show_picked (self);
}

/**
 * mn_claims_filter_set_article:
 * @self: a bar
 * @article: (nullable): the article that is open now
 */
void
mn_claims_filter_set_article (MnClaimsFilter *self,
                              const MnId     *article)
{
  self->article = article != NULL ? *article : MN_ID_NONE;
  if (self->is_in_article)
    emit_changed (self);
}

/**
 * mn_claims_filter_set_query:
 * @self: a bar
 * @query: what to show as picked
 * @in_article: whether it is of the open article alone
 */
void
mn_claims_filter_set_query (MnClaimsFilter     *self,
                            const MnClaimQuery *query,
                            gboolean            in_article)
{
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->words), query->words != NULL ? query->words : "");
  gtk_editable_set_text (GTK_EDITABLE (self->claimant), query->claimant != NULL ? query->claimant : "");
  g_free (self->picked_verdict);
  self->picked_verdict = g_strdup (query->verdict);
  g_free (self->picked_kind);
  self->picked_kind = g_strdup (query->kind);
  self->picked_state = query->state;
  self->is_in_article = in_article;
  show_picked (self);
  self->is_showing = FALSE;
}

static char *
get_typed (GtkSearchEntry *entry)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  return *typed != '\0' ? g_steal_pointer (&typed) : NULL;
}

/**
 * mn_claims_filter_fill:
 * @self: a bar
 * @query: a query that gets what is picked
 */
void
mn_claims_filter_fill (MnClaimsFilter *self,
                       MnClaimQuery   *query)
{
  g_free (query->words);
  query->words = get_typed (self->words);
  g_free (query->claimant);
  query->claimant = get_typed (self->claimant);
  g_free (query->verdict);
  query->verdict = g_strdup (self->picked_verdict);
  g_free (query->kind);
  query->kind = g_strdup (self->picked_kind);
  query->state = self->picked_state;
  query->article = self->is_in_article ? self->article : MN_ID_NONE;
}

/**
 * mn_claims_filter_is_in_article:
 * @self: a bar
 *
 * Returns: whether only claims of the open article are wanted
 */
gboolean
mn_claims_filter_is_in_article (MnClaimsFilter *self)
{
  return self->is_in_article;
}

/**
 * mn_claims_filter_clear:
 * @self: a bar
 *
 * Leaves no claim out any more.
 */
void
mn_claims_filter_clear (MnClaimsFilter *self)
{
  g_autoptr (MnClaimQuery) query = mn_claim_query_new ();

  mn_claims_filter_set_query (self, query, FALSE);
  emit_changed (self);
}

/**
 * mn_claims_filter_search:
 * @self: a bar
 *
 * Gives the keyboard to the words that are searched for.
 */
void
mn_claims_filter_search (MnClaimsFilter *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
  gtk_editable_select_region (GTK_EDITABLE (self->words), 0, -1);
}
