/** What becomes of letters and of other work beside the requests. Their text is shown only in a demonstration. */
import type { KeptLetter } from '#platform/letter-box.ts'
import { care, site } from '../context.ts'
import { dateAndClock } from '../format.ts'
import { Empty, Facts, Notice, PageHead, Section } from '../page.tsx'
import type { Route } from './+types/letters.ts'
import './letters.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { person, now } = context.get(care)
  const { post, keptLetters, deadJobs, origin } = context.get(site)
  return {
    sends: post.sends,
    waiting: await post.waiting(),
    dead: await deadJobs(),
    letters: keptLetters?.() ?? [],
    isShown: keptLetters !== undefined,
    origin,
    zone: person.zone,
    now,
  }
}

export default function Letters({ loaderData }: Route.ComponentProps) {
  const { sends, waiting, dead, letters, isShown, origin, zone, now } = loaderData
  return (
    <>
      <PageHead what="Letters" state={waiting === 0 ? 'None waits' : `${waiting} waiting to be sent`} />
      {!sends && (
        <Notice tone="amber" title="No mail server is set">
          <p>
            Letters wait until whoever runs this program sets KAIROS_SMTP and KAIROS_MAIL_FROM and starts it
            again. They wait for 30 days.
          </p>
        </Notice>
      )}
      {dead.length > 0 && (
        <Notice tone="amber" title="Work that was given up this week">
          <ul>
            {dead.map(({ name, times }) => (
              <li key={name}>
                {name}: {times}
              </li>
            ))}
          </ul>
          <p>The log of the program says why.</p>
        </Notice>
      )}
      {isShown && (
        <Section
          title="Sent in this demonstration"
          about="They went nowhere else. The newest stands on top; a restart forgets them."
        >
          {letters.length === 0 && <Empty>No letter was sent yet.</Empty>}
          {letters.map((letter) => (
            <article key={letter.id} className="letter">
              <h3>{letter.subject}</h3>
              <Facts
                facts={[
                  ['To', letter.to],
                  ['Sent', dateAndClock(letter.at, zone, now)],
                ]}
              />
              <LetterText letter={letter} origin={origin} />
            </article>
          ))}
        </Section>
      )}
    </>
  )
}

/** Links to this site can be followed, wherever the browser reached it. */
function LetterText({ letter, origin }: { readonly letter: KeptLetter; readonly origin: string }) {
  const parts = letter.text.split(/(https?:\/\/\S+)/)
  return (
    <p className="letter-text">
      {parts.map((part, i) =>
        part.startsWith(`${origin}/`) ? (
          <a key={i} href={part.slice(origin.length)}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  )
}
