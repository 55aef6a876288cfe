/** Who is listed in the demonstration's directory: all made up, with surnames that nobody bears. */
import type { Profile } from '#directory/profile.ts'

/** What a listing is like, before its own particulars. */
export const CALLINGS = {
  therapist: {
    subject: 'person',
    roles: ['therapist'],
    licence: 'LPC',
    routes: ['sl'],
    settings: ['office'],
    formats: ['individual'],
    approaches: ['ifs', 'somatic', 'mindfulness'],
    fees: { low: 140, high: 220, per: 'hour' },
    about:
      'I meet you for two or three talks before any medicine. A prescriber I work with does the medical part. After each session we meet again within three days.',
  },
  psychologist: {
    subject: 'person',
    roles: ['therapist'],
    licence: 'PSY',
    routes: ['sl', 'im'],
    settings: ['office', 'clinic'],
    formats: ['individual', 'group'],
    approaches: ['cbt', 'act', 'emdr'],
    fees: { low: 180, high: 280, per: 'hour' },
    about:
      'I work with trauma and with depression that has not moved for a long time. You choose the pace, and you can stop at any point before a dose.',
  },
  prescriber: {
    subject: 'person',
    roles: ['prescriber'],
    licence: 'MD',
    routes: ['im', 'iv', 'sl'],
    settings: ['clinic'],
    formats: ['individual'],
    approaches: ['psychodynamic'],
    fees: { low: 350, high: 750, per: 'session' },
    about:
      'I look at your health, your medicines and your blood pressure first, and tell you plainly when this is not for you. I stay in the building during every session.',
  },
  nurse: {
    subject: 'person',
    roles: ['prescriber', 'monitor'],
    licence: 'PMHNP',
    routes: ['im', 'intranasal'],
    settings: ['clinic', 'home'],
    formats: ['individual'],
    approaches: ['mindfulness', 'dbt'],
    fees: { low: 280, high: 480, per: 'session' },
    about:
      'I prescribe and watch over sessions, together with the therapist you already have. I visit at home where that is safe.',
  },
  chaplain: {
    subject: 'person',
    roles: ['facilitator'],
    licence: undefined,
    routes: ['sl', 'im'],
    settings: ['retreat-centre', 'home'],
    formats: ['individual', 'retreat'],
    approaches: ['spiritual', 'existential', 'art'],
    fees: { low: 0, high: 120, per: 'session' },
    about:
      'I sit with people at the end of life and with those who grieve. I work only beside a licensed team.',
  },
  clinic: {
    subject: 'practice',
    roles: ['therapist', 'prescriber', 'monitor'],
    licence: undefined,
    routes: ['im', 'iv', 'sl', 'esketamine'],
    settings: ['clinic'],
    formats: ['individual', 'group'],
    approaches: ['cbt', 'ifs', 'psychodynamic', 'family'],
    fees: { low: 400, high: 950, per: 'session' },
    about:
      'A therapist, a prescriber and a nurse under one roof. Preparation and integration are part of every course, not an extra.',
  },
  retreat: {
    subject: 'practice',
    roles: ['therapist', 'prescriber', 'monitor', 'facilitator'],
    licence: undefined,
    routes: ['im', 'sl'],
    settings: ['retreat-centre'],
    formats: ['group', 'retreat'],
    approaches: ['somatic', 'mindfulness', 'art', 'spiritual'],
    fees: { low: 2400, high: 3600, per: 'course' },
    about:
      'Four days for up to eight people, with screening by our medical team weeks before and three meetings by video after.',
  },
} as const
export type Calling = keyof typeof CALLINGS

/**
 * `ends-soon`: a check ends within weeks. `lapsed`: the time for which a check counts is over. `licence-over`: the
 * licence itself is. `half-checked`: nobody has looked up the training. The others are not shown, but for `reported`.
 */
export type Story =
  | 'ends-soon'
  | 'lapsed'
  | 'licence-over'
  | 'half-checked'
  | 'reported'
  | 'waiting'
  | 'prepared'
  | 'declined'
  | 'taken-down'

export type Listed = {
  readonly name: string
  readonly credentials?: string
  readonly calling: Calling
  /** ZIP codes of the places, the first one first. */
  readonly zips: readonly string[]
  readonly story?: Story
  readonly more?: Partial<
    Pick<
      Profile,
      'languages' | 'conditions' | 'insurance' | 'accepting' | 'videoPreparation' | 'videoIntegration'
    >
  >
  /** Where else than at home they are licensed. */
  readonly alsoIn?: readonly string[]
}

