/** What stands on the page while there is no session to show: that it opens, or what is missing and what to do. */
import { Action, Empty } from '#web/page.tsx'
import type { View } from './which.ts'
import { EMPTY, FRAME, STATUS } from './words.ts'

type WaitingProps = { readonly view: View }

export const Waiting = ({ view }: WaitingProps) => (
  <>
    <h1>{FRAME.title}</h1>
    <Why view={view} />
  </>
)

function Why({ view }: WaitingProps) {
  switch (view.view) {
    case 'nobody':
      return (
        <Empty action={<Action href="/sign-in?to=/console">{STATUS.toSignIn}</Action>}>
          <strong>{view.offline ? EMPTY.offlineFirst : EMPTY.nobody}</strong> {EMPTY.nobodyWhy}
        </Empty>
      )
    case 'none':
      return (
        <Empty
          action={
            <Action href="/today" tone="quiet">
              {EMPTY.toPage}
            </Action>
          }
        >
          <strong>{EMPTY.none}</strong> {EMPTY.noneWhy}
        </Empty>
      )
    case 'gone':
      return (
        <Empty
          action={
            <Action href="#board" tone="quiet">
              {FRAME.board}
            </Action>
          }
        >
          <strong>{EMPTY.gone}</strong> {EMPTY.goneWhy}
        </Empty>
      )
    default:
      return <p aria-busy="true">{EMPTY.opening}</p>
  }
}
