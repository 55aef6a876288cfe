/** A device in words a person knows theirs by: "Firefox on Windows". */
import { SESSIONS } from './signing-in-words.ts'

/** The first that is named counts: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari. */
const BROWSERS = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|HeadlessChrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const SYSTEMS = [
  [/\biPhone\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bMac OS X\b|\bMacintosh\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
] as const

/** @param userAgent what the browser calls itself; anybody may write anything there, so only known names come out */
export function deviceInWords(userAgent: string): string {
  const named = (list: readonly (readonly [RegExp, string])[]) => list.find(([is]) => is.test(userAgent))?.[1]
  return SESSIONS.device(named(BROWSERS) ?? SESSIONS.browser, named(SYSTEMS) ?? SESSIONS.system)
}
