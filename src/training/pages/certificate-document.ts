/** A certificate to print, as a tagged PDF that can also be heard. */
import { createRequire } from 'node:module'
import { openSync } from 'fontkit'
import PDFDocument from 'pdfkit'
import { date, number as figure } from '#web/format.ts'
import type { VerifiedCertificate } from '../certificate-store.ts'
import { PRINTED as W } from '../site-words.ts'

/** In the document itself: the fonts that readers bring along have the letters of Western Europe alone. */
const NOTO = '@expo-google-fonts/noto-sans'
const { resolve } = createRequire(import.meta.url)
const PLAIN = resolve(`${NOTO}/400Regular/NotoSans_400Regular.ttf`)
const BOLD = resolve(`${NOTO}/700Bold/NotoSans_700Bold.ttf`)

/** Whether the fonts have these letters: Latin, Greek, Cyrillic and Devanagari, not Chinese or Arabic. */
function isPrintable(text: string): boolean {
  opened ??= openSync(BOLD)
  const font = opened
  return (
    'hasGlyphForCodePoint' in font &&
    [...text.normalize('NFC')].every((sign) => font.hasGlyphForCodePoint(sign.codePointAt(0)!))
  )
}
let opened: ReturnType<typeof openSync> | undefined

/** @returns undefined when a name is in letters that these fonts do not have */
export async function certificateDocument(
  certificate: VerifiedCertificate,
  address: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { name, training, from, to, hours, provider, number } = certificate
  if (![name, training, provider ?? ''].every(isPrintable)) return undefined
  const document = new PDFDocument({
    size: 'LETTER',
    layout: 'landscape',
    margin: 72,
    pdfVersion: '1.7',
    tagged: true,
    lang: W.language,
    displayTitle: true,
    info: { Title: W.number(number), Author: 'Kairos' },
  })
  const pieces: Uint8Array[] = []
  document.on('data', (piece: Uint8Array) => pieces.push(piece))
  const ended = new Promise((resolve) => document.on('end', resolve))
  const root = document.struct('Document')
  document.addStructure(root)
  const line = (tag: 'H1' | 'P', size: number, text: string, bold = false) => {
    root.add(
      // The words themselves too: a letter that is drawn as two signs would be read as the first.
      document.struct(tag, { actual: text }, () => {
        document
          .font(bold ? BOLD : PLAIN)
          .fontSize(size)
          .text(text.normalize('NFC'), { align: 'center' })
        document.moveDown(0.6)
      }),
    )
  }
  document.moveDown(2)
  line('H1', 30, W.head, true)
  line('P', 14, W.of)
  line('P', 26, name, true)
  line('P', 14, W.completed)
  line('P', 20, training, true)
  line('P', 14, W.held(`${date(from)} to ${date(to)}`))
  line('P', 14, W.hours(figure(hours, 2)))
  if (provider) line('P', 12, W.provider(provider))
  document.moveDown(1)
  line('P', 12, W.number(number), true)
  line('P', 12, W.verify(address))
  root.end()
  document.end()
  await ended
  return Uint8Array.from(Buffer.concat(pieces))
}
