/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-mark-menu.h"

#include "mn-evidence-uses.h"
#include "mn-tag-words.h"
#include "mn-workspace-evidence.h"
#include "mn-workspace-suggestions.h"

#include <glib/gi18n.h>

static void
append_tags (GMenu        *menu,
             const MnTags *tags,
             const char   *action)
{
  for (guint i = 0; i < tags->n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (mn_tag_words_translate (tags->items[i].label), NULL);

      g_menu_item_set_action_and_target (item, action, "s", tags->items[i].id);
      g_menu_append_item (menu, item);
    }
}

static void
append_submenu (GMenu        *menu,
                const char   *label,
                const MnTags *tags,
                const char   *action)
{
  g_autoptr (GMenu) submenu = g_menu_new ();

  append_tags (submenu, tags, action);
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_selection (GMenu    *menu,
                  MnTagset *tagset)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) copying = g_menu_new ();

  append_submenu (section, _("_Mark as"), &tagset->entity_types, "doc.mark");
  g_menu_append (section, _("Mark _Claim"), "doc.claim");
  g_menu_append (section, _("Add _Remark"), "doc.remark");
  g_menu_append (section, _("A_dd to Current Mark"), "doc.add-piece");
  append_section (menu, section);
  g_menu_append (copying, _("_Copy"), "clipboard.copy");
  append_section (menu, copying);
}

/* What a claim stands on, and how it or an entity stands to others */
static void
append_joining (GMenu    *menu,
                MnRecord *mark)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (mn_record_kind (mark) == MN_RECORD_CLAIM)
    {
      g_menu_append (section, _("Re_late to Another Claim…"), "win.relate");
      g_menu_append (section, _("Add _Web Page as Evidence…"), "win.add-evidence");
      g_menu_append (section, _("_Pick Evidence in an Article…"), "doc.pick-evidence");
    }
  else if (mn_record_kind (mark) == MN_RECORD_MENTION && !mn_id_is_none (&((MnMention *) mark)->entity))
    g_menu_append (section, _("Re_late to Another Entity…"), "win.relate");
  append_section (menu, section);
}

static void
append_mark (GMenu      *menu,
             MnDocument *document,
             MnRecord   *mark)
{
  MnTagset *tagset = mn_library_get_tagset (mn_document_get_library (document));
  g_autoptr (GMenu) section = g_menu_new ();

  if (mn_record_kind (mark) == MN_RECORD_MENTION)
    append_submenu (section, _("Change _Type"), &tagset->entity_types, "doc.mark");
  else if (mn_record_kind (mark) == MN_RECORD_CLAIM)
    append_submenu (section, _("Change _Kind"), &tagset->claim_kinds, "article.set-claim-kind");
  g_menu_append (section, _("_Edit"), "win.edit-current");
  if (mn_record_kind (mark) == MN_RECORD_MENTION)
    g_menu_append (section, _("Mark _All Occurrences…"), "win.mark-all");
  g_menu_append (section, _("_History of This Mark…"), "win.mark-history");
  append_section (menu, section);
  append_joining (menu, mark);
}

/* What the place is evidence for, if it is */
static void
append_evidence (GMenu       *menu,
                 MnWorkspace *workspace)
{
  MnEvidenceUses *uses = mn_evidence_uses_of (mn_workspace_get_document (workspace));
  const MnEvidenceUse *use = mn_evidence_uses_find_at (uses, mn_workspace_get_caret (workspace));
  g_autoptr (GMenu) section = NULL;
  g_autoptr (GMenuItem) item = NULL;

  if (use == NULL)
    return;
  section = g_menu_new ();
  item = g_menu_item_new (_("_Show the Claim It Is Evidence For"), NULL);
  g_menu_item_set_action_and_target_value (item, "win.go-to-mark", mn_claim_get_place (use->claim));
  g_menu_append_item (section, item);
  append_section (menu, section);
}

static void
append_suggestion (GMenu              *menu,
                   MnWorkspace        *workspace,
                   const MnSuggestion *suggestion)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autofree char *what = mn_suggestion_describe (workspace, suggestion);

  g_menu_append (section, _("_Accept Suggestion"), "doc.accept-suggestion");
  if (suggestion->claim == NULL)
    g_menu_append (section, _("Accept A_ll of This Entity"), "doc.accept-entity");
  g_menu_append (section, _("_Reject Suggestion"), "doc.reject-suggestion");
  g_menu_append (section, _("_Next Suggestion"), "doc.next-suggestion");
  g_menu_append_section (menu, what, G_MENU_MODEL (section));
}

/* The other marks that keys go to */
static void
append_going (GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) going = g_menu_new ();

  g_menu_append (going, _("Next of the Same _Type"), "doc.next-of::type");
  g_menu_append (going, _("Next of the Same _Entity"), "doc.next-of::entity");
  g_menu_append (going, _("Next without an E_ntity"), "doc.next-of::unlinked");
  g_menu_append (going, _("Next Claim without _Your Verdict"), "doc.next-of::unchecked");
  g_menu_append_submenu (section, _("_Go to"), G_MENU_MODEL (going));
  append_section (menu, section);
}

/**
 * mn_mark_menu_new:
 * @workspace: a workspace with a document
 * @has_selection: whether text is selected
 *
 * Makes the context menu of the article: what can be done with the selection; else with the current mark, or with
 * what is suggested at the caret.
 *
 * Returns: (transfer full): a menu of actions of the groups `doc`, `article` and `win`
 */
GMenuModel *
mn_mark_menu_new (MnWorkspace *workspace,
                  gboolean     has_selection)
{
  MnDocument *document = mn_workspace_get_document (workspace);
  MnRecord *mark = mn_workspace_get_current (workspace);
  MnSuggestion suggestion;
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) stepping = g_menu_new ();

  if (has_selection)
    append_selection (menu, mn_library_get_tagset (mn_document_get_library (document)));
  else if (mark != NULL)
    {
      g_autoptr (GMenu) removing = g_menu_new ();

      append_mark (menu, document, mark);
      g_menu_append (removing, _("_Remove"), "doc.remove");
      append_section (menu, removing);
    }
  else if (mn_workspace_find_suggestion (workspace, &suggestion))
    append_suggestion (menu, workspace, &suggestion);
  append_evidence (menu, workspace);
  g_menu_append (stepping, _("Next Mark"), "doc.next-mark");
  g_menu_append (stepping, _("Previous Mark"), "doc.previous-mark");
  append_section (menu, stepping);
  append_going (menu);
  return G_MENU_MODEL (menu);
}
