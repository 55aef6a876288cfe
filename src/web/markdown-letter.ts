/**
 * Markdown as the two halves of a letter: HTML that needs no style to be understood, and plain text. HTML that was typed
 * stays text, a picture stays the words that describe it, and every link says where it leads.
 */
import type { Token } from 'markdown-it'
import { escaped } from '#mailing/letter.ts'
import { addressOf, attribute, headsOf, plainWords, tokensOf } from './markdown-tokens.ts'

export type LetterBody = { readonly html: string; readonly text: string }

/** @param origin put before links to our own pages, without a slash at the end */
export function letterBody(markdown: string, origin: string): LetterBody {
  const tokens = tokensOf(markdown)
  const whole = (token: Token) => {
    const address = addressOf(token)
    return address?.startsWith('/') ? origin + address : address
  }
  return { html: htmlOf(tokens, whole), text: textOf(tokens, whole) }
}

type Whole = (link: Token) => string | undefined

function htmlOf(tokens: readonly Token[], whole: Whole): string {
  // The letter's subject is its first heading.
  const heads = headsOf(tokens, 2)
  const level = (i: number) => heads.get(tokens[i]!)?.level ?? 2
  let open = 2
  const made = tokens.map((token, i): string => {
    if (token.type === 'inline') return inlineHtml(token.children ?? [], whole)
    if (token.type === 'heading_open') {
      open = level(i)
      return `<h${open}>`
    }
    if (token.type === 'heading_close') return `</h${open}>\n`
    if (token.type === 'fence' || token.type === 'code_block')
      return `<pre><code>${escaped(token.content)}</code></pre>\n`
    if (token.type === 'ordered_list_open') return `<ol start="${Number(attribute(token, 'start') || 1)}">\n`
    if (token.type === 'th_open') return '<th scope="col">'
    if (token.hidden) return token.nesting === -1 ? '\n' : ''
    return tag(token) + (token.nesting === 1 ? '' : '\n')
  })
  return made.join('').replaceAll(/\n+/g, '\n').trim()
}

function inlineHtml(tokens: readonly Token[], whole: Whole): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case 'link_open':
          return `<a href="${escaped(whole(token) ?? '')}">`
        case 'softbreak':
          return '\n'
        case 'hardbreak':
          return '<br>\n'
        case 'code_inline':
          return `<code>${escaped(token.content)}</code>`
        case 'image':
          return escaped(plainWords(token))
        case 'text':
          return escaped(token.content)
        default:
          return token.nesting === 0 ? escaped(token.content) : tag(token)
      }
    })
    .join('')
}

const tag = ({ tag: name, nesting }: Token): string => `<${nesting === -1 ? '/' : ''}${name}>`

/** Blocks are lines with a blank one between; a list's points and a quotation's lines carry their sign before them. */
function textOf(tokens: readonly Token[], whole: Whole): string {
  const blocks: { readonly text: string; readonly tight: boolean }[] = []
  const lists: { next?: number }[] = []
  let quotes = 0
  let sign = ''
  let row: string[] | undefined
  const add = (text: string, tight = false) => {
    const before = '> '.repeat(quotes) + '   '.repeat(Math.max(0, lists.length - 1))
    const hanging = lists.length > 0 ? '   ' : ''
    const lines = text.split('\n').map((line, i) => before + (i === 0 ? sign || hanging : hanging) + line)
    blocks.push({ text: lines.join('\n'), tight })
    sign = ''
  }
  for (const [i, token] of tokens.entries())
    switch (token.type) {
      case 'bullet_list_open':
        lists.push({})
        break
      case 'ordered_list_open':
        lists.push({ next: Number(attribute(token, 'start') || 1) })
        break
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop()
        break
      case 'list_item_open': {
        const list = lists.at(-1)
        sign = list?.next === undefined ? '-  ' : `${list.next++}. `
        break
      }
      case 'blockquote_open':
        quotes++
        break
      case 'blockquote_close':
        quotes--
        break
      case 'tr_open':
        row = []
        break
      case 'tr_close':
        add((row ?? []).join(' | '), true)
        row = undefined
        break
      case 'hr':
        add('* * *')
        break
      case 'fence':
      case 'code_block':
        add(token.content.trimEnd().replaceAll(/^/gm, '    '))
        break
      case 'inline': {
        const words = inlineText(token.children ?? [], whole)
        const isHeading = tokens[i - 1]?.type === 'heading_open'
        if (row) row.push(words)
        else
          add(
            isHeading ? `${words}\n${'-'.repeat(Math.min(words.length, 60))}` : words,
            tokens[i - 1]?.hidden,
          )
      }
    }
  // The points of a short list and the rows of a table follow each other without a blank line.
  return blocks.reduce(
    (all, { text, tight }, i) =>
      i === 0 ? text : `${all}${tight && blocks[i - 1]?.tight ? '\n' : '\n\n'}${text}`,
    '',
  )
}

function inlineText(tokens: readonly Token[], whole: Whole): string {
  let link: { readonly address: string; readonly from: number } | undefined
  let made = ''
  for (const token of tokens) {
    if (token.type === 'link_open') link = { address: whole(token) ?? '', from: made.length }
    else if (token.type === 'link_close' && link) {
      const says = made.slice(link.from)
      if (says !== link.address && `mailto:${says}` !== link.address) made += ` (${link.address})`
      link = undefined
    } else if (token.type === 'softbreak' || token.type === 'hardbreak') made += '\n'
    else if (token.type === 'image') made += plainWords(token)
    else if (token.nesting === 0) made += token.content
  }
  return made
}
