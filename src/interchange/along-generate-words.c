/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "generate-private.h"

/* Invented people and ordinary sentences; no sentence of the demonstration is among them. */

static const char *const female[] = {
  "Aisha", "Alice", "Amber", "Amina", "Bethan", "Bryony", "Carly", "Chantelle", "Chidera", "Claudia", "Courtney", "Dionne",
  "Ebony", "Ella", "Erin", "Esme", "Faiza", "Farah", "Freya", "Gemma", "Grace", "Habiba", "Holly", "Imani", "Jasmine",
  "Jodie", "Karolina", "Kayleigh", "Kirsty", "Layla", "Leah", "Lucy", "Maisie", "Maryam", "Megan", "Molly", "Nadia",
  "Naomi", "Nicole", "Oluchi", "Paige", "Poppy", "Rebecca", "Rhiannon", "Rosie", "Sadia", "Safiya", "Scarlett", "Shanice",
  "Sienna", "Sophie", "Stacey", "Tamara", "Tia", "Yasmin", "Zainab", "Zara", "Zuzanna",
};
static const char *const male[] = {
  "Aaron", "Adam", "Ahmed", "Alex", "Andre", "Ashley", "Bailey", "Ben", "Bilal", "Brandon", "Callum", "Cameron", "Chidi",
  "Connor", "Curtis", "Damian", "Daniel", "Declan", "Dwayne", "Dylan", "Elijah", "Ethan", "Finn", "George", "Hamza",
  "Harvey", "Ibrahim", "Isaac", "Jack", "Jamie", "Jayden", "Jordan", "Joseph", "Josh", "Kamil", "Kieran", "Kyle", "Lewis",
  "Liam", "Logan", "Luke", "Mason", "Mateusz", "Mohammed", "Nathan", "Noah", "Omar", "Owen", "Reece", "Rhys", "Ryan",
  "Samuel", "Shaun", "Tariq", "Tyler", "Yusuf", "Zain",
};
static const char *const surnames[] = {
  "Abbott", "Achebe", "Ackroyd", "Adeyemi", "Ahmed", "Akhtar", "Ashworth", "Barraclough", "Begum", "Bentley", "Birtwistle",
  "Brearley", "Brook", "Butterworth", "Chadwick", "Chowdhury", "Clegg", "Crossley", "Dawson", "Dearden", "Dobson", "Duffy",
  "Eastwood", "Entwistle", "Farrar", "Fielden", "Gaukroger", "Gledhill", "Greenwood", "Gupta", "Halliwell", "Hanson",
  "Haigh", "Hartley", "Helliwell", "Heywood", "Hinchliffe", "Hobson", "Horsfall", "Hussain", "Ibrahim", "Ingham", "Jagger",
  "Kaczmarek", "Kershaw", "Khan", "Kowalska", "Lord", "Lumb", "Mahmood", "Mensah", "Midgley", "Mitchell", "Murgatroyd",
  "Naylor", "Noble", "Nowak", "Nuttall", "Oakes", "Obi", "Ogden", "Okafor", "Ormerod", "Parkin", "Patel", "Pickles",
  "Priestley", "Quinn", "Rashid", "Redman", "Riley", "Robertshaw", "Saville", "Schofield", "Shackleton", "Shah", "Sharma",
  "Smithies", "Spencer", "Stansfield", "Sunderland", "Sutcliffe", "Sykes", "Taylor", "Thackray", "Tordoff", "Turner",
  "Uttley", "Varley", "Wadsworth", "Walton", "Waterhouse", "Whiteley", "Wilkinson", "Wojcik", "Woodhead", "Wrigley",
  "Yates", "Young", "Zaman",
};
static const char *const enabling[] = {
  "Talked about what a good day looks like and who helps with it.",
  "Listened to the story of moving house so often. We drew a line of the places together.",
  "Looked back at the first visit and at what has changed since.",
  "Thought about what should be different from their own school years.",
  "A quiet visit. We folded tiny clothes and the words came slowly.",
  "Spoke about the hard week and the two things that went right in it.",
  "Practised what to say to the family at the weekend.",
  "Made a list of people to ring, with a number beside each name.",
};
static const char *const educational[] = {
  "Watched baby together and named each sign as it came.",
  "Went through the sleep pictures and checked the cot.",
  "Tried three ways to settle a crying baby; wrote down what worked.",
  "Read the book about the first months and talked about noise and shouting.",
  "Lay on the mat with baby and took turns with the rattle.",
  "Talked about how an argument starts, and when to step outside.",
  "Looked at the growth chart and what comes next.",
  "Drew the circle of people around baby: close, further, not at all.",
};
static const char *const practical[] = {
  "Filled in the form for the grant and posted it on the way.",
  "Went along to the midwife; the questions were asked from the list.",
  "Picked up the cot from the baby bank and put it together.",
  "Sorted the letters on the table into three heaps and answered two.",
  "Walked to the children's centre to see where the door is.",
  "Rang the landlord together about the damp wall.",
  "Cleaned bottles step by step, then once more without help.",
  "Planned the week's food and the bus fares.",
};
static const char *const strengths[] = {
  "Rang before the appointment to say they would be late.",
  "Noticed a tired baby before the crying began.",
  "Asked a good question at the clinic.",
  "Kept calm while two people talked at once.",
  "Has the bag packed and by the door.",
  "Tidied the corner for baby without being asked.",
  "Laughed together over the bath.",
  "Told us plainly what did not help.",
};
static const char *const worries[] = {
  "The heating has been off for three days; the landlord has been told.",
  "Sleeping badly again; the health visitor is asked to call.",
  "A bill has gone unpaid; money advice is booked.",
  "Loud words on the stairs; a plan for leaving the room is agreed.",
  "Missed the scan; a new time is arranged.",
};

#define PICK(g, list) list[generate_next (g) % G_N_ELEMENTS (list)]

const char *
generate_given (Generate *g, gboolean is_female)
{
  return is_female ? PICK (g, female) : PICK (g, male);
}

const char *
generate_surname (Generate *g)
{
  return PICK (g, surnames);
}

const char *
generate_note (Generate *g, int element)
{
  return element == ALONG_ELEMENT_ENABLING      ? PICK (g, enabling)
         : element == ALONG_ELEMENT_EDUCATIONAL ? PICK (g, educational)
                                                : PICK (g, practical);
}

const char *
generate_strength (Generate *g)
{
  return PICK (g, strengths);
}

const char *
generate_worry (Generate *g)
{
  return PICK (g, worries);
}
