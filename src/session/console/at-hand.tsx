/** What every view of the console reads: the device, what it holds, and each session as it stands at this moment. */
import { createContext, type ReactNode, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Instant } from '#kernel/time.ts'
import { PlaceContext } from '#web/place.tsx'
import { type Here, hereOf } from '../here.ts'
import type { Device, Held, HeldSession } from './held.ts'

export type HereAtHand = Here<HeldSession>
export type AtHand = {
  readonly device: Device
  readonly held: Held
  readonly now: Instant
  /** Every session that the device holds, in the order of its visits. */
  readonly sessions: readonly HereAtHand[]
}

const AtHandContext = createContext<AtHand | undefined>(undefined)
export function useAtHand(): AtHand {
  const atHand = use(AtHandContext)
  if (!atHand) throw new Error('A view of the console stands outside of AtHandProvider.')
  return atHand
}

/** Everything on the page is told in minutes, so that this is often enough. */
const TICK_MS = 5000

export function AtHandProvider({
  device,
  children,
}: {
  readonly device: Device
  readonly children?: ReactNode
}) {
  const held = useSyncExternalStore(device.subscribe, device.held, device.held)
  const now = useNow(device, held)
  const sessions = useMemo(() => sessionsAt(held, now), [held, now])
  const atHand = useMemo(() => ({ device, held, now, sessions }), [device, held, now, sessions])
  const zone = held.person?.zone ?? 'UTC'
  const place = useMemo(() => ({ zone, now }), [zone, now])
  return (
    <PlaceContext value={place}>
      <AtHandContext value={atHand}>{children}</AtHandContext>
    </PlaceContext>
  )
}

/** The one clock of the page. It moves on also when something changed, so that nothing new lies in the future. */
function useNow(device: Device, held: Held): Instant {
  const [tick, setTick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTick((n) => n + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: both say when to look at the clock again
  return useMemo(() => device.now(), [device, held, tick])
}

export const sessionsAt = (held: Held, now: Instant): HereAtHand[] =>
  held.sessions
    .flatMap((session) => hereAt(held, session, now) ?? [])
    .sort((a, b) => a.visit.from.epochMilliseconds - b.visit.from.epochMilliseconds)

/** A session at a time: what its forms decide from. */
export const hereAt = (
  { person, staff, sessions }: Held,
  session: HeldSession,
  now: Instant,
): HereAtHand | undefined =>
  person && hereOf(session, session.visit, { person, staff, now, atHand: sessions })
