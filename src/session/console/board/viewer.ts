/** Whoever looks at the board, and on which device. */
import type { PersonId } from '#kernel/ids.ts'
import type { BoardProps } from './Board.tsx'

export type Viewer = BoardProps & { readonly names: ReadonlyMap<PersonId, string> }
