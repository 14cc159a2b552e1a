/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-evidence-list.h"

#include "mn-evidence-dialog.h"
#include "mn-evidence-edits.h"
#include "mn-evidence-row.h"
#include "mn-workspace-evidence.h"

struct _MnEvidenceList
{
  GtkWidget    parent_instance;

  MnWorkspace *workspace;
  GtkBox      *rows;
};

G_DEFINE_FINAL_TYPE (MnEvidenceList, mn_evidence_list, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (MnEvidenceList *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
on_edit (MnEvidenceList *self,
         MnEvidenceRow  *row)
{
  mn_evidence_dialog_present (get_window (self), self->workspace, mn_evidence_row_get_claim (row),
                              mn_evidence_row_get_evidence (row));
}

static void
on_remove (MnEvidenceList *self,
           MnEvidenceRow  *row)
{
  MnDocument *document = mn_workspace_get_document (self->workspace);

  if (document != NULL)
    mn_document_remove_evidence_async (document, &mn_evidence_row_get_claim (row)->record.id,
                                       &mn_evidence_row_get_evidence (row)->id, mn_workspace_finish_edit,
                                       g_object_ref (self->workspace));
}

static GtkWidget *
new_row (MnEvidenceList *self)
{
  GtkWidget *row = mn_evidence_row_new (self->workspace);

  g_signal_connect_object (row, "edit", G_CALLBACK (on_edit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, row);
  return row;
}

/* Rows that are there show something else, so that the keyboard stays where it is */
static void
update (MnEvidenceList *self)
{
  MnClaim *claim = mn_workspace_get_current_claim (self->workspace);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  if (claim == NULL)
    return;
  for (guint i = 0; i < claim->evidence.n; i++)
    {
      if (row == NULL)
        row = new_row (self);
      mn_evidence_row_show (MN_EVIDENCE_ROW (row), claim, &claim->evidence.items[i]);
      row = gtk_widget_get_next_sibling (row);
    }
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (self->rows, row);
      row = next;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), claim->evidence.n > 0);
}

static void
mn_evidence_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&MN_EVIDENCE_LIST (object)->workspace);

  G_OBJECT_CLASS (mn_evidence_list_parent_class)->dispose (object);
}

static void
mn_evidence_list_class_init (MnEvidenceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_evidence_list_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-evidence-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MnEvidenceList, rows);
}

static void
mn_evidence_list_init (MnEvidenceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_evidence_list_set_workspace:
 * @self: a list
 * @workspace: whose current claim it shows
 */
void
mn_evidence_list_set_workspace (MnEvidenceList *self,
                                MnWorkspace    *workspace)
{
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::current", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
