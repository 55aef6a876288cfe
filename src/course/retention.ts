/** How long a course is kept, what stands in the way of deleting it, and who may: one proposes, another confirms. */
import { z } from 'zod'
import type { CourseId, EntryId, PersonId } from '#kernel/ids.ts'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { allow, ask, type Reason, type Ruling, refuse, together } from '#kernel/ruling.ts'
import { type Source, source } from '#kernel/source.ts'
import { type Day, dayIn, type Instant } from '#kernel/time.ts'
import { has, type Role } from '#people/people.ts'
import { HOUSE } from './protocol-words.ts'
import { RETENTION } from './retention-words.ts'

const years = z.int().min(1).max(100)
export const retentionRule = z.object({
  id: z.string(),
  title: z.string(),
  years,
  /** From what the years are counted. */
  from: z.enum(['last-visit', 'last-entry', 'last-controlled']),
  /** A law stands behind it: a practice may keep longer, never shorter. */
  law: z.boolean(),
  source,
})
export type RetentionRule = z.output<typeof retentionRule>

/** `content/retention.yaml`. */
export const retentionPolicy = z.object({
  id: z.string(),
  version: z.string(),
  /** The age from which somebody is of age, in years. */
  adult: z.object({ years, source }),
  rules: z.array(retentionRule).min(1),
})
export type RetentionPolicy = z.output<typeof retentionPolicy>

/** Years that a practice set for a rule. */
export type RetentionSetting = { readonly rule: string; readonly years: number }

/** The policy of a practice: what ships, with the years that it set. The last word on a rule counts. */
export const policyOf = (
  shipped: RetentionPolicy,
  settings: readonly RetentionSetting[],
): RetentionPolicy => ({
  ...shipped,
  rules: shipped.rules.map((rule) => ({
    ...rule,
    years: settings.findLast((setting) => setting.rule === rule.id)?.years ?? rule.years,
  })),
})

/** What is known of a course without opening its chart. */
export type KeptCourse = {
  readonly course: CourseId
  readonly name: string
  /** A year, a month or a day, as it was written down. */
  readonly birthDate?: string
  readonly closed: boolean
  /** Whether a key seals all that it says, so that destroying the key deletes it. */
  readonly sealed: boolean
  readonly deletedAt?: Instant
  readonly lastEntry: Instant
  readonly lastVisit?: Instant
  readonly lastControlled?: Instant
}

export const retentionAct = z.enum(['held', 'released', 'proposed', 'withdrawn', 'deleted'])
/** What somebody decided about keeping a course. */
export type RetentionAct = {
  readonly id: EntryId
  readonly course: CourseId
  readonly act: z.output<typeof retentionAct>
  readonly at: Instant
  readonly by: PersonId
  readonly reason: string
  /** The rule that a proposal or a deletion rests on, in words. */
  readonly under?: string
}

export type RetentionStanding = {
  readonly hold?: RetentionAct
  readonly proposal?: RetentionAct
  readonly deleted?: RetentionAct
}

/** How it stands with a course: the last word counts. */
export function retentionStanding(acts: readonly RetentionAct[]): RetentionStanding {
  let standing: RetentionStanding = {}
  for (const act of acts) {
    if (act.act === 'held') standing = { ...standing, hold: act }
    if (act.act === 'released') standing = { ...standing, hold: undefined }
    if (act.act === 'proposed') standing = { ...standing, proposal: act }
    if (act.act === 'withdrawn') standing = { ...standing, proposal: undefined }
    if (act.act === 'deleted') standing = { deleted: act }
  }
  return standing
}

/** One rule, applied to a course: from when it counts, and the last day on which it keeps the course. */
export type Keeping = { readonly rule: RetentionRule; readonly from: Day; readonly until: Day }

/** What keeps the course and until when, the longest first. A rule about what never happened does not apply. */
export function keepingsOf(kept: KeptCourse, policy: RetentionPolicy, zone: string): Keeping[] {
  const ofAge = birthdayOf(kept.birthDate)?.add({ years: policy.adult.years })
  return policy.rules
    .flatMap((rule) => {
      const at = countedFrom(kept, rule)
      if (!at) return []
      const day = dayIn(at, zone)
      const from = ofAge && Temporal.PlainDate.compare(ofAge, day) > 0 ? ofAge : day
      return [{ rule, from, until: from.add({ years: rule.years }) }]
    })
    .sort((a, b) => Temporal.PlainDate.compare(b.until, a.until))
}

