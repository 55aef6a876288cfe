import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** The colours of each theme, as tokens.css writes them. */
const css = readFileSync(join(import.meta.dirname, 'styles/tokens.css'), 'utf8')
const block = (start: string) => {
  const from = css.indexOf(start)
  const text = css.slice(from, css.indexOf('}', from))
  return new Map([...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]))
}
const THEMES = {
  light: block(':root {'),
  dark: block(':root:not([data-theme]) {'),
  room: block(':root[data-theme="room"] {'),
} as const

/** WCAG 2.2 relative luminance and contrast ratio. */
const luminance = (hex: string) => {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}
const contrast = (
  theme: ReadonlyMap<string | undefined, string | undefined>,
  text: string,
  ground: string,
) => {
  const [a, b] = [theme.get(text), theme.get(ground)].map((hex) => luminance(hex ?? ''))
  return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05)
}

const GROUNDS = ['paper', 'paper-raised', 'accent-wash', 'due-wash', 'amber-wash', 'red-wash', 'done-wash']
const ON_PAPER = ['accent', 'due', 'amber', 'red', 'done']
const themes = ['light', 'dark', 'room'] as const
const pairs = [
  ...['ink', 'ink-quiet'].flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ...ON_PAPER.flatMap((text) => [
    [text, 'paper'] as const,
    [text, 'paper-raised'] as const,
    [text, `${text}-wash`] as const,
  ]),
  ['accent', 'red-wash'],
  ['accent', 'due-wash'],
  ['accent', 'amber-wash'],
  ['accent', 'done-wash'],
  ['accent-ink', 'accent'],
] as const

test.each(themes)('%s: every theme names every colour', (name) => {
  expect([...THEMES[name].keys()].sort()).toEqual([...THEMES.light.keys()].sort())
  expect(THEMES[name].size).toBe(17)
})

test.each(themes.flatMap((name) => pairs.map(([text, ground]) => [name, text, ground] as const)))(
  '%s: %s can be read on %s (4.5 to 1)',
  (name, text, ground) => {
    expect(contrast(THEMES[name], text, ground)).toBeGreaterThanOrEqual(4.5)
  },
)

test.each(['ink', 'ink-quiet', 'amber', 'red', 'done', 'due', 'accent'])(
  'the figures of the session, in %s, can be read in the low light of the room (7 to 1)',
  (text) => {
    expect(contrast(THEMES.room, text, 'paper')).toBeGreaterThanOrEqual(7)
    expect(contrast(THEMES.room, text, 'paper-raised')).toBeGreaterThanOrEqual(7)
  },
)

test.each(themes)('%s: the edge of a field can be seen (3 to 1)', (name) => {
  expect(contrast(THEMES[name], 'line-strong', 'paper')).toBeGreaterThanOrEqual(3)
  expect(contrast(THEMES[name], 'line-strong', 'paper-raised')).toBeGreaterThanOrEqual(3)
})

test('in the room nothing larger than a button is bright', () => {
  for (const ground of GROUNDS) expect(luminance(THEMES.room.get(ground) ?? '')).toBeLessThan(0.03)
})
