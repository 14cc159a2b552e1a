/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MnNameForm:
 * @words: its words in the order of speaking
 * @spoken: the same on one line, initials that stand together as one word: “jd vance”
 * @key: the words of that in the order of the alphabet
 *
 * What is left of a name when it is compared with others: without case, diacritics and punctuation, and of a person
 * without titles, “Maduro, Nicolás” turned round.
 */
typedef struct
{
  char **words;
  char  *spoken;
  char  *key;
} MnNameForm;

gboolean mn_name_form_init  (MnNameForm  *self,
                             const char  *name,
                             gboolean     is_person);
void     mn_name_form_clear (MnNameForm  *self);

G_END_DECLS
