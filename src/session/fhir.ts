/**
 * Doses as FHIR R4 MedicationAdministration, and what the other mappings of this domain share. Vitals are in
 * `fhir-vitals.ts`, adverse events in `fhir-adverse-events.ts`.
 * Codes after section 13 of the clinical reference; SNOMED CT needs a licence, so routes are our own codes with text.
 */
import { z } from 'zod'
import { type EntryId, entryId, type PatientId, personId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { type Instant, instant, minutesAfter, minutesBetween } from '#kernel/time.ts'
import { unit } from '#kernel/units.ts'
import { route } from '#visits/visits.ts'
import { sessionKinds } from './entries.ts'
import { drug } from './protocol.ts'

/** An entry's fact without its envelope: what happened, when, under which identity. */
export type FactOf<Kind extends keyof typeof sessionKinds> = {
  readonly id: EntryId
  readonly at: Instant
  readonly body: z.output<(typeof sessionKinds)[Kind]>
}

const UCUM = 'http://unitsofmeasure.org'
export const TERM = 'http://terminology.hl7.org/CodeSystem/'
const OUTSIDE = 'urn:kairos:outside-rules'
const SECOND_CHECK = 'urn:kairos:second-check'
/** RxNorm ingredients: ketamine seen in a secondary page, esketamine from memory. */
const RXNORM = { ketamine: '6130', esketamine: '2119365' } as const

export const concept = <C extends z.ZodType>(code: C) =>
  z.object({ coding: z.tuple([z.object({ system: z.string(), code })]), text: z.string().optional() })
const quantity = <V extends z.ZodType>(value: V) =>
  z.object({ value, unit: z.string(), system: z.literal(UCUM), code: z.string() })
export const reference = (type: string) => z.object({ reference: z.string().startsWith(`${type}/`) })
const amountOf = (value: number, code: string) => ({ value, unit: code, system: UCUM, code })
export const coded = (system: string, code: string, text?: string) => ({
  coding: [{ system, code }],
  ...(text ? { text } : {}),
})
export const idIn = ({ reference }: { reference: string }): string =>
  reference.slice(reference.indexOf('/') + 1)

const administration = z.object({
  resourceType: z.literal('MedicationAdministration'),
  id: entryId,
  contained: z.tuple([
    z.object({
      code: z.object({ coding: z.array(z.object({ system: z.string(), code: z.string() })), text: drug }),
      batch: z.object({ lotNumber: z.string() }),
      ingredient: z
        .array(
          z.object({
            strength: z.object({ numerator: quantity(unit.mgPerMl), denominator: quantity(z.literal(1)) }),
          }),
        )
        .max(1)
        .optional(),
    }),
  ]),
  status: z.literal('completed'),
  context: reference('Encounter'),
  effectiveDateTime: instant.optional(),
  effectivePeriod: z.object({ start: instant, end: instant }).optional(),
  performer: z
    .array(
      z.object({ function: concept(z.enum(['performer', 'verifier'])), actor: reference('Practitioner') }),
    )
    .min(1),
  request: reference('MedicationRequest'),
  note: z.array(z.object({ text: z.string() })).optional(),
  extension: z.array(z.object({ url: z.enum([OUTSIDE, SECOND_CHECK]), valueString: z.string() })).optional(),
  dosage: z.object({
    route: concept(route),
    site: z.object({ text: z.string() }).optional(),
    dose: quantity(unit.mg),
  }),
})

/** One dose. The lot and the concentration stand in a contained Medication, as FHIR has no other place for them. */
export function toMedicationAdministration({ id, at, body }: FactOf<'dose-given'>, patient: PatientId) {
  const performed = (code: string, who: string) => ({
    function: coded(`${TERM}med-admin-perform-function`, code),
    actor: { reference: `Practitioner/${who}` },
  })
  return {
    resourceType: 'MedicationAdministration',
    id,
    contained: [
      {
        resourceType: 'Medication',
        id: 'medication',
        code: {
          coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: RXNORM[body.drug] }],
          text: body.drug,
        },
        batch: { lotNumber: body.lot },
        ...(body.concentration === undefined
          ? {}
          : {
              ingredient: [
                {
                  itemCodeableConcept: { text: body.drug },
                  strength: { numerator: amountOf(body.concentration, 'mg'), denominator: amountOf(1, 'mL') },
                },
              ],
            }),
      },
    ],
    status: 'completed',
    medicationReference: { reference: '#medication' },
    subject: { reference: `Patient/${patient}` },
    context: { reference: `Encounter/${body.visit}` },
    ...(body.over === undefined
      ? { effectiveDateTime: instant.encode(at) }
      : { effectivePeriod: { start: instant.encode(at), end: instant.encode(minutesAfter(at, body.over)) } }),
    performer: [
      performed('performer', body.by),
      ...(body.checkedBy ? [performed('verifier', body.checkedBy)] : []),
    ],
    request: { reference: `MedicationRequest/${body.order}` },
    ...extensionOf(body),
    dosage: {
      route: coded('urn:kairos:route', body.route),
      ...(body.site ? { site: { text: body.site } } : {}),
      dose: amountOf(body.mg, 'mg'),
    },
  }
}

