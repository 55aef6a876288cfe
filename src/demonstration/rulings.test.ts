/** Whatever the stories tell, the rules allowed to whoever did it, on the chart as it was then. */
import { expect, test } from 'vitest'
import { type Chart, chartOf, type EntryOf } from '#chart/chart.ts'
import { signaturesOf } from '#consent/consent.ts'
import { ruleOnWitnessing } from '#consent/gate.ts'
import { ruleOnClosing } from '#course/closing.ts'
import { kinds } from '#course/kinds.ts'
import { courseView } from '#course/view.ts'
import { ruleOnSharing } from '#integration/journal.ts'
import { ruleOnNote } from '#integration/notes.ts'
import { dayIn, isBefore } from '#kernel/time.ts'
import { ruleOnSafetyReview } from '#outcomes/safety.ts'
import type { Role } from '#people/people.ts'
import { readEscort } from '#preparation/escort.ts'
import { ruleOnHold } from '#preparation/medicines.ts'
import { readinessOf, screenedOf } from '#preparation/screened.ts'
import { coversOf, ruleOnClearance, ruleOnFinding } from '#screening/clearance-rules.ts'
import { coverOf, decisionsOn } from '#screening/decisions.ts'
import { factsOf } from '#screening/facts.ts'
import { screen, standing } from '#screening/screening.ts'
import { ruleOnDischarge } from '#session/discharge.ts'
import { ruleOnDose } from '#session/dosing.ts'
import { groupOf } from '#session/group.ts'
import { ruleOnOrder } from '#session/orders.ts'
import { ruleOnBeginning } from '#session/recording.ts'
import { type Session, sessionOf } from '#session/session.ts'
import { blockOf, ruleOnOutcome, ruleOnVisit } from '#visits/planning.ts'
import { visitsOf } from '#visits/visits.ts'
import { STAFF } from './people.ts'
import type { Teller } from './telling.ts'
import { clock, KEYS, NOON, opened, protocol, tell } from './testing.ts'

type Act = EntryOf<typeof kinds>
type Then = { readonly story: Teller; readonly chart: Chart; readonly roles: readonly Role[] }

const rolesOf = (key: string): readonly Role[] => STAFF.find((one) => one.key === key)?.roles ?? ['patient']

/** What a rule answers to an act; undefined where the act is anybody's. */
function ruling(act: Act, { story, chart, roles }: Then): unknown {
  const { at, by } = act
  const { zone } = story
  const person = { id: by, roles }
  const course = { ...opened(story), chart }
  const visitOf = (id: string) => visitsOf(chart).find((visit) => visit.id === id)!
  const sessionAt = (visit: Parameters<typeof sessionOf>[1]) => sessionOf(chart, visit, protocol, at)
  const screening = () =>
    standing(screen(factsOf(chart, { patient: story.record, zone }), protocol, dayIn(at, zone)))
  switch (act.kind) {
    case 'visit-planned': {
      const { visitKind: kind, route } = act.body
      const block = route && blockOf(protocol, route)
      const planning = { visits: visitsOf(chart), protocol, now: at, zone, block }
      return ruleOnVisit({ ...act.body, kind }, planning).ruling
    }
    case 'visit-kept':
    case 'visit-cancelled': {
      const said = act.kind === 'visit-kept' ? 'kept' : 'cancelled'
      return ruleOnOutcome(visitOf(act.body.visit), said, { protocol, now: at, zone, doses: [] }).ruling
    }
    case 'finding-decided': {
      const finding = screening().findings.find(({ rule }) => rule === act.body.rule)!
      expect(act.body.covered).toEqual(coverOf(finding))
      return ruleOnFinding(finding, act.body, person, '').ruling
    }
    case 'clearance-given': {
      const found = screening()
      expect(act.body.covered).toEqual(coversOf(found))
      return ruleOnClearance(found, decisionsOn(chart, found), act.body, person, protocol.screening).ruling
    }
    case 'consent-witnessed': {
      const signature = signaturesOf(chart).find(({ id }) => id === act.body.signature)
      return signature && ruleOnWitnessing(signature, person, protocol).ruling
    }
    case 'escort-named':
      return readEscort(act.body, visitOf(act.body.visit), story.patient.name, zone).ok ? 'allow' : 'refuse'
    case 'medicine-hold-decided': {
      const { medicines } = screenedOf(course, undefined, protocol, at)
      const medicine = medicines.find(({ key }) => key === act.body.medicine)!
      return ruleOnHold(medicine, act.body, person, protocol).ruling
    }
    case 'dose-ordered':
      return ruleOnOrder(sessionAt(act.body.visit), act.body, roles, protocol).ruling
    case 'session-begun':
      return ruleOnBeginning(sessionAt(act.body.visit), act.body.present, roles, protocol).ruling
    case 'dose-given': {
      const readiness = readinessOf(course, visitOf(act.body.visit), protocol, at)
      const session = sessionAt(act.body.visit)
      const group = groupOf(session, othersAt(story, at))
      const dose = { dose: act.body, at, roles: rolesOf(act.body.by), readiness, group }
      return ruleOnDose(session, dose, protocol).ruling
    }
    case 'discharged':
      return ruleOnDischarge(sessionAt(act.body.visit), roles, protocol, at).ruling
    case 'checked-in':
    case 'integration-noted':
    case 'therapy-noted':
      return ruleOnNote(act.kind, person, protocol).ruling
    case 'journal-shared':
      return ruleOnSharing(person, true, act.body.journal, chart, protocol).ruling
    case 'safety-reviewed':
      return ruleOnSafetyReview(person, protocol).ruling
    case 'course-closed':
      return ruleOnClosing(person, courseView(course, at), { protocol, zone, now: at }).ruling
    default:
      return undefined
  }
}

