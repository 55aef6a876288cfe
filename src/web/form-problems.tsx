/** What stands in the way, on top of a form that came back: each problem leads to its field. */
import { fieldId } from './field-frame.tsx'
import type { Typed } from './read-form.ts'
import { RulingView } from './ruling.tsx'

export function FormProblems({ typed, prefix }: { readonly typed: Typed; readonly prefix: string }) {
  // A ruling tells its reasons itself, with their evidence.
  const listed = typed.ruling ? typed.problems.filter(({ field }) => field) : typed.problems
  if (listed.length === 0 && !typed.ruling) return null
  return (
    <div className="form-problems" role="alert">
      {listed.length > 0 && (
        <div className="notice notice-red">
          <p className="notice-title">{typed.kept ?? 'Not saved yet. Please look at this first:'}</p>
          <ul>
            {listed.map(({ field, message }, i) => (
              <li key={i}>{field ? <a href={`#${fieldId(prefix, field)}`}>{message}</a> : message}</li>
            ))}
          </ul>
        </div>
      )}
      {typed.ruling && <RulingView ruling={typed.ruling} />}
    </div>
  )
}
