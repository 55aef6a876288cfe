/**
 * How much earlier doses raised the pressure. Readings and doses are recorded further down the course; they are read
 * here by their shape, because a large rise is a reason to look again before the next dose (cv-hi-delta).
 */
import { z } from 'zod'
import type { Chart } from '#chart/chart.ts'
import { dayIn, type Instant, isBefore } from '#kernel/time.ts'
import { mmHg } from '#kernel/units.ts'
import type { PressureRise } from './measures.ts'

const dose = z.object({ visit: z.string() })
const pressure = z.object({ visit: z.string(), systolic: z.number(), diastolic: z.number() })

type Taken = z.output<typeof pressure> & { readonly at: Instant; readonly id: string }

/**
 * One rise a session: the highest pressure after its first dose, above the last one before it, in mmHg. A session
 * without a reading on both sides says nothing.
 */
export function pressureRisesOf(chart: Chart, zone: string): PressureRise[] {
  const firstDose = new Map<string, Instant>()
  for (const { kind, at, body } of chart.current) {
    if (kind !== 'dose-given') continue
    const read = dose.safeParse(body)
    if (read.success && !firstDose.has(read.data.visit)) firstDose.set(read.data.visit, at)
  }
  if (firstDose.size === 0) return []
  const taken = new Map<string, Taken[]>()
  for (const { kind, at, id, body } of chart.current) {
    if (kind !== 'vitals-taken') continue
    const read = pressure.safeParse(body)
    if (!read.success) continue
    const readings = taken.get(read.data.visit)
    if (readings) readings.push({ ...read.data, at, id })
    else taken.set(read.data.visit, [{ ...read.data, at, id }])
  }
  return [...firstDose].flatMap(([visit, given]) => {
    const readings = taken.get(visit) ?? []
    const baseline = readings.findLast(({ at }) => !isBefore(given, at))
    const after = readings.filter(({ at }) => isBefore(given, at))
    const highest = after.toSorted((a, b) => b.systolic - a.systolic)[0]
    if (!baseline || !highest) return []
    const systolic = highest.systolic - baseline.systolic
    const diastolic = Math.max(...after.map((each) => each.diastolic)) - baseline.diastolic
    return [
      {
        systolic: mmHg(systolic),
        diastolic: mmHg(diastolic),
        on: dayIn(given, zone).toString(),
        id: highest.id,
      },
    ]
  })
}
