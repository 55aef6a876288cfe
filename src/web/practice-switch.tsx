/** For somebody of several practices: to the others. Changing is sent, not followed, as signing out is. */
import { Hidden, Submit } from './form.tsx'
import { usePlace } from './place.tsx'

export function PracticeSwitch() {
  const { practices } = usePlace()
  return practices?.others.map(({ id, name }) => (
    <form key={id} method="post" action="/account/practice" className="practice-switch">
      <Hidden name="practice" value={id} />
      <Submit tone="quiet">Change to {name}</Submit>
    </form>
  ))
}
