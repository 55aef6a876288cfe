/**
 * Screening: may this person begin, and if not yet, what stands in the way? Every rule of the protocol is read
 * against what the person answered and what their imported history says. Software never clears anybody: it says
 * what is present, absent and unknown, with the evidence; the prescriber decides (clearance.ts).
 */
import type { EntryId, PersonId } from '#kernel/ids.ts'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import type { Source } from '#kernel/source.ts'
import type { Day } from '#kernel/time.ts'
import type { Route } from '#visits/visits.ts'
import { type Compiled, compiled } from './compiled.ts'
import { lookBack } from './dates.ts'
import { type Evidence, evidenceFor } from './evidence.ts'
import { type Grounded, settle } from './finding.ts'
import type { Fact } from './history.ts'
import { measured, type PressureRise, readingsOf } from './measures.ts'
import type { Action, Rule, RuleClass, ScreeningProtocol } from './protocol.ts'

/** What was answered to one rule's question. Yes always means that the item is there. */
export type Answer = {
  readonly value: 'yes' | 'no' | 'unknown'
  /** Which kind of yes, where the question has several. */
  readonly grade?: string
  readonly details?: string
  /** The day it was given, as ISO text; absent means the day of screening. */
  readonly on?: string
  readonly by?: PersonId
  readonly entry?: EntryId
  /** Given alone on the web, before there was a course: nobody has asked yet. */
  readonly from?: 'self-check'
  /** Said later through a one-time link, where this is a yes: that is less than an account, so both stand. */
  readonly beside?: Answer
}
/** By rule id. */
export type Answers = Readonly<Record<string, Answer>>

export type ScreeningFacts = {
  readonly patient: { readonly id?: string; readonly birthDate?: string }
  readonly history: readonly Fact[]
  readonly answers: Answers
  /** The planned route, where a rule's class depends on it; unknown counts as the graver. */
  readonly route?: Route
  /** Rises of pressure seen after earlier doses. */
  readonly rises?: readonly PressureRise[]
}

/** A hard stop · R weigh risk and benefit · C a clinician looks · D blocks only the day · M a medicine: see its actions. */
export type FindingClass = RuleClass | 'M'
export type Status = 'present' | 'absent' | 'unknown'

export type FoundMedicine = {
  readonly name: string
  /** What its rule says to do, fitted to how it is taken. */
  readonly actions: readonly Action[]
  readonly evidence: readonly Evidence[]
}

export type Finding = {
  readonly rule: string
  readonly title: string
  readonly topic: string
  readonly class: FindingClass
  readonly status: Status
  /** What the evidence means, in the protocol's words. */
  readonly because: readonly string[]
  /** For medicines: what is to be done about them, and each medicine that was found. */
  readonly actions: readonly Action[]
  readonly medicines: readonly FoundMedicine[]
  /** Newest first; what speaks for the finding before what speaks against it. */
  readonly evidence: readonly Evidence[]
  readonly asks: Rule['asks']
  readonly override: Rule['override']
  readonly source: Source
}

/** In order of gravity; the gravest that holds is the verdict. */
export type ScreeningVerdict = 'clear' | 'clear-with-conditions' | 'needs-review' | 'hold-today' | 'excluded'

export type Screening = {
  readonly verdict: ScreeningVerdict
  readonly findings: readonly Finding[]
  readonly on: Day
  /** `id@version` */
  readonly protocol: string
}

export type WithScreening = ProtocolId & { readonly screening: ScreeningProtocol }

/** Every rule of sections 1 and 2, in the protocol's order. The order of the facts does not matter. */
export const screen = (facts: ScreeningFacts, protocol: WithScreening, on: Day): Screening =>
  screenBy(compiled(protocol.screening), facts, protocol, on)

/** Only what blocks the day (class D): for the gate before a dose. Answers count only on the day they were given. */
export const screenDay = (facts: ScreeningFacts, protocol: WithScreening, on: Day): Screening =>
  screenBy(compiled(protocol.screening).day, facts, protocol, on)

/** The same without what blocks only a day: what stands before a course, and what a clearance is about. */
export function standing(screening: Screening): Screening {
  const findings = screening.findings.filter((finding) => finding.class !== 'D')
  return { ...screening, findings, verdict: verdictOf(findings) }
}

/**
 * The gravest wins: exclusion over what holds today, over what needs review, over instructions.
 * What is not known needs review: it is never clear.
 */
export function verdictOf(findings: readonly Finding[]): ScreeningVerdict {
  const there = findings.filter(({ status }) => status === 'present')
  if (there.some((f) => f.class === 'A')) return 'excluded'
  if (there.some((f) => f.class === 'D')) return 'hold-today'
  if (findings.some(({ status }) => status === 'unknown') || there.some(asksForReview)) return 'needs-review'
  return there.some(givesInstructions) ? 'clear-with-conditions' : 'clear'
}

/** Somebody has to decide about it: everything but medicines that only carry instructions, or none. */
export const asksForReview = (finding: Finding): boolean =>
  finding.class !== 'M' || finding.actions.some(({ code }) => code === 'V')
const givesInstructions = (finding: Finding): boolean => finding.actions.some(({ code }) => code !== 'N')

function screenBy(rules: Compiled, facts: ScreeningFacts, protocol: ProtocolId, on: Day): Screening {
  const back = lookBack(on)
  const grounded = groundedIn(rules, facts, back)
  const readings = readingsOf(facts.history)
  const findings = rules.rules.map((each) =>
    settle(each, {
      grounds: grounded.get(each.rule.id) ?? [],
      measured: each.rule.measure && measured(each.rule.measure, facts, readings, back),
      answer: Object.hasOwn(facts.answers, each.rule.id) ? facts.answers[each.rule.id] : undefined,
      route: facts.route,
      reEvaluation: rules.reEvaluation,
      back,
    }),
  )
  return { verdict: verdictOf(findings), findings, on, protocol: protocolName(protocol) }
}

/** What of the history is evidence, by rule. */
function groundedIn(
  rules: Compiled,
  facts: ScreeningFacts,
  back: ReturnType<typeof lookBack>,
): Map<string, Grounded[]> {
  const found = new Map<string, Grounded[]>()
  for (const fact of facts.history) {
    for (const match of rules.recognise(fact)) {
      for (const { rule, ground } of rules.grounds.get(match.concept) ?? []) {
        const evidence = evidenceFor(fact, match, ground, back, facts.route)
        if (!evidence) continue
        const asNeeded = fact.type === 'medication' ? fact.asNeeded : undefined
        const sofar = found.get(rule)
        if (sofar) sofar.push({ ground, evidence, asNeeded })
        else found.set(rule, [{ ground, evidence, asNeeded }])
      }
    }
  }
  return found
}
