import { Notice } from '#web/page.tsx'
import { OWN } from '../applicant-words.ts'

/** What was just done, as the address of the page says it. */
export function Done({ done }: { readonly done?: string }) {
  const said: Readonly<Record<string, string>> = OWN.done
  const words = done && Object.hasOwn(said, done) ? said[done] : undefined
  return words ? (
    <Notice tone="done">
      <p>{words}</p>
    </Notice>
  ) : null
}
