/** Adverse events as FHIR R4 AdverseEvent. What R4 has no element for stands in extensions. */
import { z } from 'zod'
import { entryId, type PatientId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { instant } from '#kernel/time.ts'
import { eventAction, outcome, relatedness, sessionKinds, severity, told } from './entries.ts'
import { bodyOf, coded, concept, type FactOf, idIn, reference, TERM, unreadable } from './fhir.ts'

const DETAIL = 'urn:kairos:adverse-event:'
const adverseEvent = z.object({
  resourceType: z.literal('AdverseEvent'),
  id: entryId,
  extension: z.array(z.object({ url: z.string().startsWith(DETAIL), valueString: z.string() })),
  event: concept(z.string()),
  encounter: reference('Encounter'),
  date: instant,
  recordedDate: instant,
  severity: concept(severity),
  outcome: concept(outcome),
  suspectEntity: z.tuple([
    z.object({ causality: z.tuple([z.object({ assessment: concept(relatedness) })]) }),
  ]),
})

/** One adverse event. What R4 has no element for (action, who was told, criteria) stands in extensions. */
export function toAdverseEvent({ id, at, body }: FactOf<'adverse-event-recorded'>, patient: PatientId) {
  const detail = (name: string, value: string | undefined) =>
    value === undefined ? [] : [{ url: `${DETAIL}${name}`, valueString: value }]
  return {
    resourceType: 'AdverseEvent',
    id,
    extension: [
      ...detail('action', body.action),
      ...body.told.flatMap((who) => detail('told', who)),
      ...body.serious.flatMap((criterion) => detail('serious', criterion)),
      ...detail('until', body.until && instant.encode(body.until)),
      ...detail('words', body.words),
      ...detail('note', body.note),
    ],
    actuality: 'actual',
    event: coded('urn:kairos:adverse-event-term', body.term, body.words),
    subject: { reference: `Patient/${patient}` },
    encounter: { reference: `Encounter/${body.visit}` },
    date: instant.encode(body.onset),
    recordedDate: instant.encode(at),
    seriousness: coded(
      `${TERM}adverse-event-seriousness`,
      body.serious.length > 0 ? 'serious' : 'non-serious',
    ),
    severity: coded(`${TERM}adverse-event-severity`, body.severity),
    outcome: coded(`${TERM}adverse-event-outcome`, body.outcome),
    suspectEntity: [
      {
        instance: { display: 'The medicine given in the session' },
        causality: [{ assessment: coded('urn:kairos:relatedness', body.relatedness) }],
      },
    ],
  }
}

/** Reads an AdverseEvent that was written here. Fails with a sentence for any other. */
export function fromAdverseEvent(resource: unknown): Result<FactOf<'adverse-event-recorded'>> {
  const read = adverseEvent.safeParse(resource)
  if (!read.success) return unreadable('AdverseEvent', read.error)
  const { id, extension, event, encounter, date, recordedDate, ...rest } = read.data
  const all = (name: string) =>
    extension.filter(({ url }) => url === `${DETAIL}${name}`).map(({ valueString }) => valueString)
  const optional = (name: string) => (all(name)[0] === undefined ? {} : { [name]: all(name)[0] })
  return bodyOf(sessionKinds['adverse-event-recorded'], 'AdverseEvent', id, recordedDate, {
    visit: idIn(encounter),
    term: event.coding[0].code,
    onset: instant.encode(date),
    severity: rest.severity.coding[0].code,
    serious: all('serious'),
    relatedness: rest.suspectEntity[0].causality[0].assessment.coding[0].code,
    action: eventAction.safeParse(all('action')[0]).data,
    outcome: rest.outcome.coding[0].code,
    told: z.array(told).catch([]).parse(all('told')),
    ...optional('until'),
    ...optional('words'),
    ...optional('note'),
  })
}
