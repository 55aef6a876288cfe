/** What the description of the interface for other programs says about each part of an answer. */

export const API_WORDS = {
  title: 'Kairos directory',
  about:
    'Providers of ketamine-assisted psychotherapy who agreed to be listed, as GeoJSON (RFC 7946). Open to everybody, without a key, from any site. Nobody can pay to stand higher: the order is the distance, or how much of what was asked is offered.',
  operation: 'Search the directory',
  operationAbout:
    'Without a place, listings stand in order of name. A parameter that cannot be understood is an error here, so that nobody takes the wrong answer for the right one. The next page is in the Link header (RFC 8288) and in the answer.',
  found: 'The listings found, 20 a page.',
  wrong: 'A parameter could not be understood, or the place is unknown or stands for several (RFC 9457).',
  unknownParameter: (name: string) => `“${name}” is not a parameter of this search. See /api/openapi.json.`,
  wrongTitle: 'This search could not be understood.',
  placeTitle: 'This place could not be found.',
  ambiguous: (near: string) => `Several states have a place called ${near}. Ask again with one of “places”.`,
  origin: 'Where distances are measured from. Absent when no place was asked for.',
  order: 'In which order the listings stand, and why, in a sentence.',
  total: 'How many there are on all pages within the miles asked for. With atLeast, there may be more.',
  widened: 'Nobody is within the miles asked for; these are the nearest ones instead.',
  byVideo:
    'Others, further away, who are licensed in the state of the place and prepare or integrate by video. Only when few are near.',
  counts: 'How many listings within reach offer each option, were it chosen beside the other facets.',
  next: 'The address of the next page. Absent on the last one.',
  id: 'Stays the same for as long as the listing exists.',
  page: 'The page of this listing, for people.',
  miles: 'As the crow flies, to the place that is the geometry. Absent when no place was asked for.',
  coordinates:
    'Longitude and latitude. Often the middle of a ZIP code, so several listings may lie on one point.',
  matched: 'Which of the chosen options it offers: why it is in the answer.',
  checks:
    'What was looked up of what the listing says, when, against which source, and until when that counts.',
  standing:
    'confirmed: looked up and found so. not-confirmed: looked up and not found so. lapsed: confirmed once, and the time for which that counts is over. expired: the license itself is over. not-checked: nobody has looked.',
  fees: 'In whole US dollars.',
  places: 'What can stand in “near” instead.',
} as const
