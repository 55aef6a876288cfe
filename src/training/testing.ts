/** A made-up training and application for tests. */
import type { z } from 'zod'
import { type ApplicationDraft, type ApplicationEntry, applicationEntry } from './application-entry.ts'
import { type Answers, answers } from './form.ts'
import { type Plan, plan } from './plan.ts'

const source = { text: 'made up for a test', status: 'default', mark: 'default' } as const

const PLAN: z.input<typeof plan> = {
  title: 'Foundations of ketamine-assisted therapy',
  level: 'foundations',
  summary: 'Four days in the foothills.',
  from: '2027-04-08',
  to: '2027-04-11',
  zone: 'America/Denver',
  place: { name: 'Larkspur House', town: 'Larkspur', state: 'CO' },
  seats: { medical: 8, 'mental-health': 14, other: 2 },
  team: [
    ...['Nora', 'Ben', 'Ada', 'Cleo'].map((name) => ({ name, role: 'trainer' as const })),
    { name: 'Pat', role: 'medical-lead' },
    { name: 'Mo', role: 'monitor' },
  ],
  ratios: { perTrainer: { most: 6, source }, perMonitor: { most: 6, source } },
  price: 3_200_00,
  deposit: 500_00,
  depositDays: 14,
  applyBy: '2027-03-01',
  fullPaymentBy: '2027-03-04',
  refund: {
    deposit: 'kept',
    steps: [
      { daysBefore: 61, percent: 100 },
      { daysBefore: 15, percent: 50 },
    ],
    source,
  },
  scholarships: { places: 2 },
  waiting: { order: 'time', hours: 72, source },
  agenda: [
    { id: 'welcome', day: 1, from: '09:00', to: '12:00', title: 'Welcome', kind: 'teaching', counts: true },
    {
      id: 'dosing-1',
      day: 2,
      from: '09:00',
      to: '13:00',
      title: 'First block',
      kind: 'dosing',
      counts: false,
    },
    {
      id: 'dosing-2',
      day: 3,
      from: '09:00',
      to: '13:00',
      title: 'Second block',
      kind: 'dosing',
      counts: false,
    },
    { id: 'closing', day: 4, from: '09:00', to: '12:00', title: 'Closing', kind: 'sharing', counts: true },
  ],
}
export const aPlan = (over: Partial<z.input<typeof plan>> = {}): Plan => plan.parse({ ...PLAN, ...over })

export const someAnswers = (over: Partial<z.input<typeof answers>> = {}): Answers =>
  answers.parse({
    name: 'Ida Vance',
    phone: '303-555-0142',
    town: 'Golden',
    state: 'CO',
    discipline: 'mental-health',
    profession: 'Clinical social worker',
    licence: { kind: 'LCSW', number: 'CSW.0099', state: 'CO', expires: '2028-08-31' },
    hours: 4000,
    experience: 'Eight years with trauma.',
    statement: 'I want to learn this well.',
    emergency: { name: 'Sol Vance', phone: '303-555-0143' },
    dosing: true,
    ...over,
  })

/** Entries as they would be stored, with ids in the order in which they are given. */
export const entriesOf = (...drafts: readonly ApplicationDraft[]): ApplicationEntry[] =>
  drafts.map((draft, i) => {
    const id = `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`
    return applicationEntry.parse({ ...encoded(draft), id })
  })

const encoded = (draft: ApplicationDraft) => ({
  kind: draft.kind,
  at: draft.at.toString(),
  ...(draft.by ? { by: draft.by } : {}),
  body: JSON.parse(JSON.stringify(draft.body)),
})
