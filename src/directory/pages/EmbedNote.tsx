/** For other sites: the code that shows the search inside their own page. */
import { useOrigin } from '#web/description.tsx'
import { EMBED } from '../page-words.ts'

export function EmbedNote() {
  const address = `${useOrigin()}/embed/directory`
  const code = `<iframe src="${address}" title="${EMBED.title}" width="100%" height="340"></iframe>`
  return (
    <details className="embed-note">
      <summary>{EMBED.summary}</summary>
      <p>{EMBED.about}</p>
      <textarea className="input" aria-label={EMBED.code} readOnly rows={3} defaultValue={code} />
    </details>
  )
}
