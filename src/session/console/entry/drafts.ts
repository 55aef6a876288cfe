/**
 * What is being typed, form by form: going to another person, an alarm or a part that fails takes nothing away. What
 * takes long to type is kept on the device too, sealed, and is there again after the page was loaded anew.
 */
import { z } from 'zod'
import { type Instant, instant } from '#kernel/time.ts'
import type { Typed } from '#web/read-form.ts'
import type { Device } from '../held.ts'

export type Drafts = {
  /** What was typed last in one of the forms of a place. */
  readonly of: (place: string) => Typed | undefined
  readonly keep: (place: string, typed: Typed) => void
  /** @param intent only that form of the place; all of them, when absent */
  readonly forget: (place: string, intent?: string) => void
  /** Would closing the page lose something? */
  readonly any: () => boolean
  /** When the device was told last what came back from it, at each place that waits to be recorded or cleared. */
  readonly back: () => ReadonlyMap<string, Instant>
}

/**
 * Forms that outlive the page. Not a dose and nothing that is signed: those are read from the label and decided anew.
 */
const KEPT: readonly string[] = ['vitals', 'note', 'event', 'prescriber']

const kept = z.object({
  at: instant,
  forms: z.array(z.tuple([z.string(), z.record(z.string(), z.array(z.string()))])),
})

export function createDrafts(device: Pick<Device, 'typed' | 'keepTyped' | 'now'>): Drafts {
  const places = new Map<string, Map<string, Typed>>()
  const back = new Map<string, Instant>()
  for (const [place, what] of device.typed()) {
    const { data } = kept.safeParse(what)
    if (!data) continue
    places.set(place, new Map(data.forms.map(([intent, values]) => [intent, { values, problems: [] }])))
    back.set(place, data.at)
  }
  const tell = (place: string) => {
    const forms = [...(places.get(place) ?? [])].map(([intent, { values }]) => [intent, values])
    if (forms.length === 0) back.delete(place)
    if (KEPT.includes(place.split('/')[1] ?? ''))
      device.keepTyped(place, forms.length === 0 ? undefined : { at: instant.encode(device.now()), forms })
  }
  return {
    of: (place) => [...(places.get(place)?.values() ?? [])].at(-1),
    keep: (place, typed) => {
      const forms = places.get(place) ?? new Map<string, Typed>()
      const intent = intentOf(typed)
      // The last one typed stands last.
      forms.delete(intent)
      if (!isEmpty(typed)) forms.set(intent, typed)
      places.set(place, forms)
      tell(place)
    },
    forget: (place, intent) => {
      if (intent === undefined) places.delete(place)
      else places.get(place)?.delete(intent)
      tell(place)
    },
    any: () => [...places.values()].some((forms) => forms.size > 0),
    back: () => back,
  }
}

const intentOf = ({ values }: Typed): string => values.intent?.[0] ?? ''
const isEmpty = ({ values }: Typed): boolean =>
  Object.entries(values).every(([name, all]) => name === 'intent' || all.every((one) => one === ''))
