/** What a person reads when a page is not there or something broke: what it means and what to do, without blame. */
import { createContext, use } from 'react'
import { isRouteErrorResponse } from 'react-router'
import { PageHead } from './page.tsx'

/** The id under which the log keeps this request. */
export const TraceId = createContext('')

export function NotFound() {
  return (
    <>
      <PageHead what="Not found" />
      <div className="prose">
        <p>There is nothing at this address, or it is not yours to see.</p>
        <p>
          If you followed a link, it may be old. <a href="/">Go to the first page</a>.
        </p>
      </div>
    </>
  )
}

type ErrorPageProps = {
  readonly error: unknown
  /** Who can do something about it; a visitor of the public pages has no practice. */
  readonly tell?: string
}

export function ErrorPage({ error, tell = 'your practice' }: ErrorPageProps) {
  const id = use(TraceId)
  if (isRouteErrorResponse(error)) {
    if (error.status === 404) return <NotFound />
    if (error.status === 410) return <Gone why={error.data} />
    if (error.status < 500) return <Refused error={error} />
  }
  return (
    <>
      <PageHead what="This page could not be shown" />
      <div className="prose">
        <p>
          Something went wrong on our side. What was saved before is safe. If you had sent a form, look
          whether it arrived before you send it again.
        </p>
        {id && (
          <p>
            If it happens again, tell {tell} this number: <code>{id}</code>
          </p>
        )}
      </div>
    </>
  )
}

/** A record that was deleted: when, and under which rule. */
const Gone = ({ why }: { readonly why: unknown }) => (
  <>
    <PageHead what="This record was deleted" />
    <div className="prose">{typeof why === 'string' && <p>{why}</p>}</div>
  </>
)

/** A request that cannot be answered as it was sent. The page that threw it may have said why. */
function Refused({ error }: { readonly error: { readonly status: number; readonly data: unknown } }) {
  const why = typeof error.data === 'string' && error.status !== 405 ? error.data : ''
  return (
    <>
      <PageHead what="That did not work" />
      <div className="prose">
        <p>{why || 'This page cannot do what was asked of it. Nothing was changed.'}</p>
        <p>Go back and try again from there.</p>
      </div>
    </>
  )
}
