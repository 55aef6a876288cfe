import { data, redirect } from 'react-router'
import { z } from 'zod'
import { personId } from '#kernel/ids.ts'
import { care, site } from '#web/context.ts'
import { Checkbox, Choice, Field, Form, Hidden, Submit } from '#web/form.tsx'
import { list } from '#web/format.ts'
import { Empty, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { readInvitation, STAFF_ROLES } from '../joining.ts'
import { JOINING, PEOPLE } from '../joining-words.ts'
import { has } from '../people.ts'
import { ROLE_NAMES } from '../words.ts'
import type { Route } from './+types/practice-people.ts'
import { BackupNotice } from './BackupNotice.tsx'
import { MemberView } from './MemberView.tsx'
import './people.css'

/** Everybody else finds no such page. */
function administering(context: Readonly<Route.LoaderArgs['context']>) {
  const here = context.get(care)
  if (!has(here.person, 'administrator')) throw new Response('Not found', { status: 404 })
  return here
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const { joining, person, now } = administering(context)
  return {
    members: await joining.members(),
    waiting: (await joining.waiting(now)).filter(({ patient }) => patient === undefined),
    me: person.id,
    backup: await joining.lastBackup(),
    zone: person.zone,
    now,
    invited: new URL(request.url).searchParams.has('invited'),
  }
}

const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('invite'),
    name: z.string().optional(),
    email: z.string().optional(),
    roles: z.array(z.string()),
  }),
  z.object({ intent: z.literal('withdraw'), id: z.uuid() }),
  z.object({ intent: z.literal('roles'), person: personId, roles: z.array(z.string()) }),
  z.object({ intent: z.literal('end'), person: personId, sure: z.literal('yes', PEOPLE.tickFirst) }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const { joining, now } = administering(context)
  const read = await readForm(request, form, ['roles'])
  if (!read.ok) return data(read.typed, { status: 422 })
  const sent = read.value
  if (sent.intent === 'invite') {
    const { links, post, origin } = context.get(site)
    const invitation = readInvitation(sent)
    if (!invitation.ok) return data(read.again(...invitation.problems), { status: 422 })
    const invited = await joining.invite(invitation.value, { links, post, origin, now })
    if (!invited.ok) return data(read.again(...invited.problems), { status: 422 })
    throw redirect('/practice/people?invited')
  }
  if (sent.intent === 'withdraw') await joining.withdraw(sent.id, now)
  else {
    const roles = STAFF_ROLES.filter((role) => sent.intent === 'roles' && sent.roles.includes(role))
    if (sent.intent === 'roles' && roles.length === 0)
      return data(read.again({ field: 'roles', message: JOINING.roles }), { status: 422 })
    const changed =
      sent.intent === 'roles'
        ? await joining.setRoles(sent.person, roles, now)
        : await joining.end(sent.person, now)
    if (!changed.ok) return data(read.again(...changed.problems), { status: 422 })
  }
  throw redirect('/practice/people')
}

const ROLE_OPTIONS = STAFF_ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))

export default function PracticePeople({ loaderData, actionData }: Route.ComponentProps) {
  const { members, waiting, me, backup, zone, now, invited } = loaderData
  return (
    <>
      <PageHead what={PEOPLE.title} />
      <p>{PEOPLE.about}</p>
      {invited && <Notice tone="done">{PEOPLE.sent}</Notice>}
      <BackupNotice last={backup} zone={zone} now={now} />
      <ul className="members">
        {members.map((member) => (
          <li key={member.id}>
            <MemberView
              member={member}
              isMe={member.id === me}
              isOpen={ofMember(actionData, member.id) !== undefined}
            >
              <Form
                typed={ofMember(actionData, member.id)}
                intent="roles"
                label={`${PEOPLE.change}: ${member.name}`}
              >
                <Hidden name="person" value={member.id} />
                <Choice
                  kind="checkbox"
                  inline
                  name="roles"
                  label={PEOPLE.roles}
                  options={ROLE_OPTIONS}
                  defaultValue={member.roles}
                />
                <Submit tone="quiet">{PEOPLE.change}</Submit>
              </Form>
              <Form
                typed={ofMember(actionData, member.id)}
                intent="end"
                label={`${PEOPLE.end}: ${member.name}`}
              >
                <p>{PEOPLE.endAbout}</p>
                <Hidden name="person" value={member.id} />
                <Checkbox name="sure" label={PEOPLE.sure} />
                <Submit tone="danger">{PEOPLE.end}</Submit>
              </Form>
            </MemberView>
          </li>
        ))}
      </ul>
      <Section title={PEOPLE.waiting}>
        {waiting.length === 0 && <Empty>{PEOPLE.nobodyWaits}</Empty>}
        <ul className="members">
          {waiting.map(({ id, name, email, roles }) => (
            <li key={id}>
              <p>
                <strong>{name}</strong>, {email}: {list(roles.map((role) => ROLE_NAMES[role]))}
              </p>
              <Form intent="withdraw" label={`${PEOPLE.withdraw}: ${name}`}>
                <Hidden name="id" value={id} />
                <Submit tone="quiet">{PEOPLE.withdraw}</Submit>
              </Form>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={PEOPLE.invite} about={PEOPLE.inviteAbout}>
        <Form typed={actionData} intent="invite" label={PEOPLE.invite}>
          <Field name="name" label={PEOPLE.name} autoComplete="off" required />
          <Field name="email" label={PEOPLE.email} type="email" autoComplete="off" required />
          <Choice kind="checkbox" inline name="roles" label={PEOPLE.roles} options={ROLE_OPTIONS} required />
          <Submit>{PEOPLE.send}</Submit>
        </Form>
      </Section>
    </>
  )
}

/** Several people, one kind of form each: what came back belongs to one of them. */
const ofMember = (typed: Route.ComponentProps['actionData'], person: string) =>
  typed?.values.person?.[0] === person ? typed : undefined
