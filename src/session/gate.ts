/** The lines of the discharge gate, each met, not met or not known, with the facts it rests on. */
import type { Source } from '#kernel/source.ts'
import type { Finding, Look } from './finding.ts'
import { booked, contact, escort, leastTime, noAlarm } from './gate-facts.ts'
import { answeredLine, dissociation, pressure, scored } from './gate-person.ts'
import type { DischargeLine } from './protocol.ts'

export type GateLine = Finding & {
  readonly id: string
  readonly text: string
  readonly settle: string
  /** What a line that is known but not met does. */
  readonly otherwise: 'refuse' | 'ask'
  readonly source: Source
}

/** Every line of the protocol's gate, in its order. */
export const linesOf = (look: Look): GateLine[] =>
  look.protocol.discharge.lines.map((line) => {
    const { id, text, settle, otherwise, source } = line
    return { id, text, settle, otherwise, source, ...findingOf(line, look) }
  })

function findingOf(line: DischargeLine, look: Look): Finding {
  switch (line.check) {
    case 'least-time':
      return leastTime(look)
    case 'alarms':
      return noAlarm(look)
    case 'escort':
      return escort(look)
    case 'contact':
      return contact(look)
    case 'visit':
      return booked(line, look)
    case 'sedation':
      return scored('sedation', look, (reading) => reading.value >= line.atLeast)
    case 'spo2':
      return scored('spo2', look, (reading) => reading.value >= line.atLeast && !reading.onOxygen)
    case 'distress':
      return scored('distress', look, (reading) => reading.value <= line.atMost)
    case 'dissociation':
      return dissociation(line, look)
    case 'pressure':
      return pressure(line, look)
    case 'asked':
      return answeredLine(line, look)
  }
}
