import { Notice } from '#web/page.tsx'
import { RECOVERY } from '../signing-in-words.ts'

/** Recovery codes, shown this once. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <Notice tone="done" title={RECOVERY.title}>
      <p>{RECOVERY.about}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
