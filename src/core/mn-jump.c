/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-jump.h"

struct _MnJump
{
  GObject   parent_instance;

  MnRecord *record;
  char     *text;
  char     *detail;
  gint      score;
};

G_DEFINE_FINAL_TYPE (MnJump, mn_jump, G_TYPE_OBJECT)

static void
mn_jump_finalize (GObject *object)
{
  MnJump *self = MN_JUMP (object);

  g_clear_pointer (&self->record, mn_record_unref);
  g_free (self->text);
  g_free (self->detail);

  G_OBJECT_CLASS (mn_jump_parent_class)->finalize (object);
}

static void
mn_jump_class_init (MnJumpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_jump_finalize;
}

static void
mn_jump_init (MnJump *self G_GNUC_UNUSED)
{
}

/**
 * mn_jump_new:
 * @record: an entity, a claim or the head of an article
 * @text: what it is called, or says
 * @detail: (nullable): of a claim, who makes it and where
 * @score: how well it is what was typed
 *
 * Returns: (transfer full): something to jump to
 */
MnJump *
mn_jump_new (gconstpointer record,
             const char   *text,
             const char   *detail,
             gint          score)
{
  MnJump *self = mn_jump_new_heading (text);

  self->record = (MnRecord *) mn_record_ref (record);
  self->detail = g_strdup (detail);
  self->score = score;
  return self;
}

/**
 * mn_jump_new_heading:
 * @text: what a group is called
 *
 * Returns: (transfer full): the heading of a group
 */
MnJump *
mn_jump_new_heading (const char *text)
{
  MnJump *self = g_object_new (MN_TYPE_JUMP, NULL);

  self->text = g_strdup (text);
  return self;
}

/**
 * mn_jump_get_record:
 * @self: something to jump to
 *
 * Returns: (transfer none) (nullable): the entity, claim or article; %NULL for a heading
 */
MnRecord *
mn_jump_get_record (MnJump *self)
{
  return self->record;
}

/**
 * mn_jump_get_text:
 * @self: something to jump to
 *
 * Returns: (transfer none): what it is called, or says
 */
const char *
mn_jump_get_text (MnJump *self)
{
  return self->text;
}

/**
 * mn_jump_get_detail:
 * @self: something to jump to
 *
 * Returns: (transfer none) (nullable): more about it
 */
const char *
mn_jump_get_detail (MnJump *self)
{
  return self->detail;
}

/**
 * mn_jump_compare:
 * @a: a pointer to a #MnJump
 * @b: a pointer to another
 *
 * For g_ptr_array_sort(): what is more likely meant comes first.
 *
 * Returns: less than, equal to or greater than 0
 */
int
mn_jump_compare (gconstpointer a,
                 gconstpointer b)
{
  const MnJump *one = *(MnJump *const *) a, *other = *(MnJump *const *) b;

  return other->score - one->score;
}
