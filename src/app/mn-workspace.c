/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-workspace.h"
#include "mn-initials-index.h"
#include "mn-recent-entities.h"
#include "mn-words.h"
#include "mn-workspace-actions.h"
#include "mn-workspace-claims.h"
#include "mn-workspace-evidence.h"
#include "mn-workspace-layers.h"
#include "mn-workspace-motions.h"
#include "mn-workspace-same.h"
#include "mn-workspace-suggestions.h"
#include "mn-workspace-values.h"

#include <glib/gi18n.h>

struct _MnWorkspace
{
  GObject             parent_instance;

  MnLibrary          *library;
  MnDocument         *document;
  MnRecord           *current;
  MnId                hovered; /* the mark under the pointer, or none */
  MnEntity           *current_entity;
  MnId                last_claim; /* that was current, if none is */
  guint               caret;
  guint               selection_start;
  guint               selection_end;
  gboolean            is_exact; /* the selection is meant to the letter: no growing to words */
  gboolean            is_name;  /* it is a name that was found, not what a hand has chosen */
  GSimpleActionGroup *actions;
  MnFindHits         *hits; /* in the document, of what is searched for in it */
  MnSuggestions      *suggestions; /* for the document */
  MnLayers           *layers;      /* which marks of documents are shown */
  gboolean            suggests_names;
  gboolean            suggests_claims;
};

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_DOCUMENT,
  PROP_CURRENT,
  PROP_CURRENT_ENTITY,
  PROP_HAS_SELECTION,
  PROP_HOVERED,
  N_PROPS
};

enum
{
  LEAVE,
  MOVED,
  REVEAL,
  SELECT,
  SUGGESTED,
  TELL,
  OFFER,
  FAIL,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnWorkspace, mn_workspace, G_TYPE_OBJECT)

static void
take_current (MnWorkspace *self,
              MnRecord    *current)
{
  if (self->current == current)
    return;
  if (current != NULL)
    mn_record_ref (current);
  g_clear_pointer (&self->current, mn_record_unref);
  self->current = current;
  if (current != NULL && mn_record_kind (current) == MN_RECORD_CLAIM)
    self->last_claim = current->id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
take_current_entity (MnWorkspace *self,
                     MnEntity    *entity)
{
  if (self->current_entity == entity)
    return;
  if (entity != NULL)
    mn_entity_ref (entity);
  g_clear_pointer (&self->current_entity, mn_entity_unref);
  self->current_entity = entity;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_ENTITY]);
}

static void
on_suggested (MnWorkspace *self)
{
  g_signal_emit (self, signals[SUGGESTED], 0);
}

static void
suggest (MnWorkspace *self)
{
  if (self->suggestions != NULL)
    g_signal_handlers_disconnect_by_data (self->suggestions, self);
  g_clear_object (&self->suggestions);
  if (self->document == NULL)
    return;
  g_object_set_data (G_OBJECT (self), "last-rejected", NULL);
  self->suggestions = mn_suggestions_new (self->document);
  mn_suggestions_set_layers (self->suggestions, self->layers);
  g_signal_connect_object (self->suggestions, "changed", G_CALLBACK (on_suggested), self, G_CONNECT_SWAPPED);
  mn_suggestions_set_wanted (self->suggestions, self->suggests_names, self->suggests_claims);
}

/* One of the document, or any other of the library */
static MnEntity *
find_entity (MnWorkspace *self,
             const MnId  *id)
{
  MnEntity *entity = mn_document_get_entity (self->document, id);

  if (entity != NULL)
    return mn_entity_ref (entity);
  if (mn_id_is_none (id))
    return NULL;
  return mn_snapshot_get (mn_library_get_snapshot (self->library), MN_RECORD_ENTITY, &MN_ID_NONE, id, NULL);
}

static MnEntity *
get_entity_of_current (MnWorkspace *self)
{
  if (self->current == NULL || mn_record_kind (self->current) != MN_RECORD_MENTION)
    return NULL;
  return mn_document_get_entity (self->document, &((MnMention *) self->current)->entity);
}

