/** XML as text: what stands in a template's places is escaped, other XML is taken as it is. */

export type Xml = { readonly xml: string }

export function xml(parts: TemplateStringsArray, ...values: readonly (string | Xml | readonly Xml[])[]): Xml {
  return { xml: String.raw({ raw: parts }, ...values.map(written)) }
}

export const xmlAnswer = (document: Xml, type: string): Response =>
  new Response(`<?xml version="1.0" encoding="utf-8"?>\n${document.xml}\n`, {
    headers: { 'Content-Type': `${type}; charset=utf-8` },
  })

function written(value: string | Xml | readonly Xml[]): string {
  if (typeof value === 'string') return escaped(value)
  return 'xml' in value ? value.xml : value.map((one) => one.xml).join('\n')
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 has no place for most control characters, not even escaped. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
