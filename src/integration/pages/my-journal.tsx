import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import { entryId } from '#kernel/ids.ts'
import { problem } from '#kernel/result.ts'
import { care } from '#web/context.ts'
import { Form, Submit, TextArea } from '#web/form.tsx'
import { Empty, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import {
  journalOf,
  removing,
  ruleOnJournal,
  ruleOnSharing,
  sharing,
  takingBack,
  writing,
} from '../journal.ts'
import { JOURNAL } from '../words.ts'
import type { Route } from './+types/my-journal.ts'
import { JournalEntryView } from './JournalEntryView.tsx'
import './integration.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { charts, now } = context.get(care)
  const { chart, protocol, zone, closed } = await charts.mine()
  const journal = journalOf(chart)
  const wanted = new URL(request.url).searchParams.get('rewrite')
  return {
    now,
    zone,
    closed,
    journal,
    words: protocol.integration.journal,
    rewriting: journal.find((entry) => entry.journal === wanted),
  }
}

const form = z.object({
  intent: z.enum(['write', 'share', 'take-back', 'remove']),
  journal: entryId.optional(),
  basis: z.string().optional(),
  text: z.string().max(10_000, 'This is longer than 10,000 characters. Write it in two entries.').optional(),
})

export async function action({ request, context }: Route.ActionArgs) {
  const { charts, person, now } = context.get(care)
  const { id, chart, patient, protocol } = await charts.mine()
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  const { intent, journal, basis, text } = read.value
  const own = patient.id === person.patient
  const entry = journalOf(chart).find((one) => one.journal === journal)
  const ruling =
    intent === 'share' && journal
      ? ruleOnSharing(person, own, journal, chart, protocol)
      : ruleOnJournal(person, own, protocol)
  if (ruling.ruling !== 'allow') return data(read.refused(ruling), { status: 422 })

  let drafts: readonly Draft[]
  if (intent === 'write') {
    if (!text) return data(read.again(problem(JOURNAL.empty, 'text')), { status: 422 })
    if (journal && entry?.entry !== basis) {
      return data(read.again(problem(JOURNAL.changed, 'text')), { status: 422 })
    }
    drafts = [writing(journal ?? charts.newId(), text, now, entry)]
  } else if (!entry || (intent === 'take-back' && !entry.shared)) {
    return data(read.again({ message: `${JOURNAL.gone.why} ${JOURNAL.gone.settle}` }), { status: 422 })
  } else {
    drafts = changesOf[intent](entry, now)
  }
  const stored = await charts.append(id, drafts)
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/me/journal'))
}

const changesOf = {
  share: (entry, now) => [sharing(entry, now)],
  'take-back': (entry, now) => (entry.shared ? takingBack(entry.shared, now) : []),
  remove: removing,
} satisfies Record<string, (...entry: Parameters<typeof removing>) => readonly Draft[]>

export default function MyJournal({ loaderData, actionData }: Route.ComponentProps) {
  const { now, zone, closed, journal, words, rewriting } = loaderData
  const conflict = actionData?.problems.some((p) => p.message === JOURNAL.changed)
  return (
    <>
      <PageHead what="Your journal">
        <p>{words.about.text}</p>
      </PageHead>
      {closed ? (
        <Notice>Your course is closed. You can read your journal; nothing new can be written in it.</Notice>
      ) : (
        <Form typed={actionData} intent="write" basis={rewriting?.entry} label="Write in your journal">
          {rewriting && <input type="hidden" name="journal" value={rewriting.journal} />}
          {conflict && rewriting && (
            <Notice title="What the entry says now">
              <p className="written-text">{rewriting.text}</p>
            </Notice>
          )}
          <TextArea
            name="text"
            label={rewriting ? 'Rewrite the entry' : 'What is on your mind'}
            help={words.notWatched.text}
            defaultValue={rewriting?.text}
            rows={8}
            maxLength={10_000}
          />
          {!rewriting && (
            <details>
              <summary>Questions to begin with</summary>
              <ul>
                {words.prompts.map(({ text }) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </details>
          )}
          <Submit>{rewriting ? 'Save' : 'Keep it in my journal'}</Submit>
          {rewriting && <a href={href('/me/journal')}>Leave it as it was</a>}
        </Form>
      )}
      <Section title="What you have written">
        {journal.length > 0 ? (
          <ul className="written">
            {journal.map((entry) => (
              <li key={entry.journal}>
                <JournalEntryView entry={entry} zone={zone} now={now} closed={closed} typed={actionData} />
              </li>
            ))}
          </ul>
        ) : (
          <Empty>Nothing yet. What you write stays with you.</Empty>
        )}
      </Section>
    </>
  )
}