/* What is current goes on being current in its newer state, and ceases when it is gone; but a mention whose entity is gone,
 * since that was merged into another, has the other */
static void
update_entity (MnWorkspace *self)
{
  g_autoptr (MnEntity) entity = NULL;

  if (self->current_entity == NULL || self->document == NULL)
    return;
  entity = find_entity (self, &self->current_entity->record.id);
  if (entity != NULL && entity->record.revision == self->current_entity->record.revision)
    return;
  take_current_entity (self, entity != NULL ? entity : get_entity_of_current (self));
}

static void
on_changed (MnWorkspace *self,
            GArray      *items G_GNUC_UNUSED)
{
  if (self->current != NULL)
    take_current (self, mn_document_get_mark (self->document, &self->current->id));
  update_entity (self);
}

/* Of an entity that the document does not mention it says nothing */
static void
on_entities_changed (MnWorkspace *self)
{
  if (self->document != NULL && self->current_entity != NULL
      && mn_document_get_entity (self->document, &self->current_entity->record.id) == NULL)
    update_entity (self);
}

/* What is hidden is not what a hand is on */
static void
on_layers (MnWorkspace *self)
{
  if (self->current != NULL && !mn_layers_shows (self->layers, self->current))
    mn_workspace_set_current (self, NULL);
  g_signal_emit (self, signals[SUGGESTED], 0);
}

