/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-lit-marks.h"

#define N_CHAINS 3

struct _MnLitMarks
{
  MnDocument *document;
  MnLayers   *layers;
  MnChain    *chains[N_CHAINS];
};

/**
 * mn_lit_marks_new:
 * @workspace: a workspace with a document
 *
 * Returns: (transfer full): what is lit up in it now
 */
MnLitMarks *
mn_lit_marks_new (MnWorkspace *workspace)
{
  MnLitMarks *self = g_new (MnLitMarks, 1);
  MnEntity *entity = mn_workspace_get_current_entity (workspace);

  self->document = mn_workspace_get_document (workspace);
  self->layers = mn_workspace_get_layers (workspace);
  self->chains[0] = mn_chain_new (mn_workspace_get_current (workspace));
  self->chains[1] = entity != NULL ? mn_chain_new_of (&entity->record.id) : mn_chain_new (NULL);
  self->chains[2] = mn_chain_new (mn_workspace_get_hovered (workspace));
  return self;
}

/**
 * mn_lit_marks_free:
 * @self: (transfer full): lit marks
 */
void
mn_lit_marks_free (MnLitMarks *self)
{
  for (guint i = 0; i < N_CHAINS; i++)
    mn_chain_free (self->chains[i]);
  g_free (self);
}

/**
 * mn_lit_marks_has:
 * @self: lit marks
 * @mark: a mark of the document
 *
 * Returns: whether it is one of them
 */
gboolean
mn_lit_marks_has (const MnLitMarks *self,
                  MnRecord         *mark)
{
  for (guint i = 0; i < N_CHAINS; i++)
    if (mn_chain_has (self->chains[i], mark))
      return TRUE;
  return FALSE;
}

typedef struct
{
  MnLayers    *layers;
  MnRecordFunc function;
  gpointer     user_data;
} Passing;

static gboolean
pass_if_shown (MnRecord *mark,
               gpointer  user_data)
{
  const Passing *passing = user_data;

  return !mn_layers_shows (passing->layers, mark) || passing->function (mark, passing->user_data);
}

/**
 * mn_lit_marks_foreach:
 * @self: lit marks
 * @function: (scope call): takes each that is not hidden, in no order and some more than once
 * @user_data: for @function
 */
void
mn_lit_marks_foreach (const MnLitMarks *self,
                      MnRecordFunc      function,
                      gpointer          user_data)
{
  Passing passing = { self->layers, function, user_data };

  for (guint i = 0; i < N_CHAINS; i++)
    mn_chain_foreach (self->chains[i], self->document, pass_if_shown, &passing);
}

/**
 * mn_lit_marks_each_claim:
 * @self: lit marks
 * @function: (scope call): takes the claims among them whose words of saying are lit up too
 * @user_data: for @function
 */
void
mn_lit_marks_each_claim (const MnLitMarks *self,
                         MnRecordFunc      function,
                         gpointer          user_data)
{
  MnClaim *last = NULL;

  for (guint i = 0; i < N_CHAINS; i++)
    {
      MnClaim *claim = mn_chain_get_claim (self->chains[i]);

      if (claim != NULL && claim != last && !function (&claim->record, user_data))
        return;
      last = claim != NULL ? claim : last;
    }
}
