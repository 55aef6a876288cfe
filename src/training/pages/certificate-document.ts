/** A certificate to print, as a tagged PDF that can also be heard. */
import PDFDocument from 'pdfkit'
import { date, number as figure } from '#web/format.ts'
import type { VerifiedCertificate } from '../certificate-store.ts'
import { PRINTED as W } from '../site-words.ts'

/** The letters of the fonts that every reader of PDF brings along: Windows-1252. */
const MARKS = /\p{Mark}/gu
const OWN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
}
const isPrintable = (text: string): boolean => /^[\x20-\x7e\xa0-\xffŠšŽžŸŒœ–—‘’“”…]*$/.test(text)
const printable = (text: string): string =>
  [...text.normalize('NFC')]
    .map((sign) =>
      isPrintable(sign) ? sign : (OWN_LETTERS[sign] ?? sign.normalize('NFD').replace(MARKS, '')),
    )
    .join('')

/** @returns undefined when the name is in letters that these fonts do not have */
export async function certificateDocument(
  certificate: VerifiedCertificate,
  address: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { name, training, from, to, hours, provider, number } = certificate
  const shown = printable(name)
  if (!isPrintable(shown)) return undefined
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
      document.struct(tag, {}, () => {
        document
          .font(bold ? 'Helvetica-Bold' : 'Helvetica')
          .fontSize(size)
          .text(printable(text), { align: 'center' })
        document.moveDown(0.6)
      }),
    )
  }
  document.moveDown(2)
  line('H1', 30, W.head, true)
  line('P', 14, W.of)
  line('P', 26, shown, true)
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
