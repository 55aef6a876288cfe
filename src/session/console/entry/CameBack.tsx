/** What was typed before the page was loaded anew: that it is not recorded, where it is, and the way to clear it. */

import type { Instant } from '#kernel/time.ts'
import { clock } from '#web/format.ts'
import { Notice } from '#web/page.tsx'
import { useDesk } from '../desk.tsx'
import { isPanel, type PanelName } from '../person/panels.ts'
import { CAME_BACK, PANEL } from '../words.ts'

type CameBackProps = { readonly at?: Instant; readonly zone: string; readonly onClear: () => void }

export function CameBack({ at, zone, onClear }: CameBackProps) {
  if (!at) return null
  return (
    <Notice tone="amber" title={CAME_BACK.title(clock(at, zone))}>
      <p>{CAME_BACK.about}</p>
      <button type="button" className="button button-quiet" onClick={onClear}>
        {CAME_BACK.clear}
      </button>
    </Notice>
  )
}

type OthersProps = {
  readonly visit: string
  readonly panel: PanelName
  readonly onOpen: (panel: PanelName) => void
}

/** The other forms of this person in which something came back. */
export function CameBackElsewhere({ visit, panel, onOpen }: OthersProps) {
  const { drafts } = useDesk()
  const panels = [...drafts.back().keys()].flatMap((place) => {
    const [of, name = ''] = place.split('/')
    return of === visit && isPanel(name) && name !== panel ? [name] : []
  })
  if (panels.length === 0) return null
  return (
    <Notice tone="amber" title={CAME_BACK.elsewhere}>
      {panels.map((name) => (
        <button key={name} type="button" className="button button-quiet" onClick={() => onOpen(name)}>
          {PANEL[name]}
        </button>
      ))}
    </Notice>
  )
}