const one = (
  name: string,
  credentials: string | undefined,
  calling: Calling,
  zips: string,
  rest: Pick<Listed, 'story' | 'more' | 'alsoIn'> = {},
): Listed => ({ name, ...(credentials ? { credentials } : {}), calling, zips: zips.split(' '), ...rest })

const BY_VIDEO = { videoPreparation: true, videoIntegration: true } as const

export const LISTED: readonly Listed[] = [
  one('Juniper House (demonstration)', undefined, 'clinic', '80401 80302'),
  one('Ottilie Marshwick', 'LPC', 'therapist', '80401', {
    more: { ...BY_VIDEO, languages: ['en', 'es'] },
    alsoIn: ['WY', 'NM'],
  }),
  one('Bram Thistledown', 'PsyD', 'psychologist', '80403', { story: 'ends-soon' }),
  one('Coraline Fennimoor', 'MD', 'prescriber', '80215'),
  one('Desmond Larkspindle', 'LCSW', 'therapist', '80202', {
    more: { languages: ['en', 'es'], insurance: ['medicaid', 'superbill'] },
  }),
  one('Hollowell Clinic (demonstration)', undefined, 'clinic', '80205 80012'),
  one('Eun-ji Quillfeather', 'PhD', 'psychologist', '80206', { more: { languages: ['en', 'ko'] } }),
  one('Farrah Winterbrook', 'PMHNP', 'nurse', '80210', { story: 'lapsed' }),
  one('Gideon Moss-Harrow', 'LMFT', 'therapist', '80211', { more: { accepting: 'waiting-list' } }),
  one('Hyacinth Oakenshaw', 'MDiv', 'chaplain', '80218', { more: { conditions: ['end-of-life', 'grief'] } }),
  one('Ilse Brackenridge', 'LPC', 'therapist', '80220', { story: 'licence-over' }),
  one('Jasper Nettlecombe', 'LAC, LPC', 'therapist', '80231', {
    more: { conditions: ['substance-use', 'depression'] },
  }),
  one('Kestrel Rise Retreats (demonstration)', undefined, 'retreat', '80421'),
  one('Leocadia Fernsby', 'LCSW', 'therapist', '80301', { more: BY_VIDEO, alsoIn: ['UT'] }),
  one('Mordecai Saltmarsh', 'PhD', 'psychologist', '80303', { more: { languages: ['en', 'he'] } }),
  one('Ninette Ashgrove', 'DO', 'prescriber', '80304', { story: 'half-checked' }),
  one('Osric Fallowfield', 'LPC', 'therapist', '80501', { story: 'reported' }),
  one('Petra Windlestrae', 'LPC', 'therapist', '80521', {
    more: { conditions: ['postpartum', 'anxiety', 'depression'] },
  }),
  one('Quincy Hartsong', 'MD', 'prescriber', '80525', { more: { insurance: ['private', 'tricare'] } }),
  one('Poudre Bend Group (demonstration)', undefined, 'clinic', '80524', {
    more: { insurance: ['private', 'medicare'] },
  }),
  one('Rosalind Copperpot', 'LMFT', 'therapist', '80903', {
    more: { conditions: ['ptsd', 'anxiety'], insurance: ['veterans', 'tricare'] },
  }),
  one('Silvester Downhollow', 'PsyD', 'psychologist', '80920', { more: { accepting: 'no' } }),
  one('Tamsin Underhay', 'RN, PMHNP', 'nurse', '81001'),
  one('Ulrika Stonecrop', 'LPC', 'therapist', '81201', {
    more: { ...BY_VIDEO, languages: ['en', 'de'] },
    alsoIn: ['WY', 'MT', 'ID'],
  }),
  one('Valerian Pines (demonstration)', undefined, 'retreat', '81211', { story: 'ends-soon' }),
  one('Wilhelmina Brooke-Tarn', 'LCSW', 'therapist', '81301', {
    more: { conditions: ['chronic-pain', 'depression'] },
  }),
  one('Xanthe Merriweld', 'MD', 'prescriber', '81501', { more: { insurance: ['medicare', 'medicaid'] } }),
  one('Yorick Greenmantle', 'LPC', 'therapist', '80487', { story: 'waiting' }),
  one('Zelda Rookwood', 'LPC', 'therapist', '80027', { story: 'waiting' }),
  one('Ambrose Vinterly', 'PhD', 'psychologist', '80111', { story: 'declined' }),
  one('Beatrix Sedgeworth', 'LMFT', 'therapist', '80234', { story: 'taken-down' }),
  one('Cassian Mallowby', 'LPC', 'therapist', '80601', { story: 'prepared' }),
  one('Dorothea Plumcastle', 'LCSW', 'therapist', '82001', { more: BY_VIDEO, alsoIn: ['CO', 'NE'] }),
  one('Evander Hazelrigg', 'MD', 'prescriber', '87501', { more: { languages: ['en', 'es'] } }),
  one('Fenella Duskwater', 'LPCC', 'therapist', '87106', {
    more: { languages: ['en', 'es'] },
    story: 'lapsed',
  }),
  one('Grover Tidewell', 'PhD', 'psychologist', '84101'),
  one('Red Larch Clinic (demonstration)', undefined, 'clinic', '84103 84601', {
    more: { insurance: ['private'] },
  }),
  one('Henrietta Snowbell', 'PMHNP', 'nurse', '83702'),
  one('Ignatius Reedmace', 'LCPC', 'therapist', '59801', { more: BY_VIDEO, alsoIn: ['ID', 'WY'] }),
  one('Josephine Larksong-Bey', 'LMHC', 'therapist', '98101', { more: { languages: ['en', 'fr'] } }),
  one('Kazimir Bellwether', 'MD', 'prescriber', '98103', { more: { languages: ['en', 'pl', 'ru'] } }),
  one('Moss & Tarn Therapy (demonstration)', undefined, 'clinic', '97205'),
  one('Lavinia Quarrington', 'LPC', 'therapist', '97401', { more: { conditions: ['eating', 'anxiety'] } }),
  one('Ming-hua Oxbow', 'PhD', 'psychologist', '94110', { more: { languages: ['en', 'zh', 'yue'] } }),
  one('Nathaniel Sorrelwood', 'MD', 'prescriber', '94612', { more: { insurance: ['private', 'superbill'] } }),
  one('Ondine Farthingale', 'LMFT', 'therapist', '90026', {
    more: { ...BY_VIDEO, languages: ['en', 'es', 'tl'] },
  }),
  one('Saltbush Clinic (demonstration)', undefined, 'clinic', '92103 90401'),
  one('Parvati Lindenhall', 'LCSW', 'therapist', '85004', { more: { languages: ['en', 'hi'] } }),
  one('Quill Mesa Retreats (demonstration)', undefined, 'retreat', '86336'),
  one('Roderick Bramblewick', 'LPC', 'therapist', '78704', {
    more: { languages: ['en', 'es'], accepting: 'waiting-list' },
  }),
  one('Seraphina Holloway-Finch', 'PsyD', 'psychologist', '77006', { more: { languages: ['en', 'vi'] } }),
  one('Tobias Kettleworth', 'MD', 'prescriber', '60614', { story: 'licence-over' }),
  one('Lakeglass Center (demonstration)', undefined, 'clinic', '60640', {
    more: { insurance: ['private', 'medicare'] },
  }),
  one('Undine Merrow', 'LICSW', 'therapist', '55408', { more: BY_VIDEO, alsoIn: ['WI'] }),
  one('Violetta Appleyard', 'PMHNP', 'nurse', '37206'),
  one('Wendell Crakehall', 'LCMHC', 'therapist', '28801', {
    more: { conditions: ['ptsd', 'substance-use'] },
  }),
  one('Ysolde Haversham-Rue', 'LMHC', 'therapist', '33130', { more: { languages: ['en', 'es', 'ht'] } }),
  one('Zebedee Thornquist', 'MD', 'prescriber', '30307', { story: 'ends-soon' }),
  one('Harbor Alder Practice (demonstration)', undefined, 'clinic', '10011 11215', {
    more: { languages: ['en', 'es', 'ase'] },
  }),
  one('Araminta Gullstone', 'PhD', 'psychologist', '02139', { more: { languages: ['en', 'pt'] } }),
  one('Barnaby Westerfold', 'LCPC', 'therapist', '04101', { more: BY_VIDEO, alsoIn: ['NH', 'VT'] }),
  one('Clementine Ryegate', 'LMFT', 'therapist', '96813', { more: { languages: ['en', 'ja'] } }),
]
