import { PageHead } from '#web/page.tsx'
import { EMBED } from '../page-words.ts'
import { PlaceForm } from './PlaceForm.tsx'
import './directory.css'

export default function EmbeddedSearch() {
  return (
    <div className="embedded-search">
      <PageHead what={EMBED.heading} title={EMBED.title} />
      <PlaceForm target="_blank" />
      <p>{EMBED.opens}</p>
    </div>
  )
}
