/** What was stored just now, where the hand is, until the next thing is; with the way to take it back. */
import { useEffect, useRef, useState } from 'react'
import { useAtHand } from '../at-hand.tsx'
import { useDesk } from '../desk.tsx'
import { strike } from '../log/amend.ts'
import { wordsFor } from '../wording.ts'
import { STORED } from '../words.ts'

export function StoredNotice() {
  const { sessions, device } = useAtHand()
  const { stored, tell } = useDesk()
  const [taken, setTaken] = useState<string>()
  const line = useRef<HTMLParagraphElement>(null)
  // The form begins anew once it is saved, and the field that was typed into is gone.
  useEffect(() => {
    if (stored || taken) comeTo(line.current)
  }, [stored, taken])
  const here = stored && sessions.find(({ visit }) => visit.id === stored.visit)
  const entries = here?.session.entries.filter(({ id }) => stored?.entries.includes(id)) ?? []
  const words = entries.map((entry) => wordsFor(entry, here!.course.protocol) ?? STORED.other).join('; ')

  async function takeBack(): Promise<void> {
    if (!stored || !here) return
    const back = entries.map((entry) => strike(entry, device.now(), STORED.reason))
    tell(undefined)
    const result = await device.record(stored.course, back)
    setTaken(result.ok ? STORED.takenBack(words) : result.problems.map(({ message }) => message).join(' '))
  }

  const said = stored ? (words ? STORED.said(words) : undefined) : taken
  return (
    <div className="stored" role="status">
      {said && (
        <p ref={line} tabIndex={-1}>
          <span className="stored-words">{said}</span>
          {stored && !stored.final && entries.length > 0 && (
            <button type="button" className="button button-quiet" onClick={() => void takeBack()}>
              {STORED.takeBack}
            </button>
          )}
          <button
            type="button"
            className="button button-quiet"
            aria-label={STORED.hide}
            onClick={() => {
              setTaken(undefined)
              tell(undefined)
              document.getElementById('main')?.focus({ preventScroll: true })
            }}
          >
            ×
          </button>
        </p>
      )}
    </div>
  )
}

/** Whoever works by keys goes on from what was recorded; a focus that is somewhere stays there. */
function comeTo(line: HTMLElement | null): void {
  if (document.activeElement === document.body) line?.focus({ preventScroll: true })
}
