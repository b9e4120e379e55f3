/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "along-erase-names.h"

#include <stdlib.h>
#include <string.h>

/* First names and surnames heard in Britain that are words of English as well: at the beginning of a sentence nobody can
 * tell which it is. In the order of the alphabet. */
static const char *const words[] = {
  "abbey", "amber", "angel", "april", "ash", "august", "autumn", "baker", "ball", "banks", "barber",
  "bay", "bell", "belle", "berry", "bill", "bird", "bishop", "black", "blossom", "bond", "bow", "brook",
  "brown", "buddy", "burns", "bush", "butcher", "butler", "candy", "carol", "carpenter", "carter",
  "chance", "charity", "chase", "cherry", "christian", "church", "clay", "cliff", "close", "cook",
  "cooper", "coral", "cross", "crystal", "daisy", "dale", "dawn", "day", "dean", "dear", "destiny",
  "dove", "drake", "drew", "earl", "english", "eve", "faith", "farmer", "fern", "field", "fields",
  "fisher", "flower", "flowers", "ford", "forest", "fox", "frank", "french", "frost", "gale", "gardener",
  "gene", "genesis", "gill", "ginger", "glen", "gold", "good", "grace", "grant", "gray", "green", "grey",
  "guy", "hall", "harmony", "hart", "hazel", "heath", "heather", "heaven", "hill", "holly", "honey",
  "honor", "honour", "hope", "house", "hunt", "hunter", "iris", "ivory", "ivy", "jack", "jade",
  "jasmine", "jay", "jewel", "joy", "june", "justice", "key", "king", "knight", "lake", "lamb", "lance",
  "lane", "lark", "law", "lilac", "lily", "little", "long", "love", "major", "mark", "marsh", "mason",
  "may", "melody", "mercy", "merry", "miles", "mill", "miller", "moon", "moor", "moss", "myrtle", "nick",
  "noble", "north", "ocean", "olive", "opal", "page", "parish", "park", "parker", "pat", "patience",
  "peace", "pearl", "penny", "piper", "pope", "poppy", "potter", "power", "precious", "price", "pride",
  "prince", "princess", "prudence", "queen", "quick", "rain", "raven", "ray", "reed", "rice", "rich",
  "river", "rivers", "rob", "robin", "rock", "rocky", "rod", "rose", "rosemary", "rowan", "ruby", "rush",
  "sage", "sandy", "savage", "scarlet", "serenity", "shannon", "sharp", "shepherd", "short", "silver",
  "singer", "sky", "small", "smart", "smith", "snow", "sparrow", "speed", "spring", "star", "stone",
  "storm", "street", "strong", "sue", "summer", "summers", "sunny", "swan", "swift", "tanner", "terry",
  "tiger", "treasure", "trinity", "trust", "turner", "unity", "victor", "violet", "virtue", "wade",
  "walker", "wall", "ward", "waters", "weaver", "wells", "west", "white", "wild", "will", "willow",
  "winter", "wise", "wolf", "wood", "woods", "worth", "wren", "young",
};

/* Those of them that so many texts have as words that to ask about each would hide the others. */
static const char *const everyday[] = {
  "black", "brown", "close", "day", "english", "french", "good", "gray", "green", "grey", "house", "little", "long", "may", "north",
  "short", "small", "spring", "street", "summer", "west", "white", "will", "winter", "young",
};

static int
compare (const void *key, const void *word)
{
  return strcmp (key, *(const char *const *) word);
}

/** along_name_is_word: whether a name, folded, is also a word. */
gboolean
along_name_is_word (const char *folded)
{
  return bsearch (folded, words, G_N_ELEMENTS (words), sizeof words[0], compare) != NULL;
}

/** along_name_is_everyday: whether a word (along_name_is_word()) is in so many texts that it says nothing, written small. */
gboolean
along_name_is_everyday (const char *folded)
{
  return bsearch (folded, everyday, G_N_ELEMENTS (everyday), sizeof everyday[0], compare) != NULL;
}
