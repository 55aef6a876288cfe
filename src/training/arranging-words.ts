/** What the pages say on which pairs and rooms are arranged, and the lists that are printed. */

export const ARRANGING = {
  both: 'Choose both people of this row, or none.',
  same: 'Choose two different people.',
  roomLong: 'Shorten the name of the room to at most 60 characters.',
  saved: 'Saved.',
  pairs: {
    title: 'Pairs',
    lead: 'Each who doses travels once and sits once. Who does not dose only sits.',
    noBlocks: 'The agenda of this training has no dosing.',
    propose: 'Propose pairs',
    proposed: 'These pairs are proposed. Nothing is saved yet: look at each block and save it.',
    alone: (names: string) => `Nobody is left to sit with ${names}. Somebody of the team sits with them.`,
    stands: 'The pairs as they are saved',
    asks: 'An educator must decide, with a reason in writing',
    block: (title: string, day: number) => `${title}, day ${day}`,
    none: 'No pairs were saved for this block.',
    row: (row: number) => `Pair ${row}`,
    traveller: 'Travels',
    sitter: 'Sits',
    why: 'Reason, where one is asked for',
    save: 'Save this block',
    doses: { yes: 'cleared', conditions: 'cleared with conditions', no: 'sits only' },
  },
  apart: {
    title: 'Not together',
    about:
      'People who work together, treat each other, live together or know each other well are not paired. Only the names are kept, no reason.',
    row: (row: number) => `Not together ${row}`,
    one: 'One',
    other: 'The other',
    save: 'Save who is not together',
  },
  rooms: {
    title: 'Rooms',
    lead: 'Write the name of a room beside each person. Those with the same room share it.',
    room: (name: string) => `Room of ${name}`,
    save: 'Save the rooms',
    alone: (name: string) => `${name} asked for a room alone and shares one.`,
    none: 'Nobody has a place in this training yet.',
  },
} as const

export const LISTS = {
  title: 'Lists to print',
  lead: 'Each list begins on a page of its own. Print this page with your browser.',
  none: 'Nobody has a place in this training yet.',
  nothing: '–',
  arrival: {
    title: 'Arrival',
    columns: ['Name', 'Profession', 'Phone', 'Room', 'What the house has to know', 'Here'],
  },
  kitchen: {
    title: 'Kitchen',
    count: (people: number) => `For ${people === 1 ? 'one person' : `${people} people`} and the team.`,
    usual: (people: number) => `${people === 1 ? 'One eats' : `${people} eat`} everything.`,
    columns: ['Name', 'Diet', 'Allergies'],
  },
  emergency: {
    title: 'Emergency',
    call: 'In an emergency call 911 first.',
    hospital: 'Nearest emergency department',
    noHospital: 'Not written down yet. Write it into the plan before anybody arrives.',
    house: 'We are at',
    columns: ['Name', 'Phone', 'Whom we call', 'Their phone', 'Allergies'],
  },
} as const
