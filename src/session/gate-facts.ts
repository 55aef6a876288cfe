/** Lines of the gate that say what stands around the person: time, alarms, escort, numbers, booked visits. */
import { hoursBetween, isBefore, minutesBetween } from '#kernel/time.ts'
import type { Visit } from '#visits/visits.ts'
import { ofKind } from './entries.ts'
import { type Finding, type Look, met, notKnown, notMet } from './finding.ts'
import { lineAnswer } from './gate-person.ts'
import { FOUND } from './gate-words.ts'
import type { DischargeLine } from './protocol.ts'
import type { Session } from './session.ts'
import { duration, LEVEL } from './words.ts'

export function leastTime({ session: { earliestDischarge: earliest }, now }: Look): Finding {
  if (!earliest) return notKnown(FOUND.noDose)
  const evidence = [{ text: FOUND.earliest, at: earliest }]
  if (!isBefore(now, earliest)) return met(FOUND.passed, evidence)
  return notMet(FOUND.toGo(duration(Math.ceil(minutesBetween(now, earliest)))), evidence)
}

export function noAlarm({ session: { alarms } }: Look): Finding {
  const open = alarms.filter((alarm) => alarm.level !== 'amber')
  if (open.length === 0) return met(FOUND.noAlarm)
  const found = open.map(({ text, level }) => FOUND.alarm(text, LEVEL[level].toLowerCase())).join('; ')
  return notMet(
    found,
    open.flatMap((alarm) => alarm.evidence),
  )
}

/** The adult who was named beforehand counts; another one is a question. */
export function escort({ session: { entries } }: Look): Finding {
  const arrivals = ofKind(entries, 'escort-arrived')
  const here = arrivals.findLast(({ body }) => body.matched) ?? arrivals.at(-1)
  if (!here) return notKnown(FOUND.nobody)
  const { name, matched } = here.body
  const evidence = [{ text: name, entry: here.id, at: here.at }]
  return matched ? met(FOUND.escortHere(name), evidence) : notMet(FOUND.escortOther(name), evidence)
}

export function contact({ session: { entries } }: Look): Finding {
  const given = ofKind(entries, 'discharge-checked').findLast(({ body }) => body.contact)
  const number = given?.body.contact
  if (!given || !number) return notKnown(FOUND.noContact)
  return met(FOUND.contact(number), [{ text: number, entry: given.id, at: given.at }])
}

/** A visit of the plan settles the line; one that was booked elsewhere settles it in words. */
export function booked(line: Extract<DischargeLine, { check: 'visit' }>, { session }: Look): Finding {
  const visit = session.later.find((one) => one.kind === line.visitKind && isInTime(one, line, session))
  if (visit) return met(FOUND.booked, [{ text: visit.place, entry: visit.planned, at: visit.from }])
  const answer = lineAnswer(line.id, session)
  if (!answer?.met || !answer.note) return notMet(FOUND.notBooked)
  return met(FOUND.elsewhere(answer.note), [{ text: answer.note, entry: answer.entry, at: answer.at }])
}

function isInTime(
  { from, state }: Visit,
  { withinHours }: { readonly withinHours?: number },
  { lastDose }: Session,
): boolean {
  if (state !== 'planned' || !lastDose || !isBefore(lastDose, from)) return false
  return withinHours === undefined || hoursBetween(lastDose, from) <= withinHours
}
