/** What the composition root hands to every page: who is asking, what they may read, and the time. */
import { createContext } from 'react-router'
import type { Charts } from '#course/charts.ts'
import type { Following } from '#course/live-store.ts'
import type { Looks } from '#course/look-store.ts'
import type { HeldLink, LinkHolding, PatientLinks } from '#course/patient-link-store.ts'
import type { Protocol } from '#course/protocol.ts'
import type { Retention } from '#course/retention-store.ts'
import type { Sharing } from '#course/sharing-store.ts'
import type { ContactChanges } from '#directory/contact-change-store.ts'
import type { DirectoryDesk } from '#directory/desk-store.ts'
import type { Messages } from '#directory/message-store.ts'
import type { Owners } from '#directory/owner-store.ts'
import type { Directory } from '#directory/store.ts'
import type { Instant } from '#kernel/time.ts'
import type { LibraryDesk } from '#library/desk-store.ts'
import type { Library } from '#library/store.ts'
import type { MailingDesk } from '#mailing/desk-store.ts'
import type { IssueDesk } from '#mailing/issue-desk-store.ts'
import type { Issues } from '#mailing/jobs.ts'
import type { Mailing } from '#mailing/store.ts'
import type { Accounts } from '#people/account-store.ts'
import type { Trying } from '#people/entrance-store.ts'
import type { Joining } from '#people/joining-store.ts'
import type { SignedIn } from '#people/people.ts'
import type { Seat } from '#people/session-store.ts'
import type { SignIns } from '#people/sign-in-record-store.ts'
import type { People } from '#people/store.ts'
import type { Whence } from '#platform/access-record.ts'
import type { Door } from '#platform/auth.ts'
import type { ShippedContent } from '#platform/content.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { KeptLetter } from '#platform/letter-box.ts'
import type { Limits } from '#platform/limits.ts'
import type { Links, Opening } from '#platform/links.ts'
import type { Post } from '#platform/mail.ts'
import type { Payments } from '#platform/payments.ts'
import type { Forms } from '#questionnaire/store.ts'
import type { Enquiries, EnquiryBox } from '#screening/enquiry-store.ts'
import type { Applications } from '#training/application-store.ts'
import type { TrainingDesk } from '#training/desk-store.ts'
import type { ListingOffers } from '#training/listing-store.ts'
import type { TrainingMedical } from '#training/medical-store.ts'
import type { TrainingSite } from '#training/site-store.ts'
import type { Trainings } from '#training/store.ts'

/** For the signed-in person. The frames put it there after checking the role; without it a page is not found. */
export type Care = {
  readonly person: SignedIn
  readonly charts: Charts
  readonly people: People
  /** Invitations, roles and leaving. */
  readonly joining: Joining
  /** Who signed in, and who tried; for the office. */
  readonly signIns: SignIns
  /** The session behind the request. */
  readonly seat: Seat
  readonly sharing: Sharing
  /** What was stored in courses since, for devices that follow sessions. */
  readonly following: Following
  /** Links that open one thing of a course to the person it is about. */
  readonly patientLinks: PatientLinks
  /** Who looked at which chart. */
  readonly looks: Looks
  /** How long records are kept, and deleting them; it finds nothing for who is not of the office. */
  readonly retention: Retention
  /** Questionnaires, consents and whatever else ships in `content/` beside the protocol. */
  readonly content: ShippedContent
  /** The questionnaires that this practice may ask with. */
  readonly forms: Forms
  /** What people sent to the practice from the self-check; found only by those who treat. */
  readonly enquiries: Enquiries
  /** The educator's desk; its queries find nothing for anybody else. */
  readonly libraryDesk: LibraryDesk
  readonly directoryDesk: DirectoryDesk
  readonly mailingDesk: MailingDesk
  readonly issueDesk: IssueDesk
  readonly trainingDesk: TrainingDesk
  /** The same where the training is held. */
  readonly trainingSite: TrainingSite
  /** For prescribers of a practice that trains. */
  readonly trainingMedical: TrainingMedical
  /** The time of the request, one for all that it decides. */
  readonly now: Instant
}

export const care = createContext<Care>()
/** The person behind the request, or undefined when nobody is signed in. Public pages read this one. */
export const visitor = createContext<Care | undefined>()
/** What a page for everybody may use: nobody has to be signed in. */
export type Site = {
  readonly library: Library
  readonly directory: Directory
  /** What somebody without an account does with one listing: apply, open it through a link, report it. */
  readonly owners: Owners
  /** Another address for letters about a listing: asked for, confirmed, stopped. */
  readonly contactChanges: ContactChanges
  readonly trainings: Trainings
  /** What somebody without an account does with one application: begin it, and open it through a link. */
  readonly applications: Applications
  /** The directory listing that is offered with a certificate. */
  readonly listingOffers: ListingOffers
  readonly content: ShippedContent
  /** The protocol that ships: what is said to everybody is read from it, whatever a practice made of its own. */
  readonly protocol: Protocol
  readonly post: Post
  /** The letters of a demonstration, which go nowhere else; newest first. */
  readonly keptLetters?: () => readonly KeptLetter[]
  /** Work beside the requests that was given up. */
  readonly deadJobs: Jobs['dead']
  readonly links: Links
  readonly limits: Limits
  /** Where trainings can be paid for at once; undefined when payments are written down by hand. */
  readonly payments?: Payments
  /** Where the self-check is sent to, when somebody chooses to. */
  readonly enquiryBox: EnquiryBox
  /** Messages to listed providers and back. */
  readonly messages: Messages
  /** The lists of letters: joining, one's own page, leaving. */
  readonly mailing: Mailing
  /** Letters to everybody on a list: whether they go out, and a test of one. */
  readonly issues: Issues
  /** Where the request comes from, for counting only. It is never shown and never stored as it is. */
  readonly caller: string
  /** What links hold open in this browser now. */
  readonly held: () => Promise<readonly Opening[]>
  /** What a patient's link opens. Ask only for one that is held. */
  readonly linkHolding: LinkHolding
  /** The address people type, without a slash at the end: for canonical links, letters, feeds. */
  readonly origin: string
  readonly now: Instant
}
export const site = createContext<Site>()
/** What the link in the address opens, when this browser holds it. Its frame looks. */
export const linked = createContext<{ readonly link?: HeldLink }>({})
/** Signing in and out. */
export const door = createContext<Door>()
/** What somebody does to come in, and with their own account once they are in. */
export type Account = Accounts & {
  /** The session behind the request, however far its person came: only with standing `in` anything opens. */
  readonly seat?: Seat
  readonly trying: Trying
  readonly whence: Whence
}
export const account = createContext<Account>()
/** A form that waits while its sender shows once more that it is them: where it goes, and what was typed. */
export type Waiting = {
  readonly to: string
  readonly method: 'get' | 'post'
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly why?: string
}
export const waiting = createContext<Waiting | undefined>(undefined)
/** What the sign-in page of a demonstration shows, so that everybody can look around. */
export type DemonstrationSignIn = {
  readonly role: string
  readonly name: string
  readonly email: string
  readonly password: string
}
export const demonstrationSignIns = createContext<readonly DemonstrationSignIn[]>([])

/** One request, as the log knows it. The error page shows the id, so that a person can name what they saw. */
export type Trace = { readonly id: string; readonly failed: (error: unknown) => void }

export const trace = createContext<Trace>({ id: '', failed: (error) => console.error(error) })
