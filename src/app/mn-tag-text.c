/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tag-text.h"

#include <glib/gi18n.h>

/* Typed text is written this long after the last key at the latest */
#define TIMEOUT_MS 2000

struct _MnTagText
{
  GtkWidget      parent_instance;

  GtkLabel      *title_label;
  GtkEditable   *entry;
  GtkWidget     *area;
  GtkTextView   *view;
  GtkTextBuffer *buffer;
  GtkLabel      *message_label;

  MnTagTextFunc  commit;
  gpointer       commit_data;
  gpointer       owner;    /* whose text it is; only to compare */
  char          *base;     /* as it is written */
  char          *sent;     /* what is on its way, or NULL */
  MnId           visit;
  guint          timeout;
  gboolean       is_multiline;
  gboolean       is_filling;
  gboolean       has_fault;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_PLACEHOLDER,
  PROP_IS_MULTILINE,
  PROP_MAX_LENGTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MnTagText, mn_tag_text, GTK_TYPE_WIDGET)

static GtkWidget *
get_input (MnTagText *self)
{
  return self->is_multiline ? GTK_WIDGET (self->view) : GTK_WIDGET (self->entry);
}

static char *
dup_text (MnTagText *self)
{
  GtkTextIter start, end;

  if (!self->is_multiline)
    return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));
}

static void
show_message (MnTagText  *self,
              const char *message,
              gboolean    is_error)
{
  self->has_fault = message != NULL && is_error;
  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), is_error ? "error" : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_input (self)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (get_input (self)), GTK_ACCESSIBLE_STATE_INVALID,
                               self->has_fault ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Puts a text in the field as if it had always been there */
static void
fill (MnTagText  *self,
      const char *text)
{
  g_autofree char *shown = dup_text (self);

  if (g_strcmp0 (shown, text) == 0)
    return;
  self->is_filling = TRUE;
  if (self->is_multiline)
    gtk_text_buffer_set_text (self->buffer, text, -1);
  else
    {
      gtk_editable_set_enable_undo (self->entry, FALSE);
      gtk_editable_set_text (self->entry, text);
      gtk_editable_set_enable_undo (self->entry, TRUE);
    }
  self->is_filling = FALSE;
}

static gboolean
on_timeout (gpointer user_data)
{
  MnTagText *self = user_data;

  self->timeout = 0;
  mn_tag_text_commit (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed (MnTagText *self)
{
  if (self->is_filling)
    return;
  show_message (self, NULL, FALSE);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (TIMEOUT_MS, on_timeout, self);
}

static void
on_enter (MnTagText *self)
{
  self->visit = mn_id_new ();
}

static void
on_leave (MnTagText *self)
{
  mn_tag_text_commit (self);
}

static gboolean
on_key (MnTagText      *self,
        guint           keyval,
        guint           keycode G_GNUC_UNUSED,
        GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  mn_tag_text_commit (self);
  return GDK_EVENT_STOP;
}

static gboolean
mn_tag_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_input (MN_TAG_TEXT (widget)));
}

static void
mn_tag_text_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  MnTagText *self = MN_TAG_TEXT (object);

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
    case PROP_MAX_LENGTH:
      g_value_set_int (value, gtk_entry_get_max_length (GTK_ENTRY (self->entry)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_tag_text_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  MnTagText *self = MN_TAG_TEXT (object);

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
      gtk_label_set_mnemonic_widget (self->title_label, get_input (self));
      break;
    case PROP_MAX_LENGTH:
      gtk_entry_set_max_length (GTK_ENTRY (self->entry), g_value_get_int (value));
      if (g_value_get_int (value) > 0)
        gtk_editable_set_max_width_chars (self->entry, MAX (g_value_get_int (value), 5));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_tag_text_dispose (GObject *object)
{
  MnTagText *self = MN_TAG_TEXT (object);
  GtkWidget *child;

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->commit = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mn_tag_text_parent_class)->dispose (object);
}

static void
mn_tag_text_finalize (GObject *object)
{
  g_free (MN_TAG_TEXT (object)->base);
  g_free (MN_TAG_TEXT (object)->sent);

  G_OBJECT_CLASS (mn_tag_text_parent_class)->finalize (object);
}

static void
mn_tag_text_class_init (MnTagTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mn_tag_text_get_property;
  object_class->set_property = mn_tag_text_set_property;
  object_class->dispose = mn_tag_text_dispose;
  object_class->finalize = mn_tag_text_finalize;
  widget_class->grab_focus = mn_tag_text_grab_focus;

  /**
   * MnTagText:title:
   *
   * What it is, for people; shown above it.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * MnTagText:placeholder:
   *
   * What shows in it where it is empty.
   */
  properties[PROP_PLACEHOLDER]
      = g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * MnTagText:is-multiline:
   *
   * Whether it has several lines.
   */
  properties[PROP_IS_MULTILINE]
      = g_param_spec_boolean ("is-multiline", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * MnTagText:max-length:
   *
   * How many characters it takes; 0 for any number.
   */
  properties[PROP_MAX_LENGTH]
      = g_param_spec_int ("max-length", NULL, NULL, 0, 1000, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "textfield");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/manicule/Manicule/mn-tag-text.ui");
  gtk_widget_class_bind_template_child (widget_class, MnTagText, title_label);
  gtk_widget_class_bind_template_child (widget_class, MnTagText, entry);
  gtk_widget_class_bind_template_child (widget_class, MnTagText, area);
  gtk_widget_class_bind_template_child (widget_class, MnTagText, view);
  gtk_widget_class_bind_template_child (widget_class, MnTagText, buffer);
  gtk_widget_class_bind_template_child (widget_class, MnTagText, message_label);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_enter);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, mn_tag_text_commit);
}

