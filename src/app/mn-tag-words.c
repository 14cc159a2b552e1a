/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "manicule"

#include "mn-tag-words.h"

#include <glib/gi18n.h>

/* The words of data/presets, for translators: gettext does not read JSON */
G_GNUC_UNUSED static const char *const words_of_presets[] = {
  NC_ ("tag", "Person"),
  NC_ ("tag", "A human being, named or not: “Enrique”, “the minister”"),
  NC_ ("tag", "Organisation"),
  NC_ ("tag", "A company, party, ministry, court, agency, army, team or medium"),
  NC_ ("tag", "Place"),
  NC_ ("tag", "A country, region, city, river or other location, also where it stands for its government"),
  NC_ ("tag", "Building"),
  NC_ ("tag", "A building, prison, airport, bridge or other thing built at one place"),
  NC_ ("tag", "Group"),
  NC_ ("tag", "A people, nationality, religion or political current: “Venezuelans”, “Republican”"),
  NC_ ("tag", "Event"),
  NC_ ("tag", "An election, war, summit, disaster or other named happening"),
  NC_ ("tag", "Work"),
  NC_ ("tag", "A law, treaty, resolution, book, film, report or programme with a name"),
  NC_ ("tag", "Product"),
  NC_ ("tag", "A thing made or sold, a vehicle, weapon, drug or commodity"),
  NC_ ("tag", "Date"),
  NC_ ("tag", "A date, time or period; its value is written in EDTF"),
  NC_ ("tag", "Figure"),
  NC_ ("tag", "A number with what it counts or measures; its value is a figure with its unit"),
  NC_ ("tag", "Other"),
  NC_ ("tag", "Anything else worth marking"),
  NC_ ("tag", "Fact"),
  NC_ ("tag", "Something that is or was so, and could be checked"),
  NC_ ("tag", "A fact that stands or falls with a number"),
  NC_ ("tag", "Prediction"),
  NC_ ("tag", "Something that is said to come"),
  NC_ ("tag", "Opinion"),
  NC_ ("tag", "A judgement that cannot be checked as true or false"),
  NC_ ("tag", "Promise"),
  NC_ ("tag", "Something that somebody undertakes to do"),
  NC_ ("tag", "Asserts"),
  NC_ ("tag", "The claimant holds it to be so"),
  NC_ ("tag", "Denies"),
  NC_ ("tag", "The claimant holds it not to be so"),
  NC_ ("tag", "Doubts"),
  NC_ ("tag", "The claimant calls it into question"),
  NC_ ("tag", "Asks"),
  NC_ ("tag", "The claimant raises it as a question"),
  NC_ ("tag", "True"),
  NC_ ("tag", "It holds"),
  NC_ ("tag", "Mostly true"),
  NC_ ("tag", "It holds but for details"),
  NC_ ("tag", "Mixed"),
  NC_ ("tag", "Part of it holds, part does not"),
  NC_ ("tag", "Misleading"),
  NC_ ("tag", "It holds by the letter and gives a wrong idea"),
  NC_ ("tag", "Mostly false"),
  NC_ ("tag", "Little of it holds"),
  NC_ ("tag", "False"),
  NC_ ("tag", "It does not hold"),
  NC_ ("tag", "Cannot be verified"),
  NC_ ("tag", "There is no evidence either way"),
  NC_ ("tag", "Subject"),
  NC_ ("tag", "Who or what it is about"),
  NC_ ("tag", "Object"),
  NC_ ("tag", "Who or what is done to"),
  NC_ ("tag", "Where"),
  NC_ ("tag", "How much or how many"),
  NC_ ("tag", "Time said"),
  NC_ ("tag", "When it was said"),
  NC_ ("tag", "Time of the fact"),
  NC_ ("tag", "When it is said to have happened"),
  NC_ ("tag", "Supports"),
  NC_ ("tag", "The first is evidence for the second"),
  NC_ ("tag", "Contradicts"),
  NC_ ("tag", "They cannot both hold"),
  NC_ ("tag", "Repeats"),
  NC_ ("tag", "The first says the same as the second"),
  NC_ ("tag", "Updates"),
  NC_ ("tag", "The first replaces the second with something newer"),
  NC_ ("tag", "Qualifies"),
  NC_ ("tag", "The first limits the second"),
  NC_ ("tag", "Is part of"),
  NC_ ("tag", "The first is one of the things that the second says"),
  NC_ ("tag", "Answers"),
  NC_ ("tag", "The first replies to the second"),
  NC_ ("tag", "Holds office at"),
  NC_ ("tag", "A person serves in an organisation or place; from and to in the attributes"),
  NC_ ("tag", "Is a member of"),
  NC_ ("tag", "A person or organisation belongs to an organisation or group"),
  NC_ ("tag", "Is related to"),
  NC_ ("tag", "Two persons are of one family"),
  NC_ ("tag", "Is located in"),
  NC_ ("tag", "Something lies in a place"),
  NC_ ("tag", "From"),
  NC_ ("tag", "When it began, in EDTF"),
  NC_ ("tag", "To"),
  NC_ ("tag", "When it ended, in EDTF"),
};

/**
 * mn_tag_words_translate:
 * @words: the label or the description of a tag
 *
 * Returns: (transfer none): how to show @words: in the language of the user if a tagset that we ship has them, else as
 *   they are. A library and its exports say the same for everybody, so they are translated on screen only
 */
const char *
mn_tag_words_translate (const char *words)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "tag", words);
}
