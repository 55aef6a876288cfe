/** A field that people do not see and programs fill in: against forms that are sent by no person, without a puzzle. */
const NAME = 'home-page'

export const Trap = () => (
  <div className="trap" aria-hidden="true">
    <label>
      Leave this empty
      <input name={NAME} tabIndex={-1} autoComplete="off" />
    </label>
  </div>
)

/** True when no person sent this form. It is answered like any other, and nothing is done. */
export const isTrapped = (form: FormData): boolean => {
  const typed = form.get(NAME)
  return typeof typed === 'string' && typed !== ''
}
