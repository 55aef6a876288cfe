/** The plot of a session with the table of its figures behind it. */
import { clock } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import { Plot } from '#web/plot.tsx'
import type { SessionProtocol } from '../protocol.ts'
import { latest, VITALS } from '../readings.ts'
import type { Session } from '../session.ts'
import { MEASURE, PHASE, withUnit } from '../words.ts'
import { oxygenPlot, pressurePlot } from './vitals-plot.ts'

type VitalsPlotProps = {
  readonly session: Session
  readonly protocol: SessionProtocol
  readonly zone: string
  readonly document: () => Document
}

export function VitalsPlot(props: VitalsPlotProps) {
  const { session, zone, document } = props
  const { systolic, heartRate, spo2 } = session.readings
  const pressures = systolic.length + heartRate.length > 0
  if (!pressures && spo2.length === 0) return null
  const doses = session.doses.map(({ mg, at }) => `${mg} mg at ${clock(at, zone)}`).join(', ')
  const phases = session.template
    .filter(({ phase }) => phase !== 'arrival')
    .map(({ phase, from }) => `${PHASE[phase].toLowerCase()} ${clock(from, zone)}`)
    .join(', ')
  const surroundings = `${doses ? `Doses: ${doses}.` : 'Nothing given yet.'}${phases ? ` Phases by the template: ${phases}.` : ''}`
  return (
    <Section title="Course of the session" id="plot">
      {pressures && (
        <Plot
          title="Pressure and heart rate"
          description={`${lastOf(session, 'systolic')} ${lastOf(session, 'heartRate')} ${surroundings}`}
          options={(width) => pressurePlot(props, width)}
          table={tableOf(session, zone)}
          document={document}
        />
      )}
      {spo2.length > 0 && (
        <Plot
          title="SpO2"
          description={`${lastOf(session, 'spo2')} ${surroundings}`}
          options={(width) => oxygenPlot(props, width)}
          table={tableOf(session, zone)}
          document={document}
        />
      )}
    </Section>
  )
}

function lastOf({ readings }: Session, measure: 'systolic' | 'heartRate' | 'spo2'): string {
  const last = latest(readings[measure])
  return last ? `${MEASURE[measure].name} last ${withUnit(measure, last.value)}.` : ''
}

/** One row an entry of vitals; a dose stands as a row of its own. */
function tableOf({ readings, doses }: Session, zone: string) {
  const taken = new Map(VITALS.flatMap((name) => readings[name]).map(({ entry, at }) => [entry, at]))
  const rows = [
    ...[...taken].map(([entry, at]) => ({
      at,
      cells: VITALS.map((name) => readings[name].find((r) => r.entry === entry)?.value ?? ''),
    })),
    ...doses.map(({ at, mg }) => ({ at, cells: [`dose ${mg} mg`, ...VITALS.slice(1).map(() => '')] })),
  ].sort((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds)
  return {
    columns: ['Time', ...VITALS.map((name) => `${MEASURE[name].name}, ${MEASURE[name].unit}`)],
    rows: rows.map(({ at, cells }) => [clock(at, zone), ...cells]),
  }
}
