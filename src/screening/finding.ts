/** One rule settled: what the history, the measurements and the answer together say about it. */
import type { Route } from '#visits/visits.ts'
import type { CompiledRule } from './compiled.ts'
import type { LookBack } from './dates.ts'
import type { Evidence } from './evidence.ts'
import type { Measured } from './measures.ts'
import type { Action, Ground, Span } from './protocol.ts'
import type { Answer, Finding, FindingClass, FoundMedicine, Status } from './screening.ts'
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

/**
 * History and measurements that say present stay present whatever was answered; an unconfirmed record or a single
 * raised pressure is settled only by a clinician; a question that the record only raises is settled by the answer,
 * unless the record is newer; silence without an answer is unknown.
 */
export function settle({ rule, class: ruleClass, otherwise }: CompiledRule, known: Known): Finding {
  const { grounds, measured, answer, back } = known
  const plainClass =
    otherwise && known.route && otherwise.routes.includes(known.route) ? otherwise.class : ruleClass
  const given = answer && weigh(answer, ruleClass === 'D', known)
  const yes = given?.counts && answer?.value === 'yes'
  const no = given?.counts && answer?.value === 'no'
  const grade = yes ? rule.question.grades.find(({ id }) => id === answer?.grade) : undefined

  const present = grounds.filter(({ evidence }) => evidence.says === 'present')
  const open = grounds.filter(
    ({ evidence }) =>
      evidence.says === 'unconfirmed' ||
      (evidence.says === 'ask' && (!no || newerThan(evidence, answer?.on ?? back.on))),
  )
  const all = [
    ...grounds.map(({ evidence }) => evidence),
    ...(measured?.evidence ?? []),
    ...(given ? [given.evidence] : []),
  ]

  const status = statusOf()
  const medicines = rule.topic === 'medicines' ? medicinesOf() : []
  return {
    rule: rule.id,
    title: rule.title,
    topic: rule.topic,
    class: classOf(status),
    status,
    because: becauseOf(status),
    actions: status === 'present' ? inOrder(medicines.flatMap(({ actions }) => actions)) : [],
    medicines,
    evidence: tidy(all),
    asks: rule.asks,
    override: rule.override,
    source: rule.source,
  }

  function statusOf(): Status {
    if (present.length > 0 || measured?.says === 'present' || yes) return 'present'
    if (open.length > 0 || measured?.says === 'unconfirmed') return 'unknown'
    return measured?.says === 'absent' || no ? 'absent' : 'unknown'
  }

  function classOf(settled: Status): FindingClass {
    if (settled === 'absent') return plainClass
    const some = settled === 'present' ? present : open
    const classes = some.map(({ ground }) => ground.class ?? plainClass)
    if (settled === 'present' && measured?.says === 'present') classes.push(plainClass)
    if (yes) classes.push(grade?.class ?? plainClass)
    // Until it is known, the gravest that it might be counts.
    return settled === 'unknown' ? gravest([...classes, plainClass]) : gravest(classes)
  }

  function becauseOf(settled: Status): string[] {
    const some = settled === 'present' ? present : settled === 'unknown' ? open : []
    return [...new Set([...some.map(({ ground }) => ground.title), ...(grade ? [grade.text] : [])])].sort()
  }

  /** Each medicine with its own actions, because one may be taken regularly and another as needed. */
  function medicinesOf(): FoundMedicine[] {
    const found = new Map<string, FoundMedicine>()
    const add = (name: string, actions: readonly Action[], evidence: Evidence) => {
      const key = name.toLowerCase()
      const sofar = found.get(key)
      found.set(key, {
        name: sofar?.name ?? name,
        actions: inOrder([...(sofar?.actions ?? []), ...actions]),
        evidence: tidy([...(sofar?.evidence ?? []), evidence]),
      })
    }
    for (const { ground, evidence, asNeeded } of present)
      add(
        evidence.display,
        ground.actions.filter((action) => fits(action, asNeeded)),
        evidence,
      )
    if (yes && given) {
      const asNeeded = answer?.grade === 'as-needed' ? true : answer?.grade === 'regular' ? false : undefined
      const named = answer?.details ?? (present.length > 0 ? undefined : rule.title)
      const actions = rule.grounds.flatMap((ground) => (ground.says === 'present' ? ground.actions : []))
      if (named)
        add(
          named,
          actions.filter((action) => fits(action, asNeeded)),
          given.evidence,
        )
    }
    return [...found.values()].sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()))
  }

  /** Once each, in the protocol's order, whatever the order of the facts. */
  function inOrder(wanted: readonly Action[]): Action[] {
    return rule.grounds.flatMap((ground) => ground.actions.filter((action) => wanted.includes(action)))
  }
}

/** A medicine of unknown use may be a regular one: never stopped abruptly, never held as if it were as needed. */
const fits = ({ only }: Action, asNeeded: boolean | undefined): boolean =>
  only === undefined || (only === 'as-needed') === (asNeeded ?? false)

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
      note: counts ? undefined : ofTheDay ? NOTES.otherDay : NOTES.stale,
    },
  }
}

const newerThan = (evidence: Evidence, day: string): boolean => (evidence.date?.slice(0, 10) ?? '') > day

const ORDER = { present: 0, unconfirmed: 1, ask: 2, absent: 3 } as const

/** Each resource once, by what it says most strongly; newest first within what it says. */
function tidy(evidence: readonly Evidence[]): Evidence[] {
  if (evidence.length < 2) return [...evidence]
  const sorted = [...evidence].sort(
    (a, b) =>
      ORDER[a.says] - ORDER[b.says] ||
      compare(b.date ?? '', a.date ?? '') ||
      compare(a.resourceType, b.resourceType) ||
      compare(a.id, b.id) ||
      compare(a.display, b.display) ||
      compare(a.note ?? '', b.note ?? ''),
  )
  const seen = new Set<string>()
  return sorted.filter(({ resourceType, id, display }) => {
    // Two record systems may use the same id.
    const key = `${resourceType} ${id} ${display}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
