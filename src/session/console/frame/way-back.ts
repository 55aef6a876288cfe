/**
 * Whoever goes to sign in or to show once more that it is them comes back to the same person and the same form. The
 * place is kept by the window itself: it is the address within the console, which names a visit and never a person.
 */
import { useEffect } from 'react'
import { placeOf } from '../which.ts'

const KEY = 'kairos-console-back'
const STEPS = ['/confirm', '/sign-in']

/** @param place the address within the console where somebody is now */
export function useWayBack(place: string): void {
  useEffect(() => {
    const keep = ({ target }: MouseEvent) => {
      const href = target instanceof Element ? target.closest('a[href]')?.getAttribute('href') : undefined
      if (STEPS.includes(href?.split('?')[0] ?? '')) whereKept((storage) => storage.setItem(KEY, place))
    }
    addEventListener('click', keep)
    return () => removeEventListener('click', keep)
  }, [place])
}

/** Once, when the console opens: to where somebody was, unless the address names another place. */
export function comeBack(): void {
  whereKept((storage) => {
    const place = placeOf(storage.getItem(KEY) ?? '')
    storage.removeItem(KEY)
    if (place && location.hash === '') history.replaceState(null, '', `#${place}`)
  })
}

function whereKept(act: (storage: Storage) => void): void {
  try {
    act(sessionStorage)
  } catch {
    // A browser that keeps nothing opens the console as on any other day.
  }
}
