/** The certificate on paper. */
import { expect, test } from 'vitest'
import { certificateDocument } from './certificate-document.ts'

const certificate = {
  number: '27-4F7QM2XK-9',
  name: 'Zoë Kowalczyk',
  training: 'Foundations of ketamine-assisted therapy',
  from: Temporal.PlainDate.from('2027-04-08'),
  to: Temporal.PlainDate.from('2027-04-11'),
  hours: 21.25,
  provider: 'Larkspur Foundation',
}
const printed = async (name: string) => {
  const pdf = await certificateDocument({ ...certificate, name }, 'https://kairos.example/certificates/x')
  return pdf && Buffer.from(pdf).toString('latin1')
}

test('it is one page that says its language, its title and how it is read aloud', async () => {
  const text = await printed('Zoë Kowalczyk')
  expect(text?.startsWith('%PDF-1.7')).toBe(true)
  expect(text?.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
  for (const mark of ['/Lang (en-US)', '/StructTreeRoot', '/DisplayDocTitle true', '/S /H1', '/Marked true'])
    expect(text).toContain(mark)
})

/** Text as a PDF holds it beyond ASCII. */
const inUtf16 = (text: string) => `\xfe\xff${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`

test.each(['Łukasz Dvořák', 'Nguyễn Thị Hương', 'Zoë Ångström', 'Ελένη Παππά', 'Жанна Петрова'])(
  '%s is drawn with a font that the document brings along, and read aloud letter by letter as it is',
  async (name) => {
    const text = await printed(name)
    expect(text).toContain('/FontFile2')
    expect(text).toContain(`/ActualText (${inUtf16(name)})`)
  },
)

test('a name in letters that are not there is not printed wrong: nothing is printed', async () => {
  for (const name of ['山田花子', 'محمد', 'Ana 🙂']) expect(await printed(name), name).toBeUndefined()
})
