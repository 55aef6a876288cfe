/**
 * An article's Markdown as a page's elements. HTML stays text, links lead only to the web, a mail address or our own
 * pages, and pictures are the drawings that the page hands in.
 */
import type { Token } from 'markdown-it'
import { type ComponentType, createElement, Fragment, type ReactNode } from 'react'
import type { ArticleSource } from '#library/library.ts'
import { numbered, piecesOf } from '#library/references.ts'
import {
  addressOf,
  attribute,
  closing,
  drawingName,
  type Heads,
  headsOf,
  plainWords,
  tableLabel,
  tokensOf,
} from './markdown-tokens.ts'
import { sourceAnchor } from './source-list.tsx'

/** A drawing takes its caption from the text that names it. */
export type DrawingProps = { readonly caption: string }
export type Drawings = Readonly<Record<string, ComponentType<DrawingProps>>>

type MarkdownProps = {
  readonly text: string
  /** What `[^id]` refers to; the page shows them in a `SourceList`. */
  readonly sources?: readonly ArticleSource[]
  /** By name: `![caption](drawing:window)` shows `window`. */
  readonly drawings?: Drawings
  /** The level of the text's own highest heading. */
  readonly level?: 2 | 3 | 4
}

export function Markdown({ text, sources = [], drawings = {}, level = 2 }: MarkdownProps) {
  const tokens = tokensOf(text)
  const order = numbered(sources, text).map(({ id }) => id)
  return <div className="prose">{elements(tokens, { drawings, order, heads: headsOf(tokens, level) })}</div>
}

type Reading = {
  readonly drawings: Drawings
  /** Names of sources in the order of their numbers. */
  readonly order: readonly string[]
  readonly heads: Heads
}

/** Tokens come flat, an opening and a closing one around what they hold. */
function elements(tokens: readonly Token[], reading: Reading): ReactNode[] {
  const made: ReactNode[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const opens = token.nesting === 1
    const end = opens ? closing(tokens, i) : i
    const shown = opens ? container(token, tokens.slice(i + 1, end), reading) : leaf(token, reading)
    made.push(<Fragment key={i}>{shown}</Fragment>)
    i = end
  }
  return made
}

function container(token: Token, inner: readonly Token[], reading: Reading): ReactNode {
  const children = elements(inner, reading)
  const head = reading.heads.get(token)
  if (head) return createElement(`h${head.level}`, { id: head.id }, children)
  switch (token.type) {
    case 'paragraph_open':
      // A tight list has no paragraphs, and a drawing is a figure, which cannot stand in one.
      return token.hidden || isDrawing(inner, reading) ? children : <p>{children}</p>
    case 'link_open':
      return <Linked address={addressOf(token)}>{children}</Linked>
    case 'ordered_list_open':
      return <ol start={Number(attribute(token, 'start') || 1)}>{children}</ol>
    case 'table_open':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
        <section className="table-scroll" aria-label={tableLabel(inner)} tabIndex={0}>
          <table>{children}</table>
        </section>
      )
    case 'th_open':
      return <th scope="col">{children}</th>
    default:
      return createElement(token.tag, {}, children)
  }
}

function leaf(token: Token, reading: Reading): ReactNode {
  switch (token.type) {
    case 'inline':
      return elements(token.children ?? [], reading)
    case 'text':
      return withReferences(token.content, reading)
    case 'image':
      return drawn(token, reading)
    case 'softbreak':
      return '\n'
    case 'hardbreak':
      return <br />
    case 'hr':
      return <hr />
    case 'code_inline':
      return <code>{token.content}</code>
    case 'fence':
    case 'code_block':
      return (
        <pre>
          <code>{token.content}</code>
        </pre>
      )
    default:
      return token.content
  }
}

type LinkedProps = { readonly address?: string; readonly children: ReactNode }

const Linked = ({ address, children }: LinkedProps) =>
  address === undefined ? (
    children
  ) : (
    <a href={address} rel={/^https?:/i.test(address) ? 'external' : undefined}>
      {children}
    </a>
  )

function drawingOf(token: Token | undefined, { drawings }: Reading): ComponentType<DrawingProps> | undefined {
  const name = token?.type === 'image' ? drawingName(token) : undefined
  return name !== undefined && Object.hasOwn(drawings, name) ? drawings[name] : undefined
}

const isDrawing = ([inline]: readonly Token[], reading: Reading): boolean =>
  inline?.children?.length === 1 && drawingOf(inline.children[0], reading) !== undefined

/** A picture that is no drawing of ours stays the words that describe it. */
function drawn(token: Token, reading: Reading): ReactNode {
  const Drawing = drawingOf(token, reading)
  const caption = plainWords(token)
  return Drawing ? <Drawing caption={caption} /> : caption
}

const withReferences = (text: string, { order }: Reading): ReactNode =>
  piecesOf(text).map((piece, i) =>
    'words' in piece ? (
      piece.words
    ) : (
      <sup key={i} className="reference">
        {piece.refers.map((id, n) => (
          <Fragment key={id}>
            {n > 0 && ', '}
            <Reference id={id} number={order.indexOf(id) + 1} />
          </Fragment>
        ))}
      </sup>
    ),
  )

/** A name that no source has stays as it was typed. */
const Reference = ({ id, number }: { readonly id: string; readonly number: number }) =>
  number === 0 ? (
    `[^${id}]`
  ) : (
    <a href={`#${sourceAnchor(id)}`} aria-label={`Source ${number}`}>
      {number}
    </a>
  )
