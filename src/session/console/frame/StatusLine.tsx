/** Where the entries are, always on the page, in words; and what can be done about it. */
import { State } from '#web/page.tsx'
import { useAtHand } from '../at-hand.tsx'
import { FRAME, STATUS } from '../words.ts'
import { type Status, statusOf } from './status.ts'

const TONE = { done: 'done', due: 'due', amber: 'overdue', red: 'blocked', quiet: 'quiet' } as const

type StatusProps = {
  /** What must stay in sight, or what can be read once. */
  readonly which: 'always' | 'more'
  readonly onRefused: () => void
}

export function StatusLine({ which, onRefused }: StatusProps) {
  const { held } = useAtHand()
  const zone = held.person?.zone ?? held.sessions[0]?.zone ?? 'UTC'
  const all = statusOf(held, zone)
  const shown = all.filter(({ tone }, i) => (i === 0 || tone === 'red') === (which === 'always'))
  if (shown.length === 0) return null
  return (
    <div
      className={which === 'always' ? 'status' : 'status-more'}
      role="status"
      aria-label={which === 'always' ? FRAME.status : FRAME.more}
    >
      {shown.map((status) => (
        <p key={status.text} className={`status-line status-${status.tone}`}>
          <State tone={TONE[status.tone]}>{status.text}</State>
          <StatusAct status={status} onRefused={onRefused} />
        </p>
      ))}
    </div>
  )
}

function StatusAct({ status, onRefused }: { readonly status: Status; readonly onRefused: () => void }) {
  const { device } = useAtHand()
  switch (status.act) {
    case 'sign-in':
      return <a href="/sign-in?to=/console">{STATUS.toSignIn}</a>
    case 'retry':
      return <Quiet onPress={() => device.retry()}>{STATUS.retry}</Quiet>
    case 'refused':
      return <Quiet onPress={onRefused}>{STATUS.look}</Quiet>
    case 'take-newer':
      return <Quiet onPress={() => void device.takeNewer()}>{STATUS.takeNewer}</Quiet>
    default:
      return null
  }
}

const Quiet = ({ onPress, children }: { readonly onPress: () => void; readonly children: string }) => (
  <button type="button" className="status-act" onClick={onPress}>
    {children}
  </button>
)
