/** Every address of the application, once. Resources, not verbs. */
import { index, layout, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  layout('web/frame-public.tsx', [index('web/pages/home.tsx'), route('sign-in', 'people/pages/sign-in.tsx')]),
  route('sign-out', 'people/pages/sign-out.tsx'),

  layout('web/frame-staff.tsx', [
    route('today', 'course/pages/today.tsx'),
    route('caseload', 'course/pages/caseload.tsx'),
    route('patients/new', 'people/pages/new-patient.tsx'),
    route('imports/new', 'interop/pages/import.tsx'),
    route('protocol', 'course/pages/protocol.tsx'),
    route('protocol/adoption', 'course/pages/protocol-adoption.tsx'),
    route('protocol/document', 'course/pages/protocol-document.ts'),
    route('questionnaires', 'questionnaire/pages/questionnaires.tsx'),

    route('courses/:course', 'course/pages/course.tsx'),
    route('courses/:course/record', 'course/pages/record.tsx'),
    route('courses/:course/record/:entry', 'course/pages/record-entry.tsx'),
    route('courses/:course/closing', 'course/pages/closing.tsx'),
    route('courses/:course/protocol', 'course/pages/course-protocol.tsx'),
    route('courses/:course/visits', 'visits/pages/visits.tsx'),
    route('courses/:course/visits/:visit', 'visits/pages/visit.tsx'),
    route('courses/:course/screening', 'screening/pages/screening.tsx'),
    route('courses/:course/screening/answers', 'screening/pages/answers.tsx'),
    route('courses/:course/clearance', 'screening/pages/clearance.tsx'),
    route('courses/:course/consent', 'consent/pages/consent.tsx'),
    route('courses/:course/preparation', 'preparation/pages/preparation.tsx'),
    route('courses/:course/preparation/:visit', 'preparation/pages/readiness.tsx'),
    route('courses/:course/sessions/:visit', 'session/pages/session.tsx'),
    route('courses/:course/sessions/:visit/order', 'session/pages/order.tsx'),
    route('courses/:course/sessions/:visit/discharge', 'session/pages/discharge.tsx'),
    route('courses/:course/sessions/:visit/instructions', 'session/pages/instructions.tsx'),
    route('courses/:course/integration', 'integration/pages/integration.tsx'),
    route('courses/:course/measures', 'outcomes/pages/measures.tsx'),
    route('courses/:course/measures/:questionnaire', 'outcomes/pages/measure.tsx'),
  ]),

  layout('web/frame-patient.tsx', [
    route('me', 'course/pages/my-home.tsx'),
    route('me/screening', 'screening/pages/my-answers.tsx'),
    route('me/consent', 'consent/pages/my-consent.tsx'),
    route('me/preparation', 'preparation/pages/my-preparation.tsx'),
    route('me/instructions/:visit', 'session/pages/my-instructions.tsx'),
    route('me/integration', 'integration/pages/my-integration.tsx'),
    route('me/journal', 'integration/pages/my-journal.tsx'),
    route('me/measures/:questionnaire', 'outcomes/pages/my-measure.tsx'),
  ]),
  route('*', 'web/pages/not-found.tsx'),
] satisfies RouteConfig