/** The sessions of today of everybody, as they stood at a time: whoever is in a group is ruled with the others of it. */
function othersAt({ now }: Teller, at: Act['at']): Session[] {
  return IN_SESSION.flatMap((key) => {
    const chart = chartOf(
      tell(key, now)
        .chart()
        .entries.filter((entry) => !isBefore(at, entry.at)),
    )
    const visits = visitsOf(chart).filter(({ kind }) => kind === 'dosing')
    return visits.map(({ id }) => sessionOf(chart, id, protocol, at))
  })
}
const IN_SESSION = ['daniel', 'amara', 'theo'] as const

const known = (entry: { readonly kind: string }): entry is Act => Object.hasOwn(kinds, entry.kind)

const HOURS = [
  ['noon', NOON],
  ['just after midnight', clock('2026-11-24T00:05')],
  ['late in the evening', clock('2026-11-24T23:50')],
  ['the day on which the clocks go forward', clock('2027-03-14T12:00')],
  ['the day after they went back', clock('2026-11-02T09:00')],
] as const

test.each(HOURS)('everything that was done was allowed when it was done: %s', (_, now) => {
  const ruled = new Map<string, number>()
  for (const key of KEYS) {
    const story = tell(key, now)
    const { entries } = story.chart()
    for (const [i, act] of entries.entries()) {
      if (!known(act)) continue
      const answer = ruling(act, { story, chart: chartOf(entries.slice(0, i)), roles: rolesOf(act.by) })
      if (answer === undefined) continue
      expect(answer, `${key}: ${act.kind} ${act.at}`).toBe('allow')
      ruled.set(act.kind, (ruled.get(act.kind) ?? 0) + 1)
    }
  }
  expect([...ruled.keys()].sort()).toEqual(RULED)
})

/** Every kind of act that a rule stands before is told at least once. */
const RULED = [
  'checked-in',
  'clearance-given',
  'consent-witnessed',
  'course-closed',
  'discharged',
  'dose-given',
  'dose-ordered',
  'escort-named',
  'finding-decided',
  'integration-noted',
  'journal-shared',
  'medicine-hold-decided',
  'safety-reviewed',
  'session-begun',
  'therapy-noted',
  'visit-cancelled',
  'visit-kept',
  'visit-planned',
]
