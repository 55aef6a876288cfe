/** The drawn explanations by the name that an article calls them by: `![What it shows](drawing:window)`. */
import type { Protocol } from '#course/protocol.ts'
import type { Drawings } from '#web/markdown.tsx'
import { SessionDrawing } from './session-course.tsx'
import { WindowDrawing } from './window.tsx'

/** What the drawings are made from. */
export type Drawn = Pick<Protocol, 'id' | 'version' | 'integration' | 'routes'>

/** The drawings of one protocol, for `Markdown`. */
export const drawingsOf = (protocol: Drawn): Drawings => ({
  window: ({ caption }) => <WindowDrawing protocol={protocol} title={caption} />,
  session: ({ caption }) => <SessionDrawing protocol={protocol} title={caption} />,
})
