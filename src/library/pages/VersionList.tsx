/** Every version of an article: what became of it, who wrote it and who decided. */
import { href } from 'react-router'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { when } from '#web/format.ts'
import { State, type Tone } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import { DECISIONS, DESK, OPENED, ORIGINS, VERSION_STATES } from '../desk-words.ts'
import type { StandingVersion, VersionState } from '../versions.ts'
import './history.css'

const TONES: Readonly<Record<VersionState, Tone>> = {
  draft: 'upcoming',
  'in-review': 'due',
  returned: 'overdue',
  published: 'done',
  'was-published': 'quiet',
  'set-aside': 'quiet',
  'taken-in': 'quiet',
}

type VersionListProps = {
  readonly slug: string
  readonly versions: readonly StandingVersion[]
  readonly names: ReadonlyMap<PersonId, string>
  /** The one that the page shows. */
  readonly opened: number
}

export function VersionList({ slug, versions, names, opened }: VersionListProps) {
  return (
    <ol className="article-versions" reversed>
      {versions.toReversed().map((version) => (
        <li key={version.number}>
          <p>
            <a
              href={`${href('/desk/library/:slug', { slug })}?version=${version.number}`}
              aria-current={version.number === opened ? 'page' : undefined}
            >
              {OPENED.open(version.number)}
            </a>
            <br />
            <State tone={TONES[version.state]}>{VERSION_STATES[version.state]}</State>
          </p>
          <div>
            <p>
              {ORIGINS[version.origin]} <ByAndAt by={version.by} at={version.at} names={names} />
            </p>
            {version.decided && (
              <p>
                {DECISIONS[version.decided.decision]}{' '}
                <ByAndAt by={version.decided.by} at={version.decided.at} names={names} />
                {version.decided.why && `: ${version.decided.why}`}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

type ByAndAtProps = {
  readonly by?: PersonId
  readonly at: Instant
  readonly names: ReadonlyMap<PersonId, string>
}

export function ByAndAt({ by, at, names }: ByAndAtProps) {
  const { zone, now } = usePlace()
  return (
    <>
      {by && `${DESK.by(names.get(by) ?? DESK.somebody)}, `}
      {now && when(at, zone, now)}
    </>
  )
}
