/** What differs between two texts, word by word. */
import { diffWordsWithSpace } from 'diff'

export type Stretch = { readonly change: 'same' | 'added' | 'removed'; readonly words: string }

/** Two long texts that share nothing would be compared for minutes; then all of the one went and all of the other came. */
const LONGEST_MS = 500

export function wordDifference(before: string, after: string): Stretch[] {
  const found = diffWordsWithSpace(before, after, { timeout: LONGEST_MS })
  const stretches: Stretch[] = found
    ? found.map(({ value, added, removed }) => ({
        change: added ? 'added' : removed ? 'removed' : 'same',
        words: value,
      }))
    : [
        { change: 'removed', words: before },
        { change: 'added', words: after },
      ]
  return stretches.filter(({ words }) => words !== '')
}

/** What stays the same is shown only beside what does not. */
export type Shown = Stretch | { readonly change: 'left-out' }

/** @param around how many signs of what stays the same are kept on each side, to whole words */
export function inContext(stretches: readonly Stretch[], around = 120): Shown[] {
  return stretches.flatMap((stretch, i): Shown[] => {
    if (stretch.change !== 'same' || stretch.words.length <= 2 * around) return [stretch]
    const { words } = stretch
    const head = i === 0 ? '' : words.slice(0, words.indexOf(' ', around) + 1)
    const tail = i === stretches.length - 1 ? '' : words.slice(words.lastIndexOf(' ', words.length - around))
    if (head.length + tail.length >= words.length) return [stretch]
    const kept = (part: string): Shown[] => (part === '' ? [] : [{ change: 'same', words: part }])
    return [...kept(head), { change: 'left-out' }, ...kept(tail)]
  })
}
