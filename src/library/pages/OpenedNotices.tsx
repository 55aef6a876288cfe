/** What somebody must know about a version before they write on or decide: who else writes, and what came meanwhile. */
import { href } from 'react-router'
import type { PersonId } from '#kernel/ids.ts'
import { Notice } from '#web/page.tsx'
import { OPENED } from '../desk-words.ts'
import { besides, type Standing, type StandingVersion } from '../versions.ts'
import { ByAndAt } from './VersionList.tsx'

type OpenedNoticesProps = {
  readonly slug: string
  readonly stands: Standing
  readonly version: StandingVersion
  readonly names: ReadonlyMap<PersonId, string>
  readonly person: PersonId
}

export function OpenedNotices({ slug, stands, version, names, person }: OpenedNoticesProps) {
  const others = besides(stands, version)
  const { state, behind, origin, by, decided } = version
  const open = ['draft', 'in-review', 'returned'].includes(state)
  return (
    <>
      {state === 'returned' && decided?.why && (
        <Notice tone="amber" title={OPENED.sentBack}>
          <p>
            <ByAndAt by={decided.by} at={decided.at} names={names} />: {decided.why}
          </p>
        </Notice>
      )}
      {stands.withdrawn?.why && (
        <Notice tone="red" title={OPENED.withdrawn}>
          <p>
            <ByAndAt by={stands.withdrawn.by} at={stands.withdrawn.at} names={names} />:{' '}
            {stands.withdrawn.why}
          </p>
        </Notice>
      )}
      {state === 'in-review' && origin === 'file' && (
        <Notice title={OPENED.file}>
          <p>{OPENED.fileAbout}</p>
        </Notice>
      )}
      {state === 'in-review' && by === person && (
        <Notice title={OPENED.waits}>
          <p>{OPENED.waitsAbout}</p>
        </Notice>
      )}
      {open && others.length > 0 && (
        <Notice tone="amber" title={OPENED.beside}>
          <p>{OPENED.besideAbout}</p>
          <ul>
            {others.map((other) => (
              <li key={other.number}>
                <a href={`${href('/desk/library/:slug', { slug })}?version=${other.number}`}>
                  {OPENED.open(other.number)}
                </a>{' '}
                <ByAndAt by={other.by} at={other.at} names={names} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {open && behind && stands.published !== undefined && (
        <Notice tone="amber" title={OPENED.behind}>
          <p>{OPENED.behindAbout(stands.published)}</p>
        </Notice>
      )}
    </>
  )
}
