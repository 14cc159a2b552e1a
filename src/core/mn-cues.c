/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule-core"

#include "mn-cues.h"

#include <string.h>

/* Verbs that more often do something else (“found”, “showed”, “held”) are left out: a missing proposal costs a key, a wrong
 * one costs reading it */
static const char *const english[]
    = { "said", "says", "say", "saying", "told", "tells", "tell", "telling", "announced", "announces", "announcing",
        "claimed", "claims", "claiming", "reported", "reports", "reporting", "warned", "warns", "warn", "warning",
        "added", "adds", "adding", "denied", "denies", "denying", "insisted", "insists", "insist", "insisting",
        "argued", "argues", "argue", "arguing", "confirmed", "confirms", "confirming", "estimated", "estimates",
        "estimate", "alleged", "alleges", "alleging", "asserted", "asserts", "asserting", "stated", "states",
        "stating", "declared", "declares", "declaring", "explained", "explains", "explain", "explaining", "noted",
        "notes", "noting", "stressed", "stresses", "stressing", "emphasized", "emphasizes", "emphasizing",
        "emphasised", "emphasises", "emphasising", "admitted", "admits", "admitting", "acknowledged",
        "acknowledges", "acknowledging", "concluded", "concludes", "concluding", "suggested", "suggests",
        "suggesting", "predicted", "predicts", "predicting", "replied", "replies", "responded", "answered", "asked",
        "asks", "wrote", "writes", "tweeted", "posted", "recalled", "recalls", "remarked", "commented",
        "complained", "pointed out", "points out", "went on to say", "revealed", "reveals", "disclosed", "conceded",
        "contends", "contended", "maintains", "maintained", "testified", "vowed", "pledged", "promised", "promises",
        "reiterated", "believes", "believed", "assured", "informed", "reminded", "called", "calls", "calling",
        "described", "describes", "describing", "dubbed", "according to", "in the words of", "allegedly", "reportedly",
        "is said to", "are said to", "was said to", "were said to", "is alleged to", "are alleged to",
        "is believed to", "are believed to", "is reported to", "are reported to", "in a statement", "in a post",
        "in a tweet", "in an interview", "on social media", NULL };

static const char *const spanish[]
    = { "dijo", "dice", "dicen", "dijeron", "diciendo", "ha dicho", "han dicho", "afirmó", "afirma", "afirman",
        "afirmaron", "afirmando", "ha afirmado", "aseguró", "asegura", "aseguran", "aseguraron", "asegurando",
        "ha asegurado", "anunció", "anuncia", "anunciaron", "ha anunciado", "explicó", "explica", "explican",
        "explicaron", "ha explicado", "señaló", "señala", "señalan", "señalaron", "indicó", "indica", "indicaron",
        "declaró", "declara", "declararon", "ha declarado", "añadió", "añade", "añaden", "añadiendo", "agregó",
        "agrega", "agregaron", "advirtió", "advierte", "advierten", "advirtieron", "informó", "informa", "informaron",
        "comentó", "comenta", "comentaron", "sostuvo", "sostiene", "sostienen", "negó", "niega", "negaron", "admitió",
        "admite", "admitieron", "reconoció", "reconoce", "reconocieron", "denunció", "denuncia", "denunciaron",
        "destacó", "destaca", "subrayó", "subraya", "insistió", "insiste", "recordó", "recuerda", "precisó",
        "precisa", "manifestó", "expresó", "respondió", "responde", "contestó", "confirmó", "confirma",
        "confirmaron", "reveló", "revela", "estimó", "estima", "calculó", "concluyó", "concluye", "escribió",
        "escribe", "tuiteó", "publicó", "relató", "contó", "cuenta", "reiteró", "apuntó", "calificó", "según",
        "de acuerdo con", "en palabras de", "presuntamente", "supuestamente", "al parecer", "en un comunicado",
        "en una entrevista", "en rueda de prensa", NULL };

static const struct
{
  const char *cue;
  MnCueKind   kind;
} kinds[] = {
  { "said", MN_CUE_PLAIN },
  { "says", MN_CUE_PLAIN },
  { "say", MN_CUE_PLAIN },
  { "saying", MN_CUE_PLAIN },
  { "told", MN_CUE_TELLING },
  { "tells", MN_CUE_TELLING },
  { "tell", MN_CUE_TELLING },
  { "telling", MN_CUE_TELLING },
  { "called", MN_CUE_CALLING },
  { "calls", MN_CUE_CALLING },
  { "calling", MN_CUE_CALLING },
  { "described", MN_CUE_CALLING },
  { "describes", MN_CUE_CALLING },
  { "describing", MN_CUE_CALLING },
  { "dubbed", MN_CUE_CALLING },
  { "calificó", MN_CUE_CALLING },
  { "estimate", MN_CUE_NOUN_TOO },
  { "estimates", MN_CUE_NOUN_TOO },
  { "claims", MN_CUE_NOUN_TOO },
  { "reports", MN_CUE_NOUN_TOO },
  { "states", MN_CUE_NOUN_TOO },
  { "notes", MN_CUE_NOUN_TOO },
  { "promises", MN_CUE_NOUN_TOO },
  { "warning", MN_CUE_NOUN_TOO },
  { "replies", MN_CUE_NOUN_TOO },
  { "denuncia", MN_CUE_NOUN_TOO },
  { "cuenta", MN_CUE_NOUN_TOO },
  { "estima", MN_CUE_NOUN_TOO },
  { "according to", MN_CUE_SOURCE },
  { "in the words of", MN_CUE_SOURCE },
  { "según", MN_CUE_SOURCE },
  { "de acuerdo con", MN_CUE_SOURCE },
  { "en palabras de", MN_CUE_SOURCE },
  { "al parecer", MN_CUE_HEARSAY },
};

static gboolean
starts_with_one_of (const char        *cue,
                    const char *const *beginnings)
{
  for (guint i = 0; beginnings[i] != NULL; i++)
    if (g_str_has_prefix (cue, beginnings[i]))
      return TRUE;
  return FALSE;
}

/**
 * mn_cues_get_kind:
 * @cue: a cue, in lower case
 *
 * Tells what @cue does in a sentence: those that are known by a table, others by how they are made: an adverb or “is … to”
 * is hearsay, what begins with a preposition goes with another cue, the rest are verbs.
 *
 * Returns: what it does
 */
MnCueKind
mn_cues_get_kind (const char *cue)
{
  static const char *const passives[] = { "is ", "are ", "was ", "were ", NULL };
  static const char *const prepositions[] = { "in ", "on ", "at ", "en ", "through ", "by ", "a través ", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (cue, kinds[i].cue) == 0)
      return kinds[i].kind;
  if (g_str_has_suffix (cue, "edly") || g_str_has_suffix (cue, "mente"))
    return MN_CUE_HEARSAY;
  if (starts_with_one_of (cue, passives) && g_str_has_suffix (cue, " to"))
    return MN_CUE_HEARSAY;
  return starts_with_one_of (cue, prepositions) ? MN_CUE_MANNER : MN_CUE_SAYING;
}

/**
 * mn_cues_get_defaults:
 * @language: a language tag (BCP 47)
 *
 * Returns: (transfer none) (nullable): words and phrases that attribute in @language, in lower case, ending with %NULL;
 *   %NULL where there are none for it
 */
const char *const *
mn_cues_get_defaults (const char *language)
{
  gsize n = strcspn (language, "-_");

  if (n == 2 && g_ascii_strncasecmp (language, "en", n) == 0)
    return english;
  if (n == 2 && g_ascii_strncasecmp (language, "es", n) == 0)
    return spanish;
  return NULL;
}
