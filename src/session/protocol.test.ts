import { expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import { route } from '#visits/visits.ts'
import { phase, sessionProtocol } from './protocol.ts'

const protocol = shippedProtocol()

test('every route has its phases in order, its cadence, its least time and its block', () => {
  for (const name of route.options) {
    const { phases, leastTime, block } = protocol.routes[name]
    const order = phases.spans.map((span) => phase.options.indexOf(span.phase))
    expect(order, name).toEqual(phase.options.map((_, i) => i))
    expect(block.minutes[0], name).toBeLessThanOrEqual(block.minutes[1])
    expect(leastTime.minutes, `nobody goes home before the journey is over (${name})`).toBeGreaterThan(
      phases.spans.find((span) => span.phase === 'journey')!.to,
    )
  }
})

test('the pressure and the temperature that hold a day are the same at the gate of the day and in the session', () => {
  const figure = (id: string) => protocol.monitoring.limits.find((limit) => limit.id === id)?.figure
  const { pressure, temperature } = protocol.preparation.day
  expect([figure('pre-systolic-red'), figure('pre-diastolic-red')]).toEqual([
    pressure.hold.systolic,
    pressure.hold.diastolic,
  ])
  expect(figure('pre-temperature-amber')).toBe(temperature.postponeAt)
  const row = protocol.screening.rules.find(({ id }) => id === pressure.rule)?.measure
  expect(row).toMatchObject({
    systolic: { value: figure('pre-systolic-amber') },
    diastolic: { value: figure('pre-diastolic-amber') },
  })
})

test('the label-based figures are published, the others are defaults and say so', () => {
  const sources = Object.fromEntries(protocol.monitoring.limits.map(({ id, source }) => [id, source]))
  const published = Object.entries(sources)
    .filter(([, source]) => source.status === 'published')
    .map(([id]) => id)
  expect(published).toEqual([
    'pre-systolic-amber',
    'pre-diastolic-amber',
    'systolic-rise-amber',
    'diastolic-rise-amber',
  ])
  expect(protocol.routes.esketamine.leastTime.source).toMatchObject({
    status: 'published',
    mark: 'looked-up',
  })
})

test('limits of one measure grow graver outwards', () => {
  const rank = { amber: 1, red: 2, emergency: 3 }
  for (const a of protocol.monitoring.limits)
    for (const b of protocol.monitoring.limits) {
      const alike =
        a.measure === b.measure && a.when === b.when && a.test === b.test && !a.withAny && !b.withAny
      if (!alike || rank[a.level] >= rank[b.level]) continue
      const outwards =
        a.test === 'under' || a.test === 'at-most' ? b.figure <= a.figure : b.figure >= a.figure
      expect(outwards, `${a.id} and ${b.id}`).toBe(true)
    }
})

test('an emergency card has at most seven lines', () => {
  const long = { ...protocol.emergencyCards[0], lines: Array.from({ length: 8 }, (_, i) => `${i}`) }
  expect(sessionProtocol.shape.emergencyCards.safeParse([long]).success).toBe(false)
  expect(protocol.emergencyCards.map(({ id }) => id)).toHaveLength(10)
})

test('every term of the adverse events stands in a group, and every expected figure names its study', () => {
  const { groups, terms, studies } = protocol.adverseEvents
  for (const { group, expected } of terms) {
    expect(groups.map(({ id }) => id)).toContain(group)
    for (const study of Object.keys(expected ?? {})) expect(studies.map(({ id }) => id)).toContain(study)
  }
})

test('what a person takes home tells them about driving, alcohol and emergencies', () => {
  const text = protocol.homeInstructions.sections.flatMap(({ lines }) => lines).join(' ')
  for (const word of ['drive', 'alcohol', 'Chest pain']) expect(text).toContain(word)
})
