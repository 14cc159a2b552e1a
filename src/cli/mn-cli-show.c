/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-cli"

#include "mn-cli.h"

#include "mn-attribute-edits.h"
#include "mn-attribute-text.h"
#include "mn-mark.h"
#include "mn-tagset.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/* Where a mark begins or ends; ends come before starts, and outer marks open first and close last */
typedef struct
{
  gint      at;
  gboolean  is_end;
  gint      other; /* where it ends, or began */
  MnRecord *mark;
} Edge;

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  const Edge *x = a;
  const Edge *y = b;

  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  if (x->is_end != y->is_end)
    return x->is_end ? -1 : 1;
  if (x->other != y->other)
    return x->other > y->other ? -1 : 1;
  return x->is_end ? mn_id_compare (&y->mark->id, &x->mark->id) : mn_id_compare (&x->mark->id, &y->mark->id);
}

typedef struct
{
  MnSnapshot *snapshot;
  MnTagset   *tagset;
  GPtrArray  *marks;
  gboolean    in_colour;
} Show;

static gboolean
collect (MnRecord *record,
         gpointer  user_data)
{
  g_ptr_array_add (user_data, mn_record_ref (record));
  return TRUE;
}

static GArray *
list_edges (GPtrArray *marks)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  for (guint i = 0; i < marks->len; i++)
    {
      const MnSpans *spans = mn_mark_get_spans (marks->pdata[i]);

      for (guint j = 0; j < spans->n; j++)
        {
          Edge start = { spans->items[j].start, FALSE, spans->items[j].end, marks->pdata[i] };
          Edge end = { spans->items[j].end, TRUE, spans->items[j].start, marks->pdata[i] };

          if (start.at < 0)
            continue;
          g_array_append_val (edges, start);
          g_array_append_val (edges, end);
        }
    }
  g_array_sort (edges, compare_edges);
  return edges;
}

static void
set_colour (Show     *show,
            MnRecord *mark)
{
  const MnTag *tag = NULL;
  guint red, green, blue;

  if (mn_record_kind (mark) == MN_RECORD_MENTION)
    tag = mn_tags_find (&show->tagset->entity_types, ((MnMention *) mark)->type);
  if (tag != NULL && tag->color != NULL && sscanf (tag->color, "#%2x%2x%2x", &red, &green, &blue) == 3)
    g_print ("\033[38;2;%u;%u;%um", red, green, blue);
  else
    g_print ("\033[4m");
}

/* Opening brackets say that a mark begins, closing ones what it is: readable without colour and by other programs */
static void
print_edge (Show       *show,
            const Edge *edge)
{
  const char *open = "[";
  const char *close = "]";
  const char *label = "";

  switch (mn_record_kind (edge->mark))
    {
    case MN_RECORD_MENTION:
      label = mn_tags_get_label (&show->tagset->entity_types, ((MnMention *) edge->mark)->type);
      break;
    case MN_RECORD_CLAIM:
      open = "{";
      close = "}";
      label = _("Claim");
      break;
    default:
      label = _("Remark");
      break;
    }
  if (show->in_colour)
    {
      if (edge->is_end)
        g_print ("%s\033[2m/%s\033[0m", close, label);
      else
        {
          set_colour (show, edge->mark);
          g_print ("%s", open);
        }
    }
  else
    g_print (edge->is_end ? "%s(%s)" : "%s", edge->is_end ? close : open, label);
}

static void
print_text (Show      *show,
            MnArticle *article)
{
  g_autoptr (GArray) edges = list_edges (show->marks);
  const char *utf8 = mn_text_get_utf8 (article->text);
  gsize done = 0;

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      gsize at = mn_text_offset_to_byte (article->text, (guint) edge->at);

      g_print ("%.*s", (int) (at - done), utf8 + done);
      print_edge (show, edge);
      done = at;
    }
  g_print ("%s\n", utf8 + done);
}

