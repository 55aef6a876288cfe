/** What an entry says, as terms and descriptions; long parts are folded under their own names. */
import { Empty } from '#web/page.tsx'
import { RECORD_PAGES } from '../record-words.ts'
import { partsOf, type Said } from '../said.ts'

export function SaidList({ said }: { readonly said: readonly Said[] }) {
  if (said.length === 0) return <Empty>{RECORD_PAGES.saysNothing}</Empty>
  return partsOf(said).map(({ title, said: some }) =>
    title === undefined ? (
      <Lines key="" said={some} />
    ) : (
      <details key={title}>
        <summary>
          {title} ({some.length})
        </summary>
        <Lines said={some} />
      </details>
    ),
  )
}

const Lines = ({ said }: { readonly said: readonly Said[] }) =>
  said.length > 0 && (
    <dl className="entry-said">
      {said.map(({ what, value, reference }, i) => (
        <div key={i}>
          <dt>{what.join(' › ')}</dt>
          <dd>{reference ? <code>{value}</code> : value}</dd>
        </div>
      ))}
    </dl>
  )
