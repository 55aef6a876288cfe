/** What can be opened beside a person: the forms, and what is looked up. */
import type { Here } from '../../here.ts'
import { PANEL } from '../words.ts'

export type PanelName = keyof typeof PANEL
export const isPanel = (name: string): name is PanelName => Object.hasOwn(PANEL, name)
export const PANELS: readonly PanelName[] = Object.keys(PANEL).filter(isPanel)

/** Under the thumb; everything else is one tap further. */
export const COMMONEST = ['vitals', 'scores', 'dose'] as const satisfies readonly PanelName[]
export const OTHERS: readonly PanelName[] = PANELS.filter((name) => !COMMONEST.some((one) => one === name))

/** What is open at first: who is present before anything else, then the vitals, at the end the record. */
export const firstPanel = ({ session, writes }: Pick<Here, 'session' | 'writes'>): PanelName =>
  session.closed || !writes ? 'log' : session.begun ? 'vitals' : 'present'

/** The panel that a link of a shared part of a page means: `#vitals`, or the page of the order. */
export function panelOf(href: string): PanelName | undefined {
  const [path = '', hash = ''] = href.split('#')
  if (isPanel(hash) && (path === '' || path.includes('/sessions/'))) return hash
  const page = path.match(/\/sessions\/[^/]+\/([a-z]+)$/)?.[1]
  return page && isPanel(page) ? page : undefined
}
