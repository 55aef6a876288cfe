/** The practice's protocol as a booklet, who signed it, and which courses run on which version. */
import { href } from 'react-router'
import type { CourseId } from '#kernel/ids.ts'
import { protocolName } from '#kernel/protocol.ts'
import { care } from '#web/context.ts'
import { dateAndClock } from '#web/format.ts'
import { Action, Breadcrumb, Empty, Notice, PageHead, Section, State } from '#web/page.tsx'
import { Signature } from '#web/signature.tsx'
import { type BookletSection, bookletOf } from '../booklet.ts'
import { PAGES } from '../protocol-page-words.ts'
import type { Route } from './+types/protocol.ts'
import { PassageBody } from './PassageView.tsx'
import './protocol.css'

/** The value of `?section=` that asks for all of them. */
const ALL = 'all'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { charts, person, now } = context.get(care)
  const wanted = new URL(request.url).searchParams.get('section')
  const { current, adoptions } = await charts.protocols()
  const booklet = bookletOf(current.protocol)
  const sections = booklet.filter(({ key }) => wanted === ALL || key === wanted)
  if (wanted && sections.length === 0) throw new Response('Not found', { status: 404 })
  const name = protocolName(current.protocol)
  return {
    name,
    title: current.protocol.title,
    contents: booklet.map(({ key, title, about }) => ({ key, title, about })),
    sections,
    signed: adoptions.map(({ protocol, ...adoption }) => ({ ...adoption, name: protocolName(protocol) })),
    versions: wanted ? [] : byVersion(await charts.list(), name),
    zone: person.zone,
    now,
  }
}

type Listed = {
  readonly id: CourseId
  readonly patient: { readonly name: string }
  readonly summary: { readonly protocol: string }
}
type Version = { readonly name: string; readonly courses: readonly Listed[] }

/** The version in force first, then the others. */
function byVersion(courses: readonly Listed[], current: string): Version[] {
  const names = [...new Set([current, ...courses.map(({ summary }) => summary.protocol).sort()])]
  return names.map((name) => ({ name, courses: courses.filter(({ summary }) => summary.protocol === name) }))
}

export default function ProtocolPage({ loaderData }: Route.ComponentProps) {
  const { name, title, contents, sections, signed, versions, zone, now } = loaderData
  const one = sections.length > 0
  const [last] = signed
  return (
    <>
      {one && <Breadcrumb trail={[{ href: href('/protocol'), label: PAGES.back }]} />}
      <PageHead
        what={sections.length === 1 ? sections[0]?.title : title}
        forWhom={one ? name : undefined}
        state={one ? undefined : name}
        title={PAGES.protocol}
      >
        {!one && <Action href={href('/protocol/adoption')}>{PAGES.adopt}</Action>}
      </PageHead>
      {sections.map((section) => (
        <SectionView key={section.key} section={section} alone={sections.length === 1} />
      ))}
      {!one && (
        <>
          <p className="section-about">
            {PAGES.about} {PAGES.inForce}
          </p>
          {last ? (
            <p>
              <Signature name={last.signedName} at={last.adoptedAt} />
            </p>
          ) : (
            <Notice title={PAGES.ships}>
              <p>{PAGES.proposals}</p>
            </Notice>
          )}
          <Section title={PAGES.contents}>
            <ul className="booklet-contents">
              {contents.map((section) => (
                <li key={section.key}>
                  <a href={`?section=${section.key}`}>{section.title}</a>
                  <span className="passage-about">{section.about}</span>
                </li>
              ))}
            </ul>
            <p>
              <a href={`?section=${ALL}`}>{PAGES.allSections}</a>
            </p>
          </Section>
          <Section title={PAGES.courses}>
            {versions.every(({ courses }) => courses.length === 0) && <Empty>{PAGES.none}</Empty>}
            <ul className="versions">
              {versions.map((version) => (
                <VersionLine key={version.name} version={version} current={name} />
              ))}
            </ul>
          </Section>
          {signed.length > 0 && (
            <Section title={PAGES.signedVersions}>
              <ul className="versions">
                {signed.map((adoption) => (
                  <li key={adoption.name}>
                    <strong>{adoption.name}</strong>
                    <p>{PAGES.signed(adoption.signedName, dateAndClock(adoption.adoptedAt, zone, now))}</p>
                    <p className="passage-about">{adoption.reason}</p>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </>
  )
}

/** Alone on its page, a section's own passages are headings; among others they are folded, and open for print. */
function SectionView({
  section: { title, about, passage },
  alone,
}: {
  readonly section: BookletSection
  readonly alone: boolean
}) {
  if (!alone) {
    return (
      <Section title={title} about={about}>
        <PassageBody passage={passage} open />
      </Section>
    )
  }
  return (
    <>
      <p className="section-about">{about}</p>
      <PassageBody passage={{ ...passage, passages: [] }} />
      {passage.passages.map((below, i) => (
        <Section key={i} title={below.title}>
          <PassageBody passage={below} />
        </Section>
      ))}
    </>
  )
}

function VersionLine({
  version: { name, courses },
  current,
}: {
  readonly version: Version
  readonly current: string
}) {
  const inForce = name === current
  return (
    <li>
      <p>
        <strong>{name}</strong>{' '}
        <State tone={inForce ? 'done' : 'due'}>{inForce ? PAGES.current : PAGES.older}</State>{' '}
        <span className="passage-about">{PAGES.coursesOn(courses.length)}</span>
      </p>
      {!inForce && (
        <ul>
          {courses.map(({ id, patient }) => (
            <li key={id}>
              <a href={href('/courses/:course/protocol', { course: id })}>{PAGES.move(patient.name)}</a>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
