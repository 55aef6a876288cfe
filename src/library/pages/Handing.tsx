import { href } from 'react-router'
import { useOrigin } from '#web/description.tsx'
import { Section } from '#web/page.tsx'
import { cardCode, mailTo } from '../handing.ts'
import { HANDING } from '../reading-words.ts'

/** How a practice hands an article to somebody: its link, on paper, or as a card on its own site. */
export function Handing({ slug, question }: { readonly slug: string; readonly question: string }) {
  const origin = useOrigin()
  const address = origin + href('/library/:slug', { slug })
  const card = href('/embed/library/:slug', { slug })
  return (
    <Section title={HANDING.title} id="hand">
      <div className="handing">
        <div className="field">
          <label className="field-label" htmlFor="hand-link">
            {HANDING.link}
          </label>
          <input className="input" id="hand-link" readOnly value={address} />
          <p>
            <a href={mailTo(address, question)}>{HANDING.mail}</a>
          </p>
        </div>
        <p>{HANDING.print}</p>
        <div className="field">
          <label className="field-label" htmlFor="hand-card">
            {HANDING.card}
          </label>
          <p className="field-help" id="hand-card-help">
            {HANDING.cardHelp}
          </p>
          <textarea
            className="input"
            id="hand-card"
            aria-describedby="hand-card-help"
            readOnly
            rows={4}
            spellCheck={false}
            value={cardCode(origin + card, question)}
          />
          <p>
            <a href={card}>{HANDING.see}</a>
          </p>
        </div>
      </div>
    </Section>
  )
}