function extensionOf({ outsideRules, check }: FactOf<'dose-given'>['body']) {
  const extension = [
    ...(outsideRules ? [{ url: OUTSIDE, valueString: outsideRules }] : []),
    ...(check ? [{ url: SECOND_CHECK, valueString: check }] : []),
  ]
  return extension.length > 0 ? { extension } : {}
}

/** Reads a MedicationAdministration that was written here. Fails with a sentence for any other. */
export function fromMedicationAdministration(resource: unknown): Result<FactOf<'dose-given'>> {
  const read = administration.safeParse(resource)
  if (!read.success) return unreadable('MedicationAdministration', read.error)
  const {
    id,
    contained,
    context,
    effectiveDateTime,
    effectivePeriod,
    performer,
    request,
    extension,
    dosage,
  } = read.data
  const at = effectivePeriod?.start ?? effectiveDateTime
  const who = (code: string) => performer.find((p) => p.function.coding[0].code === code)
  const extended = (url: string) => extension?.find((one) => one.url === url)?.valueString
  const by = who('performer')
  const checkedBy = who('verifier')
  if (!at || !by)
    return fail(problem('The MedicationAdministration does not say when it was given and by whom.'))
  const [medication] = contained
  const concentration = medication.ingredient?.[0]?.strength.numerator.value
  return bodyOf(sessionKinds['dose-given'], 'MedicationAdministration', id, at, {
    visit: idIn(context),
    order: idIn(request),
    drug: medication.code.text,
    route: dosage.route.coding[0].code,
    mg: dosage.dose.value,
    lot: medication.batch.lotNumber,
    ...(concentration === undefined ? {} : { concentration }),
    ...(effectivePeriod ? { over: minutesBetween(effectivePeriod.start, effectivePeriod.end) } : {}),
    ...(dosage.site ? { site: dosage.site.text } : {}),
    by: personId.parse(idIn(by.actor)),
    ...(checkedBy ? { checkedBy: personId.parse(idIn(checkedBy.actor)) } : {}),
    ...(extended(OUTSIDE) ? { outsideRules: extended(OUTSIDE) } : {}),
    ...(extended(SECOND_CHECK) ? { check: extended(SECOND_CHECK) } : {}),
  })
}

export function bodyOf<Body>(
  schema: z.ZodType<Body>,
  what: string,
  id: EntryId,
  at: Instant,
  body: unknown,
): Result<{ id: EntryId; at: Instant; body: Body }> {
  const read = schema.safeParse(body)
  return read.success ? ok({ id, at, body: read.data }) : unreadable(what, read.error)
}

export const unreadable = (what: string, { issues: [first] }: z.ZodError): Result<never> =>
  fail(problem(`This ${what} cannot be read: ${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`))