static void
mn_workspace_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  MnWorkspace *self = MN_WORKSPACE (object);

  switch (id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_CURRENT:
      g_value_set_pointer (value, (gpointer) self->current);
      break;
    case PROP_CURRENT_ENTITY:
      g_value_set_boxed (value, self->current_entity);
      break;
    case PROP_HAS_SELECTION:
      g_value_set_boolean (value, self->selection_start < self->selection_end);
      break;
    case PROP_HOVERED:
      g_value_set_pointer (value, (gpointer) mn_workspace_get_hovered (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_workspace_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  MnWorkspace *self = MN_WORKSPACE (object);

  switch (id)
    {
    case PROP_LIBRARY:
      self->library = g_value_dup_object (value);
      if (self->library != NULL)
        g_signal_connect_object (self->library, "entities-changed", G_CALLBACK (on_entities_changed), self,
                                 G_CONNECT_SWAPPED);
      break;
    case PROP_DOCUMENT:
      mn_workspace_set_document (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_workspace_dispose (GObject *object)
{
  MnWorkspace *self = MN_WORKSPACE (object);

  mn_workspace_set_document (self, NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->hits);
  g_clear_object (&self->layers);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (mn_workspace_parent_class)->dispose (object);
}

static void
mn_workspace_class_init (MnWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_workspace_get_property;
  object_class->set_property = mn_workspace_set_property;
  object_class->dispose = mn_workspace_dispose;

  /**
   * MnWorkspace:library:
   *
   * The library.
   */
  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, MN_TYPE_LIBRARY,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * MnWorkspace:document:
   *
   * The open document, or %NULL.
   */
  properties[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, MN_TYPE_DOCUMENT,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * MnWorkspace:current:
   *
   * The current mark, an #MnRecord, as it is now; or %NULL.
   */
  properties[PROP_CURRENT] = g_param_spec_pointer ("current", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * MnWorkspace:current-entity:
   *
   * The current entity, as it is now; or %NULL. The entity of the current mention, or one picked from the list.
   */
  properties[PROP_CURRENT_ENTITY] = g_param_spec_boxed ("current-entity", NULL, NULL, mn_entity_get_type (),
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * MnWorkspace:has-selection:
   *
   * Whether any text is selected.
   */
  properties[PROP_HAS_SELECTION]
      = g_param_spec_boolean ("has-selection", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * MnWorkspace:hovered:
   *
   * The mark that the pointer rests on, an #MnRecord, as it is now; or %NULL.
   */
  properties[PROP_HOVERED] = g_param_spec_pointer ("hovered", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MnWorkspace::leave:
   * @self: a workspace
   * @target: where it is gone to, in code points of the text; %G_MAXUINT for another document
   *
   * The place where the caret is will be left, not by moving it but to see something else.
   */
  signals[LEAVE] = g_signal_new ("leave", MN_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_UINT);

  /**
   * MnWorkspace::moved:
   * @self: a workspace
   *
   * The caret or the selection is elsewhere now.
   */
  signals[MOVED]
      = g_signal_new ("moved", MN_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MnWorkspace::reveal:
   * @self: a workspace
   * @start: where a stretch of the text begins
   * @end: where it ends
   *
   * The stretch should be brought into view and the caret put at its start.
   */
  signals[REVEAL] = g_signal_new ("reveal", MN_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_UINT, G_TYPE_UINT);

  /**
   * MnWorkspace::select:
   * @self: a workspace
   * @start: where a stretch of the text begins
   * @end: where it ends; @start to select nothing and put the caret there
   * @with_keyboard: whether the text gets the keyboard
   *
   * The stretch should be selected and brought into view.
   */
  signals[SELECT] = g_signal_new ("select", MN_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_UINT, G_TYPE_UINT, G_TYPE_BOOLEAN);

  /**
   * MnWorkspace::suggested:
   * @self: a workspace
   *
   * Something else than before is suggested for the document.
   */
  signals[SUGGESTED]
      = g_signal_new ("suggested", MN_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * MnWorkspace::tell:
   * @self: a workspace
   * @message: something short that was done
   * @with_undo: whether to offer to take it back
   */
  signals[TELL] = g_signal_new ("tell", MN_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_BOOLEAN);

  /**
   * MnWorkspace::offer:
   * @self: a workspace
   * @message: what there is to do next
   * @button: what a button calls it
   * @action: the detailed action that does it
   *
   * Something that goes with what was just done is offered, until something else is.
   */
  signals[OFFER] = g_signal_new ("offer", MN_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                 G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * MnWorkspace::fail:
   * @self: a workspace
   * @error: why something could not be done
   */
  signals[FAIL] = g_signal_new ("fail", MN_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_ERROR);
}

static void
mn_workspace_init (MnWorkspace *self)
{
  self->hits = mn_find_hits_new ();
  self->layers = mn_layers_new ();
  g_signal_connect_object (self->layers, "changed", G_CALLBACK (on_layers), self, G_CONNECT_SWAPPED);
  self->actions = g_simple_action_group_new ();
  mn_workspace_add_actions (self, G_ACTION_MAP (self->actions));
  mn_workspace_add_motions (self, G_ACTION_MAP (self->actions));
  mn_workspace_add_layer_actions (self, G_ACTION_MAP (self->actions));
  mn_workspace_add_suggestion_actions (self, G_ACTION_MAP (self->actions));
  mn_workspace_add_value_actions (self, G_ACTION_MAP (self->actions));
  mn_workspace_add_claim_actions (self, G_ACTION_MAP (self->actions));
  mn_workspace_add_evidence_actions (self, G_ACTION_MAP (self->actions));
  mn_workspace_add_same_actions (self, G_ACTION_MAP (self->actions));
}

/**
 * mn_workspace_new:
 * @library: a library
 *
 * Returns: (transfer full): a workspace without a document
 */
MnWorkspace *
mn_workspace_new (MnLibrary *library)
{
  return g_object_new (MN_TYPE_WORKSPACE, "library", library, NULL);
}

/**
 * mn_workspace_get_library:
 * @self: a workspace
 *
 * Returns: (transfer none): the library
 */
MnLibrary *
mn_workspace_get_library (MnWorkspace *self)
{
  return self->library;
}

/**
 * mn_workspace_get_document:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the open document
 */
MnDocument *
mn_workspace_get_document (MnWorkspace *self)
{
  return self->document;
}

/**
 * mn_workspace_set_document:
 * @self: a workspace
 * @document: (nullable): the document to open
 */
void
mn_workspace_set_document (MnWorkspace *self,
                           MnDocument  *document)
{
  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_emit (self, signals[LEAVE], 0, G_MAXUINT);
  take_current (self, NULL);
  take_current_entity (self, NULL);
  mn_workspace_set_hovered (self, NULL);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  self->caret = self->selection_start = self->selection_end = 0;
  if (document != NULL)
    {
      g_signal_connect_object (document, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      mn_recent_entities_watch (self->library);
      mn_initials_index_of (self->library); /* read by the time that anybody types */
    }
  suggest (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
}

/**
 * mn_workspace_get_current:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the current mark, as it is now
 */
MnRecord *
mn_workspace_get_current (MnWorkspace *self)
{
  return self->current;
}

/**
 * mn_workspace_get_last_claim:
 * @self: a workspace
 *
 * Whoever goes by the arrow keys to the words that belong to a claim leaves the claim for it.
 *
 * Returns: (transfer none) (nullable): the claim of the document that is current or was so last
 */
MnRecord *
mn_workspace_get_last_claim (MnWorkspace *self)
{
  return self->document != NULL ? mn_document_get_mark (self->document, &self->last_claim) : NULL;
}

/**
 * mn_workspace_set_current:
 * @self: a workspace
 * @mark: (nullable): the id of a mark of the document
 *
 * Makes a mark the current one; and, of a mention, its entity the current entity. What it is hidden by is shown again.
 */
void
mn_workspace_set_current (MnWorkspace *self,
                          const MnId  *mark)
{
  MnRecord *record = self->document != NULL ? mn_document_get_mark (self->document, mark) : NULL;

  if (record != NULL)
    mn_workspace_show_mark (self, record);
  if (record != NULL && mn_record_kind (record) == MN_RECORD_MENTION)
    take_current_entity (self, mn_document_get_entity (self->document, &((MnMention *) record)->entity));
  else
    take_current_entity (self, NULL);
  take_current (self, record);
}

/**
 * mn_workspace_get_hovered:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the mark that the pointer rests on, as it is now
 */
MnRecord *
mn_workspace_get_hovered (MnWorkspace *self)
{
  MnRecord *mark = self->document != NULL && !mn_id_is_none (&self->hovered)
                       ? mn_document_get_mark (self->document, &self->hovered)
                       : NULL;

  return mark != NULL && mn_layers_shows (self->layers, mark) ? mark : NULL;
}

/**
 * mn_workspace_set_hovered:
 * @self: a workspace
 * @mark: (nullable): the id of a mark of the document
 *
 * For the article's view: reports what the pointer rests on.
 */
void
mn_workspace_set_hovered (MnWorkspace *self,
                          const MnId  *mark)
{
  MnId id = mark != NULL ? *mark : MN_ID_NONE;

  if (mn_id_equal (&self->hovered, &id))
    return;
  self->hovered = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOVERED]);
}

/**
 * mn_workspace_get_current_entity:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): the current entity, as it is now
 */
MnEntity *
mn_workspace_get_current_entity (MnWorkspace *self)
{
  return self->current_entity;
}

/**
 * mn_workspace_set_current_entity:
 * @self: a workspace
 * @entity: (nullable): the id of an entity, of the document or any other of the library
 *
 * Makes an entity current; a current mark of another one ceases to be.
 */
void
mn_workspace_set_current_entity (MnWorkspace *self,
                                 const MnId  *entity)
{
  g_autoptr (MnEntity) found = self->document != NULL && entity != NULL ? find_entity (self, entity) : NULL;

  if (self->current != NULL
      && (found == NULL || mn_record_kind (self->current) != MN_RECORD_MENTION
          || !mn_id_equal (&((MnMention *) self->current)->entity, entity)))
    take_current (self, NULL);
  take_current_entity (self, found);
}

/**
 * mn_workspace_set_selection:
 * @self: a workspace
 * @caret: where the caret is, in code points of the text
 * @start: where the selection begins
 * @end: where it ends; @start where nothing is selected
 * @is_exact: whether it is meant to the letter (Ctrl was held)
 *
 * For the article's view: reports where it is.
 */
void
mn_workspace_set_selection (MnWorkspace *self,
                            guint        caret,
                            guint        start,
                            guint        end,
                            gboolean     is_exact)
{
  gboolean had_selection = self->selection_start < self->selection_end;

  self->caret = caret;
  self->selection_start = start;
  self->selection_end = end;
  self->is_exact = is_exact;
  self->is_name = FALSE;
  if (had_selection != (start < end))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SELECTION]);
  g_signal_emit (self, signals[MOVED], 0);
}

/**
 * mn_workspace_get_caret:
 * @self: a workspace
 *
 * Returns: where the caret is, in code points
 */
guint
mn_workspace_get_caret (MnWorkspace *self)
{
  return self->caret;
}

/**
 * mn_workspace_get_selection:
 * @self: a workspace
 * @start: (out): where it begins
 * @end: (out): where it ends
 *
 * Gets what is selected, grown to whole words unless it is meant to the letter.
 *
 * Returns: whether anything is
 */
gboolean
mn_workspace_get_selection (MnWorkspace *self,
                            guint       *start,
                            guint       *end)
{
  MnText *text;

  if (self->document == NULL || self->selection_start >= self->selection_end)
    return FALSE;
  *start = self->selection_start;
  *end = self->selection_end;
  text = mn_document_get_text (self->document);
  return self->is_exact ? mn_words_trim (text, start, end) : mn_words_snap (text, start, end);
}

/**
 * mn_workspace_set_is_name:
 * @self: a workspace
 * @is_name: whether what is selected is a name that was found, with whatever title stands before it
 *
 * Lasts until something else is selected.
 */
void
mn_workspace_set_is_name (MnWorkspace *self,
                          gboolean     is_name)
{
  self->is_name = is_name;
}

/**
 * mn_workspace_get_is_name:
 * @self: a workspace
 *
 * Returns: whether what is selected is a name that was found, not what a hand has chosen
 */
gboolean
mn_workspace_get_is_name (MnWorkspace *self)
{
  return self->is_name;
}

/**
 * mn_workspace_get_exact_selection:
 * @self: a workspace
 * @start: (out): where it begins; the caret where nothing is selected
 * @end: (out): where it ends
 *
 * Gets what is selected, to the letter.
 *
 * Returns: whether anything is
 */
gboolean
mn_workspace_get_exact_selection (MnWorkspace *self,
                                  guint       *start,
                                  guint       *end)
{
  *start = self->selection_start;
  *end = self->selection_end;
  return self->selection_start < self->selection_end;
}

/**
 * mn_workspace_get_hits:
 * @self: a workspace
 *
 * Returns: (transfer none): what was found in the document, of what is searched for in it
 */
MnFindHits *
mn_workspace_get_hits (MnWorkspace *self)
{
  return self->hits;
}

/**
 * mn_workspace_get_suggestions:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): what could be marked in the document
 */
MnSuggestions *
mn_workspace_get_suggestions (MnWorkspace *self)
{
  return self->suggestions;
}

/**
 * mn_workspace_get_layers:
 * @self: a workspace
 *
 * Returns: (transfer none): which marks are shown
 */
MnLayers *
mn_workspace_get_layers (MnWorkspace *self)
{
  return self->layers;
}

/**
 * mn_workspace_set_suggesting:
 * @self: a workspace
 * @names: whether names of entities that the library knows are suggested
 * @claims: whether claims are
 */
void
mn_workspace_set_suggesting (MnWorkspace *self,
                             gboolean     names,
                             gboolean     claims)
{
  self->suggests_names = names;
  self->suggests_claims = claims;
  if (self->suggestions != NULL)
    mn_suggestions_set_wanted (self->suggestions, names, claims);
}

/**
 * mn_workspace_reveal:
 * @self: a workspace
 * @start: where a stretch begins
 * @end: where it ends
 *
 * Asks the article's view to go there.
 */
void
mn_workspace_reveal (MnWorkspace *self,
                     guint        start,
                     guint        end)
{
  g_signal_emit (self, signals[LEAVE], 0, start);
  g_signal_emit (self, signals[REVEAL], 0, start, end);
}

/**
 * mn_workspace_select:
 * @self: a workspace
 * @start: where a stretch begins
 * @end: where it ends; @start to select nothing
 *
 * Asks the article's view to select it, to bring it into view, and to take the keyboard.
 */
void
mn_workspace_select (MnWorkspace *self,
                     guint        start,
                     guint        end)
{
  g_signal_emit (self, signals[SELECT], 0, start, end, TRUE);
}

/**
 * mn_workspace_show:
 * @self: a workspace
 * @start: where a stretch begins
 * @end: where it ends
 *
 * As mn_workspace_select(), but the keyboard stays where it is.
 */
void
mn_workspace_show (MnWorkspace *self,
                   guint        start,
                   guint        end)
{
  g_signal_emit (self, signals[SELECT], 0, start, end, FALSE);
}

/**
 * mn_workspace_leave:
 * @self: a workspace
 * @target: where it is gone to, in code points of the text
 *
 * Says that the place where the caret is will be left to see something else, see #MnWorkspace::leave.
 */
void
mn_workspace_leave (MnWorkspace *self,
                    guint        target)
{
  g_signal_emit (self, signals[LEAVE], 0, target);
}

/**
 * mn_workspace_go_to_mark:
 * @self: a workspace
 * @mark: the id of a mark of the document
 *
 * Makes it current and brings it into view.
 */
void
mn_workspace_go_to_mark (MnWorkspace *self,
                         const MnId  *mark)
{
  MnRecord *record = self->document != NULL ? mn_document_get_mark (self->document, mark) : NULL;
  const MnSpans *spans;

  if (record == NULL)
    return;
  mn_workspace_set_current (self, mark);
  spans = mn_mark_get_spans (record);
  if (mn_spans_first (spans) >= 0)
    mn_workspace_reveal (self, (guint) mn_spans_first (spans), (guint) mn_spans_last (spans));
}

/**
 * mn_workspace_tell:
 * @self: a workspace
 * @message: something short that was done
 * @with_undo: whether to offer to take it back
 */
void
mn_workspace_tell (MnWorkspace *self,
                   const char  *message,
                   gboolean     with_undo)
{
  g_signal_emit (self, signals[TELL], 0, message, with_undo);
}

/**
 * mn_workspace_offer:
 * @self: a workspace
 * @message: what there is to do next
 * @button: what a button calls it, with a mnemonic
 * @action: the detailed action that does it
 */
void
mn_workspace_offer (MnWorkspace *self,
                    const char  *message,
                    const char  *button,
                    const char  *action)
{
  g_signal_emit (self, signals[OFFER], 0, message, button, action);
}

/**
 * mn_workspace_fail:
 * @self: a workspace
 * @error: why something could not be done
 *
 * Tells the user; nothing on screen pretends that it was.
 */
void
mn_workspace_fail (MnWorkspace  *self,
                   const GError *error)
{
  g_signal_emit (self, signals[FAIL], 0, error);
}

/**
 * mn_workspace_finish_edit:
 * @document: a document
 * @result: what the callback was given
 * @workspace: (transfer full): a workspace
 *
 * A #GAsyncReadyCallback for edits of which nothing is wanted but that a failure is told.
 */
void
mn_workspace_finish_edit (GObject      *document,
                          GAsyncResult *result,
                          gpointer      workspace)
{
  g_autoptr (MnWorkspace) self = workspace;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (document), result, &error);

  if (error != NULL)
    mn_workspace_fail (self, error);
}

/**
 * mn_workspace_get_actions:
 * @self: a workspace
 *
 * Returns: (transfer none): what can be done, the action group `doc`
 */
GActionGroup *
mn_workspace_get_actions (MnWorkspace *self)
{
  return G_ACTION_GROUP (self->actions);
}
