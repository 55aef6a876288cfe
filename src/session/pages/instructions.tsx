/** The sheet that the person takes home, made for paper. */
import { href } from 'react-router'
import { Breadcrumb, Notice, PageHead } from '#web/page.tsx'
import type { Route } from './+types/instructions.ts'
import { openSession } from './open-session.ts'
import { Sheet } from './Sheet.tsx'
import { sheetOf } from './sheet.ts'
import './session.css'

export async function loader(args: Route.LoaderArgs) {
  const { course, visit, session, person } = await openSession(args)
  return { course, visit, practice: person.practiceName, phone: person.practicePhone, ...sheetOf(session) }
}

export default function InstructionsPage({ loaderData, params }: Route.ComponentProps) {
  const { course, visit, practice, phone, contact, next } = loaderData
  const { homeInstructions } = course.protocol
  return (
    <>
      <Breadcrumb
        trail={[
          { href: href('/courses/:course', params), label: course.patient.name },
          { href: href('/courses/:course/sessions/:visit/discharge', params), label: 'Discharge' },
        ]}
      />
      <PageHead what={homeInstructions.title} forWhom={course.patient.name} />
      <div className="no-print">
        <Notice>
          <p>Print this page, read it together with the escort, and tick it off under discharge.</p>
          {!contact && (
            <p>The 24-hour number is not written down yet: it is entered under discharge, or by hand.</p>
          )}
        </Notice>
      </div>
      <Sheet
        instructions={homeInstructions}
        at={visit.from}
        zone={course.zone}
        practice={practice}
        contact={contact ?? phone}
        next={next}
        paper
      />
    </>
  )
}
