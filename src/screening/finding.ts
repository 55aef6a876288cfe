/** One rule settled: what the history, the measurements and the answer together say about it. */
import type { Route } from '#visits/visits.ts'
import type { CompiledRule } from './compiled.ts'
import type { LookBack } from './dates.ts'
import { type Evidence, type Says, tidy } from './evidence.ts'
import { foundMedicines, inOrder } from './found-medicines.ts'
import type { Measured } from './measures.ts'
import type { Ground, Rule, Span } from './protocol.ts'
import type { Answer, Finding, FindingClass, Status } from './screening.ts'
import { ANSWERS, NOTES } from './words.ts'

/** A fact of the history that is evidence for a rule, and the ground by which it is. */
export type Grounded = {
  readonly ground: Ground
  readonly evidence: Evidence
  /** For medicines: taken as needed, regularly, or not told. */
  readonly asNeeded?: boolean
}

export type Known = {
  readonly grounds: readonly Grounded[]
  readonly measured?: Measured
  readonly answer?: Answer
  readonly route?: Route
  readonly reEvaluation: Span
  readonly back: LookBack
}

/** The knowledge about a rule, sorted by what it says. */
type Weighed = {
  readonly present: readonly Grounded[]
  /** What keeps it unknown: unconfirmed records, and questions that no answer settles. */
  readonly open: readonly Grounded[]
  readonly measured?: Says
  readonly yes: boolean
  readonly no: boolean
  readonly grades: readonly Rule['question']['grades'][number][]
  /** Whether one of the answers is a yes of no kind. */
  readonly plainYes: boolean
  /** The class of a plain yes, for the planned route. */
  readonly plainClass: FindingClass
}

/**
 * History and measurements that say present stay present whatever was answered; an unconfirmed record or a single
 * raised pressure is settled only by a clinician; a question that the record only raises is settled by the answer,
 * unless the record is newer; silence without an answer is unknown.
 */
export function settle(compiled: CompiledRule, known: Known): Finding {
  const { rule } = compiled
  const { grounds, measured, answer } = known
  const said = [answer, answer?.beside]
    .filter((each) => each !== undefined)
    .map((each) => ({ answer: each, ...weigh(each, compiled.class === 'D', known) }))
  const yes = said.filter(({ answer: each, counts }) => counts && each.value === 'yes')
  const weighed = weighedBy(compiled, known, said)
  const status = statusOf(weighed)
  const medicines = rule.topic === 'medicines' ? foundMedicines(rule, weighed.present, yes) : []
  return {
    rule: rule.id,
    title: rule.title,
    topic: rule.topic,
    class: classOf(weighed, status),
    status,
    because: becauseOf(weighed, status),
    actions:
      status === 'present'
        ? inOrder(
            rule,
            medicines.flatMap(({ actions }) => actions),
          )
        : [],
    medicines,
    evidence: tidy([
      ...grounds.map(({ evidence }) => evidence),
      ...(measured?.evidence ?? []),
      ...said.map((each) => each.evidence),
    ]),
    asks: rule.asks,
    override: rule.override,
    source: rule.source,
  }
}

function weighedBy(
  { rule, class: ruleClass, otherwise }: CompiledRule,
  known: Known,
  said: readonly { readonly answer: Answer; readonly counts: boolean }[],
): Weighed {
  const { grounds, measured, answer, route, back } = known
  const kinds = said
    .filter(({ answer: each, counts }) => counts && each.value === 'yes')
    .map(({ answer: each }) => rule.question.grades.find(({ id }) => id === each.grade))
  const no = said.some(({ answer: each, counts }) => counts && each.value === 'no')
  const stillAsks = (evidence: Evidence) =>
    evidence.says === 'ask' && (!no || newerThan(evidence, answer?.on ?? back.on))
  return {
    present: grounds.filter(({ evidence }) => evidence.says === 'present'),
    open: grounds.filter(({ evidence }) => evidence.says === 'unconfirmed' || stillAsks(evidence)),
    measured: measured?.says,
    yes: kinds.length > 0,
    no,
    grades: kinds.filter((kind) => kind !== undefined),
    plainYes: kinds.includes(undefined),
    plainClass: otherwise && route && otherwise.routes.includes(route) ? otherwise.class : ruleClass,
  }
}

function statusOf({ present, open, measured, yes, no }: Weighed): Status {
  if (present.length > 0 || measured === 'present' || yes) return 'present'
  if (open.length > 0 || measured === 'unconfirmed') return 'unknown'
  return measured === 'absent' || no ? 'absent' : 'unknown'
}

function classOf(
  { present, open, measured, grades, plainYes, plainClass }: Weighed,
  status: Status,
): FindingClass {
  const of = (some: readonly Grounded[]) => some.map(({ ground }) => ground.class ?? plainClass)
  switch (status) {
    case 'absent':
      return plainClass
    case 'unknown':
      // Until it is known, the gravest that it might be counts.
      return gravest([...of(open), plainClass])
    case 'present':
      return gravest([
        ...of(present),
        ...(measured === 'present' ? [plainClass] : []),
        ...grades.map((grade) => grade.class ?? plainClass),
        ...(plainYes ? [plainClass] : []),
      ])
  }
}

function becauseOf({ present, open, grades }: Weighed, status: Status): string[] {
  const some = status === 'present' ? present : status === 'unknown' ? open : []
  return [...new Set([...some.map(({ ground }) => ground.title), ...grades.map(({ text }) => text)])].sort()
}

const GRAVITY: Record<FindingClass, number> = { A: 4, D: 3, R: 2, C: 1, M: 0 }
const gravest = (classes: readonly FindingClass[]): FindingClass =>
  classes.reduce((worst, each) => (GRAVITY[each] > GRAVITY[worst] ? each : worst), classes[0] ?? 'C')

/** An answer about the day counts only on its day; any other until the next full re-evaluation is due. */
function weigh(
  answer: Answer,
  ofTheDay: boolean,
  { back, reEvaluation }: Known,
): { counts: boolean; evidence: Evidence } {
  const on = answer.on ?? back.on
  const fresh = ofTheDay ? on === back.on : on > back.before(reEvaluation)
  // A yes is a fact of history: it does not wear off, except about another day.
  const counts = fresh || (answer.value === 'yes' && !ofTheDay)
  const told = answer.details ? `${ANSWERS[answer.value]}: ${answer.details}` : ANSWERS[answer.value]
  return {
    counts,
    evidence: {
      resourceType: 'QuestionnaireResponse',
      id: answer.entry ?? 'answers',
      code: answer.grade ? `${answer.value}:${answer.grade}` : answer.value,
      display: told,
      date: on,
      says: counts && answer.value === 'yes' ? 'present' : counts && answer.value === 'no' ? 'absent' : 'ask',
      note: counts ? answer.from && NOTES.selfCheck : ofTheDay ? NOTES.otherDay : NOTES.stale,
    },
  }
}

const newerThan = (evidence: Evidence, day: string): boolean => (evidence.date?.slice(0, 10) ?? '') > day
