/** What the choices of the directory are called, for everybody. */
import { STATES } from './states.ts'

/** Each facet: what it asks, and what its options are called. The order is the order on the page. */
export const FACET_WORDS = {
  who: { title: 'Person or practice', options: { person: 'A person', practice: 'A practice' } },
  role: {
    title: 'What they do',
    options: {
      therapist: 'Therapist',
      prescriber: 'Prescriber',
      monitor: 'Watches vital signs',
      facilitator: 'Facilitator',
    },
  },
  route: {
    title: 'How the medicine is given',
    options: {
      im: 'Into the muscle (IM)',
      iv: 'Into a vein (IV)',
      sl: 'Under the tongue (lozenge)',
      oral: 'Swallowed',
      intranasal: 'Nasal spray (ketamine)',
      esketamine: 'Nasal spray (esketamine)',
    },
  },
  condition: {
    title: 'What they work with',
    options: {
      depression: 'Depression',
      ptsd: 'Trauma and PTSD',
      anxiety: 'Anxiety',
      ocd: 'Obsessive thoughts (OCD)',
      'substance-use': 'Alcohol and other substances',
      'chronic-pain': 'Long-lasting pain',
      eating: 'Eating disorders',
      grief: 'Grief',
      'end-of-life': 'Serious illness and end of life',
      postpartum: 'After the birth of a child',
    },
  },
  approach: {
    title: 'Kind of therapy',
    options: {
      act: 'Acceptance and commitment (ACT)',
      art: 'Art and expression',
      cbt: 'Cognitive behavioral (CBT)',
      dbt: 'Dialectical behavior (DBT)',
      emdr: 'EMDR',
      existential: 'Meaning (existential)',
      family: 'Couples and families',
      ifs: 'Inner parts (IFS)',
      mindfulness: 'Mindfulness',
      psychodynamic: 'Psychodynamic',
      somatic: 'Body-oriented (somatic)',
      spiritual: 'Spiritual care',
    },
  },
  format: {
    title: 'Alone or together',
    options: { individual: 'One person', group: 'Group', retreat: 'Retreat' },
  },
  setting: {
    title: 'Where sessions take place',
    options: {
      clinic: 'Clinic',
      office: 'Office',
      home: 'At your home',
      'retreat-centre': 'Retreat center',
    },
  },
  language: {
    title: 'Language',
    options: {
      en: 'English',
      es: 'Spanish',
      ase: 'American Sign Language',
      ar: 'Arabic',
      de: 'German',
      fa: 'Persian',
      fr: 'French',
      he: 'Hebrew',
      hi: 'Hindi',
      ht: 'Haitian Creole',
      it: 'Italian',
      ja: 'Japanese',
      ko: 'Korean',
      pl: 'Polish',
      pt: 'Portuguese',
      ru: 'Russian',
      tl: 'Tagalog',
      uk: 'Ukrainian',
      vi: 'Vietnamese',
      yue: 'Cantonese',
      zh: 'Mandarin',
    },
  },
  pay: {
    title: 'Help with the cost',
    options: { 'sliding-scale': 'Sliding scale', 'payment-plan': 'Payment plan' },
  },
  insurance: {
    title: 'Insurance',
    options: {
      private: 'Private insurance (ask which plans)',
      medicare: 'Medicare',
      medicaid: 'Medicaid',
      tricare: 'TRICARE',
      veterans: 'Veterans (VA)',
      superbill: 'A bill for your own claim',
    },
  },
  accepting: {
    title: 'New people',
    options: { yes: 'Has room now', 'waiting-list': 'Has a waiting list' },
  },
  video: {
    title: 'By video',
    options: { preparation: 'Preparation', integration: 'Integration' },
  },
  access: { title: 'Access', options: { 'step-free': 'Step-free entrance' } },
  verified: { title: 'Checked by us', options: { licence: 'License looked up, and in force' } },
  licensed: { title: 'Licensed in', options: STATES },
} as const

export const FEE_PER = { session: 'a session', hour: 'an hour', course: 'a whole course' } as const

export const STEP_FREE = {
  yes: 'Step-free entrance',
  no: 'Steps at the entrance',
  unknown: 'Not known whether the entrance is step-free',
} as const

export const ACCEPTING = {
  yes: 'Has room for new people',
  'waiting-list': 'Has a waiting list',
  no: 'Takes no new people now',
} as const
