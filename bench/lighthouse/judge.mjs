/** Lighthouse on one page, as a phone on a slow network sees it. */
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

/** A browser that judges one page after the other; each visit begins without cookies and without a cache. */
export async function openJudge(chromePath) {
  const chrome = await launch({ chromePath, chromeFlags: FLAGS, logLevel: 'silent' })
  return {
    async judge(url) {
      const ran = await lighthouse(url, { port: chrome.port, logLevel: 'silent', onlyCategories: CATEGORIES })
      if (!ran || ran.lhr.runtimeError)
        throw new Error(`${url}: ${ran?.lhr.runtimeError?.message ?? 'no result'}`)
      return verdict(ran.lhr)
    },
    close: () => chrome.kill(),
  }
}

/** The scores, and for every category that is not full what cost it points. */
function verdict({ categories, audits }) {
  const lost = Object.values(categories)
    .filter(({ score }) => score !== 1)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => `${audits[id].title}${audits[id].displayValue ? ` (${audits[id].displayValue})` : ''}`)
  const points = (id) => Math.round((categories[id].score ?? 0) * 100)
  return {
    performance: points('performance'),
    accessibility: points('accessibility'),
    bestPractices: points('best-practices'),
    seo: points('seo'),
    bytes: audits['total-byte-weight'].numericValue ?? 0,
    lost: [...new Set(lost)],
  }
}
