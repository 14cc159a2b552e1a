/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-text-field.h"

#include "mn-wheel.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Typed text is written this long after the last key at the latest */
#define TIMEOUT_MS 2000

/* Who is waiting for a text to be written: the field may be gone or show another record by then */
typedef struct
{
  GWeakRef     field;
  MnWorkspace *workspace;
  MnId         record;
  char        *base;     /* what it goes over */
  char        *text;     /* as it was typed */
  char        *foreseen; /* as the record will say it: “Q30” becomes an address */
  gboolean     is_second;
} Sending;

struct _MnTextField
{
  GtkWidget            parent_instance;

  GtkLabel            *title_label;
  GtkEditable         *entry;
  GtkWidget           *area;
  GtkTextView         *view;
  GtkTextBuffer       *buffer;
  GtkWidget           *message_box;
  GtkLabel            *message_label;
  GtkWidget           *dispute_buttons;

  MnWorkspace         *workspace;
  const MnTextBinding *binding;
  MnDocument          *document;   /* that the record is of */
  MnRecord            *record;     /* as last shown */
  char                *base;       /* what it held when the typing began; NULL where unset */
  Sending             *sending;    /* of what was typed for this record; NULL while nothing is being written */
  GHashTable          *sendings;   /* record id to the last one of each; not owned */
  MnId                 visit;      /* the group of the changes of one visit */
  GHashTable          *unsaved;    /* record id to what could not be written before the field showed another record */
  guint                timeout_ms;
  guint                timeout_source;
  gboolean             is_multiline;
  gboolean             is_one_paragraph;
  gboolean             has_focus;
  gboolean             is_filling;
  gboolean             is_disputed;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_PLACEHOLDER,
  PROP_IS_MULTILINE,
  PROP_IS_ONE_PARAGRAPH,
  PROP_TIMEOUT_MS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnTextField, mn_text_field, GTK_TYPE_WIDGET)

static void send_text (MnTextField *self,
                       gboolean     is_second);

static void
free_sending (Sending *sending)
{
  g_weak_ref_clear (&sending->field);
  g_object_unref (sending->workspace);
  g_free (sending->base);
  g_free (sending->text);
  g_free (sending->foreseen);
  g_free (sending);
}

static char *
get_record_text (MnTextField *self,
                 MnRecord    *record)
{
  return record != NULL ? mn_text_binding_get_text (self->binding, record, mn_workspace_get_library (self->workspace))
                        : NULL;
}