static char *
describe_referent (Show             *show,
                   const MnId       *article,
                   const MnReferent *referent)
{
  g_autoptr (MnEntity) entity = NULL;
  g_autoptr (MnMention) mention = NULL;

  if (!mn_id_is_none (&referent->entity))
    entity = mn_snapshot_get (show->snapshot, MN_RECORD_ENTITY, &MN_ID_NONE, &referent->entity, NULL);
  if (entity != NULL)
    return g_strdup (entity->name);
  if (!mn_id_is_none (&referent->mention))
    mention = mn_snapshot_get (show->snapshot, MN_RECORD_MENTION, article, &referent->mention, NULL);
  return mention != NULL ? mn_spans_get_quote (&mention->spans) : g_strdup (_("somebody unsaid"));
}

/* By the names of the tagset, or by their own where it no longer has them */
static void
print_attributes (Show               *show,
                  const MnAttributes *attributes)
{
  for (guint i = 0; i < attributes->n; i++)
    {
      const MnAttribute *attribute = &attributes->items[i];
      const MnAttributeType *type = mn_attribute_types_find (&show->tagset->attributes, attribute->id);
      g_autofree char *text = mn_attribute_value_to_text (attribute->value);
      const char *unit = type != NULL && type->kind == MN_ATTRIBUTE_NUMBER && type->unit != NULL ? type->unit : "";

      g_print ("    %s: %s%s%s\n", type != NULL ? type->label : attribute->id, text, *unit != '\0' ? " " : "", unit);
    }
}

static void
print_claim (Show    *show,
             MnClaim *claim)
{
  g_autofree char *quote = mn_spans_get_quote (&claim->spans);

  g_print ("\n• %s\n", claim->statement != NULL ? claim->statement : quote);
  if (claim->statement != NULL)
    g_print ("    “%s”\n", quote);
  for (guint i = 0; i < claim->attributions.n; i++)
    {
      const MnAttribution *link = &claim->attributions.items[i];
      g_autofree char *who = describe_referent (show, &claim->record.article, &link->claimant);

      g_print ("    %s: %s (%s)\n", _("claimant"), who, mn_tags_get_label (&show->tagset->stances, link->stance));
    }
  if (claim->kind != NULL)
    g_print ("    %s: %s\n", _("kind"), mn_tags_get_label (&show->tagset->claim_kinds, claim->kind));
  for (guint i = 0; i < claim->verdicts.n; i++)
    g_print ("    %s: %s%s%s\n", _("verdict"),
             mn_tags_get_label (&show->tagset->verdicts, claim->verdicts.items[i].value),
             claim->verdicts.items[i].reasoning ? ": " : "",
             claim->verdicts.items[i].reasoning ? claim->verdicts.items[i].reasoning : "");
  print_attributes (show, &claim->attributes);
  if (claim->note != NULL)
    g_print ("    %s: %s\n", _("note"), claim->note);
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  return mn_mark_compare (*(gconstpointer const *) a, *(gconstpointer const *) b);
}

int
mn_cli_show (MnCli *cli,
             int    argc,
             char **argv)
{
  static const MnRecordKind kinds[] = { MN_RECORD_MENTION, MN_RECORD_CLAIM, MN_RECORD_REMARK };
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mn_record_unref);
  g_autoptr (MnArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  int status = MN_CLI_DONE;
  Show show;
  MnId id;

  if (!mn_cli_parse ("show", NULL, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return mn_cli_misused ("show", _("it takes one article"));
  if (!mn_cli_open (cli, FALSE) || !mn_cli_find_article (cli, argv[1], &id))
    return MN_CLI_FAILED;

  show = (Show){ mn_library_get_snapshot (cli->library), mn_library_get_tagset (cli->library), marks,
                 isatty (STDOUT_FILENO) && g_getenv ("NO_COLOR") == NULL };
  article = mn_snapshot_get_article (show.snapshot, &id, TRUE, &error);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds) && error == NULL; i++)
    mn_snapshot_each_mark (show.snapshot, kinds[i], &id, collect, marks, NULL, &error);
  if (error != NULL || article == NULL)
    {
      mn_cli_complain ("%s", error != NULL ? error->message : _("the article is no longer in the library"));
      return MN_CLI_FAILED;
    }
  g_ptr_array_sort (marks, compare_marks);
  print_text (&show, article);
  for (guint i = 0; i < marks->len; i++)
    if (mn_record_kind (marks->pdata[i]) == MN_RECORD_CLAIM)
      print_claim (&show, marks->pdata[i]);
  return MN_CLI_DONE;
}
