/** Whom to reach, on every page of a patient and on every page for everybody. */
import crisis from '../../content/crisis-contacts.json' with { type: 'json' }

type CrisisProps = {
  /** Whom a patient calls about anything else; absent on pages for everybody. */
  readonly practice?: string
  readonly phone?: string
  /** As the page's main matter, after an answer that asks for it. */
  readonly prominent?: boolean
}

export function CrisisContacts({ practice, phone, prominent }: CrisisProps) {
  return (
    <section
      className={prominent ? 'crisis crisis-prominent' : 'crisis'}
      aria-label={prominent ? 'Reach somebody now' : 'If you need somebody now'}
    >
      <p className="crisis-title">If you need somebody now</p>
      <ul>
        {crisis.contacts.map(({ when, say, href }) => (
          <li key={href}>
            <a className="crisis-call" href={href}>
              {say}
            </a>
            <span>{when}</span>
          </li>
        ))}
        {practice && (
          <li>
            {phone ? (
              <a className="crisis-call" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
                Call {phone}
              </a>
            ) : (
              <strong className="crisis-call">Call your practice</strong>
            )}
            <span>Anything else that worries you: {practice}</span>
          </li>
        )}
      </ul>
    </section>
  )
}
