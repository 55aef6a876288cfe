/** Recognises in a fact of an imported history what the protocol's vocabulary names, by its codes and its words. */
import type { Coding, Fact } from './history.ts'
import type { Concept, ScreeningProtocol } from './protocol.ts'

/** A concept found in a fact. */
export type Match = {
  readonly concept: string
  /** The coding that told, when it was not the text. */
  readonly coding?: Coding
  /** The text says that it is over: "History of …", "… in remission". */
  readonly past: boolean
  /** Only the text told, and it says that nobody is sure: "Suspected …". */
  readonly suspected: boolean
}

export type Recognise = (fact: Fact) => readonly Match[]

/** A recogniser for one vocabulary. It remembers what it has seen, because records repeat the same few hundred names. */
export function recogniser(section: Pick<ScreeningProtocol, 'concepts' | 'wording'>): Recognise {
  const vocabulary = Object.entries(section.concepts).map(([id, concept]) => entryOf(id, concept))
  const words = {
    denied: section.wording.denied.map(phrase),
    without: section.wording.without.map(phrase),
    past: section.wording.past.map(phrase),
    suspected: section.wording.suspected.map(phrase),
    local: section.wording.localForms.map(phrase),
  }
  // By name first, because the names of a record repeat; no key is built for each fact.
  const seen = new Map<string, Remembered[]>()
  let remembered = 0
  return (fact) => {
    const kind = kindOf(fact)
    if (!kind) return []
    const same = seen.get(fact.display)
    const known = same?.find((each) => each.kind === kind && sameCodes(each.codes, fact.codes))
    if (known) return known.found
    const found = search(
      vocabulary.filter((entry) => entry.concept.in.includes(kind)),
      words,
      fact,
      kind,
    )
    if (++remembered > REMEMBERED) {
      seen.clear()
      remembered = 1
    }
    const now = { kind, codes: fact.codes, found }
    seen.set(fact.display, [...(seen.get(fact.display) ?? []), now])
    return found
  }
}

type Remembered = { readonly kind: Kind; readonly codes: readonly Coding[]; readonly found: readonly Match[] }

const sameCodes = (a: readonly Coding[], b: readonly Coding[]): boolean =>
  a.length === b.length &&
  a.every((coding, i) => {
    const other = b[i]
    return coding.code === other?.code && coding.system === other.system && coding.display === other.display
  })

const REMEMBERED = 5000

type Kind = Concept['in'][number]
type Phrase = string
type Entry = {
  readonly id: string
  readonly concept: Concept
  readonly text: readonly Phrase[]
  readonly not: readonly Phrase[]
  readonly and: readonly Phrase[]
}
type Words = Readonly<Record<'denied' | 'without' | 'past' | 'suspected' | 'local', readonly Phrase[]>>

function kindOf(fact: Fact): Kind | undefined {
  switch (fact.type) {
    case 'condition':
    case 'procedure':
    case 'allergy':
      return fact.type
    case 'medication':
      return 'medicine'
    case 'observation':
      return fact.measure === 'score' ? 'score' : undefined
  }
}

const entryOf = (id: string, concept: Concept): Entry => ({
  id,
  concept,
  text: concept.text.map(phrase),
  not: concept.not.map(phrase),
  and: concept.and.map(phrase),
})

function search(vocabulary: readonly Entry[], words: Words, fact: Fact, kind: Kind): Match[] {
  const texts = [...new Set([fact.display, ...fact.codes.map(({ display }) => display ?? '')].map(plain))]
  const past = texts.some((text) => has(text, words.past))
  const found: Match[] = []
  for (const entry of vocabulary) {
    if (fact.codes.some((each) => codeForbids(entry.concept, each))) continue
    const coding = fact.codes.find((each) => codeTells(entry.concept, each))
    if (coding) {
      found.push({ concept: entry.id, coding, past, suspected: false })
      continue
    }
    const text = texts.find((each) => textTells(entry, each, words, kind))
    if (text)
      found.push({
        concept: entry.id,
        past,
        suspected: has(text, words.suspected) && !named(entry, text, words.suspected),
      })
  }
  return found
}

function codeTells(concept: Concept, { system, code }: Coding): boolean {
  switch (terminology(system)) {
    case 'snomed':
      return concept.snomed.includes(code)
    case 'rxnorm':
      return concept.rxnorm.includes(code)
    case 'loinc':
      return concept.loinc.includes(code)
    case 'icd10':
      return begins(concept.icd10, code)
    case undefined:
      return false
  }
}

/** A code that is something else, whatever its words: dependence in remission is not dependence. */
const codeForbids = ({ icd10Not }: Concept, { system, code }: Coding): boolean =>
  icd10Not.length > 0 && terminology(system) === 'icd10' && begins(icd10Not, code)

/** The addresses and OIDs by which record systems name the four terminologies. */
function terminology(system: string): 'snomed' | 'rxnorm' | 'loinc' | 'icd10' | undefined {
  const name = system.toLowerCase()
  if (name.includes('snomed') || name.endsWith('2.16.840.1.113883.6.96')) return 'snomed'
  if (name.includes('rxnorm') || name.endsWith('2.16.840.1.113883.6.88')) return 'rxnorm'
  if (name.includes('loinc') || name.endsWith('2.16.840.1.113883.6.1')) return 'loinc'
  if (
    name.includes('icd-10') ||
    name.endsWith('2.16.840.1.113883.6.90') ||
    name.endsWith('2.16.840.1.113883.6.3')
  )
    return 'icd10'
  return undefined
}

const bare = (code: string): string => code.replace('.', '').toUpperCase()
const begins = (prefixes: readonly string[], code: string): boolean => {
  const whole = bare(code)
  return prefixes.some((prefix) => whole.startsWith(bare(prefix)))
}

function textTells(entry: Entry, text: string, words: Words, kind: Kind): boolean {
  if (!has(upTo(text, words.without), entry.text) || has(text, entry.not)) return false
  if (entry.and.length > 0 && !has(text, entry.and)) return false
  if (kind === 'medicine') return !has(text, words.local)
  return !has(text, words.denied) || named(entry, text, words.denied)
}

/** The text before a word that takes back what follows it, closed by a space again. */
function upTo(text: string, without: readonly Phrase[]): string {
  const cut = Math.min(...without.map((each) => text.indexOf(each)).filter((at) => at > 0), text.length)
  return cut === text.length ? text : text.slice(0, cut + 1)
}

/** Does the phrase that tells contain the guarding words itself: "family history of psychosis"? */
const named = (entry: Entry, text: string, guard: readonly Phrase[]): boolean =>
  entry.text.some((told) => text.includes(told) && has(`${told} `, guard))

/** Lower case, every run of other signs one space, a space at both ends: so that whole words can be looked for. */
const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `
/** A phrase as it stands in plain text: the closing space is left out where any ending may follow. */
const phrase = (words: string): Phrase => (words.endsWith('*') ? plain(words).trimEnd() : plain(words))
const has = (text: string, phrases: readonly Phrase[]): boolean => phrases.some((each) => text.includes(each))
