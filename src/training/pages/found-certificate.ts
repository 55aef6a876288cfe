/** The certificate with the number in an address; how often one caller may look is limited. */
import type { Site } from '#web/context.ts'
import { readCertificateNumber } from '../certificate.ts'
import type { VerifiedCertificate } from '../certificate-store.ts'
import { limitsOfCertificates } from './limits.ts'

export type FoundCertificate =
  | { readonly status: 200; readonly certificate: VerifiedCertificate }
  | { readonly status: 404 }
  /** Minutes to wait. */
  | { readonly status: 429; readonly wait: number }

export async function foundCertificate(
  { trainings, limits, caller }: Site,
  typed: string,
): Promise<FoundCertificate> {
  const number = readCertificateNumber(typed)
  if (!number) return { status: 404 }
  const taken = await limits.take(...limitsOfCertificates(caller))
  if (!taken.ok) return { status: 429, wait: taken.wait }
  const certificate = await trainings.certificate(number)
  return certificate ? { status: 200, certificate } : { status: 404 }
}
