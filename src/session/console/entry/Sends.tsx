/**
 * Around forms: what is sent is decided by the same functions as on the server, and written down on this device.
 * Problems come back to the fields with what was typed; what was stored is told, and can be taken back.
 */
import { type FormEvent, Fragment, type ReactNode, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import { problem } from '#kernel/result.ts'
import { fieldsOf, readFields, type Typed } from '#web/read-form.ts'
import { act } from '../../acts/acts.ts'
import { type Acted, LISTS, sessionForm } from '../../acts/form.ts'
import { type HereAtHand, hereAt, useAtHand } from '../at-hand.tsx'
import { useDesk } from '../desk.tsx'
import { ENTRY } from '../words.ts'
import { CameBack } from './CameBack.tsx'

export type SendsProps<S extends z.ZodType> = {
  readonly here: HereAtHand
  /** Names what is typed here among all forms of the session. */
  readonly name: string
  readonly schema: S
  readonly lists: readonly string[]
  readonly decide: (sent: z.output<S>, here: HereAtHand) => Acted
  /** What stands in the form at first, when nothing was typed yet. */
  readonly filled?: Typed
  /** What was stored is not taken back with one tap. */
  readonly final?: boolean
  readonly onStored?: () => void
  /** A form beside the others: when it was stored, what was typed in the others stays. */
  readonly aside?: string
  /** Hears each change, to say what the rules would answer. */
  readonly onTyped?: (form: FormData) => void
  readonly children: (typed: Typed | undefined) => ReactNode
}

export function Sends<S extends z.ZodType>(props: SendsProps<S>) {
  const {
    here,
    name,
    schema,
    lists,
    decide,
    filled,
    final = false,
    onStored,
    aside,
    onTyped,
    children,
  } = props
  const { device } = useAtHand()
  const { drafts, tell } = useDesk()
  const form = `${here.visit.id}/${name}`
  const [typed, setTyped] = useState<Typed | undefined>(() => drafts.of(form) ?? filled)
  const [round, setRound] = useState(0)
  const sending = useRef(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => lead(place.current, typed), [typed])

  async function send(data: FormData): Promise<void> {
    const read = await readFields(data, schema, lists)
    if (!read.ok) return setTyped(read.typed)
    // Decided on what is at hand now, not on what was drawn a moment ago.
    const session = device.held().sessions.find(({ visit }) => visit === here.visit.id)
    const at = session && hereAt(device.held(), session, device.now())
    if (!at) return setTyped(read.again(problem(ENTRY.gone)))
    const acted = decide(read.value, at)
    if ('problems' in acted) return setTyped(read.again(...acted.problems))
    if ('ruling' in acted) return setTyped(read.refused(acted.ruling))
    const stored = await recorded(() => device.record(at.course.id, acted.drafts))
    if (!stored.ok) return setTyped(read.again(...stored.problems))
    const isAside = aside !== undefined && data.get('intent') === aside
    drafts.forget(form, isAside ? aside : undefined)
    setTyped(isAside ? drafts.of(form) : undefined)
    if (!isAside) setRound((n) => n + 1)
    tell({
      course: at.course.id,
      visit: at.visit.id,
      entries: stored.value,
      final: final || corrects(acted.drafts),
    })
    if (!isAside) onStored?.()
  }

  function submit(event: FormEvent<HTMLDivElement>): void {
    if (!(event.target instanceof HTMLFormElement)) return
    event.preventDefault()
    // A second tap on the same button is the same fact.
    if (sending.current) return
    sending.current = true
    const { nativeEvent: native } = event
    const by = native instanceof SubmitEvent ? native.submitter : null
    send(new FormData(event.target, by)).finally(() => {
      sending.current = false
    })
  }

  function keep(event: FormEvent<HTMLDivElement>): void {
    const { target } = event
    const owner = target instanceof HTMLElement ? target.closest('form') : null
    if (!owner) return
    const data = new FormData(owner)
    drafts.keep(form, { values: Object.fromEntries(fieldsOf(data)), problems: [] })
    onTyped?.(data)
  }

  function clear(): void {
    drafts.forget(form)
    setTyped(filled)
    setRound((n) => n + 1)
  }

  return (
    <div className="sends" ref={place} onSubmit={submit} onInput={keep}>
      <CameBack at={drafts.back().get(form)} zone={here.course.zone} onClear={clear} />
      <Fragment key={round}>{children(typed)}</Fragment>
    </div>
  )
}

type ActsProps = Omit<SendsProps<typeof sessionForm>, 'schema' | 'lists' | 'decide'>

/** The forms of the session's page. */
export const Acts = (props: ActsProps) => <Sends {...props} schema={sessionForm} lists={LISTS} decide={act} />

const corrects = (drafts: readonly Draft[]): boolean => drafts.some(({ amends }) => amends !== undefined)

async function recorded<T>(record: () => Promise<T>) {
  try {
    return await record()
  } catch {
    return { ok: false, problems: [problem(ENTRY.notStored)] } as const
  }
}

/** To the first field that has to be looked at again, or to what stands in the way. */
function lead(place: HTMLElement | null, typed: Typed | undefined): void {
  if (!place || !typed || (typed.problems.length === 0 && !typed.ruling)) return
  const field = place.querySelector<HTMLElement>('[aria-invalid="true"]')
  if (field && !typed.ruling) field.focus()
  else place.querySelector('.form-problems')?.scrollIntoView({ block: 'nearest' })
}
