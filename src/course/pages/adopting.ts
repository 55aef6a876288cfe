/** What the page that signs a protocol does with what was typed: reads the YAML and holds it against the one in force. */
import { createHash } from 'node:crypto'
import { parseDocument } from 'yaml'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { fail, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import type { SignedIn } from '#people/people.ts'
import { readProposal, ruleOnAdoption, signsAs } from '../adoption.ts'
import { type Difference, differences } from '../differences.ts'
import type { Protocol } from '../protocol.ts'
import { ADOPTING } from '../protocol-page-words.ts'
import { PROPOSAL } from '../protocol-words.ts'
import type { PracticeProtocols } from '../protocols.ts'
import { type Beside, brokenReferences } from '../references.ts'

/** A proposal that fits, with what differs and whether this person may sign it. */
export type Checked = {
  readonly protocol: Protocol
  readonly name: string
  readonly all: readonly Difference[]
  readonly ruling: Ruling
  /** Of the text, so that nobody signs another one than was shown. */
  readonly digest: string
}

/** @returns the checked proposal, or sentences that name the places that do not fit */
export function check(
  text: string,
  { current, known }: PracticeProtocols,
  { person, beside }: { readonly person: SignedIn; readonly beside: Beside },
): Result<Checked> {
  const document = parseDocument(text)
  const broken = document.errors.map(({ message, linePos }) =>
    problem(
      PROPOSAL.notYaml(linePos?.[0].line, message.split('\n')[0]!.replace(/ at line \d.*$/, '.')),
      'text',
    ),
  )
  if (broken.length > 0) return fail(...broken.slice(0, 3))
  const read = readProposal(plain(document))
  if (!read.ok) return fail(...read.problems.map(({ message }) => problem(message, 'text')))
  const protocol = read.value
  const astray = brokenReferences(protocol, beside)
  if (astray.length > 0) return fail(...astray.slice(0, 12).map((message) => problem(message, 'text')))
  return {
    ok: true,
    value: {
      protocol,
      name: protocolName(protocol),
      all: differences(current.protocol, protocol),
      ruling: ruleOnAdoption(person, { current: current.protocol, known }, protocol),
      digest: createHash('sha256').update(text).digest('hex'),
    },
  }
}

/** The library refuses to unfold references that would grow without bounds: such a text is no protocol. */
function plain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS()
  } catch {
    return undefined
  }
}

export type Signing = {
  readonly signature?: string
  readonly reason?: string
  readonly confirmed?: string
  readonly shown?: string
}

/** What still stands between a checked proposal and the signature. */
export function stillNeeded({ ruling, digest }: Checked, sent: Signing, person: SignedIn): Problem[] {
  if (sent.shown !== digest) return [problem(ADOPTING.changedSince, 'text')]
  return [
    ...(ruling.ruling === 'ask' && sent.confirmed !== 'yes'
      ? [problem(ADOPTING.needConfirm, 'confirmed')]
      : []),
    ...(signsAs(sent.signature ?? '', person.name)
      ? []
      : [problem(ADOPTING.needName(person.name), 'signature')]),
    ...(sent.reason ? [] : [problem(ADOPTING.needReason, 'reason')]),
  ]
}

/** The document as a copy of the practice's own: under its name, in its next version. */
export const asOwnCopy = (text: string, { id, version }: ProtocolId): string =>
  text.replace(/^id:.*$/m, `id: ${id}`).replace(/^version:.*$/m, `version: ${version}`)