static void
mn_tag_text_init (MnTagText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mn_tag_text_set_commit:
 * @self: a field
 * @commit: checks and writes
 * @user_data: for @commit
 */
void
mn_tag_text_set_commit (MnTagText    *self,
                        MnTagTextFunc commit,
                        gpointer      user_data)
{
  self->commit = commit;
  self->commit_data = user_data;
}

/**
 * mn_tag_text_show:
 * @self: a field
 * @owner: (nullable): whose text it is, only to be compared
 * @text: (nullable): what is written now
 *
 * Shows a text. What was typed over an older one of the same owner stays, and goes over this one when it is written.
 */
void
mn_tag_text_show (MnTagText  *self,
                  gpointer    owner,
                  const char *text)
{
  g_autofree char *shown = dup_text (self);
  const char *now = text != NULL ? text : "";
  gboolean is_same = self->owner == owner;
  gboolean is_dirty = is_same && self->base != NULL && g_strcmp0 (shown, self->base) != 0;
  gboolean is_expected = g_strcmp0 (now, self->base) == 0 || g_strcmp0 (now, self->sent) == 0;

  self->owner = owner;
  if (!is_same || g_strcmp0 (now, self->base) != 0)
    g_clear_pointer (&self->sent, g_free);
  g_free (self->base);
  self->base = g_strdup (now);
  if (!is_dirty)
    {
      g_clear_handle_id (&self->timeout, g_source_remove);
      fill (self, now);
      show_message (self, NULL, FALSE);
    }
  else if (g_strcmp0 (shown, now) == 0)
    g_clear_handle_id (&self->timeout, g_source_remove);
  else if (!is_expected)
    show_message (self, _("This was changed elsewhere while you were typing"), FALSE);
}

/**
 * mn_tag_text_warn:
 * @self: a field
 * @warning: (nullable): what to say of the text that is written
 */
void
mn_tag_text_warn (MnTagText  *self,
                  const char *warning)
{
  if (!self->has_fault)
    show_message (self, warning, FALSE);
}

/**
 * mn_tag_text_fail:
 * @self: a field
 *
 * Tells that what was typed could not be written. It stays in the field.
 */
void
mn_tag_text_fail (MnTagText *self)
{
  g_clear_pointer (&self->sent, g_free);
  show_message (self, _("Not saved yet"), FALSE);
}

/**
 * mn_tag_text_commit:
 * @self: a field
 *
 * Writes what was typed, if anything.
 */
void
mn_tag_text_commit (MnTagText *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *fault = NULL;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->owner == NULL || self->commit == NULL || g_strcmp0 (text, self->base) == 0 || g_strcmp0 (text, self->sent) == 0)
    return;
  if (mn_id_is_none (&self->visit))
    self->visit = mn_id_new ();
  fault = self->commit (self, text, &self->visit, self->commit_data);
  if (fault != NULL)
    show_message (self, fault, TRUE);
  else
    {
      g_free (self->sent);
      self->sent = g_steal_pointer (&text);
    }
}

/**
 * mn_tag_text_select:
 * @self: a field of one line
 *
 * Gives it the keyboard, with all of its text selected.
 */
void
mn_tag_text_select (MnTagText *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_editable_select_region (self->entry, 0, -1);
}
