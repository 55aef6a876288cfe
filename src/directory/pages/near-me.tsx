import { Description } from '#web/description.tsx'
import { PageHead, Section } from '#web/page.tsx'
import { NEAR_ME } from '../page-words.ts'
import './directory.css'
import script from './near-me-script.js?url&no-inline'
import { PlaceForm } from './PlaceForm.tsx'

export default function NearMe() {
  return (
    <div className="near-me">
      <Description path="/directory/near-me" title={NEAR_ME.title} text={NEAR_ME.description} />
      <PageHead what={NEAR_ME.title} />
      <p className="prose">{NEAR_ME.lead}</p>
      <section className="section" id="near-me" aria-labelledby="near-me-offer" hidden>
        <h2 id="near-me-offer">{NEAR_ME.offer}</h2>
        <button type="button" className="button button-primary">
          {NEAR_ME.button}
        </button>
        <p role="status" className="near-me-status" />
        <ul>
          {NEAR_ME.promises.map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </ul>
      </section>
      <p className="prose near-me-without" id="without-script">
        {NEAR_ME.without}
      </p>
      <Section title={NEAR_ME.instead}>
        <PlaceForm />
      </Section>
      <script type="module" src={script} />
    </div>
  )
}