function countedFrom(kept: KeptCourse, { from }: RetentionRule): Instant | undefined {
  if (from === 'last-controlled') return kept.lastControlled
  return from === 'last-visit' ? (kept.lastVisit ?? kept.lastEntry) : kept.lastEntry
}

/** Of a birth date that is not exact, the latest day that it may be. */
function birthdayOf(written: string | undefined): Day | undefined {
  if (!written) return undefined
  const [year = '', month = '12', day = '31'] = written.split('-')
  return Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) })
}

export type Deciding = {
  readonly standing: RetentionStanding
  readonly policy: RetentionPolicy
  readonly zone: string
  readonly now: Instant
}

/** May this course be deleted now, whoever does it? */
export function ruleOnDeleting(kept: KeptCourse, { standing, policy, zone, now }: Deciding): Ruling {
  const name = protocolName(policy)
  if (kept.deletedAt) return refuse(name, because('deleting-again', RETENTION.again))
  const today = dayIn(now, zone)
  const still = keepingsOf(kept, policy, zone).filter(
    ({ until }) => Temporal.PlainDate.compare(today, until) <= 0,
  )
  const refused = [
    ...(kept.closed ? [] : [because('deleting-open', RETENTION.open)]),
    ...(standing.hold ? [because('deleting-hold', RETENTION.hold(standing.hold.reason))] : []),
    ...(kept.sealed ? [] : [because('deleting-unsealed', RETENTION.unsealed)]),
    ...still.map(({ rule, from, until }) =>
      because(`keeping-${rule.id}`, RETENTION.keeps(rule.title, rule.years, from, until), rule.source),
    ),
  ]
  if (refused.length > 0) return refuse(name, ...refused)
  return kept.birthDate ? allow(name) : ask(name, because('deleting-age', RETENTION.age, policy.adult.source))
}

type Person = { readonly id: PersonId; readonly roles: readonly Role[] }

/** May this person decide about keeping records: hold them, set years, propose a deletion? */
export const ruleOnOffice = (person: Person, policy: ProtocolId): Ruling =>
  has(person, 'privacy-officer')
    ? allow(protocolName(policy))
    : refuse(protocolName(policy), because('retention-role', RETENTION.role))

/** May this person propose to delete the course? */
export const ruleOnProposing = (person: Person, kept: KeptCourse, at: Deciding): Ruling =>
  together(protocolName(at.policy), [ruleOnOffice(person, at.policy), ruleOnDeleting(kept, at)])

/** May this person confirm what was proposed? Nobody deletes a course alone. */
export function ruleOnConfirming(person: Person, kept: KeptCourse, at: Deciding): Ruling {
  const name = protocolName(at.policy)
  const { proposal } = at.standing
  const refused = [
    ...(has(person, 'privacy-officer', 'administrator')
      ? []
      : [because('confirming-role', RETENTION.confirmRole)]),
    ...(proposal ? [] : [because('confirming-nothing', RETENTION.nothingProposed)]),
    ...(proposal?.by === person.id ? [because('confirming-alone', RETENTION.alone)] : []),
  ]
  return together(name, [...(refused.length > 0 ? [refuse(name, ...refused)] : []), ruleOnDeleting(kept, at)])
}

/** May this person withdraw a proposal? Whoever may confirm it may also say no. */
export const ruleOnWithdrawing = (person: Person, policy: ProtocolId): Ruling =>
  has(person, 'administrator') ? allow(protocolName(policy)) : ruleOnOffice(person, policy)

/** May the years of a rule be set to this? A law's years may only grow. */
export function ruleOnYears(person: Person, shipped: RetentionPolicy, setting: RetentionSetting): Ruling {
  const name = protocolName(shipped)
  const rule = shipped.rules.find(({ id }) => id === setting.rule)
  const shorter =
    rule?.law && setting.years < rule.years
      ? [refuse(name, because('years-law', RETENTION.law(rule.years), rule.source))]
      : []
  const unknown = rule ? [] : [refuse(name, because('years-rule', RETENTION.noRule))]
  return together(name, [ruleOnOffice(person, shipped), ...shorter, ...unknown])
}

/** In words, the rule that kept the course longest: what a deletion rests on. */
export function underWhich(kept: KeptCourse, policy: RetentionPolicy, zone: string): string {
  const [longest] = keepingsOf(kept, policy, zone)
  return longest
    ? RETENTION.under(protocolName(policy), longest.rule.title, longest.rule.years, longest.until)
    : protocolName(policy)
}

const because = (
  rule: string,
  words: { readonly why: string; readonly settle: string },
  from: Source = HOUSE,
): Reason => ({ rule, ...words, evidence: [], source: from })
