/** What surrounds a drawn explanation: its words, the drawing, the figures as a table, and where they come from. */
import type { ReactNode } from 'react'
import { useId } from 'react'
import type { Source } from '#kernel/source.ts'
import { SourceWords } from '#web/page.tsx'
import { Table, type TableFigures } from '#web/table.tsx'
import { FIGURE } from './words.ts'
import './drawings.css'

type FigureProps = {
  readonly title: string
  readonly about: string
  /** How sure this is, in the words that always stand with it. */
  readonly caution: string
  readonly table: TableFigures & { readonly label: string }
  readonly sources: readonly Source[]
  readonly children: ReactNode
}

export function DrawnFigure({ title, about, caution, table, sources, children }: FigureProps) {
  const id = useId()
  return (
    <figure className="drawing" aria-labelledby={`${id}-title`}>
      <figcaption>
        <p className="drawing-title" id={`${id}-title`}>
          {title}
        </p>
        <p className="drawing-about">{about}</p>
        <p className="drawing-caution">{caution}</p>
      </figcaption>
      {children}
      <details className="drawing-more">
        <summary>{FIGURE.table}</summary>
        <Table {...table} />
      </details>
      <details className="drawing-more">
        <summary>{FIGURE.sources}</summary>
        <ul>
          {distinct(sources).map((source) => (
            <li key={source.text}>
              <SourceWords source={source} />
            </li>
          ))}
        </ul>
      </details>
    </figure>
  )
}

type DrawingProps = {
  readonly title: string
  /** The drawing told in words, for those who hear it. */
  readonly says: string
  readonly height: number
  readonly children: ReactNode
}

/** One image with a name and a description. Places are per cent of its width and px of its height. */
export function Svg({ title, says, height, children }: DrawingProps) {
  const id = useId()
  return (
    <svg
      className="drawing-svg"
      role="img"
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-says`}
      width="100%"
      height={height}
    >
      <title id={`${id}-name`}>{title}</title>
      <desc id={`${id}-says`}>{says}</desc>
      {children}
    </svg>
  )
}

const distinct = (sources: readonly Source[]): Source[] => [
  ...new Map(sources.map((source) => [source.text, source])).values(),
]
