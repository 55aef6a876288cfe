/** Everything written down in this session, newest first: where it is, and with its way to be changed. */
import { useState } from 'react'
import { clock } from '#web/format.ts'
import { Empty } from '#web/page.tsx'
import type { SessionEntry } from '../../entries.ts'
import { lineOf } from '../../recording.ts'
import type { HereAtHand } from '../at-hand.tsx'
import { LOGGED } from '../words.ts'
import { Amend } from './Amend.tsx'

export function Log({ here }: { readonly here: HereAtHand }) {
  const { entries } = here.session
  if (entries.length === 0) return <Empty>{LOGGED.empty}</Empty>
  return (
    <>
      <p className="section-about">{LOGGED.about}</p>
      <ol className="log">
        {entries.toReversed().map((entry) => (
          <Line key={entry.id} entry={entry} here={here} />
        ))}
      </ol>
    </>
  )
}

function Line({ entry, here }: { readonly entry: SessionEntry; readonly here: HereAtHand }) {
  const [open, setOpen] = useState(false)
  const { zone, names, protocol, chart, unsent } = here.course
  const line = lineOf(entry, protocol)
  const onlyHere = unsent.has(entry.id)
  return (
    <li>
      <div className="log-head">
        <time dateTime={entry.at.toString({ smallestUnit: 'second' })}>{clock(entry.at, zone)}</time>
        <p className="log-line">
          {line}
          {chart.history.has(entry.id) && <em> ({LOGGED.corrected(entry.amends?.reason ?? '')})</em>}
          {entry.audience === 'author' && <em> ({LOGGED.onlyYou})</em>}
          <span className="log-by">
            {names.get(entry.by) ?? LOGGED.nobody} ·{' '}
            <span className={onlyHere ? 'log-here' : 'log-server'}>
              {onlyHere ? LOGGED.onlyHere : LOGGED.onServer}
            </span>
          </span>
        </p>
        <button
          type="button"
          className="button button-quiet"
          aria-expanded={open}
          aria-label={LOGGED.changeWhat(`${clock(entry.at, zone)} ${line}`)}
          onClick={() => setOpen(!open)}
        >
          {LOGGED.change}
        </button>
      </div>
      {open && <Amend entry={entry} here={here} onDone={() => setOpen(false)} />}
    </li>
  )
}
