import { data, href, redirect } from 'react-router'
import { care } from '#web/context.ts'
import { Field, Form, Submit } from '#web/form.tsx'
import { Empty, Notice } from '#web/page.tsx'
import { readRooms, roomOf, sharesUnasked } from '../arranging.ts'
import { ARRANGING } from '../arranging-words.ts'
import { ROOM_NAMES, SAID } from '../said-words.ts'
import type { OnSite } from '../site-store.ts'
import type { Route } from './+types/desk-rooms.ts'
import { onSite } from './on-site.ts'
import { SiteHead } from './SiteHead.tsx'
import { sentBy } from './typed.ts'
import './site.css'

const W = ARRANGING.rooms

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await onSite({ params, context })
  return { found, isDone: new URL(request.url).searchParams.has('done') }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const found = await onSite({ params, context })
  const { trainingDesk, now } = context.get(care)
  const sent = await sentBy(request)
  const rooms = readRooms(sent.text, found.people)
  if (!rooms.ok) return data(sent.again(rooms.problems), { status: 422 })
  const done = await trainingDesk.record(found.id, [
    { kind: 'rooms-set', at: now, body: { rooms: rooms.value } },
  ])
  if (!done.ok) return data(sent.again(done.problems), { status: 422 })
  throw redirect(`${href('/desk/trainings/:training/rooms', params)}?done=yes`, 303)
}

export default function DeskRooms({ loaderData, actionData }: Route.ComponentProps) {
  const { found, isDone } = loaderData
  const { people, training } = found
  const unasked = sharesUnasked(people, training)
  return (
    <>
      <SiteHead what={W.title} training={found} />
      <p className="lead">{W.lead}</p>
      {isDone && !actionData && (
        <Notice tone="done">
          <p>{ARRANGING.saved}</p>
        </Notice>
      )}
      {unasked.length > 0 && (
        <Notice tone="amber">
          {unasked.map(({ id, name }) => (
            <p key={id}>{W.alone(name)}</p>
          ))}
        </Notice>
      )}
      {people.length === 0 ? (
        <Empty>{W.none}</Empty>
      ) : (
        <Form intent="rooms" typed={actionData} label={W.title}>
          {people.map((one) => (
            <Field
              key={one.id}
              name={`room.${one.id}`}
              label={W.room(one.name)}
              help={wishOf(one)}
              maxLength={60}
              autoComplete="off"
              defaultValue={roomOf(training, one.id)}
            />
          ))}
          <Submit>{W.save}</Submit>
        </Form>
      )}
    </>
  )
}

const wishOf = ({ application: { answers } }: OnSite): string =>
  answers
    ? [
        `${SAID.room}: ${ROOM_NAMES[answers.room.shares]}`,
        answers.room.with,
        answers.access ? `${SAID.access}: ${answers.access}` : undefined,
      ]
        .filter(Boolean)
        .join('; ')
    : ''
