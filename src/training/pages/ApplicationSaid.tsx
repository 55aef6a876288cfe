/** What somebody wrote in their application, for those who decide. */
import { Facts, Section } from '#web/page.tsx'
import type { Application } from '../application.ts'
import { APPLICATION_PAGE } from '../desk-application-words.ts'
import type { Answers } from '../form.ts'
import { DISCIPLINE_SHORT } from '../plan-words.ts'
import { emergencyInWords, roomInWords, SAID } from '../said-words.ts'
import { wantsDosing } from '../steps.ts'

export function ApplicationSaid({ application }: { readonly application: Application }) {
  const { answers } = application
  return (
    <Section title={APPLICATION_PAGE.said}>
      {answers ? (
        <Facts facts={factsOf(answers, wantsDosing(application))} />
      ) : (
        <p>{APPLICATION_PAGE.notSent}</p>
      )}
    </Section>
  )
}

const Words = ({ children }: { readonly children?: string }) => (
  <p className="training-words">{children ?? '–'}</p>
)

const factsOf = (said: Answers, dosing: boolean) =>
  [
    [SAID.profession, `${said.profession}, ${DISCIPLINE_SHORT[said.discipline]}`],
    [SAID.town, `${said.town}, ${said.state}`],
    [SAID.phone, said.phone],
    [SAID.hours, said.hours.toLocaleString('en-US')],
    [SAID.experience, <Words key="experience">{said.experience}</Words>],
    [SAID.statement, <Words key="statement">{said.statement}</Words>],
    [SAID.completed, <Words key="completed">{said.completed}</Words>],
    [SAID.scholarship, said.scholarship.wanted ? (said.scholarship.why ?? SAID.yes) : SAID.no],
    [SAID.dosing, dosing ? SAID.yes : SAID.no],
    [SAID.diet, said.diet ?? '–'],
    [SAID.allergies, said.allergies ?? '–'],
    [SAID.access, <Words key="access">{said.access}</Words>],
    [SAID.room, roomInWords(said.room)],
    [SAID.emergency, emergencyInWords(said.emergency)],
  ] as const
