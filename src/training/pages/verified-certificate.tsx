import { data } from 'react-router'
import { site } from '#web/context.ts'
import { date, number } from '#web/format.ts'
import { Action, Facts, Notice, PageHead } from '#web/page.tsx'
import { REPLACING } from '../replacing-words.ts'
import { CERTIFICATE as W } from '../site-words.ts'
import type { Route } from './+types/verified-certificate.ts'
import { foundCertificate } from './found-certificate.ts'
import './training.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const found = await foundCertificate(context.get(site), params.number)
  return data(found, { status: found.status })
}

export default function VerifiedCertificatePage({ loaderData: found }: Route.ComponentProps) {
  const given = found.status === 200 ? found.certificate : undefined
  const replacedOn = given?.replacedOn
  const holds = replacedOn ? undefined : given
  return (
    <>
      <meta name="robots" content="noindex" />
      <PageHead what={W.title} />
      {found.status === 429 && (
        <Notice tone="amber">
          <p>{W.wait(found.wait)}</p>
        </Notice>
      )}
      {found.status === 404 && (
        <Notice tone="amber" title={W.none}>
          <p>{W.noneAbout}</p>
        </Notice>
      )}
      {replacedOn && (
        <Notice tone="amber" title={REPLACING.replaced(date(replacedOn))}>
          <p>{REPLACING.replacedAbout}</p>
        </Notice>
      )}
      {holds && (
        <>
          <Notice tone="done">
            <p>{W.valid}</p>
          </Notice>
          <Facts
            facts={[
              [W.name, holds.name],
              [W.training, holds.training],
              [W.when, `${date(holds.from)} to ${date(holds.to)}`],
              [W.hours, number(holds.hours, 2)],
              [W.number, holds.number],
            ]}
          />
        </>
      )}
      <p className="application-go">
        {holds && <Action href={`/certificates/${holds.number}.pdf`}>{W.pdf}</Action>}
        <Action href="/certificates" tone="quiet">
          {W.another}
        </Action>
      </p>
    </>
  )
}
