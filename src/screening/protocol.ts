/**
 * The shape of the protocol's screening section: what is asked, what excludes, and by which codes and words an
 * imported history is recognised. Clinical reference, sections 1 (conditions) and 2 (medicines).
 */
import { z } from 'zod'
import { source } from '#kernel/source.ts'
import { role } from '#people/people.ts'
import { route } from '#visits/visits.ts'

/** A number with its unit and its own source. */
const figure = z.object({ value: z.number(), unit: z.string(), source })
export type Figure = z.output<typeof figure>

/** A span of calendar time: days, weeks, months or years (UCUM). */
const span = z.object({ value: z.number().int().positive(), unit: z.enum(['d', 'wk', 'mo', 'a']), source })
export type Span = z.output<typeof span>

/**
 * Words by which a text is recognised: words in a row, without regard to case or punctuation. A star at the end
 * stands for any ending of the last word: `seizure*`. No other pattern, so that a clinician can read and edit it.
 */
const phrases = z.array(
  z.string().regex(/^[a-z0-9 ]+\*?$/, 'Words in lower case, with a star only at the end.'),
)

/** How a record system names one thing: codes, and words for records that have only text or other codes. */
const concept = z.object({
  /** In which records it is looked for. */
  in: z.array(z.enum(['condition', 'procedure', 'medicine', 'allergy', 'score'])).min(1),
  snomed: z.array(z.string().regex(/^\d+$/)).default([]),
  /** ICD-10-CM, by the beginning of the code. */
  icd10: z.array(z.string().regex(/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/)).default([]),
  icd10Not: z.array(z.string()).default([]),
  rxnorm: z.array(z.string().regex(/^\d+$/)).default([]),
  loinc: z.array(z.string().regex(/^\d+-\d$/)).default([]),
  text: phrases.default([]),
  /** A text with any of these is something else. */
  not: phrases.default([]),
  /** A text must also have one of these: a steroid is meant only as a nasal spray. */
  and: phrases.default([]),
})
export type Concept = z.output<typeof concept>

/** A hard stop · R weigh risk and benefit · C a clinician looks · D blocks only that day. */
export const ruleClass = z.enum(['A', 'R', 'C', 'D'])
export type RuleClass = z.output<typeof ruleClass>

/** H hold on the day · T never stop abruptly · C caution · V prescriber's review · N usually continue. */
export const actionCode = z.enum(['H', 'T', 'C', 'V', 'N'])
export type ActionCode = z.output<typeof actionCode>

const action = z.object({
  code: actionCode,
  text: z.string(),
  /** For H: how many hours before the dose; absent means the day of the dose. The prescriber sets the hours. */
  hours: z.object({ least: z.number().positive(), most: z.number().positive().optional() }).optional(),
  /** Only when the medicine is taken so. */
  only: z.enum(['as-needed', 'regular']).optional(),
  source,
})
export type Action = z.output<typeof action>

/** What kind of record is evidence for a rule, and how far. */
const ground = z.object({
  /** What it means when such a record is there. */
  title: z.string(),
  /** The rule's class, when absent. */
  class: ruleClass.optional(),
  of: z.array(z.string()).min(1),
  /** `present`: the record is evidence. `ask`: it only raises the question, which an answer then settles. */
  says: z.enum(['present', 'ask']).default('present'),
  /** `ever`: past and active alike. `active`: a resolved one is silence. `past`: only one that is over. */
  counts: z.enum(['ever', 'active', 'past']).default('ever'),
  /** Only when it began, or happened, no longer ago. */
  within: span.optional(),
  /** Only for these routes, or while the route is not known. */
  routes: z.array(route).optional(),
  /** For scores: from, or up to, this value. */
  from: figure.optional(),
  upTo: figure.optional(),
  actions: z.array(action).default([]),
})
export type Ground = z.output<typeof ground>

/** What measurements alone can tell. */
const measure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('age'), below: span.optional(), from: span.optional() }),
  z.object({ kind: z.literal('bmi'), from: figure, within: span }),
  z.object({
    kind: z.literal('pressure-average'),
    systolic: figure,
    diastolic: figure,
    /** How many separate days it takes, and how many of the latest are averaged. */
    occasions: figure,
    latest: figure,
    within: span,
  }),
  z.object({ kind: z.literal('pressure-day'), systolic: figure, diastolic: figure }),
  z.object({ kind: z.literal('rise'), systolic: figure, diastolic: figure }),
])
export type Measure = z.output<typeof measure>

const question = z.object({
  /** Who answers; `record`: nobody, the birth date answers. */
  asked: z.enum(['patient', 'clinician', 'record']),
  text: z.string(),
  help: z.string().optional(),
  /** Words for the answers, where yes and no would read badly. Yes always means that the item is there. */
  yes: z.string().optional(),
  no: z.string().optional(),
  /** Kinds of yes that differ in class; for a medicine, `as-needed` and `regular`. */
  grades: z
    .array(z.object({ id: z.string().regex(/^[a-z-]+$/), text: z.string(), class: ruleClass.optional() }))
    .default([]),
})

const common = {
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  topic: z.string(),
  /** For clinicians. */
  title: z.string(),
  question,
  /** What it asks of whom when it is there or not known. */
  asks: z.array(z.object({ of: role, what: z.string() })).min(1),
  grounds: z.array(ground).default([]),
  measure: measure.optional(),
  /** Whether a prescriber may decide otherwise, with a reason. */
  override: z.enum(['reason', 'never']).default('reason'),
  source,
}

const rule = z.object({
  ...common,
  class: ruleClass,
  /** Another class for some routes of administration. */
  otherwise: z.object({ routes: z.array(route), class: ruleClass }).optional(),
})
const medicine = z.object({
  ...common,
  /** Only for what must not be given together. */
  class: z.literal('A').optional(),
  mechanism: z.string(),
})
export type Rule = z.output<typeof rule> | z.output<typeof medicine>

export const screeningProtocol = z
  .object({
    topics: z.array(z.object({ id: z.string(), title: z.string(), about: z.string().optional() })),
    /** How long an answer, and a clearance, may stand before everything is asked again. */
    reEvaluation: span,
    /** Words that change what a text says; what follows one of `without` is not there. */
    wording: z.object({
      denied: phrases,
      without: phrases,
      past: phrases,
      suspected: phrases,
      localForms: phrases,
      source,
    }),
    /** Where the codes and words below come from. */
    vocabulary: source,
    concepts: z.record(z.string(), concept),
    rules: z.array(rule),
    medicines: z.array(medicine),
  })
  .superRefine((section, ctx) => {
    const ids = new Set<string>()
    for (const each of [...section.rules, ...section.medicines]) {
      if (ids.has(each.id)) ctx.addIssue({ code: 'custom', message: `The rule ${each.id} is there twice.` })
      ids.add(each.id)
      if (!section.topics.some(({ id }) => id === each.topic))
        ctx.addIssue({
          code: 'custom',
          message: `The rule ${each.id} has the topic "${each.topic}", which is not listed.`,
        })
      for (const name of each.grounds.flatMap((g) => g.of))
        if (!Object.hasOwn(section.concepts, name))
          ctx.addIssue({
            code: 'custom',
            message: `The rule ${each.id} reads the concept "${name}", which is not there.`,
          })
    }
  })
export type ScreeningProtocol = z.output<typeof screeningProtocol>
