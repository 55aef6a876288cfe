import { expect, test } from 'vitest'
import { role } from '#people/people.ts'
import { ruleOnWriting } from './authority.ts'
import { kinds } from './kinds.ts'

const may = (...roles: (typeof role.options)[number][]) =>
  Object.keys(kinds).filter((kind) => ruleOnWriting({ roles }, [{ kind }]) === undefined)

test('nobody but a prescriber clears, orders a dose or decides about a medicine', () => {
  for (const kind of [
    'clearance-given',
    'clearance-withdrawn',
    'finding-decided',
    'dose-ordered',
    'medicine-hold-decided',
    'prescriber-decided',
  ]) {
    expect(
      role.options.filter((r) => may(r).includes(kind)),
      kind,
    ).toEqual(['prescriber'])
  }
})

test('a patient writes what is theirs to say, and nothing of the session', () => {
  expect(may('patient').toSorted()).toEqual([
    'consent-revoked',
    'consent-signed',
    'escort-named',
    'intention-written',
    'journal-shared',
    'journal-written',
    'questionnaire-answered',
    'screening-answered',
    'sharing-ended',
    'struck-out',
    'visit-change-asked',
    'visit-confirmed',
  ])
})

test('a journal is the patient’s alone to write and to share', () => {
  for (const kind of ['journal-written', 'journal-shared'])
    expect(role.options.filter((r) => may(r).includes(kind))).toEqual(['patient'])
})

test('a coordinator records visits and escorts, but no reading, dose or clinical note', () => {
  const theirs = may('coordinator')
  expect(theirs).toEqual(
    expect.arrayContaining(['visit-planned', 'visit-kept', 'escort-named', 'escort-arrived']),
  )
  for (const kind of ['vitals-taken', 'dose-given', 'integration-noted', 'therapy-noted', 'discharged'])
    expect(theirs).not.toContain(kind)
})

test('a monitor gives doses and takes readings, but does not order', () => {
  expect(may('monitor')).toEqual(expect.arrayContaining(['dose-given', 'vitals-taken', 'discharged']))
  expect(may('monitor')).not.toContain('dose-ordered')
})

test.each(['educator', 'administrator', 'privacy-officer'] as const)('%s: writes in no chart', (who) => {
  expect(may(who)).toEqual([])
})
