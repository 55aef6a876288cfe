/** Symptoms that were noted and not yet noted as gone, and the alarms that they raise by themselves. */
import type { EntryId } from '#kernel/ids.ts'
import { type Instant, isBefore, minutesAfter } from '#kernel/time.ts'
import type { Alarm } from './alarms.ts'
import { ofKind, type SessionEntry } from './entries.ts'
import type { SessionProtocol, Symptom } from './protocol.ts'

export type PresentSymptom = {
  readonly id: string
  readonly since: Instant
  readonly last: Instant
  readonly times: number
  readonly entry: EntryId
}
export type Symptoms = ReadonlyMap<string, PresentSymptom>

/** Present from its first note until it is noted as gone; each further note counts. */
export function symptomsOf(entries: readonly SessionEntry[]): Symptoms {
  const present = new Map<string, PresentSymptom>()
  for (const { id: entry, at, body } of ofKind(entries, 'symptoms-noted')) {
    for (const id of body.gone) present.delete(id)
    for (const id of body.present) {
      const before = present.get(id)
      present.set(id, { id, since: before?.since ?? at, last: at, times: (before?.times ?? 0) + 1, entry })
    }
  }
  return present
}

/** The symptoms of the protocol that are present, often enough or together as it asks. */
export function symptomAlarms(symptoms: Symptoms, protocol: SessionProtocol): Alarm[] {
  return protocol.monitoring.symptoms.flatMap((symptom) => {
    const seen = seenOf(symptom, symptoms)
    const last = seen.reduce<PresentSymptom | undefined>(
      (a, b) => (a && isBefore(b.last, a.last) ? a : b),
      undefined,
    )
    if (!last) return []
    const { recheck, say } = protocol.monitoring.levels[symptom.level]
    return {
      id: symptom.id,
      rule: symptom.id,
      level: symptom.level,
      text: symptom.text,
      say,
      card: symptom.card,
      source: symptom.source,
      since: last.since,
      raisedAt: last.last,
      recheckBy: minutesAfter(last.last, recheck),
      evidence: seen.map((s) => ({ text: symptom.text, entry: s.entry, at: s.last })),
    }
  })
}

function seenOf({ id, times = 1, when }: Symptom, symptoms: Symptoms): PresentSymptom[] {
  if (!when) return [symptoms.get(id)].filter((s) => s !== undefined).filter((s) => s.times >= times)
  const all = when.all.flatMap((name) => symptoms.get(name) ?? [])
  const any = when.any.flatMap((name) => symptoms.get(name) ?? [])
  return all.length === when.all.length && any.length > 0 ? [...all, ...any] : []
}
