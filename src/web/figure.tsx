/** A figure with its unit and its age: "118/76 mmHg · 4 min ago". */
import type { Instant } from '#kernel/time.ts'
import { ago, clock } from './format.ts'
import { usePlace } from './place.tsx'

type FigureProps = {
  readonly value: string | number
  readonly unit?: string
  /** What is measured, when it does not stand beside the figure already. */
  readonly label?: string
  readonly at?: Instant
  /** Its standing against the protocol, in a word as well as a colour. */
  readonly tone?: 'amber' | 'red'
  readonly size?: 'line' | 'large'
}

const WORDS = { amber: 'watch', red: 'act' } as const

export function Figure({ value, unit, label, at, tone, size = 'line' }: FigureProps) {
  const { zone, now } = usePlace()
  return (
    <span className={`figure figure-${size}${tone ? ` figure-${tone}` : ''}`}>
      {label && <span className="figure-label">{label}</span>}
      <span className="figure-value">
        {value}
        {unit && <span className="figure-unit">{`\u00a0${unit}`}</span>}
      </span>
      {tone && <span className="figure-tone">{WORDS[tone]}</span>}
      {at && (
        <time className="figure-age" dateTime={at.toString({ smallestUnit: 'second' })}>
          {now ? `${ago(at, now)}, ${clock(at, zone)}` : clock(at, zone)}
        </time>
      )}
    </span>
  )
}
