/** What to raise with a professional: never a verdict, and whom to reach before everything else when it is asked for. */
import type { ReactNode } from 'react'
import { CrisisContacts } from '#web/crisis-contacts.tsx'
import { Notice, PageHead, Section, SourceNote, SourceWords } from '#web/page.tsx'
import type { Raised, SelfCheck } from '../self-check.ts'
import { RESULT } from '../self-check-words.ts'

export function SelfCheckResult({ check }: { readonly check: SelfCheck }) {
  const { before, tell, unknown, reachOut } = check
  return (
    <>
      {reachOut && (
        <div className="self-check-reach">
          <p className="self-check-thanks">{reachOut === 'told' ? RESULT.reachOut : RESULT.notSure}</p>
          <p>{RESULT.reachOutMore}</p>
          <CrisisContacts prominent />
        </div>
      )}
      <PageHead what={RESULT.title}>
        <p>{RESULT.notVerdict}</p>
      </PageHead>
      <Notice tone="amber">
        <p>{RESULT.medicines}</p>
      </Notice>
      {before.length > 0 && <Things title={RESULT.before} about={RESULT.beforeAbout} things={before} />}
      {tell.length > 0 && <Things title={RESULT.tell} about={RESULT.tellAbout} things={tell} />}
      {before.length + tell.length === 0 && <p>{RESULT.none}</p>}
      <Section title={RESULT.unknown} about={RESULT.unknownAbout}>
        <ul className="self-check-unknown">
          {unknown.map((thing) => (
            <li key={thing.rule}>
              <details>
                <summary>
                  {thing.what} <span className="self-check-state">{unknownIn(thing)}</span>
                </summary>
                <p>{thing.why}</p>
                <p className="self-check-source">
                  {RESULT.source}: <SourceWords source={thing.source} />
                </p>
              </details>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

const unknownIn = ({ by, answer }: Raised): string =>
  by === 'professional' ? RESULT.professional : (answer ?? RESULT.unanswered)

type ThingsProps = { readonly title: string; readonly about: ReactNode; readonly things: readonly Raised[] }

const Things = ({ title, about, things }: ThingsProps) => (
  <Section title={title} about={about}>
    <ul className="self-check-things">
      {things.map(({ rule, what, why, answer, source }) => (
        <li key={rule}>
          <h3>{what}</h3>
          <p>{why}</p>
          {answer && <p className="self-check-state">{RESULT.youSaid(answer)}</p>}
          <SourceNote source={source} label={RESULT.source} />
        </li>
      ))}
    </ul>
  </Section>
)
