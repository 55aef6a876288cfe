import { source } from '#kernel/source.ts'
import home from '../../../content/home.json' with { type: 'json' }
import { Action, SourceWords } from '../page.tsx'
import './home.css'

export default function Home() {
  return (
    <div className="home">
      <title>Kairos · ketamine-assisted psychotherapy</title>
      <h1>Ketamine-assisted psychotherapy, carried with care</h1>
      <div className="home-what">
        {home.what.map(({ text }) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <p className="home-honesty">{home.honesty.text}</p>
      <section className="doors" aria-label="Where to go">
        <div className="door">
          <h2>For people in treatment and those who treat them</h2>
          <p>
            Your appointments, your preparation, your record; for a practice, every course of care at a
            glance.
          </p>
          <Action href="/sign-in">Sign in</Action>
        </div>
      </section>
      <details className="source">
        <summary>Where these sentences come from</summary>
        <ul>
          {[...home.what, home.honesty].map((sentence) => (
            <li key={sentence.text}>
              <SourceWords source={source.parse(sentence.source)} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
