/** What to raise with a professional: never a verdict, and whom to reach before everything else when it is asked for. */
import type { ReactNode } from 'react'
import { CrisisContacts } from '#web/crisis-contacts.tsx'
import { Notice, PageHead, Section, SourceNote, SourceWords } from '#web/page.tsx'
import type { Raised, SelfCheck } from '../self-check.ts'
import { RESULT } from '../self-check-words.ts'

export function SelfCheckResult({ check }: { readonly check: SelfCheck }) {
  const { before, tell, unknown, reachOut } = check
  const empty = unknown.filter(isEmpty)
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
        <Unknown title={RESULT.notSureAbout} things={unknown.filter(({ answer }) => answer)} />
        <Unknown title={RESULT.professional} things={unknown.filter(({ by }) => by === 'professional')} />
        {empty.length > 0 && (
          <details className="self-check-empty">
            <summary>{RESULT.empty(empty.length)}</summary>
            <List things={empty} />
          </details>
        )}
      </Section>
    </>
  )
}

const isEmpty = ({ by, answer }: Raised): boolean => by === 'alone' && answer === undefined

type ListProps = { readonly things: readonly Raised[] }

const Unknown = ({ title, things }: ListProps & { readonly title: string }) =>
  things.length > 0 && (
    <>
      <h3>{title}</h3>
      <List things={things} />
    </>
  )

/** Each with its reason and its source one tap away. */
const List = ({ things }: ListProps) => (
  <ul className="self-check-unknown">
    {things.map(({ rule, what, why, source }) => (
      <li key={rule}>
        <details>
          <summary>{what}</summary>
          <p>{why}</p>
          <p className="self-check-source">
            {RESULT.source}: <SourceWords source={source} />
          </p>
        </details>
      </li>
    ))}
  </ul>
)

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
