/** The whole course view of a chart of 600 entries: an imported history, answers, and a session full of readings. */
import { randomBytes } from 'node:crypto'
import { chartOf, type Entry } from '#chart/chart.ts'
import { agendaAt } from '#course/obligation.ts'
import { courseView } from '#course/view.ts'
import { readBundle } from '#interop/bundle.ts'
import { draftsOfImport } from '#interop/interop.ts'
import { courseId, entryId, patientId, personId, uuidv7 } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { shippedProtocol } from '#platform/content.ts'
import { median, type Row } from './table.ts'

const ENTRIES = 600
/** Half of the chart is an imported history, as it is for somebody with a long record. */
const FACTS = 300
const RUNS = 500
const LIMIT_MS = 1

const course = courseId.parse('0198c0de-0000-7000-8000-000000000001')
const by = personId.parse('bench')
const newId = () => entryId.parse(uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10)))

/** A FHIR history of pressures, conditions and medicines over the years. */
function history(facts: number): string {
  const entry = [
    {
      resource: {
        resourceType: 'Patient',
        id: 'p',
        name: [{ text: 'Bench Person' }],
        birthDate: '1961-06-08',
        gender: 'male',
      },
    },
  ] as object[]
  const codes = [
    ['38341003', 'Hypertension'],
    ['444814009', 'Viral sinusitis (disorder)'],
    ['195662009', 'Acute viral pharyngitis (disorder)'],
    ['22298006', 'Myocardial Infarction'],
  ]
  for (let i = 0; i < facts; i++) {
    const [code, display] = codes[i % codes.length]!
    const when = `20${String(10 + (i % 15)).padStart(2, '0')}-0${1 + (i % 9)}-11`
    entry.push({
      resource:
        i % 3 === 0
          ? {
              resourceType: 'Condition',
              id: `c${i}`,
              clinicalStatus: { coding: [{ code: i % 4 === 0 ? 'active' : 'resolved' }] },
              code: { coding: [{ system: 'http://snomed.info/sct', code, display }] },
              onsetDateTime: when,
            }
          : i % 3 === 1
            ? {
                resourceType: 'Observation',
                id: `o${i}`,
                status: 'final',
                code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
                effectiveDateTime: when,
                valueQuantity: { value: 80, unit: 'kg', code: 'kg' },
              }
            : {
                resourceType: 'MedicationRequest',
                id: `m${i}`,
                status: i % 2 ? 'active' : 'stopped',
                intent: 'order',
                medicationCodeableConcept: {
                  coding: [
                    {
                      system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
                      code: '197361',
                      display: 'Amlodipine 5 MG Oral Tablet',
                    },
                  ],
                },
                authoredOn: when,
              },
    })
  }
  return JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry })
}

function chart(now: Instant) {
  const read = readBundle(history(FACTS), now.toZonedDateTimeISO('UTC').toPlainDate())
  if (!read.ok) throw new Error(read.problems[0]?.message)
  const visit = newId()
  const entries: Entry[] = []
  const add = (kind: string, at: Instant, body: unknown, id = newId()) =>
    entries.push({ id, course, kind, at, recordedAt: now, by, audience: 'care-team', body })
  const { id, version } = shippedProtocol()
  add('course-opened', now.subtract({ hours: 720 }), {
    patient: patientId.parse(course),
    protocol: { id, version },
    team: {},
  })
  for (const draft of draftsOfImport(read.value, course, now.subtract({ hours: 719 })))
    add(draft.kind, draft.at, draft.body, draft.id)
  add('visit-planned', now.subtract({ hours: 700 }), {
    visit,
    visitKind: 'dosing',
    from: now.subtract({ hours: 2 }),
    to: now.add({ hours: 1 }),
    place: 'Room 1',
    people: [by],
    route: 'im',
  })
  add('session-begun', now.subtract({ hours: 2 }), { visit, present: [] })
  for (let minute = 0; entries.length < ENTRIES; minute++) {
    add('vitals-taken', now.subtract({ seconds: 7000 - minute * 20 }), {
      visit,
      systolic: 118 + (minute % 30),
      diastolic: 76,
      heartRate: 70,
      spo2: 97,
    })
  }
  return chartOf(entries)
}

/** @returns the median of one view in ms, from stored entries to the agenda, against the limit */
export function courseViewRow(): Row {
  const now = Temporal.Now.instant()
  const { entries } = chart(now)
  const protocol = shippedProtocol()
  const view = () => {
    const seen = courseView(
      {
        id: course,
        chart: chartOf(entries),
        protocol,
        zone: 'America/Denver',
        patient: { birthDate: '1961-06-08' },
      },
      now,
    )
    return agendaAt(seen.obligations, now)
  }
  for (let i = 0; i < 100; i++) view()
  const times = Array.from({ length: RUNS }, () => {
    const begun = performance.now()
    view()
    return performance.now() - begun
  })
  return {
    name: 'course view',
    ours: median(times),
    unit: 'ms',
    peer: 'limit',
    theirs: LIMIT_MS,
    ratio: LIMIT_MS / median(times),
  }
}
