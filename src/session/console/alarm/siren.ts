/** The sound itself: made by the browser from tones, so that there is no file to load. */
import type { Level } from '../../protocol.ts'
import { ROUNDS } from './sound.ts'

export type Siren = {
  /** To be called from a tap or a key: browsers let nothing sound before one. @returns whether it may sound now */
  readonly allow: () => Promise<boolean>
  readonly mayByNow: () => boolean
  /** Sounds at this level until told otherwise; undefined is silence. */
  readonly sound: (level: Level | undefined) => void
}

export function sirenOf(): Siren {
  let context: AudioContext | undefined
  let playing: Level | undefined
  let timer: ReturnType<typeof setInterval> | undefined
  let tones: OscillatorNode[] = []

  function quiet(): void {
    clearInterval(timer)
    for (const tone of tones) tone.stop()
    tones = []
  }

  function play(level: Level): void {
    if (context?.state !== 'running') return
    tones = ROUNDS[level].beeps.map(({ at, lasts, hz }) => beep(context!, at, lasts, hz))
  }

  function sound(level: Level | undefined): void {
    if (level === playing) return
    playing = level
    quiet()
    if (!level) return
    play(level)
    timer = setInterval(() => play(level), ROUNDS[level].every * 1000)
  }

  return {
    sound,
    mayByNow: () => context?.state === 'running',
    allow: async () => {
      if (typeof AudioContext === 'undefined') return false
      context ??= new AudioContext()
      if (context.state !== 'running') await context.resume().catch(() => undefined)
      const level = playing
      if (level && tones.length === 0) play(level)
      return context.state === 'running'
    },
  }
}

const LOUD = 0.4
/** Seconds in which a tone rises and falls, so that it does not click. */
const EDGE = 0.02

function beep(context: AudioContext, at: number, lasts: number, hz: number): OscillatorNode {
  const start = context.currentTime + at
  const tone = new OscillatorNode(context, { type: 'triangle', frequency: hz })
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(LOUD, start + EDGE)
  gain.gain.setValueAtTime(LOUD, start + lasts - EDGE)
  gain.gain.linearRampToValueAtTime(0, start + lasts)
  tone.connect(gain).connect(context.destination)
  tone.start(start)
  tone.stop(start + lasts)
  return tone
}
