/** The certificate of whoever completed a training. */
import { dateOf, number } from '#web/format.ts'
import { Action, Facts, Section } from '#web/page.tsx'
import { OWN } from '../applicant-words.ts'
import type { Application } from '../application.ts'

type CertificateProps = NonNullable<Application['certificate']> & { readonly zone: string }

export const Certificate = ({ number: name, hours, at, zone }: CertificateProps) => (
  <Section title={OWN.certificate.title}>
    <Facts
      facts={[
        [OWN.certificate.number, name],
        [OWN.certificate.hoursTerm, OWN.certificate.hours(number(hours, 2))],
        [OWN.certificate.on, dateOf(at, zone)],
      ]}
    />
    <p className="application-go">
      <Action href={`/certificates/${name}`}>{OWN.certificate.see}</Action>
    </p>
  </Section>
)
