/** What one place of a protocol says about another: each id that is named must be there. */
import { type Questionnaire, questionsOf } from '#questionnaire/questionnaire.ts'
import type { Protocol } from './protocol.ts'
import { PROPOSAL } from './protocol-words.ts'

/** What stands beside the protocol in `content/`, or was loaded by the practice, by its names. */
export type Beside = {
  readonly consents: ReadonlySet<string>
  /** The questions of each questionnaire, by its id. */
  readonly questions: ReadonlyMap<string, ReadonlySet<string>>
}

/** @param questionnaires of several versions of one form, the one that is asked with comes first */
export function besideOf(consents: Iterable<string>, questionnaires: readonly Questionnaire[]): Beside {
  const questions = new Map<string, ReadonlySet<string>>()
  for (const form of questionnaires) {
    if (!questions.has(form.id))
      questions.set(form.id, new Set(questionsOf(form).map(({ linkId }) => linkId)))
  }
  return { consents: new Set(consents), questions }
}

type Reference = {
  readonly place: string
  readonly names: readonly string[]
  readonly among: ReadonlySet<string>
}

/** Every reference that leads nowhere, as a sentence that names its place. */
export function brokenReferences(protocol: Protocol, beside: Beside): string[] {
  const all = [
    ...ofScreening(protocol),
    ...ofSession(protocol),
    ...ofMeasures(protocol, beside),
    ...ofConsent(protocol, beside),
  ]
  return all.flatMap(({ place, names, among }) =>
    names.filter((name) => !among.has(name)).map((name) => PROPOSAL.nowhere(place, name)),
  )
}

const ids = (list: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(list.map(({ id }) => id))
const known = (id: string | undefined): string[] => (id === undefined ? [] : [id])

/** Lines of the day stand on rows of the screening, slow stomachs on its medicines. */
function ofScreening({ screening, preparation, outcomes }: Protocol): Reference[] {
  const rows = ids(screening.rules)
  const { pressure, fasting, pregnancy, escort, consent, questions, measures } = preparation.day
  const lines = { pressure, fasting, pregnancy, escort, consent }
  return [
    ...Object.entries(lines).map(([name, { rule }]) => ({
      place: `preparation › day › ${name}`,
      names: [rule],
      among: rows,
    })),
    ...questions.map(({ id, rule }) => ({
      place: `preparation › day › questions › ${id}`,
      names: known(rule),
      among: rows,
    })),
    {
      place: 'preparation › slowStomach',
      names: preparation.slowStomach.rules,
      among: ids(screening.medicines),
    },
    { place: 'preparation › day › measures', names: measures.questionnaires, among: ids(outcomes.measures) },
  ]
}

/** Limits and symptoms lead to cards and to each other, adverse events to their groups and studies. */
function ofSession({ monitoring, emergencyCards, adverseEvents }: Protocol): Reference[] {
  const cards = ids(emergencyCards)
  const symptoms = ids(monitoring.symptoms)
  const studies = ids(adverseEvents.studies)
  return [
    ...monitoring.limits.flatMap(({ id, card, withAny = [] }) => [
      { place: `monitoring › limits › ${id} › card`, names: known(card), among: cards },
      { place: `monitoring › limits › ${id} › withAny`, names: withAny, among: symptoms },
    ]),
    ...monitoring.symptoms.flatMap(({ id, card, when }) => [
      { place: `monitoring › symptoms › ${id} › card`, names: known(card), among: cards },
      {
        place: `monitoring › symptoms › ${id} › when`,
        names: [...(when?.all ?? []), ...(when?.any ?? [])],
        among: symptoms,
      },
    ]),
    ...adverseEvents.terms.flatMap(({ id, group, expected = {} }) => [
      { place: `adverseEvents › terms › ${id} › group`, names: [group], among: ids(adverseEvents.groups) },
      { place: `adverseEvents › terms › ${id} › expected`, names: Object.keys(expected), among: studies },
    ]),
  ]
}

/** The schedule asks measures, measures read questions; those that a practice loads itself are not here to be read. */
function ofMeasures({ outcomes }: Protocol, { questions }: Beside): Reference[] {
  const measures = ids(outcomes.measures)
  const conditions = ids(outcomes.conditions)
  const everyQuestion = new Set([...questions.values()].flatMap((some) => [...some]))
  return [
    ...outcomes.schedule.flatMap(({ id, measures: asked }) => [
      { place: `outcomes › schedule › ${id}`, names: asked.map(({ measure }) => measure), among: measures },
      {
        place: `outcomes › schedule › ${id} › when`,
        names: asked.flatMap(({ when }) => known(when)),
        among: conditions,
      },
    ]),
    ...outcomes.conditions.map(({ id, screen }) => ({
      place: `outcomes › conditions › ${id}`,
      names: known(screen?.measure),
      among: measures,
    })),
    ...outcomes.measures
      .filter(({ id, license }) => license !== 'site-supplied' || questions.has(id))
      .flatMap(({ id, scores, clusters }) => {
        const items = [...scores, ...clusters.flatMap((rule) => rule.clusters)].flatMap((part) => part.items)
        return [
          { place: `outcomes › measures › ${id}`, names: [id], among: new Set(questions.keys()) },
          {
            place: `outcomes › measures › ${id} › items`,
            names: items,
            among: questions.get(id) ?? new Set(),
          },
        ]
      }),
    ...outcomes.safety.rules.map(({ item }) => ({
      place: 'outcomes › safety › rules',
      names: [item],
      among: everyQuestion,
    })),
  ]
}

const ofConsent = ({ consent }: Protocol, { consents }: Beside): Reference[] => [
  { place: 'consent › document', names: [consent.document], among: consents },
]
