/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-relate-dialog.h"

#include "mn-accessible.h"
#include "mn-claim-search.h"
#include "mn-entity-rank.h"
#include "mn-form.h"
#include "mn-picker.h"
#include "mn-relate-item.h"
#include "mn-relation-edits.h"
#include "mn-relation-rules.h"
#include "mn-relation-words.h"
#include "mn-tag-words.h"
#include "mn-text-line.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_FOUND 50

/* So much is said of what is related, and of the words that say so */
#define N_SAID 90

/* What a type is called in the picker where it goes the other way */
#define INCOMING "<"

struct _MnRelateDialog
{
  AdwWindow           parent_instance;

  MnWorkspace        *workspace;
  MnDocument         *document; /* whose edits this takes its turn among */
  MnRecord           *end;      /* what is related */
  GCancellable       *searching;
  guint               start;    /* the stretch that is selected in the text */
  guint               stop;
  char               *type;     /* the id of a relation type, after INCOMING where it goes the other way */

  GtkLabel           *what;
  MnPicker           *type_picker;
  GtkSearchEntry     *entry;
  GtkStack           *stack;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GListStore         *items;
  GtkCheckButton     *with_words;
  GtkLabel           *message;
  GtkButton          *relate;
};

G_DEFINE_FINAL_TYPE (MnRelateDialog, mn_relate_dialog, ADW_TYPE_WINDOW)

static gboolean
is_claim (MnRelateDialog *self)
{
  return mn_record_kind (self->end) == MN_RECORD_CLAIM;
}

static MnTagset *
get_tagset (MnRelateDialog *self)
{
  return mn_library_get_tagset (mn_workspace_get_library (self->workspace));
}

static gboolean
is_outgoing (MnRelateDialog *self)
{
  return !g_str_has_prefix (self->type, INCOMING);
}

static const MnRelationType *
get_type (MnRelateDialog *self)
{
  return self->type != NULL
             ? mn_relation_type_find (get_tagset (self), is_outgoing (self) ? self->type : self->type + strlen (INCOMING))
             : NULL;
}

static void
say (MnRelateDialog *self,
     const char     *message)
{
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
}

static void
show_items (MnRelateDialog *self,
            GPtrArray      *items)
{
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "none");
  if (items->len > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->relate), items->len > 0 && self->type != NULL);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (MnRelateDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = mn_claim_search_finish (MN_LIBRARY (source), result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->document == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    say (self, error->message);
  for (guint i = 0; found != NULL && i < found->len; i++)
    g_ptr_array_add (items, mn_relate_item_new_claim (found->pdata[i]));
  show_items (self, items);
}

/* Those that may be the other end of such a relation */
static void
show_entities (MnRelateDialog *self,
               const char     *typed)
{
  const MnRelationType *type = get_type (self);
  g_autoptr (GPtrArray) found = mn_entity_rank (self->document, typed, NULL, NULL, MOST_FOUND);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < found->len; i++)
    {
      MnEntity *entity = found->pdata[i];

      if (mn_id_equal (&entity->record.id, &self->end->id)
          || (type != NULL && !mn_relation_type_takes (type, !is_outgoing (self), &entity->record)))
        continue;
      g_ptr_array_add (items, mn_relate_item_new_entity (entity, mn_tag_words_translate (mn_tags_get_label (
                                                                     &get_tagset (self)->entity_types, entity->type))));
    }
  show_items (self, items);
}

static void
search (MnRelateDialog *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (self->document == NULL)
    return;
  say (self, NULL);
  /* not to be related to what was found before */
  gtk_widget_set_sensitive (GTK_WIDGET (self->relate), FALSE);
  if (!is_claim (self))
    {
      show_entities (self, typed);
      return;
    }
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  mn_claim_search_async (mn_workspace_get_library (self->workspace), typed, (MnClaim *) self->end, MOST_FOUND,
                         self->searching, on_found, g_object_ref (self));
}

static void
on_type (MnRelateDialog *self,
         const char     *type)
{
  g_free (self->type);
  self->type = g_strdup (type);
  if (!is_claim (self))
    search (self);
}

