import { site } from '#web/context.ts'
import { date } from '#web/format.ts'
import { REPLACING } from '../replacing-words.ts'
import { CERTIFICATE, PRINTED } from '../site-words.ts'
import type { Route } from './+types/certificate-pdf.ts'
import { certificateDocument } from './certificate-document.ts'
import { foundCertificate } from './found-certificate.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const here = context.get(site)
  const found = await foundCertificate(here, params.number ?? '')
  if (found.status === 429) return new Response(CERTIFICATE.wait(found.wait), { status: 429 })
  if (found.status === 404) return new Response(CERTIFICATE.none, { status: 404 })
  const { certificate } = found
  const { replacedOn } = certificate
  if (replacedOn) return new Response(REPLACING.replaced(date(replacedOn)), { status: 410 })
  const address = `${here.origin}/certificates/${certificate.number}`
  const pdf = await certificateDocument(certificate, address)
  if (!pdf) return new Response(PRINTED.unprintable, { status: 422 })
  return new Response(pdf, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="certificate-${certificate.number}.pdf"`,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
