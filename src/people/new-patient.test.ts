import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patientId, personId } from '#kernel/ids.ts'
import { readPatient, readTeam, sameAs, type TypedPatient } from './new-patient.ts'
import type { Patient } from './people.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const typed: TypedPatient = {
  name: 'Ana Ruiz',
  birthDate: '1985-04-09',
  sex: 'female',
  phone: '+1 303 555 0142',
}
const fields = (more: TypedPatient) => {
  const read = readPatient({ ...typed, ...more }, today)
  return read.ok ? [] : read.problems.map((p) => p.field)
}

test('a name, a birth date, a sex and a way to reach the person are enough', () => {
  expect(readPatient(typed, today)).toEqual({ ok: true, value: typed })
})

test('spaces around and inside a name are put in order', () => {
  expect(readPatient({ ...typed, name: '  Ana   Ruiz ' }, today)).toMatchObject({
    value: { name: 'Ana Ruiz' },
  })
})

test.each([
  ['nobody is born tomorrow', { birthDate: '2026-11-25' }, ['birthDate']],
  ['a child born today is a person, if too young for this treatment', { birthDate: '2026-11-24' }, []],
  ['nobody alive was born before 1900', { birthDate: '1899-12-31' }, ['birthDate']],
  ['a person of 126 years can be', { birthDate: '1900-01-01' }, []],
  ['30 February is not a birthday', { birthDate: '1985-02-30' }, ['birthDate']],
  ['09.04.1985 is not guessed at', { birthDate: '09.04.1985' }, ['birthDate']],
  ['a missing birth date is asked for', { birthDate: undefined }, ['birthDate']],
  ['a missing name is asked for', { name: '   ' }, ['name']],
  ['a name of digits is not a name', { name: '12345' }, ['name']],
  ['a name in any script is a name', { name: '王芳' }, []],
  ['a sex that is not in the list is asked for', { sex: 'f' }, ['sex']],
  ['a person who cannot be reached is not taken in', { phone: undefined }, ['phone']],
  ['an email address alone is a way to reach somebody', { phone: undefined, email: 'ana@example.org' }, []],
  ['an email address without a domain is not one', { email: 'ana@home' }, ['email']],
  ['a phone number with too few digits is not one', { phone: '911' }, ['phone']],
] as const)('%s', (_, more, expected) => {
  expect(fields(more)).toEqual(expected)
})

test('everything that is wrong is told at once', () => {
  expect(fields({ name: '', birthDate: '', sex: '', phone: '' })).toEqual([
    'name',
    'birthDate',
    'sex',
    'phone',
  ])
})

test('whatever is typed is answered: with a person, or with sentences for known fields', () => {
  const anything = fc.record({
    name: fc.string(),
    birthDate: fc.string(),
    sex: fc.string(),
    phone: fc.string(),
    email: fc.string(),
  })
  fc.assert(
    fc.property(anything, (one) => {
      const read = readPatient(one, today)
      if (read.ok) expect(read.value.birthDate <= '2026-11-24').toBe(true)
      else
        for (const { field, message } of read.problems)
          expect([Object.hasOwn(typed, field ?? '') || field === 'email', message.length > 10]).toEqual([
            true,
            true,
          ])
    }),
  )
})

const ana: Patient = {
  id: patientId.parse('0198c0de-0000-7000-8000-000000000001'),
  name: 'Ana Ruiz',
  birthDate: '1985-04-09',
  sex: 'female',
}

test('the same name and birth date are most likely the same person', () => {
  const read = readPatient({ ...typed, name: 'ANA  ruiz' }, today)
  expect(read.ok && sameAs(read.value, [ana])).toBe(ana)
})

test('the same name on another birthday is somebody else', () => {
  const read = readPatient({ ...typed, birthDate: '1985-04-10' }, today)
  expect(read.ok && sameAs(read.value, [ana])).toBeUndefined()
})

const staff = [
  { id: personId.parse('t'), roles: ['therapist'] as const },
  { id: personId.parse('p'), roles: ['prescriber', 'monitor'] as const },
]

test('a team needs a therapist or a prescriber, each in their role', () => {
  expect(readTeam({ therapist: 't', monitor: 'p' }, staff)).toEqual({
    ok: true,
    value: { therapist: 't', monitor: 'p' },
  })
  expect(readTeam({ monitor: 'p' }, staff)).toMatchObject({ ok: false, problems: [{ field: 'therapist' }] })
  expect(readTeam({ therapist: 'p' }, staff)).toMatchObject({ ok: false, problems: [{ field: 'therapist' }] })
  expect(readTeam({ therapist: 'of another practice' }, staff)).toMatchObject({ ok: false })
})
