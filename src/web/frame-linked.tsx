/** The frame of what a patient's one-time link opens: for a phone, with the practice and the crisis contacts on it. */
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { LINKED } from '#course/patient-link-words.ts'
import type { Route } from './+types/frame-linked.ts'
import { account, linked, site } from './context.ts'
import { CrisisContacts } from './crisis-contacts.tsx'
import { ErrorPage } from './error-page.tsx'
import { DemonstrationBanner, Frame } from './frame.tsx'
import { type Place, PlaceContext } from './place.tsx'
import './styles/agenda.css'
import './styles/rulings.css'
import './styles/drawings.css'

/** The addresses of these pages name the link, each by the name of its purpose. */
const PURPOSES = {
  formLink: 'patient-form',
  screeningLink: 'patient-screening',
  bookingLink: 'patient-booking',
  visitLink: 'patient-visit',
} as const

/** What the link opens is there for its pages only when this browser holds exactly this link open. */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ params, context }) => {
    const { held, linkHolding, now } = context.get(site)
    const open = await held()
    const given = new Map(Object.entries(params))
    for (const [name, purpose] of Object.entries(PURPOSES)) {
      const subject = given.get(name)
      if (subject && open.some((one) => one.purpose === purpose && one.subject === subject))
        context.set(linked, { link: await linkHolding.open(subject, context.get(account).whence, now) })
    }
  },
]

export function loader({ context }: Route.LoaderArgs) {
  const here = context.get(linked).link
  const { now } = context.get(site)
  if (!here) return undefined
  const { practice, phone, zone, demonstration } = here
  const place: Place = { zone, now }
  return { practice, phone, demonstration, place }
}

export default function FrameLinked({ loaderData }: Route.ComponentProps) {
  return (
    <LinkedFrame {...loaderData}>
      <Outlet />
    </LinkedFrame>
  )
}

export function ErrorBoundary({ loaderData, error }: Route.ErrorBoundaryProps) {
  return (
    <LinkedFrame {...loaderData}>
      <ErrorPage error={error} />
    </LinkedFrame>
  )
}

type LinkedFrameProps = Partial<NonNullable<Awaited<ReturnType<typeof loader>>>> & {
  readonly children: ReactNode
}

function LinkedFrame({
  practice,
  phone,
  demonstration,
  place = { zone: 'UTC' },
  children,
}: LinkedFrameProps) {
  return (
    <PlaceContext value={place}>
      <Frame
        kind="patient"
        banner={demonstration && <DemonstrationBanner />}
        header={
          <>
            <p className="frame-name">{practice ?? 'Kairos'}</p>
            {practice && <p className="frame-own">{LINKED.header}</p>}
          </>
        }
        footer={<CrisisContacts practice={practice} phone={phone} />}
      >
        {children}
      </Frame>
    </PlaceContext>
  )
}
