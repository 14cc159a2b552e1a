/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tagset-undo.h"

#include <glib/gi18n.h>

/* A change that can be undone by its place in the journal */
typedef struct
{
  gint64 seq;
  MnId   group; /* none where it stands alone */
} Step;

struct _MnTagsetUndo
{
  GObject         parent_instance;

  MnTagsetWindow *window; /* not owned: it owns this */
  GArray         *done;   /* of Step, the newest last */
  GArray         *undone; /* reversals, to be reversed themselves */
  gboolean        is_busy;
};

G_DEFINE_FINAL_TYPE (MnTagsetUndo, mn_tagset_undo, G_TYPE_OBJECT)

static gboolean
touches_tagset (MnChange *change)
{
  for (guint i = 0; i < mn_change_get_n_items (change); i++)
    {
      const MnChangeItem *item = mn_change_get_item (change, i);

      if (mn_record_kind (item->after != NULL ? item->after : item->before) == MN_RECORD_TAGSET)
        return TRUE;
    }
  return FALSE;
}

/* The changes of one visit of a field are one step */
static void
push (GArray   *steps,
      MnChange *change)
{
  Step step = { mn_change_get_seq (change), *mn_change_get_group (change) };
  Step *last = steps->len > 0 ? &g_array_index (steps, Step, steps->len - 1) : NULL;

  if (last != NULL && !mn_id_is_none (&step.group) && mn_id_equal (&last->group, &step.group))
    last->seq = step.seq;
  else
    g_array_append_val (steps, step);
}

static void
on_applied (MnTagsetUndo *self,
            MnChange     *change)
{
  if (mn_change_get_undoes (change) != 0 || !touches_tagset (change))
    return;
  push (self->done, change);
  g_array_set_size (self->undone, 0);
}

typedef struct
{
  MnTagsetUndo *self;
  gboolean      redo;
} Running;

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Running *running = user_data;
  g_autoptr (MnTagsetUndo) self = running->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = mn_store_undo_finish (MN_STORE (source), result, &error);

  self->is_busy = FALSE;
  if (self->window == NULL)
    return;
  if (error != NULL)
    mn_workspace_fail (mn_tagset_window_get_workspace (self->window), error);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    push (running->redo ? self->done : self->undone, changes->pdata[i]);
  if (changes != NULL)
    mn_tagset_window_tell (self->window, running->redo ? _("Done again") : _("Undone"));
}

static void
mn_tagset_undo_dispose (GObject *object)
{
  MN_TAGSET_UNDO (object)->window = NULL;

  G_OBJECT_CLASS (mn_tagset_undo_parent_class)->dispose (object);
}

static void
mn_tagset_undo_finalize (GObject *object)
{
  g_array_unref (MN_TAGSET_UNDO (object)->done);
  g_array_unref (MN_TAGSET_UNDO (object)->undone);

  G_OBJECT_CLASS (mn_tagset_undo_parent_class)->finalize (object);
}

static void
mn_tagset_undo_class_init (MnTagsetUndoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_tagset_undo_dispose;
  G_OBJECT_CLASS (klass)->finalize = mn_tagset_undo_finalize;
}

static void
mn_tagset_undo_init (MnTagsetUndo *self)
{
  self->done = g_array_new (FALSE, FALSE, sizeof (Step));
  self->undone = g_array_new (FALSE, FALSE, sizeof (Step));
}

/**
 * mn_tagset_undo_new:
 * @window: an editor, which owns this
 *
 * Returns: (transfer full): what will be done to the tagset from now on
 */
MnTagsetUndo *
mn_tagset_undo_new (MnTagsetWindow *window)
{
  MnTagsetUndo *self = g_object_new (MN_TYPE_TAGSET_UNDO, NULL);
  MnLibrary *library = mn_workspace_get_library (mn_tagset_window_get_workspace (window));

  self->window = window;
  g_signal_connect_object (mn_library_get_store (library), "applied", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * mn_tagset_undo_run:
 * @self: what was done
 * @redo: whether to do again what was taken back last
 *
 * Takes back the newest change, or does it again. Nothing happens where there is none.
 */
void
mn_tagset_undo_run (MnTagsetUndo *self,
                    gboolean      redo)
{
  MnLibrary *library = mn_workspace_get_library (mn_tagset_window_get_workspace (self->window));
  GArray *steps = redo ? self->undone : self->done;
  MnUndoRequest request = { .annotator = *mn_library_get_annotator (library) };
  Running *running;

  if (self->is_busy)
    return;
  if (steps->len == 0)
    {
      mn_tagset_window_tell (self->window, redo ? _("There is nothing to redo") : _("There is nothing to undo"));
      return;
    }
  request.seq = g_array_index (steps, Step, steps->len - 1).seq;
  g_array_set_size (steps, steps->len - 1);
  self->is_busy = TRUE;
  running = g_new (Running, 1);
  *running = (Running){ g_object_ref (self), redo };
  mn_store_undo_async (mn_library_get_store (library), &request, NULL, on_undone, running);
}
