/** The version of the protocol that a course runs on, what is in force now, and moving the course on purpose. */
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { protocolName } from '#kernel/protocol.ts'
import { care } from '#web/context.ts'
import { Form, Hidden, Submit, TextArea } from '#web/form.tsx'
import { CourseNav, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { ruleOnMoving } from '../closing.ts'
import { differences } from '../differences.ts'
import { MOVE_PAGE } from '../protocol-page-words.ts'
import { MOVING } from '../protocol-words.ts'
import { courseView } from '../view.ts'
import type { Route } from './+types/course-protocol.ts'
import { Differences } from './Differences.tsx'

async function read({ params, context }: Pick<Route.LoaderArgs, 'params' | 'context'>) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const from = course.protocol
  const to = await charts.currentProtocol()
  const ruling = ruleOnMoving(person, courseView(course, now), { from, to, zone: course.zone })
  return { course, from, to, ruling }
}

export async function loader(args: Route.LoaderArgs) {
  const { course, from, to, ruling } = await read(args)
  return { course, from: protocolName(from), to: protocolName(to), ruling, all: differences(from, to) }
}

const form = z.object({
  reason: z.string(MOVE_PAGE.needReason).max(500, 'Say it in at most 500 characters.'),
  /** The version whose difference was shown. */
  to: z.string(),
})

export async function action(args: Route.ActionArgs) {
  const { charts, now } = args.context.get(care)
  const { course, from, to, ruling } = await read(args)
  const sent = await readForm(args.request, form)
  if (!sent.ok) return data(sent.typed, { status: 422 })
  if (ruling.ruling !== 'allow') return data(sent.refused(ruling), { status: 422 })
  if (sent.value.to !== protocolName(to))
    return data(sent.again({ message: MOVING.newer(protocolName(to)) }), { status: 422 })
  const body = {
    from: { id: from.id, version: from.version },
    to: { id: to.id, version: to.version },
    reason: sent.value.reason,
  }
  const stored = await charts.append(course.id, [{ kind: 'protocol-moved', at: now, body }])
  if (!stored.ok) return data(sent.again(...stored.problems), { status: 422 })
  throw redirect(href('/courses/:course', args.params))
}

export default function CourseProtocol({ loaderData, actionData }: Route.ComponentProps) {
  const { course, from, to, ruling, all } = loaderData
  const words = MOVE_PAGE
  return (
    <>
      <PageHead what={words.title} forWhom={course.patient.name} state={words.runsOn(from)} />
      <CourseNav course={course.id} name={course.patient.name} />
      {from === to ? (
        <Notice tone="done" title={words.isCurrent}>
          <a href={href('/protocol')}>{course.protocol.title}</a>
        </Notice>
      ) : (
        <>
          <p className="section-about">{words.about(to)}</p>
          <Section title={words.difference}>
            <Differences all={all} />
          </Section>
          <Section title={words.move}>
            {ruling.ruling === 'allow' ? (
              <Form typed={actionData}>
                <Hidden name="to" value={to} />
                <TextArea
                  name="reason"
                  label={words.reason}
                  help={words.reasonHelp}
                  maxLength={500}
                  rows={3}
                  required
                />
                <Submit>{words.move}</Submit>
              </Form>
            ) : (
              <RulingView ruling={ruling} />
            )}
          </Section>
        </>
      )}
    </>
  )
}
