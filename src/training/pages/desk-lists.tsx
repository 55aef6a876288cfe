import type { ReactNode } from 'react'
import { Empty, Facts } from '#web/page.tsx'
import { Table } from '#web/table.tsx'
import { roomOf } from '../arranging.ts'
import { LISTS as W } from '../arranging-words.ts'
import type { OnSite, TrainingOnSite } from '../site-store.ts'
import type { Route } from './+types/desk-lists.ts'
import { onSite } from './on-site.ts'
import { SiteHead } from './SiteHead.tsx'
import './site.css'

export const loader = ({ params, context }: Route.LoaderArgs) => onSite({ params, context })

export default function DeskLists({ loaderData: found }: Route.ComponentProps) {
  return (
    <>
      <SiteHead what={W.title} training={found} />
      <p className="lead no-print">{W.lead}</p>
      {found.people.length === 0 ? (
        <Empty>{W.none}</Empty>
      ) : (
        <>
          <Arrival found={found} />
          <Kitchen people={found.people} />
          <Emergency found={found} />
        </>
      )}
    </>
  )
}

const List = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="site-list">
    <h2>{title}</h2>
    {children}
  </section>
)

const said = (text: string | undefined) => text || W.nothing

function Arrival({ found: { people, training } }: { readonly found: TrainingOnSite }) {
  const { title, columns } = W.arrival
  const rows = people.map(({ id, name, application: { answers } }) => [
    name,
    said(answers?.profession),
    said(answers?.phone),
    said(roomOf(training, id)),
    said(answers?.access),
    '☐',
  ])
  return (
    <List title={title}>
      <Table label={title} columns={columns} rows={rows} />
    </List>
  )
}

/** Who eats everything is a number; who does not has a line. */
function Kitchen({ people }: { readonly people: readonly OnSite[] }) {
  const { title, columns, count, usual } = W.kitchen
  const special = people.filter(
    ({ application: { answers } }) => answers?.diet !== undefined || answers?.allergies !== undefined,
  )
  const rows = special.map(({ name, application: { answers } }) => [
    name,
    said(answers?.diet),
    answers?.allergies ? <strong key="allergies">{answers.allergies}</strong> : W.nothing,
  ])
  return (
    <List title={title}>
      <p>
        {count(people.length)} {usual(people.length - special.length)}
      </p>
      {rows.length > 0 && <Table label={title} columns={columns} rows={rows} />}
    </List>
  )
}

function Emergency({ found: { people, plan } }: { readonly found: TrainingOnSite }) {
  const { title, columns, call, hospital, noHospital, house } = W.emergency
  const { name, street, town, state } = plan.place
  const rows = people.map(({ name, application: { answers } }) => [
    name,
    said(answers?.phone),
    said(answers?.emergency.name),
    said(answers?.emergency.phone),
    answers?.allergies ? <strong key="allergies">{answers.allergies}</strong> : W.nothing,
  ])
  return (
    <List title={title}>
      <p>
        <strong>{call}</strong>
      </p>
      <Facts
        facts={[
          [house, [name, street, `${town}, ${state}`].filter(Boolean).join(', ')],
          [hospital, plan.place.hospital ?? noHospital],
        ]}
      />
      <Table label={title} columns={columns} rows={rows} />
    </List>
  )
}
