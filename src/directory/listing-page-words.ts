/** What the page of one listing says, for everybody. */
import { optionName } from './facets.ts'
import type { Profile } from './profile.ts'

export const LISTING = {
  directory: 'Directory',
  write: 'Write to them',
  about: 'In their own words',
  aboutWhose: 'Written by the people listed. Nobody has checked it.',
  offers: 'What they offer',
  offersWhose: 'As they state it. What we looked up stands under “What was checked”.',
  cost: 'What it costs',
  checked: 'What was checked',
  checkedHow:
    'The directory’s desk looks things up at their source and writes down where and when. A check is not a recommendation.',
  places: 'Where',
  telephone: 'Telephone',
  website: 'Website',
  report: 'Something here is wrong',
  owner: 'This is me: change or remove it',
  rules: 'Everyone here agreed to be listed. Nobody can pay to be listed, or to be listed higher.',
  map: (name: string) => `Map of where ${name} works`,
  mapAbout: 'A mark for each place, in the middle of its ZIP code area.',
} as const

export const TERMS = {
  roles: 'What they do',
  routes: 'How the medicine is given',
  conditions: 'Works with',
  approaches: 'Kind of therapy',
  formats: 'Alone or together',
  settings: 'Sessions take place in',
  languages: 'Languages',
  video: 'By video',
  access: 'Access',
  npi: 'NPI',
  fees: 'Fee',
  slidingScale: 'Sliding scale',
  paymentPlans: 'Payment plan',
  insurance: 'Insurance',
} as const

export const COST = {
  feeUnknown: 'Not stated. Ask before you begin.',
  slidingScale: 'Yes: the fee can go by what you can pay',
  paymentPlans: 'Yes: you can pay in parts',
  no: 'Not stated',
  insuranceNone: 'None stated. Ask your insurer as well.',
} as const

export const VIDEO = { preparation: 'Preparation', integration: 'Integration', none: 'Not stated' } as const

export const NO_LISTING = {
  gone: {
    title: 'No longer listed',
    about:
      'This listing was taken down, or the person no longer agrees to be listed. Others may be near you: look in the directory.',
  },
  unknown: {
    title: 'No such listing',
    about: 'Nobody is listed at this address. If you followed a link, it may be old. Look in the directory.',
  },
} as const

/** For a search engine or a shared link: who, where, what they do, and that checks are shown. */
export function listingDescribed({ name, places, roles }: Profile): { title: string; text: string } {
  const title = [name, ...places.slice(0, 1).map(({ town, state }) => `${town}, ${state}`)].join(', ')
  const does = roles.map((option) => optionName({ facet: 'role', option }).toLowerCase()).join(', ')
  return {
    title,
    text: `${title}: ${does}, for ketamine-assisted psychotherapy. See what was checked, when, and against which source.`,
  }
}
