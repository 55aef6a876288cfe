/** The wording of the import page, in one place so that it can be translated. */
import type { Fact } from '#screening/history.ts'

const entries = (n: number): string => `${n} ${n === 1 ? 'entry' : 'entries'}`

export const IMPORT = {
  title: 'Bring a history in',
  about:
    'From another record system, as a FHIR R4 file (a Bundle in JSON) of one person. Bringing the same file in again adds nothing.',
  files: 'Files',
  filesHelp: 'One person a file. All files are read before anything is stored.',
  none: 'Choose at least one file.',
  leaveOut: 'Go on without the resources named above. The record will say which were left out and why.',
  unusable: 'Ask the sender for a corrected file, or choose to go on without these resources.',
  somebodyElse: 'This is somebody else with the same name and birth date',
  oneAtATime: 'Bring this file in by itself to settle it.',
  team: 'Who treats, when the person is new here',
  nobody: 'Nobody yet',
  submit: 'Bring in',
  more: (n: number) => `There are ${n} more of this kind.`,
  newCourse: 'A new course was opened.',
  sameCourse: 'Added to the course that was there already.',
  nothingNew: 'Everything in the file was here already. Nothing was added.',
  did: (added: number, changed: number) =>
    changed > 0 ? `${entries(added)} added, ${changed} changed.` : `${entries(added)} added.`,
  another: 'Bring in another',
  found: 'What was found',
  notes: 'What to know about the file',
  screening: 'Go to the screening',
  course: 'Open the course',
} as const

export const FACTS: Record<Fact['type'], (n: number) => string> = {
  condition: (n) => `${n} ${n === 1 ? 'condition' : 'conditions'}`,
  medication: (n) => `${n} ${n === 1 ? 'medicine' : 'medicines'}`,
  allergy: (n) => `${n} ${n === 1 ? 'allergy' : 'allergies'}`,
  observation: (n) => `${n} ${n === 1 ? 'reading or score' : 'readings and scores'}`,
  procedure: (n) => `${n} ${n === 1 ? 'procedure' : 'procedures'}`,
}