static void
show_message (MnTextField *self,
              const char  *message,
              gboolean     is_dispute,
              gboolean     is_error)
{
  GtkWidget *input = self->is_multiline ? GTK_WIDGET (self->view) : GTK_WIDGET (self->entry);

  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->message_box, message != NULL);
  gtk_widget_set_visible (self->dispute_buttons, is_dispute);
  if (message != NULL && is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (message != NULL && !is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL && is_error ? GTK_ACCESSIBLE_INVALID_TRUE
                                                           : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* Puts a text in the field as if it had always been there: the undo of the field does not lead to another record's */
static void
fill (MnTextField *self,
      const char  *text)
{
  g_autofree char *shown = mn_text_field_dup_text (self);

  if (g_strcmp0 (shown, text) == 0 && shown != NULL)
    return;
  self->is_filling = TRUE;
  if (self->is_multiline)
    gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  else
    {
      gtk_editable_set_enable_undo (self->entry, FALSE);
      gtk_editable_set_text (self->entry, text != NULL ? text : "");
      gtk_editable_set_enable_undo (self->entry, TRUE);
    }
  self->is_filling = FALSE;
}

static void
take_base (MnTextField *self,
           char        *text)
{
  g_free (self->base);
  self->base = text;
}

static void
set_disputed (MnTextField *self,
              gboolean     is_disputed)
{
  self->is_disputed = is_disputed;
  if (is_disputed)
    {
      g_clear_handle_id (&self->timeout_source, g_source_remove);
      show_message (self, _("This was changed elsewhere while you were typing"), TRUE, FALSE);
    }
  else
    show_message (self, NULL, FALSE, FALSE);
}

static gboolean
is_showing (MnTextField *self,
            const MnId  *record)
{
  return self->record != NULL && mn_id_equal (&self->record->id, record);
}

/* What the record says once a text has been set */
static char *
foresee (MnTextField *self,
         const char  *text)
{
  return mn_text_binding_foresee (self->binding, self->record, text, mn_workspace_get_library (self->workspace));
}

/* Shows a text as the record keeps it; not under the hands of who is typing */
static void
tidy (MnTextField *self)
{
  if (!self->has_focus && self->record != NULL && !mn_text_field_is_dirty (self))
    fill (self, self->base);
}

/* What could not be written waits in the field of its record */
static void
keep_unsaved (MnTextField *self,
              const MnId  *record,
              const char  *text)
{
  if (is_showing (self, record) && !mn_text_field_is_dirty (self))
    {
      fill (self, text);
      show_message (self, _("Not saved yet"), FALSE, FALSE);
    }
  else if (!is_showing (self, record))
    g_hash_table_replace (self->unsaved, g_memdup2 (record, sizeof (MnId)), g_strdup (text));
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Sending *sending = user_data;
  g_autoptr (MnTextField) self = g_weak_ref_get (&sending->field);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChange) change = mn_document_edit_finish (MN_DOCUMENT (source), result, &error);
  gboolean is_here = self != NULL && self->sending == sending;

  if (is_here)
    self->sending = NULL;
  if (self != NULL && g_hash_table_lookup (self->sendings, &sending->record) == sending)
    g_hash_table_remove (self->sendings, &sending->record);
  if (error == NULL)
    {
      /* what was typed meanwhile, in a field that has been left since */
      if (is_here && self->timeout_source == 0 && change != NULL)
        mn_text_field_commit (self);
      else if (self != NULL && !is_here && change == NULL)
        keep_unsaved (self, &sending->record, sending->text);
    }
  else if (is_here && !sending->is_second && g_error_matches (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT)
           && !self->is_disputed && mn_text_field_is_dirty (self))
    send_text (self, TRUE); /* another part of the record was changed: no reason to bother anybody */
  else
    {
      if (self != NULL && !is_here)
        keep_unsaved (self, &sending->record, sending->text);
      else if (is_here && !self->is_disputed)
        show_message (self, _("Not saved yet"), FALSE, FALSE);
      mn_workspace_fail (sending->workspace, error);
    }
  free_sending (sending);
}

static void
send_text (MnTextField *self,
           gboolean     is_second)
{
  Sending *sending = g_new0 (Sending, 1);

  g_weak_ref_init (&sending->field, self);
  sending->workspace = g_object_ref (self->workspace);
  sending->record = self->record->id;
  sending->base = g_strdup (self->base);
  sending->text = mn_text_field_dup_text (self);
  sending->foreseen = foresee (self, sending->text);
  sending->is_second = is_second;
  self->sending = sending;
  g_hash_table_replace (self->sendings, g_memdup2 (&sending->record, sizeof (MnId)), sending);
  mn_text_binding_write_async (self->binding, self->document, self->record, sending->base, sending->text, &self->visit,
                               on_sent, sending);
}

static gboolean
is_sent (MnTextField *self,
         const char  *text)
{
  return self->sending != NULL
         && (g_strcmp0 (text, self->sending->text) == 0 || g_strcmp0 (text, self->sending->foreseen) == 0);
}

static gboolean
on_timeout (gpointer user_data)
{
  MnTextField *self = user_data;

  self->timeout_source = 0;
  mn_text_field_commit (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed (MnTextField *self)
{
  if (self->is_filling || self->record == NULL)
    return;
  if (mn_id_is_none (&self->visit))
    self->visit = mn_id_new ();
  if (self->is_disputed)
    return;
  show_message (self, NULL, FALSE, FALSE);
  g_clear_handle_id (&self->timeout_source, g_source_remove);
  if (mn_text_field_is_dirty (self))
    self->timeout_source = g_timeout_add (self->timeout_ms, on_timeout, self);
}

static void
on_enter (MnTextField *self)
{
  self->has_focus = TRUE;
  self->visit = mn_id_new ();
}

static void
on_leave (MnTextField *self)
{
  self->has_focus = FALSE;
  mn_text_field_commit (self);
  self->visit = MN_ID_NONE;
}

static gboolean
on_key (MnTextField    *self,
        guint           keyval,
        guint           keycode G_GNUC_UNUSED,
        GdkModifierType state)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if (!self->is_one_paragraph && (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  mn_text_field_commit (self);
  return GDK_EVENT_STOP;
}

/* What is typed goes over what somebody else has written meanwhile */
static void
on_keep (MnTextField *self)
{
  set_disputed (self, FALSE);
  take_base (self, get_record_text (self, self->record));
  mn_text_field_commit (self);
}

static void
on_take_theirs (MnTextField *self)
{
  set_disputed (self, FALSE);
  take_base (self, get_record_text (self, self->record));
  fill (self, self->base);
}

/* What was typed while the text before it is on its way goes behind that */
static void
send_behind (MnTextField *self)
{
  g_autofree char *text = mn_text_field_dup_text (self);
  g_autofree char *fault = NULL;

  if (self->sending == NULL || self->is_disputed || is_sent (self, text))
    return;
  fault = mn_text_binding_find_fault (self->binding, self->record, text);
  if (fault != NULL)
    return;
  take_base (self, g_strdup (self->sending->foreseen));
  send_text (self, FALSE);
}

/* Before another record is shown: what was typed is sent, or kept for when this one is shown again */
static void
leave_record (MnTextField *self)
{
  g_autofree char *text = mn_text_field_dup_text (self);

  mn_text_field_commit (self);
  send_behind (self);
  if (mn_text_field_is_dirty (self) && !is_sent (self, text))
    g_hash_table_replace (self->unsaved, g_memdup2 (&self->record->id, sizeof (MnId)), g_strdup (text));
}

static void
show_other_record (MnTextField *self,
                   MnRecord    *record)
{
  g_autofree char *unsaved = NULL;
  g_autofree char *fault = NULL;

  leave_record (self);
  g_clear_handle_id (&self->timeout_source, g_source_remove);
  set_disputed (self, FALSE);
  if (!mn_id_is_none (&self->visit))
    self->visit = mn_id_new ();

  g_clear_pointer (&self->record, mn_record_unref);
  self->record = record != NULL ? mn_record_ref (record) : NULL;
  g_set_object (&self->document, mn_workspace_get_document (self->workspace));
  self->sending = record != NULL ? g_hash_table_lookup (self->sendings, &record->id) : NULL;
  if (self->sending != NULL)
    {
      take_base (self, g_strdup (self->sending->base));
      fill (self, self->sending->text);
      return;
    }
  take_base (self, get_record_text (self, record));
  fill (self, self->base);

  if (record == NULL || !g_hash_table_contains (self->unsaved, &record->id))
    return;
  unsaved = g_strdup (g_hash_table_lookup (self->unsaved, &record->id));
  g_hash_table_remove (self->unsaved, &record->id);
  fill (self, unsaved);
  fault = mn_text_binding_find_fault (self->binding, self->record, unsaved);
  if (mn_text_field_is_dirty (self))
    show_message (self, fault != NULL ? fault : _("Not saved yet"), FALSE, fault != NULL);
}

/* The same record in a newer state: takes up its text, unless something else has been typed */
static void
show_newer (MnTextField *self,
            MnRecord    *record)
{
  gboolean was_dirty = mn_text_field_is_dirty (self);
  g_autofree char *text = get_record_text (self, record);
  g_autofree char *typed = mn_text_field_dup_text (self);
  g_autofree char *foreseen = NULL;

  mn_record_ref (record);
  mn_record_unref (self->record);
  self->record = record;
  foreseen = foresee (self, typed);

  if (g_strcmp0 (text, foreseen) == 0 || (self->sending != NULL && g_strcmp0 (text, self->sending->foreseen) == 0))
    {
      take_base (self, g_steal_pointer (&text));
      set_disputed (self, FALSE);
      tidy (self);
    }
  else if (!was_dirty)
    {
      take_base (self, g_steal_pointer (&text));
      fill (self, self->base);
    }
  else if (g_strcmp0 (text, self->base) != 0)
    set_disputed (self, TRUE);
  else if (self->is_disputed)
    {
      /* taken back elsewhere: nothing stands against what was typed any more */
      set_disputed (self, FALSE);
      on_typed (self);
    }
}

/* GTK 4.8 goes on drawing a text view that was hidden while the colours were swapped in the old ones, until a style
 * comes that sets its letters otherwise: the class does, by less than can be seen */
static void
on_dark (MnTextField     *self,
         GParamSpec      *pspec G_GNUC_UNUSED,
         AdwStyleManager *styles)
{
  if (adw_style_manager_get_dark (styles))
    gtk_widget_add_css_class (GTK_WIDGET (self->view), "on-dark");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), "on-dark");
}

static void
mn_text_field_unroot (GtkWidget *widget)
{
  MnTextField *self = MN_TEXT_FIELD (widget);

  if (self->binding != NULL)
    {
      mn_text_field_commit (self);
      send_behind (self);
    }

  GTK_WIDGET_CLASS (mn_text_field_parent_class)->unroot (widget);
}

static gboolean
mn_text_field_grab_focus (GtkWidget *widget)
{
  MnTextField *self = MN_TEXT_FIELD (widget);

  return gtk_widget_grab_focus (self->is_multiline ? GTK_WIDGET (self->view) : GTK_WIDGET (self->entry));
}

static void
mn_text_field_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  MnTextField *self = MN_TEXT_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_entry_get_placeholder_text (GTK_ENTRY (self->entry)));
      break;
    case PROP_IS_MULTILINE:
      g_value_set_boolean (value, self->is_multiline);
      break;
    case PROP_IS_ONE_PARAGRAPH:
      g_value_set_boolean (value, self->is_one_paragraph);
      break;
    case PROP_TIMEOUT_MS:
      g_value_set_uint (value, self->timeout_ms);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_text_field_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  MnTextField *self = MN_TEXT_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title_label, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), g_value_get_string (value));
      break;
    case PROP_IS_MULTILINE:
      self->is_multiline = g_value_get_boolean (value);
      gtk_widget_set_visible (GTK_WIDGET (self->entry), !self->is_multiline);
      gtk_widget_set_visible (self->area, self->is_multiline);
      gtk_label_set_mnemonic_widget (self->title_label,
                                     self->is_multiline ? GTK_WIDGET (self->view) : GTK_WIDGET (self->entry));
      break;
    case PROP_IS_ONE_PARAGRAPH:
      self->is_one_paragraph = g_value_get_boolean (value);
      break;
    case PROP_TIMEOUT_MS:
      self->timeout_ms = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_text_field_dispose (GObject *object)
{
  MnTextField *self = MN_TEXT_FIELD (object);
  GtkWidget *child;

  g_clear_handle_id (&self->timeout_source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->record, mn_record_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mn_text_field_parent_class)->dispose (object);
}

