/** What a form says of itself in fields that nobody sees: which of the page's forms it is, and of what it was made. */
import { ACTING_FOR, usePlace } from './place.tsx'

type FormMarksProps = {
  readonly method: 'post' | 'get'
  readonly intent?: string
  readonly basis?: string
}

export function FormMarks({ method, intent, basis }: FormMarksProps) {
  const { practices } = usePlace()
  return (
    <>
      {intent && <input type="hidden" name="intent" value={intent} />}
      {practices && method === 'post' && <input type="hidden" name={ACTING_FOR} value={practices.acting} />}
      {basis && <input type="hidden" name="basis" value={basis} />}
    </>
  )
}
