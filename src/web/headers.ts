/** The headers that every answer carries, by the part of the house that it comes from. */
import { secureHeaders } from 'hono/secure-headers'

const policy = (frameAncestors: string) => ({
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: [frameAncestors],
})
const PLAIN = {
  contentSecurityPolicy: policy("'none'"),
  permissionsPolicy: { geolocation: [] },
  strictTransportSecurity: false,
  referrerPolicy: 'same-origin',
}
const HEADERS = secureHeaders(PLAIN)
// The one page that may ask the browser where it is.
const NEAR_ME_HEADERS = secureHeaders({ ...PLAIN, permissionsPolicy: { geolocation: ['self'] } })
// What any site may show inside its own page: nothing there is anybody's, and no form on it acts for somebody.
const EMBEDDED_HEADERS = secureHeaders({
  ...PLAIN,
  contentSecurityPolicy: policy('*'),
  xFrameOptions: false,
  crossOriginResourcePolicy: 'cross-origin',
})
// The key of a link in a letter goes nowhere, not even to ourselves as the page before. Without any referrer a browser
// would not say either where a form comes from.
const LINK_HEADERS = secureHeaders({ ...PLAIN, referrerPolicy: 'strict-origin' })

/** @param path of the request */
export function headersOf(path: string) {
  if (path.startsWith('/embed/')) return EMBEDDED_HEADERS
  if (/^\/(links|mailing\/(confirm|leave|preferences))\//.test(path)) return LINK_HEADERS
  return path === '/directory/near-me' ? NEAR_ME_HEADERS : HEADERS
}
