/** The office's page on keeping records: how long, what is over its time, holds, and deletions by two people. */
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { courseId } from '#kernel/ids.ts'
import { problem } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import { has, type SignedIn } from '#people/people.ts'
import { care } from '#web/context.ts'
import { Field, Form, Submit } from '#web/form.tsx'
import { dateOf } from '#web/format.ts'
import { Empty, PageHead, Section } from '#web/page.tsx'
import { readForm, type Typed } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import {
  type Deciding,
  type KeptCourse,
  keepingsOf,
  retentionStanding,
  ruleOnConfirming,
  ruleOnDeleting,
  ruleOnOffice,
  ruleOnProposing,
  ruleOnWithdrawing,
  ruleOnYears,
  underWhich,
} from '../retention.ts'
import type { Keeping } from '../retention-store.ts'
import { RETENTION, RETENTION_PAGE as WORDS } from '../retention-words.ts'
import type { Route } from './+types/retention.ts'
import { DueCourse, FoundCourse, HeldCourse, ProposedCourse } from './RetentionActs.tsx'
import { RetentionRules } from './RetentionRules.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  const { retention, people, person, now } = context.get(care)
  const policy = await retention.policy()
  const deciding = { policy, zone: person.zone, now }
  const courses = (await retention.courses(now, policy)).map((keeping) => stated(keeping, deciding))
  return {
    courses,
    policy,
    names: new Map((await people.staff()).map(({ id, name }) => [id, name])),
    officer: has(person, 'privacy-officer'),
    me: person.id,
    zone: person.zone,
  }
}

/** A course with how it stands, what keeps it longest, and whether anything keeps it now. */
function stated({ kept, acts }: Keeping, deciding: Omit<Deciding, 'standing'>) {
  const standing = retentionStanding(acts)
  const proposer = acts.findLast(({ act }) => act === 'proposed')?.by
  const [longest] = keepingsOf(kept, deciding.policy, deciding.zone)
  return { kept, standing, proposer, longest, ruling: ruleOnDeleting(kept, { ...deciding, standing }) }
}
export type Stated = ReturnType<typeof stated>