static void
on_related (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (MnRelateDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);

  if (self->document == NULL) /* closed meanwhile */
    return;
  if (change != NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (error != NULL)
    mn_workspace_fail (self->workspace, error);
  say (self, error != NULL ? error->message : _("That is said already"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->relate), TRUE);
}

static void
on_relate (MnRelateDialog *self)
{
  MnRelateItem *item = gtk_single_selection_get_selected_item (self->selection);
  const MnRelationType *type = get_type (self);
  MnRelationBuilder *relation;
  MnEnd ends[2];

  if (item == NULL || type == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->relate)))
    return;
  relation = mn_relation_new ();
  relation->type = type->tag.id;
  ends[0] = (MnEnd){ is_claim (self) ? MN_END_CLAIM : MN_END_ENTITY, self->end->id };
  ends[1] = (MnEnd){ ends[0].kind, mn_relate_item_get_record (item)->id };
  relation->from = ends[is_outgoing (self) ? 0 : 1];
  relation->to = ends[is_outgoing (self) ? 1 : 0];
  if (gtk_check_button_get_active (self->with_words))
    mn_relation_take_span (relation, self->document, self->start, self->stop);
  g_object_set_data_full (G_OBJECT (self->workspace), is_claim (self) ? "claim-relation" : "entity-relation",
                          g_strdup (self->type), g_free);
  gtk_widget_set_sensitive (GTK_WIDGET (self->relate), FALSE);
  mn_document_relate_async (self->document, relation, on_related, g_object_ref (self));
}

static void
step (MnRelateDialog *self,
      int             direction)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  position = position == GTK_INVALID_LIST_POSITION ? 0 : (position + n + (guint) direction) % n;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* The arrows go through the list while the keyboard is in the entry */
static gboolean
on_key (MnRelateDialog *self,
        guint           keyval,
        guint           keycode G_GNUC_UNUSED,
        GdkModifierType state G_GNUC_UNUSED)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  step (self, keyval == GDK_KEY_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
on_stop (MnRelateDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_setup (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *detail = g_object_new (MN_TYPE_TEXT_LINE, NULL);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (words), 3);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory G_GNUC_UNUSED,
         GtkListItem              *list_item)
{
  MnRelateItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  g_autofree char *spoken
      = g_strdup_printf ("%s · %s", mn_relate_item_get_words (item), mn_relate_item_get_detail (item));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), mn_relate_item_get_words (item));
  mn_text_line_set_text (MN_TEXT_LINE (gtk_widget_get_last_child (box)), mn_relate_item_get_detail (item));
  mn_accessible_name_row (box, spoken);
}

static void
mn_relate_dialog_dispose (GObject *object)
{
  MnRelateDialog *self = MN_RELATE_DIALOG (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->document);
  g_clear_pointer (&self->end, mn_record_unref);
  g_clear_pointer (&self->type, g_free);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_relate_dialog_parent_class)->dispose (object);
}

