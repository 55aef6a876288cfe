/** A person's record to read and print: one HTML document that asks nobody for anything and runs nothing. */
import type { Entry } from '#chart/chart.ts'
import { entryJson } from '#chart/reading.ts'
import { courseOf } from '#course/course.ts'
import { kinds } from '#course/kinds.ts'
import { type RecordLine, recordedApart, recordOf, titleOf } from '#course/record.ts'
import { RECORD, RECORD_PAGES } from '#course/record-words.ts'
import { gistOf, type Reader, saidIn } from '#course/said.ts'
import { protocolName } from '#kernel/protocol.ts'
import type { Instant } from '#kernel/time.ts'
import type { Patient } from '#people/people.ts'
import { visitsOf } from '#visits/visits.ts'
import { dateAndClock, dateOf } from '#web/format.ts'
import { type Xml, xml } from '#web/xml.ts'
import type { ExportedCourse } from './export.ts'
import { READABLE as WORDS } from './export-words.ts'

export type ReadableNeeds = {
  /** Their charts hold only what may leave them: see `exportable`. */
  readonly courses: readonly ExportedCourse[]
  readonly patient: Patient
  readonly practice: string
  /** Who made the copy. */
  readonly by: string
  /** The practice's zone: all times are on its clocks. */
  readonly zone: string
  /** Sentences: what is not in it, and why. */
  readonly leftOut: readonly string[]
  readonly now: Instant
}

export function readableRecord({
  courses,
  patient,
  practice,
  by,
  zone,
  leftOut,
  now,
}: ReadableNeeds): string {
  const entries = courses.reduce((sum, { chart }) => sum + chart.entries.length, 0)
  const facts: readonly (readonly [string, string])[] = [
    [WORDS.patient, patient.name],
    ...(patient.birthDate ? [[WORDS.born, patient.birthDate] as const] : []),
    [WORDS.practice, practice],
    [WORDS.made, dateAndClock(now, zone)],
    [WORDS.by, by],
    [WORDS.times, zone],
  ]
  const document = xml`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${WORDS.title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${WORDS.title}</h1>
${terms(facts)}
<p>${WORDS.holds(entries, courses.length)}</p>
</header>
<main>
${courses.map(courseIn)}
</main>
<footer>
<h2>${WORDS.leftOut}</h2>
${leftOut.map((sentence) => xml`<p>${sentence}</p>`)}
</footer>
</body>
</html>`
  return `<!DOCTYPE html>\n${document.xml}\n`
}

function courseIn({ chart, names, zone, protocol, id }: ExportedCourse): Xml {
  const { openedAt } = courseOf(chart)
  const reader = { names, visits: visitsOf(chart), zone }
  return xml`<section>
<h2>${openedAt ? WORDS.course(dateOf(openedAt, zone)) : WORDS.courseUndated}</h2>
<p>${WORDS.protocol}: ${protocolName(protocol)} · ${id}</p>
${recordOf(chart)
  .toReversed()
  .map((line) => lineIn(line, reader))}
</section>`
}

function lineIn(line: RecordLine, reader: Reader): Xml {
  const { entry, struck, others, contested } = line
  const all = [entry, ...others]
  const notes = [
    ...(line.readable === 'yes' ? [] : [RECORD.kept]),
    ...(contested ? [RECORD.contested] : []),
    ...(struck
      ? [
          RECORD_PAGES.struckOut(
            nameOf(struck, reader),
            dateAndClock(struck.at, reader.zone),
            struck.amends?.reason ?? '',
          ),
        ]
      : []),
    ...(entry.amends ? [RECORD_PAGES.because(entry.amends.reason)] : []),
    RECORD.audience[entry.audience],
  ].filter((note) => note !== '')
  return xml`<article${struck ? STRUCK : NOTHING}>
<h3>${titleOf(line)}</h3>
${whenAndWho(entry, reader)}
${notes.map((note) => xml`<p class="note">${note}</p>`)}
${saysIn(line.readable === 'yes', entry, reader)}
${others.map((older) => olderIn(older, all, reader))}
</article>`
}

const NOTHING: Xml = { xml: '' }
const STRUCK: Xml = { xml: ' class="struck"' }

function olderIn(older: Entry, all: readonly Entry[], reader: Reader): Xml {
  const reason = all.find(({ amends }) => amends?.entry === older.id)?.amends?.reason
  return xml`<div class="older">
<h4>${RECORD_PAGES.history(1)}</h4>
${whenAndWho(older, reader)}
${reason ? xml`<p class="note">${RECORD_PAGES.changed} ${RECORD_PAGES.because(reason)}</p>` : NOTHING}
${saysIn(true, older, reader)}
</div>`
}

function whenAndWho(entry: Entry, reader: Reader): Xml {
  const recorded = recordedApart(entry)
    ? `, ${RECORD_PAGES.recorded(dateAndClock(entry.recordedAt, reader.zone))}`
    : ''
  return xml`<p class="when">${dateAndClock(entry.at, reader.zone)}${recorded} · ${nameOf(entry, reader)}</p>`
}

const nameOf = ({ by }: Entry, { names }: Reader): string => names.get(by) ?? RECORD.nobody

/** In words; what this version cannot read stands as it was written. */
function saysIn(readable: boolean, entry: Entry, reader: Reader): Xml {
  if (!readable) return xml`<pre>${JSON.stringify(entryJson(entry, kinds), null, 2)}</pre>`
  const said = saidIn(entry.body, reader)
  // What tells most comes first where there is much; all of it follows.
  const gist = said.length > SHORT ? xml`<p>${gistOf(entry.body, reader)}</p>` : NOTHING
  if (said.length === 0) return NOTHING
  const all = terms(said.map(({ what, value }) => [what.join(' › ') || WORDS.entry, value]))
  return xml`${gist}${all}`
}
const SHORT = 5

const terms = (facts: readonly (readonly [string, string])[]): Xml => xml`<dl>
${facts.map(([term, what]) => xml`<div><dt>${term}</dt><dd>${what}</dd></div>`)}
</dl>`

const STYLE: Xml = {
  xml: `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; }
article { border-top: 1px solid; padding: 0.5rem 0; }
h3, h4 { margin: 0.5rem 0 0; }
p { margin: 0.25rem 0; }
dl { margin: 0.5rem 0; }
article dl { font-size: 0.875rem; }
dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; }
dt { flex: 0 0 14rem; font-weight: 600; }
dd { flex: 1 1 18rem; margin: 0; white-space: pre-line; }
pre { white-space: pre-wrap; }
.struck h3, .struck dl { text-decoration: line-through; }
.older { border-left: 2px solid; margin: 0.5rem 0 0.5rem 0.5rem; padding-left: 1rem; }
@page { margin: 18mm; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } article { break-inside: avoid; } }
`,
}
