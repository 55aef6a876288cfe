/** `kairos replay`: a recorded course, entry by entry: the state, the agenda and the rulings after each. */
import { basename } from 'node:path'
import { entriesOf } from '#chart/chart.ts'
import { courseOf } from '#course/course.ts'
import type { Protocol } from '#course/protocol.ts'
import type { Viewed } from '#course/view.ts'
import { textOfFile } from '#interop/file.ts'
import { protocolName } from '#kernel/protocol.ts'
import { shippedProtocols } from '#platform/content.ts'
import { historyKinds } from '#screening/history.ts'
import { rulingOnAct } from './acts.ts'
import { type Refused, type Step, steps } from './recording.ts'
import { inWords, standingOf } from './standing.ts'
import { type Asked, Refusal, refusalOf } from './verb.ts'

export async function replayFile({ files: [file = ''], text, flag, say }: Asked): Promise<void> {
  const recording = textOfFile(file)
  if (!recording.ok) throw refusalOf(recording.problems)
  const zone = zoneFrom(text('zone'))
  const shipped = shippedProtocols().map(({ protocol }) => protocol)
  const refused: Refused[] = []
  let count = 0
  let told: readonly string[] = []
  for (const step of steps(recording.value)) {
    count++
    if ('refused' in step) refused.push(step)
    const now = 'refused' in step ? step : toldOf(step, shipped, zone)
    if (flag('json')) {
      say(JSON.stringify(now))
      continue
    }
    say(heading(now))
    // What reads as it did after the entry before need not be read again.
    const words = 'refused' in now ? told : inWords(now)
    if (words.join() !== told.join()) for (const line of words) say(line)
    told = words
  }
  const [first] = refused
  if (first)
    throw new Refusal(
      `${basename(file)}: line ${first.line}: ${first.refused}${refused.length > 1 ? ` And ${refused.length - 1} more lines.` : ''}`,
    )
  if (count === 0)
    throw new Refusal(`${basename(file)}: The file holds no entry. It takes one entry a line, as JSON.`)
}

type Told = ReturnType<typeof toldOf>

function toldOf(step: Step, shipped: readonly Protocol[], zone: string) {
  const { line, entry, already, chart, before, now } = step
  const course = viewed(step, shipped, zone)
  const standing = standingOf(course, now)
  const act = already ? undefined : rulingOnAct({ ...course, chart: before }, entry)
  return {
    line,
    entry: entry.id,
    kind: entry.kind,
    at: entry.at,
    stored: already ? 'already' : 'now',
    contested: chart.contested,
    ...standing,
    rulings: [...(act ? [act] : []), ...standing.rulings],
  }
}

function viewed({ chart, entry }: Step, shipped: readonly Protocol[], zone: string): Viewed {
  const { patient, protocol: pinned } = courseOf(chart)
  const protocol = pinned ? shipped.find((p) => protocolName(p) === protocolName(pinned)) : shipped.at(-1)
  if (!protocol)
    throw new Refusal(
      `The course runs on the protocol ${pinned ? protocolName(pinned) : '?'}, which does not ship with this Kairos. Replay it where that protocol is.`,
    )
  const imported = entriesOf(historyKinds, chart).findLast((e) => e.kind === 'patient-imported')
  const birthDate = imported?.kind === 'patient-imported' ? imported.body.patient.birthDate : undefined
  return { id: entry.course, chart, protocol, zone, patient: { id: patient, birthDate } }
}

function zoneFrom(given: string | undefined): string {
  if (given === undefined) return 'UTC'
  try {
    return Temporal.Now.zonedDateTimeISO(given).timeZoneId
  } catch {
    throw new Refusal(`"${given}" is not a time zone such as America/Denver.`)
  }
}

const heading = (told: Told | Refused): string =>
  'refused' in told
    ? `${told.line}. Refused: ${told.refused}`
    : `${told.line}. ${told.at} ${told.kind}${told.stored === 'already' ? ' (there already)' : ''}`
