/**
 * A plot, with a table of its figures behind it. It is drawn twice, for a phone and for a wide page, so that its words
 * keep their size; the style sheet shows one. Colours are tokens: `stroke: 'var(--accent)'`.
 */
import { type PlotOptions, plot } from '@observablehq/plot'
import { useId } from 'react'
import type { Instant } from '#kernel/time.ts'
import { Table, type TableFigures } from './table.tsx'

type PlotProps = {
  readonly title: string
  /** What the plot shows, in a sentence or two: the trend, the last figure, what the bands mean. */
  readonly description: string
  /** Observable Plot's options for a width in pixels. Times on an axis through `onAxis`. */
  readonly options: (width: number) => PlotOptions
  readonly table: TableFigures
  /** What it is drawn in: the browser's own document, or `emptyDocument` on the server. */
  readonly document: () => Document
}

const PHONE = 340
const WIDE = 720
/** Room for words of 14 px at the axes. */
const MARGINS = { marginTop: 32, marginRight: 16, marginBottom: 44, marginLeft: 44 }

export function Plot({ title, description, options, table, document }: PlotProps) {
  const id = useId()
  return (
    <figure className="plot" aria-labelledby={`${id}-title`}>
      <figcaption>
        <p className="plot-title" id={`${id}-title`}>
          {title}
        </p>
        <p className="plot-description">{description}</p>
      </figcaption>
      <Drawing
        className="plot-phone"
        label={title}
        options={options(PHONE)}
        width={PHONE}
        document={document}
      />
      <Drawing className="plot-wide" label={title} options={options(WIDE)} width={WIDE} document={document} />
      <details className="plot-table">
        <summary>The figures as a table</summary>
        <Table label={title} {...table} />
      </details>
    </figure>
  )
}

type DrawingProps = {
  readonly className: string
  readonly label: string
  readonly options: PlotOptions
  readonly width: number
  readonly document: () => Document
}

function Drawing({ className, label, options, width, document }: DrawingProps) {
  const svg = svgOf({ width, height: 260, ...MARGINS, ...options }, label, document())
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the drawing library made this text and escaped what is in it
  return <div className={className} dangerouslySetInnerHTML={{ __html: svg }} />
}

/** The drawing as SVG text: without the style element that Plot adds, which a strict content policy would refuse. */
export function svgOf(options: PlotOptions, label: string, document: Document): string {
  const drawn = plot({ ...options, document, className: 'plot-svg', figure: false })
  for (const style of drawn.querySelectorAll('style')) style.remove()
  // The image has one name; names of its parts would only be read out where a reader ignores that.
  for (const part of drawn.querySelectorAll('g[aria-label]')) part.removeAttribute('aria-label')
  drawn.setAttribute('font-size', '14')
  drawn.removeAttribute('font-family')
  drawn.setAttribute('role', 'img')
  drawn.setAttribute('aria-label', label)
  return drawn.outerHTML
}

/**
 * An instant for a time axis (`x: { type: 'utc' }`): the wall clock of the place, told to Plot as if it were UTC, so
 * that the ticks stand at the place's hours and days.
 */
export const onAxis = (at: Instant, zone: string): number =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds
