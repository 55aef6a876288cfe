/** When it happened, if it was not just now: folded away, because most often it was. */
import { WhenField } from '../../pages/Forms.tsx'
import { ENTRY } from '../words.ts'

export const Earlier = ({ label, open }: { readonly label?: string; readonly open?: boolean }) => (
  <details className="earlier" open={open}>
    <summary>{ENTRY.earlier}</summary>
    <WhenField label={label} />
  </details>
)

/** In a form whose buttons each store something, the key for a new line must not press the first of them. */
export const NoDefault = () => <button type="submit" disabled hidden aria-hidden />
