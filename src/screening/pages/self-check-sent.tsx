import { href } from 'react-router'
import { PageHead } from '#web/page.tsx'
import { SEND } from '../enquiry-words.ts'

export default function SelfCheckSent() {
  return (
    <>
      <PageHead what={SEND.sent}>
        <p>{SEND.sentAbout}</p>
        <p>{SEND.noHurry}</p>
      </PageHead>
      <p>{SEND.sentNext}</p>
      <ul>
        <li>
          <a href={href('/library')}>{SEND.library}</a>
        </li>
        <li>
          <a href={href('/directory')}>{SEND.directory}</a>
        </li>
      </ul>
    </>
  )
}
