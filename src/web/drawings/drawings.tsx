/** The drawn explanations by the name that an article calls them by: `![What it shows](drawing:window)`. */
import type { ReactNode } from 'react'
import type { Protocol } from '#course/protocol.ts'
import { SessionDrawing } from './session-course.tsx'
import { WindowDrawing } from './window.tsx'

/** What the drawings are made from. */
export type Drawn = Pick<Protocol, 'id' | 'version' | 'integration' | 'routes'>
type Drawing = (props: { readonly protocol: Drawn }) => ReactNode

export const drawings = {
  window: WindowDrawing,
  session: SessionDrawing,
} as const satisfies Record<string, Drawing>
export type DrawingName = keyof typeof drawings

export const isDrawing = (name: string): name is DrawingName => Object.hasOwn(drawings, name)
