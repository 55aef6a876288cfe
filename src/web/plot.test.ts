import { lineY, rectY, ruleX, text } from '@observablehq/plot'
import { expect, test } from 'vitest'
import { onAxis, svgOf } from './plot.tsx'
import { emptyDocument } from './plot-document.ts'

const at = (iso: string) => onAxis(Temporal.Instant.from(iso), 'America/New_York')
const drawn = svgOf(
  {
    x: { type: 'utc' },
    y: { domain: [0, 27], grid: true, label: 'PHQ-9' },
    marks: [
      rectY([0], {
        x1: at('2026-11-10T12:00Z'),
        x2: at('2026-11-20T12:00Z'),
        y1: 0,
        y2: 27,
        fill: 'var(--accent-wash)',
      }),
      lineY(
        [
          { x: at('2026-11-01T12:00Z'), y: 20 },
          { x: at('2026-11-24T12:00Z'), y: 8 },
        ],
        { x: 'x', y: 'y', stroke: 'var(--accent)' },
      ),
      ruleX([at('2026-11-10T12:00Z')]),
      text(['<b>60 mg</b>'], { x: at('2026-11-10T12:00Z'), y: 20, text: (words) => words }),
    ],
  },
  'PHQ-9 over "time"',
  emptyDocument(),
)

test('a drawing is an image with a name, in the colours of the page', () => {
  expect(drawn).toContain('role="img"')
  expect(drawn).toContain('aria-label="PHQ-9 over &quot;time&quot;"')
  expect(drawn).toContain('var(--accent)')
})

test('a drawing carries no style and no markup that a content policy or a reader would have to fear', () => {
  expect(drawn).not.toMatch(/<style|style=|<script|<b>/)
  expect(drawn).toContain('&lt;b&gt;60 mg')
})

test('no word in a drawing is smaller than 14 px', () => {
  expect([...drawn.matchAll(/font-size="(\d+)"/g)].map(([, size]) => Number(size))).toEqual([14])
})

test('a time axis shows the clock of the place, also after the clocks have changed', () => {
  const hour = (iso: string) => (at(iso) / 3_600_000) % 24
  expect(hour('2026-10-31T13:00Z')).toBe(9)
  expect(hour('2026-11-02T14:00Z')).toBe(9)
})
