/** What a page may say about itself beside its loader: `export const handle: PageHandle = { theme: 'room' }`. */
import { useMatches } from 'react-router'

export type PageHandle = {
  /** True for a page that needs JavaScript in the browser. All others ship none. */
  readonly scripts?: boolean
  /** The low light of the dosing room, instead of what the device prefers. */
  readonly theme?: 'room'
}

const isHandle = (handle: unknown): handle is PageHandle => typeof handle === 'object' && handle !== null

/** The innermost word counts: a page speaks over its frame. */
export const together = (handles: readonly unknown[]): PageHandle =>
  Object.assign({}, ...handles.filter(isHandle))

export const usePageHandle = (): PageHandle => together(useMatches().map(({ handle }) => handle))
