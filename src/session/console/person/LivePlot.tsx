/** Pressure, heart rate and SpO2 against the clock, drawn anew with each reading. */
import { Empty } from '#web/page.tsx'
import { VitalsPlot } from '../../pages/VitalsPlot.tsx'
import type { HereAtHand } from '../at-hand.tsx'
import { PLOT } from '../words.ts'

export default function LivePlot({ here: { session, course } }: { readonly here: HereAtHand }) {
  const { systolic, heartRate, spo2 } = session.readings
  if (systolic.length + heartRate.length + spo2.length === 0) return <Empty>{PLOT.none}</Empty>
  return (
    <VitalsPlot session={session} protocol={course.protocol} zone={course.zone} document={() => document} />
  )
}
