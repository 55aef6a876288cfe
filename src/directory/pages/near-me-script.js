/**
 * The only script of the pages for everybody. When the button is pressed it asks the browser where it is, rounds that
 * to two decimals of a degree (about 1 km) before anything leaves the browser, and opens the search around it.
 * It keeps nothing.
 */
const offer = document.getElementById('near-me')
const button = offer?.querySelector('button')
const status = offer?.querySelector('[role=status]')

/** Why there is no position, by the code of the browser's answer, and what to do instead. */
const REASONS = new Map([
  [1, 'Your browser was told not to share where you are. Type a ZIP code or town below instead.'],
  [2, 'Your device does not know where it is right now. Type a ZIP code or town below instead.'],
  [3, 'Finding your place took too long. Try again, or type a ZIP code or town below instead.'],
])

const say = (words) => {
  if (status) status.textContent = words
}

const search = ({ coords }) => {
  say('Found. Opening the search.')
  const near = [coords.latitude, coords.longitude].map((degrees) => degrees.toFixed(2)).join(',')
  location.assign(`/directory?near=${near}`)
}

const giveUp = ({ code }) => {
  button.disabled = false
  say(REASONS.get(code) ?? REASONS.get(2))
}

if (offer && button && 'geolocation' in navigator) {
  offer.hidden = false
  document.getElementById('without-script').hidden = true
  button.addEventListener('click', () => {
    button.disabled = true
    say('Asking your browser.')
    navigator.geolocation.getCurrentPosition(search, giveUp, { timeout: 15_000, maximumAge: 600_000 })
  })
}