static void
mn_relate_dialog_class_init (MnRelateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_relate_dialog_dispose;

  g_type_ensure (MN_TYPE_PICKER);
  g_type_ensure (MN_TYPE_RELATE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-relate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MnRelateDialog, what);
  gtk_widget_class_bind_template_child (widget_class, MnRelateDialog, type_picker);
  gtk_widget_class_bind_template_child (widget_class, MnRelateDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, MnRelateDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MnRelateDialog, list);
  gtk_widget_class_bind_template_child (widget_class, MnRelateDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, MnRelateDialog, items);
  gtk_widget_class_bind_template_child (widget_class, MnRelateDialog, with_words);
  gtk_widget_class_bind_template_child (widget_class, MnRelateDialog, message);
  gtk_widget_class_bind_template_child (widget_class, MnRelateDialog, relate);
  gtk_widget_class_bind_template_callback (widget_class, on_type);
  gtk_widget_class_bind_template_callback (widget_class, on_relate);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mn_relate_dialog_init (MnRelateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_type (GPtrArray  *ids,
          GPtrArray  *labels,
          MnTagset   *tagset,
          const char *type,
          gboolean    is_outgoing)
{
  g_ptr_array_add (ids, is_outgoing ? g_strdup (type) : g_strconcat (INCOMING, type, NULL));
  g_ptr_array_add (labels, mn_relation_words (tagset, type, is_outgoing));
}

/* Each type that may join it with something, one way and the other */
static void
fill_types (MnRelateDialog *self)
{
  MnTagset *tagset = get_tagset (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  const char *last = g_object_get_data (G_OBJECT (self->workspace), is_claim (self) ? "claim-relation" : "entity-relation");

  for (guint i = 0; i < tagset->relation_types.n; i++)
    {
      const MnRelationType *type = &tagset->relation_types.items[i];

      if (mn_relation_type_takes (type, TRUE, self->end))
        add_type (ids, labels, tagset, type->tag.id, TRUE);
    }
  for (guint i = 0; i < tagset->relation_types.n; i++)
    {
      const MnRelationType *type = &tagset->relation_types.items[i];

      if (!type->is_symmetric && mn_relation_type_takes (type, FALSE, self->end))
        add_type (ids, labels, tagset, type->tag.id, FALSE);
    }
  if (ids->len == 0)
    {
      say (self, _("The tagset has no relations for this type of entity"));
      return;
    }
  self->type = g_strdup (ids->pdata[0]);
  for (guint i = 0; last != NULL && i < ids->len; i++)
    if (g_str_equal (ids->pdata[i], last))
      {
        g_free (self->type);
        self->type = g_strdup (last);
      }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (labels, NULL);
  mn_picker_set_choices (self->type_picker, (const char *const *) ids->pdata, (const char *const *) labels->pdata);
  mn_picker_set_selected (self->type_picker, self->type);
}

/* What is selected may be the words that say so; what the claim itself says is not */
static void
offer_words (MnRelateDialog *self)
{
  gboolean is_offered = mn_workspace_get_selection (self->workspace, &self->start, &self->stop);
  g_autofree char *quote = NULL;
  g_autofree char *label = NULL;

  if (is_offered && is_claim (self) && mn_spans_first (mn_mark_get_spans (self->end)) == (gint) self->start
      && mn_spans_last (mn_mark_get_spans (self->end)) == (gint) self->stop)
    is_offered = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->with_words), is_offered);
  gtk_check_button_set_active (self->with_words, is_offered);
  if (!is_offered)
    return;
  quote = mn_form_shorten (mn_text_slice (mn_document_get_text (self->document), self->start, self->stop), N_SAID);
  g_strdelimit (quote, "\n\t", ' ');
  /* Translators: %s are words that are selected in the article */
  label = g_strdup_printf (_("The selected words say so: “%s”"), quote);
  gtk_check_button_set_label (self->with_words, label);
  gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (GTK_WIDGET (self->with_words))), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (gtk_widget_get_last_child (GTK_WIDGET (self->with_words))),
                           PANGO_WRAP_WORD_CHAR);
}

/**
 * mn_relate_dialog_present:
 * @parent: the window it belongs to
 * @workspace: what that has in hand
 * @end: a claim or an entity
 *
 * Asks what to relate it to.
 */
void
mn_relate_dialog_present (GtkWindow   *parent,
                          MnWorkspace *workspace,
                          MnRecord    *end)
{
  MnRelateDialog *self = g_object_new (MN_TYPE_RELATE_DIALOG, "transient-for", parent, NULL);
  g_autofree char *what = NULL;

  self->workspace = g_object_ref (workspace);
  self->end = mn_record_ref (end);
  what = mn_form_shorten (is_claim (self) ? mn_claim_get_words ((MnClaim *) end) : g_strdup (((MnEntity *) end)->name),
                          N_SAID);
  gtk_label_set_text (self->what, what);
  g_object_set (self->entry, "placeholder-text",
                is_claim (self) ? _("Words of the other claim, or who makes it") : _("Name of the other entity"), NULL);
  fill_types (self);
  self->document = g_object_ref (mn_workspace_get_document (workspace));
  offer_words (self);
  search (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
