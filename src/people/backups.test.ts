import { expect, test } from 'vitest'
import { standingOfBackups } from './backups.ts'

const now = Temporal.Instant.from('2026-11-24T12:00:00Z')
const ago = (hours: number) => now.subtract({ hours })

test.each([
  ['there is none', undefined, 'none'],
  ['one of last night that was never restored', { at: ago(10), checkedAt: undefined }, 'unchecked'],
  ['one of last night, restored this month', { at: ago(10), checkedAt: ago(24 * 31) }, 'good'],
  ['one of last night, restored longer ago', { at: ago(10), checkedAt: ago(24 * 31 + 1) }, 'unchecked'],
  ['one of two days ago to the hour', { at: ago(48), checkedAt: ago(1) }, 'good'],
  ['one that is older, however well checked', { at: ago(49), checkedAt: ago(1) }, 'old'],
] as const)('%s', (_, last, standing) => expect(standingOfBackups(last, now)).toBe(standing))
