/** What a person should know about an imported file, as sentences. */
import { plausible } from '#kernel/plausible.ts'
import type { Day } from '#kernel/time.ts'
import type { Fact, LeftOut, ObservationFact, PatientFact } from '#screening/history.ts'
import type { Opened } from './bundle-entries.ts'

export type Tallied = {
  readonly remarks: readonly string[]
  /** How many resources were not used, by reason. */
  readonly unused: ReadonlyMap<string, number>
  /** How many resources of types that are no facts, by type. */
  readonly others: ReadonlyMap<string, number>
  /** How many resources do not say whom they are about. */
  readonly unsaid: number
}

type Noted = Tallied & { readonly facts: readonly Fact[]; readonly unusable: readonly LeftOut[] }

export function notesOn(
  opened: Opened,
  patient: PatientFact,
  died: string | undefined,
  read: Noted,
  today: Day,
): string[] {
  const notes: string[] = []
  if (patient.deceased) {
    notes.push(
      `The record says that this person has died${died ? ` (${died.slice(0, 10)})` : ''}. Check that it is the right person.`,
    )
  }
  if (!patient.birthDate)
    notes.push('The record gives no birth date, so rules on age cannot be answered from it.')
  if (opened.isPage) {
    notes.push(
      'The file is one page of a longer answer: what stands on the other pages is missing. Export all pages as one Bundle.',
    )
  }
  for (const said of opened.reported.slice(0, MOST)) notes.push(`The record system reported: ${said}`)
  if (read.unsaid > 0)
    notes.push(
      `${plural(read.unsaid, 'resource')} did not say whom it is about and was taken as this person's.`,
    )
  const later = read.facts.filter((fact) => (clinicalDate(fact) ?? '').slice(0, 10) > today.toString())
  if (later.length > 0)
    notes.push(`Dated in the future, perhaps by a wrong clock: ${some(later.map(nameOf))}.`)
  const unlikely = read.facts.filter(isUnlikely)
  if (unlikely.length > 0) notes.push(`Unusual, and kept as recorded: ${some(unlikely.map(nameOf))}.`)
  for (const remark of read.remarks.slice(0, MOST)) notes.push(remark)
  if (read.remarks.length > MOST)
    notes.push(`There are ${read.remarks.length - MOST} more remarks of this kind.`)
  for (const { resource, why } of read.unusable)
    notes.push(`Left out: ${resource.resourceType}/${resource.id}. ${why}`)
  if (read.unused.size > 0) notes.push(`Not used: ${counts(read.unused)}.`)
  if (read.others.size > 0) notes.push(`Not read: ${counts(read.others)}.`)
  return notes
}

const MOST = 20

const plural = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

const counts = (by: ReadonlyMap<string, number>): string =>
  [...by]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, n]) => `${what} (${n})`)
    .join(', ')

const some = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')

const nameOf = ({ display, resource }: Fact): string => `${display} (${resource.resourceType}/${resource.id})`

/** The date at which something was or began; a medicine may well begin later. */
function clinicalDate(fact: Fact): string | undefined {
  switch (fact.type) {
    case 'condition':
      return fact.onset
    case 'procedure':
      return fact.performed
    case 'observation':
      return fact.taken
    case 'allergy':
    case 'medication':
      return undefined
  }
}

/** Sizes are left aside: every adult's record holds a child's. */
const isUnlikely = (fact: Fact): boolean => fact.type === 'observation' && plausibility(fact) === 'confirm'

function plausibility(fact: ObservationFact): 'ok' | 'confirm' | 'impossible' {
  if (fact.measure === 'pressure') return plausible('pressure', fact).plausible
  if (fact.measure === 'heart-rate' || fact.measure === 'spo2')
    return plausible(fact.measure, fact.value).plausible
  return 'ok'
}
