/** Keeps the screen on while a session is under way: a tablet that sleeps sounds no alarm. */
import { useEffect } from 'react'

export function useAwake(on: boolean): void {
  useEffect(() => {
    if (!on || !('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | undefined
    let over = false
    const hold = () => {
      if (document.visibilityState !== 'visible' || over) return
      // A browser may say no, to save its battery: then the tablet sleeps as it always did.
      navigator.wakeLock.request('screen').then(
        (held) => {
          lock = held
          if (over) void held.release()
        },
        () => {},
      )
    }
    hold()
    // It is given back whenever the page goes out of sight.
    document.addEventListener('visibilitychange', hold)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', hold)
      void lock?.release()
    }
  }, [on])
}
