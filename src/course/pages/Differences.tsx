/** What differs between two versions of a protocol, section by section, as a clinician reads it. */
import type { Source } from '#kernel/source.ts'
import { SourceNote, State } from '#web/page.tsx'
import { bySection, type Difference } from '../differences.ts'
import { DIFFERENCE } from '../protocol-page-words.ts'
import { HEAD, SECTIONS } from '../protocol-words.ts'
import './protocol.css'

const TONES = { changed: 'due', added: 'done', removed: 'overdue' } as const

export function Differences({ all }: { readonly all: readonly Difference[] }) {
  if (all.length === 0) return <p>{DIFFERENCE.none}</p>
  return (
    <div className="differences">
      <p>{DIFFERENCE.count(all.length)}</p>
      {bySection(all).map(({ section, differences }) => (
        <section key={section}>
          <h3>{SECTIONS[section]?.title ?? HEAD.title}</h3>
          <ul>
            {differences.map((one, i) => (
              <li key={i} className={`difference difference-${one.change}`}>
                <p className="difference-place">
                  <State tone={TONES[one.change]}>{DIFFERENCE.change[one.change]}</State>
                  <span>{one.place.join(' › ')}</span>
                </p>
                <BeforeAndAfter difference={one} />
                <Sources difference={one} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function BeforeAndAfter({ difference: { before, after } }: { readonly difference: Difference }) {
  return (
    <dl className="difference-said">
      {before.length > 0 && (
        <div>
          <dt>{DIFFERENCE.before}</dt>
          <dd>
            <Lines lines={before} gone />
          </dd>
        </div>
      )}
      {after.length > 0 && (
        <div>
          <dt>{DIFFERENCE.after}</dt>
          <dd>
            <Lines lines={after} />
          </dd>
        </div>
      )}
    </dl>
  )
}

const FOLDED_FROM = 6

function Lines({ lines, gone }: { readonly lines: readonly string[]; readonly gone?: boolean }) {
  const all = lines.map((line, i) => <p key={i}>{gone && lines.length === 1 ? <del>{line}</del> : line}</p>)
  if (lines.length < FOLDED_FROM) return all
  return (
    <details>
      <summary>{lines[0]}</summary>
      {all.slice(1)}
    </details>
  )
}

/** A figure is read with its source; a source that changed is the difference itself. */
function Sources({ difference: { about, sources } }: { readonly difference: Difference }) {
  if (about !== 'figure') return null
  const { before, after } = sources
  const same = before && after && sameSource(before, after)
  return (
    <>
      {after && <SourceNote source={after} label={DIFFERENCE.source} />}
      {before && !same && <SourceNote source={before} label={DIFFERENCE.sourceBefore} />}
    </>
  )
}

const sameSource = (a: Source, b: Source): boolean =>
  a.text === b.text && a.status === b.status && a.mark === b.mark
