/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MnAutomaton:
 *
 * Finds sequences of tokens in a longer one. Sequences are numbered from 1 on; for each there are the numbers that the
 * caller gave to it.
 *
 * A token is a number from 1 on, given as MN_AUTOMATON_TOKEN(), with whether white space follows; 0 is one that is in no
 * sequence. What follows the last token of a sequence does not matter.
 */
typedef struct _MnAutomaton MnAutomaton;

#define MN_AUTOMATON_TOKEN(number, is_followed) ((guint32) (number) << 1 | ((is_followed) ? 1u : 0u))

MnAutomaton *mn_automaton_new        (void);
void         mn_automaton_free       (MnAutomaton       *self);
void         mn_automaton_add        (MnAutomaton       *self,
                                      const guint32     *tokens,
                                      guint32            n_tokens,
                                      guint              which);
gboolean     mn_automaton_build      (MnAutomaton       *self,
                                      guint32            max_number,
                                      GCancellable      *cancellable);
gboolean     mn_automaton_is_built   (const MnAutomaton *self);
void         mn_automaton_mark       (const MnAutomaton *self,
                                      guint32           *tokens,
                                      gsize              n_tokens);
const guint *mn_automaton_get_which  (const MnAutomaton *self,
                                      guint32            sequence,
                                      guint             *n_which);
guint32      mn_automaton_get_length (const MnAutomaton *self,
                                      guint32            sequence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnAutomaton, mn_automaton_free)

G_END_DECLS
