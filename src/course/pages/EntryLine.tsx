/** One line of the record: what, when, by whom, in a few words, with what became of it folded in. */
import { href } from 'react-router'
import type { Entry } from '#chart/chart.ts'
import { dateAndClock, duration, when } from '#web/format.ts'
import { State } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import { clockOffset, type RecordLine, recordedApart, titleOf } from '../record.ts'
import { RECORD, RECORD_PAGES } from '../record-words.ts'
import { gistOf, type Reader } from '../said.ts'

type LineProps = { readonly line: RecordLine; readonly reader: Reader; readonly course: string }

export function EntryLine({ line, reader, course }: LineProps) {
  const { entry, struck, others, contested } = line
  const to = href('/courses/:course/record/:entry', { course, entry: entry.id })
  const gist = line.readable === 'yes' ? gistOf(entry.body, reader) : RECORD.kept
  return (
    <li className={struck ? 'record-line record-struck' : 'record-line'}>
      <p className="record-what">
        <a href={to}>{struck ? <del>{titleOf(line)}</del> : titleOf(line)}</a>
        {struck && <State tone="quiet">{RECORD.struck}</State>}
        {line.readable !== 'yes' && <State tone="overdue">{NOT_READ[line.readable]}</State>}
      </p>
      <WhenAndWho entry={entry} reader={reader} />
      {gist && <p className="record-gist">{struck ? <del>{gist}</del> : gist}</p>}
      <Remarks entry={entry} />
      {contested && <p className="record-contested">{RECORD.contested}</p>}
      {struck && <Struck struck={struck} reader={reader} />}
      {others.length > 0 && <History line={line} reader={reader} />}
    </li>
  )
}

/** Why an entry is not told in words. */
export const NOT_READ = { unknown: RECORD.unknownDomain, unreadable: RECORD.unreadable } as const

export function WhenAndWho({ entry, reader }: { readonly entry: Entry; readonly reader: Reader }) {
  const { zone, now } = usePlace()
  const at = now ? when(entry.at, zone, now) : dateAndClock(entry.at, zone)
  return (
    <p className="record-when">
      <time dateTime={entry.at.toString({ smallestUnit: 'second' })}>{at}</time>
      {recordedApart(entry) &&
        `, ${RECORD_PAGES.recorded(now ? when(entry.recordedAt, zone, now) : dateAndClock(entry.recordedAt, zone))}`}
      {` · ${reader.names.get(entry.by) ?? RECORD.nobody}`}
    </p>
  )
}

/** Who else reads it, and whether the clock that wrote it was off. */
export function Remarks({ entry }: { readonly entry: Entry }) {
  const offset = clockOffset(entry)
  const remarks = [
    RECORD.audience[entry.audience],
    offset === undefined ? '' : RECORD.clock(duration(offset), offset > 0),
  ].filter(Boolean)
  return remarks.length > 0 ? <p className="record-remark">{remarks.join(' ')}</p> : null
}

export function Struck({ struck, reader }: { readonly struck: Entry; readonly reader: Reader }) {
  const { zone, now } = usePlace()
  const by = reader.names.get(struck.by) ?? RECORD.nobody
  return (
    <p className="record-remark">
      {RECORD_PAGES.struckOut(by, dateAndClock(struck.at, zone, now), struck.amends?.reason ?? '')}
    </p>
  )
}

/** What the entry said before, the last first, each with the reason for which it was changed. */
export function History({
  line: { entry, others },
  reader,
  open,
}: {
  readonly line: RecordLine
  readonly reader: Reader
  readonly open?: boolean
}) {
  const all = [entry, ...others]
  return (
    <details className="record-history" open={open}>
      <summary>{RECORD_PAGES.history(others.length)}</summary>
      <ol>
        {others.map((older) => {
          const changed = all.find(({ amends }) => amends?.entry === older.id)
          return (
            <li key={older.id}>
              <WhenAndWho entry={older} reader={reader} />
              <p className="record-gist">{gistOf(older.body, reader)}</p>
              {changed?.amends && (
                <p className="record-remark">{RECORD_PAGES.because(changed.amends.reason)}</p>
              )}
            </li>
          )
        })}
      </ol>
    </details>
  )
}
