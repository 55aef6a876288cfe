/** `@medplum/fhir-router`'s in-memory repository, taking bundles as its server would. */
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router'

/** @param bundle a parsed transaction; batches take the same entries without the one-transaction check */
export async function take(bundle) {
  const answer = await new FhirRouter().handleRequest(
    { method: 'POST', url: '/', pathname: '', body: { ...bundle, type: 'batch' }, params: {}, query: {} },
    new MemoryRepository(),
  )
  const [outcome, response] = answer
  if (outcome.id !== 'ok' || !response?.entry?.every((e) => e.response?.status?.startsWith('20'))) {
    throw new Error(`The peer refused the bundle: ${JSON.stringify(outcome).slice(0, 200)}`)
  }
  return response
}