static void
mn_text_field_finalize (GObject *object)
{
  MnTextField *self = MN_TEXT_FIELD (object);

  g_clear_pointer (&self->unsaved, g_hash_table_unref);
  g_free (self->base);
  g_clear_pointer (&self->sendings, g_hash_table_unref);

  G_OBJECT_CLASS (mn_text_field_parent_class)->finalize (object);
}

static void
mn_text_field_class_init (MnTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_text_field_get_property;
  object_class->set_property = mn_text_field_set_property;
  object_class->dispose = mn_text_field_dispose;
  object_class->finalize = mn_text_field_finalize;
  widget_class->unroot = mn_text_field_unroot;
  widget_class->grab_focus = mn_text_field_grab_focus;

  /**
   * MnTextField:title:
   *
   * What it is, for people; shown above it.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * MnTextField:placeholder:
   *
   * What an empty line shows.
   */
  properties[PROP_PLACEHOLDER]
      = g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * MnTextField:is-multiline:
   *
   * Whether the text wraps and may be longer than a line.
   */
  properties[PROP_IS_MULTILINE]
      = g_param_spec_boolean ("is-multiline", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * MnTextField:is-one-paragraph:
   *
   * Whether Enter writes the text, also where it wraps.
   */
  properties[PROP_IS_ONE_PARAGRAPH]
      = g_param_spec_boolean ("is-one-paragraph", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * MnTextField:timeout-ms:
   *
   * How long after the last key the text is written at the latest.
   */
  properties[PROP_TIMEOUT_MS] = g_param_spec_uint ("timeout-ms", NULL, NULL, 0, G_MAXUINT, TIMEOUT_MS,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "textfield");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-text-field.ui");
  gtk_widget_class_bind_template_child (widget_class, MnTextField, title_label);
  gtk_widget_class_bind_template_child (widget_class, MnTextField, entry);
  gtk_widget_class_bind_template_child (widget_class, MnTextField, area);
  gtk_widget_class_bind_template_child (widget_class, MnTextField, view);
  gtk_widget_class_bind_template_child (widget_class, MnTextField, buffer);
  gtk_widget_class_bind_template_child (widget_class, MnTextField, message_box);
  gtk_widget_class_bind_template_child (widget_class, MnTextField, message_label);
  gtk_widget_class_bind_template_child (widget_class, MnTextField, dispute_buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_enter);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
  gtk_widget_class_bind_template_callback (widget_class, on_take_theirs);
  gtk_widget_class_bind_template_callback (widget_class, mn_text_field_commit);
}

static void
mn_text_field_init (MnTextField *self)
{
  self->timeout_ms = TIMEOUT_MS;
  self->sendings = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, NULL);
  self->unsaved = g_hash_table_new_full (mn_id_hash, mn_id_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  mn_wheel_pass_on (GTK_SCROLLED_WINDOW (self->area));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (on_dark), self,
                           G_CONNECT_SWAPPED);
  on_dark (self, NULL, adw_style_manager_get_default ());
}

/**
 * mn_text_field_bind:
 * @self: a field
 * @workspace: what its record is in
 * @binding: which part of the record it shows; must live as long as the program
 */
void
mn_text_field_bind (MnTextField         *self,
                    MnWorkspace         *workspace,
                    const MnTextBinding *binding)
{
  g_set_object (&self->workspace, workspace);
  self->binding = binding;
}

/**
 * mn_text_field_set_record:
 * @self: a field
 * @record: (nullable): what to show, as it is now
 *
 * Shows a record, or a newer state of it. What was typed for another one before is written to that; what was typed for
 * this one stays.
 */
void
mn_text_field_set_record (MnTextField  *self,
                          gconstpointer record)
{
  MnRecord *other = record;

  g_return_if_fail (self->binding != NULL);

  if (other == self->record)
    return;
  if (other != NULL && is_showing (self, &other->id))
    show_newer (self, other);
  else
    show_other_record (self, other);
}

/**
 * mn_text_field_dup_text:
 * @self: a field
 *
 * Returns: (transfer full) (nullable): what is in it, without blanks at the ends; %NULL where that is nothing
 */
char *
mn_text_field_dup_text (MnTextField *self)
{
  g_autofree char *text = NULL;

  if (self->is_multiline)
    g_object_get (self->buffer, "text", &text, NULL);
  else
    text = g_strdup (gtk_editable_get_text (self->entry));
  g_strstrip (text);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * mn_text_field_type:
 * @self: a field
 * @text: what shall be in it
 *
 * Does what typing @text does.
 */
void
mn_text_field_type (MnTextField *self,
                    const char  *text)
{
  if (self->is_multiline)
    gtk_text_buffer_set_text (self->buffer, text, -1);
  else
    gtk_editable_set_text (self->entry, text);
}

/**
 * mn_text_field_commit:
 * @self: a field
 *
 * Writes what was typed, if anything was, it is valid, and nobody else has changed the same.
 */
void
mn_text_field_commit (MnTextField *self)
{
  g_autofree char *text = NULL;
  g_autofree char *fault = NULL;

  g_clear_handle_id (&self->timeout_source, g_source_remove);
  if (self->record == NULL || self->is_disputed || self->sending != NULL)
    return;
  if (!mn_text_field_is_dirty (self))
    {
      tidy (self);
      return;
    }
  text = mn_text_field_dup_text (self);
  fault = mn_text_binding_find_fault (self->binding, self->record, text);
  if (fault != NULL)
    {
      show_message (self, fault, FALSE, TRUE);
      return;
    }
  if (mn_id_is_none (&self->visit))
    self->visit = mn_id_new ();
  send_text (self, FALSE);
}

/**
 * mn_text_field_is_dirty:
 * @self: a field
 *
 * Returns: whether it holds something that its record does not
 */
gboolean
mn_text_field_is_dirty (MnTextField *self)
{
  g_autofree char *text = NULL;
  g_autofree char *foreseen = NULL;

  if (self->record == NULL)
    return FALSE;
  text = mn_text_field_dup_text (self);
  if (g_strcmp0 (text, self->base) == 0)
    return FALSE;
  foreseen = foresee (self, text);
  return g_strcmp0 (foreseen, self->base) != 0;
}

/**
 * mn_text_field_is_disputed:
 * @self: a field
 *
 * Returns: whether somebody else changed the same while something was typed here
 */
gboolean
mn_text_field_is_disputed (MnTextField *self)
{
  return self->is_disputed;
}
