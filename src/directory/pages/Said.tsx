/** What a listing says about itself, for its owner and for the desk. Everything in it is text, whatever was typed. */
import { Facts, Section } from '#web/page.tsx'
import { licenceItem } from '../checks.ts'
import { FACET_WORDS } from '../choice-words.ts'
import { SAID } from '../owner-words.ts'
import type { Profile } from '../profile.ts'
import { dayWords } from '../verification-words.ts'
import { costFacts, offerFacts } from './listing-facts.ts'

export function Said({ profile }: { readonly profile: Profile }) {
  const { name, subject, credentials, npi, licences, trainings, places, phone, website, about } = profile
  const lines: readonly (readonly [string, string | undefined])[] = [
    [SAID.name, name],
    [SAID.subject, FACET_WORDS.who.options[subject]],
    [SAID.credentials, credentials],
    [SAID.npi, npi],
    ...licences.map((one) => [SAID.licence, SAID.until(licenceItem(one), dayWords(one.expires))] as const),
    ...trainings.map(
      ({ title, by, on, where, hours }) =>
        [
          SAID.training,
          [title, by, where, on, hours && SAID.hours(hours)].filter(Boolean).join(', '),
        ] as const,
    ),
    ...places.map(
      ({ label, street, town, state, zip }) =>
        [SAID.place, [label, street, `${town}, ${state} ${zip}`].filter(Boolean).join(', ')] as const,
    ),
    [SAID.phone, phone],
    [SAID.website, website],
  ]
  return (
    <Section title={SAID.title}>
      <Facts
        facts={[
          ...lines.flatMap(([term, what]) => (what === undefined ? [] : [[term, what] as const])),
          ...offerFacts(profile),
          ...costFacts(profile),
        ]}
      />
      {about && (
        <>
          <h3>{SAID.about}</h3>
          <p className="listing-about">{about}</p>
        </>
      )}
    </Section>
  )
}
