/** The live session console: read this first. It shows one person in full, or the board of all who are here today. */
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { isOpen } from '../session.ts'
import { Announced } from './alarm/Announced.tsx'
import { Elsewhere } from './alarm/Elsewhere.tsx'
import { sirenOf } from './alarm/siren.ts'
import { loudest } from './alarm/sound.ts'
import { AtHandProvider, useAtHand } from './at-hand.tsx'
import { Board } from './board/Board.tsx'
import { type Desk, DeskContext, type Stored } from './desk.tsx'
import { createDrafts } from './entry/drafts.ts'
import { useAwake } from './frame/awake.ts'
import { Failed } from './frame/Failed.tsx'
import { Frame } from './frame/Frame.tsx'
import { Help } from './frame/Help.tsx'
import { browserStorage, keepSettings, type Settings, settingsOf } from './frame/settings.ts'
import { isTyping, type Pressed, pressed } from './frame/shortcuts.ts'
import { useWayBack } from './frame/way-back.ts'
import type { Device } from './held.ts'
import { Person } from './person/Person.tsx'
import { firstPanel, type PanelName } from './person/panels.ts'
import { Thumb } from './person/Thumb.tsx'
import { Waiting } from './Waiting.tsx'
import { readHash, type View, viewOf } from './which.ts'
import { SOUND } from './words.ts'

export function Console({ device }: { readonly device: Device }) {
  // What one person typed is not for the next.
  const person = useSyncExternalStore(device.subscribe, personAt(device), personAt(device))
  return (
    <AtHandProvider device={device}>
      <Desked key={person} device={device} />
    </AtHandProvider>
  )
}

const personAt = (device: Device) => () => device.held().person?.id

function Desked({ device }: { readonly device: Device }) {
  const [stored, tell] = useState<Stored>()
  const drafts = useMemo(() => createDrafts(device), [device])
  useEffect(() => {
    // The browser asks before the page goes away with something that was typed and not saved.
    const leave = (event: BeforeUnloadEvent) => drafts.any() && event.preventDefault()
    addEventListener('beforeunload', leave)
    return () => removeEventListener('beforeunload', leave)
  }, [drafts])
  const desk = useMemo<Desk>(() => ({ drafts, stored, tell }), [drafts, stored])
  return (
    <DeskContext value={desk}>
      <Failed>
        <Views />
      </Failed>
    </DeskContext>
  )
}

function Views() {
  const { device, held, sessions, now } = useAtHand()
  const hash = useSyncExternalStore(
    onHash,
    () => location.hash,
    () => '',
  )
  const view = viewOf(held, sessions, hash)
  const [settings, set] = useSettings()
  const heard = useSiren(settings.sound ? loudest(sessions, now) : undefined)
  const [help, setHelp] = useState(false)
  useConfirmed()
  useAwake(sessions.some(({ session }) => isOpen(session)))
  const { panel, asked, open } = usePanel(view, hash)
  useWayBack(view.view === 'person' ? `${view.here.visit.id}/${panel}` : hash.slice(1))
  useKeys(settings.keys, (key) => {
    if (key === 'help') setHelp(true)
    else if (key === 'board') location.hash = 'board'
    else if (key === 'alarm') toFirstAlarm()
    else if (view.view === 'person') open(key.panel)
  })
  return (
    <Frame
      settings={settings}
      set={set}
      heard={heard}
      onHelp={() => setHelp(true)}
      board={view.view !== 'board' && sessions.length > 0 && (sessions.length > 1 || view.view === 'gone')}
      foot={view.view === 'person' && <Thumb panel={panel} onOpen={open} />}
    >
      <Announced />
      {view.view === 'person' && <Elsewhere but={view.here.visit.id} />}
      {view.view === 'person' ? (
        <Person key={view.here.visit.id} here={view.here} panel={panel} asked={asked} onOpen={open} />
      ) : view.view === 'board' ? (
        <Board device={device} held={held} now={now} />
      ) : (
        <Waiting view={view} />
      )}
      <Help open={help} onClose={() => setHelp(false)} settings={settings} set={set} />
    </Frame>
  )
}

/** Whoever comes back from showing that it is them wants that what waited for it goes on its way. */
function useConfirmed(): void {
  const { device, held } = useAtHand()
  const looked = useRef(false)
  useEffect(() => {
    if (looked.current || held.link !== 'live') return
    looked.current = true
    if (!URL.canParse(document.referrer) || new URL(document.referrer).pathname !== '/confirm') return
    for (const { id, confirm } of held.refused) if (confirm) void device.settle(id, 'send-again')
  }, [device, held])
}

/** To what silences the gravest alarm that sounds, else to the first thing that an alarm offers. */
function toFirstAlarm(): void {
  const offers = [...document.querySelectorAll<HTMLElement>('.alarm :is(button, a, summary)')]
  const silence = offers.find(({ textContent }) => textContent?.startsWith(SOUND.silence))
  ;(silence ?? offers[0])?.focus()
}

function onHash(changed: () => void): () => void {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

/** Which form is open, for each person by itself. */
function usePanel(view: View, hash: string) {
  const [panels, setPanels] = useState<ReadonlyMap<string, PanelName>>(new Map())
  const [asked, setAsked] = useState(0)
  const visit = view.view === 'person' ? view.here.visit.id : ''
  const panel = panels.get(visit) ?? (view.view === 'person' ? firstPanel(view.here) : 'vitals')
  const open = useCallback(
    (name: PanelName) => {
      setPanels((before) => new Map(before).set(visit, name))
      setAsked((n) => n + 1)
    },
    [visit],
  )
  const linked = readHash(hash).panel
  useEffect(() => {
    if (!linked || visit === '') return
    open(linked)
    // From here on the keys and the thumb say what is open.
    history.replaceState(null, '', `#${visit}`)
  }, [linked, visit, open])
  return { panel, asked, open }
}

function useSettings(): [Settings, (settings: Settings) => void] {
  const [settings, setSettings] = useState(() => settingsOf(browserStorage))
  useEffect(() => {
    if (settings.room) document.documentElement.dataset.theme = 'room'
    else delete document.documentElement.dataset.theme
  }, [settings.room])
  const set = useCallback((next: Settings) => {
    keepSettings(browserStorage, next)
    setSettings(next)
  }, [])
  return [settings, set]
}

/** @returns whether the browser lets it be heard, which it does after the first tap or key */
function useSiren(level: Parameters<ReturnType<typeof sirenOf>['sound']>[0]): boolean {
  const siren = useRef<ReturnType<typeof sirenOf>>(undefined)
  siren.current ??= sirenOf()
  const [heard, setHeard] = useState(false)
  useEffect(() => siren.current?.sound(level), [level])
  useEffect(() => {
    const allow = () => void siren.current?.allow().then(setHeard)
    // Not at the press: what goes away then moves the button from under the finger.
    addEventListener('click', allow)
    addEventListener('keydown', allow)
    return () => {
      removeEventListener('click', allow)
      removeEventListener('keydown', allow)
    }
  }, [])
  return heard
}

function useKeys(on: boolean, hear: (key: Pressed) => void): void {
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      const modal = document.querySelector('dialog[open]') !== null
      const key = pressed(event, modal || isTyping(event.target))
      if (!key) return
      event.preventDefault()
      latest.current(key)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [on])
}