const reason = z.string(WORDS.needReason).max(500, 'Say it in at most 500 characters.')
const about = { course: courseId, reason }
const form = z.discriminatedUnion('intent', [
  // A name is not part of an address: what is looked for is sent.
  z.object({
    intent: z.literal('find'),
    name: z.string(WORDS.nameHelp).min(3, WORDS.nameHelp).max(100, WORDS.nameHelp),
  }),
  z.object({ intent: z.literal('hold'), ...about }),
  z.object({ intent: z.literal('release'), ...about }),
  z.object({ intent: z.literal('propose'), ...about }),
  z.object({ intent: z.literal('withdraw'), ...about }),
  z.object({ intent: z.literal('confirm'), course: courseId, sure: z.literal('yes', WORDS.sureFirst) }),
  z.object({
    intent: z.literal('set'),
    rule: z.string(),
    years: z
      .string(WORDS.wholeYears)
      .regex(/^\d{1,3}$/, WORDS.wholeYears)
      .transform(Number)
      .pipe(z.int().min(1, WORDS.wholeYears).max(100, WORDS.wholeYears)),
    reason,
  }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const { retention, person, now } = context.get(care)
  const read = await readForm(request, form)
  const policy = await retention.policy()
  const deciding = { policy, zone: person.zone, now }
  /** With the course that the form was about, which the page may not list by itself. */
  const again = async (typed: Typed) => {
    const course = courseId.safeParse(typed.values.course?.[0])
    const keeping = course.success ? await retention.one(course.data) : undefined
    return data({ ...typed, found: keeping ? [stated(keeping, deciding)] : undefined }, { status: 422 })
  }
  if (!read.ok) return again(read.typed)
  const sent = read.value
  if (sent.intent === 'find') {
    const found = await retention.named(sent.name)
    return data({ ...read.again(), found: found.map((keeping) => stated(keeping, deciding)) })
  }
  if (sent.intent === 'set') {
    const ruling = ruleOnYears(person, retention.shipped, sent)
    if (ruling.ruling === 'refuse') return again(read.refused(ruling))
    await retention.set(sent, sent.reason, now)
    throw redirect(href('/practice/retention'))
  }
  const keeping = await retention.one(sent.course)
  if (!keeping) throw new Response('Not found', { status: 404 })
  const { kept, acts } = keeping
  const ruling = rulingOn(sent.intent, person, kept, { ...deciding, standing: retentionStanding(acts) })
  if (ruling.ruling === 'refuse') return again(read.refused(ruling))
  if (sent.intent === 'confirm') {
    // Somebody withdrew it in the same moment.
    if (!(await retention.confirm(kept.course)))
      return again(read.again(problem(RETENTION.nothingProposed.why)))
  } else {
    const under = sent.intent === 'propose' ? { under: underWhich(kept, policy, person.zone) } : {}
    await retention.decide(
      { course: kept.course, act: ACTS[sent.intent], reason: sent.reason, ...under },
      now,
    )
  }
  throw redirect(href('/practice/retention'))
}

function rulingOn(intent: string, person: SignedIn, kept: KeptCourse, at: Deciding): Ruling {
  if (intent === 'confirm') return ruleOnConfirming(person, kept, at)
  if (intent === 'propose') return ruleOnProposing(person, kept, at)
  return intent === 'withdraw' ? ruleOnWithdrawing(person, at.policy) : ruleOnOffice(person, at.policy)
}
const ACTS = { hold: 'held', release: 'released', propose: 'proposed', withdraw: 'withdrawn' } as const

export default function RetentionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { courses, policy, names, officer, me, zone } = loaderData
  const typedOf = (course: string) => (actionData?.values.course?.[0] === course ? actionData : undefined)
  const shown = (one: Stated) => ({ one, typed: typedOf(one.kept.course), names, zone, officer, me })
  const there = courses.filter(({ standing }) => !standing.deleted)
  const held = there.filter(({ standing }) => standing.hold)
  const proposed = there.filter(({ standing }) => standing.proposal && !standing.hold)
  const due = there.filter(
    ({ standing, ruling }) => !standing.hold && !standing.proposal && ruling.ruling !== 'refuse',
  )
  const listed = new Set([...held, ...proposed, ...due].map(({ kept }) => kept.course))
  const asked = actionData?.values.intent?.[0] === 'find'
  const found = actionData?.found?.filter(({ kept }) => asked || !listed.has(kept.course))
  const gone = courses.filter(({ standing }) => standing.deleted)
  const nameOf = (id: string | undefined) => [...names].find(([known]) => known === id)?.[1] ?? WORDS.somebody
  return (
    <>
      <PageHead what={RETENTION.title}>
        <p>{RETENTION.about}</p>
      </PageHead>
      <Section title={WORDS.waiting}>
        {proposed.length === 0 && <Empty>{WORDS.noneWaiting}</Empty>}
        {proposed.map((one) => (
          <ProposedCourse key={one.kept.course} {...shown(one)} />
        ))}
      </Section>
      <Section title={WORDS.due} about={WORDS.dueAbout}>
        {due.length === 0 && <Empty>{WORDS.noneDue}</Empty>}
        {due.map((one) => (
          <DueCourse key={one.kept.course} {...shown(one)} />
        ))}
      </Section>
      <Section title={WORDS.held}>
        {held.length === 0 && <Empty>{WORDS.noneHeld}</Empty>}
        {held.map((one) => (
          <HeldCourse key={one.kept.course} {...shown(one)} />
        ))}
      </Section>
      <Section title={WORDS.find} about={WORDS.findAbout}>
        <Form typed={actionData} intent="find" label={WORDS.find}>
          <Field
            name="name"
            label={WORDS.name}
            help={WORDS.nameHelp}
            autoComplete="off"
            maxLength={100}
            required
          />
          <Submit tone="quiet">{WORDS.findSubmit}</Submit>
        </Form>
        {asked && found?.length === 0 && <Empty>{WORDS.nobody}</Empty>}
        {found?.map((one) => (
          <FoundCourse
            key={one.kept.course}
            {...shown(one)}
            officer={officer && !listed.has(one.kept.course)}
          />
        ))}
      </Section>
      <RetentionRules policy={policy} officer={officer} typed={actionData} />
      <Section title={WORDS.gone}>
        {gone.length === 0 ? (
          <Empty>{WORDS.noneGone}</Empty>
        ) : (
          <Table
            label={WORDS.gone}
            columns={[WORDS.when, WORDS.course, WORDS.under, WORDS.by]}
            rows={gone.map(({ kept, standing: { deleted }, proposer }) => [
              deleted ? dateOf(deleted.at, zone) : '',
              kept.course,
              deleted?.under ?? '',
              WORDS.both(nameOf(proposer), nameOf(deleted?.by)),
            ])}
          />
        )}
        {gone.length > 0 && <p>{WORDS.backups}</p>}
      </Section>
    </>
  )
}
