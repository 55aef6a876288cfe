import { href } from 'react-router'
import { care } from '#web/context.ts'
import { Action, PageHead, Section } from '#web/page.tsx'
import { Table } from '#web/table.tsx'
import { DESK_PAGE, SUPPRESSED_WORDS } from '../desk-words.ts'
import { LISTS } from '../subscription.ts'
import { LIST_WORDS } from '../words.ts'
import type { Route } from './+types/desk-mailing.ts'
import './mailing.css'

export const loader = ({ context }: Route.LoaderArgs) => context.get(care).mailingDesk.counts()

const people = href('/desk/mailing/subscribers')
const WHY = ['bounced', 'complained'] as const

export default function DeskMailing({ loaderData: { lists, suppressed } }: Route.ComponentProps) {
  return (
    <>
      <PageHead what={DESK_PAGE.title}>
        <Action href={href('/desk/issues')}>{DESK_PAGE.issues}</Action>
        <Action href={people} tone="quiet">
          {DESK_PAGE.subscribers}
        </Action>
        <Action href={href('/desk/mailing/import')} tone="quiet">
          {DESK_PAGE.import}
        </Action>
        <Action href={href('/desk/mailing/subscribers.csv')} tone="quiet">
          {DESK_PAGE.export}
        </Action>
      </PageHead>
      <p className="mailing-lead">{DESK_PAGE.lead}</p>
      <Section title={DESK_PAGE.lists}>
        <Table
          label={DESK_PAGE.lists}
          columns={DESK_PAGE.columns}
          rows={LISTS.map((list) => {
            const counts = lists.get(list)
            return [
              <a key={list} href={`${people}?list=${list}&who=joined`}>
                {LIST_WORDS[list].name}
              </a>,
              counts?.receiving ?? 0,
              counts?.asked ?? 0,
              counts?.left ?? 0,
            ]
          })}
        />
      </Section>
      <Section title={DESK_PAGE.suppressed} about={DESK_PAGE.suppressedAbout}>
        <Table
          label={DESK_PAGE.suppressed}
          columns={DESK_PAGE.suppressedColumns}
          rows={WHY.map((why) => [
            <a key={why} href={`${people}?who=suppressed`}>
              {SUPPRESSED_WORDS[why]}
            </a>,
            suppressed[why],
          ])}
        />
      </Section>
    </>
  )
}
