import { parse } from 'csv-parse/sync'
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { placeOfZip } from '#platform/places.ts'
import { care, site } from '#web/context.ts'
import { Checkbox, Field, FileField, Form, Submit, TextArea } from '#web/form.tsx'
import { Breadcrumb, Notice, PageHead, Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { readContact } from '../contact.ts'
import { DESK_LISTING, DESK_PAGE, NEW_LISTING } from '../desk-words.ts'
import { type FoundProvider, fromNppesRow, fromRegistryJson } from '../nppes.ts'
import { NPPES } from '../nppes-words.ts'
import { readProfile } from '../read-profile.ts'
import type { Route } from './+types/desk-new-listing.ts'
import { ProfileFields } from './ProfileFields.tsx'
import { type Sent, sentBy, typedFrom, valuesOf } from './profile-form.ts'
import './owners.css'

type Answer = { readonly typed: Typed; readonly notes?: readonly string[] }
const answer = (what: Answer, status = 422) => data(what, { status })

export async function action({ request, context }: Route.ActionArgs) {
  const { directoryDesk, person, now } = context.get(care)
  const { links, post, origin } = context.get(site)
  const sent = await sentBy(request)
  if (sent.text('intent') === 'fill') {
    const found = await foundIn(sent)
    return found.ok ? answer(filled(found.value), 200) : answer({ typed: sent.again(...found.problems) })
  }
  if (sent.text('more')) return answer({ typed: sent.again() }, 200)
  const profile = readProfile(typedFrom(sent), { locate: placeOfZip, today: dayIn(now, person.zone) })
  const contact = readContact(sent.text('contactEmail'))
  if (!profile.ok || !contact.ok) {
    const problems = [...(profile.ok ? [] : profile.problems), ...(contact.ok ? [] : contact.problems)]
    return answer({ typed: sent.again(...problems) })
  }
  const [alike] = await directoryDesk.alike(profile.value)
  if (alike && sent.text('somebodyElse') !== 'yes')
    return answer({
      typed: sent.again(
        problem(NEW_LISTING.alike(alike.name, DESK_LISTING.alikeBy[alike.common]), 'somebodyElse'),
      ),
    })
  const application = { profile: profile.value, contactEmail: contact.value }
  const listing = await directoryDesk.propose(application, { links, post, origin, now })
  throw redirect(`${href('/desk/directory/:listing', { listing })}?done=yes`, 303)
}

/** A file counts before a text that was pasted. */
async function foundIn({ form, text }: Sent): Promise<Result<FoundProvider>> {
  const file = form.get('file')
  const typed = file instanceof File && file.name !== '' ? await file.text() : text('register')
  if (!typed) return fail(problem(NEW_LISTING.nothing, 'register'))
  if (/^\s*[[{]/.test(typed)) return fromRegistryJson(typed)
  const row = theRowOf(typed)
  return row.ok ? fromNppesRow(row.value) : row
}

const rows = z.array(z.record(z.string(), z.string()))

function theRowOf(table: string): Result<Readonly<Record<string, string>>> {
  try {
    const read = rows.parse(
      parse(table, { bom: true, columns: true, skip_empty_lines: true, relax_column_count: true }),
    )
    const [row, ...more] = read
    if (!row) return fail(problem(NPPES.notARow, 'register'))
    return more.length > 0 ? fail(problem(NPPES.oneRow(read.length), 'register')) : ok(row)
  } catch {
    return fail(problem(NPPES.notARow, 'register'))
  }
}

/** What the register says, in the form, with what there is to know about it. */
function filled({ deactivated, unread, licences, places, ...found }: FoundProvider): Answer {
  const values = valuesOf({ ...found, licences, places })
  return {
    typed: { values: { ...values, intent: ['new'] }, problems: [] },
    notes: [
      ...(deactivated ? [NPPES.deactivated(deactivated.on)] : []),
      NPPES.check,
      ...(unread.length > 0 ? [NPPES.unread(unread)] : []),
    ],
  }
}

export default function DeskNewListing({ actionData }: Route.ComponentProps) {
  const typed = actionData?.typed
  const asksWhether =
    typed?.problems.some(({ field }) => field === 'somebodyElse') || typed?.values.somebodyElse
  return (
    <>
      <Breadcrumb trail={[{ href: href('/desk/directory'), label: DESK_PAGE.title }]} />
      <PageHead what={NEW_LISTING.title} />
      <p className="lead">{NEW_LISTING.lead}</p>
      {actionData?.notes?.map((note) => (
        <Notice key={note} tone="amber">
          <p>{note}</p>
        </Notice>
      ))}
      <Section title={NEW_LISTING.fill} about={NEW_LISTING.fillAbout}>
        <Form typed={typed} intent="fill" label={NEW_LISTING.fill} files>
          <TextArea name="register" label={NEW_LISTING.register} help={NEW_LISTING.registerHelp} rows={5} />
          <FileField name="file" label={NEW_LISTING.file} accept=".csv,.json,text/csv,application/json" />
          <Submit tone="quiet">{NEW_LISTING.fillIn}</Submit>
        </Form>
      </Section>
      <Section title={NEW_LISTING.describe}>
        <Form typed={typed} intent="new">
          <ProfileFields typed={typed?.values.intent?.[0] === 'new' ? typed : undefined} />
          <Field
            name="contactEmail"
            type="email"
            label={DESK_LISTING.contact}
            help={NEW_LISTING.contactHelp}
            autoComplete="off"
            maxLength={254}
            required
          />
          {asksWhether && <Checkbox name="somebodyElse" label={NEW_LISTING.somebodyElse} />}
          <Submit>{NEW_LISTING.submit}</Submit>
        </Form>
      </Section>
    </>
  )
}
